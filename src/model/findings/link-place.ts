/**
 * Where a link of a tree leads inside that tree: `text` as the link holds it, `path` where it lies; both POSIX. Null
 * when it leads out, or by a way on which another link could turn it: only `..` in front can be followed by name alone.
 */
export function linkPlace(path: string, text: string): string | null {
  if (text === '' || text.startsWith('/') || text.includes('\\') || text.includes('\0')) return null;
  const place = path.split('/').slice(0, -1);
  const steps = text.split('/').filter((step) => step !== '.' && step !== '');
  while (steps[0] === '..') {
    if (place.pop() === undefined) return null;
    steps.shift();
  }
  return steps.length === 0 || steps.includes('..') ? null : [...place, ...steps].join('/');
}
