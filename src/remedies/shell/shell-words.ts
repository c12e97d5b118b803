/**
 * The words of a shell command, as a POSIX shell splits them:
 * https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_03 A command is split only when it
 * asks nothing else of the shell. Values are put into words where they stand; what the shell would then have done to
 * them is told by `quoting`.
 */

import type { Part, TextPart, ValuePart } from '../../python/tree/template.ts';
import { builtins, operators, windowsBuiltins } from './shell-names.ts';
import { redirectionAt, type Redirection } from './shell-redirection.ts';

/**
 * Where a value stands: `bare` values are split and expanded by the shell, `double` ones expanded, `single` ones left
 * alone.
 */
export type Quoting = 'bare' | 'single' | 'double';

export type WordPart = TextPart | (ValuePart & { readonly quoting: Quoting });
/** One word: parts that are joined to one argument. No parts: the empty word `''`. */
export type Word = readonly WordPart[];

export type ShellCommand =
  | {
      readonly kind: 'words';
      readonly words: readonly Word[];
      readonly redirections: readonly Redirection[];
      readonly folder: Word | null;
    }
  /** Only a shell can do this; `needs` says for what: `a pipe`. */
  | { readonly kind: 'shell'; readonly needs: string };

/** Reads the parts of a command. */
export function shellCommand(parts: readonly Part[]): ShellCommand {
  const reader = new Reader(trimmed(parts));
  const needs = reader.read();
  if (needs !== null) return { kind: 'shell', needs };
  const { words, redirections, folder } = reader;
  const fault = reader.braces ? 'a brace expansion' : faultOf(words);
  return fault === null ? { kind: 'words', words, redirections, folder } : { kind: 'shell', needs: fault };
}

/** The text of a word without values; null with some. */
export const plainWord = (word: Word | undefined): string | null =>
  word?.every(({ kind }) => kind === 'text')
    ? word.map((part) => (part.kind === 'text' ? part.text : '')).join('')
    : null;

/** The values that the shell would have split into several words, or expanded. */
export const splitValues = (words: readonly Word[]): readonly ValuePart[] =>
  words.flat().flatMap((part) => (part.kind === 'value' && part.quoting !== 'single' ? [part] : []));

function faultOf(words: readonly Word[]): string | null {
  const first = words[0]?.[0];
  const name = plainWord(words[0]);
  if (first === undefined) return 'a command';
  if (first.kind === 'text' && /^[A-Za-z_]\w*\+?=/u.test(first.text)) return 'a variable for the command';
  if (name !== null && builtins.has(name)) return `the shell’s own \`${name}\``;
  if (name !== null && windowsBuiltins.has(name.toLowerCase())) return `\`${name}\` of the Windows shell`;
  // `echo -e` differs from shell to shell, and from the program.
  return (name === 'echo' || name === 'printf') && /^-/u.test(plainWord(words[1]) ?? '')
    ? `the shell’s own \`${name}\``
    : null;
}

/** White space and line ends round a command mean nothing. */
function trimmed(parts: readonly Part[]): readonly Part[] {
  return parts.map((part, index) => {
    if (part.kind !== 'text') return part;
    const start = index === 0 ? part.text.replace(/^[ \t\n]+/u, '') : part.text;
    return { kind: 'text', text: index === parts.length - 1 ? start.replace(/(?<!\\)[ \t\n]+$/u, '') : start };
  });
}

class Reader {
  readonly words: Word[] = [];
  readonly redirections: Redirection[] = [];
  folder: Word | null = null;
  /** Some word has braces outside quotes that some shells expand. */
  braces = false;
  private readonly parts: readonly Part[];
  private word: WordPart[] | null = null;
  private quoting: Quoting = 'bare';
  /** Characters of the current word that stand outside quotes. */
  private open = '';

  constructor(parts: readonly Part[]) {
    this.parts = parts;
  }

  /** Reads everything; what only a shell can do, or null. */
  read(): string | null {
    for (const [index, part] of this.parts.entries()) {
      const next = this.parts[index + 1];
      const fault = part.kind === 'value' ? this.value(part) : this.text(part.text, next === undefined);
      if (fault !== null) return fault;
    }
    if (this.quoting !== 'bare') return 'quotes that are not closed';
    this.endWord();
    return null;
  }

  private value(part: ValuePart): null {
    this.word = [...(this.word ?? []), { ...part, quoting: this.quoting }];
    if (this.quoting === 'bare') this.open += 'x';
    return null;
  }

  private text(text: string, last: boolean): string | null {
    let at = 0;
    while (at < text.length) {
      const rest = text.slice(at);
      const step = this.quoting === 'bare' ? this.bare(rest, last) : this.quoted(rest);
      if (typeof step === 'string') return step;
      at += step;
    }
    return null;
  }

  /** Reads something outside quotes: the number of characters taken, or what only a shell can do. */
  private bare(rest: string, last: boolean): number | string {
    const character = rest.charAt(0);
    if (character === ' ' || character === '\t') return this.endWord();
    if (character === "'" || character === '"') return this.openQuote(character);
    if (character === '\\') return this.escape(rest);
    const redirection = last && this.canRedirect(rest) ? this.redirection(rest) : 0;
    if (redirection > 0) return redirection;
    if (/^&&[ \t]/u.test(rest) && this.changesFolder()) return 2;
    if (character === '#' && this.word === null) return 'a comment';
    if (character === '~' && /^$|[=:]$/u.test(this.open)) return 'a home folder';
    const operator = operators.find(([pattern]) => pattern.test(rest));
    return operator ? operator[1] : this.take(rest.slice(0, [...rest][0]?.length ?? 1), true);
  }

  private quoted(rest: string): number | string {
    const character = rest.charAt(0);
    if (character === (this.quoting === 'single' ? "'" : '"')) {
      this.quoting = 'bare';
      return 1;
    }
    if (this.quoting === 'double') {
      if (character === '$') return 'a variable';
      if (character === '`') return 'a command substitution';
      if (character === '\\' && /^\\["\\$`]/u.test(rest)) return this.take(rest.charAt(1), false) + 1;
      if (rest.startsWith('\\\n')) return 2;
      if (rest === '\\') return 'a backslash before a value';
    }
    return this.take(character, false);
  }

  private openQuote(character: string): number {
    this.quoting = character === "'" ? 'single' : 'double';
    this.word ??= [];
    this.open += 'x';
    return 1;
  }

  private escape(rest: string): number | string {
    if (rest.length === 1) return 'a backslash before a value';
    if (rest.charAt(1) === '\n') return 2;
    this.open += 'x';
    return this.take(rest.charAt(1), false) + 1;
  }

  private take(character: string, open: boolean): number {
    const word = this.word ?? [];
    const end = word.at(-1);
    this.word =
      end?.kind === 'text'
        ? [...word.slice(0, -1), { kind: 'text', text: end.text + character }]
        : [...word, { kind: 'text', text: character }];
    if (open) this.open += character;
    return character.length;
  }

  /** At the start of a word, or right behind one that is no number: `ls>/dev/null`. */
  private canRedirect(rest: string): boolean {
    const end = this.word?.at(-1);
    return this.word === null || (/^[<>]/u.test(rest) && end?.kind === 'text' && !/\d$/u.test(this.open));
  }

  /** Takes `>/dev/null` and its like: the number of characters, 0 for what is none. */
  private redirection(rest: string): number {
    const found = redirectionAt(rest, this.redirections);
    if (found === null) return 0;
    this.endWord();
    this.redirections.push(found.redirection);
    return found.length;
  }

  /** `cd folder &&` before a command. */
  private changesFolder(): boolean {
    this.endWord();
    const [cd, folder] = this.words;
    if (
      this.words.length !== 2 ||
      plainWord(cd) !== 'cd' ||
      folder === undefined ||
      this.folder !== null ||
      this.redirections.length > 0
    )
      return false;
    if (plainWord(folder)?.startsWith('-')) return false;
    this.words.length = 0;
    this.folder = folder;
    return true;
  }

  private endWord(): number {
    if (this.word !== null) this.words.push(this.word);
    this.braces ||= /\{.*(?:,|\.\.).*\}|^[{}!]$/su.test(this.open);
    this.word = null;
    this.open = '';
    return 1;
  }
}
