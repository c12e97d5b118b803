/** Words as we split them, against Python's shlex and the real shell on generated commands. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { partsOf, type Part } from '../../../src/python/tree/template.ts';
import { children } from '../../../src/python/tree/tree.ts';
import { plainWord, shellCommand, type ShellCommand } from '../../../src/remedies/shell/shell-words.ts';
import { pythonFile } from '../../python/parser.ts';

const text = (value: string): Part => ({ kind: 'text', text: value });
const wordsOf = (command: ShellCommand): readonly (string | null)[] | null =>
  command.kind === 'words' && command.redirections.length === 0 && command.folder === null
    ? command.words.map((word) => plainWord(word))
    : null;

const pieces = [
  'a',
  'b',
  '-x',
  '--n=1',
  '=',
  '/',
  '.',
  ' ',
  ' ',
  ' ',
  ' ',
  'a ',
  ' b',
  " 'a b' ",
  ' "a $b" ',
  '  ',
  '\t',
  '\n',
  "'",
  '"',
  "'a b'",
  '"a b"',
  '\\',
  '\\ ',
  '$',
  '$HOME',
  '`',
  '*',
  '?',
  '[a]',
  '[',
  ']',
  '#',
  '~',
  '!',
  '{',
  '}',
  '{a,b}',
  '{1..2}',
  ',',
  '..',
  '(',
  ')',
  ';',
  '&',
  '&&',
  '|',
  '<',
  '>',
  '>/dev/null',
  '2>&1',
  '2',
  '%',
  '^',
  '@',
  ':',
  '+',
  'é',
  '漢',
  '\u00a0',
  '\r',
  '\v',
];
const commands = fc.sample(
  fc.array(fc.constantFrom(...pieces), { maxLength: 7 }).map((some) => some.join('')),
  { numRuns: 60_000, seed: 404 },
);

/** The first word is fixed, so that builtins and assignments do not matter here. */
const accepted = [...new Set(commands)].flatMap((command) => {
  const words = wordsOf(shellCommand([text(`show ${command}`)]));
  return words === null ? [] : [{ command, words: words.slice(1) }];
});

test('enough commands are split to tell something', () => {
  assert.ok(accepted.length > 1500, String(accepted.length));
  assert.ok(accepted.filter(({ words }) => words.length > 1).length > 400);
});

test('the words are those of sh', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shell-words-'));
  try {
    for (const name of ['a', 'b', '-x', '1']) writeFileSync(join(folder, name), '');
    const script = accepted.map(({ command }) => `printf '%s\\0' show ${command}\nprintf '\\001\\000'\n`).join('');
    writeFileSync(join(folder, 'script'), script);
    const out = execFileSync('sh', ['script'], {
      cwd: folder,
      encoding: 'utf8',
      env: { HOME: '/home/nobody', PATH: process.env['PATH'] ?? '' },
      maxBuffer: 1 << 26,
    });
    const seen = out
      .split('\x01\0')
      .slice(0, -1)
      .map((words) => words.split('\0').slice(1, -1));
    assert.equal(seen.length, accepted.length);
    accepted.forEach(({ command, words }, index) => assert.deepEqual(words, seen[index], JSON.stringify(command)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('the words are those of shlex.split', () => {
  const program = 'import json,shlex,sys\nprint(json.dumps([shlex.split(c) for c in json.load(sys.stdin)]))';
  // shlex keeps a backslash with the end of its line, where the shell joins the lines.
  const both = accepted.filter(({ command }) => !command.includes('\\\n'));
  const input = JSON.stringify(both.map(({ command }) => command));
  const seen: unknown = JSON.parse(
    execFileSync('python3', ['-c', program], { input, encoding: 'utf8', maxBuffer: 1 << 26 }),
  );
  assert.deepEqual(
    both.map(({ words }) => words),
    seen,
  );
});

test('a value without anything special stands where the shell would put it', async () => {
  const values = fc.sample(
    fc.array(
      fc.oneof(
        fc.constantFrom(...pieces).map((one) => ({ text: one })),
        fc.constant({ value: 'v-w' }),
      ),
      { maxLength: 9 },
    ),
    { numRuns: 6000, seed: 602 },
  );
  await pythonFile('value\n', ({ root }) => {
    let split = 0;
    for (const some of values) {
      const parts = some.map((one): Part =>
        'text' in one ? text(one.text) : { kind: 'value', node: root, format: '', isText: true, field: null },
      );
      const command = shellCommand([text('show '), ...parts]);
      const plain = shellCommand([text(`show ${some.map((one) => ('text' in one ? one.text : one.value)).join('')}`)]);
      if (command.kind !== 'words') continue;
      split += 1;
      assert.equal(plain.kind, 'words', JSON.stringify(some));
      const filled = command.words.map((word) =>
        word.map((part) => (part.kind === 'text' ? part.text : 'v-w')).join(''),
      );
      if (plain.kind === 'words')
        assert.deepEqual(
          filled,
          plain.words.map((word) => plainWord(word)),
          JSON.stringify(some),
        );
    }
    assert.ok(split > 500, String(split));
  });
});

const needs = (command: string): string => {
  const found = shellCommand([text(command)]);
  return found.kind === 'shell' ? found.needs : 'nothing';
};

test('what only a shell can do is named', () => {
  assert.equal(needs('ls | wc -l'), 'a pipe');
  assert.equal(needs('make || true'), '`||`');
  assert.equal(needs('rm *.pyc'), 'a wildcard');
  assert.equal(needs('echo $HOME'), 'a variable');
  assert.equal(needs('echo "$(date)"'), 'a variable');
  assert.equal(needs('ls `pwd`'), 'a command substitution');
  assert.equal(needs('cat ~/.profile'), 'a home folder');
  assert.equal(needs('ls > out.txt'), 'a redirection');
  assert.equal(needs('sleep 5 &'), '`&`');
  assert.equal(needs('A=1 make'), 'a variable for the command');
  assert.equal(needs('source venv/bin/activate'), 'the shell’s own `source`');
  assert.equal(needs('cls'), '`cls` of the Windows shell');
  assert.equal(needs('echo -n a'), 'the shell’s own `echo`');
  assert.equal(needs('cp {a,b}.txt /srv'), 'a brace expansion');
  assert.equal(needs("echo 'open"), 'quotes that are not closed');
  assert.equal(needs('  '), 'a command');
  assert.equal(needs('git status # all'), 'a comment');
  assert.equal(needs('git log @{push}..'), 'nothing');
  assert.equal(needs('find . -name "*.py" -exec cat {} +'), 'nothing');
});

test('redirections to nowhere and a folder to work in have their own words', () => {
  const read = (command: string): unknown => {
    const found = shellCommand([text(command)]);
    return found.kind === 'shell'
      ? found.needs
      : [
          found.words.map((word) => plainWord(word)),
          found.redirections.map(({ stream, to }) => `${stream}=${to}`),
          found.folder && plainWord(found.folder),
        ];
  };
  assert.deepEqual(read('ls -l > /dev/null 2>&1'), [['ls', '-l'], ['stdout=DEVNULL', 'stderr=DEVNULL'], null]);
  assert.deepEqual(read('ls 2>&1'), [['ls'], ['stderr=STDOUT'], null]);
  assert.deepEqual(read('ls>/dev/null'), [['ls'], ['stdout=DEVNULL'], null]);
  assert.deepEqual(read('ls 2>/dev/null </dev/null'), [['ls'], ['stderr=DEVNULL', 'stdin=DEVNULL'], null]);
  assert.equal(read('ls 2>&1 >/dev/null'), 'a redirection');
  assert.equal(read('ls1>/dev/null'), 'a redirection');
  assert.deepEqual(read('cd build && make -j4'), [['make', '-j4'], [], 'build']);
  assert.equal(read('cd build && make && make install'), '`&&`');
  assert.equal(read('cd - && make'), '`&&`');
});

test('values know how they were quoted', async () => {
  const code = 'f"tar -C \'{folder}\' -f \\"{name}\\" {path} --user={user}"\n';
  await pythonFile(code, (file) => {
    const [statement] = children(file.root);
    const expression = statement && children(statement)[0];
    const command = shellCommand((expression && partsOf(file, expression)) ?? []);
    assert.equal(command.kind, 'words');
    const shown =
      command.kind === 'words'
        ? command.words.map((word) =>
            word.map((part) => (part.kind === 'text' ? part.text : `${part.node.text}:${part.quoting}`)).join(''),
          )
        : [];
    assert.deepEqual(shown, ['tar', '-C', 'folder:single', '-f', 'name:double', 'path:bare', '--user=user:bare']);
  });
});
