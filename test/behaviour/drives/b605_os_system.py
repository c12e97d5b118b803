import os

SKIP = None if os.name == "posix" else "the command is one of a POSIX system"


def benign(load):
    with open("emma.txt", "w") as stream:
        stream.write("Emma")
    load().copy("emma.txt", "copy.txt")
    with open("copy.txt") as stream:
        return stream.read(), sorted(os.listdir())


def hostile(load):
    for name in ("a; mkdir harmed;", "$(mkdir harmed)", "a & mkdir harmed #"):
        load().copy(name, "copy.txt")
    return "harmed" if os.path.exists("harmed") else "safe"
