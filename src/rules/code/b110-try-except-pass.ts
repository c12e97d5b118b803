import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { replace } from '../../python/edits/arguments.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { children, type Node } from '../../python/tree/tree.ts';
import { exceptionLog, whyNoLog } from '../../remedies/code/exception-log.ts';
import { defineRule } from '../rule.ts';

const narrow = 'Catch only the exception that is expected here, for example `except OSError`, and let the others out.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const handler = nodeOf(file, finding);
  const block = handler?.namedChildren.find(({ type }) => type === 'block');
  const [only, ...others] = block ? children(block) : [];
  if (!handler || only?.type !== 'pass_statement' || others.length > 0) return unreadable;
  const no = whyNoLog(file, handler);
  if (no !== null) return refuse(no, narrow);
  const log = exceptionLog(file, only, 'Ignored exception');
  if (log === null)
    return refuse('the name `logging` means something else here', `Log the exception another way. ${narrow}`);
  const edit = replace(only, log.code);
  const summary = 'Log the exception at debug level where it is dropped';
  return fix({ edits: [edit], imports: log.imports, summary, safety: 'safe', cautions: cautionsOf(handler) });
}

/** A bare `except:` also stops Ctrl-C and `sys.exit()`; narrowing it would change that, so it is left to a person. */
const cautionsOf = (handler: Node): readonly string[] =>
  handler.namedChildren.some(({ type }) => type !== 'block' && type !== 'comment')
    ? []
    : ['A bare `except:` also catches `KeyboardInterrupt` and `SystemExit`: consider `except Exception:`.'];

export const b110 = defineRule({
  ids: ['B110'],
  names: ['try_except_pass'],
  status: 'active',
  title: 'Every exception is swallowed without a trace',
  why: 'Failures, attacks and lost data go unnoticed, and the program carries on in a state that nobody planned for.',
  remedy:
    'Log the exception where it is dropped: `logger.debug("…", exc_info=True)` keeps the flow and is silent under default logging. ' +
    'Better, catch only the exception that you expect, for example `except FileNotFoundError`, and let the others out.',
  safety: 'safe',
  cwe: 703,
  owasp2021: { id: 'A09:2021', mapped: false },
  owasp2025: { id: 'A10:2025', mapped: true },
  exploitability: { score: 1, reason: 'Not an attack by itself; it hides others.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b110_try_except_pass.html',
    'https://cwe.mitre.org/data/definitions/703.html',
    'https://docs.python.org/3/library/logging.html#logging.Logger.debug',
  ],
  traps: [
    '`contextlib.suppress(Exception)`, `...` and `except BaseException: pass` silence Bandit and swallow as much or more.',
    'Do not log in `__del__`, in a logging handler or in a signal handler: the logging machinery may be gone or locked there.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'the module has a logger',
      before: `import logging

logger = logging.getLogger(__name__)


def warm_cache(cache, key):
    try:
        cache.load(key)
    «except Exception:
        pass»
`,
      after: `import logging

logger = logging.getLogger(__name__)


def warm_cache(cache, key):
    try:
        cache.load(key)
    except Exception:
        logger.debug("Ignored exception", exc_info=True)
`,
    },
    {
      name: 'the module has no logger, a comment says why',
      before: `"""Thumbnails of covers."""

import os

from shelf.images import scale


def thumbnail(book):
    try:
        scale(book.cover, 64)
    «except Exception as error:
        # A missing thumbnail is no reason to stop.
        pass»  # best effort
    return os.path.exists(book.cover)
`,
      after: `"""Thumbnails of covers."""

import logging
import os

from shelf.images import scale


def thumbnail(book):
    try:
        scale(book.cover, 64)
    except Exception as error:
        # A missing thumbnail is no reason to stop.
        logging.getLogger(__name__).debug("Ignored exception", exc_info=True)  # best effort
    return os.path.exists(book.cover)
`,
    },
    {
      name: 'on one line, a bare except, a logger by another name',
      before: `from logging import getLogger as get

LOG = get("shelf")

try: refresh()
«except: pass»
`,
      after: `from logging import getLogger as get

LOG = get("shelf")

try: refresh()
except: LOG.debug("Ignored exception", exc_info=True)
`,
    },
    {
      name: 'a logger that is bound further down is not there yet',
      before: `import logging

try:
    import speedups
«except Exception:
    pass»

logger = logging.getLogger(__name__)
`,
      after: `import logging

try:
    import speedups
except Exception:
    logging.getLogger(__name__).debug("Ignored exception", exc_info=True)

logger = logging.getLogger(__name__)
`,
    },
    {
      name: 'a parameter hides the logger',
      before: `import logging

logger = logging.getLogger(__name__)


def close(shelf, logger=None):
    try:
        shelf.close()
    «except Exception:
        pass»
`,
      after: `import logging

logger = logging.getLogger(__name__)


def close(shelf, logger=None):
    try:
        shelf.close()
    except Exception:
        logging.getLogger(__name__).debug("Ignored exception", exc_info=True)
`,
    },
    {
      name: 'only the expected exception is caught',
      before: `import os


class Lock:
    def __del__(self):
        try:
            os.remove(self.path)
        «except:
            pass»
`,
      after: `import os


class Lock:
    def __del__(self):
        try:
            os.remove(self.path)
        except FileNotFoundError:
            pass
`,
      refused: 'it is in `__del__`',
    },
    {
      name: 'a repr',
      before: `class Book:
    def __repr__(self):
        try:
            return f"<Book {self.title}>"
        «except Exception:
            pass»
        return "<Book>"
`,
      refused: 'it is in `__repr__`',
    },
    {
      name: 'a logging handler',
      before: `import logging


class MailHandler(logging.Handler):
    def emit(self, record):
        try:
            send_mail(self.format(record))
        «except Exception:
            pass»
`,
      refused: 'on top of `logging.Handler`',
    },
    {
      name: 'a signal handler',
      before: `import signal


def stop(number, frame):
    try:
        shelf.close()
    «except Exception:
        pass»


signal.signal(signal.SIGTERM, stop)
`,
      refused: '`stop` is registered with `signal.signal`',
    },
    {
      name: 'run at exit',
      before: `import atexit


@atexit.register
def save():
    try:
        shelf.save()
    «except Exception:
        pass»
`,
      refused: '`save` is registered with `atexit.register`',
    },
    {
      name: 'logging is something else',
      before: `def trace(call, logging):
    try:
        call()
    «except Exception:
        pass»
`,
      refused: 'the name `logging` means something else here',
    },
  ],
});
