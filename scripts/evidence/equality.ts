/**
 * Holds the engine against the real Bandit on whole corpora: report (but for the time of day), stderr and exit status,
 * byte for byte. Prints Markdown. Usage: node scripts/evidence/equality.ts --work FOLDER --python PATH [--packages
 * Django==5.2.8,sympy==1.14.0] [--processes 2] [--no-library] [--fuzz SECONDS] [--seed N] PATH is the Python of an
 * environment with Bandit and pip. The packages are downloaded and unpacked; nothing of them is run. A corpus is
 * scanned in full, once more with a cold cache, and once more with a warm one. With --fuzz, random files of the corpora
 * are spoilt in random ways instead and compared in batches; files of a batch that differs stay in the work folder.
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  difference,
  doneEvent,
  runBandit,
  runEngine,
  type EngineOptions,
  type Ran,
} from '../../test/engine/compare.ts';
import { crowdedFiles } from '../../test/engine/crashing-files.ts';
import { dice, oneOf } from '../../test/engine/folders.ts';
import { nosecFiles } from '../../test/engine/nosec-files.ts';
import { banditExamples } from '../../test/engine/samples.ts';
import { sourcesOf } from './package-sources.ts';

const { values } = parseArgs({
  options: {
    work: { type: 'string' },
    python: { type: 'string' },
    packages: { type: 'string', default: 'Django==5.2.8,ansible-core==2.19.4,ansible==12.2.0,sympy==1.14.0' },
    processes: { type: 'string', default: '2' },
    'no-library': { type: 'boolean', default: false },
    fuzz: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
if (values.work === undefined || values.python === undefined)
  throw new Error('--work FOLDER and --python PATH are needed');
const work = resolve(values.work);
const python = resolve(values.python);
const processes = Number(values.processes);
mkdirSync(work, { recursive: true });

const ask = (code: string): string => execFileSync(python, ['-I', '-c', code], { encoding: 'utf8' }).trim();
const versions = ask(
  'import bandit, platform; print(f"Bandit {bandit.__version__}, Python {platform.python_version()}")',
);

interface Corpus {
  readonly name: string;
  readonly folder: string;
  readonly args: readonly string[];
}

async function corpora(): Promise<readonly Corpus[]> {
  const examples = await banditExamples(ask('import bandit; print(bandit.__version__)'));
  const packages = values.packages
    .split(',')
    .filter(Boolean)
    .map((pinned): Corpus => ({ name: pinned, folder: sourcesOf(pinned, work, python), args: ['.'] }));
  const library = ask('import sysconfig; print(sysconfig.get_path("stdlib"))');
  const standard: Corpus = { name: 'the standard library', folder: library, args: ['.', '-x', './site-packages'] };
  return [
    { name: 'Bandit’s examples', folder: examples, args: ['.'] },
    ...(values['no-library'] ? [] : [standard]),
    ...packages,
  ];
}

async function compare({ name, folder, args }: Corpus): Promise<void> {
  const place = { python, cwd: folder, secondsAtMost: 3600 };
  const cache = join(work, 'cache');
  rmSync(cache, { force: true });
  const ways: readonly (readonly [string, EngineOptions])[] = [
    ['one process', { processes: 1 }],
    [`${processes} processes, cold cache`, { processes, cache }],
    ['warm cache', { processes, cache }],
  ];
  const plain = await runBandit(place, args);
  const report: {
    readonly errors: readonly unknown[];
    readonly results: readonly unknown[];
    readonly metrics: Readonly<Record<string, { readonly loc: number }>>;
  } = JSON.parse(plain.report ?? '{}');
  const verdicts: string[] = [];
  for (const [way, options] of ways) verdicts.push(await verdict(way, plain, await runEngine(place, options, args)));
  const files = Object.keys(report.metrics).length - 1;
  process.stdout.write(
    `| ${name} | ${files} | ${linesIn(folder, report.metrics)} | ${report.results.length} | ${report.errors.length} | ${plain.stderr.split('\n').length - 1} | ${plain.seconds.toFixed(1)} s | ${verdicts.join('; ')} |\n`,
  );
}

async function verdict(way: string, plain: Ran, engine: Ran): Promise<string> {
  const found = difference(plain, engine);
  const done = doneEvent(engine);
  if (found === null)
    return `${way}: equal, ${engine.seconds.toFixed(1)} s, ${done?.cached ?? '?'} of ${done?.files ?? '?'} from the cache`;
  process.exitCode = 1;
  process.stderr.write(`${way}: ${found}\n`);
  return `${way}: DIFFERENT (${found.split('\n')[0]})`;
}

const linesIn = (folder: string, metrics: Readonly<Record<string, unknown>>): number =>
  Object.keys(metrics)
    .filter((name) => name !== '_totals')
    .reduce((sum, name) => sum + countLines(readFileSync(join(folder, name))), 0);
const countLines = (data: Uint8Array): number => data.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0);

/** All files of the corpora that end like Python's. */
const sourceFiles = (all: readonly Corpus[]): readonly string[] =>
  all.flatMap(({ folder }) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.py') && !name.includes('site-packages'))
      .map((name) => join(folder, name)),
  );

const names = [
  'exec',
  'eval',
  'os.system',
  'subprocess.Popen',
  'password',
  'token',
  'secret',
  'mark_safe',
  'pickle.loads',
  'yaml.load',
  'hashlib.md5',
  'ssl.wrap_socket',
  'requests.get',
  'tarfile',
  'extractall',
  'random.random',
  'Markup',
  'chmod',
  'self.password',
  '"/tmp/x"',
  '"0.0.0.0"',
  'shell=True',
  'assert',
  'pass',
  'None',
  '*',
  '**',
  '{[1]}',
  '# nosec',
  '"select x from " + y',
  'f"{x}"',
  '__import__',
  'import_module',
  'paramiko',
  'lambda',
  'not',
  'await',
  ':=',
  '\\\n',
  '\t',
  '\r',
  '\f',
] as const;

type Roll = (sides: number) => number;

/** Spoils a text in up to six ways. */
function spoilt(text: string, pieces: readonly string[], roll: Roll): string {
  let now = text;
  for (let left = 1 + roll(6); left > 0; left -= 1)
    now = oneOf<(text: string) => string>(roll, [
      (t) => byTokens(t, roll),
      (t) => byTokens(t, roll),
      (t) => byTokens(t, roll),
      (t) => byLines(t, roll),
      (t) => byLines(t, roll),
      (t) => withRemark(t, roll),
      (t) => withRemark(t, roll),
      (t) => withPiece(t, pieces, roll),
      (t) => byCharacters(t, roll),
    ])(now);
  return now;
}

function byTokens(text: string, roll: Roll): string {
  const tokens = text.match(/\w+|\s+|[^\w\s]/gu) ?? [];
  const [at, other] = [roll(tokens.length + 1), roll(tokens.length + 1)];
  const changed = [...tokens];
  oneOf<() => unknown>(roll, [
    () => changed.splice(at, 1),
    () => changed.splice(at, 0, tokens[at] ?? ''),
    () => {
      [changed[at], changed[other]] = [tokens[other] ?? '', tokens[at] ?? ''];
    },
    () => {
      changed[at] = oneOf(roll, names);
    },
    () => changed.splice(at, 0, ` ${oneOf(roll, names)} `),
    // A name everywhere, as an editor would rename it.
    () => {
      const [from, to] = [/^\w+$/u.test(tokens[at] ?? '') ? tokens[at] : null, oneOf(roll, names)];
      if (from !== null)
        tokens.forEach((token, index) => {
          if (token === from) changed[index] = to;
        });
    },
  ])();
  return changed.join('');
}

function byLines(text: string, roll: Roll): string {
  const lines = text.split('\n');
  const [at, other, many] = [roll(lines.length), roll(lines.length), 1 + roll(5)];
  oneOf<() => unknown>(roll, [
    () => lines.splice(at, many),
    () => lines.splice(at, 0, ...lines.slice(other, other + many)),
    () => {
      [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
    },
    () => {
      lines[at] = `    ${lines[at]}`;
    },
    () => {
      lines[at] = `${lines[at]}\r`;
    },
  ])();
  return lines.join('\n');
}

function withRemark(text: string, roll: Roll): string {
  const lines = text.split('\n');
  const at = roll(lines.length);
  const remark = oneOf(roll, [
    '# nosec',
    '# nosec B101',
    '# nosec B105,B106,B107',
    '#nosec:B602,B603',
    '# nosec import_subprocess',
    '# nosec B404 B403',
    '# type: ignore # nosec',
    '# nosec B999',
    '# nosec B110',
    '# nosec B608,B324',
  ]);
  lines[at] = `${lines[at]}  ${remark}`;
  return lines.join('\n');
}

function withPiece(text: string, pieces: readonly string[], roll: Roll): string {
  const lines = text.split('\n');
  const at = roll(lines.length + 1);
  const indent = /^\s*/u.exec(lines[at] ?? '')?.[0] ?? '';
  const piece = (pieces[roll(pieces.length)] ?? '').split('\n');
  const from = roll(piece.length);
  const part = roll(2) === 0 ? piece : piece.slice(from, from + 1 + roll(6));
  lines.splice(at, 0, ...part.map((line) => indent + line));
  return lines.join('\n');
}

function byCharacters(text: string, roll: Roll): string {
  const at = roll(text.length + 1);
  const odd = oneOf(roll, [
    '\0',
    '\f',
    '\r',
    '\t',
    '\\',
    '\\\n',
    '"',
    "'",
    '"""',
    '(',
    ')',
    '#',
    '\u00e9',
    '\u202e',
    '\ufeff',
    '\u2028',
    ' ',
    '\n',
    '{',
    '}',
    '$',
    '\x0b',
    '',
  ]);
  return text.slice(0, at) + odd + text.slice(at + roll(2));
}

async function fuzz(seconds: number): Promise<void> {
  const all = await corpora();
  const files = sourceFiles(all);
  const pieces = [
    ...sourceFiles(all.slice(0, 1)).map((path) => readFileSync(path, 'latin1')),
    ...Object.values({ ...crowdedFiles(), ...nosecFiles() }).filter((text) => typeof text === 'string'),
  ];
  const end = performance.now() + seconds * 1000;
  let [seed, compared, different] = [Number(values.seed), 0, 0];
  for (; performance.now() < end; seed += 1) {
    const roll = dice(seed);
    const folder = join(work, 'fuzz', `${basename(dirname(dirname(python)))}-${seed}`);
    mkdirSync(folder, { recursive: true });
    for (let index = 0; index < 150; index += 1) {
      const text = readFileSync(files[roll(files.length)] ?? '', 'latin1');
      // Large files take long and show no more than small ones.
      if (text.length < 60_000)
        writeFileSync(join(folder, `f${index}.py`), Buffer.from(spoilt(text, pieces, roll), 'latin1'));
    }
    const place = { python, cwd: folder, secondsAtMost: 900 };
    const args = [
      '.',
      ...oneOf<readonly string[]>(roll, [
        [],
        [],
        [],
        ['--ignore-nosec'],
        ['-n', '1'],
        ['-a', 'vuln'],
        ['-s', 'B101,B105,B404'],
      ]),
    ];
    const [plain, engine] = await Promise.all([
      runBandit(place, args),
      runEngine(place, { processes: 1 + roll(2) }, args),
    ]);
    compared += 150;
    const found = difference(plain, engine);
    if (found === null) rmSync(folder, { recursive: true });
    else {
      different += 1;
      process.exitCode = 1;
      process.stdout.write(`seed ${seed}, ${folder}, bandit -r ${args.join(' ')}: ${found}\n`);
    }
  }
  process.stdout.write(
    `${versions}: ${compared} spoilt files compared in batches of 150, ${different} batches different, seeds ${values.seed} to ${seed - 1}\n`,
  );
}

if (values.fuzz !== undefined) {
  await fuzz(Number(values.fuzz));
} else {
  process.stdout.write(
    `${versions}, ${processes} processes\n\n| Corpus | files | lines | findings | errors | lines on stderr | Bandit | engine |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n`,
  );
  for (const corpus of await corpora()) await compare(corpus);
}
