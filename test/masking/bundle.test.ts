/**
 * The committed bundle shows no secret: the log, the summary, SARIF and JSON of a scan and of fixes, test output
 * included. Real Bandit, Python and git.
 */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { realBandit } from '../bandit.ts';
import { runTerminal, temporary } from '../bundle/action.ts';

await realBandit();

function repository(t: TestContext, files: Readonly<Record<string, string>>): string {
  const folder = temporary(t);
  for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    ['-c', 'user.name=t', '-c', 'user.email=t@example.org', 'commit', '-qm', 'start'],
  ]) {
    execFileSync('git', args, { cwd: folder });
  }
  return folder;
}

const outputs = (folder: string, log: string): Readonly<Record<string, string>> => ({
  log,
  ...Object.fromEntries(
    ['summary.md', 'bandit.sarif', 'result.json'].map((name) => [
      name,
      readFileSync(join(folder, '.bandit-remediate', name), 'utf8'),
    ]),
  ),
});

const literals = `token = """hunter2topsecret
more of it
"""
password = ("first-part-Xy1"
            "second-part-Xy2")
cfg = {"password": "Rt5value"}
app.config['SECRET_KEY'] = 'aaaa'
password = "test"


def connect(password, user):
    run(env=testenv, shell=True)
    return password == user
`;

test('a scan shows no part of a secret, and keys, names and the rest of the line', async (t) => {
  const folder = repository(t, { 'literals.py': literals });
  const { log } = await runTerminal(folder, ['scan', '.', '--fail-on', 'low']);
  for (const [name, text] of Object.entries(outputs(folder, log)))
    for (const part of ['hunter2topsecret', 'more of it', 'first-part', 'second-part', 'Rt5value', 'aaaa'])
      assert.ok(!text.includes(part), `${part} in ${name}`);
  const code = JSON.parse(outputs(folder, log)['result.json'] ?? '')
    .findings.map(({ excerpt }: { excerpt: string }) => excerpt)
    .toSorted();
  assert.deepEqual(code, [
    "app.config['SECRET_KEY'] = '***'",
    'cfg = {"password": "***"}',
    'password = "***"',
    'password = ("***"',
    'run(env=testenv, shell=True)',
    'token = """***',
  ]);
});

const program = `import os

password = "S3cr\\x65t"
api_token = ("first-half"
             "-2nd-half")
db_password = 'it\\'s\\ta-tab'
shop_pwd = "plainword"
user_secret = "left\u202eright7"
text = "left\u202eright7"


def load(stream):
    import yaml
    return yaml.load(stream, Loader=yaml.Loader)


for value in (password, api_token, db_password, shop_pwd):
    print("password =", value, repr(value), f"postgres://root:{value}@db/keep", sep="\\n")
raise SystemExit(1)
`;

test('fixes and the output of the test command show none either, neither decoded nor respelled', async (t) => {
  const folder = repository(t, { 'program.py': program });
  const { log } = await runTerminal(folder, [
    'fix',
    '--fix-safety',
    'review',
    '--force',
    '--test-command',
    'python3 program.py',
  ]);
  const shown = outputs(folder, log);
  for (const [name, text] of Object.entries(shown))
    for (const part of [
      'S3cret',
      'S3cr\\',
      'first-half',
      '2nd-half',
      "it's",
      's\ta-tab',
      'a-tab',
      'plainword',
      'right7',
      '202eright',
    ])
      assert.ok(!text.includes(part), `${part} in ${name}`);
  assert.match(shown['summary.md'] ?? '', /postgres:\/\/root:\*\*\*@db\/keep/u);
});
