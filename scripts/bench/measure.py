"""Runs a command and says as JSON what it took: wall clock, processor time of it and of all it waited for, memory of the largest of them.

Usage: measure.py STDOUT STDERR COMMAND...   (its output goes to the two files)
"""
import json
import subprocess  # nosec B404  # running a command is what this file is for
import sys
import time

try:
    import resource
except ImportError:  # Windows
    resource = None

with open(sys.argv[1], "wb") as out, open(sys.argv[2], "wb") as err:
    before = time.perf_counter()
    ended = subprocess.run(sys.argv[3:], stdin=subprocess.DEVNULL, stdout=out, stderr=err)  # nosec B603  # no shell; the bench's own command
    seconds = time.perf_counter() - before

took = {"status": ended.returncode, "seconds": seconds, "cpu": None, "peak": None}
if resource is not None:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1 if sys.platform == "darwin" else 1024
    took.update(cpu=used.ru_utime + used.ru_stime, peak=used.ru_maxrss * unit)
print(json.dumps(took))
