/** Which findings are to be fixed, and what the proof needs to know of the scan. */

import type { Identified } from '../model/findings/identity.ts';
import type { Report, Unscanned } from '../model/findings/report.ts';
import type { Scan, ScanRequest } from '../model/findings/scan.ts';
import type { Sources } from '../model/findings/sources.ts';
import type { FixOrder } from '../model/fixes/fix-order.ts';
import type { FixLimits } from '../model/fixes/plan.ts';
import type { Gate } from '../model/gate.ts';
import type { Triaged } from '../model/outcome.ts';

/** What is to be fixed, and within which limits. */
export interface FixTask {
  /** The findings to fix, most urgent first. */
  readonly findings: readonly Identified[];
  /**
   * Everything that Bandit reports, `findings` among them: what else is in the files. Null when other settings than
   * ours may have made the report.
   */
  readonly reported: readonly Identified[] | null;
  readonly unscanned: readonly Unscanned[];
  readonly sources: Sources;
  readonly request: ScanRequest;
  readonly limits: FixLimits;
  /** Empty for none. */
  readonly testCommand: readonly string[];
  /** Leave files with uncommitted changes alone. */
  readonly protect: boolean;
  /** Also give the changes rule by rule, and line by line for each fix. */
  readonly stepwise: boolean;
  /** The Python that Bandit runs on, `3.11.2`; null when unknown. */
  readonly python: string | null;
  /** The project folder inside the repository. */
  readonly folder: string;
}

export interface Facts {
  readonly triaged: readonly Triaged[];
  readonly findings: readonly Identified[];
  readonly report: Report;
  readonly scan: Scan;
  readonly sources: Sources;
  readonly request: ScanRequest;
  readonly gate: Gate;
  readonly folder: string;
}

/**
 * The task, or null when fixes were not asked for. What the baseline accepts stays; with `new-only` so does what the
 * base has.
 */
export function fixTask(
  order: FixOrder,
  { triaged, findings, report, scan, sources, request, gate, folder }: Facts,
): FixTask | null {
  if (order.delivery === 'off') return null;
  const wanted = triaged.filter(
    ({ state, finding }) =>
      state !== 'baselined' &&
      (!gate.newOnly || state === 'new') &&
      (order.tests.length === 0 || order.tests.includes(finding.test)),
  );
  return {
    findings: wanted.map(({ finding }) => finding),
    reported: scan.mode === 'run' ? findings : null,
    unscanned: report.unscanned,
    sources,
    request,
    folder,
    limits: { safety: order.safety, reason: order.reason },
    testCommand: order.testCommand,
    protect: !order.force,
    stepwise: order.delivery === 'suggest' || order.delivery === 'commit' || order.delivery === 'pull-request',
    python: report.tool.python,
  };
}
