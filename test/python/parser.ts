/** The real parser for tests, and files made of text. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as treeSitter from 'web-tree-sitter';
import type { Project, PythonVersion } from '../../src/model/fixes/project.ts';
import { withPython, type PythonFile } from '../../src/python/tree/file.ts';
import { openParser, type Parse } from '../../src/python/tree/tree.ts';

const wasm = (specifier: string): Uint8Array => readFileSync(fileURLToPath(import.meta.resolve(specifier)));

let opened: Promise<Parse> | null = null;
export const testParser = (): Promise<Parse> =>
  (opened ??= openParser(
    treeSitter,
    wasm('web-tree-sitter/web-tree-sitter.wasm'),
    wasm('tree-sitter-python/tree-sitter-python.wasm'),
  ));

/** A project that supports Python from `python` on and declares packages as in requirements.txt. */
export function aProject(python: PythonVersion = [3, 9], packages: readonly string[] = []): Project {
  const pairs = packages.map((line): [string, string] => {
    const [, name = '', specifier = ''] = /^([\w.-]+)(.*)$/u.exec(line) ?? [];
    return [name.toLowerCase().replace(/[-_.]+/gu, '-'), specifier.trim()];
  });
  return { python, pythonFrom: 'the test', packages: new Map(pairs), manifests: [] };
}

/** Parses `text`, hands the file to `use`, and frees the tree. */
export async function pythonFile<T>(
  text: string,
  use: (file: PythonFile) => T,
  path = 'app/module.py',
  project = aProject(),
): Promise<T> {
  return withPython(await testParser(), path, text, project, use);
}
