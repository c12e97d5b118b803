"""Which Bandit this is: the engine knows the sources of some releases, byte for byte, and of nothing else."""
import hashlib
import pathlib

import bandit

# What decides a result: the parts of Bandit that are followed here, and the tests that have a condition in choose.py.
_PARTS = ("cli/main.py", "core/*.py", "plugins/*.py", "blacklists/*.py", "formatters/json.py")

# digest() of the releases. 1.8.1 and 1.9.1 take other constants for texts and crash on some, which the conditions do not foresee. To add one: compare its sources with those of its predecessor, run scripts/evidence/equality.ts.
RELEASES = {
    "f74e7bc2be82b28179aa4d84ee7643ca": "1.8.0",
    "09ea9fc3406b2c092d66fe69d541b0e4": "1.8.2",
    "9ea9e71b09b872fd32ec0120c25cf65a": "1.8.3",
    "91db13b8733618a2f43b7377b495fc45": "1.8.5",
    "f8ff8ff20f4f65d1adc929f2e56b5e80": "1.8.6",
    "a898b2c31c4a80328b1598c0da675f08": "1.9.2",
    "39a4874f9dbe4e9e4126f071224068e4": "1.9.3",
    "cb4921afb34f934ba0f6b777acaaa750": "1.9.4",
}


def digest():
    """Names the sources of the Bandit that is imported."""
    folder = pathlib.Path(bandit.__file__).parent
    found = hashlib.sha256()
    for pattern in _PARTS:
        for path in sorted(folder.glob(pattern)):
            text = path.read_bytes().replace(b"\r\n", b"\n")
            found.update(b"%s %d\n" % (path.relative_to(folder).as_posix().encode(), len(text)))
            found.update(text)
    return found.hexdigest()[:32]


def is_bundled(test):
    """Whether a test is one of Bandit's own, not of a plugin that somebody installed."""
    return test.__module__.startswith(("bandit.plugins.", "bandit.core.blacklisting"))
