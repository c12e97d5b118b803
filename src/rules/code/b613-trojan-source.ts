import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { lineStart, type PythonFile } from '../../python/tree/file.ts';
import { enclosing, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

/** The characters that Bandit looks for. https://bandit.readthedocs.io/en/latest/plugins/b613_trojansource.html */
const controls = /[\u202a-\u202e\u2066-\u2069\u200f]/gu;

/** Bandit reports the first one of a file only, so all go together. */
function remedy(_finding: Finding, file: PythonFile): Remedy {
  const answers = [...file.text.matchAll(controls)].map(({ index }) => answer(file, index));
  if (answers.length === 0) return unreadable;
  const refused = answers.find((one) => typeof one === 'string');
  if (refused !== undefined) {
    return refuse(
      refused,
      'Find out who put the characters there and why; then write them as `\\u` escapes, or delete them, in the whole file.',
    );
  }
  const edits = answers.filter((one) => typeof one !== 'string');
  const ways = [
    ...(edits.some(({ text }) => text !== '') ? ['as escapes in texts'] : []),
    ...(edits.some(({ text }) => text === '') ? ['gone from comments'] : []),
  ];
  return fix({
    edits,
    safety: 'safe',
    summary: `Make the file’s direction controls visible (${edits.length}): ${ways.join(', ')}`,
    cautions: ['Read these lines as they look now, and find out who put the characters there and why.'],
  });
}

/** The edit for one character, or why there is none. */
function answer(file: PythonFile, index: number): Edit | string {
  const node = file.root.descendantForIndex(index, index + 1);
  const place = `line ${file.text.slice(0, index).split('\n').length}`;
  if (node?.type === 'comment') return { start: index, end: index + 1, text: '' };
  const string = node && enclosing(node, 'string');
  if (!node || !string) return `a direction control stands in the code of ${place}, outside of texts and comments`;
  if (/^[A-Za-z]*r/iu.test(string.text))
    return `a direction control stands in the raw text of ${place}, where an escape would be six characters`;
  if (isInField(node, string)) return `a direction control stands in a field of the f-string in ${place}`;
  if (/(?:^|[^\\])(?:\\\\)*\\$/u.test(file.text.slice(lineStart(file.text, index), index)))
    return `a direction control stands behind a backslash in ${place}`;
  return { start: index, end: index + 1, text: `\\u${file.text.charCodeAt(index).toString(16).padStart(4, '0')}` };
}

/** In `{...}` of this string, or in a text within `{...}` of another, which takes no backslash before Python 3.12. */
const isInField = (node: Node, string: Node): boolean =>
  enclosing(node, 'interpolation') !== null || enclosing(string, 'interpolation') !== null;

export const b613 = defineRule({
  ids: ['B613'],
  names: ['trojansource'],
  status: 'active',
  title: 'Invisible characters make this code read differently from what runs',
  why: 'Controls of text direction reorder a line on the screen, so a reviewer approves one program and Python runs another.',
  remedy:
    'Find out who put the characters there and why. In a string write them as escapes, such as `\\u202e`: the value stays the same and everybody sees it. ' +
    'In a comment delete them. Ordinary right-to-left text needs none of them. ' +
    'Bandit reports only the first one of a file, so clean the whole file in one go.',
  safety: 'safe',
  cwe: 838,
  owasp2021: { id: 'A08:2021', mapped: false },
  owasp2025: { id: 'A08:2025', mapped: false },
  exploitability: { score: 2, reason: 'Needs a malicious contributor and a review that misses it.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b613_trojansource.html',
    'https://cwe.mitre.org/data/definitions/838.html',
    'https://trojansource.codes/',
  ],
  traps: ['In a raw string `\\u202e` is six characters and not an escape: make it a normal string first.'],
  fix: remedy,
  cases: [
    {
      name: 'in a string, as escapes',
      before: `def may_delete(role):
    return role != "user«\u202e» \u2066# only for admins\u2069 \u2066"
`,
      after: `def may_delete(role):
    return role != "user\\u202e \\u2066# only for admins\\u2069 \\u2066"
`,
    },
    {
      name: 'in a comment, deleted',
      before: `LIMIT = 100  # raised for «\u2066»the audit\u2069 in May
`,
      after: `LIMIT = 100  # raised for the audit in May
`,
    },
    {
      name: 'in texts of all kinds, and in comments',
      before: `"""Shelves «\u202e»of books."""  # \u2067seen

TITLE = u'\u200f' f"{name}\u202a" \\
    "\\\\\u202b"
`,
      after: `"""Shelves \\u202eof books."""  # seen

TITLE = u'\\u200f' f"{name}\\u202a" \\
    "\\\\\\u202b"
`,
    },
    {
      name: 'in a raw text',
      before: `PATTERN = r"«\u202e»+"
`,
      refused: 'in the raw text of line 1',
    },
    {
      name: 'behind a backslash',
      before: `TEXT = "\\«\u202e»"
`,
      refused: 'behind a backslash in line 1',
    },
    {
      name: 'in a field of an f-string',
      before: `text = f"{names['«\u202e»']}"
`,
      refused: 'in a field of the f-string in line 1',
    },
  ],
});
