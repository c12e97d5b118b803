/** Where a new import statement goes. */
import type { Edit } from '../model/edit.ts';
import type { Import } from '../model/fix.ts';
import { lineEnd, lineStart, newlineAt, type PythonFile } from './file.ts';
import { groupOf, headOf, type Head, type HeadImport } from './file-head.ts';
import { isDeferred } from './import-reach.ts';
import { importedNames, partsOf } from './imported-names.ts';
import { readsOf } from './reads.ts';
import { children, type Node } from './tree.ts';

/** The statement as PEP 8 writes it. */
export const importText = ({ module, name, alias }: Import): string =>
  (name === null ? `import ${module}` : `from ${module} import ${name}`) + (alias === null ? '' : ` as ${alias}`);

/** The name that the import binds. */
const localOf = ({ module, name, alias }: Import): string => alias ?? name ?? module.split('.', 1)[0] ?? module;

/** Whether the file imports this at its top already, before `index` or before the first use. */
export function isPresent(file: PythonFile, wanted: Import, index = firstUse(file, localOf(wanted))): boolean {
  return children(file.root).some((statement) => statement.startIndex < index && (importedNames(statement) ?? []).some(({ path, local, node }) => {
    const { name, alias } = partsOf(node);
    if (statement.type === 'import_from_statement') return wanted.name !== null && local === localOf(wanted) && path === pathOf(wanted);
    if (wanted.name !== null || alias !== wanted.alias) return false;
    return name === wanted.module || (alias === null && name.startsWith(`${wanted.module}.`));
  }));
}

const pathOf = ({ module, name }: Import): string => (module.endsWith('.') ? module : `${module}.`) + (name ?? '');

/** The first place where the module's own statements, not a function that they define, read the name. */
const firstUse = (file: PythonFile, name: string): number => readsOf(file, name).find((node) => !isDeferred(node))?.startIndex ?? Infinity;

/** A statement to add, the place for it, and how many blank lines belong before and after it. */
interface Placed {
  readonly index: number;
  /** Behind the line that ends at `index`, or before the line that begins there. */
  readonly behind: boolean;
  readonly text: string;
  readonly wanted: Import;
  readonly blankBefore: boolean;
  readonly blankAfter: boolean;
}

/**
 * The edits that add imports to the file where they are missing: after the docstring and `__future__`, beside the group that they belong to
 * (standard library, then others, then the project's own), sorted into it where it is sorted, one statement each. Nothing inside `if TYPE_CHECKING`,
 * `try` or functions is touched. Line endings, indentation and comments stay.
 */
export function addImports(file: PythonFile, wanted: readonly Import[]): readonly Edit[] {
  const texts = new Map(wanted.map((one) => [importText(one), one]));
  const missing = [...texts.values()].filter((one) => !isPresent(file, one)).toSorted((one, other) => compare(keyOf(file, one), keyOf(file, other)));
  if (missing.length === 0) return [];
  const limit = Math.min(...missing.map((one) => readsOf(file, localOf(one))[0]?.startIndex ?? Infinity));
  const head = headOf(file);
  const usable = { ...head, imports: head.imports.filter(({ node }) => lineEnd(file.text, node.endIndex) < limit) };
  const places = missing.map((one) => placeOf(file, usable, one));
  const starts = [...new Set(places.map(({ index }) => index))];
  return starts.toSorted((one, other) => one - other).map((index) => edit(file, places.filter((place) => place.index === index)));
}

/** All statements for one place as one edit. */
function edit(file: PythonFile, places: readonly Placed[]): Edit {
  const [first] = places;
  const last = places.at(-1);
  const index = first?.index ?? 0;
  const newline = newlineAt(file, index);
  const lines: string[] = [];
  let group: number | null = null;
  for (const { text, wanted } of places) {
    const next = groupOf(file, wanted.module);
    if (group !== null && group !== next) lines.push('');
    lines.push(text);
    group = next;
  }
  const before = first?.blankBefore ? newline : '';
  const after = last?.blankAfter ? newline : '';
  const body = lines.join(newline);
  return { start: index, end: index, text: first?.behind ? newline + before + body + after : before + body + newline + after };
}

type Key = readonly [group: number, from: number, module: string, name: string];
const keyOf = (file: PythonFile, { module, name }: Import): Key => [groupOf(file, module), name === null ? 0 : 1, module.toLowerCase(), name ?? ''];
const keyOfHead = ({ group, from, module }: HeadImport): Key => [group, from ? 1 : 0, module.toLowerCase(), ''];

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (let at = 0; at < one.length; at += 1) {
    const [left = '', right = ''] = [one[at], other[at]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function placeOf(file: PythonFile, head: Head, wanted: Import): Placed {
  const group = groupOf(file, wanted.module);
  const members = head.imports.filter((one) => one.group === group);
  if (members.length > 0) return beside(file, members, wanted);
  const lower = head.imports.findLast((one) => one.group < group);
  if (lower) return behindNode(file, lower.node, wanted, true);
  const higher = head.imports[0];
  if (higher) return beforeNode(file, higher.node, wanted);
  return alone(file, head, wanted);
}

/** Into a group: in order where the group is in order, else at its end, plain imports behind plain ones. */
function beside(file: PythonFile, members: readonly HeadImport[], wanted: Import): Placed {
  const key = keyOf(file, wanted);
  const formless = ([group, , module, name]: Key): readonly (number | string)[] => [group, module, name];
  for (const order of [(one: Key) => one, formless]) {
    const sorted = members.every((one, at) => at === 0 || compare(order(keyOfHead(members[at - 1] ?? one)), order(keyOfHead(one))) <= 0);
    if (!sorted) continue;
    const previous = members.findLast((one) => compare(order(keyOfHead(one)), order(key)) <= 0);
    const [first] = members;
    if (previous) return behindNode(file, previous.node, wanted, false);
    if (first) return beforeMember(file, first.node, wanted);
  }
  const last = members.findLast(({ from }) => from === (wanted.name !== null)) ?? members.at(-1);
  return last ? behindNode(file, last.node, wanted, false) : alone(file, { imports: [], opening: null, first: null }, wanted);
}

const placed = (index: number, behind: boolean, wanted: Import, blankBefore: boolean, blankAfter: boolean): Placed =>
  ({ index, behind, text: importText(wanted), wanted, blankBefore, blankAfter });

const behindNode = (file: PythonFile, node: Node, wanted: Import, blank: boolean): Placed => placed(lineEnd(file.text, node.endIndex), true, wanted, blank, false);

const beforeMember = (file: PythonFile, node: Node, wanted: Import): Placed => placed(lineStart(file.text, node.startIndex), false, wanted, false, false);

/** Above a group that comes later, and above the comment on it, unless that is the comment at the top of the file. */
function beforeNode(file: PythonFile, node: Node, wanted: Import): Placed {
  return placed(aboveComments(file, lineStart(file.text, node.startIndex)), false, wanted, false, true);
}

function aboveComments({ text }: PythonFile, index: number): number {
  let start = index;
  while (start > 0 && /^[ \t]*#/u.test(text.slice(lineStart(text, start - 1), start))) start = lineStart(text, start - 1);
  return start === 0 ? index : start;
}

/** The first import of the file. */
function alone(file: PythonFile, { opening, first }: Head, wanted: Import): Placed {
  const { text } = file;
  if (opening !== null) {
    const index = lineEnd(text, opening.endIndex);
    return placed(index, true, wanted, true, /^\r?\n[ \t\f]*[^\s]/u.test(text.slice(index)));
  }
  if (first !== null) return placed(aboveComments(file, lineStart(text, first.startIndex)), false, wanted, false, true);
  const ended = text === '' || text.endsWith('\n');
  return placed(text.length, !ended, wanted, text.trim() !== '', false);
}
