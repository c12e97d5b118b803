/**
 * Commits of any number of files in one `git fast-import`, for the pushes of tests: modes, links and submodules
 * included.
 */

import type { BareGit, Person } from './bare-git.ts';

/** A file of a test: its text or bytes, a program, a link, a submodule's commit; null deletes. */
export type FileSpec =
  | string
  | Buffer
  | null
  | { readonly content: string | Buffer; readonly mode: '100644' | '100755' }
  | { readonly link: string }
  | { readonly submodule: string };
export type FileSpecs = Readonly<Record<string, FileSpec>>;

export interface Push {
  readonly message?: string;
  readonly author?: Person;
}

const human: Person = { name: 'Ada Human', email: 'ada@example.com' };

/** Adds a commit to a branch (a new one starts at `from`), and gives its id. */
export function commitFiles(
  git: BareGit,
  branch: string,
  from: string | null,
  files: FileSpecs,
  { message = 'Change', author = human }: Push,
): string {
  const seconds =
    author.date === undefined ? Math.floor(Date.now() / 1000) : Math.floor(Date.parse(author.date) / 1000);
  const who = `${author.name} <${author.email}> ${seconds} +0000`;
  const head = `commit refs/heads/${branch}\nauthor ${who}\ncommitter ${who}\n`;
  const parts = [Buffer.from(head), data(message), ...(from === null ? [] : [Buffer.from(`from ${from}\n`)])];
  for (const [path, file] of Object.entries(files)) parts.push(change(path, file));
  git.run(['fast-import', '--quiet', '--date-format=raw'], Buffer.concat([...parts, Buffer.from('\ndone\n')]));
  return git.ref(`refs/heads/${branch}`) ?? '';
}

function change(path: string, file: FileSpec): Buffer {
  const name = quoted(path);
  if (file === null) return Buffer.from(`D ${name}\n`);
  if (typeof file === 'object' && 'submodule' in file) return Buffer.from(`M 160000 ${file.submodule} ${name}\n`);
  const [mode, content] =
    typeof file === 'string' || Buffer.isBuffer(file)
      ? ['100644', file]
      : 'link' in file
        ? ['120000', file.link]
        : [file.mode, file.content];
  return Buffer.concat([Buffer.from(`M ${mode} inline ${name}\n`), data(content)]);
}

function data(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

/** As C writes it: a name may hold anything but NUL. */
const quoted = (path: string): string => `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
