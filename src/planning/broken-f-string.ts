import type { Edit } from '../model/fixes/edit.ts';
import type { PythonVersion } from '../model/fixes/project.ts';
import type { PythonFile } from '../python/tree/file.ts';
import { enclosing } from '../python/tree/tree.ts';

/**
 * Whether an edit puts something into an f-string that cannot stand there before Python 3.12: the quote that the string
 * uses, a backslash, a comment or a line break. https://peps.python.org/pep-0701/
 */
export const breaksFString = (file: PythonFile, edits: readonly Edit[], [major, minor]: PythonVersion): boolean =>
  (major > 3 || minor < 12) &&
  edits.some((edit) => {
    if (!/['"\\\n#]/u.test(edit.text)) return false;
    const node = file.root.descendantForIndex(edit.start, edit.end);
    const field = node && enclosing(node, 'interpolation');
    return field !== null && field.startIndex < edit.start;
  });
