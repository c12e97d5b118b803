import { z } from 'zod';
import { childEnvironment } from '../process/child-environment.ts';
import { lastLines, printable } from '../process/printable.ts';
import { runProcess } from '../process/run-process.ts';
import type { Host } from '../provision/host.ts';
import { WorldError } from '../world.ts';
import { compileScript } from './compile-script.ts';

const answerSchema = z.tuple([z.string(), z.number().int().nullable()]).nullable();
type Answer = z.infer<typeof answerSchema>;
type Entry = readonly [path: string, bytes: Uint8Array];

/** Nothing of the environment, the working folder or the user's packages is imported; warnings are not ours to show. */
const isolated = ['-I', '-B', '-S', '-W', 'ignore', '-c', compileScript];
const perRun = 600_000;

/**
 * Which of the texts `python` does not compile: path -> why, in one sentence. One process for all of them; one more for
 * each file that brings the process down. Nothing is executed or written. Throws WorldError when Python cannot be
 * started.
 */
export async function compileAll(
  python: string,
  files: ReadonlyMap<string, Uint8Array>,
  cwd: string,
  host: Host,
): Promise<ReadonlyMap<string, string>> {
  const broken = new Map<string, string>();
  for (let left: readonly Entry[] = [...files]; left.length > 0;) {
    const { answers, failure } = await compileMany(python, left, cwd, host);
    answers.forEach((answer, at) => {
      const path = left[at]?.[0];
      if (answer !== null && path !== undefined) broken.set(path, sentence(answer));
    });
    const culprit = left[answers.length]?.[0];
    if (culprit === undefined) break;
    if (answers.length === 0 && failure.fatal)
      throw new WorldError(`Python cannot check what the fixes make of the code: ${failure.text}.`);
    broken.set(culprit, 'Python breaks off while it compiles this.');
    left = left.slice(answers.length + 1);
  }
  return broken;
}

interface Compiled {
  /** For the first files; fewer than files when the process ended early. */
  readonly answers: readonly Answer[];
  readonly failure: { readonly fatal: boolean; readonly text: string };
}

async function compileMany(python: string, entries: readonly Entry[], cwd: string, host: Host): Promise<Compiled> {
  const input = JSON.stringify(
    entries.map(([, bytes]) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')),
  );
  const done = await runProcess(python, isolated, {
    cwd,
    env: childEnvironment(host, 'scan'),
    input,
    timeout: perRun,
    limit: 64 * 1024 * 1024,
  });
  const lines = done.stdout.toString('utf8').split('\n').slice(0, -1);
  // A crash has a signal and no exit status; any other early end is a Python that does not work.
  const fatal = done.problem !== null || done.code !== null;
  const text = done.problem ?? (lastLines(done.stderr, 3).trim() || `exit status ${done.code ?? 'unknown'}`);
  return { answers: lines.map((line) => answerSchema.parse(JSON.parse(line))), failure: { fatal, text } };
}

const sentence = ([why, line]: NonNullable<Answer>): string =>
  `Python does not compile it: ${printable(why, 200)}${line === null ? '' : ` (line ${line})`}.`;
