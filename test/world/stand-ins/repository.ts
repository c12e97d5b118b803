/** A repository of the stand-in: git behind, pull requests and what hangs on them in front. */

import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { person, type Actor } from './actors.ts';
import { bareGit, initBare, type BareGit, type Commit } from './bare-git.ts';
import { commitFiles, type FileSpecs, type Push } from './commit-files.ts';
import type { Hub } from './hub.ts';
import {
  baseOf,
  headOf,
  type Artifact,
  type CheckRun,
  type Comment,
  type Pull,
  type Review,
  type ReviewComment,
  type Thread,
} from './records.ts';

export interface RepositoryOptions {
  readonly defaultBranch?: string;
  readonly isPrivate?: boolean;
}

/** Who may push to a branch: `classic` protection and `ruleset`s are refused in different words. */
export interface Protection {
  readonly kind: 'classic' | 'ruleset';
  readonly branches: RegExp;
  /** Logins that the rule does not hold for. */
  readonly bypass?: readonly string[];
}

/** What a test reads back of a file at a commit. */
export interface FileAt {
  readonly mode: string;
  readonly sha: string;
  /** Empty for a submodule. */
  readonly content: Buffer;
}

export interface PullOptions {
  readonly head: string;
  readonly base?: string;
  /** The fork that the head branch is in. */
  readonly from?: Repository;
  readonly title?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly author?: Actor;
  readonly maintainerCanModify?: boolean;
  readonly labels?: readonly string[];
}

export interface Repository {
  readonly id: number;
  readonly fullName: string;
  readonly owner: string;
  readonly name: string;
  readonly git: BareGit;
  readonly defaultBranch: string;
  readonly parent: Repository | null;
  readonly isPrivate: boolean;
  /** Settings that a test may change at any time. */
  archived: boolean;
  /** A fork whose owner has deleted it: its pull requests stay. */
  deleted: boolean;
  /** "Allow GitHub Actions to create and approve pull requests" */
  workflowsMayOpenPulls: boolean;
  protections: Protection[];
  /** A file's patch over so many bytes is left out, as GitHub does with large diffs. */
  patchLimit: number;
  /** Trees with more entries are cut short when they are asked for recursively. */
  treeLimit: number;
  readonly pulls: Pull[];
  readonly comments: Comment[];
  readonly checks: CheckRun[];
  readonly artifacts: Artifact[];
  readonly labels: Set<string>;
  /** Commits that GitHub signed. */
  readonly verified: Set<string>;
  /** A person pushes a commit to a branch (a new one starts at the default branch, or at `from`); gives its id. */
  push(branch: string, files: FileSpecs, how?: Push & { readonly from?: string }): string;
  /** The tip of a branch, or null. */
  tip(branch: string): string | null;
  /** All files at a branch or commit, by path. */
  files(revision: string): ReadonlyMap<string, FileAt>;
  /** A file's text at a branch or commit. */
  read(revision: string, path: string): string;
  /** Commits reachable from `revision` and not from `since`, newest first. */
  log(revision: string, since?: string): readonly (Commit & { readonly verified: boolean })[];
  open(options: PullOptions): Pull;
  pull(number: number): Pull;
  fork(fullName: string): Repository;
  /** A person merges a pull request, and gives the commit on the base branch. */
  merge(number: number): string;
  /** The comments on a pull request's conversation. */
  commentsOn(number: number): readonly Comment[];
  reviewsOn(number: number): readonly Review[];
  threadsOn(number: number): readonly Thread[];
  reviewCommentsOn(number: number): readonly ReviewComment[];
}

export function newRepository(
  hub: Hub,
  path: string,
  fullName: string,
  files: FileSpecs,
  options: RepositoryOptions = {},
  parent: Repository | null = null,
): Repository {
  const { defaultBranch = 'main', isPrivate = false } = options;
  const [owner = '', name = ''] = fullName.split('/');
  initBare(path, defaultBranch);
  if (parent !== null) shareObjects(path, parent);
  const git = bareGit(path);
  const pulls: Pull[] = [];
  const comments: Comment[] = [];
  const branch = (of: string): string => `refs/heads/${of}`;
  const repository: Repository = {
    id: hub.id(),
    fullName,
    owner,
    name,
    git,
    defaultBranch,
    parent,
    isPrivate,
    archived: false,
    deleted: false,
    workflowsMayOpenPulls: true,
    protections: [],
    patchLimit: 1 << 20,
    treeLimit: 100_000,
    pulls,
    comments,
    checks: [],
    artifacts: [],
    labels: new Set(),
    verified: new Set(),
    push: (to, changes, { from, ...how } = {}) => {
      const start = git.ref(branch(to)) ?? git.resolve(from ?? branch(defaultBranch));
      return commitFiles(git, to, start, changes, how);
    },
    tip: (of) => git.ref(branch(of)),
    files: (revision) => filesAt(git, revision),
    read: (revision, file) =>
      git
        .blob(git.entries(revision).find((entry) => entry.path === file)?.sha ?? missing(`${file} at ${revision}`))
        .toString('utf8'),
    log: (revision, since) => logOf(repository, revision, since),
    open: (wanted) => openPull(hub, repository, wanted),
    pull: (number) => pulls.find((pull) => pull.number === number) ?? missing(`pull request ${number}`),
    fork: (forkName) => {
      const made = newRepository(
        hub,
        join(path, '..', `${hub.id()}.git`),
        forkName,
        {},
        { defaultBranch, isPrivate },
        repository,
      );
      hub.repositories.set(forkName.toLowerCase(), made);
      return made;
    },
    merge: (number) => mergePull(repository, repository.pull(number)),
    commentsOn: (number) => comments.filter(({ issue }) => issue === number),
    reviewsOn: (number) => repository.pull(number).reviews,
    threadsOn: (number) => repository.pull(number).threads,
    reviewCommentsOn: (number) => repository.pull(number).threads.flatMap((thread) => thread.comments),
  };
  if (parent === null) commitFiles(git, defaultBranch, null, files, { message: 'Initial commit' });
  else git.moveRef(branch(defaultBranch), parent.tip(defaultBranch) ?? '');
  return repository;
}

const missing = (what: string): never => {
  throw new Error(`the stand-in has no ${what}`);
};

/** A fork's commits are known to its parent, as on GitHub. */
function shareObjects(path: string, parent: Repository): void {
  rmSync(join(path, 'objects'), { recursive: true });
  symlinkSync(join(parent.git.path, 'objects'), join(path, 'objects'));
}

function filesAt(git: BareGit, revision: string): ReadonlyMap<string, FileAt> {
  const blobs = git.entries(revision).filter(({ type }) => type !== 'tree');
  return new Map(
    blobs.map(({ path, mode, sha, type }) => [
      path,
      { mode, sha, content: type === 'blob' ? git.blob(sha) : Buffer.alloc(0) },
    ]),
  );
}

function logOf(
  { git, verified }: Repository,
  revision: string,
  since?: string,
): readonly (Commit & { readonly verified: boolean })[] {
  const to = git.resolve(revision) ?? missing(`commit ${revision}`);
  const listed = git.once(
    'rev-list',
    to,
    ...(since === undefined ? [] : [`^${git.resolve(since) ?? missing(`commit ${since}`)}`]),
  );
  return (listed ?? '')
    .split('\n')
    .filter((sha) => sha !== '')
    .map((sha) => ({ ...git.commit(sha), verified: verified.has(sha) }));
}

/** The tree of a pull request's merge commit; the head's content where both sides changed a file. */
export function mergeTree(pull: Pull): string {
  const { git } = pull.repository;
  const [ours, theirs] = [baseOf(pull), headOf(pull)];
  const changed = (git.once('diff', '--name-only', '-z', '--no-renames', git.mergeBase(ours, theirs), theirs) ?? '')
    .split('\0')
    .filter((path) => path !== '');
  const tips = new Map(git.entries(theirs).map((entry) => [entry.path, entry]));
  return git.writeTree(ours, new Map(changed.map((path) => [path, tips.get(path) ?? null])));
}

function mergePull({ git }: Repository, pull: Pull): string {
  const [ours, theirs] = [baseOf(pull), headOf(pull)];
  const who = { name: 'Ada Human', email: 'ada@example.com' };
  const sha = git.writeCommit(mergeTree(pull), [ours, theirs], `Merge pull request #${pull.number}`, who, who);
  git.moveRef(`refs/heads/${pull.base}`, sha, ours);
  Object.assign(pull, { state: 'closed', merged: true, closedAt: theirs, updatedAt: new Date().toISOString() });
  return sha;
}

/** Opens a pull request as a person would: without any of the refusals. */
export function openPull(hub: Hub, repository: Repository, options: PullOptions): Pull {
  const {
    head,
    base = repository.defaultBranch,
    from = repository,
    title = 'A change',
    body = '',
    draft = false,
    author = person,
  } = options;
  const id = hub.id();
  const now = new Date().toISOString();
  const pull: Pull = {
    id,
    nodeId: `PR_${id}`,
    number: repository.pulls.length + 1,
    repository,
    title,
    body,
    draft,
    author,
    state: 'open',
    merged: false,
    base,
    head: { repository: from, ref: head },
    closedAt: null,
    labels: [...(options.labels ?? [])],
    reviewers: [],
    teams: [],
    reviews: [],
    threads: [],
    maintainerCanModify: options.maintainerCanModify ?? true,
    createdAt: now,
    updatedAt: now,
  };
  repository.pulls.push(pull);
  hub.nodes.set(pull.nodeId, pull);
  return pull;
}
