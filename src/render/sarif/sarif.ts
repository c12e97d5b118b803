/**
 * The findings as SARIF 2.1.0 with what GitHub code scanning uses and nothing that it rejects:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */

import { counted, thousands } from '../../model/count.ts';
import type { Note } from '../../model/findings/report.ts';
import type { Fixed } from '../../model/fixes/remediation.ts';
import type { Level } from '../../model/level.ts';
import type { Outcome, Triaged, TriagedUnscanned } from '../../model/outcome.ts';
import type { RuleOf } from '../../rules/rule.ts';
import { plainText, sentence } from '../../text/plain-text.ts';
import { byteLength, byteLimit, fitting, jsonBytes, resultLimit } from './sarif-caps.ts';
import { sarifFixes, type SarifFix } from './sarif-fixes.ts';
import { levelOf, ruleIdOf } from './sarif-grades.ts';
import { insideRepository, location, unscannedInside } from './sarif-location.ts';
import { sarifRule } from './sarif-rules.ts';

export interface SarifOptions {
  /** Tells the uploads of one commit apart, without a slash at the end. */
  readonly category: string;
  readonly toolVersion: string;
  readonly ruleOf: RuleOf;
  readonly informationUri: string;
}

export interface Sarif {
  readonly text: string;
  /** What was left out, and why. */
  readonly notes: readonly Note[];
  /** How many results the file holds. */
  readonly included: number;
}

const messageLimit = 1000;
const notificationLimit = 100;

/**
 * Draws the file. Findings of a baseline file are accepted, so they are left out and their alerts close; findings that
 * the base commit has too stay in, as GitHub compares a pull request with its base itself. Without findings the file is
 * complete as well: only an upload without them closes the last alerts.
 */
export function toSarif(outcome: Outcome, options: SarifOptions): Sarif {
  const open = outcome.findings.filter((one) => one.state !== 'baselined');
  const inside = open.filter(({ finding }) => !finding.outside && insideRepository(finding.path));
  const most = inside.slice(0, resultLimit);
  const shown: Shown = { fixes: sarifFixes(outcome.remediation), fixed: outcome.remediation?.fixed ?? [] };
  const whole = draw(outcome, options, most, shown);
  const included =
    byteLength(whole) <= byteLimit
      ? most
      : fitting(most, byteLimit - jsonBytes(log(outcome, options, [], [])), {
          result: (one) => jsonBytes(result(one, inside.length, shown)),
          rule: (one) => jsonBytes(sarifRule([one], options.ruleOf, options.informationUri, shown.fixed)),
        });
  return {
    text: included === most ? whole : draw(outcome, options, included, shown),
    notes: [
      ...outsideNote(open.length - inside.length),
      ...capNote(inside, included.length),
      ...baselineNote(outcome.findings.length - open.length),
    ],
    included: included.length,
  };
}

/** What is shown of the proven fixes: at their results, and in the help of their rules. */
interface Shown {
  readonly fixes: ReadonlyMap<string, SarifFix>;
  readonly fixed: readonly Fixed[];
}

/** The file with these findings, whatever its size. */
function draw(outcome: Outcome, options: SarifOptions, included: readonly Triaged[], shown: Shown): string {
  const groups = byRule(included);
  const rules = groups.map(([, findings]) => sarifRule(findings, options.ruleOf, options.informationUri, shown.fixed));
  const indices = new Map(groups.map(([id], index) => [id, index]));
  return JSON.stringify(
    log(
      outcome,
      options,
      rules,
      included.map((one) => result(one, indices.get(ruleId(one)) ?? 0, shown)),
    ),
  );
}

/**
 * Named Bandit, as in Bandit's own SARIF: its alerts, their dismissals and rulesets that name the tool live on after a
 * switch.
 */
function log(
  outcome: Outcome,
  { category, toolVersion, informationUri }: SarifOptions,
  rules: readonly object[],
  results: readonly object[],
) {
  const bandit = outcome.tool.bandit === null ? null : plainText(outcome.tool.bandit, 40);
  const name = category.replace(/\/+$/u, '');
  const driver = {
    name: 'Bandit',
    version: `${bandit ?? 'unknown'} (bandit-remediate ${toolVersion})`,
    ...(bandit !== null && /^\d+\.\d+\.\d+$/u.test(bandit) ? { semanticVersion: bandit } : {}),
    informationUri,
    rules,
  };
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        ...(name === '' ? {} : { automationDetails: { id: `${name}/` } }),
        invocations: [invocation(outcome.unscanned)],
        columnKind: 'utf16CodeUnits',
        results,
      },
    ],
  };
}

const ruleId = ({ finding }: Triaged): string => ruleIdOf(finding.test, finding.severity);

/** Groups in the order of their ids, so that the same findings give the same file. */
function byRule(findings: readonly Triaged[]): readonly (readonly [string, readonly [Triaged, ...Triaged[]]])[] {
  const groups = new Map<string, [Triaged, ...Triaged[]]>();
  for (const one of findings) {
    const group = groups.get(ruleId(one));
    if (group) group.push(one);
    else groups.set(ruleId(one), [one]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

function result(one: Triaged, ruleIndex: number, { fixes }: Shown) {
  const { finding, state, failing, risk, lineHash } = one;
  const fix = fixes.get(finding.identity.id);
  return {
    ruleId: ruleId(one),
    ruleIndex,
    level: levelOf[finding.severity],
    message: { text: messageOf(one) },
    locations: [location(finding.path, finding.span)],
    partialFingerprints: {
      ...(lineHash === null ? {} : { primaryLocationLineHash: lineHash }),
      'banditRemediate/v1': finding.identity.id,
    },
    ...(fix ? { fixes: [fix] } : {}),
    properties: { severity: finding.severity, confidence: finding.confidence, state, failing, risk },
  };
}

/**
 * Bandit's text, then its confidence, which code scanning has no field for. Square brackets would make a link and are
 * escaped as SARIF says (section 3.11.6). The address of a Python object, which some tests print, would differ from run
 * to run.
 */
function messageOf({ finding: { message, test, confidence } }: Triaged): string {
  const said =
    sentence(plainText(message.replace(/ at 0x[0-9a-f]+(?=>)/giu, ''), messageLimit)) ||
    `${plainText(test, 100)} reports this code.`;
  return `${said.replace(/[\\[\]]/gu, '\\$&')}${confidence === 'undefined' ? '' : ` Confidence: ${confidence}.`}`;
}

/** What was not scanned, as the tool's notifications; the run counts as successful when none of it counts. */
function invocation(unscanned: readonly TriagedUnscanned[]) {
  const rest = unscanned.length - notificationLimit;
  const more =
    rest > 0 ? [{ level: 'warning', message: { text: `${rest} more files or targets were not scanned.` } }] : [];
  return {
    executionSuccessful: !unscanned.some((one) => one.counts),
    toolExecutionNotifications: [...unscanned.slice(0, notificationLimit).map(notification), ...more],
  };
}

function notification({ path, reason, remedy, counts, kind }: TriagedUnscanned) {
  const text = `Not scanned (${kind})${path === null ? '' : `: ${plainText(path, 300)}`}. ${plainText(`${reason} ${remedy}`, messageLimit)}`;
  return {
    level: counts ? 'error' : 'warning',
    message: { text: sentence(text.replace(/[\\[\]]/gu, '\\$&')) },
    ...(path !== null && unscannedInside(path) ? { locations: [location(path, null)] } : {}),
  };
}

const note = (level: Note['level'], text: string): readonly Note[] => [{ level, topic: 'upload', text }];
const findings = (count: number): string => counted(count, 'finding');

const outsideNote = (count: number): readonly Note[] =>
  count === 0
    ? []
    : note(
        'warning',
        `${findings(count)} in files outside the repository cannot be shown by code scanning and are not in the SARIF file.`,
      );

const baselineNote = (count: number): readonly Note[] =>
  count === 0
    ? []
    : note(
        'notice',
        `${findings(count)} of the baseline are not in the SARIF file, so code scanning shows no alert for them.`,
      );

const reported: readonly Level[] = ['high', 'medium', 'low', 'undefined'];

function capNote(inside: readonly Triaged[], kept: number): readonly Note[] {
  const left = inside.slice(kept);
  if (left.length === 0) return [];
  const count = (level: Level): number => left.filter(({ finding }) => finding.severity === level).length;
  const severities = reported
    .filter((level) => count(level) > 0)
    .map((level) => `${level} severity: ${thousands(count(level))}`);
  return note(
    'warning',
    `Code scanning takes no more from one run: the SARIF file has the ${findings(kept)} of highest risk and leaves out ` +
      `${thousands(left.length)} (${severities.join(', ')}). result.json has all of them.`,
  );
}
