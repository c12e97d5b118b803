/** Edits that declare one more package, in the style of what is there. Null where the text is not simple enough. */

import type { Edit } from '../model/fixes/edit.ts';
import type { Requirement } from '../model/fixes/fix.ts';
import { dependency, dependencyOfLine, normalName, requirementLines } from './dependency.ts';
import { placesIn, stringsIn } from './toml-place.ts';

type Edits = readonly Edit[] | null;
const insertion = (at: number, text: string): Edit => ({ start: at, end: at, text });
const lineEndOf = (text: string): string => /\r\n|\n/u.exec(text)?.[0] ?? '\n';

/** A line of requirements.txt: in its place when the file is sorted, else behind the last line. */
export function addToRequirements(text: string, { name, specifier }: Requirement): Edits {
  const newline = lineEndOf(text);
  const entries = requirementLines(text).flatMap((line) => {
    const found = dependencyOfLine(line, true);
    return found ? [{ ...line, name: found.name }] : [];
  });
  const before = indexIn(
    entries.map((entry) => entry.name),
    name,
  );
  const first = entries[0];
  if (before === 0 && first) return [insertion(first.start, `${specifier}${newline}`)];
  const last =
    before === null
      ? requirementLines(text).findLast((line) => line.content !== '' || line.comment)
      : entries[before - 1];
  if (!last)
    return [insertion(text.length, `${text === '' || text.endsWith('\n') ? '' : newline}${specifier}${newline}`)];
  return [
    insertion(
      last.end,
      text.slice(last.start, last.end).endsWith('\n') ? `${specifier}${newline}` : `${newline}${specifier}${newline}`,
    ),
  ];
}

/** Where a name goes among names that are sorted; null when they are not, or too few to tell. */
function indexIn(names: readonly string[], name: string): number | null {
  if (names.length < 2 || names.some((one, at) => at > 0 && one < (names[at - 1] ?? ''))) return null;
  const at = names.findIndex((one) => one > normalName(name));
  return at === -1 ? names.length : at;
}

/** An entry of `[project] dependencies`. */
export function addToArray(text: string, { name, specifier }: Requirement): Edits {
  const array = placesIn(text).statements.find((one) => one.name === 'project.dependencies');
  if (!array || text[array.start] !== '[' || text[array.end - 1] !== ']') return null;
  const items = stringsIn(text, array.start, array.end);
  if (!items) return null;
  const quote = text[items[0]?.start ?? -1] === "'" ? "'" : '"';
  const entry = `${quote}${specifier}${quote}`;
  const inside = { start: array.start + 1, end: array.end - 1 };
  // One with nothing but a comment in it is left to a person.
  if (items.length === 0)
    return text.slice(inside.start, inside.end).trim() === '' ? [{ ...inside, text: entry }] : null;
  const names = items.map(({ start, end }) => dependency(text.slice(start + 1, end - 1))?.name ?? '');
  const at = indexIn(names, name) ?? items.length;
  const ownLine = items.every(({ start }) => /^[ \t]*$/u.test(lineBefore(text, start)));
  return ownLine ? onOwnLine(text, array.end, items, at, entry) : inLine(text, array.end, items, at, entry);
}

type Items = readonly { readonly start: number; readonly end: number }[];

/** One entry a line: the new line goes behind the comma and the comment of the one before it. */
function onOwnLine(text: string, end: number, items: Items, at: number, entry: string): Edits {
  const next = items[at];
  const last = items[at - 1];
  const indent = lineBefore(text, (next ?? last)?.start ?? 0);
  const newline = lineEndOf(text.slice(items[0]?.start));
  if (!last) return next ? [insertion(next.start, `${entry},${newline}${indent}`)] : null;
  const [behind = '', comma = ''] = /^[ \t]*(,?)[ \t]*(?:#[^\n]*)?/u.exec(text.slice(last.end, end)) ?? [];
  const lineEnd = last.end + behind.trimEnd().length;
  // The list's own habit decides whether the new last one has a comma.
  if (next) return comma === '' ? null : [insertion(lineEnd, `${newline}${indent}${entry},`)];
  if (comma !== '') return [insertion(lineEnd, `${newline}${indent}${entry},`)];
  const added = `${newline}${indent}${entry}`;
  return lineEnd === last.end
    ? [insertion(last.end, `,${added}`)]
    : [insertion(last.end, ','), insertion(lineEnd, added)];
}

function inLine(text: string, end: number, items: Items, at: number, entry: string): Edits {
  const next = items[at];
  if (next) return [insertion(next.start, `${entry}, `)];
  const last = items[at - 1];
  if (!last) return null;
  const comma = /^\s*,/u.exec(text.slice(last.end, end))?.[0];
  return comma === undefined ? [insertion(last.end, `, ${entry}`)] : [insertion(last.end + comma.length, ` ${entry},`)];
}

const lineBefore = (text: string, at: number): string => text.slice(text.lastIndexOf('\n', at - 1) + 1, at);

/** A line of `[tool.poetry.dependencies]`. */
export function addToTable(text: string, { name, specifier }: Requirement): Edits {
  const table = 'tool.poetry.dependencies';
  const { statements, headers } = placesIn(text);
  const header = headers.find((one) => one.table === table);
  const entries = statements.filter((one) => one.table === table);
  if (!header) return null;
  const newline = lineEndOf(text);
  const line = `${name} = "${dependency(specifier)?.specifier || '*'}"`;
  const packages = entries.filter((one) => one.name !== `${table}.python`);
  const at = indexIn(
    packages.map((one) => normalName(one.name.slice(table.length + 1).replace(/\..*$/u, ''))),
    name,
  );
  const before =
    at === null ? entries.at(-1) : at === 0 ? entries.find((one) => one.name === `${table}.python`) : packages[at - 1];
  const end = text.indexOf('\n', before?.end ?? header.end);
  return [end === -1 ? insertion(text.length, `${newline}${line}${newline}`) : insertion(end + 1, `${line}${newline}`)];
}
