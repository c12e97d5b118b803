import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { posix } from 'node:path';
import { test } from 'node:test';
import { dodges } from '../../src/planning/dodges.ts';
import { allRules, indexById, isKnownRule, ruleOf } from '../../src/rules/registry.ts';
import type { Case, Rule } from '../../src/rules/rule.ts';
import { unmark } from '../texts/marked.ts';

const active = [
  'B101',
  'B102',
  'B103',
  'B104',
  'B105',
  'B106',
  'B107',
  'B108',
  'B110',
  'B112',
  'B113',
  'B201',
  'B202',
  'B301',
  'B302',
  'B303',
  'B304',
  'B305',
  'B306',
  'B307',
  'B308',
  'B310',
  'B311',
  'B312',
  'B313',
  'B314',
  'B315',
  'B316',
  'B317',
  'B318',
  'B319',
  'B321',
  'B323',
  'B324',
  'B401',
  'B402',
  'B403',
  'B404',
  'B405',
  'B406',
  'B407',
  'B408',
  'B409',
  'B411',
  'B412',
  'B413',
  'B415',
  'B501',
  'B502',
  'B503',
  'B504',
  'B505',
  'B506',
  'B507',
  'B508',
  'B509',
  'B601',
  'B602',
  'B603',
  'B604',
  'B605',
  'B606',
  'B607',
  'B608',
  'B609',
  'B610',
  'B611',
  'B612',
  'B613',
  'B614',
  'B615',
  'B701',
  'B702',
  'B703',
  'B704',
];
const removed = ['B109', 'B111', 'B309', 'B320', 'B322', 'B325', 'B410', 'B414'];

const named = (rule: Rule, one: Case): string => `${rule.ids[0]} "${one.name}"`;
const afterOf = (one: Case): string => one.after ?? '';
const eachCase: readonly (readonly [Rule, Case])[] = allRules.flatMap((rule) =>
  rule.cases.map((one): [Rule, Case] => [rule, one]),
);

test('every test of Bandit has one rule, with the right status', () => {
  const idsOf = (status: Rule['status']): string[] =>
    allRules
      .filter((rule) => rule.status === status)
      .flatMap((rule) => rule.ids)
      .toSorted();
  assert.equal(active.length, 75);
  assert.deepEqual(idsOf('active'), active);
  assert.deepEqual(idsOf('removed'), removed);
});

test('every rule file has its line in index.ts, and exports one const named after its first id', () => {
  const folder = new URL('../../src/rules/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /^[a-z]+\/.*\.ts$/.test(path));
  const idOf = (path: string): string => posix.basename(path).slice(0, 4);
  const wanted = files.map((path) => `export { ${idOf(path)} } from './${path}';`);
  const lines = readFileSync(new URL('index.ts', folder), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const missing = wanted.filter((line) => !lines.includes(line));
  assert.equal(missing.length, 0, `add to src/rules/index.ts:\n${missing.join('\n')}`);
  assert.deepEqual(
    lines,
    wanted.toSorted(),
    'src/rules/index.ts holds one sorted line for each rule file and nothing else',
  );
  for (const path of files) {
    const source = readFileSync(new URL(path, folder), 'utf8');
    const id = idOf(path);
    assert.match(posix.basename(path), /^b\d{3}(-b\d{3})?(-[a-z0-9]+)+\.ts$/);
    assert.deepEqual(source.match(/^export .*$/gm), [`export const ${id} = defineRule({`], path);
    assert.equal(
      ruleOf(id.toUpperCase()).ids[0],
      id.toUpperCase(),
      `${path}: the const is named after the rule's first id`,
    );
  }
});

for (const rule of allRules) {
  test(`${rule.ids.join(', ')}: the texts fit their places`, () => {
    assert.equal(rule.names.length, rule.ids.length);
    assert.ok(rule.title.length > 0 && rule.title.length <= 80, `title of ${rule.title.length} characters`);
    assert.ok(rule.why.trim() !== '');
    assert.ok(rule.remedy.trim() !== '' && rule.remedy.length <= 1200, `remedy of ${rule.remedy.length} characters`);
    assert.ok(rule.exploitability.reason.trim() !== '');
    assert.equal(new Set(rule.references).size, rule.references.length, 'the same reference twice');
    for (const link of rule.references) assert.equal(new URL(link).protocol, 'https:');
    assert.equal((rule.remedy.match(/`/g) ?? []).length % 2, 0, 'an open `code` span');
    assert.equal(/[«»]/.test(rule.remedy + rule.why + rule.title), false, 'marks belong into cases');
  });

  test(`${rule.ids.join(', ')}: each id has its case`, () => {
    const shown = new Set(rule.cases.map((one) => one.test ?? rule.ids[0]));
    assert.deepEqual(shown, new Set(rule.status === 'active' ? rule.ids : []));
    const names = rule.cases.map((one) => one.name);
    assert.equal(new Set(names).size, names.length, `two cases have one name: ${names.join(', ')}`);
  });
}

test('each case changes something, with one pair of marks before and none after', () => {
  for (const [rule, one] of eachCase) {
    const { text, start, end } = unmark(one.before);
    assert.ok(end > start, `${named(rule, one)}: nothing between the marks`);
    assert.ok(one.after !== undefined || one.refused !== undefined, `${named(rule, one)}: neither after nor refused`);
    assert.notEqual(text, one.after, named(rule, one));
    assert.doesNotMatch(afterOf(one), /[«»]/, named(rule, one));
    assert.ok(
      text.endsWith('\n') && (one.after === undefined || one.after.endsWith('\n')),
      `${named(rule, one)}: ends without a line feed`,
    );
    assert.equal(new Set(one.remains).size, (one.remains ?? []).length, `${named(rule, one)}: an id twice in remains`);
  }
});

test('no case shows a dodge as the fix', () => {
  for (const [rule, one] of eachCase) {
    for (const [pattern, reason] of dodges)
      assert.doesNotMatch(afterOf(one), pattern, `${named(rule, one)}: ${reason}`);
  }
});

test('a suppression names its ids and its reason', () => {
  for (const [rule, one] of eachCase) {
    for (const line of afterOf(one)
      .split('\n')
      .filter((text) => text.includes('nosec'))) {
      assert.match(line, /(?: {2}|#.* )# nosec B\d{3}(, B\d{3})* # \w.*$/, named(rule, one));
    }
  }
});

test('an id that the catalogue does not know gets a rule too', () => {
  for (const id of ['X901', 'B999', '', 'a'.repeat(500), '__proto__', 'constructor']) {
    const rule = ruleOf(id);
    assert.equal(isKnownRule(id), false);
    assert.deepEqual(rule.ids, [id]);
    assert.ok(rule.title.length <= 80);
    assert.deepEqual(
      [rule.safety, rule.cwe, rule.owasp2021, rule.owasp2025, rule.exploitability.score],
      ['guidance', null, null, null, 3],
    );
    assert.deepEqual(rule.cases, []);
  }
  assert.match(ruleOf('X901').title, /X901/);
  assert.equal(isKnownRule('B506'), true);
  assert.equal(ruleOf('B506').names[0], 'yaml_load');
});

test('two rules cannot claim one id', () => {
  assert.throws(() => indexById([ruleOf('X901'), ruleOf('X901')]), /Two rules claim X901/);
});
