/**
 * The engine against the real Bandit: the same report to the byte (but for the time of day), the same words on stderr,
 * the same exit status. `ENGINE_PYTHON=/path/to/python` takes an environment of one's own, `EQUALITY=all` runs every
 * setting and more of what is random.
 */

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { realBandit } from '../bandit.ts';
import {
  assertSame,
  assertSameInTurn,
  ballast,
  difference,
  doneEvent,
  inOne,
  inTwo,
  plainReason,
  runBandit,
  runEngine,
  type Place,
  type Ran,
  type Variant,
} from './compare.ts';
import { settings } from './configurations.ts';
import { crashingFiles, crowdedFiles } from './crashing-files.ts';
import { closer, deepFiles, outcomes, shapes } from './deep-files.ts';
import { newFolder, writeFiles, type Files } from './folders.ts';
import { layoutFiles } from './layout-files.ts';
import { nosecFiles } from './nosec-files.ts';
import { oddFiles } from './odd-files.ts';
import { banditExamples, changedText, copyStandardLibrary, ruleCases } from './samples.ts';
import { curious, environmentWith, ruinous, stateful } from './third-party.ts';

const thorough = process.env['EQUALITY'] === 'all';
const posix = process.platform !== 'win32';
const heavy: Files = { 'ballast_1.py': ballast, 'ballast_2.py': ballast };
const inSpawned: Variant = { name: 'two processes that are spawned', options: { processes: 2, start: 'spawn' } };
const inFour: Variant = { name: 'four processes', options: { processes: 4 } };
const every: readonly Variant[] = [inOne, inTwo, ...(posix ? [inFour] : []), inSpawned];

let python = '';
const made: string[] = [];

/** A folder that the end of the tests removes. */
function folderOf(files: Files): string {
  const folder = newFolder(files);
  made.push(folder);
  return folder;
}
const at = (cwd: string): Place => ({ python, cwd });
const kindsIn = ({ report }: Ran): ReadonlySet<string> => new Set(resultsOf(report).map(({ test_id }) => test_id));
const resultsOf = (report: string | null): readonly { readonly test_id: string }[] =>
  JSON.parse(report ?? '{"results":[]}').results;

const packagesOf = async (program: string): Promise<string> =>
  (
    await promisify(execFile)(program, ['-I', '-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'])
  ).stdout.trim();

before(async () => {
  const script = await realBandit();
  python = process.env['ENGINE_PYTHON'] ?? join(dirname(script), posix ? 'python' : 'python.exe');
});
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('the engine gives what Bandit gives', () => {
  test('for Bandit’s own examples, and every case of every rule as it is, fixed, and in other formatting', async () => {
    const cwd = folderOf({ ...(await ruleCases(thorough ? 12 : 1)), ...heavy });
    cpSync(await banditExamples('1.9.4'), join(cwd, 'examples'), { recursive: true });
    const [plain, ...engines] = await assertSame(at(cwd), ['.'], every);
    assert.ok(plain && kindsIn(plain).size > 65, 'nearly every test has findings');
    assert.deepEqual(
      engines.map((one) => doneEvent(one)?.processes),
      every.map(({ options }) => (posix ? options.processes : 1)),
    );
  });

  test('for packages of the standard library', async () => {
    const cwd = folderOf({});
    await copyStandardLibrary(
      python,
      thorough ? readdirSync(join(dirname(python), '..')) : ['asyncio', 'email', 'json', 'xml', 'http'],
      cwd,
    );
    await assertSame(at(cwd), ['.']);
  });

  test('with nosec comments of every kind, heeded or not', async () => {
    const cwd = folderOf({ ...nosecFiles(), ...heavy });
    await assertSame(at(cwd), ['.'], [inOne, inTwo]);
    await assertSame(at(cwd), ['.', '--ignore-nosec']);
  });

  test('for odd encodings, line ends and characters, and what does not parse', async () => {
    const cwd = folderOf({ ...oddFiles(), ...heavy });
    await assertSame(at(cwd), ['.'], [inOne, inTwo]);
    await assertSame(at(cwd), ['.', '--ignore-nosec']);
  });

  test('for calls that make its tests fail', async () => {
    const [plain] = await assertSame(at(folderOf({ ...crashingFiles(), ...crowdedFiles(), ...heavy })), ['.']);
    assert.ok(Number(plain?.stderr.match(/Bandit internal error/gu)?.length) > 500);
  });

  for (const [seed, odd] of thorough
    ? [
        [1, 1],
        [2, 2],
        [3, 3],
        [4, 1],
        [5, 2],
        [6, 3],
      ]
    : [
        [1, 1],
        [2, 3],
      ]) {
    test(`for odd layouts, ${seed}`, async () => {
      const [plain] = await assertSame(at(folderOf(layoutFiles(1500, seed ?? 1, odd ?? 1))), ['.']);
      assert.ok(resultsOf(plain?.report ?? null).length > 500);
    });
  }

  test('for code that is nested so deep that it, or Python, gives up', async () => {
    const apart: readonly number[] = thorough
      ? [1, 40, 90, 95, 105, 150, 190, 210, 300, 480, 520, 700, 940, 1010, 1500]
      : [80, 120, 480, 520, 965, 1000];
    const telling = [
      'plus',
      'plus_names',
      'attribute_call',
      'call',
      'elif',
      'list',
      'functions',
      'tries',
      'lambdas',
      'f_string',
      'assigned',
      'default',
      'boolean',
    ];
    const depths = Object.fromEntries(
      Object.keys(shapes)
        .filter((name) => thorough || telling.includes(name))
        .map((name) => [name, apart]),
    );
    const [plain] = await assertSame({ ...at(folderOf(deepFiles(depths))), anew: true }, ['.'], [inOne, inTwo]);
    assert.ok(plain);
    // At the very limit it counts what Bandit has read of its own sources before; that is so in one process only.
    const seen = new Map(outcomes(plain));
    let all: Readonly<Record<string, readonly number[]>> = depths;
    let limits = 0;
    for (;;) {
      const between = closer(seen, all, thorough ? 100 : 3);
      const changing = Object.values(between).filter((some) => some.length > 0).length;
      if (changing === 0) break;
      limits = Math.max(limits, changing);
      const [ran] = await assertSame({ ...at(folderOf(deepFiles(between))), anew: true }, ['.'], [inOne]);
      for (const [file, outcome] of outcomes(ran ?? assert.fail())) seen.set(file, outcome);
      all = Object.fromEntries(
        Object.entries(all).map(([name, some]) => [
          name,
          [...some, ...(between[name] ?? [])].toSorted((a, b) => a - b),
        ]),
      );
    }
    assert.ok(limits > telling.length / 2, 'most ways of nesting have their limits here');
  });
});

describe('the engine does as Bandit does with its arguments and configuration', { concurrency: 2 }, () => {
  const chosen = settings
    .filter(({ args }, index) => thorough || !args.includes('-c') || index % 5 === 0)
    .filter((_, index) => thorough || index % 3 === 0);
  for (const { name, files, args } of chosen) {
    test(name, async () => {
      const place: Place = { ...at(folderOf(files)), seeded: true, input: Buffer.from('exec(x)  # nosec\nexec(y)\n') };
      const [plain, engine] = await Promise.all([runBandit(place, args), runEngine(place, inTwo.options, args)]);
      sameOrLeft(plain, engine);
    });
  }
});

/** Where Bandit itself breaks down without a report, the engine may leave it to Bandit to say so. */
function sameOrLeft(plain: Ran, engine: Ran): void {
  if (engine.status === 70 && plain.status === 1 && (plain.report ?? '') === '') {
    assert.equal(engine.report ?? '', '');
    assert.match(plain.stderr, /^Traceback \(most recent call last\):$/mu);
    return;
  }
  const found = difference(plain, engine);
  if (found !== null) assert.fail(found);
}

describe('the engine finds the files that Bandit finds', () => {
  const names: Files = {
    'with space.py': 'exec(x)\n',
    "quote'.py": 'exec(x)\n',
    'é.py': 'exec(x)\n',
    'pkg/__init__.py': 'exec(x)\n',
    'pkg/a.py': 'exec(x)\n',
    '.hidden.py': 'exec(x)\n',
    '.git/a.py': 'exec(x)\n',
    'venv/a.py': 'exec(x)\n',
    'build/a.py': 'exec(x)\n',
    '-d.py': 'exec(x)\n',
    'x.PY': 'exec(x)\n',
    '日本.py': 'exec(x)\n',
    '[a].py': 'exec(x)\n',
  };

  test(
    'odd names, links, folders that look like files, what cannot be read',
    { skip: posix ? false : 'Windows has no such names' },
    async () => {
      const cwd = folderOf({
        ...names,
        'quote".py': 'exec(x)\n',
        'new\nline.py': 'exec(x)\nassert x  # nosec B102\n',
        'tab\t.py': 'exec(\n',
        'back\\slash.py': 'exec(x)\n',
        'star*.py': 'exec(x)\n',
        ...heavy,
      });
      // macOS refuses names that are no UTF-8.
      if (process.platform === 'linux')
        writeFileSync(Buffer.from(`${cwd}/latin-\xe9.py`, 'latin1'), 'exec(x)\nf({[1]})\nexec(y)  # nosec B101\n');
      if (process.platform === 'linux') writeFileSync(Buffer.from(`${cwd}/broken-\xff.py`, 'latin1'), 'exec(\n');
      mkdirSync(join(cwd, 'folder.py'));
      symlinkSync('nowhere', join(cwd, 'dangling.py'));
      symlinkSync('é.py', join(cwd, 'link.py'));
      symlinkSync('pkg', join(cwd, 'linked'));
      symlinkSync('loop.py', join(cwd, 'loop.py'));
      await assertSame(at(cwd), ['.'], [inOne, inTwo]);
      await assertSame(at(cwd), ['.', 'linked', 'dangling.py', 'folder.py', './-d.py', 'new\nline.py', cwd], [inOne]);
    },
  );

  test('from another folder, by an absolute path and through the parent', async () => {
    const cwd = folderOf({ ...names, 'other/a.py': 'exec(x)\n' });
    await assertSame(at(join(cwd, 'pkg')), ['..', cwd, '../other', '../pkg/a.py']);
  });

  test('none at all, and just as many as Bandit shows progress for', async () => {
    await assertSame(at(folderOf({ 'a.txt': '' })), ['.']);
    for (const count of [50, 51])
      await assertSame(
        at(folderOf(Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}.py`, 'exec(x)\n'])))),
        ['.'],
      );
  });

  test('in another language', { skip: posix ? false : 'POSIX locales' }, async () => {
    const place: Place = {
      ...at(folderOf({ ...names, ...crowdedFiles(), 'e.py': '# nosec é\nexec("é")  # nosec ü\npassword = "é"\n' })),
      env: { LC_ALL: 'POSIX', LANG: 'POSIX', PYTHONUTF8: '0', PYTHONCOERCECLOCALE: '0' },
    };
    await assertSame(place, ['.']);
    await assertSame({ ...place, seeded: true }, ['.']);
  });
});

describe('with tests of plugins', () => {
  test('that look at everything, take options, fail, and share names with Bandit’s own', async () => {
    const third: Place = {
      anew: true,
      python: await environmentWith(python, { curious }),
      cwd: folderOf({
        ...sparse(nosecFiles(), 11),
        ...sparse(oddFiles(), 5),
        ...sparse(crashingFiles(), 29),
        ...extra,
        ...heavy,
        'every.py': everyKind,
        'b.yaml': 'shelf: {word: pickle, more: [1, {a: 2}]}\nskips: [B105]\n',
      }),
    };
    made.push(dirname(dirname(third.python)));
    const [plain] = await assertSame(third, ['.'], [inOne, inTwo, inSpawned]);
    assert.ok(plain && [...kindsIn(plain)].filter((id) => id.startsWith('X')).length > 35);
    await assertSame({ ...third, seeded: true }, ['-c', 'b.yaml', '-t', 'X002,X901,X902,B102,X108', '.']);
  });

  test('that remember, talk and look beside the file', async () => {
    const third: Place = {
      anew: true,
      python: await environmentWith(python, { stateful }),
      cwd: folderOf({ ...sparse(nosecFiles(), 7), ...extra, ...heavy }),
    };
    made.push(dirname(dirname(third.python)));
    const cache = join(folderOf({}), 'cache');
    const cold: Variant = { name: 'with a cache', options: { processes: 2, cache } };
    const [plain] = await assertSame(third, ['.'], [inOne, inTwo, cold]);
    assert.ok(plain && kindsIn(plain).has('Y001'));
    writeFileSync(join(third.cwd, 'beside.txt'), '');
    await assertSame(third, ['.'], [inOne, cold]);
  });

  test('whose findings Bandit cannot write down', async () => {
    const own = await environmentWith(python, { ruinous });
    made.push(dirname(dirname(own)));
    for (const word of ['severe', 'surrogate', 'unwritable']) {
      const third: Place = { anew: true, python: own, cwd: folderOf({ 'a.py': 'exec(x)\n', 'b.py': `${word}\n` }) };
      const [plain, engine] = await Promise.all([runBandit(third, ['.']), runEngine(third, {}, ['.'])]);
      sameOrLeft(plain, engine);
    }
  });
});

const sparse = (files: Files, step: number): Files =>
  Object.fromEntries(Object.entries(files).filter((_, index) => index % step === 0));
/** Each kind of statement and expression, on lines of every remainder: the tests above look at each third line. */
const everyKind =
  [
    'a.b, *c = d = [e, {f}, {g: h, **i}]',
    'x = lambda y, *z, k="v": y + z[1:2]',
    "t = f'{a!r:>{b}}' if a < b else b'c'",
    'assert a == b, not c',
    'import os.path as p',
    'from a import b as c',
    'with open(a) as b: pass',
    'y = [i for i in j if i]',
    'f(*a, k=b, **c)',
    'del a[0]',
    'global q',
    'x: int = 3',
  ]
    .map((line) => `${line}\n`.repeat(3))
    .join('') +
  [
    'class C(B): x = 1',
    'def f(a, /, b=1, *, c=2): return a',
    'async def f(a): return await a',
    'if a: pass',
    'while a: break',
    'for a in b: continue',
  ]
    .map((line) => `${line}\n`.repeat(3))
    .join('') +
  'try:\n  a\nexcept A:\n  pass\nexcept B:\n  b\n\nexcept C:\n  c\nmatch a:\n  case [1, b]:\n    pass\n  case {"c": d}:\n    e\n'.repeat(
    3,
  );

const extra: Files = {
  'extra.py':
    'x = "grade"\neval(x)\ncompile(x)\nodd\nremember()\nforgotten("x")\nshelf.sell()\nimport shelf, json.x\nfrom json import y\nimport os\nos.getcwd()\nz = 1 / 2\n',
  'more/__init__.py': '',
  'more/a.py': '\n\ndef f(a="x"):\n  def g(): exec(1)\n',
};

describe('with a cache', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['plain', ['.']],
    ['with a configuration', ['-c', 'b.yaml', '.']],
    ['without nosec', ['--ignore-nosec', '.']],
    ['with more lines', ['-n', '7', '.']],
    ['with other tests', ['-t', 'B102,B105', '.']],
    ['with other levels, by tests', ['-a', 'vuln', '-ll', '.']],
  ];

  test('cold, warm, and after every kind of change', async () => {
    const cwd = folderOf({
      ...sparse(nosecFiles(), 3),
      ...sparse(oddFiles(), 4),
      ...sparse(crashingFiles(), 9),
      ...heavy,
      'pkg/a.py': 'def f(password="x"): exec(x)\n',
      'b.yaml': 'hardcoded_tmp_directory: {tmp_dirs: [/mine]}\nassert_used: {skips: ["*shape*"]}\n',
    });
    const cached: Variant = { name: 'cached', options: { processes: 2, cache: join(folderOf({}), 'deep', 'cache') } };
    const [cold, warm] = (await assertSameInTurn(at(cwd), ['.'], [cached, cached])).slice(1).map(doneEvent);
    assert.equal(cold?.cached, 0);
    assert.ok(warm && warm.cached > 0.6 * warm.files, 'most is in the cache');
    for (const [name, args] of cases)
      await assertSameInTurn(
        at(cwd),
        args,
        [1, 2].map((round) => ({ ...cached, name: `${name}, round ${round}` })),
      );
    for (const change of changes(cwd)) {
      change();
      await assertSame(at(cwd), ['.'], [{ ...cached, name: `after: ${String(change)}` }]);
    }
  });

  test('that other runs write at the same time', async () => {
    const cwd = folderOf({ ...sparse(nosecFiles(), 3), ...heavy });
    const cached: Variant = { name: 'cached', options: { processes: 2, cache: join(folderOf({}), 'cache') } };
    await assertSame(at(cwd), ['.'], [cached, cached, cached, cached]);
    await assertSame(at(cwd), ['.'], [cached]);
  });

  test('that is smaller than what there is to keep', async () => {
    const cwd = folderOf({ ...sparse(nosecFiles(), 3) });
    const variants = [0, 1, 50, 3000, 100_000].flatMap((cacheLimit): readonly Variant[] => {
      const cached: Variant = {
        name: `a cache of ${cacheLimit} bytes`,
        options: { cache: join(folderOf({}), 'cache'), cacheLimit },
      };
      return [cached, cached];
    });
    await assertSameInTurn(at(cwd), ['.'], variants);
  });
});

/** What may change between two runs; the texts of the functions say what. */
function changes(cwd: string): readonly (() => void)[] {
  const file = (name: string): string => join(cwd, name);
  return [
    () => writeFileSync(file('several_0000.py'), changedText(file('several_0000.py'))),
    () => rmSync(file('remark_0003.py')),
    () => writeFiles(cwd, { 'new.py': 'exec(x)\n', 'pkg/__init__.py': '' }),
    () => cpSync(file('shape_0000.py'), file('copy_of_shape_0000.py')),
    () => writeFileSync(file('remark_0000.py'), 'exec(x)  # nosec B999\n'),
    () => writeFileSync(file('remark_0000.py'), 'exec(\n'),
    () => {
      rmSync(file('new.py'));
      mkdirSync(file('new.py'));
    },
  ];
}

describe('in parts', () => {
  let cwd = '';
  let whole: Ran;
  before(async () => {
    cwd = folderOf({
      ...sparse(nosecFiles(), 5),
      ...sparse(oddFiles(), 6),
      'pkg/a.py': 'exec(x)\n',
      'b.pyw': 'exec(x)\n',
    });
    whole = await runBandit(at(cwd), ['.']);
  });

  for (const count of [1, 2, 3, 7]) {
    test(`the ${count} parts make up the whole`, async () => {
      const parts = await Promise.all(
        Array.from({ length: count }, (_, index) => runEngine(at(cwd), { shard: [index + 1, count] }, ['.'])),
      );
      assert.deepEqual(merged(parts), merged([whole]));
      assert.equal(Math.max(...parts.map(({ status }) => status ?? 9)), whole.status);
      const lines = (ran: readonly Ran[]): readonly string[] =>
        [...new Set(ran.flatMap(({ stderr }) => stderr.split('\n')))].toSorted();
      assert.deepEqual(lines(parts), lines([whole]));
    });
  }

  test('more parts than files: some are empty', async () => {
    const cwd = folderOf({ 'a.py': 'exec(x)\n', 'b.py': 'exec(\n' });
    const parts = await Promise.all([1, 2, 3, 4].map((index) => runEngine(at(cwd), { shard: [index, 4] }, ['.'])));
    assert.deepEqual(merged(parts), merged([await runBandit(at(cwd), ['.'])]));
  });
});

interface Report {
  readonly results: readonly { readonly filename: string }[];
  readonly errors: readonly { readonly filename: string }[];
  readonly metrics: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Reports put together: everything by file name, the totals added up. */
function merged(ran: readonly Ran[]): Report {
  const reports = ran.map(({ report }): Report => JSON.parse(report ?? '{}'));
  const byName = <T extends { readonly filename: string }>(all: readonly T[]): readonly T[] =>
    all.toSorted((a, b) => (a.filename < b.filename ? -1 : a.filename > b.filename ? 1 : 0));
  const totals: Record<string, number> = {};
  for (const { metrics } of reports)
    for (const [name, count] of Object.entries(metrics['_totals'] ?? {})) totals[name] = (totals[name] ?? 0) + count;
  return {
    results: byName(reports.flatMap((one) => one.results)),
    errors: byName(reports.flatMap((one) => one.errors)),
    metrics: { ...Object.assign({}, ...reports.map((one) => one.metrics)), _totals: totals },
  };
}

test('a Bandit that the engine does not know is left to itself, with the stack that it has by itself, and that is said', async () => {
  // The same Bandit with one more comment, in front of the other among the modules.
  const changed = await environmentWith(python, {});
  made.push(dirname(dirname(changed)));
  const [own, site] = await Promise.all([packagesOf(python), packagesOf(changed)]);
  cpSync(join(own, 'bandit'), join(site, 'bandit'), { recursive: true });
  appendFileSync(join(site, 'bandit', 'core', 'utils.py'), '# changed\n');
  const deep = Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `sum${index}.py`,
      `x = ${Array.from({ length: 940 + index }, () => 'a').join(' + ')}\n`,
    ]),
  );
  const place = { anew: true, python: changed, cwd: folderOf({ 'a.py': 'exec(x)\n', ...deep }) };
  const [plain, engine] = await assertSame(place, ['.'], [inOne]);
  assert.match(String(engine && plainReason(engine)), /^Bandit [\d.]+ is none of the releases that the engine knows$/u);
  const failed = plain?.report?.match(/"reason": /gu)?.length ?? 0;
  assert.ok(failed > 0 && failed < 60, `the limit lies between these depths: ${failed} of 60 failed`);
});
