/**
 * Redirections of a shell command that `subprocess` has words for:
 * https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_07
 */

/** What `>/dev/null` and `2>&1` ask for, in the words of the `subprocess` module. */
export interface Redirection {
  readonly stream: 'stdin' | 'stdout' | 'stderr';
  readonly to: 'DEVNULL' | 'STDOUT';
}

/**
 * `>/dev/null`, `2>&1` and their like at the start of the text, with its length; `before` are those of the command so
 * far. Null for all else.
 */
export function redirectionAt(
  rest: string,
  before: readonly Redirection[],
): { readonly redirection: Redirection; readonly length: number } | null {
  const found = /^([012]?)([<>])(?:&([12])|[ \t]*(\/dev\/null))(?=[ \t]|$)/u.exec(rest);
  if (!found) return null;
  const [whole, digit = '', arrow = '', copy] = found;
  const stream = digit === '0' || (digit === '' && arrow === '<') ? 'stdin' : digit === '2' ? 'stderr' : 'stdout';
  const to = target(stream, arrow, copy, before);
  return to === null || before.some((one) => one.stream === stream)
    ? null
    : { redirection: { stream, to }, length: whole.length };
}

function target(
  stream: Redirection['stream'],
  arrow: string,
  copy: string | undefined,
  before: readonly Redirection[],
): Redirection['to'] | null {
  if ((stream === 'stdin') !== (arrow === '<')) return null;
  if (copy === undefined) return before.some(({ to }) => to === 'STDOUT') ? null : 'DEVNULL';
  if (stream !== 'stderr' || copy !== '1') return null;
  return before.find((one) => one.stream === 'stdout')?.to ?? 'STDOUT';
}
