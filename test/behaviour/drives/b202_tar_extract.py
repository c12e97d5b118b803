import io
import os
import sys
import tarfile
from pathlib import Path

HARMLESS = "tarfile checks members by itself since Python 3.14" if sys.version_info >= (3, 14) else None


def archive(path, *members):
    with tarfile.open(path, "w") as out:
        for name, kind, content in members:
            member = tarfile.TarInfo(name)
            member.type = kind
            if kind == tarfile.REGTYPE:
                member.size = len(content)
                out.addfile(member, io.BytesIO(content))
            else:
                member.linkname = content
                out.addfile(member)
    return path


def benign(load):
    module = load()
    path = archive("books.tar", ("a/emma.txt", tarfile.REGTYPE, b"Emma"), ("a/emma.png", tarfile.REGTYPE, b"\x89"), ("b.txt", tarfile.REGTYPE, b"b"))
    module.unpack(path, "one")
    module.unpack_texts(path, "two")
    return sorted((file.as_posix(), file.read_bytes().hex()) for folder in ("one", "two") for file in Path(folder).rglob("*") if file.is_file())


def tried(function, *arguments):
    try:
        function(*arguments)
    except tarfile.TarError:
        pass


def hostile(load):
    """A member that climbs out of the folder, and a link that leads out of it with a member behind it."""
    module = load()
    climbing = archive("climbing.tar", ("../climbed.txt", tarfile.REGTYPE, b"x"))
    linking = archive("linking.tar", ("way", tarfile.SYMTYPE, ".."), ("way/linked.txt", tarfile.REGTYPE, b"x"))
    for number, function in enumerate([module.unpack, module.unpack_texts]):
        for path in (climbing, linking):
            folder = Path(f"target{number}", path)
            folder.mkdir(parents=True)
            tried(function, path, folder)
    return "harmed" if list(Path(".").glob("*/climbed.txt")) or list(Path(".").glob("*/linked.txt")) else "safe"
