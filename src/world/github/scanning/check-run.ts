/** Puts a check run on a commit, its annotations in as many requests as GitHub wants. */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Annotation } from '../../../model/annotation.ts';
import type { Context } from '../../../model/context.ts';
import type { Note } from '../../../model/findings/report.ts';
import type { CheckRun } from '../../../model/github/publication.ts';
import type { Answer, GitHub } from '../client.ts';
import { ask, isDone, placeOf, Unanswered } from '../parsed-answer.ts';
import { refusedRemark } from '../review/remark-refusals.ts';

const topic = 'check';
const permission = 'checks: write';
/** https://docs.github.com/rest/checks/runs#create-a-check-run */
const perRequest = 50;
const tries = 3;

const checkSchema = z.object({
  id: z.int(),
  external_id: z.string().nullish(),
  status: z.string(),
  output: z.object({ annotations_count: z.int().catch(0) }).catch({ annotations_count: 0 }),
});
const listSchema = z.object({ check_runs: z.array(checkSchema) });
type Known = z.output<typeof checkSchema>;

interface Desk {
  readonly client: GitHub;
  readonly repository: string;
  readonly run: CheckRun;
  /** The same for a check with the same words on the same commit. */
  readonly mark: string;
  readonly url: string | null;
}

/**
 * What stands in the way becomes a note; nothing is thrown. Annotations can be added to a check run but not taken from
 * it, so a second run with other words makes a new one, of which GitHub shows and counts the newest by name; with the
 * same words it adds what is missing.
 */
export async function postCheckRun(client: GitHub, context: Context, wanted: CheckRun): Promise<readonly Note[]> {
  const run = { ...wanted, annotations: wanted.annotations.filter(({ path }) => path !== null) };
  const refused = (what: string, answer: Answer): readonly Note[] => [
    refusedRemark(answer, context, { topic, what, permission, off: "check-name: ''" }),
  ];
  const { repository, runUrl } = context;
  const unknown = 'The check was not made: the repository is not known; GITHUB_REPOSITORY must be `owner/name`.';
  if (repository === null) return [{ level: 'warning', topic, text: unknown }];
  const mark = `bandit-remediate-${createHash('sha256').update(JSON.stringify(run)).digest('hex').slice(0, 32)}`;
  const desk: Desk = { client, repository, run, mark, url: runUrl };
  const check = await findOrCreate(desk);
  if (check instanceof Unanswered) return refused('The check was not made', check.answer);
  const left = await annotate(desk, check);
  return left === null ? [] : refused('Not all annotations were added to the check', left);
}

async function findOrCreate(desk: Desk): Promise<Known | Unanswered> {
  const first = Math.min(perRequest, desk.run.annotations.length);
  for (let tried = 1; ; tried += 1) {
    const found = await findSame(desk);
    if (found) return found;
    const created = await ask(desk.client, 'POST /repos/{owner}/{repo}/check-runs', newCheck(desk), checkSchema);
    if (!(created instanceof Unanswered))
      return { ...created, output: { annotations_count: Math.max(created.output.annotations_count, first) } };
    if (!created.answer.uncertain || tried === tries) return created;
  }
}

/** Who may not read checks may not write them either, and is told by the next request. */
async function findSame({ client, repository, run, mark }: Desk): Promise<Known | undefined> {
  const parameters = { ...placeOf(repository), ref: run.head, check_name: run.name, filter: 'latest', per_page: 100 };
  const known = await ask(client, 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', parameters, listSchema);
  return known instanceof Unanswered
    ? undefined
    : known.check_runs.find(({ external_id, status }) => external_id === mark && status === 'completed');
}

const newCheck = ({ repository, run, mark, url }: Desk): Readonly<Record<string, unknown>> => ({
  ...placeOf(repository),
  name: run.name,
  head_sha: run.head,
  external_id: mark,
  status: 'completed',
  conclusion: run.conclusion,
  ...(url === null ? {} : { details_url: url }),
  output: outputOf(run, 0),
});

/**
 * Adds the annotations that are not there yet, fifty at a time. After a cut connection they are counted before more are
 * added.
 */
async function annotate({ client, repository, run }: Desk, check: Known): Promise<Answer | null> {
  const at = { ...placeOf(repository), check_run_id: check.id };
  let failures = 0;
  for (let done = check.output.annotations_count; done < run.annotations.length;) {
    const answer = await client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
      ...at,
      output: outputOf(run, done),
    });
    if (isDone(answer)) {
      done += perRequest;
      continue;
    }
    const now =
      answer.uncertain && (failures += 1) < tries
        ? await ask(client, 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}', at, checkSchema)
        : null;
    if (now === null || now instanceof Unanswered) return answer;
    done = now.output.annotations_count;
  }
  return null;
}

const levels = { error: 'failure', warning: 'warning', notice: 'notice' } as const satisfies Record<
  Annotation['level'],
  string
>;

const outputOf = ({ title, summary, annotations }: CheckRun, from: number): object => ({
  title,
  summary,
  annotations: annotations.slice(from, from + perRequest).flatMap((one) => annotationOf(one) ?? []),
});

/** GitHub takes columns only for a single line. */
function annotationOf({
  level,
  title,
  message,
  path,
  startLine,
  endLine,
  startColumn,
  endColumn,
}: Annotation): object | null {
  if (path === null) return null;
  const columns =
    startLine === endLine && startColumn !== null && endColumn !== null
      ? { start_column: startColumn, end_column: endColumn }
      : {};
  return {
    path,
    start_line: Math.max(1, startLine),
    end_line: Math.max(1, startLine, endLine),
    ...columns,
    annotation_level: levels[level],
    title,
    message,
  };
}
