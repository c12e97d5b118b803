/**
 * The two versions of a changed file, with their statements and lines aligned and the findings placed on both sides.
 */

import {
  placeOf,
  surroundingsOf,
  viewOf,
  type FileView,
  type Place,
  type Surroundings,
} from '../identity/surroundings.ts';
import type { Identified } from '../model/findings/identity.ts';
import { normalForm } from '../python/text/normal-form.ts';
import { align } from './alignment.ts';

/** A finding at its place, with its surroundings unmasked: in memory only, never to be hashed or shown. */
export interface Placed {
  readonly finding: Identified;
  readonly place: Place;
  readonly text: Surroundings;
  /** 0-based lines of its first and last token. */
  readonly line: number;
  readonly lastLine: number;
}

/** One version of a file. */
export interface Side {
  readonly view: FileView;
  readonly placed: readonly Placed[];
}

/**
 * From head to base: for each statement and line its counterpart or -1, and in which gap between counterparts it lies.
 */
export interface FilePair {
  readonly head: Side;
  readonly base: Side;
  readonly statements: Int32Array;
  readonly gapsOfHead: Int32Array;
  readonly gapsOfBase: Int32Array;
  /** 0-based lines; aligned when first asked for. */
  readonly lines: () => Int32Array;
  /** For each changed statement the one at the base that it most likely was, or -1; worked out when first asked for. */
  readonly counterparts: () => Int32Array;
}

export function sideOf(text: string, findings: readonly Identified[]): Side {
  const view = viewOf(text);
  const placed = findings.flatMap((finding) => {
    const place = placeOf(finding, view);
    if (!place) return [];
    const [line, lastLine] = linesOf(view, place.first, place.last);
    return [{ finding, place, text: surroundingsOf(finding.test, view, place, new Set(), false), line, lastLine }];
  });
  return { view, placed };
}

export function pairOf(head: Side, base: Side): FilePair {
  const statements = alignStatements(head.view, base.view);
  const matched = new Set(statements);
  let lines: Int32Array | null = null;
  let counterparts: Int32Array | null = null;
  return {
    head,
    base,
    statements,
    gapsOfHead: running(statements.length, (index) => statements[index] !== -1),
    gapsOfBase: running(base.view.statements.length, (index) => matched.has(index)),
    lines: () => (lines ??= alignLines(head.view, base.view)),
    counterparts: () => (counterparts ??= counterpartsIn(statements, head.view, base.view)),
  };
}

/** For each index, and for the one behind the last, how many before it hold. */
function running(size: number, holds: (index: number) => boolean): Int32Array {
  const counts = new Int32Array(size + 1);
  for (let index = 0; index < size; index += 1) counts[index + 1] = (counts[index] ?? 0) + (holds(index) ? 1 : 0);
  return counts;
}

/**
 * First with the enclosing function's name, so that a new function does not take its neighbour's lines; then, in what
 * is left, without.
 */
function alignStatements(head: FileView, base: FileView): Int32Array {
  const numbers = new Numbers();
  const plain = [head, base].map((view) =>
    view.statements.map(({ first, last }) => normalForm(view.tokens, first, last)),
  );
  const scoped = [head, base].map((view, side) =>
    view.statements.map(({ scope }, index) => numbers.of(`${scope}\0${plain[side]?.[index] ?? ''}`)),
  );
  const map = align(scoped[0] ?? [], scoped[1] ?? []);
  const [a, b] = plain.map((texts) => texts.map((text) => numbers.of(text)));
  for (const [a0, a1, b0, b1] of gaps(map, base.statements.length)) {
    align((a ?? []).slice(a0, a1), (b ?? []).slice(b0, b1)).forEach((to, index) => {
      if (to !== -1) map[a0 + index] = b0 + to;
    });
  }
  return map;
}

/** So much of two statements' words must be the same for one to be the other, changed. */
const alikeEnough = 0.5;
/** A longer stretch was written anew: nothing in it is told to be the changed form of something else. */
const longestGap = 60;

/**
 * In each stretch that differs, statements go to the most similar one of the base, the best pairs first; where there is
 * one on each side, to each other.
 */
function counterpartsIn(statements: Int32Array, head: FileView, base: FileView): Int32Array {
  const found = new Int32Array(statements.length).fill(-1);
  for (const [a0, a1, b0, b1] of gaps(statements, base.statements.length)) {
    if (a1 - a0 > longestGap || b1 - b0 > longestGap) continue;
    if (a1 - a0 === 1 && b1 - b0 === 1) {
      found[a0] = b0;
      continue;
    }
    const [ours, theirs] = [wordsOf(head, a0, a1), wordsOf(base, b0, b1)];
    const pairs = ours
      .flatMap((one, a) => theirs.map((other, b) => ({ a, b, alike: likeness(one, other) })))
      .filter(({ alike }) => alike >= alikeEnough);
    const taken = new Set<number>();
    for (const { a, b } of pairs.toSorted(
      (one, other) => other.alike - one.alike || Math.abs(one.a - one.b) - Math.abs(other.a - other.b),
    )) {
      if (found[a0 + a] !== -1 || taken.has(b)) continue;
      found[a0 + a] = b0 + b;
      taken.add(b);
    }
  }
  return found;
}

type Words = ReadonlyMap<string, number>;

const wordsOf = ({ tokens, statements }: FileView, from: number, to: number): readonly Words[] =>
  statements.slice(from, to).map(({ first, last }) => {
    const words = new Map<string, number>();
    for (const word of normalForm(tokens, first, last).split('\n')) words.set(word, (words.get(word) ?? 0) + 1);
    return words;
  });

/** The share of words that two statements have in common, 0 to 1. */
function likeness(one: Words, other: Words): number {
  let [common, all] = [0, 0];
  for (const [word, count] of one) {
    common += Math.min(count, other.get(word) ?? 0);
    all += count;
  }
  for (const count of other.values()) all += count;
  return all === 0 ? 0 : (2 * common) / all;
}

function alignLines(head: FileView, base: FileView): Int32Array {
  const numbers = new Numbers();
  const numbered = ({ tokens, lineStarts }: FileView): readonly number[] =>
    lineStarts.map((start, index) => numbers.of(tokens.text.slice(start, lineStarts[index + 1]).trim()));
  return align(numbered(head), numbered(base));
}

/** The stretches between counterparts that have something on both sides. */
function gaps(map: Int32Array, size: number): readonly (readonly [number, number, number, number])[] {
  const found: [number, number, number, number][] = [];
  let [from, other] = [0, 0];
  for (let index = 0; index <= map.length; index += 1) {
    const to = index === map.length ? size : (map[index] ?? -1);
    if (to === -1) continue;
    if (index > from && to > other) found.push([from, index, other, to]);
    [from, other] = [index + 1, to + 1];
  }
  return found;
}

/** Numbers for texts, equal for equal ones. */
class Numbers {
  private readonly known = new Map<string, number>();

  of(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    this.known.set(text, this.known.size);
    return this.known.size - 1;
  }
}

/** 0-based lines on which a stretch of tokens starts and ends. */
export const linesOf = (view: FileView, first: number, last: number): readonly [number, number] => [
  lineOf(view, view.tokens.starts[first] ?? 0),
  lineOf(view, Math.max(0, (view.tokens.ends[last] ?? 0) - 1)),
];

/** 0-based line of an offset. */
export function lineOf({ lineStarts }: FileView, offset: number): number {
  let [low, high] = [0, lineStarts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
