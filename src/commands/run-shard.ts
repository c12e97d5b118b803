import type { Inputs } from '../cli/inputs.ts';
import { fixOrder, scanRequest, wishesOf } from '../cli/requests.ts';
import type { Context } from '../model/context.ts';
import type { Shard } from '../model/findings/shard.ts';
import { toolVersion } from '../model/version.ts';
import { renderShard } from '../render/files/shard.ts';
import { readReport } from '../report/read-report.ts';
import { partName, writePart } from '../report/shards/shard-part.ts';
import { WorldError, type World } from '../world/world.ts';

/**
 * `shard: K/N`: scans one part of the files, keeps what Bandit says of it as a file and an artifact, and judges
 * nothing. A later job merges all parts with `report:` (src/report/shards/merge-shards.ts). Throws WorldError when the
 * part could not be scanned.
 */
export async function runShard(inputs: Inputs, shard: Shard, context: Context, world: World): Promise<void> {
  const request = scanRequest(inputs);
  const scan = await world.scan(request);
  if (!scan.split) throw new WorldError(notAlone);
  const part = writePart(scan, shard, { request, folder: context.folder, commit: context.head, version: toolVersion });
  if (part === null) throw new WorldError(unreadable);
  const report = readReport(scan, request, context.folder);
  const { category } = wishesOf(inputs, context, fixOrder(inputs));
  await world.deliver(context, renderShard(report, shard, { name: partName(shard), text: part }, category, context));
}

const notAlone =
  'shard: one part of the files could not be scanned by itself: that needs a Bandit and a Python that the fast scan knows. ' +
  'Leave `bandit-version` and `python-version` out, or scan everything in one job.';

const unreadable =
  "shard: Bandit's report of this part cannot be read. Look at the log above, and scan everything in one job to see what is wrong.";
