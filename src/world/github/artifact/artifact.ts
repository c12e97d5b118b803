import { AsyncLocalStorage } from 'node:async_hooks';
import { lstat } from 'node:fs/promises';
import type { Note } from '../../../model/findings/report.ts';
import { quote } from '../../../text/log-text.ts';

const attempts = 5;

/** Variables that the runner gives to actions alone. */
const canKeep = (): boolean => Boolean(process.env['ACTIONS_RUNTIME_TOKEN'] && process.env['ACTIONS_RESULTS_URL']);

/** Loads what `uploadArtifact` will need, 360 ms on Node 24, while there is time for it. */
export const loadArtifactLibrary = async (): Promise<unknown> => (canKeep() ? import('@actions/artifact') : null);

/**
 * Keeps files as an artifact of the workflow run. Artifacts cannot be replaced within a run, so a taken name (another
 * job of a matrix, a second run of the job) gets a number. Whatever stands in the way becomes one note; nothing is
 * thrown. After `patience` milliseconds it is given up; the library then still has its connection open, so the process
 * has to be ended and not waited for.
 */
export async function uploadArtifact(
  name: string,
  files: readonly string[],
  rootDir: string,
  patience = 120_000,
): Promise<readonly Note[]> {
  if (!canKeep()) {
    const where =
      'artifacts can be written by an action only: not from a `run:` step, nor where no artifact service runs.';
    return [note(`${where} Use actions/upload-artifact for the files.`)];
  }
  const regular = await regularFiles(files);
  if (regular.length === 0) return [note('there is no file to keep.')];
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<readonly Note[]>((resolve) => {
    timer = setTimeout(() => resolve([note('the artifact service did not answer in time.')]), patience);
  });
  try {
    return await Promise.race([quietly(() => uploadUnderFreeName(artifactName(name), regular, rootDir)), tooLong]);
  } catch (error) {
    return [note(explain(error))];
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Characters that the service refuses become dashes.
 * https://github.com/actions/toolkit/blob/main/packages/artifact/README.md
 */
export function artifactName(wanted: string): string {
  const name = quote(wanted, 100)
    .replace(/[^\w.() -]+/g, '-')
    .replace(/^[-. ]+|[-. ]+$/g, '');
  return name === '' ? 'bandit-remediate' : name;
}

async function uploadUnderFreeName(name: string, files: readonly string[], rootDir: string): Promise<readonly Note[]> {
  const { DefaultArtifactClient } = await import('@actions/artifact');
  const client = new DefaultArtifactClient();
  for (let attempt = 1; ; attempt += 1) {
    const numbered = attempt === 1 ? name : `${name}-${attempt}`;
    try {
      await client.uploadArtifact(numbered, [...files], rootDir);
      return attempt === 1
        ? []
        : [remark(`The results are in the artifact ${numbered}: the name ${name} was taken in this run.`)];
    } catch (error) {
      if (attempt === attempts || !isTaken(error)) throw error;
    }
  }
}

/** A link in the results folder could lead to a file that is not a result. */
async function regularFiles(files: readonly string[]): Promise<readonly string[]> {
  const kinds = await Promise.all(
    files.map((file) =>
      lstat(file).then(
        (stats) => stats.isFile(),
        () => false,
      ),
    ),
  );
  return files.filter((_, index) => kinds[index]);
}

const isTaken = (error: unknown): boolean => error instanceof Error && /\(409\)|already.exists/i.test(error.message);

function explain(error: unknown): string {
  if (!(error instanceof Error)) return 'the artifact service failed.';
  if (error.name === 'GHESNotSupportedError')
    return 'this GitHub server takes no artifacts from actions of this kind. The files stay in the results folder.';
  if (isTaken(error)) return `the names are all taken in this run, up to number ${attempts}.`;
  return `the artifact service failed: ${quote(error.message.split('\n')[0] ?? '')}`;
}

const silenced = new AsyncLocalStorage<true>();

/**
 * Runs the artifact library without its dozen lines of progress, and without its own warnings for a taken name. Its
 * masks of signed addresses still reach the runner, its debug lines when the runner wants them; what others print
 * meanwhile is let through.
 */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { write } = process.stdout;
  const wanted = process.env['RUNNER_DEBUG'] === '1' ? /^::(?:add-mask|debug)/ : /^::add-mask/;
  process.stdout.write = new Proxy(write, {
    apply: (target, stream, args) =>
      silenced.getStore() && !wanted.test(String(args[0])) ? true : (Reflect.apply(target, stream, args) as boolean),
  });
  try {
    return await silenced.run(true, work);
  } finally {
    process.stdout.write = write;
  }
}

const remark = (text: string): Note => ({ level: 'notice', topic: 'artifact', text });
const note = (reason: string): Note => remark(`The results were not kept as an artifact: ${reason}`);
