"""The cache: records of files by what they depend on, in one file that proves itself.

Layout: a head line, then entries, the most recently used first. An entry is its key (32 bytes), the length of its record
(4 bytes), the SHA-256 of key and record (32 bytes), the record. Whatever is not exactly so is as good as absent: reading
ends at the first entry whose length leads out of the file, and a record whose digest differs is a miss.
"""
import contextlib
import hashlib
import os
import stat
import struct
import tempfile

_HEAD = b"bandit-remediate results 2\n"
_ENTRY = struct.Struct("<32sI32s")
_RECORD_LIMIT = 64 * 1024 * 1024


def _digest(key, record):
    return hashlib.sha256(key + record).digest()


class Pack:
    """The entries of a cache file, and those that a run used or made."""

    def __init__(self, path, limit):
        self._path = path
        self._limit = limit
        self._data = _read(path, 2 * limit)
        self._places = _index(self._data)
        self._order = list(self._places)
        self._used = {}
        self.changed = False

    def __len__(self):
        return len(self._places)

    def get(self, key):
        """The record of a key; None when there is none that is whole."""
        place = self._places.get(key)
        if place is None:
            return None
        at, length, digest = place
        record = self._data[at:at + length]
        if _digest(key, record) != digest:
            return None
        self._used[key] = None
        return record

    def put(self, key, record):
        if len(record) <= _RECORD_LIMIT:
            self._used[key] = record
            self.changed = True

    def save(self):
        """Writes what was used, then as much of the rest as the limit leaves room for; all at once, or not at all. True when it did."""
        if not self.changed:
            return False
        folder = os.path.dirname(self._path)
        draft = None
        try:
            os.makedirs(folder, mode=0o700, exist_ok=True)
            handle, draft = tempfile.mkstemp(prefix=".results-", dir=folder)
            with os.fdopen(handle, "wb") as file:
                self._write(file)
            os.replace(draft, self._path)
            return True
        except OSError:
            if draft is not None:
                with contextlib.suppress(OSError):
                    os.unlink(draft)
            return False

    def _write(self, file):
        file.write(_HEAD)
        left = self._limit - len(_HEAD)
        for key in [*self._used, *(key for key in self._order if key not in self._used)]:
            record = self._used.get(key)
            if record is None:
                at, length, digest = self._places[key]
                record = self._data[at:at + length]
            else:
                digest = _digest(key, record)
            left -= _ENTRY.size + len(record)
            if left < 0:
                return
            file.write(_ENTRY.pack(key, len(record), digest))
            file.write(record)


def _read(path, limit):
    """The bytes of a regular file of a bearable size; none of anything else."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        return b""
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > limit:
            return b""
        with open(handle, "rb", closefd=False) as file:
            return file.read()
    except (OSError, MemoryError):
        return b""
    finally:
        os.close(handle)


def _index(data):
    places = {}
    if not data.startswith(_HEAD):
        return places
    at = len(_HEAD)
    while at + _ENTRY.size <= len(data):
        key, length, digest = _ENTRY.unpack_from(data, at)
        at += _ENTRY.size
        if length > _RECORD_LIMIT or at + length > len(data):
            break
        places.setdefault(key, (at, length, digest))
        at += length
    return places
