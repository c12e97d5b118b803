/**
 * Over generated repositories: what fails in a pull request is exactly what stands on lines that the base did not show
 * under that name, whatever the change is made of. The committed bundle, real git and the real Bandit; a repository
 * holds many cases, so that one scan answers them all.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { realBandit } from '../bandit.ts';
import { runAction, temporary, type Ran } from '../bundle/action.ts';
import { pullRequestIn, type PullRequest } from '../bundle/pull-request.ts';
import { git } from '../world/git/git-repositories.ts';

before(async () => void (await realBandit()));

/**
 * `KNOWN_RUNS=50 node --test test/recognition/known.property.test.ts` looks longer, KNOWN_SEED and KNOWN_PATH again at
 * what failed.
 */
const runs = Number(process.env['KNOWN_RUNS'] ?? 2);
const seed = process.env['KNOWN_SEED'];

type Encoding = 'utf-8' | 'bom' | 'latin-1' | 'crlf';
const kinds = [
  'same',
  'edited',
  'added',
  'renamed',
  'mode',
  'new link',
  'link aimed anew',
  'file to link',
  'link to file',
  'link kept',
  'link to edited',
  'folder to link',
  'ignored',
  'nested',
  'module kept',
  'module bumped',
  'module added',
  'flagged',
  'attributes',
  'removed from the index',
] as const;
interface Case {
  readonly kind: (typeof kinds)[number];
  readonly name: string;
  readonly encoding: Encoding;
  /** How many dangerous functions were there, and how many are added. */
  readonly old: number;
  readonly added: number;
  readonly inFront: boolean;
}

const aCase: fc.Arbitrary<Case> = fc.record({
  kind: fc.constantFrom(...kinds),
  name: fc.constantFrom(
    'a',
    'é',
    'with space',
    '-c',
    'a\nb',
    '*',
    '::error::',
    'back\\slash',
    '\udcff',
    'x\udc80\udcfey',
    'CaSe',
  ),
  encoding: fc.constantFrom<Encoding>('utf-8', 'bom', 'latin-1', 'crlf'),
  old: fc.integer({ min: 0, max: 2 }),
  added: fc.integer({ min: 0, max: 2 }),
  inFront: fc.boolean(),
});

/** As the system knows a name that has lone surrogates for bytes which are no UTF-8. */
const bytesOf = (path: string): Buffer =>
  Buffer.concat(
    [...path].map((each) =>
      /[\udc80-\udcff]/u.test(each) ? Buffer.from([each.charCodeAt(0) - 0xdc00]) : Buffer.from(each),
    ),
  );

function put(folder: string, path: string, content: Buffer | string): void {
  const whole = join(folder, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(bytesOf(whole), content);
}
const link = (folder: string, path: string, to: string): void => symlinkSync(bytesOf(to), bytesOf(join(folder, path)));
const remove = (folder: string, path: string): void => rmSync(bytesOf(join(folder, path)), { recursive: true });

/** A dangerous call for each number, each on a line of its own kind. */
function code(numbers: readonly number[], encoding: Encoding): Buffer {
  const functions = numbers.map((n) => `def f${n}(c${n}):\n    subprocess.run(c${n}, shell=True)\n\n\n`).join('');
  const text = `${encoding === 'latin-1' ? '# coding: latin-1\n# \xe9\n' : '# a\n'}import subprocess\n\n\n${functions}`;
  if (encoding === 'latin-1') return Buffer.from(text, 'latin1');
  return Buffer.from(
    `${encoding === 'bom' ? '\ufeff' : ''}${encoding === 'crlf' ? text.replaceAll('\n', '\r\n') : text}`,
  );
}

/** `path:line` of what has to fail, and of everything that is found. */
interface Expected {
  readonly failing: string[];
  readonly all: string[];
}

interface Plan {
  readonly base: ((work: string) => void)[];
  readonly change: ((work: string) => void)[];
  /** In the checkout, as a step before ours would. */
  readonly after: ((folder: string) => void)[];
  readonly expected: Expected;
}

/** A repository for submodules, with a commit of old code and one of old and new code. */
interface Library {
  readonly url: string;
  readonly ids: readonly [string, string];
}

function planOf(cases: readonly Case[], home: string): Plan {
  const plan: Plan = { base: [], change: [], after: [], expected: { failing: [], all: [] } };
  cases.forEach((one, at) => addCase(plan, one, at, home));
  return plan;
}

function addCase(plan: Plan, { kind, name, encoding, old, added, inFront }: Case, at: number, home: string): void {
  const folder = `u${at}`;
  const path = `${folder}/${name}.py`;
  const [olds, news] = [
    Array.from({ length: old }, (_, n) => at * 10 + n),
    Array.from({ length: added }, (_, n) => at * 10 + 5 + n),
  ];
  const isOdd = /\p{Surrogate}/u.test(name);
  const both = inFront ? [...news, ...olds] : [...olds, ...news];
  const [before_, after_] = [code(olds, encoding), code(both, encoding)];
  /** What is seen under a name at the head, of which the base showed the numbers `known` there. */
  const shows = (shown: string, content: Buffer, known: readonly number[]): void => {
    content
      .toString('latin1')
      .split('\n')
      .forEach((line, index) => {
        const number = /run\(c(\d+),/u.exec(line)?.[1];
        if (number === undefined) return;
        plan.expected.all.push(`${shown}:${index + 1}`);
        if (!known.includes(Number(number))) plan.expected.failing.push(`${shown}:${index + 1}`);
      });
  };
  const { base, change, after } = plan;
  const text = `${folder}/payload.txt`;
  if (kind === 'same' || kind === 'mode') {
    base.push((work) => put(work, path, before_));
    if (kind === 'mode') change.push((work) => chmodSync(bytesOf(join(work, path)), 0o755));
    shows(path, before_, olds);
  } else if (kind === 'edited' || kind === 'link to edited') {
    base.push((work) => put(work, path, before_));
    change.push((work) => put(work, path, after_));
    // No text can be read under a name that is not UTF-8, so in a file that differs all is new.
    const known = isOdd && added > 0 ? [] : olds;
    shows(path, after_, known);
    if (kind === 'edited') return;
    base.push((work) => link(work, `${folder}/link.py`, `${name}.py`));
    shows(`${folder}/link.py`, after_, known);
  } else if (kind === 'added') {
    change.push((work) => put(work, path, after_));
    shows(path, after_, []);
  } else if (kind === 'renamed') {
    base.push((work) => put(work, `${folder}/before.py`, before_));
    change.push((work) => renameSync(join(work, `${folder}/before.py`), bytesOf(join(work, path))));
    shows(path, before_, isOdd ? [] : olds);
  } else if (kind === 'new link' || kind === 'link aimed anew' || kind === 'file to link') {
    base.push((work) => put(work, text, after_));
    if (kind === 'link aimed anew') base.push((work) => link(work, path, 'elsewhere.txt'));
    if (kind === 'file to link') base.push((work) => put(work, path, before_));
    change.push((work) => {
      if (kind !== 'new link') remove(work, path);
      link(work, path, 'payload.txt');
    });
    // Under the old name are the old bytes, then as now.
    shows(path, after_, kind === 'file to link' && added === 0 ? olds : []);
  } else if (kind === 'link to file') {
    base.push(
      (work) => put(work, text, before_),
      (work) => link(work, path, 'payload.txt'),
    );
    change.push(
      (work) => remove(work, path),
      (work) => put(work, path, after_),
    );
    shows(path, after_, []);
  } else if (kind === 'link kept') {
    base.push(
      (work) => put(work, text, before_),
      (work) => link(work, path, './payload.txt'),
    );
    shows(path, before_, olds);
  } else if (kind === 'folder to link') {
    base.push(
      (work) => put(work, `${folder}/pkg/m.py`, before_),
      (work) => put(work, `${folder}/other/m.py`, after_),
    );
    change.push(
      (work) => remove(work, `${folder}/pkg`),
      (work) => link(work, `${folder}/pkg`, 'other'),
    );
    shows(`${folder}/other/m.py`, after_, both);
  } else if (kind === 'ignored' || kind === 'nested') {
    base.push((work) => put(work, `${folder}/.gitignore`, kind === 'ignored' ? 'out\n' : ''));
    after.push((checkout) => put(checkout, `${folder}/out/${name}.py`, after_));
    if (kind === 'nested') after.push((checkout) => void git(join(checkout, folder, 'out'), 'init', '--quiet'));
    shows(`${folder}/out/${name}.py`, after_, []);
  } else if (kind === 'module kept' || kind === 'module bumped' || kind === 'module added') {
    const library: { made?: Library } = {};
    const enter = (work: string, id: string): void => {
      mkdirSync(join(work, folder, 'lib'), { recursive: true });
      git(work, 'update-index', '--add', '--cacheinfo', `160000,${id},${folder}/lib`);
    };
    base.push((work) => {
      library.made = aLibrary(home, at, [before_, after_], name);
      if (kind !== 'module added') enter(work, library.made.ids[0]);
    });
    if (kind !== 'module kept') change.push((work) => library.made && enter(work, library.made.ids[1]));
    after.push((checkout) => {
      if (!library.made) return;
      remove(checkout, `${folder}/lib`);
      git(checkout, 'clone', '--quiet', library.made.url, `${folder}/lib`);
      git(
        join(checkout, folder, 'lib'),
        'checkout',
        '--quiet',
        '--detach',
        library.made.ids[kind === 'module kept' ? 0 : 1],
      );
    });
    // A submodule has no diff: of a file that was changed in it all is new.
    shows(
      `${folder}/lib/${name}.py`,
      kind === 'module kept' ? before_ : after_,
      kind === 'module kept' || (kind === 'module bumped' && added === 0) ? olds : [],
    );
  } else if (kind === 'flagged') {
    base.push((work) => put(work, path, before_));
    after.push((checkout) => {
      execFileSync('git', ['update-index', inFront ? '--skip-worktree' : '--assume-unchanged', '-z', '--stdin'], {
        cwd: checkout,
        input: Buffer.concat([bytesOf(path), Buffer.from([0])]),
      });
      put(checkout, path, after_);
    });
    shows(path, after_, added === 0 ? olds : []);
  } else if (kind === 'attributes') {
    base.push((work) => put(work, path, before_));
    change.push((work) =>
      put(work, `${folder}/.gitattributes`, '* -text -diff ident filter=none merge=binary linguist-generated\n'),
    );
    shows(path, before_, olds);
  } else {
    base.push(
      (work) => put(work, path, before_),
      (work) => put(work, `${folder}/.gitignore`, '*.py\n'),
    );
    base.push(
      (work) =>
        void execFileSync('git', ['add', '--force', '--pathspec-from-file=-', '--pathspec-file-nul'], {
          cwd: work,
          env: { ...process.env, GIT_LITERAL_PATHSPECS: '1' },
          input: bytesOf(path),
        }),
    );
    after.push((checkout) => void git(checkout, 'rm', '--quiet', '-r', '--cached', folder));
    shows(path, before_, olds);
  }
}

function aLibrary(home: string, at: number, contents: readonly [Buffer, Buffer], name: string): Library {
  const folder = join(home, `library${at}`);
  git(home, 'init', '--quiet', '--initial-branch=main', folder);
  const [first = '', second = ''] = contents.map((content) => {
    put(folder, `${name}.py`, content);
    git(folder, 'add', '-A');
    git(folder, 'commit', '--quiet', '--allow-empty', '-m', 'version');
    return git(folder, 'rev-parse', 'HEAD');
  });
  return { url: `file://${folder}`, ids: [first, second] };
}

interface Made extends PullRequest {
  readonly expected: Expected;
}

function made(t: TestContext, cases: readonly Case[]): Made {
  const home = mkdtempSync(join(temporary(t), 'r-'));
  const plan = planOf(cases, home);
  const request = pullRequestIn(
    home,
    (work) => plan.base.forEach((step) => step(work)),
    (work) => plan.change.forEach((step) => step(work)),
  );
  plan.after.forEach((step) => step(request.folder));
  return { ...request, expected: { failing: plan.expected.failing.toSorted(), all: plan.expected.all.toSorted() } };
}

const placesOf = (ran: Ran, wanted: (one: any) => boolean): readonly string[] =>
  ran
    .result()
    .findings.filter((one: any) => one.test === 'B602' && wanted(one))
    .map((one: any) => `${one.path}:${one.region.startLine}`)
    .toSorted();

const step = ({ folder, payload, env }: PullRequest, inputs: Readonly<Record<string, string>> = {}) => ({
  workspace: folder,
  event: 'pull_request',
  payload,
  env,
  inputs,
});

test('what fails in a pull request is what its base does not show, no more and no less', async (t) => {
  // Every kind once at least, in an order and with names that differ from run to run.
  const repositories = fc
    .tuple(...kinds.map((kind) => aCase.map((one) => ({ ...one, kind }))))
    .chain((one) => fc.array(aCase, { maxLength: 20 }).map((more) => [...one, ...more]));
  await fc.assert(
    fc.asyncProperty(repositories, async (cases) => {
      const request = made(t, cases);
      const ran = await runAction(t, step(request));
      assert.ok(ran.outputs['result-file'], ran.log);
      assert.deepEqual(
        placesOf(ran, () => true),
        request.expected.all,
      );
      assert.deepEqual(
        placesOf(ran, (one) => one.failing),
        request.expected.failing,
      );
      assert.equal(ran.status, request.expected.failing.length > 0 ? 1 : 0, ran.log);
    }),
    {
      numRuns: runs,
      endOnFailure: true,
      ...(seed === undefined ? {} : { seed: Number(seed), path: process.env['KNOWN_PATH'] ?? '0' }),
    },
  );
});
