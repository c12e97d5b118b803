/** Git data: blobs, trees, commits and refs. */

import { mayPush, type Actor } from './actors.ts';
import type { Changes, Person } from './bare-git.ts';
import { commitBody, refBody } from './bodies.ts';
import { notFound, paged, Refused, route, type Call, type Route } from './exchange.ts';
import { checkMove, ownChanges, removeRef, setRef } from './push-rules.ts';

interface NewTree {
  readonly base_tree?: string;
  readonly tree: readonly {
    readonly path?: string;
    readonly mode?: string;
    readonly type?: string;
    readonly sha?: string | null;
    readonly content?: string;
  }[];
}
interface NewCommit {
  readonly message: string;
  readonly tree: string;
  readonly parents?: readonly string[];
  readonly author?: Person;
  readonly committer?: Person;
  readonly signature?: string;
}

function tree(call: Call<never>): object {
  const {
    repository: { git, fullName, treeLimit },
    params,
    query,
    base,
  } = call;
  const wanted = params['tree_sha'] ?? '';
  const sha = git.ref(`refs/heads/${wanted}`) ?? wanted;
  if (!['tree', 'commit'].includes(git.typeOf(sha) ?? '')) throw notFound();
  const all = git.entries(sha, query.has('recursive'));
  const shown = all.slice(0, treeLimit).map(({ path, mode, type, sha: of, size }) => ({
    path,
    mode,
    type,
    sha: of,
    ...(size !== null && { size }),
    url: `${base}/repos/${fullName}/git/${type}s/${of}`,
  }));
  const own = git.treeOf(sha);
  return {
    sha: own,
    url: `${base}/repos/${fullName}/git/trees/${own}`,
    tree: shown,
    truncated: shown.length < all.length,
  };
}

function newTree(call: Call<NewTree>): object {
  const {
    repository: { git, fullName },
    body: { base_tree: from, tree: entries },
    base,
  } = call;
  if (from !== undefined && git.typeOf(from) !== 'tree' && git.typeOf(from) !== 'commit')
    throw new Refused(422, 'base_tree is not a valid tree oid');
  const changes = new Map<string, { readonly mode: string; readonly sha: string } | null>();
  for (const { path = '', mode = '', sha, content } of entries) {
    if (
      path === '' ||
      path.startsWith('/') ||
      path.split('/').some((part) => ['', '.', '..', '.git'].includes(part.toLowerCase()))
    ) {
      throw new Refused(422, 'tree.path contains a malformed path component');
    }
    if (sha === null) {
      if (from === undefined || !git.has(from, path)) throw new Refused(422, 'GitRPC::BadObjectState');
      changes.set(path, null);
      continue;
    }
    const blob = sha ?? git.writeBlob(Buffer.from(content ?? '', 'utf8'));
    if (mode !== '160000' && git.typeOf(blob) !== (mode === '040000' ? 'tree' : 'blob'))
      throw new Refused(422, `tree.sha ${blob} is not a valid ${mode === '040000' ? 'tree' : 'blob'}`);
    if (mode === '040000')
      for (const entry of git.entries(blob)) {
        if (entry.type !== 'tree') changes.set(`${path}/${entry.path}`, entry);
      }
    else changes.set(path, { mode, sha: blob });
  }
  const sha = git.writeTree(from ?? null, changes satisfies Changes);
  const listed = git
    .entries(sha, false)
    .map(({ path, mode, type, sha: of, size }) => ({ path, mode, type, sha: of, ...(size !== null && { size }) }));
  return { sha, url: `${base}/repos/${fullName}/git/trees/${sha}`, tree: listed, truncated: false };
}

function newCommit(call: Call<NewCommit>): object {
  const {
    repository,
    actor,
    body: { message, tree: of, parents = [], author, committer, signature },
  } = call;
  const { git } = repository;
  if (git.typeOf(of) !== 'tree') throw new Refused(422, 'Tree SHA does not exist');
  if (parents.some((parent) => git.typeOf(parent) !== 'commit'))
    throw new Refused(422, 'Parent SHA does not exist or is not a commit object');
  const self = personOf(actor);
  const sha = git.writeCommit(of, parents, message, author ?? self, committer ?? author ?? webFlow);
  // GitHub signs for bots that name nobody:
  // https://docs.github.com/authentication/managing-commit-signature-verification/about-commit-signature-verification#signature-verification-for-bots
  if (actor.type === 'Bot' && author === undefined && committer === undefined && signature === undefined)
    repository.verified.add(sha);
  return commitBody(repository, sha, call.base);
}

export const personOf = ({ login, id }: Actor): Person => ({
  name: login,
  email: `${id}+${login}@users.noreply.github.com`,
});
export const webFlow: Person = { name: 'GitHub', email: 'noreply@github.com' };

function createRef(call: Call<{ readonly ref: string; readonly sha: string }>): object {
  const {
    repository,
    actor,
    body: { ref, sha },
  } = call;
  const { git } = repository;
  if (!/^refs\/.+\/.+|^refs\/(?:heads|tags)\/.+/.test(ref) || !git.validRef(ref))
    throw new Refused(422, `${ref} is not a valid ref name.`);
  if (git.typeOf(sha) !== 'commit') throw new Refused(422, 'Object does not exist');
  if (git.ref(ref) !== null) throw new Refused(422, 'Reference already exists');
  // A branch cannot be a folder of branches: git's own rule.
  if (git.refs(`${ref}/`).length > 0 || parentsOf(ref).some((parent) => git.ref(parent) !== null))
    throw new Refused(422, 'Reference update failed');
  checkMove(actor, repository, ref, null, sha);
  setRef(call.hub, repository, ref, sha);
  return refBody(repository, ref, call.base);
}

const parentsOf = (ref: string): readonly string[] =>
  ref
    .split('/')
    .slice(2, -1)
    .map((_, index, parts) => ['refs', 'heads', ...parts.slice(0, index + 1)].join('/'));

function moveRef(call: Call<{ readonly sha: string; readonly force?: boolean }>): object {
  const {
    repository,
    actor,
    params,
    body: { sha, force = false },
  } = call;
  const { git } = repository;
  const name = `refs/${params['ref'] ?? ''}`;
  const old = git.ref(name);
  if (old === null) throw new Refused(422, 'Reference does not exist');
  if (git.typeOf(sha) !== 'commit') throw new Refused(422, 'Object does not exist');
  if (!force && !git.isAncestor(old, sha)) throw new Refused(422, 'Update is not a fast forward');
  checkMove(actor, repository, name, old, sha);
  setRef(call.hub, repository, name, sha);
  return refBody(repository, name, call.base);
}

function deleteRef(call: Call<never>): void {
  const name = `refs/${call.params['ref'] ?? ''}`;
  const old = call.repository.git.ref(name);
  if (old === null) throw new Refused(422, 'Reference does not exist');
  checkMove(call.actor, call.repository, name, old, null);
  removeRef(call.hub, call.repository, name);
}

/** Whether the token may write is asked later, of the branch: the one of a fork may be open to maintainers. */
function writable(call: Call<never>): void {
  const { actor, repository } = call;
  const allowed = mayPush(actor, repository, '') || ownChanges(actor, repository);
  if (!allowed)
    throw new Refused(
      403,
      `Resource not accessible by ${actor.type === 'Bot' ? 'integration' : 'personal access token'}`,
    );
}

const git = '/repos/{owner}/{repo}/git';
const created = (body: object) => ({ status: 201, body });
const write = <Body>(name: string, answer: (call: Call<Body>) => ReturnType<Route['answer']>): Route =>
  route<Body>(name, '', (call) => (writable(call as Call<never>), answer(call)));

export const gitRoutes: readonly Route[] = [
  route<never>(`GET ${git}/blobs/{file_sha}`, 'contents: read', ({ repository, params }) => {
    const sha = params['file_sha'] ?? '';
    if (repository.git.typeOf(sha) !== 'blob') throw notFound();
    const bytes = repository.git.blob(sha);
    const url = `https://api.github.com/repos/${repository.fullName}/git/blobs/${sha}`;
    return {
      status: 200,
      body: {
        sha,
        node_id: `B_${sha}`,
        size: bytes.length,
        encoding: 'base64',
        url,
        content: bytes.toString('base64').replace(/.{60}(?=.)/g, '$&\n'),
      },
    };
  }),
  write<{ readonly content: string; readonly encoding?: string }>(
    `POST ${git}/blobs`,
    ({ repository, body: { content, encoding = 'utf-8' }, base }) => {
      const sha = repository.git.writeBlob(Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'));
      return created({ sha, url: `${base}/repos/${repository.fullName}/git/blobs/${sha}` });
    },
  ),
  route<never>(`GET ${git}/trees/{tree_sha}`, 'contents: read', (call) => ({ status: 200, body: tree(call) })),
  write<NewTree>(`POST ${git}/trees`, (call) => created(newTree(call))),
  route<never>(`GET ${git}/commits/{commit_sha}`, 'contents: read', (call) => {
    const sha = call.params['commit_sha'] ?? '';
    if (call.repository.git.typeOf(sha) !== 'commit') throw notFound();
    return { status: 200, body: commitBody(call.repository, sha, call.base) };
  }),
  write<NewCommit>(`POST ${git}/commits`, (call) => created(newCommit(call))),
  route<never>(`GET ${git}/ref/{ref}`, 'contents: read', (call) => {
    const name = `refs/${call.params['ref'] ?? ''}`;
    if (call.repository.git.ref(name) === null) throw notFound();
    return { status: 200, body: refBody(call.repository, name, call.base) };
  }),
  route<never>(`GET ${git}/matching-refs/{ref}`, 'contents: read', (call) =>
    paged(
      call,
      call.repository.git
        .refs(`refs/${call.params['ref'] ?? ''}*`)
        .map((name) => refBody(call.repository, name, call.base)),
    ),
  ),
  write<{ readonly ref: string; readonly sha: string }>(`POST ${git}/refs`, (call) => created(createRef(call))),
  write<{ readonly sha: string; readonly force?: boolean }>(`PATCH ${git}/refs/{ref}`, (call) => ({
    status: 200,
    body: moveRef(call),
  })),
  write<never>(`DELETE ${git}/refs/{ref}`, (call) => (deleteRef(call), { status: 204 })),
];
