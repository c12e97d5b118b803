/** Adds import statements to a file. */

import type { Edit } from '../../model/fixes/edit.ts';
import type { Import } from '../../model/fixes/fix.ts';
import { readsOf } from '../scopes/reads.ts';
import { lineEnd, newlineAt, type PythonFile } from '../tree/file.ts';
import { groupOf, headOf } from './file-head.ts';
import { inOrder, placeOf, type Place } from './import-place.ts';
import { importText, isPresent, localOf } from './import-statement.ts';

interface Placed {
  readonly wanted: Import;
  readonly place: Place;
}

/**
 * The edits that add imports to the file where they are missing: after the docstring and `__future__`, beside the group
 * that they belong to (standard library, then others, then the project's own), sorted into it where it is sorted, one
 * statement each. Nothing inside `if TYPE_CHECKING`, `try` or functions is touched. Line endings, indentation and
 * comments stay.
 */
export function addImports(file: PythonFile, wanted: readonly Import[]): readonly Edit[] {
  const different = [...new Map(wanted.map((one) => [importText(one), one])).values()];
  const missing = different.filter((one) => !isPresent(file, one)).toSorted((one, other) => inOrder(file, one, other));
  if (missing.length === 0) return [];
  const limit = Math.min(...missing.map((one) => readsOf(file, localOf(one))[0]?.startIndex ?? Infinity));
  const head = headOf(file);
  const usable = { ...head, imports: head.imports.filter(({ node }) => lineEnd(file.text, node.endIndex) < limit) };
  const placed = missing.map((one) => ({ wanted: one, place: placeOf(file, usable, one) }));
  const indices = [...new Set(placed.map(({ place }) => place.index))].toSorted((one, other) => one - other);
  return indices.map((index) =>
    edit(
      file,
      placed.filter(({ place }) => place.index === index),
    ),
  );
}

/** All statements for one place as one edit, groups divided by a blank line. */
function edit(file: PythonFile, placed: readonly Placed[]): Edit {
  const index = placed[0]?.place.index ?? 0;
  const behind = placed[0]?.place.behind ?? false;
  const newline = newlineAt(file, index);
  const divided = placed.some(({ place }) => place.blankBefore + place.blankBehind > 0);
  const lines = placed.flatMap(({ wanted }, at) => {
    const previous = placed[at - 1]?.wanted;
    const isNew = previous !== undefined && groupOf(file, previous.module) !== groupOf(file, wanted.module);
    return isNew && divided ? ['', importText(wanted)] : [importText(wanted)];
  });
  const before = newline.repeat(placed[0]?.place.blankBefore ?? 0);
  const after = newline.repeat(placed.at(-1)?.place.blankBehind ?? 0);
  const body = before + lines.join(newline) + (behind ? '' : newline) + after;
  return { start: index, end: index, text: behind ? newline + body : body };
}
