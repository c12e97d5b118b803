import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { importUse, listed } from '../../python/imports/import-use.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const statement = nodeOf(file, finding);
  if (!statement) return unreadable;
  const found = importUse(file, statement, /^telnetlib(?:\.|$)/u);
  if (typeof found === 'string') return refuse(found, 'If it speaks Telnet, move the session to SSH.');
  if (found.removal.length > 0)
    return fix({ edits: found.removal, summary: 'Remove the import, which nothing uses', safety: 'safe' });
  const comment = found.own ? nosec(file, statement, 'B401', 'a module of this project') : null;
  if (comment)
    return fix({
      edits: [comment],
      summary: 'State that the module is one of this project',
      safety: 'review',
      suppression: true,
    });
  if (found.uses.length === 0)
    return refuse(
      'nothing in this file uses the import, but it may be there for others or be tried on purpose',
      'Delete the import if nothing outside this file needs it.',
    );
  return refuse(
    `the session over Telnet is used: ${listed(found.uses)}`,
    'Move it to SSH (`paramiko`, `asyncssh`, or `netmiko` for network devices) with a checked host key; ' +
      'for a device without SSH, isolate its network and add `# nosec B401 # reason`.',
  );
}

export const b401 = defineRule({
  ids: ['B401'],
  names: ['import_telnetlib'],
  status: 'active',
  title: 'Telnet sends everything, passwords included, in clear text',
  why: 'Anyone on the network path can read the log-in and change the session. Python 3.13 removed the module, so the import itself fails there.',
  remedy:
    'Move the session to SSH, for example with `paramiko` or `asyncssh`, and check the host key (see B507). ' +
    'When nothing in the file uses `telnetlib`, delete the import. ' +
    'A device that speaks only Telnet belongs on a network of its own; then say so in `# nosec B401 # reason`.',
  safety: 'guidance',
  cwe: 319,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: {
    score: 2,
    reason: 'The import alone is no flaw; a session in clear text is one to anyone on its path.',
  },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b401-import-telnetlib',
    'https://cwe.mitre.org/data/definitions/319.html',
    'https://docs.python.org/3/whatsnew/3.13.html',
  ],
  traps: ['Another Telnet library only hides the finding: the session stays in clear text.'],
  fix: remedy,
  cases: [
    {
      name: 'Telnet session to SSH',
      before: `«import telnetlib»


def uptime(host, user, password):
    with telnetlib.Telnet(host) as session:
        log_in(session, user, password)
        session.write(b"uptime\\n")
        return session.read_until(b"\\n").decode()
`,
      after: `import paramiko


def uptime(host, user, key_file):
    with paramiko.SSHClient() as client:
        client.load_system_host_keys()
        client.connect(host, username=user, key_filename=key_file)
        _, output, _ = client.exec_command("uptime")  # nosec B601 # constant command
        return output.read().decode()
`,
      refused: 'the session over Telnet is used: `telnetlib.Telnet` in line 5',
    },
    {
      name: 'unused import is deleted',
      safety: 'safe',
      before: `import socket
«import telnetlib»


def is_open(host, port):
    with socket.create_connection((host, port), timeout=3):
        return True
`,
      after: `import socket


def is_open(host, port):
    with socket.create_connection((host, port), timeout=3):
        return True
`,
    },
    {
      name: 'one name of several, in a function',
      safety: 'safe',
      before: `def is_open(host, port):
    «import socket, telnetlib»
    with socket.create_connection((host, port), timeout=3):
        return True
`,
      after: `def is_open(host, port):
    import socket
    with socket.create_connection((host, port), timeout=3):
        return True
`,
    },
    {
      name: 'the last statement of a block',
      safety: 'safe',
      before: `import sys

if sys.version_info < (3, 13):
    «import telnetlib»
`,
      after: `import sys

if sys.version_info < (3, 13):
    pass
`,
    },
    {
      name: 'a module of the project',
      safety: 'review',
      before: `«from .telnetlib import Session»

session = Session("switch")
`,
      after: `from .telnetlib import Session  # nosec B401 # a module of this project

session = Session("switch")
`,
    },
    {
      name: 'tried on purpose',
      before: `try:
    «import telnetlib»
except ImportError:
    raise SystemExit("This needs Python 3.12 or older.")
`,
      refused: 'may be there for others or be tried on purpose',
    },
    {
      name: 'imported for others',
      before: `«from telnetlib import Telnet»

__all__ = ["Telnet"]
`,
      refused: 'may be there for others',
    },
    {
      name: 'imported by a call',
      before: `import importlib

telnet = «importlib.import_module("telnetlib")»
`,
      refused: 'the module is imported by the call',
    },
    {
      name: 'everything is imported',
      before: `«from telnetlib import *»

session = Telnet("switch")
`,
      refused: 'the star import does not say what is used',
    },
  ],
});
