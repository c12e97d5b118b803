/**
 * What a step of a workflow delivers: to the summary, the log, files, outputs and GitHub. In a file of its own, since
 * it is loaded while Bandit works.
 */

import type { Context } from '../model/context.ts';
import type { Delivered, Delivery } from '../model/delivery.ts';
import type { Note } from '../model/findings/report.ts';
import type { Env } from './environment-variables.ts';
import { loadArtifactLibrary, uploadArtifact } from './github/artifact/artifact.ts';
import { connect, type GitHub } from './github/client.ts';
import { fixTarget } from './github/commits/fix-target.ts';
import { publish, type Publishing } from './github/publish.ts';
import { uploadSarif } from './github/scanning/upload.ts';
import { emitAnnotations } from './workflow/annotations.ts';
import { logLines } from './workflow/log.ts';
import { setOutputs } from './workflow/outputs.ts';
import { writeSummary } from './workflow/summary.ts';
import { writeResults } from './workspace/write.ts';
import type { World } from './world.ts';

/** Nothing is sent yet, but the largest library is loaded, which nearly every step needs in the end. */
export function openDelivery(token: string, env: Env): Pick<World, 'deliver' | 'fixTarget'> {
  const client = connect(token, env);
  void loadArtifactLibrary().catch(() => undefined);
  return {
    fixTarget: async (at, wish) =>
      client === null ? 'there is no token. Leave `github-token` at its default.' : fixTarget(client, at, wish),
    deliver: (at, delivery) => deliver(at, delivery, client, env),
  };
}

/** Summary first, so that a failing upload cannot keep it back; every item is tried. */
async function deliver(context: Context, delivery: Delivery, client: GitHub | null, env: Env): Promise<Delivered> {
  const notes: Note[] = [];
  notes.push(...(await writeSummary(delivery.summary, env)));
  logLines(delivery.lines);
  emitAnnotations(delivery.annotations);
  const [kept, published] = await Promise.all([results(context, delivery, env), onGitHub(context, delivery, client)]);
  notes.push(...kept, ...published.notes, ...(await setOutputs(published.outputs, env)));
  logLines(notes.map((note) => `${note.level === 'warning' ? 'Warning' : 'Note'}  ${note.text}`));
  return { notes };
}

/** The result files, the outputs that name them, and the artifact that keeps them. */
async function results(context: Context, delivery: Delivery, env: Env): Promise<readonly Note[]> {
  const written = await writeResults(context.results, delivery.files).catch((error: unknown) => String(error));
  const outputs = await setOutputs(delivery.outputs, env);
  if (typeof written === 'string')
    return [
      ...outputs,
      { level: 'warning', topic: 'results', text: `The result files could not be written: ${written}` },
    ];
  logLines([`Results in ${context.results}`]);
  return [
    ...outputs,
    ...(delivery.artifact === null ? [] : await uploadArtifact(delivery.artifact, written, context.results)),
  ];
}

/** One after the other: GitHub slows down whoever writes at once. Artifacts are kept by another service. */
async function onGitHub(
  context: Context,
  { sarif, publication }: Delivery,
  client: GitHub | null,
): Promise<Publishing> {
  const uploaded = sarif ? await uploadSarif(client, context, sarif, sarif.required ? 'true' : 'auto') : [];
  const { notes, outputs } = await publish(client, context, publication);
  return { notes: [...uploaded, ...notes], outputs };
}
