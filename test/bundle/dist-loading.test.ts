/** What a run loads of the bundle: copies that lack the rest must do as well. */

import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test, type TestContext } from 'node:test';
import { realBandit } from '../bandit.ts';
import { bundle, runTerminal, temporary } from './action.ts';

before(() => realBandit());

/** A copy of the bundle without the files that `isGone` names; gives the program. */
function copyWithout(t: TestContext, isGone: (name: string, text: string) => boolean): string {
  const folder = temporary(t);
  cpSync(dirname(bundle), folder, { recursive: true });
  const gone = readdirSync(folder).filter(
    (name) =>
      /\.(?:js|wasm)$/.test(name) && name !== 'index.js' && isGone(name, readFileSync(join(folder, name), 'utf8')),
  );
  assert.ok(gone.length > 0, 'nothing to leave out');
  for (const name of gone) rmSync(join(folder, name));
  return join(folder, 'index.js');
}

const project = (t: TestContext): string => {
  const folder = temporary(t);
  writeFileSync(join(folder, 'a.py'), 'import yaml\n\nyaml.load(open("a.yml"), Loader=yaml.Loader)\n');
  return folder;
};

const isParser = (name: string): boolean => name.includes('tree-sitter');
/** The bundler writes which modules it has put into a file. */
const holds = (text: string, ...modules: readonly string[]): boolean =>
  modules.some((module) => text.includes(` MODULE: ./${module}`));

test('version and help need one file', async (t) => {
  const program = copyWithout(t, () => true);
  assert.match((await runTerminal(temporary(t), ['--version'], process.execPath, program)).log, /^\d+\.\d+\.\d+\n$/);
  assert.equal((await runTerminal(temporary(t), ['--help'], process.execPath, program)).status, 0);
});

test('a scan without fixes loads no parser, nothing that fixes, and nothing that talks to GitHub', async (t) => {
  const folder = project(t);
  const program = copyWithout(
    t,
    (name, text) =>
      isParser(name) ||
      holds(
        text,
        'build/fixing/remediate.js',
        'build/world/github/',
        'node_modules/@actions/',
        'node_modules/@octokit/',
        'node_modules/tinyglobby/',
      ),
  );
  const ran = await runTerminal(folder, ['scan', '--fail-on', 'none'], process.execPath, program);
  assert.equal(ran.status, 0, ran.log);
  assert.match(ran.log, /Passed {2}1 finding/);
  // What was left out is what fixes need.
  assert.match(
    (await runTerminal(folder, ['fix', '--diff'], process.execPath, program)).log,
    /Unexpected error[\s\S]*Cannot find module/,
  );
});

test('Bandit is started before the rest of the program is loaded', async (t) => {
  const program = copyWithout(t, () => true);
  const { status, log } = await runTerminal(project(t), ['scan'], process.execPath, program);
  assert.equal(status, 2);
  assert.match(log, /^Scanning with Bandit [\s\S]*Unexpected error[\s\S]*Cannot find module/m);
});
