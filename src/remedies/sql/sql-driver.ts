/** Which database driver a call goes to, and how that takes parameters: https://peps.python.org/pep-0249/#paramstyle */

import { importedNames } from '../../python/imports/imports.ts';
import { annotationOf, valuesOf } from '../../python/scopes/origin.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { calledName, qualified } from '../../python/tree/names.ts';
import { bare, type Node } from '../../python/tree/tree.ts';

export type SqlStyle = 'qmark' | 'format' | 'dollar' | 'colon';

export interface SqlDriver {
  readonly module: string;
  readonly style: SqlStyle;
}

const styles: Readonly<Record<SqlStyle, readonly string[]>> = {
  qmark: ['sqlite3', 'aiosqlite', 'pyodbc', 'duckdb', 'mariadb', 'trino', 'apsw', 'pysqlite3', 'sqlcipher3'],
  format: [
    'psycopg2',
    'psycopg',
    'aiopg',
    'MySQLdb',
    'pymysql',
    'aiomysql',
    'mysql',
    'pymssql',
    'snowflake',
    'pyhive',
    'django',
  ],
  dollar: ['asyncpg'],
  colon: ['oracledb', 'cx_Oracle'],
};

/** The driver of a dotted name; of Django only its connections count. */
function driverOf(path: string): SqlDriver | null {
  const module = path.split('.', 1)[0] ?? '';
  if (module === 'django' && !/^django\.db\.(?:connections?|transaction)\b|^django\.db\.models\b.*RawSQL/u.test(path))
    return null;
  for (const style of ['qmark', 'format', 'dollar', 'colon'] as const)
    if (styles[style].includes(module)) return { module, style };
  return null;
}

export type DriverAnswer = { readonly driver: SqlDriver } | { readonly driver: null; readonly because: string };

/** The driver behind `receiver.execute(...)`: traced through the file, else the only one that the file imports. */
export function driverBehind(file: PythonFile, receiver: Node | null): DriverAnswer {
  const traced = receiver === null ? null : trace(file, receiver, 5);
  if (traced) return { driver: traced };
  const imported = importedDrivers(file);
  const kinds = new Set(imported.map(({ style }) => style));
  const [only] = imported;
  if (only && kinds.size === 1 && !usesSqlAlchemy(file)) return { driver: only };
  if (usesSqlAlchemy(file))
    return { driver: null, because: 'SQLAlchemy hands the text to a driver that this file does not name' };
  return {
    driver: null,
    because: only
      ? `the file imports several drivers (${[...new Set(imported.map(({ module }) => `\`${module}\``))].join(', ')}), and which one runs this is not clear`
      : 'no import of the file tells which database driver runs this, and so how its placeholders are written',
  };
}

function trace(file: PythonFile, given: Node, depth: number): SqlDriver | null {
  const node = bare(given);
  if (depth === 0) return null;
  const direct = driverOf(qualified(file, node) ?? '');
  if (direct) return direct;
  if (node.type === 'await') return node.namedChildren[0] ? trace(file, node.namedChildren[0], depth) : null;
  if (node.type === 'call') return traceCall(file, node, depth);
  const annotation = annotationOf(file, node);
  const typed = annotation
    ? driverOf(qualified(file, annotation) ?? annotation.text.replace(/^["']|["']$/gu, ''))
    : null;
  if (typed) return typed;
  const values = valuesOf(file, node) ?? [];
  const found = values.map((value) => (value.id === node.id ? null : trace(file, value, depth - 1)));
  const [first] = found;
  return first && found.every((one) => one?.style === first.style) ? first : null;
}

function traceCall(file: PythonFile, call: Node, depth: number): SqlDriver | null {
  const direct = driverOf(calledName(file, call) ?? '');
  if (direct) return direct;
  const object = call.childForFieldName('function')?.childForFieldName('object');
  return object ? trace(file, object, depth - 1) : null;
}

const importPaths = (file: PythonFile): readonly string[] =>
  file.root
    .descendantsOfType(['import_statement', 'import_from_statement'])
    .flatMap((statement) => (statement ? (importedNames(statement) ?? []).map(({ path }) => path) : []));

const importedDrivers = (file: PythonFile): readonly SqlDriver[] =>
  importPaths(file).flatMap((path) => driverOf(path) ?? []);
const usesSqlAlchemy = (file: PythonFile): boolean =>
  importPaths(file).some((path) => /^(?:flask_)?sqlalchemy\b|^sqlmodel\b/u.test(path));
