/** All rules on one page, with a table of contents and counts: docs/rules.md. */

import { markdownTable } from 'markdown-table';
import { counted } from '../../model/count.ts';
import type { Rule } from '../../rules/rule.ts';
import { fromMarkdown } from '../../text/plain-text.ts';
import { answerCounts, answersOf, classOf } from './rule-answers.ts';
import { anchorOf, headingOf, rulePage } from './rule-page.ts';

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
  const ordered = [...groups].sort(
    ([a], [b]) => Number(a === removedFamily) - Number(b === removedFamily) || (a < b ? -1 : 1),
  );
  return `${[
    '# Rules',
    '<!-- Written by scripts/rules-md.ts from src/rules/. Change a rule there, then run: node scripts/rules-md.ts -->',
    'What Bandit finds, what can happen, what to do, and what this program does by itself. `bandit-remediate explain B506` prints one of these sections in a terminal.',
    countsOf(rules),
    ...legend,
    ...ordered.map(([family, members]) => `**[${family}](#${anchorOf(family)})**\n\n${contents(members)}`),
    ...ordered.flatMap(([family, members]) => [`## ${family}`, ...members.map(rulePage)]),
  ].join('\n\n')}\n`;
}

function countsOf(rules: readonly Rule[]): string {
  const active = rules.filter(({ status }) => status === 'active');
  const counts = answerCounts(rules.flatMap(answersOf));
  const ids = (some: readonly Rule[]): number => some.reduce((sum, rule) => sum + rule.ids.length, 0);
  const classes = ['Safe fix', 'Fix to review', 'Guidance'].map(
    (name) => `${ids(active.filter((rule) => classOf(rule) === name))} with “${name}”`,
  );
  const removed = ids(rules) - ids(active);
  return (
    `${counted(ids(active), 'test')} in ${counted(active.length, 'rule')}: ${classes.join(', ')}${removed > 0 ? `; and ${counted(removed, 'test')} that Bandit has removed` : ''}. ` +
    `The cases below are tests: ${counts.fixed} are fixed by the program, ${counts.refused} are refused with the reason, ${counts['by-hand']} show what a person would write.`
  );
}

const legend = [
  [
    '- **Safe fix**: a correct program keeps its behaviour. Made with `fix-safety: safe`, the default.',
    '- **Fix to review**: a person should look at it before it is merged. Made with `fix-safety: review` only.',
    '- **Guidance**: only a person can tell what is right, so edits are made in clear single cases alone.',
  ].join('\n'),
];

function contents(rules: readonly Rule[]): string {
  const rows = rules.map((rule) => {
    const { fixed, refused } = answerCounts(answersOf(rule));
    return [
      `[${rule.ids.join(', ')}](#${anchorOf(headingOf(rule))})`,
      fromMarkdown(rule.title).replaceAll('|', '\\|'),
      classOf(rule),
      String(fixed),
      String(refused),
    ];
  });
  return markdownTable([['Test', 'What is wrong', 'Answer', 'cases fixed', 'refused'], ...rows], {
    align: ['l', 'l', 'l', 'r', 'r'],
    alignDelimiters: false,
  });
}
