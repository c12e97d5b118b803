/**
 * The diff of a pull request as GitHub shows it: from the merge base, file by file, with the lines that can be
 * commented on.
 */

import type { BareGit } from './bare-git.ts';
import { baseOf, headOf, type Pull, type Thread } from './records.ts';

export interface DiffFile {
  readonly path: string;
  readonly previous: string | null;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** Blob at the head; at the base for a removed file. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** From the first `@@`; null for binary files, mode changes and pure renames. */
  readonly patch: string | null;
}

export interface Hunk {
  readonly text: string;
  /** Line numbers on the old and the new side, context lines on both. */
  readonly LEFT: ReadonlySet<number>;
  readonly RIGHT: ReadonlySet<number>;
}

const known = new Map<string, readonly DiffFile[]>();
const statuses: Readonly<Record<string, DiffFile['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};
const options = ['--no-color', '--no-ext-diff', '--no-textconv', '--find-renames', '--full-index', '--submodule=short'];

/** The pull request's files as of one of its commits. */
export function diffOf(pull: Pull, head = headOf(pull)): readonly DiffFile[] {
  const { git } = pull.repository;
  const from = git.mergeBase(baseOf(pull), head);
  const key = `${git.path} ${from} ${head}`;
  const found = known.get(key) ?? diff(git, from, head);
  known.set(key, found);
  return found;
}

function diff(git: BareGit, from: string, to: string): readonly DiffFile[] {
  const raw = git
    .run(['diff', ...options, '--raw', '--no-abbrev', '-z', from, to])
    .toString('utf8')
    .split('\0');
  const sections = git
    .run(['diff', ...options, '-U3', from, to])
    .toString('utf8')
    .split(/^(?=diff --git )/m);
  const files: DiffFile[] = [];
  for (let index = 0, section = 0; index + 1 < raw.length;) {
    const [, , old = '', young = '', letter = ''] = (raw[index] ?? '').split(' ');
    const status = statuses[letter.charAt(0)] ?? 'modified';
    const moved = status === 'renamed';
    const path = raw[index + (moved ? 2 : 1)] ?? '';
    const patch = status === 'changed' ? null : patchIn(sections[section] ?? '');
    const count = (sign: string): number => patch?.split('\n').filter((line) => line.startsWith(sign)).length ?? 0;
    files.push({
      path,
      status,
      patch,
      previous: moved ? (raw[index + 1] ?? '') : null,
      sha: status === 'removed' ? old : young,
      additions: count('+'),
      deletions: count('-'),
    });
    index += moved ? 3 : 2;
    section += status === 'changed' ? 2 : 1;
  }
  return files;
}

function patchIn(section: string): string | null {
  const start = section.search(/^@@ /m);
  return start === -1 ? null : section.slice(start).replace(/\n$/, '');
}

/** The hunks of a patch. */
export function hunksOf(patch: string): readonly Hunk[] {
  return patch.split(/^(?=@@ )/m).map((text) => {
    const [, old = '0', young = '0'] = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(text) ?? [];
    const [LEFT, RIGHT] = [new Set<number>(), new Set<number>()];
    let [left, right] = [Number(old), Number(young)];
    for (const line of text.replace(/\n$/, '').split('\n').slice(1)) {
      const sign = line.charAt(0);
      if (sign === '-' || sign === ' ') LEFT.add(left++);
      if (sign === '+' || sign === ' ') RIGHT.add(right++);
    }
    return { text: text.replace(/\n$/, ''), LEFT, RIGHT };
  });
}

/** Where a thread's line is now; null when a later push changed its lines, which makes it outdated. */
export function currentLine(thread: Thread): number | null {
  const {
    pull: {
      repository: { git },
    },
    pull,
    path,
    commit,
    line,
  } = thread;
  const head = headOf(pull);
  if (thread.side === 'LEFT' || head === commit) return line;
  const text = git.run(['diff', ...options, '-U0', commit, head, '--', `:(top,literal)${path}`]).toString('utf8');
  if (/^(?:deleted file|rename from|Binary files)/m.test(text)) return null;
  let shift = 0;
  for (const [, start = '0', count = '1', , added = '1'] of text.matchAll(
    /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/gm,
  )) {
    const [from, lines] = [Number(start), Number(count)];
    const first = lines === 0 ? from + 1 : from;
    if (first > line) break;
    if (first + lines > (thread.startLine ?? line)) return null;
    shift += Number(added) - lines;
  }
  return line + shift;
}
