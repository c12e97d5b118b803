/**
 * Which lines of changed Python files differ, as git's own diff tells: what a reviewer sees as added is what we call
 * added.
 */

import type { Change, Hunk } from '../../model/findings/comparison.ts';
import type { Git, GitCall } from './git.ts';
import { pathMap } from './paths.ts';

/** A patch of which only the headers count. The user's settings must change neither its form nor its alignment. */
export const patchOptions = [
  '--patch',
  '-U0',
  '--text',
  '--inter-hunk-context=0',
  '--diff-algorithm=default',
  '--indent-heuristic',
  '--src-prefix=a/',
  '--dst-prefix=b/',
];
/**
 * `*.py` in any folder. Elsewhere paths are taken literally (see git.ts), which this switches off: none here comes from
 * outside.
 */
export const pythonFiles = [':(glob)**/*.py', ':(glob)**/*.pyw'];
const patchTime = 120_000;
/** In all files together; a file that goes beyond has none. */
const mostHunks = 500_000;
const longestHeader = 64 * 1024;

const isPython = (path: string | null): boolean => path !== null && /\.pyw?$/.test(path);
const key = (basePath: string | null, path: string | null): string => `${basePath ?? ''}\0${path ?? ''}`;

/**
 * The changes with the hunks of Python files that are on both sides. Never fails: what git does not tell in time stays
 * null.
 */
export async function withHunks(
  git: Git,
  base: string,
  changes: readonly Change[],
  safely: readonly string[],
  call: GitCall,
): Promise<readonly Change[]> {
  if (!changes.some(({ path, basePath }) => isPython(path) && isPython(basePath))) return changes;
  const toOurs = pathMap(git);
  const found = new Map<string, readonly Hunk[]>();
  const reader = hunkReader((basePath, path, hunks) => {
    const [from, to] = [toOurs(basePath), toOurs(path)];
    if (from !== null && to !== null) found.set(key(from, to), hunks);
  });
  const args = ['--no-literal-pathspecs', 'diff', ...patchOptions, ...safely, base, '--', ...pythonFiles];
  const done = await git.run(args, { ...call, timeout: patchTime, onStdout: reader.feed });
  if (done.code !== 0 || !reader.end()) return changes;
  return changes.map((change) => ({ ...change, hunks: found.get(key(change.basePath, change.path)) ?? null }));
}

type Take = (basePath: Buffer, path: Buffer, hunks: readonly Hunk[]) => void;

export interface HunkReader {
  readonly feed: (chunk: Buffer) => void;
  /**
   * After the last chunk; false when the output was not understood to its end, and then nothing of it should be
   * believed.
   */
  readonly end: () => boolean;
}

interface Section {
  from: string | null;
  to: string | null;
  /** null when the file is binary or has too many. */
  hunks: Hunk[] | null;
}

/**
 * Reads a patch without context in chunks of any size and gives each file that is on both sides. Content is hostile, so
 * its lines are skipped by the counts in the hunk's header and never read; names come quoted when they hold line ends
 * or quotes.
 */
export function hunkReader(take: Take, most = mostHunks): HunkReader {
  let section: Section | null = null;
  let [left, minus, plus] = [most, 0, 0];
  let [header, skipping, broken] = ['', false, false];
  const finish = (): void => {
    if (section?.hunks && section.from !== null && section.to !== null) {
      left -= section.hunks.length;
      take(unquoted(section.from), unquoted(section.to), section.hunks);
    }
    section = null;
  };
  const readHeader = (line: string): void => {
    if (line.startsWith('diff --git ')) {
      finish();
      section = { from: null, to: null, hunks: [] };
    } else if (line.startsWith('* Unmerged path ')) broken = true; // The one place where git writes a name without quoting it.
    else if (section && line.startsWith('@@ ')) {
      const hunk = hunkOf(line);
      if (!hunk) broken = true;
      else [minus, plus] = [hunk.baseCount, hunk.headCount];
      if (hunk && section.hunks && section.hunks.push(hunk) > left) section.hunks = null;
    } else if (section) readName(section, line);
  };
  /** What a line of content is, by its first byte. `\ No newline at end of file` counts on neither side. */
  const startContent = (first: number | undefined): void => {
    if (first === 0x2d && minus > 0) minus -= 1;
    else if (first === 0x2b && plus > 0) plus -= 1;
    else if (first !== 0x5c) broken = true;
    skipping = true;
  };
  const feed = (chunk: Buffer): void => {
    for (let at = 0; at < chunk.length && !broken;) {
      if (!skipping && header === '' && minus + plus > 0) startContent(chunk[at]);
      const end = chunk.indexOf(10, at);
      const stop = end < 0 ? chunk.length : end;
      if (!skipping) header += chunk.toString('latin1', at, stop);
      if (header.length > longestHeader) broken = true;
      if (end >= 0 && !skipping) readHeader(header);
      if (end >= 0) [header, skipping] = ['', false];
      at = stop + 1;
    }
  };
  const end = (): boolean => {
    broken ||= skipping || minus + plus > 0 || header !== '';
    if (!broken) finish();
    return !broken;
  };
  return { feed, end };
}

function readName(section: Section, line: string): void {
  if (line.startsWith('rename from ')) section.from = line.slice('rename from '.length);
  else if (line.startsWith('rename to ')) section.to = line.slice('rename to '.length);
  else if (line.startsWith('--- ')) section.from = withoutPrefix(line.slice(4), 'a/');
  else if (line.startsWith('+++ ')) section.to = withoutPrefix(line.slice(4), 'b/');
  else if (line.startsWith('Binary files ')) section.hunks = null;
}

/** A tab follows names with spaces. Without the prefix it is `/dev/null`. */
function withoutPrefix(name: string, prefix: string): string | null {
  const bare = name.replace(/\t$/, '');
  if (bare.startsWith(prefix)) return bare.slice(prefix.length);
  return bare.startsWith(`"${prefix}`) ? `"${bare.slice(prefix.length + 1)}` : null;
}

function hunkOf(line: string): Hunk | null {
  const [found, baseLine, baseCount = '1', headLine, headCount = '1'] =
    /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/.exec(line) ?? [];
  if (found === undefined) return null;
  return {
    baseLine: Number(baseLine),
    baseCount: Number(baseCount),
    headLine: Number(headLine),
    headCount: Number(headCount),
  };
}

const escapes: Readonly<Record<string, string>> = { a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' };

/** Names with special characters are written as C strings: see core.quotePath in https://git-scm.com/docs/git-config */
function unquoted(name: string): Buffer {
  const plain =
    name.startsWith('"') && name.endsWith('"') && name.length > 1
      ? name
          .slice(1, -1)
          .replace(/\\([0-7]{3}|.)/g, (_, code: string) =>
            code.length === 3 ? String.fromCharCode(parseInt(code, 8) & 255) : (escapes[code] ?? code),
          )
      : name;
  return Buffer.from(plain, 'latin1');
}
