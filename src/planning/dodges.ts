/** Dodges: edits that silence Bandit and leave the weakness where it is. */

import type { Excerpt } from '../model/fixes/remediation.ts';

/** Edits that only hide a finding from Bandit: no fix may add one. Each was seen to silence the test it names. */
export const dodges: readonly (readonly [RegExp, string])[] = [
  [/if __debug__/, 'B101: still gone under -O'],
  [/\bbuiltins\.(?:exec|eval)\b/, 'B102, B307: the same function by another name'],
  [/mode=0o\d*[2367]\d?\b|S_IRWXO|S_IWOTH/, 'B103: the same open mode in another spelling'],
  [/["']::["']|\(\(["']{2},/, 'B104: also all interfaces'],
  [/(?:password|secret|token)\w*\s*:\s*str\s*=\s*["'][^"']/i, 'B105, B107: the secret is still there'],
  [
    /(?:password|passwd|secret|token|key)\w*\W+=\s*os\.(?:getenv|environ\.get)\([^)]*,\s*["'][^"']/i,
    'B105: the secret as a fallback',
  ],
  [/gettempdir\(\)/, 'B108: a fixed name in the same shared folder'],
  [
    /suppress\((?:Base)?Exception\)|except BaseException|except(?: Exception)?:\s*\.\.\./,
    'B110, B112: still swallows everything',
  ],
  [/requests\.Session\(\)\.\w+\((?![^)]*timeout)|requests\.request\((?![^)]*timeout)/, 'B113: no timeout either'],
  [/debug=1\b/, 'B201: still on'],
  [/decrepit|MODE_ECB/, 'B304, B305: the same weak cipher'],
  [/SafeString\(|SafeText\(/, 'B308, B703: marks without escaping'],
  [/_create_unverified_context/, 'B323: still unverified'],
  [/usedforsecurity=(?!False\b)/, 'B324: only the literal False says something'],
  [/verify=(?:False|0|None|[A-Z_]+)\b/, 'B501, B612: not verified, or nobody can tell'],
  [/SSLContext\(ssl\.PROTOCOL_(?:SSL|TLSv1\b|TLSv1_1)|PROTOCOL_TLSv1\b|PROTOCOL_SSLv/, 'B502: the same old protocol'],
  [/(?:generate|key_size=|bits=)\(?[A-Z_]+\b/, 'B505: a size that Bandit cannot see'],
  [/from yaml import [^#\n]*\bload\b/, 'B506: hides the call'],
  [/AutoAddPolicy|WarningPolicy|policy=/, 'B507: still accepts any host key'],
  [/args=[^)]*shell=True/, 'B602: hides the command'],
  [/getattr\(os/, 'B605: hides the call'],
  [/shutil\.which/, 'B607: the same lookup'],
  [/["'] ?["']\.join\(\s*\[\s*["'](?:SELECT|DELETE|INSERT|UPDATE)/i, 'B608: builds the same text elsewhere'],
  [/from torch import [^#\n]*\bload\b/, 'B614: hides the call'],
  [/revision=(?:[A-Z_]+\b|["'](?:main|master)["'])/, 'B615: a name that can move'],
  [/jinja2\.Template\(|import Template\b[^\n]*jinja/, 'B701: does not escape either'],
];

/** Which dodge the added lines hold, in words; null for none. Lines that were there before are not the fix's doing. */
export function dodgeIn({ before, after }: Pick<Excerpt, 'before' | 'after'>): string | null {
  const old = new Set(before.split('\n').map((line) => line.trim()));
  const added = after
    .split('\n')
    .filter((line) => !old.has(line.trim()))
    .join('\n');
  return (
    dodges.find(([pattern]) => pattern.test(added) && !pattern.test(before))?.[1] ??
    (/#\s*nosec/iu.test(added) && !/#\s*nosec/iu.test(before) ? 'a suppression' : null)
  );
}
