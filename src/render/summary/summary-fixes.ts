/**
 * The summary's section on fixes: what is fixed and how to get it, what a person has to do, and why the rest is not
 * fixed.
 */

import { markdownTable } from 'markdown-table';
import { thousands } from '../../model/count.ts';
import type { Finding } from '../../model/findings/finding.ts';
import type { Dropped, Excerpt, Fixed, Remediation } from '../../model/fixes/remediation.ts';
import type { RuleOf } from '../../rules/rule.ts';
import { fence, prose, proseInHtml, proseWithCode, visibleLines } from '../../text/markdown.ts';
import { sentence } from '../../text/plain-text.ts';
import { shellLine } from '../../text/shell-line.ts';
import { newsSaid, proof, testsSaid, totals } from '../phrases/fixes-totals.ts';
import { cautionsOf, countByTest, groupRefusals, type Caution, type Refusals } from '../phrases/refusals.ts';
import { diffLines } from '../rules/before-after.ts';

/** How a reader gets at the fixes, or rid of them: a sentence and commands for a shell; null when there is no patch. */
export type HowToApply = { readonly says: string; readonly commands: string } | null;

export interface FixesView {
  readonly link: (one: { readonly finding: Finding }) => string;
  readonly ruleOf: RuleOf;
  readonly apply: HowToApply;
}

const diffLimit = 60;
const lineLimit = 300;
const placesShown = 3;
const outputLimit = 2000;

/** The section, of at most `room` bytes: the lists are cut with a count of what is left out, the single fixes first. */
export function fixesSection(remediation: Remediation, view: FixesView, room: number): string {
  const { fixed, refused, dropped } = remediation;
  const head = headOf(remediation, view);
  let left = room - size(head);
  const part = (
    title: string,
    items: readonly Item[],
    separator: string,
    more: (missing: number) => string,
  ): string => {
    const { kept, missing } = fitting(items, left - size(title) - 160);
    const text =
      kept.length === 0 && missing === 0
        ? ''
        : `${title}\n\n${[...kept, ...(missing > 0 ? [more(missing)] : [])].join(separator)}`;
    left -= size(text) + 2;
    return text;
  };
  const item = (missing: number): string => `- and ${thousands(missing)} more, listed in \`result.json\``;
  const cautions = part(
    '#### For you to do',
    cautionsOf(fixed).map((one) => () => cautionItem(one, view)),
    '\n',
    item,
  );
  const failed = part(
    '#### Dropped, because they did not stand the proof',
    dropped.map((one) => () => droppedItem(one, view)),
    '\n',
    item,
  );
  const reasons = part(
    '#### Not fixed, and why',
    groupRefusals(refused).map((group) => () => refusalItem(group, view)),
    '\n',
    item,
  );
  const each = part(
    '#### Each fix',
    fixed.map((one) => () => fixBlock(one, view)),
    '\n\n',
    (missing) =>
      `_${thousands(missing)} more ${missing === 1 ? 'fix is' : 'fixes are'} not shown here for length; \`fixes.patch\` and \`result.json\` have all._`,
  );
  return [head, cautions, each, reasons, failed].filter(Boolean).join('\n\n');
}

const size = (text: string): number => new TextEncoder().encode(text).length;

/** Drawn only when there is room: few of many are. */
type Item = () => string;

function fitting(items: readonly Item[], room: number): { readonly kept: readonly string[]; readonly missing: number } {
  let left = room;
  const kept: string[] = [];
  for (const draw of items) {
    const text = draw();
    left -= size(text) + 2;
    if (left < 0) break;
    kept.push(text);
  }
  return { kept, missing: items.length - kept.length };
}

function headOf(remediation: Remediation, { ruleOf, apply }: FixesView): string {
  const { fixed, tests, notes, news } = remediation;
  const counts = countByTest(remediation);
  const rows = counts.map(({ test, fixed: done, refused, dropped }) => [
    `${prose(test)} ${prose(ruleOf(test).title)}`,
    String(done),
    String(refused),
    String(dropped),
  ]);
  const said = testsSaid(tests);
  return [
    '### Fixes',
    `**${proseWithCode(totals(remediation))}**${fixed.length > 0 ? ` ${proof}` : ''}${said === '' ? '' : ` ${proseWithCode(said)}`}`,
    tests && tests.verdict !== 'passed' && tests.output !== ''
      ? details('What the test command printed', fence('text', tail(tests.output)))
      : '',
    newsSaid(news),
    ...notes.map((note) => `${note.level === 'warning' ? '⚠️ ' : ''}${proseWithCode(note.text)}`),
    apply !== null && fixed.length > 0 ? `${apply.says}\n\n${fence('sh', apply.commands)}` : '',
    counts.length > 0
      ? markdownTable([['Rule', 'fixed', 'refused', 'dropped'], ...rows], {
          align: ['l', 'r', 'r', 'r'],
          alignDelimiters: false,
        })
      : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

const details = (title: string, body: string): string =>
  `<details><summary>${title}</summary>\n\n${body}\n\n</details>`;

function fixBlock(one: Fixed, { link }: FixesView): string {
  const { finding, summary, safety, excerpt, cautions } = one;
  const title = `<b>${prose(finding.test)}</b> <code>${prose(`${finding.path}:${finding.span.startLine}`)}</code> ${proseInHtml(summary)}${safety === 'review' ? ' (to review)' : ''}`;
  const doing = cautions.map((caution) => `- ${proseWithCode(caution)}`).join('\n');
  return details(title, [link(one), fence('diff', shownDiff(excerpt)), doing].filter(Boolean).join('\n\n'));
}

/** The lines that a fix changes, as a diff; long ones are cut, and say so. */
export function shownDiff({ before, after }: Excerpt): string {
  const lines = diffLines({ before: visibleLines(before), after: visibleLines(after) });
  const shown = lines
    .slice(0, diffLimit)
    .map((line) =>
      line.length > lineLimit ? `${line.slice(0, lineLimit - 1).replace(/[\ud800-\udbff]$/u, '')}…` : line,
    );
  return [
    ...shown,
    ...(lines.length > diffLimit ? [`@@ ${thousands(lines.length - diffLimit)} more lines @@`] : []),
  ].join('\n');
}

function places(findings: readonly Finding[], { link }: FixesView): string {
  const shown = findings.slice(0, placesShown).map((finding) => link({ finding }));
  return `${shown.join(', ')}${findings.length > placesShown ? ` and ${thousands(findings.length - placesShown)} more` : ''}`;
}

const cautionItem = ({ text, findings }: Caution, view: FixesView): string =>
  `- ${sentence(proseWithCode(text))} (${places(findings, view)})`;

const refusalItem = ({ test, because, advice, findings }: Refusals, view: FixesView): string =>
  `- **${prose(test)}**, ${thousands(findings.length)} times: ${sentence(proseWithCode(because))}${advice === '' ? '' : ` ${sentence(proseWithCode(advice))}`} At ${places(findings, view)}.`.replace(
    ', 1 times:',
    ':',
  );

function droppedItem(one: Dropped, { link }: FixesView): string {
  const output =
    one.output.trim() === ''
      ? ''
      : `\n\n${indented(details('What the test command printed', fence('text', tail(one.output))))}`;
  return `- **${prose(one.finding.test)}** ${link(one)}: ${sentence(proseWithCode(one.summary))} Dropped: ${sentence(proseWithCode(one.reason))}${output}`;
}

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');

/** The end of an output, whole lines of it. */
function tail(output: string): string {
  const text = visibleLines(output).trimEnd();
  return text.length <= outputLimit ? text : `…\n${text.slice(-outputLimit).replace(/^[^\n]*\n/u, '')}`;
}

/** Fetches the patch of a workflow's run and applies it, or applies the file where it lies. */
export function howToApply(patch: {
  readonly file: string;
  readonly artifact: string | null;
  readonly runUrl: string | null;
}): HowToApply {
  const says = "To apply them, in the repository's root:";
  if (patch.artifact === null) return { says, commands: shellLine(['git', 'apply', patch.file]) };
  const run = /\/runs\/(\d+)/u.exec(patch.runUrl ?? '')?.[1];
  const fetch = shellLine(['gh', 'run', 'download', ...(run ? [run] : []), '--name', patch.artifact, '--dir', 'fixes']);
  return { says, commands: `${fetch}\n${shellLine(['git', 'apply', 'fixes/fixes.patch'])}` };
}

/** For fixes that are in the working tree already; `rollback` are the arguments of the command. */
export const howToTakeBack = (rollback: readonly string[]): HowToApply => ({
  says: 'They are in the working tree. To take them back:',
  commands: shellLine(rollback),
});
