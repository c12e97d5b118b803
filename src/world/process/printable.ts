import { quote } from '../../text/log-text.ts';

/**
 * Hostile text made fit for an error message: one line, no command for the runner, no control over the terminal. Pairs
 * of colons are parted wherever they stand, since such text may come to stand at the start of a line later on.
 */
export const printable = (text: string, limit = 300): string => quote(text.replace(/:(?=:)/g, ': '), limit);

/** The last lines of what a program said, each fit to print and indented. Addresses lose user names and passwords. */
export function lastLines(text: string, count: number): string {
  const lines = text
    .split('\n')
    .map((line) => printable(withoutCredentials(line)))
    .filter(Boolean);
  return lines
    .slice(-count)
    .map((line) => `    ${line}`)
    .join('\n');
}

const withoutCredentials = (line: string): string => line.replace(/\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^/\s@]*@/gi, '$1');
