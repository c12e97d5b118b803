/**
 * What is published of a handover, in a world that only remembers; and that nothing written into one gets out as more
 * than text.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { runPublish, type Published, type PublishWishes } from '../../src/commands/run-publish.ts';
import { handoverOf } from '../../src/handover/write-handover.ts';
import type { Context } from '../../src/model/context.ts';
import type { OpenPull, TriggeringRun } from '../../src/model/github/handover.ts';
import type { FixTarget } from '../../src/model/github/publication.ts';
import { InputError } from '../../src/model/input-error.ts';
import { allRules } from '../../src/rules/registry.ts';
import type { Publication, PublishWorld } from '../../src/world/publish-world.ts';
import { aContext } from '../builders.ts';
import {
  aFullOutcome,
  base,
  bytes,
  head,
  hostile,
  scanContext,
  wishes as scanWishes,
} from '../handover/handed-over.ts';

const text = handoverOf(aFullOutcome(), scanWishes, scanContext(), bytes) ?? '';
const blob = JSON.parse(text).blobs[0].blob as string;
const encoded = (json: string): Uint8Array => new TextEncoder().encode(json);

const aRun = (overrides: Partial<TriggeringRun> = {}): TriggeringRun => ({
  id: 4711,
  event: 'pull_request',
  conclusion: 'failure',
  head,
  branch: 'topic',
  source: 'mallory/shelf',
  url: 'https://github.com/octo/shelf/actions/runs/4711',
  ...overrides,
});
const aPull = (overrides: Partial<OpenPull> = {}): OpenPull => ({
  number: 7,
  headSha: head,
  baseSha: base,
  baseRef: 'main',
  mergeSha: 'd'.repeat(40),
  ...overrides,
});
const aTarget: FixTarget = {
  branch: 'topic',
  head,
  message: 'Change',
  files: new Map([['app/run.py', { blob, mode: '100644' }]]),
  hunks: new Map([['app/run.py', [{ start: 1, end: 3 }]]]),
  repository: 'mallory/shelf',
  isDefaultBranch: false,
};
const wishes: PublishWishes = {
  category: 'bandit-remediate',
  comment: 'always',
  checkName: 'Bandit',
  suggest: true,
  uploadSarif: 'auto',
  reproduce: (commit) => ['bandit-remediate', 'scan', '.', '--base-ref', commit],
};

interface Seen {
  readonly result: Published;
  readonly publication: Publication | null;
  readonly context: Context | null;
}

async function published(
  given: {
    readonly handovers?: readonly (Uint8Array | string)[];
    readonly run?: TriggeringRun;
    readonly pulls?: readonly OpenPull[];
    readonly target?: FixTarget | string;
    readonly wishes?: Partial<PublishWishes>;
  } = {},
): Promise<Seen> {
  let [publication, context]: [Publication | null, Context | null] = [null, null];
  const world: PublishWorld = {
    triggeringRun: async () => given.run ?? aRun(),
    openPulls: async () => given.pulls ?? [aPull()],
    handovers: async () => given.handovers ?? [encoded(text)],
    target: async () => given.target ?? aTarget,
    publish: async (at, wanted) => {
      [publication, context] = [wanted, at];
      return [];
    },
  };
  const result = await runPublish(
    { ...wishes, ...given.wishes },
    aContext({ event: 'workflow_run', runUrl: 'https://github.com/octo/shelf/actions/runs/5000' }),
    world,
  );
  return { result, publication, context };
}

test('comment, check run, suggestion and SARIF go to the pull request and the commit that GitHub names', async () => {
  const { result, publication, context } = await published();
  assert.deepEqual([result.status, result.notes], ['published', []]);
  assert.equal(result.text, `Published the results of run 4711 for pull request #7 at ${head.slice(0, 7)}: failed.`);
  assert.deepEqual(
    [context?.ref, context?.sha, context?.pull?.number, context?.runUrl],
    ['refs/pull/7/head', head, 7, aRun().url],
  );
  assert.deepEqual(
    [
      publication?.comment?.pull,
      publication?.checkRun?.name,
      publication?.checkRun?.head,
      publication?.checkRun?.conclusion,
    ],
    [7, 'Bandit', head, 'failure'],
  );
  assert.deepEqual(
    publication?.review?.suggestions.map(({ path, lines }) => [path, lines]),
    [['app/run.py', { start: 3, end: 3 }]],
  );
  assert.match(publication?.review?.suggestions[0]?.body ?? '', /```suggestion\nsubprocess\.run\(\["ls"\]\)\n```/);
  assert.equal(JSON.parse(publication?.sarif?.text ?? '').runs[0].automationDetails.id, 'bandit-remediate/');
});

test('everything that people read says where it comes from', async () => {
  const { publication } = await published();
  for (const body of [publication?.comment?.body, publication?.review?.body, publication?.checkRun?.summary])
    assert.match(body ?? '', /made by a run of the pull request(?:'|&#39;)s own workflow, which its author can change/);
});

test('the verdict is worked out anew, and the command to copy is our own', async () => {
  const json = JSON.parse(text);
  json.gate.severity = 'none';
  const { publication } = await published({ handovers: [encoded(JSON.stringify(json))] });
  assert.equal(
    publication?.checkRun?.title,
    'Incomplete: Not everything was scanned: app/legacy.py: Bandit could not parse it: invalid syntax.',
  );
  assert.match(publication?.checkRun?.summary ?? '', new RegExp(`bandit-remediate scan \\. --base-ref ${base}`));
});

test('what is not wished for is not made', async () => {
  const { publication } = await published({
    wishes: { comment: 'never', checkName: '', suggest: false, uploadSarif: 'false' },
  });
  assert.deepEqual(publication, { comment: null, checkRun: null, review: null, sarif: null });
});

test('a run for a head that has moved on, or for a closed pull request, publishes nothing and says so', async () => {
  const moved = await published({ pulls: [aPull({ headSha: 'e'.repeat(40) })] });
  assert.deepEqual([moved.result.status, moved.publication], ['nothing to do', null]);
  assert.match(moved.result.text, /the pull request has moved on to eeeeeee\. Nothing was published/);
  const closed = await published({ pulls: [] });
  assert.match(closed.result.text, /no longer open/);
  for (const run of [aRun({ event: 'push' }), aRun({ conclusion: 'cancelled' }), aRun({ conclusion: null })])
    assert.deepEqual((await published({ run })).publication, null);
});

test('no suggestions where the head moves on meanwhile, or they cannot be placed; the rest is published', async () => {
  const moved = await published({ target: { ...aTarget, head: 'e'.repeat(40) } });
  assert.deepEqual(
    [moved.publication?.review, moved.result.notes[0]?.text],
    [null, 'No suggestions were made: the pull request has moved on.'],
  );
  const shut = await published({ target: 'the pull request is closed.' });
  assert.deepEqual([shut.publication?.review, shut.publication?.comment?.pull], [null, 7]);
  const other = await published({
    target: { ...aTarget, files: new Map([['app/run.py', { blob: '9'.repeat(40), mode: '100644' }]]) },
  });
  assert.deepEqual(other.publication?.review?.suggestions, []);
});

test('a scan of the merge commit is uploaded for it; of any other commit nothing is believed', async () => {
  const of = (commit: string): Uint8Array => encoded(JSON.stringify({ ...JSON.parse(text), commit }));
  const merged = await published({ handovers: [of('d'.repeat(40))] });
  assert.deepEqual(
    [merged.context?.ref, merged.context?.sha, merged.context?.head],
    ['refs/pull/7/merge', 'd'.repeat(40), 'd'.repeat(40)],
  );
  const foreign = await published({ handovers: [of('6'.repeat(40))] });
  assert.deepEqual([foreign.context?.ref, foreign.context?.head], ['refs/pull/7/head', head]);
  assert.match(foreign.result.notes[0]?.text ?? '', /The scan was of 6666666/);
  assert.doesNotMatch(JSON.stringify(foreign.publication), /6666666/);
});

test('of several handovers the newest of the category is taken; of two pull requests with one head the one that was scanned', async () => {
  const of = (change: object): Uint8Array => encoded(JSON.stringify({ ...JSON.parse(text), ...change }));
  const { publication } = await published({
    handovers: [
      of({ category: 'bandit-remediate/api' }),
      'one that cannot be read',
      of({ findings: [], unscanned: [], remediation: null }),
      of({}),
    ],
  });
  assert.equal(publication?.checkRun?.conclusion, 'success');
  const second = await published({
    handovers: [of({ pull: 8 })],
    pulls: [aPull(), aPull({ number: 8, baseRef: 'release' })],
  });
  assert.deepEqual([second.publication?.comment?.pull, second.context?.ref], [8, 'refs/pull/8/head']);
});

test('without a handover that can be used there is one clear sentence, and nothing is posted', async () => {
  await assert.rejects(
    published({ handovers: ['The artifact 3 of run 4711 cannot be read: it is damaged.'] }),
    /^InputError: The artifact 3 of run 4711 cannot be read/,
  );
  await assert.rejects(
    published({ handovers: [encoded(JSON.stringify({ ...JSON.parse(text), category: 'other' }))] }),
    /another category only/,
  );
  await assert.rejects(published({ pulls: [aPull({ number: 9 })] }), /pull: it is of another pull request/);
});

/** GitHub's Markdown by an independent parser; HTML is let through, as GitHub does before it sanitises. */
const html = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
const tags = new Set([
  'details',
  'summary',
  'b',
  'sub',
  'br',
  'code',
  'pre',
  'p',
  'a',
  'em',
  'strong',
  'ul',
  'ol',
  'li',
  'h2',
  'h3',
  'h4',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'hr',
  'del',
]);
const hosts = new Set([
  'cwe.mitre.org',
  ...allRules.flatMap(({ references }) => references.map((url) => new URL(url).host)),
]);

/** Asserts that a body of ours is made of our own structure and of text. */
function assertPlain(body: string, what: string): void {
  assert.doesNotMatch(
    body,
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u,
    `${what}: control characters`,
  );
  // Hidden in a body of ours are its marks, and nothing at all: what keeps a sign and the name behind it apart.
  const out = html(body).replace(/<!-- (?:bandit-remediate[^>]* )?-->/g, '');
  assert.doesNotMatch(out, /<!--/, `${what}: a comment`);
  // GitHub makes mentions in what is shown, whatever it was written with, and none in code.
  const texts = html(body)
    .replace(/<(code|pre)\b[^]*?<\/\1>/g, '')
    .split(/<[^>]*>/)
    .map((shown) => shown.replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number))));
  for (const shown of texts) assert.doesNotMatch(shown, /(?<![\w`])(?:@[a-z\d]|#\d)/i, `${what}: a mention`);
  for (const [tag, name = '', attributes = ''] of out.matchAll(/<\/?([a-z]\w*)([^>]*)>/gi)) {
    assert.ok(tags.has(name), `${what}: ${tag}`);
    const address = /^ href="([^"]*)"$/.exec(attributes)?.[1];
    if (address !== undefined)
      assert.ok(
        address.startsWith('https://github.com/octo/shelf/') || hosts.has(new URL(address).host),
        `${what}: ${tag}`,
      );
    else assert.match(attributes, /^(?:| \/| class="language-\w+"| align="\w+")$/, `${what}: ${tag}`);
  }
}

test('the look at a body finds what is not escaped', () => {
  // `<script>` is not among them: GitHub's own filter makes text of it.
  for (const words of [
    hostile.image,
    hostile.link,
    hostile.bare,
    hostile.ansi,
    hostile.rtl,
    hostile.reference,
    '<!-- x -->',
    '<b onclick=x>',
  ])
    assert.throws(() => assertPlain(`[x] ${words}\n\n${words}`, 'raw'), words);
});

type Json = unknown;
/** Every place in a JSON value, as keys from the root. */
function placesIn(value: Json, at: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  const inside = Array.isArray(value)
    ? [...value.keys()]
    : typeof value === 'object' && value !== null
      ? Object.keys(value)
      : [];
  return [at, ...inside.flatMap((key) => placesIn((value as Record<string | number, Json>)[key], [...at, key]))];
}

function changed(value: Json, at: readonly (string | number)[], to: (old: Json) => Json): Json {
  const [key, ...rest] = at;
  if (key === undefined) return to(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, Json>;
  copy[key] = changed(copy[key], rest, to);
  return copy;
}

/** Places of texts of any content. */
const isFree = (at: readonly (string | number)[]): boolean =>
  [
    'message',
    'excerpt',
    'reason',
    'remedy',
    'why',
    'summary',
    'because',
    'advice',
    'output',
    'before',
    'after',
    'text',
    'label',
    'cautions',
    'command',
  ].some((name) => at.includes(name));

const marks = Object.values(hostile);
const mark = fc.oneof(
  fc.constantFrom(...marks),
  fc.array(fc.constantFrom(...marks), { minLength: 2, maxLength: 4 }).map((all) => all.join(' ')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const odd = fc.oneof(
  fc.constantFrom(null, true, 0, -1, 1.5, 1e300, '', [], {}),
  fc.json().map((json) => JSON.parse(json) as Json),
);

/** Texts in the place of texts are what gets through; anything else is to be refused. */
const mutation = fc.record({
  place: fc.nat(),
  kind: fc.constantFrom(...new Array<string>(9).fill('text'), 'name', 'odd', 'key', 'twice'),
  mark,
  odd,
});
function mutated(
  json: Json,
  mutations: readonly { readonly place: number; readonly kind: string; readonly mark: string; readonly odd: Json }[],
): Json {
  return mutations.reduce<Json>((value, { place, kind, mark: words, odd: other }) => {
    const all = placesIn(value);
    const fitting =
      kind === 'text' || kind === 'name'
        ? all.filter(
            (at) =>
              typeof at.reduce<Json>((inner, key) => Object(inner)[key] as Json, value) === 'string' &&
              (kind === 'name' || isFree(at)),
          )
        : all;
    const at = fitting[place % Math.max(1, fitting.length)] ?? [];
    return changed(value, at, (old) => {
      if (kind === 'text' || kind === 'name') return place % 3 === 0 ? `${String(old)}${words}` : words;
      if (kind === 'key' && typeof old === 'object' && old !== null && !Array.isArray(old))
        return { ...old, [words]: other };
      return kind === 'twice' && Array.isArray(old) ? [...old, ...old] : other;
    });
  }, json);
}

test('whatever is written into a handover, it is refused in our own words or shown as text', async () => {
  let [refused, shown] = [0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 4 }), async (mutations) => {
      const json = JSON.stringify(mutated(JSON.parse(text), mutations));
      const seen = await published({ handovers: [encoded(json)] }).catch((error: unknown) => error);
      if (!(typeof seen === 'object' && seen !== null && 'publication' in seen)) {
        refused += 1;
        assert.ok(seen instanceof InputError, String(seen));
        return assert.doesNotMatch(seen.message, /evil|[\u0000-\u001f\u202e]/);
      }
      shown += 1;
      const { publication, result } = seen as Seen;
      assertPublished(publication, result);
    }),
    { numRuns: Number(process.env['HANDOVER_RUNS'] ?? 300), seed: Number(process.env['HANDOVER_SEED'] ?? 20261122) },
  );
  assert.ok(refused > 50 && shown > 50, `${refused} refused, ${shown} shown`);
});

function assertPublished(publication: Publication | null, { text: said, notes }: Published): void {
  if (publication === null) throw new Error('nothing was published');
  const { comment, checkRun, review, sarif } = publication;
  assertPlain(comment?.body ?? '', 'comment');
  assertPlain(checkRun?.summary ?? '', 'summary of the check run');
  assertPlain(review?.body ?? '', 'review');
  for (const { body } of review?.suggestions ?? []) assertPlain(body, 'suggestion');
  assert.deepEqual([comment?.pull, review?.pull ?? 7, checkRun?.name, checkRun?.head], [7, 7, 'Bandit', head]);
  for (const { title, message, path } of checkRun?.annotations ?? []) {
    assert.doesNotMatch(`${title}${message}`, /[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/u);
    assert.doesNotMatch(path ?? '', /^[/\\]|(?:^|\/)\.\.(?:\/|$)/);
  }
  assert.doesNotMatch(`${said}${notes.map((note) => note.text).join('')}`, /evil/);
  for (const { locations } of JSON.parse(sarif?.text ?? '').runs[0].results)
    assert.match(locations[0].physicalLocation.artifactLocation.uri, /^(?!\/)[\w.~%/()-]+$/);
}

test('each hostile text in each place where a text may be', async () => {
  const json: Json = JSON.parse(text);
  const free = placesIn(json).filter(isFree);
  for (const words of marks) {
    const all = free.reduce<Json>(
      (value, at) => changed(value, at, (old) => (typeof old === 'string' ? `${words} ${old} ${words}` : old)),
      json,
    );
    const { publication, result } = await published({ handovers: [encoded(JSON.stringify(all))] });
    assertPublished(publication, result);
  }
});
