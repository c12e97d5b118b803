import type { Inputs } from './cli/inputs.ts';
import { compareRequest, fixOrder, gateOf, reproduce, targetWish, wishesOf } from './cli/requests.ts';
import { changesOf } from './fixing/changes.ts';
import { handoverOf } from './handover/write-handover.ts';
import { maskRemediation } from './masking/mask-remediation.ts';
import { maskNotes, maskTriage } from './masking/mask-triage.ts';
import { secretMask } from './masking/secret-mask.ts';
import type { Context } from './model/context.ts';
import { pathsOf } from './model/findings/report.ts';
import type { FixOrder } from './model/fixes/fix-order.ts';
import type { Remediation } from './model/fixes/remediation.ts';
import type { Outcome } from './model/outcome.ts';
import { observe, scanHead } from './observe.ts';
import { fixTask, type FixTask } from './planning/fix-task.ts';
import { readBaseline } from './recognition/prune-baseline.ts';
import { render } from './render/delivery.ts';
import { lacksShards } from './report/shards/merge-shards.ts';
import { ruleOf } from './rules/registry.ts';
import { conclude } from './triage/conclude.ts';
import { triage } from './triage/triage.ts';
import type { World } from './world/world.ts';

/** The whole program, top to bottom. A line with `await` touches the world; every other line is pure. */
export async function run(
  inputs: Inputs,
  context: Context,
  world: World,
  order: FixOrder = fixOrder(inputs),
): Promise<Outcome> {
  const gate = gateOf(inputs, context);
  const head = scanHead(inputs, context, world);
  // git's work and the scan go on side by side.
  const [scan, comparison] = await Promise.all([
    head,
    gate.newOnly ? world.compare(context, compareRequest(inputs), head) : null,
  ]);
  const observed = await observe(scan, inputs, context, world);
  const unchanged = await world.unchanged(pathsOf(observed.report), comparison);

  const baselineBytes = inputs.baseline ? await world.read(inputs.baseline) : null;
  const baseline = inputs.baseline ? readBaseline(baselineBytes, inputs.baseline, context.folder) : null;

  const triaged = triage({ ...observed, files: scan.files, baseline, comparison, gate, unchanged }, ruleOf);
  const task = fixTask(order, { ...observed, triaged: triaged.findings, gate, folder: context.folder });
  const fixes = task && (await fixed(task, world));
  const changes = fixes && (await changesOf(fixes, targetWish(order, inputs, fixes), context, world));

  const mask = secretMask(observed.findings, observed.sources);
  const shown = fixes && maskRemediation(fixes, mask, observed.sources);
  const again = reproduce(scan.mode === 'run' ? { ...inputs, report: [] } : inputs, context, triaged.base);
  const masked = { ...observed.report, notes: maskNotes(observed.report.notes, mask) };
  const outcome = conclude(maskTriage(triaged, mask), masked, gate, again, shown);
  const place = { ...context, ref: context.ref && mask.text(context.ref) };

  const wishes = {
    ...wishesOf(inputs, context, order),
    ...(lacksShards(scan, observed.report.unscanned) ? { uploadSarif: 'false' as const } : {}),
  };
  const handover = handoverOf(outcome, wishes, context, changes?.scanned);
  const delivered = await world.deliver(
    context,
    render({ outcome, wishes, context: place, ruleOf, changes, handover }),
  );
  return { ...outcome, notes: [...outcome.notes, ...delivered.notes] };
}

/** Loaded where fixes are asked for: most runs ask for none. */
async function fixed(task: FixTask, world: World): Promise<Remediation> {
  const { remediate } = await import('./fixing/remediate.ts');
  return remediate(task, world, ruleOf);
}
