SIZES = eval("[16, 32, 64]")
FACTOR = 2 ** eval("-1")


def parse(text):
    return eval(text)
