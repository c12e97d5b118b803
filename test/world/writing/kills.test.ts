/** A run that is killed while it writes leaves the tree as it was or as it is to be: never between, and nothing beside. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const program = join(import.meta.dirname, 'apply-many.ts');
const kills = Number(process.env['KILLS'] ?? 60);
const files = 120;
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const;
type Moment = 'first draft' | 'some drafts' | 'first file changed';
const moments: readonly Moment[] = ['first draft', 'some drafts', 'first file changed'];

function folder(): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'kills-')));
  mkdirSync(join(root, '.git'));
  for (let at = 0; at < files; at += 1) writeFileSync(join(root, `m${at}.py`), 'x = 1\n');
  return root;
}

/** Most of a child's time is the reading of its modules. */
const env = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'bandit-remediate-compile-cache') };

const drafts = (root: string): number => readdirSync(root).filter((name) => name.startsWith('.bandit-')).length;

/** Kills the run at the moment, found by looking at the folder without pause; tells whether it came to that. */
async function killed(root: string, signal: NodeJS.Signals, moment: Moment): Promise<void> {
  const child = spawn(process.execPath, [program, root, 'apply'], { stdio: ['ignore', 'pipe', 'inherit'], env });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  const first = readdirSync(root).find((name) => name.startsWith('m')) ?? '';
  const inode = statSync(join(root, first)).ino;
  const come = (): boolean =>
    moment === 'first file changed'
      ? statSync(join(root, first)).ino !== inode
      : drafts(root) > (moment === 'first draft' ? 0 : files / 2);
  while (!come() && child.exitCode === null && child.signalCode === null)
    await new Promise((resolve) => setImmediate(resolve));
  child.kill(signal);
  await ended;
}

async function nextRun(root: string): Promise<void> {
  const child = spawn(process.execPath, [program, root], { stdio: ['ignore', 'ignore', 'inherit'], env });
  await new Promise((resolve) => child.on('exit', resolve));
}

/** One kill, and what is in the files afterwards. */
async function outcomeOf(at: number): Promise<string> {
  const [signal, moment] = [signals[at % 4] ?? 'SIGKILL', moments[Math.floor(at / 4) % 3] ?? 'first draft'];
  const root = folder();
  await killed(root, signal, moment);
  if (signal === 'SIGKILL') await nextRun(root);
  const python = readdirSync(root).filter((name) => name.endsWith('.py'));
  const texts = new Set(python.map((name) => readFileSync(join(root, name), 'utf8')));
  const beside = readdirSync(join(root, '.git'), { recursive: true }).filter((name) =>
    String(name).includes('journal'),
  );
  assert.deepEqual([texts.size, drafts(root), beside], [1, 0, []], `${signal} at ${moment}`);
  rmSync(root, { recursive: true });
  return `${signal} ${[...texts][0]?.trim()}`;
}

test(`${kills} kills inside the writing window`, { skip: process.platform === 'win32' }, async () => {
  const seen = new Set<string>();
  for (let at = 0; at < kills; at += 2)
    for (const one of await Promise.all([outcomeOf(at), outcomeOf(at + 1)])) seen.add(one);
  assert.ok(kills < 60 || (seen.has('SIGTERM x = 1') && seen.has('SIGKILL x = 1')), [...seen].join(', '));
});
