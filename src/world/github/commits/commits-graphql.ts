/** One commit on a branch, signed by GitHub for whoever the token is of. */

import { z } from 'zod';
import type { CommitStep } from '../../../model/github/publication.ts';
import type { GitHub } from '../client.ts';
import { parsed, type Unanswered } from '../parsed-answer.ts';
import { objectId } from './branch-tip.ts';

/** https://docs.github.com/graphql/reference/mutations#createcommitonbranch */
const createCommitOnBranch = `mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid author { name } } }
}`;

const created = z
  .object({
    createCommitOnBranch: z.object({
      commit: z.object({ oid: objectId, author: z.object({ name: z.string().nullish() }).nullish().catch(null) }),
    }),
  })
  .transform(({ createCommitOnBranch: { commit } }) => ({ commit: commit.oid, author: commit.author?.name ?? '' }));

/**
 * It makes ordinary files only: programs would lose their executable bit. `expected` is the lease: on any other tip
 * nothing happens.
 */
export async function commitOnBranch(
  client: GitHub,
  { repository, branch, expected }: { readonly repository: string; readonly branch: string; readonly expected: string },
  { headline, body, files }: CommitStep,
): Promise<z.output<typeof created> | Unanswered> {
  const additions = files.map(({ path, after }) => ({ path, contents: Buffer.from(after).toString('base64') }));
  const input = {
    branch: { repositoryNameWithOwner: repository, branchName: branch },
    expectedHeadOid: expected,
    message: { headline, body },
    fileChanges: { additions },
  };
  // With the lease a second time cannot do it twice, but the caller has to look which of the two it was.
  return parsed(await client.graphql(createCommitOnBranch, { input }), created);
}
