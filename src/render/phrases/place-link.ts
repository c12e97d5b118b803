import type { Context } from '../../model/context.ts';
import type { Finding } from '../../model/findings/finding.ts';
import { code, urlPath } from '../../text/markdown.ts';

/** `path:line`, linked to the lines at the scanned commit where the repository is known. */
export function placeLink({
  repository,
  serverUrl,
  head,
  sha,
}: Context): (one: { readonly finding: Finding }) => string {
  const commit = head ?? sha;
  return ({ finding: { path, span, outside } }) => {
    const label = code(`${path}:${span.startLine}`);
    if (!repository || !commit || outside) return label;
    const lines = span.endLine > span.startLine ? `#L${span.startLine}-L${span.endLine}` : `#L${span.startLine}`;
    return `[${label}](${serverUrl}/${repository}/blob/${commit}/${urlPath(path)}${lines})`;
  };
}
