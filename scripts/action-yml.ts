/**
 * Writes action.yml from the table of inputs and the outputs: `node scripts/action-yml.ts`. A test keeps the two equal.
 */

import { writeFile } from 'node:fs/promises';
import { stringify } from 'yaml';
import { inputNames, inputTable } from '../src/cli/inputs.ts';

export const outputHelp: Readonly<Record<string, string>> = {
  verdict: 'passed, failed or incomplete.',
  findings: 'Number of findings.',
  'new-findings':
    'Number of findings that are neither at the base nor in the baseline; all when there is nothing to compare with.',
  'failing-findings': 'Number of findings that fail the gate.',
  high: 'Number of findings of high severity.',
  medium: 'Number of findings of medium severity.',
  low: 'Number of findings of low severity.',
  suppressed: 'Number of findings hidden by # nosec comments.',
  unscanned: 'Number of files, targets and reports that could not be scanned or read.',
  fixed: 'Number of findings whose fix is proven; set only when fixes were asked for.',
  'sarif-file': 'Path of the SARIF file.',
  'result-file': 'Path of the JSON file with the whole result (schema: docs/result.schema.json).',
  'summary-file': 'Path of the Markdown summary.',
  'patch-file':
    'Path of the patch with the proven fixes, for `git apply`; set only when there is one. It holds lines of the code as they are, hard-coded secrets too.',
  'shard-file': 'Path of the part that a job with shard has scanned; set only there, and the only output there.',
  'commit-sha': 'Commit that the branch ends with after fix: commit or fix: pull-request; set only then.',
  'pull-request-url': 'Address of the pull request of fix: pull-request; set only then.',
};

export const actionYml = (): string =>
  stringify(
    {
      name: 'bandit-remediate',
      description: 'Runs Bandit, gates what a change adds, keeps a baseline, and fixes what can be proven.',
      author: 'the bandit-remediate maintainers',
      branding: { icon: 'shield', color: 'green' },
      inputs: Object.fromEntries(
        inputNames.map((name) => [
          name,
          { description: inputTable[name].help, required: false, default: inputTable[name].default },
        ]),
      ),
      outputs: Object.fromEntries(Object.entries(outputHelp).map(([name, description]) => [name, { description }])),
      runs: { using: 'node24', main: 'dist/index.js' },
    },
    { lineWidth: 0 },
  );

if (process.argv[1] === import.meta.filename) await writeFile(new URL('../action.yml', import.meta.url), actionYml());
