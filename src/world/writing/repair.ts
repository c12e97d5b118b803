/** Takes back what a run that was killed had begun to change. */

import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { counted } from '../../model/count.ts';
import { isRunning } from '../is-running.ts';
import { realInside, type Workspace } from '../workspace/workspace.ts';
import { readJournal, removeJournal, sumOf, type JournalEntry } from './journal.ts';

type Fate = 'untouched' | 'restored' | 'edited';

/**
 * Puts the files back as they were before a run that is gone; what somebody has edited since stays. Returns one line
 * for people, or null when there was nothing to do.
 */
export async function repair(workspace: Workspace): Promise<string | null> {
  const left = readJournal(workspace.root);
  if (left === null || isRunning(left.journal.pid)) return null;
  const fates: Fate[] = [];
  const edited: string[] = [];
  for (const entry of left.journal.entries) {
    const fate = await restore(workspace, entry);
    fates.push(fate);
    if (fate === 'edited') edited.push(entry.path);
  }
  removeJournal(left.place);
  const back = fates.filter((fate) => fate === 'restored').length;
  if (back + edited.length === 0) return null;
  const put = `An earlier run was killed while it changed files: ${counted(back, 'file')} ${back === 1 ? 'is' : 'are'} put back as before.`;
  const kept = edited.map((path) => JSON.stringify(path)).slice(0, 3);
  const more = edited.length > 3 ? ` and ${edited.length - 3} more` : '';
  return edited.length === 0
    ? put
    : `${put} ${kept.join(', ')}${more} ${edited.length === 1 ? 'was' : 'were'} edited since and left alone.`;
}

async function restore(workspace: Workspace, { path, draft, before, after, original }: JournalEntry): Promise<Fate> {
  const real = await realInside(workspace, path);
  if (real === null || relative(workspace.root, real).split(sep).includes('.git')) return 'edited';
  removeDraft(join(dirname(real), draft));
  try {
    const found = lstatSync(real);
    const now = sumOf(readFileSync(real));
    if (now === before) return 'untouched';
    if (now !== after || !found.isFile()) return 'edited';
    const again = join(dirname(real), `${draft}`);
    writeFileSync(again, original, { flag: 'wx', mode: found.mode & 0o7777 });
    renameSync(again, real);
    return 'restored';
  } catch {
    return 'edited';
  }
}

/** Only a regular file under a name of ours. */
function removeDraft(path: string): void {
  try {
    if (basename(path).startsWith('.bandit-remediate-') && lstatSync(path).isFile()) rmSync(path);
  } catch {
    // It is not there.
  }
}
