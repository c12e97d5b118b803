import sqlite3


def benign(load):
    module = load()
    shelf = module.shelf()
    return module.count(shelf), module.price(shelf, "Emma"), module.price(shelf, "none"), module.cheaper(shelf, 8), module.cheaper(shelf, 2)


def hostile(load):
    module = load()
    shelf = module.shelf()
    everything = module.price(shelf, "x' OR '1'='1"), module.cheaper(shelf, "0 UNION SELECT name FROM sqlite_master --")
    try:
        honest = module.price(shelf, "O'Hara")
    except sqlite3.OperationalError:
        honest = None
    if len(everything[0]) == 3 or "books" in everything[1]:
        return "harmed"
    return "safe" if everything[0] == [] and honest == [3] else f"error: {everything} {honest}"
