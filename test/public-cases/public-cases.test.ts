/** The table of `cases.ts`, each through the whole program with the real Bandit and the real git. */

import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { readInputs } from '../../src/cli/inputs.ts';
import { run } from '../../src/run.ts';
import { openTerminal } from '../../src/world/terminal.ts';
import { realBandit, testHost } from '../bandit.ts';
import { git, temporary } from '../world/git/git-repositories.ts';
import { publicCases } from './cases.ts';

before(realBandit);

for (const { folder, name, change, inputs, holds } of publicCases)
  test(`${folder}: ${name}`, async (t) => {
    const project = temporary(t);
    cpSync(join(import.meta.dirname, folder, 'in'), project, { recursive: true });
    git(project, 'init', '--quiet');
    git(project, 'add', '-A');
    git(project, 'commit', '--quiet', '-m', 'before');
    const base = git(project, 'rev-parse', 'HEAD');
    for (const [path, edit] of Object.entries(change ?? {})) {
      const text = readFileSync(join(project, path), 'utf8');
      assert.notEqual(edit(text), text, `${path} is not changed`);
      writeFileSync(join(project, path), edit(text));
    }
    if (change) git(project, 'commit', '--quiet', '-a', '-m', 'after');
    const { context, world } = await openTerminal(testHost().env, project, '.', '', false);
    const given = { targets: '.', ...(change ? { 'new-only': 'true', 'base-ref': base } : {}), ...inputs };
    holds(await run(readInputs(given), context, { ...world, deliver: async () => ({ notes: [] }) }));
  });

test('every folder has a row', () => {
  const folders = readdirSync(import.meta.dirname).filter((name) =>
    statSync(join(import.meta.dirname, name)).isDirectory(),
  );
  assert.deepEqual([...new Set(publicCases.map(({ folder }) => folder))].toSorted(), folders.toSorted());
});
