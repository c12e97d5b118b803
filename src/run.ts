import type { Inputs } from './cli/inputs.ts';
import { compareRequest, fixOrder, gateOf, reproduce, scanRequest, targetWish, wishesOf } from './cli/requests.ts';
import { changesOf } from './fixing/changes.ts';
import { handoverOf } from './handover/write-handover.ts';
import { identify } from './identity/identity.ts';
import { locate } from './identity/locate.ts';
import { maskRemediation } from './masking/mask-remediation.ts';
import type { Context } from './model/context.ts';
import type { Comparison } from './model/findings/comparison.ts';
import { pathsIn } from './model/findings/report.ts';
import type { Scan } from './model/findings/scan.ts';
import type { FixOrder } from './model/fixes/fix-order.ts';
import type { Remediation } from './model/fixes/remediation.ts';
import type { Gate } from './model/gate.ts';
import type { Outcome } from './model/outcome.ts';
import { toolVersion } from './model/version.ts';
import { fixTask, type FixTask } from './planning/fix-task.ts';
import { readBaseline } from './recognition/prune-baseline.ts';
import { render } from './render/delivery.ts';
import { readReport } from './report/read-report.ts';
import { lacksShards, mergeShards } from './report/shards/merge-shards.ts';
import { explainUnscanned } from './report/unscanned.ts';
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
  const request = scanRequest(inputs);
  const gate = gateOf(inputs, context);
  const { scan, comparison } = await scanned(inputs, context, world, gate);
  const read = readReport(scan, request, context.folder);

  const sources = await world.sources(pathsIn(read));
  const report = explainUnscanned(read, sources, { scan, request, folder: context.folder });
  const findings = identify(locate(report.findings, sources), sources);

  const baselineBytes = inputs.baseline ? await world.read(inputs.baseline) : null;
  const baseline = inputs.baseline ? readBaseline(baselineBytes, inputs.baseline, context.folder) : null;

  const triaged = triage({ findings, report, files: scan.files, sources, baseline, comparison, gate, request }, ruleOf);
  const task = fixTask(order, {
    triaged: triaged.findings,
    findings,
    report,
    scan,
    sources,
    request,
    gate,
    folder: context.folder,
  });
  const fixes = task && (await fixed(task, world));
  const changes = fixes && (await changesOf(fixes, targetWish(order, inputs, fixes), context, world));

  const shown = fixes && maskRemediation(fixes, findings, sources);
  const outcome = conclude(
    triaged,
    report,
    gate,
    reproduce(scan.mode === 'run' ? { ...inputs, report: [] } : inputs, context, triaged.base),
    shown,
  );

  const wishes = {
    ...wishesOf(inputs, context, order),
    ...(lacksShards(scan, read.unscanned) ? { uploadSarif: 'false' as const } : {}),
  };
  const handover = handoverOf(outcome, wishes, context, changes?.scanned);
  const delivered = await world.deliver(context, render(outcome, wishes, context, ruleOf, changes, handover));
  return { ...outcome, notes: [...outcome.notes, ...delivered.notes] };
}

/** Loaded where fixes are asked for: most runs ask for none. */
async function fixed(task: FixTask, world: World): Promise<Remediation> {
  const { remediate } = await import('./fixing/remediate.ts');
  return remediate(task, world, ruleOf);
}

/**
 * The head's scan, put together where several jobs have shared it, and the base's side where it is asked for: git's
 * work and the scan go on side by side.
 */
async function scanned(
  inputs: Inputs,
  context: Context,
  world: World,
  gate: Gate,
): Promise<{ readonly scan: Scan; readonly comparison: Comparison | string | null }> {
  const request = scanRequest(inputs);
  const place = { request, folder: context.folder, commit: context.head, version: toolVersion };
  const head = world.scan(request).then((scan) => mergeShards(scan, place));
  const [scan, comparison] = await Promise.all([
    head,
    gate.newOnly ? world.compare(context, compareRequest(inputs), head) : null,
  ]);
  return { scan, comparison };
}
