/** The real Prism in front of a server: it checks requests and answers against GitHub's OpenAPI description. */

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { listen, type Loopback } from './loopback.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * A request that the description does not allow is answered with 422 (or 404 for an unknown path), an answer that it
 * does not allow with 500; the body's `type` names what is wrong. Takes about 1.5 s to start.
 */
export async function startPrism(target: string): Promise<Loopback> {
  const free = await listen(() => undefined);
  await free.close();
  const { port } = new URL(free.url);
  const description = `${root}test/fixtures/github-openapi.json`;
  const args = [
    `${root}node_modules/.bin/prism`,
    'proxy',
    '--errors',
    '--host',
    '127.0.0.1',
    '--port',
    port,
    description,
    target,
  ];
  const prism = spawn(`${root}node_modules/node/bin/node`, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const closed = new Promise<void>((resolve) => prism.once('close', () => resolve()));
  const close = (): Promise<void> => (prism.kill(), closed);
  let printed = '';
  try {
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer): void => {
        printed += chunk.toString('utf8');
        if (printed.includes('Prism is listening')) resolve();
      };
      prism.stdout.on('data', hear);
      prism.stderr.on('data', hear);
      prism.once('error', reject);
      prism.once('exit', () => reject(new Error(`Prism did not start: ${printed}`)));
      setTimeout(() => reject(new Error(`Prism did not start within 30 s: ${printed}`)), 30_000).unref();
    });
  } catch (error) {
    await close();
    throw error;
  }
  return { url: free.url, close };
}
