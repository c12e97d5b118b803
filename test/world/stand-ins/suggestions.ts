/** What becomes of a file when a person presses "Commit suggestion", for all suggestions of a pull request. */

import { currentLine } from './pull-diff.ts';
import { headOf, type Pull, type Thread } from './records.ts';

/**
 * The lines of the first suggestion block of a comment; null when there is none. A longer fence may hold shorter ones.
 */
export function suggestionIn(body: string): readonly string[] | null {
  const lines = body.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const [, indent = '', fence = '', info = ''] = /^( {0,3})(`{3,}|~{3,})(.*)$/.exec(lines[index] ?? '') ?? [];
    if (fence === '') continue;
    const closing = new RegExp(`^ {0,3}${fence.charAt(0)}{${fence.length},}[ \\t]*$`);
    const rest = lines.slice(index + 1);
    const length = rest.findIndex((line) => closing.test(line));
    const inside = length === -1 ? rest : rest.slice(0, length);
    if (info.trim() === 'suggestion')
      return inside.map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
    index += inside.length + 1;
  }
  return null;
}

/**
 * Path -> text with all suggestions of the pull request applied, outdated and resolved ones apart. Throws when two
 * overlap.
 */
export function applySuggestions(pull: Pull): ReadonlyMap<string, string> {
  const open = pull.threads.filter(
    (thread) =>
      thread.resolvedBy === null &&
      currentLine(thread) !== null &&
      thread.comments.some(({ minimized }) => minimized === null),
  );
  const paths = [...new Set(open.map(({ path }) => path))];
  return new Map(
    paths.map((path) => [
      path,
      applied(
        pull.repository.read(headOf(pull), path),
        open.filter((thread) => thread.path === path),
      ),
    ]),
  );
}

/** From the last line to the first, so that line numbers hold. New lines end as those that they replace. */
function applied(text: string, threads: readonly Thread[]): string {
  const lines = text.split(/(?<=\n)/);
  const edits = threads.flatMap((thread) => {
    const replacement = suggestionIn(thread.comments[0]?.body ?? '');
    const end = currentLine(thread) ?? thread.line;
    return replacement === null
      ? []
      : [{ start: end - (thread.startLine === null ? 0 : thread.line - thread.startLine), end, replacement }];
  });
  edits.sort((one, other) => other.start - one.start);
  edits.forEach(({ end }, index) => {
    const later = edits[index - 1];
    if (later !== undefined && end >= later.start) throw new Error(`two suggestions for line ${end}`);
  });
  for (const { start, end, replacement } of edits) {
    const [ending = ''] = /\r?\n$/.exec(lines[end - 1] ?? '') ?? [];
    const inner = /\r\n$/.test(lines[start - 1] ?? '') ? '\r\n' : '\n';
    lines.splice(
      start - 1,
      end - start + 1,
      ...replacement.map((line, index) => `${line}${index === replacement.length - 1 ? ending : inner}`),
    );
  }
  return lines.join('');
}
