"""What a file's record depends on, as one key: a record is used again only where nothing of it has changed."""
import hashlib
import json
import os
import pathlib
import sys

from bandit.core import extension_loader

KEY_SIZE = hashlib.sha256().digest_size
_PLUGIN_LIMIT = 32 * 1024 * 1024
_VALUES_LIMIT = 1_000_000


class Unknown(Exception):
    """Something that results depend on cannot be named: nothing may be kept."""


class Dependence:
    """Keys of records for one set of tests and configuration. Raises Unknown."""

    def __init__(self, manager, lines, bandit_digest, is_bundled):
        settings = {
            "engine": _digest_of(pathlib.Path(__file__).parent),
            "bandit": bandit_digest,
            "python": [sys.implementation.name, sys.version, sys.platform],
            "plugins": _plugins(manager, is_bundled),
            "tests": {kind: [_test(test) for test in tests] for kind, tests in manager.b_ts.tests.items()},
            "names": _names(),
            "ignore_nosec": bool(manager.ignore_nosec),
            "lines": lines,
        }
        _refuse_bomb(settings)
        try:
            text = json.dumps(settings, sort_keys=True, default=_plain, separators=(",", ":"))
        except (TypeError, ValueError) as error:
            raise Unknown from error
        self._settings = hashlib.sha256(text.encode("ascii")).digest()
        self._packages = {}

    def key(self, fname, data):
        """The key of a file's record, given the bytes of the file."""
        found = hashlib.sha256(self._settings)
        for part in (os.fsencode(fname), self._package(os.path.dirname(fname)).encode("utf-8", "surrogateescape")):
            found.update(b"%d:" % len(part))
            found.update(part)
        found.update(data)
        return found.digest()

    def _package(self, folder):
        """The package that a folder is, by the __init__.py files above: Bandit names functions by it (bandit.core.utils)."""
        known = self._packages.get(folder)
        if known is None:
            known = ""
            if folder not in ("/", ".", "") and os.path.isfile(os.path.join(folder, "__init__.py")):
                above, name = os.path.split(folder)
                known = f"{self._package(above)}.{name}"
            self._packages[folder] = known
        return known


def _refuse_bomb(settings):
    """A few lines of YAML can stand for more values than there is memory, as long as nobody writes them out."""
    left, count = [settings], 0
    while left:
        value = left.pop()
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple, set, frozenset)) else ()
        count += len(inner)
        if count > _VALUES_LIMIT:
            raise Unknown
        left += inner


def _test(test):
    return [test.__module__, test.__name__, test._test_id, getattr(test, "_config", None)]


def _names():
    """The ids and names that a nosec comment may give."""
    known = extension_loader.MANAGER
    return [sorted(each) for each in (known.plugins_by_id, known.plugins_by_name, known.blacklist_by_id, known.blacklist_by_name)]


def _plain(value):
    if isinstance(value, (set, frozenset)):
        return sorted(value, key=repr)
    if isinstance(value, (dict, list, tuple)):
        return list(value)
    return repr(value)


def _plugins(manager, is_bundled):
    """The sources of the packages that other people's tests come from: a version alone says little of one that is being written."""
    modules = {test.__module__.split(".")[0] for tests in manager.b_ts.tests.values() for test in tests if not is_bundled(test)}
    return {name: _source_of(name) for name in sorted(modules)}


def _source_of(module):
    place = getattr(sys.modules.get(module), "__file__", None)
    if place is None:
        raise Unknown
    path = pathlib.Path(place)
    return _digest_of(path.parent if path.name == "__init__.py" else path)


def _digest_of(path):
    """A digest of a source file, or of all in a folder. Raises Unknown where there are too many to read."""
    found, left = hashlib.sha256(), _PLUGIN_LIMIT
    for each in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
        data = each.read_bytes()
        left -= len(data)
        if left < 0:
            raise Unknown
        found.update(b"%s\0%d\0" % (os.fsencode(each.relative_to(path) if path.is_dir() else each.name), len(data)))
        found.update(data)
    return found.hexdigest()
