/**
 * Hostile text made fit for an error message. The runner obeys `::command::` at the start of a line and `##[command]`
 * anywhere, so neither may survive; nor control characters, which move a terminal's cursor or hide text.
 */
export function printable(text: string, limit = 300): string {
  const plain = text
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g, ' ')
    .replace(/:{2,}/g, (colons) => [...colons].join(' '))
    .replace(/##\[/g, '# #[')
    .trim();
  return plain.length > limit ? `${plain.slice(0, limit - 3)}...` : plain;
}

/** The last lines of what a program said, each fit to print and indented. Addresses lose user names and passwords. */
export function lastLines(text: string, count: number): string {
  const lines = text.split('\n').map((line) => printable(withoutCredentials(line))).filter(Boolean);
  return lines.slice(-count).map((line) => `    ${line}`).join('\n');
}

const withoutCredentials = (line: string): string => line.replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@]*@/gi, '$1');
