/** What GraphQL can change. */

import { demand } from './actors.ts';
import { Refused } from './exchange.ts';
import { nodeById, objectNode, pullNode, refNode, threadNode, type View } from './graphql-nodes.ts';
import { checkMove, PushRefused, removeRef, setRef } from './push-rules.ts';
import type { Comment, Pull, Thread } from './records.ts';
import type { Repository } from './repository.ts';
import { personOf, webFlow } from './rest-git.ts';

interface NewCommit {
  readonly branch: { readonly repositoryNameWithOwner?: string; readonly branchName?: string; readonly id?: string };
  readonly message: { readonly headline: string; readonly body?: string };
  readonly expectedHeadOid: string;
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[];
    readonly deletions?: readonly { readonly path: string }[];
  };
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** About what GitHub takes: https://github.com/grafana/github-api-commit-action/issues/66 */
const mostBytes = 40_000_000;

/**
 * A commit of GitHub's own, signed by it. Whatever is written becomes 100644: a program loses its bit, a link becomes a
 * text file. The branch moves only from the commit that is expected.
 */
function commitOnBranch(
  { hub, actor }: View,
  { branch, message, expectedHeadOid: expected, fileChanges = {} }: NewCommit,
): object {
  const { repository, name } = branchOf({ hub, actor }, branch);
  const { git } = repository;
  const old = git.ref(name);
  if (old === null) throw new Refused(404, `Could not resolve to a Ref with the name '${name}'.`);
  const { additions = [], deletions = [] } = fileChanges;
  if (message.headline.trim() === '') throw new Refused(422, 'A commit message headline is required.');
  if (additions.reduce((sum, { contents }) => sum + contents.length, 0) > mostBytes)
    throw new Refused(413, 'The request is too large.');
  // A stale head is found before anything else is looked at.
  if (old !== expected)
    throw new PushRefused(
      409,
      `Expected branch to point to "${expected}" but it did not. Pull and try again.`,
      'STALE_DATA',
    );
  const changes = new Map<string, { readonly mode: string; readonly sha: string } | null>();
  for (const { path } of deletions) {
    if (!git.has(old, path))
      throw new Refused(422, `A path was requested for deletion which does not exist as of commit oid \`${old}\``);
    changes.set(path, null);
  }
  for (const { path, contents } of additions) {
    if (changes.has(path)) throw new Refused(422, `The path \`${path}\` is named twice.`);
    if (
      path === '' ||
      path.startsWith('/') ||
      path.split('/').some((part) => ['', '.', '..', '.git'].includes(part.toLowerCase()))
    )
      throw new Refused(422, `A path was requested that is not valid: \`${path}\``);
    if (!base64.test(contents))
      throw new Refused(422, `Could not decode the contents of \`${path}\`: they are not base64.`);
    changes.set(path, { mode: '100644', sha: git.writeBlob(Buffer.from(contents, 'base64')) });
  }
  const text = message.body ? `${message.headline}\n\n${message.body}` : message.headline;
  const sha = git.writeCommit(git.writeTree(old, changes), [old], text, personOf(actor), webFlow);
  checkMove(actor, repository, name, old, sha);
  setRef(hub, repository, name, sha);
  repository.verified.add(sha);
  return { commit: objectNode(repository, sha), ref: refNode(repository, name) };
}

function branchOf(
  { hub }: View,
  { repositoryNameWithOwner, branchName = '', id }: NewCommit['branch'],
): { readonly repository: Repository; readonly name: string } {
  const [repositoryId, refName = ''] =
    id === undefined ? [] : Buffer.from(id.replace(/^REF_/, ''), 'base64url').toString('utf8').split(/:(.*)/s);
  const all = [...hub.repositories.values()];
  const repository =
    id === undefined
      ? hub.repositories.get(repositoryNameWithOwner?.toLowerCase() ?? '')
      : all.find((one) => String(one.id) === repositoryId);
  if (repository === undefined)
    throw new Refused(404, `Could not resolve to a Repository with the name '${repositoryNameWithOwner ?? id}'.`);
  return { repository, name: id === undefined ? `refs/heads/${branchName.replace(/^refs\/heads\//, '')}` : refName };
}

interface RefUpdates {
  readonly repositoryId: string;
  readonly refUpdates: readonly {
    readonly name: string;
    readonly beforeOid?: string;
    readonly afterOid: string;
    readonly force?: boolean;
  }[];
}

/**
 * Moves, makes (from zeros) and deletes (to zeros) refs: all of them, or none when one of them is not where it is said
 * to be.
 */
function updateRefs({ hub, actor }: View, { repositoryId, refUpdates }: RefUpdates): object {
  const repository = [...hub.repositories.values()].find(({ id }) => `R_${id}` === repositoryId);
  if (repository === undefined)
    throw new Refused(404, `Could not resolve to a node with the global id of '${repositoryId}'`);
  const { git } = repository;
  const orNone = (oid: string | undefined): string | null => (oid === undefined || /^0+$/.test(oid) ? null : oid);
  for (const { name, beforeOid, afterOid, force = false } of refUpdates) {
    const [now, to] = [git.ref(name), orNone(afterOid)];
    if (beforeOid !== undefined && now !== orNone(beforeOid))
      throw new Refused(
        422,
        `Reference cannot be updated: ${name} is at ${now ?? 'nothing'} but expected ${beforeOid}`,
      );
    if (!git.validRef(name)) throw new Refused(422, `${name} is not a valid ref name.`);
    if (to !== null && git.typeOf(to) !== 'commit') throw new Refused(422, `Object ${to} does not exist`);
    if (to !== null && now !== null && !force && !git.isAncestor(now, to))
      throw new Refused(422, 'Update is not a fast forward');
    checkMove(actor, repository, name, now, to);
  }
  for (const { name, afterOid } of refUpdates) {
    const to = orNone(afterOid);
    if (to !== null) setRef(hub, repository, name, to);
    else if (git.ref(name) !== null) removeRef(hub, repository, name);
  }
  return { clientMutationId: null };
}

/** The record that an id stands for, once the actor may change it. */
function found<T extends object>({ hub, actor }: View, id: string, field: string): T {
  const record = hub.nodes.get(id);
  if (record === undefined || !(field in record))
    throw new Refused(404, `Could not resolve to a node with the global id of '${id}'`);
  for (const repository of hub.repositories.values()) {
    const own = repository.pulls.some(
      (pull) =>
        pull === record ||
        pull.reviews.some((one) => one === record) ||
        pull.threads.some((one) => one === record || one.comments.some((comment) => comment === record)),
    );
    if (own) demand(actor, repository, [['pull-requests', 'write']]);
    else if (repository.comments.some((one) => one === record))
      demand(actor, repository, [
        ['pull-requests', 'write'],
        ['issues', 'write'],
      ]);
  }
  return record as T;
}

export function mutations(view: View): Readonly<Record<string, (args: never) => object>> {
  const minimize = (id: string, reason: string | null): object => {
    const comment = Object.assign(found<Pick<Comment, 'minimized'>>(view, id, 'minimized'), { minimized: reason });
    return nodeById(view, comment);
  };
  // Odd, and so on GitHub: resolving takes `contents: write` of an installation's token.
  // https://github.com/github/gh-aw/issues/35726
  const resolve = (id: string, by: View['actor'] | null): object => {
    if (view.actor.type === 'Bot' && view.actor.permissions['contents'] !== 'write')
      throw new Refused(403, 'Resource not accessible by integration');
    return resolved(id, by);
  };
  const resolved = (id: string, by: View['actor'] | null): object => ({
    thread: threadNode(view, Object.assign(found<Thread>(view, id, 'resolvedBy'), { resolvedBy: by })),
  });
  const draft = (id: string, wanted: boolean): object => ({
    pullRequest: pullNode(view, Object.assign(found<Pull>(view, id, 'draft'), { draft: wanted })),
  });
  return {
    updateRefs: ({ input }: { readonly input: RefUpdates }) => updateRefs(view, input),
    createCommitOnBranch: ({ input }: { readonly input: NewCommit }) => commitOnBranch(view, input),
    minimizeComment: ({ input }: { readonly input: { readonly subjectId: string; readonly classifier: string } }) => ({
      minimizedComment: minimize(input.subjectId, input.classifier.toLowerCase().replace('_', '-')),
    }),
    unminimizeComment: ({ input }: { readonly input: { readonly subjectId: string } }) => ({
      unminimizedComment: minimize(input.subjectId, null),
    }),
    resolveReviewThread: ({ input }: { readonly input: { readonly threadId: string } }) =>
      resolve(input.threadId, view.actor),
    unresolveReviewThread: ({ input }: { readonly input: { readonly threadId: string } }) =>
      resolve(input.threadId, null),
    convertPullRequestToDraft: ({ input }: { readonly input: { readonly pullRequestId: string } }) =>
      draft(input.pullRequestId, true),
    markPullRequestReadyForReview: ({ input }: { readonly input: { readonly pullRequestId: string } }) =>
      draft(input.pullRequestId, false),
  };
}
