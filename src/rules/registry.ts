import * as catalogue from './index.ts';
import { defineRule, type Rule } from './rule.ts';

/** Every rule of the catalogue, in the order of their first ids (index.ts is sorted). */
export const allRules: readonly Rule[] = Object.values(catalogue);

const byId = indexById(allRules);

/** Whether the catalogue knows the test. */
export const isKnownRule = (test: string): boolean => byId.has(test);

/** The rule for one of Bandit's test ids. Never fails: a plugin's or a future Bandit's id gets a general rule. */
export const ruleOf = (test: string): Rule => byId.get(test) ?? unknownRule(test);

/** Id -> rule. Throws when two rules claim an id: each finding has one answer. */
export function indexById(rules: readonly Rule[]): ReadonlyMap<string, Rule> {
  const index = new Map<string, Rule>();
  for (const rule of rules) {
    for (const id of rule.ids) {
      if (index.has(id)) throw new Error(`Two rules claim ${id}: "${index.get(id)?.title}" and "${rule.title}"`);
      index.set(id, rule);
    }
  }
  return index;
}

/** An id comes from a report, so it may have any length: a title must stay a heading. */
const shortened = (id: string): string => (id.length > 36 ? `${id.slice(0, 35)}…` : id);

const unknownRule = (test: string): Rule =>
  defineRule({
    ids: [test],
    names: [test],
    status: 'active',
    title: `Reported by ${shortened(test)}, a test outside this catalogue`,
    why:
      'This catalogue does not know the test: it comes from a Bandit plugin, or from a Bandit newer than the catalogue. ' +
      'The text of the finding says what can happen.',
    remedy:
      'Read the text of the finding and the page under its "More info" link, then the documentation of the plugin that adds the test, ' +
      'or of the Bandit release that runs it. The finding is gated, compared and reported like any other.',
    safety: 'guidance',
    cwe: null,
    owasp2021: null,
    owasp2025: null,
    exploitability: { score: 3, reason: 'Unknown to this catalogue, so taken as the middle of the scale.' },
    references: ['https://bandit.readthedocs.io/en/latest/plugins/index.html'],
    cases: [],
  });
