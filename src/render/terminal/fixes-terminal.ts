/**
 * What `fix` did, for a terminal or a log: the diff, a table of what is fixed, what is not and why, what a person has
 * to do, the totals last.
 */

import { styleText } from 'node:util';
import { counted, thousands } from '../../model/count.ts';
import type { Finding } from '../../model/findings/finding.ts';
import type { Note } from '../../model/findings/report.ts';
import type { ChangedFile, Dropped, Fixed, Remediation } from '../../model/fixes/remediation.ts';
import type { TriagedUnscanned } from '../../model/outcome.ts';
import { hunkHeader, hunksOf } from '../../text/hunks.ts';
import { neutralise } from '../../text/log-text.ts';
import { sentence, unseen } from '../../text/plain-text.ts';
import { shellLine } from '../../text/shell-line.ts';
import { newsSaid, testsSaid, totals } from '../phrases/fixes-totals.ts';
import { cautionsOf, groupRefusals, type Caution, type Refusals } from '../phrases/refusals.ts';
import { notScanned } from './not-scanned.ts';

type Style = Parameters<typeof styleText>[0];
const paint = (style: Style, text: string): string => styleText(style, text, { validateStream: false });

const placesShown = 3;
const widestPlace = 48;
const outputLines = 20;

export interface FixesTerminal {
  /** Whether the working tree holds the fixes now; `--diff` only shows them. */
  readonly applied: boolean;
  /** The command that takes them back, as arguments; null when there is nothing to take back. */
  readonly rollback: readonly string[] | null;
  /** Remarks of the run; those about the fixes are said once. */
  readonly notes?: readonly Note[];
  /** What Bandit could not look at, so that nothing in it can be fixed. */
  readonly unscanned?: readonly TriagedUnscanned[];
}

/**
 * Always with colour; the world strips it where it does not belong, and every line still says by its words and signs
 * what it is.
 */
export function fixesTerminal(
  remediation: Remediation,
  { applied, rollback, notes: others = [], unscanned = [] }: FixesTerminal,
): readonly string[] {
  const { fixed, refused, dropped, files, tests, notes, news } = remediation;
  const sections = [
    files.flatMap(diffOf).slice(0, -1),
    section(applied ? 'Fixed' : 'Would be fixed', 'green', fixedTable(fixed)),
    section('Not fixed', 'yellow', groupRefusals(refused).flatMap(refusalLines)),
    section('Dropped, because they did not stand the proof', 'red', dropped.flatMap(droppedLines)),
    section('Newly reported on the fixed code', 'yellow', newsLines(news)),
    section('For you to do', 'cyan', cautionsOf(fixed).flatMap(cautionLines)),
    notScanned(unscanned),
    [
      ...[...others.filter(({ text }) => !notes.some((note) => note.text === text)), ...notes].map(
        (note) =>
          `${note.level === 'warning' ? paint('yellow', 'Warning') : paint('cyan', 'Note')}  ${neutralise(note.text)}`,
      ),
      ...testLines(tests),
    ],
    [
      paint('bold', neutralise(totals(remediation))),
      ...(applied || fixed.length === 0 ? [] : ['Nothing was written.']),
      ...(rollback === null || fixed.length === 0
        ? []
        : [`To take the fixes back: ${neutralise(shellLine(rollback))}`]),
    ],
  ];
  return sections.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, '']);
}

const section = (title: string, style: Style, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [paint(['bold', style] as Style, title), ...lines];

/** A file's change as a unified diff, whole. */
function diffOf({ path, before, after }: ChangedFile): readonly string[] {
  const hunks = hunksOf(before, after);
  if (hunks.length === 0) return [];
  const name = neutralise(seen(path));
  return [
    paint('bold', `--- a/${name}`),
    paint('bold', `+++ b/${name}`),
    ...hunks.flatMap((hunk) => [paint('cyan', hunkHeader(hunk)), ...hunk.lines.map(diffLine)]),
    '',
  ];
}

function diffLine(line: string): string {
  const text = neutralise(seen(line.replace(/\r$/u, '')));
  if (line.startsWith('+')) return paint('green', text);
  if (line.startsWith('-')) return paint('red', text);
  return line.startsWith('\\') ? paint('gray', text) : text;
}

/** Tabs as spaces, and what cannot be seen by its number: a fix may be about nothing else. */
const seen = (line: string): string =>
  line
    .replaceAll('\t', '    ')
    .replace(
      unseen,
      (character) => `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
    );

const placeOf = ({ path, span }: Finding): string => `${neutralise(seen(path))}:${span.startLine}`;

/** Our Markdown without its emphasis; backticks stay, as they tell code from words. */
const said = (markdown: string): string => neutralise(markdown.replaceAll('**', ''));

function fixedTable(fixed: readonly Fixed[]): readonly string[] {
  const tests = widest(fixed.map(({ finding }) => neutralise(finding.test)));
  const places = Math.min(widestPlace, widest(fixed.map(({ finding }) => placeOf(finding))));
  return fixed.map(({ finding, summary, safety, suppression }) => {
    const marks = [...(suppression ? ['suppressed with a reason'] : []), ...(safety === 'review' ? ['to review'] : [])];
    return `  ${paint('bold', neutralise(finding.test).padEnd(tests))}  ${placeOf(finding).padEnd(places)}  ${said(summary)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}`;
  });
}

const widest = (texts: readonly string[]): number => texts.reduce((most, { length }) => Math.max(most, length), 0);

function placesOf(findings: readonly Finding[]): string {
  const more = findings.length - placesShown;
  return `${findings.slice(0, placesShown).map(placeOf).join(', ')}${more > 0 ? ` and ${thousands(more)} more` : ''}`;
}

const refusalLines = ({ test, because, advice, findings }: Refusals): readonly string[] => [
  `  ${paint('bold', neutralise(test))}  ${counted(findings.length, 'finding')}: ${sentence(said(because))}`,
  ...(advice === '' ? [] : [`      ${sentence(said(advice))}`]),
  paint('gray', `      ${placesOf(findings)}`),
];

const droppedLines = ({ finding, summary, reason, output }: Dropped): readonly string[] => [
  `  ${paint('bold', neutralise(finding.test))}  ${placeOf(finding)}  ${sentence(said(summary))} Dropped: ${sentence(said(reason))}`,
  ...tailOf(output),
];

/** The last lines of an output, indented so that nobody takes them for ours. */
function tailOf(output: string): readonly string[] {
  const lines = output.trimEnd().split(/\r\n|\r|\n/u);
  if (lines.length === 1 && lines[0] === '') return [];
  const cut = lines.length > outputLines ? [`      ... ${counted(lines.length - outputLines, 'line')} before`] : [];
  return [...cut, ...lines.slice(-outputLines).map((line) => `      | ${neutralise(seen(line))}`)].map((line) =>
    paint('gray', line),
  );
}

const newsLines = (news: readonly Finding[]): readonly string[] => {
  const said = newsSaid(news);
  return said === '' ? [] : [`  ${said}`, paint('gray', `      ${placesOf(news)}`)];
};

const cautionLines = ({ text, findings }: Caution): readonly string[] => [
  `  [ ] ${sentence(said(text))}`,
  paint('gray', `      ${placesOf(findings)}`),
];

function testLines(tests: Remediation['tests']): readonly string[] {
  const sentenceOf = testsSaid(tests);
  return tests === null || sentenceOf === ''
    ? []
    : [said(sentenceOf), ...(tests.verdict === 'passed' ? [] : tailOf(tests.output))];
}
