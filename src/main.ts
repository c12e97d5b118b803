#!/usr/bin/env node
/** The process's edge: arguments or the runner's variables in, exit status out. Nothing else is decided here. */

import { help, readCommand, type FixFlags, type Given } from './cli/command.ts';
import { inputNames, nearest, readInputs, type Inputs } from './cli/inputs.ts';
import { refuseBesideShard } from './cli/refuse-beside-shard.ts';
import { fixOrder, reproduce, scanRequest, wishesOf } from './cli/requests.ts';
import type { Context } from './model/context.ts';
import type { FixOrder } from './model/fixes/fix-order.ts';
import { InputError } from './model/input-error.ts';
import type { Outcome, Verdict } from './model/outcome.ts';
import { toolVersion } from './model/version.ts';
import { cacheProcess } from './world/cache/cache-process.ts';
import { openRunner } from './world/runner.ts';
import { openTerminal, print } from './world/terminal.ts';
import type { TestWish } from './world/test-command/isolation.ts';
import { emitAnnotations } from './world/workflow/annotations.ts';
import { logLines } from './world/workflow/log.ts';
import { WorldError, type World } from './world/world.ts';

const status: Readonly<Record<Verdict, number>> = { passed: 0, failed: 1, incomplete: 2 };

/** A step of a workflow: inputs come as INPUT_* variables. */
async function action(): Promise<number> {
  const inputs = readInputs(givenInputs());
  refuseBesideShard(inputs);
  if (inputs.mode === 'publish') return publish(inputs);
  const { context, world } = await openRunner(process.env, {
    folder: inputs['working-directory'],
    token: inputs['github-token'],
    cache: inputs.cache,
    category: inputs.category,
    tests: testWish(inputs, inputs.fix !== 'off'),
  });
  return scan(inputs, context, world);
}

/** Null when no test command will run. */
const testWish = (inputs: Inputs, fixing: boolean): TestWish | null =>
  fixing && inputs['test-command'].length > 0 ? { isolation: inputs['test-isolation'] } : null;

/** A shard has no verdict: it is scanned, or that is an error. */
async function scan(inputs: Inputs, context: Context, world: World): Promise<number> {
  const begun = await begin(inputs, world);
  const { run, runShard } = await import('./runs.ts');
  if (inputs.shard === null) return status[(await run(inputs, context, begun)).verdict];
  await runShard(inputs, inputs.shard, context, begun);
  return 0;
}

/**
 * Starts the scan that every run begins with; the world that comes back gives its result. What the result is for, most
 * of this program, is loaded while Bandit works: ahead of it, loading would take longer than everything else until
 * Bandit's start.
 */
async function begin(inputs: Inputs, world: World): Promise<World> {
  let started = (): void => undefined;
  const bandit = new Promise<void>((resolve) => {
    started = resolve;
  });
  const scan = world.scan(scanRequest(inputs), started);
  // Why it failed is told to whoever asks for its result.
  await Promise.race([bandit, scan.catch(() => undefined)]);
  return { ...world, scan: () => scan };
}

/**
 * A run of `workflow_run`: posts what the scan of a pull request left in its artifact. It has no checkout and judges
 * nothing.
 */
async function publish(inputs: Inputs): Promise<number> {
  const [{ openPublisher }, { runPublish }] = await Promise.all([import('./world/publisher.ts'), import('./runs.ts')]);
  const { context, world } = await openPublisher(process.env, inputs['github-token']);
  const { category, comment, checkName, uploadSarif } = wishesOf(inputs, context, fixOrder(inputs));
  const wishes = {
    category,
    comment,
    checkName,
    uploadSarif,
    suggest: inputs.fix === 'suggest',
    reproduce: (base: string | null) => reproduce(inputs, context, base),
  };
  const { text, notes } = await runPublish(wishes, context, world);
  logLines([text, ...notes.map((note) => `${note.level === 'warning' ? 'Warning' : 'Note'}  ${note.text}`)]);
  return 0;
}

/**
 * INPUT_* variables by input name. The runner warns of inputs that an action does not have and hands them on all the
 * same; one that looks like a slip is an error here, since a misspelt gate would pass everything. Others are not ours
 * to judge.
 */
function givenInputs(): Given {
  const known: readonly string[] = inputNames;
  const all = Object.entries(process.env).flatMap(([name, value]) =>
    name.startsWith('INPUT_') ? [[name.slice('INPUT_'.length).toLowerCase(), value ?? ''] as const] : [],
  );
  return Object.fromEntries(
    all.filter(([name, value]) => known.includes(name) || (value !== '' && nearest(name, known) !== null)),
  );
}

async function terminal(argv: readonly string[]): Promise<number> {
  const command = readCommand(argv);
  if (command.name === 'help') print(help().split('\n'));
  else if (command.name === 'version') print([toolVersion]);
  else if (command.name === 'explain') print(await explained(command.tests));
  else {
    const inputs = readInputs(command.given);
    refuseBesideShard(inputs, command.name);
    const { context, world } = await openTerminal(
      process.env,
      process.cwd(),
      inputs['working-directory'],
      inputs['github-token'],
      inputs.cache,
      testWish(inputs, command.name === 'fix' || inputs.fix !== 'off'),
    );
    if (command.name === 'scan') return scan(inputs, context, world);
    if (command.name === 'fix') return fix(inputs, context, world, command.how);
    const begun = await begin(inputs, world);
    const { runBaseline } = await import('./runs.ts');
    print(await runBaseline(inputs, context, begun, command.acceptNew));
  }
  return 0;
}

async function explained(tests: readonly string[]): Promise<readonly string[]> {
  const { explain, ruleOf } = await import('./runs.ts');
  return tests.flatMap((test) => explain(ruleOf(test), test));
}

async function fix(inputs: Inputs, context: Context, world: World, how: FixFlags): Promise<number> {
  await knownTests(how);
  const begun = await begin(inputs, world);
  const { run } = await import('./runs.ts');
  return statusOf(await run(inputs, context, begun, orderOf(inputs, how)));
}

/** `fix` judges nothing, but it says when there was something that it could not look at. */
const statusOf = ({ unscanned }: Outcome): number => (unscanned.some(({ counts }) => counts) ? status.incomplete : 0);

/** A misspelt id would look like a clean project. A plugin's tests have no fixes here, but they can be suppressed. */
async function knownTests({ tests, reason }: FixFlags): Promise<void> {
  if (tests.length === 0) return;
  const { isKnownRule } = await import('./runs.ts');
  const unknown = reason === null ? tests.filter((test) => !isKnownRule(test)) : [];
  if (unknown.length > 0)
    throw new InputError(
      `--rule ${unknown.join(', ')}: no such test is known. Give ids such as B506; docs/rules/README.md lists them.`,
    );
}

/** This process was started by another one of ours: see cache-call.ts. */
async function cacheService(order: string | undefined): Promise<number> {
  const { cacheLibrary } = await import('./world/cache/cache-library.ts');
  return cacheLibrary(order);
}

/** `fix` writes into the working tree unless only a look is wanted. */
const orderOf = (inputs: Inputs, { tests, diff, force, reason }: FixFlags): FixOrder => ({
  ...fixOrder(inputs),
  delivery: diff ? 'show' : 'apply',
  safety: reason === null ? inputs['fix-safety'] : 'review',
  tests,
  reason,
  // Only a look touches nothing, unless the tests run on the changed files.
  force: force || (diff && inputs['test-command'].length === 0),
});

/** What is the user's to mend is a message; what is ours is a stack to report. */
function complain(error: unknown, inAction: boolean): number {
  const expected = error instanceof InputError || error instanceof WorldError;
  const message = expected
    ? error.message
    : `Unexpected error, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  if (inAction)
    emitAnnotations([
      {
        level: 'error',
        title: 'bandit-remediate',
        message,
        path: null,
        startLine: 0,
        endLine: 0,
        startColumn: null,
        endColumn: null,
      },
    ]);
  else logLines(`bandit-remediate: ${message}`.split('\n'), process.stderr);
  return status.incomplete;
}

// Who reads along may stop at any time, as `head` does; that is no failure, and no reason to stop.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
const argv = process.argv.slice(2);
const inAction = argv.length === 0 && process.env['GITHUB_ACTIONS'] === 'true';
const program = argv[0] === cacheProcess && process.send ? cacheService(argv[1]) : inAction ? action() : terminal(argv);
const code = await program.catch((error: unknown) => complain(error, inAction));
// A library may keep sockets open after we gave up on it; the runner would wait for them. Output to a pipe is flushed
// first.
for (const stream of [process.stdout, process.stderr])
  await new Promise<void>((resolve) => stream.write('', () => resolve()));
process.exit(code);
