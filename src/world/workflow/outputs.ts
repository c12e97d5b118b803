import { randomUUID } from 'node:crypto';
import type { Note } from '../../model/findings/report.ts';
import { appendLines, reasonOf, type Environment } from './file-command.ts';

/**
 * Sets the step's outputs through the runner's file; never an exception. Written here and not by @actions/core:
 * importing that takes about 110 ms on Node 24 (measured, not bundled), and it prints the deprecated `::set-output`
 * when the variable is missing.
 */
export async function setOutputs(
  outputs: Readonly<Record<string, string>>,
  env: Environment,
): Promise<readonly Note[]> {
  const path = env['GITHUB_OUTPUT'];
  if (!path)
    return [
      note('The outputs were not set: GITHUB_OUTPUT is not set, so this is no workflow step or the runner is too old.'),
    ];
  const records = Object.entries(outputs).map(([name, value]) => outputRecord(name, value));
  if (records.length === 0) return [];
  try {
    await appendLines(path, records.join('\n'));
    return [];
  } catch (error) {
    return [note(`The outputs were not set: ${reasonOf(error)} for the file that GITHUB_OUTPUT names.`)];
  }
}

/** `name<<DELIMITER`, the value, `DELIMITER`. The delimiter is drawn anew for each value, so no value can hold it. */
function outputRecord(name: string, value: string): string {
  const delimiter = `end_${randomUUID()}`;
  return `${name}<<${delimiter}\n${value}\n${delimiter}`;
}

const note = (text: string): Note => ({ level: 'warning', topic: 'outputs', text });
