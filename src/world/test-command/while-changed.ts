import type { ChangedFile } from '../../model/fixes/remediation.ts';
import { changedFiles } from '../workspace/apply.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { WorldError } from '../world.ts';

/**
 * Changes files, does something, and puts them back: also when that fails, when a signal ends this program meanwhile,
 * and, by the next run, when it is killed. Throws WorldError when the files cannot be changed, or are not what was left
 * there when they are put back: what somebody else wrote stays.
 */
export async function whileChanged<T>(
  workspace: Workspace,
  files: readonly ChangedFile[],
  action: () => Promise<T>,
): Promise<T> {
  const changed = await changedFiles(workspace, files);
  let lost: readonly string[] = [];
  try {
    return await action();
  } finally {
    lost = changed.takeBack();
    requireAll(lost);
  }
}

function requireAll(lost: readonly string[]): void {
  if (lost.length === 0) return;
  const which = lost.map((path) => JSON.stringify(path)).join(', ');
  throw new WorldError(
    `${which} changed while the tests ran, so ${lost.length === 1 ? 'it is' : 'they are'} left as they are now, with the fixes in them. \`git diff\` shows what they hold.`,
  );
}
