import os


def save(path, text):
    with open(path, "w") as stream:
        stream.write(text)
    os.chmod(path, 0o666)
