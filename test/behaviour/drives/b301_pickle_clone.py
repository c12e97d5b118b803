HARMLESS = "the bytes are the program's own"


def benign(load):
    clone = load().clone
    order = {"books": ["Emma", ("Persuasion", {1, 2})], "paid": True}
    order["again"] = order["books"]
    copied = clone(order)
    copied["books"].append("x")
    return repr(copied), repr(order), copied["again"] is copied["books"]


def hostile(load):
    return "safe"
