import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { beginsLine } from '../../python/edits/own-line.ts';
import { indentOf, newlineAt, nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { children, type Node } from '../../python/tree/tree.ts';
import { exceptionLog, whyNoLog } from '../../remedies/code/exception-log.ts';
import { defineRule } from '../rule.ts';

const narrow = 'Catch only the exception that is expected here, for example `except OSError`, and let the others out.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const handler = nodeOf(file, finding);
  const block = handler?.namedChildren.find(({ type }) => type === 'block');
  const [only, ...others] = block ? children(block) : [];
  if (!handler || only?.type !== 'continue_statement' || others.length > 0) return unreadable;
  const no = whyNoLog(file, handler);
  if (no !== null) return refuse(no, narrow);
  const log = exceptionLog(file, only, 'Skipped item after exception');
  if (log === null)
    return refuse('the name `logging` means something else here', `Log the exception another way. ${narrow}`);
  const edit = { start: only.startIndex, end: only.startIndex, text: `${log.code}${separator(file, only)}` };
  const summary = 'Log the exception at debug level before the item is skipped';
  return fix({ edits: [edit], imports: log.imports, summary, safety: 'safe', cautions: cautionsOf(handler) });
}

/** A bare `except:` also stops Ctrl-C and `sys.exit()`; narrowing it would change that, so it is left to a person. */
const cautionsOf = (handler: Node): readonly string[] =>
  handler.namedChildren.some(({ type }) => type !== 'block' && type !== 'comment')
    ? []
    : ['A bare `except:` also catches `KeyboardInterrupt` and `SystemExit`: consider `except Exception:`.'];

/** On a line of its own where `continue` has one, else behind a semicolon. */
function separator(file: PythonFile, statement: Node): string {
  return beginsLine(file, statement) ? `${newlineAt(file, statement.startIndex)}${indentOf(file, statement)}` : '; ';
}

export const b112 = defineRule({
  ids: ['B112'],
  names: ['try_except_continue'],
  status: 'active',
  title: 'The loop skips every item that fails, without a trace',
  why: 'Items that fail vanish silently: one kind of bad input can empty a whole run and nobody sees it.',
  remedy:
    'Log the exception, then continue: `logger.debug("…", exc_info=True)` keeps the flow and is silent under default logging; ' +
    'use `warning` when somebody should act. ' +
    'Better, catch only the exception that a bad item raises, so that mistakes in the code still surface.',
  safety: 'safe',
  cwe: 703,
  owasp2021: { id: 'A09:2021', mapped: false },
  owasp2025: { id: 'A10:2025', mapped: true },
  exploitability: { score: 1, reason: 'Not an attack by itself; it hides others.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b112_try_except_continue.html',
    'https://cwe.mitre.org/data/definitions/703.html',
    'https://docs.python.org/3/library/logging.html#logging.Logger.debug',
  ],
  traps: [
    'Any second statement in the handler silences Bandit; only one that records or handles the failure is an answer.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'the module has a logger',
      before: `import logging

logger = logging.getLogger(__name__)


def import_orders(rows):
    for row in rows:
        try:
            save_order(row)
        «except Exception:
            continue»
`,
      after: `import logging

logger = logging.getLogger(__name__)


def import_orders(rows):
    for row in rows:
        try:
            save_order(row)
        except Exception:
            logger.debug("Skipped item after exception", exc_info=True)
            continue
`,
    },
    {
      name: 'the module has no logger',
      before: `from shelf.books import load


def load_all(paths):
    books = []
    for path in paths:
        try:
            books.append(load(path))
        «except Exception:  # noqa: BLE001
            continue»  # broken files are shown elsewhere
    return books
`,
      after: `import logging

from shelf.books import load


def load_all(paths):
    books = []
    for path in paths:
        try:
            books.append(load(path))
        except Exception:  # noqa: BLE001
            logging.getLogger(__name__).debug("Skipped item after exception", exc_info=True)
            continue  # broken files are shown elsewhere
    return books
`,
    },
    {
      name: 'on one line',
      before: `import logging as log

while shelf.waiting:
    try: shelf.next().load()
    «except: continue»
    shelf.count += 1
`,
      after: `import logging as log

while shelf.waiting:
    try: shelf.next().load()
    except: log.getLogger(__name__).debug("Skipped item after exception", exc_info=True); continue
    shelf.count += 1
`,
    },
    {
      name: 'only the expected exception is caught',
      before: `import logging


class Fan(logging.Handler):
    def emit(self, record):
        for sink in self.sinks:
            try:
                sink.write(self.format(record))
            «except:
                continue»
            sink.flush()
`,
      after: `import logging


class Fan(logging.Handler):
    def emit(self, record):
        for sink in self.sinks:
            try:
                sink.write(self.format(record))
            except OSError:
                continue
            sink.flush()
`,
      refused: 'on top of `logging.Handler`',
    },
    {
      name: 'logging is something else',
      before: `from shelf import logging

for book in books:
    try:
        book.load()
    «except Exception:
        continue»
`,
      refused: 'the name `logging` means something else here',
    },
  ],
});
