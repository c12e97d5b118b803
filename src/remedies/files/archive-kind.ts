/** Which kind of archive an expression holds. */

import { argument } from '../../python/edits/arguments.ts';
import { annotationOf, valuesOf } from '../../python/scopes/origin.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { calledName, dotted, qualified, usesOf } from '../../python/tree/names.ts';
import { enclosing, type Node } from '../../python/tree/tree.ts';

/** `like-tar`: nothing shows where it comes from, and methods that only `TarFile` has are called on it. */
export type ArchiveKind = 'tar' | 'like-tar' | 'zip' | 'mixed' | 'unknown';

export function archiveKind(file: PythonFile, receiver: Node): ArchiveKind {
  const values = valuesOf(file, receiver);
  const annotation = annotationOf(file, receiver);
  const kinds = values === null ? [] : values.map((value) => kindOfValue(file, value));
  const all = [
    ...new Set([...kinds, ...(kinds.length === 0 && annotation ? [kindOfName(qualified(file, annotation))] : [])]),
  ];
  const [only] = all;
  if (all.length > 1) return 'mixed';
  return only !== undefined && only !== 'unknown' ? only : byMethods(file, receiver);
}

function kindOfValue(file: PythonFile, value: Node): ArchiveKind {
  const called = calledName(file, value);
  if (called === 'contextlib.closing' || /\.enter_context$/u.test(value.childForFieldName('function')?.text ?? '')) {
    const inner = argument(value, 0, 'thing')?.value;
    return inner ? archiveKind(file, inner) : 'unknown';
  }
  return kindOfName(called);
}

function kindOfName(name: string | null): ArchiveKind {
  if (/^tarfile\.(?:open|TarFile(?:\.\w*open)?)$/u.test(name ?? '')) return 'tar';
  return /^zipfile\.(?:Py)?ZipFile$/u.test(name ?? '') ? 'zip' : 'unknown';
}

/** `getmembers`, `getnames`, `extractfile` and `next` are TarFile's; `namelist` and `infolist` are ZipFile's. */
function byMethods(file: PythonFile, receiver: Node): ArchiveKind {
  const name = dotted(receiver);
  if (name === null) return 'unknown';
  const uses =
    receiver.type === 'identifier'
      ? usesOf(file, receiver, name).map((use) => use.parent)
      : attributesOf(receiver, name);
  const methods = uses.map((use) =>
    use?.type === 'attribute' ? (use.childForFieldName('attribute')?.text ?? '') : '',
  );
  const tar = methods.some((method) => /^(?:getmembers?|getnames|extractfile)$/u.test(method));
  const zip = methods.some((method) => /^(?:namelist|infolist|testzip)$/u.test(method));
  if (tar && zip) return 'mixed';
  return tar ? 'like-tar' : 'unknown';
}

const attributesOf = (receiver: Node, name: string): readonly Node[] =>
  (enclosing(receiver, 'class_definition')?.descendantsOfType('attribute') ?? []).filter(
    (node) => node.childForFieldName('object')?.text === name,
  );
