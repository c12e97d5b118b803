import { defineRule } from './rule.ts';

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
  traps: ['Quotes round the placeholder, `\'%s\'`, break the quoting that the driver does.'],
  cases: [
    {
      name: 'values as parameters',
      before: `from django.db.models.expressions import RawSQL


def stock_of(article):
    return «RawSQL("SELECT sum(n) FROM stock WHERE article = '%s'" % article, [])»
`,
      after: `from django.db.models.expressions import RawSQL


def stock_of(article):
    return RawSQL("SELECT sum(n) FROM stock WHERE article = %s", [article])
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
    },
  ],
});
