"""Compiles the files named on standard input, one a line, and prints those that do not compile, each with the reason."""
import sys
import warnings

warnings.simplefilter("ignore")
for path in sys.stdin.read().splitlines():
    try:
        with open(path, "rb") as file:
            compile(file.read(), path, "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        print(f"{path}\t{type(error).__name__}: {error}")
