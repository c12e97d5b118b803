import type { Case, Rule } from '../../rules/rule.ts';
import { hunksOf } from '../../text/hunks.ts';

export interface BeforeAfter {
  readonly before: string;
  readonly after: string;
}

/**
 * The before and after that users see: the first case of the test that has an `after`, without the marks; another
 * test's when there is none.
 */
export function beforeAfter(rule: Rule, test: string): BeforeAfter | null {
  const shown = rule.cases.filter((one) => one.after !== undefined);
  const wanted = shown.find((one) => testOf(rule, one) === test) ?? shown[0];
  return wanted ? changeOf(wanted) : null;
}

/** A case's before and after; null when it shows no after. */
export const changeOf = ({ before, after }: Case): BeforeAfter | null =>
  after === undefined ? null : { before: withoutMarks(before), after };

/** The test that Bandit reports in a case: the rule's first unless the case names another. */
export const testOf = (rule: Rule, one: Case): string => one.test ?? rule.ids[0] ?? '';

export const withoutMarks = (before: string): string => before.replace(/[«»]/gu, '');

/** All lines of a unified diff without headers: `-`, `+` and ` ` before each line. Line endings do not count. */
export function diffLines({ before, after }: BeforeAfter): readonly string[] {
  const [a, b] = [ended(before), ended(after)];
  const [only] = hunksOf(a, b, Number.MAX_SAFE_INTEGER);
  return only
    ? only.lines
    : a
        .split('\n')
        .slice(0, -1)
        .map((line) => ` ${line}`);
}

/** With one line feed after each line. A text without lines has none. */
const ended = (text: string): string => (text === '' ? '' : `${text.replace(/\r\n?/gu, '\n').replace(/\n$/u, '')}\n`);
