/**
 * Aligns two sequences: a shortest edit script in linear space (E. Myers, "An O(ND) Difference Algorithm and Its
 * Variations", 1986). Sequences that differ too much for that are first cut at elements that occur once on both sides
 * ("patience" diff).
 */

/** For each element of `a` the index of its counterpart in `b`, rising; -1 where there is none. */
export function align(a: readonly number[], b: readonly number[]): Int32Array {
  const map = new Int32Array(a.length).fill(-1);
  new Aligner(a, b, map).run(0, a.length, 0, b.length);
  return map;
}

/** Beyond so many differences in one stretch the search costs more than it gives. */
const tooMany = 3000;

class Aligner {
  private readonly a: readonly number[];
  private readonly b: readonly number[];
  private readonly map: Int32Array;
  private readonly forward: Int32Array;
  private readonly backward: Int32Array;

  constructor(a: readonly number[], b: readonly number[], map: Int32Array) {
    this.a = a;
    this.b = b;
    this.map = map;
    const size = 2 * Math.min(a.length + b.length, 2 * tooMany) + 4;
    this.forward = new Int32Array(size);
    this.backward = new Int32Array(size);
  }

  run(a0: number, a1: number, b0: number, b1: number): void {
    let [from, to, other, end] = [a0, a1, b0, b1];
    while (from < to && other < end && this.a[from] === this.b[other]) this.map[from++] = other++;
    while (from < to && other < end && this.a[to - 1] === this.b[end - 1]) this.map[--to] = --end;
    if (from === to || other === end) return;
    const middle = this.middle(from, to, other, end);
    if (middle) {
      const [x, y, u, v] = middle;
      this.run(from, x, other, y);
      for (let step = 0; step < u - x; step += 1) this.map[x + step] = y + step;
      this.run(u, to, v, end);
    } else this.cutAtUnique(from, to, other, end);
  }

  /** The middle snake from (x, y) to (u, v) of a shortest path; null when there are too many differences. */
  private middle(a0: number, a1: number, b0: number, b1: number): readonly [number, number, number, number] | null {
    const [n, m] = [a1 - a0, b1 - b0];
    const delta = n - m;
    const odd = (delta & 1) !== 0;
    const limit = Math.min(Math.ceil((n + m) / 2), tooMany);
    const { a, b, forward, backward } = this;
    const origin = limit + 1;
    forward[origin + 1] = 0;
    backward[origin + 1] = 0;
    for (let d = 0; d <= limit; d += 1) {
      for (let k = -d; k <= d; k += 2) {
        let x = furthest(forward, origin + k, k === -d, k === d);
        let y = x - k;
        const [x0, y0] = [x, y];
        while (x < n && y < m && a[a0 + x] === b[b0 + y]) {
          x += 1;
          y += 1;
        }
        forward[origin + k] = x;
        const back = delta - k;
        if (odd && back >= -(d - 1) && back <= d - 1 && x + (backward[origin + back] ?? 0) >= n)
          return [a0 + x0, b0 + y0, a0 + x, b0 + y];
      }
      for (let k = -d; k <= d; k += 2) {
        let x = furthest(backward, origin + k, k === -d, k === d);
        let y = x - k;
        const [x0, y0] = [x, y];
        while (x < n && y < m && a[a1 - 1 - x] === b[b1 - 1 - y]) {
          x += 1;
          y += 1;
        }
        backward[origin + k] = x;
        const ahead = delta - k;
        if (!odd && ahead >= -d && ahead <= d && x + (forward[origin + ahead] ?? 0) >= n)
          return [a1 - x, b1 - y, a1 - x0, b1 - y0];
      }
    }
    return null;
  }

  private cutAtUnique(a0: number, a1: number, b0: number, b1: number): void {
    let [from, other] = [a0, b0];
    for (const [x, y] of [...commonUnique(this.a, a0, a1, this.b, b0, b1), [a1, b1] as const]) {
      if (x > from && y > other && !(from === a0 && other === b0 && x === a1 && y === b1)) this.run(from, x, other, y);
      if (x < a1) this.map[x] = y;
      [from, other] = [x + 1, y + 1];
    }
  }
}

/** How far diagonal `k` gets with one more step, from the better of its neighbours. */
function furthest(reach: Int32Array, k: number, isLowest: boolean, isHighest: boolean): number {
  const [below, above] = [reach[k - 1] ?? 0, reach[k + 1] ?? 0];
  return isLowest || (!isHighest && below < above) ? above : below + 1;
}

/** The longest rising sequence of elements that occur once on either side. */
function commonUnique(
  a: readonly number[],
  a0: number,
  a1: number,
  b: readonly number[],
  b0: number,
  b1: number,
): readonly (readonly [number, number])[] {
  const places = new Map<number, { count: number; x: number; y: number; other: number }>();
  for (let x = a0; x < a1; x += 1) {
    const place = places.get(a[x] ?? 0);
    if (place) place.count += 1;
    else places.set(a[x] ?? 0, { count: 1, x, y: -1, other: 0 });
  }
  for (let y = b0; y < b1; y += 1) {
    const place = places.get(b[y] ?? 0);
    if (!place) continue;
    place.y = y;
    place.other += 1;
  }
  const unique = [...places.values()].filter(({ count, other }) => count === 1 && other === 1);
  return longestRising(unique);
}

function longestRising(
  points: readonly { readonly x: number; readonly y: number }[],
): readonly (readonly [number, number])[] {
  const tails: number[] = [];
  const previous: number[] = [];
  points.forEach(({ y }, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((points[tails[middle] ?? 0]?.y ?? 0) < y) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const path: (readonly [number, number])[] = [];
  for (let index = tails.at(-1) ?? -1; index !== -1; index = previous[index] ?? -1) {
    const point = points[index];
    if (point) path.unshift([point.x, point.y]);
  }
  return path;
}
