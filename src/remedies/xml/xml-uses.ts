/** What a file does with the XML modules that it imports. */

import { importedNames, type ImportedName } from '../../python/imports/imports.ts';
import type { Binding } from '../../python/scopes/scope.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { usesOf } from '../../python/tree/names.ts';
import { enclosing, type Node } from '../../python/tree/tree.ts';
import { xmlNameOf, type XmlModule } from './xml-modules.ts';

/** One place that uses what an XML import brought. */
export interface XmlUse {
  /** The whole expression: `ET.parse`, `xml.dom.minidom.parseString`, `parse`. */
  readonly node: Node;
  /** What in it stands for the module: `ET`, `xml.dom.minidom`; null where the function itself was imported. */
  readonly module: Node | null;
  /** Name in the module: `parse`, `handler.ContentHandler`; `''` where the module itself is used as a value. */
  readonly name: string;
}

/** An import of the group: the statement, and its name in it. */
export interface XmlImport {
  readonly statement: Node;
  readonly imported: ImportedName;
  /** The import is of defusedxml already. */
  readonly safe: boolean;
}

/** A local name that stands for an XML module, or for something in one, and everything done with it in its scope. */
export interface XmlGroup {
  readonly module: XmlModule;
  readonly local: string;
  /** `''` when the name is the module, or a package round it. */
  readonly name: string;
  /** `package`: the name is `xml`, and the module is reached through it. */
  readonly shape: 'module' | 'package' | 'name';
  readonly imports: readonly XmlImport[];
  readonly uses: readonly XmlUse[];
  /** The name may stand for something else too: a variable, or `lxml`. */
  readonly others: readonly Binding[];
  /** Uses of `xml` that are not this module's: they need an import of their own. */
  readonly strays: readonly string[];
}

/** The group that a name belongs to at a place, for one module; null when no import there brings that module. */
export function xmlGroup(file: PythonFile, at: Node, local: string, module: XmlModule): XmlGroup | null {
  const bindings = file.scopes.bindings(at, local);
  const found = bindings.map((binding) => ({ binding, meaning: meaningOf(binding, module) }));
  const first = found.find(({ meaning }) => meaning !== null && !meaning.safe)?.meaning;
  if (!first) return null;
  const imports = found.flatMap(({ binding, meaning }) =>
    meaning ? importOf(binding, meaning.safe, first.shape === 'package' ? module : null) : [],
  );
  const others = found
    .filter(({ binding, meaning }) => meaning === null && !isNone(binding))
    .map(({ binding }) => binding);
  const anchor = bindings[0]?.node ?? at;
  const read = usesOf(file, anchor, local).map((node) =>
    useOf(node, first.shape === 'package' ? first.path : null, first.name, module),
  );
  const uses = read.flatMap((one) => (typeof one === 'string' ? [] : [one]));
  const strays = read.flatMap((one) => (typeof one === 'string' ? [one] : []));
  return {
    module,
    local,
    name: first.name,
    shape: first.shape,
    imports,
    uses,
    others: first.shape === 'package' ? [] : others,
    strays,
  };
}

interface Meaning {
  readonly shape: XmlGroup['shape'];
  readonly name: string;
  readonly path: string;
  readonly safe: boolean;
}

function meaningOf({ kind, path }: Binding, module: XmlModule): Meaning | null {
  if (kind !== 'import') return null;
  const standard = xmlNameOf(path);
  if (standard?.module === module)
    return { shape: standard.rest === '' ? 'module' : 'name', name: standard.rest, path, safe: false };
  const safe = xmlNameOf(path, 'safe');
  if (safe?.module === module)
    return { shape: safe.rest === '' ? 'module' : 'name', name: safe.rest, path, safe: true };
  return module.names.some((name) => name.startsWith(`${path}.`))
    ? { shape: 'package', name: '', path, safe: false }
    : null;
}

/** For the name `xml` only imports of the very module count: `import xml.sax` brings no `xml.dom`. */
function importOf({ node }: Binding, safe: boolean, only: XmlModule | null): readonly XmlImport[] {
  const statement = enclosing(node, 'import_statement', 'import_from_statement');
  const imported = statement ? (importedNames(statement) ?? []).find((one) => one.node.id === node.id) : undefined;
  return statement && imported && (only === null || only.names.includes(imported.path))
    ? [{ statement, imported, safe }]
    : [];
}

function isNone({ node }: Binding): boolean {
  const value = node.parent?.type === 'assignment' ? node.parent.childForFieldName('right') : null;
  return value?.type === 'none';
}

/** The use that begins at an identifier; its full name when it is not one of this module. */
function useOf(identifier: Node, prefix: string | null, name: string, module: XmlModule): XmlUse | string {
  const chain = [identifier];
  const words = [prefix ?? ''];
  for (let at = identifier; at.parent?.type === 'attribute' && at.parent.childForFieldName('object')?.id === at.id;) {
    at = at.parent;
    chain.push(at);
    words.push(at.childForFieldName('attribute')?.text ?? '');
  }
  const node = chain.at(-1) ?? identifier;
  const rest = words.slice(1).join('.');
  if (prefix === null)
    return { node, module: name === '' ? identifier : null, name: [name, rest].filter(Boolean).join('.') };
  const full = words.join('.');
  const found = xmlNameOf(full);
  if (found?.module !== module) return full;
  const depth =
    full.split('.').length - (found.rest === '' ? 0 : found.rest.split('.').length) - prefix.split('.').length;
  return { node, module: chain[depth] ?? identifier, name: found.rest };
}

/** Whether the use is the function of a call, and the call. */
export function callOf({ node }: XmlUse): Node | null {
  return node.parent?.type === 'call' && node.parent.childForFieldName('function')?.id === node.id ? node.parent : null;
}

/** Whether the name is one that parses, whether defusedxml has it or not. */
export function parses({ parses: known, lacks }: XmlModule, name: string): boolean {
  const first = name.split('.')[0] ?? '';
  return known.includes(first) || lacks.includes(first) || (lacks.includes('*') && first !== '');
}
