"""Bandit's manager with another way to run the tests: everything before and after is Bandit's own program."""
import gc
import hashlib
import logging
import os
import signal
import struct
import sys
import threading

from bandit.core import manager as b_manager
from bandit.formatters import json as json_formatter

from . import known, record, report, stack, workers
from .dependence import KEY_SIZE, Dependence, Unknown
from .one_file import FileScanner
from .pack import Pack
from .progress import Progress

# Below this many bytes to scan, a process costs more than it saves. A fork takes about 10 ms, a new start 200.
_WORTH_A_FORK = 150_000
_WORTH_A_START = 2_000_000

_LENGTH = struct.Struct("<I")

OriginalManager = b_manager.BanditManager


class EngineManager(OriginalManager):
    """A BanditManager whose `run_tests` scans by the engine, and whose `output_results` writes what that gave."""

    options = None
    said = None

    def discover_files(self, targets, recursive=False, excluded_paths=""):
        if self.options.role == "worker":
            return
        super().discover_files(targets, recursive, excluded_paths)
        if self.options.shard is not None:
            sizes = {name: workers.size_of(name) for name in self.files_list}
            self.said.shard(len(sizes), _split(sizes))
            self.files_list = _shard(sizes, *self.options.shard)

    def run_tests(self):
        self._records = None
        reason = self._reason_for_plain()
        if reason is not None:
            self.said.plain(reason)
            stack.call(stack.IN_MAIN, super().run_tests)
            return
        scanner = FileScanner(self, self.options.lines, known.is_bundled, self.options.opener)
        # What is loaded by now stays to the end: no collection need look at it.
        gc.disable()
        gc.freeze()
        if self.options.role == "worker":
            self._serve(scanner)
        self._records = Scan(self, scanner).run()
        self._take_over()

    def _reason_for_plain(self):
        """Why this run is Bandit's own, in a few words; None when it is the engine's."""
        if self.options.plain:
            return "it was asked for"
        if self.debug or logging.getLogger().isEnabledFor(logging.DEBUG):
            return "the configuration asks for Bandit's debug log"
        if self.baseline:
            return "a .bandit file names a baseline"
        if "-" in self.files_list:
            return "a target is the standard input"
        return None

    def _serve(self, scanner):
        keys = _dependence(self) if self.options.cache else None
        workers.serve(answering(scanner, keys), 0, self.options.answers, self.options.given["lifeline"], self.options.limits)
        os._exit(0)

    def _take_over(self):
        """What `run_tests` leaves behind, from the records."""
        for name, each in self._records:
            if each.log:
                sys.stderr.write(each.log)
            if each.metrics is not None:
                self.metrics.data[name] = each.metrics
            if each.skipped is not None:
                self.skipped.append((name, each.skipped))
        gone = {name for name, each in self._records if each.skipped is not None}
        self.files_list = [name for name in self.files_list if name not in gone]
        self.metrics.aggregate()

    def output_results(self, lines, sev_level, conf_level, output_file, output_format, template=None):
        if self._records is None:
            super().output_results(lines, sev_level, conf_level, output_file, output_format, template)
            return
        with output_file:
            report.write(output_file, self._records, self.metrics.data, sev_level, conf_level, self.agg_type == "vuln")
        if output_file.name != sys.stdout.name and json_formatter.LOG.isEnabledFor(logging.INFO):
            json_formatter.LOG.handle(_written(output_file.name))

    def results_count(self, sev_filter="LOW", conf_filter="LOW"):
        if self._records is None:
            return super().results_count(sev_filter, conf_filter)
        return sum(1 for _ in report.included(self._records, sev_filter, conf_filter))


def _shard(sizes, index, count):
    """The files of one of `count` parts: the largest first, each to the part that has least. The same on every machine that has the same files."""
    loads, chosen = [0] * count, set()
    for name, size in sorted(sizes.items(), key=lambda each: (-each[1], each[0])):
        place = loads.index(min(loads))
        # Each file costs something of its own, like a thousand bytes.
        loads[place] += size + 1000
        if place == index - 1:
            chosen.add(name)
    return [name for name in sizes if name in chosen]


def _split(sizes):
    """What tells another machine whether it splits the same files: a hash of their names and sizes."""
    return hashlib.sha256("".join(f"{size} {name}\0" for name, size in sizes.items()).encode("utf-8", "surrogatepass")).hexdigest()


def _written(name):
    """What Bandit's formatter logs at its end, as from its module."""
    log = json_formatter.LOG
    return log.makeRecord(log.name, logging.INFO, json_formatter.__file__, 0, "JSON output written to file: %s", (name,), None)


def _dependence(manager):
    try:
        return Dependence(manager, manager.options.lines, manager.options.digest, known.is_bundled)
    except Unknown:
        return None


def answering(scanner, dependence):
    """Scans a file to an answer: a one with what may be kept of its record, behind its length and key, or a zero; then the record."""

    def scan(name):
        outcome = scanner.scan(name)
        kept = outcome.record.kept(outcome.data, scanner.lines) if dependence is not None and outcome.steady else None
        head = b"" if kept is None else _LENGTH.pack(len(kept)) + dependence.key(name, outcome.data) + kept
        return bytes([kept is not None]) + head + outcome.record.dump()

    return scan


class Scan:
    """One scan of a manager's files: from the cache, here, or in other processes.

    A test that is not Bandit's own may depend on more than the file, on other files or on those that it saw before. With one, all is
    scanned here, in Bandit's order.
    """

    def __init__(self, manager, scanner):
        self._manager = manager
        self._options = manager.options
        self._scanner = scanner
        self._dependence = _dependence(manager) if self._options.cache and not scanner.foreign else None
        self._pack = Pack(self._options.cache, self._options.cache_limit) if self._dependence is not None else None
        self._reader = record.Reader(manager.b_ts.tests, self._options.lines) if self._pack is not None else None
        self._found = {}

    def run(self):
        names = self._manager.files_list
        jobs = [workers.Job(name, size) for name, size in self._misses(names)]
        cached = len(names) - len(jobs)
        self._progress = Progress(self._manager.said, cached, len(names), sum(job.size for job in jobs))
        processes = self._processes(jobs)
        if processes > 1:
            self._in_processes(jobs, processes)
        else:
            self._here(jobs)
        changed = self._pack is not None and self._options.keep and self._pack.save()
        self._manager.said.done(len(names), cached, len(jobs), processes, changed, self._scanner.foreign)
        return [(name, self._found[name]) for name in names]

    def _misses(self, names):
        """The files that the cache knows nothing of, with their sizes; the others are found."""
        for name in names:
            if self._pack is None or len(self._pack) == 0:
                yield name, workers.size_of(name)
                continue
            data = self._content(name)
            known_record = self._lookup(name, data) if data is not None else None
            if known_record is None:
                yield name, len(data or b"")
                continue
            self._found[name] = known_record

    def _content(self, name):
        try:
            return self._options.opener.read(name)
        except OSError:
            return None

    def _lookup(self, name, data):
        kept = self._pack.get(self._dependence.key(name, data))
        try:
            return None if kept is None else self._reader.read(kept, name, data)
        except ValueError:
            return None

    def _processes(self, jobs):
        size = sum(job.size for job in jobs)
        worth = _WORTH_A_FORK if self._options.start == "fork" else _WORTH_A_START
        if len(jobs) < 2 or size < worth or self._scanner.foreign:
            return 1
        return min(self._options.processes, len(jobs))

    def _in_processes(self, jobs, count):
        start = self._start()
        pool = workers.Pool(start, count, self._options.limits, self._answered, self._failed, self._slow)
        self._close_also = pool.handles
        pool.run(jobs)

    def _start(self):
        if self._options.start == "fork":
            return workers.forked(answering(self._scanner, self._dependence), self._options.limits, lambda: self._close_also())
        return workers.spawned(self._options.engine, self._options.given, self._options.arguments)

    def _here(self, jobs):
        scan = answering(self._scanner, self._dependence)
        for job in jobs:
            try:
                with _time_limit(self._options.limits.of(job.size), self._options.limits.patience, lambda job=job: self._slow(job)):
                    answer = scan(job.name)
            except TookTooLong:
                self._failed(job, f"scanning the file took longer than {round(self._options.limits.of(job.size))} seconds")
                continue
            self._answered(job, answer)

    def _answered(self, job, answer):
        at = 1
        if answer[0]:
            key = at + _LENGTH.size
            text = key + KEY_SIZE
            at = text + _LENGTH.unpack_from(answer, 1)[0]
            if self._pack is not None:
                self._pack.put(answer[key:text], answer[text:at])
        self._found[job.name] = record.answered(answer[at:], job.name)
        self._progress.add(job.size)

    def _slow(self, job):
        self._manager.said.slow(job.name, self._options.limits.patience, self._options.limits.of(job.size))

    def _failed(self, job, reason):
        self._found[job.name] = record.Record(skipped=reason)
        self._progress.add(job.size)


class TookTooLong(BaseException):
    """Not an Exception, which Bandit and its tests would take for one of their own."""


class _time_limit:
    """Ends what runs in it after some seconds, and calls `late` when `patience` is over; where the system can do that: it has alarms, and this is the main thread."""

    def __init__(self, seconds, patience, late):
        self._seconds, self._patience, self._late = seconds, patience, late
        self._told = seconds <= patience
        self._able = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()

    def __enter__(self):
        if self._able:
            signal.signal(signal.SIGALRM, self._end)
            signal.setitimer(signal.ITIMER_REAL, self._seconds if self._told else self._patience)

    def __exit__(self, *_):
        if self._able:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _end(self, *_):
        if self._told:
            raise TookTooLong
        self._told = True
        signal.setitimer(signal.ITIMER_REAL, self._seconds - self._patience)
        self._late()
