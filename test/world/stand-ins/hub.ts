/** What GitHub knows, across repositories. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { actionsBot, type Actor } from './actors.ts';
import type { FileSpecs } from './commit-files.ts';
import { newRepository, type Repository, type RepositoryOptions } from './repository.ts';

export interface Hub {
  /** By `owner/name` in lower case; forks add themselves. */
  readonly repositories: Map<string, Repository>;
  /** Where artifacts are kept. */
  readonly store: { readonly url: string };
  /** What a node id stands for, for GraphQL. */
  readonly nodes: Map<string, object>;
  /** The next number, for ids of all kinds. */
  id(): number;
  actorOf(token: string): Actor;
  /** Says who a token is and what it may do; unknown tokens are a workflow's with every permission. */
  token(token: string, actor: Actor): void;
  repository(fullName: string, files: FileSpecs, options?: RepositoryOptions): Repository;
  clear(): void;
}

export function newHub(repositories: Map<string, Repository>, store: { readonly url: string }): Hub {
  const folder = mkdtempSync(join(tmpdir(), 'github-stand-in-'));
  const nodes = new Map<string, object>();
  const tokens = new Map<string, Actor>();
  let last = 1000;
  const hub: Hub = {
    repositories,
    store,
    nodes,
    id: () => (last += 1),
    actorOf: (token) => tokens.get(token) ?? actionsBot,
    token: (token, actor) => void tokens.set(token, actor),
    repository: (fullName, files, options) => {
      const made = newRepository(hub, join(folder, `${hub.id()}.git`), fullName, files, options);
      repositories.set(fullName.toLowerCase(), made);
      return made;
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
  return hub;
}
