/** Looks for known secrets in texts: many values at once, each by its first characters. */

import { groupBy } from '../model/group-by.ts';
import type { Stretch } from '../python/literals/decoded-text.ts';

/** What is known of a value. */
export interface Value {
  readonly text: string;
  /** Could be a word: only whole occurrences are the secret. */
  readonly whole: boolean;
  /** The files in which a finding is about it. */
  readonly paths: ReadonlySet<string>;
  /** A file in which it is the secret also has a variable, attribute or argument of that name. */
  readonly isName: boolean;
}

/** Whether a value counts in the text that is looked at. */
export type Accepts = (value: Value) => boolean;

/**
 * A shorter text is too common to be masked wherever it stands. Characters; also so many UTF-16 units tell which
 * values can be at a place at all.
 */
export const shortest = 4;

/** Whether a text has the characters that it takes. */
export const isLong = (text: string): boolean =>
  text.length >= shortest && Array.from(text.slice(0, 2 * shortest)).length >= shortest;

/** From here on a value with letters and something else is no word. */
const tellingLength = 8;

/** Whether a text cannot be a word, a number or a part of one, so that it gives the secret away wherever it stands. */
export const isTelling = (text: string): boolean =>
  text.length >= tellingLength && /\p{L}/u.test(text) && /\p{N}|[^\p{L}\p{N}\s_./:-]/u.test(text);

export class SecretValues {
  private readonly byText = new Map<string, Value>();
  /** By their first units, how long the values are, the longest first. */
  private readonly lengths = new Map<string, readonly number[]>();
  private heads: ReadonlyMap<string, readonly Value[]> | null = null;
  /** Whether a value begins with such units: most places of a text are ruled out by it. */
  private readonly filter = new Uint8Array(1 << 16);
  readonly size: number;

  constructor(values: Iterable<Value>) {
    for (const value of values) {
      const head = value.text.slice(0, shortest);
      this.filter[keyAt(head, 0)] = 1;
      this.byText.set(value.text, value);
      const known = this.lengths.get(head) ?? [];
      if (!known.includes(value.text.length))
        this.lengths.set(
          head,
          [...known, value.text.length].sort((a, b) => b - a),
        );
    }
    this.size = this.byText.size;
  }

  private withHead(head: string): readonly Value[] {
    this.heads ??= groupBy(this.byText.values(), ({ text }) => text.slice(0, shortest));
    return this.heads.get(head) ?? [];
  }

  /** Where accepted values stand, from left to right; they may overlap. */
  find(text: string, accepts: Accepts): readonly Stretch[] {
    const found: Stretch[] = [];
    if (this.size === 0) return found;
    for (let at = 0; at + shortest <= text.length; at += 1) {
      if (this.filter[keyAt(text, at)] !== 1) continue;
      const end = this.longestAt(text, at, accepts);
      if (end !== -1) found.push({ start: at, end });
    }
    return found;
  }

  private longestAt(text: string, at: number, accepts: Accepts): number {
    for (const length of this.lengths.get(text.slice(at, at + shortest)) ?? []) {
      if (at + length > text.length) continue;
      const value = this.byText.get(text.slice(at, at + length));
      if (value && accepts(value) && isWhole(text, at, value)) return at + length;
    }
    return -1;
  }

  /** Whether an accepted value is the whole text. */
  has(text: string, accepts: Accepts): boolean {
    const value = this.byText.get(text);
    return value !== undefined && accepts(value);
  }

  /**
   * Where the end of a text that was cut off begins to be a value; -1 where it does not. `from` is the first place
   * that is looked at.
   */
  beginsAt(text: string, from: number, accepts: Accepts): number {
    for (let at = Math.max(0, from); at + shortest <= text.length; at += 1) {
      if (this.filter[keyAt(text, at)] !== 1) continue;
      const rest = text.slice(at);
      for (const value of this.withHead(text.slice(at, at + shortest)))
        if (value.text.startsWith(rest) && accepts(value) && opens(text, at, value)) return at;
    }
    return -1;
  }

  /** How much of the beginning of a text that was cut off is the end of a value; 0 where nothing is. */
  endsAt(text: string, accepts: Accepts): number {
    let most = 0;
    for (const value of this.byText.values()) {
      if (!accepts(value)) continue;
      for (
        let length = Math.min(value.text.length - 1, text.length);
        length >= Math.max(shortest, most + 1);
        length -= 1
      )
        if (value.text.endsWith(text.slice(0, length)) && (!value.whole || !isWord(text, length))) most = length;
    }
    return most;
  }
}

const keyAt = (text: string, at: number): number =>
  (text.charCodeAt(at) * 31 +
    text.charCodeAt(at + 1) * 1009 +
    text.charCodeAt(at + 2) * 9176 +
    text.charCodeAt(at + 3) * 28657) &
  0xffff;

/** A word is the secret where no longer word goes on: `testenv` is not `test`. */
const isWhole = (text: string, at: number, value: Value): boolean =>
  !value.whole ||
  (opens(text, at, value) && !(isWord(value.text, value.text.length - 1) && isWord(text, at + value.text.length)));

/**
 * Whether nothing before belongs to the same word: `-phunter` gives the option `-p` a value, and a colour's code ends
 * in a letter.
 */
function opens(text: string, at: number, { text: value, whole }: Value): boolean {
  if (!whole || at === 0 || !isWord(value, 0) || !isWord(text, at - 1)) return true;
  return /(?:^|[\s"'=,([])-[A-Za-z]$|\x1b\[[0-9;]{0,12}[A-Za-z]$/u.test(text.slice(Math.max(0, at - 16), at));
}

const isWord = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
  return code >= 0xd800 && code <= 0xdfff ? false : /[\p{L}\p{N}]/u.test(text.charAt(at));
};
