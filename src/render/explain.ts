/** A rule's page for the terminal. */
import { styleText } from 'node:util';
import type { Rule } from '../rules/rule.ts';
import { neutralise } from './log-text.ts';
import { beforeAfter, diffLines } from './before-after.ts';

const paint = (style: Parameters<typeof styleText>[0], text: string): string => styleText(style, text, { validateStream: false });

export function explain(rule: Rule, test: string): readonly string[] {
  const example = beforeAfter(rule, test);
  const classes = [rule.cwe === null ? '' : `CWE-${rule.cwe}`, rule.owasp2021 ? `OWASP ${rule.owasp2021.id}` : '', rule.owasp2025 ? `OWASP ${rule.owasp2025.id}` : ''];
  return [
    paint('bold', `${neutralise(test)}  ${neutralise(rule.title)}`),
    paint('gray', [...classes.filter(Boolean), `exploitability ${rule.exploitability.score} of 5`].join(' · ')),
    '',
    ...wrap(rule.why),
    '',
    paint('bold', 'What to do'),
    ...wrap(rule.remedy),
    ...(rule.traps ?? []).flatMap((trap) => wrap(`Mind: ${trap}`)),
    ...(example ? ['', paint('bold', 'Before and after'), ...diffLines(example).map(diffLine)] : []),
    ...(rule.references.length > 0 ? ['', paint('bold', 'Read more'), ...rule.references.map((url) => `  ${url}`)] : []),
    '',
  ];
}

const diffLine = (line: string): string => `  ${line.startsWith('-') ? paint('red', line) : line.startsWith('+') ? paint('green', line) : line}`;

/** Paragraphs at 96 characters, indented by two. */
function wrap(text: string): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    for (const word of paragraph.split(' ')) {
      const last = lines.at(-1);
      if (last !== undefined && last.length + word.length < 96) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines.map((line) => `  ${line}`);
  });
}
