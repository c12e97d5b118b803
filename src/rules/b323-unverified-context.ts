import { defineRule } from './rule.ts';

export const b323 = defineRule({
  ids: ['B323'],
  names: ['unverified_context'],
  status: 'active',
  title: 'TLS certificates and host names are not checked',
  why: 'Anyone on the network path can pose as the server, read what you send and answer in its place.',
  remedy:
    'Use `ssl.create_default_context()`, which checks both. For a private or self-signed certificate authority pass its certificate, ' +
    '`create_default_context(cafile="…")`, instead of switching the checks off. ' +
    'Connections to hosts with a wrong certificate fail until that is put right.',
  safety: 'review',
  cwe: 295,
  owasp2021: { id: 'A07:2021', mapped: true },
  owasp2025: { id: 'A07:2025', mapped: true },
  exploitability: { score: 3, reason: 'Needs a place on the network path.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b323-unverified-context',
    'https://cwe.mitre.org/data/definitions/295.html',
    'https://docs.python.org/3/library/ssl.html#ssl.create_default_context',
  ],
  traps: [
    '`ssl._create_default_https_context = ssl._create_unverified_context` switches the checks off for the whole process, and Bandit does not see it.',
    '`check_hostname = False` or `verify_mode = ssl.CERT_NONE` on the new context undoes the fix.',
  ],
  cases: [
    {
      name: 'a public server',
      before: `import http.client
import ssl


def connect(host):
    context = «ssl._create_unverified_context()»
    return http.client.HTTPSConnection(host, context=context)
`,
      after: `import http.client
import ssl


def connect(host):
    context = ssl.create_default_context()
    return http.client.HTTPSConnection(host, context=context)
`,
    },
    {
      name: 'a server with a certificate of your own authority',
      before: `import imaplib
import ssl

mailbox = imaplib.IMAP4_SSL("mail.internal", ssl_context=«ssl._create_unverified_context()»)
`,
      after: `import imaplib
import ssl

mailbox = imaplib.IMAP4_SSL("mail.internal", ssl_context=ssl.create_default_context(cafile="/etc/ssl/internal-ca.pem"))
`,
    },
  ],
});
