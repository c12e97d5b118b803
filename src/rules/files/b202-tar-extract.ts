import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Fix, type Remedy } from '../../model/fixes/fix.ts';
import { addArgument, argumentsOf, hasKeywordSplat, keyword, replace } from '../../python/edits/arguments.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { qualified } from '../../python/tree/names.ts';
import { bare, enclosing, type Node } from '../../python/tree/tree.ts';
import { archiveKind } from '../../remedies/files/archive-kind.ts';
import { defineRule } from '../rule.ts';

const summary = 'Refuse members that would land outside the folder, with `filter="data"`';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  const receiver = called.childForFieldName('object');
  if (receiver === null || called.childForFieldName('attribute')?.text !== 'extractall') {
    return refuse(
      `${quoted(called)} is not \`TarFile.extractall\` itself`,
      'Pass `filter="data"` where it unpacks the archive; then add `# nosec B202 # reason` here, since Bandit goes by the name.',
    );
  }
  const kind = archiveKind(file, receiver);
  if (kind === 'zip') return ofZip(file, call);
  if (kind === 'mixed') return refuse(`${quoted(receiver)} may be a tar archive or one of another kind`, advice);
  const given = keyword(call, 'filter')?.value ?? null;
  if (kind === 'unknown' && given !== null) return fromFilter(file, given);
  if (kind === 'unknown') return refuse(`nothing in this file shows that ${quoted(receiver)} is a tar archive`, advice);
  return ofTar(file, call, kind === 'tar');
}

function ofTar(file: PythonFile, call: Node, certain: boolean): Remedy {
  if (hasKeywordSplat(call))
    return refuse('the call unpacks `**` arguments, which may hold a filter', 'Name the filter in the call.');
  if (keyword(call, 'numeric_owner')?.value.type === 'true') {
    return refuse(
      '`numeric_owner=True` restores the owners that `filter="data"` leaves out',
      'Unpack with `filter="tar"` and only archives that you trust, then add `# nosec B202 # reason`.',
    );
  }
  if (isFallback(call))
    return refuse(
      'this is the branch for Python versions without the filter',
      'Drop the branch once the project runs on Python 3.12 or newer only; until then check the members before.',
    );
  const given = keyword(call, 'filter')?.value ?? null;
  if (given !== null) return fromFilter(file, given);
  const cautions = [
    ...restores(file, call),
    ...(certain ? [] : ['That this is a `TarFile` shows only in the methods that are called on it.']),
  ];
  return withFilter(file, addArgument(file, call, 'filter="data"'), cautions);
}

const advice =
  'If it is a `TarFile`, pass `filter="data"`; if it can be a `ZipFile`, which has no `filter`, unpack the two kinds by separate calls.';

/** The filter came with 3.12 and with late patch releases of 3.8 to 3.11: there it depends on the installed one. */
function withFilter(file: PythonFile, edits: Fix['edits'], cautions: readonly string[]): Fix {
  const [major, minor] = file.project.python;
  const everywhere = major > 3 || minor >= 12;
  const patch =
    'Python before 3.8.17, 3.9.17, 3.10.12 and 3.11.4 does not know `filter`: make sure that none is in use.';
  const all = everywhere ? cautions : [...cautions, patch];
  return fix({ edits, summary, safety: all.length === 0 ? 'safe' : 'review', cautions: all, python: [3, 8] });
}

/** `if hasattr(tarfile, "data_filter"): … else: this`, or `except TypeError: this`. */
function isFallback(call: Node): boolean {
  for (let at = call; at.parent !== null; at = at.parent) {
    if (
      at.type === 'except_clause' &&
      /\b(?:TypeError|AttributeError|LookupError)\b/u.test(at.namedChildren[0]?.text ?? '')
    )
      return true;
    const condition = at.parent.type === 'if_statement' ? at.parent.childForFieldName('condition') : null;
    if (
      condition &&
      condition.id !== at.id &&
      /_filter\b|version_info/u.test(condition.text) &&
      keyword(call, 'filter') === null
    )
      return true;
  }
  return false;
}

function fromFilter(file: PythonFile, given: Node): Remedy {
  if (qualified(file, given) === 'tarfile.data_filter') {
    const unused = given.type === 'identifier' ? [given.text] : [];
    const same = 'Name the filter by its text, which does the same and which Bandit knows';
    return fix({ edits: [replace(given, '"data"')], unused, summary: same, safety: 'safe' });
  }
  const name = given.type === 'string' ? given.text : (qualified(file, given) ?? '');
  const because = /^(["'])(?:tar|fully_trusted)\1$|^tarfile\.(?:tar|fully_trusted)_filter$/u.test(name)
    ? `the filter ${quoted(given)} was chosen, which lets more through than \`"data"\``
    : `what the filter ${quoted(given)} lets through cannot be seen at the call`;
  return refuse(
    because,
    'Use `filter="data"` if the archive only has to give plain files; else unpack only what you trust and add `# nosec B202 # reason`.',
  );
}

/** Signs that owners, permissions or devices are to come back as they were. */
function restores(file: PythonFile, call: Node): readonly string[] {
  const name = enclosing(call, 'function_definition')?.childForFieldName('name')?.text ?? '';
  const words = /back_?up|restore/iu;
  const passed = argumentsOf(call).some((one) => one.name === 'numeric_owner' && bare(one.value).type !== 'false');
  if (!words.test(name) && !words.test(file.path) && !passed) return [];
  return [
    'Owners, and permissions such as set-user-id, are not restored any more: check that nothing here relies on them.',
  ];
}

function ofZip(file: PythonFile, call: Node): Remedy {
  const comment = nosec(file, call, 'B202', 'zipfile drops absolute paths and ".." itself');
  if (comment === null)
    return refuse(
      'this is a zip archive, which needs no filter, and no comment can stand here',
      'Put the call on a line of its own.',
    );
  return fix({ edits: [comment], summary: 'State that this is a zip archive', safety: 'review', suppression: true });
}

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
  fix: remedy,
  cases: [
    {
      name: 'a plain extractall',
      python: [3, 12],
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
      python: [3, 12],
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
      safety: 'review',
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
    {
      name: 'where an older Python may run',
      safety: 'review',
      before: `import tarfile

archive = tarfile.open("books.tar.gz")
«archive.extractall()»
archive.close()
`,
      after: `import tarfile

archive = tarfile.open("books.tar.gz")
archive.extractall(filter="data")
archive.close()
`,
    },
    {
      name: 'the filter as a function',
      before: `import tarfile
from tarfile import data_filter


def unpack(upload, target):
    «tarfile.open(upload).extractall(
        target,
        filter=data_filter,
    )»
`,
      after: `import tarfile


def unpack(upload, target):
    tarfile.open(upload).extractall(
        target,
        filter="data",
    )
`,
    },
    {
      name: 'an attribute of the class, over several lines',
      python: [3, 12],
      before: `import tarfile


class Upload:
    def __init__(self, stream):
        self.archive = tarfile.open(fileobj=stream)

    def unpack(self, target):
        «self.archive.extractall(
            path=target,  # empty folder
        )»
`,
      after: `import tarfile


class Upload:
    def __init__(self, stream):
        self.archive = tarfile.open(fileobj=stream)

    def unpack(self, target):
        self.archive.extractall(
            path=target,  # empty folder
            filter="data",
        )
`,
    },
    {
      name: 'a parameter with its type, and members from a call',
      python: [3, 12],
      before: `import tarfile


def unpack(archive: tarfile.TarFile, target):
    «archive.extractall(target, members=images(archive))»
`,
      after: `import tarfile


def unpack(archive: tarfile.TarFile, target):
    archive.extractall(target, members=images(archive), filter="data")
`,
    },
    {
      name: 'a parameter that is used like a tar archive',
      python: [3, 12],
      safety: 'review',
      before: `import tarfile


def unpack(archive, target, numeric_owner=False):
    for member in archive.getmembers():
        check(member, target)
    «archive.extractall(target, numeric_owner=numeric_owner)»
`,
      after: `import tarfile


def unpack(archive, target, numeric_owner=False):
    for member in archive.getmembers():
        check(member, target)
    archive.extractall(target, numeric_owner=numeric_owner, filter="data")
`,
    },
    {
      name: 'a backup may want its owners back',
      python: [3, 12],
      safety: 'review',
      before: `import contextlib
import tarfile


def restore_backup(path):
    with contextlib.closing(tarfile.TarFile.open(path)) as archive:
        «archive.extractall("/srv/shelf")»
`,
      after: `import contextlib
import tarfile


def restore_backup(path):
    with contextlib.closing(tarfile.TarFile.open(path)) as archive:
        archive.extractall("/srv/shelf", filter="data")
`,
    },
    {
      name: 'a tar or a zip archive',
      before: `import tarfile
import zipfile


def unpack(upload, target):
    archive = zipfile.ZipFile(upload) if upload.endswith(".zip") else tarfile.open(upload)
    «archive.extractall(target)»
`,
      refused: '`archive` may be a tar archive or one of another kind',
    },
    {
      name: 'nothing shows what it is',
      before: `import tarfile


def unpack(archive, target):
    «archive.extractall(target)»
`,
      refused: 'nothing in this file shows that `archive` is a tar archive',
    },
    {
      name: 'owners are restored on purpose',
      before: `import tarfile

with tarfile.open("home.tar") as archive:
    «archive.extractall("/home", numeric_owner=True)»
`,
      refused: '`numeric_owner=True` restores the owners',
    },
    {
      name: 'a looser filter was chosen',
      before: `import tarfile

with tarfile.open("home.tar") as archive:
    «archive.extractall("/home", filter="tar")»
`,
      refused: 'the filter `"tar"` was chosen',
    },
    {
      name: 'a filter of the project, for an archive from elsewhere',
      before: `import tarfile


def unpack(archive, folder, only_covers):
    «archive.extractall(folder, filter=only_covers)»


READABLE = tarfile.ENCODING
`,
      refused: 'what the filter `only_covers` lets through',
    },
    {
      name: 'a filter of the project',
      before: `import tarfile

with tarfile.open("books.tar") as archive:
    «archive.extractall("books", filter=only_books)»
`,
      refused: 'what the filter `only_books` lets through cannot be seen',
    },
    {
      name: 'options of the caller',
      before: `import tarfile


def unpack(path, **options):
    with tarfile.open(path) as archive:
        «archive.extractall(**options)»
`,
      refused: 'may hold a filter',
    },
    {
      name: 'a function of the project',
      before: `import tarfile

from shelf.archives import extractall

with tarfile.open("books.tar") as archive:
    «extractall(archive)»
`,
      refused: '`extractall` is not `TarFile.extractall` itself',
    },
    {
      name: 'one name for two kinds of archive, one after the other',
      python: [3, 12],
      before: `import tarfile
import zipfile


def unpack(path, target):
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            archive.testzip()
    else:
        with tarfile.open(path) as archive:
            for _ in range(2):
                «archive.extractall(target)»
`,
      after: `import tarfile
import zipfile


def unpack(path, target):
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            archive.testzip()
    else:
        with tarfile.open(path) as archive:
            for _ in range(2):
                archive.extractall(target, filter="data")
`,
    },
    {
      name: 'the branch for older Python versions',
      before: `import tarfile


def unpack(path, target):
    with tarfile.open(path) as archive:
        if hasattr(tarfile, "data_filter"):
            archive.extractall(target, filter="data")
        else:
            «archive.extractall(target)»
`,
      refused: 'the branch for Python versions without the filter',
    },
    {
      name: 'the second try for older Python versions',
      before: `import tarfile


def unpack(path, target):
    with tarfile.open(path) as archive:
        try:
            archive.extractall(target, filter="data")
        except TypeError:
            «archive.extractall(target)»
`,
      refused: 'the branch for Python versions without the filter',
    },
  ],
});
