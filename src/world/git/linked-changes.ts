/** A link that did not change, to a file that did: what is seen through it changed with that file. */

import type { BaseTree, Change } from '../../model/findings/comparison.ts';
import { linkPlace } from '../../model/findings/link-place.ts';
import { linkText } from '../workspace/link-text.ts';
import type { Changes } from './changes.ts';

/**
 * The changes, and for each link to a Python file that is the same here as in the base tree a change like its file's.
 * Without it all that is found through the link would look new. A file that was renamed is not what the link led to.
 */
export function changesBehindLinks(root: string, { changes, blobs }: Changes, tree: BaseTree): Changes {
  const byPath = new Map(
    changes.flatMap((change) =>
      change.path !== null && change.path === change.basePath ? [[change.path, change]] : [],
    ),
  );
  if (byPath.size === 0) return { changes, blobs };
  const added: Change[] = [];
  const found = new Map(blobs);
  for (const [path, id] of tree.links) {
    if (!/\.pyw?$/u.test(path)) continue;
    const text = linkText(root, path, id);
    const place = text === null ? null : linkPlace(path, text);
    const change = place === null ? undefined : byPath.get(place);
    const blob = change && blobs.get(change.path ?? '');
    if (change === undefined || blob === undefined) continue;
    added.push({ path, basePath: path, hunks: change.hunks });
    found.set(path, blob);
  }
  return { changes: [...changes, ...added], blobs: found };
}
