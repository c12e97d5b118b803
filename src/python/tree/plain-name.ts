/** Names on their own. */

import { readsOf } from '../scopes/reads.ts';
import type { PythonFile } from './file.ts';
import { dotted } from './names.ts';
import type { Node } from './tree.ts';

/**
 * Whether an import of this name at the top of the file would mean the import at this place, and change the meaning of
 * nothing else.
 */
export function isPlainName(file: PythonFile, at: Node, name: string): boolean {
  if (file.scopes.star || file.scopes.bindings(at, name).length > 0 || file.scopes.module.bindings.has(name))
    return false;
  return !readsOf(file, name).some((node) => file.scopes.owner(node, name) === null);
}

/** The name that a chain of attributes begins with: `safestring` of `safestring.mark_safe`. */
export const firstName = (called: Node): string => dotted(called)?.split('.')[0] ?? '';
