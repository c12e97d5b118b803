/**
 * Scans by a Python that has imported Bandit, or the engine, and forks for each: see bandit_forks.py. A start costs a
 * third of a second, a fork some milliseconds. It is the same Bandit; Bandit and the engine have a process each to be
 * forked from, so that no order of hashes is theirs in common.
 */

import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';

const source = readFileSync(join(import.meta.dirname, 'bandit_forks.py'), 'utf8');

const Answer = z.union([
  z.object({ id: z.number(), started: z.number() }),
  z.object({ id: z.number(), status: z.number().nullable(), signal: z.string().nullable() }),
]);

export interface Fork {
  /** The engine's folder and options; null for Bandit itself. */
  readonly engine: { readonly folder: string; readonly options: string } | null;
  readonly python: string;
  /** With one seed for hashes, and without -I, which would ignore it. */
  readonly seeded: boolean;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly arguments: readonly string[];
  readonly input: Uint8Array;
  /** A folder for the streams of the process. */
  readonly folder: string;
  readonly onStart: (id: number) => void;
}

export interface Ended {
  readonly status: number | null;
  readonly signal: string | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

interface Waiting {
  readonly started: (id: number) => void;
  readonly ended: (status: number | null, signal: string | null) => void;
  readonly failed: (error: Error) => void;
}

/** What a new interpreter would look at before anything is imported: a fork comes too late for it. */
export const isForInterpreter = (name: string): boolean => /^(?:PYTHON|LC_|LANG)/u.test(name);

const parents = new Map<string, Parent>();

/** Runs a scan in a fork; its group of processes is its own. */
export async function fork(scan: Fork): Promise<Ended> {
  const key = JSON.stringify([scan.python, scan.seeded, scan.engine?.folder]);
  const parent = parents.get(key) ?? new Parent(scan);
  parents.set(key, parent);
  const [stdin, stdout, stderr] = ['stdin', 'stdout', 'stderr'].map((name) => join(scan.folder, name));
  assert.ok(stdin && stdout && stderr);
  writeFileSync(stdin, scan.input);
  for (const path of [stdout, stderr]) writeFileSync(path, '');
  const request = {
    stdin,
    stdout,
    stderr,
    cwd: scan.cwd,
    env: scan.env,
    arguments: scan.arguments,
    options: scan.engine?.options ?? '',
  };
  const ended = await parent.run(request, scan.onStart);
  return { ...ended, stdout: readFileSync(stdout), stderr: readFileSync(stderr) };
}

/** The process that is forked; it ends when ours does, and does not keep ours alive. */
class Parent {
  readonly #waiting = new Map<number, Waiting>();
  readonly #process: ChildProcess;
  readonly #requests: Writable;
  readonly #answers: Readable;
  #said = '';
  #count = 0;

  constructor({ python, seeded, engine }: Fork) {
    const env = { ...process.env, NO_COLOR: '1', ...(seeded ? { PYTHONHASHSEED: '0' } : {}) };
    this.#process = spawn(python, [seeded ? '-s' : '-I', '-c', source, ...(engine === null ? [] : [engine.folder])], {
      env,
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    });
    const [, , errors, requests, answers] = this.#process.stdio;
    this.#requests = requests as Writable;
    this.#answers = answers as Readable;
    this.#requests.on('error', () => undefined);
    (errors as Readable).setEncoding('utf8').on('data', (text: string) => {
      this.#said += text;
    });
    createInterface(this.#answers).on('line', (line) => this.#hear(Answer.parse(JSON.parse(line))));
    this.#process.on('error', (error) => this.#fail(error));
    this.#process.on('close', (status) =>
      this.#fail(new Error(`the process to fork has ended with ${status}: ${this.#said}`)),
    );
    this.#hold(false);
  }

  run(request: object, started: (id: number) => void): Promise<Pick<Ended, 'status' | 'signal'>> {
    const id = (this.#count += 1);
    this.#hold(true);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { started, ended: (status, signal) => resolve({ status, signal }), failed: reject });
      this.#requests.write(`${JSON.stringify({ id, ...request })}\n`);
    });
  }

  #hear(answer: z.infer<typeof Answer>): void {
    const waiting = this.#waiting.get(answer.id);
    if ('started' in answer) return waiting?.started(answer.started);
    this.#waiting.delete(answer.id);
    if (this.#waiting.size === 0) this.#hold(false);
    waiting?.ended(answer.status, answer.signal);
  }

  #fail(error: Error): void {
    for (const { failed } of this.#waiting.values()) failed(error);
    this.#waiting.clear();
    this.#hold(false);
  }

  /** Our process may end while nothing is waited for. */
  #hold(held: boolean): void {
    for (const one of [this.#process, ...this.#process.stdio]) {
      const handle = one as unknown as { ref?(): void; unref?(): void } | null;
      if (held) handle?.ref?.();
      else handle?.unref?.();
    }
  }
}
