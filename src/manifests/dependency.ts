/** One dependency as PEP 508 and requirements.txt write it: https://peps.python.org/pep-0508/ */

export interface Dependency {
  /** Normalised as PEP 503 says. */
  readonly name: string;
  /** Without extras and markers; `''` for any version, or one from an address. */
  readonly specifier: string;
  /** False when it is for development, for tests, or an optional extra: the code cannot rely on it. */
  readonly runtime: boolean;
}

/** https://peps.python.org/pep-0503/#normalized-names */
export const normalName = (name: string): string => name.toLowerCase().replace(/[-_.]+/gu, '-');

const pattern =
  /^\s*([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)\s*(?:\[[^\]]*\])?\s*(@\s*\S.*|\(?\s*(?:(?:[<>!=~]=|[<>]|===)[^;#()]*)?\)?)\s*(?:;.*)?$/iu;

/** What is longer is no requirement that anyone wrote. */
const longest = 2000;

/** A requirement's name and specifier; null when the text is none. */
export function dependency(text: string, runtime = true): Dependency | null {
  // Runs of white space would let the pattern try out every way of sharing them.
  const line = text.replace(/\s+/gu, ' ');
  const [, name, rest = ''] = line.length > longest ? [] : (pattern.exec(line) ?? []);
  if (name === undefined) return null;
  return { name: normalName(name), specifier: rest.startsWith('@') ? '' : rest.replace(/[()\s]/gu, ''), runtime };
}

/** A line of requirements.txt, or several joined by backslashes. */
export interface RequirementLine {
  /** Where it lies in the text, its line end included. */
  readonly start: number;
  readonly end: number;
  /** One line without its comment; `''` for blank lines and comments. */
  readonly content: string;
  readonly comment: boolean;
}

/** The logical lines of a requirements file: https://pip.pypa.io/en/stable/reference/requirements-file-format/ */
export function requirementLines(text: string): readonly RequirementLine[] {
  const lines: RequirementLine[] = [];
  for (const found of text.matchAll(/(?:[^\n\\]+|\\\r?\n|\\)*(?:\n|$)/gu)) {
    if (found[0] === '') continue;
    const whole = found[0]
      .replace(/\\\r?\n/gu, ' ')
      .replace(/\s+/gu, ' ')
      .trim();
    lines.push({
      start: found.index,
      end: found.index + found[0].length,
      content: whole.replace(/(?:^| )#.*$/u, ''),
      comment: whole.startsWith('#'),
    });
  }
  return lines;
}

/**
 * What a line of requirements.txt asks for; an editable or an address counts by its `#egg=`. Null for options and blank
 * lines.
 */
export function dependencyOfLine(line: RequirementLine, runtime: boolean): Dependency | null {
  const egg = /^(?:(?:-e|--editable)[\s=]|[a-z+]+:\/\/).*#(?:.*&)?egg=([\w.-]+)/iu.exec(
    line.content.slice(0, longest),
  )?.[1];
  if (egg !== undefined) return { name: normalName(egg), specifier: '', runtime };
  return line.content === '' || line.content.startsWith('-')
    ? null
    : dependency(line.content.replace(/ --?[a-z].*$/iu, ''), runtime);
}
