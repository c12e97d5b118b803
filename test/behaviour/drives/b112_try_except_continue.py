import logging


def benign(load):
    return load().prices([{"price": "7"}, {}, {"price": "x"}, {"price": 9}, None])


def hostile(load):
    """Rows that are passed over must leave a trace."""
    found = []
    handler = logging.Handler()
    handler.emit = found.append
    logger = logging.getLogger()
    level = logger.level
    logger.addHandler(handler)
    logger.setLevel(logging.DEBUG)
    try:
        load().prices([{"price": "x"}, {"price": "7"}, {}])
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    return "safe" if [bool(record.exc_info) for record in found] == [True, True] else "harmed"
