/** The reports of all shards as the one that Bandit would have written: in its order, which is that of the file names. */
import { z } from 'zod';

const bodySchema = z.looseObject({ errors: z.array(z.unknown()), metrics: z.record(z.string(), z.unknown()), results: z.array(z.unknown()) });
export type Body = z.output<typeof bodySchema>;

/** A part's report; null when it is none. */
export function readBody(bytes: Uint8Array): Body | null {
  try {
    return bodySchema.parse(JSON.parse(`{${new TextDecoder().decode(bytes)}`));
  } catch {
    return null;
  }
}

export interface MergedBodies {
  readonly bytes: Uint8Array;
  /** How many files it tells of. */
  readonly files: number;
}

export function mergeBodies(bodies: readonly Body[]): MergedBodies {
  const metrics = bodies.flatMap((body) => Object.entries(body.metrics).filter(([name]) => name !== totals)).toSorted(([a], [b]) => byCodePoints(a, b));
  const errors = inOrder(bodies.flatMap((body) => body.errors));
  const files = new Set([...metrics.map(([name]) => name), ...errors.map(filenameOf)]).size;
  const merged = {
    errors,
    metrics: { ...Object.fromEntries(metrics), [totals]: sumOf(metrics.map(([, counts]) => counts)) },
    results: inOrder(bodies.flatMap((body) => body.results)),
  };
  return { bytes: new TextEncoder().encode(JSON.stringify(merged)), files };
}

const totals = '_totals';
const countsSchema = z.record(z.string(), z.unknown()).catch({});

function sumOf(all: readonly unknown[]): Readonly<Record<string, number>> {
  const sums: Record<string, number> = { loc: 0, nosec: 0, skipped_tests: 0 };
  for (const counts of all) for (const [name, count] of Object.entries(countsSchema.parse(counts))) if (typeof count === 'number') sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

const namedSchema = z.looseObject({ filename: z.string() });
const filenameOf = (value: unknown): string => namedSchema.safeParse(value).data?.filename ?? '';

function inOrder(values: readonly unknown[]): readonly unknown[] {
  return values.map((value) => ({ value, name: filenameOf(value) })).sort((a, b) => byCodePoints(a.name, b.name)).map(({ value }) => value);
}

/** As Python sorts texts. JavaScript goes by UTF-16 units, in which characters beyond U+FFFF come before the last ones up to there. */
export function byCodePoints(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}
