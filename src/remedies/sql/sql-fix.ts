/** Edits that take the values out of an SQL text and hand them to the call that runs it. */

import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, type Remedy } from '../../model/fixes/fix.ts';
import { addArgument, argumentsOf, replace } from '../../python/edits/arguments.ts';
import { reach, type Reach } from '../../python/imports/imports.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { bare, enclosing, type Node } from '../../python/tree/tree.ts';
import { driverBehind, type SqlDriver } from './sql-driver.ts';
import { noParameter, withParameters, written, type SqlText } from './sql-parameters.ts';
import { valuesIn } from './sql-roles.ts';
import type { SqlCall, SqlUse } from './sql-use.ts';

const remedyInWords = 'Keep the SQL constant, and hand the values over as parameters.';
const check = 'A value is only a value now: where it was meant to hold a piece of SQL, the statement fails.';

/** The answer for a text that is run by known calls. */
export function sqlRemedy(file: PythonFile, sql: SqlText, use: Extract<SqlUse, { kind: 'calls' }>): Remedy {
  const [first] = use.calls;
  if (!first) return refuse('nothing runs the text', remedyInWords);
  const changed = changedBetween(file, sql, use);
  if (changed) return refuse(`${quoted(changed)} is given another value before the statement is run`, remedyInWords);
  if (first.kind === 'text')
    return use.calls.length === 1
      ? forSqlAlchemy(file, sql, first)
      : refuse('the text is run in several places', remedyInWords);
  if (first.kind === 'raw' || first.kind === 'expression') return forDjango(file, sql, first, use.name);
  const answer = driverBehind(file, first.receiver);
  const fault = noParameter(file, sql);
  if (answer.driver === null) {
    return fault
      ? refuse(fault.because, fault.advice)
      : refuse(
          answer.because,
          `${remedyInWords} Mind the placeholder of the driver: \`?\` for sqlite3 and pyodbc, \`%s\` for psycopg, MySQL drivers and Django.`,
        );
  }
  const names = sql.slots.some(({ role }) => role === 'name');
  if (names && /^psycopg2?$/u.test(answer.driver.module)) return composed(file, sql, use, answer.driver);
  if (fault) return refuse(fault.because, fault.advice);
  if (
    use.calls.some(
      ({ kind, call }) => kind === 'execute' && /many$/u.test(call.childForFieldName('function')?.text ?? ''),
    )
  ) {
    return refuse(
      '`executemany` passes its own rows of parameters',
      'Put a placeholder for this value as well, and add the value to every row.',
    );
  }
  if (use.calls.some(({ filled }) => filled)) {
    return refuse(
      'the call passes parameters already, which new ones would have to be sorted into',
      'Put a placeholder for this value as well, and add the value at its place.',
    );
  }
  return parameterised(file, sql, use, answer.driver);
}

function parameterised(
  file: PythonFile,
  sql: SqlText,
  use: Extract<SqlUse, { kind: 'calls' }>,
  driver: SqlDriver,
): Remedy {
  const made = withParameters(file, sql, driver.style);
  if (made.kind === 'refused') return refuse(made.because, made.advice);
  if (
    sql.slots.some(({ quote }) => quote === '"') &&
    /^(?:psycopg2?|aiopg|asyncpg|oracledb|cx_Oracle)$/u.test(driver.module)
  ) {
    return refuse('a value in double quotes is a name for this database', remedyInWords);
  }
  if (use.calls.some(({ kind }) => kind === 'spread') && driver.style !== 'dollar')
    return refuse('the call is not known to take parameters', remedyInWords);
  const tuple = made.values.length === 1 ? `(${made.values[0]},)` : `(${made.values.join(', ')})`;
  const edits = use.calls.flatMap(({ call, kind }) =>
    addArgument(
      file,
      call,
      kind === 'frame' ? `params=${tuple}` : driver.style === 'dollar' ? made.values.join(', ') : tuple,
    ),
  );
  return fix({
    edits: [replace(bare(sql.whole), made.code), ...edits],
    summary: `Hand the values to \`${driver.module}\` as parameters`,
    cautions: [check, ...textCaution(made.values)],
  });
}

const textCaution = (values: readonly string[]): readonly string[] =>
  values.some((value) => value.startsWith('str('))
    ? ['The value was text in the statement: `str()` keeps it one, as comparing a number with text finds nothing.']
    : [];

/** A value that is set anew between the making of the text and its use. */
function changedBetween(
  file: PythonFile,
  sql: SqlText,
  { calls, name }: Extract<SqlUse, { kind: 'calls' }>,
): Node | null {
  if (name === null) return null;
  const from = sql.whole.endIndex;
  const to = Math.max(
    ...calls.map(({ call }) => {
      const loop = enclosing(call, 'for_statement', 'while_statement', 'function_definition');
      return loop && loop.type !== 'function_definition' && loop.startIndex > from ? loop.endIndex : call.endIndex;
    }),
  );
  const identifiers = sql.slots
    .flatMap((slot) => valuesIn(slot))
    .flatMap(({ node }) => node.descendantsOfType('identifier'))
    .filter((node) => node !== null);
  return (
    identifiers.find((node) =>
      file.scopes.bindings(node, node.text).some(({ node: at }) => at.startIndex > from && at.startIndex < to),
    ) ?? null
  );
}

/** Django takes `%s` for every database, and a list. */
function forDjango(file: PythonFile, sql: SqlText, { call, kind, filled }: SqlCall, name: Node | null): Remedy {
  if (name !== null || filled)
    return refuse('the call passes parameters already, or is far from its text', remedyInWords);
  const made = withParameters(file, sql, 'format');
  if (made.kind === 'refused') return refuse(made.because, made.advice);
  const list = `[${made.values.join(', ')}]`;
  const empty = argumentsOf(call)[1];
  const edits = kind === 'expression' && empty ? [replace(empty.value, list)] : addArgument(file, call, list);
  return fix({
    edits: [replace(bare(sql.whole), made.code), ...edits],
    summary: 'Hand the values to Django as parameters',
    cautions: [check],
  });
}

/** `text("... :name")` with a dictionary, or with `bindparams` where the text is run elsewhere. */
function forSqlAlchemy(file: PythonFile, sql: SqlText, { call, filled }: SqlCall): Remedy {
  const made = withParameters(file, sql, 'colon');
  if (made.kind === 'refused') return refuse(made.because, made.advice);
  const plain = written(sql, () => '', 'plain');
  if (filled || /(?<![:\w\\]):\w/u.test(plain)) {
    return refuse('the text has named parameters already', 'Add a name for this value, and pass it with the others.');
  }
  const names = namesFor(sql);
  const code = written(sql, (index) => `:${names[index]}`, 'plain');
  const list = call.parent?.type === 'argument_list' ? call.parent : null;
  const runs =
    list?.parent?.type === 'call' &&
    /^(?:execute|scalar|scalars|stream)$/u.test(
      list.parent.childForFieldName('function')?.childForFieldName('attribute')?.text ?? '',
    )
      ? list.parent
      : null;
  const pairs = names.map((name, index) => ({ name, value: made.values[index] ?? '' }));
  const edits: readonly Edit[] =
    runs && argumentsOf(runs).length === 1
      ? addArgument(file, runs, `{${pairs.map(({ name, value }) => `"${name}": ${value}`).join(', ')}}`)
      : [
          {
            start: call.endIndex,
            end: call.endIndex,
            text: `.bindparams(${pairs.map(({ name, value }) => `${name}=${value}`).join(', ')})`,
          },
        ];
  return fix({
    edits: [replace(bare(sql.whole), code), ...edits],
    summary: 'Bind the values by name',
    cautions: [check],
  });
}

/** A name for each value, after the expression. */
function namesFor(sql: SqlText): readonly string[] {
  const names: string[] = [];
  for (const slot of sql.slots) {
    const text = valuesIn(slot)[0]?.node.text ?? '';
    const base = /(?:^|[.["'])([a-z_]\w*)["'\])]*$/iu.exec(text)?.[1] ?? 'value';
    let name = base;
    for (let count = 2; names.includes(name); count += 1) name = `${base}_${count}`;
    names.push(name);
  }
  return names;
}

/** psycopg puts names in by itself, quoted: `sql.SQL("... {} ...").format(sql.Identifier(table))`. */
function composed(file: PythonFile, sql: SqlText, use: Extract<SqlUse, { kind: 'calls' }>, driver: SqlDriver): Remedy {
  const way = reachSql(file, sql.whole, driver.module);
  const single = sql.slots.every(
    (slot) => slot.role === 'name' && slot.content.length === 1 && (slot.quote === '' || slot.quote === '"'),
  );
  const beside = sql.slots.some((slot) => isJoinedToName(sql, slot.start, slot.end));
  if (!single || beside) {
    return refuse(
      'names and other parts of the statement are put in together',
      'Compose the statement with `sql.SQL(...).format(sql.Identifier(...))` for the names, and pass the values as parameters.',
    );
  }
  if (way === null) {
    return refuse(
      `the name for \`${driver.module}.sql\` means something else here`,
      'Compose the statement with `sql.SQL` and `sql.Identifier`.',
    );
  }
  const code = `${way.code}.SQL(${written(sql, () => '{}', 'braces')}).format(${sql.slots.map((slot) => `${way.code}.Identifier(${valuesIn(slot)[0]?.node.text ?? ''})`).join(', ')})`;
  if (use.name !== null && use.calls.length > 1) {
    return refuse('the text is run in several places', 'Compose the statement with `sql.SQL` and `sql.Identifier`.');
  }
  return fix({
    edits: [replace(bare(sql.whole), code)],
    imports: way.imports,
    summary: 'Put the names in with `sql.Identifier`, which quotes them',
    cautions: [
      'A quoted name is taken as it is written, capitals included; a name with its schema needs `sql.Identifier(schema, table)`.',
    ],
  });
}

/** As people write it, `from psycopg import sql`, where the file has no other use for the name. */
function reachSql(file: PythonFile, at: Node, module: string): Reach | null {
  const way = reach(file, at, `${module}.sql`, `${module}.sql`);
  return way && way.imports.length > 0 && !/(?<![\w.])sql(?!\w)/u.test(file.text)
    ? { code: 'sql', imports: [{ module, name: 'sql', alias: null }] }
    : way;
}

/** A name that is only a part of a longer one, as in `shelf_{name}` or `{schema}.{table}`. */
function isJoinedToName(sql: SqlText, start: number, end: number): boolean {
  const units = sql.pieces.flatMap((piece) => piece.units);
  return [units[start - 1], units[end]].some(
    (unit) => unit !== undefined && (unit.kind === 'value' || /[\w$.]/u.test(unit.text)),
  );
}
