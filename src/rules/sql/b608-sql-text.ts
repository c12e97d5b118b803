import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { replace } from '../../python/edits/arguments.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { sqlRemedy } from '../../remedies/sql/sql-fix.ts';
import { harmlessText, noParameter, sqlText, written, type SqlText } from '../../remedies/sql/sql-parameters.ts';
import { wholeText } from '../../remedies/sql/sql-template.ts';
import { sqlUse } from '../../remedies/sql/sql-use.ts';
import { defineRule } from '../rule.ts';

const advice = 'Keep the SQL constant, and hand the values over as parameters where it is run.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const string = nodeOf(file, finding);
  if (!string) return unreadable;
  const whole = wholeText(string);
  const method = whole.parent?.type === 'attribute' ? whole.parent.childForFieldName('attribute')?.text : undefined;
  if (method === 'replace')
    return refuse('the text is changed with `replace`, so which values end up in it cannot be seen', advice);
  const sql = sqlText(file, whole);
  if (sql === null) return refuse(`the parts of ${quoted(whole)} cannot be told apart`, advice);
  if (sql.slots.length === 0) return joinedConstants(file, sql);
  const harmless = harmlessText(file, sql);
  if (harmless !== null) return justified(file, whole, harmless);
  const use = sqlUse(file, whole);
  if (use.kind !== 'refused') return sqlRemedy(file, sql, use);
  const fault = noParameter(file, sql);
  return fault ? refuse(fault.because, fault.advice) : refuse(use.because, advice);
}

/** An f-string without fields, or literals that are added: the same text as plain literals. */
function joinedConstants(file: PythonFile, sql: SqlText): Remedy {
  const node = bare(sql.whole);
  const multiline = sql.pieces.some(({ gap }) => gap.includes('\n')) && !isBracketed(file, sql.whole);
  if (multiline || sql.pieces.length === 0) {
    return refuse(
      'literals are added over several lines without brackets',
      'Put brackets round them, and take the `+` between them away.',
    );
  }
  const plain = written(sql, () => '', 'plain');
  if (plain === node.text)
    return refuse(`${quoted(node)} is a plain literal, and what is done with it cannot be followed`, advice);
  return fix({ edits: [replace(node, plain)], safety: 'safe', summary: 'Write the constant text as a plain literal' });
}

/** Whether literals may stand under each other there. */
function isBracketed(file: PythonFile, node: Node): boolean {
  if (/\\\r?\n/u.test(file.text.slice(node.startIndex, node.endIndex))) return true;
  for (let at = node.parent; at !== null && !/_statement$|^(?:assignment|block|module)$/u.test(at.type); at = at.parent)
    if (/^(?:argument_list|parenthesized_expression|list|tuple|dictionary|set|subscript)$/u.test(at.type)) return true;
  return node.type === 'parenthesized_expression';
}

function justified(file: PythonFile, whole: Node, reason: string): Remedy {
  const comment = nosec(file, whole, 'B608', reason);
  if (comment === null)
    return refuse(`${reason}, but no comment of its own can stand here`, 'Add `B608` to the comment on the line.');
  return fix({ edits: [comment], summary: `State that ${reason}`, suppression: true });
}

export const b608 = defineRule({
  ids: ['B608'],
  names: ['hardcoded_sql_expressions'],
  status: 'active',
  title: 'SQL is put together from text and values',
  why: 'A value with a quote in it becomes part of the statement: an attacker can read, change or delete anything that the database account may.',
  remedy:
    'Keep the SQL constant and hand the values over as parameters. The placeholder is the driver’s: `?` for sqlite3, pyodbc and duckdb, ' +
    '`%s` for psycopg, MySQL drivers and Django’s cursor (double every other `%`), ' +
    '`:name` with a dict for SQLAlchemy’s `text()` and Oracle, `$1` for asyncpg. ' +
    'Take the quotes round the placeholder away. Names of tables and columns cannot be parameters: pick them from a fixed set, ' +
    'or use `sql.Identifier` of psycopg. Where only placeholders or such names are put in (`IN` lists), mark the line `# nosec B608 # reason`.',
  safety: 'review',
  cwe: 89,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 5, reason: 'One value that can be influenced gives access to the data.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b608_hardcoded_sql_expressions.html',
    'https://cwe.mitre.org/data/definitions/89.html',
    'https://cheatsheetseries.owasp.org/cheatsheets/SQL_Injection_Prevention_Cheat_Sheet.html',
    'https://docs.python.org/3/library/sqlite3.html#how-to-use-placeholders-to-bind-values-in-sql-queries',
  ],
  traps: [
    "A placeholder in quotes, `'%s'` or `'?'`, is plain text or is quoted twice.",
    'Building the same text elsewhere, or with `join`, ends the finding and not the injection.',
    'A value that stood in quotes was compared as text: pass `str(value)` unless it is a `str` already.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'f-string with sqlite3',
      before: `import sqlite3


def orders_of(db: sqlite3.Connection, customer: str):
    return db.execute(«f"SELECT * FROM orders WHERE customer = '{customer}'"»)
`,
      after: `import sqlite3


def orders_of(db: sqlite3.Connection, customer: str):
    return db.execute("SELECT * FROM orders WHERE customer = ?", (customer,))
`,
    },
    {
      name: '% with psycopg2',
      before: `import psycopg2


def forget(cursor, user_id):
    cursor.execute(«"DELETE FROM sessions WHERE user_id = %s"» % user_id)
`,
      after: `import psycopg2


def forget(cursor, user_id):
    cursor.execute("DELETE FROM sessions WHERE user_id = %s", (user_id,))
`,
    },
    {
      name: 'a search with wildcards',
      before: `import sqlite3


def search(db, words):
    query = «"SELECT id, title FROM articles WHERE title LIKE '%"» + words + "%'"
    return db.execute(query).fetchall()
`,
      after: `import sqlite3


def search(db, words):
    query = "SELECT id, title FROM articles WHERE title LIKE ?"
    return db.execute(query, (f"%{words}%",)).fetchall()
`,
    },
    {
      name: 'the name of a table with psycopg',
      before: `from psycopg import Cursor


def count(cursor: Cursor, table: str) -> None:
    cursor.execute(«f"SELECT count(*) FROM {table}"»)
`,
      after: `from psycopg import Cursor
from psycopg import sql


def count(cursor: Cursor, table: str) -> None:
    cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
`,
    },
    {
      name: 'several lines, with a percent sign for a driver of the format style',
      before: `import pymysql


def cheap(cursor, limit, shop):
    cursor.execute(
        «f"""
        SELECT title, price * 100 % 10
        FROM books
        WHERE price < {limit} AND shop IN ('{shop}', 'all')
        """»,
    )
`,
      after: `import pymysql


def cheap(cursor, limit, shop):
    cursor.execute(
        """
        SELECT title, price * 100 %% 10
        FROM books
        WHERE price < %s AND shop IN (%s, 'all')
        """,
        (limit, str(shop)),
    )
`,
    },
    {
      name: 'literals under each other',
      before: `import sqlite3

connection = sqlite3.connect("shelf.db")
connection.execute(
    «"UPDATE books SET title = '"» + title + "', "  # as typed
    "pages = " + str(pages) +
    " WHERE id = %d" % book
)
`,
      after: `import sqlite3

connection = sqlite3.connect("shelf.db")
connection.execute(
    "UPDATE books SET title = ?, "  # as typed
    "pages = ?"
    " WHERE id = ?",
    (title, pages, book)
)
`,
    },
    {
      name: 'an insert with str.format',
      before: `import sqlite3


class Shelf:
    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.cursor = self.db.cursor()

    def add(self, title, pages):
        self.cursor.execute(
            «"INSERT INTO books (title, pages) VALUES ('{}', {})"».format(title, pages)
        )
`,
      after: `import sqlite3


class Shelf:
    def __init__(self, path):
        self.db = sqlite3.connect(path)
        self.cursor = self.db.cursor()

    def add(self, title, pages):
        self.cursor.execute(
            "INSERT INTO books (title, pages) VALUES (?, ?)",
            (str(title), pages)
        )
`,
    },
    {
      name: 'Django’s cursor',
      before: `from django.db import connection


def rename(book, title):
    with connection.cursor() as cursor:
        cursor.execute(«"UPDATE books SET title = '%s' WHERE id = %d"» % (title, book.id))
`,
      after: `from django.db import connection


def rename(book, title):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE books SET title = %s WHERE id = %s", (str(title), book.id))
`,
    },
    {
      name: 'SQLAlchemy’s text',
      before: `from sqlalchemy import text


def titles(session, author):
    return session.execute(text(«f"SELECT title FROM books WHERE author = {author.id}"»)).all()
`,
      after: `from sqlalchemy import text


def titles(session, author):
    return session.execute(text("SELECT title FROM books WHERE author = :id"), {"id": author.id}).all()
`,
    },
    {
      name: 'SQLAlchemy’s text, run elsewhere',
      before: `from sqlalchemy import text


def by_author(author: str):
    return text(«f"SELECT title FROM books WHERE author = '{author}'"»)
`,
      after: `from sqlalchemy import text


def by_author(author: str):
    return text("SELECT title FROM books WHERE author = :author").bindparams(author=author)
`,
    },
    {
      name: 'a data frame',
      before: `import sqlite3

import pandas as pd

frame = pd.read_sql(«f"SELECT * FROM sales WHERE year = {year}"», sqlite3.connect("shelf.db"))
`,
      after: `import sqlite3

import pandas as pd

frame = pd.read_sql("SELECT * FROM sales WHERE year = ?", sqlite3.connect("shelf.db"), params=(year,))
`,
    },
    {
      name: 'asyncpg takes the values one by one',
      before: `import asyncpg


async def book(connection: asyncpg.Connection, key, shop):
    return await connection.fetchrow(«f"SELECT * FROM books WHERE id = {key} AND shop = {shop}"»)
`,
      after: `import asyncpg


async def book(connection: asyncpg.Connection, key, shop):
    return await connection.fetchrow("SELECT * FROM books WHERE id = $1 AND shop = $2", key, shop)
`,
    },
    {
      name: 'one statement after the other in the same variable',
      before: `import sqlite3


def sell(db, book):
    query = "UPDATE books SET sold = 1 WHERE id = %d" % book
    db.execute(query)
    query = «f"DELETE FROM carts WHERE book = {book}"»
    print(query)
    db.execute(query)
`,
      after: `import sqlite3


def sell(db, book):
    query = "UPDATE books SET sold = 1 WHERE id = %d" % book
    db.execute(query)
    query = "DELETE FROM carts WHERE book = ?"
    print(query)
    db.execute(query, (book,))
`,
      remains: ['B608'],
    },
    {
      name: 'a statement that is extended',
      before: `import sqlite3


def titles(db, author, shop):
    query = «f"SELECT title FROM books WHERE author = {author}"»
    if shop:
        query += f" AND shop = {shop}"
    return db.execute(query)
`,
      refused: 'put together in several steps',
    },
    {
      name: 'a value that changes before the statement is run',
      before: `import sqlite3


def next_title(db, key):
    query = «f"SELECT title FROM books WHERE id = {key}"»
    key = key + 1
    return key, db.execute(query)
`,
      refused: '`key` is given another value',
    },
    {
      name: 'an f-string without fields',
      safety: 'safe',
      before: `query = «f"SELECT title FROM books WHERE tags = '{{}}'"»
`,
      after: `query = "SELECT title FROM books WHERE tags = '{}'"
`,
    },
    {
      name: 'only placeholders are put in',
      before: `def titles(cursor, ids):
    marks = ", ".join("?" * len(ids))
    cursor.execute(«f"SELECT title FROM books WHERE id IN ({marks})"», ids)
`,
      after: `def titles(cursor, ids):
    marks = ", ".join("?" * len(ids))
    cursor.execute(f"SELECT title FROM books WHERE id IN ({marks})", ids)  # nosec B608 # only placeholders are put in
`,
    },
    {
      name: 'only constants are put in',
      before: `TABLE = "books"


def count(cursor):
    cursor.execute(«"SELECT count(*) FROM %s"» % TABLE)
`,
      after: `TABLE = "books"


def count(cursor):
    cursor.execute("SELECT count(*) FROM %s" % TABLE)  # nosec B608 # only constants of this file are put in
`,
    },
    {
      name: 'the name of a table with another driver',
      before: `import sqlite3


def count(db, table):
    return db.execute(«f"SELECT count(*) FROM {table}"»)
`,
      refused: '`table` stands for the name of a table or column',
    },
    {
      name: 'the name of a table in a text for another function, with parameters already',
      before: `from shelf.database import transaction


def forget(flags, key):
    with transaction() as tx:
        tx.mutate(«f"DELETE FROM {flags} WHERE entity = ? AND key = ?"», key)
`,
      refused: '`flags` stands for the name of a table or column',
    },
    {
      name: 'the name of a table beside placeholders, with parameters already',
      before: `import sqlite3


def insert(db, table, values):
    db.execute(«f"INSERT INTO {table} VALUES (?{', ?' * (len(values) - 1)})"», values)
`,
      refused: '`table` stands for the name of a table or column',
    },
    {
      name: 'a name that is quoted as the database does',
      before: `def empty(db, table):
    with db.transaction() as cursor:
        cursor.execute(«f"DELETE FROM {db.quote(table)}"»)
`,
      refused: 'quotes the name of a table or column',
    },
    {
      name: 'an expression that the database’s own function makes',
      before: `def totals(db, cursor):
    cursor.execute(«"SELECT title, %s FROM books"» % db.cast("price", "int"))
`,
      refused: 'is a piece of SQL',
    },
    {
      name: 'placeholders from a tuple',
      before: `def titles(cursor, ids):
    holders = ",".join(("%s",) * len(ids))
    cursor.execute(«"SELECT title FROM books WHERE id IN (%s)"» % holders, ids)
`,
      after: `def titles(cursor, ids):
    holders = ",".join(("%s",) * len(ids))
    cursor.execute("SELECT title FROM books WHERE id IN (%s)" % holders, ids)  # nosec B608 # only placeholders are put in
`,
    },
    {
      name: 'assignments that are joined',
      before: `import sqlite3


def change(db, assignments, values):
    db.execute(«f"UPDATE books SET {', '.join(assignments)} WHERE id = ?"», values)
`,
      refused: 'is a piece of SQL',
    },
    {
      name: 'a list of values',
      before: `import sqlite3


def titles(db, ids):
    return db.execute(«f"SELECT title FROM books WHERE id IN ({ids})"»)
`,
      refused: '`ids` stands for a list of values',
    },
    {
      name: 'a condition',
      before: `import sqlite3


def titles(db, condition):
    return db.execute(«f"SELECT title FROM books WHERE {condition}"»)
`,
      refused: '`condition` is a piece of SQL',
    },
    {
      name: 'a driver that the file does not name',
      before: `def titles(cursor, author):
    cursor.execute(«f"SELECT title FROM books WHERE author = {author}"»)
`,
      refused: 'no import of the file tells',
    },
    {
      name: 'parameters that are there already',
      before: `import sqlite3


def titles(db, author, shop):
    db.execute(«f"SELECT title FROM books WHERE author = {author} AND shop = ?"», (shop,))
`,
      refused: 'passes parameters already',
    },
    {
      name: 'a text for another function',
      before: `from shelf.database import ask


def titles(author):
    return ask(«f"SELECT title FROM books WHERE author = {author}"»)
`,
      refused: 'the text is handed to `ask`',
    },
    {
      name: 'a text that is returned',
      before: `def by_author(author):
    return «"SELECT title FROM books WHERE author = "» + author
`,
      refused: 'the text is returned',
    },
    {
      name: 'escaped by hand',
      before: `import pymysql


def titles(cursor, connection, author):
    cursor.execute(«"SELECT title FROM books WHERE author = %s"» % connection.escape(author))
`,
      refused: 'escapes by hand',
    },
    {
      name: 'a literal that is repeated',
      before: `def pad(cursor, count):
    cursor.execute(«" "» * count + "SELECT title FROM books")
`,
      refused: 'is a plain literal',
    },
    {
      name: 'a text that is changed with replace',
      before: `import sqlite3


def count(db, table):
    return db.execute(«"SELECT count(*) FROM TABLE"».replace("TABLE", table))
`,
      refused: 'changed with `replace`',
    },
  ],
});
