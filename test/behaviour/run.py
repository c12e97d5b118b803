"""Runs the drives of programs: python run.py <folder of drives> <folder of programs>. Prints one JSON object.

A drive has `benign(load)` and `hostile(load)`; `load()` gives a fresh module of the program. What `benign` gives must be the same before and
after a fix. `hostile` says "harmed" or "safe". `HARMLESS` in a drive says why its program does no harm even before the fix; `SKIP` why it
cannot be run here. All share one process, since a start of Python for each would take long.
"""
import importlib.util
import json
import os
import sys
import tempfile
import types
import warnings
from pathlib import Path

warnings.simplefilter("ignore")
# Nobody types here: a command that reads its input must find the end of it.
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
drives, programs = Path(sys.argv[1]), Path(sys.argv[2])


def loader(path):
    text = path.read_bytes().decode("utf-8")

    def load(optimize=0):
        module = types.ModuleType(path.stem)
        module.__file__ = str(path)
        sys.modules[path.stem] = module
        exec(compile(text, str(path), "exec", optimize=optimize, dont_inherit=True), module.__dict__)
        return module

    load.text = text
    return load


def answer(function, load):
    folder = tempfile.mkdtemp(dir=work)
    os.chdir(folder)
    try:
        return function(load)
    except BaseException as error:
        return f"error: {type(error).__name__}: {error}"
    finally:
        os.chdir(work)


def drive(path):
    spec = importlib.util.spec_from_file_location(f"drive_{path.stem}", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    skip = getattr(module, "SKIP", None)
    if skip:
        return {"skip": skip, "benign": None, "hostile": "", "harmless": None}
    load = loader(programs / path.name)
    return {"skip": None, "benign": answer(module.benign, load), "hostile": answer(module.hostile, load), "harmless": getattr(module, "HARMLESS", None)}


with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as work:
    answers = {path.stem: drive(path) for path in sorted(drives.glob("*.py"))}
    os.chdir(programs)
    print(json.dumps(answers))
    sys.stdout.flush()
# A thread may still wait for a server that never answers.
os._exit(0)
