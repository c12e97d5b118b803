HARMLESS = "the value is escaped already, and the other is constant"


def benign(load):
    module = load()
    values = module.heading("a & b"), module.heading(module.rule()), module.rule()
    return [(str(value), type(value).__name__) for value in values]


def hostile(load):
    return "harmed" if "<script>" in load().heading("<script>") else "safe"
