/**
 * For bodies of pull requests: GitHub looks for mentions and issue numbers in the text that Markdown has become, so
 * entities do not hide them and people would be notified. A space of no width keeps sign and name apart; in code GitHub
 * looks for neither.
 */

import { prose, proseInHtml, proseWithCode } from '../../text/markdown.ts';

const quiet = (markdown: string): string =>
  markdown
    .replace(/&#64;/gu, '&#64;&#8203;')
    .replace(/&#35;(?=\d)/gu, '&#35;&#8203;')
    .replace(/\b(gh)-(?=\d)/giu, '$1&#8203;-');

export const quietProse = (text: string): string => quiet(prose(text));
export const quietProseWithCode = (text: string): string => quiet(proseWithCode(text));
export const quietProseInHtml = (text: string): string => quiet(proseInHtml(text));
