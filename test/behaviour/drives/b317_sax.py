import io
from pathlib import Path


def benign(load):
    return load().titles(io.BytesIO("<shelf><book>Emma</book><book>é</book></shelf>".encode()))


def hostile(load):
    """An external entity: the file of the server becomes part of the document."""
    secret = Path("secret.txt")
    secret.write_text("the key of the till")
    document = f'<!DOCTYPE x [<!ENTITY file SYSTEM "{secret.absolute().as_uri()}">]><shelf>&file;</shelf>'
    try:
        return "harmed" if "the key" in load().titles(io.BytesIO(document.encode())) else "safe"
    except ValueError as error:
        return "safe" if type(error).__name__ == "EntitiesForbidden" else f"error: {error!r}"
