/**
 * The one way in which this program starts others: by absolute path, without a shell, in a process group of their own
 * that ends with them on a time-out, and with this program. No other file may import node:child_process.
 */

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { withAbsoluteLists } from './clean-environment.ts';

export interface Start {
  readonly cwd: string;
  /** All that the program knows of the environment. Entries of PATH that depend on the current folder are taken out. */
  readonly env: Readonly<Record<string, string>>;
  /** Standard input; none when left out. */
  readonly input?: string | Uint8Array;
  /** Milliseconds until the program and its children are killed; never when left out. */
  readonly timeout?: number;
  readonly onStdout?: (chunk: Buffer) => void;
  readonly onStderr?: (chunk: Buffer) => void;
  /** Opens a channel to a program of Node, and gets what it sends. */
  readonly onMessage?: (message: unknown) => void;
  /** Called when the process is there. */
  readonly started?: (() => void) | undefined;
  /**
   * Kills what the program leaves running in its group, and waits for its output no longer than these milliseconds.
   * When left out, output is read until nobody holds it open.
   */
  readonly patience?: number;
}

export interface End {
  /** Exit status; null when it did not come to its own end. */
  readonly code: number | null;
  readonly signal: string | null;
  /** The system's code (`ENOENT`) when it never began. */
  readonly failed: string | null;
  /** The reason that `stop` was given; `time` when it was stopped by its time-out. */
  readonly stopped: string | null;
}

export interface Running {
  /** Never rejects. */
  readonly ended: Promise<End>;
  /** Kills the program and its children; the first reason counts. */
  stop(why: string): void;
}

const windows = process.platform === 'win32';
const running = new Set<ChildProcess>();

/** Starts a program. Never throws: what went wrong is in its end. */
export function startProgram(program: string, args: readonly string[], options: Start): Running {
  if (!isAbsolute(program)) return { ended: Promise.resolve(notBegun('ENOENT')), stop: () => undefined };
  try {
    return follow(begin(program, args, options), options);
  } catch (error) {
    // An argument with a NUL character, for example, is refused before anything starts.
    return { ended: Promise.resolve(notBegun(codeOf(error))), stop: () => undefined };
  }
}

/** Kills every program that still runs, with its children. Synchronous, for signal handlers and `exit`. */
export function endAllPrograms(): void {
  for (const child of running) killGroup(child);
  running.clear();
}

function begin(program: string, args: readonly string[], { cwd, env, input, onMessage }: Start): ChildProcess {
  // The variable keeps Windows from looking into the current folder first, in this program and in what it starts.
  const given = { ...withAbsoluteLists(env), ...(windows && { NoDefaultCurrentDirectoryInExePath: '1' }) };
  return spawn(program, [...args], {
    cwd,
    env: given,
    shell: false,
    windowsHide: true,
    detached: !windows,
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', ...(onMessage ? (['ipc'] as const) : [])],
  });
}

function follow(
  child: ChildProcess,
  { input, timeout, onStdout, onStderr, onMessage, started, patience }: Start,
): Running {
  let stopped: string | null = null;
  const stop = (why: string): void => {
    if (stopped !== null) return;
    stopped = why;
    killGroup(child);
  };
  const ended = new Promise<End>((resolve) => {
    const timer = timeout === undefined ? undefined : setTimeout(() => stop('time'), timeout);
    let late: NodeJS.Timeout | undefined;
    const settle = (end: Omit<End, 'stopped'>): void => {
      clearTimeout(timer);
      clearTimeout(late);
      forget(child);
      resolve({ ...end, code: stopped === null ? end.code : null, stopped });
    };
    remember(child);
    child.on('spawn', () => started?.());
    child.stdout?.on('data', (chunk: Buffer) => onStdout?.(chunk));
    child.stderr?.on('data', (chunk: Buffer) => onStderr?.(chunk));
    if (onMessage) child.on('message', onMessage);
    child.on('error', (error) => settle(notBegun(codeOf(error))));
    child.on('exit', (code, signal) => {
      if (patience === undefined) return;
      clearTimeout(timer);
      killGroup(child);
      late = setTimeout(() => {
        child.stdout?.destroy();
        child.stderr?.destroy();
        settle({ code, signal, failed: null });
      }, patience);
    });
    child.on('close', (code, signal) => settle({ code, signal, failed: null }));
    child.stdin?.on('error', () => undefined); // the program may end before it has read everything
    child.stdin?.end(input);
  });
  return { ended, stop };
}

const notBegun = (failed: string): End => ({ code: null, signal: null, failed, stopped: null });

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A process group of its own gets neither an interrupt from the keyboard nor one from the runner by itself. */
function onSignal(signal: NodeJS.Signals): void {
  endAllPrograms();
  listen(false);
  process.kill(process.pid, signal);
}

function listen(on: boolean): void {
  for (const signal of signals) process[on ? 'on' : 'off'](signal, onSignal);
  process[on ? 'on' : 'off']('exit', endAllPrograms);
}

function remember(child: ChildProcess): void {
  if (running.size === 0) listen(true);
  running.add(child);
}

function forget(child: ChildProcess): void {
  if (running.delete(child) && running.size === 0) listen(false);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (!windows) process.kill(-child.pid, 'SIGKILL');
    else if (
      spawnSync(taskkill(), ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true }).status !==
      0
    )
      child.kill('SIGKILL');
  } catch {
    // It has ended meanwhile.
  }
}

const taskkill = (): string => join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe');

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason';
}
