import { z } from 'zod';
import type { Manifest, Project, PythonVersion } from '../model/fixes/project.ts';
import { readIni } from '../settings/ini-text.ts';
import { dependenciesIn, folderOf, nameOf, readPyproject, toml } from './dependency-files.ts';
import { listArgument, textArgument } from './setup-call.ts';
import { oldestPython } from './version-range.ts';

/**
 * What a project's files say of the Pythons that it runs on and of what it depends on. The files of the project folder
 * come first, and what they say counts before the root's. `runningPython` is the version of the Python that runs
 * Bandit.
 */
export function readProject(manifests: readonly Manifest[], runningPython: string | null): Project {
  const { python, from } = declaredFloor(manifests) ?? fallback(runningPython);
  const packages = new Map<string, string>();
  for (const { name, specifier } of manifests
    .flatMap(dependenciesIn)
    .toSorted((a, b) => Number(b.runtime) - Number(a.runtime))) {
    if (!packages.has(name)) packages.set(name, specifier);
  }
  return { python, pythonFrom: from, packages, manifests };
}

interface Floor {
  readonly python: PythonVersion;
  readonly from: string;
}

/** When no file says anything: fixes may not need more than this. */
const assumed: PythonVersion = [3, 9];

function fallback(runningPython: string | null): Floor {
  const [, major, minor] = /^(\d+)\.(\d+)/u.exec(runningPython ?? '') ?? [];
  const silence = 'nothing in the project says which Python it needs';
  return major === undefined || minor === undefined
    ? { python: assumed, from: `${silence}, so ${assumed.join('.')} is assumed` }
    : { python: [Number(major), Number(minor)], from: `${silence}, so the one that runs Bandit` };
}

function declaredFloor(manifests: readonly Manifest[]): Floor | null {
  for (const folder of new Set(manifests.map(({ path }) => folderOf(path)))) {
    const here = manifests.filter(({ path }) => folderOf(path) === folder);
    for (const source of sources) {
      for (const manifest of here) {
        const found = source(manifest);
        if (found) return { ...found, from: `${found.from} in ${manifest.path}` };
      }
    }
  }
  return null;
}

type Source = (manifest: Manifest) => Floor | null;

/** A range that one kind of file declares under a name. */
const range =
  (file: string, label: string, read: (text: string) => string | undefined | null): Source =>
  ({ path, text }) => {
    const declared = nameOf(path) === file ? (read(text) ?? null) : null;
    const python = declared === null ? null : oldestPython(declared);
    return python && { python, from: `\`${label} ${declared?.replace(/\s+/gu, ' ')}\`` };
  };

const pipfileSchema = z.looseObject({
  requires: z
    .looseObject({ python_version: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

/** Most telling first: a declared range, then classifiers, then the version that developers use. */
const sources: readonly Source[] = [
  range('pyproject.toml', 'requires-python', (text) => readPyproject(text).project?.['requires-python']),
  range('pyproject.toml', 'python', (text) => poetryPython(text)),
  range('setup.cfg', 'python_requires', (text) =>
    readIni(text).get('options')?.get('python_requires')?.replaceAll('\n', ','),
  ),
  range('setup.py', 'python_requires', (text) => textArgument(text, 'python_requires')),
  lowestClassifier,
  pinnedVersion,
  range('Pipfile', 'python_version', (text) => pipfileSchema.parse(toml(text) ?? {}).requires?.python_version),
];

function poetryPython(text: string): string | null {
  const table = readPyproject(text).tool?.poetry?.dependencies ?? {};
  const declared = z.union([z.string(), z.looseObject({ version: z.string() })]).safeParse(table['python']).data;
  return declared === undefined ? null : typeof declared === 'string' ? declared : declared.version;
}

/** https://pypi.org/classifiers/ */
function lowestClassifier({ path, text }: Manifest): Floor | null {
  const versions = classifiersIn(nameOf(path), text).flatMap((one): readonly PythonVersion[] => {
    const [, major, minor] = /^Programming Language :: Python :: (\d)\.(\d+)$/u.exec(one.trim()) ?? [];
    return major === undefined ? [] : [[Number(major), Number(minor)]];
  });
  const python = versions.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])[0];
  return python ? { python, from: `the classifier \`Python :: ${python.join('.')}\`` } : null;
}

function classifiersIn(name: string, text: string): readonly string[] {
  if (name === 'setup.py') return listArgument(text, 'classifiers');
  if (name === 'setup.cfg')
    return (
      readIni(text).get('metadata')?.get('classifiers') ??
      readIni(text).get('metadata')?.get('classifier') ??
      ''
    ).split('\n');
  if (name !== 'pyproject.toml') return [];
  const { project, tool } = readPyproject(text);
  return [...(project?.classifiers ?? []), ...(tool?.poetry?.classifiers ?? [])];
}

/** `.python-version` of pyenv and uv: one version a line. */
function pinnedVersion({ path, text }: Manifest): Floor | null {
  const [, major, minor] =
    nameOf(path) === '.python-version' ? (/^[ \t]*(?:cpython-|python-)?(\d)\.(\d+)/mu.exec(text) ?? []) : [];
  return major === undefined ? null : { python: [Number(major), Number(minor)], from: `\`${major}.${minor}\`` };
}
