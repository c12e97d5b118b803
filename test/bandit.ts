import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanAround, type ScanAround } from '../src/world/bandit/scan.ts';
import { noResults } from '../src/world/cache/results-store.ts';
import { noMeter } from '../src/world/progress.ts';
import { thisHost, type Host } from '../src/world/provision/host.ts';
import { prepareBandit } from '../src/world/provision/provision.ts';

/** A host whose private environments live in a folder that all test files share. */
export function testHost(env: Readonly<Record<string, string | undefined>> = {}): Host {
  const { RUNNER_TOOL_CACHE: _, RUNNER_TEMP: __, ...rest } = process.env;
  const cache = join(tmpdir(), 'bandit-remediate-test-cache');
  return thisHost({ ...rest, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, ...env });
}

/** The console script of the pinned Bandit, provisioned once by the product's own code. */
export async function realBandit(): Promise<string> {
  return (await prepareBandit({ banditVersion: 'pinned', pythonVersion: '' }, testHost())).script;
}

/** What a scan works with, without a cache and without a bar. */
export const testScanning = (host: Host = testHost(), say: (text: string) => void = () => undefined): ScanAround =>
  scanAround(host, noResults, say, () => noMeter);
