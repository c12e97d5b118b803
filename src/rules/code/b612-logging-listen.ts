import type { Finding } from '../../model/findings/finding.ts';
import { refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argument, hasKeywordSplat } from '../../python/edits/arguments.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (calledName(file, call) !== 'logging.config.listen') {
    return refuse(
      `${quoted(called)} is not certainly Python’s \`logging.config\` here`,
      'If it is, pass `verify=` a function that checks who sent the configuration.',
    );
  }
  if (hasKeywordSplat(call))
    return refuse('the call unpacks `**` arguments, which may hold `verify`', 'Name `verify` in the call.');
  const port = argument(call, 0, 'port')?.value;
  const where = port ? `port ${quoted(port)}` : 'port 9030';
  if (isTestFile(file)) {
    return refuse(
      `the listener on ${where} is one of a test`,
      'If it stops with the test, add `# nosec B612 # listens during a test only`.',
    );
  }
  return refuse(
    `who may send configuration to ${where} has to be decided, and a key for that shared`,
    'Read the configuration again from a file on a signal instead; ' +
      'or pass `verify=` a function that checks an HMAC over the bytes and returns them, or `None`.',
  );
}

export const b612 = defineRule({
  ids: ['B612'],
  names: ['logging_config_insecure_listen'],
  status: 'active',
  title: 'Any local process can reconfigure logging, and so run code',
  why: 'The listener evaluates parts of the configuration that it receives; every account on the machine can connect to it and run code as your program.',
  remedy:
    'Drop the listener and read the configuration again, for example on a signal, with `logging.config.dictConfig` ' +
    'from a file that only the service’s owner can write. ' +
    'Where a listener is needed, pass `verify=` a function that checks an HMAC over the received bytes and returns the bytes, or `None` to refuse them.',
  safety: 'guidance',
  cwe: 306,
  owasp2021: { id: 'A07:2021', mapped: true },
  owasp2025: { id: 'A07:2025', mapped: true },
  exploitability: { score: 2, reason: 'Needs an account on the machine: the listener is bound to localhost.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b612_logging_config_insecure_listen.html',
    'https://cwe.mitre.org/data/definitions/306.html',
    'https://docs.python.org/3/library/logging.config.html#logging.config.listen',
  ],
  traps: ['`verify=None`, or a function that returns its argument unchecked, ends the finding and checks nothing.'],
  fix: remedy,
  cases: [
    {
      name: 'read again from a file',
      refused: 'port `9030`',
      before: `import logging.config


def start():
    «logging.config.listen(9030)».start()
`,
      after: `import json
import logging.config
import signal


def reload(*_):
    with open("/etc/shop/logging.json", encoding="utf-8") as file:
        logging.config.dictConfig(json.load(file))


def start():
    signal.signal(signal.SIGHUP, reload)
`,
    },
    {
      name: 'a listener that checks who sent it',
      refused: 'has to be decided',
      before: `import logging.config


def start(key):
    «logging.config.listen(9030)».start()
`,
      after: `import hmac
import logging.config


def start(key):
    def verified(data):
        digest, config = data[:32], data[32:]
        return config if hmac.compare_digest(digest, hmac.digest(key, config, "sha256")) else None

    logging.config.listen(9030, verify=verified).start()
`,
    },
    {
      name: 'the standard port, from a from-import',
      before: `from logging.config import listen

thread = «listen()»
`,
      refused: 'port 9030',
    },
    {
      name: 'in a test',
      path: 'tests/test_logging.py',
      before: `import logging.config

thread = «logging.config.listen(port=0)»
`,
      refused: 'one of a test',
    },
    {
      name: 'options from elsewhere',
      before: `import logging.config

thread = «logging.config.listen(9030, **options)»
`,
      refused: 'unpacks',
    },
    {
      name: 'a local name',
      before: `import logging.config


def start(logging):
    «logging.config.listen(9030)»
`,
      refused: 'not certainly Python’s',
    },
  ],
});
