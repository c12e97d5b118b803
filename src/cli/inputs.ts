/**
 * Every input, once: its name, how its text becomes a value, its default and its help. The Action reads them from
 * INPUT_* variables, the terminal from flags of the same names; action.yml and docs/inputs.md are made from this table.
 */

import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { mostShards, type Shard } from '../model/findings/shard.ts';
import { InputError } from '../model/input-error.ts';
import { commandWords } from './command-words.ts';

const text = z.string();
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const words = (value: string): readonly string[] => value.split(/\s+/).filter(Boolean);
const listOf = (value: string): readonly string[] =>
  value
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter(Boolean);
const version = z
  .string()
  .regex(
    /^(pinned|system|\d+\.\d+(\.\d+)?([a-z]+\d+)?)$/,
    'must be an exact version such as 1.9.4, `pinned`, or `system`',
  );

/** A command as words; what only a shell could do is a mistake that names its remedy. */
const command = z.string().transform((line, context): readonly string[] => {
  try {
    return commandWords(line);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'cannot be read' });
    return z.NEVER;
  }
});

/** `2/4`: the second of four; null for none. */
const shard = z.string().transform((given, context): Shard | null => {
  if (given === '') return null;
  const [, index, count] = /^(\d{1,6})\s*\/\s*(\d{1,6})$/.exec(given) ?? [];
  const [k, n] = [Number(index), Number(count)];
  if (k >= 1 && k <= n && n <= mostShards) return { index: k, count: n };
  const message =
    index === undefined
      ? 'must look like 2/4'
      : k < 1
        ? 'must begin with 1 or more'
        : n > mostShards
          ? `must have at most ${mostShards} parts`
          : 'must not begin with more than it ends with';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

interface Row {
  readonly default: string;
  readonly schema: z.ZodType;
  readonly help: string;
  /** A flag without a value means `true`. */
  readonly switch?: true;
  /** It says where results go, not what they are: the command that reproduces a verdict does without it. */
  readonly reproduced?: false;
  /** The values that go with `shard`, where not all do: a shard is only scanned. */
  readonly besideShard?: readonly string[];
}

export const inputTable = {
  targets: {
    default: '.',
    schema: text.transform(words).refine((t) => t.length > 0, 'name at least one file or folder'),
    reproduced: false,
    help: 'Files and folders to scan, separated by white space.',
  },
  configfile: {
    default: '',
    schema: text,
    help: "Bandit's configuration file (YAML, or a pyproject.toml with [tool.bandit]).",
  },
  profile: { default: '', schema: text, help: 'Profile of the configuration file to use.' },
  tests: { default: '', schema: text, help: 'Comma-separated ids of the tests to run; all when empty.' },
  skips: { default: '', schema: text, help: 'Comma-separated ids of the tests to skip.' },
  exclude: {
    default: '',
    schema: text,
    help: "Comma-separated paths or globs that Bandit leaves out, on top of the configuration's; Bandit's own list when empty.",
  },
  ini: { default: '', schema: text, help: 'A .bandit file that supplies arguments.' },
  severity: {
    default: '',
    schema: z.enum(['', 'all', 'low', 'medium', 'high']),
    help: 'Report only this severity or higher: all, low, medium, high. Prefer fail-on, which never hides a finding.',
  },
  confidence: {
    default: '',
    schema: z.enum(['', 'all', 'low', 'medium', 'high']),
    help: 'Report only this confidence or higher: all, low, medium, high.',
  },
  baseline: {
    default: '',
    schema: text,
    besideShard: [''],
    help: 'Baseline of known findings: a file of `bandit-remediate baseline`, or a Bandit JSON report.',
  },
  'python-version': {
    default: '',
    schema: z.string().regex(/^(\d+(\.\d+){0,2})?$/, 'must look like 3.13'),
    help: 'Python to run Bandit with, 3.10 or newer; the one on PATH when empty. Code is read with its grammar.',
  },
  report: {
    default: '',
    schema: text.transform(words),
    besideShard: [''],
    help: 'Path or glob of existing Bandit JSON reports; Bandit is then not run. Several are separated by white space.',
  },
  'working-directory': {
    default: '.',
    schema: text,
    reproduced: false,
    help: "The project's folder inside the checkout. Results stay relative to the repository's root.",
  },
  'bandit-version': {
    default: 'pinned',
    schema: version,
    help: 'Exact version of Bandit, `pinned` for the one this release was tested with, or `system` for the one on PATH.',
  },
  'fail-on': {
    default: 'medium',
    schema: z.enum(['low', 'medium', 'high', 'none']),
    help: 'Lowest severity that fails the run: low, medium, high, none.',
  },
  'fail-on-confidence': {
    default: 'low',
    schema: z.enum(['low', 'medium', 'high']),
    help: 'Lowest confidence that fails the run: low, medium, high.',
  },
  unscanned: {
    default: 'fail',
    schema: z.enum(['fail', 'warn']),
    help: 'What files that could not be scanned do: fail or warn.',
  },
  'new-only': {
    default: 'auto',
    schema: z.enum(['auto', 'true', 'false']),
    reproduced: false,
    switch: true,
    besideShard: ['auto', 'false'],
    help: 'Gate only what the change adds: auto (on pull requests and merge groups, and when base-ref is given), true, false.',
  },
  'base-ref': {
    default: '',
    schema: text,
    reproduced: false,
    besideShard: [''],
    help: "Compare with this branch, tag or commit instead of the event's base.",
  },
  fix: {
    default: 'off',
    schema: z.enum(['off', 'suggest', 'commit', 'pull-request', 'patch']),
    reproduced: false,
    besideShard: ['off'],
    help: 'What to do with proven fixes: off, suggest (a review with suggestions), commit (to the branch of the pull request), pull-request (one of its own), patch (a file for `git apply`, which the other modes give as well).',
  },
  'fix-safety': {
    default: 'safe',
    schema: z.enum(['safe', 'review']),
    reproduced: false,
    help: 'Which fixes to make: safe, or review to include those that may change behaviour and that a person should look at.',
  },
  'test-command': {
    default: '',
    schema: command,
    reproduced: false,
    besideShard: [''],
    help: 'Command that runs the tests, before and after the fixes; a fix that breaks them is dropped. Run without a shell.',
  },
  'test-isolation': {
    default: 'auto',
    schema: z.enum(['auto', 'always', 'never']),
    reproduced: false,
    help: "Keep the test command away from the step's tokens and other processes (Linux): auto (on pull requests; refused where it is needed and cannot be done), always, never.",
  },
  'fix-default-branch': {
    default: 'false',
    schema: flag,
    reproduced: false,
    switch: true,
    help: 'Let fix: commit commit to the default branch: true, false.',
  },
  'fix-commit-prefix': {
    default: '',
    schema: text,
    reproduced: false,
    help: 'Text before the headline of fix commits, such as `fix(security):`.',
  },
  'fix-title': {
    default: '',
    schema: text,
    reproduced: false,
    help: 'Title of the pull request of fix: pull-request; one that says what is fixed when empty.',
  },
  'fix-labels': {
    default: '',
    schema: text.transform(listOf),
    reproduced: false,
    help: 'Labels of the pull request, separated by commas.',
  },
  'fix-reviewers': {
    default: '',
    schema: text.transform(listOf),
    reproduced: false,
    help: 'Reviewers to ask for the pull request, separated by commas: logins, and `org/team` for teams.',
  },
  'fix-draft': {
    default: 'false',
    schema: flag,
    reproduced: false,
    switch: true,
    help: 'Open the pull request as a draft: true, false.',
  },
  comment: {
    default: 'never',
    schema: z.enum(['always', 'on-failure', 'never']),
    reproduced: false,
    besideShard: ['never'],
    help: 'One comment on the pull request, kept up to date: always, on-failure (begins with the first failure), never.',
  },
  'check-name': {
    default: '',
    schema: text,
    reproduced: false,
    besideShard: [''],
    help: "Name of a check run of its own, beside the job's; none when empty.",
  },
  cache: {
    default: 'true',
    schema: flag,
    reproduced: false,
    switch: true,
    help: 'Reuse the results of files that have not changed since an earlier run: true, false.',
  },
  shard: {
    default: '',
    schema: shard,
    reproduced: false,
    help: 'Scan only one part of the files, as in 2/4 for the second of four, and judge nothing: a last job merges the parts with report.',
  },
  mode: {
    default: 'scan',
    schema: z.enum(['scan', 'publish']),
    reproduced: false,
    besideShard: ['scan'],
    help: 'scan, or publish: in a workflow_run workflow, post what the scan of a pull request from a fork has left in its artifact.',
  },
  'upload-sarif': {
    default: 'auto',
    schema: z.enum(['auto', 'true', 'false']),
    reproduced: false,
    switch: true,
    besideShard: ['auto', 'false'],
    help: 'Upload to code scanning: auto (where the token and the repository allow it), true, false.',
  },
  category: {
    default: '',
    schema: text,
    reproduced: false,
    help: 'Category of the upload, when several projects or runs share a repository; made from working-directory when empty.',
  },
  annotations: {
    default: 'true',
    schema: flag,
    reproduced: false,
    switch: true,
    help: 'Annotate the lines of findings in the run and the pull request: true, false.',
  },
  'github-token': {
    default: '${{ github.token }}',
    schema: text,
    reproduced: false,
    help: 'Token for uploading results and for fetching the base commit; only the permissions that it has are used.',
  },
} as const satisfies Record<string, Row>;

export type InputName = keyof typeof inputTable;
export const inputNames = Object.keys(inputTable) as readonly InputName[];
export const isInput = (name: string): name is InputName => Object.hasOwn(inputTable, name);
/** What is said of an input in its row. */
export const rowOf = (name: InputName): Row => inputTable[name];

/** Every input as a typed value. Nothing later reads an environment variable or a flag. */
export type Inputs = { readonly [Name in InputName]: z.output<(typeof inputTable)[Name]['schema']> };

/** The placeholder that PyCQA/bandit-action uses for "not given". */
const notGiven = 'DEFAULT';

/**
 * Turns raw texts into inputs. `given` holds what the user wrote, by input name; unknown names are mistakes.
 * Throws one InputError that lists every problem.
 */
export function readInputs(given: Readonly<Record<string, string>>): Inputs {
  const problems = Object.keys(given)
    .filter((name) => !isInput(name))
    .map(unknownInput);
  const values: Record<string, unknown> = {};
  for (const name of inputNames) {
    const row: Row = inputTable[name];
    const raw = (given[name] ?? '').trim();
    const wanted = raw === '' || raw === notGiven ? defaultOf(name) : raw;
    const parsed = row.schema.safeParse(wanted);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${name}: ${show(raw)} ${reasonOf(parsed.error)}. ${row.help}`);
  }
  if (problems.length > 0) throw new InputError(listed(problems));
  return values as Inputs;
}

/** An input's value as the text that gives it. */
export function inputText(value: Inputs[InputName]): string {
  if (typeof value !== 'object' || value === null) return String(value);
  return 'count' in value ? `${value.index}/${value.count}` : value.join(' ');
}

/** action.yml's default is an expression that only the runner can evaluate; without a runner there is no token. */
export const defaultOf = (name: InputName): string => (name === 'github-token' ? '' : inputTable[name].default);

/** The nearest known name, when the unknown one is a likely slip of the fingers. */
export function nearest(name: string, known: readonly string[]): string | null {
  const [best] = known
    .map((candidate) => ({ candidate, far: distance(name.toLowerCase(), candidate) }))
    .sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, Math.floor(name.length / 3)) ? best.candidate : null;
}

function unknownInput(name: string): string {
  const meant = nearest(name, inputNames);
  return `${show(name)} is not an input${meant ? `; did you mean ${meant}?` : `. Inputs: ${inputNames.join(', ')}`}`;
}

function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue?.code !== 'invalid_value') return issue?.message ?? 'is not valid';
  return `must be one of ${issue.values.filter((value) => value !== '').join(', ')}`;
}

const show = (value: string): string => JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
const listed = (problems: readonly string[]): string =>
  problems.length === 1
    ? (problems[0] ?? '')
    : `${problems.length} inputs need correcting:\n${problems.map((problem) => `- ${problem}`).join('\n')}`;
