/** Two versions of a file with marked findings, and how many of the head's are recognised. For tests. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { identify } from '../../src/identity/identity.ts';
import type { Hunk } from '../../src/model/findings/comparison.ts';
import type { Finding } from '../../src/model/findings/finding.ts';
import type { Identified } from '../../src/model/findings/identity.ts';
import { readBaseline, writeBaseline } from '../../src/recognition/prune-baseline.ts';
import { recogniseAtBase } from '../../src/recognition/recognise-at-base.ts';
import { recogniseInBaseline } from '../../src/recognition/recognise-in-baseline.ts';
import { hunkReader, patchOptions } from '../../src/world/git/hunks.ts';
import { aFinding } from '../builders.ts';

export interface Version {
  readonly path: string;
  readonly text: string;
  readonly findings: readonly Identified[];
}

/**
 * Python text in which each finding stands between «marks», with its test id in front when it is not B602:
 * `«B101:assert x»`.
 */
export function version(marked: string, path = 'app/run.py', change: Partial<Finding> = {}): Version {
  const { text, findings } = unmarked(marked, path, change);
  return { path, text, findings: identify(findings, new Map([[path, text]])) };
}

export function unmarked(
  marked: string,
  path: string,
  change: Partial<Finding> = {},
): { readonly text: string; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const pieces = marked.split(/«(B\d+:)?|(»)/);
  let text = '';
  let open: { test: string; start: number } | null = null;
  for (let index = 0; index < pieces.length; index += 3) {
    text += pieces[index] ?? '';
    const closes = pieces[index + 2] !== undefined;
    if (index + 3 >= pieces.length) break;
    if (!closes) open = { test: (pieces[index + 1] ?? 'B602:').slice(0, -1), start: text.length };
    else if (open) {
      findings.push(findingOn(text, open.start, open.test, path, change));
      open = null;
    }
  }
  return { text, findings };
}

function findingOn(text: string, start: number, test: string, path: string, change: Partial<Finding>): Finding {
  const [from, to] = [start, text.length].map((offset) => {
    const before = text.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  });
  if (!from || !to) throw new Error('no place');
  const reported = {
    line: from.line,
    firstLine: from.line,
    lastLine: to.line,
    column: from.column - 1,
    endColumn: to.column - 1,
  };
  return aFinding({
    test,
    path,
    reported,
    span: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
    ...change,
  });
}

/** For each head finding whether the baseline file written at the base knows it. */
export function knownFromFile(base: Version, head: Version): readonly boolean[] {
  const baseline = readBaseline(new TextEncoder().encode(writeBaseline(base.findings, [])), 'baseline.json', '');
  const { known } = recogniseInBaseline(head.findings, baseline, { scanned: [head.path], files: [head.path] });
  return head.findings.map((finding) => known.has(finding));
}

/** For each head finding whether it is known at the base commit, with git's hunks or without. */
export function knownAtBase(base: Version, head: Version, hunks: readonly Hunk[] | null = null): readonly boolean[] {
  const changes = [{ path: head.path, basePath: base.path, hunks }];
  const { known } = recogniseAtBase(head.findings, new Map([[head.path, head.text]]), {
    findings: base.findings,
    sources: new Map([[base.path, base.text]]),
    changes,
    unchanged: new Set(),
  });
  return head.findings.map((finding) => known.has(finding));
}

/** What the real git says of two texts. */
export function gitHunks(base: string, head: string): readonly Hunk[] {
  if (base === head) return [];
  const folder = mkdtempSync(join(tmpdir(), 'bandit-remediate-hunks-'));
  try {
    writeFileSync(join(folder, 'base.py'), base);
    writeFileSync(join(folder, 'head.py'), head);
    const found: (readonly Hunk[])[] = [];
    const reader = hunkReader((_from, _to, hunks) => found.push(hunks));
    reader.feed(
      spawnSync('git', ['diff', '--no-index', '--no-color', ...patchOptions, '--', 'base.py', 'head.py'], {
        cwd: folder,
      }).stdout,
    );
    if (!reader.end() || !found[0]) throw new Error('git gave no diff');
    return found[0];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
