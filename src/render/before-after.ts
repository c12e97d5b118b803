import type { Rule } from '../rules/rule.ts';

export interface BeforeAfter {
  readonly before: string;
  readonly after: string;
}

/** The before and after that users see: the rule's first case, without the marks. Null for rules without a case. */
export function beforeAfter(rule: Rule, test: string): BeforeAfter | null {
  const shown = rule.cases.find((one) => one.test === test) ?? rule.cases[0];
  return shown ? { before: shown.before.replace(/[«»]/gu, ''), after: shown.after } : null;
}

/** The lines of a unified diff without headers: `-`, `+` and ` ` before each line. By longest common subsequence: cases are short. */
export function diffLines({ before, after }: BeforeAfter): readonly string[] {
  const a = before.replace(/\n$/u, '').split('\n');
  const b = after.replace(/\n$/u, '').split('\n');
  const length = common(a, b);
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) lines.push(` ${a[(j += 1, i++)]}`);
    else if (i < a.length && (j >= b.length || at(length, i + 1, j) >= at(length, i, j + 1))) lines.push(`-${a[i++]}`);
    else lines.push(`+${b[j++]}`);
  }
  return lines;
}

const at = (table: readonly (readonly number[])[], i: number, j: number): number => table[i]?.[j] ?? 0;

function common(a: readonly string[], b: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) (table[i] ?? [])[j] = a[i] === b[j] ? at(table, i + 1, j + 1) + 1 : Math.max(at(table, i + 1, j), at(table, i, j + 1));
  return table;
}
