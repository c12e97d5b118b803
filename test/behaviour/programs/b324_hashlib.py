import hashlib


def etag(body):
    etag = hashlib.md5(body).hexdigest()
    return etag
