import { defineRule } from './rule.ts';

export const b415 = defineRule({
  ids: ['B415'],
  names: ['import_pyghmi'],
  status: 'active',
  title: 'IPMI gives password hashes away by design',
  why:
    'Before anyone has logged in, an IPMI 2.0 controller sends a salted hash of an account’s password to whoever asks. ' +
    'Once it is cracked off line, the machine is theirs.',
  remedy:
    'Control the machines over Redfish (HTTPS with a checked certificate), which current management controllers offer. ' +
    'No change of code makes IPMI safe: where it must stay, keep the controllers on a management network of their own, give each a long random password, ' +
    'and mark the import `# nosec B415 # isolated management network`. Delete an import that nothing uses.',
  safety: 'guidance',
  cwe: 319,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 2, reason: 'Needs access to the management network.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b415-import-pyghmi',
    'https://cwe.mitre.org/data/definitions/319.html',
    'https://www.dmtf.org/standards/redfish',
  ],
  traps: ['Calling `ipmitool` instead hides the protocol from Bandit and keeps the weakness.'],
  cases: [
    {
      name: 'IPMI to Redfish',
      before: `«from pyghmi.ipmi import command»


def restart(bmc, user, password):
    command.Command(bmc=bmc, userid=user, password=password).set_power("reset")
`,
      after: `import requests


def restart(bmc, user, password, ca_file):
    action = f"https://{bmc}/redfish/v1/Systems/1/Actions/ComputerSystem.Reset"
    answer = requests.post(action, json={"ResetType": "ForceRestart"}, auth=(user, password), verify=ca_file, timeout=30)
    answer.raise_for_status()
`,
    },
  ],
});
