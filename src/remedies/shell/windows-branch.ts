/** Code for Windows. */

import { enclosing, type Node } from '../../python/tree/tree.ts';

/** Whether the node stands in the branch of a condition that holds on Windows only. */
export function runsOnWindows(node: Node): boolean {
  for (let at = conditionAround(node); at !== null; at = conditionAround(at.parent)) {
    const condition = at.type === 'if_statement' ? at.childForFieldName('condition') : at.namedChildren[1];
    const branch = at.type === 'if_statement' ? at.childForFieldName('consequence') : at.namedChildren[0];
    if (!condition || !branch || !/win32|cygwin|["']nt["']|windows/iu.test(condition.text)) continue;
    const inside = branch.startIndex <= node.startIndex && node.endIndex <= branch.endIndex;
    if (inside !== /!=|\bnot\b/u.test(condition.text)) return true;
  }
  return false;
}

const conditionAround = (node: Node | null): Node | null =>
  node && enclosing(node, 'if_statement', 'conditional_expression');
