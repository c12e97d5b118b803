def benign(load):
    module = load()
    return module.ARROW, [module.is_admin(name) for name in ("user", "user\u202e", "")]


def hostile(load):
    """No character may be left that makes an editor show the source in another order than Python reads it."""
    return "harmed" if set(load.text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f") else "safe"
