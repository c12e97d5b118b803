/** Who may move a branch where: permission, protection, workflow files. */

import { mayPush, type Actor } from './actors.ts';
import { Refused } from './exchange.ts';
import type { Hub } from './hub.ts';
import { baseOf, headOf, type Pull } from './records.ts';
import type { Repository } from './repository.ts';

/** Some branch of this fork is open to the actor, as a maintainer of the repository that its pull request goes to. */
export const ownChanges = (actor: Actor, fork: Repository): boolean =>
  (fork.parent?.pulls ?? []).some(({ head }) => head.repository === fork && mayPush(actor, fork, head.ref));

/** A refusal that GraphQL gives a type of its own. */
export class PushRefused extends Refused {
  readonly kind: string;
  constructor(status: number, message: string, kind: string) {
    super(status, message);
    this.kind = kind;
  }
}

const reason = 'Changes must be made through a pull request.';

/** Throws unless the actor may move the ref from `old` (null: create) to `to` (null: delete). */
export function checkMove(
  actor: Actor,
  repository: Repository,
  ref: string,
  old: string | null,
  to: string | null,
): void {
  const branch = ref.replace(/^refs\/heads\//, '');
  const who = actor.type === 'Bot' ? 'integration' : 'personal access token';
  if (!mayPush(actor, repository, branch)) throw new PushRefused(403, `Resource not accessible by ${who}`, 'FORBIDDEN');
  const rule =
    ref.startsWith('refs/heads/') &&
    repository.protections.find(({ branches, bypass = [] }) => branches.test(branch) && !bypass.includes(actor.login));
  if (rule && rule.kind === 'ruleset')
    throw new PushRefused(
      422,
      `Repository rule violations found\n\n${old === null ? 'Cannot create ref due to creations being restricted.' : reason}\n\n`,
      'UNPROCESSABLE',
    );
  if (rule && old !== null) throw new PushRefused(422, reason, 'BRANCH_PROTECTION_RULE_VIOLATION');
  const workflow =
    to === null || actor.permissions['workflows'] === 'write' ? undefined : workflowTouched(repository, old, to);
  if (workflow !== undefined) {
    const text = `refusing to allow a GitHub App to create or update workflow \`${workflow}\` without \`workflows\` permission`;
    throw new PushRefused(403, text, 'FORBIDDEN');
  }
}

/** The first workflow file that is another one than at the old tip and on the default branch, or is no longer there. */
function workflowTouched({ git, defaultBranch, tip }: Repository, old: string | null, to: string): string | undefined {
  const workflows = (revision: string | null): readonly string[] =>
    revision === null
      ? []
      : git
          .entries(revision)
          .filter(({ path, type }) => type === 'blob' && path.startsWith('.github/workflows/'))
          .map(({ path, sha }) => `${sha} ${path}`);
  const [before, main, after] = [workflows(old), workflows(tip(defaultBranch)), workflows(to)];
  const changed = after.find((file) => !before.includes(file) && !main.includes(file));
  const gone = before.find((file) => !after.some((other) => other.slice(41) === file.slice(41)) && main.includes(file));
  return (changed ?? gone)?.slice(41);
}

/**
 * Moves a ref, or makes it. Open pull requests follow: one without commits of its own is closed, one whose base has
 * them all is merged.
 */
export function setRef(hub: Hub, repository: Repository, name: string, to: string): void {
  repository.git.moveRef(name, to);
  for (const pull of openPulls(hub)) {
    const isHead = pull.head.repository === repository && `refs/heads/${pull.head.ref}` === name;
    const isBase = pull.repository === repository && `refs/heads/${pull.base}` === name;
    if ((isHead || isBase) && repository.git.isAncestor(headOf(pull), baseOf(pull))) close(pull, headOf(pull), isBase);
  }
}

/** Deletes a ref. A branch's open pull requests are closed with it. */
export function removeRef(hub: Hub, repository: Repository, name: string): void {
  const tip = repository.git.ref(name);
  for (const pull of openPulls(hub))
    if (pull.head.repository === repository && `refs/heads/${pull.head.ref}` === name) close(pull, tip ?? '', false);
  repository.git.deleteRef(name);
}

const openPulls = (hub: Hub): readonly Pull[] =>
  [...hub.repositories.values()].flatMap(({ pulls }) => pulls).filter(({ state }) => state === 'open');
const close = (pull: Pull, closedAt: string, merged: boolean): void =>
  void Object.assign(pull, { state: 'closed', closedAt, merged, updatedAt: new Date().toISOString() });
