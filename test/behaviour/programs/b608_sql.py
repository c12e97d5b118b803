import sqlite3


def shelf():
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE books (title TEXT, price INTEGER)")
    connection.executemany("INSERT INTO books VALUES (?, ?)", [("Emma", 7), ("Persuasion", 9), ("O'Hara", 3)])
    return connection


def count(connection):
    cursor = connection.cursor()
    return cursor.execute(f"SELECT count(*) FROM books").fetchone()[0]


def price(connection, title):
    cursor = connection.cursor()
    cursor.execute("SELECT price FROM books WHERE title = '%s'" % title)
    return [row[0] for row in cursor.fetchall()]


def cheaper(connection, limit):
    cursor = connection.cursor()
    cursor.execute(f"SELECT title FROM books WHERE price < {limit} ORDER BY title")
    return [row[0] for row in cursor.fetchall()]
