import { InputError } from '../model/input-error.ts';
import type { Inputs } from './inputs.ts';

/**
 * Throws one InputError that names all that does not go with `shard`. `command` is the terminal's; a workflow scans.
 */
export function refuseBesideShard(inputs: Inputs, command = 'scan'): void {
  if (inputs.shard === null) return;
  const given = [
    ...(command === 'scan' ? [] : [`the command ${command}`]),
    ...(inputs.report.length > 0 ? ['report'] : []),
    ...(inputs.mode === 'scan' ? [] : [`mode: ${inputs.mode}`]),
    ...(inputs.fix === 'off' ? [] : [`fix: ${inputs.fix}`]),
    ...(inputs['test-command'].length > 0 ? ['test-command'] : []),
    ...(inputs.baseline === '' ? [] : ['baseline']),
    ...(inputs['new-only'] === 'true' ? ['new-only: true'] : []),
    ...(inputs['base-ref'] === '' ? [] : ['base-ref']),
    ...(inputs.comment === 'never' ? [] : [`comment: ${inputs.comment}`]),
    ...(inputs['check-name'] === '' ? [] : ['check-name']),
    ...(inputs['upload-sarif'] === 'true' ? ['upload-sarif: true'] : []),
  ];
  if (given.length === 0) return;
  throw new InputError(
    `shard: a shard is only scanned, which does not go with ${given.join(', ')}. Give ${given.length === 1 ? 'that' : 'those'} to the job that merges the shards.`,
  );
}
