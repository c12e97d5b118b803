import { defineRule } from './rule.ts';

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
  exploitability: { score: 2, reason: 'The import alone is no flaw; a transfer in clear text is one to anyone on its path.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b402-import-ftplib',
    'https://cwe.mitre.org/data/definitions/319.html',
    'https://docs.python.org/3/library/ftplib.html',
  ],
  traps: [
    'Without `prot_p()` only the log-in is encrypted: the files still travel in clear text.',
    'Without a context `FTP_TLS` accepts any certificate.',
  ],
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
    },
  ],
});
