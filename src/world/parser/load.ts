import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { openParser, type Parse } from '../../python/tree/tree.ts';
import { WorldError } from '../world.ts';

/**
 * The library's files that are not JavaScript: name, and the package that they come from. The build copies them beside
 * `dist/index.js`.
 */
const runtime = ['web-tree-sitter.wasm', 'web-tree-sitter'] as const;
const grammar = ['tree-sitter-python.wasm', 'tree-sitter-python'] as const;

let loaded: Promise<Parse> | null = null;

/**
 * The parser of Python text, loaded when it is first asked for and once. Throws WorldError when this copy of the
 * program lacks a file.
 */
export function parser(): Promise<Parse> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<Parse> {
  const [library, runtimeBytes, grammarBytes] = await Promise.all([
    import('web-tree-sitter'),
    bytesOf(runtime),
    bytesOf(grammar),
  ]).catch((error: unknown) => {
    throw new WorldError(
      `The Python parser cannot be loaded (${reasonOf(error)}): this copy of bandit-remediate is incomplete. Use a released version.`,
    );
  });
  return openParser(library, runtimeBytes, grammarBytes);
}

/**
 * Beside the running script in the bundle, in node_modules when the sources run. The bundler must not see which file is
 * meant: it would emit a WebAssembly file of its own, read as text and thereby broken.
 */
const bytesOf = ([name, from]: readonly [name: string, from: string]): Promise<Uint8Array> => {
  const place = import.meta.url.endsWith('.ts') ? `../../../node_modules/${from}/${name}` : name;
  return readFile(fileURLToPath(new URL(place, import.meta.url)));
};

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
