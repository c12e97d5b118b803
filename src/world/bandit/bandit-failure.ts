import type { Ended } from '../process/child.ts';
import { lastLines, printable } from '../process/printable.ts';
import type { Bandit } from '../provision/provision.ts';
import { WorldError } from '../world.ts';

/**
 * What Bandit says when it will not start, and the input to look at. Its messages: bandit/cli/main.py and bandit/core.
 */
const refusals: readonly (readonly [RegExp, string])[] = [
  [/Multiple \.bandit files found/, 'Name the one to use in the input `ini`, or scan the folders in separate jobs.'],
  [
    /Unable to find profile/,
    'Correct the input `profile`, or define that profile in the file of the input `configfile`.',
  ],
  [
    /Could not read config file/,
    'Correct the input `configfile`: it is relative to the project folder (working-directory). A `.bandit` file can name one too.',
  ],
  [
    /Error parsing file|toml parser not available|Invalid config|not a valid|ConfigError/i,
    'Correct the file of the input `configfile`: YAML, or a pyproject.toml with [tool.bandit].',
  ],
  [
    /Unknown test found|Non-exclusive include\/exclude/i,
    'Correct the inputs `tests` and `skips`, and those keys in the configuration: ids such as B101, each in one of them only.',
  ],
  [
    /No tests would be run/,
    'The inputs `tests`, `skips` and `profile`, with the configuration, leave no test to run. Widen them.',
  ],
  [
    /baseline report/,
    'A `.bandit` file names a baseline that cannot be used. Remove that line and use the input `baseline`.',
  ],
  [
    /unrecognized arguments|invalid choice|expected one argument/,
    'This Bandit does not know one of the options. Use the pinned Bandit, or correct the input that the message names.',
  ],
];

/**
 * Why a run of Bandit with these arguments gave no whole report, as the one error that ends ours; null when it ran to
 * its end.
 */
export function banditFailure(
  ended: Ended,
  report: Uint8Array,
  bandit: Bandit,
  args: readonly string[],
): WorldError | null {
  if (ended.failure !== null)
    return new WorldError(
      `Bandit ${bandit.version}: ${ended.failure} (${printable(bandit.command[0])}). ${repair(bandit)}`,
    );
  if (ended.exitCode === null || ended.exitCode >= 128) {
    const signal = ended.signal ?? `exit status ${ended.exitCode}`;
    return new WorldError(
      `Bandit was killed before it had finished (${signal}). The machine may have run out of memory: ` +
        'scan fewer targets at a time, leave out generated files with `exclude`, or use a larger runner.',
    );
  }
  if (ended.exitCode === 2) return new WorldError(refused(ended));
  // Bandit's JSON ends in a brace, and in nothing else.
  if (ended.exitCode > 1 || report.at(-1) !== closingBrace)
    return new WorldError(crashed(ended, bandit, args, report.length === 0 ? 'no' : 'no whole'));
  return null;
}

const closingBrace = 125;

function refused(ended: Ended): string {
  const said = `${ended.stdout}\n${ended.stderr}`;
  const remedy =
    refusals.find(([pattern]) => pattern.test(said))?.[1] ??
    'Check the inputs `configfile`, `profile`, `tests`, `skips` and `ini`.';
  const lines = ended.stderr.split('\n').filter((line) => /ERROR|error:|WARNING/.test(line));
  return `Bandit refused to start:\n${lastLines(lines.length > 0 ? lines.join('\n') : said, 4)}\n${remedy}`;
}

function crashed(ended: Ended, bandit: Bandit, args: readonly string[], which: string): string {
  const cause = /MemoryError/.test(ended.stderr)
    ? 'It ran out of memory: scan fewer targets at a time, or use a larger runner.'
    : /No space left|File too large|quota exceeded/i.test(ended.stderr)
      ? 'The disk is full, or a file may not become so large: make room in the temporary folder, or raise the limit (ulimit -f).'
      : stumbled(ended, args)
        ? 'Correct the configuration: it has a value of a kind that Bandit does not take there. `tests`, `skips` and `exclude_dirs` are lists of texts.'
        : repair(bandit);
  return `Bandit ${bandit.version} stopped with exit status ${ended.exitCode} and ${which} report:\n${lastLines(ended.stderr, 6)}\n${cause}`;
}

/** Whether Bandit failed over a value, and was given a configuration that it can be from. */
function stumbled({ stderr }: Ended, args: readonly string[]): boolean {
  const options = args.slice(0, args.indexOf('--'));
  const configured =
    options.some((option) => /^(?:-c|--configfile|--ini|-p)(?:=|$)/u.test(option)) ||
    /Found project level \.bandit file/u.test(stderr);
  return (
    configured &&
    /^(?:Type|Attribute|Value|Key|Index|Recursion)Error\b/u.test(stderr.trimEnd().split('\n').at(-1) ?? '')
  );
}

const repair = (bandit: Bandit): string =>
  bandit.folder === null
    ? 'Check that the bandit on PATH works, or leave bandit-version out for the pinned one.'
    : `If it happens again, delete ${printable(bandit.folder)} so that it is installed anew.`;
