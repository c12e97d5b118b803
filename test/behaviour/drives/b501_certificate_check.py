import os

import requests
import tls_server


def benign(load):
    with tls_server.serving() as (url, certificate):
        os.environ["REQUESTS_CA_BUNDLE"] = certificate
        try:
            return load().fetch(url)
        finally:
            del os.environ["REQUESTS_CA_BUNDLE"]


def hostile(load):
    """A server that nobody vouches for."""
    with tls_server.serving() as (url, _):
        try:
            return "harmed" if load().fetch(url) == "the shelf" else "error: no answer"
        except requests.exceptions.SSLError:
            return "safe"
