import tempfile


def export(text):
    path = tempfile.mktemp(suffix=".csv")
    with open(path, "w") as stream:
        stream.write(text)
    return path
