import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The engine of this copy: beside the bundle in a release, where this file is a part of it; among the sources else. */
const engineSource = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../engine' : 'engine', import.meta.url),
);

/** The folder of the engine's sources; null when this copy has none. */
export const engineFolder = (): string | null => (existsSync(engineSource) ? engineSource : null);

/** Names the engine's sources, whatever else lies beside them; `''` without an engine. */
export async function engineDigest(): Promise<string> {
  const names = (await readdir(engineSource, { recursive: true }).catch(() => []))
    .filter((name) => name.endsWith('.py'))
    .sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(`${name}\0`).update(await readFile(join(engineSource, name)));
  return names.length === 0 ? '' : hash.digest('hex').slice(0, 20);
}
