import os
import urllib.error

import tls_server


def benign(load):
    with tls_server.serving() as (url, certificate):
        os.environ["SSL_CERT_FILE"] = certificate
        try:
            return load().fetch(url)
        finally:
            del os.environ["SSL_CERT_FILE"]


def hostile(load):
    """A server that nobody vouches for."""
    with tls_server.serving() as (url, _):
        try:
            return "harmed" if load().fetch(url) == "the shelf" else "error: no answer"
        except urllib.error.URLError as error:
            return "safe" if "CERTIFICATE_VERIFY_FAILED" in str(error) else f"error: {error}"
