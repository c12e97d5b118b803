import { defineRule } from './rule.ts';

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
      name: 'only the expected exception is caught',
      before: `import os


def remove_lock(path):
    try:
        os.remove(path)
    «except:
        pass»
`,
      after: `import os


def remove_lock(path):
    try:
        os.remove(path)
    except FileNotFoundError:
        pass
`,
    },
  ],
});
