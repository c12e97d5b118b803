import type { Context } from '../../model/context.ts';
import type { ResultFile } from '../../model/delivery.ts';
import type { Outcome } from '../../model/outcome.ts';
import { codeQuality } from './code-quality.ts';
import { resultText } from './result.ts';

/** What the result files are drawn from: the outcome, and what was drawn of it for other places already. */
export interface Drawn {
  readonly outcome: Outcome;
  readonly context: Context;
  readonly sarif: ResultFile['text'];
  readonly summary: string;
  /** For a run of `mode: publish`; null without a pull request. */
  readonly handover: string | null;
}

/** One file among the results: its name, and its text, or null when a run has none. To add a format, add a line. */
const formats: readonly { readonly name: ResultFile['name']; draw(drawn: Drawn): ResultFile['text'] | null }[] = [
  { name: 'bandit.sarif', draw: ({ sarif }) => sarif },
  { name: 'result.json', draw: ({ outcome, context }) => resultText(outcome, context) },
  { name: 'gl-code-quality-report.json', draw: ({ outcome }) => codeQuality(outcome) },
  { name: 'handover.json', draw: ({ handover }) => handover },
  { name: 'summary.md', draw: ({ summary }) => summary },
];

/** The files of the results folder, the patch of the fixes apart. */
export const resultFiles = (drawn: Drawn): readonly ResultFile[] =>
  formats.flatMap(({ name, draw }) => {
    const text = draw(drawn);
    return text === null ? [] : [{ name, text }];
  });
