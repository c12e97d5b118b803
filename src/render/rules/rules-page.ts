/** The index of all rules, docs/rules/README.md: one line for each page, with counts. */

import { markdownTable } from 'markdown-table';
import { counted } from '../../model/count.ts';
import type { Rule } from '../../rules/rule.ts';
import { fromMarkdown } from '../../text/plain-text.ts';
import { answerCounts, answersOf, classOf } from './rule-answers.ts';
import { pageNameOf, severityOf } from './rule-page.ts';

/** Bandit's own groups, by the first digit of an id. https://bandit.readthedocs.io/en/latest/plugins/index.html */
const families: Readonly<Record<string, string>> = {
  B1: 'General',
  B2: 'Application frameworks',
  B3: 'Calls',
  B4: 'Imports',
  B5: 'Cryptography and TLS',
  B6: 'Injection',
  B7: 'Templates and cross-site scripting',
};
const removedFamily = 'Tests that Bandit has removed';

const familyOf = (rule: Rule): string => {
  const prefix = rule.ids[0]?.slice(0, 2) ?? '';
  return rule.status === 'removed' ? removedFamily : `${prefix}xx ${families[prefix] ?? 'Others'}`;
};

export function rulesPage(rules: readonly Rule[]): string {
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) groups.set(familyOf(rule), [...(groups.get(familyOf(rule)) ?? []), rule]);
  const removedLast = (family: string): number => Number(family === removedFamily);
  const ordered = [...groups].sort(([a], [b]) => removedLast(a) - removedLast(b) || (a < b ? -1 : 1));
  return `${[
    '# Rules',
    'One page for each kind of finding: what is wrong, what can happen, what to do, what is fixed automatically, and what is refused and why. ' +
      '`bandit-remediate explain B506` prints the same in a terminal.',
    legend,
    countsOf(rules),
    ...ordered.flatMap(([family, members]) => [`## ${family}`, contents(members)]),
  ].join('\n\n')}\n`;
}

const legend = [
  '- **Safe fix**: a correct program behaves as before. Made by default.',
  '- **Fix to review**: may change behaviour, so a person should look at it before it is merged. Made with `fix-safety: review` only.',
  '- **Guidance**: only a person can decide what is right. An edit is made in clear-cut cases alone.',
  '',
  "The severity is Bandit's; where a test reports several, it is the highest.",
].join('\n');

function countsOf(rules: readonly Rule[]): string {
  const active = rules.filter(({ status }) => status === 'active');
  const counts = answerCounts(rules.flatMap(answersOf));
  const ids = (some: readonly Rule[]): number => some.reduce((sum, rule) => sum + rule.ids.length, 0);
  const withClass = (name: string): string => `${ids(active.filter((rule) => classOf(rule) === name))} with “${name}”`;
  const classes = ['Safe fix', 'Fix to review', 'Guidance'].map(withClass);
  const removed = ids(rules) - ids(active);
  const gone = removed > 0 ? `; and ${counted(removed, 'test')} that Bandit has removed` : '';
  const byHand = counts['by-hand'] > 0 ? `, ${counts['by-hand']} show what a person would write` : '';
  return (
    `${counted(ids(active), 'test')} in ${counted(active.length, 'rule')}: ${classes.join(', ')}${gone}. ` +
    `The cases on the pages are tests: ${counts.fixed} are fixed, ${counts.refused} are refused with the reason${byHand}.`
  );
}

function contents(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => {
    const { fixed, refused } = answerCounts(answersOf(rule));
    const title = fromMarkdown(rule.title).replaceAll('|', '\\|');
    return [
      `[${rule.ids.join(', ')}](${pageNameOf(rule)})`,
      title,
      severityOf(rule),
      classOf(rule),
      String(fixed),
      String(refused),
    ];
  });
  const head = ['Test', 'What is wrong', 'Severity', 'Answer', 'cases fixed', 'refused'];
  return markdownTable([head, ...rows], { align: ['l', 'l', 'l', 'l', 'r', 'r'], alignDelimiters: false });
}
