import { defineRule } from './rule.ts';

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
  exploitability: { score: 2, reason: 'The import alone is no flaw; a session in clear text is one to anyone on its path.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b401-import-telnetlib',
    'https://cwe.mitre.org/data/definitions/319.html',
    'https://docs.python.org/3/whatsnew/3.13.html',
  ],
  traps: ['Another Telnet library only hides the finding: the session stays in clear text.'],
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
    },
    {
      name: 'unused import is deleted',
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
  ],
});
