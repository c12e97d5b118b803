/**
 * Runs tests: `node scripts/test.ts` all of them, with names of files those that depend on these, with --changed those
 * that depend on what has been changed since `main`. Node keeps the compiled sources between the files; the largest
 * files begin first, so that no long one is left for the end.
 */

import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { affectedTests, testFiles } from './affected-tests.ts';
import slowest from './slowest.ts';

const root = join(import.meta.dirname, '..');
process.chdir(root);
const [first, ...rest] = process.argv.slice(2);
const names = [first, ...rest]
  .filter((name) => name !== undefined && name !== '--changed')
  .map((name) => String(name).replace(/^\.\//u, ''));
const chosen =
  names.length > 0
    ? affectedTests(root, names)
    : first === '--changed'
      ? affectedTests(root, changedFiles())
      : largestFirst(testFiles(root));

if (chosen.length === 0) {
  process.stdout.write('No test depends on these files.\n');
} else {
  process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/node-compile');
  const files = chosen.map((name) => join(root, name));
  process.stdout.write(`${files.length} test files\n`);
  const events = run({ files, concurrency: availableParallelism() });
  events.on('test:fail', ({ todo }) => {
    if (todo === undefined || todo === false) process.exitCode = 1;
  });
  const slow = text(events.compose(slowest));
  for await (const line of events.compose(new spec())) process.stdout.write(line);
  process.stdout.write(await slow);
}

/** What differs from where this branch left `main`, commits and files that git does not know yet included. */
function changedFiles(): readonly string[] {
  const git = (...args: readonly string[]): readonly string[] =>
    execFileSync('git', args, { encoding: 'utf8' }).split('\0').filter(Boolean);
  const main = ['main', 'origin/main'].find((name) => exists(name));
  const from =
    main === undefined ? 'HEAD' : execFileSync('git', ['merge-base', main, 'HEAD'], { encoding: 'utf8' }).trim();
  return [
    ...git('diff', '--name-only', '--no-renames', '-z', from),
    ...git('ls-files', '--others', '--exclude-standard', '-z'),
  ];
}

function exists(branch: string): boolean {
  try {
    execFileSync('git', ['rev-parse', '--verify', '--quiet', `${branch}^{commit}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function largestFirst(all: readonly string[]): readonly string[] {
  const size = (name: string): number => statSync(join(root, name)).size;
  return all.toSorted((a, b) => size(b) - size(a));
}
