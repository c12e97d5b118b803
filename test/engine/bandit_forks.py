"""Bandit or the engine, imported once and forked for each scan: a scan then costs what it scans, not what Python imports.

Started as `python -I -c TEXT_OF_THIS_FILE [ENGINE]`, with requests on descriptor 3 and answers on 4, a JSON object a line each. What follows the loop runs
in the child alone, at the level of the module, so that Bandit has as many frames below it as when `python -c` starts it.
"""
import json
import os
import select
import signal
import sys

from bandit.cli import main as b_main

engine = sys.argv[1] if len(sys.argv) > 1 else None
if engine:
    sys.path.insert(0, engine)
    import bandit_engine.start  # noqa: F401

    sys.path.pop(0)


def _answer(number, **told):
    os.write(4, json.dumps({"id": number, **told}).encode() + b"\n")


def _bury(running):
    """Tells of each child that has ended."""
    while running:
        child, status = os.waitpid(-1, os.WNOHANG)
        if child == 0:
            return
        code = os.waitstatus_to_exitcode(status)
        _answer(running.pop(child), status=code if code >= 0 else None, signal=None if code >= 0 else signal.Signals(-code).name)


def _become(request):
    """Makes the child what a new process would be: a group, streams, a folder and surroundings of its own."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    for descriptor in (3, 4, waker, woken):
        os.close(descriptor)
    for descriptor, (path, flags) in enumerate(((request["stdin"], os.O_RDONLY), (request["stdout"], os.O_WRONLY), (request["stderr"], os.O_WRONLY))):
        opened = os.open(path, flags)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.chdir(request["cwd"])
    os.environ.update(request["env"])
    sys.argv = ["bandit", *request["arguments"]]


woken, waker = os.pipe()
for end in (woken, waker):
    os.set_blocking(end, False)
signal.set_wakeup_fd(waker)
signal.signal(signal.SIGCHLD, lambda *_: None)
running, pending = {}, b""
while True:
    ready, _, _ = select.select([3, woken], [], [])
    if woken in ready:
        os.read(woken, 4096)
        _bury(running)
    if 3 not in ready:
        continue
    arrived = os.read(3, 1 << 16)
    if not arrived:
        os._exit(0)
    *lines, pending = (pending + arrived).split(b"\n")
    request = None
    for line in lines:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            break
        running[child] = request["id"]
        _answer(request["id"], started=child)
        request = None
    if request is not None:
        break

_become(request)
if engine is None:
    b_main.main()
else:
    sys.argv = [engine, request["options"], *request["arguments"]]
    sys.path.insert(0, engine)
    with open(os.path.join(engine, "__main__.py"), encoding="utf-8") as source:
        code = compile(source.read(), os.path.join(engine, "__main__.py"), "exec")
    exec(code, {"__name__": "__main__"})
