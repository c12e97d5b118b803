import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argument, hasSplat } from '../../python/edits/arguments.ts';
import { originOf } from '../../python/scopes/value-source.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { sqlRemedy } from '../../remedies/sql/sql-fix.ts';
import { harmlessText, hasPercent, sqlText } from '../../remedies/sql/sql-parameters.ts';
import { sqlUse } from '../../remedies/sql/sql-use.ts';
import { defineRule } from '../rule.ts';

const advice = 'Keep the SQL a constant, with `%s` for each value, and give the values in the second argument.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const text = call && argument(call, 0, 'sql');
  if (!call || !text || hasSplat(call)) return call ? refuse('the text cannot be seen', advice) : unreadable;
  const whole = text.value;
  const sql = sqlText(file, whole);
  if (sql === null) return refuse(`the text is not written here: ${originOf(file, bare(whole))}`, advice);
  const harmless = harmlessText(file, sql);
  if (harmless !== null) return justified(file, call, harmless);
  if (hasPercent(sql))
    return refuse('the text has percent signs of its own, which Django reads as placeholders', advice);
  const use = sqlUse(file, whole);
  return use.kind === 'refused' ? refuse(use.because, advice) : sqlRemedy(file, sql, use);
}

function justified(file: PythonFile, call: Node, reason: string): Remedy {
  const comment = nosec(file, call, 'B611', reason);
  return comment === null
    ? refuse(`${reason}, but no comment of its own can stand here`, advice)
    : fix({ edits: [comment], summary: `State that ${reason}`, suppression: true });
}

export const b611 = defineRule({
  ids: ['B611'],
  names: ['django_rawsql_used'],
  status: 'active',
  title: 'The text of this RawSQL expression is put together at run time',
  why: 'A value with a quote in it becomes part of the statement: an attacker can read or change what the database account may.',
  remedy:
    'Keep the SQL a constant string, write `%s` without quotes for each value, and give the values in the second argument: `RawSQL("... = %s", [value])`. ' +
    'Names of tables and columns must come from a fixed set. Most uses can become `Subquery`, `Func` or another expression, which need no SQL text.',
  safety: 'review',
  cwe: 89,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 5, reason: 'One value that can be influenced gives access to the data.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b611_django_rawsql_used.html',
    'https://cwe.mitre.org/data/definitions/89.html',
    'https://docs.djangoproject.com/en/stable/ref/models/expressions/#raw-sql-expressions',
  ],
  traps: ["Quotes round the placeholder, `'%s'`, break the quoting that the driver does."],
  fix: remedy,
  cases: [
    {
      name: 'values as parameters',
      before: `from django.db.models.expressions import RawSQL


def stock_of(article: str):
    return «RawSQL("SELECT sum(n) FROM stock WHERE article = '%s'" % article, [])»
`,
      after: `from django.db.models.expressions import RawSQL


def stock_of(article: str):
    return RawSQL("SELECT sum(n) FROM stock WHERE article = %s", [article])
`,
    },
    {
      name: 'an f-string by keyword',
      before: `from django.db.models.expressions import RawSQL


def stock_of(article, shop):
    return «RawSQL(
        f"SELECT sum(n) FROM stock WHERE article = {article.id} AND shop = '{shop}'",
        (),
    )»
`,
      after: `from django.db.models.expressions import RawSQL


def stock_of(article, shop):
    return RawSQL(
        "SELECT sum(n) FROM stock WHERE article = %s AND shop = %s",
        [article.id, str(shop)],
    )
`,
    },
    {
      name: 'an expression instead of SQL',
      before: `from django.db.models.expressions import RawSQL

from shop.models import Order


def by_initial(letter):
    return Order.objects.annotate(hit=«RawSQL(f"customer LIKE '{letter}%%'", ())»).filter(hit=True)
`,
      after: `from shop.models import Order


def by_initial(letter):
    return Order.objects.filter(customer__startswith=letter)
`,
      refused: 'percent signs of its own',
    },
    {
      name: 'a column from a constant',
      before: `from django.db.models.expressions import RawSQL

COLUMN = "pages"

length = «RawSQL("SELECT max(%s) FROM books" % COLUMN, [])»
`,
      after: `from django.db.models.expressions import RawSQL

COLUMN = "pages"

length = RawSQL("SELECT max(%s) FROM books" % COLUMN, [])  # nosec B611 # only constants of this file are put in
`,
    },
    {
      name: 'a text from elsewhere',
      before: `from django.db.models.expressions import RawSQL


def column(statement):
    return «RawSQL(statement, [])»
`,
      refused: '`statement` is a parameter of `column`',
    },
    {
      name: 'parameters that are there already',
      before: `from django.db.models.expressions import RawSQL


def stock_of(table, article):
    return «RawSQL(f"SELECT sum(n) FROM stock WHERE shop = {shop} AND article = %s", [article])»
`,
      refused: 'percent signs',
    },
    {
      name: 'the name of a table',
      before: `from django.db.models.expressions import RawSQL


def stock(table):
    return «RawSQL(f"SELECT sum(n) FROM {table}", [])»
`,
      refused: 'stands for the name of a table',
    },
  ],
});
