/** What the Action and the terminal share: Bandit, git and the workspace's files. */
import type { Comparison } from '../model/comparison.ts';
import type { ScanRequest } from '../model/scan.ts';
import type { Sources } from '../model/sources.ts';
import { decodePython } from '../python/decode.ts';
import type { Host } from './bandit/host.ts';
import type { OnProgress } from './bandit/provision.ts';
import { readReports } from './bandit/read-reports.ts';
import { scanWithBandit } from './bandit/scan.ts';
import { scanTexts } from './bandit/scan-texts.ts';
import { examine, nothingScanned } from './examine.ts';
import { compareWithBase, type BaseSide } from './git/compare.ts';
import type { Git } from './git/git.ts';
import { uncommittedPaths } from './git/uncommitted.ts';
import { parser } from './parser/load.ts';
import { secretsOf, testEnvironment } from './test-command/environment.ts';
import { runTest } from './test-command/run.ts';
import { whileChanged } from './test-command/while-changed.ts';
import type { World } from './world.ts';
import { applyFiles, encodeFiles } from './workspace/apply.ts';
import { linkedPaths } from './workspace/links.ts';
import { readManifests } from './workspace/manifests.ts';
import { readSources, readUserFile } from './workspace/read.ts';
import type { Workspace } from './workspace/workspace.ts';
import { writeUserFile } from './workspace/write.ts';

export interface Surroundings {
  readonly workspace: Workspace;
  readonly host: Host;
  readonly git: Git | string;
  readonly token: string;
  readonly onProgress: OnProgress;
}

/** Everything of a World but the delivery. */
export function localWorld(around: Surroundings): Omit<World, 'deliver' | 'fixTarget'> {
  const { workspace, host, git, token, onProgress } = around;
  return {
    scan: (request) => (request.reports.length > 0 ? readReports(workspace, request, host) : scanWithBandit(workspace, request, host, onProgress)),
    sources: async (paths) => readSources(workspace, paths),
    read: (path) => readUserFile(workspace, path, [host.temp]),
    write: (path, text) => writeUserFile(workspace, path, text),
    async compare(context, request) {
      const side = await compareWithBase(git, context, { baseRef: request.baseRef, token });
      return typeof side === 'string' ? side : atBase(around, side, request.scan);
    },
    parser,
    manifests: () => readManifests(workspace),
    examine: (texts, request) => examine(workspace, texts, request, host, onProgress),
    apply: async (files) => void (await applyFiles(workspace, files)),
    linked: (paths) => linkedPaths(workspace, paths),
    encode: (files) => encodeFiles(workspace, files),
    uncommitted: async (paths) => (typeof git === 'string' ? [] : uncommittedPaths(git, paths)),
    test: (command, files) => whileChanged(workspace, files, () => runTest(command, { cwd: workspace.project, env: testEnvironment(host.env, token), secrets: secretsOf(token) })),
  };
}

/** The changed Python files as they were at the base, and what Bandit says of them there. */
async function atBase({ workspace, host, onProgress }: Surroundings, side: BaseSide, request: ScanRequest | null): Promise<Comparison> {
  const texts = await side.read(side.changes.flatMap(({ basePath }) => (basePath !== null && isPython(basePath) ? [basePath] : [])));
  if (request && texts.size > 0) onProgress(`Scanning ${texts.size} changed file${texts.size === 1 ? '' : 's'} as they were at ${side.base.slice(0, 7)} ...`);
  const scan = request === null ? null : texts.size === 0 ? nothingScanned : await scanTexts(workspace, texts, request, host);
  return { base: side.base, how: side.how, changes: side.changes, scan, sources: decoded(texts) };
}

/** Bandit takes these two endings from a folder; other files that the user named are judged by their lines' fate at the head. */
const isPython = (path: string): boolean => /\.pyw?$/u.test(path);

const decoded = (texts: ReadonlyMap<string, Uint8Array>): Sources =>
  new Map([...texts].flatMap(([path, bytes]) => {
    const text = decodePython(bytes);
    return text === null ? [] : [[path, text] as const];
  }));
