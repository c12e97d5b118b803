import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { identify } from '../../src/identity/identity.ts';
import { locate } from '../../src/identity/locate.ts';
import type { Identified } from '../../src/model/findings/identity.ts';
import { readBaseline } from '../../src/recognition/prune-baseline.ts';
import { recogniseInBaseline } from '../../src/recognition/recognise-in-baseline.ts';
import { realBandit } from '../bandit.ts';
import { aFinding } from '../builders.ts';

const source = `import subprocess
import pickle

password = "correct horse"
config = {
    "user": "u",
    "secret": "swordfish",
}


def größe(cmd, password="hunter2"):
    try:
        subprocess.call(
            cmd,
            shell=True,
        )
        assert cmd, 'ö'; assert cmd, 'ö'
    except Exception:
        pass
    connect(user="u", password="hunter2")
    return pickle.loads(cmd), "SELECT * FROM x WHERE y = '%s'" % cmd
`;

interface Result {
  readonly filename: string;
  readonly test_id: string;
  readonly line_number: number;
  readonly line_range: readonly number[];
  readonly col_offset: number;
  readonly end_col_offset: number;
}
interface Json {
  readonly results: readonly Result[];
  readonly errors: readonly { readonly filename: string }[];
}

let folder = '';
let report: Json = { results: [], errors: [] };

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baseline-of-bandit-'));
  report = await scan(source);
});
after(() => rm(folder, { recursive: true, force: true }));

async function scan(text: string): Promise<Json> {
  await writeFile(join(folder, 'run.py'), text);
  await writeFile(join(folder, 'broken.py'), 'def (:\n');
  await promisify(execFile)(await realBandit(), ['-q', '-r', '.', '-f', 'json', '-o', 'report.json', '--exit-zero'], {
    cwd: folder,
  });
  return JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
}

/** The findings as a later run sees them. */
function seen({ results }: Json, text: string, path: string): readonly Identified[] {
  const findings = results.map((result) => {
    const reported = {
      line: result.line_number,
      firstLine: result.line_range[0] ?? 0,
      lastLine: result.line_range.at(-1) ?? 0,
      column: result.col_offset,
      endColumn: result.end_col_offset,
    };
    return aFinding({ test: result.test_id, path, reported });
  });
  const sources = new Map([[path, text]]);
  return identify(locate(findings, sources), sources);
}

const baselineOf = (json: unknown, project: string) =>
  readBaseline(new TextEncoder().encode(JSON.stringify(json)), 'bandit.json', project);
const renamed = (json: Json, filename: string): Json => ({
  ...json,
  results: json.results.map((result) => ({ ...result, filename })),
});

test("a Bandit report's own findings are all known by their excerpts", () => {
  const baseline = baselineOf(report, '');
  assert.equal(baseline.kind, 'bandit');
  assert.deepEqual(baseline.unscanned, ['broken.py']);
  assert.ok(report.results.length >= 11, `${report.results.length}`);
  const findings = seen(report, source, 'run.py');
  const { known, gone } = recogniseInBaseline(findings, baseline, { scanned: ['run.py'], files: ['run.py'] });
  assert.deepEqual(
    findings.filter((finding) => !known.has(finding)).map(({ test: id, span }) => [id, span]),
    [],
  );
  assert.deepEqual(gone, []);
});

test('the excerpts are enough after lines moved and code was reformatted', async () => {
  const changed = `"""Docs."""\n\n\n${source}`
    .replace('"correct horse"', "'correct horse'")
    .replace('cmd,\n            shell=True,\n        ', 'cmd, shell=True');
  const findings = seen(await scan(changed), changed, 'run.py');
  assert.equal(
    recogniseInBaseline(findings, baselineOf(report, ''), { scanned: ['run.py'], files: ['run.py'] }).known.size,
    report.results.length,
  );
});

test('a twin is one too many', async () => {
  const twin = `${source}\n\ndef again(cmd):\n    subprocess.call(cmd, shell=True)\n`;
  const findings = seen(await scan(twin), twin, 'run.py');
  const { known } = recogniseInBaseline(findings, baselineOf(report, ''), { scanned: ['run.py'], files: ['run.py'] });
  assert.deepEqual(
    findings.filter((finding) => !known.has(finding)).map(({ test: id }) => id),
    ['B602'],
  );
});

for (const [spelling, project, path] of [
  ['run.py', '', 'run.py'],
  ['./src/run.py', '', 'src/run.py'],
  ['./src/run.py', 'services/api', 'services/api/src/run.py'],
  ['/home/someone/work/services/api/src/run.py', 'services/api', 'services/api/src/run.py'],
  ['C:\\Users\\me\\repo\\src\\run.py', '', 'src/run.py'],
  ['.\\src\\run.py', '', 'src/run.py'],
  ['../lib/run.py', 'services/api', 'services/lib/run.py'],
] as const)
  test(`the path ${spelling} in project "${project}" is ${path}`, () => {
    const findings = seen(report, source, path);
    const facts = { scanned: [path], files: [path, 'other/__init__.py'] };
    assert.equal(
      recogniseInBaseline(findings, baselineOf(renamed(report, spelling), project), facts).known.size,
      findings.length,
    );
  });

test('an entry of another file excuses nothing', () => {
  const facts = { scanned: ['src/run.py'], files: ['src/run.py'] };
  assert.equal(
    recogniseInBaseline(seen(report, source, 'src/run.py'), baselineOf(renamed(report, 'src/walk.py'), ''), facts).known
      .size,
    0,
  );
});
