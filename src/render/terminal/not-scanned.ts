import { styleText } from 'node:util';
import type { TriagedUnscanned } from '../../model/outcome.ts';
import { neutralise } from '../../text/log-text.ts';

const paint = (style: 'yellow' | 'gray', text: string): string => styleText(style, text, { validateStream: false });

/** What could not be scanned, why, and what to do, as lines for a terminal or a log. */
export const notScanned = (files: readonly TriagedUnscanned[]): readonly string[] =>
  files.flatMap((file) => [
    `${paint('yellow', 'Not scanned')}  ${neutralise(file.path ?? '')}${file.counts ? '' : paint('gray', ` (does not count: ${file.why})`)}`,
    `  ${neutralise(file.reason)}`,
    `  ${neutralise(file.remedy)}`,
  ]);
