"""Opens regular files inside the workspace, and nothing else.

A link, a pipe or a device among the sources could lead anywhere, have no end or never answer. What may not be opened is an
OSError whose `strerror` says why: Bandit lists it as it lists every file that cannot be opened.
"""
import configparser
import errno
import os
import stat
import sys

from bandit.cli import main as b_main
from bandit.core import config as b_config
from bandit.core import manager as b_manager

# A syntax tree takes some forty times as many bytes as its source. The largest sources of published packages have twelve megabytes.
_SIZE_LIMIT = 32 * 1024 * 1024
# A device or a pipe is not waited for, and no process started later inherits the file.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
# What `open` says of a link that is not to be followed: Linux and macOS, FreeBSD, NetBSD.
_IS_LINK = {errno.ELOOP, errno.EMLINK, getattr(errno, "EFTYPE", errno.ELOOP)}

_IRREGULAR = "not opened: not a regular file"
_OUTSIDE = "not opened: outside of the workspace"
_LARGE = f"not opened: larger than {_SIZE_LIMIT >> 20} MB"


class NotOpened(OSError):
    """What may not be opened; the reason is its `strerror`."""

    def __init__(self, reason, name):
        super().__init__(errno.EACCES, reason, name)


class Opener:
    """Opens files below the folders `within`, which are absolute; anywhere where there are none. `also` are single files elsewhere."""

    def __init__(self, within, also=()):
        self._within = [os.path.realpath(folder) for folder in within]
        self._also = {os.path.realpath(name) for name in also}
        self._folders = {}

    def source(self, name):
        """A file to be scanned, opened to be read as bytes. Raises OSError."""
        return open(name, "rb", opener=self._opened)

    def read(self, name):
        """All bytes of a file to be scanned. Raises OSError."""
        handle = self._opened(name, 0)
        try:
            left = os.fstat(handle).st_size
            parts = []
            while left > 0 and (part := os.read(handle, left)):
                parts.append(part)
                left -= len(part)
            return parts[0] if len(parts) == 1 else b"".join(parts)
        finally:
            os.close(handle)

    def for_bandit(self, name, mode="r", *rest, **named):
        """Stands in for `open` in Bandit's own modules."""
        if not isinstance(name, (str, os.PathLike)) or set(mode) & set("wax+"):
            return open(name, mode, *rest, **named)
        return open(name, mode, *rest, opener=self._opened, **named)

    def put_in_place(self):
        """Has Bandit's own program open sources, configurations, `.bandit` files and baselines in no other way."""
        b_manager.open = self.for_bandit
        for module in (b_config, b_main, configparser):
            module.open = self._for_settings

    def _for_settings(self, name, *rest, **named):
        """Bandit says no more of a configuration than that it cannot be read, and of a `.bandit` file nothing at all."""
        try:
            return self.for_bandit(name, *rest, **named)
        except NotOpened as error:
            sys.stderr.write(f"[main]\tERROR\t{name}: {error.strerror}\n")
            raise

    def _opened(self, name, _flags):
        try:
            handle = self._plain(name)
        except OSError as error:
            if error.errno in _IS_LINK:
                handle = self._by_link(name)
            elif error.errno == errno.ENXIO:
                raise NotOpened(_IRREGULAR, name) from None
            else:
                raise
        try:
            self._checked(os.fstat(handle), name)
        except OSError:
            os.close(handle)
            raise
        return handle

    def _plain(self, name):
        """Opened without following a link in its last place."""
        if not _NO_LINK and os.path.islink(name):
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), name)
        if not self._inside(os.path.dirname(name)) and os.path.realpath(name) not in self._also:
            raise NotOpened(_OUTSIDE, name)
        return os.open(name, _FLAGS | _NO_LINK)

    def _by_link(self, name):
        # Looked at before it is opened: to open a device can do something already.
        self._checked(os.stat(name), name)
        real = os.path.realpath(name)
        if not self._inside(os.path.dirname(real)) and real not in self._also:
            raise NotOpened(_OUTSIDE, name)
        return os.open(real, _FLAGS | _NO_LINK)

    @staticmethod
    def _checked(status, name):
        if stat.S_ISDIR(status.st_mode):
            raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), name)
        if not stat.S_ISREG(status.st_mode):
            raise NotOpened(_IRREGULAR, name)
        if status.st_size > _SIZE_LIMIT:
            raise NotOpened(_LARGE, name)

    def _inside(self, folder):
        if not self._within:
            return True
        known = self._folders.get(folder)
        if known is None:
            real = os.path.realpath(folder or ".")
            known = self._folders[folder] = any(_is_below(real, each) for each in self._within)
        return known


def _is_below(path, folder):
    try:
        return os.path.commonpath([path, folder]) == folder
    except ValueError:
        # Two drives.
        return False
