from flask import Flask

app = Flask(__name__)


@app.get("/")
def start():
    return "The shelf"


@app.get("/fail")
def fail():
    raise RuntimeError("a bug")


def main(port):
    app.run(port=port, debug=True)
