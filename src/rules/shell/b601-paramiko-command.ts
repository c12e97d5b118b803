import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argument, hasSplat } from '../../python/edits/arguments.ts';
import { assignedValues, originOf } from '../../python/scopes/value-source.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { isConstant, partsOf, type Part } from '../../python/tree/template.ts';
import { bare, enclosing, type Node } from '../../python/tree/tree.ts';
import { quoteValues } from '../../remedies/shell/shell-quoting.ts';
import { defineRule } from '../rule.ts';

const advice =
  'Put every value through `shlex.quote`, outside any quotes of the text, or send data on standard input or over SFTP.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const command = call && argument(call, 0, 'command');
  if (!call || !command || hasSplat(call)) return call ? refuse('the command cannot be seen', advice) : unreadable;
  const receiver = call.childForFieldName('function')?.childForFieldName('object');
  if (
    receiver?.text === 'self' &&
    !/paramiko|SSHClient/u.test(enclosing(call, 'class_definition')?.childForFieldName('superclasses')?.text ?? '')
  ) {
    return refuse(
      '`exec_command` is a method of this class, which may not be paramiko’s',
      'Look at what it does with the command.',
    );
  }
  const node = bare(command.value);
  const values = node.type === 'identifier' ? assignedValues(file, node) : [node];
  const texts = values?.map((value) => partsOf(file, bare(value))) ?? [];
  if (texts.length === 0 || !texts.every((parts): parts is readonly Part[] => parts !== null && !isUnseen(parts))) {
    return refuse(`the command is not written here: ${originOf(file, node)}`, advice);
  }
  return answered(file, call, texts);
}

const isUnseen = (parts: readonly Part[]): boolean =>
  parts.length === 1 && parts[0]?.kind === 'value' && parts[0].field === null;

function answered(file: PythonFile, call: Node, texts: readonly (readonly Part[])[]): Remedy {
  const constant = texts.every((parts) => isConstant(parts));
  const made = texts.map((parts) => quoteValues(file, parts));
  const fault = made.find((one) => one.kind === 'refused');
  if (fault?.kind === 'refused') return refuse(fault.because, advice);
  const comment = nosec(file, call, 'B601', constant ? 'constant command' : 'values quoted');
  if (comment === null) return refuse(`the call ${quoted(call)} leaves no place for a comment of its own`, advice);
  const edits = made.flatMap((one) => (one.kind === 'quoted' ? one.edits : []));
  return fix({
    edits: [...edits, comment],
    imports: made.flatMap((one) => (one.kind === 'quoted' ? one.imports : [])),
    suppression: true,
    summary: constant
      ? 'State that the command is constant'
      : edits.length > 0
        ? 'Quote the values for the shell of the remote machine'
        : 'State that the values are quoted',
    cautions: constant ? [] : ['`shlex.quote` is for POSIX shells: check that the remote machine has one.'],
  });
}

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
  fix: remedy,
  cases: [
    {
      name: 'value quoted, with the reason',
      safety: 'review',
      before: `import paramiko


def disk_usage(client: paramiko.SSHClient, folder: str) -> str:
    _, output, _ = «client.exec_command(f"du -sh {folder}")»
    return output.read().decode()
`,
      after: `import shlex

import paramiko


def disk_usage(client: paramiko.SSHClient, folder: str) -> str:
    _, output, _ = client.exec_command(f"du -sh {shlex.quote(folder)}")  # nosec B601 # values quoted
    return output.read().decode()
`,
    },
    {
      name: 'a file over SFTP instead of a command',
      before: `import paramiko


def publish(client: paramiko.SSHClient, text: str) -> None:
    «client.exec_command(f"echo 'motd: {text}' > /srv/www/motd.txt")»
`,
      after: `import paramiko


def publish(client: paramiko.SSHClient, text: str) -> None:
    with client.open_sftp() as sftp, sftp.open("/srv/www/motd.txt", "w") as file:
        file.write(text)
`,
      refused: 'stands inside quotes',
    },
    {
      name: 'constant command, with the reason',
      safety: 'review',
      before: `import paramiko


def reload(client: paramiko.SSHClient) -> None:
    «client.exec_command("systemctl reload nginx")»
`,
      after: `import paramiko


def reload(client: paramiko.SSHClient) -> None:
    client.exec_command("systemctl reload nginx")  # nosec B601 # constant command
`,
    },
    {
      name: 'a command in a variable',
      safety: 'review',
      before: `import paramiko


def remove(client: paramiko.SSHClient, path) -> None:
    command = "rm -f '%s'" % path if False else f"rm -f '{path}'"
    command = f"rm -f '{path}'"
    «client.exec_command(command, timeout=10)»
`,
      refused: 'not written here',
    },
    {
      name: 'a command in a variable, quoted there',
      safety: 'review',
      before: `import paramiko


def remove(client: paramiko.SSHClient, path) -> None:
    command = f"rm -f '{path}'"
    «client.exec_command(command, timeout=10)»
`,
      after: `import shlex

import paramiko


def remove(client: paramiko.SSHClient, path) -> None:
    command = f"rm -f {shlex.quote(str(path))}"
    client.exec_command(command, timeout=10)  # nosec B601 # values quoted
`,
    },
    {
      name: 'a command from elsewhere',
      before: `import paramiko


def execute(client: paramiko.SSHClient, command: str):
    return «client.exec_command(command)»
`,
      refused: '`command` is a parameter of `execute`',
    },
    {
      name: 'a method of this program',
      before: `import paramiko


class Host:
    def uptime(self):
        return «self.exec_command("uptime")»
`,
      refused: 'is a method of this class',
    },
  ],
});
