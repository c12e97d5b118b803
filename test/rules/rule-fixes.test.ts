/**
 * Every case of every rule, through the rule's own `fix` and the real parser. `RULE=B506 node --test
 * test/rules/rule-fixes.test.ts` runs one rule. That the real Bandit agrees with each before and after is
 * test/rules/bandit-contract.test.ts.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../src/model/findings/finding.ts';
import type { Remedy } from '../../src/model/fixes/fix.ts';
import { applyFixes } from '../../src/planning/apply.ts';
import { linesOf, placeAt } from '../../src/python/text/lines.ts';
import { withPython } from '../../src/python/tree/file.ts';
import type { Parse } from '../../src/python/tree/tree.ts';
import { allRules } from '../../src/rules/registry.ts';
import type { Case, Rule } from '../../src/rules/rule.ts';
import { aFinding } from '../builders.ts';
import { aProject, testParser } from '../python/parser.ts';
import { unmark, type Marked } from '../texts/marked.ts';

const parse = await testParser();
const rules = allRules.filter((rule) => process.env['RULE'] === undefined || rule.ids.includes(process.env['RULE']));

for (const rule of rules) {
  test(`${rule.ids.join(', ')}: a rule that promises edits makes them, one that does not makes none without review`, () => {
    assert.equal(
      rule.status === 'active',
      rule.fix !== undefined,
      'every active rule answers its findings itself, with an edit or a reasoned refusal',
    );
    if (rule.safety !== 'guidance')
      assert.ok(
        rule.cases.some((one) => one.after !== undefined && one.refused === undefined),
        'no case is fixed',
      );
    assert.ok(
      rule.cases[0]?.after !== undefined || rule.status === 'removed',
      'the first case is shown to users and needs an after',
    );
  });
  for (const one of rule.cases) {
    test(`${rule.ids[0]} "${one.name}"`, () => {
      const marked = unmark(one.before);
      const remedy = answer(parse, rule, one, marked);
      if (one.refused !== undefined) return refused(one, remedy);
      assert.equal(remedy.kind, 'fix', remedy.kind === 'refusal' ? `refused: ${remedy.because}` : '');
      if (remedy.kind !== 'fix') return undefined;
      const project = aProject(one.python, one.packages);
      const after = applyFixes(parse, one.path ?? 'app/module.py', marked.text, project, [remedy]).text;
      assert.equal(after, one.after);
      assert.equal(remedy.safety, one.safety ?? rule.safety, 'how sure the fix is');
      assert.deepEqual(
        remedy.adds.filter((added) => !rule.brings?.includes(added)),
        [],
        'what a fix adds is among what its rule brings',
      );
      assert.match(remedy.summary, /^[A-Z`].*[^.\s]$/u, 'the summary is one line without a full stop');
      keepsComments(marked.text, after);
      parses(after);
      return keepsLineEndings(rule, one);
    });
  }
}

function answer(parser: Parse, rule: Rule, one: Case, { text, start, end }: Marked): Remedy {
  assert.ok(rule.fix, `${rule.ids[0]} has no fix function`);
  const lines = linesOf(text);
  const from = placeAt(lines, start);
  const to = placeAt(lines, end);
  const finding: Finding = aFinding({
    test: one.test ?? rule.ids[0] ?? '',
    path: one.path ?? 'app/module.py',
    span: { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column },
  });
  return withPython(
    parser,
    finding.path,
    text,
    aProject(one.python, one.packages),
    (file) => rule.fix?.(finding, file) ?? { kind: 'refusal', because: '', advice: '' },
  );
}

function refused(one: Case, remedy: Remedy): void {
  assert.equal(remedy.kind, 'refusal', remedy.kind === 'fix' ? `fixed: ${remedy.summary}` : '');
  if (remedy.kind !== 'refusal') return;
  assert.ok(remedy.because.includes(one.refused ?? ''), `"${remedy.because}" does not say "${one.refused}"`);
  assert.doesNotMatch(remedy.because, /[.\n]$/u, 'a clause, not a sentence');
}

/** Direction controls (B613) are the one thing that may go from a comment. */
function keepsComments(before: string, after: string): void {
  for (const comment of comments(before))
    assert.ok(
      after.includes(comment.replace(/[\u202a-\u202e\u2066-\u2069\u200f]/gu, '')),
      `the comment is lost: ${comment}`,
    );
}

const comments = (text: string): readonly string[] =>
  withPython(parse, 'x.py', text, aProject(), ({ root }) =>
    root.descendantsOfType('comment').flatMap((node) => (node ? [node.text] : [])),
  );

function parses(text: string): void {
  const broken = withPython(parse, 'x.py', text, aProject(), ({ root }) => root.hasError);
  assert.equal(broken, false, `does not parse:\n${text}`);
}

/** The same code with the line endings of Windows gets the same fix, in those line endings. */
function keepsLineEndings(rule: Rule, one: Case): void {
  const before = one.before.replaceAll('\n', '\r\n');
  const remedy = answer(parse, rule, one, unmark(before));
  assert.equal(remedy.kind, 'fix', 'refused with CRLF');
  if (remedy.kind !== 'fix') return;
  const after = applyFixes(
    parse,
    one.path ?? 'app/module.py',
    unmark(before).text,
    aProject(one.python, one.packages),
    [remedy],
  ).text;
  assert.equal(after, one.after?.replaceAll('\n', '\r\n'), 'with CRLF');
}
