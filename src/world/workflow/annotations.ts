import type { Annotation } from '../../model/annotation.ts';
import { neutralise } from '../../text/log-text.ts';
import type { Printer } from './log.ts';

/** Prints annotations as workflow commands, in the order given: the runner keeps the first ten of each level. */
export function emitAnnotations(annotations: readonly Annotation[], out: Printer = process.stdout): void {
  if (annotations.length > 0) out.write(annotations.map((annotation) => `${annotationCommand(annotation)}\n`).join(''));
}

/**
 * One line: `::error file=...,line=...,title=...::message`. A message may have several lines; no text can end the
 * command or start another.
 */
export function annotationCommand(annotation: Annotation): string {
  const message = annotation.message
    .split(/\r\n|[\n\r]/)
    .map(neutralise)
    .join('\n');
  return `::${annotation.level} ${properties(annotation).join(',')}::${escapeData(message)}`;
}

function properties(annotation: Annotation): readonly string[] {
  const { path, title, startLine, endLine, startColumn, endColumn } = annotation;
  const place: readonly (readonly [string, string | number | null])[] =
    path === null
      ? []
      : [
          ['file', path],
          ['line', startLine],
          ['endLine', endLine],
          ...columns(startLine === endLine, startColumn, endColumn),
        ];
  return [...place, ['title', title] as const]
    .filter(([, value]) => value !== null && value !== '')
    .map(([name, value]) => `${name}=${escapeProperty(neutralise(String(value)))}`);
}

/** The runner drops columns unless the annotation is on one line (ActionCommandManager.cs, ValidateLinesAndColumns). */
const columns = (
  oneLine: boolean,
  start: number | null,
  end: number | null,
): readonly (readonly [string, number | null])[] =>
  oneLine && start !== null
    ? [
        ['col', start],
        ['endColumn', end],
      ]
    : [];

/** As the runner undoes it: https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
