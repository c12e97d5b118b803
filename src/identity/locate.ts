/** Fills in what an editor would select for each finding: the very node that Bandit reports, in UTF-16 columns. */

import type { Finding, Reported, Span } from '../model/findings/finding.ts';
import type { Sources } from '../model/findings/sources.ts';
import { stringTests } from '../model/findings/string-tests.ts';
import {
  characterColumnToIndex,
  indexAt,
  lineText,
  linesOf,
  placeAt,
  splitlinesOf,
  type Lines,
} from '../python/text/lines.ts';
import { headerEnd } from './header-end.ts';
import { stringEnd } from './string-span.ts';

/** The findings with exact spans where the source is there; the others keep the span that the report alone allows. */
export function locate(findings: readonly Finding[], sources: Sources): readonly Finding[] {
  const cache = new Map<string, Lines>();
  return findings.map((finding) => {
    const text = finding.outside ? undefined : sources.get(finding.path);
    if (text === undefined) return finding;
    const lines = cache.get(finding.path) ?? linesOf(text);
    cache.set(finding.path, lines);
    return { ...finding, span: spanOf(finding, lines) };
  });
}

/** A stretch of the text as UTF-16 indices, the end exclusive. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

function spanOf({ test, reported }: Finding, lines: Lines): Span {
  if (lines.text === '') return { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 };
  const found =
    test === 'B613' ? characterAt(reported, lines) : (literalAt(test, reported, lines) ?? nodeAt(reported, lines));
  const from = placeAt(lines, found.start);
  const to = placeAt(lines, found.end);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}

/** B613 is about the file: its line is one of `str.splitlines`, its column the 1-based place of one character in it. */
function characterAt({ line, column }: Reported, lines: Lines): Stretch {
  const wide = splitlinesOf(lines.text);
  const inside = Math.min(line, wide.count);
  const text = lineText(wide, inside);
  const from = wide.starts[inside - 1] ?? 0;
  const start = from + characterColumnToIndex(text, Math.max(column, 1) - 1);
  const end = from + text.length;
  return start < end ? { start, end: start + 1 } : { start: Math.max(from, end - 1), end };
}

/**
 * A string literal: it starts at the reported line, while the range is that of the expression round it. A plugin's test
 * may be one on strings too: that shows in a literal that starts and ends where the columns say.
 */
function literalAt(test: string, reported: Reported, lines: Lines): Stretch | null {
  const { line, column, endColumn, firstLine } = reported;
  if (column < 0 || (!stringTests.has(test) && (line === firstLine || /^B\d{3}$/.test(test)))) return null;
  const start = indexAt(lines, line, column);
  const end = stringEnd(lines, start, endColumn, reported.lastLine);
  if (end === null) return null;
  return { start, end };
}

/** Any other node starts on the first line of the range (the line may be a keyword's), and ends on the last. */
function nodeAt(reported: Reported, lines: Lines): Stretch {
  const { firstLine, lastLine, column, endColumn } = reported;
  if (firstLine > lines.count) return wholeLine(lines, lines.count);
  const start = column < 0 ? firstCode(lines, firstLine) : indexAt(lines, firstLine, column);
  const exact = endColumn < 0 ? -1 : indexAt(lines, lastLine, endColumn);
  const end = exact > start ? exact : Math.max(lastCode(lines, lastLine), start);
  if (end === start) return wholeLine(lines, firstLine);
  return { start, end: headerEnd(lines.text, start, end) ?? end };
}

function firstCode(lines: Lines, line: number): number {
  const start = indexAt(lines, line, 0);
  return start + (/\S/.exec(lineText(lines, line))?.index ?? 0);
}

function lastCode(lines: Lines, line: number): number {
  const inside = Math.min(line, lines.count);
  return (lines.starts[inside - 1] ?? 0) + lineText(lines, inside).trimEnd().length;
}

function wholeLine(lines: Lines, line: number): Stretch {
  const start = lines.starts[Math.min(line, lines.count) - 1] ?? 0;
  return { start: lastCode(lines, line) > start ? firstCode(lines, line) : start, end: lastCode(lines, line) };
}
