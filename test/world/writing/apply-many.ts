/** Changes every m*.py of the folder that is given, after repairing what an earlier run left; for tests that kill it. */

import { readdirSync } from 'node:fs';
import { applyFiles } from '../../../src/world/workspace/apply.ts';
import { openWorkspace } from '../../../src/world/workspace/workspace.ts';
import { repair } from '../../../src/world/writing/repair.ts';

const [root = '', what = ''] = process.argv.slice(2);
const workspace = await openWorkspace(root, '.');
const said = await repair(workspace);
if (said !== null) console.log(said);
if (what === 'apply') {
  const names = readdirSync(root).filter((name) => /^m\d+\.py$/.test(name));
  await applyFiles(
    workspace,
    names.map((path) => ({ path, before: 'x = 1\n', after: 'x = 2\n' })),
  );
}
