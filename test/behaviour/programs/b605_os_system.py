import os


def copy(source, target):
    os.system("cp %s %s" % (source, target))
