import { counted } from '../model/count.ts';
import type { Suggestion } from '../model/publication.ts';
import { code } from './markdown.ts';
import { codePoints } from './marker.ts';

/** Under GitHub's 65,536. */
const bodyLimit = 65_000;

/** A review's body with the suggestions that GitHub did not take where they belong, as many as there is room for. */
export function withUnplaced(body: string, unplaced: readonly Suggestion[]): string {
  if (unplaced.length === 0) return body;
  const title = `<details><summary>${counted(unplaced.length, 'suggestion')} that GitHub did not take beside the code</summary>`;
  let left = bodyLimit - codePoints(body) - codePoints(title) - 100;
  const kept: string[] = [];
  for (const { path, lines, body: text } of unplaced) {
    const place = code(lines.start === lines.end ? `${path}:${lines.start}` : `${path}:${lines.start}-${lines.end}`);
    // Out of its place a suggestion can do nothing, so it is shown as code; its hidden key would be taken for a suggestion that stands.
    const entry = `${place}\n\n${text.replace(/<!-- bandit-remediate[^>]* -->\n?/gu, '').replace(/^(`{3,})suggestion$/mu, '$1python').trim()}`;
    left -= codePoints(entry) + 2;
    if (left < 0) break;
    kept.push(entry);
  }
  const missing = unplaced.length - kept.length;
  return [body, title, ...kept, ...(missing > 0 ? [`And ${missing} more.`] : []), '</details>'].join('\n\n').trim();
}
