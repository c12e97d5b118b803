/**
 * Where things stand in TOML text, for edits that keep the rest as it is. The meaning is the library's: every edit is
 * read again by it.
 */

/** A `key = value` of a TOML text. */
export interface Statement {
  /** Full name with its table: `project.dependencies`. Quotes are taken off. */
  readonly name: string;
  /** The table that it stands in: `project`; `''` at the top. */
  readonly table: string;
  /** Where the value lies. */
  readonly start: number;
  readonly end: number;
}

/** The line of a `[table]`. */
export interface Header {
  readonly table: string;
  readonly end: number;
}

export interface Places {
  readonly statements: readonly Statement[];
  readonly headers: readonly Header[];
}

/** Strings in their four forms, comments, brackets, and everything between them. */
const piece =
  /"""(?:[^"\\]|\\[^]|"(?!""))*"{3,5}|'''(?:[^']|'(?!''))*'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[[\]{}]|\n|[^"'#[\]{}\n]+/uy;

/** Finds the statements and headers. Text that is not TOML gives nonsense: read it with the library first. */
export function placesIn(text: string): Places {
  const statements: Statement[] = [];
  const headers: Header[] = [];
  let table = '';
  for (let at = 0; at < text.length;) {
    const blank = /[ \t\r\n]*/uy;
    blank.lastIndex = at;
    blank.exec(text);
    at = blank.lastIndex;
    const end = endOfStatement(text, at);
    const line = text.slice(at, end);
    if (line.startsWith('[')) {
      table = plainName(/^\[\[?([^\]]*)/u.exec(line)?.[1] ?? '');
      headers.push({ table, end });
    } else if (line !== '' && !line.startsWith('#')) {
      const sign = /^(?:"[^"\n]*"|'[^'\n]*'|[^"'=\n])*/u.exec(line)?.[0].length ?? 0;
      const start = at + sign + 1 + (/^[ \t]*/u.exec(text.slice(at + sign + 1, at + sign + 200))?.[0].length ?? 0);
      statements.push({
        name: plainName(`${table === '' ? '' : `${table}.`}${line.slice(0, sign)}`),
        table,
        start,
        end: valueEnd(text, start),
      });
    }
    at = Math.max(end, at + 1);
  }
  return { statements, headers };
}

const plainName = (name: string): string => name.replace(/["'\s]/gu, '');

/** The line end at which a statement is over: not within brackets or a string. */
function endOfStatement(text: string, from: number): number {
  let depth = 0;
  for (const [at, token] of pieces(text, from)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    else if (token === '\n' && depth <= 0) return at;
  }
  return text.length;
}

/** Where an array ends that begins at `from`; for other values the end of the line. */
function valueEnd(text: string, from: number): number {
  let depth = 0;
  for (const [at, token] of pieces(text, from)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') {
      depth -= 1;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (token === '\n' || token.startsWith('#'))) return at;
  }
  return text.length;
}

/**
 * The strings of an array that begins at `from`, brackets within strings and comments passed over. Null when it holds
 * anything else.
 */
export function stringsIn(
  text: string,
  from: number,
  to: number,
): readonly { readonly start: number; readonly end: number }[] | null {
  const found: { readonly start: number; readonly end: number }[] = [];
  for (const [at, token] of pieces(text, from + 1)) {
    if (at >= to - 1) break;
    if (/^["']/u.test(token)) found.push({ start: at, end: at + token.length });
    else if (!token.startsWith('#') && !/^[\s,]*$/u.test(token)) return null;
  }
  return found;
}

function* pieces(text: string, from: number): Generator<readonly [at: number, token: string]> {
  const next = new RegExp(piece.source, piece.flags);
  next.lastIndex = from;
  for (let found = next.exec(text); found !== null && found[0] !== ''; found = next.exec(text))
    yield [found.index, found[0]];
}
