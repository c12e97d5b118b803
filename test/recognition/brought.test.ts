/** What the repair of a finding brings along is told apart from what somebody adds beside it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify } from '../../src/identity/identity.ts';
import { pruneBaseline, readBaseline, writeBaseline } from '../../src/recognition/prune-baseline.ts';
import { recogniseAtBase } from '../../src/recognition/recognise-at-base.ts';
import { recogniseInBaseline } from '../../src/recognition/recognise-in-baseline.ts';
import { bringsOf } from '../../src/triage/brings.ts';
import { reported } from '../texts/marked-findings.ts';
import { gitHunks, type Version } from './versions.ts';

function marked(source: string): Version {
  const path = 'app/run.py';
  const { text, findings } = reported(source, path);
  return { path, text, findings: identify(findings, new Map([[path, text]])) };
}

/** The new findings at the head as `test<brought by`, and those that nothing brought with nothing behind. */
function atBase(old: Version, now: Version): readonly string[] {
  const base = {
    findings: old.findings,
    sources: new Map([[old.path, old.text]]),
    changes: [{ path: now.path, basePath: old.path, hunks: gitHunks(old.text, now.text) }],
    unchanged: new Set<string>(),
  };
  const { known, brought } = recogniseAtBase(now.findings, new Map([[now.path, now.text]]), base, bringsOf);
  return now.findings.filter((one) => !known.has(one)).map((one) => `${one.test}<${brought.get(one) ?? ''}`);
}

function fromFile(old: Version, now: Version): readonly string[] {
  const baseline = readBaseline(new TextEncoder().encode(writeBaseline(old.findings, [])), 'b', '');
  const { known, brought } = recogniseInBaseline(now.findings, baseline, {
    scanned: [now.path],
    files: [now.path],
    brings: bringsOf,
  });
  return now.findings.filter((one) => !known.has(one)).map((one) => `${one.test}<${brought.get(one) ?? ''}`);
}

const module = (imports: string, statement: string): string =>
  `${imports}\n\n\ndef start(folder, more):\n    log(folder)\n    ${statement}\n    return 1\n`;
const system = module('import os', '«B605 os.system("ls -l " + folder)»');
const process = '«B404 import subprocess»';

const rows: readonly {
  readonly name: string;
  readonly base?: string;
  readonly head: string;
  readonly fresh: readonly string[];
}[] = [
  {
    name: 'a list in place of a shell',
    head: module(process, '«B603 «B607 subprocess.call(["ls", "-l", folder])»»'),
    fresh: ['B404<B605', 'B603<B605', 'B607<B605'],
  },
  {
    name: 'the same with the path of the program, kept apart',
    head: module(process, '«B603 subprocess.run(["/bin/ls", "-l", folder], check=True, cwd=None)»'),
    fresh: ['B404<B605', 'B603<B605'],
  },
  {
    name: 'a quoted value',
    base: module('import os', '«B605 os.system("ls -l %s" % shlex.quote(folder))»'),
    head: module(process, '«B603 subprocess.call(["/bin/ls", "-l", folder])»'),
    fresh: ['B404<B605', 'B603<B605'],
  },
  {
    name: 'another value',
    head: module(process, '«B603 subprocess.call(["/bin/ls", "-l", more])»'),
    fresh: ['B404<B605', 'B603<'],
  },
  {
    name: 'another program',
    head: module(process, '«B603 subprocess.call(["/bin/rm", "-l", folder])»'),
    fresh: ['B404<B605', 'B603<'],
  },
  {
    name: 'a shell in the list',
    head: module(process, '«B603 subprocess.call(["sh", "-c", "ls -l " + folder])»'),
    fresh: ['B404<B605', 'B603<'],
  },
  {
    name: 'a shell again',
    head: module(process, '«B602 subprocess.call("ls -l " + folder, shell=True)»'),
    fresh: ['B404<B605', 'B602<'],
  },
  {
    name: 'a second call beside it',
    head: module(process, '«B603 subprocess.call(["ls", "-l", folder])», «B603 subprocess.call(["ls", "-l", folder])»'),
    fresh: ['B404<B605', 'B603<B605', 'B603<'],
  },
  {
    name: 'the old one stays',
    base: system,
    head: module(
      `import os\n${process}`,
      '«B605 os.system("ls -l " + folder)»\n    «B603 subprocess.call(["ls", "-l", folder])»',
    ),
    fresh: ['B404<', 'B603<'],
  },
  {
    name: 'the shell turned off',
    base: module(process, '«B602 «B607 subprocess.call("ls -l", shell=True)»»'),
    head: module(process, '«B603 «B607 subprocess.call(["ls", "-l"])»»'),
    fresh: ['B603<B602', 'B607<B602'],
  },
];

for (const { name, base = system, head, fresh } of rows) {
  test(`at the base commit: ${name}`, () => assert.deepEqual(atBase(marked(base), marked(head)), fresh));
  test(`from a baseline file: ${name}`, () => assert.deepEqual(fromFile(marked(base), marked(head)), fresh));
}

test('in another function a repair brings nothing', () => {
  const head =
    'import os\n\n\ndef start(folder, more):\n    log(folder)\n    return 1\n\n\ndef other(folder):\n    «B603 subprocess.call(["ls", "-l", folder])»\n';
  for (const way of [atBase, fromFile]) assert.deepEqual(way(marked(system), marked(head)), ['B603<']);
});

test('a baseline that is pruned takes in what a repair brought, and nothing else', () => {
  const [old, now] = [
    marked(system),
    marked(`${module(process, '«B603 subprocess.call(["/bin/ls", "-l", folder])»')}\n\n«B102 exec(x)»\n`),
  ];
  const { text, removed, fresh } = pruneBaseline(writeBaseline(old.findings, []), now.findings, [], {
    acceptNew: false,
    brings: bringsOf,
  });
  assert.deepEqual([removed, fresh], [1, 1]);
  const { known } = recogniseInBaseline(now.findings, readBaseline(new TextEncoder().encode(text), 'b', ''), {
    scanned: [now.path],
    files: [now.path],
  });
  assert.deepEqual(
    [...known].map((one) => one.test),
    ['B404', 'B603'],
  );
});
