import type { Scan, ScanRequest } from '../model/findings/scan.ts';
import type { Examination, Texts } from '../model/fixes/remediation.ts';
import { scanTexts } from './bandit/scan-texts.ts';
import type { ScanAround } from './bandit/scan.ts';
import { compileAll } from './python/compile.ts';
import { interpreterOf } from './python/interpreter.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { bytesOf, isManifest } from './workspace/file-text.ts';
import { readBounded } from './workspace/read.ts';
import { realInside, type Workspace } from './workspace/workspace.ts';

const sizeLimit = 8 * 1024 * 1024;

/**
 * What Bandit and the Python that it runs on say of new texts for files of the workspace, by repository-relative path:
 * both work on the bytes as they would be written, in a temporary folder. Manifests are passed over. Throws WorldError
 * when Bandit or Python cannot be had.
 */
export async function examine(
  workspace: Workspace,
  texts: Texts,
  request: ScanRequest,
  around: ScanAround,
): Promise<Examination> {
  const { host } = around;
  const encoded = new Map<string, Uint8Array>();
  const broken = new Map<string, string>();
  for (const [path, text] of texts) {
    if (isManifest(path)) continue;
    const bytes = bytesOf(path, text, await originalOf(workspace, path));
    if (bytes === null)
      broken.set(
        path,
        'Its encoding has no bytes for a character of the new text, or Python would read it differently.',
      );
    else encoded.set(path, bytes);
  }
  if (encoded.size === 0) return { scan: nothingScanned, broken };
  const bandit = await around.bandit(request);
  const folder = await temporaryFolder(host.temp, 'compile');
  const neutral = folder.path;
  try {
    const compiled = interpreterOf(bandit, request.pythonVersion, host, neutral).then((python) =>
      compileAll(python, encoded, neutral, host),
    );
    const [scan, uncompiled] = await Promise.all([scanTexts(workspace, encoded, request, around), compiled]);
    for (const [path, why] of uncompiled) broken.set(path, why);
    const scanned = new Set(scan.files);
    for (const path of encoded.keys())
      if (!scanned.has(path)) broken.set(path, 'It cannot be written beside the others for a scan.');
    return { scan, broken };
  } finally {
    await folder.remove();
  }
}

/** The bytes of the file that a text is for; none for a new one, which makes it UTF-8. */
async function originalOf(workspace: Workspace, path: string): Promise<Uint8Array> {
  const real = await realInside(workspace, path);
  return real === null ? new Uint8Array() : readBounded(real, sizeLimit).catch(() => new Uint8Array());
}

/** Bandit's answer where there is no Python text: it need not be asked. */
export const nothingScanned: Scan = {
  mode: 'run',
  stderr: '',
  exitCode: 0,
  bandit: null,
  python: null,
  args: [],
  files: [],
  filesTruncated: false,
  configs: [],
  reports: [
    {
      origin: 'bandit',
      bytes: new TextEncoder().encode('{"errors": [], "metrics": {}, "results": []}'),
      problem: null,
    },
  ],
};
