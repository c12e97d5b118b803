/** What the Action and the terminal share: Bandit, git and the workspace's files. */

import { counted } from '../model/count.ts';
import type { Comparison } from '../model/findings/comparison.ts';
import type { Scan, ScanRequest } from '../model/findings/scan.ts';
import type { Sources } from '../model/findings/sources.ts';
import { decodePython } from '../python/text/decode.ts';
import { readReports } from './bandit/read-reports.ts';
import { scanTexts } from './bandit/scan-texts.ts';
import { scanWithBandit, type ScanAround } from './bandit/scan.ts';
import { compareWithBase, type BaseSide } from './git/compare.ts';
import type { Git } from './git/git.ts';
import { lookedUp, trackedPython } from './git/tracked.ts';
import { uncommittedPaths } from './git/uncommitted.ts';
import { parser } from './parser/load.ts';
import { examine, nothingScanned } from './scan-new-texts.ts';
import { secretsOf, testEnvironment } from './test-command/environment.ts';
import { runTest } from './test-command/run.ts';
import { whileChanged } from './test-command/while-changed.ts';
import { applyFiles, encodeFiles } from './workspace/apply.ts';
import { linkedPaths } from './workspace/links.ts';
import { readManifests } from './workspace/manifests.ts';
import { readSources, readUserFile } from './workspace/read.ts';
import { unchangedPaths } from './workspace/unchanged.ts';
import type { Workspace } from './workspace/workspace.ts';
import { writeUserFile } from './workspace/write.ts';
import type { World } from './world.ts';

export interface Surroundings {
  readonly workspace: Workspace;
  readonly scanning: ScanAround;
  readonly git: Git | string;
  readonly token: string;
  readonly tests: TestSurroundings;
}

/**
 * What the test command runs in: the user's word, so of the whole environment and with the programs of the project,
 * unlike all else.
 */
interface TestSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly box: readonly string[] | null;
}

/** Everything of a World but the delivery. */
export function localWorld(around: Surroundings): Omit<World, 'deliver' | 'fixTarget'> {
  const { workspace, scanning, git, token, tests } = around;
  const { host } = scanning;
  return {
    async scan(request, started) {
      const tracking = trackedPython(git);
      if (request.reports.length > 0) started?.();
      const scan = await (request.reports.length === 0
        ? scanWithBandit(workspace, request, scanning, started)
        : readReports(workspace, request, host));
      const tracked = await tracking;
      return { ...scan, tracked: tracked && lookedUp(workspace, tracked, scan, request.targets) };
    },
    sources: async (paths) => readSources(workspace, paths),
    read: (path) => readUserFile(workspace, path, [host.temp]),
    write: (path, text) => writeUserFile(workspace, path, text),
    async compare(context, request, head) {
      const side = await compareWithBase(git, context, { baseRef: request.baseRef, token });
      if (typeof side === 'string') return side;
      const scanned = request.scan.reports.length === 0 || (await head).mode === 'run';
      return atBase(around, side, scanned ? request.scan : null);
    },
    unchanged: async (paths, comparison) =>
      comparison === null || typeof comparison === 'string'
        ? new Set()
        : unchangedPaths(workspace, paths, comparison.tree),
    parser,
    manifests: () => readManifests(workspace),
    examine: (texts, request) => examine(workspace, texts, request, scanning),
    apply: (files) => applyFiles(workspace, files),
    linked: (paths) => linkedPaths(workspace, paths),
    encode: (files) => encodeFiles(workspace, files),
    uncommitted: async (paths) => (typeof git === 'string' ? [] : uncommittedPaths(git, paths)),
    test: (command, files) =>
      whileChanged(workspace, files, () =>
        runTest(command, {
          cwd: workspace.project,
          env: testEnvironment(tests.env, token),
          secrets: secretsOf(token),
          ...(tests.box === null ? {} : { box: tests.box }),
        }),
      ),
  };
}

/** The changed Python files as they were at the base, and what Bandit says of them there. */
async function atBase(
  { workspace, scanning }: Surroundings,
  side: BaseSide,
  request: ScanRequest | null,
): Promise<Comparison> {
  const texts = await side.read(
    side.changes.flatMap(({ basePath }) => (basePath !== null && isPython(basePath) ? [basePath] : [])),
  );
  const scan =
    request === null
      ? null
      : texts.size === 0
        ? nothingScanned
        : await scanAtBase(workspace, texts, request, scanning, side.base);
  return { base: side.base, how: side.how, changes: side.changes, tree: side.tree, scan, sources: decoded(texts) };
}

/** What an earlier run scanned, the base branch's among them, need not be scanned again. */
async function scanAtBase(
  workspace: Workspace,
  texts: ReadonlyMap<string, Uint8Array>,
  request: ScanRequest,
  scanning: ScanAround,
  base: string,
): Promise<Scan> {
  scanning.say(
    `Comparing with ${counted(texts.size, 'changed file')} as ${texts.size === 1 ? 'it was' : 'they were'} at ${base.slice(0, 7)} ...`,
  );
  return scanTexts(workspace, texts, request, scanning, await scanning.store.open(request, scanning.bandit(request)));
}

/**
 * Bandit takes these two endings from a folder; other files that the user named are judged by their lines' fate at the
 * head.
 */
const isPython = (path: string): boolean => /\.pyw?$/u.test(path);

const decoded = (texts: ReadonlyMap<string, Uint8Array>): Sources =>
  new Map(
    [...texts].flatMap(([path, bytes]) => {
      const text = decodePython(bytes);
      return text === null ? [] : [[path, text] as const];
    }),
  );
