/**
 * Bandit as it is and the engine, on the same arguments in the same folder: what each reported, said and ended with,
 * and the first difference.
 */

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { fork, isForInterpreter } from './forks.ts';

/** The engine as it lies in the sources; ENGINE_FOLDER names another copy, such as the one in dist/. */
const engineFolder = process.env['ENGINE_FOLDER'] ?? fileURLToPath(new URL('../../src/engine', import.meta.url));
const plainStart = "import sys; sys.argv[0] = 'bandit'; from bandit.cli.main import main; main()";

export interface EngineOptions {
  readonly processes?: number;
  readonly start?: 'fork' | 'spawn';
  readonly cache?: string;
  readonly cacheLimit?: number;
  readonly shard?: readonly [number, number];
  readonly progress?: boolean;
  readonly plain?: boolean;
  /** Options that only tests use, such as the limit of a worker's time. */
  readonly [hidden: string]: unknown;
}

/** Where and with which Python both run. */
export interface Place {
  readonly python: string;
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /**
   * Bandit prints sets of names in the order of Python's hashes, which change from run to run and which `-I` does not
   * let one set. Where that shows, both run without `-I` and with one seed.
   */
  readonly seeded?: boolean;
  readonly input?: Uint8Array;
  readonly secondsAtMost?: number;
  /** Called with the process's id when it has been started. */
  readonly onStart?: (id: number) => void;
  /** A program and first arguments that start Python, such as a shell that sets limits. */
  readonly under?: readonly string[];
  /**
   * Started as users start it, not forked from one that has imported Bandit already: where the stack, or what Python
   * has read before, counts.
   */
  readonly anew?: boolean;
}

export interface Ran {
  readonly report: string | null;
  readonly stderr: string;
  readonly stdout: string;
  readonly status: number | null;
  readonly signal: string | null;
  readonly seconds: number;
  /** True when processes of the run were still alive once it had ended. */
  readonly leftProcesses: boolean;
}

const Event = z.discriminatedUnion('event', [
  z.object({ event: z.literal('progress'), done: z.number(), of: z.number() }),
  z.object({ event: z.literal('plain'), reason: z.string() }),
  z.object({
    event: z.literal('done'),
    files: z.number(),
    cached: z.number(),
    scanned: z.number(),
    processes: z.number(),
    cacheChanged: z.boolean(),
  }),
]);
export type Event = z.infer<typeof Event>;

export function runBandit(place: Place, args: readonly string[]): Promise<Ran> {
  return run(place, null, args);
}

export function runEngine(place: Place, options: EngineOptions, args: readonly string[]): Promise<Ran> {
  return run(place, { folder: engineFolder, options: JSON.stringify(options) }, args);
}

/** What the engine says of itself among the lines that are Bandit's own. */
export function eventsOf({ stdout }: Ran): readonly Event[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{"event"'))
    .map((line) => Event.parse(JSON.parse(line)));
}

export const plainReason = (ran: Ran): string | null =>
  eventsOf(ran).flatMap((event) => (event.event === 'plain' ? [event.reason] : []))[0] ?? null;
export const doneEvent = (ran: Ran): Extract<Event, { event: 'done' }> | null =>
  eventsOf(ran).flatMap((event) => (event.event === 'done' ? [event] : []))[0] ?? null;

type Engine = { readonly folder: string; readonly options: string } | null;

async function run(place: Place, engine: Engine, args: readonly string[]): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-report-'));
  try {
    const output = join(folder, 'report.json');
    const all = ['-f', 'json', '-o', output, '-r', ...args];
    const start = engine === null ? ['-c', plainStart] : [engine.folder, engine.options];
    const ended = mustStartAnew(place)
      ? await started(place, [...(place.seeded ? ['-s'] : ['-I']), ...start, ...all])
      : await forked(place, engine, all, folder);
    return { ...ended, stderr: ended.stderr.replaceAll(output, 'OUTPUT'), report: readReport(output) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const readReport = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'latin1') : null);

const mustStartAnew = ({ anew, under, onStart, env = {} }: Place): boolean =>
  process.platform === 'win32' ||
  anew === true ||
  under !== undefined ||
  onStart !== undefined ||
  Object.keys(env).some(isForInterpreter);

async function forked(
  place: Place,
  engine: Engine,
  args: readonly string[],
  folder: string,
): Promise<Omit<Ran, 'report'>> {
  const begin = performance.now();
  let [group, timer]: [number | undefined, NodeJS.Timeout | undefined] = [undefined, undefined];
  const onStart = (id: number): void => {
    group = id;
    timer = setTimeout(() => endGroup(id, true), (place.secondsAtMost ?? 300) * 1000);
  };
  const { stdout, stderr, ...ended } = await fork({
    engine,
    python: place.python,
    seeded: place.seeded === true,
    cwd: place.cwd,
    env: place.env ?? {},
    arguments: args,
    input: place.input ?? new Uint8Array(),
    folder,
    onStart,
  });
  clearTimeout(timer);
  const seconds = (performance.now() - begin) / 1000;
  const leftProcesses = !(await goneSoon(group, true)) && endGroup(group, true);
  return { ...ended, stdout: textOf([stdout]), stderr: textOf([stderr]), seconds, leftProcesses };
}

/** Its own group of processes, so that whoever outlives it can be found and ended. */
function started(place: Place, args: readonly string[]): Promise<Omit<Ran, 'report'>> {
  const [program, ...first] = [...(place.under ?? []), place.python];
  const env = { ...process.env, NO_COLOR: '1', ...(place.seeded ? { PYTHONHASHSEED: '0' } : {}), ...place.env };
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const grouped = process.platform !== 'win32';
    const child = spawn(program, [...first, ...args], {
      cwd: place.cwd,
      env,
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: grouped,
    });
    const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
    const timer = setTimeout(() => endGroup(child.pid, grouped), (place.secondsAtMost ?? 300) * 1000);
    child.stdin.on('error', () => undefined);
    child.stdin.end(place.input ?? '');
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      const seconds = (performance.now() - begin) / 1000;
      const resolved = (leftProcesses: boolean): void =>
        resolve({ stdout: textOf(stdout), stderr: textOf(stderr), status, signal, seconds, leftProcesses });
      void goneSoon(child.pid, grouped).then((gone) => resolved(grouped && !gone && endGroup(child.pid, grouped)));
    });
    if (child.pid !== undefined) place.onStart?.(child.pid);
  });
}

/** One character for each byte: what is compared are bytes, and some are no UTF-8. */
const textOf = (chunks: readonly Buffer[]): string => Buffer.concat(chunks).toString('latin1');

/** Whether the group is gone within a second: a process closes its output before the system has taken it away. */
async function goneSoon(id: number | undefined, grouped: boolean): Promise<boolean> {
  for (let tries = 0; grouped && id !== undefined && alive(id); tries += 1) {
    if (tries === 20) return false;
    await sleep(50);
  }
  return true;
}

/** Whether a process of the group is alive; one that has ended stays in the list where nobody asks for its status. */
const alive = (id: number): boolean =>
  isKnown(-id) &&
  spawnSync('ps', ['-eo', 'pgid=,stat='], { encoding: 'utf8' })
    .stdout.split('\n')
    .some((line) => {
      const [group, state = ''] = line.trim().split(/\s+/u);
      return Number(group) === id && !state.startsWith('Z');
    });

/** Whether the system has processes of the group, dead or alive. */
function isKnown(group: number): boolean {
  try {
    return process.kill(group, 0);
  } catch {
    return false;
  }
}

/** Whether there was anything to end. */
function endGroup(id: number | undefined, grouped: boolean): boolean {
  if (id === undefined) return false;
  try {
    process.kill(grouped ? -id : id, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

/**
 * What is different in every two runs of Bandit itself: the hour, and the addresses of objects that some of its
 * messages show.
 */
export const timeless = (text: string): string =>
  text
    .replace(/"generated_at": "[^"]*"/u, '"generated_at": "NOW"')
    .replace(/ at 0x[0-9a-fA-F]{6,16}(?=>)/gu, ' at ADDRESS');

/**
 * A file that means nothing and is large enough for the engine to share work out over processes; a single comment is
 * soon read.
 */
export const ballast = `#${' ballast'.repeat(150_000)}\n`;

/** The first difference in words; null when the engine did as Bandit does. */
export function difference(plain: Ran, engine: Ran): string | null {
  if (engine.leftProcesses) return 'processes of the engine outlived it';
  const ends = [plain, engine].map(({ status, signal }) => String(status ?? signal));
  if (ends[0] !== ends[1])
    return `Bandit ended with ${ends[0]}, the engine with ${ends[1]}; its stderr ends:\n${engine.stderr.slice(-3000)}`;
  return (
    firstDifference('stderr', timeless(plain.stderr), timeless(engine.stderr)) ??
    firstDifference('report', timeless(plain.report ?? '(none)'), timeless(engine.report ?? '(none)'))
  );
}

export function firstDifference(what: string, plain: string, engine: string): string | null {
  if (plain === engine) return null;
  const [left, right] = [plain.split('\n'), engine.split('\n')];
  const at = left.findIndex((line, index) => line !== right[index]);
  const line = at === -1 ? left.length : at;
  const before = left.slice(Math.max(line - 6, 0), line).map((text) => `    ${text.slice(0, 300)}`);
  const name = what === 'report' ? nameAround(left, line) : [];
  const shown = (lines: readonly string[], mark: string): readonly string[] =>
    line < lines.length
      ? lines.slice(line, line + 8).map((text) => `  ${mark} ${text.slice(0, 300)}`)
      : [`  ${mark} (the end)`];
  return [
    `${what}, line ${line + 1} of ${left.length} and ${right.length}:`,
    ...name,
    ...before,
    ...shown(left, '-'),
    ...shown(right, '+'),
  ].join('\n');
}

/** The file that a line of the report is about. */
function nameAround(lines: readonly string[], line: number): readonly string[] {
  const near = [...lines.slice(Math.max(line - 25, 0), line).reverse(), ...lines.slice(line, line + 25)];
  return near
    .filter((text) => /"filename": |^ {4}"[^"]*": \{/u.test(text))
    .slice(0, 1)
    .map((text) => `    (${text.trim()})`);
}

export interface Variant {
  readonly name: string;
  readonly options: EngineOptions;
}

export const inOne: Variant = { name: 'one process', options: { processes: 1 } };
export const inTwo: Variant = { name: 'two processes', options: { processes: 2 } };

/** Both at once, since one of them uses one core; throws with the first difference of each variant. */
export async function assertSame(
  place: Place,
  args: readonly string[],
  variants: readonly Variant[] = [inTwo],
): Promise<readonly Ran[]> {
  const [plain, ...engines] = await Promise.all([
    runBandit(place, args),
    ...variants.map(({ options }) => runEngine(place, options, args)),
  ]);
  assert.ok(plain);
  for (const [index, engine] of engines.entries()) assertAlike(plain, engine, place, args, variants[index]?.name ?? '');
  return [plain, ...engines];
}

/** One variant after the other, on files that stay as they are: what Bandit says of them is asked once. */
export async function assertSameInTurn(
  place: Place,
  args: readonly string[],
  variants: readonly Variant[],
): Promise<readonly Ran[]> {
  const plain = await runBandit(place, args);
  const all = [plain];
  for (const { name, options } of variants) {
    const engine = await runEngine(place, options, args);
    assertAlike(plain, engine, place, args, name);
    all.push(engine);
  }
  return all;
}

function assertAlike(plain: Ran, engine: Ran, place: Place, args: readonly string[], name: string): void {
  const found = difference(plain, engine);
  if (found !== null) assert.fail(`${name}, bandit -r ${args.join(' ')} in ${place.cwd}: ${found}`);
}
