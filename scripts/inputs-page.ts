/** The tables of docs/inputs.md: the inputs from src/cli/inputs.ts, the outputs from action.yml's texts. */

import { markdownTable } from 'markdown-table';
import { inputNames, inputTable, type InputName } from '../src/cli/inputs.ts';
import { outputHelp } from './action-yml.ts';

/**
 * A section begins with the input named here and ends before the next one: a new input belongs to its neighbours'
 * section.
 */
const sections: ReadonlyMap<string, string> = new Map<InputName, string>([
  ['targets', 'What is scanned'],
  ['fail-on', 'What fails the run'],
  ['fix', 'Fixes'],
  ['comment', 'Where results go, and how the run works'],
]);

/** Every input, in the order of the table, under headings of the third level. */
export function inputTables(): string {
  const groups: { readonly title: string; readonly names: InputName[] }[] = [];
  for (const name of inputNames) {
    const title = sections.get(name);
    if (title !== undefined) groups.push({ title, names: [] });
    groups.at(-1)?.names.push(name);
  }
  return groups
    .map(({ title, names }) => `### ${title}\n\n${table(['Input', 'Default', 'What it does'], names.map(inputRow))}`)
    .join('\n\n');
}

const inputRow = (name: InputName): readonly string[] => [
  code(name),
  code(inputTable[name].default),
  inputTable[name].help,
];

export const outputTable = (): string =>
  table(
    ['Output', 'What it is'],
    Object.entries(outputHelp).map(([name, help]) => [code(name), help]),
  );

const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  markdownTable([head, ...rows], { alignDelimiters: false });
