import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, hasSplat, replace, type Argument } from '../../python/edits/arguments.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

/**
 * The first three parameters, in their order:
 * https://github.com/lextudio/pysnmp/blob/main/pysnmp/hlapi/v3arch/asyncio/auth.py
 */
const parameters = ['userName', 'authKey', 'privKey'];
const order = 'Pass the user, the authentication key and the privacy key by position, in this order.';

/** Keys are secrets, so no argument's value is ever shown. */
function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (calledName(file, call) !== 'pysnmp.hlapi.UsmUserData')
    return refuse(
      `${quoted(called)} is not certainly the class of \`pysnmp\` here`,
      'If it is an SNMPv3 user, give it both keys.',
    );
  if (hasSplat(call))
    return refuse(
      'the call unpacks `*` or `**` arguments, which may hold the keys',
      'Pass the user, the authentication key and the privacy key by position.',
    );
  const given = argumentsOf(call);
  const first = parameters.map(
    (name, index) => given.filter((one) => one.name === null)[index] ?? given.find((one) => one.name === name),
  );
  const missing = parameters.filter(
    (_, index) => (first[index] === undefined ? 'none' : bare(first[index].value).type) === 'none',
  );
  if (missing.length > 0) {
    const nothing = missing.includes('authKey');
    const what = nothing
      ? 'without `authKey` nobody is authenticated and nothing is encrypted'
      : 'without `privKey` the traffic is not encrypted';
    return refuse(
      what,
      'Set up both keys for this user on the devices, pass them as the second and third argument, ' +
        'and choose `usmHMAC192SHA256AuthProtocol` and `usmAesCfb256Protocol`.',
    );
  }
  return byPosition(
    call,
    given,
    first.flatMap((one) => one ?? []),
  );
}

/**
 * The same values in the same call: the three by position, the others behind them. Each text goes into the next
 * argument's place.
 */
function byPosition(call: Node, given: readonly Argument[], first: readonly Argument[]): Remedy {
  const wanted = [...first, ...given.filter((one) => !first.includes(one))];
  const moved = wanted.some((one, index) => one !== given[index]);
  if (moved && !given.every(({ value }) => /^(?:identifier|attribute|string|none|integer)$/u.test(bare(value).type))) {
    return refuse(
      'the keys are given by keyword behind other arguments, and a new order could change what is evaluated first',
      order,
    );
  }
  if (moved && call.descendantsOfType('comment').length > 0)
    return refuse(
      'the keys are given by keyword in another order, and the comments between the arguments would end up beside others',
      order,
    );
  const texts = wanted.map((one, index) => (index < first.length ? one.value.text : one.node.text));
  const edits = given.flatMap(({ node }, index) =>
    texts[index] === node.text ? [] : [replace(node, texts[index] ?? node.text)],
  );
  return fix({ edits, summary: 'Pass both keys by position, which is what Bandit counts', safety: 'safe' });
}

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
  fix: remedy,
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
      refused: 'without `authKey` nobody is authenticated and nothing is encrypted',
    },
    {
      name: 'both keys by keyword: a false positive',
      safety: 'safe',
      before: `from pysnmp.hlapi import UsmUserData


def credentials(user, auth_key, priv_key):
    return «UsmUserData(user, authKey=auth_key, privKey=priv_key)»
`,
      after: `from pysnmp.hlapi import UsmUserData


def credentials(user, auth_key, priv_key):
    return UsmUserData(user, auth_key, priv_key)
`,
    },
    {
      name: 'all by keyword, over several lines, other keywords between',
      safety: 'safe',
      before: `from pysnmp import hlapi


def credentials(settings):
    return «hlapi.UsmUserData(
        userName=settings.user,
        authProtocol=hlapi.usmHMAC192SHA256AuthProtocol,
        privKey=settings.priv_key,
        authKey=settings.auth_key,
    )»
`,
      after: `from pysnmp import hlapi


def credentials(settings):
    return hlapi.UsmUserData(
        settings.user,
        settings.auth_key,
        settings.priv_key,
        authProtocol=hlapi.usmHMAC192SHA256AuthProtocol,
    )
`,
    },
    {
      name: 'keys out of calls, in their order',
      safety: 'safe',
      before: `from pysnmp.hlapi import UsmUserData

user = «UsmUserData("reader", authKey=read("auth"), privKey=read("priv"))»
`,
      after: `from pysnmp.hlapi import UsmUserData

user = UsmUserData("reader", read("auth"), read("priv"))
`,
    },
    {
      name: 'authentication only',
      before: `from pysnmp.hlapi import UsmUserData


def credentials(user, key):
    return «UsmUserData(user, key)»
`,
      refused: 'without `privKey` the traffic is not encrypted',
    },
    {
      name: 'a privacy key of None',
      before: `from pysnmp.hlapi import UsmUserData


def credentials(user, key):
    return «UsmUserData(user, authKey=key, privKey=None)»
`,
      refused: 'without `privKey` the traffic is not encrypted',
    },
    {
      name: 'keys out of calls in another order',
      before: `from pysnmp.hlapi import UsmUserData

user = «UsmUserData("reader", privKey=read("priv"), authKey=read("auth"))»
`,
      refused: 'a new order could change what is evaluated first',
    },
    {
      name: 'options of the caller',
      before: `from pysnmp.hlapi import UsmUserData


def credentials(**options):
    return «UsmUserData(**options)»
`,
      refused: 'which may hold the keys',
    },
    {
      name: 'comments beside arguments that would move',
      before: `from pysnmp.hlapi import UsmUserData


def credentials(settings):
    return «UsmUserData(
        settings.user,
        privKey=settings.priv_key,  # AES
        authKey=settings.auth_key,  # SHA-2
    )»
`,
      refused: 'the comments between the arguments would end up beside others',
    },
  ],
});
