/** What every kind of run begins with: the scan, read, placed in the sources and named. */

import type { Inputs } from './cli/inputs.ts';
import { scanRequest } from './cli/requests.ts';
import { identify } from './identity/identity.ts';
import { locate } from './identity/locate.ts';
import type { Context } from './model/context.ts';
import type { Identified } from './model/findings/identity.ts';
import { pathsIn, type Report } from './model/findings/report.ts';
import type { Scan, ScanRequest } from './model/findings/scan.ts';
import type { Sources } from './model/findings/sources.ts';
import { toolVersion } from './model/version.ts';
import { readReport } from './report/read-report.ts';
import { mergeShards } from './report/shards/merge-shards.ts';
import { explainUnscanned } from './report/unscanned.ts';
import type { World } from './world/world.ts';

/** One scan of the head, as the rest of the program sees it. */
export interface Observation {
  readonly request: ScanRequest;
  readonly scan: Scan;
  readonly report: Report;
  readonly sources: Sources;
  readonly findings: readonly Identified[];
}

/** The head's scan, put together where several jobs have shared it. Throws WorldError when there can be none. */
export async function scanHead(inputs: Inputs, context: Context, world: Pick<World, 'scan'>): Promise<Scan> {
  const request = scanRequest(inputs);
  const place = { request, folder: context.folder, commit: context.head, version: toolVersion };
  return mergeShards(await world.scan(request), place);
}

/** Reads a scan's reports and the files that they speak of. */
export async function observe(
  scan: Scan,
  inputs: Inputs,
  context: Context,
  world: Pick<World, 'sources'>,
): Promise<Observation> {
  const request = scanRequest(inputs);
  const read = readReport(scan, request, context.folder);
  const sources = await world.sources(pathsIn(read));
  const report = explainUnscanned(read, sources, { scan, request, folder: context.folder });
  return { request, scan, report, sources, findings: identify(locate(report.findings, sources), sources) };
}
