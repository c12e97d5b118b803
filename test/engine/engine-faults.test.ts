/**
 * The engine when things go wrong: processes that die, files that never end, full disks, caches that are damaged in
 * every way. It gives Bandit's answer, or says of which files it has none, or gives no report at all; it leaves no
 * process and no file behind.
 */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { realBandit } from '../bandit.ts';
import {
  ballast,
  difference,
  doneEvent,
  runBandit,
  runEngine,
  timeless,
  type EngineOptions,
  type Place,
  type Ran,
} from './compare.ts';
import { crowdedFiles } from './crashing-files.ts';
import { newFolder, writeFiles, type Files } from './folders.ts';
import { dangerous, environmentWith } from './third-party.ts';

const posix = process.platform !== 'win32';
const onlyPosix = posix ? false : 'signals, limits and special files of POSIX';

let python = '';
const made: string[] = [];
function folderOf(files: Files): string {
  const folder = newFolder(files);
  made.push(folder);
  return folder;
}

/** An environment whose tests are dangerous; no run changes it. */
let dangerousPython = '';
before(async () => {
  const script = await realBandit();
  python = process.env['ENGINE_PYTHON'] ?? join(dirname(script), posix ? 'python' : 'python.exe');
  dangerousPython = await environmentWith(python, { dangerous });
  made.push(dirname(dirname(dangerousPython)));
});
after(() => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** What Bandit says of files that several tests have. */
const said = new Map<Files, Promise<Ran>>();
function plainOf(files: Files, place: Place): Promise<Ran> {
  const ran = said.get(files) ?? runBandit(place, ['.']);
  said.set(files, ran);
  return ran;
}

/** A run whose temporary files go to a folder of its own, which must be empty afterwards. */
async function engineIn(place: Place, options: EngineOptions, args: readonly string[] = ['.']): Promise<Ran> {
  const temp = folderOf({});
  const ran = await runEngine({ ...place, env: { ...place.env, TMPDIR: temp } }, options, args);
  assert.deepEqual(readdirSync(temp), [], 'no temporary file is left');
  return ran;
}

function assertEqual(plain: Ran, engine: Ran, what: string): void {
  const found = difference(plain, engine);
  if (found !== null) assert.fail(`${what}: ${found}`);
}

interface Report {
  readonly results: readonly { readonly filename: string }[];
  readonly errors: readonly { readonly filename: string; readonly reason: string }[];
  readonly metrics: Readonly<Record<string, unknown>>;
}
const reportOf = ({ report }: Ran): Report => JSON.parse(timeless(report ?? ''));
const ours =
  /^(?:not opened: not a regular file|scanning the file took longer than \d+ seconds|Bandit's process was killed while it scanned the file, twice)$/u;

/** The names of the files of which the engine says that it has no result; for all others it says what Bandit says. */
function givenUp(plain: Ran, engine: Ran): readonly string[] {
  const [wanted, got] = [reportOf(plain), reportOf(engine)];
  const names = got.errors.filter(({ reason }) => ours.test(reason)).map(({ filename }) => filename);
  const others = (report: Report): unknown => ({
    results: report.results.filter(({ filename }) => !names.includes(filename)),
    errors: report.errors.filter(({ filename }) => !names.includes(filename)),
    metrics: Object.fromEntries(
      Object.entries(report.metrics).filter(([name]) => name !== '_totals' && !names.includes(name)),
    ),
  });
  assert.deepEqual(others(got), others(wanted));
  assert.deepEqual(
    got.results.filter(({ filename }) => names.includes(filename)),
    [],
  );
  assert.equal(engine.leftProcesses, false, 'no process is left');
  return names;
}

/** Asked so often that Linux is asked itself, where it is there. */
function childrenOf(id: number): string {
  const list = `/proc/${id}/task/${id}/children`;
  try {
    return readFileSync(list, 'latin1');
  } catch {
    return existsSync('/proc/self/task') ? '' : spawnSync('pgrep', ['-P', String(id)], { encoding: 'utf8' }).stdout;
  }
}

const few: Files = { 'a.py': 'exec(x)  # nosec B999\n', 'b.py': 'exec(\n', 'c.py': 'f({[1]})\npassword = "x"\n' };
const fewAndBallast: Files = { ...few, 'ballast.py': ballast };
/**
 * A test of Bandit follows assignments, each by looking through all those before: some tenths of a second for each
 * call.
 */
const slow = (calls: number): string =>
  `from django.utils.safestring import mark_safe\ndef f():\n    x0 = "a"\n${Array.from({ length: 600 }, (_, index) => `    x${index + 1} = x${index}\n`).join('')}${'    mark_safe(x600)\n'.repeat(calls)}`;
/** Enough for a report of hundreds of kilobytes. */
const large: Files = {
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, index) => [
      `m${index}.py`,
      `${'exec(x)  # nosec B105\nassert password == "x"\n'.repeat(60)}`,
    ]),
  ),
  ...crowdedFiles(),
  'ballast.py': ballast,
  'ballast2.py': ballast,
};
const many: Files = { ...large, 'slow.py': slow(3), 'slow2.py': slow(3) };

describe('processes that scan', { skip: onlyPosix }, () => {
  const children = (id: number): readonly number[] => childrenOf(id).split(/\s/u).filter(Boolean).map(Number);
  const kill = (id: number): void => {
    try {
      process.kill(id, 'SIGKILL');
    } catch {
      /* It has ended meanwhile. */
    }
  };

  /** Kills the processes of a run, as `which` of them says, every so many milliseconds until it has ended. */
  async function underFire(
    place: Place,
    options: EngineOptions,
    every: number,
    which: (ids: readonly number[]) => readonly number[],
  ): Promise<{ readonly ran: Ran; readonly killed: number }> {
    let [id, ended, killed] = [0, false, 0];
    const running = engineIn(
      {
        ...place,
        onStart: (started) => {
          id = started;
        },
      },
      options,
    ).finally(() => {
      ended = true;
    });
    for (; !ended; await sleep(every))
      for (const child of which(id === 0 ? [] : children(id))) {
        kill(child);
        killed += 1;
      }
    return { ran: await running, killed };
  }

  for (const start of ['fork', 'spawn'] as const) {
    test(`one is killed: what it was at is done once more (${start})`, async () => {
      const place = { python, cwd: folderOf(many) };
      const plain = await plainOf(many, place);
      let left = 1;
      const { ran, killed } = await underFire(place, { processes: 2, start }, 30, (ids) => {
        const chosen = ids.slice(0, left);
        left -= chosen.length;
        return chosen;
      });
      assert.equal(killed, 1);
      assertEqual(plain, ran, 'one process was killed');
    });

    test(`all are killed, time and again (${start})`, async () => {
      const place = { python, cwd: folderOf(many), secondsAtMost: 120 };
      const plain = await plainOf(many, place);
      const { ran, killed } = await underFire(place, { processes: 2, start }, 120, (ids) => ids);
      assert.ok(killed > 2);
      if (ran.status === 70) assert.equal(ran.report ?? '', '', 'who gives up leaves no report');
      else givenUp(plain, ran);
      assert.equal(ran.leftProcesses, false);
    });
  }

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGKILL'] as const) {
    test(`the engine itself gets ${signal}: nothing goes on without it`, async () => {
      const place: Place = {
        python,
        cwd: folderOf({ 'slow.py': slow(300), 'slow2.py': slow(300), 'ballast.py': ballast }),
      };
      const began = performance.now();
      const ran = await runEngine(
        { ...place, secondsAtMost: 30, onStart: (id) => void sleep(1500).then(() => process.kill(id, signal)) },
        { processes: 2 },
        ['.'],
      );
      assert.ok(performance.now() - began < 15_000, 'its processes end soon');
      assert.equal(ran.leftProcesses, false);
      assert.equal(ran.report ?? '', '', 'there is no report');
    });
  }
});

describe('a file that never ends', { skip: onlyPosix }, () => {
  for (const processes of [1, 2]) {
    test(`is given up after a while, ${processes} processes`, async () => {
      const place = { python, cwd: folderOf({ ...few, 'ballast.py': ballast, 'x.py': 'exec(x)\n' }) };
      const plain = await runBandit(place, ['.']);
      writeFiles(place.cwd, { 'endless.py': slow(300) });
      const began = performance.now();
      const ran = await engineIn(place, { processes, limits: [2, 1_000_000] });
      assert.deepEqual(givenUp(plain, ran), ['./endless.py']);
      assert.ok(performance.now() - began < 20_000);
    });

    test(`a pipe among the files, ${processes} processes`, async () => {
      const place = { python, cwd: folderOf({ ...few, 'ballast.py': ballast }) };
      const plain = await runBandit(place, ['.']);
      execFileSync('mkfifo', [join(place.cwd, 'pipe.py')]);
      const ran = await engineIn({ ...place, secondsAtMost: 20 }, { processes, cache: join(folderOf({}), 'cache') });
      assert.deepEqual(givenUp(plain, ran), ['./pipe.py']);
    });

    test(`is spoken of before, ${processes} processes`, async () => {
      const place = { python, cwd: folderOf({ ...few, 'ballast.py': ballast, 'endless.py': slow(300) }) };
      const ran = await engineIn({ ...place, secondsAtMost: 60 }, { processes, limits: [7, 1_000_000] });
      assert.match(ran.stdout, /\{"event": "slow", "file": "\.\/endless\.py", "seconds": 5, "limit": 7\}/u);
    });
  }

  for (const word of ['sleep_for_ever', 'spin_for_ever', 'kill_me', 'exit_now', 'exit_later', 'interrupt']) {
    test(`a plugin’s test that does ${word}: Bandit would not end well either`, async () => {
      const third = { anew: true, python: dangerousPython, cwd: folderOf(fewAndBallast), secondsAtMost: 60 };
      const plain = await plainOf(fewAndBallast, third);
      writeFiles(third.cwd, { 'd.py': `exec(x)\n${word}\n` });
      const ran = await engineIn(third, { processes: 2, limits: [1, 1_000_000] });
      assert.equal(ran.leftProcesses, false);
      if (ran.report !== null && ran.report !== '') assert.deepEqual(givenUp(plain, ran), ['./d.py']);
      else
        assert.ok(
          ![0, 1].includes(ran.status ?? 70),
          `without a report it does not say that all is well (${ran.status})`,
        );
    });
  }

  test('a test that recurses, and one that eats all memory, are errors of theirs', async () => {
    const third = { anew: true, python: dangerousPython, cwd: folderOf({ ...few, 'd.py': 'exec(x)\nrecurse\n' }) };
    assertEqual(await runBandit(third, ['.']), await engineIn(third, {}), 'a test that recurses');
  });
});

describe('what is no regular file in the workspace', { skip: onlyPosix }, () => {
  /** No process may take more than a gigabyte, or ever wait for a pipe. */
  const bounded = (cwd: string): Place => ({
    python,
    cwd,
    secondsAtMost: 20,
    under: ['bash', '-c', 'ulimit -v 1000000; exec "$@"', 'bash'],
  });
  const reasons = (ran: Ran): Readonly<Record<string, string>> =>
    Object.fromEntries(reportOf(ran).errors.map(({ filename, reason }) => [filename, reason]));
  const irregular = 'not opened: not a regular file';
  const outside = 'not opened: outside of the workspace';

  /** A folder with every kind, and beside it what must not be read. */
  function hostile(): { readonly root: string; readonly elsewhere: string } {
    const [root, elsewhere] = [
      folderOf({ 'inside/real.py': 'exec(x)\n', 'a.py': 'exec(x)\n', 'large.py': '' }),
      folderOf({ 'secret.py': 'exec(x)\n' }),
    ];
    execFileSync('mkfifo', [join(root, 'pipe.py')]);
    for (const [name, target] of [
      ['zero.py', '/dev/zero'],
      ['random.pyw', '/dev/urandom'],
      ['tty.py', '/dev/tty'],
      ['to-pipe.py', 'pipe.py'],
      ['out.py', join(elsewhere, 'secret.py')],
      ['up.py', '../../../../../../etc/hostname'],
      ['link.py', 'inside/real.py'],
      ['twice.py', 'link.py'],
      ['nowhere.py', 'gone.py'],
      ['loop.py', 'loop.py'],
      ['proc.py', '/proc/self/environ'],
    ] as const)
      symlinkSync(target, join(root, name));
    truncateSync(join(root, 'large.py'), 33 * 1024 * 1024);
    return { root, elsewhere };
  }
  const expected = {
    './zero.py': irregular,
    './random.pyw': irregular,
    './tty.py': irregular,
    './pipe.py': irregular,
    './to-pipe.py': irregular,
    './out.py': outside,
    './up.py': outside,
    './proc.py': outside,
    './large.py': 'not opened: larger than 32 MB',
    './nowhere.py': 'No such file or directory',
    './loop.py': 'Too many levels of symbolic links',
  };

  for (const [how, options] of [
    ['the engine', {}],
    ['the engine with a cache', { cache: 'yes' }],
    ['Bandit’s own program', { plain: true }],
  ] as const) {
    test(`is not opened by ${how}; links to files inside are`, async () => {
      const { root } = hostile();
      const cache = 'cache' in options ? { cache: join(folderOf({}), 'cache') } : {};
      for (const _ of [1, 2]) {
        const ran = await engineIn(bounded(root), { ...options, ...cache, within: [root] });
        const known = reasons(ran);
        assert.deepEqual({ ...known, './up.py': outside }, expected);
        assert.deepEqual(
          reportOf(ran).results.map(({ filename }) => filename),
          ['./a.py', './inside/real.py', './link.py', './twice.py'],
        );
      }
    });
  }

  test('a configuration, a .bandit file and a baseline elsewhere are not opened either', async () => {
    for (const [name, target] of [
      ['.bandit', '/dev/zero'],
      ['.bandit', 'pipe'],
      ['b.yaml', '/dev/zero'],
      ['b.yaml', 'pipe'],
      ['b.yaml', '/etc/hostname'],
    ] as const) {
      const root = folderOf({ 'a.py': 'exec(x)\n' });
      execFileSync('mkfifo', [join(root, 'pipe')]);
      symlinkSync(target, join(root, name));
      const ran = await engineIn(bounded(root), { within: [root] }, name === '.bandit' ? ['.'] : ['-c', name, '.']);
      assert.match(
        ran.stderr,
        new RegExp(`^\\[main\\]\tERROR\t(?:\\./)?${name.replace('.', '\\.')}: not opened: `, 'mu'),
        `${name} -> ${target}`,
      );
      if (name === '.bandit') assert.equal(reportOf(ran).results.length, 1);
      else assert.equal(ran.status, 2);
    }
    for (const line of ['configfile: /etc/hostname', 'baseline: /etc/hostname']) {
      const root = folderOf({ 'a.py': 'exec(x)\n', '.bandit': `[bandit]\n${line}\n` });
      const ran = await engineIn(bounded(root), { within: [root] });
      assert.match(ran.stderr, /\/etc\/hostname: not opened: outside of the workspace/u);
      assert.equal(ran.status, 2);
    }
  });

  test('what the user names elsewhere is opened', async () => {
    const [root, elsewhere] = [folderOf({ 'a.py': 'exec(x)\nassert x\n' }), folderOf({ 'b.yaml': 'skips: [B102]\n' })];
    const config = join(elsewhere, 'b.yaml');
    const ran = await engineIn(bounded(root), { within: [root], also: [config] }, ['-c', config, '.']);
    assert.equal(reportOf(ran).results.length, 1);
  });
});

describe('a full disk', { skip: onlyPosix }, () => {
  /** No file can become larger than so many kilobytes: it is then as on a full disk. */
  const limited = (kilobytes: number): readonly string[] => ['bash', '-c', `ulimit -f ${kilobytes}; exec "$@"`, 'bash'];

  test('for the report: there is none that could be taken for one', async () => {
    const place: Place = { python, cwd: folderOf(large) };
    for (const kilobytes of [0, 1, 16, 100]) {
      const ran = await engineIn({ ...place, under: limited(kilobytes) }, { processes: 2 });
      assert.throws(() => reportOf(ran), SyntaxError, `${kilobytes} kilobytes`);
      assert.notEqual(ran.status, 0);
      assert.equal(ran.leftProcesses, false);
    }
  });

  test('for the cache: the report is right, and the cache is as it was', async () => {
    const remarks = `exec(x)  # nosec ${Array.from({ length: 2000 }, (_, index) => `no_test_${index}`).join(' ')}\n`;
    const place: Place = {
      python,
      cwd: folderOf(Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`f${index}.py`, remarks]))),
    };
    const folder = folderOf({});
    const plain = await runBandit(place, ['.']);
    assertEqual(
      plain,
      await engineIn({ ...place, under: limited(300) }, { cache: join(folder, 'cache') }),
      'a cache that does not fit',
    );
    assert.deepEqual(readdirSync(folder), []);
    await engineIn(place, { cache: join(folder, 'cache') });
    const whole = readFileSync(join(folder, 'cache'));
    writeFiles(place.cwd, { 'new.py': remarks });
    assertEqual(
      await runBandit(place, ['.']),
      await engineIn({ ...place, under: limited(300) }, { cache: join(folder, 'cache') }),
      'a cache that no longer fits',
    );
    assert.ok(readFileSync(join(folder, 'cache')).equals(whole));
    assert.deepEqual(readdirSync(folder), ['cache']);
  });

  test(
    'a real one, of 64 kilobytes',
    {
      skip:
        process.platform === 'linux' && process.getuid?.() === 0
          ? false
          : 'only root can mount one; the limit above does the same',
    },
    async () => {
      const disk = folderOf({});
      if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status !== 0) return;
      try {
        const place: Place = { python, cwd: folderOf(large) };
        assertEqual(
          await plainOf(large, place),
          await engineIn(place, { processes: 2, cache: join(disk, 'cache') }),
          'a full disk',
        );
        assert.deepEqual(readdirSync(disk), []);
      } finally {
        spawnSync('umount', [disk]);
      }
    },
  );
});

describe('a cache', () => {
  const place = (): Place => ({ python, cwd: whereFew });
  let whereFew = '';
  let plain: Ran | null = null;
  let good = new Uint8Array();
  before(async () => {
    whereFew = folderOf({ ...few, 'e.py': 'exec(x)\nassert x\n' });
    plain = await runBandit(place(), ['.']);
    const cache = join(folderOf({}), 'cache');
    await engineIn(place(), { cache });
    good = readFileSync(cache);
  });

  /** Runs with a cache of these bytes; it is whole again afterwards. */
  async function survives(bytes: Uint8Array, what: string): Promise<void> {
    const folder = folderOf({});
    writeFileSync(join(folder, 'cache'), bytes);
    assertEqual(plain ?? assert.fail(), await engineIn(place(), { cache: join(folder, 'cache') }), what);
    assert.deepEqual(readdirSync(folder), ['cache']);
    assert.ok(
      (doneEvent(await engineIn(place(), { cache: join(folder, 'cache') }))?.cached ?? 0) > 0,
      `${what}: the next run can use it`,
    );
    rmSync(folder, { recursive: true });
  }

  /** Four at a time. */
  async function allOf<T>(all: readonly T[], each: (one: T) => Promise<void>): Promise<void> {
    const left = [...all];
    await Promise.all(
      [1, 2, 3, 4].map(async () => {
        for (let one = left.shift(); one !== undefined; one = left.shift()) await each(one);
      }),
    );
  }

  const headLine = (): number => Buffer.from(good).indexOf('\n') + 1;
  const header = (): number => headLine() + 68;
  const places = (from: number, step: number): readonly number[] =>
    Array.from({ length: Math.ceil((good.length - from) / step) }, (_, index) => from + index * step);

  test('that is whole is used', async () => {
    const folder = folderOf({});
    writeFileSync(join(folder, 'cache'), good);
    const ran = await engineIn(place(), { cache: join(folder, 'cache') });
    assertEqual(plain ?? assert.fail(), ran, 'a whole cache');
    assert.ok((doneEvent(ran)?.cached ?? 0) >= 2);
  });

  test('that ends at any byte of its header, or elsewhere', async () => {
    await allOf([...Array.from({ length: header() }, (_, length) => length), ...places(header(), 97)], (length) =>
      survives(good.subarray(0, length), `cut off at ${length}`),
    );
  });

  test('with a wrong byte anywhere in its header, or elsewhere', async () => {
    await allOf([...Array.from({ length: header() }, (_, at) => at), ...places(header(), 97)], async (at) => {
      const bytes = Uint8Array.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ (at % 2 === 0 ? 0xff : 0x01);
      await survives(bytes, `byte ${at}`);
    });
  });

  test('whose entries are swapped, doubled, grown or of zeros', async () => {
    const bytes = Buffer.from(good);
    const [head, first] = [bytes.subarray(0, headLine()), bytes.subarray(headLine())];
    const length = first.readUInt32LE(32);
    const second = first.subarray(68 + length);
    const swapped = Buffer.concat([
      head,
      second.subarray(0, 32),
      first.subarray(32, 68 + length),
      first.subarray(0, 32),
      second.subarray(32),
    ]);
    const huge = Buffer.from(bytes);
    huge.writeUInt32LE(0xffff_ffff, headLine() + 32);
    await allOf<readonly [string, Uint8Array]>(
      [
        ['swapped keys', swapped],
        ['every entry twice', Buffer.concat([bytes, first])],
        ['a huge length', huge],
        ['more behind it', Buffer.concat([bytes, Buffer.alloc(1000)])],
        ['zeros', Buffer.alloc(5000)],
        ['nothing', Buffer.alloc(0)],
        ['another order', Buffer.concat([head, second, first.subarray(0, 68 + length)])],
        ['only its first line', head],
        ['a text', Buffer.from('{"version": 1}\n')],
      ],
      ([what, changed]) => survives(changed, what),
    );
  });

  /** The same cache with one record changed and every digest right, as whoever can write caches can make it. */
  function forged(name: string, change: (record: any) => unknown): Uint8Array {
    const out: Uint8Array[] = [good.subarray(0, headLine())];
    let found = false;
    for (let at = headLine(); at < good.length;) {
      const [key, length] = [good.subarray(at, at + 32), Buffer.from(good).readUInt32LE(at + 32)];
      const old = Buffer.from(good.subarray(at + 68, at + 68 + length)).toString('latin1');
      const record = old.includes(name)
        ? Buffer.from(
            ((value): string => (typeof value === 'string' ? value : JSON.stringify(value)))(change(JSON.parse(old))),
            'latin1',
          )
        : Buffer.from(old, 'latin1');
      found ||= old.includes(name);
      const size = Buffer.alloc(4);
      size.writeUInt32LE(record.length);
      out.push(key, size, createHash('sha256').update(key).update(record).digest(), record);
      at += 68 + length;
    }
    assert.ok(found, `no record has ${name}`);
    return Buffer.concat(out);
  }
  /** The one record with a finding of B102: counts, why it was skipped, log, findings. */
  const withFinding = (change: (finding: any[]) => unknown): Uint8Array =>
    forged('"exec_used"', (record) => {
      record[3][0] = change(record[3][0]);
      return record;
    });
  const at =
    (place: number, value: unknown) =>
    (finding: any[]): unknown =>
      finding.with(place, value);

  test('whose records were forged is worth nothing', async () => {
    const end = '"\n    }\n  ]\n}';
    await allOf<readonly [string, Uint8Array]>(
      [
        ['no finding, but counts', forged('"exec_used"', ([counts, skipped, log]) => [counts, skipped, log, []])],
        [
          'a finding twice',
          forged('"exec_used"', ([counts, skipped, log, all]) => [counts, skipped, log, [...all, ...all]]),
        ],
        ['counts that are negative', forged('"exec_used"', ([[, ...counts], ...rest]) => [[-1, ...counts], ...rest])],
        ['counts that are none', forged('"exec_used"', ([[, ...counts], ...rest]) => [[true, ...counts], ...rest])],
        ['too few counts', forged('"exec_used"', ([[, ...counts], ...rest]) => [counts, ...rest])],
        [
          'a reason of its own',
          forged('"exec_used"', ([counts, , log, all]) => [counts.slice(0, 3), 'not now', log, all]),
        ],
        ['a log that is none', forged('"exec_used"', ([counts, skipped, , all]) => [counts, skipped, 1, all])],
        ['one more member', forged('"exec_used"', (record) => [...record, 1])],
        ['a text and no JSON', forged('"exec_used"', () => `{}${end}`)],
        ['deep lists', forged('"exec_used"', () => '['.repeat(100_000))],
        ['an object', forged('"exec_used"', (record) => ({ ...record }))],
        ['four values, as for a plugin', withFinding(() => ['LOW', 'HIGH', 'exec_used', `    {}${end}`])],
        ['an unknown test', withFinding(at(0, 'B999'))],
        ['another test’s name', withFinding(at(1, 'assert_used'))],
        ['a name that ends the report', withFinding(at(1, `x${end}`))],
        ['a grade of its own', withFinding(at(2, `LOW${end}`))],
        ['other grades than are counted', withFinding(at(2, 'HIGH'))],
        ['a weakness that is a text', withFinding(at(4, `1${end}`))],
        ['no text', withFinding(at(5, [0, 1]))],
        ['a line that is a text', withFinding(at(6, `1${end}`))],
        ['a line far away', withFinding(at(6, 1e9))],
        ['a billion lines', withFinding(at(7, [0, 1e9]))],
        ['lines backwards', withFinding(at(7, [1, 0]))],
        ['a column that is no number', withFinding(at(8, null))],
        ['a column that is a text', withFinding(at(9, end))],
        ['code from nowhere', withFinding(at(10, 1e9))],
        ['a list for a test', withFinding(at(0, ['B102']))],
      ],
      ([what, changed]) => survives(changed, what),
    );
  });

  test('can say of the very file that it is clean, and of no other', async () => {
    const folder = folderOf({
      cache: forged('"exec_used"', ([counts]) => [
        [...counts.slice(0, 3), ...counts.slice(3).map(() => 0)],
        null,
        '',
        [],
      ]),
    });
    const ran = reportOf(await engineIn(place(), { cache: join(folder, 'cache') }));
    const others = ({ results }: Report): unknown => results.filter(({ filename }) => filename !== './e.py');
    assert.deepEqual(others(ran), others(reportOf(plain ?? assert.fail())));
  });

  test('holds no line of code and no password', async () => {
    const folder = folderOf({});
    const secrets = {
      'p.py': 'password = "correct-horse"\nexec(battery_staple)  # nosec B999\n',
      'q.py': 'f(token=("joined-" "secret"), x=1)\ndef g(passwd="gr\\u00fcn-horse"): exec(y)\n',
      'r.py': 'D = {"secret": "ascii-horse"}\n',
    };
    const there: Place = { python, cwd: folderOf(secrets) };
    const wanted = await runBandit(there, ['.']);
    for (const _ of [1, 2]) assertEqual(wanted, await engineIn(there, { cache: join(folder, 'cache') }), 'passwords');
    const kept = readFileSync(join(folder, 'cache'), 'latin1');
    for (const word of ['horse', 'joined', 'secret', 'staple', 'grün']) assert.ok(!kept.includes(word), word);
    assert.equal(
      doneEvent(await engineIn(there, { cache: join(folder, 'cache') }))?.cached,
      3,
      'they are kept all the same',
    );
  });

  test('that is no file, or where none can be', { skip: onlyPosix }, async () => {
    const folder = folderOf({ file: 'kept', 'folder/inside': 'kept' });
    symlinkSync('file', join(folder, 'link'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    symlinkSync('loop', join(folder, 'loop'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    for (const name of ['folder', 'link', 'dangling', 'loop', 'pipe', 'file/below', 'new/folders/cache']) {
      const ran = await engineIn({ ...place(), secondsAtMost: 30 }, { cache: join(folder, name) });
      assertEqual(plain ?? assert.fail(), ran, name);
    }
    assert.equal(readFileSync(join(folder, 'file'), 'utf8'), 'kept');
    assert.equal(readFileSync(join(folder, 'folder', 'inside'), 'utf8'), 'kept');
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('.')),
      [],
      'no draft is left',
    );
  });

  test('in a folder that cannot be written to', { skip: onlyPosix }, async () => {
    const folder = folderOf({});
    mkdirSync(join(folder, 'closed'), { mode: 0o500 });
    for (const path of [join(folder, 'closed', 'cache'), '/proc/nowhere/cache', '/dev/null/cache'])
      assertEqual(plain ?? assert.fail(), await engineIn(place(), { cache: path }), path);
  });

  test('that is sparse and larger than all memory', { skip: onlyPosix }, async () => {
    const folder = folderOf({ cache: good });
    truncateSync(join(folder, 'cache'), 1e12);
    assertEqual(plain ?? assert.fail(), await engineIn(place(), { cache: join(folder, 'cache') }), 'a huge cache');
  });
});
