import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { importUse, listed } from '../../python/imports/import-use.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const statement = nodeOf(file, finding);
  if (!statement) return unreadable;
  const found = importUse(file, statement, /^pyghmi(?:\.|$)/u);
  if (typeof found === 'string') return refuse(found, 'If it speaks IPMI, use Redfish over HTTPS instead.');
  if (found.removal.length > 0)
    return fix({ edits: found.removal, summary: 'Remove the import, which nothing uses', safety: 'safe' });
  const comment = found.own ? nosec(file, statement, 'B415', 'a module of this project') : null;
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
    `IPMI is used: ${listed(found.uses)}`,
    'Control these machines over Redfish; where IPMI must stay, keep it on an isolated network and say so in `# nosec B415 # reason`.',
  );
}

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
  fix: remedy,
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
      refused: 'IPMI is used: `command.Command` in line 5',
    },
    {
      name: 'unused import',
      safety: 'safe',
      before: `import json

«import pyghmi.ipmi.command»


def inventory(path):
    with open(path, encoding="utf-8") as stream:
        return json.load(stream)
`,
      after: `import json


def inventory(path):
    with open(path, encoding="utf-8") as stream:
        return json.load(stream)
`,
    },
    {
      name: 'the package by its full name',
      before: `«import pyghmi.ipmi.command»


def state(bmc):
    return pyghmi.ipmi.command.Command(bmc=bmc).get_power()
`,
      refused: '`pyghmi.ipmi.command.Command` in line 5',
    },
  ],
});
