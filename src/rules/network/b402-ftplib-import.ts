import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { importUse, listed, type Use } from '../../python/imports/import-use.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import type { Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

/** What else the module holds: exceptions, constants, and functions that open no connection. */
const harmless = /^ftplib\.(?:Error|error_\w+|all_errors|parse\w+|print_line|CRLF|B_CRLF|MSG_OOB|MAXLINE|FTP_PORT)$/u;

function remedy(finding: Finding, file: PythonFile): Remedy {
  const statement = nodeOf(file, finding);
  if (!statement) return unreadable;
  const found = importUse(file, statement, /^ftplib(?:\.|$)/u);
  if (typeof found === 'string')
    return refuse(found, 'Use `ftplib.FTP_TLS` with a context, or SFTP, where it transfers files.');
  if (found.removal.length > 0)
    return fix({ edits: found.removal, summary: 'Remove the import, which nothing uses', safety: 'safe' });
  if (found.own) return justified(file, statement, 'a module of this project');
  if (found.uses.length === 0)
    return refuse(
      'nothing in this file uses the import, but it may be there for others or be tried on purpose',
      'Delete the import if nothing outside this file needs it.',
    );
  return ofUses(file, statement, found.uses);
}

function ofUses(file: PythonFile, statement: Node, uses: readonly Use[]): Remedy {
  const open = uses.filter(({ path }) => !harmless.test(path));
  if (open.length === 0) return justified(file, statement, 'only its exceptions and constants are used');
  const plain = open.filter(({ path }) => path !== 'ftplib.FTP_TLS');
  if (plain.length > 0)
    return refuse(
      `plain FTP is used: ${listed(plain)}`,
      'Use `ftplib.FTP_TLS` with `context=ssl.create_default_context()` and `prot_p()` there, or SFTP; then the import can be justified.',
    );
  if (!/\.prot_p\s*\(/u.test(file.text))
    return refuse(
      `\`prot_p()\` is never called, so the transfers of ${listed(open)} are in clear text`,
      'Call `prot_p()` after the log-in; then the import can be justified.',
    );
  return justified(file, statement, 'only FTP_TLS is used');
}

function justified(file: PythonFile, statement: Node, reason: string): Remedy {
  const comment = nosec(file, statement, 'B402', reason);
  if (comment)
    return fix({ edits: [comment], summary: 'State why the import is harmless', safety: 'review', suppression: true });
  return refuse(
    `the import may stay (${reason}), but no comment can be put on its line`,
    'Put the import on a line of its own.',
  );
}

export const b402 = defineRule({
  ids: ['B402'],
  names: ['import_ftplib'],
  status: 'active',
  title: 'Plain FTP sends passwords and files in clear text',
  why: 'Anyone on the network path can read the password and read or swap the files that are transferred.',
  remedy:
    'Prefer SFTP where the server offers it (`paramiko`), or HTTPS. With an FTP server that speaks TLS, use `ftplib.FTP_TLS` with ' +
    '`context=ssl.create_default_context()`, log in, and call `prot_p()` before the first transfer. ' +
    'Bandit reports the import whatever you use from it, so mark the line `# nosec B402 # only FTP_TLS is used` once that is true. ' +
    'Delete the import when nothing uses it.',
  safety: 'guidance',
  cwe: 319,
  owasp2021: { id: 'A02:2021', mapped: true },
  owasp2025: { id: 'A04:2025', mapped: true },
  exploitability: {
    score: 2,
    reason: 'The import alone is no flaw; a transfer in clear text is one to anyone on its path.',
  },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b402-import-ftplib',
    'https://cwe.mitre.org/data/definitions/319.html',
    'https://docs.python.org/3/library/ftplib.html',
  ],
  traps: [
    'Without `prot_p()` only the log-in is encrypted: the files still travel in clear text.',
    'Without a context `FTP_TLS` accepts any certificate.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'FTP to FTP over TLS',
      before: `«import ftplib»


def upload(host, user, password, file):
    with ftplib.FTP(host) as ftp:
        ftp.login(user, password)
        ftp.storbinary("STOR report.csv", file)
`,
      after: `import ftplib  # nosec B402 # only FTP_TLS is used
import ssl


def upload(host, user, password, file):
    with ftplib.FTP_TLS(host, context=ssl.create_default_context()) as ftp:
        ftp.login(user, password)
        ftp.prot_p()
        ftp.storbinary("STOR report.csv", file)
`,
      refused: 'plain FTP is used: `ftplib.FTP` in line 5',
    },
    {
      name: 'FTP to SFTP',
      before: `«from ftplib import FTP»


def upload(host, user, password, path):
    with FTP(host, user, password) as ftp, open(path, "rb") as file:
        ftp.storbinary("STOR report.csv", file)
`,
      after: `import paramiko


def upload(host, user, key_file, path):
    with paramiko.SSHClient() as client:
        client.load_system_host_keys()
        client.connect(host, username=user, key_filename=key_file)
        with client.open_sftp() as sftp:
            sftp.put(path, "report.csv")
`,
      refused: 'plain FTP is used: `FTP` in line 5',
    },
    {
      name: 'unused import',
      safety: 'safe',
      before: `import csv
«import ftplib»


def rows(stream):
    return list(csv.reader(stream))
`,
      after: `import csv


def rows(stream):
    return list(csv.reader(stream))
`,
    },
    {
      name: 'only FTP over TLS is left',
      safety: 'review',
      before: `«from ftplib import FTP_TLS, all_errors»


def fetch(host, context, user, password):
    try:
        server = FTP_TLS(host, context=context)
        server.login(user, password)
        server.prot_p()
        return server.nlst()
    except all_errors:
        return []
`,
      after: `from ftplib import FTP_TLS, all_errors  # nosec B402 # only FTP_TLS is used


def fetch(host, context, user, password):
    try:
        server = FTP_TLS(host, context=context)
        server.login(user, password)
        server.prot_p()
        return server.nlst()
    except all_errors:
        return []
`,
    },
    {
      name: 'only exceptions are used',
      safety: 'review',
      before: `«import ftplib»  # for its errors


def explain(error):
    return "no such book" if isinstance(error, ftplib.error_perm) else str(error)
`,
      after: `import ftplib  # for its errors # nosec B402 # only its exceptions and constants are used


def explain(error):
    return "no such book" if isinstance(error, ftplib.error_perm) else str(error)
`,
    },
    {
      name: 'TLS without prot_p',
      before: `«import ftplib»


def names(host, user, password):
    with ftplib.FTP_TLS(host, user, password) as server:
        return server.nlst()
`,
      refused: '`prot_p()` is never called',
    },
  ],
});
