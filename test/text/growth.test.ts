/** Text from outside costs what it is long: no escape, and no reader of a small format, takes the square of it. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commitText, wrapped } from '../../src/render/proposal/commit-text.ts';
import { uriOf } from '../../src/render/sarif/sarif-location.ts';
import { iniOptions } from '../../src/settings/bandit-settings.ts';
import { neutralise, neutraliseStyled, quote } from '../../src/text/log-text.ts';
import {
  code,
  fence,
  link,
  prose,
  proseInHtml,
  proseWithCode,
  urlPath,
  visibleLines,
} from '../../src/text/markdown.ts';
import { fromMarkdown, plainText, sentence } from '../../src/text/plain-text.ts';
import { shellLine } from '../../src/text/shell-line.ts';
import { portableIni } from '../../src/world/bandit/ini.ts';
import { lastLines, printable } from '../../src/world/process/printable.ts';

const functions: Readonly<Record<string, (text: string) => unknown>> = {
  neutralise,
  neutraliseStyled,
  quote,
  printable,
  prose,
  proseWithCode,
  proseInHtml,
  code,
  visibleLines,
  sentence,
  fromMarkdown,
  urlPath,
  uriOf,
  wrapped,
  portableIni,
  iniOptions,
  lastLines: (text) => lastLines(text, 3),
  fence: (text) => fence('python', text),
  link: (text) => link(text, urlPath(text)),
  plainText: (text) => plainText(text, 1e6),
  commitText: (text) => commitText(text, 1e6),
  shellLine: (text) => shellLine([text]),
  'an option of .bandit': (text) => iniOptions(`[bandit]\nx${text}`),
  'a name in .bandit': (text) => portableIni(`[bandit]\nx${text}`),
};
const units = [
  'a',
  ' ',
  '\t',
  '\n',
  '\r',
  ':',
  '::',
  '#',
  '##[',
  '[',
  ']',
  '](',
  '(',
  ')',
  '*',
  '`',
  '``x',
  '~',
  '|',
  '/',
  './',
  '\\',
  '"',
  "'",
  '&#',
  '@',
  '{{',
  '}}',
  '=',
  '.',
  '-',
  '--',
  '<!--',
  '\0',
  'é',
  '😀',
  '\ud800',
  '\u00ad',
  '\u200b',
  '\u202e',
  '\u001b',
  '\u001b[',
  '\u001b]',
  '\u001b]x',
  '\u001b[0',
  '\u001b ',
  '\u0007',
  '\u0085',
  '\u0090',
  '\u0098',
  '\u009b',
  '\u009b0',
  '\u009d',
  '\u009dx',
  '\u009e',
  '\u009f',
  '\u2028',
  'a:',
  'a://',
  'x@',
  'www.',
  'skip',
  '[skip',
  ' :',
];
const length = 100_000;
/** Thousands of times what a pass takes, and a hundredth of what the square does. */
const most = 1000;

for (const [name, each] of Object.entries(functions)) {
  test(`${name} of ${length} characters`, () => {
    for (const unit of units) {
      const text = unit.repeat(length / unit.length);
      const began = performance.now();
      each(text);
      const took = performance.now() - began;
      assert.ok(took < most, `${JSON.stringify(unit)}: ${Math.round(took)} ms`);
    }
  });
}
