import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { addArgument, argumentsOf, hasSplat, keyword, replace } from '../../python/edits/arguments.ts';
import { literalText } from '../../python/literals/string-literal.ts';
import { originOf } from '../../python/scopes/value-source.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';
import {
  harmlessText,
  hasPercent,
  sqlText,
  withParameters,
  type NoParameters,
  type SqlText,
} from '../../remedies/sql/sql-parameters.ts';
import { defineRule } from '../rule.ts';

const advice =
  'Write the query with `filter()` and expressions, or keep the text constant, with `%s` for each value and the values in `params=[...]`.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (
    !/\bobjects\b|\.(?:filter|exclude|all|annotate|order_by|values|select_related|get_queryset)\(|\b(?:queryset|qs|\w+_qs)\b/u.test(
      called.text,
    )
  ) {
    return refuse(`${quoted(called)} is not certainly a query of Django here`, advice);
  }
  if (hasSplat(call) || argumentsOf(call).some(({ name }) => name === null))
    return refuse('the arguments of `extra` are not all given by name', advice);
  if (keyword(call, 'params'))
    return refuse('the call passes parameters already, which new ones would have to be sorted into', advice);
  const other = ['select', 'tables']
    .map((name) => keyword(call, name))
    .find((one) => one && !isConstant(bare(one.value)));
  if (other) {
    return refuse(
      `\`${other.name}\` is put together at run time: ${quoted(other.value)}`,
      'Pick names from a fixed set, and give values in `select_params=[...]`.',
    );
  }
  return inWhere(file, call);
}

const isConstant = (node: Node): boolean =>
  node.type === 'dictionary'
    ? children(node).every((pair) => isConstant(pair.childForFieldName('value') ?? pair))
    : ['list', 'tuple'].includes(node.type)
      ? children(node).every((item) => isConstant(item))
      : literalText(node) !== null;

function inWhere(file: PythonFile, call: Node): Remedy {
  const where = keyword(call, 'where');
  const list = where && bare(where.value);
  if (!list || !['list', 'tuple'].includes(list.type)) {
    return refuse(`the conditions of \`where\` are not written here${list ? `: ${quoted(list)}` : ''}`, advice);
  }
  const open = children(list).filter((item) => literalText(item) === null);
  const texts = open.map((item) => sqlText(file, item));
  const unread = open.find((_, index) => texts[index] === null);
  if (unread) return refuse(`a condition of \`where\` is not written here: ${originOf(file, unread)}`, advice);
  const read = texts.filter((text): text is SqlText => text !== null);
  const harmless = read.map((text) => harmlessText(file, text));
  const [reason] = harmless;
  if (reason && harmless.every((one) => one === reason)) return justified(file, call, reason);
  return withParams(file, call, read);
}

function withParams(file: PythonFile, call: Node, texts: readonly SqlText[]): Remedy {
  if (texts.some((text) => hasPercent(text)))
    return refuse('the text has percent signs of its own, which Django reads as placeholders', advice);
  const made = texts.map((text) => withParameters(file, text, 'format'));
  const fault = made.find((one): one is NoParameters => one.kind === 'refused');
  if (fault) return refuse(fault.because, fault.advice);
  const edits = made.flatMap((one, index) =>
    one.kind === 'parameters' ? [replace(bare(texts[index]?.whole ?? call), one.code)] : [],
  );
  const values = made.flatMap((one) => (one.kind === 'parameters' ? one.values : []));
  return fix({
    edits: [...edits, ...addArgument(file, call, `params=[${values.join(', ')}]`)],
    summary: 'Hand the values to Django as parameters',
    cautions: ['A value is only a value now: where it was meant to hold a piece of SQL, the query fails.'],
  });
}

function justified(file: PythonFile, call: Node, reason: string): Remedy {
  const comment = nosec(file, call, 'B610', reason);
  return comment === null
    ? refuse(`${reason}, but no comment of its own can stand here`, advice)
    : fix({ edits: [comment], summary: `State that ${reason}`, suppression: true });
}

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
  traps: ["Quotes round the placeholder, `'%s'`, break the quoting that the driver does."],
  fix: remedy,
  cases: [
    {
      name: 'values as parameters',
      before: `from shop.models import Order


def similar(word: str):
    return «Order.objects.extra(where=["soundex(title) = soundex('%s')" % word])»
`,
      after: `from shop.models import Order


def similar(word: str):
    return Order.objects.extra(where=["soundex(title) = soundex(%s)"], params=[word])
`,
    },
    {
      name: 'several conditions',
      before: `from shop.models import Order


def orders_of(name, year):
    return «Order.objects.filter(paid=True).extra(
        where=["shipped", f"customer = '{name}'", "year = {}".format(year)],
    )»
`,
      after: `from shop.models import Order


def orders_of(name, year):
    return Order.objects.filter(paid=True).extra(
        where=["shipped", "customer = %s", "year = %s"],
        params=[str(name), year],
    )
`,
    },
    {
      name: 'only constants are put in',
      before: `from shop.models import Order

COLUMN = "shipped_at"

late = «Order.objects.extra(where=[COLUMN + " IS NULL", "due < now()"])»
`,
      after: `from shop.models import Order

COLUMN = "shipped_at"

late = Order.objects.extra(where=[f"{COLUMN} IS NULL", "due < now()"])  # nosec B610 # only constants of this file are put in
`,
      refused: 'is put together at run time',
    },
    {
      name: 'names of tables',
      before: `from shop.models import Order


def joined(table):
    return «Order.objects.extra(tables=[table], where=["shop_order.id = order_id"])»
`,
      refused: '`tables` is put together at run time',
    },
    {
      name: 'conditions from elsewhere',
      before: `from shop.models import Order


def found(conditions):
    return «Order.objects.extra(where=conditions)»
`,
      refused: 'not written here',
    },
    {
      name: 'another function of that name',
      before: `from shop.layout import page


def footer(text):
    «page.extra(where=text)»
`,
      refused: 'not certainly a query',
    },
    {
      name: 'parameters that are there already',
      before: `from shop.models import Order


def found(name, year):
    return «Order.objects.extra(where=[f"customer = '{name}' AND year = %s"], params=[year])»
`,
      refused: 'passes parameters already',
    },
  ],
});
