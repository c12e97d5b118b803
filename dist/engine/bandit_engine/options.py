"""The engine's options, as its caller gives them: a JSON object as the first argument."""
import json
import os
import sys

from .opening import Opener
from .workers import Limits


class Options:
    """The options with their defaults. Raises ValueError, KeyError or TypeError for what is none."""

    def __init__(self, engine, text, arguments, digest):
        given = json.loads(text)
        self.engine, self.given, self.arguments, self.digest = engine, given, arguments, digest
        self.role = given.get("role", "main")
        self.plain = bool(given.get("plain", False))
        self.start = given.get("start") or _usual_start()
        self.processes = _processes(int(given.get("processes", 0)))
        self.cache = given.get("cache") or ""
        self.keep = bool(given.get("keep", True))
        self.cache_limit = int(given.get("cacheLimit", 128 * 1024 * 1024))
        self.shard = tuple(given["shard"]) if given.get("shard") else None
        self.limits = Limits(*given.get("limits", []))
        # Folders outside of which nothing is opened, and single files elsewhere that the user named.
        self.opener = Opener(given.get("within", []), given.get("also", []))
        # Set once Bandit has read its own arguments: the namespace that argparse made, which Bandit then amends.
        self.namespace = None

    @property
    def lines(self):
        """How many lines of code Bandit shows for a finding."""
        return self.namespace.context_lines


def _usual_start():
    # macOS's own libraries do not all survive a fork; Windows has none.
    return "fork" if sys.platform.startswith("linux") else "spawn"


def _processes(wanted):
    if os.name == "nt":
        return 1
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(wanted or usable, 64))
