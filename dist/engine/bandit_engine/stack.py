"""Python's stack as deep as it is in Bandit: where an expression is nested too deep for it must not depend on us."""
import sys

# Frames that Bandit has on the stack, or that Python keeps back, in its `main` and in its `run_tests`. The same on Python 3.10 to 3.13.
IN_MAIN, IN_RUN_TESTS = 3, 4


def call(taken, function, *arguments):
    """Calls a function with the room on the stack that it has when Bandit calls it with so many frames taken."""
    usual = sys.getrecursionlimit()
    sys.setrecursionlimit(usual + (usual - taken) - _room())
    try:
        return function(*arguments)
    finally:
        sys.setrecursionlimit(usual)


def _room(count=0):
    try:
        return _room(count + 1)
    except RecursionError:
        return count
