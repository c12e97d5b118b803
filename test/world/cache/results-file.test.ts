import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { resultsFile } from '../../../src/world/cache/results-file.ts';
import type { Host } from '../../../src/world/provision/host.ts';

function host(t: TestContext): Host {
  const home = mkdtempSync(join(tmpdir(), 'bandit-remediate-results-'));
  t.after(() => rmSync(home, { recursive: true }));
  return { env: { XDG_CACHE_HOME: home }, platform: 'linux', arch: 'x64', home, temp: home, workspace: [] };
}

const fileOf = async (at: Host, project: string, ...settings: readonly string[]): Promise<string> => {
  const file = await resultsFile(at, project, settings);
  assert.ok(file !== null);
  return file;
};

test('the same file for the same project and settings, another one for others', async (t) => {
  const at = host(t);
  const file = await fileOf(at, '/project', 'a');
  assert.equal(dirname(file), join(at.home, 'bandit-remediate', 'results'));
  assert.equal(await fileOf(at, '/project', 'a'), file);
  const all = new Set([
    file,
    await fileOf(at, '/project', 'b'),
    await fileOf(at, '/other', 'a'),
    await fileOf(at, '/project', 'a', ''),
    await fileOf(at, '/projecta'),
  ]);
  assert.equal(all.size, 5);
  assert.equal(statSync(dirname(file)).mode & 0o777, 0o700);
});

test('what nobody has used for a month goes, and the oldest of too many; the own file stays', async (t) => {
  const at = host(t);
  const own = await fileOf(at, '/project');
  const put = (path: string, days: number): void => {
    writeFileSync(path, 'results');
    utimesSync(path, Date.now() / 1000 - days * 86_400, Date.now() / 1000 - days * 86_400);
  };
  const other = (name: string): string => join(dirname(own), name);
  put(own, 40);
  put(other('old'), 31);
  for (let days = 1; days <= 25; days += 1) put(other(`d${days}`), days);
  mkdirSync(other('folder'));
  assert.equal(await fileOf(at, '/project'), own);
  const left = readdirSync(dirname(own)).filter((name) => name.startsWith('d'));
  assert.equal(left.length, 18);
  assert.ok(!left.includes('d25') && left.includes('d18'));
  assert.ok(!readdirSync(dirname(own)).includes('old'));
  assert.ok(Date.now() - statSync(own).mtimeMs < 60_000, 'used now');
});

test('without a place there is no file', async (t) => {
  const at = host(t);
  writeFileSync(join(at.home, 'bandit-remediate'), 'in the way');
  assert.equal(await resultsFile(at, '/project', []), null);
});
