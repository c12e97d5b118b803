import os
import subprocess

SKIP = None if os.name == "posix" else "the commands are those of a POSIX system"


def benign(load):
    module = load()
    for name in ("books", "lists"):
        os.mkdir(name)
    with open("books/emma.txt", "w") as stream:
        stream.write("one\ntwo\nthree\n")
    return module.listing("books"), module.listing("lists"), module.first_lines("books/emma.txt")


def hostile(load):
    module = load()
    for function in (module.listing, module.first_lines):
        for name in ("x; mkdir harmed", "x && mkdir harmed", "$(mkdir harmed)", "`mkdir harmed`", "x | mkdir harmed", "x\nmkdir harmed"):
            try:
                function(name)
            except subprocess.CalledProcessError:
                pass
    return "harmed" if os.path.exists("harmed") else "safe"
