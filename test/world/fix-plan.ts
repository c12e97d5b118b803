/** A repository of the stand-in with findings, and the fixes for it: what the tests of delivery deliver. */

import assert from 'node:assert/strict';
import type { Context } from '../../src/model/context.ts';
import type { ChangedBytes, ChangedFile, Remediation } from '../../src/model/fixes/remediation.ts';
import type { CommitSeries, FixTarget, TargetWish } from '../../src/model/github/publication.ts';
import { commitSeries, type Series } from '../../src/render/proposal/commit-series.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import { connect, type GitHub } from '../../src/world/github/client.ts';
import { fixTarget } from '../../src/world/github/commits/fix-target.ts';
import { aContext, aFixed, aRemediation } from '../builders.ts';
import type { FileSpecs } from './stand-ins/commit-files.ts';
import type { Fault, GitHubStandIn, Repository } from './stand-ins/github.ts';
import { faults } from './stand-ins/github.ts';

/** One file by its bytes, one letter each, in latin-1: what is no UTF-8 must come through too. */
const [crlf, plain, other] = [
  ['a = 1\r\nb = "ü"\r\n', 'a = 2\r\nb = "ü"\r\n', 'a = 2\r\nb = "ä"\r\n'],
  ['x = 1\n', 'x = 2\n'],
  ['y = 1\n', 'y = 2\n'],
] as const;

export const files: FileSpecs = {
  'README.md': 'Shelf\n',
  'app/crlf.py': Buffer.from(crlf[0], 'latin1'),
  'app/plain.py': plain[0],
  'tool.py': { content: other[0], mode: '100644' },
  link: { link: 'README.md' },
  vendor: { submodule: '1'.repeat(40) },
};
/** The same with a program among the files, which GraphQL would take the executable bit from. */
export const withProgram: FileSpecs = { ...files, 'tool.py': { content: other[0], mode: '100755' } };

/** Two rules; the first file is changed by both. */
export const changes: readonly {
  readonly test: string;
  readonly files: readonly (readonly [path: string, before: string, after: string])[];
}[] = [
  {
    test: 'B602',
    files: [
      ['app/crlf.py', crlf[0], crlf[1]],
      ['app/plain.py', plain[0], plain[1]],
    ],
  },
  {
    test: 'B506',
    files: [
      ['app/crlf.py', crlf[0], crlf[2]],
      ['tool.py', other[0], other[1]],
    ],
  },
];
export const fixedTexts: Readonly<Record<string, string>> = {
  'app/crlf.py': crlf[2],
  'app/plain.py': plain[1],
  'tool.py': other[1],
};
export const paths = Object.keys(fixedTexts);

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

export function thePlan(): {
  readonly remediation: Remediation;
  readonly bytes: ReadonlyMap<ChangedFile, ChangedBytes>;
} {
  const bytes = new Map<ChangedFile, ChangedBytes>();
  const steps = changes.map(({ test, files: changed }) => ({
    test,
    fixed: changed.map(([path]) => aFixed({ of: { test, path } })),
    files: changed.map(([path, before, after]) => {
      const file: ChangedFile = { path, before, after };
      bytes.set(file, { path, before: bytesOf(before), after: bytesOf(after) });
      return file;
    }),
  }));
  return { remediation: aRemediation({ steps, fixed: steps.flatMap(({ fixed }) => fixed) }), bytes };
}

export const seriesOn = (target: FixTarget): Series => {
  const { remediation, bytes } = thePlan();
  return commitSeries(remediation, bytes, target, { prefix: '' }, ruleOf);
};

/** Waits are not made; what hangs is given up quickly. */
export const clientOf = (github: GitHubStandIn, token = 'ghs_workflow'): GitHub =>
  connect(token, github.env, { pause: async () => undefined, timeout: 3000 }) ?? assert.fail();

export const contextOf = (shelf: Repository, branch: string, more: Partial<Context> = {}): Context => {
  const tip = shelf.tip(branch);
  return aContext({ ref: `refs/heads/${branch}`, head: tip, sha: tip, defaultBranch: shelf.defaultBranch, ...more });
};

export async function targetOf(
  client: GitHub,
  context: Context,
  kind: TargetWish['kind'],
  allowDefault = false,
): Promise<FixTarget> {
  const target = await fixTarget(client, context, { kind, paths, allowDefault });
  return typeof target === 'string' ? assert.fail(target) : target;
}

export const seriesFor = async (
  client: GitHub,
  context: Context,
  kind: TargetWish['kind'] = 'commit',
): Promise<CommitSeries | null> => seriesOn(await targetOf(client, context, kind)).series;

/** Whether a branch has exactly the fixes over `before`: each file as planned, modes and all others untouched. */
export function assertFixed(shelf: Repository, branch: string, before: string): void {
  const [was, is] = [shelf.files(before), shelf.files(branch)];
  assert.deepEqual([...is.keys()], [...was.keys()]);
  for (const [path, file] of is) {
    assert.equal(file.mode, was.get(path)?.mode, `mode of ${path}`);
    assert.equal(file.content.toString('latin1'), fixedTexts[path] ?? was.get(path)?.content.toString('latin1'), path);
  }
}

const cut = { afterEffect: 'cut' } as const;

const often = (fault: Fault): readonly Fault[] => Array.from({ length: 30 }, () => fault);

/**
 * What can befall a call: limits and faults that pass, answers that never come although all is done, refusals and
 * faults that stay.
 */
export const mishaps: Readonly<Record<string, readonly Fault[]>> = {
  limited: [faults.limited],
  cut: ['cut'],
  'cut too late': [cut],
  '502 too late twice': Array.from({ length: 2 }, () => ({ afterEffect: faults.badGateway })),
  403: often(faults.noPermission),
  422: often(faults.unprocessable),
  'always 503': often(faults.unavailable),
  'always cut too late': often(cut),
  'no answer in words': [
    { status: 200, body: 'not JSON' },
    { status: 200, body: 'not JSON' },
    { status: 200, body: 'not JSON' },
  ],
};

/**
 * `EVERY_FAULT=1`: each of GitHub's wordings, for good, at every kind of call. That takes minutes, and is run by hand.
 */
const every = process.env['EVERY_FAULT'] === '1';
const all: Readonly<Record<string, readonly Fault[]>> = every
  ? {
      ...mishaps,
      ...Object.fromEntries(Object.entries(faults).map(([name, fault]) => [`always ${name}`, often(fault)])),
    }
  : mishaps;

/**
 * For each kind of call: all of them where something becomes visible, before that one that never passes; `visible`
 * tells where.
 */
export const mishapsOf = (
  labels: readonly string[],
  visible: RegExp,
): readonly { readonly call: number; readonly name: string; readonly faults: readonly Fault[] }[] =>
  labels.flatMap((label, call) => {
    const repeated = labels.indexOf(label) !== call && !label.startsWith('GRAPHQL');
    const names =
      visible.test(label) || (every && !repeated)
        ? Object.keys(all)
        : repeated
          ? []
          : [/POST/.test(label) ? 'always cut too late' : 'always 503'];
    // GraphQL's refusals come from GraphQL only.
    return names
      .filter((name) => label.startsWith('GRAPHQL') || !name.startsWith('always graphql'))
      .map((name) => ({
        call,
        name: `${name} at call ${call}, ${label}`,
        faults: [...Array.from({ length: call }, (): Fault => 'none'), ...(all[name] ?? [])],
      }));
  });
