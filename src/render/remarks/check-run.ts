/** A check run with a name of its own, for branch protection by name and for more annotations than a log shows. */

import type { Annotation } from '../../model/annotation.ts';
import type { Context } from '../../model/context.ts';
import type { CheckRun } from '../../model/github/publication.ts';
import type { Outcome, Verdict } from '../../model/outcome.ts';
import type { RuleOf } from '../../rules/rule.ts';
import { plainText } from '../../text/plain-text.ts';
import { summary } from '../summary/summary.ts';
import { annotations } from './annotations.ts';

/**
 * GitHub takes 65,535 characters; these are bytes, of which there are never fewer.
 * https://docs.github.com/rest/checks/runs
 */
const summaryLimit = 65_000;
/** Of each level: twelve requests of fifty at most. */
const annotationsPerLevel = 200;
const titleLimit = 200;

/**
 * The check is the job's verdict. `incomplete` is a failure as it is for the job: what could not be scanned may not be
 * merged unseen, and an `action_required` would send people to a page that nobody has. Null where there is no
 * repository or commit to put it on.
 */
const conclusions = { passed: 'success', failed: 'failure', incomplete: 'failure' } as const satisfies Record<
  Verdict,
  CheckRun['conclusion']
>;
const words: Readonly<Record<Verdict, string>> = { passed: 'Passed', failed: 'Failed', incomplete: 'Incomplete' };

export function checkRunOf(
  outcome: Outcome,
  context: Context,
  wish: { readonly name: string },
  ruleOf: RuleOf,
): CheckRun | null {
  const name = plainText(wish.name, 100);
  const head = context.pull?.headSha ?? context.head ?? context.sha;
  if (name === '' || context.host !== 'action' || context.repository === null || head === null) return null;
  return {
    name,
    head,
    conclusion: conclusions[outcome.verdict],
    title: plainText(`${words[outcome.verdict]}: ${outcome.headline}`, titleLimit),
    summary: summary(outcome, context, ruleOf, summaryLimit),
    annotations: annotations(outcome, ruleOf, annotationsPerLevel).annotations.filter(
      ({ path }: Annotation) => path !== null,
    ),
  };
}
