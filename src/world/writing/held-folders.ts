/**
 * Folders that are held open while files in them are replaced. On Linux a file is named through the open folder
 * (/proc/self/fd/N), so that a folder that is swapped for a link meanwhile is not written through; elsewhere the folder
 * is looked at again right before.
 */

import { closeSync, constants, existsSync, openSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const throughHandles = process.platform === 'linux' && existsSync('/proc/self/fd');

/** Fewer than a process may have open. */
const mostOpen = 200;

export class HeldFolders {
  readonly #open = new Map<string, number>();

  /** A path for a file, or for another name beside it, whose real path is given. Throws when its folder is no longer there. */
  at(real: string, name = basename(real)): string {
    const folder = dirname(real);
    if (throughHandles) return `/proc/self/fd/${this.#open.get(folder) ?? this.#hold(folder)}/${name}`;
    if (realpathSync.native(folder) !== folder) throw new Moved();
    return join(folder, name);
  }

  close(): void {
    for (const handle of this.#open.values()) closeSync(handle);
    this.#open.clear();
  }

  #hold(folder: string): number {
    if (this.#open.size >= mostOpen) this.close();
    const handle = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
    if (readlinkSync(`/proc/self/fd/${handle}`) !== folder) {
      closeSync(handle);
      throw new Moved();
    }
    this.#open.set(folder, handle);
    return handle;
  }
}

class Moved extends Error {
  override readonly message = 'its folder has been moved, or is a link now';
}
