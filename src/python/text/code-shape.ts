/**
 * The shape of code: its normal form without what a repair beside it changes. Texts have one form however they are put
 * together, keywords that a test of their own watches are left out, and of functions that do the same more or less
 * safely each counts as the others. All of it holds for any code, whoever edited it, and hides nothing: the dangerous
 * one of each choice is a finding of its own.
 */

import { isCalled, literal, normalForm, notCalled, type Mask } from './normal-form.ts';
import { closing, parted, templateForm } from './template-form.ts';
import { kind, textOf, type Tokens } from './tokens.ts';

/** A call whose arguments end where the code ends. */
export interface CallTokens {
  /** The last token before the opening bracket, and that bracket. */
  readonly calleeEnd: number;
  readonly open: number;
  readonly args: readonly ArgumentTokens[];
}

export interface ArgumentTokens {
  /** The keyword; `*` or `**` for unpacked ones, null for one by position. */
  readonly name: string | null;
  readonly first: number;
  readonly last: number;
}

/** The shape of the tokens from `first` to `last`, inclusive; equal to their normal form where nothing is left out. */
export const shapeOf = (tokens: Tokens, first: number, last: number, mask: Mask = keep): string => {
  const writer = new ShapeWriter(tokens, mask, callOf(tokens, first, last)?.open ?? -1);
  writer.write(first, last);
  return writer.isPlain ? normalForm(tokens, first, last, mask) : writer.parts.join('\n');
};

const keep: Mask = () => null;

/** The call that the code is as a whole; null when it is something else. */
export function callOf(tokens: Tokens, first: number, last: number): CallTokens | null {
  if (
    textOf(tokens, last) !== ')' ||
    tokens.kinds[last] !== kind.operator ||
    tokens.kinds[first] !== kind.name ||
    notCalled.has(textOf(tokens, first))
  )
    return null;
  const open = opening(tokens, last, first);
  const calleeEnd = open === -1 ? -1 : previous(tokens, open - 1, first);
  if (calleeEnd === -1 || !isCalled(tokens, calleeEnd)) return null;
  return {
    calleeEnd,
    open,
    args: parted(tokens, open + 1, last - 1).map((range) => argument(tokens, range.first, range.last)),
  };
}

function argument(tokens: Tokens, first: number, last: number): ArgumentTokens {
  const text = textOf(tokens, first);
  if (text === '*' || text === '**') return { name: text, first: Math.min(first + 1, last), last };
  const next = significant(tokens, first + 1, last);
  const isNamed = tokens.kinds[first] === kind.name && next !== -1 && next < last && textOf(tokens, next) === '=';
  return isNamed ? { name: text, first: significant(tokens, next + 1, last), last } : { name: null, first, last };
}

function opening(tokens: Tokens, close: number, first: number): number {
  let depth = 0;
  for (let at = close; at >= first; at -= 1) {
    if (tokens.kinds[at] !== kind.operator) continue;
    const code = tokens.text.charCodeAt(tokens.starts[at] ?? 0);
    if (code === 41 || code === 93 || code === 125) depth += 1;
    else if ((code === 40 || code === 91 || code === 123) && (depth -= 1) === 0) return at;
  }
  return -1;
}

const isFree = (tokens: Tokens, at: number): boolean =>
  tokens.kinds[at] === kind.comment || tokens.kinds[at] === kind.newline;

function previous(tokens: Tokens, from: number, first: number): number {
  for (let at = from; at >= first; at -= 1) if (!isFree(tokens, at)) return at;
  return -1;
}

function significant(tokens: Tokens, from: number, last: number): number {
  for (let at = from; at <= last; at += 1) if (!isFree(tokens, at)) return at;
  return -1;
}

/**
 * Keywords whose value a test of Bandit's watches, so that a dangerous value is a finding of its own: B113, B501, B324,
 * B602 to B604, B701, B201, B614.
 */
const watched = new Set(['timeout', 'verify', 'usedforsecurity', 'shell', 'autoescape', 'debug', 'weights_only']);
/** The same, but in the flagged call itself one bad value may be worse than the other: B506, B502, B202, B615. */
const watchedInside = new Set(['Loader', 'ssl_version', 'filter', 'revision']);

/** Values that bring nothing in: constants, names and attributes, and what is put together from them. */
function isPlainValue(tokens: Tokens, { first, last }: ArgumentTokens): boolean {
  for (let at = first; at <= last; at += 1) {
    const text = textOf(tokens, at);
    if (text === '[' || text === '{' || (text === '(' && at > first && isCalled(tokens, at - 1))) return false;
    if (tokens.kinds[at] === kind.string && /^[a-z]*f/i.test(text)) return false;
  }
  return true;
}

class ShapeWriter {
  readonly parts: string[] = [];
  /** Whether all is as the normal form has it. */
  isPlain = true;
  private readonly tokens: Tokens;
  private readonly mask: Mask;
  /** The opening bracket of the call that the whole code is; -1 when it is none. */
  private readonly own: number;

  constructor(tokens: Tokens, mask: Mask, own: number) {
    this.tokens = tokens;
    this.mask = mask;
    this.own = own;
  }

  write(first: number, last: number): void {
    let before = -1;
    for (let at = first; at <= last;) {
      if (isFree(this.tokens, at)) {
        at += 1;
        continue;
      }
      const next = this.one(at, last, before);
      before = next - 1;
      at = next;
    }
  }

  /** Writes what begins at a token, and gives the token behind it. */
  private one(at: number, last: number, before: number): number {
    const { tokens } = this;
    const text = textOf(tokens, at);
    if (tokens.kinds[at] === kind.string) return this.string(at, last);
    if (tokens.kinds[at] === kind.name) return this.names(at, last);
    if (tokens.kinds[at] === kind.number) this.parts.push(this.mask(at) ?? text.toLowerCase());
    else if (text === '(') return this.bracket(at, last, before);
    else if (text !== ')' && !(text === ',' && this.isLastComma(at, last))) this.parts.push(text);
    return at + 1;
  }

  private isLastComma(at: number, last: number): boolean {
    const next = significant(this.tokens, at + 1, last);
    return next === -1 || /^[)\]}]$/.test(textOf(this.tokens, next));
  }

  private string(at: number, last: number): number {
    const { tokens, mask } = this;
    const template =
      mask(at) === null
        ? templateForm(tokens, at, last, (inner, from, to) => shapeOf(inner, from, to, inner === tokens ? mask : keep))
        : null;
    if (template && !this.hasMask(at, template.next - 1)) {
      this.isPlain = false;
      this.parts.push(template.form);
      return template.next;
    }
    let next = at + 1;
    while (next <= last && (tokens.kinds[next] === kind.string || tokens.kinds[next] === kind.comment)) next += 1;
    for (let index = at; index < next; index += 1)
      if (tokens.kinds[index] === kind.string) this.joined(mask(index) ?? literal(textOf(tokens, index)));
    return next;
  }

  private hasMask(first: number, last: number): boolean {
    for (let at = first; at <= last; at += 1)
      if ((this.tokens.kinds[at] === kind.string || this.tokens.kinds[at] === kind.number) && this.mask(at) !== null)
        return true;
    return false;
  }

  private joined(text: string): void {
    const previousPart = this.parts.at(-1) ?? '';
    const mark = text.slice(0, text.indexOf(':') + 1);
    if (previousPart.startsWith(mark) && /^'[a-z]*:$/.test(mark))
      this.parts[this.parts.length - 1] = previousPart + text.slice(mark.length);
    else this.parts.push(text);
  }

  /** Dotted names, of a function perhaps. */
  private names(at: number, last: number): number {
    const { tokens } = this;
    const names = [textOf(tokens, at)];
    let end = at;
    while (
      end + 2 <= last &&
      textOf(tokens, end + 1) === '.' &&
      tokens.kinds[end + 2] === kind.name &&
      !notCalled.has(names[0] ?? '')
    ) {
      names.push(textOf(tokens, end + 2));
      end += 2;
    }
    const open = significant(tokens, end + 1, last);
    const isCall =
      open !== -1 && textOf(tokens, open) === '(' && open !== this.own && !notCalled.has(names.at(-1) ?? '');
    const family = isCall ? familyOf(names) : names;
    if (family.join('.') !== names.join('.')) this.isPlain = false;
    family.forEach((name, index) => this.parts.push(...(index > 0 ? ['.', name] : [name])));
    return end + 1;
  }

  private bracket(open: number, last: number, before: number): number {
    const { tokens } = this;
    const close = closing(tokens, open, last);
    if (before === -1 || !isCalled(tokens, before)) return open + 1;
    this.parts.push('(');
    const args = parted(tokens, open + 1, (close === -1 ? last + 1 : close) - 1).filter(({ first, last: end }) => {
      const one = argument(tokens, first, end);
      const isWatched =
        one.name !== null &&
        (watched.has(one.name) || (open !== this.own && watchedInside.has(one.name))) &&
        isPlainValue(tokens, one);
      if (isWatched) this.isPlain = false;
      return !isWatched;
    });
    args.forEach(({ first, last: end }, index) => {
      if (index > 0) this.parts.push(',');
      this.write(first, end);
    });
    this.parts.push(')');
    return close === -1 ? last + 1 : close + 1;
  }
}

const loaders = new Set(['yaml', 'json', 'pickle', 'cPickle', 'dill', 'marshal']);
const loads = new Set(['load', 'loads', 'safe_load', 'full_load', 'unsafe_load']);
const digest = /^(?:md[245]|sha1|sha224|sha256|sha384|sha512|sha3_\d+|blake2[bs])$/;
const temporary = new Set(['mktemp', 'mkstemp', 'mkdtemp', 'gettempdir', 'NamedTemporaryFile', 'TemporaryDirectory']);

/**
 * One name for functions of which Bandit reports the dangerous ones; only inside flagged code, never for the flagged
 * call itself.
 */
function familyOf(names: readonly string[]): readonly string[] {
  const root = names.length > 1 ? (names[0] ?? '') : '';
  const last = names.at(-1) ?? '';
  if (loads.has(last) && loaders.has(root)) return ['yaml', 'load'];
  if (digest.test(last) && (root === '' || root === 'hashlib')) return ['hashlib', 'md5'];
  if (root === 'random' || root === 'secrets') return ['random', last];
  if (root === 'xml' || root === 'defusedxml' || root === 'lxml') return ['xml', last];
  if (last === 'literal_eval' && (root === '' || root === 'ast')) return ['eval'];
  return temporary.has(last) && root === 'tempfile' ? ['tempfile', 'mktemp'] : names;
}
