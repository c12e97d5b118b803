import contextlib
import io
import logging
import os

import werkzeug.serving
from werkzeug.debug import DebuggedApplication
from werkzeug.test import Client


def served(load, *paths):
    """What the development server would serve: its own debugger round the application where it is asked for, and no socket."""
    os.environ.pop("FLASK_DEBUG", None)
    answers = []

    def run_simple(hostname, port, application, use_debugger=False, **options):
        client = Client(DebuggedApplication(application, evalex=True) if use_debugger else application)
        answers.extend(client.get(path) for path in paths)

    original = werkzeug.serving.run_simple
    werkzeug.serving.run_simple = run_simple
    logging.getLogger("b201_flask_debug").disabled = True
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            load().main(5000)
    finally:
        werkzeug.serving.run_simple = original
    return answers


def benign(load):
    return [(answer.status_code, answer.get_data(as_text=True)) for answer in served(load, "/")]


def hostile(load):
    """The debugger's page runs Python for whoever knows or guesses its PIN, and shows the source to everyone."""
    (page,) = served(load, "/fail")
    assert page.status_code == 500
    return "harmed" if "EVALEX" in page.get_data(as_text=True) or "Traceback" in page.get_data(as_text=True) else "safe"
