import http.server
import socket
import threading

import requests


class Shop(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.answer(b'"the shelf"')

    def do_POST(self):
        self.answer(self.rfile.read(int(self.headers["Content-Length"])))

    def answer(self, body):
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def benign(load):
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Shop) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_address[1]}/"
        module = load()
        try:
            return module.fetch(url), module.order(url, "Emma")
        finally:
            server.shutdown()


def hostile(load):
    """A server that takes the connection and never says a word. Time runs 300 times as fast for timeouts: 60 seconds are 0.2."""
    send = requests.adapters.HTTPAdapter.send

    def hurried(self, request, timeout=None, **rest):
        return send(self, request, timeout=None if timeout is None else timeout / 300, **rest)

    ended = []

    def attempt(function, *arguments):
        try:
            function(*arguments)
        except requests.Timeout:
            ended.append(function.__name__)
        except requests.RequestException:
            """The server is gone, and with it the test."""

    requests.adapters.HTTPAdapter.send = hurried
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        module = load()
        threads = [threading.Thread(target=attempt, args=arguments, daemon=True) for arguments in [(module.fetch, url), (module.order, url, "Emma")]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(1.5)
        requests.adapters.HTTPAdapter.send = send
    return "safe" if sorted(ended) == ["fetch", "order"] else "harmed"
