/** What a dotted name in the code means. */
import type { PythonFile } from './file.ts';
import type { Node } from './tree.ts';

/** `a.b.c` as written, for an identifier or a chain of attributes; null for anything else. */
export function dotted(node: Node): string | null {
  throw new Error(`not yet ${node.type}`);
}

/**
 * The full name of what an identifier or a chain of attributes stands for, through imports, aliases and scopes:
 * `Y.load` -> `yaml.load` after `import yaml as Y`. A builtin has its own name (`eval`). Null when the name is a local one,
 * when its imports disagree, or when a star import could have brought it.
 * `try: import x / except ImportError: x = None` still is `x`.
 */
export function qualified(file: PythonFile, node: Node): string | null {
  throw new Error(`not yet ${file.path} ${node.type}`);
}

/** The full name of a call's function: `qualified` of its `function`. */
export function calledName(file: PythonFile, call: Node): string | null {
  throw new Error(`not yet ${file.path} ${call.type}`);
}

/** Whether `name` at that place is Python's own, neither rebound nor possibly brought by a star import. */
export function isBuiltin(file: PythonFile, at: Node, name: string): boolean {
  throw new Error(`not yet ${file.path} ${at.type} ${name}`);
}

/** Every place in the file that reads the name `name` as bound at `at` (same scope), the binding itself left out. */
export function usesOf(file: PythonFile, at: Node, name: string): readonly Node[] {
  throw new Error(`not yet ${file.path} ${at.type} ${name}`);
}
