/**
 * The files through which a step talks to the runner:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */

import { appendFile, open } from 'node:fs/promises';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Appends whole lines, starting on a line of their own even when the step's earlier commands left the last one open.
 * Throws what the file system throws.
 */
export async function appendLines(path: string, text: string): Promise<void> {
  const { open: isOpen } = await fileEnd(path);
  await appendFile(path, (isOpen ? '\n' : '') + (text.endsWith('\n') ? text : `${text}\n`), 'utf8');
}

/** How many bytes a file has, and whether its last line lacks a line end. A missing file is an empty one. */
export async function fileEnd(path: string): Promise<{ readonly size: number; readonly open: boolean }> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return { size: 0, open: false };
  try {
    const { size } = await handle.stat();
    if (size === 0) return { size, open: false };
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
    return { size, open: buffer[0] !== 0x0a };
  } finally {
    await handle.close();
  }
}

/** The reason of a failed file operation without its path: `EACCES`. */
export const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';
