import { createHash } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { engineDigest } from '../bandit/engine-source.ts';
import { cacheFolder } from '../cache/cache-folder.ts';
import { childEnvironment } from '../process/child-environment.ts';
import { runChild } from '../process/child.ts';
import { lastLines, printable } from '../process/printable.ts';
import { onPath } from '../process/programs.ts';
import { WorldError } from '../world.ts';
import { compileEnvironment } from './compile-environment.ts';
import { newFolder, programIn, readRecord, removeLeftovers, writeRecord, type Environment } from './environment.ts';
import type { Host } from './host.ts';
import { install } from './install.ts';
import { readLock, type Lock } from './lock.ts';
import { findPython, pythonCandidates, type Python } from './python.ts';
import type { Wanted } from './wanted.ts';

/** Which Bandit on which Python, as the inputs `bandit-version` and `python-version` say. */
export interface BanditWish {
  /** An exact version, `pinned` or `system`. */
  readonly banditVersion: string;
  readonly pythonVersion: string;
}

/** A Bandit that can be started. */
export interface Bandit {
  readonly version: string;
  /** Version of the Python that it runs on; null when unknown. */
  readonly python: string | null;
  /** Program and first arguments; Bandit's own arguments follow. */
  readonly command: readonly [string, ...string[]];
  /** Path of the console script, for people and tests. */
  readonly script: string;
  /** Its private environment, or null for the one on PATH. */
  readonly folder: string | null;
  /** A remark for the user, or null. */
  readonly note: string | null;
}

export type OnProgress = (text: string) => void;

/**
 * `-I` keeps the working folder, PYTHON* variables and the user's packages out of Bandit's imports; `-B` leaves the
 * environment as it is.
 */
const start = "import sys; sys.argv[0] = 'bandit'; from bandit.cli.main import main; main()";

/**
 * A Bandit that is ready to start: the private environment of an earlier run, without starting anything; else a new
 * one; else, with `system`, the one on PATH. Throws WorldError saying what was tried and what to do.
 */
export async function prepareBandit(wish: BanditWish, host: Host, onProgress?: OnProgress): Promise<Bandit> {
  const root = await cacheFolder(host);
  const neutral = join(root, 'empty');
  await mkdir(neutral, { recursive: true });
  if (wish.banditVersion === 'system') return systemBandit(host, neutral);

  const lock = await readLock();
  const wanted = wantedOf(wish.banditVersion, lock);
  const choice = await choiceKey(wish, wanted, lock, host);
  const known = await readRecord(root, choice, host);
  if (known) return banditIn(known, wanted, host);

  onProgress?.(`Preparing Bandit ${wanted.version} ...`);
  const python = await findPython(wish.pythonVersion, host, neutral);
  const environment = await environmentOf({ root, neutral, python, wanted, lock, host });
  await writeRecord(root, choice, environment);
  return banditIn(environment, wanted, host);
}

const wantedOf = (version: string, lock: Lock): Wanted =>
  version === 'pinned' || version === lock.bandit ? { version: lock.bandit, lock: lock.path } : { version, lock: null };

/**
 * Names the question "which Python, which Bandit" with everything that may change its answer, so that the answer can be
 * kept.
 */
async function choiceKey(wish: BanditWish, wanted: Wanted, lock: Lock, host: Host): Promise<string> {
  const candidates = await pythonCandidates(wish.pythonVersion, host);
  const facts = await Promise.all(
    candidates.map(async ({ program, args }) => {
      const found = await stat(program).catch(() => null);
      return [program, args, found?.size, found?.mtimeMs, found?.ino];
    }),
  );
  return `choice-${digest([wish.pythonVersion, wanted.version, hashOf(wanted, lock), host.env['PYENV_VERSION'] ?? '', facts, await engineDigest()])}`;
}

interface Making {
  readonly root: string;
  readonly neutral: string;
  readonly python: Python;
  readonly wanted: Wanted;
  readonly lock: Lock;
  readonly host: Host;
}

async function environmentOf({ root, neutral, python, wanted, lock, host }: Making): Promise<Environment> {
  const key = `bandit-${digest([wanted.version, hashOf(wanted, lock), python.version, python.executable, host.arch, await engineDigest()])}`;
  const known = await readRecord(root, key, host);
  if (known) return known;
  const folder = await newFolder(root, key);
  try {
    await install(wanted, { python, folder, neutral, host });
    const faster = await readRecord(root, key, host);
    const made = {
      folder,
      bandit: wanted.version,
      python: python.version,
      files: faster ? [] : await compileEnvironment(folder, neutral, host),
    };
    if (!faster) await writeRecord(root, key, made);
    const environment = faster ?? made;
    if (faster) await rm(folder, { recursive: true, force: true });
    await removeLeftovers(root, key, environment.folder);
    return environment;
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
}

function banditIn(environment: Environment, wanted: Wanted, host: Host): Bandit {
  return {
    version: environment.bandit,
    python: environment.python,
    command: [programIn(environment.folder, 'python', host), '-I', '-B', '-c', start],
    script: programIn(environment.folder, 'bandit', host),
    folder: environment.folder,
    note:
      wanted.lock === null
        ? `Bandit ${wanted.version} was installed without checking hashes: only the pinned version has them.`
        : null,
  };
}

async function systemBandit(host: Host, neutral: string): Promise<Bandit> {
  const [script] = await onPath('bandit', host);
  if (script === undefined) {
    throw new WorldError(
      'bandit-version is `system`, but no bandit is on PATH. ' +
        'Install it in an earlier step (pip install bandit), or leave bandit-version out for the pinned one.',
    );
  }
  const ended = await runChild(script, ['--version'], {
    cwd: neutral,
    env: childEnvironment(host, 'scan'),
    timeout: 60_000,
  });
  const version = /^\S*bandit\S* (\d[\w.+!-]*)\s*$/m.exec(ended.stdout)?.[1];
  if (version === undefined) {
    const said = ended.failure ?? lastLines(`${ended.stdout}\n${ended.stderr}`, 3).trim();
    throw new WorldError(
      `bandit-version is \`system\`, but ${printable(script)} --version gave no version (${said || 'it said nothing'}). ` +
        'Repair or reinstall it, or leave bandit-version out for the pinned one.',
    );
  }
  const python = /python version = (\d+\.\d+\.\d+)/.exec(ended.stdout)?.[1] ?? null;
  return { version, python, command: [script], script, folder: null, note: null };
}

const hashOf = (wanted: Wanted, lock: Lock): string => (wanted.lock === null ? 'unlocked' : lock.hash);
const digest = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 20);
