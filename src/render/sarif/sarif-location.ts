import type { Span } from '../../model/findings/finding.ts';
import { urlPath } from '../../text/markdown.ts';

/**
 * A place in the repository. The uri is relative to the repository's root and percent-encoded, so any file name is
 * data.
 */
export const location = (path: string, span: Span | null) => ({
  physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...(span ? { region: region(span) } : {}) },
});

/** Without leading slashes, dots or backslashes in their raw form it cannot be read as absolute or as leading out. */
export const uriOf = (path: string): string => urlPath(path.replace(/^(\.?\/)+/u, ''));

/**
 * Whether a path can be shown as one of the repository: not absolute, not leading out of it. A backslash and a colon
 * are parts of a name here.
 */
export const insideRepository = (path: string): boolean =>
  path !== '' && !path.startsWith('/') && !path.split('/').includes('..');

/** The same for what was not scanned: a report may lie elsewhere, on Windows by its drive. */
export const unscannedInside = (path: string): boolean => insideRepository(path) && !/^[a-z]:\//iu.test(path);

/**
 * All four numbers, 1-based, the end behind the start: GitHub needs each of them and rejects a region that runs
 * backwards.
 */
function region({ startLine, startColumn, endLine, endColumn }: Span) {
  const line = Math.max(1, startLine);
  const lastLine = Math.max(line, endLine);
  const column = Math.max(1, startColumn);
  return {
    startLine: line,
    startColumn: column,
    endLine: lastLine,
    endColumn: Math.max(lastLine === line ? column + 1 : 1, endColumn),
  };
}
