/** Tokens grouped into statements, each with its indentation and the names of the classes and functions around it. */

import { kind, textOf, type Tokens } from './tokens.ts';

/**
 * One simple statement, or the header of a compound one: `if x: y()` gives two, `a; b` too, so that it does not matter
 * how a formatter lays them out. `first` and `last` are token indices, both inclusive.
 */
export interface Statement {
  readonly first: number;
  readonly last: number;
  /** Qualified name of the enclosing class or function, such as `Server.start`; empty at module level. */
  readonly scope: string;
}

const headers = new Set([
  'if',
  'elif',
  'else',
  'for',
  'while',
  'try',
  'except',
  'finally',
  'with',
  'def',
  'class',
  'async',
  'match',
  'case',
]);
/**
 * Most names are longer than any of these words: cutting them out of the text to look them up would be half of the work
 * here.
 */
const longestHeader = 7;
const isHeader = (tokens: Tokens, at: number): boolean =>
  (tokens.ends[at] ?? 0) - (tokens.starts[at] ?? 0) <= longestHeader && headers.has(textOf(tokens, at));

const isLambda = (tokens: Tokens, at: number): boolean =>
  tokens.text.startsWith('lambda', tokens.starts[at]) && (tokens.ends[at] ?? 0) - (tokens.starts[at] ?? 0) === 6;

const scopeWords = new Set(['def', 'class', 'async']);

/** The statements of a file in order. Broken text gives odd statements, never an error. */
export function statementsOf(tokens: Tokens): readonly Statement[] {
  const statements: Statement[] = [];
  const scopes: { readonly indent: number; readonly name: string }[] = [];
  const { kinds, count } = tokens;
  let first = -1,
    last = -1,
    indent = 0,
    depth = 0,
    lambdas = 0;
  let header = false,
    lineStart = true;
  const end = (): void => {
    if (first === -1) return;
    statements.push({ first, last, scope: scopes.at(-1)?.name ?? '' });
    if (header && scopeWords.has(textOf(tokens, first))) enter(tokens, first, indent, scopes);
    first = -1;
    depth = lambdas = 0;
  };
  for (let at = 0; at < count; at += 1) {
    const of = kinds[at];
    if (of === kind.comment) continue;
    if (of === kind.newline) {
      end();
      lineStart = true;
      continue;
    }
    if (first === -1) {
      first = at;
      if (lineStart) {
        indent = indentOf(tokens, at);
        while ((scopes.at(-1)?.indent ?? -1) >= indent) scopes.pop();
        lineStart = false;
      }
      header = of === kind.name && isHeader(tokens, at);
    }
    last = at;
    if (of === kind.name && header && depth === 0 && isLambda(tokens, at)) lambdas += 1;
    if (of !== kind.operator) continue;
    const code = tokens.text.charCodeAt(tokens.starts[at] ?? 0);
    if (code === 40 || code === 91 || code === 123) depth += 1;
    else if (code === 41 || code === 93 || code === 125) depth -= 1;
    else if (depth !== 0) continue;
    else if (code === 59) {
      last = at - 1;
      if (last < first) first = -1;
      end();
    } else if (code === 58 && header && tokens.ends[at] === (tokens.starts[at] ?? 0) + 1) {
      if (lambdas > 0) lambdas -= 1;
      else end();
    }
  }
  end();
  return statements;
}

function enter(tokens: Tokens, first: number, indent: number, scopes: { indent: number; name: string }[]): void {
  const word = textOf(tokens, first) === 'async' ? first + 1 : first;
  const keyword = textOf(tokens, word);
  if (keyword !== 'def' && keyword !== 'class') return;
  const outer = scopes.at(-1)?.name;
  const name = textOf(tokens, word + 1);
  scopes.push({ indent, name: outer ? `${outer}.${name}` : name });
}

/** Width of the white space before the line's first token; a tab goes to the next multiple of 8, as Python counts. */
function indentOf(tokens: Tokens, at: number): number {
  const start = tokens.starts[at] ?? 0;
  let from = start;
  while (from > 0 && isBlank(tokens.text.charCodeAt(from - 1))) from -= 1;
  let width = 0;
  for (let index = from; index < start; index += 1)
    width = tokens.text.charCodeAt(index) === 9 ? width + 8 - (width % 8) : width + 1;
  return width;
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 12;
