import { InputError } from '../model/input-error.ts';
import { inputNames, inputText, rowOf, type InputName, type Inputs } from './inputs.ts';

/**
 * Throws one InputError that names all that does not go with `shard`. `command` is the terminal's; a workflow scans.
 */
export function refuseBesideShard(inputs: Inputs, command = 'scan'): void {
  if (inputs.shard === null) return;
  const given = [
    ...(command === 'scan' ? [] : [`the command ${command}`]),
    ...inputNames.filter((name) => !goesWithShard(inputs, name)).map((name) => named(inputs, name)),
  ];
  if (given.length === 0) return;
  throw new InputError(
    `shard: a shard is only scanned, which does not go with ${given.join(', ')}. Give ${given.length === 1 ? 'that' : 'those'} to the job that merges the shards.`,
  );
}

const goesWithShard = (inputs: Inputs, name: InputName): boolean =>
  rowOf(name).besideShard?.includes(inputText(inputs[name])) ?? true;

/** The value is shown where there are a few to choose from, not where the user wrote free text. */
const named = (inputs: Inputs, name: InputName): string =>
  rowOf(name).default === '' ? name : `${name}: ${inputText(inputs[name])}`;
