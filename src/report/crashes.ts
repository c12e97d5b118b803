/** Tests of Bandit's that crashed on a file. Bandit only logs them, and the file then looks clean for that test. */

import type { Unscanned } from '../model/findings/report.ts';
import { allRules } from '../rules/registry.ts';
import type { ScanAsAsked } from '../settings/bandit-settings.ts';
import type { Located } from './paths.ts';

const start = /Bandit internal error running: (\w+) on file /g;

interface Crash {
  readonly test: string;
  readonly path: string;
  readonly error: string | null;
  readonly lines: number[];
}

/**
 * Reads the log of `bandit/core/tester.py`. The text of an exception can hold a piece of the scanned source, so only
 * its class is kept. One entry for each file and test, by file: the log of several shards is in another order than that
 * of one run.
 */
export function crashesIn(
  situation: ScanAsAsked,
  scanned: readonly string[],
  pathOf: (name: string) => Located,
): readonly Unscanned[] {
  const known = new Set(scanned);
  const crashes = new Map<string, Crash>();
  for (const found of situation.scan.stderr.matchAll(start)) {
    const after = situation.scan.stderr.slice(found.index + found[0].length, found.index + found[0].length + 20_000);
    const place = placeIn(after, known, pathOf);
    if (!place) continue;
    const test = found[1] ?? '';
    const key = `${test}\0${place.path}`;
    const crash = crashes.get(key) ?? { test, path: place.path, error: errorClass(after.slice(place.end)), lines: [] };
    if (!crash.lines.includes(place.line)) crash.lines.push(place.line);
    crashes.set(key, crash);
  }
  return [...crashes.values()]
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map((crash) => unscannedBy(crash, situation));
}

interface Place {
  readonly path: string;
  readonly line: number;
  readonly end: number;
}

/** A file's name can hold ` at line 1: ` itself: the reading that names a scanned file is the right one. */
function placeIn(text: string, known: ReadonlySet<string>, pathOf: (name: string) => Located): Place | null {
  let first: Place | null = null;
  for (const found of text.matchAll(/ at line (\d{1,9}): /g)) {
    const place = {
      path: pathOf(text.slice(0, found.index)).path,
      line: Number(found[1]),
      end: found.index + found[0].length,
    };
    if (known.has(place.path)) return place;
    first ??= place;
  }
  return first;
}

/** The class of the exception, from the traceback's last line. */
function errorClass(text: string): string | null {
  const traceback = text.split(/\n(?=\[\w+\]\t)|Bandit internal error running: /)[0] ?? '';
  const lines = traceback.slice(traceback.indexOf('Traceback (most recent call last)')).split('\n');
  const last = lines.findLast((line) => /^[A-Za-z_][\w.]*(Error|Exception|Warning|Exit|Interrupt)?(:|$)/.test(line));
  return last ? (/^[\w.]+/.exec(last)?.[0] ?? null) : null;
}

function unscannedBy({ test, path, error, lines }: Crash, { scan, request }: ScanAsAsked): Unscanned {
  const id = idOf(test);
  const named = id ? `${id} (${test})` : test;
  const where = `line${lines.length === 1 ? '' : 's'} ${lines.slice(0, 10).join(', ')}${lines.length > 10 ? ' and more' : ''}`;
  const bandit = scan.bandit ? `Bandit ${scan.bandit}` : 'Bandit';
  const skips = [request.skips, id].filter(Boolean).join(',');
  const skip = id
    ? ` If you can do without that test, set \`skips: "${skips}"\`; Bandit cannot skip it for one file only.`
    : '';
  return {
    kind: 'crash',
    path,
    reason: `Bandit's test ${named} crashed at ${where}${error ? ` with ${error}` : ''}, so it found nothing there; the other tests ran`,
    remedy: `This is a bug of ${bandit}, not of the file: look at ${where} yourself, and try a newer \`bandit-version\`.${skip}`,
  };
}

const idOf = (test: string): string | undefined => {
  const rule = allRules.find(({ names }) => names.includes(test));
  return rule?.ids[rule.names.indexOf(test)];
};
