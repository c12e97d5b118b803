/**
 * What a reviewer reads of proposed fixes: what is done, what to check, what is proven, what is left. The same fixes
 * give the same text.
 */

import { markdownTable } from 'markdown-table';
import { counted, thousands } from '../../model/count.ts';
import type { Finding } from '../../model/findings/finding.ts';
import type { Dropped, Fixed, Remediation, TestProof } from '../../model/fixes/remediation.ts';
import { codePoints } from '../../model/github/own-remark.ts';
import { toolVersion } from '../../model/version.ts';
import type { RuleOf } from '../../rules/rule.ts';
import { code, fence } from '../../text/markdown.ts';
import { sentence } from '../../text/plain-text.ts';
import { shellLine } from '../../text/shell-line.ts';
import { newsSaid, proof, testsSaid } from '../phrases/fixes-totals.ts';
import {
  quietProse as prose,
  quietProseInHtml as proseInHtml,
  quietProseWithCode as proseWithCode,
} from '../phrases/quiet.ts';
import { cautionsOf, countByTest, groupRefusals, type Caution, type Refusals } from '../phrases/refusals.ts';
import { shownDiff } from '../summary/summary-fixes.ts';

/** GitHub counts code points, 65,536 of them; the rest is room for ticked boxes and a notice of a bot's. */
const bodyLimit = 64_000;
const placesShown = 3;

/**
 * `delivered` are the fixes that the commits hold. Too long a body loses single fixes first, then reasons, then things
 * to check, each with a count.
 */
export function proposalBody(
  remediation: Remediation,
  delivered: readonly Fixed[],
  marker: string,
  ruleOf: RuleOf,
  limit = bodyLimit,
): string {
  const head = [
    opening(remediation, delivered),
    table(remediation, delivered, ruleOf),
    risk(delivered),
    proven(remediation),
  ]
    .filter(Boolean)
    .join('\n\n');
  const foot = `${rollback}\n\n<sub>${about}</sub>\n\n${marker}`;
  let room = limit - codePoints(head) - codePoints(foot) - 4;
  const part = (
    title: string,
    items: readonly Item[],
    separator: string,
    more: (missing: string) => string,
  ): string => {
    const { kept, missing } = fitting(items, room - codePoints(title) - 120, separator.length);
    const text =
      items.length === 0
        ? ''
        : [title, [...kept, ...(missing > 0 ? [more(thousands(missing))] : [])].join(separator)].join('\n\n');
    room -= codePoints(text) + 2;
    return text;
  };
  const item = (missing: string): string => `- and ${missing} more, in the report of the run`;
  const checks = part(
    '#### Check before you merge',
    cautionsOf(delivered).map((one) => () => checkItem(one)),
    '\n',
    item,
  );
  const refused = part(
    '#### Not fixed, and why',
    groupRefusals(remediation.refused).map((one) => () => refusalItem(one)),
    '\n',
    item,
  );
  const dropped = part(
    '#### Dropped, because they did not stand the proof',
    remediation.dropped.map((one) => () => droppedItem(one)),
    '\n',
    item,
  );
  const inFiles = (missing: string): string => `_and ${missing} more, in the files of this pull request_`;
  const each = part(
    '#### Before and after',
    delivered.map((one) => () => fixBlock(one)),
    '\n\n',
    inFiles,
  );
  return [head, checks, each, refused, dropped, foot].filter(Boolean).join('\n\n');
}

/** Drawn only when there is room. */
type Item = () => string;

function fitting(
  items: readonly Item[],
  room: number,
  separator: number,
): { readonly kept: readonly string[]; readonly missing: number } {
  let left = room;
  const kept: string[] = [];
  for (const draw of items) {
    const text = draw();
    left -= codePoints(text) + separator;
    if (left < 0) break;
    kept.push(text);
  }
  return { kept, missing: items.length - kept.length };
}

function opening({ fixed, refused, dropped }: Remediation, delivered: readonly Fixed[]): string {
  const files = new Set(delivered.map(({ finding }) => finding.path)).size;
  const all = fixed.length + refused.length + dropped.length;
  const absent = fixed.length - delivered.length;
  const more = all > delivered.length ? `; ${thousands(all)} were looked at` : '';
  const main = `**${counted(delivered.length, 'finding')} of Bandit ${delivered.length === 1 ? 'is' : 'are'} fixed here, in ${counted(files, 'file')}${more}.**`;
  return absent === 0
    ? main
    : `${main} The fixes of ${counted(absent, 'finding')} are left out: their files are other ones on the branch than those that were scanned.`;
}

function table(remediation: Remediation, delivered: readonly Fixed[], ruleOf: RuleOf): string {
  const counts = countByTest({ ...remediation, fixed: delivered });
  if (counts.length === 0) return '';
  const toReview = (test: string): number =>
    delivered.filter(({ finding, safety }) => finding.test === test && safety === 'review').length;
  const rows = counts.map(({ test, fixed, refused, dropped }) => [
    `${prose(test)} ${prose(ruleOf(test).title)}`,
    ...[fixed, toReview(test), refused, dropped].map(String),
  ]);
  return markdownTable([['Rule', 'fixed', 'of these to review', 'refused', 'dropped'], ...rows], {
    align: ['l', 'r', 'r', 'r', 'r'],
    alignDelimiters: false,
  });
}

const fixes = (n: number): string => `${thousands(n)} ${n === 1 ? 'fix' : 'fixes'}`;

function risk(delivered: readonly Fixed[]): string {
  const review = delivered.filter(({ safety }) => safety === 'review').length;
  const safe = delivered.length - review;
  const suppressed = delivered.filter(({ suppression }) => suppression).length;
  return [
    '#### Risk',
    [
      safe > 0 ? `${fixes(safe)} ${safe === 1 ? 'is' : 'are'} safe: correct programs keep their behaviour.` : '',
      review > 0
        ? `${fixes(review)} may change what the program does and ${review === 1 ? 'needs' : 'need'} a look.`
        : '',
      suppressed > 0
        ? `${thousands(suppressed)} of them ${suppressed === 1 ? 'is a justified' : 'are justified'} \`# nosec\`: nothing but Bandit's report changes.`
        : '',
    ]
      .filter(Boolean)
      .join(' '),
  ].join('\n\n');
}

const proven = ({ tests, news }: Remediation): string =>
  ['#### Proof', [proof, testsHere(tests), newsSaid(news)].filter(Boolean).map(proseWithCode).join(' ')].join('\n\n');

/** Without the seconds, which are others in each run. */
const testsHere = (tests: TestProof | null): string =>
  tests?.verdict === 'passed'
    ? `The test command \`${shellLine(tests.command).replaceAll('`', "'")}\` passes with all of them together.`
    : testsSaid(tests);

const rollback =
  '#### To take it back\n\nEach rule has a commit of its own. After the merge, revert this pull request, or one of its commits with `git revert`.';
const about = `Made by bandit-remediate ${toolVersion} and kept up to date in place. Commits that others add to the branch stay; an edited title stays too.`;

const where = ({ path, span }: Finding): string => code(`${path}:${span.startLine}`);

function places(findings: readonly Finding[]): string {
  const shown = findings.slice(0, placesShown).map(where).join(', ');
  return `${shown}${findings.length > placesShown ? ` and ${thousands(findings.length - placesShown)} more` : ''}`;
}

const checkItem = ({ text, findings }: Caution): string =>
  `- [ ] ${sentence(proseWithCode(text))} (${places(findings)})`;

const refusalItem = ({ test, because, advice, findings }: Refusals): string =>
  `- **${prose(test)}**${findings.length > 1 ? `, ${thousands(findings.length)} times` : ''}: ${sentence(proseWithCode(because))}` +
  `${advice === '' ? '' : ` ${sentence(proseWithCode(advice))}`} At ${places(findings)}.`;

const droppedItem = ({ finding, summary, reason }: Dropped): string =>
  `- **${prose(finding.test)}** ${where(finding)}: ${sentence(proseWithCode(summary))} Dropped: ${sentence(proseWithCode(reason))}`;

function fixBlock({ finding, summary, safety, excerpt }: Fixed): string {
  const place = `<code>${prose(`${finding.path}:${finding.span.startLine}`)}</code>`;
  const title = `<b>${prose(finding.test)}</b> ${place} ${proseInHtml(summary)}${safety === 'review' ? ' (to review)' : ''}`;
  return `<details><summary>${title}</summary>\n\n${fence('diff', shownDiff(excerpt))}\n\n</details>`;
}
