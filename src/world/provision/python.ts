import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { childEnvironment } from '../process/child-environment.ts';
import { runChild } from '../process/child.ts';
import { printable } from '../process/printable.ts';
import { isProgram, onPath } from '../process/programs.ts';
import { WorldError } from '../world.ts';
import type { Host } from './host.ts';

/** A Python that answered. */
export interface Python {
  readonly version: string;
  readonly executable: string;
  readonly prefix: string;
  /** Version of its pip, or null without one. */
  readonly pip: string | null;
  readonly venv: boolean;
  readonly ensurepip: boolean;
}

/** A program that may be a suitable Python; nothing has been started yet. */
export interface Candidate {
  readonly program: string;
  readonly args: readonly string[];
}

const oldest = [3, 10] as const;
const probe = `
import importlib.util, json, os, sys
def has(name): return importlib.util.find_spec(name) is not None
pip = None
if has('pip'):
    try:
        from importlib.metadata import version
        pip = version('pip')
    except Exception:
        pip = None
print(json.dumps({'version': '%d.%d.%d' % sys.version_info[:3], 'executable': os.path.abspath(sys.executable), 'prefix': sys.prefix,
    'pip': pip, 'venv': has('venv'), 'ensurepip': has('ensurepip')}))
`;
const answerSchema = z.object({
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  executable: z.string().min(1),
  prefix: z.string(),
  pip: z.string().nullable(),
  venv: z.boolean(),
  ensurepip: z.boolean(),
});

/**
 * The programs to ask, best first, by looking at folders only. With a version: the runner's tool cache, then
 * `python3.13` and the general names on PATH. Without one: the general names, then the newest of the tool cache.
 */
export async function pythonCandidates(version: string, host: Host): Promise<readonly Candidate[]> {
  const cached = (await toolCache(host))
    .filter((entry) => matches(entry.version, version))
    .map((entry) => entry.program);
  const [major, minor] = version.split('.');
  const exact = minor === undefined ? [] : await onPath(`python${major}.${minor}`, host);
  const general = [...(await onPath('python3', host)), ...(await onPath('python', host))];
  const launcher = (await onPath('py', host)).map((program) => ({
    program,
    args: version === '' ? [] : [`-${version.split('.').slice(0, 2).join('.')}`],
  }));
  const plain = (version === '' ? [...general] : [...cached, ...exact, ...general]).map((program) => ({
    program,
    args: [],
  }));
  const last = version === '' ? cached.map((program) => ({ program, args: [] })) : [];
  return unique([...plain, ...launcher, ...last]);
}

/**
 * The first candidate that runs, fits `version` and is new enough for Bandit.
 * Throws one WorldError that lists what was tried and says what to do.
 */
export async function findPython(version: string, host: Host, cwd: string): Promise<Python> {
  if (version !== '' && tooOld(version)) {
    throw new WorldError(
      `python-version: Bandit needs Python 3.10 or newer to run, not ${version}. ` +
        'Set python-version to 3.10 or newer; code written for older Pythons is scanned all the same.',
    );
  }
  const tried: string[] = [];
  for (const candidate of await pythonCandidates(version, host)) {
    const answer = await ask(candidate, host, cwd);
    if (typeof answer === 'string') tried.push(`${named(candidate)}: ${answer}`);
    else if (tooOld(answer.version)) tried.push(`${named(candidate)}: Python ${answer.version}, too old`);
    else if (!matches(answer.version, version))
      tried.push(`${named(candidate)}: Python ${answer.version}, not ${version}`);
    else return answer;
  }
  throw new WorldError(notFound(version, tried, host));
}

async function ask(candidate: Candidate, host: Host, cwd: string): Promise<Python | string> {
  const ended = await runChild(candidate.program, [...candidate.args, '-I', '-B', '-c', probe], {
    cwd,
    env: childEnvironment(host, 'scan'),
    timeout: 30_000,
  });
  if (ended.failure !== null) return ended.failure;
  if (ended.exitCode !== 0) {
    const said = printable(ended.stderr.trim().split('\n')[0] ?? '', 120);
    return `it did not answer (${said || `exit status ${ended.exitCode ?? ended.signal}`})`;
  }
  try {
    const parsed = answerSchema.safeParse(JSON.parse(ended.stdout));
    return parsed.success ? parsed.data : 'its answer made no sense';
  } catch {
    return 'its answer made no sense';
  }
}

function notFound(version: string, tried: readonly string[], host: Host): string {
  const wanted = version === '' ? 'Python 3.10 or newer' : `Python ${version}`;
  const looked =
    tried.length > 0
      ? `Tried:\n${tried
          .slice(0, 12)
          .map((line) => `  - ${line}`)
          .join('\n')}`
      : 'No python3, python or py is on PATH.';
  const setUp = `add a step \`uses: actions/setup-python\` with \`python-version: '${version || '3.13'}'\` before this one`;
  const remedy =
    host.env['GITHUB_ACTIONS'] === 'true'
      ? `${setUp.charAt(0).toUpperCase()}${setUp.slice(1)}${version === '' ? '' : ', or leave python-version empty to use any Python from 3.10 on'}.`
      : `Install ${wanted} and put it on PATH${version === '' ? '' : ', or leave python-version empty to use any Python from 3.10 on'}.`;
  return `Bandit needs ${wanted} to run, and none was found. ${looked}\n${remedy}`;
}

interface Cached {
  readonly version: string;
  readonly program: string;
}

/** Pythons that the runner keeps (RUNNER_TOOL_CACHE/Python/3.13.1/x64), newest first, releases before pre-releases. */
async function toolCache(host: Host): Promise<readonly Cached[]> {
  const root = host.env['RUNNER_TOOL_CACHE'];
  if (!root) return [];
  const versions = await readdir(join(root, 'Python')).catch(() => []);
  const inside = host.platform === 'win32' ? ['python.exe'] : ['bin', 'python'];
  const entries = versions
    .filter((version) => /^\d+\.\d+\.\d+/.test(version) && !tooOld(version))
    .map((version) => ({ version, program: join(root, 'Python', version, host.arch, ...inside) }));
  const runnable = await Promise.all(entries.map((entry) => isProgram(entry.program)));
  return entries.filter((_, index) => runnable[index]).toSorted((a, b) => newestFirst(a.version, b.version));
}

function newestFirst(a: string, b: string): number {
  if (a.includes('-') !== b.includes('-')) return a.includes('-') ? 1 : -1;
  const [left, right] = [numbers(a), numbers(b)];
  for (let index = 0; index < 3; index += 1) {
    const difference = (right[index] ?? 0) - (left[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return b.localeCompare(a);
}

const numbers = (version: string): readonly number[] => (version.split('-')[0] ?? '').split('.').map(Number);
const matches = (version: string, wanted: string): boolean =>
  wanted === '' || `${version.split('-')[0]}.`.startsWith(`${wanted}.`);
const named = (candidate: Candidate): string => printable([candidate.program, ...candidate.args].join(' '));

function tooOld(version: string): boolean {
  const [major = 0, minor = Infinity] = numbers(version);
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}

/** The same file under two names (`/bin` is a link to `/usr/bin`) is asked once. */
async function unique(candidates: readonly Candidate[]): Promise<readonly Candidate[]> {
  const seen = new Set<string>();
  const result: Candidate[] = [];
  for (const candidate of candidates) {
    const real = [await realpath(candidate.program).catch(() => candidate.program), ...candidate.args].join('\0');
    if (!seen.has(real)) result.push(candidate);
    seen.add(real);
  }
  return result;
}
