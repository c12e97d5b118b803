/** Runs the real Bandit on a small tree, and gives what the program makes of it. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Report } from '../../src/model/findings/report.ts';
import type { Scan, ScanRequest } from '../../src/model/findings/scan.ts';
import { readReport } from '../../src/report/read-report.ts';
import { banditArguments } from '../../src/world/bandit/arguments.ts';
import { realBandit } from '../bandit.ts';
import { fork } from '../engine/forks.ts';
import { aRequest, aScan, raw } from './scans.ts';

export interface ScannedTree {
  readonly report: Report;
  readonly scan: Scan;
  readonly request: ScanRequest;
}

/** `tree`: path -> text. Files named like configuration are handed over as the world would. */
export async function scanTree(
  tree: Readonly<Record<string, string>>,
  overrides: Partial<ScanRequest> = {},
  folder = '',
  folders: readonly string[] = [],
): Promise<ScannedTree> {
  const script = await realBandit();
  const root = mkdtempSync(join(tmpdir(), 'scan-tree-'));
  try {
    for (const each of folders) mkdirSync(join(root, each), { recursive: true });
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const request = aRequest(overrides);
    const output = join(root, '..', `${root.split(/[\\/]/).at(-1)}.json`);
    const args = banditArguments(request, request.targets);
    const run = await runBandit(script, ['-f', 'json', '-o', output, ...args], join(root, folder));
    const bytes = readFileSync(output);
    rmSync(output);
    const files = Object.keys(tree).filter((path) => path.endsWith('.py'));
    const configs = Object.entries(tree)
      .filter(([path]) => !path.endsWith('.py'))
      .map(([path, text]) => ({ path, text }));
    const scan = aScan({
      reports: [raw(bytes, 'bandit')],
      stderr: String(run.stderr),
      exitCode: run.status,
      args,
      files,
      configs,
    });
    return { scan, request, report: readReport(scan, request, folder) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Forked from one that is imported already, where the system can; there are many small trees. */
async function runBandit(
  script: string,
  args: readonly string[],
  cwd: string,
): Promise<{ readonly stderr: Uint8Array; readonly status: number | null }> {
  if (process.platform === 'win32') return spawnSync(script, args, { cwd });
  const streams = mkdtempSync(join(tmpdir(), 'scan-tree-streams-'));
  try {
    const python = join(dirname(script), 'python');
    return await fork({
      engine: null,
      python,
      seeded: false,
      cwd,
      env: {},
      arguments: args,
      input: new Uint8Array(),
      folder: streams,
      onStart: () => undefined,
    });
  } finally {
    rmSync(streams, { recursive: true, force: true });
  }
}
