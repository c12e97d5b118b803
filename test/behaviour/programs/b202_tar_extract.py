import tarfile


def unpack(path, target):
    with tarfile.open(path) as archive:
        archive.extractall(target)


def unpack_texts(path, target):
    with tarfile.open(path) as archive:
        texts = [member for member in archive.getmembers() if not member.name.endswith(".png")]
        archive.extractall(target, members=texts)
