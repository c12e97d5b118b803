/** A check run with many annotations, against a GitHub with a memory, whatever goes wrong. */

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Annotation } from '../../../src/model/annotation.ts';
import type { Note } from '../../../src/model/findings/report.ts';
import type { CheckRun } from '../../../src/model/github/publication.ts';
import { connect } from '../../../src/world/github/client.ts';
import { postCheckRun } from '../../../src/world/github/scanning/check-run.ts';
import { aContext } from '../../builders.ts';
import {
  faults,
  person,
  readOnlyBot,
  startGitHub,
  type Fault,
  type GitHubStandIn,
  type Repository,
} from '../stand-ins/github.ts';

let github: GitHubStandIn;
let shelf: Repository;
let head = '';
before(async () => {
  github = await startGitHub();
  github.token('ghp_person', person);
  github.token('ghs_readonly', readOnlyBot);
});
after(() => github.close());
beforeEach(() => {
  github.reset();
  shelf = github.repository('octo/shelf', { 'app.py': 'a\n' });
  head = shelf.push('change', { 'app.py': 'b\n' });
});

const anAnnotation = (line: number): Annotation => ({
  level: 'error',
  title: 'B602: shell',
  message: `Line ${line}.`,
  path: 'app.py',
  startLine: line,
  endLine: line,
  startColumn: 1,
  endColumn: 4,
});
const aRun = (count: number, overrides: Partial<CheckRun> = {}): CheckRun => ({
  name: 'Bandit gate',
  head,
  conclusion: 'failure',
  title: 'Failed: 1 finding',
  summary: '## Bandit',
  annotations: Array.from({ length: count }, (_, index) => anAnnotation(index + 1)),
  ...overrides,
});
const post = (
  run: CheckRun,
  token = 'ghs_workflow',
  context = aContext(),
  timeout = 10_000,
): Promise<readonly Note[]> =>
  postCheckRun(connect(token, github.env, { pause: async () => undefined, timeout }) ?? assert.fail(), context, run);
const clean = (): void => assert.deepEqual(github.violations, []);
const lines = (): readonly number[] => shelf.checks.at(-1)?.annotations.map(({ start_line: line }) => line) ?? [];
const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index + 1);

test('annotations come fifty at a time, and a second run with the same words changes nothing', async () => {
  assert.deepEqual(await post(aRun(120)), []);
  assert.deepEqual(lines(), upTo(120));
  assert.deepEqual(
    github.requests.filter(({ method }) => method !== 'GET').map(({ method }) => method),
    ['POST', 'PATCH', 'PATCH'],
  );
  const [check] = shelf.checks;
  assert.deepEqual(
    [check?.name, check?.head, check?.conclusion, check?.status, check?.title],
    ['Bandit gate', head, 'failure', 'completed', 'Failed: 1 finding'],
  );
  assert.deepEqual(await post(aRun(120)), []);
  assert.deepEqual([shelf.checks.length, lines().length], [1, 120]);
  clean();
});

test('a second run with other words replaces the first: the newest of a name counts', async () => {
  await post(aRun(3));
  await post(aRun(0, { conclusion: 'success', title: 'Passed' }));
  assert.deepEqual(
    shelf.checks.map(({ conclusion }) => conclusion),
    ['failure', 'success'],
  );
  await post(aRun(3));
  assert.deepEqual(
    shelf.checks.map(({ conclusion }) => conclusion),
    ['failure', 'success', 'failure'],
  );
  clean();
});

test('a remark without a file is left out, columns stay on one line', async () => {
  const [first] = aRun(1).annotations;
  const many = { ...(first ?? assert.fail()), endLine: 9 };
  assert.deepEqual(await post(aRun(0, { annotations: [{ ...many, path: null }, many] })), []);
  assert.deepEqual(
    shelf.checks[0]?.annotations.map((one) => Object.keys(one).includes('start_column')),
    [false],
  );
  clean();
});

const { noPermission, badCredentials, notFound, conflict, noCommit, limited, secondaryLimit, unavailable, badGateway } =
  faults;
const broken: Readonly<Record<string, Fault>> = {
  noPermission,
  badCredentials,
  notFound,
  conflict,
  noCommit,
  limited,
  secondaryLimit,
  unavailable,
  badGateway,
  cut: 'cut',
  hang: 'hang',
  'cut after it was done': { afterEffect: 'cut' },
  '502 after it was done': { afterEffect: faults.badGateway },
};

test('whatever fails at whatever call: one check, no annotation twice, and a second run finishes', async () => {
  for (const label of [/^GET .*commits/, /^POST/, /^PATCH/]) {
    for (const [name, fault] of Object.entries(broken)) {
      // Once only matters where it may have been done; else it is the first of many.
      for (const times of typeof fault === 'object' && 'status' in fault && fault.status < 500 ? [9] : [1, 9]) {
        shelf.checks.length = 0;
        github.reset();
        github.faultAt(label, ...Array.from({ length: times }, () => fault));
        const notes = await post(aRun(120), 'ghs_workflow', aContext(), fault === 'hang' ? 100 : 10_000);
        const where = `${name} at ${label}, ${times} times`;
        assert.ok(shelf.checks.length <= 1, where);
        assert.deepEqual(lines(), upTo(lines().length), where);
        assert.ok(notes.length <= 1 && (notes.length === 1 || lines().length === 120), where);
        github.reset();
        assert.deepEqual(await post(aRun(120)), [], where);
        assert.deepEqual([shelf.checks.length, lines()], [1, upTo(120)], where);
        clean();
      }
    }
  }
});

test('what stands in the way is one clear line', async () => {
  const noteOf = async (token: string, context = aContext()): Promise<Note> =>
    (await post(aRun(1), token, context))[0] ?? assert.fail();
  assert.match((await noteOf('ghs_readonly')).text, /^The check was not made: .*`permissions: \{ checks: write \}`/);
  assert.match((await noteOf('ghp_person')).text, /only Apps make checks/);
  const pull = { number: 1, headSha: head, baseSha: head, baseRef: 'main', fork: false, dependabot: true };
  assert.deepEqual(
    [
      (await noteOf('ghs_readonly', aContext({ pull }))).level,
      (await noteOf('ghs_readonly', aContext({ pull }))).text.includes('Dependabot'),
    ],
    ['notice', true],
  );
  assert.match((await noteOf('ghs_workflow', aContext({ repository: null }))).text, /repository is not known/);
});
