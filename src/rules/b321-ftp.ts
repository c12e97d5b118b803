import { defineRule } from './rule.ts';

export const b321 = defineRule({
  ids: ['B321'],
  names: ['ftplib'],
  status: 'active',
  title: 'FTP sends passwords and files in clear text',
  why: 'Anyone on the network path reads the password and the files, and can change what is transferred.',
  remedy:
    'Use `ftplib.FTP_TLS` with `context=ssl.create_default_context()`, log in, and call `prot_p()` before the first transfer: ' +
    'without it the files still travel in clear. ' +
    'The server must offer TLS. SFTP (for example with `paramiko`) is the better choice where the server has it. ' +
    'The import itself (B402) stays reported: justify it with `# nosec B402 # reason`. Change the passwords that went over FTP.',
  safety: 'review',
  cwe: 319,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: { score: 3, reason: 'Needs a place on the network path.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b321-ftplib',
    'https://cwe.mitre.org/data/definitions/319.html',
    'https://docs.python.org/3/library/ftplib.html',
  ],
  traps: [
    'Renaming `FTP` to `FTP_TLS` is not enough: without a context the certificate is not checked, without `prot_p()` the data is not encrypted.',
    'The two constructors take different positional arguments after `acct`: pass them by keyword.',
  ],
  cases: [
    {
      name: 'a checked certificate and an encrypted data channel',
      before: `import ftplib


def upload(host, user, password, report):
    with «ftplib.FTP(host)» as server:
        server.login(user, password)
        server.storbinary("STOR report.csv", report)
`,
      after: `import ftplib
import ssl


def upload(host, user, password, report):
    with ftplib.FTP_TLS(host, context=ssl.create_default_context()) as server:
        server.login(user, password)
        server.prot_p()
        server.storbinary("STOR report.csv", report)
`,
      remains: ['B402'],
    },
  ],
});
