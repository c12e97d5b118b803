/**
 * Code that is nested as deep as one asks, in each way in which Python nests: somewhere Bandit, or Python's parser,
 * gives up.
 */

import type { Ran } from './compare.ts';
import type { Files } from './folders.ts';

type Shape = (depth: number) => string;

const chain =
  (first: string, more: string, last = ''): Shape =>
  (depth) =>
    `${first}${more.repeat(depth)}${last}\nexec(x)\n`;
const around =
  (open: string, inner: string, close: string, before = ''): Shape =>
  (depth) =>
    `${before}${open.repeat(depth)}${inner}${close.repeat(depth)}\nexec(x)\n`;
const indented =
  (line: string, last: string, step = ' '): Shape =>
  (depth) =>
    Array.from({ length: depth }, (_, level) => `${step.repeat(level)}${line}\n`).join('') +
    `${step.repeat(depth)}${last}\nexec(x)\n`;

export const shapes: Readonly<Record<string, Shape>> = {
  plus: chain('x = a', ' + b'),
  plus_names: chain('x = "select a from b "', ' + c'),
  plus_right: around('a + (', 'b', ')', 'x = '),
  percent: chain('x = "insert into x values ("', ' % y'),
  power: chain('x = "/tmp/a"', ' ** b'),
  attribute: chain('x = a', '.b'),
  attribute_call: chain('import os as a\nx = a', '.b', '.system("x")'),
  attribute_password: chain('a', '.b', '.password = "x"'),
  method: chain('x = a', '.b(c)'),
  call: chain('import subprocess\nx = a', '(c)', '(shell=True)'),
  subscript: chain('d', '["password"]', ' = "x"'),
  parentheses: around('(', 'exec(x)', ')'),
  list: around('[', '"/tmp/x"', ']', 'x = '),
  list_argument: around('[', '"/tmp/x"', ']', 'f(x='),
  tuple: around('(', '"/tmp/x"', ',)', 'x = '),
  dict: around('{"password": ', '"x"', '}', 'x = '),
  calls: around('f(', 'exec("/tmp/x")', ')'),
  calls_keyword: around('f(password=', '"x"', ')'),
  lambdas: around('lambda password="x": ', 'exec(x)', '', 'x = '),
  not: around('not ', 'exec(x)', '', 'x = '),
  minus: around('-', '"/tmp/x"', '', 'x = '),
  conditional: chain('x = ', 'a if b else ', '"/tmp/x"'),
  await: around('await ', 'exec(x)', '', 'async def f(): return '),
  star: around('[*', 'x', ']', 'x = '),
  comprehension: around('[x for x in ', 'exec(y)', ']', 'x = '),
  comprehension_plus: chain('x = [y for y in "/tmp"', ' + a', ']'),
  generator: around('f(x for x in ', 'y', ')'),
  default: chain('def f(password="b"', ' + a', '): pass'),
  default_list: around('[', '1', ']', 'def f(a=1, b='),
  with_item: chain('with a', '.b', ' as c: pass'),
  with_plus: chain('with "/tmp"', ' + a', ' as c: exec(x)'),
  keyword_plus: chain('import subprocess\nsubprocess.Popen("ls" ', ' + b', ', shell=True)'),
  mark_safe_plus: chain('from django.utils.safestring import mark_safe\nmark_safe(a', ' + b', ')'),
  mark_safe_percent: chain('from django.utils.safestring import mark_safe\nmark_safe("%s" % (a', ' + b', '))'),
  mark_safe_format: around('"{}".format(', 'x', ')', 'from django.utils.safestring import mark_safe\nx = "a"\ny = '),
  boolean: around('a or b and (', 'exec(x)', ')', 'x = '),
  assignment: chain('', 'password = ', '"x"'),
  walrus: around('(x := ', 'exec(y)', ')'),
  f_string: around('f"{', '"/tmp/x"', '}"', 'x = '),
  f_string_spec: (depth) => `x = f"{a:${'{b:'.repeat(depth)}${'}'.repeat(depth)}}"\nexec(x)\n`,
  annotation: around('List[', '"/tmp/x"', ']', 'def f(a: '),
  elif: (depth) => `if a: exec(x)\n${'elif password == "x": exec(y)\n'.repeat(depth)}else: exec(z)\n`,
  if: indented('if exec(x):', 'exec(y)'),
  functions: indented('def f(password="x"):', 'exec(y)'),
  classes: indented('class C:', 'password = "x"'),
  tries: (depth) =>
    `${Array.from({ length: depth }, (_, level) => `${' '.repeat(level)}try:\n`).join('')}${' '.repeat(depth)}exec(x)\n${Array.from({ length: depth }, (_, level) => `${' '.repeat(depth - level - 1)}except Exception: pass\n`).join('')}`,
  withs: indented('with open("/tmp/x") as f:', 'exec(y)'),
  fors: indented('for x in exec(y):', 'exec(z)'),
  whiles_tabs: indented('while True:', 'exec(z)', '\t'),
  async_functions: indented('async def f(password="x"):', 'exec(y)'),
  match: indented('match x:', 'pass'),
  pattern: (depth) => `match x:\n    case ${'['.repeat(depth)}"/tmp/x"${']'.repeat(depth)}: exec(x)\n`,
  pattern_or: (depth) => `match x:\n    case a${'.b'.repeat(depth)}: exec(x)\n`,
  type_parameter: around('List[', 'int', ']', 'type X = '),
  // A test of Bandit that follows assignments, each to the one before.
  assigned: (depth) =>
    `from django.utils.safestring import mark_safe\ndef f():\n    x0 = "a"\n${Array.from({ length: depth }, (_, index) => `    x${index + 1} = x${index}\n`).join('')}    mark_safe(x${depth})\n`,
  assigned_nested: (depth) =>
    `from django.utils.safestring import mark_safe\ndef f():\n  x = "a"\n  y = "b"\n${Array.from({ length: depth }, (_, level) => `${' '.repeat(level + 2)}if y:\n`).join('')}${' '.repeat(depth + 2)}x = y\n  mark_safe(x)\n`,
  imports: (depth) =>
    `import ${Array.from({ length: depth }, () => 'a').join('.')}\nimport pickle${'.b'.repeat(depth)}\na.b.system("x")\n`,
};

const unclosed: ReadonlySet<string> = new Set(['list_argument', 'default_list', 'annotation', 'mark_safe_format']);

/** The tail that some shapes need behind what is closed. */
function text(name: string, shape: Shape, depth: number): string {
  if (!unclosed.has(name)) return shape(depth);
  const tails: Readonly<Record<string, string>> = {
    list_argument: ')',
    default_list: '): pass',
    annotation: '): pass',
    mark_safe_format: '\nmark_safe(y)',
  };
  const [line = '', ...rest] = shape(depth).split('\nexec(x)\n');
  return `${line}${tails[name] ?? ''}\nexec(x)\n${rest.join('')}`;
}

export const deepFile = (name: string, depth: number): string => `${name}_${String(depth).padStart(5, '0')}.py`;

export function deepFiles(depths: Readonly<Record<string, readonly number[]>>): Files {
  return Object.fromEntries(
    Object.entries(depths).flatMap(([name, all]) => {
      const shape = shapes[name];
      return shape === undefined ? [] : all.map((depth) => [deepFile(name, depth), text(name, shape, depth)]);
    }),
  );
}

/** Far apart, close enough together that no two limits lie between two of them. */
export const coarse: readonly number[] = [1, 40, 90, 95, 105, 150, 190, 210, 300, 480, 520, 700, 940, 1010, 1500];

/** How Bandit came to terms with a file: the reason it gives, or how many findings and failed tests. */
export function outcomes({ report, stderr }: Ran): ReadonlyMap<string, string> {
  const said: {
    readonly errors: readonly { readonly filename: string; readonly reason: string }[];
    readonly results: readonly { readonly filename: string }[];
  } = JSON.parse(report ?? '{"errors":[],"results":[]}');
  const failed = [...stderr.matchAll(/internal error running: \w+ on file (\S+)/gu)].map(([, file = '']) => `${file} `);
  const all = [
    ...said.errors.map(({ filename, reason }): [string, string] => [filename, reason]),
    ...said.results.map(({ filename }): [string, string] => [filename, 'finding']),
    ...failed.map((file): [string, string] => [file.trim(), 'failed test']),
  ];
  const counted = new Map<string, string>();
  for (const [file, what] of all)
    counted.set(file.replace(/^\.\//u, ''), `${counted.get(file.replace(/^\.\//u, '')) ?? ''}${what};`);
  return counted;
}

/**
 * Depths between two neighbours of `depths` where the outcome of a shape is another one, which part the gap; none where
 * the neighbours touch.
 */
export function closer(
  seen: ReadonlyMap<string, string>,
  depths: Readonly<Record<string, readonly number[]>>,
  parts: number,
): Readonly<Record<string, readonly number[]>> {
  const kind = (name: string, depth: number): string => kindOf(seen.get(deepFile(name, depth)) ?? '');
  return Object.fromEntries(
    Object.entries(depths).map(([name, all]) => [
      name,
      all.flatMap((depth, index) => {
        const next = all[index + 1];
        if (next === undefined || next - depth <= 1 || kind(name, depth) === kind(name, next)) return [];
        const step = Math.ceil((next - depth) / parts);
        return Array.from({ length: Math.ceil((next - depth) / step) - 1 }, (_, count) => depth + (count + 1) * step);
      }),
    ]),
  );
}

/** Findings of a deep file grow with its depth: what counts is whether there are any, and whether tests failed. */
const kindOf = (outcome: string): string => [...new Set(outcome.split(';'))].toSorted().join(';');
