import random
import string


def reset_token(length=24):
    token = "".join(random.choice(string.ascii_letters) for _ in range(length))
    return token
