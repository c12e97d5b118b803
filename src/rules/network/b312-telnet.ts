import type { Finding } from '../../model/findings/finding.ts';
import { refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, dotted } from '../../python/tree/names.ts';
import { enclosing, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (calledName(file, call) !== 'telnetlib.Telnet')
    return refuse(
      `${quoted(called)} is not certainly the class of \`telnetlib\` here`,
      'If it speaks Telnet, move the session to SSH.',
    );
  const methods = methodsOn(file, call);
  const session =
    methods.length === 0
      ? 'the session is used elsewhere'
      : `the session is driven by ${methods.map((name) => `\`${name}\``).join(', ')}`;
  const [major, minor] = file.project.python;
  const gone =
    major > 3 || minor >= 13 ? '`telnetlib` does not exist in the Python versions of this project any more. ' : '';
  return refuse(
    `${session}, and SSH has no session of that form`,
    `${gone}Send the same commands over SSH with a checked host key: \`netmiko\` for network devices, \`paramiko\` or \`asyncssh\` for servers. ` +
      'Change the passwords that went over Telnet.',
  );
}

/** The methods that are called on what the call is assigned to, in the order of the text. */
function methodsOn(file: PythonFile, call: Node): readonly string[] {
  const holder = call.parent;
  const target =
    holder?.type === 'assignment'
      ? holder.childForFieldName('left')
      : (holder?.childForFieldName('alias')?.namedChildren[0] ?? null);
  const name = target && dotted(target);
  if (!name) return [];
  const scope = enclosing(call, name.includes('.') ? 'class_definition' : 'function_definition') ?? file.root;
  const called = scope.descendantsOfType('call').map((one) => one.childForFieldName('function')?.text ?? '');
  return [
    ...new Set(called.filter((text) => text.startsWith(`${name}.`)).map((text) => text.slice(name.length + 1))),
  ].filter((text) => /^\w+$/u.test(text));
}

export const b312 = defineRule({
  ids: ['B312'],
  names: ['telnetlib'],
  status: 'active',
  title: 'Telnet sends passwords and data in clear text',
  why: 'Anyone on the network path reads the password, sees the session and can change it.',
  remedy:
    'Reach the device over SSH with its host key checked: `netmiko` for network devices, `paramiko` or `asyncssh` for servers. ' +
    'The session works differently, so plan the change; `telnetlib` is gone from Python 3.13 anyway. Change the passwords that went over Telnet.',
  safety: 'guidance',
  cwe: 319,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 3, reason: 'Needs a place on the network path.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b312-telnetlib',
    'https://cwe.mitre.org/data/definitions/319.html',
    'https://docs.python.org/3.12/library/telnetlib.html',
  ],
  traps: [
    'Third-party Telnet packages silence Bandit and send the same clear text.',
    '`netmiko` accepts unknown host keys unless `ssh_strict=True` is set.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'a network device over SSH',
      before: `import telnetlib


def read_version(host, user, password):
    session = «telnetlib.Telnet(host, timeout=10)»
    session.write(user + b"\\n" + password + b"\\n" + b"show version\\n")
    return session.read_until(b"#")
`,
      after: `from netmiko import ConnectHandler


def read_version(host, user, password):
    with ConnectHandler(
        device_type="cisco_ios",
        host=host,
        username=user,
        password=password,
        ssh_strict=True,
        system_host_keys=True,
    ) as session:
        return session.send_command("show version")
`,
      refused: 'the session is driven by `write`, `read_until`, and SSH has no session of that form',
    },
    {
      name: 'a session for others',
      before: `from telnetlib import Telnet


def connect(host):
    return «Telnet(host)»
`,
      refused: 'the session is used elsewhere',
    },
  ],
});
