/** Which name stands for what at a place: Python's scopes, with imports, aliases and from-imports resolved. */
import type { Node } from './tree.ts';

/** One way in which a name gets its meaning in a scope. */
export interface Binding {
  readonly name: string;
  /** `import`: names a module or something in one. `local`: anything else - a variable, parameter, function or class. */
  readonly kind: 'import' | 'local';
  /** For an import the dotted path: `yaml`, `xml.etree.ElementTree`, `os.path.join`; relative imports keep their dots. `''` else. */
  readonly path: string;
  /** The identifier, alias or statement that binds it. */
  readonly node: Node;
}

/** The scopes of one file. */
export interface Scopes {
  /** Every binding of `name` in the scope that `at` sees it in; empty for a builtin or an unknown name. */
  bindings(at: Node, name: string): readonly Binding[];
  /** Whether the file has `from x import *` anywhere, so that an unknown name may come from there. */
  readonly star: boolean;
}

export function scopesOf(_root: Node): Scopes {
  throw new Error('not yet');
}
