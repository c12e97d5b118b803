/** Pairs items of two sides, one to one, best evidence first. */

/** A kind of evidence: how its key is made on either side. Items with equal keys belong together; null: not there. */
export type Evidence<Head, Old> = readonly [(head: Head) => string | null, (old: Old) => string | null];

export interface Pairs<Head, Old> {
  readonly pairs: readonly (readonly [Head, Old])[];
  readonly leftHeads: readonly Head[];
  readonly leftOlds: readonly Old[];
}

/** Goes through the kinds of evidence in turn; items with equal keys are paired in the order of their sides. */
export function pairUp<Head, Old>(
  heads: readonly Head[],
  olds: readonly Old[],
  evidence: readonly Evidence<Head, Old>[],
): Pairs<Head, Old> {
  const pairs: (readonly [Head, Old])[] = [];
  let [leftHeads, leftOlds] = [heads, olds];
  for (const [keyOfHead, keyOfOld] of evidence) {
    if (leftHeads.length === 0 || leftOlds.length === 0) break;
    const waiting = queues(leftOlds, keyOfOld);
    const used = new Set<Old>();
    leftHeads = leftHeads.filter((head) => {
      const old = next(waiting.get(keyOfHead(head) ?? ''));
      if (!old) return true;
      used.add(old.item);
      pairs.push([head, old.item]);
      return false;
    });
    leftOlds = leftOlds.filter((old) => !used.has(old));
  }
  return { pairs, leftHeads, leftOlds };
}

interface Queue<Item> {
  readonly items: Item[];
  at: number;
}

function queues<Item>(items: readonly Item[], keyOf: (item: Item) => string | null): ReadonlyMap<string, Queue<Item>> {
  const found = new Map<string, Queue<Item>>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const queue = found.get(key);
    if (queue) queue.items.push(item);
    else found.set(key, { items: [item], at: 0 });
  }
  return found;
}

function next<Item>(queue: Queue<Item> | undefined): { readonly item: Item } | null {
  if (!queue || queue.at >= queue.items.length) return null;
  const item = queue.items[queue.at++];
  return item === undefined ? null : { item };
}
