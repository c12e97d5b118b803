/**
 * Literal arguments of the call in setup.py, found as text: the file is never executed, and what it computes is not
 * known.
 */

/** The string given for a keyword; null without one, or when it is not a plain literal. */
export function textArgument(text: string, keyword: string): string | null {
  return new RegExp(`\\b${keyword}\\s*=\\s*[uUrR]?(['"])([^'"\\n\\\\]*)\\1\\s*[,)\\n]`, 'u').exec(text)?.[2] ?? null;
}

/** The strings of a list given for a keyword, as far as they are plain literals; empty without one. */
export function listArgument(text: string, keyword: string): readonly string[] {
  const found = new RegExp(`\\b${keyword}\\s*=\\s*[[(]`, 'u').exec(text);
  if (!found) return [];
  const items: string[] = [];
  const piece = /\s+|#[^\n]*|,|[uUrR]?(?:"([^"\n\\]*)"|'([^'\n\\]*)')/uy;
  piece.lastIndex = found.index + found[0].length;
  for (let next = piece.exec(text); next !== null; next = piece.exec(text)) {
    const item = next[1] ?? next[2];
    if (item !== undefined) items.push(item);
  }
  return items;
}
