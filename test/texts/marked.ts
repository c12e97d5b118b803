/** Python text whose «marks» are taken off, with the place they held: offsets in UTF-16 units, the end exclusive. */
export interface Marked {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Takes a case's marks off. Throws unless there is exactly one pair, in order. */
export function unmark(source: string): Marked {
  const marks = source.match(/[«»]/g) ?? [];
  if (marks.join('') !== '«»')
    throw new Error(`one «pair» of marks is needed, not "${marks.join('')}", in:\n${source}`);
  const start = source.indexOf('«');
  return { text: source.replace(/[«»]/g, ''), start, end: source.indexOf('»') - 1 };
}

/** 1-based line and 0-based column in UTF-8 bytes: how Python counts. */
export function place(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: Buffer.byteLength(before.slice(lineStart)) };
}
