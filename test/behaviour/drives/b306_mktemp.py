import builtins
import os

SKIP = None if os.name == "posix" else "a link needs rights on Windows"


def benign(load):
    path = load().export("title;price\n")
    try:
        with open(path) as stream:
            return stream.read(), path.endswith(".csv")
    finally:
        os.unlink(path)


def hostile(load):
    """An attacker who sees the name first puts a link there, before the program opens the file."""
    with open("victim", "w") as stream:
        stream.write("precious")
    victim = os.path.abspath("victim")

    def late(path, *arguments):
        try:
            os.symlink(victim, path)
        except FileExistsError:
            pass
        return builtins.open(path, *arguments)

    module = load()
    module.open = late
    os.unlink(module.export("overwritten"))
    with open("victim") as stream:
        return "safe" if stream.read() == "precious" else "harmed"
