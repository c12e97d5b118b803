"""Scans one file: the fast way where its result is sure to be Bandit's, else Bandit's own way."""
import ast
import codecs
import contextlib
import gc
import io
import linecache
import logging
import os
import re
import sys
import tokenize

from bandit.core import manager as b_manager
from bandit.core.metrics import Metrics
from bandit.core.node_visitor import BanditNodeVisitor

from . import stack
from .record import Record, finding
from .walk import Walker

# Codecs in which an ASCII character is that one byte and the byte that character, whatever stands round it.
_PLAIN_CODECS = {
    "ascii", "utf-8", "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8-r", "koi8-u",
    *(f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)),
}
# Here Python's tokenizer and its parser can see lines or indentation differently, and Bandit gives up when either does.
_ODD_LINES = re.compile(rb"\r(?!\n)|\f|(?:\A|\n)(?:\xef\xbb\xbf)?[ \t\x0b]*\\")
_CODE_LINES = re.compile(rb"^[ \t\x0b\f\r]*[^# \t\x0b\f\r\n]", re.MULTILINE)

# Bytes of source whose trees may wait to be collected. A tree takes some forty times as much.
_GARBAGE = 300_000


class Outcome:
    """A file's record, the bytes that were read, and whether the file stayed as it was meanwhile."""

    __slots__ = ("record", "data", "steady")

    def __init__(self, record, data=None, steady=False):
        self.record, self.data, self.steady = record, data, steady


class FileScanner:
    """Scans files for one BanditManager, whose own results stay as they are."""

    def __init__(self, manager, lines, bundled, opener):
        self._manager = manager
        self._opener = opener
        self.lines = lines
        self._walker = Walker(manager.b_ts, bundled)
        self._garbage = 0
        # Tests of other people's may look at more than the file, and remember what they saw.
        self.foreign = self._walker.foreign

    def scan(self, fname):
        """The outcome for a file; raises nothing for what is in it."""
        try:
            with self._opener.source(fname) as file:
                return self._opened(fname, file)
        except OSError as error:
            return Outcome(Record(skipped=error.strerror))

    def _opened(self, fname, file):
        before = os.fstat(file.fileno())
        data = file.read()
        with captured_log() as log:
            issues, metrics, skipped = self._fast_if_sure(fname, file, data, log) or self._bandits_own(fname, file)
            try:
                findings = [finding(issue, fname, self.lines) for issue in issues]
            finally:
                # Not the lines of Bandit's own sources: to read them again for a traceback would take more of the stack.
                linecache.cache.pop(fname, None)
            return Outcome(Record(metrics, skipped, log.getvalue(), findings), data, _same(before, fname))

    def _fast_if_sure(self, fname, file, data, log):
        """As `_fast`; None where something failed, whatever it was: Bandit's own way tells, and its tracebacks must not show ours."""
        try:
            return self._fast(fname, file, data, log)
        except Exception:
            log.seek(0)
            log.truncate()
            file.seek(0)
            return None

    def _fast(self, fname, file, data, log):
        """What `_parse_file` of bandit.core.manager does."""
        text = _plain_text(data)
        odd = text is None or _ODD_LINES.search(data) is not None
        metrics = Metrics()
        metrics.begin(fname)
        if odd:
            metrics.count_locs(data.splitlines())
        else:
            metrics.current["loc"] = len(_CODE_LINES.findall(data))
        # The tokenizer is for nosec comments. Only in an odd file can it fail where the parser does not.
        tokenized = odd or b"nosec" in data
        nosec_lines = self._nosec_lines(file) if tokenized else {}
        said = log.tell()
        tree = ast.parse(data)
        if log.tell() != said and not tokenized:
            # The parser warned. The tokenizer may do so as well, and it comes first.
            log.seek(said)
            log.truncate()
            nosec_lines = self._nosec_lines(file)
            tree = ast.parse(data)
        manager = self._manager
        visitor = BanditNodeVisitor(fname, file, manager.b_ma, manager.b_ts, manager.debug, nosec_lines, metrics)
        metrics.count_issues([self._walker.run(tree, text, visitor, nosec_lines)])
        issues = visitor.tester.results
        if self._walker.full:
            tree = visitor = None
            self._marked(len(data))
        return issues, metrics.data[fname], None

    def _nosec_lines(self, file):
        """As in `_parse_file`. Bandit passes over an incomplete file here; the parser then complains."""
        found = {}
        if self._manager.ignore_nosec:
            return found
        file.seek(0)
        try:
            for kind, text, (line, _), _, _ in tokenize.tokenize(file.readline):
                if kind == tokenize.COMMENT:
                    found[line] = b_manager._parse_nosec_comment(text)
        except tokenize.TokenError:
            pass
        return found

    def _bandits_own(self, fname, file):
        manager = self._manager
        kept = manager.results, manager.metrics, manager.skipped, manager.scores
        manager.results, manager.metrics, manager.skipped, manager.scores = [], Metrics(), [], []
        try:
            stack.call(stack.IN_RUN_TESTS, manager._parse_file, fname, file, [fname])
            skipped = manager.skipped[0][1] if manager.skipped else None
            return manager.results, manager.metrics.data.get(fname), skipped
        finally:
            manager.results, manager.metrics, manager.skipped, manager.scores = kept
            self._marked(os.fstat(file.fileno()).st_size)

    def _marked(self, size):
        """A tree with Bandit's marks on it is full of cycles: it goes with the others of its kind, once they are worth it."""
        self._garbage += size
        if self._garbage > _GARBAGE:
            self._garbage = 0
            gc.collect()


def _plain_text(data):
    """The file's text where each of its bytes below 128 is the character of that number, else None. Raises SyntaxError or UnicodeDecodeError."""
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    if encoding not in ("utf-8", "utf-8-sig") and codecs.lookup(encoding).name not in _PLAIN_CODECS:
        return None
    return data.decode(encoding)


def _same(before, fname):
    """Whether the file is still what it was: the lines of code in the report are read from it once more."""
    after = os.stat(fname)
    return all(getattr(before, part) == getattr(after, part) for part in ("st_size", "st_mtime_ns", "st_ino", "st_dev"))


@contextlib.contextmanager
def captured_log():
    """What Bandit and its tests say meanwhile, as text."""
    log, usual = io.StringIO(), sys.stderr
    handlers = [handler for handler in logging.getLogger().handlers if getattr(handler, "stream", None) is usual]
    sys.stderr = log
    for handler in handlers:
        handler.stream = log
    try:
        yield log
    finally:
        sys.stderr = usual
        for handler in handlers:
            handler.stream = usual
