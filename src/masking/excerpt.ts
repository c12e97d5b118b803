/**
 * The line of code that a finding is about, fit to be shown: found secrets are masked in it and wherever else they
 * stand.
 */

import { isSecretTest } from '../identity/secret-literals.ts';
import type { Finding } from '../model/findings/finding.ts';
import type { Sources } from '../model/findings/sources.ts';
import { groupBy } from '../model/group-by.ts';
import { linesOf, lineText, type Lines } from '../python/text/lines.ts';

type LineAt = (path: string, line: number) => string;

const mask = '***';
const longest = 160;

/** A function from finding to excerpt. Splits each file once. */
export function excerpts(findings: readonly Finding[], sources: Sources): (finding: Finding) => string | null {
  const files = new Map<string, Lines>();
  const lineAt: LineAt = (path, line) => {
    const file = files.get(path) ?? linesOf(sources.get(path) ?? '');
    files.set(path, file);
    return lineText(file, line);
  };
  const secrets = secretLines(findings);
  const hide = hider(literals(secrets, lineAt));
  return (finding) => {
    const line = lineAt(finding.path, finding.span.startLine);
    if (line.trim() === '') return null;
    const shown = secrets.get(finding.path)?.has(finding.span.startLine) ? maskLine(line) : line;
    return shown === null ? null : cut(hide(shown.trim()));
  };
}

/** Per file, the lines that a finding of a hard-coded secret covers. */
function secretLines(findings: readonly Finding[]): ReadonlyMap<string, ReadonlySet<number>> {
  const found = new Map<string, Set<number>>();
  for (const { test, path, span } of findings) {
    if (!isSecretTest(test)) continue;
    const lines = found.get(path) ?? new Set<number>();
    for (let line = span.startLine; line <= span.endLine; line += 1) lines.add(line);
    found.set(path, lines);
  }
  return found;
}

/**
 * From the first quote to the last: which of several literals is the secret is not worth a mistake. A line without a
 * quote may be inside one.
 */
function maskLine(line: string): string | null {
  const first = line.search(/["']/);
  if (first === -1) return null;
  const last = Math.max(line.lastIndexOf('"'), line.lastIndexOf("'"));
  const quote = line[first] ?? "'";
  return last === first
    ? `${line.slice(0, first)}${quote}${mask}`
    : `${line.slice(0, first)}${quote}${mask}${quote}${line.slice(last + 1)}`;
}

/**
 * The texts between quotes on the secret lines, so that the same secret is also masked where Bandit did not flag it.
 */
function literals(secrets: ReadonlyMap<string, ReadonlySet<number>>, lineAt: LineAt): readonly string[] {
  const values = new Set<string>();
  for (const [path, lines] of secrets)
    for (const line of lines)
      for (const [, , value] of lineAt(path, line).matchAll(/(["'])((?:\\.|(?!\1).)*)\1/g))
        if (value && value.length >= headSize) values.add(value);
  return [...values];
}

/** So many first characters tell which of thousands of secrets can be in a line at all. No secret is shorter. */
const headSize = 4;

/** A line of more characters is searched for each secret: to look at all its places would take longer. */
const longLine = 1000;

/** A function that masks the values wherever they stand, the longest first. */
function hider(values: readonly string[]): (line: string) => string {
  const byHead = groupBy(values, (value) => value.slice(0, headSize));
  const near = (line: string): readonly string[] => {
    const found = new Set<string>();
    for (let at = 0; at + headSize <= line.length; at += 1)
      for (const value of byHead.get(line.slice(at, at + headSize)) ?? []) found.add(value);
    return [...found].sort(byLength);
  };
  const all = values.toSorted(byLength);
  return (line) =>
    (line.length > longLine ? all : near(line)).reduce((text, value) => text.replaceAll(value, mask), line);
}

const byLength = (a: string, b: string): number => b.length - a.length;
const cut = (line: string): string => (line.length > longest ? `${line.slice(0, longest - 1)}…` : line);
