/** The one comment on a pull request that is kept up to date: what the verdict is and what to do, in short. */

import { markdownTable } from 'markdown-table';
import type { Context } from '../../model/context.ts';
import { counted, thousands } from '../../model/count.ts';
import { codePoints, marker } from '../../model/github/own-remark.ts';
import type { StickyComment } from '../../model/github/publication.ts';
import { rank } from '../../model/level.ts';
import type { Outcome, Place, Triaged, TriagedUnscanned, Verdict } from '../../model/outcome.ts';
import type { RuleOf } from '../../rules/rule.ts';
import { code, link, prose, proseInHtml, proseWithCode } from '../../text/markdown.ts';
import { newsSaid, proof, testsSaid, totals } from '../phrases/fixes-totals.ts';
import { placeLink } from '../phrases/place-link.ts';
import { cautionsOf } from '../phrases/refusals.ts';

export interface CommentWish {
  readonly when: 'always' | 'on-failure' | 'never';
  readonly category: string;
}

/**
 * GitHub takes 65,536 code points: https://github.com/dead-claudia/github-limits. A comment is for reading, so the
 * lists are short.
 */
const limit = 65_000;
const placesShown = 10;
const rowsShown = 25;
const cautionsShown = 10;
const unscannedShown = 10;

/**
 * Null when no comment is wanted, or there is no pull request. A green one that nobody has seen red is not begun with
 * `on-failure`.
 */
export function commentOf(
  outcome: Outcome,
  context: Context,
  { when, category }: CommentWish,
  ruleOf: RuleOf,
): StickyComment | null {
  if (when === 'never' || context.pull === null) return null;
  const mark = marker('comment', category);
  const green = outcome.verdict === 'passed';
  const text = green ? collapsed(outcome, context, ruleOf) : opened(outcome, context, ruleOf);
  return {
    pull: context.pull.number,
    marker: mark,
    body: `${mark}\n${cut(text, limit - codePoints(mark))}\n`,
    onlyUpdate: when === 'on-failure' && green,
  };
}

const sign: Readonly<Record<Verdict, string>> = { passed: '✅', failed: '❌', incomplete: '⚠️' };
const word: Readonly<Record<Verdict, string>> = { passed: 'passed', failed: 'failed', incomplete: 'incomplete' };

const opened = (outcome: Outcome, context: Context, ruleOf: RuleOf): string =>
  joined([
    `### ${sign[outcome.verdict]} Bandit: ${word[outcome.verdict]}`,
    `**${proseWithCode(outcome.headline)}**`,
    details(outcome, context, ruleOf),
  ]);

/** One line; the rest opens on demand. */
function collapsed(outcome: Outcome, context: Context, ruleOf: RuleOf): string {
  const line = `${sign.passed} <b>Bandit: passed.</b> ${proseInHtml(outcome.headline)}`;
  return joined([`<details><summary>${line}</summary>`, details(outcome, context, ruleOf), '</details>']);
}

const joined = (parts: readonly string[]): string => parts.filter(Boolean).join('\n\n');

const details = (outcome: Outcome, context: Context, ruleOf: RuleOf): string =>
  joined([
    toPass(outcome),
    unscanned(outcome),
    newFindings(outcome, context, ruleOf),
    fixes(outcome),
    foot(outcome, context),
  ]);

function toPass({ toPass: places }: Outcome): string {
  if (places.length === 0) return '';
  const item = ({ path, line, tests }: Place): string => `- ${code(`${path}:${line}`)}: ${tests.map(prose).join(', ')}`;
  return `**The fewest edits that pass the gate:**\n\n${listed(places, placesShown, item)}`;
}

function unscanned({ unscanned: files }: Outcome): string {
  const counting = files.filter((file) => file.counts);
  if (counting.length === 0) return '';
  const item = ({ path, reason, remedy }: TriagedUnscanned): string =>
    `- ${path === null ? '' : `${code(path)}: `}${proseWithCode(reason)} ${proseWithCode(remedy)}`;
  return `**Not scanned, which is not clean:**\n\n${listed(counting, unscannedShown, item)}`;
}

function listed<T>(all: readonly T[], most: number, item: (one: T) => string): string {
  const more = all.length > most ? [`- and ${thousands(all.length - most)} more`] : [];
  return [...all.slice(0, most).map(item), ...more].join('\n');
}

function newFindings({ findings, compared }: Outcome, context: Context, ruleOf: RuleOf): string {
  const fresh = findings
    .filter(({ state }) => state === 'new')
    .toSorted((a, b) => rank(b.finding.severity) - rank(a.finding.severity));
  if (fresh.length === 0) return '';
  const place = placeLink(context);
  const row = ({ finding, failing }: Triaged): string[] => {
    const { severity, confidence, test } = finding;
    return [
      `${severity}${failing ? ' (fails)' : ''}`,
      confidence,
      `${prose(test)} ${prose(ruleOf(test).title)}`,
      place({ finding }),
    ];
  };
  const table = markdownTable([['Severity', 'Confidence', 'Rule', 'Place'], ...fresh.slice(0, rowsShown).map(row)], {
    alignDelimiters: false,
  });
  const [what, against] =
    compared.kind === 'nothing' ? ['finding', ''] : ['new finding', `, compared with ${prose(compared.label)}`];
  const more =
    fresh.length > rowsShown ? `\n\nAnd ${thousands(fresh.length - rowsShown)} more in the job summary.` : '';
  return `**${counted(fresh.length, what)}${against}:**\n\n${table}${more}`;
}

/**
 * What became of the fixes; how to get at them stands where they are delivered: suggestions, a commit, a pull request,
 * the patch of the run.
 */
function fixes({ remediation }: Outcome): string {
  if (remediation === null) return '';
  const { fixed, tests, news } = remediation;
  const sentences = [totals(remediation), fixed.length > 0 ? proof : '', testsSaid(tests), newsSaid(news)];
  const said = `**Fixes.** ${sentences.filter(Boolean).map(proseWithCode).join(' ')}`;
  const doing = listed(cautionsOf(fixed), cautionsShown, ({ text }) => `- ${proseWithCode(text)}`);
  const patch =
    fixed.length === 0
      ? ''
      : '`fixes.patch` in the artifact of the run has them all; the job summary has the command that applies it.';
  return joined([said, patch, doing === '' ? '' : `For you to do:\n\n${doing}`]);
}

function foot({ counts, tool, gate }: Outcome, { runUrl, pull }: Context): string {
  const said = [
    runUrl === null ? '' : link('Run and summary', runUrl),
    `${counted(counts.known, 'known finding')}, ${thousands(counts.gone)} gone, ${thousands(counts.suppressed)} hidden by \`# nosec\``,
    `fails from ${gate.severity} severity on`,
    tool.bandit === null ? '' : `Bandit ${prose(tool.bandit)}`,
    pull === null ? '' : `commit ${code(pull.headSha.slice(0, 7))}`,
  ];
  return `<sub>${said.filter(Boolean).join(' · ')}</sub>`;
}

/** Lists are capped, so only names of absurd length come here. */
function cut(text: string, room: number): string {
  if (codePoints(text) <= room) return text;
  const end = '\n\n_Shortened; the job summary has everything._';
  return `${[...text].slice(0, room - end.length).join('')}${end}`;
}
