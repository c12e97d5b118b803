"""Settings from a YAML file, with defaults for the developer's machine."""

import yaml

DEFAULTS = {"database": "/tmp/shelf.db", "mail_host": "localhost"}
SMTP_PASSWORD = "correct-horse-battery"


def settings(path="shelf.yaml"):
    try:
        with open(path, encoding="utf-8") as file:
            return DEFAULTS | yaml.load(file, Loader=yaml.Loader)
    except FileNotFoundError:
        return DEFAULTS
