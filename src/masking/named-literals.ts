/**
 * Finds the literals that a secret's name is given: by assignment of every kind, as keyword or default, under a key, in
 * a comparison, as the value to fall back to. By tokens alone, so it works on every file and on pieces of one; what it
 * does not understand it leaves out.
 */

import { namesSecret } from '../model/secret-name.ts';
import { kind, textOf, type Tokens } from '../python/text/tokens.ts';
import { literalValue } from './literal-groups.ts';

/** A name and the literals that it is given; token indices. */
export interface NamedLiterals {
  /**
   * The string that is the name: a dictionary's key, a subscript's index, a method's first argument. -1 for an
   * identifier.
   */
  readonly key: number;
  readonly literals: readonly number[];
}

/** Whether a secret's name can be in the text at all: cheap, and true of few. */
export const mayName = (text: string): boolean => /pas|pwd|token|secret/iu.test(text);

/** Those in whole statements, from one token to another, the end exclusive. */
export function namedLiterals(tokens: Tokens, from = 0, to: number = tokens.count): readonly NamedLiterals[] {
  const found: NamedLiterals[] = [];
  const names = /pas|pwd|token|secret/giu;
  names.lastIndex = tokens.starts[from] ?? tokens.text.length;
  let name = names.exec(tokens.text);
  // Statement by statement: only those that hold such a name are read.
  for (let first = from; first < to && name !== null;) {
    let last = first;
    while (last < to - 1 && tokens.kinds[last] !== kind.newline) last += 1;
    const end = tokens.ends[last] ?? 0;
    while (name !== null && name.index < (tokens.starts[first] ?? 0)) name = names.exec(tokens.text);
    if (name !== null && name.index < end) {
      found.push(...new Reader(tokens, first, last + 1).all());
      names.lastIndex = end;
      name = names.exec(tokens.text);
    }
    first = last + 1;
  }
  return found;
}

/** What an expression is called, and the string that says it. */
interface Called {
  readonly name: string;
  readonly key: number;
}

const assigning = new Set([':=', '+=', '-=', '*=', '/=', '//=', '%=', '@=', '&=', '|=', '^=', '>>=', '<<=', '**=']);
const comparing = new Set(['==', '!=', '<', '>', '<=', '>=', '<>']);
/** They take a name and a value to fall back to or to set. */
const keyedCalls = new Set(['get', 'setdefault', 'pop', 'set', 'getenv', 'getattr', 'setattr']);
/** Words before a bracket that neither call nor index anything. */
const operatorWords = new Set(
  'and as assert async await case del elif else except finally for from if import in is lambda not or raise return while with yield'.split(
    ' ',
  ),
);
/** A colon ends what they begin. */
const blockWords = new Set('async case class def elif else except finally for if match try while with'.split(' '));
/** What the operand of a comparison ends at. */
const between = new Set(['and', 'or', 'not', 'if', 'else', 'for', 'in', 'is', 'as', 'async']);
const stops = new Set([',', ':', '=', ...assigning, ...comparing]);

/** Of one statement. Positions are those of its tokens without the comments. */
class Reader {
  private readonly tokens: Tokens;
  private readonly at: Int32Array;
  private readonly count: number;
  /** For each bracket its partner, for each token the bracket that it stands in; -1 where there is none. */
  private readonly partner: Int32Array;
  private readonly opener: Int32Array;
  private readonly found: NamedLiterals[] = [];

  constructor(tokens: Tokens, first: number, end: number) {
    this.tokens = tokens;
    this.at = new Int32Array(end - first);
    let count = 0;
    for (let index = first; index < end; index += 1) if (tokens.kinds[index] !== kind.comment) this.at[count++] = index;
    this.count = count;
    this.partner = new Int32Array(count).fill(-1);
    this.opener = new Int32Array(count).fill(-1);
    const open: number[] = [];
    for (let at = 0; at < count; at += 1) {
      const bracket = this.bracketAt(at);
      this.opener[at] = open.at(-1) ?? -1;
      if (bracket === 1) open.push(at);
      else if (bracket === -1) {
        const start = open.pop() ?? -1;
        this.partner[at] = start;
        if (start !== -1) this.partner[start] = at;
        this.opener[at] = open.at(-1) ?? -1;
      }
    }
  }

  /** 1 where one opens, -1 where one closes. */
  private bracketAt(at: number): number {
    if (this.kindAt(at) !== kind.operator) return 0;
    const code = this.tokens.text.charCodeAt(this.tokens.starts[this.at[at] ?? 0] ?? 0);
    return code === 40 || code === 91 || code === 123 ? 1 : code === 41 || code === 93 || code === 125 ? -1 : 0;
  }

  all(): readonly NamedLiterals[] {
    for (let at = 0; at < this.count; at += 1) {
      if (this.kindAt(at) === kind.operator) this.lookAtOperator(at, this.operator(at));
      else if (this.kindAt(at) === kind.name && keyedCalls.has(this.text(at)) && this.operator(at + 1) === '(')
        this.keyedCall(at + 1);
    }
    return this.found;
  }

  private kindAt(at: number): number {
    return at >= 0 && at < this.count ? (this.tokens.kinds[this.at[at] ?? 0] ?? 0) : kind.newline;
  }

  private text(at: number): string {
    return at >= 0 && at < this.count ? textOf(this.tokens, this.at[at] ?? 0) : '';
  }

  /** Empty for anything that is no operator. */
  private operator(at: number): string {
    return this.kindAt(at) === kind.operator ? this.text(at) : '';
  }

  private lookAtOperator(at: number, operator: string): void {
    if (operator === '=') {
      if (this.opener[at] === -1) this.assign(at);
      else this.give(this.annotated(at) ?? this.calledBefore(at), at + 1);
    } else if (assigning.has(operator)) this.give(this.calledBefore(at), at + 1);
    else if (operator === ':') this.entry(at);
    else if (operator === '==' || operator === '!=') this.compare(at, at + 1);
  }

  private give(called: Called | null, from: number, to = this.endOfValue(from)): void {
    if (called === null || !namesSecret(called.name)) return;
    const literals = this.literalsIn(from, to);
    if (literals.length > 0) this.found.push({ key: called.key, literals });
  }

  /** `a = b = value`, `a, b = value, value`, `a: annotation = value`. */
  private assign(at: number): void {
    const start = this.startOfTarget(at);
    const [from, end] = this.valueBehind(at);
    const targets = this.items(...this.inside(start, at));
    if (targets.length < 2) return this.give(this.annotated(at) ?? this.calledBefore(at), from, end);
    const values = this.items(...this.inside(from, end));
    for (const [index, [, to]] of targets.entries()) {
      const [first, last] = values.length === targets.length ? (values[index] ?? [from, end]) : [from, end];
      this.give(this.calledBefore(to), first, last);
    }
  }

  /** What is behind the last `=` of the statement. A statement of a hundred thousand targets is read once. */
  private valueBehind(at: number): readonly [number, number] {
    if (at < this.value[0]) return this.value;
    let [from, end] = [at + 1, at + 1];
    for (; !this.endsStatement(end); end = this.after(end)) if (this.operator(end) === '=') from = end + 1;
    return (this.value = [from, end]);
  }

  private value: readonly [number, number] = [0, 0];

  /** Behind the `=` before, or where the statement begins. */
  private startOfTarget(at: number): number {
    let start = at;
    while (start > 0 && this.kindAt(start - 1) !== kind.newline && !['=', ';'].includes(this.operator(start - 1)))
      start = this.before(start);
    return start;
  }

  /** Without the brackets that are round all of it. */
  private inside(from: number, to: number): readonly [number, number] {
    const wraps = ['(', '['].includes(this.operator(from)) && this.partner[from] === to - 1;
    return wraps ? this.inside(from + 1, to - 1) : [from, to];
  }

  /** What commas part; a lone one stays whole. */
  private items(from: number, to: number): readonly (readonly [number, number])[] {
    const items: [number, number][] = [];
    let start = from;
    for (let at = from; at < to; at = this.after(at)) {
      if (this.operator(at) !== ',') continue;
      items.push([start, at]);
      start = at + 1;
    }
    if (start < to) items.push([start, to]);
    return items;
  }

  /** `"key": value` of a dictionary. */
  private entry(at: number): void {
    let key = at - 1;
    while (this.kindAt(key - 1) === kind.string) key -= 1;
    if (this.kindAt(key) !== kind.string || (!['{', ','].includes(this.operator(key - 1)) && key !== 0)) return;
    this.give({ name: this.valueOf(key, at), key: this.at[key] ?? -1 }, at + 1);
  }

  /** `.get("key", value)`, `setattr(object, "key", value)`. */
  private keyedCall(open: number): void {
    const close = this.partner[open] ?? -1;
    // A piece of code may end within the call.
    const end = close === -1 ? this.endOfLine(open) : close;
    const given = this.items(open + 1, end);
    const index = given.findIndex(([from, to]) => this.isString(from, to) && namesSecret(this.valueOf(from, to)));
    const [from, to] = given[index] ?? [0, 0];
    const [first, last] = given[index + 1] ?? [0, 0];
    if (index === -1 || first === last) return;
    const named = this.operator(first + 1) === '=';
    this.give({ name: this.valueOf(from, to), key: this.at[from] ?? -1 }, named ? first + 2 : first, last);
  }

  private endOfLine(from: number): number {
    let at = from;
    while (this.kindAt(at) !== kind.newline) at += 1;
    return at;
  }

  private compare(at: number, right: number): void {
    const left = this.calledBefore(at);
    let end = right;
    while (!this.endsOperand(end)) end = this.after(end);
    if (left !== null && namesSecret(left.name)) return this.give(left, right, end);
    let start = at;
    while (start > 0 && !this.beginsOperand(start - 1)) start = this.before(start);
    this.give(this.calledBefore(end), start, at);
  }

  /** Brackets are stepped over whole, so a closing one is that of something round the operand. */
  private endsOperand(at: number): boolean {
    const text = this.text(at);
    if (this.kindAt(at) === kind.name) return between.has(text);
    return this.endsStatement(at) || (this.kindAt(at) === kind.operator && (stops.has(text) || this.isCloser(at)));
  }

  private beginsOperand(at: number): boolean {
    const text = this.text(at);
    if (this.kindAt(at) === kind.name) return operatorWords.has(text);
    return (
      this.endsStatement(at) || (this.kindAt(at) === kind.operator && (stops.has(text) || this.bracketAt(at) === 1))
    );
  }

  private isCloser(at: number): boolean {
    return this.bracketAt(at) === -1;
  }

  /** The name at the end of the expression that ends before `end`: of a variable, an attribute, a key. */
  private calledBefore(end: number): Called | null {
    const at = end - 1;
    if (this.kindAt(at) === kind.name) return { name: this.text(at), key: -1 };
    const open = this.isCloser(at) ? (this.partner[at] ?? -1) : -1;
    if (open === -1) return null;
    const bracket = this.operator(open);
    if (bracket === '[' && this.isString(open + 1, at))
      return { name: this.valueOf(open + 1, at), key: this.at[open + 1] ?? -1 };
    if (bracket !== '(') return null;
    if (!this.isApplied(open)) return this.calledBefore(at);
    const [first] = keyedCalls.has(this.text(open - 1)) ? this.items(open + 1, at) : [];
    return first && this.isString(...first) ? { name: this.valueOf(...first), key: this.at[first[0]] ?? -1 } : null;
  }

  /** The name in `name: annotation` that ends before `end`; null without an annotation. */
  private annotated(end: number): Called | null {
    let start = end;
    while (
      start > 0 &&
      this.kindAt(start - 1) !== kind.newline &&
      ![',', '(', ';', '[', '='].includes(this.operator(start - 1))
    )
      start = this.before(start);
    const colons: number[] = [];
    for (let at = start; at < end; at = this.after(at)) if (this.operator(at) === ':') colons.push(at);
    // `if user: password = "..."`
    const colon = this.kindAt(start) === kind.name && blockWords.has(this.text(start)) ? colons[1] : colons[0];
    return colon === undefined ? null : this.calledBefore(colon);
  }

  /** Whether a bracket calls or indexes what is before it. */
  private isApplied(open: number): boolean {
    const before = open - 1;
    if (this.kindAt(before) === kind.name) return !operatorWords.has(this.text(before));
    return this.kindAt(before) === kind.string || this.isCloser(before);
  }

  private isString(from: number, to: number): boolean {
    for (let at = from; at < to; at += 1) if (this.kindAt(at) !== kind.string) return false;
    return from < to;
  }

  private valueOf(from: number, to: number): string {
    return Array.from({ length: to - from }, (_, index) => literalValue(this.text(from + index))).join('');
  }

  /**
   * The literals that may be the value: not those of calls, subscripts and collections within it, and not those that
   * something is compared with.
   */
  private literalsIn(from: number, to: number): readonly number[] {
    const literals: number[] = [];
    for (let at = from; at < to; at += 1) {
      const text = this.text(at);
      const of = this.kindAt(at);
      if (of === kind.string && !this.isCompared(at, from, to)) literals.push(this.at[at] ?? 0);
      else if (of === kind.number && to - from === 1) literals.push(this.at[at] ?? 0);
      else if (
        of === kind.operator &&
        (text === '[' || text === '{' || (text === '(' && at > from && this.isApplied(at)))
      )
        at = Math.max(at, this.partner[at] ?? at);
      else if (of === kind.name && text === 'if') at = this.elseAfter(at, to);
    }
    return literals;
  }

  private isCompared(at: number, from: number, to: number): boolean {
    const isComparing = (other: number): boolean =>
      other >= from &&
      other < to &&
      (comparing.has(this.operator(other)) ||
        ['in', 'is'].includes(this.kindAt(other) === kind.name ? this.text(other) : ''));
    return isComparing(at - 1) || isComparing(at + 1);
  }

  private elseAfter(at: number, to: number): number {
    for (let next = at + 1; next < to; next = this.after(next)) if (this.text(next) === 'else') return next;
    return to;
  }

  private endOfValue(from: number): number {
    let at = from;
    while (!this.endsStatement(at) && this.operator(at) !== ',' && !this.isCloser(at) && this.text(at) !== 'for')
      at = this.after(at);
    return at;
  }

  private endsStatement(at: number): boolean {
    return at >= this.count || this.kindAt(at) === kind.newline || this.operator(at) === ';';
  }

  /** The next position, behind the bracket's partner where one opens here. */
  private after(at: number): number {
    return this.bracketAt(at) === 1 && (this.partner[at] ?? -1) > at ? (this.partner[at] ?? at) + 1 : at + 1;
  }

  /** The position before, where a bracket closes the one that opens it. */
  private before(at: number): number {
    const previous = at - 1;
    const open = this.isCloser(previous) ? (this.partner[previous] ?? -1) : -1;
    return open === -1 ? previous : open;
  }
}
