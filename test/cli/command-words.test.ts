import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import fc from 'fast-check';
import { commandWords } from '../../src/cli/command-words.ts';

test('a command line is split as a POSIX shell would split it', () => {
  assert.deepEqual(commandWords('pytest -q'), ['pytest', '-q']);
  assert.deepEqual(commandWords("  python -m pytest -k 'not slow'  "), ['python', '-m', 'pytest', '-k', 'not slow']);
  assert.deepEqual(commandWords('tox -e "py 3" a\\ b'), ['tox', '-e', 'py 3', 'a b']);
  assert.deepEqual(commandWords(''), []);
});

test('what only a shell could do is refused with the remedy', () => {
  for (const line of [
    'pytest && ruff check',
    'pytest | tee log',
    'pytest > log',
    'pytest $ARGS',
    'pytest tests/*.py',
    'pytest "$HOME"',
    '(pytest)',
    'pytest `x`',
  ]) {
    assert.throws(() => commandWords(line), /script/u, line);
  }
  assert.throws(() => commandWords('pytest "tests'), /quote that is not closed/u);
  assert.throws(() => commandWords('CI=1 pytest'), /environment of the step/u);
});

test(
  'what is accepted, the real sh splits in the same way',
  { skip: process.platform === 'win32' && 'there is no sh' },
  () => {
    const piece = fc.constantFrom(
      'a',
      'b-c',
      "'x y'",
      '"p q"',
      '\\ ',
      "'\\'",
      '"\\""',
      '"a\\\\b"',
      'ü',
      '.',
      '/',
      '=',
      ':',
      ' ',
      '  ',
      '#',
      '%',
      '@',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
        (line) => {
          const words = (() => {
            try {
              return commandWords(line);
            } catch {
              return null;
            }
          })();
          fc.pre(words !== null);
          const out = execFileSync('sh', ['-c', `for word in ${line}\ndo printf '%s\\0' "$word"; done`], {
            encoding: 'utf8',
          });
          assert.deepEqual(words, out.split('\0').slice(0, -1));
        },
      ),
      { numRuns: 60 },
    );
  },
);
