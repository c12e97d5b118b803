/** The table of docs/standards.md: CWE and OWASP's Top 10 of each rule, with whose reading it is. */

import { markdownTable } from 'markdown-table';
import { pageNameOf } from '../src/render/rules/rule-page.ts';
import { allRules } from '../src/rules/registry.ts';
import type { Owasp, Rule } from '../src/rules/rule.ts';

export function standardsTable(): string {
  const rows = allRules.filter(({ status }) => status === 'active').map(row);
  return markdownTable([['Test', 'CWE', 'OWASP Top 10:2021', 'OWASP Top 10:2025'], ...rows], {
    alignDelimiters: false,
  });
}

function row(rule: Rule): readonly string[] {
  const { ids, cwe, owasp2021, owasp2025 } = rule;
  const weakness = cwe === null ? '' : `[CWE-${cwe}](https://cwe.mitre.org/data/definitions/${cwe}.html)`;
  return [`[${ids.join(', ')}](rules/${pageNameOf(rule)})`, weakness, entryOf(owasp2021), entryOf(owasp2025)];
}

const entryOf = (entry: Owasp | null): string =>
  entry ? `${entry.id.replace(/:.*/, '')}${entry.mapped ? '' : ' (our reading)'}` : '';
