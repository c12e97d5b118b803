import { defineRule } from './rule.ts';

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
    },
  ],
});
