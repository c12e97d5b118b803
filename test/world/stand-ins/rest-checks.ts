/** Check runs and their annotations. */

import { notFound, paged, Refused, route, type Call, type Route } from './exchange.ts';
import type { Annotation, CheckRun } from './records.ts';

interface Output {
  readonly title?: string;
  readonly summary: string;
  readonly text?: string;
  readonly annotations?: readonly Annotation[];
}
interface CheckBody {
  readonly name?: string;
  readonly head_sha?: string;
  readonly external_id?: string;
  readonly status?: string;
  readonly conclusion?: string;
  readonly started_at?: string;
  readonly completed_at?: string;
  readonly output?: Output;
}

const perRequest = 50;

function create(call: Call<CheckBody>): CheckRun {
  const { hub, repository, actor, body } = call;
  const { name = '', head_sha: head = '' } = body;
  // Only Apps have checks: https://docs.github.com/rest/checks/runs#create-a-check-run
  if (actor.type !== 'Bot') throw new Refused(403, 'You must authenticate via a GitHub App.');
  if (repository.git.typeOf(head) !== 'commit') throw new Refused(422, `No commit found for SHA: ${head}`);
  const id = hub.id();
  const check: CheckRun = {
    id,
    nodeId: `CR_${id}`,
    head,
    author: actor,
    name,
    externalId: '',
    status: 'queued',
    conclusion: null,
    title: null,
    summary: null,
    text: null,
    annotations: [],
    startedAt: new Date().toISOString(),
    completedAt: null,
  };
  apply(check, body);
  repository.checks.push(check);
  hub.nodes.set(check.nodeId, check);
  return check;
}

/** Annotations are added to those that are there; everything else is replaced. */
function apply(
  check: CheckRun,
  {
    name,
    external_id: externalId,
    status,
    conclusion,
    started_at: startedAt,
    completed_at: completedAt,
    output,
  }: CheckBody,
): void {
  const { title, summary, text, annotations = [] } = output ?? {};
  if (annotations.length > perRequest)
    throw new Refused(
      422,
      'Invalid request.\n\nNo more than 50 items are allowed; ' + `${annotations.length} were supplied.`,
    );
  if ((summary ?? '').length > 65_535 || (text ?? '').length > 65_535)
    throw new Refused(422, 'Invalid request.\n\nOnly 65535 characters are allowed.');
  if (output !== undefined && title === undefined && check.title === null)
    throw new Refused(422, 'Invalid request.\n\n"title" wasn\'t supplied.');
  const crooked = annotations.find((one) => one.end_line < one.start_line);
  if (crooked)
    throw new Refused(422, 'Validation Failed', [{ resource: 'CheckAnnotation', code: 'invalid', field: 'end_line' }]);
  check.annotations.push(...annotations);
  const given = { name, externalId, status, startedAt, completedAt, title, summary, text };
  for (const [key, value] of Object.entries(given)) if (value !== undefined) Object.assign(check, { [key]: value });
  if (conclusion !== undefined)
    Object.assign(check, { conclusion, status: 'completed', completedAt: completedAt ?? new Date().toISOString() });
}

function checkOf(call: Call<never>): CheckRun {
  const found = call.repository.checks.find(({ id }) => id === Number(call.params['check_run_id']));
  if (found === undefined) throw notFound();
  return found;
}

function checkBody({ repository, base }: Pick<Call, 'repository' | 'base'>, check: CheckRun): object {
  const {
    id,
    nodeId,
    name,
    head,
    externalId,
    status,
    conclusion,
    startedAt,
    completedAt,
    title,
    summary,
    text,
    annotations,
  } = check;
  const url = `${base}/repos/${repository.fullName}/check-runs/${id}`;
  return {
    id,
    node_id: nodeId,
    name,
    head_sha: head,
    external_id: externalId,
    status,
    conclusion,
    started_at: startedAt,
    completed_at: completedAt,
    url,
    html_url: `https://github.com/${repository.fullName}/runs/${id}`,
    app: { id: 15368, slug: check.author.login.replace('[bot]', '') },
    output: { title, summary, text, annotations_count: annotations.length, annotations_url: `${url}/annotations` },
  };
}

/** The newest of each name comes first, unless all are asked for. */
function listFor(call: Call<never>): readonly CheckRun[] {
  const { repository, params, query } = call;
  const head = repository.tip(params['ref'] ?? '') ?? params['ref'];
  const [name, app, filter = 'latest'] = ['check_name', 'app_id', 'filter'].map((key) => query.get(key) ?? undefined);
  const all = repository.checks
    .filter(
      (check) =>
        check.head === head && (name === undefined || check.name === name) && (app === undefined || app === '15368'),
    )
    .toReversed();
  return filter === 'all'
    ? all
    : all.filter((check, index) => all.findIndex((other) => other.name === check.name) === index);
}

const checks = '/repos/{owner}/{repo}/check-runs';

export const checkRoutes: readonly Route[] = [
  route<CheckBody>(`POST ${checks}`, 'checks: write', (call) => ({
    status: 201,
    body: checkBody(call, create(call)),
  })),
  route<never>(`GET ${checks}/{check_run_id}`, 'checks: read', (call) => ({
    status: 200,
    body: checkBody(call, checkOf(call)),
  })),
  route<CheckBody>(`PATCH ${checks}/{check_run_id}`, 'checks: write', (call) => {
    const check = checkOf(call as Call<never>);
    if (check.author.id !== call.actor.id)
      throw new Refused(
        403,
        'Invalid app_id `15368` - check run can only be modified by the GitHub App that created it.',
      );
    apply(check, call.body);
    return { status: 200, body: checkBody(call, check) };
  }),
  route<never>(`GET ${checks}/{check_run_id}/annotations`, 'checks: read', (call) =>
    paged(call, checkOf(call).annotations),
  ),
  route<never>('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', 'checks: read', (call) => {
    const all = listFor(call);
    const page = paged(
      call,
      all.map((check) => checkBody(call, check)),
    );
    return { ...page, body: { total_count: all.length, check_runs: page.body } };
  }),
];
