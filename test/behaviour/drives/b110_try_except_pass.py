import logging


def records(action):
    found = []
    handler = logging.Handler()
    handler.emit = found.append
    logger = logging.getLogger()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        action()
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    return found


def benign(load):
    read = load().read
    return [read(text) for text in ['{"theme": "dark"}', "{", "3", "null"]]


def hostile(load):
    """An attack that makes the program fail must leave a trace."""
    found = records(lambda: load().read("3"))
    return "safe" if any(record.exc_info for record in found) else "harmed"
