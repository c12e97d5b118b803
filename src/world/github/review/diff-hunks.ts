/** The lines of a pull request's diff on which GitHub takes comments. */

import { z } from 'zod';
import type { LineRange } from '../../../model/github/publication.ts';
import type { GitHub } from '../client.ts';
import { ask, placeOf, Unanswered } from '../parsed-answer.ts';

const perPage = 100;
/** GitHub lists no more than 3,000 files: https://docs.github.com/rest/pulls/pulls#list-pull-requests-files */
const mostPages = 30;

const filesSchema = z.array(
  z.object({ filename: z.string(), status: z.string(), patch: z.string().optional().catch(undefined) }),
);

/**
 * The new side's lines hunk by hunk, context lines too. A file without a diff (binary, too large, only renamed) is not
 * there, nor a deleted one.
 */
export async function diffHunks(
  client: GitHub,
  repository: string,
  pull: number,
): Promise<ReadonlyMap<string, readonly LineRange[]> | Unanswered> {
  const hunks = new Map<string, readonly LineRange[]>();
  for (let page = 1; page <= mostPages; page += 1) {
    const parameters = { ...placeOf(repository), pull_number: pull, per_page: perPage, page };
    const files = await ask(client, 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files', parameters, filesSchema);
    if (files instanceof Unanswered) return files;
    for (const { filename, status, patch } of files)
      if (patch !== undefined && status !== 'removed') hunks.set(filename, newSide(patch));
    if (files.length < perPage) break;
  }
  return hunks;
}

/**
 * The ranges that the hunks' headers name; lengths tell which `@@` lines are headers, since a context line may look
 * like one.
 */
export function newSide(patch: string): readonly LineRange[] {
  const ranges: LineRange[] = [];
  let [before, after] = [0, 0];
  for (const line of patch.split('\n')) {
    if (before > 0 || after > 0) {
      if (line.startsWith('\\')) continue;
      before -= line.startsWith('+') ? 0 : 1;
      after -= line.startsWith('-') ? 0 : 1;
      continue;
    }
    const [header, lines = '1', start = '0', count = '1'] =
      /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
    if (header === undefined) continue;
    [before, after] = [Number(lines), Number(count)];
    if (after > 0) ranges.push({ start: Number(start), end: Number(start) + after - 1 });
  }
  return ranges;
}
