/**
 * Escaping for GitHub's Markdown, where summaries and comments show text from the scanned repository.
 * Punctuation becomes numeric entities: the parser shows them as the character and never reads them as structure,
 * in tables and inside inline HTML too (https://github.github.com/gfm/#entity-and-numeric-character-references).
 */

import { unseen } from './plain-text.ts';

const structural = /[&<>"'`\\*_{}[\]()#~|@$:!]/gu;

const visible = (text: string): string => text.replace(unseen, '�');
const entity = (character: string): string => `&#${character.codePointAt(0)};`;

/**
 * GitHub looks for mentions and issue numbers in what is shown, where an entity is its character again: an empty
 * comment keeps sign and name apart. https://github.com/github/cmark-gfm/issues/181
 */
const apart = (text: string): string => text.replace(/&#(?:64;(?=\w)|35;(?=\d))/gu, '$&<!-- -->');

/** Running text: nothing in it can become a link, a mention, a heading, a table cell or HTML. */
export const prose = (text: string): string =>
  apart(visible(text).replace(structural, entity)).replace(/\b(www)\./giu, '$1&#46;');

/** Running text of ours that quotes names in backticks: those become code, everything stays text. */
export const proseWithCode = (text: string): string => {
  const parts = text.split('`');
  return parts.length % 2 === 0
    ? prose(text)
    : parts.map((part, index) => (index % 2 === 0 ? prose(part) : part === '' ? '' : code(part))).join('');
};

/**
 * Text in a code span; what could end a span or a table cell goes through entities instead. GitHub makes no mentions in
 * either.
 */
export function code(text: string): string {
  const shown = visible(text);
  return /^[^`|\s]([^`|]*[^`|\s])?$/u.test(shown)
    ? `\`${shown}\``
    : `<code>${shown.replace(structural, entity)}</code>`;
}

/** A fenced block that its content cannot close. */
export function fence(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/gu) ?? []).map((run) => run.length));
  const bars = '`'.repeat(longest + 1);
  return `${bars}${language}\n${text.replace(/\n$/u, '')}\n${bars}`;
}

/** Foreign lines for a fenced block: nothing hidden in them, tabs and line feeds kept. */
export const visibleLines = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(unseen, (character) => (character === '\n' || character === '\t' ? character : '�'));

/** Running text of ours with code in backticks, for the inside of an HTML tag, where Markdown is not read. */
export const proseInHtml = (text: string): string => {
  const parts = text.split('`');
  return parts.length % 2 === 0
    ? prose(text)
    : parts.map((part, index) => (index % 2 === 0 ? prose(part) : `<code>${prose(part)}</code>`)).join('');
};

/** A link with our own label; the address is percent-encoded so that nothing in it can end the link. */
export const link = (label: string, url: string): string =>
  `[${label}](${encodeURI(url).replace(/[()'*]/gu, (c) => `%${c.charCodeAt(0).toString(16)}`)})`;

/** A path for an address: each segment encoded, `/` kept. */
export const urlPath = (path: string): string =>
  path
    .split('/')
    .map((segment) =>
      encodeURIComponent(segment.replace(/[\ud800-\udfff]/gu, '�')).replace(
        /[()'*!]/gu,
        (c) => `%${c.charCodeAt(0).toString(16)}`,
      ),
    )
    .join('/');
