import type { Context } from '../model/context.ts';
import type { Wishes } from '../model/delivery.ts';
import type { CompareRequest } from '../model/findings/comparison.ts';
import type { ScanRequest } from '../model/findings/scan.ts';
import type { FixOrder } from '../model/fixes/fix-order.ts';
import type { Remediation } from '../model/fixes/remediation.ts';
import type { Gate } from '../model/gate.ts';
import type { TargetWish } from '../model/github/publication.ts';
import { defaultOf, inputNames, inputText, rowOf, type Inputs } from './inputs.ts';

/** What the inputs ask of Bandit. */
export const scanRequest = (inputs: Inputs): ScanRequest => ({
  targets: inputs.targets,
  configfile: inputs.configfile,
  profile: inputs.profile,
  tests: inputs.tests,
  skips: inputs.skips,
  exclude: inputs.exclude,
  ini: inputs.ini,
  severity: inputs.severity,
  confidence: inputs.confidence,
  pythonVersion: inputs['python-version'],
  banditVersion: inputs['bandit-version'],
  reports: inputs.report,
  shard: inputs.shard,
});

export const compareRequest = (inputs: Inputs): CompareRequest => ({
  baseRef: inputs['base-ref'],
  scan: scanRequest(inputs),
});

/** Events whose runs are about a change: `new-only: auto` gates only what it adds. */
const changeEvents = ['pull_request', 'pull_request_target', 'merge_group'];

export const gateOf = (inputs: Inputs, context: Context): Gate => ({
  severity: inputs['fail-on'],
  confidence: inputs['fail-on-confidence'],
  newOnly:
    inputs['new-only'] === 'auto'
      ? changeEvents.includes(context.event) || inputs['base-ref'] !== ''
      : inputs['new-only'] === 'true',
  unscanned: inputs.unscanned,
});

/** In a workflow the inputs say it all; the terminal's `fix` command has more to say. */
export const fixOrder = (inputs: Inputs): FixOrder => ({
  delivery: inputs.fix,
  safety: inputs['fix-safety'],
  tests: [],
  testCommand: inputs['test-command'],
  force: true,
  reason: null,
});

export const wishesOf = (inputs: Inputs, context: Context, order: FixOrder): Wishes => ({
  fixes: order.delivery,
  uploadSarif: inputs['upload-sarif'],
  category: inputs.category || ['bandit-remediate', context.folder].filter(Boolean).join('/'),
  annotations: inputs.annotations,
  comment: inputs.comment,
  checkName: inputs['check-name'],
  commitPrefix: inputs['fix-commit-prefix'],
  proposal: {
    title: inputs['fix-title'],
    labels: inputs['fix-labels'],
    reviewers: inputs['fix-reviewers'],
    draft: inputs['fix-draft'],
  },
});

/** Where fixes are to go on GitHub; null when they stay here. */
export const targetWish = ({ delivery }: FixOrder, inputs: Inputs, { files, steps }: Remediation): TargetWish | null =>
  delivery === 'suggest' || delivery === 'commit' || delivery === 'pull-request'
    ? {
        kind: delivery,
        paths: [...new Set([...files, ...steps.flatMap((step) => step.files)].map(({ path }) => path))],
        allowDefault: inputs['fix-default-branch'],
      }
    : null;

/**
 * The command that gives the same verdict in a terminal at the repository's root, as arguments. `base` is the commit
 * compared with.
 */
export function reproduce(inputs: Inputs, context: Context, base: string | null): readonly string[] {
  const flags = inputNames
    .filter((name) => rowOf(name).reproduced !== false)
    .flatMap((name) => {
      const value = inputText(inputs[name]);
      return value === defaultOf(name) ? [] : [`--${name}`, value];
    });
  const folder = context.folder === '' ? [] : ['--working-directory', context.folder];
  return [
    ...context.program,
    'scan',
    ...inputs.targets,
    ...folder,
    ...flags,
    ...(base ? ['--new-only', 'true', '--base-ref', base] : []),
  ];
}
