export const id = 7;
export const ids = [7];
export const modules = {

/***/ 90007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openPublisher: () => (/* binding */ openPublisher)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/model/input-error.js
var input_error = __webpack_require__(78697);
// EXTERNAL MODULE: ./build/world/context.js
var world_context = __webpack_require__(19484);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/coerce.js
var coerce = __webpack_require__(49567);
// EXTERNAL MODULE: ./build/text/log-text.js
var log_text = __webpack_require__(5066);
// EXTERNAL MODULE: ./build/world/github/retry.js
var retry = __webpack_require__(47401);
;// CONCATENATED MODULE: ./build/world/github/artifact/download.js




function downloader(token, env, { pause = waitFor, timeout = 120_000 } = {}) {
    let open;
    const attempt = async (route, parameters, limit) => {
        try {
            open ??= connected(token, (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, ''));
            const { data } = await (await open)(route, { ...parameters, request: { signal: AbortSignal.timeout(timeout), parseSuccessResponseBody: false } });
            return ((await bounded(data, limit)) ?? { ...refusedAnswer, status: 413, reason: `it is larger than ${limit} bytes` });
        }
        catch (error) {
            return refusal(error, token);
        }
    };
    return async (route, parameters, limit) => {
        for (let tried = 1, spent = 0;; tried += 1) {
            const answer = await attempt(route, parameters, limit);
            const wait = answer instanceof Uint8Array ? null : (0,retry/* waitBeforeRetry */.jy)(answer, tried, spent, true);
            if (wait === null)
                return answer;
            await pause(wait);
            spent += wait;
        }
    };
}
const waitFor = (milliseconds) => (0,promises_.setTimeout)(milliseconds);
async function connected(token, baseUrl) {
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(351)]).then(__webpack_require__.bind(__webpack_require__, 61351));
    const silent = () => undefined;
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const octokit = getOctokit(token, { baseUrl, userAgent: 'bandit-remediate', log });
    const headers = { 'x-github-api-version': '2022-11-28' };
    return (route, { request, ...parameters }) => octokit.request(route, { ...parameters, headers, request: { ...request, log } });
}
async function bounded(data, limit) {
    const chunks = [];
    let size = 0;
    if (!(data instanceof ReadableStream))
        throw new Error('the answer has no content');
    for await (const chunk of data) {
        if (!(chunk instanceof Uint8Array))
            throw new Error('the answer is not made of bytes');
        size += chunk.length;
        if (size > limit)
            return null;
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
const refusedAnswer = {
    status: 0,
    data: null,
    reason: '',
    retryAfter: null,
    limited: false,
    uncertain: false,
    kind: '',
};
const refused = schemas/* object */.Ikc({
    message: schemas/* string */.YjP().catch(''),
    response: schemas/* object */.Ikc({ status: schemas/* number */.aig(), data: schemas/* unknown */.L5J(), headers: schemas/* record */.g1P(schemas/* string */.YjP(), coerce/* string */.Yj()).catch({}) })
        .optional()
        .catch(undefined),
});
const explained = schemas/* object */.Ikc({ message: schemas/* string */.YjP() });
function refusal(error, token) {
    const { message, response } = refused.catch({ message: 'unknown error' }).parse(error);
    const shown = (text) => (0,log_text/* quote */.hD)(text.replaceAll(token, '***'));
    if (response === undefined)
        return { ...refusedAnswer, reason: shown(message) };
    const reason = shown(explained.catch({ message: '' }).parse(response.data).message);
    const { status, headers } = response;
    return {
        ...refusedAnswer,
        status,
        reason,
        retryAfter: (0,retry/* retryAfterOf */.sT)(headers, Date.now()),
        limited: (0,retry/* isLimited */.lU)(status, headers, reason),
    };
}

// EXTERNAL MODULE: ./build/world/world.js
var world = __webpack_require__(4719);
// EXTERNAL MODULE: ./build/world/github/commits/write-refusals.js
var write_refusals = __webpack_require__(52471);
// EXTERNAL MODULE: ./build/world/github/parsed-answer.js
var parsed_answer = __webpack_require__(86437);
// EXTERNAL MODULE: ./build/world/github/artifact/artifact.js
var artifact = __webpack_require__(23718);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
;// CONCATENATED MODULE: ./build/world/github/artifact/zip.js

const mostEntries = 1000;
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const localMark = 0x04034b50;
const endSize = 22;
const entrySize = 46;
const localSize = 30;
function fileInZip(zip, name, limit) {
    const bytes = Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength);
    const entries = entriesNamed(bytes, name);
    if (typeof entries === 'string')
        return entries;
    const [entry, second] = entries;
    if (entry === undefined)
        return null;
    if (second !== undefined)
        return `it has ${name} twice`;
    if (entry.encrypted)
        return `${name} in it is encrypted`;
    if (entry.size > limit || entry.packed > limit)
        return `${name} in it is larger than ${limit} bytes`;
    return unpacked(bytes, entry, name, limit);
}
function entriesNamed(bytes, name) {
    const end = endOf(bytes);
    if (end === null)
        return 'it is no ZIP archive, or is cut short';
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    if (count > mostEntries)
        return `it has more than ${mostEntries} files`;
    const wanted = Buffer.from(name, 'utf8');
    const found = [];
    for (let index = 0; index < count; index += 1) {
        if (at + entrySize > end || bytes.readUInt32LE(at) !== entryMark)
            return 'its directory is damaged';
        const nameLength = bytes.readUInt16LE(at + 28);
        const next = at + entrySize + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
        if (next > end)
            return 'its directory is damaged';
        if (bytes.subarray(at + entrySize, at + entrySize + nameLength).equals(wanted))
            found.push(entryAt(bytes, at));
        at = next;
    }
    return found;
}
const entryAt = (bytes, at) => ({
    encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
    method: bytes.readUInt16LE(at + 10),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    offset: bytes.readUInt32LE(at + 42),
});
function endOf(bytes) {
    for (let at = bytes.length - endSize; at >= 0 && at >= bytes.length - endSize - 0xffff; at -= 1)
        if (bytes.readUInt32LE(at) === endMark && at + endSize + bytes.readUInt16LE(at + 20) === bytes.length)
            return at;
    return null;
}
function unpacked(bytes, { method, packed, size, offset }, name, limit) {
    const damaged = `${name} in it is damaged`;
    if (offset + localSize > bytes.length || bytes.readUInt32LE(offset) !== localMark)
        return damaged;
    const start = offset + localSize + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
    const data = bytes.subarray(start, start + packed);
    if (data.length !== packed)
        return damaged;
    if (method === 0)
        return packed === size ? data : damaged;
    if (method !== 8)
        return `${name} in it is packed in a way that is not known here`;
    try {
        const whole = (0,external_node_zlib_.inflateRawSync)(data, { maxOutputLength: Math.min(limit, size) || 1 });
        return whole.length === size ? whole : damaged;
    }
    catch {
        return damaged;
    }
}

;// CONCATENATED MODULE: ./build/world/github/artifact/handover.js







const mostPacked = 60_000_000;
const mostUnpacked = 25_000_000;
const pages = 5;
const mostLooked = 5;
const artifactSchema = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().positive(),
    name: schemas/* string */.YjP(),
    size_in_bytes: schemas/* number */.aig(),
    expired: schemas/* boolean */.zMY(),
    workflow_run: schemas/* object */.Ikc({ id: schemas/* int */.Whr() }).nullish(),
});
const pageSchema = schemas/* object */.Ikc({ artifacts: schemas/* array */.YOg(artifactSchema) });
async function fetchHandovers(client, download, wanted) {
    const all = (await artifactsOf(client, wanted)).filter(({ name, workflow_run: of }) => isOurs(name, wanted.category) && (of?.id ?? wanted.run) === wanted.run);
    const standing = all.filter(({ expired }) => !expired);
    const found = [];
    for (const artifact of standing.toSorted((a, b) => b.id - a.id).slice(0, mostLooked)) {
        const handover = await handoverIn(artifact, download, wanted);
        if (handover !== null)
            found.push(handover);
    }
    if (found.length > 0)
        return found;
    if (all.length > standing.length)
        throw missing(wanted, 'its artifact has expired. Run the scan again');
    const why = standing.length > 0 ? 'its artifact has no handover.json' : 'it has no artifact of that category';
    throw missing(wanted, `${why}. The scan has to be a run on \`pull_request\` of the same release, with \`mode: scan\` and the same \`category\``);
}
const missing = ({ run, category }, why) => new input_error/* InputError */.d(`Run ${run} left nothing to publish for the category ${JSON.stringify(category)}: ${why}.`);
function isOurs(name, category) {
    const prefix = (0,artifact/* artifactName */.Cs)(category.replaceAll('/', '-')).slice(0, 90);
    return name === prefix || name.startsWith(`${prefix}-`);
}
async function artifactsOf(client, { repository, run }) {
    const all = [];
    for (let page = 1; page <= pages; page += 1) {
        const route = 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts';
        const listed = await (0,parsed_answer/* ask */.kA)(client, route, { ...(0,parsed_answer/* placeOf */.$t)(repository), run_id: run, per_page: 100, page }, pageSchema);
        if (listed instanceof parsed_answer/* Unanswered */.XX)
            throw new world/* WorldError */.n(`The artifacts of run ${run} could not be listed: ${(0,write_refusals/* explainWrite */.N)(listed.answer, 'actions: read')}`);
        all.push(...listed.artifacts);
        if (listed.artifacts.length < 100)
            break;
    }
    return all;
}
const reasonOf = (answer) => answer.status === 413
    ? `${answer.reason}.`
    : answer.status === 410
        ? 'it has expired. Run the scan again.'
        : (0,write_refusals/* explainWrite */.N)(answer, 'actions: read');
async function handoverIn({ id, size_in_bytes: size }, download, { repository, run }) {
    const unread = (why) => `The artifact ${id} of run ${run} cannot be read: ${why}`;
    if (size > mostPacked)
        return unread(`it is larger than ${mostPacked} bytes.`);
    const route = 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}';
    const zip = await download(route, { ...(0,parsed_answer/* placeOf */.$t)(repository), artifact_id: id, archive_format: 'zip' }, mostPacked);
    if (!(zip instanceof Uint8Array))
        return unread(reasonOf(zip));
    const file = fileInZip(zip, 'handover.json', mostUnpacked);
    return typeof file === 'string' ? unread(`${file}. Run the scan again.`) : file;
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./build/world/github/commits/branch-tip.js
var branch_tip = __webpack_require__(98552);
;// CONCATENATED MODULE: ./build/world/github/artifact/triggering-run.js







const repositoryName = schemas/* string */.YjP().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/);
const payloadSchema = schemas/* object */.Ikc({
    workflow_run: schemas/* object */.Ikc({
        id: schemas/* int */.Whr().positive(),
        event: schemas/* string */.YjP().max(50),
        conclusion: schemas/* string */.YjP().max(50).nullish(),
        head_sha: branch_tip/* objectId */.Tu,
        head_branch: schemas/* string */.YjP().min(1).max(300).nullish(),
        repository: schemas/* object */.Ikc({ full_name: repositoryName }),
        head_repository: schemas/* object */.Ikc({ full_name: repositoryName }).nullish(),
    }),
});
async function triggeringRun(env, repository, serverUrl) {
    if (env['GITHUB_EVENT_NAME'] !== 'workflow_run') {
        throw new input_error/* InputError */.d('mode: `publish` works in a workflow that `workflow_run` starts when the scan is over. examples/workflows/fork-publish.yml has one to copy.');
    }
    const read = payloadSchema.safeParse(await (0,external_node_fs_promises_.readFile)(env['GITHUB_EVENT_PATH'] ?? '', 'utf8')
        .then(JSON.parse)
        .catch(() => null));
    if (!read.success)
        throw new world/* WorldError */.n('The event file that GITHUB_EVENT_PATH names is not that of a `workflow_run` event.');
    const { id, event, conclusion, head_sha: head, head_branch: branch, repository: own, head_repository: source, } = read.data.workflow_run;
    if (own.full_name.toLowerCase() !== repository.toLowerCase())
        throw new world/* WorldError */.n("The event is about another repository's run than GITHUB_REPOSITORY names.");
    const url = `${serverUrl}/${repository}/actions/runs/${id}`;
    return {
        id,
        event,
        conclusion: conclusion ?? null,
        head,
        branch: branch ?? null,
        source: source?.full_name ?? null,
        url,
    };
}
const pullSchema = schemas/* object */.Ikc({
    number: schemas/* int */.Whr().positive(),
    state: schemas/* string */.YjP(),
    merge_commit_sha: branch_tip/* objectId */.Tu.nullish().catch(null),
    head: schemas/* object */.Ikc({ sha: branch_tip/* objectId */.Tu, ref: schemas/* string */.YjP(), repo: schemas/* object */.Ikc({ full_name: repositoryName }).nullish() }),
    base: schemas/* object */.Ikc({ sha: branch_tip/* objectId */.Tu, ref: schemas/* string */.YjP().min(1), repo: schemas/* object */.Ikc({ full_name: repositoryName }) }),
});
const pullsSchema = schemas/* array */.YOg(pullSchema);
async function openPulls(client, repository, run) {
    const same = (a, b) => a?.toLowerCase() === b?.toLowerCase();
    const ours = (pull) => pull.state === 'open' &&
        same(pull.base.repo.full_name, repository) &&
        same(pull.head.repo?.full_name ?? null, run.source);
    const ofBranch = run.branch === null || run.source === null
        ? []
        : await listed(client, 'GET /repos/{owner}/{repo}/pulls', {
            ...(0,parsed_answer/* placeOf */.$t)(repository),
            state: 'open',
            head: `${(0,parsed_answer/* placeOf */.$t)(run.source).owner}:${run.branch}`,
            per_page: 100,
        });
    const found = ofBranch.filter((pull) => ours(pull) && pull.head.ref === run.branch);
    const pulls = found.length > 0 ? found : (await ofCommit(client, repository, run.head)).filter(ours);
    return pulls.map(({ number, head, base, merge_commit_sha: merge }) => ({
        number,
        headSha: head.sha,
        baseSha: base.sha,
        baseRef: base.ref,
        mergeSha: merge ?? null,
    }));
}
async function listed(client, route, parameters) {
    const pulls = await (0,parsed_answer/* ask */.kA)(client, route, parameters, pullsSchema);
    if (pulls instanceof parsed_answer/* Unanswered */.XX)
        throw new world/* WorldError */.n(`The pull request of the run could not be looked for: ${(0,write_refusals/* explainWrite */.N)(pulls.answer, 'pull-requests: read')}`);
    return pulls;
}
async function ofCommit(client, repository, sha) {
    const pulls = await (0,parsed_answer/* ask */.kA)(client, 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', { ...(0,parsed_answer/* placeOf */.$t)(repository), commit_sha: sha, per_page: 100 }, pullsSchema);
    if (!(pulls instanceof parsed_answer/* Unanswered */.XX))
        return pulls;
    if (pulls.missing || pulls.answer.status === 422)
        return [];
    throw new world/* WorldError */.n(`The pull request of the run could not be looked for: ${(0,write_refusals/* explainWrite */.N)(pulls.answer, 'pull-requests: read')}`);
}

// EXTERNAL MODULE: ./build/world/github/client.js
var github_client = __webpack_require__(24672);
// EXTERNAL MODULE: ./build/world/github/commits/fix-target.js + 1 modules
var fix_target = __webpack_require__(56479);
// EXTERNAL MODULE: ./build/world/github/review/comment.js
var review_comment = __webpack_require__(75401);
// EXTERNAL MODULE: ./build/world/github/review/review.js + 5 modules
var review_review = __webpack_require__(55544);
// EXTERNAL MODULE: ./build/world/github/scanning/check-run.js
var check_run = __webpack_require__(92743);
// EXTERNAL MODULE: ./build/world/github/scanning/upload.js + 2 modules
var upload = __webpack_require__(13140);
;// CONCATENATED MODULE: ./build/world/publisher.js












async function openPublisher(env, token) {
    const place = env['GITHUB_WORKSPACE'] || process.cwd();
    const context = await (0,world_context/* actionContext */.G)({ ...env, GITHUB_WORKSPACE: place }, place, (0,external_node_path_.join)(place, 'bandit-remediate'), 'nothing is checked out');
    const client = (0,github_client.connect)(token, env);
    const { repository } = context;
    if (client === null)
        throw new input_error/* InputError */.d('mode: `publish` needs a token. Leave `github-token` at its default.');
    if (repository === null)
        throw new input_error/* InputError */.d('mode: `publish` needs to know its repository: GITHUB_REPOSITORY must be `owner/name`.');
    const download = downloader(token, env);
    return {
        context,
        world: {
            triggeringRun: () => triggeringRun(env, repository, context.serverUrl),
            openPulls: (run) => openPulls(client, repository, run),
            handovers: ({ id }, category) => fetchHandovers(client, download, { repository, run: id, category }),
            target: (at, wish) => (0,fix_target/* fixTarget */.l)(client, at, wish),
            publish: (at, publication) => publish(client, at, publication),
        },
    };
}
async function publish(client, context, { comment, checkRun, review, sarif }) {
    return [
        ...(comment ? await (0,review_comment/* postComment */.G)(client, context, comment) : []),
        ...(checkRun ? await (0,check_run/* postCheckRun */.Y)(client, context, checkRun) : []),
        ...(review ? await (0,review_review/* postReview */.X)(client, context, review) : []),
        ...(sarif ? await (0,upload.uploadSarif)(client, context, sarif, sarif.required ? 'true' : 'auto') : []),
    ];
}


/***/ })

};
