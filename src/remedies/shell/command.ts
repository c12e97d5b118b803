/**
 * A shell command in a program, and what can stand in its place: a list of arguments, or the same text with its values
 * quoted.
 */

import type { Edit } from '../../model/fixes/edit.ts';
import type { Import } from '../../model/fixes/fix.ts';
import { replace } from '../../python/edits/arguments.ts';
import { reach } from '../../python/imports/imports.ts';
import { literal } from '../../python/literals/string-literal.ts';
import { usesReached } from '../../python/scopes/straight-flow.ts';
import { assignedValues, originOf } from '../../python/scopes/value-source.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { qualified, usesOf } from '../../python/tree/names.ts';
import { constantText, isConstant, partsOf, type Part, type ValuePart } from '../../python/tree/template.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { argumentList, textWith } from './argument-list.ts';
import { optionCaution, splitCaution, wildcardCaution, wordsCaution } from './command-cautions.ts';
import { isNumber, quoteValues } from './shell-quoting.ts';
import type { Redirection } from './shell-redirection.ts';
import { plainWord, shellCommand, splitValues, type ShellCommand, type Word } from './shell-words.ts';
import { wildcardList } from './wildcards.ts';

/** The command can do without a shell. */
export interface PlainCommand {
  readonly kind: 'list';
  /** Makes the command a list, where it stands. */
  readonly edits: readonly Edit[];
  readonly imports: readonly Import[];
  /**
   * Keyword arguments for what the shell did besides: `stdout=subprocess.DEVNULL`, `cwd=folder`. The first of `module`.
   */
  readonly redirections: readonly Redirection[];
  readonly folder: string | null;
  readonly cautions: readonly string[];
}

/** The command needs its shell, and no value in it can be more than a word. */
export interface ShellText {
  readonly kind: 'shell';
  readonly needs: string;
  readonly edits: readonly Edit[];
  readonly imports: readonly Import[];
  /** The command holds no value at all. */
  readonly constant: boolean;
}

export interface NoCommand {
  readonly kind: 'refused';
  readonly because: string;
  readonly advice: string;
}

export type Command = PlainCommand | ShellText | NoCommand;

/** The reason in a suppression of a command that keeps its shell. */
export const shellReason = ({ constant, needs }: ShellText): string =>
  `${constant ? 'constant command' : 'values quoted'}, needs the shell for ${needs.replaceAll('`', '').replace('the shell’s own', 'its own')}`;

const refused = (
  because: string,
  advice = 'Pass the program and its arguments as a list, without a shell.',
): NoCommand => ({ kind: 'refused', because, advice });

/** What the expression that is handed to a shell can become. */
export function commandOf(file: PythonFile, expression: Node): Command {
  const node = bare(expression);
  if (node.type === 'identifier') return namedCommand(file, node);
  if (node.type === 'conditional_expression') return eitherCommand(file, node);
  const parts = partsOf(file, node);
  if (parts === null) return refused(`the text of ${quoted(node)} is put together in a way that cannot be followed`);
  const [only] = parts;
  if (parts.length === 1 && only?.kind === 'value' && only.field === null) return unseen(file, node);
  return ofParts(file, parts, node);
}

const unseen = (file: PythonFile, node: Node): NoCommand =>
  refused(
    `the command is not written here: ${originOf(file, node)}`,
    `Let ${quoted(node)} be a list of arguments where it is made, and call without a shell. If it must stay a text, quote each value in it with \`shlex.quote\`.`,
  );

function ofParts(file: PythonFile, parts: readonly Part[], place: Node): Command {
  const command = shellCommand(parts);
  if (command.kind === 'words' && !isProgramOpen(command.words)) return inPlace(file, command, place);
  const needs = command.kind === 'shell' ? command.needs : 'its program from a value';
  const names = isConstant(parts) ? wildcardList(file, constantText(parts), place) : null;
  if (names)
    return {
      kind: 'list',
      edits: [replace(place, names.code)],
      imports: names.imports,
      redirections: [],
      folder: null,
      cautions: [wildcardCaution],
    };
  if (isConstant(parts)) return { kind: 'shell', needs, edits: [], imports: [], constant: true };
  if (command.kind === 'words') return refused(openProgram(command.words));
  const text = quoteValues(file, parts);
  if (text.kind === 'refused') {
    return refused(
      `the command needs the shell for ${needs}, and ${text.because}`,
      'Do the shell’s part in Python (`glob`, `open`, `Popen` objects for a pipeline), and pass the rest as a list.',
    );
  }
  return { kind: 'shell', needs, edits: text.edits, imports: text.imports, constant: false };
}

function inPlace(file: PythonFile, command: Extract<ShellCommand, { kind: 'words' }>, place: Node): Command {
  const list = argumentList(file, command.words, place);
  const folder = command.folder === null ? '' : folderCode(file, command.folder, place);
  if (list === null || folder === null || place.descendantsOfType('comment').length > 0) {
    return refused('a value of the command cannot be written as an argument of its own');
  }
  const split = new Set(list.split);
  const exposed = list.exposed.filter((value) => !isNumber(file, value) && !split.has(value));
  const isOneWord = (value: ValuePart): boolean =>
    isNumber(file, value) || qualified(file, value.node) === 'sys.executable';
  const bareValues = splitValues(command.words).filter((value) => !split.has(value) && !isOneWord(value));
  return {
    kind: 'list',
    edits: [replace(place, list.code)],
    imports: list.imports,
    redirections: command.redirections,
    folder: folder === '' ? null : folder,
    cautions: [...splitCaution(bareValues), ...optionCaution(exposed), ...wordsCaution(list.split)],
  };
}

function folderCode(file: PythonFile, folder: Word, place: Node): string | null {
  const [only] = folder;
  if (only?.kind === 'value' && folder.length === 1 && only.format === '') return only.node.text;
  const quote = /["']/u.exec(place.text)?.[0] ?? '"';
  const plain = plainWord(folder);
  return plain === null ? textWith(file, folder, quote) : literal(plain, quote);
}

/** The program is a value that may hold more than the program, or a shell that reads a value as commands. */
const isProgramOpen = (words: readonly Word[]): boolean => openProgram(words) !== '';

function openProgram(words: readonly Word[]): string {
  const [program] = words;
  const tail = program?.at(-1);
  if (words.length === 1 && (program?.length ?? 0) > 1 && tail?.kind === 'value' && tail.quoting === 'bare')
    return `the command ends with ${quoted(tail.node)}, which may bring the arguments`;
  const name = (plainWord(program) ?? '').replace(/^.*\//u, '');
  const values = words.flat().flatMap((part) => (part.kind === 'value' ? [part.node] : []));
  if (values[0] && /^(?:(?:ba|da|z|k|fi)?sh|cmd(?:\.exe)?|powershell|pwsh|ssh|su|eval|env)$/iu.test(name))
    return `\`${name}\` reads ${quoted(values[0])} as a command, with or without a shell before it`;
  const own = values.find((node) => /(?:^|[._])(?:cmd|command|cmdline|commandline|script)$/iu.test(node.text));
  return own ? `${quoted(own)} looks like a command of its own` : '';
}

/** `"cls" if os.name == "nt" else "clear"` and its like. */
function eitherCommand(file: PythonFile, node: Node): Command {
  const [yes, , no] = node.namedChildren;
  const branches = [yes, no].map((branch) => (branch ? commandOf(file, branch) : refused('')));
  const fault = branches.find((branch): branch is NoCommand => branch.kind === 'refused');
  if (fault) return fault;
  const plain = branches.flatMap((branch) =>
    branch.kind === 'list' && branch.redirections.length === 0 && branch.folder === null ? [branch] : [],
  );
  if (plain.length === 2) {
    const [edits, imports] = [plain.flatMap((one) => one.edits), plain.flatMap((one) => one.imports)];
    return {
      kind: 'list',
      edits,
      imports,
      redirections: [],
      folder: null,
      cautions: plain.flatMap(({ cautions }) => cautions),
    };
  }
  const texts = branches.map((branch, index) =>
    branch.kind === 'shell' ? branch : constantBranch(file, [yes, no][index]),
  );
  const [first, second] = texts;
  if (!first?.constant || !second?.constant)
    return refused('one of the two commands needs the shell, and the other has values in it');
  return {
    kind: 'shell',
    needs: [first.needs, second.needs].find((needs) => needs !== '') ?? '',
    edits: [],
    imports: [],
    constant: true,
  };
}

function constantBranch(file: PythonFile, node: Node | null | undefined): ShellText {
  const parts = node ? partsOf(file, node) : null;
  return { kind: 'shell', needs: '', edits: [], imports: [], constant: parts !== null && isConstant(parts) };
}

/** A command in a variable: made a list where it is set, when nothing else reads it; else split where it is used. */
function namedCommand(file: PythonFile, name: Node): Command {
  const near = reachingValue(file, name);
  if (near !== null) return ofParts(file, near.parts, near.value);
  const values = assignedValues(file, name);
  if (values === null) return unseen(file, name);
  const all = values.map((value) => ({ value: bare(value), parts: partsOf(file, bare(value)) }));
  const strange = all.find(
    ({ parts, value }) =>
      parts === null || (parts.length === 1 && parts[0]?.kind === 'value' && value.type !== 'string'),
  );
  if (strange) return refused(`the command is not written here: ${originOf(file, strange.value)}`);
  const local = file.scopes.owner(name, name.text) === file.scopes.scopeAt(name);
  const [only] = all;
  const alone = usesOf(file, name, name.text).length === 1 && only?.value.parent?.childForFieldName('type') === null;
  if (all.length === 1 && only?.parts && local && alone && only.value.parent?.type !== 'parenthesized_expression')
    return ofParts(file, only.parts, only.value);
  return sharedCommand(
    file,
    name,
    all.map(({ parts }) => parts ?? []),
  );
}

/** The value of the one assignment, among several, that this use alone sees. */
function reachingValue(file: PythonFile, name: Node): { value: Node; parts: readonly Part[] } | null {
  const bindings = file.scopes.bindings(name, name.text);
  if (bindings.length < 2) return null;
  const from = bindings.find(({ node }) => usesReached(file, node)?.some((use) => use.id === name.id));
  const value = from?.node.parent?.childForFieldName('right');
  const parts = value ? partsOf(file, bare(value)) : null;
  const isWritten =
    value &&
    parts &&
    value.type !== 'parenthesized_expression' &&
    !(parts.length === 1 && parts[0]?.kind === 'value' && parts[0].field === null);
  return isWritten &&
    from &&
    usesReached(file, from.node)?.length === 1 &&
    from.node.parent?.childForFieldName('type') === null
    ? { value, parts }
    : null;
}

function sharedCommand(file: PythonFile, name: Node, all: readonly (readonly Part[])[]): Command {
  const commands = all.map((parts) => shellCommand(parts));
  const texts = all.map((parts) => quoteValues(file, parts));
  const fault = texts.find((text) => text.kind === 'refused');
  const constant = all.every((parts) => isConstant(parts));
  const needs = commands
    .map((command) =>
      command.kind === 'shell'
        ? command.needs
        : command.redirections.length > 0 || command.folder !== null
          ? 'a redirection'
          : '',
    )
    .find((one) => one !== '');
  if (fault?.kind === 'refused') return refused(`${quoted(name)} is used in several places, and ${fault.because}`);
  const edits = texts.flatMap((text) => (text.kind === 'quoted' ? text.edits : []));
  const imports = texts.flatMap((text) => (text.kind === 'quoted' ? text.imports : []));
  if (needs !== undefined) return { kind: 'shell', needs, edits, imports, constant };
  const open = commands
    .map((command) => (command.kind === 'words' ? openProgram(command.words) : ''))
    .find((one) => one !== '');
  if (open !== undefined) return refused(open);
  const split = reach(file, name, 'shlex', 'shlex.split');
  if (split === null) return refused('the name `shlex` means something else here');
  return {
    kind: 'list',
    edits: [...edits, replace(name, `${split.code}(${name.text})`)],
    imports: [...imports, ...split.imports],
    redirections: [],
    folder: null,
    cautions: [],
  };
}
