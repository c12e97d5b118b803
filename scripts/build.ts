/**
 * Builds dist/ from src/: tsc turns the TypeScript into JavaScript in build/, ncc bundles that with its dependencies.
 * TypeScript 7 has no compiler API that ncc could use, hence the two steps. The result is the same from any folder,
 * so that `npm run check-dist` can compare it with what is committed.
 */

import { execFileSync } from 'node:child_process';
import { appendFile, cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = process.argv[2] ?? join(root, 'dist');
const built = join(root, 'build');

interface Asset {
  readonly source: string | Buffer;
}
type Ncc = (
  entry: string,
  options: object,
) => Promise<{ readonly code: string; readonly assets: Readonly<Record<string, Asset>> }>;
const ncc: Ncc = createRequire(import.meta.url)('@vercel/ncc');

await rm(built, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [join(root, 'node_modules/typescript/bin/tsc'), '-p', join(root, 'tsconfig.build.json')],
  { stdio: 'inherit' },
);
await writeFile(join(built, 'package.json'), '{ "type": "module" }\n');

// The parser stays outside of the bundle: ncc breaks its way to its WebAssembly file, and the file itself.
const externals = { 'web-tree-sitter': './web-tree-sitter.js' };
const { code, assets } = await ncc(join(built, 'main.js'), {
  cache: false,
  externals,
  license: 'LICENSES.txt',
  target: 'es2022',
  minify: false,
  quiet: true,
});
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await writeFile(join(out, 'index.js'), lazily(code));
for (const [name, asset] of Object.entries(assets)) {
  await mkdir(dirname(join(out, name)), { recursive: true });
  await writeFile(join(out, name), asset.source);
}
await writeFile(join(out, 'package.json'), '{ "type": "module" }\n');
await cp(join(root, 'src/world/provision/bandit.lock.txt'), join(out, 'bandit.lock.txt'));
await cp(join(root, 'src/engine'), join(out, 'engine'), {
  recursive: true,
  filter: (path) => !path.endsWith('__pycache__'),
});

// ncc's list of licences leaves out packages whose modules were joined with others, and a few more; comments in what it
// writes name them.
const listed = (await readFile(join(out, 'LICENSES.txt'), 'utf8')).split('\n');
const scripts = Object.entries(assets).flatMap(([name, { source }]) =>
  name.endsWith('.js') ? [source.toString()] : [],
);
const joined = [code, ...scripts].flatMap((text) => [
  ...text.matchAll(/^;?\/\/ (?:CONCATENATED|EXTERNAL) MODULE: \.\/(\S*node_modules\/((?:@[^/]+\/)?[^/]+))\//gmu),
]);
for (const [folder, name] of new Map(joined.map(([, folder = '', name = '']) => [folder, name]))) {
  if (!listed.includes(name)) await appendFile(join(out, 'LICENSES.txt'), await licence(join(root, folder), name));
  listed.push(name);
}

/**
 * The parser's library without the pointer to a source map that is not shipped, its WebAssembly files, and their
 * licences.
 */
const library = await readFile(join(root, 'node_modules/web-tree-sitter/web-tree-sitter.js'), 'utf8');
await writeFile(join(out, 'web-tree-sitter.js'), library.replace(/^\/\/# sourceMappingURL=.*\n?/mu, ''));
for (const [from, name] of [
  ['web-tree-sitter', 'web-tree-sitter.wasm'],
  ['tree-sitter-python', 'tree-sitter-python.wasm'],
] as const) {
  await cp(join(root, 'node_modules', from, name), join(out, name));
  await appendFile(
    join(out, 'LICENSES.txt'),
    `\n${from}\nMIT\n${await readFile(join(root, 'node_modules', from, 'LICENSE'), 'utf8')}`,
  );
}

/** As ncc writes them: the name, the kind, and the text where the package has one. */
async function licence(folder: string, name: string): Promise<string> {
  const { license }: { readonly license: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const file = (await readdir(folder)).sort().find((entry) => /^(?:licen[cs]e|copying)/iu.test(entry));
  return `\n${name}\n${license}\n${file === undefined ? '' : await readFile(join(folder, file), 'utf8')}`;
}

/**
 * ncc imports what is external at the top, in every run, although the source does so only when it needs the parser. The
 * import moves to where the module is asked for: what asks there awaits a promise anyway.
 */
function lazily(bundle: string): string {
  const [line, name = ''] = /^import \* as (\w+) from "\.\/web-tree-sitter\.js";\n/mu.exec(bundle) ?? [];
  const parts = line === undefined ? [] : bundle.replace(line, '').split(`module.exports = ${name};`);
  const expected = parts.length === 2 && !parts.some((part) => part.includes(name));
  if (!expected) throw new Error('ncc writes the import of web-tree-sitter in a new way: adapt scripts/build.ts');
  return parts.join('module.exports = import("./web-tree-sitter.js");');
}
