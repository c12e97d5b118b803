import { defineRule } from './rule.ts';

export const b202 = defineRule({
  ids: ['B202'],
  names: ['tarfile_unsafe_members'],
  status: 'active',
  title: 'A tar archive is unpacked without a filter',
  why: 'Names such as `../../etc/cron.d/job`, absolute paths and links let an archive overwrite files outside the folder you unpack to.',
  remedy:
    'Pass `filter="data"`: Python then refuses absolute paths, ways out of the folder, links that leave it and device files. ' +
    'It needs Python 3.12, or 3.11.4, 3.10.12, 3.9.17, 3.8.17; from 3.14 on it is the default. ' +
    'Keep the interpreter patched: ways round the filter have been fixed since. ' +
    'Backup tools that restore owners and devices need `filter="tar"` or `"fully_trusted"` and an archive that they trust.',
  safety: 'safe',
  cwe: 22,
  owasp2021: { id: 'A01:2021', mapped: true },
  owasp2025: { id: 'A01:2025', mapped: true },
  exploitability: { score: 4, reason: 'One crafted archive overwrites files; that often ends in running code.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b202_tarfile_unsafe_members.html',
    'https://cwe.mitre.org/data/definitions/22.html',
    'https://docs.python.org/3/library/tarfile.html',
    'https://peps.python.org/pep-0706/',
  ],
  traps: [
    'Write the name, `filter="data"`: Bandit still reports the equivalent `filter=tarfile.data_filter`.',
    '`ZipFile.extractall` has no `filter` argument and cleans paths itself; Bandit reports it when the file also imports `tarfile`.',
    'A method call in `members=self.…` makes the check crash inside Bandit: the finding vanishes, the danger stays.',
  ],
  cases: [
    {
      name: 'a plain extractall',
      before: `import tarfile


def unpack(upload, target):
    with tarfile.open(upload) as archive:
        «archive.extractall(target)»
`,
      after: `import tarfile


def unpack(upload, target):
    with tarfile.open(upload) as archive:
        archive.extractall(target, filter="data")
`,
    },
    {
      name: 'a selection of members is kept',
      before: `import tarfile


def unpack_images(upload, target):
    with tarfile.open(upload) as archive:
        images = [member for member in archive if member.name.endswith(".png")]
        «archive.extractall(target, members=images)»
`,
      after: `import tarfile


def unpack_images(upload, target):
    with tarfile.open(upload) as archive:
        images = [member for member in archive if member.name.endswith(".png")]
        archive.extractall(target, members=images, filter="data")
`,
    },
    {
      name: 'a zip archive, reported by mistake',
      before: `import tarfile
import zipfile


def unpack_zip(upload, target):
    with zipfile.ZipFile(upload) as archive:
        «archive.extractall(target)»
`,
      after: `import tarfile
import zipfile


def unpack_zip(upload, target):
    with zipfile.ZipFile(upload) as archive:
        archive.extractall(target)  # nosec B202 # zipfile drops absolute paths and ".." itself
`,
    },
  ],
});
