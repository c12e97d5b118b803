/** What reports about scanners in public made us try: one row a case, its files before in the folder's `in/`. */

import assert from 'node:assert/strict';
import type { Outcome } from '../../src/model/outcome.ts';

export interface PublicCase {
  /** A folder beside this file; its `in/` is committed first. */
  readonly folder: string;
  /** What has to hold, in words. */
  readonly name: string;
  /**
   * The change: for each file that it touches its new text, from the old one; committed second, and compared with the
   * first. None: only a scan.
   */
  readonly change?: Readonly<Record<string, (text: string) => string>>;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly holds: (outcome: Outcome) => void;
}

/** The new findings, as `file:line test`. */
const fresh = ({ findings }: Outcome): readonly string[] =>
  findings
    .filter(({ state }) => state === 'new')
    .map(({ finding }) => `${finding.path}:${finding.span.startLine} ${finding.test}`);
const nothingAdded = (outcome: Outcome): void => {
  assert.deepEqual(fresh(outcome), []);
  assert.deepEqual(outcome.gone, []);
  assert.equal(outcome.verdict, 'passed');
};

/** Takes the function `start` out, and puts it in front of the class. */
function moved(text: string): string {
  const at = text.indexOf('def start');
  return text
    .slice(0, at)
    .trimEnd()
    .concat('\n')
    .replace('class Client', `${text.slice(at).trimEnd()}\n\n\nclass Client`);
}

export const publicCases: readonly PublicCase[] = [
  {
    folder: 'function-moved-in-its-file',
    name: 'a function that moved within its file is not new',
    change: { 'client.py': moved },
    holds: nothingAdded,
  },
  {
    folder: 'broken-file-is-not-gone',
    name: 'findings of a file that can no longer be parsed are not gone',
    change: { 'client.py': (text) => text.replace('def start(command):', 'def start(command:') },
    holds: ({ verdict, gone }) => {
      assert.deepEqual(gone, []);
      assert.equal(verdict, 'incomplete');
    },
  },
  {
    folder: 'rewritten-by-a-tool',
    name: '% rewritten to str.format adds nothing',
    holds: nothingAdded,
    change: {
      'shelf.py': (text) =>
        text
          .replace("'%s' and place = %s\" % (", "'{}' and place = {}\".format(")
          .replace('czf %s %s" % (', 'czf {} {}".format('),
    },
  },
  {
    folder: 'rewritten-by-a-tool',
    name: '% rewritten to f-strings adds nothing',
    holds: nothingAdded,
    change: {
      'shelf.py': (text) =>
        text
          .replace(
            `"select * from books where title = '%s' and place = %s" % (title, place)`,
            `f"select * from books where title = '{title}' and place = {place}"`,
          )
          .replace('"tar czf %s %s" % (title, place)', 'f"tar czf {title} {place}"'),
    },
  },
  {
    folder: 'rewritten-by-a-tool',
    name: 'a value that is added in the same step is new',
    change: {
      'shelf.py': (text) => text.replace('"tar czf %s %s" % (title, place)', 'f"tar czf {title} {place} {cursor}"'),
    },
    holds: (outcome) => assert.deepEqual(fresh(outcome), ['shelf.py:6 B602']),
  },
];
