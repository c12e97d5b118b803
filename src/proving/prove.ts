/**
 * Proves planned fixes with the real Bandit and the real Python: each file compiles, each target is gone, nothing new
 * came. What fails is dropped, and the rest of its file is proven again without it.
 */

import { locate } from '../identity/locate.ts';
import type { Finding } from '../model/findings/finding.ts';
import type { Unscanned } from '../model/findings/report.ts';
import type { ScanRequest } from '../model/findings/scan.ts';
import type { FilePlan, Planned } from '../model/fixes/plan.ts';
import type { Project } from '../model/fixes/project.ts';
import { applyFixes, type Applied } from '../planning/apply.ts';
import type { Parse } from '../python/tree/tree.ts';
import { readReport } from '../report/read-report.ts';
import type { World } from '../world/world.ts';
import { blame, judgeFixes, unmasked, type Fallen, type Judgement } from './judge-fixes.ts';

/** What a proof is made against. */
export interface Bench {
  readonly parse: Parse;
  readonly project: Project;
  readonly request: ScanRequest;
  /** The project folder inside the repository. */
  readonly folder: string;
  /** What Bandit reports of the present texts, by path. */
  readonly reported: ReadonlyMap<string, readonly Finding[]>;
  /** What it could not scan before any fix. */
  readonly unscanned: readonly Unscanned[];
}

export interface ProvenFile {
  readonly file: FilePlan;
  readonly text: string;
  /** What Bandit reports of the new text. */
  readonly reported: readonly Finding[];
  readonly applied: Applied;
  /** Of these, what it did not report of the old text: announced by a fix, or hidden by a finding that is gone. */
  readonly news: readonly Finding[];
}

export interface Proof {
  readonly proven: readonly ProvenFile[];
  readonly fallen: readonly Fallen[];
  /** Fixes of a file that broke with all of them together, to be tried again in the next round. */
  readonly postponed: readonly Planned[];
}

/**
 * A file with n fixes needs at most log n scans to lose a broken one; more than this means that something else is
 * wrong.
 */
const maxScans = 8;

export async function prove(files: readonly FilePlan[], bench: Bench, world: World): Promise<Proof> {
  const proven: ProvenFile[] = [];
  const fallen: Fallen[] = [];
  const postponed: Planned[] = [];
  let open = files;
  for (let scans = 0; open.length > 0 && scans < maxScans; scans += 1) {
    const results = await examine(open, bench, world);
    const next: FilePlan[] = [];
    for (const result of results) {
      const { file } = result.proven;
      const lost = new Set(result.fallen.map(({ planned }) => planned));
      const half = file.fixes.length >> 1;
      fallen.push(...result.fallen);
      if (result.broken !== null && half === 0)
        fallen.push(...file.fixes.map((planned) => ({ planned, reason: result.broken ?? '' })));
      else if (result.broken !== null) {
        next.push({ ...file, fixes: file.fixes.slice(0, half) });
        postponed.push(...file.fixes.slice(half));
      } else if (lost.size === 0) proven.push(result.proven);
      else next.push({ ...file, fixes: file.fixes.filter((planned) => !lost.has(planned)) });
    }
    open = next.filter(({ fixes }) => fixes.length > 0);
  }
  const unsettled = open
    .flatMap(({ fixes }) => fixes)
    .map((planned) => ({ planned, reason: `no proof was found in ${maxScans} scans of the file` }));
  return { proven, fallen: [...fallen, ...unsettled], postponed };
}

interface Result {
  readonly proven: ProvenFile;
  readonly fallen: readonly Fallen[];
  /** Why nothing can be said about single fixes: the file does not compile, or Bandit fails on it. */
  readonly broken: string | null;
}

async function examine(files: readonly FilePlan[], bench: Bench, world: World): Promise<readonly Result[]> {
  const tried = files.map((file) => ({
    file,
    applied: applyFixes(
      bench.parse,
      file.path,
      file.text,
      bench.project,
      file.fixes.map(({ fix }) => fix),
    ),
  }));
  const texts = new Map(tried.map(({ file, applied }) => [file.path, applied.text]));
  const seen = await look(texts, bench.request, bench, world);
  const judged = tried.map(({ file, applied }) => ({
    applied,
    broken: seen.broken.get(file.path) ?? null,
    reported: seen.findings.get(file.path) ?? [],
    judgement: judgeFixes(file, applied, bench.reported.get(file.path) ?? [], seen.findings.get(file.path) ?? []),
  }));
  const alone = await maskedBefore(
    judged.flatMap(({ judgement, broken }) => (broken === null ? [judgement] : [])),
    bench,
    world,
  );
  return judged.map(({ applied, broken, reported, judgement }) => {
    const { file } = judgement;
    const news = unmasked(judgement, applied, alone.get(file.path) ?? []);
    const fallen = broken === null ? oncePerFix([...judgement.fallen, ...blame(judgement, applied, news)]) : [];
    const seenNow = judgement.unexplained.filter((finding) => !news.includes(finding));
    return {
      proven: { file, text: applied.text, reported, applied, news: [...judgement.announced, ...seenNow] },
      fallen,
      broken,
    };
  });
}

const oncePerFix = (fallen: readonly Fallen[]): readonly Fallen[] => [
  ...new Map(fallen.toReversed().map((one) => [one.planned, one])).values(),
];

/**
 * What Bandit reports of the old texts when one test runs alone. It gives at most one finding of some kinds for a node,
 * so an old one can appear when its neighbour is fixed; it is not new.
 */
async function maskedBefore(
  judgements: readonly Judgement[],
  bench: Bench,
  world: World,
): Promise<ReadonlyMap<string, readonly Finding[]>> {
  const found = new Map<string, Finding[]>();
  for (const test of new Set(judgements.flatMap(({ unexplained }) => unexplained.map((finding) => finding.test)))) {
    const files = judgements
      .filter(({ unexplained }) => unexplained.some((finding) => finding.test === test))
      .map(({ file }) => file);
    const seen = await look(
      new Map(files.map(({ path, text }) => [path, text])),
      { ...bench.request, tests: test, skips: '' },
      bench,
      world,
    );
    for (const [path, findings] of seen.findings) found.set(path, [...(found.get(path) ?? []), ...findings]);
  }
  return found;
}

interface Seen {
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly broken: ReadonlyMap<string, string>;
}

/** Bandit's findings in texts, with their exact places, and the texts that cannot be judged. */
export async function look(
  texts: ReadonlyMap<string, string>,
  request: ScanRequest,
  { folder, unscanned }: Pick<Bench, 'folder' | 'unscanned'>,
  world: World,
): Promise<Seen> {
  const { scan, broken } = await world.examine(texts, request);
  const report = readReport(scan, request, folder);
  const findings = new Map<string, Finding[]>([...texts.keys()].map((path) => [path, []]));
  for (const finding of locate(report.findings, texts)) findings.get(finding.path)?.push(finding);
  const old = new Set(unscanned.map(({ path, kind, reason }) => `${path}\0${kind}\0${reason}`));
  const failed = report.unscanned.flatMap(({ path, kind, reason }): readonly (readonly [string, string])[] =>
    path !== null && texts.has(path) && !old.has(`${path}\0${kind}\0${reason}`)
      ? [[path, `Bandit cannot judge the new code: ${reason}`]]
      : [],
  );
  const scanned = new Set(report.scanned);
  const unseen = [...texts.keys()]
    .filter((path) => !scanned.has(path))
    .map((path) => [path, 'Bandit did not scan the new code'] as const);
  return { findings, broken: new Map([...unseen, ...failed, ...broken]) };
}
