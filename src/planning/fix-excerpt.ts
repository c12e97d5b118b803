import type { Finding } from '../model/findings/finding.ts';
import type { Edit } from '../model/fixes/edit.ts';
import type { Fix } from '../model/fixes/fix.ts';
import type { Excerpt } from '../model/fixes/remediation.ts';
import { applyEdits } from '../python/edits/edit.ts';
import { lineOf } from '../python/text/lines.ts';
import { lineEnd, lineStart, type PythonFile } from '../python/tree/file.ts';

/** Edits farther from the finding than this (an import at the top, a class's end) are left to the whole diff. */
const nearby = 15;

/** The whole lines that a fix touches round its finding, before and after. */
export function excerptOf(file: PythonFile, { span }: Finding, { edits }: Fix, distance = nearby): Excerpt {
  const near = edits.filter((edit) => Math.abs(lineOf(file.lines, edit.start) - span.startLine) <= distance);
  const shown = near.length > 0 ? near : edits;
  const start = lineStart(file.text, Math.min(...shown.map((edit) => edit.start), file.text.length));
  const end = Math.max(start, ...shown.map((edit) => reach(file.text, edit)));
  const inside = shown.map((edit) => ({ start: edit.start - start, end: edit.end - start, text: edit.text }));
  const before = file.text.slice(start, end);
  return { line: lineOf(file.lines, start), before, after: applyEdits(before, inside) };
}

/** An edit that ends at the start of a line takes whole lines away and does not touch that line. */
const reach = (text: string, edit: Edit): number =>
  edit.end > edit.start && text[edit.end - 1] === '\n' ? edit.end : lineEnd(text, edit.end);
