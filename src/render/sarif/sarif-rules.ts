/** Rules of the catalogue as SARIF's reporting descriptors: what code scanning shows beside an alert. */

import type { Fixed } from '../../model/fixes/remediation.ts';
import type { Triaged } from '../../model/outcome.ts';
import { isKnownRule } from '../../rules/registry.ts';
import type { Owasp, Rule, RuleOf } from '../../rules/rule.ts';
import { code, fence, proseWithCode } from '../../text/markdown.ts';
import { fromMarkdown, plainText, sentence } from '../../text/plain-text.ts';
import { beforeAfter, diffLines } from '../rules/before-after.ts';
import { shownDiff } from '../summary/summary-fixes.ts';
import { levelOf, precisionOf, ruleIdOf, securitySeverity } from './sarif-grades.ts';

export type SarifRule = ReturnType<typeof sarifRule>;

/** GitHub keeps the first ten tags of a rule. */
const tagLimit = 10;
const descriptionLimit = 1024;
const nameLimit = 255;

/** The descriptor for findings that share a rule id; at least one, as their severity is the rule's. */
export function sarifRule(
  findings: readonly [Triaged, ...Triaged[]],
  ruleOf: RuleOf,
  informationUri: string,
  fixed: readonly Fixed[] = [],
) {
  const { test, severity, name } = findings[0].finding;
  const rule = ruleOf(test);
  const id = ruleIdOf(test, severity);
  const testName = plainText(isKnownRule(test) ? (rule.names[rule.ids.indexOf(test)] ?? name) : name, nameLimit);
  return {
    id,
    // SARIF asks for a name that tells more than the id does.
    ...(testName === '' || testName === id ? {} : { name: testName }),
    shortDescription: { text: plainText(rule.title, descriptionLimit) },
    fullDescription: { text: plainText(fromMarkdown(rule.why), descriptionLimit) },
    help: {
      text: helpText(rule, test),
      markdown: helpMarkdown(
        rule,
        test,
        fixed.find(({ finding }) => finding.test === test),
      ),
    },
    helpUri: rule.references[0] ?? informationUri,
    defaultConfiguration: { level: levelOf[severity] },
    properties: {
      tags: tagsOf(rule, findings),
      ...(isKnownRule(test) ? { precision: precisionOf(id) } : {}),
      'security-severity': securitySeverity(severity, rule.exploitability.score),
    },
  };
}

/**
 * `security` first: without it GitHub ignores the severity. Our CWE, then those that Bandit names, then OWASP's
 * entries.
 */
function tagsOf(rule: Rule, findings: readonly Triaged[]): readonly string[] {
  const named = findings.flatMap(({ finding }) => finding.cwe ?? []).toSorted((a, b) => a - b);
  const cwes = [...new Set([...(rule.cwe === null ? [] : [rule.cwe]), ...named])].map(
    (cwe) => `external/cwe/cwe-${String(cwe).padStart(3, '0')}`,
  );
  const owasp = [rule.owasp2021, rule.owasp2025].flatMap((one) =>
    one ? [`external/owasp/${one.id.toLowerCase().replace(':', '-')}`] : [],
  );
  return ['security', ...cwes.slice(0, tagLimit - 1 - owasp.length), ...owasp];
}

function helpMarkdown(rule: Rule, test: string, fixed: Fixed | undefined): string {
  const shown = beforeAfter(rule, test);
  return sections([
    rule.why,
    `## What to do\n\n${rule.remedy}`,
    shown ? fence('diff', diffLines(shown).join('\n')) : '',
    fixed ? inThisRepository(fixed) : '',
    rule.traps?.length ? `## Take care\n\n${list(rule.traps)}` : '',
    `## Background\n\n${list(background(rule, (label, url) => `[${label}](${url})`))}`,
    rule.references.length > 0 ? `## References\n\n${list(rule.references.map((url) => `<${url}>`))}` : '',
  ]);
}

/** The first proven fix of the rule, so that a reader sees it in code that they know. */
const inThisRepository = ({ finding, summary, excerpt }: Fixed): string =>
  `## In this repository\n\n${sentence(proseWithCode(summary))} In ${code(`${finding.path}:${finding.span.startLine}`)}:\n\n${fence('diff', shownDiff(excerpt))}`;

function helpText(rule: Rule, test: string): string {
  const shown = beforeAfter(rule, test);
  return sections([
    fromMarkdown(rule.why),
    `What to do: ${fromMarkdown(rule.remedy)}`,
    shown ? `Before:\n${shown.before}\nAfter:\n${shown.after.trimEnd()}` : '',
    rule.traps?.length ? `Take care:\n${list(rule.traps.map(fromMarkdown))}` : '',
    list(background(rule, (label) => label)),
    rule.references.length > 0 ? `References:\n${list(rule.references)}` : '',
  ]);
}

function background(rule: Rule, link: (label: string, url: string) => string): readonly string[] {
  const owasp = (entry: Owasp | null): readonly string[] =>
    entry ? [`OWASP Top 10: ${entry.id}${entry.mapped ? '' : ' (by our reading)'}`] : [];
  return [
    `Exploitability ${rule.exploitability.score} of 5: ${rule.exploitability.reason}`,
    ...(rule.cwe === null ? [] : [link(`CWE-${rule.cwe}`, `https://cwe.mitre.org/data/definitions/${rule.cwe}.html`)]),
    ...owasp(rule.owasp2021),
    ...owasp(rule.owasp2025),
  ];
}

const sections = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');
const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join('\n');
