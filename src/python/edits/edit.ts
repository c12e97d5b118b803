import type { Edit } from '../../model/fixes/edit.ts';

const same = (a: Edit, b: Edit): boolean => a.start === b.start && a.end === b.end && a.text === b.text;

/** Whether two different edits get in each other's way: they share characters, or insert at one place. */
export const clash = (a: Edit, b: Edit): boolean => {
  if (same(a, b)) return false;
  return a.start === b.start || (a.start < b.end && b.start < a.end);
};

/** In order of the text, equal ones once. Throws when two clash: the planner must not let that happen. */
function ordered(edits: readonly Edit[]): readonly Edit[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const once = sorted.filter((edit, index) => index === 0 || !same(edit, sorted[index - 1] ?? edit));
  once.forEach((edit, index) => {
    const last = once[index - 1];
    if (last && clash(last, edit)) throw new Error(`edits clash at ${edit.start}`);
  });
  return once;
}

/** The text with all edits made. Equal edits are made once. Throws when two clash. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of ordered(edits)) {
    out += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + text.slice(at);
}

/** A stretch of text; the end is exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Where a stretch of the old text lies in the new one: as wide as it may be, with what was inserted at its ends and all
 * of what replaces its parts.
 */
export function moved(edits: readonly Edit[], { start, end }: Stretch): Stretch {
  let shift = 0;
  let from = start;
  let to = end;
  for (const edit of ordered(edits)) {
    const newStart = edit.start + shift;
    const newEnd = newStart + edit.text.length;
    // At the very start an insertion lies inside: the widest reading.
    if (edit.end < start || (edit.end === start && edit.start < edit.end))
      from = start + shift + edit.text.length - (edit.end - edit.start);
    else if (edit.start <= start) from = newStart;
    if (edit.end <= end) to = end + shift + edit.text.length - (edit.end - edit.start);
    else if (edit.start < end) to = newEnd;
    shift += edit.text.length - (edit.end - edit.start);
  }
  return { start: from, end: Math.max(from, to) };
}
