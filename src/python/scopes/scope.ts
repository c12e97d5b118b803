import type { Node } from '../tree/tree.ts';

/** One way in which a name gets its meaning in a scope. */
export interface Binding {
  readonly name: string;
  /**
   * `import`: names a module or something in one. `local`: anything else - a variable, parameter, function or class.
   */
  readonly kind: 'import' | 'local';
  /**
   * For an import the dotted path of what the name then is: `yaml`, `xml.etree.ElementTree` for `import
   * xml.etree.ElementTree as E`, but `xml` for `import xml.etree.ElementTree`; `os.path.join`; relative imports keep
   * their dots. `''` else.
   */
  readonly path: string;
  /** The identifier, alias or statement that binds it. */
  readonly node: Node;
}

/** A module, class, function, lambda, comprehension, or the place of type parameters. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function' | 'comprehension' | 'types';
  readonly parent: Scope | null;
  readonly bindings: ReadonlyMap<string, readonly Binding[]>;
  /** Names declared `global` or `nonlocal` here. */
  readonly global: ReadonlySet<string>;
  readonly nonlocal: ReadonlySet<string>;
}
