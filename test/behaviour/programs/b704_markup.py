from markupsafe import Markup, escape


def heading(title):
    return Markup(escape(title))


def rule():
    return Markup(f"<hr>")
