import type { Edit } from '../model/edit.ts';

const same = (a: Edit, b: Edit): boolean => a.start === b.start && a.end === b.end && a.text === b.text;

/** Whether two different edits get in each other's way: they share characters, or insert at one place. */
export const clash = (a: Edit, b: Edit): boolean => {
  if (same(a, b)) return false;
  return a.start === b.start || (a.start < b.end && b.start < a.end);
};

/** The text with all edits made. Equal edits are made once. Throws when two clash: the planner must not let that happen. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  let out = '';
  let at = 0;
  let last: Edit | null = null;
  for (const edit of ordered) {
    if (last !== null && same(last, edit)) continue;
    if (edit.start < at || (last !== null && clash(last, edit))) throw new Error(`edits clash at ${edit.start}`);
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
    last = edit;
  }
  return out + text.slice(at);
}
