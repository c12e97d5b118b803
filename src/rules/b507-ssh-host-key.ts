import { defineRule } from './rule.ts';

export const b507 = defineRule({
  ids: ['B507'],
  names: ['ssh_no_host_key_verification'],
  status: 'active',
  title: 'The SSH client accepts any host key',
  why: 'Whoever answers at that address is taken for the server, so an attacker on the path gets the password, the commands and the files.',
  remedy:
    'Load the known keys with `load_system_host_keys()` or `load_host_keys(path)`, and refuse others with ' +
    '`set_missing_host_key_policy(paramiko.RejectPolicy())`, which is also paramiko’s default. ' +
    'Put each server’s key into the `known_hosts` file when the machine is set up, over a channel that you trust; ' +
    'a connection to a host that is not in it fails from then on.',
  safety: 'review',
  cwe: 295,
  owasp2021: { id: 'A07:2021', mapped: true },
  owasp2025: { id: 'A07:2025', mapped: true },
  exploitability: { score: 3, reason: 'Needs an attacker on the network path at the moment of connecting.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b507_ssh_no_host_key_verification.html',
    'https://cwe.mitre.org/data/definitions/295.html',
    'https://docs.paramiko.org/en/stable/api/client.html',
  ],
  traps: [
    '`WarningPolicy` only logs: the connection goes ahead all the same.',
    'Filling `known_hosts` with `ssh-keyscan` on each run trusts whoever answers, just like `AutoAddPolicy`.',
  ],
  cases: [
    {
      name: 'known hosts only',
      before: `import paramiko


def connect(host, user):
    client = paramiko.SSHClient()
    «client.set_missing_host_key_policy(paramiko.AutoAddPolicy())»
    client.connect(host, username=user)
    return client
`,
      after: `import paramiko


def connect(host, user):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.set_missing_host_key_policy(paramiko.RejectPolicy())
    client.connect(host, username=user)
    return client
`,
    },
    {
      name: 'the project’s own known_hosts file',
      before: `from paramiko import SSHClient, WarningPolicy


def deploy(host):
    with SSHClient() as client:
        «client.set_missing_host_key_policy(WarningPolicy)»
        client.connect(host)
`,
      after: `from paramiko import RejectPolicy, SSHClient


def deploy(host):
    with SSHClient() as client:
        client.load_host_keys("deploy/known_hosts")
        client.set_missing_host_key_policy(RejectPolicy)
        client.connect(host)
`,
    },
  ],
});
