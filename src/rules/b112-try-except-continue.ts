import { defineRule } from './rule.ts';

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
  traps: ['Any second statement in the handler silences Bandit; only one that records or handles the failure is an answer.'],
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
      name: 'only the expected exception is caught',
      before: `def total(lines):
    amount = 0
    for line in lines:
        try:
            amount += int(line)
        «except:
            continue»
    return amount
`,
      after: `def total(lines):
    amount = 0
    for line in lines:
        try:
            amount += int(line)
        except ValueError:
            continue
    return amount
`,
    },
  ],
});
