/** The line of code that a finding is about, fit to be shown: secrets that were found are masked in it. */

import type { Finding } from '../model/findings/finding.ts';
import { groupBy } from '../model/group-by.ts';
import type { SecretMask } from './secret-mask.ts';

const longest = 160;

/** The excerpt of each finding; null without the source, and where the line is blank. Each file is read once. */
export function excerpts<T extends Finding>(findings: readonly T[], mask: SecretMask): ReadonlyMap<T, string | null> {
  const found = new Map<T, string | null>();
  for (const [path, group] of groupBy(findings, (finding) => finding.path)) {
    const lines = mask.lines(path, new Set(group.map(({ span }) => span.startLine)));
    for (const finding of group) {
      const line = lines.get(finding.span.startLine)?.trim() ?? '';
      found.set(finding, line === '' ? null : cut(line));
    }
  }
  return found;
}

const cut = (line: string): string => (line.length > longest ? `${line.slice(0, longest - 1)}…` : line);
