import { defineRule } from './rule.ts';

export const b509 = defineRule({
  ids: ['B509'],
  names: ['snmp_crypto_check'],
  status: 'active',
  title: 'SNMPv3 without both keys is not encrypted',
  why: 'Without a key for encryption anyone on the network can read the traffic, and without one for authentication anyone can send commands.',
  remedy:
    'Pass the authentication key and the privacy key as the second and third positional argument of `UsmUserData`, and choose the protocols: ' +
    '`authProtocol=usmHMAC192SHA256AuthProtocol`, `privProtocol=usmAesCfb256Protocol`. The defaults are MD5 and DES. ' +
    'Bandit counts positional arguments only: when both keys are already there as `authKey=` and `privKey=`, ' +
    'the report is a false positive, and writing them by position ends it.',
  safety: 'guidance',
  cwe: 319,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 3, reason: 'Needs a place on the management network.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b509_snmp_weak_cryptography.html',
    'https://cwe.mitre.org/data/definitions/319.html',
    'https://datatracker.ietf.org/doc/html/rfc3414',
  ],
  traps: ['Three positional arguments satisfy Bandit even when a key is `None`: that is still unencrypted.'],
  cases: [
    {
      name: 'a user without keys',
      before: `from pysnmp.hlapi import UsmUserData


def credentials(settings):
    return «UsmUserData(settings.user)»
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
    },
    {
      name: 'both keys by keyword: a false positive',
      before: `from pysnmp.hlapi import UsmUserData


def credentials(user, auth_key, priv_key):
    return «UsmUserData(user, authKey=auth_key, privKey=priv_key)»
`,
      after: `from pysnmp.hlapi import UsmUserData


def credentials(user, auth_key, priv_key):
    return UsmUserData(user, auth_key, priv_key)
`,
    },
  ],
});
