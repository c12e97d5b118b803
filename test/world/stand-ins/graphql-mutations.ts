/** What GraphQL can change. */
import { demand } from './actors.ts';
import { Refused } from './exchange.ts';
import { nodeById, objectNode, pullNode, refNode, threadNode, type View } from './graphql-nodes.ts';
import { checkMove, PushRefused } from './push-rules.ts';
import type { Comment, Pull, Thread } from './records.ts';
import type { Repository } from './repository.ts';
import { personOf, webFlow } from './rest-git.ts';

interface NewCommit {
  readonly branch: { readonly repositoryNameWithOwner?: string; readonly branchName?: string; readonly id?: string };
  readonly message: { readonly headline: string; readonly body?: string };
  readonly expectedHeadOid: string;
  readonly fileChanges?: { readonly additions?: readonly { readonly path: string; readonly contents: string }[]; readonly deletions?: readonly { readonly path: string }[] };
}

const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** About what GitHub takes: https://github.com/grafana/github-api-commit-action/issues/66 */
const mostBytes = 40_000_000;

/**
 * A commit of GitHub's own, signed by it. Whatever is written becomes 100644: a program loses its bit, a link becomes a text file.
 * The branch moves only from the commit that is expected.
 */
function commitOnBranch({ hub, actor }: View, { branch, message, expectedHeadOid: expected, fileChanges = {} }: NewCommit): object {
  const { repository, name } = branchOf({ hub, actor }, branch);
  const { git } = repository;
  const old = git.ref(name);
  if (old === null) throw new Refused(404, `Could not resolve to a Ref with the name '${name}'.`);
  const { additions = [], deletions = [] } = fileChanges;
  if (message.headline.trim() === '') throw new Refused(422, 'A commit message headline is required.');
  if (additions.reduce((sum, { contents }) => sum + contents.length, 0) > mostBytes) throw new Refused(413, 'The request is too large.');
  // A stale head is found before anything else is looked at.
  if (old !== expected) throw new PushRefused(409, `Expected branch to point to "${expected}" but it did not. Pull and try again.`, 'STALE_DATA');
  const changes = new Map<string, { readonly mode: string; readonly sha: string } | null>();
  for (const { path } of deletions) {
    if (git.text('ls-tree', old, '--', path) === '') throw new Refused(422, `A path was requested for deletion which does not exist as of commit oid \`${old}\``);
    changes.set(path, null);
  }
  for (const { path, contents } of additions) {
    if (changes.has(path)) throw new Refused(422, `The path \`${path}\` is named twice.`);
    if (path === '' || path.startsWith('/') || path.split('/').some((part) => ['', '.', '..', '.git'].includes(part.toLowerCase()))) throw new Refused(422, `A path was requested that is not valid: \`${path}\``);
    if (!base64.test(contents)) throw new Refused(422, `Could not decode the contents of \`${path}\`: they are not base64.`);
    changes.set(path, { mode: '100644', sha: git.writeBlob(Buffer.from(contents, 'base64')) });
  }
  const text = message.body ? `${message.headline}\n\n${message.body}` : message.headline;
  const sha = git.writeCommit(git.writeTree(old, changes), [old], text, personOf(actor), webFlow);
  checkMove(actor, repository, name, old, sha);
  git.moveRef(name, sha, old);
  repository.verified.add(sha);
  return { commit: objectNode(repository, sha), ref: refNode(repository, name) };
}

function branchOf({ hub }: View, { repositoryNameWithOwner, branchName = '', id }: NewCommit['branch']): { readonly repository: Repository; readonly name: string } {
  const [repositoryId, refName = ''] = id === undefined ? [] : Buffer.from(id.replace(/^REF_/, ''), 'base64url').toString('utf8').split(/:(.*)/s);
  const all = [...hub.repositories.values()];
  const repository = id === undefined ? hub.repositories.get(repositoryNameWithOwner?.toLowerCase() ?? '') : all.find((one) => String(one.id) === repositoryId);
  if (repository === undefined) throw new Refused(404, `Could not resolve to a Repository with the name '${repositoryNameWithOwner ?? id}'.`);
  return { repository, name: id === undefined ? `refs/heads/${branchName.replace(/^refs\/heads\//, '')}` : refName };
}

/** The record that an id stands for, once the actor may change it. */
function found<T extends object>({ hub, actor }: View, id: string, field: string): T {
  const record = hub.nodes.get(id);
  if (record === undefined || !(field in record)) throw new Refused(404, `Could not resolve to a node with the global id of '${id}'`);
  for (const repository of hub.repositories.values()) {
    const own = repository.pulls.some((pull) => pull === record || pull.reviews.some((one) => one === record) || pull.threads.some((one) => one === record || one.comments.some((comment) => comment === record)));
    if (own) demand(actor, repository, [['pull-requests', 'write']]);
    else if (repository.comments.some((one) => one === record)) demand(actor, repository, [['pull-requests', 'write'], ['issues', 'write']]);
  }
  return record as T;
}

export function mutations(view: View): Readonly<Record<string, (args: never) => object>> {
  const minimize = (id: string, reason: string | null): object => {
    const comment = Object.assign(found<Pick<Comment, 'minimized'>>(view, id, 'minimized'), { minimized: reason });
    return nodeById(view, comment);
  };
  const resolve = (id: string, by: View['actor'] | null): object => ({ thread: threadNode(view, Object.assign(found<Thread>(view, id, 'resolvedBy'), { resolvedBy: by })) });
  const draft = (id: string, wanted: boolean): object => ({ pullRequest: pullNode(view, Object.assign(found<Pull>(view, id, 'draft'), { draft: wanted })) });
  return {
    createCommitOnBranch: ({ input }: { readonly input: NewCommit }) => commitOnBranch(view, input),
    minimizeComment: ({ input }: { readonly input: { readonly subjectId: string; readonly classifier: string } }) =>
      ({ minimizedComment: minimize(input.subjectId, input.classifier.toLowerCase().replace('_', '-')) }),
    unminimizeComment: ({ input }: { readonly input: { readonly subjectId: string } }) => ({ unminimizedComment: minimize(input.subjectId, null) }),
    resolveReviewThread: ({ input }: { readonly input: { readonly threadId: string } }) => resolve(input.threadId, view.actor),
    unresolveReviewThread: ({ input }: { readonly input: { readonly threadId: string } }) => resolve(input.threadId, null),
    convertPullRequestToDraft: ({ input }: { readonly input: { readonly pullRequestId: string } }) => draft(input.pullRequestId, true),
    markPullRequestReadyForReview: ({ input }: { readonly input: { readonly pullRequestId: string } }) => draft(input.pullRequestId, false),
  };
}
