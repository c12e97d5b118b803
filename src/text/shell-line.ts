/** Arguments as one line that a POSIX shell reads back as the same arguments. */
export const shellLine = (args: readonly string[]): string => args.map(quote).join(' ');

const quote = (argument: string): string =>
  /^[\w@%+=:,./-]+$/u.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
