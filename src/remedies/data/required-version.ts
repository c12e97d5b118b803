/**
 * What a requirement says about the version that will be there. https://peps.python.org/pep-0440/#version-specifiers
 */

type Version = readonly [major: number, minor: number];

interface Clause {
  readonly operator: string;
  readonly version: Version;
}

function clausesOf(specifier: string): readonly Clause[] {
  const found = [...specifier.matchAll(/(===?|~=|>=|<=|>|<)\s*(\d+)(?:\.(\d+))?/gu)];
  return found.map(([, operator = '', major = '0', minor = '0']) => ({
    operator,
    version: [Number(major), Number(minor)],
  }));
}

const compare = (a: Version, b: Version): number => a[0] - b[0] || a[1] - b[1];

/** Whether every version that the specifier lets through is at least this one. */
export const isAtLeast = (specifier: string, version: Version): boolean =>
  clausesOf(specifier).some(
    ({ operator, version: bound }) => !operator.startsWith('<') && compare(bound, version) >= 0,
  );

/** Whether every version that the specifier lets through is older than this one. */
export const isOlderThan = (specifier: string, version: Version): boolean =>
  clausesOf(specifier).some(({ operator, version: bound }) => {
    const distance = compare(bound, version);
    return operator === '<' ? distance <= 0 : (operator === '<=' || operator.startsWith('==')) && distance < 0;
  });
