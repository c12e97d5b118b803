import { readFileSync, writeFileSync } from 'node:fs';

/** The files that are changed again and again, with what they held at first. */
export interface Changing {
  readonly files: readonly { readonly path: string; readonly original: Buffer }[];
  /** How often they have been changed: no text comes twice, so no cache can know it. */
  readonly counter: { value: number };
}

/**
 * Every hundredth file in the order of their paths, beginning with the fiftieth: 1 % of them, one at least, whatever
 * their sizes.
 */
export function onePercent(files: readonly string[]): Changing {
  const chosen = files.filter((_, index) => index % 100 === Math.min(49, files.length >> 1));
  return { files: chosen.map((path) => ({ path, original: readFileSync(path) })), counter: { value: 0 } };
}

/** Writes each file anew, as it was at first with another comment at its end. */
export function change({ files, counter }: Changing): void {
  counter.value += 1;
  for (const { path, original } of files)
    writeFileSync(path, Buffer.concat([original, Buffer.from(`\n# change ${counter.value}\n`)]));
}
