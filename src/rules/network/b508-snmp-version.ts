import type { Finding } from '../../model/findings/finding.ts';
import { refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, keyword } from '../../python/edits/arguments.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { defineRule } from '../rule.ts';

/** The community is a password, so no argument but the version is ever shown. */
function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  const model = call ? keyword(call, 'mpModel') : null;
  if (!call || !called || !model) return unreadable;
  if (calledName(file, call) !== 'pysnmp.hlapi.CommunityData')
    return refuse(
      `${quoted(called)} is not certainly the class of \`pysnmp\` here`,
      'If it speaks SNMP 1 or 2c, move to SNMPv3.',
    );
  const version = model.value.text === '0' ? '1' : '2c';
  const literal = argumentsOf(call).some(({ value, name }) => value.type === 'string' && name !== 'tag');
  return refuse(
    `\`${model.node.text}\` asks for SNMP ${version}, and SNMPv3 needs a user and two keys that only the devices’ administrator can give`,
    'Set up an SNMPv3 user with authentication and encryption on the devices, then pass `UsmUserData(user, auth_key, priv_key, …)` instead.' +
      (literal ? ' The community is written in the code: change it on the devices, too.' : ''),
  );
}

export const b508 = defineRule({
  ids: ['B508'],
  names: ['snmp_insecure_version_check'],
  status: 'active',
  title: 'SNMP 1 and 2c send their password, the community, in clear text',
  why: 'Whoever sees one packet knows the community and can read, and often change, the configuration of every device that shares it.',
  remedy:
    'Use SNMPv3 with authentication and encryption: `UsmUserData(user, auth_key, priv_key, authProtocol=usmHMAC192SHA256AuthProtocol, ' +
    'privProtocol=usmAesCfb256Protocol)`. The user, the keys and the protocols have to be set up on the devices first, so plan it as a roll-out. ' +
    'Until then keep SNMP on a management network with a read-only community.',
  safety: 'guidance',
  cwe: 319,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 3, reason: 'Needs a place on the management network; one packet is then enough.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b508_snmp_insecure_version.html',
    'https://cwe.mitre.org/data/definitions/319.html',
    'https://datatracker.ietf.org/doc/html/rfc3414',
  ],
  traps: ['Leaving `mpModel` out ends the finding and means version 2c, which is in clear text too.'],
  fix: remedy,
  cases: [
    {
      name: 'SNMP 1 to SNMPv3 with keys',
      before: `from pysnmp.hlapi import CommunityData


def credentials(settings):
    return «CommunityData(settings.community, mpModel=0)»
`,
      after: `from pysnmp.hlapi import UsmUserData, usmAesCfb256Protocol, usmHMAC192SHA256AuthProtocol


def credentials(settings):
    return UsmUserData(
        settings.user,
        settings.auth_key,
        settings.priv_key,
        authProtocol=usmHMAC192SHA256AuthProtocol,
        privProtocol=usmAesCfb256Protocol,
    )
`,
      refused: '`mpModel=0` asks for SNMP 1',
    },
    {
      name: 'SNMP 2c',
      before: `import pysnmp.hlapi as snmp

public = «snmp.CommunityData("public", mpModel=1)»
`,
      refused: '`mpModel=1` asks for SNMP 2c',
    },
  ],
});
