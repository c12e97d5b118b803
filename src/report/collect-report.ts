/**
 * Puts the parts of a report's JSON together. Each result becomes a finding as soon as it is there, and is then
 * forgotten.
 */

import type { JsonPart } from './json-parts.ts';
import { readResult, type Unplaced } from './read-result.ts';
import { isLikeBandits } from './report-schema.ts';

/** What became of the results, in their order. */
export interface ReadResults {
  readonly found: readonly Unplaced[];
  /** All file names, also of results that could not be read. */
  readonly names: ReadonlySet<string>;
  /** How many there were, with those that could not be read. */
  readonly count: number;
  readonly unread: Places;
  readonly mended: Readonly<Record<'level' | 'line', Places>>;
}

/** The first few places of something, and how many there are. */
export class Places {
  readonly first: string[] = [];
  count = 0;

  add(place: string): void {
    if (this.first.length < 3) this.first.push(place);
    this.count += 1;
  }
}

export class ReportCollector {
  private readonly members = new Map<string, unknown>();
  /** The value of a text that is no object. */
  private other: { readonly value: unknown } | null = null;
  private list: ResultList;
  private readonly quoting: boolean;

  /** `quoting`: what the results quote of the code is taken too, for a report that may be of other code. */
  constructor(quoting = false) {
    this.quoting = quoting;
    this.list = new ResultList(quoting);
  }

  take(part: JsonPart): void {
    if (part.kind === 'element') return this.list.add(part.value);
    if (part.kind === 'list') this.list = new ResultList(this.quoting);
    const value = part.kind === 'list' ? this.list.sample : part.value;
    if (part.key === null) this.other = { value };
    else this.members.set(part.key, value);
  }

  /** The value of the whole text, but with no more than two of the results: enough to tell whose report it is. */
  get value(): unknown {
    return this.other ? this.other.value : Object.fromEntries(this.members);
  }

  get results(): ReadResults {
    return this.list;
  }
}

class ResultList implements ReadResults {
  /** The first one, and the first that looks like Bandit's. */
  readonly sample: unknown[] = [];
  readonly found: Unplaced[] = [];
  readonly names = new Set<string>();
  readonly unread = new Places();
  readonly mended = { level: new Places(), line: new Places() };
  count = 0;
  private known = false;
  private readonly texts = new Map<string, string>();
  private readonly quoting: boolean;

  constructor(quoting: boolean) {
    this.quoting = quoting;
  }

  add(value: unknown): void {
    if (this.count === 0 || (!this.known && isLikeBandits(value))) this.sample.push(value);
    this.known ||= isLikeBandits(value);
    const read = readResult(
      value,
      this.count,
      (what, place) => this.mended[what].add(place),
      (text) => this.shared(text),
      this.quoting,
    );
    if ('place' in read) this.unread.add(read.place);
    else this.found.push(read);
    const name = 'place' in read ? filenameIn(value) : read.filename;
    if (name !== null) this.names.add(name);
    this.count += 1;
  }

  private shared(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, text);
    return known ?? text;
  }
}

const filenameIn = (value: unknown): string | null =>
  typeof value === 'object' && value !== null && 'filename' in value && typeof value.filename === 'string'
    ? value.filename
    : null;
