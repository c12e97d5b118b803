/** Statements with parameters find what the statements with pasted values found: asked of SQLite. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { children } from '../../../src/python/tree/tree.ts';
import { sqlText, withParameters } from '../../../src/remedies/sql/sql-parameters.ts';
import { valuesIn } from '../../../src/remedies/sql/sql-roles.ts';
import { sqlUse } from '../../../src/remedies/sql/sql-use.ts';
import { pythonFile } from '../../python/parser.ts';

const read = <T>(
  code: string,
  use: (sql: NonNullable<ReturnType<typeof sqlText>>, file: Parameters<typeof sqlText>[0]) => T,
): Promise<T> =>
  pythonFile(`${code}\n`, (file) => {
    const expression = children(file.root)[0]?.namedChildren[0];
    const sql = expression ? sqlText(file, expression) : null;
    assert.ok(sql, code);
    return use(sql, file);
  });

const statements = [
  `f"SELECT id FROM books WHERE id = {n}"`,
  `f"SELECT id FROM books WHERE title = '{s}'"`,
  `"SELECT id FROM books WHERE title = '%s' AND pages >= %d" % (s, n)`,
  `"SELECT id FROM books WHERE title LIKE '%" + s + "%'"`,
  `"SELECT id FROM books WHERE title LIKE '{}%' LIMIT {}".format(s, n)`,
  `f"SELECT id FROM books WHERE pages BETWEEN {n} AND {n + 300} ORDER BY id"`,
  `f"SELECT id FROM books WHERE id IN ({n}, {n + 1})"`,
  `f"SELECT title || '-{s}' FROM books WHERE pages > {n}"`,
  `"SELECT id FROM books WHERE title = 'It''s' OR title = '%s'" % s`,
  `f"SELECT id FROM books WHERE title = {s!r}"`,
  `"SELECT 'it is 100%%', id FROM books WHERE id = %(n)s" % {"n": n}`,
  `f'SELECT id FROM books WHERE title = "{s}"'`,
  `f"SELECT id FROM books WHERE title = '{s} {n}'"`,
  `f"SELECT id FROM books WHERE lower(title) = lower('{s}')"`,
  `("SELECT id FROM books " + "WHERE pages < " + str(n) + " ORDER BY id")`,
];

test('the rows are the same', async () => {
  const pairs = await Promise.all(
    statements.map((code) =>
      read(code, (sql, file) => {
        const made = withParameters(file, sql, 'qmark');
        return made.kind === 'parameters'
          ? [code, made.code, `[${made.values.join(', ')}]`]
          : assert.fail(`${code}: ${made.because}`);
      }),
    ),
  );
  const program = `import json, sqlite3, sys
db = sqlite3.connect(":memory:")
db.execute("CREATE TABLE books (id INTEGER, title TEXT, pages INTEGER)")
db.executemany("INSERT INTO books VALUES (?, ?, ?)", [(1, "Dune", 412), (2, "It's", 1138), (3, "Emma", 1), (4, "Dune 1", 2), (5, "dune", 300)])
out = []
for code, text, values in json.load(sys.stdin):
    for s in ("Dune", "Emma", "D", "nothing"):
        for n in (1, 2, 300):
            globals().update(s=s, n=n)
            out.append([db.execute(eval(code)).fetchall(), db.execute(eval(text), eval(values)).fetchall()])
print(json.dumps(out))`;
  const seen: unknown = JSON.parse(
    execFileSync('python3', ['-c', program], { input: JSON.stringify(pairs), encoding: 'utf8' }),
  );
  assert.ok(Array.isArray(seen) && seen.length === statements.length * 12);
  let found = 0;
  seen.forEach((pair: unknown, index) => {
    assert.ok(Array.isArray(pair));
    assert.deepEqual(pair[1], pair[0], statements[Math.floor(index / 12)] ?? '');
    if (JSON.stringify(pair[0]) !== '[]') found += 1;
  });
  assert.ok(found > 40, String(found));
});

const roles: readonly (readonly [string, readonly string[]])[] = [
  [
    'f"SELECT {a} FROM {b} WHERE {c} = {d} AND {e} ORDER BY {f}"',
    ['a:name', 'b:name', 'c:name', 'd:value', 'e:fragment', 'f:name'],
  ],
  [
    'f"INSERT INTO {t} ({c}, d) VALUES ({a}, \'{b}\'), ({c}, 1)"',
    ['t:name', 'c:name', 'a:value', 'b:value', 'c:value'],
  ],
  ['f"SELECT a FROM shelf_{t} WHERE x IN ({ids}) AND y IN {more}"', ['t:name', 'ids:list', 'more:list']],
  ['f"UPDATE t SET {col} = {val}, b = {c} WHERE d = {e}.id"', ['col:name', 'val:value', 'c:value', 'e:name']],
  ['f"SELECT a FROM t LIMIT {a}, {b} -- {c}"', ['a:value', 'b:value', 'c:fragment']],
  ["f\"SELECT a FROM t WHERE b > now() - INTERVAL '{n} days' AND c = '{d}'\"", ['n:fragment', 'd:value']],
  ['f"SELECT count({a}) FROM t WHERE b = coalesce({c}, 1)"', ['a:name', 'c:name']],
  ['f"SELECT a FROM `{t}` WHERE b = {x}{y}"', ['t:name', 'x:name', 'y:name']],
];
test('names, lists and other pieces of SQL are told from values', async () => {
  for (const [code, wanted] of roles) {
    assert.deepEqual(
      await read(code, ({ slots }) => slots.map((slot) => `${valuesIn(slot)[0]?.node.text}:${slot.role}`)),
      wanted,
      code,
    );
  }
});

test('the calls that run a text', async () => {
  const kinds = async (code: string): Promise<string> =>
    pythonFile(code, (file) => {
      const [string] = file.root.descendantsOfType('string');
      const use = string ? sqlUse(file, string) : null;
      return use?.kind === 'calls'
        ? use.calls.map(({ kind, filled }) => `${kind}${filled ? '+' : ''}`).join(' ')
        : (use?.because ?? '');
    });
  assert.equal(await kinds('db.execute("x")\n'), 'execute');
  assert.equal(await kinds('db.execute(("x"), (1,))\n'), 'execute+');
  assert.equal(
    await kinds('def f(db):\n    q = "x"\n    print(q)\n    db.execute(q)\n    return db.execute(q)\n'),
    'execute execute',
  );
  assert.equal(await kinds('def f(db):\n    q = "x"\n    db.execute(q)\n    q = "y"\n    db.execute(q)\n'), 'execute');
  assert.match(
    await kinds('def f(db):\n    q = "x"\n    if db:\n        q = "y"\n    db.execute(q)\n'),
    /several steps/u,
  );
  assert.match(
    await kinds('def f(db):\n    for i in db:\n        db.execute(q)\n        q = "x"\n    q = "y"\n'),
    /several steps/u,
  );
  assert.match(await kinds('def f(db):\n    q = "x"\n    return lambda: db.execute(q)\n'), /another function/u);
});
