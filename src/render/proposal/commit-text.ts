/** Foreign text in commit messages. GitHub acts on them: it skips workflows, closes issues and mentions people. */

import { neutralise } from '../../text/log-text.ts';
import { plainText } from '../../text/plain-text.ts';

/**
 * https://docs.github.com/actions/how-tos/manage-workflow-runs/skip-workflow-runs, and what other services listen to.
 */
const bracketed = /\[([^[\]\n]{0,60})\]/gu;
const skips = /skip|\bno\W?ci\b/iu;

/** One line that nothing is done because of. */
export function commitText(text: string, limit: number): string {
  return neutralise(plainText(text, limit))
    .replace(bracketed, (all, inner: string) => (skips.test(inner) ? `(${inner})` : all))
    .replace(/\*{3}(?=no_ci)/giu, '* ')
    .replace(/\bskip-checks\b/giu, 'skip checks')
    .replace(/@(?=\w)/gu, '@ ')
    .replace(/#(?=\d)/gu, '# ')
    .replace(/\b(gh)-(?=\d)/giu, '$1 ')
    .replace(/:\/\//gu, ': //');
}

/** Lines of at most `width` characters where there are spaces to break at. */
export function wrapped(text: string, width = 72, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && [...line].length + 1 + [...word].length > width) {
      lines.push(line);
      line = `${indent}${word}`;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
