import { counted } from '../count.ts';
import { codePoints } from './own-remark.ts';
import type { Suggestion } from './publication.ts';

/** Under GitHub's 65,536. */
const bodyLimit = 65_000;

/** A review's body with the suggestions that GitHub did not take where they belong, as many as there is room for. */
export function withUnplaced(body: string, unplaced: readonly Suggestion[]): string {
  if (unplaced.length === 0) return body;
  const title = `<details><summary>${counted(unplaced.length, 'suggestion')} that GitHub did not take beside the code</summary>`;
  let left = bodyLimit - codePoints(body) - codePoints(title) - 100;
  const kept: string[] = [];
  for (const { instead } of unplaced) {
    left -= codePoints(instead) + 2;
    if (left < 0) break;
    kept.push(instead);
  }
  const missing = unplaced.length - kept.length;
  return [body, title, ...kept, ...(missing > 0 ? [`And ${missing} more.`] : []), '</details>'].join('\n\n').trim();
}
