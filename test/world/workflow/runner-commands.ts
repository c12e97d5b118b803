/**
 * The runner's side, for tests: which commands it reads out of a line, and which outputs out of a file.
 * https://github.com/actions/runner: ActionCommand.cs, ActionCommandManager.cs, FileCommandManager.cs
 */
const registered = new Set([
  'set-env',
  'add-path',
  'set-output',
  'save-state',
  'add-mask',
  'add-matcher',
  'remove-matcher',
  'debug',
  'warning',
  'error',
  'notice',
  'group',
  'endgroup',
  'echo',
  'stop-commands',
  'internal-set-repo-path',
]);

export interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * The commands in what a step printed. The runner compares by culture: characters without weight are not seen by its
 * searches.
 */
export const commandsIn = (printed: string): readonly Command[] =>
  printed
    .split(/\r\n|[\n\r]/)
    .map(weighty)
    .flatMap((line) => afterColons(line) ?? inBrackets(line) ?? []);

const weighty = (line: string): string =>
  line.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/gu, '');

function afterColons(line: string): Command | null {
  const found = /^[\s\u0085]*::(.*?)::(.*)$/s.exec(line);
  return found
    ? command(
        found[1] ?? '',
        found[2] ?? '',
        ',',
        { '%0D': '\r', '%0A': '\n', '%3A': ':', '%2C': ',' },
        { '%0D': '\r', '%0A': '\n' },
      )
    : null;
}

function inBrackets(line: string): Command | null {
  const found = /##\[([^\]]*)\](.*)$/s.exec(line);
  const escapes = { '%3B': ';', '%0D': '\r', '%0A': '\n', '%5D': ']' };
  return found ? command(found[1] ?? '', found[2] ?? '', ';', escapes, escapes) : null;
}

type Escapes = Readonly<Record<string, string>>;

function command(
  info: string,
  data: string,
  separator: string,
  inProperties: Escapes,
  inData: Escapes,
): Command | null {
  const [name = '', ...rest] = info.split(' ');
  if (!registered.has(name.toLowerCase())) return null;
  const pairs = rest
    .join(' ')
    .trim()
    .split(separator)
    .map((pair) => /^([^=]+)=+(.+)$/s.exec(pair));
  const properties = pairs.flatMap((pair) =>
    pair ? [[pair[1] ?? '', unescape(pair[2] ?? '', inProperties)] as const] : [],
  );
  return { name, properties: Object.fromEntries(properties), data: unescape(data, inData) };
}

const unescape = (text: string, escapes: Escapes): string =>
  Object.entries({ ...escapes, '%25': '%' }).reduce(
    (whole, [escaped, plain]) => whole.replaceAll(escaped, plain),
    text,
  );

/** The outputs in the file that GITHUB_OUTPUT named; throws where the runner fails the step. */
export function outputsIn(file: string): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  const lines = file.split('\n');
  if (lines.at(-1) === '') lines.pop();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [equals, heredoc] = [line.indexOf('='), line.indexOf('<<')];
    if (line === '') continue;
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) outputs.set(line.slice(0, equals), line.slice(equals + 1));
    else if (heredoc > 0) {
      const end = lines.indexOf(line.slice(heredoc + 2), index + 1);
      if (end < 0) throw new Error(`Invalid value. Matching delimiter not found in ${line}`);
      outputs.set(line.slice(0, heredoc), lines.slice(index + 1, end).join('\n'));
      index = end;
    } else throw new Error(`Invalid format '${line}'`);
  }
  return outputs;
}
