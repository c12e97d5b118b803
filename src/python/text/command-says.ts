/**
 * What a command says, whatever starts it: the words of its texts and the values in it, without the functions that run,
 * split and quote it.
 */

import { literal, type Mask } from './normal-form.ts';
import { kind, textOf, type Tokens } from './tokens.ts';

/** Words that only say how a program is started. */
const manner =
  /^(?:(?:subprocess|os|shlex|commands|popen2)\..*|subprocess|system|popen|run|call|check_call|check_output|Popen|getoutput|split|quote|PIPE|STDOUT|DEVNULL|stdin|stdout|stderr|text|True|False|None|check|shell|args|cwd|cmd|command|capture_output|universal_newlines)$/u;

/** The words of the tokens from `first` to `last`, inclusive: sorted, each once, one a line. */
export function commandSays(tokens: Tokens, first: number, last: number, mask: Mask): string {
  const words = new Set<string>();
  for (let at = first; at <= last; at += 1) {
    if (tokens.kinds[at] === kind.string)
      for (const word of wordsOf(mask(at) ?? literal(textOf(tokens, at)))) words.add(word);
    if (tokens.kinds[at] === kind.number) words.add(mask(at) ?? textOf(tokens, at).toLowerCase());
    if (tokens.kinds[at] !== kind.name) continue;
    // Dotted names are one word: `os.system`, `self.path`.
    let name = textOf(tokens, at);
    while (at + 2 <= last && textOf(tokens, at + 1) === '.' && tokens.kinds[at + 2] === kind.name)
      name += `.${textOf(tokens, (at += 2))}`;
    if (!manner.test(name)) words.add(name);
  }
  return [...words].sort().join('\n');
}

/**
 * A literal's words: fields of f-strings are values, and a program is the same one by its path in a folder of the
 * system's.
 */
const wordsOf = (form: string): readonly string[] =>
  form
    .replace(/^'[a-z]*:/u, '')
    .split(/[\s"'{}]+|%[sdr]/u)
    .filter((word) => word !== '' && word !== '&&' && word !== 'cd')
    .map((word) => word.replace(/^(?:\/usr(?:\/local)?)?\/s?bin\//u, ''));

/** Whether every word of the one is a word of the other. */
export function saysNoMore(one: string, other: string): boolean {
  const known = new Set(other.split('\n'));
  return one.split('\n').every((word) => known.has(word));
}
