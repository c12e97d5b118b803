/**
 * Keeps hard-coded secrets out of whatever is shown of fixes: excerpts, diffs, reasons, and what a test command
 * printed.
 */

import { structuredPatch } from 'diff';
import type { Note } from '../model/findings/report.ts';
import type { Sources } from '../model/findings/sources.ts';
import type {
  ChangedFile,
  Dropped,
  Excerpt,
  Fixed,
  Refused,
  Remediation,
  TestProof,
} from '../model/fixes/remediation.ts';
import type { SecretMask } from './secret-mask.ts';

/**
 * The remediation as it may be shown and published. `sources` are the files before the fixes. The patch is made of the
 * files themselves and not of this: with a secret masked it would not apply. A note says so when its hunks hold one.
 */
export function maskRemediation(remediation: Remediation, mask: SecretMask, sources: Sources): Remediation {
  const files = remediation.files.map(({ path, before, after }) => ({
    raw: { path, before, after },
    shown: maskedFile(mask, sources, path, before, after),
  }));
  const byPath = new Map(files.map(({ raw, shown }) => [raw.path, new Pages(mask, raw, shown)] as const));
  const fixed = (one: Fixed): Fixed => maskFix(one, mask, byPath.get(one.finding.path) ?? null);
  const prose = ({ finding }: { readonly finding: Fixed['finding'] }, text: string): string =>
    mask.prose(finding.path, text);
  return {
    fixed: remediation.fixed.map(fixed),
    // What they are told by is masked; their texts are what is committed.
    steps: remediation.steps.map((step) => ({ ...step, fixed: step.fixed.map(fixed) })),
    refused: remediation.refused.map((one): Refused => ({
      ...one,
      because: prose(one, one.because),
      advice: prose(one, one.advice),
    })),
    dropped: remediation.dropped.map((one): Dropped => ({
      ...one,
      summary: prose(one, one.summary),
      reason: prose(one, one.reason),
      output: mask.output(one.output),
    })),
    files: files.map(({ shown }) => shown),
    news: remediation.news.map((one) => ({ ...one, message: mask.prose(one.path, one.message) })),
    tests:
      remediation.tests &&
      ({
        ...remediation.tests,
        command: remediation.tests.command.map(mask.text),
        output: mask.output(remediation.tests.output),
      } satisfies TestProof),
    notes: [
      ...remediation.notes.map((note) => ({ ...note, text: mask.prose(null, note.text) })),
      ...(mask.isEmpty ? [] : patchNote(files)),
    ],
  };
}

interface FilePair {
  readonly raw: ChangedFile;
  readonly shown: ChangedFile;
}

/** A file without findings is a list of dependencies, or the like. */
function maskedFile(mask: SecretMask, sources: Sources, path: string, before: string, after: string): ChangedFile {
  const of = (text: string): string => (sources.has(path) ? mask.code(path, text) : mask.text(text));
  return { path, before: of(before), after: of(after) };
}

function maskFix(one: Fixed, mask: SecretMask, pages: Pages | null): Fixed {
  const { path } = one.finding;
  const shown = (excerpt: Excerpt): Excerpt =>
    pages
      ? pages.excerpt(excerpt)
      : { line: excerpt.line, before: mask.piece(path, excerpt.before), after: mask.piece(path, excerpt.after) };
  // A region is delivered as it is or not at all: one with a secret in it is not.
  const hides = one.regions.some((region) => !isSame(region, shown(region)));
  return {
    ...one,
    summary: mask.prose(path, one.summary),
    cautions: one.cautions.map((text) => mask.prose(path, text)),
    excerpt: shown(one.excerpt),
    regions: hides ? [] : one.regions,
  };
}

const isSame = (a: Excerpt, b: Excerpt): boolean => a.before === b.before && a.after === b.after;

/**
 * A changed file, line by line, to show pieces of it as the whole shows them: where a piece begins within a literal,
 * it alone cannot tell.
 */
class Pages {
  private readonly mask: SecretMask;
  private readonly path: string;
  private readonly before: Page;
  private readonly after: Page;

  constructor(mask: SecretMask, raw: ChangedFile, shown: ChangedFile) {
    this.mask = mask;
    this.path = raw.path;
    this.before = pageOf(raw.before, shown.before);
    this.after = pageOf(raw.after, shown.after);
  }

  excerpt({ line, before, after }: Excerpt): Excerpt {
    const at = isAt(this.before, linesOf(before), line - 1) ? line - 1 : null;
    return {
      line,
      before:
        (at === null ? null : shownAt(this.before, linesOf(before), at)) ??
        found(this.before, before) ??
        found(this.after, before) ??
        this.mask.piece(this.path, before),
      after:
        found(this.after, after) ??
        (at === null ? null : this.within(at, linesOf(before).length, after)) ??
        this.mask.piece(this.path, after),
    };
  }

  /** A piece that stands in place of `count` lines, and that other fixes have changed since. */
  private within(at: number, count: number, piece: string): string | null {
    const { raw } = this.before;
    const start = Math.max(0, at - around);
    const text = [
      ...raw.slice(start, at),
      piece.endsWith('\n') || piece === '' ? piece : `${piece}\n`,
      ...raw.slice(at + count, at + count + around),
    ].join('');
    const context = linesOf(this.mask.code(this.path, raw.slice(start, at).join('')));
    // Where the lines before come out as in the whole file, they begin outside of a literal.
    const isSure = context.every((line, index) => line === this.before.shown[start + index]);
    const shown = linesOf(isSure ? this.mask.code(this.path, text) : this.mask.piece(this.path, text));
    const lines = shown.slice(at - start, at - start + linesOf(piece).length).join('');
    return piece.endsWith('\n') ? lines : lines.replace(/\n$/u, '');
  }
}

/** Lines round a piece that show whether it begins within a literal. */
const around = 200;

interface Page {
  readonly raw: readonly string[];
  readonly shown: readonly string[];
  /** The numbers of equal lines, without their ends. */
  readonly places: ReadonlyMap<string, readonly number[]>;
}

function pageOf(raw: string, shown: string): Page {
  const lines = linesOf(raw);
  const places = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    const known = places.get(bare(line));
    if (known) known.push(index);
    else places.set(bare(line), [index]);
  }
  return { raw: lines, shown: linesOf(shown), places };
}

/** Lines with their ends. */
const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];
const bare = (line: string): string => line.replace(/\r?\n$/u, '');

const isAt = ({ raw }: Page, wanted: readonly string[], at: number): boolean =>
  wanted.every((line, index) => bare(raw[at + index] ?? '\n') === bare(line));

/** The lines as the page shows them, with the end that the piece has. */
function shownAt({ shown }: Page, wanted: readonly string[], at: number): string {
  return wanted.map((line, index) => `${bare(shown[at + index] ?? '')}${line.slice(bare(line).length)}`).join('');
}

/** So many equal lines are looked at: of a thousand blank ones the next is no better. */
const mostPlaces = 100;

/** A piece wherever it stands on the page; null when it does not. */
function found(page: Page, piece: string): string | null {
  const wanted = linesOf(piece);
  const rarest = wanted
    .map((line, index) => ({ index, places: page.places.get(bare(line)) ?? [] }))
    .toSorted((a, b) => a.places.length - b.places.length)[0];
  if (!rarest) return '';
  const start = rarest.places
    .slice(0, mostPlaces)
    .map((at) => at - rarest.index)
    .find((at) => at >= 0 && isAt(page, wanted, at));
  return start === undefined ? null : shownAt(page, wanted, start);
}

/** Says for which files the patch shows a secret, as it must. */
function patchNote(files: readonly FilePair[]): readonly Note[] {
  const paths = files.filter(showsSecret).map(({ raw }) => raw.path);
  if (paths.length === 0) return [];
  const named = `${paths.slice(0, 3).join(', ')}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''}`;
  return [
    {
      level: 'warning',
      topic: 'secrets',
      text:
        `The patch holds hard-coded secrets as they stand in the code, or it would not apply (${named}). ` +
        'Treat it like the repository, and rotate the secrets: they stay in the history.',
    },
  ];
}

/** Whether a line within three of a change holds a secret: those lines are in the patch. */
function showsSecret({ raw: { before, after }, shown }: FilePair): boolean {
  if (shown.before === before && shown.after === after) return false;
  const found = structuredPatch('', '', before, after, undefined, undefined, { context: 3, maxEditLength: 2000 });
  if (!found) return true;
  const [old, now] = [
    [before, shown.before],
    [after, shown.after],
  ].map(([raw = '', masked = '']) => ({ raw: raw.split('\n'), masked: masked.split('\n') }));
  const differs = (page: typeof old, start: number, count: number): boolean =>
    Array.from({ length: count }, (_, index) => start - 1 + index).some(
      (line) => page?.raw[line] !== page?.masked[line],
    );
  return found.hunks.some(
    ({ oldStart, oldLines, newStart, newLines }) =>
      differs(old, oldStart, oldLines) || differs(now, newStart, newLines),
  );
}
