/**
 * Control characters, halves of surrogate pairs, and the characters that reorder or hide text
 * (https://trojansource.codes).
 */
export const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu;

/** Text from outside as one line without anything that a reader cannot see, of at most `limit` UTF-16 units. */
export function plainText(text: string, limit: number): string {
  const line = shorten(text.trim(), limit * 4)
    .replace(/\s+/gu, ' ')
    .replace(unseen, '\ufffd')
    .trim();
  return shorten(line, limit);
}

/** Cuts between characters, never inside a surrogate pair, and shows that it did. */
function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}

/** The text as a sentence: with a full stop when it has no end of its own. */
export const sentence = (text: string): string => (text === '' || /[.!?…]$/u.test(text) ? text : `${text}.`);

/**
 * Our own Markdown as plain text: links keep their address, code and emphasis lose their marks, code keeps its
 * asterisks.
 */
export const fromMarkdown = (markdown: string): string =>
  markdown
    .split('`')
    .map((part, index) =>
      index % 2 === 1 ? part : part.replace(/\[([^[\]]*)\]\(([^()\s]*)\)/gu, '$1 ($2)').replaceAll('**', ''),
    )
    .join('');
