import type { Finding } from '../model/findings/finding.ts';
import type { Sources } from '../model/findings/sources.ts';
import { lineHashes } from '../python/text/line-hash.ts';

/**
 * A function from finding to GitHub's primaryLocationLineHash of its first line; each file is hashed once, for the
 * wanted lines only.
 */
export function hashesOf(findings: readonly Finding[], sources: Sources): (finding: Finding) => string | null {
  const wanted = new Map<string, Set<number>>();
  for (const { path, span } of findings) {
    const lines = wanted.get(path) ?? new Set<number>();
    wanted.set(path, lines.add(span.startLine));
  }
  const hashes = new Map(
    [...wanted].map(([path, lines]) => [
      path,
      lineHashes(sources.get(path) ?? '', sources.has(path) ? lines : new Set()),
    ]),
  );
  return ({ path, span }) => hashes.get(path)?.get(span.startLine) ?? null;
}
