/**
 * A rule as a page of Markdown, docs/rules/B506.md: what is wrong, what to do, what is fixed automatically and what is
 * not.
 */

import type { Rule } from '../../rules/rule.ts';
import { fence, link, proseInHtml } from '../../text/markdown.ts';
import { fromMarkdown } from '../../text/plain-text.ts';
import { usualSeverity } from '../sarif/sarif-grades.ts';
import { diffLines } from './before-after.ts';
import { answersOf, classification, classOf, type Answer } from './rule-answers.ts';

export const headingOf = (rule: Rule): string => `${rule.ids.join(', ')}: ${fromMarkdown(rule.title)}`;

/** The page's file: `B506.md`, or the first and the last id of several, `B313-B319.md`. */
export const pageNameOf = ({ ids }: Rule): string => `${[...new Set([ids[0], ids.at(-1)])].join('-')}.md`;

/** Bandit's usual severity of each of the rule's tests, each word once: `high, medium`. */
export const severityOf = ({ ids }: Rule): string => [...new Set(ids.map(usualSeverity))].join(', ');

/** The page; all texts are the rule's own, so its Markdown stays Markdown. */
export function rulePage(rule: Rule): string {
  const answers = answersOf(rule);
  const shown = answers.find(({ change }) => change !== null);
  const further = answers.filter((answer) => answer !== shown);
  return `${[
    `# ${headingOf(rule)}`,
    rule.status === 'removed'
      ? `**${classOf(rule)}.** Bandit no longer has this test.`
      : `**${classOf(rule)}.** ${namesOf(rule)}, ${severityOf(rule)} severity.`,
    rule.why,
    `**What to do.** ${rule.remedy}`,
    shown?.change ? fence('diff', diffLines(shown.change).join('\n')) : '',
    shown && shown.remarks.length > 0 ? shown.remarks.join(' ') : '',
    rule.traps?.length ? `**Take care.**\n\n${list(rule.traps)}` : '',
    background(rule),
    further.length > 0 ? `## More cases\n\n${further.map(caseBlock).join('\n\n')}` : '',
    '[All rules](README.md)',
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

const namesOf = ({ ids, names }: Rule): string =>
  `Bandit: ${ids.map((id, index) => `${id} \`${names[index] ?? ''}\``).join(', ')}`;

function caseBlock({ label, test, name, code, change, remarks, kind }: Answer): string {
  const body = change ? fence('diff', diffLines(change).join('\n')) : fence('python', code);
  const parts = kind === 'refused' ? [remarks.join(' '), body] : [body, remarks.join(' ')];
  return [
    `<details><summary>${label}: ${proseInHtml(name)} (${test})</summary>`,
    ...parts.filter(Boolean),
    '</details>',
  ].join('\n\n');
}

function background(rule: Rule): string {
  const classes = classification(rule).map(({ label, url }) => (url === null ? label : link(label, url)));
  const references = rule.references.map((url) => `<${url}>`);
  return [
    `Exploitability ${rule.exploitability.score} of 5: ${rule.exploitability.reason}${classes.length > 0 ? ` ${classes.join(', ')}.` : ''}`,
    references.length > 0 ? `Read more:\n${list(references)}` : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
