import { defineRule } from './rule.ts';

export const b601 = defineRule({
  ids: ['B601'],
  names: ['paramiko_calls'],
  status: 'active',
  title: 'The command runs through the shell of the remote machine',
  why: 'The other side gives the whole text to a shell, so a value with `;`, `$(...)` or a line break in it runs commands there.',
  remedy:
    'Put every value through `shlex.quote(value)` as one whole word, outside any quotes in the text, with `--` before it where the program knows that. ' +
    'Better, send data without a shell: on standard input, or as a file with `client.open_sftp()`. ' +
    'Bandit reports each `exec_command` whatever its text, so mark the reviewed line `# nosec B601 # value quoted` or `# nosec B601 # constant command`.',
  safety: 'guidance',
  cwe: 78,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 4, reason: 'Commands on the remote machine as soon as a value can be influenced.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b601_paramiko_calls.html',
    'https://cwe.mitre.org/data/definitions/78.html',
    'https://docs.python.org/3/library/shlex.html#shlex.quote',
  ],
  traps: [
    '`shlex.quote` is for POSIX shells: it does not protect on Windows servers.',
    'Inside quotes of your own, as in `"\'{shlex.quote(x)}\'"`, the value is open again.',
  ],
  cases: [
    {
      name: 'value quoted, with the reason',
      before: `import paramiko


def disk_usage(client: paramiko.SSHClient, folder: str) -> str:
    _, output, _ = «client.exec_command(f"du -sh {folder}")»
    return output.read().decode()
`,
      after: `import shlex

import paramiko


def disk_usage(client: paramiko.SSHClient, folder: str) -> str:
    _, output, _ = client.exec_command(f"du -sh -- {shlex.quote(folder)}")  # nosec B601 # value quoted
    return output.read().decode()
`,
    },
    {
      name: 'a file over SFTP instead of a command',
      before: `import paramiko


def publish(client: paramiko.SSHClient, text: str) -> None:
    «client.exec_command(f"echo '{text}' > /srv/www/motd.txt")»
`,
      after: `import paramiko


def publish(client: paramiko.SSHClient, text: str) -> None:
    with client.open_sftp() as sftp, sftp.open("/srv/www/motd.txt", "w") as file:
        file.write(text)
`,
    },
    {
      name: 'constant command, with the reason',
      before: `import paramiko


def reload(client: paramiko.SSHClient) -> None:
    «client.exec_command("systemctl reload nginx")»
`,
      after: `import paramiko


def reload(client: paramiko.SSHClient) -> None:
    client.exec_command("systemctl reload nginx")  # nosec B601 # constant command
`,
    },
  ],
});
