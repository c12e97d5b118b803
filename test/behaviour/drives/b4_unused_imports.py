HARMLESS = "nothing uses the modules"


def benign(load):
    title = load().title
    return [title(path) for path in ["a/Emma", "x/<script>\"'&amp;", ""]]


def hostile(load):
    title, _ = load().title("a/<script>alert(1)<\\script>")
    return "harmed" if "<" in title else "safe"
