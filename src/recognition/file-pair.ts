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
}

export function sideOf(text: string, findings: readonly Identified[]): Side {
  const view = viewOf(text);
  const placed = findings.flatMap((finding) => {
    const place = placeOf(finding, view);
    if (!place) return [];
    const [line, lastLine] = linesOf(view, place.first, place.last);
    return [{ finding, place, text: surroundingsOf(view, place, new Set(), false), line, lastLine }];
  });
  return { view, placed };
}

export function pairOf(head: Side, base: Side): FilePair {
  const statements = alignStatements(head.view, base.view);
  const matched = new Set(statements);
  let lines: Int32Array | null = null;
  return {
    head,
    base,
    statements,
    gapsOfHead: running(statements.length, (index) => statements[index] !== -1),
    gapsOfBase: running(base.view.statements.length, (index) => matched.has(index)),
    lines: () => (lines ??= alignLines(head.view, base.view)),
  };
}

/** For each index, how many before it hold. */
function running(size: number, holds: (index: number) => boolean): Int32Array {
  const counts = new Int32Array(size);
  for (let index = 0, count = 0; index < size; index += 1) {
    counts[index] = count;
    if (holds(index)) count += 1;
  }
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
