import type { Finding } from '../../src/model/findings/finding.ts';
import type { Target } from '../../src/model/fixes/plan.ts';
import { linesOf, placeAt } from '../../src/python/text/lines.ts';
import { aFinding, identified } from '../builders.ts';

/** A text and what Bandit reports of it. */
export interface Reported {
  readonly text: string;
  readonly findings: readonly Finding[];
}

/** A finding of `test` at the UTF-16 offsets of a text. */
export function findingAt(test: string, path: string, text: string, start: number, end: number): Finding {
  const lines = linesOf(text);
  const [from, to] = [placeAt(lines, start), placeAt(lines, end)];
  return aFinding({
    test,
    path,
    span: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
  });
}

/** Takes marks such as `«B506 yaml.load(x)»` off a text; they may be nested. Throws when they do not match. */
export function reported(source: string, path = 'app/module.py'): Reported {
  const places: { test: string; start: number; end: number }[] = [];
  const open: { test: string; start: number; end: number }[] = [];
  let text = '';
  let at = 0;
  for (const mark of source.matchAll(/«(B\d{3}) |»/gu)) {
    text += source.slice(at, mark.index);
    at = mark.index + mark[0].length;
    if (mark[1] !== undefined) {
      const place = { test: mark[1], start: text.length, end: -1 };
      places.push(place);
      open.push(place);
    } else {
      const place = open.pop();
      if (!place) throw new Error(`a mark is closed that was not opened:\n${source}`);
      place.end = text.length;
    }
  }
  if (open.length > 0) throw new Error(`a mark is left open:\n${source}`);
  text += source.slice(at);
  return { text, findings: places.map(({ test, start, end }) => findingAt(test, path, text, start, end)) };
}

/** Targets for findings as the scan that the proof starts from has them. */
export const targets = (findings: readonly Finding[]): readonly Target[] =>
  identified(...findings).map((finding, at) => ({ finding, now: findings[at] ?? finding }));
