import os


def benign(load):
    module = load()
    parse = module.parse
    return module.SIZES, module.FACTOR, [repr(parse(text)) for text in ["3", "-2.5", "[1, 'a', None]", "{'x': (1, 2)}", "{1, 2}", "'é'", "True"]]


def hostile(load):
    try:
        load().parse("__import__('os').mkdir('harmed')")
    except ValueError:
        pass
    return "harmed" if os.path.exists("harmed") else "safe"
