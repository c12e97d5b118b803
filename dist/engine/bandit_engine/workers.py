"""Processes that scan files, and the one that hands them out.

Files go out one by one, the largest first, so that no process is left with a large one at the end. A process answers each
with a record. One that dies, or takes too long over a file, is replaced; a file that two processes died over is given up.
"""
import collections
import contextlib
import json
import math
import os
import selectors
import signal
import struct
import subprocess  # nosec B404 # to start this program again
import sys
import threading
import time

_LENGTH = struct.Struct("<I")
# A process has a second file waiting, so that it need not wait for us.
_AHEAD = 2
_CHUNK = 1 << 18
# Seconds after a file's limit at which a process ends by itself, since nobody did it.
_GRACE = 30


class GaveUp(Exception):
    """The scan cannot go on this way: no process starts, or one met something that only Bandit itself can end well or badly."""


class Limits:
    """How long one file may take: far longer than Bandit takes for any that it comes to an end with in a bearable time."""

    # Seconds after which a file is spoken of.
    patience = 5

    def __init__(self, seconds=30.0, bytes_per_second=20_000):
        self.seconds, self.bytes_per_second = seconds, bytes_per_second

    def of(self, size):
        return self.seconds + size / self.bytes_per_second


def serve(scan, requests, answers, lifeline, limits):
    """A process's life: scans what it is told to until nobody asks any more. `scan` gives the bytes of an answer, none when it failed.

    It ends with whoever holds the other end of the lifeline, also in the middle of a file; and some time after a file's limit in any case,
    for where the code of a test never lets go of Python's lock, the thread that watches the lifeline does not get its turn.
    """
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()
    while True:
        head = _read_exactly(requests, _LENGTH.size)
        if head is None:
            return
        name = _read_exactly(requests, _LENGTH.unpack(head)[0])
        if name is None:
            return
        _end_after(limits.of(size_of(name)) + _GRACE)
        try:
            answer = scan(os.fsdecode(name))
        except Exception:
            answer = b""
        _end_after(0)
        _write_all(answers, _LENGTH.pack(len(answer)) + answer)


def _end_with(lifeline):
    os.read(lifeline, 1)
    os._exit(0)


def _end_after(seconds):
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(seconds))


def size_of(name):
    """The bytes of a file; none where it cannot be told."""
    try:
        return os.stat(name).st_size
    except OSError:
        return 0


def _read_exactly(handle, count):
    parts = []
    while count > 0:
        part = os.read(handle, count)
        if not part:
            return None
        parts.append(part)
        count -= len(part)
    return b"".join(parts)


def _write_all(handle, data):
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view):]


class Process:
    """One process, seen from the one that hands out files."""

    def __init__(self, start):
        self.requests, self.answers, self.end = start()
        self.waiting = collections.deque()
        self.since = None
        self._buffer = bytearray()

    def ask(self, job):
        name = os.fsencode(job.name)
        if not self.waiting:
            self.since = time.monotonic()
        self.waiting.append(job)
        with contextlib.suppress(BrokenPipeError):
            _write_all(self.requests, _LENGTH.pack(len(name)) + name)

    def receive(self):
        """The answers that have arrived as (job, bytes); None when the process is gone."""
        try:
            part = os.read(self.answers, _CHUNK)
        except OSError:
            part = b""
        if not part:
            return None
        self._buffer += part
        done = []
        while len(self._buffer) >= _LENGTH.size:
            length = _LENGTH.unpack_from(self._buffer)[0]
            if len(self._buffer) < _LENGTH.size + length:
                break
            done.append((self.waiting.popleft(), bytes(self._buffer[_LENGTH.size:_LENGTH.size + length])))
            del self._buffer[:_LENGTH.size + length]
            self.since = time.monotonic()
        return done

    def close(self):
        self.end()
        for handle in (self.requests, self.answers):
            with contextlib.suppress(OSError):
                os.close(handle)


class Job:
    """A file to be scanned."""

    __slots__ = ("name", "size", "deaths")

    def __init__(self, name, size):
        self.name, self.size, self.deaths = name, size, 0


class Pool:
    """Scans jobs in several processes. `start` makes one, and gives our ends of its two pipes and what ends it; `done` gets (job, answer bytes), `failed` (job, reason), `slow` a job that takes long."""

    def __init__(self, start, count, limits, done, failed, slow):
        self._start, self._count, self._limits, self._done, self._failed, self._slow = start, count, limits, done, failed, slow
        self._told = set()
        self._processes = []
        self._selector = selectors.DefaultSelector()
        self._deaths = 0
        self._answered = False

    def run(self, jobs):
        self._left = collections.deque(sorted(jobs, key=lambda job: (-job.size, job.name)))
        self._alone = collections.deque()
        try:
            for _ in range(min(self._count, len(self._left))):
                self._add()
            while self._left or self._alone or any(process.waiting for process in self._processes):
                self._hand_out()
                for key, _ in self._selector.select(self._patience()):
                    self._take(key.data)
                self._stop_late()
        finally:
            for process in self._processes:
                process.close()
            self._selector.close()

    def handles(self):
        """Our ends of all pipes."""
        return [handle for process in self._processes for handle in (process.requests, process.answers)]

    def _add(self):
        process = Process(self._start)
        self._processes.append(process)
        self._selector.register(process.answers, selectors.EVENT_READ, process)

    def _hand_out(self):
        for process in list(self._processes):
            # What a process died over is tried once more with nothing beside it.
            if self._alone and not process.waiting:
                process.ask(self._alone.popleft())
            if any(job.deaths for job in process.waiting):
                continue
            while self._left and len(process.waiting) < _AHEAD and not self._alone:
                process.ask(self._left.popleft())

    def _take(self, process):
        done = process.receive()
        if done is None:
            self._bury(process, "Bandit's process was killed while it scanned the file, twice")
            return
        for job, answer in done:
            self._answered = True
            if not answer:
                raise GaveUp("the engine failed on a file")
            self._done(job, answer)

    def _patience(self):
        """Seconds until the first process is late."""
        busy = [process for process in self._processes if process.waiting]
        ends = [process.since + self._next_limit(process.waiting[0]) for process in busy]
        return max(0.05, min(ends) - time.monotonic()) if ends else None

    def _next_limit(self, job):
        limit = self._limits.of(job.size)
        return limit if job in self._told else min(limit, self._limits.patience)

    def _stop_late(self):
        now = time.monotonic()
        for process in list(self._processes):
            if not process.waiting or now <= process.since + self._next_limit(process.waiting[0]):
                continue
            job = process.waiting[0]
            if now <= process.since + self._limits.of(job.size):
                self._told.add(job)
                self._slow(job)
            else:
                job.deaths += 1
                self._bury(process, f"scanning the file took longer than {round(self._limits.of(process.waiting[0].size))} seconds")

    def _bury(self, process, reason):
        """Replaces a process that is gone; the file that it was at is tried once more, unless it was that already."""
        self._selector.unregister(process.answers)
        self._processes.remove(process)
        process.close()
        self._deaths += 1
        if not self._answered and self._deaths > 2 * self._count:
            raise GaveUp("the processes that scan do not start")
        for place, job in enumerate(process.waiting):
            if place > 0:
                self._left.appendleft(job)
                continue
            job.deaths += 1
            if job.deaths > 1:
                self._failed(job, reason)
            else:
                self._alone.append(job)
        self._add()


# Two ways to start a process. A fork has everything loaded; where that is not safe, the program is started once more.

def forked(scan, limits, close_also):
    """Starts a process by a fork; `close_also` gives the descriptors of others, which would keep those waiting for each other."""
    watched, held = os.pipe()

    def start():
        request_out, request_in = os.pipe()
        answer_out, answer_in = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                for handle in (held, request_in, answer_out, *close_also()):
                    os.close(handle)
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                signal.signal(signal.SIGALRM, signal.SIG_DFL)
                serve(scan, request_out, answer_in, watched, limits)
                status = 0
            except BrokenPipeError:
                status = 0
            finally:
                os._exit(status)
        os.close(request_out)
        os.close(answer_in)
        return request_in, answer_out, lambda: _end_fork(pid)

    return start


def _end_fork(pid):
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, 0)


def spawned(engine, options, arguments):
    """Starts a process by starting this program again as a worker, with the same arguments for Bandit."""
    # Our end stays open to our own end, and no process inherits it.
    watched, _ = os.pipe()

    def start():
        given = json.dumps({**options, "role": "worker", "lifeline": watched})
        command = [sys.executable, *_interpreter_flags(), engine, given, *arguments]
        child = subprocess.Popen(  # nosec B603 # our own program, no shell
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0, pass_fds=(watched,)
        )
        # Descriptors of our own: Popen closes its own, by number, whenever it is collected.
        ends = os.dup(child.stdin.fileno()), os.dup(child.stdout.fileno())
        child.stdin.close()
        child.stdout.close()
        return *ends, lambda: _end_child(child)

    return start


def _interpreter_flags():
    """How this Python was started: alone with its own packages, and whether and where it keeps what it compiles."""
    prefix = sys.pycache_prefix
    return [*(["-I"] if sys.flags.isolated else []), *(["-B"] if sys.dont_write_bytecode else []), *(["-X", f"pycache_prefix={prefix}"] if prefix else [])]


def _end_child(child):
    child.kill()
    child.wait()
