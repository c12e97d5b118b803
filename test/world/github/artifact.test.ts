import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { promisify } from 'node:util';
import { artifactName, uploadArtifact } from '../../../src/world/github/artifact/artifact.ts';
import { startResultsService, type ResultsService } from '../stand-ins/results-service.ts';

let folder: string;
let service: ResultsService;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bandit-remediate-artifact-'));
  await mkdir(join(folder, 'sub'));
  await writeFile(join(folder, 'bandit.sarif'), '{"version":"2.1.0"}\n'.repeat(1000));
  await writeFile(join(folder, 'sub', 'bytes'), Buffer.from(Array.from({ length: 512 }, (_, index) => index % 256)));
});
beforeEach(async () => {
  await service?.close();
  service = await startResultsService();
  Object.assign(process.env, service.env);
});
after(async () => {
  await service.close();
  for (const name of Object.keys(service.env)) delete process.env[name];
  await rm(folder, { recursive: true });
});

const files = (): readonly string[] => [join(folder, 'bandit.sarif'), join(folder, 'sub', 'bytes')];

/** Another program's reading of the zip: name -> bytes. */
function unzipped(zip: Buffer | undefined): ReadonlyMap<string, Buffer> {
  const script = [
    'import sys, io, json, base64, zipfile',
    'archive = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))',
    'print(json.dumps({name: base64.b64encode(archive.read(name)).decode() for name in archive.namelist()}))',
  ].join('\n');
  const listed: Record<string, string> = JSON.parse(
    execFileSync('python3', ['-c', script], { input: zip, encoding: 'utf8' }),
  );
  return new Map(Object.entries(listed).map(([name, content]) => [name, Buffer.from(content, 'base64')]));
}

/** The lines that another Node program prints; it may call `upload(patience)`. */
async function printed(program: string, env: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const module = new URL('../../../src/world/github/artifact/artifact.ts', import.meta.url).href;
  const script = `
    const { uploadArtifact } = await import(${JSON.stringify(module)});
    const upload = (patience) => uploadArtifact('bandit', ${JSON.stringify(files())}, ${JSON.stringify(folder)}, patience);
    ${program}`;
  const settings = { env: { ...process.env, RUNNER_DEBUG: '', ...env } };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module', '--no-warnings', '-e', script],
    settings,
  );
  return stdout.trim().split(EOL);
}

/** Uploads, and prints a line of its own meanwhile. */
const talking = `
  const { write } = process.stdout;
  const done = upload();
  console.log('ours');
  await done;
  console.log(process.stdout.write === write ? 'restored' : 'not restored');`;

test('files arrive byte for byte, below the folder given', async () => {
  assert.deepEqual(await uploadArtifact('bandit-remediate', files(), folder), []);
  const content = unzipped(service.artifacts.get('bandit-remediate'));
  assert.deepEqual([...content.keys()].sort(), ['bandit.sarif', 'sub/bytes']);
  assert.deepEqual(content.get('bandit.sarif'), await readFile(join(folder, 'bandit.sarif')));
  assert.deepEqual(content.get('sub/bytes'), await readFile(join(folder, 'sub', 'bytes')));
});

test('the library prints the masks of the address only, and what others print is let through', async () => {
  service.take('bandit');
  const mask = '::add-mask::signature-of-the-address';
  assert.deepEqual(await printed(talking), ['ours', mask, mask, 'restored']);
});

test('with debug logging its debug lines come too, without the token', async () => {
  const lines = await printed(talking, { RUNNER_DEBUG: '1' });
  assert.ok(lines.filter((line) => line.startsWith('::debug::')).length > 5);
  assert.ok(
    lines.every(
      (line) =>
        /^(?:::debug::|::add-mask::|ours$|restored$)/.test(line) && !line.includes(service.env.ACTIONS_RUNTIME_TOKEN),
    ),
  );
});

test('a name that is taken gets a number, and the note says which', async () => {
  service.take('bandit', 'bandit-2');
  const notes = await uploadArtifact('bandit', files(), folder);
  assert.deepEqual(notes, [
    {
      level: 'notice',
      topic: 'artifact',
      text: 'The results are in the artifact bandit-3: the name bandit was taken in this run.',
    },
  ]);
  assert.deepEqual([...service.artifacts.keys()], ['bandit-3']);
});

test('after five taken names one note', async () => {
  service.take('bandit', 'bandit-2', 'bandit-3', 'bandit-4', 'bandit-5');
  const notes = await uploadArtifact('bandit', files(), folder);
  assert.equal(service.asked.length, 5);
  assert.equal(notes.length, 1);
  assert.match(notes[0]?.text ?? '', /all taken/);
});

test('a service that refuses: one note', async () => {
  service.refuse(403);
  const notes = await uploadArtifact('bandit', files(), folder);
  assert.equal(notes.length, 1);
  assert.match(notes[0]?.text ?? '', /artifact service failed: .*403/);
});

test('a service that hangs is given up', async () => {
  service.refuse('hang');
  const [line] = await printed('console.log(JSON.stringify(await upload(100))); process.exit(0);');
  assert.match(line ?? '', /^\[\{"level":"notice".*did not answer in time/);
});

test("an Enterprise server, a step without the runner's token, a broken token: one notice each", async () => {
  const with_ = async (name: string, value: string): Promise<string> => {
    const notes = await ((process.env[name] = value), uploadArtifact('bandit', files(), folder));
    assert.deepEqual(
      notes.map(({ level }) => level),
      ['notice'],
    );
    Object.assign(process.env, service.env);
    return notes[0]?.text ?? '';
  };
  assert.match(await with_('GITHUB_SERVER_URL', 'https://git.example.com'), /GitHub server takes no artifacts/);
  assert.match(await with_('ACTIONS_RUNTIME_TOKEN', ''), /`run:` step/);
  assert.match(await with_('ACTIONS_RUNTIME_TOKEN', 'no.token.atall'), /failed/);
  assert.doesNotMatch(await with_('ACTIONS_RUNTIME_TOKEN', 'no.token.atall'), /atall/);
  assert.deepEqual(service.asked, []);
});

test('links and missing files are left out; with nothing left there is a note and no call', async () => {
  await symlink('/etc/hostname', join(folder, 'link'));
  const notes = await uploadArtifact('bandit', [join(folder, 'link'), join(folder, 'missing')], folder);
  assert.match(notes[0]?.text ?? '', /no file/);
  assert.deepEqual(service.asked, []);
});

test('names are made fit for the service', () => {
  assert.equal(artifactName('bandit-remediate (3.12, ubuntu)'), 'bandit-remediate (3.12- ubuntu)');
  assert.equal(artifactName('a/b\\c:d"e<f>g|h*i?j\r\nk'), 'a-b-c-d-e-f-g-h-i-j k');
  assert.equal(artifactName('../..'), 'bandit-remediate');
  assert.equal(artifactName('::error::x'), 'error-x');
  assert.equal(artifactName('x'.repeat(500)).length <= 100, true);
});
