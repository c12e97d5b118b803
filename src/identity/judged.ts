/** What of flagged code a test looks at: where that is the same, an edit of the rest leaves the finding what it was. */

import { callOf, shapeOf, type ArgumentTokens } from '../python/text/code-shape.ts';
import type { Mask } from '../python/text/normal-form.ts';
import { kind, textOf, type Tokens } from '../python/text/tokens.ts';

/**
 * The arguments that a test judges, by position and keyword; without an entry it is all of them. Keywords that give a
 * finding its test, such as `verify` of B501, say nothing more. Of other arguments by position only counts whether they
 * are constant.
 */
const judgedArguments: Readonly<Record<string, readonly (number | string)[] | 'all'>> = {
  B113: [],
  B201: [],
  B501: [],
  B701: [],
  B103: [1, 'mode'],
  B310: [0, 'url', 'fullurl', 'data'],
  B602: [0, 'args', 'executable', 'input', 'env', 'preexec_fn'],
  B603: [0, 'args', 'executable', 'input', 'env', 'preexec_fn'],
  B605: [0, 'command', 'cmd'],
  B606: 'all',
  B607: [0, 'args', 'executable'],
  B313: [0, 'source', 'text'],
  B314: [0, 'source', 'text'],
  B315: [0, 'source', 'text'],
  B316: [0, 'source', 'text'],
  B317: [0, 'source', 'text'],
  B318: [0, 'file', 'string'],
  B319: [0, 'stream_or_string', 'string'],
};

/** The modules that a test of imports is about, with all below them. */
const importedModules: Readonly<Record<string, readonly string[]>> = {
  B401: ['telnetlib'],
  B402: ['ftplib'],
  B403: ['pickle', 'cPickle', 'dill', 'shelve', 'marshal'],
  B404: ['subprocess'],
  B405: ['xml.etree'],
  B406: ['xml.sax'],
  B407: ['xml.dom.expatbuilder'],
  B408: ['xml.dom.minidom'],
  B409: ['xml.dom.pulldom'],
  B410: ['lxml'],
  B411: ['xmlrpc'],
  B412: ['wsgiref', 'twisted'],
  B413: ['Crypto'],
  B414: ['Cryptodome'],
  B415: ['pyghmi'],
};

/** Tests of how programs are started. */
export const isCommandTest = (test: string): boolean => /^B60[2-79]$/.test(test);

/** The judged part of the flagged code as one text; `shape` when it is all of it. */
export function judgedForm(
  test: string,
  tokens: Tokens,
  first: number,
  last: number,
  shape: string,
  mask: Mask,
): string {
  const modules = importedModules[test];
  if (modules) return importsOf(tokens, first, last, modules) ?? shape;
  const judged = judgedArguments[test];
  const call = judged && callOf(tokens, first, last);
  if (!judged || !call) return shape;
  const form = (one: ArgumentTokens): string => withoutFolder(shapeOf(tokens, one.first, one.last, mask));
  let place = 0;
  const parts = call.args.flatMap((one): readonly string[] => {
    const key = one.name ?? place;
    if (one.name === null) place += 1;
    if (judged === 'all' || judged.includes(key) || key === '*' || key === '**') return [`${key}=${form(one)}`];
    return one.name === null ? [isConstant(tokens, one) ? 'constant' : 'value'] : [];
  });
  return [`${shapeOf(tokens, first, call.calleeEnd, mask)}\n(`, ...parts.toSorted()].join('\n,\n');
}

/**
 * A program is the same one by its name and by its path in a folder of the system's, which B607 tells apart; a module
 * that Python runs counts as a program.
 */
const withoutFolder = (form: string): string => byName(form).replace(/^(\[\n)':python\n,\n':-m\n,\n/, '$1');
const byName = (form: string): string =>
  form.replace(
    /^((?:\[\n)?)(?:':(?:\/usr(?:\/local)?)?\/s?bin\/|sys\n\.\nexecutable|':python3?(?=\n|$))/,
    (found, open: string) => `${open}':${found.endsWith('/') ? '' : 'python'}`,
  );

/** Whether an argument is made of literals alone. */
function isConstant(tokens: Tokens, { first, last }: ArgumentTokens): boolean {
  for (let at = first; at <= last; at += 1) {
    const text = textOf(tokens, at);
    if (tokens.kinds[at] === kind.name && !/^(?:True|False|None)$/.test(text)) return false;
    if (tokens.kinds[at] === kind.string && /^[a-z]*[ft]/i.test(text)) return false;
  }
  return true;
}

/** Which of these modules an import statement brings, or parts of; null when it brings none of them. */
function importsOf(tokens: Tokens, first: number, last: number, modules: readonly string[]): string | null {
  const words: string[] = [];
  for (let at = first; at <= last; at += 1)
    if (tokens.kinds[at] === kind.name || textOf(tokens, at) === '.' || textOf(tokens, at) === ',')
      words.push(textOf(tokens, at));
  const [, from = '', list = ''] = /^(?:from (\S+) )?import (.*)$/.exec(words.join(' ').replace(/ ?\. ?/g, '.')) ?? [];
  const names = list.split(',').map((one) => `${from === '' ? '' : `${from}.`}${one.trim().replace(/ as .*$/, '')}`);
  const found = modules.filter((module) => names.some((name) => name === module || name.startsWith(`${module}.`)));
  return found.length === 0 ? null : `import ${found.join(' ')}`;
}
