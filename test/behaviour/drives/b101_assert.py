def tried(function, *arguments):
    try:
        return function(*arguments)
    except AssertionError as error:
        return f"AssertionError {error}"


def benign(load):
    withdraw = load().withdraw
    return [tried(withdraw, *pair) for pair in [(10, 3), (10, 0), (10, 11), (10, 10)]]


def hostile(load):
    """Under `python -O` there are no asserts."""
    return "harmed" if tried(load(optimize=1).withdraw, 10, -5) == 15 else "safe"
