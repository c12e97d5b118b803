import os
import stat

SKIP = None if os.name == "posix" else "permissions of files are POSIX's"


def benign(load):
    load().save("list.txt", "Emma")
    with open("list.txt") as stream:
        return stream.read(), bool(os.stat("list.txt").st_mode & stat.S_IROTH)


def hostile(load):
    load().save("list.txt", "Emma")
    return "harmed" if os.stat("list.txt").st_mode & stat.S_IWOTH else "safe"
