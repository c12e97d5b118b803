/**
 * Replaces files of the working tree, all of them or none, whatever ends this program meanwhile: new contents are
 * written beside the files first, a journal says what is to come, and the moves are made in one go, in which no signal
 * is seen. A run that was killed in it is taken back by the next one (repair.ts).
 */

import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync, type Stats } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning } from '../is-running.ts';
import { atEnd } from '../on-exit.ts';
import { WorldError } from '../world.ts';
import { HeldFolders } from './held-folders.ts';
import { readJournal, removeJournal, sumOf, writeJournal, type JournalEntry } from './journal.ts';

/** A file with its new bytes, not yet written. */
export interface Replacement {
  /** Relative to the workspace's root. */
  readonly path: string;
  /** Where it really is, without links. */
  readonly real: string;
  readonly original: Uint8Array;
  readonly bytes: Uint8Array;
}

/** Files that were changed, until they are kept or taken back. */
export interface Changed {
  /** The change stays. */
  keep(): void;
  /** Puts back what is still as it was changed; returns the paths of what is not, which stay as they are. */
  takeBack(): readonly string[];
}

interface Step extends Replacement {
  readonly draft: string;
  readonly found: Stats;
}

/** Throws WorldError, with nothing changed, when a file cannot be written or is no longer what it was. */
export async function changeFiles(root: string, replacements: readonly Replacement[]): Promise<Changed> {
  await waitForOthers(root);
  const folders = new HeldFolders();
  const steps = replacements.map((one) => stepOf(one, folders));
  const journal = steps.length === 0 ? null : writeJournal(root, { pid: process.pid, entries: steps.map(entryOf) });
  const state = new Change(steps, folders, journal);
  try {
    for (const [at, step] of steps.entries()) {
      state.now = step;
      writeDraft(step, folders);
      // Here a signal is seen, and takes all drafts back.
      if (at % 16 === 15) await pause();
    }
    await pause();
    for (const step of steps) {
      state.now = step;
      requireUnchanged(step, folders);
    }
    // Nothing else runs until all are moved: a signal is seen before the first or behind the last.
    for (const step of steps) {
      state.now = step;
      renameSync(folders.at(step.real, step.draft), folders.at(step.real));
      state.moved.push(step);
    }
    return state;
  } catch (error) {
    const { path } = state.now ?? { path: '' };
    const left = state.takeBack();
    const restore = 'could not be taken back (`git checkout` restores what is committed)';
    const what = left.length === 0 ? 'Nothing was changed' : `${left.map(shown).join(', ')} ${restore}`;
    throw new WorldError(`${what}: ${shown(path)} ${whyNot(error)}.`);
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

class Change implements Changed {
  /** The file that is being worked on, for the message when that fails. */
  now: Step | null = null;
  readonly moved: Step[] = [];
  readonly #steps: readonly Step[];
  readonly #folders: HeldFolders;
  readonly #journal: string | null;
  readonly #release: () => void;

  constructor(steps: readonly Step[], folders: HeldFolders, journal: string | null) {
    this.#steps = steps;
    this.#folders = folders;
    this.#journal = journal;
    this.#release = atEnd(() => void this.takeBack());
  }

  keep(): void {
    this.#end();
  }

  takeBack(): readonly string[] {
    const lost: string[] = [];
    for (const { path, real, original, bytes, found } of this.moved.splice(0).toReversed()) {
      try {
        if (!readFileSync(this.#folders.at(real)).equals(bytes)) throw new Error('edited meanwhile');
        const draft = newDraft();
        put(this.#folders.at(real, draft), original, found);
        renameSync(this.#folders.at(real, draft), this.#folders.at(real));
      } catch {
        lost.push(path);
      }
    }
    this.#end();
    return lost;
  }

  #end(): void {
    for (const { real, draft } of this.#steps) {
      try {
        rmSync(this.#folders.at(real, draft), { force: true });
      } catch {
        // Its folder is gone, and the draft with it.
      }
    }
    if (this.#journal !== null) removeJournal(this.#journal);
    this.#folders.close();
    this.#release();
  }
}

/** Short, whatever the file's own name is: names end at 255 bytes. */
const newDraft = (): string => `.bandit-remediate-${randomBytes(6).toString('hex')}`;

function stepOf(one: Replacement, folders: HeldFolders): Step {
  try {
    return { ...one, draft: newDraft(), found: lstatSync(folders.at(one.real)) };
  } catch (error) {
    folders.close();
    throw new WorldError(`Nothing was changed: ${shown(one.path)} ${whyNot(error)}.`);
  }
}

const entryOf = ({ path, draft, original, bytes }: Step): JournalEntry => ({
  path,
  draft,
  before: sumOf(original),
  after: sumOf(bytes),
  original,
});

const writeDraft = (step: Step, folders: HeldFolders): void =>
  put(folders.at(step.real, step.draft), step.bytes, step.found);

/** A new file with the mode of another one and, as far as we may, its owner. */
function put(path: string, bytes: Uint8Array, { uid, gid, mode }: Stats): void {
  writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 });
  try {
    // Files of a runner often belong to someone else than the root user of a container. Before the mode, which this may reset.
    chownSync(path, uid, gid);
  } catch {
    // Then it is ours.
  }
  chmodSync(path, mode & 0o7777);
}

/** Whoever edits a file while we work keeps the edit. */
function requireUnchanged({ real, original }: Step, folders: HeldFolders): void {
  const path = folders.at(real);
  if (!lstatSync(path).isFile() || !readFileSync(path).equals(original)) throw new Edited();
}

class Edited extends Error {}

/** Two runs in one checkout take turns. */
async function waitForOthers(root: string): Promise<void> {
  for (let waited = 0; ; waited += 100) {
    const left = readJournal(root);
    if (left === null || left.journal.pid === process.pid || !isRunning(left.journal.pid)) return;
    if (waited >= 5000)
      throw new WorldError(
        `Nothing was changed: another run (process ${left.journal.pid}) is changing files of this folder. Run it again when that has ended.`,
      );
    await sleep(100);
  }
}

function whyNot(error: unknown): string {
  if (error instanceof Edited) return 'is no longer what was scanned. Run it again';
  const reason =
    error instanceof Error && 'code' in error
      ? String(error.code)
      : error instanceof Error
        ? error.message
        : 'unknown reason';
  return `cannot be written (${reason})`;
}

const shown = (path: string): string => JSON.stringify(path);
