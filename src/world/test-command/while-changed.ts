import { writeFileSync } from 'node:fs';
import type { ChangedFile } from '../../model/fixes/remediation.ts';
import { applyFiles, type Original } from '../workspace/apply.ts';
import type { Workspace } from '../workspace/workspace.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Changes files, does something, and puts them back: also when that fails, and when a signal ends this program
 * meanwhile. Throws WorldError when the files cannot be changed, or are not what was left there when they are put back.
 */
export async function whileChanged<T>(
  workspace: Workspace,
  files: readonly ChangedFile[],
  action: () => Promise<T>,
): Promise<T> {
  const release = putBackOnSignal(await applyFiles(workspace, files));
  try {
    return await action();
  } finally {
    await applyFiles(
      workspace,
      files.map(({ path, before, after }) => ({ path, before: after, after: before })),
    );
    release();
  }
}

/** Nothing asynchronous runs any more once a signal is passed on. */
function putBackOnSignal(originals: readonly Original[]): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    for (const { real, bytes } of originals) writeFileSync(real, bytes);
    release();
    process.kill(process.pid, signal);
  };
  const release = (): void => {
    for (const signal of signals) process.off(signal, onSignal);
  };
  if (originals.length > 0) for (const signal of signals) process.on(signal, onSignal);
  return release;
}
