/**
 * What is gone is counted once, and only where somebody looked; the day after a fix, with a base commit and a baseline
 * at once.
 */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test, type TestContext } from 'node:test';
import { readInputs } from '../../src/cli/inputs.ts';
import { runBaseline } from '../../src/commands/run-baseline.ts';
import type { Outcome } from '../../src/model/outcome.ts';
import { run } from '../../src/run.ts';
import { openTerminal } from '../../src/world/terminal.ts';
import { realBandit, testHost } from '../bandit.ts';
import { git, temporary, write } from '../world/git/git-repositories.ts';

before(realBandit);

const source =
  'import os\nimport requests\n\n\ndef load(url):\n    os.system("ls -l " + url)\n    return requests.get(url, verify=False)\n';
const changed = {
  removed: source.replace('    os.system("ls -l " + url)\n', ''),
  halfMended: source.replace('verify=False', 'verify=False, timeout=60'),
  replaced: source
    .replace('import os', 'import subprocess')
    .replace('os.system("ls -l " + url)', 'subprocess.call(["/bin/ls", "-l", url])'),
  broken: source.replace('def load(url):', 'def load(url:'),
};

async function outcomes(
  t: TestContext,
): Promise<(text: string, inputs: Readonly<Record<string, string>>) => Promise<Outcome>> {
  const folder = temporary(t);
  write(folder, { 'app.py': source });
  git(folder, 'init', '--quiet');
  git(folder, 'add', '-A');
  git(folder, 'commit', '--quiet', '-m', 'before');
  const base = git(folder, 'rev-parse', 'HEAD');
  const opened = await openTerminal(testHost().env, folder, '.', '', false);
  await runBaseline(readInputs({ targets: 'app.py' }), opened.context, opened.world, false);
  return async (text, inputs) => {
    writeFileSync(join(folder, 'app.py'), text);
    const { context, world } = await openTerminal(testHost().env, folder, '.', '', false);
    const given = {
      targets: 'app.py',
      'fail-on': 'low',
      ...inputs,
      ...(inputs['base-ref'] === undefined ? {} : { 'base-ref': base, 'new-only': 'true' }),
    };
    return run(readInputs(given), context, { ...world, deliver: async () => ({ notes: [] }) });
  };
}

test('against a base commit, a baseline file, and both', async (t) => {
  const look = await outcomes(t);
  const ways = [
    { 'base-ref': 'base' },
    { baseline: 'bandit-baseline.json' },
    { 'base-ref': 'base', baseline: 'bandit-baseline.json' },
  ];
  for (const way of ways) {
    const named = (outcome: Outcome, state: string): readonly string[] =>
      outcome.findings
        .filter((one) => one.state === state)
        .map(({ finding, why }) => `${finding.test}: ${why}`)
        .toSorted();
    const [removed, half, replaced, broken] = [
      await look(changed.removed, way),
      await look(changed.halfMended, way),
      await look(changed.replaced, way),
      await look(changed.broken, way),
    ];
    assert.deepEqual(
      [removed.gone.map((one) => one.test), removed.counts.gone, removed.verdict],
      [['B605'], 1, 'passed'],
      'removed',
    );
    assert.deepEqual(
      [half.gone.map((one) => one.test), named(half, 'new'), half.verdict],
      [['B113'], [], 'passed'],
      'half mended',
    );
    assert.deepEqual(
      [replaced.gone.map((one) => one.test), named(replaced, 'new'), replaced.verdict],
      [['B605'], ['B404: brought by the fix of B605', 'B603: brought by the fix of B605'], 'passed'],
      'replaced',
    );
    assert.deepEqual([broken.gone, broken.verdict], [[], 'incomplete'], 'broken');
  }
});
