/**
 * What the values in an SQL text stand for: values of the statement, which can be parameters, or names and other parts
 * of it, which cannot.
 */

import type { ValuePart } from '../../python/tree/template.ts';
import type { SqlUnit } from './sql-template.ts';

/**
 * `value`: a literal of SQL. `name`: of a table or column. `list`: several values. `fragment`: any other part of the
 * statement.
 */
export type SqlRole = 'value' | 'name' | 'list' | 'fragment';

export interface SqlSlot {
  readonly role: SqlRole;
  /** The units that the slot takes, quotes included; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** The quote round it, or `''`. */
  readonly quote: '' | "'" | '"' | '`';
  /** What is between the quotes, or the value alone. */
  readonly content: readonly SqlUnit[];
}

const operators = new Set(['=', '<', '>', '<=', '>=', '<>', '!=', '==', '||', '+', '-', '/', '<=>']);
const beforeValue = new Set([
  'LIKE',
  'ILIKE',
  'RLIKE',
  'REGEXP',
  'GLOB',
  'MATCH',
  'LIMIT',
  'OFFSET',
  'THEN',
  'ELSE',
  'BETWEEN',
  'ESCAPE',
  'SIMILAR',
]);
const listOwners = new Set(['VALUES', 'IN', 'VALUE']);
const conditions = new Set(['WHERE', 'AND', 'OR', 'ON', 'HAVING', 'NOT', 'WHEN', 'CASE', 'IS', 'EXISTS', 'AS', 'WITH']);

/** The values of the statement and their roles, in order. */
export function sqlSlots(units: readonly SqlUnit[]): readonly SqlSlot[] {
  return new Reader(units).read();
}

/** The values of a slot. */
export const valuesIn = ({ content }: SqlSlot): readonly ValuePart[] =>
  content.flatMap((unit) => (unit.kind === 'value' ? [unit] : []));

class Reader {
  private readonly units: readonly SqlUnit[];
  private readonly slots: SqlSlot[] = [];
  /** Words and signs so far, in capitals. */
  private readonly tokens: string[] = [];
  /** For each open parenthesis the token before it. */
  private readonly owners: string[] = [];
  /** The last clause word outside parentheses. */
  private clause = '';
  private at = 0;

  constructor(units: readonly SqlUnit[]) {
    this.units = units;
  }

  read(): readonly SqlSlot[] {
    while (this.at < this.units.length) this.step();
    return this.slots;
  }

  private textAt(index: number): string {
    const unit = this.units[index];
    return unit?.kind === 'text' ? unit.text : '';
  }

  private ahead(length: number): string {
    return Array.from({ length }, (_, index) => this.textAt(this.at + index)).join('');
  }

  private step(): void {
    const unit = this.units[this.at];
    if (unit?.kind === 'value') return this.value(unit);
    const text = unit?.text ?? '';
    if (this.ahead(2) === '--') return this.skip(/\n/u);
    if (this.ahead(2) === '/*') return this.skip(/\//u);
    if (text === "'" || text === '"' || text === '`') return this.quoted(text);
    if (/[\w$]/u.test(text)) return this.word();
    if (/\s/u.test(text) || text === '') this.at += 1;
    else this.sign();
  }

  /** A comment; values in it are part of the text. */
  private skip(end: RegExp): void {
    for (this.at += 2; this.at < this.units.length && !end.test(this.textAt(this.at)); this.at += 1) {
      const unit = this.units[this.at];
      if (unit?.kind === 'value')
        this.slots.push({ role: 'fragment', start: this.at, end: this.at + 1, quote: '', content: [unit] });
    }
    this.at += 1;
  }

  private word(): void {
    let word = '';
    for (; /^[\w$]+$/u.test(this.textAt(this.at)); this.at += 1) word += this.textAt(this.at);
    const upper = word.toUpperCase();
    this.tokens.push(upper);
    if (
      this.owners.length === 0 &&
      /^(?:SELECT|FROM|WHERE|SET|VALUES|LIMIT|OFFSET|BY|HAVING|RETURNING|UPDATE|INTO)$/u.test(upper)
    )
      this.clause = upper;
  }

  private sign(): void {
    const sign = /^(?:<=>|<=|>=|<>|!=|==|\|\||::)/u.exec(this.ahead(3))?.[0] ?? this.textAt(this.at);
    if (sign === '(') this.owners.push(this.ownerHere());
    if (sign === ')') this.owners.pop();
    this.tokens.push(sign);
    this.at += sign.length;
  }

  /** What the parenthesis belongs to; further rows of VALUES follow a comma. */
  private ownerHere(): string {
    const last = this.tokens.at(-1) ?? '';
    return last === ',' && this.owners.length === 0 && this.clause === 'VALUES' ? 'VALUES' : last;
  }

  /** A quoted stretch: a literal, a quoted name, or one with values in it. */
  private quoted(quote: "'" | '"' | '`'): void {
    const start = this.at;
    const content: SqlUnit[] = [];
    this.at += 1;
    for (let open = true; open && this.at < this.units.length; this.at += 1) {
      const unit = this.units[this.at];
      if (unit === undefined) break;
      if (unit.kind === 'text' && unit.text === quote) {
        // A doubled quote stands for one.
        if (this.textAt(this.at + 1) !== quote) {
          open = false;
          continue;
        }
        this.at += 1;
      }
      content.push(unit);
    }
    if (content.some(({ kind }) => kind === 'value')) {
      const isLiteral = quote === "'" || (quote === '"' && this.isStrictPlace());
      const clean =
        isLiteral && !/[\w$.]/u.test(this.textAt(start - 1)) && !this.isTyped() && this.isValuePlace(true, this.at);
      this.slots.push({
        role: clean ? 'value' : quote === "'" ? 'fragment' : 'name',
        start,
        end: this.at,
        quote,
        content,
      });
    }
    this.tokens.push(quote === "'" ? "'" : 'NAME');
  }

  private value(unit: ValuePart): void {
    const [before, after] = [this.textAt(this.at - 1), this.textAt(this.at + 1)];
    const beside =
      /[\w$.]$/u.test(before) ||
      /^[\w$.([]/u.test(after) ||
      this.units[this.at - 1]?.kind === 'value' ||
      this.units[this.at + 1]?.kind === 'value';
    const role = beside ? 'name' : this.roleHere();
    this.slots.push({ role, start: this.at, end: this.at + 1, quote: '', content: [unit] });
    this.tokens.push('SLOT');
    this.at += 1;
  }

  private roleHere(): SqlRole {
    const last = this.tokens.at(-1) ?? '';
    const owner = this.owners.at(-1);
    if (last === 'IN' || last === 'VALUES') return 'list';
    if (last === '(' && (owner === 'IN' || owner === 'VALUES') && this.next(this.at + 1).startsWith(')'))
      return owner === 'IN' ? 'list' : 'value';
    if (this.isValuePlace(false, this.at + 1)) return 'value';
    if (last === 'SET' && !/^[=(]/u.test(this.next(this.at + 1))) return 'fragment';
    if (conditions.has(last))
      return /^(?:[=<>!]|(?:like|in|is|between)\b)/iu.test(this.next(this.at + 1)) ? 'name' : 'fragment';
    return last === '' ? 'fragment' : 'name';
  }

  /** The text that follows, white space left out. */
  private next(index: number): string {
    let text = '';
    for (let at = index; at < this.units.length && text.length < 12; at += 1)
      text += this.units[at]?.kind === 'value' ? '\0' : this.textAt(at);
    return text.trimStart();
  }

  /** Whether SQL takes a value here. `quoted`: it is a literal anyway. */
  private isValuePlace(quoted: boolean, after: number): boolean {
    const last = this.tokens.at(-1) ?? '';
    const owner = this.owners.at(-1);
    const next = this.next(after);
    if (/^[.([]/u.test(next) || (!quoted && /^[=<>!]/u.test(next))) return false;
    if (operators.has(last) || beforeValue.has(last)) return true;
    if (last === 'AND') return this.tokens.at(-3) === 'BETWEEN';
    if (last === '(' || last === ',') {
      if (owner === undefined) return last === ',' && (this.clause === 'LIMIT' || this.clause === 'VALUES');
      return (
        listOwners.has(owner) ||
        (quoted && owner !== '' && !/^(?:INTO|FROM|JOIN|UPDATE)$/u.test(owner) && !this.isColumnList())
      );
    }
    return false;
  }

  /** The parenthesis behind the table of an INSERT holds names of columns. */
  private isColumnList(): boolean {
    const open = this.tokens.lastIndexOf('(');
    return this.tokens[open - 2] === 'INTO';
  }

  /** `INTERVAL '1 day'`, `DATE '...'`: the word is a part of the literal. */
  private isTyped(): boolean {
    return /^(?:INTERVAL|DATE|TIME|TIMESTAMP|TIMESTAMPTZ|N|E|X|B|U)$/u.test(this.tokens.at(-1) ?? '');
  }

  /** Behind a comparison or in a list of values, text in double quotes can only have been meant as a literal. */
  private isStrictPlace(): boolean {
    const last = this.tokens.at(-1) ?? '';
    return (
      operators.has(last) ||
      beforeValue.has(last) ||
      ((last === '(' || last === ',') && listOwners.has(this.owners.at(-1) ?? ''))
    );
  }
}
