HARMLESS = "the digest protects nothing, which the fix says to builds of Python that refuse MD5"


def benign(load):
    etag = load().etag
    return [etag(body) for body in (b"", b"Emma", bytes(range(256)))]


def hostile(load):
    return "safe"
