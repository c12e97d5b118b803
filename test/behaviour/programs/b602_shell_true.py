import subprocess


def listing(name):
    return subprocess.run("ls " + name, shell=True, capture_output=True, text=True).stdout


def first_lines(name):
    return subprocess.check_output(f"head -n 2 {name}", shell=True, text=True)
