/** How a rule answers its cases, in the words of its page. */

import type { Case, Rule, Safety } from '../../rules/rule.ts';
import { changeOf, testOf, withoutMarks, type BeforeAfter } from './before-after.ts';

/** `fixed`: an edit is made. `by-hand`: a person makes it. `refused`: the rule sees that no edit would be right. */
export type AnswerKind = 'fixed' | 'by-hand' | 'refused';

export interface Answer {
  readonly kind: AnswerKind;
  readonly name: string;
  readonly test: string;
  /** `Safe fix`, `Fix to review`, `By hand`, `Refused`. */
  readonly label: string;
  /** The code that Bandit reports. */
  readonly code: string;
  /** What it becomes; for a refusal what a person would write. */
  readonly change: BeforeAfter | null;
  /** Sentences in Markdown: why it is refused, what the case supposes, what Bandit still reports. */
  readonly remarks: readonly string[];
}

const words: Readonly<Record<Safety, string>> = { safe: 'Safe fix', review: 'Fix to review', guidance: 'Guidance' };

/** What is done about a rule's findings: a rule that makes no edits gives guidance, whatever its fix would be. */
export const classOf = (rule: Rule): string => (rule.fix ? words[rule.safety] : words.guidance);

export const answersOf = (rule: Rule): readonly Answer[] => rule.cases.map((one) => answerOf(rule, one));

function answerOf(rule: Rule, one: Case): Answer {
  const kind: AnswerKind = one.refused !== undefined ? 'refused' : rule.fix ? 'fixed' : 'by-hand';
  const safety = one.safety ?? rule.safety;
  const label =
    kind === 'refused' ? 'Refused' : kind === 'by-hand' ? 'By hand' : words[safety === 'guidance' ? 'review' : safety];
  return {
    kind,
    name: one.name,
    test: testOf(rule, one),
    label,
    code: withoutMarks(one.before),
    change: changeOf(one),
    remarks: remarksOf(one),
  };
}

/** A case knows words out of the reason; the whole of it is about the code that is looked at. */
function remarksOf({ refused, after, path, python, packages, remains }: Case): readonly string[] {
  return [
    ...(refused === undefined
      ? []
      : [`Not fixed: “… ${refused} …”.${after === undefined ? '' : ' A person would write:'}`]),
    ...(path === undefined ? [] : [`In \`${path}\`.`]),
    ...(python === undefined ? [] : [`The project supports Python ${python.join('.')} and later.`]),
    ...(packages && packages.length > 0
      ? [`The project declares ${packages.map((one) => `\`${one}\``).join(', ')}.`]
      : []),
    ...(remains && remains.length > 0 ? [`Bandit still reports ${remains.join(', ')} afterwards.`] : []),
  ];
}

/** CWE and OWASP, as words and, where there is one, an address. */
export function classification({
  cwe,
  owasp2021,
  owasp2025,
}: Rule): readonly { readonly label: string; readonly url: string | null }[] {
  const owasp = [owasp2021, owasp2025].flatMap((one) =>
    one ? [{ label: `OWASP ${one.id}${one.mapped ? '' : ' (by our reading)'}`, url: null }] : [],
  );
  return [
    ...(cwe === null ? [] : [{ label: `CWE-${cwe}`, url: `https://cwe.mitre.org/data/definitions/${cwe}.html` }]),
    ...owasp,
  ];
}

export const answerCounts = (answers: readonly Answer[]): Readonly<Record<AnswerKind, number>> => {
  const count = (kind: AnswerKind): number => answers.filter((one) => one.kind === kind).length;
  return { fixed: count('fixed'), 'by-hand': count('by-hand'), refused: count('refused') };
};
