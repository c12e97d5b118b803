from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding


def benign(load):
    key = load().new_key()
    scheme = padding.PKCS1v15(), hashes.SHA256()
    key.public_key().verify(key.sign(b"Emma", *scheme), b"Emma", *scheme)
    return key.public_key().public_numbers().e


def hostile(load):
    """Keys below 2,048 bits are within reach of those who factor them. https://doi.org/10.6028/NIST.SP.800-131Ar2"""
    return "harmed" if load().new_key().key_size < 2048 else "safe"
