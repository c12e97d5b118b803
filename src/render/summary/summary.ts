/**
 * The job summary: what the verdict is, what to do first, and everything else below. Shortened from the bottom, never
 * too long.
 */

import { markdownTable } from 'markdown-table';
import type { Context } from '../../model/context.ts';
import { counted, thousands } from '../../model/count.ts';
import type { Finding } from '../../model/findings/finding.ts';
import type { Level } from '../../model/level.ts';
import type { Outcome, Triaged, Verdict } from '../../model/outcome.ts';
import type { Rule, RuleOf } from '../../rules/rule.ts';
import { code, fence, link, prose, proseWithCode } from '../../text/markdown.ts';
import { shellLine } from '../../text/shell-line.ts';
import { groupByTest, type Group } from '../phrases/groups.ts';
import { placeLink } from '../phrases/place-link.ts';
import { beforeAfter, diffLines } from '../rules/before-after.ts';
import { fixesSection, type HowToApply } from './summary-fixes.ts';

/**
 * The runner drops a step's summary above 1 MiB (counted in bytes); the rest is room for other text in the same step.
 */
const summaryLimit = 1_000_000;
const firstThings = 5;
const placesPerRule = 25;
const rowsOfUnscanned = 200;
/** The part of the summary that fixes may take: the findings need room too. */
const fixesShare = 0.4;

type Link = (one: { readonly finding: Finding }) => string;

/** `apply` says how to apply the patch of the fixes, or to take it back, when there is one. */
export function summary(
  outcome: Outcome,
  context: Context,
  ruleOf: RuleOf,
  limit = summaryLimit,
  apply: HowToApply = null,
): string {
  const place = placeLink(context);
  const fresh = groupByTest(outcome.findings.filter((one) => one.state === 'new'));
  const known = groupByTest(outcome.findings.filter((one) => one.state !== 'new'));
  const { remediation } = outcome;
  const fixes =
    remediation === null ? '' : fixesSection(remediation, { link: place, ruleOf, apply }, limit * fixesShare);
  const head = [verdict(outcome), counts(outcome), firstToDo(outcome, place, ruleOf), fixes, unscanned(outcome)];
  const foot = [notes(outcome), reproduce(outcome), about(outcome)];
  const groups = [
    ...(fresh.length > 0 ? ['### Findings by rule'] : []),
    ...fresh.map((group) => ruleBlock(group, place, ruleOf)),
    ...(known.length > 0 ? ['### Known findings'] : []),
    ...known.map((group) => ruleBlock(group, place, ruleOf)),
  ];
  return fit(head.filter(Boolean), groups, foot.filter(Boolean), limit);
}

const size = (text: string): number => new TextEncoder().encode(text).length;

/** Head and foot always stay; of the rules as many as there is room for. */
function fit(head: readonly string[], groups: readonly string[], foot: readonly string[], limit: number): string {
  const leftOut = (n: number): string =>
    `_${n} more section(s) are left out here for length; \`result.json\` in the artifact has every finding._`;
  let room = limit - size([...head, ...foot, leftOut(groups.length)].join('\n\n')) - 8;
  const kept: string[] = [];
  for (const group of groups) {
    room -= size(group) + 2;
    if (room < 0) break;
    kept.push(group);
  }
  const missing = groups.length - kept.length;
  const text = [...head, ...kept, ...(missing > 0 ? [leftOut(missing)] : []), ...foot].join('\n\n');
  return size(text) < limit
    ? `${text}\n`
    : `${cutBytes(text, limit - 100)}\n\n_Shortened: \`result.json\` in the artifact has everything._\n`;
}

const cutBytes = (text: string, bytes: number): string =>
  new TextDecoder().decode(new TextEncoder().encode(text).slice(0, bytes)).replace(/�+$/u, '');

const sign: Readonly<Record<Verdict, string>> = {
  passed: '✅ Passed',
  failed: '❌ Failed',
  incomplete: '⚠️ Incomplete',
};

const verdict = (outcome: Outcome): string => `## Bandit: ${sign[outcome.verdict]}\n\n**${prose(outcome.headline)}**`;

const shownLevels: readonly Level[] = ['high', 'medium', 'low', 'undefined'];

function counts({ findings, counts: all, compared }: Outcome): string {
  const levels = shownLevels.filter((level) => level !== 'undefined' || all.bySeverity.undefined > 0);
  const row = (name: string, of: readonly Triaged[]): string[] => [
    name,
    ...levels.map((level) => String(of.filter((one) => one.finding.severity === level).length)),
    String(of.length),
  ];
  const fresh = findings.filter((one) => one.state === 'new');
  const rows =
    compared.kind === 'nothing'
      ? [row('Findings', findings)]
      : [
          row('New', fresh),
          row(
            'Known',
            findings.filter((one) => one.state !== 'new'),
          ),
        ];
  const table = markdownTable([['', ...levels.map((level) => `${level} severity`), 'total'], ...rows], {
    align: ['l', ...levels.map(() => 'r'), 'r'],
  });
  const more = [
    compared.kind === 'nothing' ? '' : `compared with ${prose(compared.label)}`,
    all.gone > 0 ? `${all.gone} fixed or gone since` : '',
    all.suppressed > 0 ? `${all.suppressed} hidden by \`# nosec\`` : '',
    `${thousands(all.scannedFiles)} files, ${thousands(all.linesOfCode)} lines scanned`,
  ].filter(Boolean);
  return `${table}\n\n${capital(more.join('; '))}.`;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** One finding a rule, the riskiest: five different things to learn, not five times the same. */
function firstToDo({ findings }: Outcome, place: Link, ruleOf: RuleOf): string {
  const candidates = groupByTest(findings.filter((one) => one.state === 'new')).slice(0, firstThings);
  if (candidates.length === 0) return '';
  const items = candidates.map(({ test, findings: group }, index) => {
    const [first] = group;
    if (!first) return '';
    const rule = ruleOf(test);
    const more = group.length > 1 ? ` and ${group.length - 1} more` : '';
    const line = first.excerpt === null ? '' : `<br>\n   ${code(first.excerpt)}`;
    return `${index + 1}. **${prose(test)}: ${prose(rule.title)}** at ${place(first)}${more} (${grade(first)})${line}<br>\n   ${firstSentence(rule.remedy)}`;
  });
  return `### What to do first\n\n${items.join('\n')}`;
}

/** The whole remedy stands below, at the rule. */
const firstSentence = (remedy: string): string =>
  /^[\s\S]*?[.](?=\s|$)/u.exec(remedy)?.[0].replaceAll('\n', ' ') ?? remedy;

const grade = ({ finding, failing }: Triaged): string =>
  `${finding.severity} severity, ${finding.confidence} confidence${failing ? ', **fails**' : ''}`;

function numbers(all: number, failing: number): string {
  if (failing === 0) return counted(all, 'finding');
  if (failing < all) return `${counted(all, 'finding')}, ${failing} fail${failing === 1 ? 's' : ''}`;
  return all === 1 ? '1 finding, fails' : `${counted(all, 'finding')}, all fail`;
}

/** Why a new finding does not fail; of the others the heading has said it. */
const reason = ({ state, failing, why }: Triaged): string => (state === 'new' && !failing ? `; ${prose(why)}` : '');

function ruleBlock({ test, findings, failing }: Group, place: Link, ruleOf: RuleOf): string {
  const rule = ruleOf(test);
  const shown = findings.slice(0, placesPerRule).map((one) => `- ${place(one)} (${grade(one)}${reason(one)})`);
  const rest =
    findings.length > placesPerRule ? [`- and ${findings.length - placesPerRule} more, listed in \`result.json\``] : [];
  const example = beforeAfter(rule, test);
  return [
    `<details><summary><b>${prose(test)}</b> ${prose(rule.title)}: ${numbers(findings.length, failing)}</summary>`,
    rule.why,
    `**What to do.** ${rule.remedy}`,
    ...(example ? [fence('diff', diffLines(example).join('\n'))] : []),
    [...shown, ...rest].join('\n'),
    classification(rule),
    '</details>',
  ]
    .filter(Boolean)
    .join('\n\n');
}

const classification = ({ cwe, owasp2021, owasp2025, references }: Rule): string =>
  [
    ...(cwe === null ? [] : [link(`CWE-${cwe}`, `https://cwe.mitre.org/data/definitions/${cwe}.html`)]),
    ...[owasp2021?.id, owasp2025?.id].filter((id) => id !== undefined).map((id) => `OWASP ${id}`),
    ...references
      .filter((url) => !url.includes('cwe.mitre.org'))
      .slice(0, 2)
      .map((url) => link(new URL(url).hostname, url)),
  ].join(' · ');

function unscanned({ unscanned: files }: Outcome): string {
  if (files.length === 0) return '';
  const rows = files
    .slice(0, rowsOfUnscanned)
    .map((file) => [
      file.path === null ? '' : code(file.path),
      proseWithCode(file.reason),
      `${proseWithCode(file.remedy)}${file.counts ? '' : ` (does not count: ${prose(file.why)})`}`,
    ]);
  const more =
    files.length > rowsOfUnscanned ? `\n\nAnd ${files.length - rowsOfUnscanned} more, listed in \`result.json\`.` : '';
  return `### Not scanned\n\nWhat Bandit could not read is not clean. Exclude what need not be scanned; \`unscanned: warn\` lets the run pass in spite of it.\n\n${markdownTable([['File', 'Why', 'What to do'], ...rows], { alignDelimiters: false })}${more}`;
}

/** Those about the fixes stand in their section. */
function notes({ notes: all, remediation }: Outcome): string {
  const said = new Set(remediation?.notes.map(({ text }) => text));
  const items = all
    .filter(({ text }) => !said.has(text))
    .map(({ level, text }) => `- ${level === 'warning' ? '⚠️ ' : ''}${proseWithCode(text)}`);
  return items.length === 0 ? '' : `### Good to know\n\n${items.join('\n')}`;
}

const reproduce = (outcome: Outcome): string =>
  `### The same in your terminal\n\n${fence('sh', shellLine(outcome.reproduce))}`;

const about = ({ tool }: Outcome): string =>
  `<sub>${[tool.bandit && `Bandit ${prose(tool.bandit)}`, tool.python && `Python ${prose(tool.python)}`].filter(Boolean).join(', ') || 'Read from a report'}</sub>`;
