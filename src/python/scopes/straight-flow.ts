/** Which uses of a name see the value of one assignment, where the code between is a straight line. */

import type { PythonFile } from '../tree/file.ts';
import { usesOf } from '../tree/names.ts';
import { enclosing, type Node } from '../tree/tree.ts';

/**
 * The uses that see what `name = value` assigns here, and nothing else. `name` is the identifier on the left side. Null
 * when another assignment may come between, in a branch or a loop, or when a function inside sees the name.
 */
export function usesReached(file: PythonFile, name: Node): readonly Node[] | null {
  const statement = name.parent?.parent;
  const block = statement?.parent;
  const scope = file.scopes.scopeAt(name);
  if (name.parent?.type !== 'assignment' || statement?.type !== 'expression_statement' || !block) return null;
  const others = file.scopes
    .bindings(name, name.text)
    .map(({ node }) => node)
    .toSorted((a, b) => a.startIndex - b.startIndex);
  const uses = usesOf(file, name, name.text);
  const next = others.find((node) => node.startIndex > statement.endIndex) ?? null;
  const end = endOf(block, next, name.text);
  if (end === null || [...others, ...uses].some((node) => file.scopes.scopeAt(node) !== scope)) return null;
  if (next === null && uses.some((use) => use.startIndex > block.endIndex)) return null;
  return comesRound(statement, uses, others)
    ? null
    : uses.filter((use) => use.startIndex >= statement.endIndex && use.startIndex < end);
}

/** Where the value ends: at the next assignment, when that is in the same block and does not use it. */
function endOf(block: Node, next: Node | null, name: string): number | null {
  if (next === null) return block.endIndex;
  const statement = enclosing(next, 'expression_statement');
  const assignment = next.parent;
  if (assignment?.type !== 'assignment' || statement?.parent?.id !== block.id) return null;
  const value = assignment.childForFieldName('right');
  return value === null || value.descendantsOfType('identifier').some((node) => node?.text === name)
    ? null
    : statement.startIndex;
}

/** Whether a loop brings the value to a use above the assignment. */
function comesRound(statement: Node, uses: readonly Node[], bindings: readonly Node[]): boolean {
  const loop = enclosing(statement, 'for_statement', 'while_statement', 'function_definition');
  if (loop === null || loop.type === 'function_definition') return false;
  return uses.some(
    (use) =>
      use.startIndex > loop.startIndex &&
      use.startIndex < statement.startIndex &&
      !bindings.some((node) => node.startIndex > loop.startIndex && node.startIndex < use.startIndex),
  );
}
