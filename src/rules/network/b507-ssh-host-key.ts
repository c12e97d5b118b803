import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Fix, type Remedy } from '../../model/fixes/fix.ts';
import { positional, replace } from '../../python/edits/arguments.ts';
import { linesBefore, statementOf } from '../../python/edits/insertion.ts';
import { bring } from '../../python/imports/from-import.ts';
import { isTestFile, nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { dotted, qualified } from '../../python/tree/names.ts';
import type { Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const receiver = call?.childForFieldName('function')?.childForFieldName('object');
  const given = call ? positional(call, 0)?.value : null;
  if (!call || !receiver || !given) return unreadable;
  const policy = given.type === 'call' ? (given.childForFieldName('function') ?? given) : given;
  if (!/^paramiko\.(?:client\.)?(?:AutoAdd|Warning)Policy$/u.test(qualified(file, policy) ?? '')) {
    return refuse(
      `${quoted(policy)} is not certainly a policy of paramiko here`,
      'If it lets unknown host keys through, use `paramiko.RejectPolicy()` and load the known ones.',
    );
  }
  const loaded = knownHosts(file, call, receiver);
  if (loaded === null)
    return refuse(
      `no line can be put before the call to load the keys that ${quoted(receiver)} knows`,
      'Call `load_system_host_keys()` or `load_host_keys(path)` first, and pass `paramiko.RejectPolicy()`.',
    );
  const rejecting = reject(file, policy);
  if (rejecting === null)
    return refuse(
      '`RejectPolicy` means something else in this file',
      'Import `paramiko.RejectPolicy` under another name.',
    );
  return fix({
    ...rejecting,
    edits: [...rejecting.edits, ...loaded],
    summary: loaded.length > 0 ? 'Load the known host keys and refuse others' : 'Refuse hosts whose key is not known',
    cautions: [
      'Connections to hosts that are not in `known_hosts` fail from now on: put each server’s key there, over a channel that you trust.',
      ...(isTestFile(file) ? ['Tests against throw-away servers may keep the old policy, with a reason.'] : []),
    ],
  });
}

/**
 * The policy by its new name: on the module as it is written, or imported beside the old one. Null when that name is
 * taken.
 */
function reject(file: PythonFile, policy: Node): Pick<Fix, 'edits' | 'imports' | 'unused'> | null {
  const attribute = policy.childForFieldName('attribute');
  if (attribute) return { edits: [replace(attribute, 'RejectPolicy')], imports: [], unused: [] };
  const way = bring(file, policy, (qualified(file, policy) ?? '').replace(/\.\w+$/u, ''), 'RejectPolicy');
  return way && { edits: [replace(policy, way.code), ...way.edits], imports: way.imports, unused: [policy.text] };
}

/**
 * The edit that loads the system's known hosts, none when keys are loaded already; null when it cannot be put anywhere.
 */
function knownHosts(file: PythonFile, call: Node, receiver: Node): readonly Edit[] | null {
  const name = dotted(receiver);
  const loads = file.root.descendantsOfType('attribute').some((one) => {
    const method = one.childForFieldName('attribute')?.text ?? '';
    return (
      /^load_(?:system_)?host_keys$/u.test(method) && (name === null || one.childForFieldName('object')?.text === name)
    );
  });
  if (loads) return [];
  const statement = statementOf(file, call);
  return name === null || statement === null
    ? null
    : [linesBefore(file, statement, [`${name}.load_system_host_keys()`])];
}

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
  fix: remedy,
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
      after: `from paramiko import SSHClient, RejectPolicy


def deploy(host):
    with SSHClient() as client:
        client.load_system_host_keys()
        client.set_missing_host_key_policy(RejectPolicy)
        client.connect(host)
`,
    },
    {
      name: 'keys are loaded already, in an attribute',
      before: `import paramiko as ssh


class Deployment:
    def __init__(self, known_hosts):
        self._client = ssh.client.SSHClient()
        self._client.load_host_keys(known_hosts)
        self._client.set_log_channel("deploy"); «self._client.set_missing_host_key_policy(ssh.client.WarningPolicy())»
`,
      after: `import paramiko as ssh


class Deployment:
    def __init__(self, known_hosts):
        self._client = ssh.client.SSHClient()
        self._client.load_host_keys(known_hosts)
        self._client.set_log_channel("deploy"); self._client.set_missing_host_key_policy(ssh.client.RejectPolicy())
`,
    },
    {
      name: 'a class of its own',
      before: `from paramiko.client import AutoAddPolicy, SSHClient


class Client(SSHClient):
    def __init__(self):
        super().__init__()
        # New servers are common.
        «self.set_missing_host_key_policy(
            AutoAddPolicy()
        )»
`,
      after: `from paramiko.client import SSHClient, RejectPolicy


class Client(SSHClient):
    def __init__(self):
        super().__init__()
        # New servers are common.
        self.load_system_host_keys()
        self.set_missing_host_key_policy(
            RejectPolicy()
        )
`,
    },
    {
      name: 'no room for loading the keys',
      before: `import paramiko

client = paramiko.SSHClient()
if insecure: «client.set_missing_host_key_policy(paramiko.AutoAddPolicy())»
`,
      refused: 'no line can be put before the call',
    },
    {
      name: 'a policy of the project',
      before: `import paramiko

from shelf.ssh import AutoAddPolicy


def connect(client):
    «client.set_missing_host_key_policy(AutoAddPolicy())»
`,
      refused: '`AutoAddPolicy` is not certainly a policy of paramiko here',
    },
  ],
});
