BOOKS = '<shelf><book title="Emma">é</book><book title="a &amp; b"/></shelf>'
DOCTYPE = '<!DOCTYPE x [<!ENTITY a "' + "ha" * 50 + '"><!ENTITY b "' + "&a;" * 20 + '"><!ENTITY c "' + "&b;" * 20 + '">]>'
BOMB = DOCTYPE + '<shelf><book title="&c;"/></shelf>'


def benign(load):
    module = load()
    return module.titles(BOOKS), module.first(BOOKS), module.notes("<note>Ordered</note>")


def grown(function, document):
    """Whether the entities were expanded: 600 bytes become 40,000."""
    try:
        return len("".join(function(document))) >= 40_000
    except ValueError as error:
        assert type(error).__name__ == "EntitiesForbidden", error
        return False


def hostile(load):
    module = load()
    harmed = [grown(module.titles, BOMB), grown(module.first, BOMB), grown(module.notes, DOCTYPE + "<note>&c;</note>")]
    return "harmed" if all(harmed) else "safe" if not any(harmed) else f"error: {harmed}"
