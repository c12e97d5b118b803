/**
 * A command line as its words, without a shell: quotes and backslashes as POSIX has them, and nothing that only a shell
 * can do.
 */

/** Characters that mean something to a shell outside quotes, and nothing to a program. */
const forShells = /[|&;<>()$`*?[\]{}!~]|^#/u;

/**
 * Splits a command line. Throws an Error whose message says what a shell would be needed for, or which quote stays
 * open. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_02
 */
export function commandWords(line: string): readonly string[] {
  const words: string[] = [];
  for (let rest = line.trim(); rest !== '';) {
    const [piece, word] = nextWord(rest);
    words.push(word);
    rest = rest.slice(piece.length).trimStart();
  }
  const [program = ''] = words;
  if (/^\w+=/u.test(program))
    throw new Error(`begins with a variable (${program.split('=')[0]}); set it in the environment of the step`);
  return words;
}

const part = /^(?:'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[\s\S])*)"|\\(?<escaped>[\s\S])|(?<plain>[^\s'"\\]+))/u;

/** The text of the first word as written, and what it stands for. */
function nextWord(line: string): readonly [string, string] {
  let piece = '';
  let word = '';
  for (let rest = line; rest !== '' && !/^\s/u.test(rest);) {
    const found = part.exec(rest);
    if (!found?.groups) throw new Error('has a quote that is not closed');
    const { single, double, escaped, plain } = found.groups;
    if (plain !== undefined && forShells.test(plain))
      throw new Error(
        `needs a shell for ${JSON.stringify(forShells.exec(plain)?.[0])}; put the commands into a script and name that`,
      );
    if (double !== undefined && /[$`]/u.test(double))
      throw new Error(
        'needs a shell for what is inside the double quotes; use single quotes, or put the commands into a script and name that',
      );
    word += single ?? double?.replace(/\\([\\"])/gu, '$1') ?? escaped ?? plain ?? '';
    piece += found[0];
    rest = rest.slice(found[0].length);
  }
  return [piece, word];
}
