/** The dependencies that a project's files declare, each format read for what it is; a broken file says nothing. */

import { parse as parseToml } from 'smol-toml';
import { z } from 'zod';
import type { Manifest } from '../model/fixes/project.ts';
import { readIni } from '../settings/ini-text.ts';
import { dependency, dependencyOfLine, normalName, requirementLines, type Dependency } from './dependency.ts';
import { listArgument } from './setup-call.ts';
import { pep440 } from './version-range.ts';

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The folder whose project a file describes, with its slash: `requirements/base.txt` belongs to the folder above. */
export const folderOf = (path: string): string =>
  path.slice(0, path.lastIndexOf('/') + 1).replace(/(^|\/)requirements\/$/u, '$1');

export const isRequirements = (path: string): boolean => path.endsWith('.txt');

/** Files for development, tests, documents: the code that runs cannot rely on them. */
const aside =
  /(?:^|[-_./])(?:dev|devel|develop|development|tests?|testing|docs?|lint|linting|ci|build|typing|types|tools|optional|extras?)(?:[-_.]|$)/iu;

/** What one manifest declares. */
export function dependenciesIn({ path, text }: Manifest): readonly Dependency[] {
  const name = nameOf(path);
  if (isRequirements(path)) {
    const runtime = !aside.test(path.slice(folderOf(path).length));
    return requirementLines(text).flatMap((line) => dependencyOfLine(line, runtime) ?? []);
  }
  if (name === 'pyproject.toml') return inPyproject(readPyproject(text));
  if (name === 'setup.cfg') return inSetupCfg(text);
  if (name === 'setup.py') return listArgument(text, 'install_requires').flatMap((one) => dependency(one) ?? []);
  if (name === 'Pipfile') return inPipfile(text);
  return [];
}

/** The value when it has the shape, else nothing: a mistake in one table must not hide the others. */
const lenient = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
const texts = lenient(z.array(z.unknown()).transform((all) => all.filter((one) => typeof one === 'string')));
const poetryTable = lenient(z.record(z.string(), z.unknown()));
const poetryGroup = lenient(z.looseObject({ dependencies: poetryTable }));

const pyprojectSchema = z.looseObject({
  project: lenient(
    z.looseObject({
      'requires-python': lenient(z.string()),
      classifiers: texts,
      dependencies: texts,
      dynamic: texts,
      'optional-dependencies': lenient(z.record(z.string(), texts)),
    }),
  ),
  'dependency-groups': lenient(z.record(z.string(), texts)),
  tool: lenient(
    z.looseObject({
      poetry: lenient(
        z.looseObject({
          dependencies: poetryTable,
          'dev-dependencies': poetryTable,
          group: lenient(z.record(z.string(), poetryGroup)),
          classifiers: texts,
        }),
      ),
      uv: lenient(z.looseObject({ 'dev-dependencies': texts })),
      pdm: lenient(z.looseObject({ 'dev-dependencies': lenient(z.record(z.string(), texts)) })),
      setuptools: lenient(z.looseObject({ dynamic: lenient(z.looseObject({ dependencies: z.unknown() })) })),
    }),
  ),
});
export type Pyproject = z.infer<typeof pyprojectSchema>;

/** An empty one when the text is not TOML. */
export function readPyproject(text: string): Pyproject {
  return pyprojectSchema.parse(toml(text) ?? {});
}

/** Null when the text is not TOML. */
export function toml(text: string): unknown {
  try {
    return parseToml(text);
  } catch {
    return null;
  }
}

function inPyproject({ project, tool, 'dependency-groups': groups }: Pyproject): readonly Dependency[] {
  const asides = [
    ...Object.values(project?.['optional-dependencies'] ?? {}),
    ...Object.values(groups ?? {}),
    ...Object.values(tool?.pdm?.['dev-dependencies'] ?? {}),
    tool?.uv?.['dev-dependencies'],
  ];
  const poetry = tool?.poetry;
  const poetryAsides = [
    poetry?.['dev-dependencies'],
    ...Object.values(poetry?.group ?? {}).map((group) => group?.dependencies),
  ];
  return [
    ...(project?.dependencies ?? []).flatMap((one) => dependency(one) ?? []),
    ...fromTable(poetry?.dependencies, true),
    ...asides.flatMap((some) => (some ?? []).flatMap((one) => dependency(one, false) ?? [])),
    ...poetryAsides.flatMap((table) => fromTable(table, false)),
  ];
}

const tableEntry = z
  .union([
    z.string(),
    z.looseObject({ version: lenient(z.string()), optional: lenient(z.boolean()) }),
    z.array(z.unknown()),
  ])
  .catch([]);

/** The tables of Poetry and of Pipfile: a name, and a version or a table. */
function fromTable(table: Readonly<Record<string, unknown>> | undefined, runtime: boolean): readonly Dependency[] {
  return Object.entries(table ?? {})
    .filter(([name]) => name.toLowerCase() !== 'python')
    .map(([name, value]) => {
      const entry = tableEntry.parse(value);
      const range = typeof entry === 'string' ? entry : Array.isArray(entry) ? '' : (entry.version ?? '');
      const optional = typeof entry !== 'string' && !Array.isArray(entry) && entry.optional === true;
      return { name: normalName(name), specifier: pep440(range) ?? '', runtime: runtime && !optional };
    });
}

function inPipfile(text: string): readonly Dependency[] {
  const { packages, 'dev-packages': dev } = z
    .looseObject({ packages: poetryTable, 'dev-packages': poetryTable })
    .parse(toml(text) ?? {});
  return [...fromTable(packages, true), ...fromTable(dev, false)];
}

function inSetupCfg(text: string): readonly Dependency[] {
  const sections = readIni(text);
  const extras = [...(sections.get('options.extras_require')?.values() ?? [])];
  const found = (value: string, runtime: boolean): readonly Dependency[] =>
    value.split('\n').flatMap((line) => dependency(line.replace(/\s+/gu, ' ').replace(/ #.*$/u, ''), runtime) ?? []);
  return [
    ...found(sections.get('options')?.get('install_requires') ?? '', true),
    ...extras.flatMap((value) => found(value, false)),
  ];
}
