"""Reminders by mail."""

import jinja2

env = jinja2.Environment(loader=jinja2.FileSystemLoader("templates"))


def reminder(reader, books):
    return env.get_template("reminder.html").render(reader=reader, books=books)
