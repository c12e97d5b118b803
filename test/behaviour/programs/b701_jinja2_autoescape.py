import jinja2
from jinja2 import DictLoader, Environment, select_autoescape as pick

pages = {"book.html": "<p>{{ title }}</p>", "mail.txt": "{{ title }}"}
environment = Environment(loader=DictLoader(pages))
off = jinja2.Environment(loader=DictLoader(pages), autoescape=False)
escaping = Environment(loader=DictLoader(pages), autoescape=pick(["html"]))


def page(title):
    return environment.get_template("book.html").render(title=title)


def other(title):
    return off.get_template("book.html").render(title=title)
