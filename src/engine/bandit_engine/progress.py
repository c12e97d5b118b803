"""What the engine says on standard output while it works: one JSON object a line. Lines that are none are Bandit's own."""
import json
import sys
import time

_PAUSE = 0.25


class Said:
    """Writes the engine's lines."""

    def plain(self, reason):
        self._line({"event": "plain", "reason": reason})

    def progress(self, done, of):
        self._line({"event": "progress", "done": done, "of": of})

    def done(self, files, cached, scanned, processes, changed):
        self._line({"event": "done", "files": files, "cached": cached, "scanned": scanned, "processes": processes, "cacheChanged": changed})

    @staticmethod
    def _line(value):
        sys.stdout.write(json.dumps(value) + "\n")
        sys.stdout.flush()


class Progress:
    """Counts files, and says so now and then."""

    def __init__(self, said, of):
        self._said, self._of, self._done, self._last = said, of, 0, time.monotonic()

    def add(self, count):
        self._done += count
        now = time.monotonic()
        if now - self._last >= _PAUSE:
            self._last = now
            self._said.progress(self._done, self._of)
