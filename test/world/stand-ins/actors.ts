/** Who a token stands for and what it may do. */

import { Refused } from './exchange.ts';
import type { Repository } from './repository.ts';

export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

export interface Actor {
  readonly login: string;
  readonly id: number;
  readonly type: 'Bot' | 'User';
  /** What is not named is not allowed. Public repositories can be read without. */
  readonly permissions: Permissions;
  /** `owner/name` of the repositories that may be written to; null: all that are no forks. */
  readonly repositories: readonly string[] | null;
  /** The token of a workflow: it needs a setting to open pull requests. */
  readonly workflow: boolean;
}

/** The token that a workflow gets, with all that the product can ask for. */
export const actionsBot: Actor = {
  login: 'github-actions[bot]',
  id: 41898282,
  type: 'Bot',
  workflow: true,
  repositories: null,
  permissions: {
    contents: 'write',
    'pull-requests': 'write',
    issues: 'write',
    checks: 'write',
    actions: 'write',
    'security-events': 'write',
    metadata: 'read',
  },
};

/** A workflow's token on a pull request from a fork, or from Dependabot. */
export const readOnlyBot: Actor = {
  ...actionsBot,
  permissions: {
    contents: 'read',
    'pull-requests': 'read',
    issues: 'read',
    checks: 'read',
    actions: 'read',
    metadata: 'read',
  },
};

export const appBot: Actor = { ...actionsBot, login: 'shelf-fixer[bot]', id: 900001, workflow: false };
export const person: Actor = {
  ...actionsBot,
  login: 'ada',
  id: 1001,
  type: 'User',
  workflow: false,
  permissions: { ...actionsBot.permissions, workflows: 'write' },
};

/** Throws GitHub's refusal unless the actor may. */
export function demand(
  actor: Actor,
  repository: Repository,
  needs: readonly (readonly [string, 'read' | 'write'])[],
): void {
  const reach = actor.repositories?.includes(repository.fullName) ?? repository.parent === null;
  if (repository.isPrivate && !reach) throw new Refused(404, 'Not Found');
  const fits = needs.some(([permission, level]) => allows(actor, repository, reach, permission, level));
  const who = actor.type === 'Bot' ? 'integration' : 'personal access token';
  if (needs.length > 0 && !fits) throw new Refused(403, `Resource not accessible by ${who}`);
  if (repository.archived && needs.some(([, level]) => level === 'write'))
    throw new Refused(403, 'Repository was archived so is read-only.');
}

function allows(
  actor: Actor,
  repository: Repository,
  reach: boolean,
  permission: string,
  level: 'read' | 'write',
): boolean {
  const held = actor.permissions[permission];
  if (level === 'read') return !repository.isPrivate || held !== undefined;
  return reach && held === 'write';
}

/**
 * May this actor push to that branch: with its own right, or as a maintainer on an open pull request that lets
 * maintainers edit.
 */
export function mayPush(actor: Actor, repository: Repository, branch: string): boolean {
  const own =
    actor.permissions['contents'] === 'write' &&
    (actor.repositories?.includes(repository.fullName) ?? repository.parent === null);
  if (own || actor.type === 'Bot' || repository.parent === null) return own;
  const pulls = repository.parent.pulls.filter(
    ({ head, state }) => state === 'open' && head.repository === repository && head.ref === branch,
  );
  return pulls.some(({ maintainerCanModify }) => maintainerCanModify) && mayPush(actor, repository.parent, '');
}

/** As GitHub shows an account. */
export const account = ({ login, id, type }: Pick<Actor, 'login' | 'id' | 'type'>): object => ({
  login,
  id,
  type,
  node_id: `U_${id}`,
  html_url: `https://github.com/${login.replace('[bot]', '')}`,
  site_admin: false,
});
