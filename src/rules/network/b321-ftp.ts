import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { addArgument, argumentsOf, hasSplat, replace } from '../../python/edits/arguments.ts';
import { bring } from '../../python/imports/from-import.ts';
import { reach } from '../../python/imports/imports.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { protecting } from '../../remedies/network/ftp-session.ts';
import { defineRule } from '../rule.ts';

const byHand =
  'Open `ftplib.FTP_TLS` with `context=ssl.create_default_context()`, log in, and call `prot_p()` before the first transfer; or move to SFTP.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (calledName(file, call) !== 'ftplib.FTP')
    return refuse(`${quoted(called)} is not certainly the class of \`ftplib\` here`, byHand);
  if (hasSplat(call))
    return refuse('the call unpacks `*` or `**` arguments, which `FTP_TLS` may take differently', byHand);
  if (argumentsOf(call).filter(({ name }) => name === null).length > 4)
    return refuse(
      '`FTP_TLS` takes other arguments than `FTP` from the fifth place on',
      `Pass them by keyword. ${byHand}`,
    );
  const added = protecting(file, call);
  if (typeof added === 'string') return refuse(added, byHand);
  const attribute = called.childForFieldName('attribute');
  const way = attribute ? null : bring(file, called, 'ftplib', 'FTP_TLS');
  const tls = reach(file, call, 'ssl', 'ssl.create_default_context');
  if (!tls) return refuse('`ssl` may be missing here, or means something else', byHand);
  if (!attribute && !way) return refuse('`FTP_TLS` means something else here', byHand);
  return fix({
    edits: [
      replace(attribute ?? called, way?.code ?? 'FTP_TLS'),
      ...(way?.edits ?? []),
      ...addArgument(file, call, `context=${tls.code}()`),
      ...added,
    ],
    imports: [...(way?.imports ?? []), ...tls.imports],
    unused: attribute ? [] : [called.text],
    summary: 'Use FTP over TLS: a checked certificate, and `prot_p()` for encrypted transfers',
    cautions: [
      'The server has to offer TLS with a certificate that this machine trusts: try it before you merge.',
      'For a private authority pass `cafile="…"` to the context.',
      'Change the passwords that went over plain FTP.',
    ],
    adds: ['B402'],
  });
}

export const b321 = defineRule({
  ids: ['B321'],
  names: ['ftplib'],
  brings: ['B402'],
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
  fix: remedy,
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
    {
      name: 'an attribute, imported by its name, two ways to log in',
      remains: ['B402'],
      before: `from ftplib import FTP, error_perm


class Upload:
    def open(self, host, user=None, password=None):
        self.ftp = «FTP(host, timeout=30)»
        if user:
            self.ftp.login(user, password)
        else:
            self.ftp.login()  # anonymous
        self.ftp.cwd("/books")
`,
      after: `import ssl
from ftplib import error_perm, FTP_TLS


class Upload:
    def open(self, host, user=None, password=None):
        self.ftp = FTP_TLS(host, timeout=30, context=ssl.create_default_context())
        if user:
            self.ftp.login(user, password)
            self.ftp.prot_p()
        else:
            self.ftp.login()  # anonymous
            self.ftp.prot_p()
        self.ftp.cwd("/books")
`,
    },
    {
      name: 'the constructor logs in',
      remains: ['B402'],
      before: `import ftplib as ftp


def fetch(host, user, password, name, store):
    with «ftp.FTP(
        host,
        user,
        password,
    )» as server:
        # Small files only.
        server.retrbinary("RETR " + name, store)
`,
      after: `import ftplib as ftp
import ssl


def fetch(host, user, password, name, store):
    with ftp.FTP_TLS(
        host,
        user,
        password,
        context=ssl.create_default_context(),
    ) as server:
        # Small files only.
        server.prot_p()
        server.retrbinary("RETR " + name, store)
`,
    },
    {
      name: 'connected later',
      remains: ['B402'],
      before: `import ftplib

server = «ftplib.FTP()»
server.connect("ftp.example.org", 2121)
server.login("reader", read_password())
server.retrlines("LIST")
`,
      after: `import ftplib
import ssl

server = ftplib.FTP_TLS(context=ssl.create_default_context())
server.connect("ftp.example.org", 2121)
server.login("reader", read_password())
server.prot_p()
server.retrlines("LIST")
`,
    },
    {
      name: 'the log-in is elsewhere',
      before: `import ftplib


def connect(host):
    server = «ftplib.FTP(host)»
    return server
`,
      refused: 'where `server` logs in cannot be seen here',
    },
    {
      name: 'the session has no name',
      before: `import ftplib


def connect(host):
    return «ftplib.FTP(host)»
`,
      refused: 'the session is not given to a name where it is opened',
    },
    {
      name: 'options of the caller',
      before: `import ftplib


def connect(*where):
    server = «ftplib.FTP(*where)»
    server.login()
`,
      refused: 'the call unpacks `*` or `**` arguments',
    },
  ],
});
