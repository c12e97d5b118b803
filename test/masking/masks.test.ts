/**
 * No output holds a secret that Bandit has found, in whatever form, place and spelling; and all that is no secret is
 * shown.
 */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { readInputs } from '../../src/cli/inputs.ts';
import { scanRequest } from '../../src/cli/requests.ts';
import { regionsBetween } from '../../src/fixing/fix-regions.ts';
import { handoverOf } from '../../src/handover/write-handover.ts';
import { identify } from '../../src/identity/identity.ts';
import { locate } from '../../src/identity/locate.ts';
import { maskRemediation } from '../../src/masking/mask-remediation.ts';
import { maskNotes, maskTriage } from '../../src/masking/mask-triage.ts';
import { secretMask } from '../../src/masking/secret-mask.ts';
import type { Context } from '../../src/model/context.ts';
import type { Changes, Delivery, Wishes } from '../../src/model/delivery.ts';
import type { Identified } from '../../src/model/findings/identity.ts';
import type { Sources } from '../../src/model/findings/sources.ts';
import type { ChangedBytes, ChangedFile, Fixed, Remediation } from '../../src/model/fixes/remediation.ts';
import { quoted } from '../../src/python/tree/file.ts';
import { render } from '../../src/render/delivery.ts';
import { readReport } from '../../src/report/read-report.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import { conclude } from '../../src/triage/conclude.ts';
import { triage } from '../../src/triage/triage.ts';
import { realBandit } from '../bandit.ts';
import { aContext, aDropped, aFixed, aRefused, aRemediation, aReport, someWishes } from '../builders.ts';
import {
  anyMark,
  forms,
  mark,
  places,
  printed,
  respelled,
  unseenForms,
  unseenPlaces,
  type Place,
  type Written,
} from './forms.ts';

interface Case {
  readonly index: number;
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** The same file with the secret and the second spelling written in another way. */
  readonly fixed: string;
  readonly other: string;
  readonly place: Place;
  readonly secret: Written;
  readonly second: string;
}

const head = 'import os, subprocess\n\n\n';
const spellings = Object.entries(respelled);

function caseOf(
  index: number,
  [formName, form]: readonly [string, (typeof forms)[string]],
  [placeName, place]: readonly [string, Place],
  isSeen: boolean,
): Case {
  const parts = [mark(2 * index, index % 3 === 0), mark(2 * index + 1, index % 3 === 0)];
  const made = form(parts[0] ?? '', parts[1] ?? '');
  const secret = { ...made, parts, alone: made.pieces && (isSeen || made.value.includes('\n')) ? parts : [made.value] };
  const [spellingName, spell] = spellings[index % spellings.length] ?? ['', String];
  const [, again] = spellings[(index + 2) % spellings.length] ?? ['', String];
  const second = spell(secret.value);
  // What Bandit does not look at is the second place of a secret that it has found.
  const found = isSeen ? '' : `password = ${respelled['as Python shows it']?.(secret.value)}\n`;
  const body = (literal: string, spelled: string, shell: string): string =>
    `${head}${found}${place.before}${literal}${place.after}\nsubprocess.call(${spelled}, shell=${shell}, env=keep_me)  # keep this ${secret.alone.at(-1)} too\n`;
  return {
    index,
    name: `${formName}, ${placeName}, ${spellingName}`,
    path: `case_${index}.py`,
    text: body(secret.source, second, 'True'),
    fixed: body(respelled['all in numbers']?.(secret.value) ?? '', again(secret.value), 'False'),
    other: `import subprocess\nsubprocess.call(${second}, shell=True)  # keep\n`,
    place,
    secret,
    second,
  };
}

const everySeen = Object.entries(forms).flatMap((form) =>
  Object.entries(places).map((place) => [form, place, true] as const),
);
const everyUnseen = [
  ...Object.entries(unseenForms).flatMap((form) =>
    Object.entries({ ...places, ...unseenPlaces }).map((place) => [form, place, false] as const),
  ),
  ...Object.entries(forms).flatMap((form) =>
    Object.entries(unseenPlaces).map((place) => [form, place, false] as const),
  ),
];
const cases = [...everySeen, ...everyUnseen].map(([form, place, isSeen], index) => caseOf(index, form, place, isSeen));

let folder = '';
const byPath = new Map<string, Identified[]>();
const sources = new Map<string, string>();

/** One run of the real Bandit over all of them. */
before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bandit-remediate-masks-'));
  for (const { path, text, other } of cases)
    for (const [name, content] of [
      [path, text],
      [`other_${path}`, other],
    ] as const) {
      sources.set(name, content);
      writeFileSync(join(folder, name), content);
    }
  const ran = spawnSync(await realBandit(), ['-q', '-r', '.', '-f', 'json', '-o', 'report.json', '--exit-zero'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const scan = {
    mode: 'run',
    reports: [{ origin: 'bandit', bytes: readFileSync(join(folder, 'report.json')), problem: null }],
    stderr: ran.stderr,
    exitCode: ran.status,
    bandit: '1.9.4',
    python: null,
    args: [],
    files: [],
    filesTruncated: false,
    configs: [],
  } as const;
  const report = readReport(scan, request, '');
  assert.deepEqual(report.unscanned, []);
  for (const finding of identify(locate(report.findings, sources), sources))
    byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const request = scanRequest(readInputs({}));
const gate = { severity: 'low', confidence: 'low', newOnly: false, unscanned: 'fail' } as const;

/** Each case goes through some of them. */
const ways = [
  ['suggest', 'action'],
  ['commit', 'action'],
  ['pull-request', 'action'],
  ['show', 'terminal'],
  ['apply', 'terminal'],
  ['off', 'terminal'],
] as const;

interface Shown {
  readonly deliveries: readonly Delivery[];
  readonly handover: string | null;
}

/** As `run` does it, with fixes that are given. */
function shownOf(
  { index, secret }: Case,
  findings: readonly Identified[],
  files: Sources,
  remediation: Remediation,
): Shown {
  const report = aReport({
    scanned: [...files.keys()],
    notes: [{ level: 'warning', topic: 'base', text: `Compared with \`${secret.alone[0]}\`.` }],
  });
  const triaged = triage(
    {
      findings,
      report,
      files: report.scanned,
      sources: files,
      baseline: null,
      comparison: null,
      unchanged: new Set(),
      gate,
      request,
    },
    ruleOf,
  );
  const mask = secretMask(findings, files);
  const labelled = {
    ...triaged,
    compared: { kind: 'base', label: `merge base with origin/${secret.alone[0]}` } as const,
  };
  const outcome = conclude(
    maskTriage(labelled, mask),
    { ...report, notes: maskNotes(report.notes, mask) },
    gate,
    ['bandit-remediate'],
    maskRemediation(remediation, mask, files),
  );
  const changes = changesFor(remediation);
  const context = aContext({
    runUrl: 'https://github.com/octo/shelf/actions/runs/4711',
    ref: mask.text(`refs/heads/${secret.alone[0]}`),
    event: 'pull_request',
    pull: {
      number: 7,
      headSha: 'b'.repeat(40),
      baseSha: 'c'.repeat(40),
      baseRef: 'main',
      fork: false,
      dependabot: false,
    },
  });
  const handover = handoverOf(outcome, { category: 'x' }, context, changes.scanned);
  const deliveries = ways
    .filter((_, way) => (way + index) % 3 === 0)
    .map(([fixes, host]) => {
      const wish: Wishes = someWishes({
        fixes,
        comment: 'always',
        checkName: 'Bandit',
        proposal: { title: 'Fixes', labels: [], reviewers: [], draft: false },
      });
      const place = { ...context, host } satisfies Context;
      return render({ outcome, wishes: wish, context: place, ruleOf, changes, handover });
    });
  return { deliveries, handover };
}

const bytesOf = ({ path, before: old, after: now }: ChangedFile): ChangedBytes => ({
  path,
  before: Buffer.from(old),
  after: Buffer.from(now),
});

function changesFor({ files, steps }: Remediation): Changes {
  const all = [...files, ...steps.flatMap((step) => step.files)];
  const hunks = new Map(files.map(({ path }) => [path, [{ start: 1, end: 100 }]]));
  const tips = new Map(files.map(({ path }) => [path, { blob: 'd'.repeat(40), mode: '100644' }]));
  return {
    files,
    patch: Buffer.from('the patch'),
    scanned: files.map(bytesOf),
    bytes: new Map(all.map((file) => [file, bytesOf(file)])),
    target: {
      branch: 'topic',
      head: 'b'.repeat(40),
      message: 'Change',
      files: tips,
      hunks,
      repository: 'octo/shelf',
      isDefaultBranch: false,
    },
  };
}

function remediationFor(
  { path, text, fixed: now, place, secret, second }: Case,
  findings: readonly Identified[],
): Remediation {
  const [first = assert.fail(), last = first] = [findings[0], findings.at(-1)];
  const regions = regionsBetween(text, now);
  const fixes = regions.map((region): Fixed => ({
    ...aFixed({
      excerpt: region,
      regions: [region],
      summary: `Write ${quoted(second)} otherwise`,
      cautions: [`Rotate ${quoted(`login(${second})`)}.`],
    }),
    finding: last,
  }));
  const files = [{ path, before: text, after: now }];
  return aRemediation({
    fixed: fixes,
    files,
    steps: [{ test: last.test, fixed: fixes, files }],
    news: [{ ...last, message: `file (${secret.alone[0]})` }],
    refused: [
      {
        ...aRefused({
          because: `it is ${quoted(`f(${second}, keep)`)}`,
          advice: `Look at ${quoted(`${place.before}${secret.source}${place.after}`)}.`,
        }),
        finding: first,
      },
    ],
    dropped: [{ ...aDropped({ output: printed(secret.value) }), finding: first }],
    tests: {
      command: ['pytest', secret.value],
      verdict: 'red-before',
      output: printed(secret.value),
      runs: 1,
      seconds: 1,
    },
  });
}

/** Every text of a value, JSON within it read; the patch and what is committed apart. */
function* textsIn(value: unknown, key = ''): Generator<string> {
  if (typeof value === 'string') {
    yield value;
    if (/^\s*[{[]/u.test(value)) yield* textsIn(parsed(value));
  } else if (value instanceof Uint8Array || key === 'changes') return;
  else if (value instanceof Map) yield* textsIn([...value]);
  else if (typeof value === 'object' && value !== null && Symbol.iterator in value && !(value instanceof Array))
    yield* textsIn([...(value as Iterable<string>)].join(''));
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) yield* textsIn(inner, name);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What a reader could decode from a text. */
const readable = (text: string): string =>
  [
    text,
    text.replace(/\\x([0-9a-f]{2})|\\u([0-9a-f]{4})/giu, (_, a?: string, b?: string) =>
      String.fromCharCode(Number.parseInt(a ?? b ?? '', 16)),
    ),
    text.replace(/%([0-9a-f]{2})/giu, (_, a: string) => String.fromCharCode(Number.parseInt(a, 16))),
    ...[...text.matchAll(/[A-Za-z0-9+/]{8,}={0,2}/gu)].map(([run]) => Buffer.from(run, 'base64').toString('latin1')),
  ].join('\n');

test('no output holds a part of a secret, whatever its form, place and second spelling, and whatever a fix makes of it', () => {
  const leaks: string[] = [];
  const seen = new Set<string>();
  for (const one of cases) {
    const files = new Map([one.path, `other_${one.path}`].map((path) => [path, sources.get(path) ?? '']));
    const own = byPath.get(one.path) ?? [];
    assert.ok(
      own.some(({ test: id }) => /^B10[567]$/u.test(id)),
      `${one.name}: Bandit finds it`,
    );
    const { deliveries, handover } = shownOf(
      one,
      [...own, ...(byPath.get(`other_${one.path}`) ?? [])],
      files,
      remediationFor(one, own),
    );
    for (const text of [...textsIn(deliveries), ...textsIn(handover)]) {
      if (seen.has(text)) continue;
      seen.add(text);
      const leak = readable(text).match(anyMark);
      if (leak)
        leaks.push(
          `${one.name}: ${leak[0]} in ${text.slice(Math.max(0, text.indexOf(leak[0]) - 300), text.indexOf(leak[0]) + 300)}`,
        );
    }
  }
  assert.equal(leaks.length, 0, `${leaks.length} leaks of ${cases.length} cases\n${leaks.slice(0, 5).join('\n\n')}`);
});

test('names, keys and the rest of the line are shown', () => {
  for (const one of cases) {
    const files = new Map([[one.path, one.text]]);
    const own = byPath.get(one.path) ?? [];
    const mask = secretMask(own, files);
    const shown = mask.code(one.path, one.text);
    const [literal = '', ...others] = shown
      .slice(shown.indexOf(one.place.before) + one.place.before.length)
      .split(`${one.place.after}\nsubprocess.call(`);
    assert.ok(shown.includes(one.place.before) && others.length > 0, `${one.name}:\n${shown}`);
    assert.match(literal, /^\(?[a-z]?(['"]).*\*\*\*/su, one.name);
    assert.match(shown, /, shell=True, env=keep_me\) {2}# keep this \*\*\* too\n$/u, one.name);
    assert.ok(shown.startsWith(head), one.name);
    assert.equal(shown.split('\n').length, one.text.split('\n').length, one.name);
  }
});
