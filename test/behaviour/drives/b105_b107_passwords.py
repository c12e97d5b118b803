import os


def benign(load):
    os.environ["APP_PASSWORD"] = "hunter2-example"
    module = load()
    return module.PASSWORD, module.login("shop"), module.login("shop", "other"), module.start()


def hostile(load):
    """Whoever reads the source must not have the password."""
    return "harmed" if "hunter2-example" in load.text else "safe"
