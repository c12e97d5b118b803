/** A guess at why a Python could not parse a file, from tell-tale lines. For advice only: it decides nothing. */

export interface SyntaxCause {
  /** What was seen, with its line. */
  readonly what: string;
  /** The first Python that can parse it; null when none can. */
  readonly since: string | null;
  readonly remedy: string;
}

interface Sign {
  readonly pattern: RegExp;
  readonly what: string;
  readonly since: string | null;
  readonly remedy?: string;
}

const convert = 'No Python 3 can parse it: convert it to Python 3';
const repair = 'Render it first and scan the result';

const signs: readonly Sign[] = [
  {
    pattern: /^(<{7} |={7}$|>{7} )/,
    what: 'a conflict marker of a merge',
    since: null,
    remedy: 'Resolve the conflict',
  },
  { pattern: /^[ \t]*(\{%|\{\{.*\}\}[ \t]*$)/, what: 'a tag of a template', since: null, remedy: repair },
  { pattern: /^[ \t]*print[ \t]+(["'\w%]|>>)/, what: "Python 2's print statement", since: null, remedy: convert },
  { pattern: /^[ \t]*exec[ \t]+["'\w]/, what: "Python 2's exec statement", since: null, remedy: convert },
  {
    pattern: /^[ \t]*except[ \t]+[\w.]+[ \t]*,[ \t]*\w+[ \t]*:/,
    what: '`except A, b:` as in Python 2 (or as in Python 3.14, for two classes)',
    since: null,
    remedy: convert,
  },
  {
    pattern: /^[ \t]*raise[ \t]+[\w.]+[ \t]*,[ \t]*["'\w]/,
    what: "Python 2's raise statement",
    since: null,
    remedy: convert,
  },
  {
    pattern: /<>|\b0[0-7]+[lL]?\b(?!\.)|\b\d+[lL]\b/,
    what: 'an operator or a number of Python 2',
    since: null,
    remedy: convert,
  },
  { pattern: /^[ \t]*lazy[ \t]+(import|from)\b/, what: 'a lazy import', since: '3.15' },
  { pattern: /(^|[^\w])[tT][rR]?["']/, what: 'a template string (t"...")', since: '3.14' },
  { pattern: /^[ \t]*(def[ \t]+\w+|class[ \t]+\w+)\[[^\]]*=/, what: 'a default of a type parameter', since: '3.13' },
  { pattern: /^[ \t]*(async[ \t]+)?(def[ \t]+\w+|class[ \t]+\w+)\[/, what: 'a type parameter list', since: '3.12' },
  { pattern: /^[ \t]*type[ \t]+\w+(\[.*\])?[ \t]*=/, what: 'a type statement', since: '3.12' },
  {
    pattern: /[fF][rR]?"[^"\n]*\{[^}"\n]*"|[fF][rR]?'[^'\n]*\{[^}'\n]*'/,
    what: 'an f-string that uses its own quotes inside',
    since: '3.12',
  },
  { pattern: /[fF]["'][^\n]*\{[^}\n]*\\/, what: 'an f-string with a backslash in a field', since: '3.12' },
  { pattern: /^[ \t]*except[ \t]*\*/, what: 'an `except*` clause', since: '3.11' },
  { pattern: /^[ \t]*match[ \t]+.*:[ \t]*(#.*)?$/, what: 'a match statement', since: '3.10' },
];

/** The first sign that the Python in use cannot parse; null when nothing tell-tale is seen. */
export function syntaxCause(text: string, python: string | null): SyntaxCause | null {
  const lines = text.split(/\r\n|\r|\n/, 50_000);
  for (const { pattern, what, since, remedy = '' } of signs) {
    if (since !== null && python !== null && !isOlder(python, since)) continue;
    const index = lines.findIndex((line) => line.length < 2000 && !/^[ \t]*#/.test(line) && pattern.test(line));
    if (index !== -1) return { what: `line ${index + 1} has ${what}`, since, remedy };
  }
  return text.includes('\0') ? { what: 'it holds NUL characters', since: null, remedy: 'Repair it' } : null;
}

/** Whether `version` (3.9.18) comes before `since` (3.12). */
function isOlder(version: string, since: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [sinceMajor = 0, sinceMinor = 0] = since.split('.').map(Number);
  return major < sinceMajor || (major === sinceMajor && minor < sinceMinor);
}
