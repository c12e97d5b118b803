/**
 * Every case of every rule under the oldest Bandit that is supported, read by the product's own report reader: 1.7.5,
 * the first one that reads `# nosec B602 # reason` as it is meant.
 */

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { locate } from '../../src/identity/locate.ts';
import type { Finding } from '../../src/model/findings/finding.ts';
import type { ScanRequest } from '../../src/model/findings/scan.ts';
import { linesOf } from '../../src/python/text/lines.ts';
import { indexOf } from '../../src/python/tree/file.ts';
import { readReport } from '../../src/report/read-report.ts';
import { allRules } from '../../src/rules/registry.ts';
import { findPython } from '../../src/world/provision/python.ts';
import { openTerminal } from '../../src/world/terminal.ts';
import { testHost } from '../bandit.ts';
import { unmark, type Marked } from '../texts/marked.ts';

const oldest = '1.7.5';
const request: ScanRequest = {
  targets: ['.'],
  configfile: '',
  profile: '',
  tests: '',
  skips: '',
  exclude: '',
  ini: '',
  severity: '',
  confidence: '',
  pythonVersion: '',
  banditVersion: oldest,
  shard: null,
  reports: [],
};

/** Tests that came later. https://github.com/PyCQA/bandit/releases */
const later = ['B613', 'B614', 'B615', 'B704'];

/** What the old version sees with other eyes: the cases of a rule whose code (with its marks) reads so, and why. */
interface Known {
  readonly rule: string;
  readonly reads: RegExp;
  readonly why: string;
}
const silentBefore: readonly Known[] = [
  { rule: 'B105', reads: /«"\w+"»:/u, why: 'keys of a dictionary were not looked at' },
  { rule: 'B113', reads: /\bhttpx\b/u, why: 'httpx counts since 1.7.10' },
  { rule: 'B304', reads: /\bTripleDES\b/u, why: 'Triple DES counts since 1.8.0' },
  {
    rule: 'B311',
    reads: /«(?:random\.)?(?:Random|sample|randbytes|getrandbits)\b/u,
    why: 'these names count since 1.7.6 or 1.7.7',
  },
  { rule: 'B324', reads: /\bcrypt\b/u, why: 'the module crypt counts since 1.7.6' },
  { rule: 'B411', reads: /xmlrpc(?!lib)/u, why: 'the module’s name in Python 3 counts since 1.7.6' },
  { rule: 'B507', reads: /Policy\(\)/u, why: 'policies that are called count since 1.7.6' },
  { rule: 'B608', reads: /\.replace\(/u, why: 'texts that are changed with replace count since 1.7.6' },
  {
    rule: 'B605',
    reads: /«(?:subprocess\.)?get(?:status)?output\(/u,
    why: 'getoutput and getstatusoutput count since 1.7.7',
  },
];
const reportedAfter: readonly Known[] = [
  { rule: 'B202', reads: /\btarfile\b(?!.*\bzipfile\b)/su, why: '`filter="data"` counts since 1.7.8' },
  { rule: 'B321', reads: /\bFTP\b/u, why: 'every name in ftplib counts, FTP_TLS as well, until 1.7.10' },
];

interface Specimen {
  readonly rule: string;
  readonly name: string;
  readonly target: string;
  readonly before: string;
  readonly marked: Marked;
  readonly after: string | null;
  readonly remains: readonly string[];
  readonly stem: string;
}

const specimens: readonly Specimen[] = allRules
  .flatMap((rule) =>
    rule.cases.map((one, index): Specimen => {
      const first = rule.ids[0] ?? '';
      return {
        rule: first,
        name: one.name,
        target: one.test ?? first,
        before: one.before,
        marked: unmark(one.before),
        after: one.after ?? null,
        remains: one.remains ?? [],
        stem: `${first}-${index}`,
      };
    }),
  )
  .filter(({ target }) => !later.includes(target));

const python = await findPython('', testHost(), tmpdir()).then(
  ({ version }) => version,
  () => '',
);
const [, minor = 0] = python.split('.').map(Number);
const skip =
  minor >= 14
    ? `Bandit ${oldest} uses classes of Python's ast module that 3.14 removed; this is Python ${python}`
    : false;

describe(`Bandit ${oldest}`, { skip }, () => {
  let folder = '';
  let byPath: ReadonlyMap<string, readonly Finding[]> = new Map();
  let version: string | null = null;
  let unscanned: readonly string[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'bandit-oldest-'));
    const texts = new Map(
      specimens.flatMap(({ stem, marked, after: fixed }): [string, string][] => [
        [`${stem}-before.py`, marked.text],
        ...(fixed === null ? [] : [[`${stem}-after.py`, fixed] satisfies [string, string]]),
      ]),
    );
    await Promise.all([...texts].map(([name, text]) => writeFile(join(folder, name), text)));
    const { world } = await openTerminal(testHost().env, folder, '.', '', false);
    const report = readReport(await world.scan(request), request, '');
    version = report.tool.bandit;
    unscanned = report.unscanned.filter(({ kind }) => kind !== 'crash').map(({ path, reason }) => `${path}: ${reason}`);
    const found = new Map<string, Finding[]>();
    for (const finding of locate(report.findings, texts))
      found.set(finding.path, [...(found.get(finding.path) ?? []), finding]);
    byPath = found;
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const idsIn = (name: string): readonly string[] => (byPath.get(name) ?? []).map((finding) => finding.test);
  const named = ({ rule, name }: Specimen): string => `${rule} "${name}"`;
  const knows = (table: readonly Known[], { rule, before: text }: Specimen): boolean =>
    table.some((one) => one.rule === rule && one.reads.test(text));

  test('it is that version, and it reads every case', () => {
    assert.equal(version, oldest);
    assert.deepEqual(unscanned, []);
    assert.ok(specimens.length > 400);
  });

  test('each id is reported at its marks', () => {
    const misses = specimens
      .filter((one) => !knows(silentBefore, one))
      .flatMap((one) => {
        const lines = linesOf(one.marked.text);
        const seen = (byPath.get(`${one.stem}-before.py`) ?? [])
          .filter((finding) => finding.test === one.target)
          .map(({ span }) => indexOf(lines, span.startLine, span.startColumn));
        return seen.includes(one.marked.start)
          ? []
          : [
              `${named(one)}: ${one.target} wanted at ${one.marked.start}, reported at ${seen.join(', ') || 'no place'}`,
            ];
      });
    assert.deepEqual(misses, []);
  });

  test('no fix leaves its id or brings another one', () => {
    const faults = specimens
      .filter((one) => one.after !== null && !knows(reportedAfter, one))
      .flatMap((one) => {
        const was = idsIn(`${one.stem}-before.py`);
        const wrong = idsIn(`${one.stem}-after.py`).filter(
          (id) => (id === one.target || !was.includes(id)) && !one.remains.includes(id),
        );
        return wrong.map((id) => `${named(one)}: ${id}`);
      });
    assert.deepEqual(faults, []);
  });

  test('each exception in this file is one', () => {
    const stale = (table: readonly Known[], shown: 'before' | 'after', reported: boolean): readonly string[] =>
      table.flatMap((known) => {
        const covered = specimens.filter((one) => knows([known], one) && (shown === 'before' || one.after !== null));
        const wrong = covered
          .filter((one) => idsIn(`${one.stem}-${shown}.py`).includes(one.target) !== reported)
          .map((one) => `${named(one)}: not so that ${known.why}`);
        return covered.length > 0 ? wrong : [`no case of ${known.rule} reads ${known.reads.source}`];
      });
    assert.deepEqual([...stale(silentBefore, 'before', false), ...stale(reportedAfter, 'after', true)], []);
  });
});
