"""Books and readers in SQLite."""

import hashlib
import pickle
import random
import sqlite3

from shelf.settings import settings


def connect():
    return sqlite3.connect(settings()["database"])


def search(title, order):
    with connect() as db:
        query = "SELECT id, title, shelf FROM books WHERE title LIKE '%" + title + "%' ORDER BY " + order
        return db.execute(query).fetchall()


def is_admin(user):
    with connect() as db:
        row = db.execute("SELECT admin FROM readers WHERE name = ?", (user,)).fetchone()
    return bool(row and row[0])


def password_hash(password):
    return hashlib.md5(password.encode()).hexdigest()


def reset_code():
    return "".join(random.choice("0123456789") for _ in range(6))


def restore_session(cookie):
    return pickle.loads(bytes.fromhex(cookie))
