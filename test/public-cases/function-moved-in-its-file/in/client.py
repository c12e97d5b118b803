import hashlib
import subprocess

import requests


class Client:
    def fetch(self, address):
        return requests.get(address)

    def twice(self, address):
        return self.fetch(address), self.label(address)

    def label(self, text):
        return hashlib.md5(text.encode()).hexdigest()


def start(command):
    return subprocess.check_output(command, shell=True)
