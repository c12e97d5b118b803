/** What was typed in a terminal, as a value. */

import { InputError } from '../model/input-error.ts';
import { inputNames, inputTable, isInput, nearest, rowOf } from './inputs.ts';

export type Command =
  | { readonly name: 'scan'; readonly given: Given }
  | { readonly name: 'fix'; readonly given: Given; readonly how: FixFlags }
  | { readonly name: 'baseline'; readonly given: Given; readonly acceptNew: boolean }
  | { readonly name: 'explain'; readonly tests: readonly string[] }
  | { readonly name: 'help' }
  | { readonly name: 'version' };

/** What the `fix` command is told beyond the inputs. */
export interface FixFlags {
  /** Test ids; all when empty. */
  readonly tests: readonly string[];
  /** Show the changes and make none. */
  readonly diff: boolean;
  readonly force: boolean;
  /** Suppress with this reason instead of fixing. */
  readonly reason: string | null;
}

/** Inputs as text, by name, as the user wrote them. */
export type Given = Readonly<Record<string, string>>;

const commands = ['scan', 'fix', 'baseline', 'explain', 'help'] as const;
type CommandName = (typeof commands)[number];

/** Reads the arguments after the program's name. Throws one InputError that lists every unknown flag. */
export function readCommand(argv: readonly string[]): Command {
  const [first = ''] = argv;
  const name = commands.find((command) => command === first) ?? 'scan';
  const rest = commands.includes(first as CommandName) ? argv.slice(1) : argv;
  if (name === 'help') return { name };
  const { flags, words, problems } = readFlags(rest, ownFlags[name] ?? {});
  if (flags['help'] !== undefined || flags['h'] !== undefined) return { name: 'help' };
  if (flags['version'] !== undefined) return { name: 'version' };
  if (name === 'explain')
    return explain(words, [...problems, ...Object.keys(flags).map((flag) => `--${flag} does not go with explain`)]);
  if (name === 'scan' && argv[0] === first) problems.push(...misspeltCommand(first));
  if (problems.length > 0) throw new InputError(`${problems.join('\n')}\nSee bandit-remediate --help.`);
  const { 'accept-new': acceptNew, rule, diff, force, suppress, ...inputs } = flags;
  const given = words.length > 0 ? { ...inputs, targets: words.join(' ') } : inputs;
  if (name === 'baseline') return { name, given, acceptNew: acceptNew === 'true' };
  return name === 'fix' ? { name, given, how: fixFlags(rule, diff, force, suppress) } : { name, given };
}

/** Flags of one command only: whether a value follows. */
const ownFlags: Readonly<Partial<Record<CommandName, Readonly<Record<string, 'switch' | 'value'>>>>> = {
  baseline: { 'accept-new': 'switch' },
  fix: { rule: 'value', diff: 'switch', force: 'switch', suppress: 'value' },
};

/** Throws InputError: a suppression of everything at once is never meant. */
function fixFlags(rule = '', diff = '', force = '', suppress?: string): FixFlags {
  const tests = rule
    .toUpperCase()
    .split(/[\s,]+/u)
    .filter(Boolean);
  const reason = suppress?.trim() ?? null;
  if (reason === '')
    throw new InputError(
      '--suppress takes the reason why the findings are acceptable: --suppress "fixed argument list".',
    );
  if (reason !== null && tests.length === 0)
    throw new InputError(
      '--suppress goes with --rule, which says what is acceptable: --rule B603 --suppress "fixed argument list".',
    );
  return { tests, diff: diff === 'true', force: force === 'true', reason };
}

function explain(tests: readonly string[], problems: readonly string[]): Command {
  if (problems.length > 0) throw new InputError(problems.join('\n'));
  if (tests.length === 0) throw new InputError('explain takes the id of a test: bandit-remediate explain B506');
  return { name: 'explain', tests: tests.map((test) => test.toUpperCase()) };
}

/** Flags of every command; as the value of another flag they are text. */
const everywhere: readonly string[] = ['--help', '-h', '--version'];

type OwnFlags = Readonly<Record<string, 'switch' | 'value'>>;

interface Flags {
  readonly flags: Record<string, string>;
  readonly words: string[];
  readonly problems: string[];
}

/** `--name value`, `--name=value` and words; `--` ends the flags. */
function readFlags(argv: readonly string[], extra: OwnFlags): Flags {
  const read: Flags = { flags: {}, words: [], problems: [] };
  for (let i = 0; i < argv.length; i += 1) {
    const argument = argv[i] ?? '';
    if (argument === '--') {
      read.words.push(...argv.slice(i + 1));
      break;
    }
    if (!argument.startsWith('-') || argument === '-') read.words.push(argument);
    else i += readFlag(argument, argv[i + 1], extra, read);
  }
  return read;
}

/** Stores one flag; gives how many further arguments it used. */
function readFlag(argument: string, next: string | undefined, extra: OwnFlags, { flags, problems }: Flags): 0 | 1 {
  const [, name = '', value] = /^--?([^=]*)(?:=([\s\S]*))?$/u.exec(argument) ?? [];
  if (extra[name] === 'switch' || everywhere.includes(argument)) {
    flags[name] = value ?? 'true';
    return 0;
  }
  if (!(isInput(name) || extra[name] === 'value') || !argument.startsWith('--')) {
    const meant = nearest(name, [...inputNames, ...Object.keys(extra)]);
    problems.push(`${argument.split('=')[0]} is not a flag${meant ? `; did you mean --${meant}?` : ''}`);
    return value === undefined && next !== undefined && !next.startsWith('-') ? 1 : 0;
  }
  const bare = value === undefined && (next === undefined || next.startsWith('--'));
  if (bare && !(isInput(name) && rowOf(name).switch)) problems.push(`--${name} needs a value`);
  const given = value ?? (bare ? 'true' : (next ?? ''));
  flags[name] = name === 'rule' && flags[name] !== undefined ? `${flags[name]} ${given}` : given;
  return value === undefined && !bare ? 1 : 0;
}

/** `bandit-remediate baselin` would otherwise scan a target of that name. */
function misspeltCommand(word: string): readonly string[] {
  const meant = word === '' || word.startsWith('-') || /[./\\]/u.test(word) ? null : nearest(word, commands);
  return meant && word !== meant
    ? [`${word} is not a command; did you mean ${meant}? (To scan a folder of that name: scan ./${word})`]
    : [];
}

export const help =
  (): string => `bandit-remediate: what Bandit finds in a Python repository, gated, explained, fixed where that can be proven, and kept from growing.

Usage
  bandit-remediate [scan] [targets...] [flags]      scan, judge, explain; writes SARIF, JSON and a summary
  bandit-remediate fix [targets...] [flags]         make the fixes that can be proven, in the working tree
  bandit-remediate baseline [targets...] [flags]    write the baseline, or prune it of what is fixed
  bandit-remediate explain B506                     what a test means and what to do about it

Exit status: 0 passed, 1 failed, 2 incomplete or wrong usage.

Flags (the Action's inputs have the same names)
${inputNames
  .filter((name) => name !== 'targets')
  .map((name) => flagHelp(name))
  .join('\n')}
  --accept-new                 baseline only: add the new findings to it too
  --rule B506                  fix only: these tests; may be given several times
  --diff                       fix only: show the changes, make none
  --force                      fix only: also change files with uncommitted changes
  --suppress REASON            fix only, with --rule: add \`# nosec\` with this reason instead of fixing
`;

function flagHelp(name: (typeof inputNames)[number]): string {
  const { help: text, default: standard } = inputTable[name];
  const shown: string = name === 'github-token' ? '' : standard;
  return `  ${`--${name}`.padEnd(28)} ${text}${shown === '' ? '' : ` (default: ${shown})`}`;
}
