"""From the engine's arguments to its exit status."""
import argparse
import os
import sys
import traceback

import bandit
from bandit.cli import main as b_main
from bandit.core import manager as b_manager

from . import known, stack
from .manager import EngineManager
from .options import Options
from .progress import Said

# "Use Bandit itself": the engine met something that it is not made for, and has written no report.
_GAVE_UP = 70
# The Pythons on which the engine has been held against Bandit: 3.14 in its build for WebAssembly. Another one's trees could need more than is known here.
_PYTHONS = ((3, 10), (3, 14))


def start(engine, text, arguments):
    """Runs Bandit on its arguments, by the engine where it is known to give the same. Does not return."""
    sys.argv = ["bandit", *arguments]
    said = Said(bandit.__version__)
    digest = known.digest()
    options = Options(engine, text, arguments, digest)
    options.opener.put_in_place()
    reason = _reason_for_plain(digest)
    if reason is not None:
        said.plain(reason)
        # Bandit's own program knows of no parts: it would scan everything in each. Its `main` has one frame below it, here it has two.
        _end(_GAVE_UP if options.shard else stack.call(stack.IN_MAIN - 2, _status_of_bandit))
    try:
        _put_in_place(options, said)
        _end(_status_of_bandit())
    except KeyboardInterrupt:
        _end(2)
    except Exception:
        if options.plain:
            raise
        traceback.print_exc()
        _end(_GAVE_UP)


def _reason_for_plain(digest):
    if digest not in known.RELEASES:
        return f"Bandit {bandit.__version__} is none of the releases that the engine knows"
    if not _PYTHONS[0] <= sys.version_info[:2] <= _PYTHONS[1]:
        return f"Python {sys.version_info[0]}.{sys.version_info[1]} is none that the engine knows"
    return None


def _put_in_place(options, said):
    """Has Bandit's own program use our manager."""
    if options.role == "worker":
        # Standard output is for answers alone, and a report is for others to write.
        options.answers = os.dup(1)
        os.dup2(2, 1)
        sys.argv[sys.argv.index("-o") + 1] = os.devnull
    EngineManager.options, EngineManager.said = options, said
    b_manager.BanditManager = EngineManager
    parse = argparse.ArgumentParser.parse_args

    def parse_args(self, *given, **named):
        options.namespace = parse(self, *given, **named)
        return options.namespace

    argparse.ArgumentParser.parse_args = parse_args


def _status_of_bandit():
    try:
        b_main.main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1 if end.code else 0
    return 0


def _end(status):
    """Ends at once: taking a large heap apart object by object helps nobody."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
