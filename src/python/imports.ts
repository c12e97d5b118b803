/** Imports as data: how to reach a module from a place in the code, and how to add and remove import statements. */
import type { Edit } from '../model/edit.ts';
import type { Import } from '../model/fix.ts';
import type { PythonFile } from './file.ts';
import type { Node } from './tree.ts';

/** How something can be written at a place, and the import that this takes: none when the file has it already. */
export interface Reach {
  readonly code: string;
  readonly imports: readonly Import[];
}

/**
 * The way to write `target` (`os`, `os.environ`, `tempfile.mkstemp`, `defusedxml.ElementTree.parse`) at the node `at`.
 * `module` is the part of it that is a module (`os`, `tempfile`, `defusedxml.ElementTree`). What the file imports at its top already is used,
 * aliases and from-imports included; else `import module` is asked for. Null when the name that it would need means
 * something else at that place, or would in a scope of the file that uses it.
 */
export function reach(file: PythonFile, at: Node, module: string, target: string): Reach | null {
  throw new Error(`not yet ${file.path} ${at.type} ${module} ${target}`);
}

/**
 * The edits that add imports to the file where they are missing: after the docstring and `__future__`, beside the group that they belong to
 * (standard library, then others, then the project's own), sorted into it where it is sorted, one statement each. Nothing inside `if TYPE_CHECKING`,
 * `try` or functions is touched. Line endings, indentation and comments stay.
 */
export function addImports(file: PythonFile, wanted: readonly Import[]): readonly Edit[] {
  throw new Error(`not yet ${file.path} ${wanted.length}`);
}

/**
 * The edits that remove the imports of local names which nothing uses: not in code, not in `__all__`, not in a string annotation or a doctest, and not
 * in an `__init__.py` or a file with a star import's look-alike, where the import may be the point. One alias of several goes alone;
 * a statement goes with its line; the last one in a block leaves `pass`.
 */
export function dropUnused(file: PythonFile, names: readonly string[]): readonly Edit[] {
  throw new Error(`not yet ${file.path} ${names.length}`);
}

/** The import statement's aliases, as data: `import a.b as c, d` -> two; `from . import x` keeps its dots. Null for a star import. */
export interface ImportedName {
  /** The path: `a.b`, or for a from-import module and name: `.x`, `os.path.join`. */
  readonly path: string;
  /** The name that it binds: `c`, `d`, `x`; for `import a.b` it is `a`. */
  readonly local: string;
  /** The alias or dotted name in the tree. */
  readonly node: Node;
}
export function importedNames(statement: Node): readonly ImportedName[] | null {
  throw new Error(`not yet ${statement.type}`);
}

/** Replaces one imported name of a statement by another import, or splits it off: `import pickle, os` -> `import os` and the new line. */
export function replaceImport(file: PythonFile, statement: Node, name: ImportedName, by: Import): readonly Edit[] {
  throw new Error(`not yet ${file.path} ${statement.type} ${name.path} ${by.module}`);
}
