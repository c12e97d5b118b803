import { neutraliseStyled } from '../../text/log-text.ts';

/** Where text is printed: stdout, stderr, or a test's list. */
export interface Printer {
  write(text: string): unknown;
}

/**
 * Prints lines so that none of them is a command to the runner, whatever a file name or a message in it holds. Colours
 * stay.
 */
export function logLines(lines: readonly string[], out: Printer = process.stdout): void {
  const printed = lines.flatMap((line) => line.split(/\r\n|[\n\r]/)).map((line) => `${neutraliseStyled(line)}\n`);
  if (printed.length > 0) out.write(printed.join(''));
}
