/** Text that never changes. */

import { bare, children, type Node } from './tree.ts';

/** Whether the node is a string literal without values in it, or several side by side. */
export function isConstantText(node: Node): boolean {
  const inside = bare(node);
  if (inside.type === 'concatenated_string') return children(inside).every((part) => isConstantText(part));
  return inside.type === 'string' && !/^[A-Za-z]*[fbtFBT]/u.test(inside.text);
}
