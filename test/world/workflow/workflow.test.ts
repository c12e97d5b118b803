import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Annotation } from '../../../src/model/annotation.ts';
import { neutralise, neutraliseStyled, quote } from '../../../src/text/log-text.ts';
import { emitAnnotations } from '../../../src/world/workflow/annotations.ts';
import { logLines, type Printer } from '../../../src/world/workflow/log.ts';
import { setOutputs } from '../../../src/world/workflow/outputs.ts';
import { writeSummary } from '../../../src/world/workflow/summary.ts';
import { commandsIn, outputsIn } from './runner-commands.ts';

let folder: string;
before(async () => void (folder = await mkdtemp(join(tmpdir(), 'bandit-remediate-workflow-'))));
after(() => rm(folder, { recursive: true }));

const mebibyte = 1024 * 1024;

/** What a file name, a message or a line of a scanned repository may hold to reach the runner. */
const hostile: readonly string[] = [
  '::error::a',
  '  ::set-output name=x::y',
  '\t::stop-commands::z',
  '\u00a0::debug::a',
  '\u0085::add-mask::a',
  '\u2028::add-mask::a',
  '\u3000::group::',
  '\ufeff::notice::a',
  'x ##[set-output name=verdict;]passed',
  '##[error]x',
  '###[warning]x',
  '##[##[group]x',
  'app.py\n::error::a',
  'app.py\r::error::a',
  'app.py\r\n##[add-mask]e',
  'x\u000b::error::a',
  '\u200b::error::a',
  ':\u00ad:error::a',
  '#\u200d#[error]a',
  '##\u2060[error]a',
  '\u0000::error::a',
  ':\u001b[0m:error::a',
  '#\u001b]0;title\u0007#[error]a',
  '#\u001b]8;;http://x\u001b\\#[error]a',
  '\u202e::error::a',
  '\u{e0001}::error::a',
  '\u009b31m::error::a',
  ':\ud800:error::a',
  '#\ufe0f#[error]a',
  '\u001b]never closed ::error::a',
  '%0A::error::a',
  '::ERROR::a',
  '::error file=a::b',
];
const terminalControl = /[\p{Cc}\p{Cf}\p{Cs}]/u;

const printer = (): Printer & { text: string } => {
  const out = { text: '', write: (text: string) => void (out.text += text) };
  return out;
};
const anAnnotation = (overrides: Partial<Annotation> = {}): Annotation => ({
  level: 'error',
  title: 'B602',
  message: 'shell=True',
  path: 'app/run.py',
  startLine: 3,
  endLine: 3,
  startColumn: 1,
  endColumn: 32,
  ...overrides,
});

// The rest become commands when they are cleaned without care.
test('the reference reader finds the commands that the runner would, so the tests below can fail', () => {
  const unseen = hostile.filter((text) => commandsIn(text).length === 0);
  assert.deepEqual(unseen, [
    '##[##[group]x',
    'x\u000b::error::a',
    ':\u001b[0m:error::a',
    '#\u001b]0;title\u0007#[error]a',
    '#\u001b]8;;http://x\u001b\\#[error]a',
    '\u009b31m::error::a',
    ':\ud800:error::a',
    '\u001b]never closed ::error::a',
    '%0A::error::a',
  ]);
});

test('neutralised text holds no command, no control and nothing invisible, wherever it stands in a line', () => {
  for (const text of hostile) {
    const safe = neutralise(text);
    assert.doesNotMatch(safe, terminalControl);
    for (const line of [safe, ` ${safe}`, `x ${safe}`, neutralise(safe)])
      assert.deepEqual(commandsIn(line), [], JSON.stringify([text, line]));
  }
});

test('harmless text stays as it is', () => {
  const harmless = ['a[::2] # comment', 'std::string', 'src/föö/日本語 é.py', '🎉', '# [x]', '## heading', '50%'];
  for (const text of harmless) assert.equal(neutralise(text), text);
});

test('what replaces a command can be read', () => {
  assert.equal(neutralise('  ::error::x'), '  : :error::x');
  assert.equal(neutralise('a ##[error]x'), 'a # #[error]x');
  assert.equal(neutralise('a\r\n\tb'), 'a b');
  assert.equal(neutralise('\u001b]0;title\u0007a\u001b[31mb\u202ec'), 'abc');
});

test('quoted text is cut, between characters', () => {
  assert.equal(quote(' a\nb '), 'a b');
  assert.equal(quote('x'.repeat(20), 10), 'xxxxxxx...');
  assert.equal(quote(`xxxxxx${'🎉'.repeat(9)}`, 10), 'xxxxxx...');
});

test('printed lines hold no command; our own colours stay', () => {
  const out = printer();
  logLines([...hostile, `\u001b[31mred\u001b[0m`], out);
  assert.deepEqual(commandsIn(out.text), []);
  assert.ok(out.text.endsWith('\n\u001b[31mred\u001b[0m\n'));
  assert.equal(neutraliseStyled('\u001b[1m::error::x\u001b[2Jy'), '\u001b[1m::error::xy');
  assert.deepEqual(commandsIn(neutraliseStyled('\u001b[1m::error::x')), []);
});

test('an annotation is read as it was meant', () => {
  const out = printer();
  emitAnnotations(
    [anAnnotation({ message: '100% of it,\nin two: lines', title: 'B602: a, b', path: 'a,b:c%.py' })],
    out,
  );
  assert.deepEqual(commandsIn(out.text), [
    {
      name: 'error',
      properties: { file: 'a,b:c%.py', line: '3', endLine: '3', col: '1', endColumn: '32', title: 'B602: a, b' },
      data: '100% of it,\nin two: lines',
    },
  ]);
});

test('columns only on one line, no place without a path', () => {
  const out = printer();
  emitAnnotations([anAnnotation({ endLine: 5 }), anAnnotation({ level: 'notice', path: null })], out);
  assert.deepEqual(
    commandsIn(out.text).map(({ name, properties }) => [name, properties]),
    [
      ['error', { file: 'app/run.py', line: '3', endLine: '5', title: 'B602' }],
      ['notice', { title: 'B602' }],
    ],
  );
});

test('hostile annotations stay one command each, with the level and the line that we gave', () => {
  for (const text of hostile) {
    const out = printer();
    emitAnnotations([anAnnotation({ title: text, message: text, path: text })], out);
    const commands = commandsIn(out.text);
    assert.deepEqual(
      commands.map(({ name, properties }) => [name, properties['line'], properties['title']]),
      [['error', '3', neutralise(text)]],
    );
    // The runner prints a message's lines to the log again.
    assert.deepEqual(commandsIn(commands[0]?.data ?? ''), []);
  }
});

test('outputs are read back as they were set, hostile ones too', async () => {
  const path = join(folder, 'output');
  await writeFile(path, 'earlier=1');
  const delimiter = 'x\nend_0\nverdict<<end_0\nfailed\nend_0\ny';
  const everything = Buffer.from(hostile.join('\n')).toString('utf8');
  const outputs = {
    verdict: 'passed',
    empty: '',
    equals: 'a=b',
    lines: 'a\nb\n\nc\n',
    delimiter,
    crlf: 'a\r\nb',
    everything,
  };
  assert.deepEqual(await setOutputs(outputs, { GITHUB_OUTPUT: path }), []);
  assert.deepEqual(await setOutputs({ verdict: 'failed' }, { GITHUB_OUTPUT: path }), []);
  const read = outputsIn(await readFile(path, 'utf8'));
  assert.deepEqual(Object.fromEntries(read), { earlier: '1', ...outputs, verdict: 'failed' });
});

test('a delimiter in a value cannot be guessed: it differs each time', async () => {
  const path = join(folder, 'delimiters');
  await setOutputs({ a: '1', b: '2' }, { GITHUB_OUTPUT: path });
  await setOutputs({ c: '3' }, { GITHUB_OUTPUT: path });
  const delimiters = Array.from((await readFile(path, 'utf8')).matchAll(/<<(.+)/g), ([, delimiter]) => delimiter);
  assert.equal(new Set(delimiters).size, 3);
});

test('the summary is added to what the step has written before', async () => {
  const path = join(folder, 'summary');
  await writeFile(path, 'before');
  assert.deepEqual(await writeSummary('# Bandit\n', { GITHUB_STEP_SUMMARY: path }), []);
  assert.equal(await readFile(path, 'utf8'), 'before\n# Bandit\n');
});

test('a summary of exactly the limit is whole; one that is too long is cut after a line', async () => {
  const whole = join(folder, 'whole');
  const text = `${'x'.repeat(1022)}\n`.repeat(1025).slice(0, mebibyte - 3) + '\n';
  assert.deepEqual(await writeSummary(text, { GITHUB_STEP_SUMMARY: whole }), []);
  assert.equal(await readFile(whole, 'utf8'), text);

  const long = join(folder, 'long');
  await writeFile(long, 'before\n');
  const notes = await writeSummary('zwölf Zeichen\n'.repeat(100_000), { GITHUB_STEP_SUMMARY: long });
  const bytes = await readFile(long);
  assert.ok(bytes.length <= mebibyte && bytes.length > mebibyte - 200, String(bytes.length));
  assert.match(bytes.toString('utf8'), /^before\n(?:zwölf Zeichen\n)+\n_The summary was cut here/);
  assert.deepEqual(
    notes.map(({ level, topic }) => [level, topic]),
    [['notice', 'summary']],
  );
});

test('a summary file that is full, and a first line that is too long', async () => {
  const path = join(folder, 'full');
  await writeFile(path, 'x'.repeat(mebibyte - 20));
  assert.match((await writeSummary('# Bandit\n'.repeat(9), { GITHUB_STEP_SUMMARY: path }))[0]?.text ?? '', /filled/);
  assert.equal((await readFile(path)).length, mebibyte - 20);
  assert.equal(
    (await writeSummary('x'.repeat(2 * mebibyte), { GITHUB_STEP_SUMMARY: join(folder, 'one-line') })).length,
    1,
  );
});

test('without the files, or where they cannot be written: a note each and no exception', async () => {
  const missing = { GITHUB_STEP_SUMMARY: join(folder, 'no', 'such'), GITHUB_OUTPUT: folder };
  for (const env of [{}, { GITHUB_STEP_SUMMARY: '', GITHUB_OUTPUT: '' }, missing]) {
    const notes = [...(await writeSummary('# x\n', env)), ...(await setOutputs({ verdict: 'passed' }, env))];
    assert.deepEqual(
      notes.map(({ topic }) => topic),
      ['summary', 'outputs'],
    );
    assert.ok(notes.every(({ text }) => !text.includes(folder)));
  }
});
