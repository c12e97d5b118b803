/** Version ranges as Python projects write them: PEP 440 specifiers, and Poetry's carets and tildes. */

import { satisfies, valid, validRange } from '@renovatebot/pep440';
import type { PythonVersion } from '../model/fixes/project.ts';

/** What is longer is no range that anyone wrote. */
const longest = 500;
const allPythons: readonly PythonVersion[] = [
  [2, 6],
  [2, 7],
  ...Array.from({ length: 40 }, (_, minor): PythonVersion => [3, minor]),
];

/** The oldest Python that a range lets in; null when it is no range or has no lower end. */
export function oldestPython(range: string): PythonVersion | null {
  if (range.length > longest) return null;
  const alternatives = range.split(/\|\|?/u).map((one) => lowestIn(pep440(one)));
  // One alternative without a lower end lets everything in, which says nothing.
  return alternatives.some((one) => one === null)
    ? null
    : (alternatives.flatMap((one) => (one === null ? [] : [one])).toSorted(byVersion)[0] ?? null);
}

const byVersion = (a: PythonVersion, b: PythonVersion): number => a[0] - b[0] || a[1] - b[1];

function lowestIn(specifier: string | null): PythonVersion | null {
  const constraints = specifier === null ? null : read(specifier);
  if (!constraints?.some(({ operator }) => ['>=', '>', '~=', '==', '==='].includes(operator))) return null;
  const mentioned = constraints.map(({ version }) => version);
  return (
    allPythons.find(([major, minor]) => {
      const releases = [
        `${major}.${minor}.0`,
        `${major}.${minor}.99`,
        ...mentioned.filter((version) => version.startsWith(`${major}.${minor}.`)),
      ];
      return releases.some((version) => valid(version) !== null && satisfies(version, specifier ?? ''));
    }) ?? null
  );
}

interface Constraint {
  readonly operator: string;
  readonly version: string;
}

/** The parts of a specifier; null when it is none, or has none. */
function read(specifier: string): readonly Constraint[] | null {
  if (specifier === '' || !validRange(specifier)) return null;
  return specifier.split(',').map((part) => {
    const [, operator = '', version = ''] = /^\s*([<>=!~]+)\s*(.*?)(?:\.\*)?\s*$/u.exec(part) ?? [];
    return { operator, version };
  });
}

/**
 * A range in PEP 440's words: Poetry's `^1.2` and `~1.2`, a bare version, a star, and the `>=3.6.*` that older tools
 * took. Null when it is none; `''` for any version.
 */
export function pep440(range: string): string | null {
  if (range.length > longest) return null;
  const parts = range
    .trim()
    .replace(/(\D)\s+(?=[\d*])/gu, '$1')
    .split(/[\s,]+/u)
    .filter(Boolean);
  const translated = parts.map(translate);
  return translated.every((part) => part !== null) ? translated.filter((part) => part !== '').join(',') : null;
}

function translate(part: string): string | null {
  const [, operator = '', version = '', star = ''] =
    /^(\^|~=|~|[<>=!]=?=?)?v?(\d[\w.+!-]*?|)(\.?\*)?$/u.exec(part) ?? [];
  if (version === '') return part === '*' ? '' : null;
  const numbers = version.split('.').map(Number);
  const [major = 0, minor, patch] = numbers;
  if (operator === '' || operator === '=') return `==${version}${star}`;
  if (operator === '~') return `>=${version},==${minor === undefined ? major : `${major}.${minor}`}.*`;
  if (operator === '^') return `>=${version},<${caretEnd(major, minor, patch)}`;
  return ['==', '!='].includes(operator) ? `${operator}${version}${star}` : `${operator}${version}`;
}

/**
 * Up to the next change of the first number that is not zero:
 * https://python-poetry.org/docs/dependency-specification/#caret-requirements
 */
function caretEnd(major: number, minor: number | undefined, patch: number | undefined): string {
  if (major > 0 || minor === undefined) return String(major + 1);
  return minor > 0 || patch === undefined ? `0.${minor + 1}` : `0.0.${patch + 1}`;
}

/** Whether a declared range lets in `floor` or anything newer; a range that cannot be read is taken to. */
export function allowsFrom(range: string, floor: string): boolean {
  const specifier = pep440(range);
  const constraints = specifier === null ? null : read(specifier);
  if (specifier === null || constraints === null) return true;
  const near = constraints.flatMap(({ version }) => [version, `${version}.1`, `${version}.post1`]);
  return [floor, `${floor}.1`, ...near, '9999'].some(
    (version) => valid(version) !== null && satisfies(version, `>=${floor}`) && satisfies(version, specifier),
  );
}
