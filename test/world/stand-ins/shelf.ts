/** A repository with one of everything. */

import type { FileSpecs } from './commit-files.ts';

/** So many numbered lines, some of them other ones. */
export const lines = (count: number, change: Readonly<Record<number, string>> = {}): string =>
  Array.from({ length: count }, (_, index) => `${change[index + 1] ?? `line ${index + 1}`}\n`).join('');

/** Programs, links, a submodule, other line endings, bytes, a name to be quoted. */
export const shelfFiles: FileSpecs = {
  'app.py': lines(60),
  'run.sh': { content: '#!/bin/sh\n', mode: '100755' },
  link: { link: 'app.py' },
  'crlf.py': 'a\r\nb\r\n',
  vendor: { submodule: '1'.repeat(40) },
  'old.py': lines(20, { 3: 'old' }),
  'gone.py': 'x\n',
  'data.bin': Buffer.from([0, 1, 2]),
  'naïve "q".py': 'x = 1\n',
};
