/**
 * Small files of lines, blanks and odd characters thrown together. Where lines end and blocks begin is told twice, by
 * Python's tokenizer and by its parser; Bandit gives up when either complains, so the places where the two differ are
 * the ones to look at.
 */

import { dice, numbered, oneOf, type Files } from './folders.ts';

const whole = [
  'exec(x)',
  'exec(x)',
  'pass',
  'password = "x"',
  'x = f(password="x", shell=True)',
  'assert x',
  'x = """a\n  # nosec\n/tmp"""',
  "x = '''\\\n'''",
  'x = (\n1,\n  # nosec\n)',
  'y = [\n    exec(x)  # nosec\n]',
  'x = a + \\\n  b',
  'import pickle',
  'x = "/tmp/x"; exec(y)',
  '"doc"',
  'x = f"{\'/tmp\'}"',
  'x = "\\d"',
  'x = 1if y else 2',
  '# note',
  '# nosec',
  '# nosec B102',
  '',
  'x = "é"',
  '# \u202e',
  'lambda: (exec(x),\n)',
  'x = {\n\n}',
  'f(  # nosec\n)',
] as const;
const openers = [
  'if x:',
  'for x in y:',
  'def f(password="x"):',
  'class C:',
  'with open("/tmp/x") as f:',
  'while exec(x):',
  'async def f():',
  '@d\ndef f():',
  'if (x and\n  y):',
  'if x: # nosec',
  'def f(a, b="/tmp/x"):  # nosec B108',
] as const;
const blanks = [
  '',
  '  ',
  '    ',
  '      ',
  '        ',
  '\t',
  ' \t',
  '\t ',
  '\f',
  '  \f',
  '\f    ',
  '\x0b',
  '\ufeff',
  '\u00a0',
  '\x1c',
  '\x00',
  '\\\n',
  '  \\\n',
  '    \\\n',
  '  \\\n    ',
  '    \\\n  ',
  '\\\n    ',
  '\\\r\n',
  '  \\\r\n',
  '\t\\\n',
  '\r',
  '  \r',
  ' \\\f\n',
  '      \\\n\\\n',
] as const;
const lines = [
  '',
  '#',
  '# c',
  '# nosec',
  '\\',
  '\f',
  '\\\n',
  '"""',
  ')',
  '(',
  '#\\',
  ';',
  '$',
  'exec(x)',
  'else:',
  '\x00',
  '\x1a',
  '\u2028',
  '# \xff',
] as const;
const tails = [
  '  # nosec',
  ' # nosec B102',
  ' #',
  ' \\',
  '\\',
  ';',
  ' ',
  '\t',
  '\f',
  ' \f # nosec',
  '\x0b',
  '\x00',
  ' # \x00',
  '\r',
  ' # nosec\r',
  '\x1a',
  '\ufeff',
] as const;
const ends = ['\r\n', '\r', '\f\n', '\n\n', '\n\r', '\r\r\n', '\\\n', '', '\n\f', '\x85', '\u2028'] as const;
const heads = [
  '',
  '',
  '',
  '',
  '',
  '',
  '\ufeff',
  '# coding: latin-1\n',
  '# -*- coding: utf-8 -*-\n',
  '\n\n',
  '#!/bin/x\n',
  '# coding: cp1252\r\n',
  '# coding: utf-8\r',
  '\f# coding: latin-1\n',
  ' # coding: latin-1\n',
  '\\\n# coding: latin-1\n',
] as const;

type Dice = (sides: number) => number;

/** `odd` is how many places of a file, at most, are not as a formatter leaves them. */
export function layoutFiles(count: number, seed: number, odd: number): Files {
  const roll = dice(seed);
  return numbered(
    'layout',
    Array.from({ length: count }, () => {
      const made = program(roll);
      for (let left = roll(odd + 1); left > 0; left -= 1) spoil(made, roll);
      return oneOf(roll, heads) + made.join('');
    }),
  );
}

/** Lines of a program that parses. */
function program(roll: Dice): string[] {
  const made: string[] = [];
  let depth = 0;
  let opened = false;
  for (let left = 2 + roll(8); left > 0 || opened; left -= 1) {
    if (!opened && roll(3) === 0) depth = roll(depth + 1);
    const opens = left > 0 && depth < 3 && roll(3) === 0;
    const text = opens
      ? oneOf(roll, openers)
      : opened
        ? oneOf(roll, ['exec(x)', 'pass', 'x = "/tmp/x"  # nosec'])
        : oneOf(roll, whole);
    const indent = '    '.repeat(depth);
    made.push(...`${indent}${text.replace('@d\n', `@d\n${indent}`)}\n`.split(/(?<=\n)/u));
    opened = opens;
    if (opens) depth += 1;
  }
  return made;
}

function spoil(made: string[], roll: Dice): void {
  const at = roll(made.length + 1);
  const line = made[at] ?? '\n';
  const body = line.replace(/\n$/u, '');
  oneOf<() => unknown>(roll, [
    () => made.splice(at, 0, `${oneOf(roll, blanks)}${oneOf(roll, lines)}${roll(4) === 0 ? oneOf(roll, ends) : '\n'}`),
    () => {
      made[at] = `${body}${oneOf(roll, tails)}\n`;
    },
    () => {
      made[at] = `${body}${oneOf(roll, ends)}`;
    },
    () => {
      made[at] = `${oneOf(roll, blanks)}${roll(2) === 0 ? line : line.trimStart()}`;
    },
    () => {
      made[at] = line.replace(/^(?: {4})+/u, (run) => run.replaceAll('    ', '\t'));
    },
    () => made.splice(at, 0, `${oneOf(roll, blanks)}\n`),
  ])();
}
