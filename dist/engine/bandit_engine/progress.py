"""What the engine says on standard output while it works: one JSON object a line. Lines that are none are Bandit's own."""
import json
import os
import sys
import time

_PAUSE = 0.25


class Said:
    """Writes the engine's lines. Each tells which Bandit this is, since the caller may have been promised another."""

    def __init__(self, version):
        self._version = version

    def plain(self, reason):
        """The run is Bandit's own."""
        self._line({"event": "plain", "reason": reason, "bandit": self._version})

    def shard(self, files, split):
        """Only a part is scanned: how many files there are in all, and a hash of what they were split by."""
        self._line({"event": "shard", "files": files, "split": split, "bandit": self._version})

    def progress(self, done, of, share):
        """So many files of so many, and which part of the code that is to be scanned."""
        self._line({"event": "progress", "done": done, "of": of, "share": round(share, 4)})

    def slow(self, name, seconds, limit):
        """A file has taken so long, and is given up after `limit` seconds."""
        # Past Python's buffer: this may come in the middle of another line, from the alarm.
        text = json.dumps({"event": "slow", "file": name, "seconds": seconds, "limit": round(limit)})
        os.write(1, f"\n{text}\n".encode("ascii"))

    def done(self, files, cached, scanned, processes, changed, foreign):
        """The run is over: how many files had a result in the cache, how many were scanned, in how many processes, and with whose tests."""
        self._line({
            "event": "done", "files": files, "cached": cached, "scanned": scanned, "processes": processes, "cacheChanged": changed,
            "foreign": foreign, "bandit": self._version,
        })

    @staticmethod
    def _line(value):
        # A test that prints may have left a line open.
        sys.stdout.write("\n" + json.dumps(value) + "\n")
        sys.stdout.flush()


class Progress:
    """Counts what is scanned, and says so now and then. `done` files of `of` need no scan; the others have `size` bytes together."""

    def __init__(self, said, done, of, size):
        self._said, self._done, self._of, self._size = said, done, of, max(1, size)
        self._scanned, self._last = 0, time.monotonic()

    def add(self, size):
        """One more file is scanned."""
        self._done += 1
        self._scanned += size
        now = time.monotonic()
        if now - self._last >= _PAUSE:
            self._last = now
            self._said.progress(self._done, self._of, self._scanned / self._size)
