/** A rule's page for the terminal. */

import { styleText } from 'node:util';
import type { Rule } from '../../rules/rule.ts';
import { neutralise } from '../../text/log-text.ts';
import { diffLines } from './before-after.ts';
import { answersOf, classification, classOf, type Answer, type AnswerKind } from './rule-answers.ts';

const paint = (style: Parameters<typeof styleText>[0], text: string): string =>
  styleText(style, text, { validateStream: false });

const titles: readonly (readonly [AnswerKind, string])[] = [
  ['fixed', 'Fixed by bandit-remediate fix'],
  ['refused', 'Not fixed, and why'],
  ['by-hand', 'To be written by hand'],
];

/**
 * The page of the rule that answers `test`. Cases of the test itself; all of the rule's where it has none of its own.
 */
export function explain(rule: Rule, test: string): readonly string[] {
  const all = answersOf(rule);
  const own = all.filter((one) => one.test === test);
  const answers = own.length > 0 ? own : all;
  return [
    paint('bold', `${neutralise(test)}  ${neutralise(rule.title)}`),
    paint(
      'gray',
      [
        classOf(rule),
        ...classification(rule).map(({ label }) => label),
        `exploitability ${rule.exploitability.score} of 5`,
      ].join(' · '),
    ),
    ...(rule.status === 'removed' ? [paint('gray', 'Bandit no longer has this test.')] : []),
    '',
    ...wrap(rule.why),
    ...wrap(rule.exploitability.reason),
    '',
    paint('bold', 'What to do'),
    ...wrap(rule.remedy),
    ...titles.flatMap(([kind, title]) =>
      section(
        title,
        answers.filter((one) => one.kind === kind),
      ),
    ),
    ...(rule.traps?.length ? ['', paint('bold', 'Take care'), ...rule.traps.flatMap((trap) => bullet(trap))] : []),
    ...(rule.references.length > 0
      ? ['', paint('bold', 'Read more'), ...rule.references.map((url) => `  ${url}`)]
      : []),
    '',
  ].map((line) => line.trimEnd());
}

const section = (title: string, answers: readonly Answer[]): readonly string[] =>
  answers.length === 0 ? [] : ['', paint('bold', title), ...answers.flatMap(answerLines)];

function answerLines({ name, label, kind, change, code, remarks }: Answer): readonly string[] {
  const body = change
    ? diffLines(change).map(diffLine)
    : code
        .replace(/\n$/u, '')
        .split('\n')
        .map((line) => `     ${line}`);
  return [
    '',
    ...wrap(`${name}${kind === 'fixed' ? ` (${label.toLowerCase()})` : ''}`, '  - ', '    '),
    ...remarks.flatMap((remark) => wrap(remark, '    ', '    ')),
    ...body,
  ];
}

const diffLine = (line: string): string =>
  `    ${line.startsWith('-') ? paint('red', line) : line.startsWith('+') ? paint('green', line) : line}`;

const bullet = (text: string): readonly string[] => wrap(text, '  - ', '    ');

/** Paragraphs at 96 characters, indented; emphasis loses its marks, code keeps them. */
function wrap(text: string, first = '  ', rest = '  '): readonly string[] {
  return paragraphsOf(text).flatMap((paragraph) => {
    const lines: string[] = [];
    for (const word of paragraph.split(' ')) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + word.length < 96) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines.map((line, index) => `${index === 0 ? first : rest}${line}`);
  });
}

/** Outside code, as `**` is Python too. */
const paragraphsOf = (text: string): readonly string[] =>
  text
    .split('`')
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll('**', '')))
    .join('`')
    .split('\n');
