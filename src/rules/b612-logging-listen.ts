import { defineRule } from './rule.ts';

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
  cases: [
    {
      name: 'read again from a file',
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
  ],
});
