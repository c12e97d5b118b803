import { defineRule } from './rule.ts';

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
    'A placeholder in quotes, `\'%s\'` or `\'?\'`, is plain text or is quoted twice.',
    'Building the same text elsewhere, or with `join`, ends the finding and not the injection.',
    'A value that stood in quotes was compared as text: pass `str(value)` unless it is a `str` already.',
  ],
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
      before: `def search(db, words):
    query = «"SELECT id, title FROM articles WHERE title LIKE '%"» + words + "%'"
    return db.execute(query).fetchall()
`,
      after: `def search(db, words):
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
      after: `from psycopg import Cursor, sql


def count(cursor: Cursor, table: str) -> None:
    cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
`,
    },
  ],
});
