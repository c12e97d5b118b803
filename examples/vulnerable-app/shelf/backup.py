"""Backups: made on the server, copied to another one, restored from an archive."""

import subprocess
import tarfile

import paramiko

STORE = "/var/backups/shelf"


def create(name):
    archive = f"{STORE}/{name}.tar.gz"
    subprocess.run(f"tar czf {archive} shelf.db", shell=True, check=True)
    return archive


def restore(archive):
    with tarfile.open(archive) as tar:
        tar.extractall(STORE)


def copy(archive, host):
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect(host)
    with client.open_sftp() as sftp:
        sftp.put(archive, archive)


def free_space():
    return subprocess.run(["df", "-h", STORE], capture_output=True, text=True, check=True).stdout  # nosec B603 B607
