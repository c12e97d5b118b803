/**
 * Fetches what a scan handed over: out of the artifacts of exactly that run, into memory, and of each archive the one
 * file alone.
 */

import { z } from 'zod';
import { InputError } from '../../../model/input-error.ts';
import { WorldError } from '../../world.ts';
import type { Answer, GitHub } from '../client.ts';
import { explainWrite } from '../commits/write-refusals.ts';
import { ask, placeOf, Unanswered } from '../parsed-answer.ts';
import { artifactName } from './artifact.ts';
import type { Download } from './download.ts';
import { fileInZip } from './zip.ts';

/**
 * The archive has the other results too; a SARIF file and a report of tens of thousands of findings come to a few
 * megabytes.
 */
const mostPacked = 60_000_000;
/** As much as a handover may be: handover/handover-schema.ts. */
const mostUnpacked = 25_000_000;
const pages = 5;
/** Re-runs and jobs of a matrix leave several. */
const mostLooked = 5;

export interface Wanted {
  readonly repository: string;
  readonly run: number;
  /** The scan's artifact is named after its category and its job. */
  readonly category: string;
}

const artifactSchema = z.object({
  id: z.int().positive(),
  name: z.string(),
  size_in_bytes: z.number(),
  expired: z.boolean(),
  workflow_run: z.object({ id: z.int() }).nullish(),
});
const pageSchema = z.object({ artifacts: z.array(artifactSchema) });
type Artifact = z.output<typeof artifactSchema>;

/**
 * The handovers of the run, the newest first; a string in place of one says why it cannot be read. Not yet validated: a
 * hostile pull request may have written them. Throws InputError when the run left none, WorldError when GitHub does not
 * say.
 */
export async function fetchHandovers(
  client: GitHub,
  download: Download,
  wanted: Wanted,
): Promise<readonly (Uint8Array | string)[]> {
  const all = (await artifactsOf(client, wanted)).filter(
    ({ name, workflow_run: of }) => isOurs(name, wanted.category) && (of?.id ?? wanted.run) === wanted.run,
  );
  const standing = all.filter(({ expired }) => !expired);
  const found: (Uint8Array | string)[] = [];
  for (const artifact of standing.toSorted((a, b) => b.id - a.id).slice(0, mostLooked)) {
    const handover = await handoverIn(artifact, download, wanted);
    if (handover !== null) found.push(handover);
  }
  if (found.length > 0) return found;
  if (all.length > standing.length) throw missing(wanted, 'its artifact has expired. Run the scan again');
  const why = standing.length > 0 ? 'its artifact has no handover.json' : 'it has no artifact of that category';
  throw missing(
    wanted,
    `${why}. The scan has to be a run on \`pull_request\` of the same release, with \`mode: scan\` and the same \`category\``,
  );
}

const missing = ({ run, category }: Wanted, why: string): InputError =>
  new InputError(`Run ${run} left nothing to publish for the category ${JSON.stringify(category)}: ${why}.`);

/** Another job of the same name gets a number behind it. */
function isOurs(name: string, category: string): boolean {
  const prefix = artifactName(category.replaceAll('/', '-')).slice(0, 90);
  return name === prefix || name.startsWith(`${prefix}-`);
}

async function artifactsOf(client: GitHub, { repository, run }: Wanted): Promise<readonly Artifact[]> {
  const all: Artifact[] = [];
  for (let page = 1; page <= pages; page += 1) {
    const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
    const listed = await ask(client, route, { ...placeOf(repository), run_id: run, per_page: 100, page }, pageSchema);
    if (listed instanceof Unanswered)
      throw new WorldError(
        `The artifacts of run ${run} could not be listed: ${explainWrite(listed.answer, 'actions: read')}`,
      );
    all.push(...listed.artifacts);
    if (listed.artifacts.length < 100) break;
  }
  return all;
}

const reasonOf = (answer: Answer): string =>
  answer.status === 413
    ? `${answer.reason}.`
    : answer.status === 410
      ? 'it has expired. Run the scan again.'
      : explainWrite(answer, 'actions: read');

/**
 * What an archive says of its size is its maker's word, so the download is bounded as well. Null when it has no such
 * file: results of another kind.
 */
async function handoverIn(
  { id, size_in_bytes: size }: Artifact,
  download: Download,
  { repository, run }: Wanted,
): Promise<Uint8Array | string | null> {
  const unread = (why: string): string => `The artifact ${id} of run ${run} cannot be read: ${why}`;
  if (size > mostPacked) return unread(`it is larger than ${mostPacked} bytes.`);
  const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
  const zip = await download(route, { ...placeOf(repository), artifact_id: id, archive_format: 'zip' }, mostPacked);
  if (!(zip instanceof Uint8Array)) return unread(reasonOf(zip));
  const file = fileInZip(zip, 'handover.json', mostUnpacked);
  return typeof file === 'string' ? unread(`${file}. Run the scan again.`) : file;
}
