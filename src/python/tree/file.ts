import type { Finding } from '../../model/findings/finding.ts';
import type { Project } from '../../model/fixes/project.ts';
import { scopesOf, type Scopes } from '../scopes/scopes.ts';
import { linesOf, type Lines } from '../text/lines.ts';
import { isBroken, type Node, type Parse, type Tree } from './tree.ts';

/** One Python file as a rule sees it: text, tree, names, and the project round it. */
export interface PythonFile {
  /** Repository-relative. */
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly root: Node;
  /** Which names stand for what, and where. */
  readonly scopes: Scopes;
  readonly project: Project;
}

/**
 * Hands a file to `use`, parses it when its tree is asked for, and frees the tree. Nothing of the tree may be kept
 * beyond that.
 */
export function withPython<T>(
  parse: Parse,
  path: string,
  text: string,
  project: Project,
  use: (file: PythonFile) => T,
): T {
  let tree: Tree | null = null;
  let root: Node | null = null;
  let scopes: Scopes | null = null;
  const file: PythonFile = {
    path,
    text,
    project,
    lines: linesOf(text),
    get root() {
      return (root ??= (tree = parse(text)).rootNode);
    },
    get scopes() {
      return (scopes ??= scopesOf(file.root));
    },
  };
  try {
    return use(file);
  } finally {
    // The closures have assigned it, which control flow cannot see.
    (tree as Tree | null)?.delete();
  }
}

/** Test ids whose findings are one kind of node; the others are calls. */
const strings = ['string', 'concatenated_string'];
const nodeTypes: Readonly<Record<string, readonly string[]>> = {
  B101: ['assert_statement'],
  B104: strings,
  B105: strings,
  B108: strings,
  B608: strings,
  B107: ['function_definition'],
  B110: ['except_clause'],
  B112: ['except_clause'],
};
const importTypes = ['import_statement', 'import_from_statement', 'future_import_statement', 'call'];

/**
 * The node that a finding is about: the call, string, import, assert, handler or function at its span. Null when the
 * text there is something else, could be several things, or has a syntax error: such a finding must be refused
 * (`unreadable`). `types` narrows it down further.
 */
export function nodeOf(file: PythonFile, finding: Finding, ...types: readonly string[]): Node | null {
  const wanted =
    types.length > 0 ? types : (nodeTypes[finding.test] ?? (finding.test.startsWith('B4') ? importTypes : ['call']));
  const start = indexOf(file.lines, finding.span.startLine, finding.span.startColumn);
  const end = indexOf(file.lines, finding.span.endLine, finding.span.endColumn);
  const candidates: Node[] = [];
  // The smallest node that covers the start; those that begin there as well lie above it.
  for (
    let at: Node | null = file.root.descendantForIndex(start, Math.min(start + 1, file.text.length));
    at !== null;
    at = at.parent
  ) {
    if (wanted.includes(at.type) && at.startIndex === start) candidates.push(at);
    else if (at.startIndex < start && candidates.length > 0) break;
    else if (at.startIndex < start && wanted.includes(at.type) && strings.includes(at.type) && at.text.includes('{'))
      candidates.push(at); // A piece of an f-string.
  }
  const exact = candidates.filter((node) => node.endIndex === end);
  const [only, ...others] = exact.length > 0 ? exact : candidates;
  return only !== undefined && others.length === 0 && !isBroken(only) ? only : null;
}

/** Index in the text of a 1-based line and 1-based UTF-16 column. */
export const indexOf = (lines: Lines, line: number, column: number): number =>
  (lines.starts[line - 1] ?? lines.text.length) + column - 1;

/** White space at the beginning of the line that the node starts on. */
export function indentOf(file: PythonFile, node: Node): string {
  const line = lineStart(file.text, node.startIndex);
  return /^[ \t\f]*/u.exec(file.text.slice(line, node.startIndex))?.[0] ?? '';
}

/**
 * What the file indents a block with, seen from its first block on lines of its own; four spaces when there is none.
 */
export function indentUnit(file: PythonFile): string {
  for (const { index, 1: inner = '' } of file.text.matchAll(
    /:[ \t]*(?:#[^\n]*)?\r?\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*([ \t]+)[^\s#]/gu,
  )) {
    const colon = file.root.descendantForIndex(index);
    // A colon may as well stand in a string, a slice or a dictionary.
    if (colon?.type !== ':' || !colon.parent?.namedChildren.some((child) => child.type === 'block')) continue;
    const outer = indentOf(file, colon.parent);
    if (inner.startsWith(outer) && inner.length > outer.length) return inner.slice(outer.length);
  }
  return '    ';
}

/** The line ending to write at a place: the one of the line that it is in, else the file's first, else a line feed. */
export function newlineAt(file: PythonFile, index: number): string {
  return (/\r\n|\n/u.exec(file.text.slice(index)) ?? /\r\n|\n/u.exec(file.text))?.[0] ?? '\n';
}

/** Index of the first character of the line that holds `index`. */
export const lineStart = (text: string, index: number): number => text.lastIndexOf('\n', index - 1) + 1;

/** Index behind the last character of the line that holds `index`, its ending left out. */
export function lineEnd(text: string, index: number): number {
  const end = text.indexOf('\n', index);
  const stop = end === -1 ? text.length : end;
  return text[stop - 1] === '\r' ? stop - 1 : stop;
}

/**
 * A piece of source for a sentence in Markdown: one line, at most 60 characters, as a code span. Never for a value that
 * may be a secret.
 */
export function quoted(node: Node | string): string {
  const text = (typeof node === 'string' ? node : node.text).replace(/\s+/gu, ' ').replaceAll('`', "'").trim();
  return `\`${text.length > 60 ? `${text.slice(0, 59)}…` : text}\``;
}

/** Whether the file holds tests, by the names that pytest, unittest and Django go by. */
export const isTestFile = ({ path }: Pick<PythonFile, 'path'>): boolean =>
  /(?:^|\/)(?:tests?|testing)\/|(?:^|\/)(?:test_[^/]*|[^/]*_tests?|conftest|tests?)\.pyw?$/iu.test(path);
