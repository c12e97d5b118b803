/** Text from git or from a remote, made fit for a message. */

import { quote } from '../../text/log-text.ts';

/** One line without controls, workflow commands, credentials in addresses, or the given secrets. */
export function printable(text: string, secrets: readonly string[] = [], longest = 300): string {
  const safe = secrets.filter(Boolean).reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  return quote(
    safe
      .replace(/\b(https?|ssh):\/\/[^/@\s]*@/gi, '$1://***@')
      .replace(/\b(basic|bearer)\s+[A-Za-z0-9+/=_.-]{8,}/gi, '$1 ***'),
    longest,
  );
}

/** The lines of git's standard error that say why it gave up; what the remote server says is left out. */
export function complaint(stderr: string, secrets: readonly string[]): string {
  const lines = stderr.split(/[\r\n]+/).filter((line) => line !== '' && !/^(remote:|warning:|hint:|From )/.test(line));
  const why = lines.find((line) => /^(fatal|error):/.test(line)) ?? lines[0] ?? '';
  return printable(why.replace(/^(fatal|error): /, ''), secrets);
}
