import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { Finding } from '../../../src/model/findings/finding.ts';
import { levels } from '../../../src/model/level.ts';
import type { Outcome, Triaged } from '../../../src/model/outcome.ts';
import { toSarif } from '../../../src/render/sarif/sarif.ts';
import { ruleOf } from '../../../src/rules/registry.ts';
import { anOutcome, aTriaged } from '../../builders.ts';
import { outcomeOfCases, severalLevels } from '../real-outcome.ts';
import { sarifOptions as options, parsed, type SarifFile } from './sarif-file.ts';
import { complaints, schemaErrors } from './sarif-validation.ts';

const sarifOf = (outcome: Outcome): SarifFile => parsed(toSarif(outcome, options).text);
const many = (count: number, of: (index: number) => Partial<Finding>): readonly Triaged[] =>
  Array.from({ length: count }, (_, index) => aTriaged({ of: of(index), lineHash: 'ab:1' }));

const hostilePaths = [
  'plain/app.py',
  './app.py',
  'a b/ü %20 #?&=+;,.py',
  '::error file=x::y.py',
  'a:b/c.py',
  'https://example.org/x.py',
  'back\\slash.py',
  '日本/😀.py',
  'new\nline\r.py',
  'tab\t\u0000.py',
  '[x](1).py',
  '"quo\'te"<b>.py',
  '%2e%2e/x.py',
  '~/.ssh/x.py',
  '{0}.py',
  'lone\udc80.py',
  `${'deep/'.repeat(300)}x.py`,
];
const hostileMessages = [
  'See [the docs](https://example.org) or [1](1) \\[x\\](2).',
  '::error::\u001b[31mred\u0007 ##[error]',
  'one\ntwo\r\nthree',
  '{0} {1} ${ data |h }',
  '',
  ' \u202e\u2066 ',
  'lone \ud800 half',
  '<script>alert(1)</script>',
  'x'.repeat(100_000),
  "members {'Other': <ast.List object at 0x7f3738f929e0>}).",
];
const unknownIds = [
  'B999',
  'X1',
  'plugin one',
  'a/high',
  '',
  '\u202eB602',
  'ключ',
  '../..',
  'y'.repeat(5000),
  'B602/low',
  '\ud800',
];

const full: Outcome = anOutcome(
  [
    aTriaged({ lineHash: '1f2e:1', excerpt: 'subprocess.run(x, shell=True)' }),
    aTriaged({
      of: { test: 'B101', severity: 'low', confidence: 'undefined', cwe: null, moreInfo: null },
      failing: false,
      state: 'known',
      risk: 1,
    }),
  ],
  {
    verdict: 'failed',
    unscanned: [
      {
        kind: 'syntax',
        path: 'broken.py',
        reason: 'Not valid Python.',
        remedy: 'Exclude [it](1).',
        counts: true,
        why: '',
      },
      {
        kind: 'missing-target',
        path: '../elsewhere',
        reason: 'There is no such target.',
        remedy: 'Correct it.',
        counts: false,
        why: 'known',
      },
      {
        kind: 'nothing',
        path: null,
        reason: 'Not one file was scanned.',
        remedy: 'Check the targets.',
        counts: true,
        why: '',
      },
    ],
    notes: [{ level: 'notice', topic: 'config', text: 'A note.' }],
  },
);

let real: Outcome = anOutcome([]);
before(async () => {
  real = await outcomeOfCases();
});

test('the 2.1.0 schema and the validator with its GitHub rules have nothing against any file, and something against a bad one', () => {
  const outcomes: Readonly<Record<string, Outcome>> = {
    full,
    empty: anOutcome([]),
    real,
    hostile: anOutcome([
      ...many(hostilePaths.length, (i) => ({ path: hostilePaths[i] ?? '' })),
      ...many(hostileMessages.length, (i) => ({ message: hostileMessages[i] ?? '', path: `m${i}.py` })),
    ]),
    unknown: anOutcome(
      many(unknownIds.length * 4, (i) => ({
        test: unknownIds[i % unknownIds.length] ?? '',
        name: 'plugin',
        severity: levels[i % 4] ?? 'low',
        cwe: i,
      })),
    ),
  };
  const files = Object.fromEntries(
    Object.entries(outcomes).map(([name, outcome]) => [name, toSarif(outcome, options).text]),
  );
  for (const [name, text] of Object.entries(files)) assert.deepEqual(schemaErrors(text), [], name);
  // The validator takes 10 s and more for thousands of results, which are all of one form: those go through the schema
  // alone.
  assert.deepEqual(schemaErrors(toSarif(anOutcome(many(6000, (i) => ({ path: `f${i}.py` }))), options).text), []);
  assert.ok(
    schemaErrors((files['full'] ?? '').replace('"columnKind"', '"kindOfColumn"')).length > 0,
    'the schema can say no',
  );
  const found = complaints({ ...files, bad: (files['full'] ?? '').replace('"ruleIndex":0', '"ruleIndex":77') });
  assert.deepEqual(
    found.filter((line) => !line.includes('/bad.sarif')),
    [],
  );
  assert.ok(
    found.some((line) => line.startsWith('SARIF1009')),
    'the validator can say no',
  );
});

test('every finding of the real Bandit is a result at its own place, with all that code scanning uses', () => {
  const {
    runs: [run],
  } = sarifOf(real);
  assert.equal(run.results.length, real.findings.length);
  assert.ok(real.findings.length > 200);
  for (const [index, result] of run.results.entries()) {
    const { finding, lineHash } = real.findings[index] ?? assert.fail();
    const rule = run.tool.driver.rules[result.ruleIndex];
    assert.equal(rule?.id, result.ruleId);
    assert.equal(result.ruleId.replace(/\/.*/, ''), finding.test);
    assert.equal(result.level, rule?.defaultConfiguration.level);
    assert.deepEqual(result.locations[0].physicalLocation.region, finding.span);
    assert.equal(decodeURIComponent(result.locations[0].physicalLocation.artifactLocation.uri), finding.path);
    assert.match(result.partialFingerprints.primaryLocationLineHash ?? '', /^[0-9a-f]+:\d+$/);
    assert.equal(result.partialFingerprints.primaryLocationLineHash, lineHash);
    assert.equal(result.partialFingerprints['banditRemediate/v1'], finding.identity.id);
    assert.match(result.message.text, /[.!?…] Confidence: (high|medium|low)\.$/);
  }
});

test("an alert's security-severity is in GitHub's band of Bandit's own word, also where a test reports several", () => {
  const {
    runs: [run],
  } = sarifOf(real);
  const bands = { high: [7, 8.9], medium: [4, 6.9], low: [0.1, 3.9], undefined: [0.1, 3.9] } as const;
  for (const result of run.results) {
    const [least, most] = bands[result.properties.severity];
    const text = run.tool.driver.rules[result.ruleIndex]?.properties['security-severity'] ?? '';
    assert.match(text, /^\d\.\d$/);
    assert.ok(Number(text) >= least && Number(text) <= most, `${result.ruleId} ${text}`);
  }
});

test('a test that reports several severities has a rule for each: the highest keeps the plain id', () => {
  const ids = new Map<number, string[]>();
  const {
    runs: [run],
  } = sarifOf(real);
  for (const result of run.results) {
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    if (artifactLocation.uri === 'levels.py')
      ids.set(region?.startLine ?? 0, [...(ids.get(region?.startLine ?? 0) ?? []), result.ruleId]);
  }
  const lines = severalLevels.split('\n');
  const of = (code: string): readonly string[] =>
    (ids.get(lines.findIndex((line) => line.startsWith(code)) + 1) ?? []).filter((id) =>
      /B(103|202|324|502|505|602|605)/.test(id),
    );
  assert.deepEqual(
    [
      'hashlib.md5',
      'crypt.crypt',
      'subprocess.call("ls " ',
      'subprocess.call("ls",',
      'os.system("ls " ',
      'os.system("ls")',
      'os.chmod("x", 0o777',
      'os.chmod("x", 0o755',
      'ssl.wrap',
      'other(',
      'rsa.generate_private_key(65537, 512',
      'rsa.generate_private_key(65537, 1024',
      'tarfile.open(name).extractall()',
      'tarfile.open(name).extractall(members=pick',
    ].flatMap((code) => of(code)),
    [
      'B324',
      'B324/medium',
      'B602',
      'B602/low',
      'B605',
      'B605/low',
      'B103',
      'B103/medium',
      'B502',
      'B502/medium',
      'B505',
      'B505/medium',
      'B202',
      'B202/low',
    ],
  );
  assert.ok(of('tarfile.open(name).extractall(members=[').includes('B202/medium'));
});

test('every other test of Bandit reports at one severity and has the plain id, as in its own SARIF', () => {
  const ids = sarifOf(real).runs[0].tool.driver.rules.map(({ id }) => id);
  const split = ids.filter((id) => id.includes('/'));
  assert.deepEqual(split, [
    'B103/medium',
    'B202/low',
    'B202/medium',
    'B324/medium',
    'B502/medium',
    'B505/medium',
    'B602/low',
    'B605/low',
  ]);
  assert.equal(ids.filter((id) => !id.includes('/')).length, 75);
});

test('rule ids do not depend on what else a run found', () => {
  const { results } = sarifOf(real).runs[0];
  for (const [index, one] of real.findings.entries()) {
    const [rule, ...more] = sarifOf(anOutcome([one])).runs[0].tool.driver.rules;
    assert.deepEqual([rule?.id, more], [results[index]?.ruleId, []]);
  }
});

test('precision is never higher than the confidence of any of its findings', () => {
  const order = ['low', 'medium', 'high'];
  const {
    runs: [run],
  } = sarifOf(real);
  for (const result of run.results) {
    const { precision } = run.tool.driver.rules[result.ruleIndex]?.properties ?? assert.fail();
    const { confidence } = result.properties;
    const promised = order.indexOf(precision ?? '');
    assert.ok(
      promised >= 0 && promised <= order.indexOf(confidence),
      `${result.ruleId}: ${precision}, a finding has ${confidence}`,
    );
  }
});

test('each rule says why and how, shows a change, and keeps to the limits', () => {
  const { rules } = sarifOf(real).runs[0].tool.driver;
  for (const rule of rules) {
    const known = ruleOf(rule.id.replace(/\/.*/, ''));
    assert.ok(rule.help.markdown.includes(known.remedy) && rule.help.markdown.includes(known.why), rule.id);
    assert.match(rule.help.markdown, /```diff\n[^`]*\n[-+]/, rule.id);
    assert.doesNotMatch(rule.help.text + rule.help.markdown, /[«»]/);
    assert.ok(
      rule.shortDescription.text.length <= 1024 &&
        rule.fullDescription.text.length <= 1024 &&
        (rule.name ?? '').length <= 255,
    );
    assert.equal(rule.properties.tags[0], 'security');
    assert.ok(rule.properties.tags.length <= 10);
    if (known.cwe !== null)
      assert.ok(rule.properties.tags.includes(`external/cwe/cwe-${String(known.cwe).padStart(3, '0')}`));
    assert.match(rule.helpUri, /^https:/);
  }
});

test('hostile paths stay relative to the repository and decode to themselves', () => {
  const results = sarifOf(anOutcome(many(hostilePaths.length, (i) => ({ path: hostilePaths[i] ?? '' })))).runs[0]
    .results;
  assert.equal(results.length, hostilePaths.length);
  for (const [
    index,
    {
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri },
          },
        },
      ],
    },
  ] of results.entries()) {
    const path = (hostilePaths[index] ?? '').replace(/^\.\//, '').replace('\udc80', '\ufffd');
    assert.equal(decodeURIComponent(uri), path);
    assert.match(uri, /^[\w.~%/-]+$/);
    assert.ok(new URL(uri, 'https://host/root/').href.startsWith('https://host/root/'), uri);
  }
});

test('paths that lead out of the repository are left out, and that is said', () => {
  const outside = ['../x.py', 'a/../../x.py', '/etc/x.py', ''].map((path) => aTriaged({ of: { path } }));
  const { included, notes, text } = toSarif(
    anOutcome([...outside, aTriaged({ of: { outside: true } }), aTriaged()]),
    options,
  );
  assert.equal(included, 1);
  assert.equal(parsed(text).runs[0].results.length, 1);
  assert.match(notes[0]?.text ?? '', /^5 findings in files outside the repository/);
});

test('a backslash or a colon in a name of the repository is a part of it', () => {
  const names = ['\\n.py', 'C:\\z.py', '\\\\host\\share.py', 'C:/in-folder.py'];
  const { included, notes, text } = toSarif(anOutcome(names.map((path) => aTriaged({ of: { path } }))), options);
  assert.deepEqual([included, notes], [names.length, []]);
  const uris = parsed(text).runs[0].results.map(
    (result: any) => result.locations[0].physicalLocation.artifactLocation.uri,
  );
  assert.deepEqual(uris, ['%5Cn.py', 'C%3A%5Cz.py', '%5C%5Chost%5Cshare.py', 'C%3A/in-folder.py']);
});

test('hostile messages become plain text without links, control characters or changing addresses', () => {
  const outcome = anOutcome(many(hostileMessages.length, (i) => ({ message: hostileMessages[i] ?? '' })));
  const texts = sarifOf(outcome).runs[0].results.map(({ message }) => message.text);
  for (const text of texts) {
    assert.doesNotMatch(text, /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    assert.doesNotMatch(text, /(?<!\\)(?:\\\\)*[[\]]/, 'each bracket is escaped');
    assert.ok(text.length < 1200);
    assert.ok(text.length > ' Confidence: high.'.length);
  }
  assert.equal(texts[0], 'See \\[the docs\\](https://example.org) or \\[1\\](1) \\\\\\[x\\\\\\](2). Confidence: high.');
  assert.equal(texts.at(-1), "members {'Other': <ast.List object>}). Confidence: high.");
});

test('unknown ids keep a stable rule of their own that no id of Bandit can be mistaken for', () => {
  const outcome = anOutcome(
    unknownIds.flatMap((test) => many(2, (i) => ({ test, name: 'my_plugin', severity: i === 0 ? 'medium' : 'high' }))),
  );
  const { rules } = sarifOf(outcome).runs[0].tool.driver;
  const ids = rules.map(({ id }) => id);
  for (const id of ['B999', 'B999/high', 'X1', 'plugin-one', 'a-high', 'a-high/high', 'unnamed', 'ключ', 'B602-low'])
    assert.ok(ids.includes(id), id);
  assert.equal(new Set(ids).size, ids.length);
  assert.ok(!ids.includes('B602') && !ids.includes('B602/low'));
  for (const rule of rules) {
    assert.match(rule.id, /^[\p{L}\p{N}._-]{1,100}(\/high)?$/u);
    assert.equal(rule.properties.precision, undefined);
    assert.ok(!rule.name || rule.name === 'my_plugin');
  }
});

test('known findings of the base stay in, those of a baseline file are left out', () => {
  const { text, notes, included } = toSarif(
    anOutcome((['known', 'baselined', 'baselined'] as const).map((state) => aTriaged({ state }))),
    options,
  );
  assert.deepEqual([included, parsed(text).runs[0].results.map(({ properties }) => properties.state)], [1, ['known']]);
  assert.match(notes[0]?.text ?? '', /^2 findings of the baseline/);
});

test('without findings the file is complete: uploading it closes the alerts', () => {
  const { included, notes, text } = toSarif(anOutcome([]), options);
  const [run] = parsed(text).runs;
  assert.deepEqual(
    [included, notes, run.results, run.automationDetails?.id, run.tool.driver.name],
    [0, [], [], 'shop/', 'Bandit'],
  );
});

test('the category ends in one slash and an empty one is not written', () => {
  const idOf = (category: string): string | undefined =>
    parsed(toSarif(full, { ...options, category }).text).runs[0].automationDetails?.id;
  assert.deepEqual(['shop', 'shop/', 'a/b', ''].map(idOf), ['shop/', 'shop/', 'a/b/', undefined]);
});

test("the tool's version is Bandit's own; semanticVersion only when it is one", () => {
  const driver = (bandit: string | null) =>
    sarifOf(anOutcome([], { tool: { bandit, python: null } })).runs[0].tool.driver;
  assert.deepEqual(
    [driver('1.9.4').semanticVersion, driver('1.9.4').version],
    ['1.9.4', '1.9.4 (bandit-remediate 1.2.3)'],
  );
  assert.equal(driver('1.9.4b1').semanticVersion, undefined);
  assert.deepEqual(
    [driver(null).semanticVersion, driver(null).version],
    [undefined, 'unknown (bandit-remediate 1.2.3)'],
  );
});

test('what was not scanned is a notification, an error when it counts', () => {
  const [
    {
      invocations: [invocation],
    },
  ] = sarifOf(full).runs;
  assert.equal(invocation.executionSuccessful, false);
  const shown = invocation.toolExecutionNotifications.map(({ level, locations }) => [
    level,
    locations?.[0]?.physicalLocation.artifactLocation.uri,
  ]);
  assert.deepEqual(shown, [
    ['error', 'broken.py'],
    ['warning', undefined],
    ['error', undefined],
  ]);
  const harmless = { kind: 'syntax', reason: 'No.', remedy: 'Exclude it.', counts: false, why: '' } as const;
  const crowd = anOutcome([], { unscanned: Array.from({ length: 250 }, (_, i) => ({ ...harmless, path: `${i}.py` })) });
  const [
    {
      invocations: [calm],
    },
  ] = sarifOf(crowd).runs;
  assert.deepEqual([calm.executionSuccessful, calm.toolExecutionNotifications.length], [true, 101]);
  assert.equal(calm.toolExecutionNotifications.at(-1)?.message.text, '150 more files or targets were not scanned.');
});

test('regions always have four numbers that run forward', () => {
  const spans = [
    [0, 0, 0, 0],
    [-1, -1, -1, -1],
    [5, 9, 5, 9],
    [5, 9, 4, 2],
    [5, 9, 7, 0],
    [5, 9, 6, 3],
  ] as const;
  const findings = spans.map(([startLine, startColumn, endLine, endColumn]) =>
    aTriaged({ of: { span: { startLine, startColumn, endLine, endColumn } } }),
  );
  const outcome = anOutcome(findings);
  const regions = sarifOf(outcome).runs[0].results.map(
    ({
      locations: [
        {
          physicalLocation: { region },
        },
      ],
    }) => region,
  );
  const numbers = regions.map(
    (region) => region && [region.startLine, region.startColumn, region.endLine, region.endColumn],
  );
  assert.deepEqual(numbers, [
    [1, 1, 1, 2],
    [1, 1, 1, 2],
    [5, 9, 5, 10],
    [5, 9, 5, 10],
    [5, 9, 7, 1],
    [5, 9, 6, 3],
  ]);
});

test('of 6,000 findings the 5,000 of highest risk are kept and the rest is counted', () => {
  const findings = many(6000, (i) => ({ path: `f${i}.py`, severity: i < 5100 ? 'high' : 'low' }));
  const { text, notes, included } = toSarif(anOutcome(findings), options);
  const { results } = parsed(text).runs[0];
  assert.deepEqual(
    [included, results.length, results.at(-1)?.locations[0].physicalLocation.artifactLocation.uri],
    [5000, 5000, 'f4999.py'],
  );
  assert.match(
    notes[0]?.text ?? '',
    /the 5,000 findings of highest risk and leaves out 1,000 \(high severity: 100, low severity: 900\)/,
  );
});

test('hostile lengths never make the file larger than GitHub takes', () => {
  const findings = many(5000, (i) => ({
    path: `${i}${'é😀'.repeat(700)}.py`,
    message: '日'.repeat(5000),
    test: `P${i}`,
  }));
  const { text, notes, included } = toSarif(anOutcome(findings), options);
  assert.ok(Buffer.byteLength(text) < 10_000_000 && gzipSync(text).length < 10_000_000);
  assert.ok(included > 300 && included < 5000);
  assert.match(notes[0]?.text ?? '', new RegExp(`leaves out ${(5000 - included).toLocaleString('en')} `));
});
