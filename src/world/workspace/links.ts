import { join } from 'node:path';
import { realInside, type Workspace } from './workspace.ts';

/**
 * Which of the paths lead through a link, of the file itself or of a folder: git has the link there, and no patch can
 * change what it leads to.
 */
export async function linkedPaths(workspace: Workspace, paths: readonly string[]): Promise<readonly string[]> {
  const linked = await Promise.all(
    paths.map(async (path) => (await realInside(workspace, path)) !== join(workspace.root, path)),
  );
  return paths.filter((_, index) => linked[index]);
}
