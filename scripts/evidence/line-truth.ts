/** What git says of the lines of two commits: which are the same, added or moved. */

import type { Change } from '../../src/model/findings/comparison.ts';

export interface Diff {
  readonly changes: readonly Change[];
  /** Where a head file was at the base; null when it was not there. */
  readonly basePath: (path: string) => string | null;
  /** For each head line its line at the base; null when it is added. */
  readonly linesOf: (path: string, first: number, last: number) => readonly (number | null)[];
  /** The base lines that the hunk removes which adds a head line. */
  readonly removedWith: (
    path: string,
    line: number,
  ) => { readonly path: string; readonly first: number; readonly last: number } | null;
  readonly isMoved: (path: string, first: number, last: number) => boolean;
}

interface Hunk {
  readonly baseStart: number;
  readonly baseCount: number;
  readonly headStart: number;
  readonly headCount: number;
}

interface File {
  readonly basePath: string | null;
  readonly hunks: readonly Hunk[];
  readonly moved: ReadonlySet<number>;
}

export function diffOf(
  git: (...args: string[]) => string,
  base: string,
  head: string,
  pathspec: readonly string[],
): Diff {
  const changes = changesOf(git('diff', '-M', '--name-status', '-z', base, head, '--', ...pathspec));
  const moved = [
    '-c',
    'color.diff.newMoved=cyan',
    '-c',
    'color.diff.old=red',
    '-c',
    'color.diff.new=green',
    '-c',
    'core.quotePath=false',
  ];
  const text = git(
    ...moved,
    'diff',
    '-M',
    '--unified=0',
    '--color=always',
    '--color-moved=blocks',
    '--color-moved-ws=allow-indentation-change',
    base,
    head,
    '--',
    ...pathspec,
  );
  const files = filesOf(text);
  const basePaths = new Map(
    changes.flatMap(({ path, basePath }) => (path === null ? [] : [[path, basePath] as const])),
  );
  const basePath = (path: string): string | null => (basePaths.has(path) ? (basePaths.get(path) ?? null) : path);
  return {
    changes,
    basePath,
    linesOf: (path, first, last) =>
      Array.from({ length: last - first + 1 }, (_, offset) =>
        basePath(path) === null ? null : lineAtBase(files.get(path)?.hunks ?? [], first + offset),
      ),
    removedWith: (path, line) => {
      const hunk = files
        .get(path)
        ?.hunks.find(({ headStart, headCount }) => line >= headStart && line < headStart + headCount);
      const from = basePath(path);
      return hunk && from !== null && hunk.baseCount > 0
        ? { path: from, first: hunk.baseStart, last: hunk.baseStart + hunk.baseCount - 1 }
        : null;
    },
    isMoved: (path, first, last) => {
      for (let line = first; line <= last; line += 1) if (!files.get(path)?.moved.has(line)) return false;
      return true;
    },
  };
}

function changesOf(text: string): readonly Change[] {
  const parts = text.split('\0');
  const changes: Change[] = [];
  for (let at = 0; at + 1 < parts.length;) {
    const [status = '', first = ''] = [parts[at], parts[at + 1]];
    const renamed = status.startsWith('R') || status.startsWith('C');
    if (renamed)
      changes.push({ basePath: status.startsWith('R') ? first : null, path: parts[at + 2] ?? '', hunks: null });
    else changes.push({ basePath: status === 'A' ? null : first, path: status === 'D' ? null : first, hunks: null });
    at += renamed ? 3 : 2;
  }
  return changes;
}

function filesOf(text: string): ReadonlyMap<string, File> {
  const files = new Map<string, { basePath: string | null; hunks: Hunk[]; moved: Set<number> }>();
  let file = { basePath: null as string | null, hunks: [] as Hunk[], moved: new Set<number>() };
  let line = 0;
  let inHunk = false;
  for (const coloured of text.split('\n')) {
    const plain = coloured.replace(/\x1b\[[0-9;]*[mK]/g, '');
    const header = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(plain);
    if (plain.startsWith('diff --git ')) inHunk = false;
    else if (!inHunk && plain.startsWith('+++ ')) {
      file = { basePath: null, hunks: [], moved: new Set() };
      files.set(plain.slice(4).replace(/^b\//, '').replace(/\t$/, ''), file);
    } else if (header) {
      inHunk = true;
      const [, baseStart, baseCount = '1', headStart, headCount = '1'] = header;
      file.hunks.push({
        baseStart: Number(baseStart),
        baseCount: Number(baseCount),
        headStart: Number(headStart),
        headCount: Number(headCount),
      });
      line = Number(headStart);
    } else if (inHunk && plain.startsWith('+')) {
      if (coloured.startsWith('\x1b[36m')) file.moved.add(line);
      line += 1;
    }
  }
  return files;
}

function lineAtBase(hunks: readonly Hunk[], line: number): number | null {
  let shift = 0;
  for (const { baseStart, baseCount, headStart, headCount } of hunks) {
    const start = headCount === 0 ? headStart + 1 : headStart;
    if (line < start) break;
    if (line < headStart + headCount) return null;
    shift = (baseCount === 0 ? baseStart + 1 : baseStart) + baseCount - (start + headCount);
  }
  return line + shift;
}
