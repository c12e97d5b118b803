/** One comment on a pull request, kept up to date against a GitHub with a memory, whatever goes wrong. */

import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Context } from '../../../src/model/context.ts';
import type { Note } from '../../../src/model/findings/report.ts';
import { marker } from '../../../src/model/github/own-remark.ts';
import type { StickyComment } from '../../../src/model/github/publication.ts';
import { connect } from '../../../src/world/github/client.ts';
import { postComment } from '../../../src/world/github/review/comment.ts';
import { aContext } from '../../builders.ts';
import {
  appBot,
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
let pull = 0;
before(async () => {
  github = await startGitHub();
  github.token('ghp_person', person);
  github.token('ghs_readonly', readOnlyBot);
  github.token('ghs_app', appBot);
});
after(() => github.close());
beforeEach(() => {
  github.reset();
  shelf = github.repository('octo/shelf', { 'app.py': 'a\n' });
  shelf.push('change', { 'app.py': 'b\n' });
  pull = shelf.open({ head: 'change' }).number;
});

const mark = marker('comment', 'bandit');
const aComment = (text = 'Failed.', overrides: Partial<StickyComment> = {}): StickyComment => ({
  pull,
  marker: mark,
  body: `${mark}\n${text}\n`,
  onlyUpdate: false,
  ...overrides,
});
const post = (
  comment: StickyComment,
  token = 'ghs_workflow',
  context: Context = aContext(),
  timeout = 10_000,
): Promise<readonly Note[]> =>
  postComment(connect(token, github.env, { pause: async () => undefined, timeout }) ?? assert.fail(), context, comment);
const bodies = (): readonly string[] => shelf.commentsOn(pull).map(({ body }) => body);
const clean = (): void => assert.deepEqual(github.violations, []);
const writes = (): number =>
  github.requests.filter(({ method, label }) => method !== 'GET' && !label.startsWith('GRAPHQL query')).length;
const seed = async (token: string, body: string): Promise<void> => {
  await connect(token, github.env)?.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    owner: 'octo',
    repo: 'shelf',
    issue_number: pull,
    body,
  });
};

test('it is written once and then kept up to date; equal words are not written again', async () => {
  assert.deepEqual(await post(aComment()), []);
  assert.deepEqual(bodies(), [aComment().body]);
  assert.deepEqual(await post(aComment()), []);
  assert.equal(writes(), 1);
  assert.deepEqual(await post(aComment('Passed.', { onlyUpdate: true })), []);
  assert.deepEqual(bodies(), [aComment('Passed.').body]);
  clean();
});

test('a green one is not begun, and each category has its own', async () => {
  assert.deepEqual(await post(aComment('Passed.', { onlyUpdate: true })), []);
  assert.deepEqual(bodies(), []);
  const other = marker('comment', 'other');
  await post(aComment());
  await post(aComment('', { marker: other, body: `${other}\nOther.` }));
  assert.deepEqual(bodies(), [aComment().body, `${other}\nOther.`]);
  clean();
});

test('a person who quotes the marker is not us, neither for a workflow nor for another person', async () => {
  const quoting = [`> ${mark}\n> Failed.\n\nWhy?`, `${mark}\nI wrote this.`];
  for (const body of quoting) await seed('ghp_person', body);
  assert.deepEqual(await post(aComment()), []);
  assert.deepEqual(bodies(), [...quoting, aComment().body]);
  github.token('ghp_other', { ...person, login: 'eve', id: 4711 });
  await post(aComment('Of another person.'), 'ghp_other');
  assert.equal(bodies()[1], quoting[1]);
  clean();
});

test("a person's token finds the comment that it wrote", async () => {
  await post(aComment(), 'ghp_person');
  assert.deepEqual(await post(aComment('Passed.'), 'ghp_person'), []);
  assert.deepEqual(bodies(), [aComment('Passed.').body]);
  clean();
});

test('it is found behind more than a page of comments', async () => {
  await post(aComment());
  const [own] = shelf.comments.splice(0, 1);
  for (let count = 0; count < 230; count += 1) await seed('ghp_person', `Comment ${count}`);
  shelf.comments.push({ ...(own ?? assert.fail()), id: 999_999 });
  assert.deepEqual(await post(aComment('Passed.')), []);
  assert.equal(bodies().filter((body) => body.startsWith(mark)).length, 1);
  assert.equal(bodies().at(-1), aComment('Passed.').body);
  clean();
});

test('of two that a race left, the older one is kept', async () => {
  await seed('ghs_workflow', aComment('One.').body);
  await seed('ghs_workflow', aComment('Two.').body);
  const [older] = shelf.commentsOn(pull);
  assert.deepEqual(await post(aComment('Three.')), []);
  assert.deepEqual(
    shelf.commentsOn(pull).map(({ id, body }) => [id, body]),
    [[older?.id, aComment('Three.').body]],
  );
  clean();
});

test('two runs at once leave one comment', async () => {
  for (let round = 0; round < 5; round += 1) {
    shelf.comments.length = 0;
    const notes = await Promise.all([post(aComment('A.')), post(aComment('B.'))]);
    assert.deepEqual(notes, [[], []]);
    assert.equal(bodies().length, 1, bodies().join(' | '));
  }
  clean();
});

test('a comment that is deleted while it is updated is written anew', async () => {
  await post(aComment());
  github.faultAt(/^PATCH/, { meanwhile: () => void shelf.comments.splice(0) });
  assert.deepEqual(await post(aComment('Passed.')), []);
  assert.deepEqual(bodies(), [aComment('Passed.').body]);
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

test('whatever fails at whatever call: nothing is thrown, at most one comment is there, and a second run finishes', async () => {
  for (const exists of [false, true]) {
    for (const label of [/^GET/, /^POST \/repos/, /^PATCH/]) {
      for (const [name, fault] of Object.entries(broken)) {
        shelf.comments.length = 0;
        github.reset();
        if (exists) await post(aComment('Before.'));
        // As often as the client tries: the fault stays for the whole run.
        github.faultAt(label, ...Array.from({ length: 9 }, () => fault));
        const notes = await post(aComment(), 'ghs_workflow', aContext(), fault === 'hang' ? 100 : 10_000);
        const where = `${name} at ${label}, ${exists ? 'with' : 'without'} a comment`;
        assert.ok(bodies().length <= 1, where);
        assert.ok(notes.length <= 1 && (notes.length === 1 || bodies()[0] === aComment().body), where);
        assert.ok(
          notes.every(({ text }) => text.startsWith('The comment was not written: ') && text.length < 700),
          where,
        );
        github.reset();
        assert.deepEqual(await post(aComment()), [], where);
        assert.deepEqual(bodies(), [aComment().body], where);
        clean();
      }
    }
  }
});

test('a cut connection after the comment was written does not lead to a second one', async () => {
  github.faultAt(/^POST \/repos/, { afterEffect: 'cut' });
  assert.deepEqual(await post(aComment()), []);
  assert.deepEqual(bodies(), [aComment().body]);
  clean();
});

test('what stands in the way is one clear line', async () => {
  const noteOf = async (token: string, context = aContext(), ...faulty: readonly Fault[]): Promise<Note> => {
    github.reset();
    github.faultAt(/^POST/, ...faulty);
    const notes = await post(aComment(), token, context);
    assert.equal(notes.length, 1);
    return notes[0] ?? assert.fail();
  };
  const fork = aContext({
    pull: {
      number: pull,
      headSha: 'a'.repeat(40),
      baseSha: 'b'.repeat(40),
      baseRef: 'main',
      fork: true,
      dependabot: false,
    },
  });
  const lacking = await noteOf('ghs_readonly');
  assert.deepEqual([lacking.level, lacking.topic], ['warning', 'comment']);
  assert.match(lacking.text, /`permissions: \{ pull-requests: write \}`/);
  assert.deepEqual(
    [(await noteOf('ghs_readonly', fork)).level, (await noteOf('ghs_readonly', fork)).text.includes('`mode: publish`')],
    ['notice', true],
  );
  assert.match((await noteOf('ghs_workflow', aContext(), faults.locked)).text, /conversation is locked/);
  assert.match((await noteOf('ghs_workflow', aContext(), faults.archived)).text, /archived.*`comment: never`/);
  assert.match((await noteOf('ghs_workflow', aContext(), faults.badCredentials)).text, /does not accept the token/);
  assert.match(
    (await post(aComment(), 'ghs_workflow', aContext({ repository: null })))[0]?.text ?? '',
    /repository is not known/,
  );
});
