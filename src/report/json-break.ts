/**
 * Where a text stops being JSON. JavaScript's own error gives no place on every version, and quotes the text, secrets
 * and all.
 */

export interface JsonBreak {
  /** Index of the first character that cannot be. */
  readonly at: number;
  /** The text is the beginning of JSON, and ends too early. */
  readonly cut: boolean;
}

const word = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blank = /[ \t\r\n]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
/** What may stand at the very end of a text that was cut inside a word, a number or an escape. */
const cutWord = /^(?:-|-?\d+(?:\.|\.?\d*[eE][+-]?)|t|tr|tru|f|fa|fal|fals|n|nu|nul)$/;
const cutEscape = /^\\(?:u[0-9a-fA-F]{0,3})?$/;

/**
 * Expects next: a value; the first value of a list, or its end; a key; the first key, or the end; a colon; a comma or
 * an end.
 */
type State = 'value' | 'first' | 'key' | 'firstKey' | 'colon' | 'after';

/** For text that JSON.parse has refused. */
export function jsonBreak(text: string): JsonBreak {
  const open: string[] = [];
  let state: State = 'value';
  let at = skip(blank, text, 0);
  while (at < text.length) {
    const character = text.charAt(at);
    const next = step(state, character, open);
    const isString = character === '"';
    if (next === null && !(isString ? takesString(state) : takesWord(state))) return { at, cut: false };
    const end: number | JsonBreak = next !== null ? at + 1 : isString ? endOfString(text, at) : endOfWord(text, at);
    if (typeof end !== 'number') return end;
    state = next ?? (takesWord(state) ? 'after' : 'colon');
    at = skip(blank, text, end);
  }
  return { at: text.length, cut: true };
}

const takesWord = (state: State): boolean => state === 'value' || state === 'first';
const takesString = (state: State): boolean => takesWord(state) || state === 'key' || state === 'firstKey';

function endOfWord(text: string, at: number): number | JsonBreak {
  const end = skip(word, text, at);
  return end > at ? end : { at, cut: text.length - at < 400 && cutWord.test(text.slice(at)) };
}

/** By hand: a string may be longer than a regular expression can bear. */
function endOfString(text: string, start: number): number | JsonBreak {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return { at, cut: false };
    if (code !== 92) continue;
    const end = skip(escape, text, at);
    if (end === at) return { at, cut: text.length - at < 6 && cutEscape.test(text.slice(at)) };
    at = end - 1;
  }
  return { at: text.length, cut: true };
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}

/** The state after a bracket, comma or colon; null when the character is none that may stand here. */
function step(state: State, character: string, open: string[]): State | null {
  if (takesWord(state) && (character === '{' || character === '[')) {
    open.push(character);
    return character === '{' ? 'firstKey' : 'first';
  }
  if (state === 'colon') return character === ':' ? 'value' : null;
  const inside = open.at(-1);
  const closes = character === (inside === '{' ? '}' : ']') && inside !== undefined;
  if (closes && (state === 'after' || state === 'first' || state === 'firstKey')) {
    open.pop();
    return 'after';
  }
  if (state !== 'after' || character !== ',' || inside === undefined) return null;
  return inside === '{' ? 'key' : 'value';
}
