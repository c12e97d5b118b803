import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { z } from 'zod';
import type { Context } from '../../../model/context.ts';
import type { Note } from '../../../model/findings/report.ts';
import { quote } from '../../../text/log-text.ts';
import type { GitHub, Pause } from '../client.ts';
import { uploadTarget } from './target.ts';
import { explain } from './upload-refusals.ts';

/**
 * `auto`: upload where it can be done. `true`: the user counts on it, so what keeps it from being done is a warning.
 */
export type UploadWish = 'auto' | 'true';

/** Seconds between looks at what became of the upload: two minutes in sum. Most are through after the first. */
const looks = [1, 4, 10, 20, 40, 45] as const;
const waitFor: Pause = (milliseconds) => sleep(milliseconds);

interface Repository {
  readonly owner: string;
  readonly repo: string;
}

/**
 * Uploads a SARIF file to code scanning and waits until it is processed; an empty list of results too, for it closes
 * alerts. Whatever stands in the way becomes one note; nothing is thrown. `client` is null without a token.
 */
export async function uploadSarif(
  client: GitHub | null,
  context: Context,
  sarif: { readonly text: string; readonly category: string },
  wish: UploadWish,
  pause: Pause = waitFor,
): Promise<readonly Note[]> {
  const skipped = (text: string, expected: boolean): readonly Note[] => [
    note(`Results were not uploaded to code scanning: ${text}`, expected && wish === 'auto'),
  ];
  const [owner, repo, ...rest] = context.repository?.split('/') ?? [];
  if (client === null)
    return skipped(
      'there is no token. Leave `github-token` at its default, or give one with `security-events: write`.',
      true,
    );
  if (!owner || !repo || rest.length > 0)
    return skipped('the repository is not known. GITHUB_REPOSITORY must be `owner/name`.', true);
  const target = uploadTarget(context);
  if ('skipped' in target) return skipped(`${target.skipped}.`, target.expected);

  const body = { commit_sha: target.commit, ref: target.ref, sarif: await packed(sarif.text) };
  const answer = await client.request(
    'POST /repos/{owner}/{repo}/code-scanning/sarifs',
    { owner, repo, ...body },
    { idempotent: true },
  );
  if (answer.status < 200 || answer.status > 299) {
    const { text, expected } = explain(answer, context);
    return skipped(text, expected);
  }
  const upload = receipt.safeParse(answer.data);
  return upload.success
    ? follow(client, { owner, repo }, upload.data.id, pause)
    : [unfollowed('GitHub gave no id to follow it by.')];
}

/** Looks until GitHub has processed the upload or the patience is over. */
async function follow(client: GitHub, repository: Repository, id: string, pause: Pause): Promise<readonly Note[]> {
  for (const seconds of looks) {
    await pause(seconds * 1000);
    const answer = await client.request('GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}', {
      ...repository,
      sarif_id: id,
    });
    // Right after the upload the id may not be known everywhere yet.
    if (answer.status === 404) continue;
    if (answer.status !== 200)
      return [unfollowed(`GitHub does not say what became of them (status ${answer.status}).`)];
    const { processing_status: status, errors } = progress.parse(answer.data);
    if (status === 'complete') return [];
    if (status === 'failed') return [rejected(errors)];
  }
  return [unfollowed('GitHub is still processing them; they will appear in the Security tab.')];
}

const receipt = z.object({ id: z.string().min(1) });
const progress = z
  .object({ processing_status: z.string().catch('pending'), errors: z.array(z.string()).catch([]) })
  .catch({ processing_status: 'pending', errors: [] });

/** As the interface wants it: gzip, then base64. */
const packed = async (text: string): Promise<string> => (await promisify(gzip)(text)).toString('base64');

function rejected(errors: readonly string[]): Note {
  const shown = errors
    .slice(0, 5)
    .map((error) => quote(error))
    .join(' | ');
  const more = errors.length > 5 ? ` | and ${errors.length - 5} more` : '';
  return note(
    `Code scanning could not process the uploaded results: ${shown === '' ? 'no reason was given' : shown}${more}`,
    false,
  );
}

const unfollowed = (text: string): Note => note(`Results were uploaded to code scanning, and ${text}`, true);
const note = (text: string, quiet: boolean): Note => ({ level: quiet ? 'notice' : 'warning', topic: 'upload', text });
