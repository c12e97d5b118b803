/** One use of an XML parser, moved to defusedxml beside the standard module. */

import type { Edit } from '../../model/fixes/edit.ts';
import type { Import } from '../../model/fixes/fix.ts';
import { addArgument, replace } from '../../python/edits/arguments.ts';
import { reach, type Reach } from '../../python/imports/imports.ts';
import { occurrences } from '../../python/scopes/reads.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import type { Node } from '../../python/tree/tree.ts';
import { needsBuilder, textToEncode } from './xml-calls.ts';
import type { XmlModule } from './xml-modules.ts';
import { encoding } from './xml-swap.ts';
import { callOf, type XmlUse } from './xml-uses.ts';

export interface Move {
  readonly edits: readonly Edit[];
  readonly imports: readonly Import[];
}

/** One use goes to defusedxml, and the import of the standard module stays. */
export function moveUse(file: PythonFile, module: XmlModule, use: XmlUse): Move | null {
  const safe = safeModule(file, module, use.node);
  const call = callOf(use);
  if (!safe || !use.module) return null;
  const builder =
    call && needsBuilder(use, module.safe) ? addArgument(file, call, `target=${use.module.text}.TreeBuilder()`) : [];
  return {
    edits: [replace(use.module, safe.code), ...builder, ...encoding(textToEncode(file, use, module.safe))],
    imports: safe.imports,
  };
}

/** How to write the module of defusedxml beside the standard one. */
function safeModule(file: PythonFile, { safe, alias }: XmlModule, at: Node): Reach | null {
  const found = reach(file, at, safe, safe);
  if (alias === null || found?.imports.length === 0) return found;
  return occurrences(file, alias).length === 0
    ? { code: alias, imports: [{ module: safe, name: null, alias }] }
    : found;
}
