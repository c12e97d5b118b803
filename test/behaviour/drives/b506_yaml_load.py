import os

SETTINGS = "shelf: [Emma, 3, 2.5, null, true]\nopened: 2020-02-02\nnested: {a: &x [1], b: *x}\ntext: |\n  two\n  lines\n"


def benign(load):
    module = load()
    return [repr(function(SETTINGS)) for function in (module.read, module.read_default, module.read_fast)]


def hostile(load):
    """A document that calls a function while it is read."""
    module = load()
    for number, function in enumerate([module.read, module.read_default, module.read_fast]):
        for tag in ("!!python/object/apply:os.mkdir", "!!python/object/new:os.mkdir"):
            try:
                function(f"{tag} [harmed{number}]")
            except Exception as error:
                assert type(error).__name__ in ("ConstructorError", "FileExistsError"), error
    harmed = [number for number in range(3) if os.path.exists(f"harmed{number}")]
    return "safe" if harmed == [] else "harmed" if harmed == [0, 1, 2] else f"error: {harmed}"
