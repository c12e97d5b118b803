def benign(load):
    module = load()
    return module.page("Emma"), module.other("Persuasion"), [found.get_template("mail.txt").render(title="a & b") for found in (module.environment, module.escaping)]


def hostile(load):
    module = load()
    pages = module.page("<script>alert(1)</script>"), module.other("<script>alert(1)</script>")
    return "harmed" if any("<script>" in page for page in pages) else "safe"
