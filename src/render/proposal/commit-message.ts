/** The message of a fix commit: what, why, the proof, what to look at, how to take it back. */

import { counted, thousands } from '../../model/count.ts';
import type { Fixed, Remediation } from '../../model/fixes/remediation.ts';
import { ownTrailers } from '../../model/github/own-commit.ts';
import { toolVersion } from '../../model/version.ts';
import type { Rule } from '../../rules/rule.ts';
import { fromMarkdown, sentence } from '../../text/plain-text.ts';
import { proof, testsSaid } from '../phrases/fixes-totals.ts';
import { cautionsOf } from '../phrases/refusals.ts';
import { commitText, wrapped } from './commit-text.ts';

/** What is known of one commit before it has a message. */
export interface Draft {
  readonly test: string;
  readonly fixed: readonly Fixed[];
  readonly paths: readonly string[];
}

const headlineLimit = 72;
/** GitHub shows very long messages cut; the report has every finding. */
const mostTrailers = 300;
const mostItems = 20;

/** `fix: B506: Load with safe_load in 3 files`, at most 72 characters whatever the prefix. */
export function headlineOf(prefix: string, { test, fixed, paths }: Draft, rule: Rule): string {
  const said = new Set(fixed.map(({ summary }) => plain(summary)));
  const what = said.size === 1 ? [...said].join('') : rule.title;
  const [begin, end] = [
    `${commitText(prefix, 40)}${/\s$/u.test(prefix) ? ' ' : ''}${commitText(test, 20)}: `,
    ` in ${counted(paths.length, 'file')}`,
  ];
  const room = headlineLimit - [...begin].length - [...end].length;
  return room >= 8
    ? `${begin}${shortened(commitText(what, 200), room)}${end}`
    : shortened(`${begin}${commitText(what, 200)}`, headlineLimit);
}

/** Everything below the headline; its last lines are the trailers. */
export function bodyOf(
  { fixed, test, paths }: Draft,
  rule: Rule,
  place: { readonly index: number; readonly count: number },
  { tests }: Remediation,
): string {
  const said = testsSaid(tests);
  const cautions = cautionsOf(fixed).map(({ text }) => plain(text));
  const paragraphs = [
    list(whatOf(fixed), 'more kinds of edit'),
    wrapped(commitText(`Why: ${fromMarkdown(rule.why)}`, 1000)),
    cweOf(fixed, rule),
    wrapped(commitText(`Proof, of all fixes together: ${proof}${said === '' ? '' : ` ${fromMarkdown(said)}`}`, 1500)),
    cautions.length > 0 ? `To check:\n${list(cautions, 'more, in the report')}` : '',
    'To take it back: git revert, with the id of this commit.',
    trailers(fixed, test, paths, place),
  ];
  return paragraphs.filter(Boolean).join('\n\n');
}

const plain = (markdown: string): string => commitText(fromMarkdown(markdown).replaceAll('`', ''), 300);

/** Each kind of edit with how many findings it answers. */
function whatOf(fixed: readonly Fixed[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { summary } of fixed) counts.set(plain(summary), (counts.get(plain(summary)) ?? 0) + 1);
  return [...counts].map(([summary, count]) => `${summary.replace(/\.$/u, '')} (${counted(count, 'finding')})`);
}

function list(items: readonly string[], more: string): string {
  const shown = items.slice(0, mostItems).map((item) => wrapped(`- ${sentence(item)}`, 72, '  '));
  return [...shown, ...(items.length > mostItems ? [`- and ${thousands(items.length - mostItems)} ${more}`] : [])].join(
    '\n',
  );
}

function cweOf(fixed: readonly Fixed[], rule: Rule): string {
  const numbers = [...new Set(fixed.flatMap(({ finding }) => finding.cwe ?? rule.cwe ?? []))].sort((a, b) => a - b);
  return numbers.length === 0 ? '' : `Weakness: ${numbers.map((number) => `CWE-${number}`).join(', ')}`;
}

function trailers(
  fixed: readonly Fixed[],
  test: string,
  paths: readonly string[],
  { index, count }: { readonly index: number; readonly count: number },
): string {
  const findings = fixed
    .slice(0, mostTrailers)
    .map(({ finding }) => `Bandit-Finding: ${finding.identity.id} ${commitText(finding.path, 400)}`);
  const left = fixed.length - findings.length;
  const more =
    left > 0
      ? [
          `Bandit-Findings-More: ${thousands(left)}, ${commitText(test, 36)}, in ${counted(paths.length, 'file')} of this commit`,
        ]
      : [];
  return [...findings, ...more, ...ownTrailers(toolVersion, index + 1, count)].join('\n');
}

function shortened(text: string, limit: number): string {
  const characters = [...text];
  return characters.length <= limit
    ? text
    : `${characters
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
}
