import { defineRule } from './rule.ts';

export const b610 = defineRule({
  ids: ['B610'],
  names: ['django_extra_used'],
  status: 'active',
  title: 'extra() pastes text into the SQL of a Django query',
  why: 'A value with a quote in it becomes part of the statement: an attacker can read or change what the database account may.',
  remedy:
    'Write the query with `filter()`, `annotate()` and expressions, which pass values as parameters; Django advises against `extra()` in new code. ' +
    'Where it must stay, keep the text constant, write `%s` without quotes for each value and give the values in `params=[...]` ' +
    '(`select_params=[...]` for `select`). Names of tables and columns must come from a fixed set.',
  safety: 'review',
  cwe: 89,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 5, reason: 'One value that can be influenced gives access to the data.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b610_django_extra_used.html',
    'https://cwe.mitre.org/data/definitions/89.html',
    'https://docs.djangoproject.com/en/stable/ref/models/querysets/#extra',
  ],
  traps: ['Quotes round the placeholder, `\'%s\'`, break the quoting that the driver does.'],
  cases: [
    {
      name: 'a filter instead of SQL',
      before: `from shop.models import Order


def orders_of(name):
    return «Order.objects.extra(where=[f"customer = '{name}'"])»
`,
      after: `from shop.models import Order


def orders_of(name):
    return Order.objects.filter(customer=name)
`,
    },
    {
      name: 'values as parameters',
      before: `from shop.models import Order


def similar(word):
    return «Order.objects.extra(where=["soundex(title) = soundex('%s')" % word])»
`,
      after: `from shop.models import Order


def similar(word):
    return Order.objects.extra(where=["soundex(title) = soundex(%s)"], params=[word])
`,
    },
  ],
});
