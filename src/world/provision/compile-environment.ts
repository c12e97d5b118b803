import { cp } from 'node:fs/promises';
import { z } from 'zod';
import { engineFolder } from '../bandit/engine-source.ts';
import { childEnvironment } from '../process/child-environment.ts';
import { runChild } from '../process/child.ts';
import { engineIn, programIn, type KnownFile } from './environment.ts';
import type { Host } from './host.ts';

/**
 * Imports what a scan imports, which has Python write its bytecode, and reads that again: a disk that is full, or a
 * limit on the size of files, cuts it off without a word, and then no import of it ever works. What is not whole goes.
 * Prints each file with its size, a line for each.
 */
const script = `
import importlib, json, marshal, os, sys
root = sys.argv[1]
sys.path.insert(0, os.path.join(root, 'engine'))
for name in ('bandit.cli.main', 'bandit.core.extension_loader', 'bandit.formatters.json', 'bandit_engine.start'):
    try:
        importlib.import_module(name)
    except Exception:
        pass
try:
    sys.modules['bandit.core.extension_loader'].MANAGER
except Exception:
    pass
for module in list(sys.modules.values()):
    for path in (getattr(module, '__file__', None), getattr(module, '__cached__', None)):
        if not path or not os.path.abspath(path).startswith(root + os.sep) or not os.path.isfile(path):
            continue
        if path.endswith('.pyc'):
            try:
                with open(path, 'rb') as file:
                    marshal.loads(file.read()[16:])
            except Exception:
                os.unlink(path)
                continue
        print('file ' + json.dumps([os.path.relpath(path, root), os.path.getsize(path)]))
`;
const fileSchema = z.tuple([z.string(), z.int()]);

/**
 * Puts the engine into a new environment and has everything that a scan imports compiled, once: scans themselves write
 * no bytecode. Gives the files that a scan needs with their sizes; none where that cannot be told.
 */
export async function compileEnvironment(folder: string, neutral: string, host: Host): Promise<readonly KnownFile[]> {
  const source = engineFolder();
  if (source !== null)
    await cp(source, engineIn(folder), { recursive: true, filter: (path) => !path.endsWith('__pycache__') });
  const ended = await runChild(programIn(folder, 'python', host), ['-I', '-c', script, folder], {
    cwd: neutral,
    env: childEnvironment(host, 'install'),
    timeout: 120_000,
  });
  const lines = ended.failure === null && ended.exitCode === 0 ? ended.stdout.split('\n') : [];
  return lines.flatMap((line) =>
    line.startsWith('file ') ? [fileSchema.parse(JSON.parse(line.slice('file '.length)))] : [],
  );
}
