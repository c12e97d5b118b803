import random


def benign(load):
    token = load().reset_token(40)
    return len(token), token.isascii() and token.isalpha()


def hostile(load):
    """Whoever knows the state of the generator, from outputs that they saw, knows the next token."""
    module = load()
    random.seed(7)
    first = module.reset_token()
    random.seed(7)
    return "harmed" if module.reset_token() == first else "safe"
