/** Finds out which remembered files were renamed, when there is nothing to go by but the findings in them. */

import { exact, type Known } from './identity-keys.ts';
import { pairUp } from './pairing.ts';

/** How sure a pair of paths must be: two findings alike, or one inside a function, or one and an equal file name. */
const enough = 1;

/**
 * From the path of a remembered finding to the path that the file has now. `heads` and `olds` are what is left to be
 * recognised; a remembered file counts as renamed only when it is `isGone`, and goes to the file that shares most
 * findings with it.
 */
export function renamesOf(
  heads: readonly Known[],
  olds: readonly Known[],
  isGone: (path: string) => boolean,
): ReadonlyMap<string, string> {
  const sums = new Map<string, { readonly from: string; readonly to: string; weight: number }>();
  const anywhere = (item: Known): string | null => exact({ ...item, path: '' });
  const { pairs } = pairUp(
    heads,
    olds.filter(({ path }) => isGone(path)),
    [sameName(anywhere), anywhere].map((keyOf) => [keyOf, keyOf]),
  );
  for (const [head, old] of pairs) {
    const key = `${old.path}\0${head.path}`;
    const sum = sums.get(key) ?? {
      from: old.path,
      to: head.path,
      weight: nameOf(old.path) === nameOf(head.path) ? 0.5 : 0,
    };
    sum.weight += isInFunction(head) ? 1 : 0.5;
    sums.set(key, sum);
  }
  return strongest([...sums.values()]);
}

function strongest(
  sums: readonly { readonly from: string; readonly to: string; readonly weight: number }[],
): ReadonlyMap<string, string> {
  const renames = new Map<string, string>();
  const taken = new Set<string>();
  for (const { from, to, weight } of sums.toSorted((a, b) => b.weight - a.weight)) {
    if (weight < enough || renames.has(from) || taken.has(to)) continue;
    renames.set(from, to);
    taken.add(to);
  }
  return renames;
}

const sameName =
  (keyOf: (item: Known) => string | null) =>
  (item: Known): string | null => {
    const key = keyOf(item);
    return key === null ? null : `${key}\0${nameOf(item.path)}`;
  };

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Code at the top of a module, such as its imports, is alike in many files. */
const isInFunction = ({ identity: { scope, outer } }: Known): boolean => scope !== outer;
