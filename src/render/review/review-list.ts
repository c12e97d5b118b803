/** The list of what cannot be a suggestion, within what a review's body may hold. */

import { thousands } from '../../model/count.ts';
import type { ChangedFile, Excerpt } from '../../model/fixes/remediation.ts';
import { codePoints } from '../../model/github/own-remark.ts';
import { hunksOf } from '../../text/hunks.ts';
import { code, fence, prose, proseWithCode } from '../../text/markdown.ts';
import { sentence } from '../../text/plain-text.ts';
import { shownDiff } from '../summary/summary-fixes.ts';
import type { Listed } from './suggestion-layout.ts';

/** The diffs get this part of the room: the reasons of the later ones need some too. */
const diffShare = 0.7;

/**
 * Each with its reason, the most urgent with their diff, of at most `room` code points; what does not fit is counted.
 */
export function listItems(listed: readonly Listed[], also: readonly ChangedFile[], room: number): string {
  const entries = [...also.map(ofFile), ...listed.map(ofFix)];
  let [left, forDiffs] = [room - 100, room * diffShare];
  const kept: string[] = [];
  for (const { line, diff } of entries) {
    const block = `\n\n${indented(fence('diff', diff()))}`;
    const size = codePoints(block) + codePoints(line);
    const text = size <= forDiffs ? line + block : line;
    left -= codePoints(text) + 1;
    if (left < 0) break;
    forDiffs = size <= forDiffs ? forDiffs - size : 0;
    kept.push(text);
  }
  const missing = entries.length - kept.length;
  return [
    ...kept,
    ...(missing > 0 ? [`- and ${thousands(missing)} more, in the patch and in \`result.json\``] : []),
  ].join('\n');
}

interface Entry {
  readonly line: string;
  readonly diff: () => string;
}

const ofFix = ({ fix: { finding, summary, excerpt }, because }: Listed): Entry => ({
  line: `- **${prose(finding.test)}** ${placeSaid(finding)}: ${sentence(proseWithCode(summary))} Listed because ${prose(because)}.`,
  diff: () => shownDiff(excerpt),
});

const placeSaid = ({ path, span }: Listed['fix']['finding']): string => code(`${path}:${span.startLine}`);

const ofFile = ({ path, before, after }: ChangedFile): Entry => ({
  line: `- ${code(path)} has to change too: the fixes need what it declares.`,
  diff: () => changedLines(before, after).map(shownDiff).join('\n'),
});

const changedLines = (before: string, after: string): readonly Excerpt[] =>
  hunksOf(before, after, 1).map(({ oldStart, lines }) => {
    const side = (sign: string): string =>
      lines
        .filter((line) => line.startsWith(' ') || line.startsWith(sign))
        .map((line) => `${line.slice(1)}\n`)
        .join('');
    return { line: oldStart, before: side('-'), after: side('+') };
  });

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
