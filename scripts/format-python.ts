/**
 * Formats our own Python as ruff does and names what its linter finds; `--check` writes nothing and ends with 1 when
 * something differs. Programs that serve as inputs of tests stay as they were written.
 */

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';

const root = join(import.meta.dirname, '..');
const ours = ['src/engine', 'scripts', 'test/behaviour/drives', 'test/identity'];
const settings = { 'line-length': 120, 'target-version': 'py310', lint: { select: ['E4', 'E7', 'E9', 'F', 'B', 'I'] } };

const check = process.argv.includes('--check');
const ruff = new Workspace(settings, PositionEncoding.Utf16);
const files = execFileSync('git', ['ls-files', '-z', '--', ...ours.map((folder) => `${folder}/**.py`)], {
  cwd: root,
  encoding: 'utf8',
});

let wrong = 0;
const say = (path: string, what: string): void => {
  wrong += 1;
  console.error(`${path}: ${what}`);
};
for (const path of files.split('\0').filter(Boolean)) {
  const text = readFileSync(join(root, path), 'utf8');
  const formatted = ruff.format(text);
  if (formatted !== text && check) say(path, 'is not formatted: npm run format');
  else if (formatted !== text) writeFileSync(join(root, path), formatted);
  for (const { code, message, start_location: at } of ruff.check(formatted))
    say(`${path}:${at.row}:${at.column}`, `${code ?? 'syntax'} ${message}`);
}
process.exitCode = wrong > 0 ? 1 : 0;
