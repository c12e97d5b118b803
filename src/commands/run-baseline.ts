import type { Inputs } from '../cli/inputs.ts';
import type { Context } from '../model/context.ts';
import type { Report } from '../model/findings/report.ts';
import { InputError } from '../model/input-error.ts';
import { observe, scanHead } from '../observe.ts';
import { pruneBaseline, readBaseline, writeBaseline } from '../recognition/prune-baseline.ts';
import { bringsOf } from '../triage/brings.ts';
import type { World } from '../world/world.ts';

export const defaultBaseline = 'bandit-baseline.json';

/**
 * `bandit-remediate baseline`: writes the baseline when there is none, else drops what is fixed. It takes in new
 * findings only when asked to, since a baseline that grows by itself hides what it should show. Gives the lines to
 * print.
 */
export async function runBaseline(
  inputs: Inputs,
  context: Context,
  world: World,
  acceptNew: boolean,
): Promise<readonly string[]> {
  const name = inputs.baseline || defaultBaseline;
  const scan = await scanHead(inputs, context, world);
  const { report, findings } = await observe(scan, inputs, context, world);
  refuseBlindScan(report, name);

  const unscanned = report.unscanned.flatMap((file) => (file.path === null ? [] : [file.path]));

  const old = await world.read(name);
  if (old === null) {
    await world.write(name, writeBaseline(findings, unscanned));
    return [
      `Wrote ${name}: ${findings.length} known findings, ${unscanned.length} files that cannot be scanned.`,
      'Commit it, and give it to the action as `baseline`.',
    ];
  }
  const baseline = readBaseline(old, name, context.folder);
  // Entries of files that are there but outside the targets are not gone.
  const listed = new Set(scan.files);
  const standing = await world.sources(baseline.entries.map(({ path }) => path).filter((path) => !listed.has(path)));
  const { text, ...counts } = pruneBaseline(baseline, findings, unscanned, {
    acceptNew,
    scanned: report.scanned,
    files: [...scan.files, ...standing.keys()],
    brings: bringsOf,
  });
  await world.write(name, text);
  const unlisted = acceptNew ? [] : unscanned.filter((path) => !baseline.unscanned.includes(path));
  return [
    `Wrote ${name}: ${counts.kept} kept, ${counts.removed} gone and dropped, ${counts.added} added.`,
    ...missing(counts.fresh, 'new finding'),
    ...missing(unlisted.length, 'file that cannot be scanned', 'files that cannot be scanned'),
  ];
}

const missing = (count: number, one: string, many = `${one}s`): readonly string[] =>
  count === 0 ? [] : [`Not in it: ${count} ${count === 1 ? one : many}. Fix, or accept with --accept-new.`];

/** A scan that saw nothing would empty the baseline. */
function refuseBlindScan({ unscanned }: Report, name: string): void {
  const blind = unscanned.find(({ kind }) => kind === 'nothing' || kind === 'missing-target' || kind === 'report');
  if (blind)
    throw new InputError(`${name} is left as it is, because the scan is not complete: ${blind.reason} ${blind.remedy}`);
}
