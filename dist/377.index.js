export const id = 377;
export const ids = [377,672,140];
export const modules = {

/***/ 99388:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ht: () => (/* binding */ withTree),
/* harmony export */   OW: () => (/* binding */ ownTip),
/* harmony export */   Op: () => (/* binding */ readOwnCommit),
/* harmony export */   hj: () => (/* binding */ proposalBranch),
/* harmony export */   x1: () => (/* binding */ ownTrailers)
/* harmony export */ });
const ownTrailers = (version, place, count) => [
    `Bandit-Remediate: ${version}`,
    `Bandit-Series: ${place}/${count}`,
];
const withTree = (message, tree) => `${message.trimEnd()}\nBandit-Tree: ${tree}`;
function readOwnCommit(message) {
    const lines = message
        .replace(/\r\n?/gu, '\n')
        .trimEnd()
        .split(/\n[ \t]*\n/u)
        .at(-1)
        ?.split('\n') ?? [];
    const value = (name) => lines
        .find((line) => line.startsWith(`${name}: `))
        ?.slice(name.length + 2)
        .trim() ?? null;
    const version = value('Bandit-Remediate');
    if (version === null)
        return null;
    const [, place = '1', count = '1'] = /^(\d{1,6})\/(\d{1,6})$/u.exec(value('Bandit-Series') ?? '') ?? [];
    return { version, place: Number(place), count: Number(count), tree: value('Bandit-Tree') };
}
const proposalBranch = 'bandit-remediate/fixes';
const ownTip = 'a run on its own commit does not fix again.';


/***/ }),

/***/ 23597:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BH: () => (/* binding */ codePoints),
/* harmony export */   Of: () => (/* binding */ listIn),
/* harmony export */   R: () => (/* binding */ hidden),
/* harmony export */   WY: () => (/* binding */ suggestionKey),
/* harmony export */   as: () => (/* binding */ listMark),
/* harmony export */   xB: () => (/* binding */ keyIn),
/* harmony export */   xL: () => (/* binding */ marker)
/* harmony export */ });
const marker = (kind, category) => `<!-- bandit-remediate-${kind} ${encodeURIComponent(category.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('-', '%2D')} -->`;
const suggestionKey = ({ identity }) => `bandit-remediate:${identity.id.replace(/[^0-9a-f]/gu, '')}`;
const hidden = (key) => `<!-- ${key} -->`;
const keyIn = (body) => /<!-- (bandit-remediate:[0-9a-f]+) -->/u.exec(body)?.[1] ?? null;
const listMark = (digest) => `<!-- bandit-remediate-list ${digest} -->`;
const listIn = (body) => /<!-- bandit-remediate-list ([0-9a-f]+) -->/u.exec(body)?.[1] ?? null;
const codePoints = (text) => {
    let count = text.length;
    for (let index = 0; index < text.length - 1; index += 1)
        if (text.charCodeAt(index) >> 10 === 0x36 && text.charCodeAt(index + 1) >> 10 === 0x37)
            count -= 1;
    return count;
};


/***/ }),

/***/ 23718:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cs: () => (/* binding */ artifactName),
/* harmony export */   gG: () => (/* binding */ loadArtifactLibrary),
/* harmony export */   mz: () => (/* binding */ uploadArtifact)
/* harmony export */ });
/* harmony import */ var node_async_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16698);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _text_log_text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5066);



const attempts = 5;
const canKeep = () => Boolean(process.env['ACTIONS_RUNTIME_TOKEN'] && process.env['ACTIONS_RESULTS_URL']);
const loadArtifactLibrary = async () => (canKeep() ? Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(549), __webpack_require__.e(351), __webpack_require__.e(799)]).then(__webpack_require__.bind(__webpack_require__, 76799)) : null);
async function uploadArtifact(name, files, rootDir, patience = 120_000) {
    if (!canKeep()) {
        const where = 'artifacts can be written by an action only: not from a `run:` step, nor where no artifact service runs.';
        return [note(`${where} Use actions/upload-artifact for the files.`)];
    }
    const regular = await regularFiles(files);
    if (regular.length === 0)
        return [note('there is no file to keep.')];
    let timer;
    const tooLong = new Promise((resolve) => {
        timer = setTimeout(() => resolve([note('the artifact service did not answer in time.')]), patience);
    });
    try {
        return await Promise.race([quietly(() => uploadUnderFreeName(artifactName(name), regular, rootDir)), tooLong]);
    }
    catch (error) {
        return [note(explain(error))];
    }
    finally {
        clearTimeout(timer);
    }
}
function artifactName(wanted) {
    const name = (0,_text_log_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(wanted, 100)
        .replace(/[^\w.() -]+/g, '-')
        .replace(/^[-. ]+|[-. ]+$/g, '');
    return name === '' ? 'bandit-remediate' : name;
}
async function uploadUnderFreeName(name, files, rootDir) {
    const { DefaultArtifactClient } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(549), __webpack_require__.e(351), __webpack_require__.e(799)]).then(__webpack_require__.bind(__webpack_require__, 76799));
    const client = new DefaultArtifactClient();
    for (let attempt = 1;; attempt += 1) {
        const numbered = attempt === 1 ? name : `${name}-${attempt}`;
        try {
            await client.uploadArtifact(numbered, [...files], rootDir);
            return attempt === 1
                ? []
                : [remark(`The results are in the artifact ${numbered}: the name ${name} was taken in this run.`)];
        }
        catch (error) {
            if (attempt === attempts || !isTaken(error))
                throw error;
        }
    }
}
async function regularFiles(files) {
    const kinds = await Promise.all(files.map((file) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file).then((stats) => stats.isFile(), () => false)));
    return files.filter((_, index) => kinds[index]);
}
const isTaken = (error) => error instanceof Error && /\(409\)|already.exists/i.test(error.message);
function explain(error) {
    if (!(error instanceof Error))
        return 'the artifact service failed.';
    if (error.name === 'GHESNotSupportedError')
        return 'this GitHub server takes no artifacts from actions of this kind. The files stay in the results folder.';
    if (isTaken(error))
        return `the names are all taken in this run, up to number ${attempts}.`;
    return `the artifact service failed: ${(0,_text_log_text_js__WEBPACK_IMPORTED_MODULE_2__/* .quote */ .hD)(error.message.split('\n')[0] ?? '')}`;
}
const silenced = new node_async_hooks__WEBPACK_IMPORTED_MODULE_0__.AsyncLocalStorage();
async function quietly(work) {
    const { write } = process.stdout;
    const wanted = process.env['RUNNER_DEBUG'] === '1' ? /^::(?:add-mask|debug)/ : /^::add-mask/;
    process.stdout.write = new Proxy(write, {
        apply: (target, stream, args) => silenced.getStore() && !wanted.test(String(args[0])) ? true : Reflect.apply(target, stream, args),
    });
    try {
        return await silenced.run(true, work);
    }
    finally {
        process.stdout.write = write;
    }
}
const remark = (text) => ({ level: 'notice', topic: 'artifact', text });
const note = (reason) => remark(`The results were not kept as an artifact: ${reason}`);


/***/ }),

/***/ 24672:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   connect: () => (/* binding */ connect)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(58500);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(92857);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(49567);
/* harmony import */ var _text_log_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5066);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47401);




function connect(token, env, patience = {}) {
    const secret = token.trim();
    if (secret === '')
        return null;
    if (!headerSafe.test(secret))
        return { request: async () => malformed, graphql: async () => malformed };
    const { pause = waitFor, timeout = 60_000 } = patience;
    const baseUrl = (env['GITHUB_API_URL'] || 'https://api.github.com').replace(/\/+$/, '');
    let octokit;
    const attempt = async (route, parameters) => {
        try {
            octokit ??= open(secret, baseUrl);
            const { status, data } = await (await octokit)(route, { ...parameters, request: { signal: AbortSignal.timeout(timeout) } });
            return { ...answered, status, data };
        }
        catch (error) {
            return refusal(error, secret);
        }
    };
    const graphqlRoute = `POST ${env['GITHUB_GRAPHQL_URL'] || graphqlBeside(baseUrl)}`;
    return {
        request: (route, parameters, how) => persist(() => attempt(route, parameters), pause, how?.idempotent ?? /^(?:GET|HEAD|PUT|DELETE) /.test(route)),
        graphql: (query, variables, how) => {
            const ask = async () => unwrapped(await attempt(graphqlRoute, { query, variables }), (text) => shown(text, secret));
            return persist(ask, pause, how?.idempotent ?? !/^\s*mutation\b/.test(query));
        },
    };
}
const graphqlBeside = (rest) => `${rest.replace(/\/v3$/, '')}/graphql`;
const headerSafe = /^[\u0021-\u007e]+$/;
const answered = {
    status: 200,
    data: null,
    reason: '',
    retryAfter: null,
    limited: false,
    uncertain: false,
    kind: '',
};
const malformed = {
    ...answered,
    status: 401,
    reason: 'the token holds white space or a character that is not ASCII',
};
const waitFor = (milliseconds) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(milliseconds);
async function persist(attempt, pause, repeatable) {
    for (let tried = 1, spent = 0;; tried += 1) {
        const answer = await attempt();
        const wait = (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .waitBeforeRetry */ .jy)(answer, tried, spent, repeatable);
        if (wait === null)
            return answer;
        await pause(wait);
        spent += wait;
    }
}
async function open(token, baseUrl) {
    const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(119), __webpack_require__.e(351)]).then(__webpack_require__.bind(__webpack_require__, 61351));
    const silent = () => undefined;
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    const octokit = getOctokit(token, { baseUrl, userAgent: 'bandit-remediate', log });
    const headers = { 'x-github-api-version': '2022-11-28' };
    return (route, { request, ...parameters }) => octokit.request(route, { ...parameters, headers, request: { ...request, log } });
}
const refused = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    message: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().catch(''),
    response: zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ status: zod__WEBPACK_IMPORTED_MODULE_3__/* .number */ .aig(), data: zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J(), headers: zod__WEBPACK_IMPORTED_MODULE_3__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .Yj()).catch({}) })
        .optional()
        .catch(undefined),
});
const explained = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    message: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(),
    errors: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ message: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP() }).transform((error) => error.message)]))
        .catch([]),
});
function refusal(error, token) {
    const { message, response } = refused.catch({ message: 'unknown error' }).parse(error);
    if (response === undefined)
        return { ...answered, status: 0, reason: shown(message, token), uncertain: !neverSent(error) };
    const reason = shown(reasonIn(response.data), token);
    const { status, headers, data } = response;
    const limited = (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .isLimited */ .lU)(status, headers, reason);
    return {
        ...answered,
        status,
        data,
        reason,
        retryAfter: (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfterOf */ .sT)(headers, Date.now()),
        limited,
        uncertain: status >= 500,
    };
}
function neverSent(error) {
    const chain = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ code: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().optional().catch(undefined), cause: zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J().optional() });
    for (let cause = error, depth = 0; depth < 5; depth += 1) {
        const { data } = chain.safeParse(cause);
        if (/^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(data?.code ?? ''))
            return true;
        cause = data?.cause;
    }
    return false;
}
const graphqlBody = zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({
    data: zod__WEBPACK_IMPORTED_MODULE_3__/* .unknown */ .L5J().optional(),
    errors: zod__WEBPACK_IMPORTED_MODULE_3__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_3__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().catch(''), message: zod__WEBPACK_IMPORTED_MODULE_3__/* .string */ .YjP().catch('') }))
        .min(1)
        .optional(),
});
function unwrapped(answer, show) {
    const parsed = graphqlBody.safeParse(answer.data);
    if (answer.status !== 200)
        return answer;
    if (!parsed.success)
        return { ...answer, status: 502, reason: 'the answer is not GraphQL', uncertain: true };
    const { data = null, errors } = parsed.data;
    if (errors === undefined)
        return { ...answer, data };
    const reason = show(errors.map(({ message }) => message).join(' | '));
    const kind = /^[A-Z_]{1,60}$/.test(errors[0]?.type ?? '') ? (errors[0]?.type ?? '') : '';
    const uncertain = /^something went wrong while executing/i.test(reason);
    return {
        ...answer,
        data,
        reason,
        kind,
        uncertain,
        status: uncertain ? 502 : 422,
        limited: (0,_retry_js__WEBPACK_IMPORTED_MODULE_2__/* .isLimited */ .lU)(403, {}, reason) || /RATE_LIMIT/.test(kind),
    };
}
function reasonIn(data) {
    const parsed = explained.safeParse(data);
    if (!parsed.success)
        return typeof data === 'string' && !data.includes('<') ? data : '';
    return [parsed.data.message, ...parsed.data.errors].join(': ');
}
const shown = (text, token) => (0,_text_log_text_js__WEBPACK_IMPORTED_MODULE_1__/* .quote */ .hD)(text.replaceAll(token, '***'));


/***/ }),

/***/ 98552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Tl: () => (/* binding */ filesAt),
/* harmony export */   Tu: () => (/* binding */ objectId),
/* harmony export */   du: () => (/* binding */ commitAt),
/* harmony export */   ux: () => (/* binding */ branchTip)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86437);


const objectId = zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
const refSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ ref: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), object: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ sha: objectId }) });
const commitSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    sha: objectId,
    message: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    tree: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ sha: objectId }),
    parents: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ sha: objectId })),
    author: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ name: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }).nullish().catch(null),
})
    .transform((commit) => ({
    ...commit,
    tree: commit.tree.sha,
    parents: commit.parents.map(({ sha }) => sha),
    author: commit.author?.name ?? '',
}));
const treeSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    tree: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ path: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), mode: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), sha: objectId })),
    truncated: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().catch(false),
});
async function branchTip(client, repository, branch) {
    const found = await (0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)(client, 'GET /repos/{owner}/{repo}/git/ref/{ref}', { ...(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(repository), ref: `heads/${branch}` }, refSchema);
    if (found instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .Unanswered */ .XX)
        return found.missing ? null : found;
    return found.object.sha;
}
const commitAt = (client, repository, sha) => (0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)(client, 'GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { ...(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(repository), commit_sha: sha }, commitSchema);
async function filesAt(client, repository, sha, paths) {
    if (paths.length === 0)
        return new Map();
    const all = await (0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)(client, treeRoute, { ...(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(repository), tree_sha: sha, recursive: '1' }, treeSchema);
    if (all instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .Unanswered */ .XX)
        return all;
    if (all.truncated)
        return filesByFolder(client, repository, sha, paths);
    const wanted = new Set(paths);
    return new Map(all.tree.flatMap(({ path, mode, type, sha: blob }) => wanted.has(path) && type !== 'tree' ? [[path, { blob, mode }]] : []));
}
const treeRoute = 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}';
async function filesByFolder(client, repository, sha, paths) {
    const folders = new Map();
    const folder = (id) => {
        const known = folders.get(id) ?? (0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .ask */ .kA)(client, treeRoute, { ...(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .placeOf */ .$t)(repository), tree_sha: id }, treeSchema);
        folders.set(id, known);
        return known;
    };
    const files = new Map();
    for (const path of paths) {
        const found = await descend(folder, sha, path.split('/'));
        if (found instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .Unanswered */ .XX)
            return found;
        if (found !== null)
            files.set(path, found);
    }
    return files;
}
async function descend(folder, root, names) {
    let id = root;
    for (const [index, name] of names.entries()) {
        const listing = await folder(id);
        if (listing instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_1__/* .Unanswered */ .XX)
            return listing;
        const entry = listing.tree.find(({ path }) => path === name);
        if (!entry)
            return null;
        if (index === names.length - 1)
            return entry.type === 'tree' ? null : { blob: entry.sha, mode: entry.mode };
        if (entry.type !== 'tree')
            return null;
        id = entry.sha;
    }
    return null;
}


/***/ }),

/***/ 56479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ fixTarget)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/model/github/own-commit.js
var own_commit = __webpack_require__(99388);
// EXTERNAL MODULE: ./build/text/log-text.js
var log_text = __webpack_require__(5066);
// EXTERNAL MODULE: ./build/world/github/parsed-answer.js
var parsed_answer = __webpack_require__(86437);
;// CONCATENATED MODULE: ./build/world/github/review/diff-hunks.js


const perPage = 100;
const mostPages = 30;
const filesSchema = schemas/* array */.YOg(schemas/* object */.Ikc({ filename: schemas/* string */.YjP(), status: schemas/* string */.YjP(), patch: schemas/* string */.YjP().optional().catch(undefined) }));
async function diffHunks(client, repository, pull) {
    const hunks = new Map();
    for (let page = 1; page <= mostPages; page += 1) {
        const parameters = { ...(0,parsed_answer/* placeOf */.$t)(repository), pull_number: pull, per_page: perPage, page };
        const files = await (0,parsed_answer/* ask */.kA)(client, 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files', parameters, filesSchema);
        if (files instanceof parsed_answer/* Unanswered */.XX)
            return files;
        for (const { filename, status, patch } of files)
            if (patch !== undefined && status !== 'removed')
                hunks.set(filename, newSide(patch));
        if (files.length < perPage)
            break;
    }
    return hunks;
}
function newSide(patch) {
    const ranges = [];
    let [before, after] = [0, 0];
    for (const line of patch.split('\n')) {
        if (before > 0 || after > 0) {
            if (line.startsWith('\\'))
                continue;
            before -= line.startsWith('+') ? 0 : 1;
            after -= line.startsWith('-') ? 0 : 1;
            continue;
        }
        const [header, lines = '1', start = '0', count = '1'] = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
        if (header === undefined)
            continue;
        [before, after] = [Number(lines), Number(count)];
        if (after > 0)
            ranges.push({ start: Number(start), end: Number(start) + after - 1 });
    }
    return ranges;
}

// EXTERNAL MODULE: ./build/world/github/commits/branch-tip.js
var branch_tip = __webpack_require__(98552);
// EXTERNAL MODULE: ./build/world/github/commits/write-refusals.js
var write_refusals = __webpack_require__(52471);
;// CONCATENATED MODULE: ./build/world/github/commits/fix-target.js







async function fixTarget(client, context, wish) {
    const { repository } = context;
    if (repository === null)
        return 'the repository is not known; GITHUB_REPOSITORY must be `owner/name`.';
    const spot = context.pull
        ? await headSpot(client, repository, context.pull.number, wish)
        : await branchSpot(client, repository, context, wish);
    if (typeof spot === 'string')
        return spot;
    const refusal = unwelcome(spot, wish);
    if (refusal !== null)
        return refusal;
    const commit = await (0,branch_tip/* commitAt */.du)(client, repository, spot.head);
    if (commit instanceof parsed_answer/* Unanswered */.XX)
        return unread('the tip of the branch', commit);
    const own = wish.kind === 'commit' ? (0,own_commit/* readOwnCommit */.Op)(commit.message) : null;
    if (own !== null && own.place >= own.count) {
        return `the tip of ${shown(spot.branch)} is a fix commit of bandit-remediate itself; ${own_commit/* ownTip */.OW}`;
    }
    const files = await (0,branch_tip/* filesAt */.Tl)(client, repository, spot.head, wish.paths);
    if (files instanceof parsed_answer/* Unanswered */.XX)
        return unread('the files at the tip of the branch', files);
    const hunks = spot.pull === null ? null : await diffHunks(client, repository, spot.pull);
    if (hunks instanceof parsed_answer/* Unanswered */.XX)
        return unread("the pull request's diff", hunks, 'pull-requests: read');
    const { branch, head, isDefaultBranch } = spot;
    return { branch, head, message: commit.message, files, hunks, repository: spot.repository, isDefaultBranch };
}
const shown = (branch) => `\`${(0,log_text/* quote */.hD)(branch, 120).replaceAll('`', "'")}\``;
const unread = (what, { answer }, permission = 'contents: read') => `${what} could not be read: ${(0,write_refusals/* explainWrite */.N)(answer, permission)}`;
function unwelcome({ branch, isDefaultBranch, pull }, { kind, allowDefault }) {
    if (branch.startsWith('gh-readonly-queue/'))
        return 'a merge queue makes its branches itself and takes no commits on them.';
    if (kind === 'suggest' && pull === null)
        return 'there is no pull request to make suggestions on.';
    if (kind === 'commit' && isDefaultBranch && !allowDefault) {
        return `${shown(branch)} is the default branch, which gets no commits unless that is asked for; \`fix: pull-request\` proposes them.`;
    }
    if (kind === 'pull-request' && branch.startsWith(own_commit/* proposalBranch */.hj)) {
        return `${shown(branch)} is a branch of bandit-remediate itself, with fixes that are proposed already.`;
    }
    return null;
}
const repositoryName = schemas/* string */.YjP().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/);
const headSchema = schemas/* object */.Ikc({
    ref: schemas/* string */.YjP().min(1),
    sha: branch_tip/* objectId */.Tu,
    repo: schemas/* object */.Ikc({ full_name: repositoryName }).nullish(),
});
const pullSchema = schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    state: schemas/* string */.YjP(),
    head: headSchema,
    maintainer_can_modify: schemas/* boolean */.zMY().catch(false),
    base: schemas/* object */.Ikc({ repo: schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP() }) }),
});
async function headSpot(client, repository, number, { kind }) {
    const pull = await (0,parsed_answer/* ask */.kA)(client, 'GET /repos/{owner}/{repo}/pulls/{pull_number}', { ...(0,parsed_answer/* placeOf */.$t)(repository), pull_number: number }, pullSchema);
    if (pull instanceof parsed_answer/* Unanswered */.XX)
        return unread('the pull request', pull, 'pull-requests: read');
    if (pull.state !== 'open')
        return 'the pull request is closed.';
    const source = pull.head.repo?.full_name ?? null;
    if (source === null)
        return 'the repository that the pull request comes from no longer exists.';
    const fork = source.toLowerCase() !== repository.toLowerCase();
    if (fork && kind === 'pull-request') {
        return 'the pull request comes from a fork, which a pull request with fixes cannot be made for from here; `fix: suggest` or `fix: patch` can.';
    }
    const refusal = fork && kind === 'commit' ? await lockedOut(client, source, pull.maintainer_can_modify) : null;
    if (refusal !== null)
        return refusal;
    const isDefaultBranch = !fork && pull.head.ref === pull.base.repo.default_branch;
    return {
        repository: source,
        branch: pull.head.ref,
        head: pull.head.sha,
        isDefaultBranch,
        pull: kind === 'pull-request' ? null : number,
    };
}
const rightsSchema = schemas/* object */.Ikc({ permissions: schemas/* object */.Ikc({ push: schemas/* boolean */.zMY() }).nullish().catch(null) });
async function lockedOut(client, fork, maintainerCanModify) {
    const rights = await (0,parsed_answer/* ask */.kA)(client, 'GET /repos/{owner}/{repo}', (0,parsed_answer/* placeOf */.$t)(fork), rightsSchema);
    if (!(rights instanceof parsed_answer/* Unanswered */.XX) && rights.permissions?.push === true)
        return null;
    if (!maintainerCanModify)
        return 'the pull request comes from a fork that the token may not push to; `fix: suggest` or `fix: patch` need no such permission.';
    const person = await client.request('GET /user', {});
    if (person.status === 200)
        return null;
    return ('the pull request comes from a fork. It allows edits by maintainers, but that is not enough for the token of a workflow or an App: ' +
        'give `github-token` the token of a person who maintains the repository, or use `fix: suggest`.');
}
async function branchSpot(client, repository, { ref, event, defaultBranch }, { kind }) {
    if (kind === 'suggest')
        return 'there is no pull request to make suggestions on.';
    if (event === 'merge_group')
        return 'a merge queue makes its branches itself and takes no commits on them.';
    if (ref?.startsWith('refs/tags/'))
        return 'the run is on a tag, which fixes cannot be added to.';
    const branch = /^refs\/heads\/(.+)$/.exec(ref ?? '')?.[1];
    if (branch === undefined)
        return 'the run is on no branch; GITHUB_REF must be `refs/heads/...`.';
    const usual = defaultBranch ?? (await defaultOf(client, repository));
    if (usual instanceof parsed_answer/* Unanswered */.XX)
        return unread('the repository', usual);
    const head = await (0,branch_tip/* branchTip */.ux)(client, repository, branch);
    if (head instanceof parsed_answer/* Unanswered */.XX)
        return unread('the branch', head);
    if (head === null)
        return `the branch ${shown(branch)} no longer exists, or the token cannot see it.`;
    return { repository, branch, head, isDefaultBranch: branch === usual, pull: null };
}
async function defaultOf(client, repository) {
    const found = await (0,parsed_answer/* ask */.kA)(client, 'GET /repos/{owner}/{repo}', (0,parsed_answer/* placeOf */.$t)(repository), schemas/* object */.Ikc({ default_branch: schemas/* string */.YjP() }));
    return found instanceof parsed_answer/* Unanswered */.XX ? found : found.default_branch;
}


/***/ }),

/***/ 52471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ explainWrite)
/* harmony export */ });
const says = (pattern) => ({ reason }) => pattern.test(reason);
const is = (...statuses) => ({ status }) => statuses.includes(status);
const because = ({ reason }) => reason === '' ? '' : ` GitHub says: ${reason.replace(/[.\s]*$/, '')}.`;
const actionsMayNot = /not permitted to create or approve pull requests/i;
const ruleWords = /repository rule violations?|protected branch|branch protection|GH0(?:06|13)|required status check|changes must be made through a pull request/i;
const isProtected = (answer) => answer.kind === 'BRANCH_PROTECTION_RULE_VIOLATION' || ruleWords.test(answer.reason);
const refusals = [
    {
        when: (answer) => answer.limited,
        text: ({ retryAfter }) => {
            const when = retryAfter === null ? '' : `; it allows another try in ${Math.ceil(retryAfter / 60)} min`;
            return `GitHub's rate limit is used up${when}. Run the job again later.`;
        },
    },
    {
        when: says(actionsMayNot),
        text: () => 'workflows may not create pull requests here. Turn on Settings > Actions > General > "Allow GitHub Actions to create and approve pull requests" ' +
            '(in the organization too), or give `github-token` the token of an App or a person.',
    },
    {
        when: isProtected,
        text: (answer) => `the rules of the branch do not allow it. Use \`fix: pull-request\`, or let the token bypass the rule.${because(answer)}`,
    },
    {
        when: says(/without `?workflows`? permission/i),
        text: () => 'the token may not change workflow files. Give `github-token` a token with the `workflows` permission.',
    },
    {
        when: says(/archived/i),
        text: () => 'the repository is archived and takes no changes. Unarchive it, or set `fix: off`.',
    },
    {
        when: (answer) => is(403)(answer) || answer.kind === 'FORBIDDEN' || says(/not accessible by/i)(answer),
        text: (answer, permission) => `the token lacks a permission. Add \`permissions: { ${permission} }\` to the job; runs for forks and Dependabot get a read-only token.` +
            `${/not accessible by/i.test(answer.reason) ? '' : because(answer)}`,
    },
    {
        when: is(401),
        text: () => 'GitHub does not accept the token. Check `github-token`: it may be expired or misspelt.',
    },
    {
        when: (answer) => is(404)(answer) || answer.kind === 'NOT_FOUND',
        text: (_, permission) => `the repository or the branch was not found, or the token cannot see it. Give the job \`permissions: { ${permission} }\`.`,
    },
    {
        when: is(0),
        text: (answer) => `GitHub could not be reached. Check the network and the proxy settings of the runner.${because(answer)}`,
    },
    {
        when: ({ status }) => status >= 500,
        text: ({ status }) => `GitHub is not available at the moment (status ${status}). Run the job again later; https://www.githubstatus.com tells more.`,
    },
    { when: is(409, 422), text: (answer) => `GitHub did not take it.${because(answer)}` },
];
function explainWrite(answer, permission) {
    const refusal = refusals.find(({ when }) => when(answer));
    return refusal ? refusal.text(answer, permission) : `GitHub refused with status ${answer.status}.${because(answer)}`;
}


/***/ }),

/***/ 86437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $L: () => (/* binding */ isDone),
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   XX: () => (/* binding */ Unanswered),
/* harmony export */   Yz: () => (/* binding */ parsed),
/* harmony export */   kA: () => (/* binding */ ask)
/* harmony export */ });
class Unanswered {
    answer;
    constructor(answer) {
        this.answer = answer;
    }
    get missing() {
        return this.answer.status === 404;
    }
}
function placeOf(repository) {
    const [owner = '', repo = ''] = repository.split('/');
    return { owner, repo };
}
const isDone = ({ status }) => status >= 200 && status <= 299;
async function ask(client, route, parameters, schema, how) {
    return parsed(await client.request(route, parameters, how), schema);
}
function parsed(answer, schema) {
    if (!isDone(answer))
        return new Unanswered(answer);
    const result = schema.safeParse(answer.data);
    return result.success
        ? result.data
        : new Unanswered({ ...answer, status: 502, reason: 'the answer has another shape than GitHub documents' });
}


/***/ }),

/***/ 47401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jy: () => (/* binding */ waitBeforeRetry),
/* harmony export */   lU: () => (/* binding */ isLimited),
/* harmony export */   sT: () => (/* binding */ retryAfterOf)
/* harmony export */ });
const budget = 65_000;
const tries = 5;
function waitBeforeRetry(answer, attempt, spent, repeatable) {
    const passing = answer.status === 0 || answer.status >= 500;
    if (attempt >= tries || !(passing || answer.limited) || (answer.uncertain && !repeatable))
        return null;
    const asked = answer.retryAfter === null ? null : answer.retryAfter * 1000;
    const wait = asked ?? (answer.limited ? 60_000 : 1000 * 3 ** (attempt - 1));
    return spent + wait > budget ? null : wait;
}
function retryAfterOf(headers, now) {
    const seconds = Number(headers['retry-after'] ?? NaN);
    if (Number.isFinite(seconds) && seconds >= 0)
        return seconds;
    const reset = Number(headers['x-ratelimit-reset'] ?? NaN);
    return headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)
        ? Math.max(1, Math.ceil(reset - now / 1000))
        : null;
}
const isLimited = (status, headers, reason) => status === 429 ||
    (status === 403 &&
        (headers['x-ratelimit-remaining'] === '0' ||
            'retry-after' in headers ||
            /rate limit|abuse detection/i.test(reason)));


/***/ }),

/***/ 75401:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ postComment)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var _parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(86437);
/* harmony import */ var _remark_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92826);



const topic = 'comment';
const mostPages = 50;
const tries = 3;
const commentSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr(),
    body: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP()
        .nullish()
        .transform((body) => body ?? ''),
    user: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ login: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), type: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }).nullish(),
});
const viewerSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ viewer: zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ login: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() }) });
async function postComment(client, context, comment) {
    const { repository } = context;
    const what = 'The comment was not written';
    if (repository === null)
        return [
            {
                level: 'warning',
                topic,
                text: `${what}: the repository is not known; GITHUB_REPOSITORY must be \`owner/name\`.`,
            },
        ];
    const refusal = await write({ client, repository, comment });
    return refusal === null
        ? []
        : [(0,_remark_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .refusedRemark */ .h)(refusal, context, { topic, what, permission: 'pull-requests: write', off: 'comment: never' })];
}
async function write(desk) {
    for (let tried = 1;; tried += 1) {
        const own = await ownComments(desk);
        if (own instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .Unanswered */ .XX)
            return own.answer;
        const [first, ...others] = own;
        if (first) {
            const refusal = await update(desk, first);
            if (refusal?.status === 404 && tried < tries)
                continue;
            return refusal ?? (await removeAll(desk, others));
        }
        if (desk.comment.onlyUpdate)
            return null;
        const created = await create(desk);
        if (!(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .isDone */ .$L)(created) && !(created.uncertain && tried < tries))
            return created;
        if ((0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .isDone */ .$L)(created))
            return settle(desk);
    }
}
async function settle(desk) {
    const own = await ownComments(desk);
    if (own instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .Unanswered */ .XX || own.length < 2)
        return null;
    const [first, ...others] = own;
    return (first ? await update(desk, first) : null) ?? (await removeAll(desk, others));
}
const create = ({ client, repository, comment }) => client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
    ...(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(repository),
    issue_number: comment.pull,
    body: comment.body,
});
async function update({ client, repository, comment }, { id, body }) {
    if (body.replaceAll('\r\n', '\n').trim() === comment.body.trim())
        return null;
    const parameters = { ...(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(repository), comment_id: id, body: comment.body };
    const answer = await client.request('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', parameters, {
        idempotent: true,
    });
    return (0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .isDone */ .$L)(answer) ? null : answer;
}
async function removeAll({ client, repository }, comments) {
    for (const { id } of comments) {
        const answer = await client.request('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', {
            ...(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(repository),
            comment_id: id,
        });
        if (!(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .isDone */ .$L)(answer) && answer.status !== 404)
            return answer;
    }
    return null;
}
async function ownComments({ client, repository, comment }) {
    const marked = [];
    for (let page = 1; page <= mostPages; page += 1) {
        const parameters = { ...(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .placeOf */ .$t)(repository), issue_number: comment.pull, per_page: 100, page };
        const comments = await (0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .ask */ .kA)(client, 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments', parameters, zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(commentSchema));
        if (comments instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .Unanswered */ .XX)
            return comments;
        marked.push(...comments.filter(({ body }) => body.startsWith(comment.marker)));
        if (comments.length < 100)
            break;
    }
    const login = marked.some(({ user }) => user?.type !== 'Bot') ? await ownLogin(client) : null;
    return marked
        .filter(({ user }) => user?.type === 'Bot' || (user != null && user.login === login))
        .toSorted((a, b) => a.id - b.id);
}
async function ownLogin(client) {
    const answer = (0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .parsed */ .Yz)(await client.graphql('query { viewer { login } }', {}), viewerSchema);
    return answer instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .Unanswered */ .XX ? null : answer.viewer.login;
}


/***/ }),

/***/ 92826:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ refusedRemark)
/* harmony export */ });
/* harmony import */ var _commits_write_refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52471);

function refusedRemark(answer, { pull }, { topic, what, permission, off }) {
    const note = (level, because) => ({ level, topic, text: `${what}: ${because}` });
    const says = (pattern) => pattern.test(answer.reason);
    const denied = answer.status === 403 || answer.kind === 'FORBIDDEN';
    if (answer.limited)
        return note('warning', (0,_commits_write_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .explainWrite */ .N)(answer, permission));
    if (says(/locked/i))
        return note('notice', 'the conversation is locked. Unlock it, or run the job without.');
    if (says(/archived/i))
        return note('notice', `the repository is archived and takes none. Set \`${off}\`.`);
    if (says(/authenticate via a GitHub App/i))
        return note('warning', 'only Apps make checks. Use the token that the workflow has, or that of an App.');
    if (denied && pull !== null && (pull.fork || pull.dependabot)) {
        const whose = pull.dependabot ? 'Dependabot' : 'a fork';
        return note('notice', `the token of a pull request from ${whose} is read-only. A \`workflow_run\` workflow with \`mode: publish\` can do it.`);
    }
    return note('warning', (0,_commits_write_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .explainWrite */ .N)(answer, permission));
}


/***/ }),

/***/ 55544:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ postReview)
});

// EXTERNAL MODULE: ./build/model/count.js
var model_count = __webpack_require__(17817);
// EXTERNAL MODULE: ./build/world/github/parsed-answer.js
var parsed_answer = __webpack_require__(86437);
;// CONCATENATED MODULE: ./build/world/github/review/hide-remarks.js

const perRequest = 25;
const mostAtOnce = 300;
async function retire(client, threads) {
    const all = threads.slice(0, mostAtOnce);
    const open = all.filter(({ mayResolve }) => mayResolve);
    const resolve = (subject) => `resolveReviewThread(input: { threadId: ${subject} }) { thread { isResolved } }`;
    const unresolved = await inBatches(client, open, ({ id }) => id, resolve);
    const rest = [...all.filter(({ mayResolve }) => !mayResolve), ...unresolved.items];
    return hide(client, rest.map(({ comment }) => comment.id), 'OUTDATED');
}
async function hide(client, ids, why) {
    const made = (subject) => `minimizeComment(input: { subjectId: ${subject}, classifier: ${why} }) { minimizedComment { isMinimized } }`;
    return (await inBatches(client, ids.slice(0, mostAtOnce), (id) => id, made)).refusal;
}
async function inBatches(client, items, idOf, field) {
    for (let start = 0; start < items.length; start += perRequest) {
        const batch = items.slice(start, start + perRequest);
        const variables = Object.fromEntries(batch.map((item, index) => [`s${index}`, idOf(item)]));
        const names = batch.map((_, index) => `$s${index}: ID!`).join(', ');
        const fields = batch.map((_, index) => `f${index}: ${field(`$s${index}`)}`).join('\n');
        const answer = await client.graphql(`mutation(${names}) {\n${fields}\n}`, variables, { idempotent: true });
        if (!(0,parsed_answer/* isDone */.$L)(answer) && answer.kind !== 'NOT_FOUND')
            return { items: items.slice(start), refusal: answer };
    }
    return { items: [], refusal: null };
}

// EXTERNAL MODULE: ./build/world/github/review/remark-refusals.js
var remark_refusals = __webpack_require__(92826);
// EXTERNAL MODULE: ./build/model/github/own-remark.js
var own_remark = __webpack_require__(23597);
;// CONCATENATED MODULE: ./build/world/github/review/review-difference.js

const isPosted = ({ state, commit }, { head }) => commit === head && state !== 'PENDING';
function missing(review, { threads, reviews }) {
    if (reviews.some((one) => isPosted(one, review)))
        return null;
    const fresh = review.suggestions.filter((one) => !threads.some((thread) => stands(thread, one) || declined(thread, one)));
    const list = (0,own_remark/* listIn */.Of)(review.body);
    const listed = list === null || reviews.some((one) => isSeen(one) && (0,own_remark/* listIn */.Of)(one.body) === list);
    return fresh.length === 0 && listed ? null : fresh;
}
const isSeen = ({ state, minimized }) => state !== 'PENDING' && !minimized;
const isSame = ({ path, comment }, suggestion) => path === suggestion.path && (0,own_remark/* keyIn */.xB)(comment.body) === suggestion.key && plain(comment.body) === plain(suggestion.body);
const plain = (body) => body.replaceAll('\r\n', '\n').trim();
function stands(thread, suggestion) {
    const { resolved, comment, lines } = thread;
    return (isSame(thread, suggestion) &&
        !resolved &&
        !comment.minimized &&
        lines?.start === suggestion.lines.start &&
        lines.end === suggestion.lines.end);
}
const declined = (thread, suggestion) => isSame(thread, suggestion) && thread.declined;
const pastThreads = (review, threads) => threads.filter((thread) => {
    const { resolved, answered, comment, lines } = thread;
    const isOld = lines === null || comment.commit !== review.head;
    return (isOld && !resolved && !answered && !comment.minimized && !review.suggestions.some((one) => stands(thread, one)));
});
function pastReviews(review, reviews, hasOwn) {
    const list = (0,own_remark/* listIn */.Of)(review.body);
    return reviews.filter((one) => one.commit !== review.head && isSeen(one) && (hasOwn || ((0,own_remark/* listIn */.Of)(one.body) ?? list) !== list));
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/world/github/review/review-state.js


const mostPages = 30;
const author = schemas/* object */.Ikc({ __typename: schemas/* string */.YjP(), login: schemas/* string */.YjP() }).nullish();
const pageInfo = schemas/* object */.Ikc({ hasNextPage: schemas/* boolean */.zMY(), endCursor: schemas/* string */.YjP().nullable() });
const oid = schemas/* object */.Ikc({ oid: schemas/* string */.YjP() })
    .nullish()
    .transform((commit) => commit?.oid ?? '');
const reviewsQuery = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { page: reviews(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
    nodes { id databaseId body state isMinimized viewerDidAuthor author { __typename login } commit { oid } } } } } }`;
const reviewNode = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    databaseId: schemas/* int */.Whr(),
    body: schemas/* string */.YjP(),
    state: schemas/* string */.YjP(),
    isMinimized: schemas/* boolean */.zMY(),
    viewerDidAuthor: schemas/* boolean */.zMY(),
    author,
    commit: oid,
});
const threadsQuery = `query($owner: String!, $name: String!, $number: Int!, $after: String) {
  viewer { login }
  repository(owner: $owner, name: $name) { pullRequest(number: $number) { headRefOid state
    page: reviewThreads(first: 100, after: $after) { pageInfo { hasNextPage endCursor }
    nodes { id path line startLine isOutdated isResolved viewerCanResolve resolvedBy { login } comments(first: 50) { totalCount
      nodes { id body isMinimized minimizedReason viewerDidAuthor author { __typename login } originalCommit { oid } pullRequestReview { id } } } } } } } }`;
const commentNode = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    body: schemas/* string */.YjP(),
    isMinimized: schemas/* boolean */.zMY(),
    minimizedReason: schemas/* string */.YjP().nullish(),
    viewerDidAuthor: schemas/* boolean */.zMY(),
    author,
    originalCommit: oid,
    pullRequestReview: schemas/* object */.Ikc({ id: schemas/* string */.YjP() })
        .nullish()
        .transform((review) => review?.id ?? ''),
});
const threadNode = schemas/* object */.Ikc({
    id: schemas/* string */.YjP(),
    path: schemas/* string */.YjP(),
    line: schemas/* int */.Whr().nullish(),
    startLine: schemas/* int */.Whr().nullish(),
    isOutdated: schemas/* boolean */.zMY(),
    isResolved: schemas/* boolean */.zMY(),
    viewerCanResolve: schemas/* boolean */.zMY().catch(false),
    resolvedBy: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish(),
    comments: schemas/* object */.Ikc({ totalCount: schemas/* int */.Whr(), nodes: schemas/* array */.YOg(commentNode) }),
});
const pageOf = (node) => schemas/* object */.Ikc({ pageInfo, nodes: schemas/* array */.YOg(node) });
const answerOf = (pullRequest) => schemas/* object */.Ikc({
    viewer: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).optional(),
    repository: schemas/* object */.Ikc({ pullRequest: schemas/* object */.Ikc(pullRequest) }),
});
const reviewsAnswer = answerOf({ page: pageOf(reviewNode) });
const threadsAnswer = answerOf({ headRefOid: schemas/* string */.YjP(), state: schemas/* string */.YjP(), page: pageOf(threadNode) });
const isOurs = ({ body, viewerDidAuthor, author: by }, marker) => (viewerDidAuthor || by?.__typename === 'Bot') && body.includes(marker);
async function ownReviews(client, repository, pull, marker) {
    const reviews = [];
    const failure = await eachPage(client, reviewsQuery, repository, pull, reviewsAnswer, ({ nodes }) => {
        const own = nodes.filter((node) => isOurs(node, marker));
        reviews.push(...own.map(({ id, databaseId: number, body, state, commit, isMinimized: minimized }) => ({
            id,
            number,
            body,
            state,
            commit,
            minimized,
        })));
    });
    return failure ?? reviews.toSorted((a, b) => a.number - b.number);
}
async function pullState(client, repository, pull, marker) {
    const threads = [];
    let [head, open] = ['', false];
    const failure = await eachPage(client, threadsQuery, repository, pull, threadsAnswer, ({ nodes }, { viewer, repository: { pullRequest } }) => {
        [head, open] = [pullRequest.headRefOid, pullRequest.state === 'OPEN'];
        threads.push(...nodes.flatMap((node) => threadOf(node, bare(viewer?.login ?? ''), marker) ?? []));
    });
    return failure ?? { head, open, threads };
}
const bare = (login) => login.replace(/\[bot\]$/, '');
function threadOf({ comments, ...thread }, viewer, marker) {
    const [first, ...others] = comments.nodes;
    if (!first || !isOurs(first, marker))
        return null;
    const { line, startLine, isResolved, resolvedBy } = thread;
    const hiddenByOther = first.isMinimized && !/^(?:outdated|duplicate)$/i.test(first.minimizedReason ?? 'outdated');
    return {
        id: thread.id,
        path: thread.path,
        lines: line == null || thread.isOutdated ? null : { start: startLine ?? line, end: line },
        resolved: isResolved,
        declined: hiddenByOther || (isResolved && resolvedBy != null && bare(resolvedBy.login) !== viewer),
        answered: comments.totalCount > comments.nodes.length ||
            others.some((other) => !other.viewerDidAuthor && other.author?.__typename !== 'Bot'),
        mayResolve: thread.viewerCanResolve,
        comment: {
            id: first.id,
            body: first.body,
            minimized: first.isMinimized,
            commit: first.originalCommit,
            review: first.pullRequestReview,
        },
    };
}
async function eachPage(client, query, repository, pull, schema, take) {
    const { owner, repo: name } = (0,parsed_answer/* placeOf */.$t)(repository);
    let after = null;
    for (let page = 1; page <= mostPages; page += 1) {
        const answer = (0,parsed_answer/* parsed */.Yz)(await client.graphql(query, { owner, name, number: pull, ...(after === null ? {} : { after }) }), schema);
        if (answer instanceof parsed_answer/* Unanswered */.XX)
            return answer;
        const found = answer.repository.pullRequest.page;
        take(found, answer);
        if (!found.pageInfo.hasNextPage)
            return null;
        after = found.pageInfo.endCursor;
    }
    return null;
}

;// CONCATENATED MODULE: ./build/model/github/unplaced-suggestions.js


const bodyLimit = 65_000;
function withUnplaced(body, unplaced) {
    if (unplaced.length === 0)
        return body;
    const title = `<details><summary>${(0,model_count/* counted */.h)(unplaced.length, 'suggestion')} that GitHub did not take beside the code</summary>`;
    let left = bodyLimit - (0,own_remark/* codePoints */.BH)(body) - (0,own_remark/* codePoints */.BH)(title) - 100;
    const kept = [];
    for (const { instead } of unplaced) {
        left -= (0,own_remark/* codePoints */.BH)(instead) + 2;
        if (left < 0)
            break;
        kept.push(instead);
    }
    const missing = unplaced.length - kept.length;
    return [body, title, ...kept, ...(missing > 0 ? [`And ${missing} more.`] : []), '</details>'].join('\n\n').trim();
}

;// CONCATENATED MODULE: ./build/world/github/review/submit-review.js





const tries = 3;
const mostProbes = 12;
const route = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
async function submitReview(place, suggestions) {
    const whole = await postOnce(place, suggestions, []);
    if (!isUnplaceable(whole) || suggestions.length === 0)
        return outcome(whole, []);
    const good = await sift(place, suggestions, whole);
    const unplaced = suggestions.filter((one) => !good.includes(one));
    const sifted = await postOnce(place, good, unplaced);
    if (!isUnplaceable(sifted) || good.length === 0)
        return outcome(sifted, unplaced);
    return outcome(await postOnce(place, [], suggestions), suggestions);
}
const outcome = (answer, unplaced) => (0,parsed_answer/* isDone */.$L)(answer) ? { unplaced } : new parsed_answer/* Unanswered */.XX(answer);
const isUnplaceable = ({ status, limited }) => status === 422 && !limited;
async function postOnce(place, suggestions, unplaced) {
    const { client, repository, review } = place;
    for (let tried = 1;; tried += 1) {
        const answer = await client.request(route, {
            ...requestOf(place, suggestions, withUnplaced(review.body, unplaced)),
            event: 'COMMENT',
        });
        if ((0,parsed_answer/* isDone */.$L)(answer))
            return answer;
        if (/pending review/i.test(answer.reason) && tried < tries && (await dropPending(place)) > 0)
            continue;
        if (!answer.uncertain)
            return answer;
        const now = await ownReviews(client, repository, review.pull, review.marker);
        if (now instanceof parsed_answer/* Unanswered */.XX)
            return answer;
        if (now.some((one) => isPosted(one, review)))
            return { ...answer, status: 200 };
        if (tried === tries)
            return answer;
    }
}
function requestOf({ repository, review }, suggestions, body) {
    const comments = suggestions.map(({ path, lines: { start, end }, body: text }) => ({
        path,
        body: text,
        line: end,
        side: 'RIGHT',
        ...(start < end ? { start_line: start, start_side: 'RIGHT' } : {}),
    }));
    return {
        ...(0,parsed_answer/* placeOf */.$t)(repository),
        pull_number: review.pull,
        commit_id: review.head,
        body: body === '' ? review.marker : body,
        comments,
    };
}
async function sift(place, all, refusal) {
    const named = all.filter(({ path }) => refusal.reason.includes(path));
    const good = [];
    const doubtful = [];
    const probe = async (group) => {
        const fit = group.length === 0 ? 'no' : await fits(place, group);
        if (fit === 'yes')
            good.push(...group);
        else
            doubtful.push(group);
        return fit;
    };
    const isNamed = named.length > 0 && named.length < all.length;
    doubtful.push(isNamed ? named : all);
    let last = isNamed ? await probe(all.filter((one) => !named.includes(one))) : 'no';
    for (let probes = 0; probes < mostProbes && last !== 'unknown';) {
        const group = doubtful.find(({ length }) => length > 1);
        if (!group)
            break;
        doubtful.splice(doubtful.indexOf(group), 1);
        const half = Math.ceil(group.length / 2);
        const [left, right] = [group.slice(0, half), group.slice(half)];
        last = await probe(left);
        probes += last === 'yes' ? 1 : 2;
        if (last === 'yes')
            doubtful.push(right);
        else if (last === 'no')
            last = await probe(right);
    }
    return all.filter((one) => good.includes(one));
}
const created = schemas/* object */.Ikc({ id: schemas/* int */.Whr() });
async function fits(place, suggestions) {
    const answer = await place.client.request(route, requestOf(place, suggestions, place.review.marker));
    if (isUnplaceable(answer))
        return 'no';
    const review = (0,parsed_answer/* isDone */.$L)(answer) ? created.safeParse(answer.data).data : undefined;
    return review !== undefined && (0,parsed_answer/* isDone */.$L)(await remove(place, review.id)) ? 'yes' : 'unknown';
}
const remove = ({ client, repository, review }, id) => client.request('DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}', {
    ...(0,parsed_answer/* placeOf */.$t)(repository),
    pull_number: review.pull,
    review_id: id,
});
async function dropPending(place) {
    const reviews = await ownReviews(place.client, place.repository, place.review.pull, place.review.marker);
    if (reviews instanceof parsed_answer/* Unanswered */.XX)
        return 0;
    const pending = reviews.filter(({ state }) => state === 'PENDING');
    for (const { number } of pending)
        await remove(place, number);
    return pending.length;
}

;// CONCATENATED MODULE: ./build/world/github/review/review.js







const topic = 'fix';
const note = (level, text) => ({ level, topic, text });
const notPosted = 'The suggestions were not posted';
const notHidden = 'Earlier suggestions that no longer apply were not hidden';
async function postReview(client, context, review) {
    const { repository } = context;
    const refused = (what, answer) => (0,remark_refusals/* refusedRemark */.h)(answer, context, { topic, what, permission: 'pull-requests: write', off: 'fix: off' });
    if (repository === null)
        return [note('warning', `${notPosted}: the repository is not known; GITHUB_REPOSITORY must be \`owner/name\`.`)];
    const place = { client, repository, review };
    const standing = await standingOn(place);
    if (standing instanceof parsed_answer/* Unanswered */.XX)
        return [refused(notPosted, standing.answer)];
    if (typeof standing === 'string')
        return [note('notice', `No suggestions were posted: ${standing}`)];
    const posted = await postMissing(place, standing);
    if (posted instanceof parsed_answer/* Unanswered */.XX)
        return [refused(notPosted, posted.answer)];
    const untidy = (posted && (await hideTwin(place))) ?? (await tidy(place, standing, posted !== null));
    return [...(posted ? unplacedNote(posted) : []), ...(untidy === null ? [] : [refused(notHidden, untidy)])];
}
function unplacedNote({ unplaced }) {
    if (unplaced.length === 0)
        return [];
    return [
        note('notice', `${(0,model_count/* counted */.h)(unplaced.length, 'suggestion')} could not be placed beside the code, and can be found in the review's text.`),
    ];
}
async function standingOn({ client, repository, review }) {
    const state = await pullState(client, repository, review.pull, review.marker);
    if (state instanceof parsed_answer/* Unanswered */.XX)
        return state;
    if (!state.open)
        return 'the pull request is closed.';
    if (state.head !== review.head)
        return 'somebody pushed in the meantime, and the run for the new commit makes them.';
    const reviews = await ownReviews(client, repository, review.pull, review.marker);
    return reviews instanceof parsed_answer/* Unanswered */.XX ? reviews : { threads: state.threads, reviews };
}
async function postMissing(place, standing) {
    if (standing.reviews.some(({ state }) => state === 'PENDING'))
        await dropPending(place);
    const wanted = missing(place.review, standing);
    return wanted === null
        ? null
        : submitReview({ ...place, review: { ...place.review, body: withStanding(place.review, wanted) } }, wanted);
}
function withStanding({ body, suggestions }, wanted) {
    const count = suggestions.length - wanted.length;
    if (count === 0 || body === '')
        return body;
    const [applies, was] = count === 1 ? ['applies', 'was'] : ['apply', 'were'];
    return `${body}\n\n${(0,model_count/* counted */.h)(count, 'suggestion')} of an earlier review ${applies} as before, or ${was} declined.`;
}
async function hideTwin({ client, repository, review }) {
    const reviews = await ownReviews(client, repository, review.pull, review.marker);
    if (reviews instanceof parsed_answer/* Unanswered */.XX)
        return null;
    const [, ...later] = reviews.filter((one) => isPosted(one, review) && !one.minimized).map(({ id }) => id);
    if (later.length === 0)
        return null;
    const state = await pullState(client, repository, review.pull, review.marker);
    const threads = state instanceof parsed_answer/* Unanswered */.XX ? [] : state.threads;
    const comments = threads
        .filter(({ comment }) => later.includes(comment.review) && !comment.minimized)
        .map(({ comment }) => comment.id);
    return hide(client, [...later, ...comments], 'DUPLICATE');
}
async function tidy({ client, review }, { threads, reviews }, posted) {
    const hasOwn = posted || reviews.some((one) => isPosted(one, review));
    const refusal = await retire(client, pastThreads(review, threads));
    return (refusal ??
        hide(client, pastReviews(review, reviews, hasOwn).map(({ id }) => id), 'OUTDATED'));
}


/***/ }),

/***/ 92743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ postCheckRun)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(92857);
/* harmony import */ var _parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(86437);
/* harmony import */ var _review_remark_refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92826);




const topic = 'check';
const permission = 'checks: write';
const perRequest = 50;
const tries = 3;
const checkSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr(),
    external_id: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP().nullish(),
    status: zod__WEBPACK_IMPORTED_MODULE_2__/* .string */ .YjP(),
    output: zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ annotations_count: zod__WEBPACK_IMPORTED_MODULE_2__/* .int */ .Whr().catch(0) }).catch({ annotations_count: 0 }),
});
const listSchema = zod__WEBPACK_IMPORTED_MODULE_2__/* .object */ .Ikc({ check_runs: zod__WEBPACK_IMPORTED_MODULE_2__/* .array */ .YOg(checkSchema) });
async function postCheckRun(client, context, wanted) {
    const run = { ...wanted, annotations: wanted.annotations.filter(({ path }) => path !== null) };
    const refused = (what, answer) => [
        (0,_review_remark_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .refusedRemark */ .h)(answer, context, { topic, what, permission, off: "check-name: ''" }),
    ];
    const { repository, runUrl } = context;
    const unknown = 'The check was not made: the repository is not known; GITHUB_REPOSITORY must be `owner/name`.';
    if (repository === null)
        return [{ level: 'warning', topic, text: unknown }];
    const mark = `bandit-remediate-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(run)).digest('hex').slice(0, 32)}`;
    const desk = { client, repository, run, mark, url: runUrl };
    const check = await findOrCreate(desk);
    if (check instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .Unanswered */ .XX)
        return refused('The check was not made', check.answer);
    const left = await annotate(desk, check);
    return left === null ? [] : refused('Not all annotations were added to the check', left);
}
async function findOrCreate(desk) {
    const first = Math.min(perRequest, desk.run.annotations.length);
    for (let tried = 1;; tried += 1) {
        const found = await findSame(desk);
        if (found)
            return found;
        const created = await (0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .ask */ .kA)(desk.client, 'POST /repos/{owner}/{repo}/check-runs', newCheck(desk), checkSchema);
        if (!(created instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .Unanswered */ .XX))
            return { ...created, output: { annotations_count: Math.max(created.output.annotations_count, first) } };
        if (!created.answer.uncertain || tried === tries)
            return created;
    }
}
async function findSame({ client, repository, run, mark }) {
    const parameters = { ...(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(repository), ref: run.head, check_name: run.name, filter: 'latest', per_page: 100 };
    const known = await (0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .ask */ .kA)(client, 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs', parameters, listSchema);
    return known instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .Unanswered */ .XX
        ? undefined
        : known.check_runs.find(({ external_id, status }) => external_id === mark && status === 'completed');
}
const newCheck = ({ repository, run, mark, url }) => ({
    ...(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(repository),
    name: run.name,
    head_sha: run.head,
    external_id: mark,
    status: 'completed',
    conclusion: run.conclusion,
    ...(url === null ? {} : { details_url: url }),
    output: outputOf(run, 0),
});
async function annotate({ client, repository, run }, check) {
    const at = { ...(0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .placeOf */ .$t)(repository), check_run_id: check.id };
    let failures = 0;
    for (let done = check.output.annotations_count; done < run.annotations.length;) {
        const answer = await client.request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
            ...at,
            output: outputOf(run, done),
        });
        if ((0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .isDone */ .$L)(answer)) {
            done += perRequest;
            continue;
        }
        const now = answer.uncertain && (failures += 1) < tries
            ? await (0,_parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .ask */ .kA)(client, 'GET /repos/{owner}/{repo}/check-runs/{check_run_id}', at, checkSchema)
            : null;
        if (now === null || now instanceof _parsed_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .Unanswered */ .XX)
            return answer;
        done = now.output.annotations_count;
    }
    return null;
}
const levels = { error: 'failure', warning: 'warning', notice: 'notice' };
const outputOf = ({ title, summary, annotations }, from) => ({
    title,
    summary,
    annotations: annotations.slice(from, from + perRequest).flatMap((one) => annotationOf(one) ?? []),
});
function annotationOf({ level, title, message, path, startLine, endLine, startColumn, endColumn, }) {
    if (path === null)
        return null;
    const columns = startLine === endLine && startColumn !== null && endColumn !== null
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


/***/ }),

/***/ 13140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  uploadSarif: () => (/* binding */ uploadSarif)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/text/log-text.js
var log_text = __webpack_require__(5066);
;// CONCATENATED MODULE: ./build/world/github/scanning/target.js
const commitForm = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i;
const refForm = /^refs\/(?:heads|tags|pull)\/./;
function uploadTarget(context) {
    const { head, sha, ref, pull, event } = context;
    const commit = head ?? sha;
    if (commit === null || !commitForm.test(commit))
        return skip('no commit is known; run it inside a git checkout', false);
    if (ref?.startsWith('refs/heads/gh-readonly-queue/') || event === 'merge_group') {
        return skip('code scanning keeps no results for the temporary branches of a merge queue', true);
    }
    if (commit === sha && ref !== null && refForm.test(ref))
        return { commit, ref };
    if (pull && (commit === pull.headSha || (event === 'pull_request' && commit !== pull.baseSha))) {
        return { commit, ref: `refs/pull/${pull.number}/head` };
    }
    if (sha === null || ref === null)
        return skip('no ref is known; set GITHUB_SHA and GITHUB_REF to the commit and its ref (refs/heads/...)', false);
    if (!refForm.test(ref))
        return skip('GITHUB_REF names no branch, tag or pull request', false);
    const short = (id) => id.slice(0, 7);
    return skip(`the commit checked out (${short(commit)}) is not the one that ${ref} stands for in this run (${short(sha)}); check out that commit`, false);
}
const skip = (skipped, expected) => ({ skipped, expected });

;// CONCATENATED MODULE: ./build/world/github/scanning/upload-refusals.js
const says = (pattern) => (answer) => pattern.test(answer.reason);
const is = (...statuses) => (answer) => statuses.includes(answer.status);
const because = ({ reason }) => reason === '' ? '' : ` GitHub says: ${reason.replace(/[.\s]*$/, '')}.`;
const onServer = ({ serverUrl }) => !/^https:\/\/(?:github\.com|[\w-]+\.ghe\.com)\/?$/i.test(serverUrl);
const readOnly = ({ pull }) => pull !== null && (pull.fork || pull.dependabot);
const refusals = [
    {
        when: (answer) => answer.limited,
        text: ({ retryAfter }) => {
            const when = retryAfter === null ? '' : `; it allows another try in ${Math.ceil(retryAfter / 60)} min`;
            return `GitHub's rate limit is used up${when}. Run the job again later, or with fewer jobs at a time.`;
        },
    },
    {
        when: (answer, context) => is(403)(answer) && readOnly(context) && says(/^$|not accessible by|permission/i)(answer),
        expected: true,
        text: (_, { pull }) => `the token of a pull request from ${pull?.dependabot ? 'Dependabot' : 'a fork'} is read-only. The job summary holds the results instead.`,
    },
    {
        when: (answer) => is(403)(answer) && says(/not accessible by/i)(answer),
        expected: true,
        text: () => 'the token lacks a permission. Add `permissions: { contents: read, security-events: write }` to the job ' +
            '(private repositories also need `actions: read`).',
    },
    {
        when: says(/(?:advanced|code) security must be enabled/i),
        expected: true,
        text: () => 'GitHub Code Security is not enabled for this repository. Enable it in Settings > Advanced Security, or set `upload-sarif: false`.',
    },
    {
        when: says(/code scanning is not enabled/i),
        expected: true,
        text: () => 'code scanning is not enabled for this repository. Enable it in Settings > Advanced Security, or set `upload-sarif: false`.',
    },
    {
        when: says(/archived/i),
        expected: true,
        text: () => 'the repository is archived and takes no results. Set `upload-sarif: false`, or unarchive it.',
    },
    {
        when: says(/commit not found|no commit found/i),
        text: () => 'GitHub does not know the commit that is checked out. Push it first, or check out the commit that the event names.',
    },
    {
        when: says(/\bref\b.*not found/i),
        text: (answer) => `GitHub does not know the ref any more (a deleted branch or a closed pull request).${because(answer)}`,
    },
    {
        when: is(401),
        text: () => 'GitHub does not accept the token. Check `github-token`: it may be expired or misspelt.',
    },
    {
        when: is(404),
        text: (_, context) => onServer(context)
            ? 'this GitHub server has no code scanning, or the token cannot see the repository. ' +
                'Ask the administrator to enable code scanning, or set `upload-sarif: false`.'
            : 'the repository was not found, or the token cannot see it. ' +
                'Give the job `contents: read` and `security-events: write`, or a `github-token` that may.',
    },
    {
        when: is(413),
        text: () => 'the results are larger than GitHub takes (10 MB compressed). Narrow `targets`, or split the scan into jobs with a `category` each.',
    },
    { when: is(400, 422), text: (answer) => `GitHub did not take the results.${because(answer)}` },
    {
        when: is(0),
        text: (answer) => `GitHub could not be reached. Check the network and the proxy settings of the runner.${because(answer)}`,
    },
    {
        when: (answer) => answer.status >= 500,
        text: ({ status }) => `code scanning is not available at the moment (status ${status}). Run the job again later; https://www.githubstatus.com tells more.`,
    },
];
function explain(answer, context) {
    const refusal = refusals.find(({ when }) => when(answer, context));
    const text = refusal
        ? refusal.text(answer, context)
        : `GitHub refused with status ${answer.status}.${because(answer)} Check what \`github-token\` may do.`;
    return { text, expected: refusal?.expected ?? false };
}

;// CONCATENATED MODULE: ./build/world/github/scanning/upload.js







const looks = [1, 4, 10, 20, 40, 45];
const waitFor = (milliseconds) => (0,promises_.setTimeout)(milliseconds);
async function uploadSarif(client, context, sarif, wish, pause = waitFor) {
    const skipped = (text, expected) => [
        note(`Results were not uploaded to code scanning: ${text}`, expected && wish === 'auto'),
    ];
    const [owner, repo, ...rest] = context.repository?.split('/') ?? [];
    if (client === null)
        return skipped('there is no token. Leave `github-token` at its default, or give one with `security-events: write`.', true);
    if (!owner || !repo || rest.length > 0)
        return skipped('the repository is not known. GITHUB_REPOSITORY must be `owner/name`.', true);
    const target = uploadTarget(context);
    if ('skipped' in target)
        return skipped(`${target.skipped}.`, target.expected);
    const body = { commit_sha: target.commit, ref: target.ref, sarif: await packed(sarif.text) };
    const answer = await client.request('POST /repos/{owner}/{repo}/code-scanning/sarifs', { owner, repo, ...body }, { idempotent: true });
    if (answer.status < 200 || answer.status > 299) {
        const { text, expected } = explain(answer, context);
        return skipped(text, expected);
    }
    const upload = receipt.safeParse(answer.data);
    return upload.success
        ? follow(client, { owner, repo }, upload.data.id, pause)
        : [unfollowed('GitHub gave no id to follow it by.')];
}
async function follow(client, repository, id, pause) {
    for (const seconds of looks) {
        await pause(seconds * 1000);
        const answer = await client.request('GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}', {
            ...repository,
            sarif_id: id,
        });
        if (answer.status === 404)
            continue;
        if (answer.status !== 200)
            return [unfollowed(`GitHub does not say what became of them (status ${answer.status}).`)];
        const { processing_status: status, errors } = progress.parse(answer.data);
        if (status === 'complete')
            return [];
        if (status === 'failed')
            return [rejected(errors)];
    }
    return [unfollowed('GitHub is still processing them; they will appear in the Security tab.')];
}
const receipt = schemas/* object */.Ikc({ id: schemas/* string */.YjP().min(1) });
const progress = schemas/* object */.Ikc({ processing_status: schemas/* string */.YjP().catch('pending'), errors: schemas/* array */.YOg(schemas/* string */.YjP()).catch([]) })
    .catch({ processing_status: 'pending', errors: [] });
const packed = async (text) => (await (0,external_node_util_.promisify)(external_node_zlib_.gzip)(text)).toString('base64');
function rejected(errors) {
    const shown = errors
        .slice(0, 5)
        .map((error) => (0,log_text/* quote */.hD)(error))
        .join(' | ');
    const more = errors.length > 5 ? ` | and ${errors.length - 5} more` : '';
    return note(`Code scanning could not process the uploaded results: ${shown === '' ? 'no reason was given' : shown}${more}`, false);
}
const unfollowed = (text) => note(`Results were uploaded to code scanning, and ${text}`, true);
const note = (text, quiet) => ({ level: quiet ? 'notice' : 'warning', topic: 'upload', text });


/***/ }),

/***/ 49567:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yj: () => (/* binding */ string)
/* harmony export */ });
/* unused harmony exports number, boolean, bigint, date */
/* harmony import */ var _core_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43759);
/* harmony import */ var _schemas_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);


function string(params) {
    return _core_index_js__WEBPACK_IMPORTED_MODULE_0__/* ._coercedString */ .K_(_schemas_js__WEBPACK_IMPORTED_MODULE_1__/* .ZodString */ .NDH, params);
}
function number(params) {
    return core._coercedNumber(schemas.ZodNumber, params);
}
function boolean(params) {
    return core._coercedBoolean(schemas.ZodBoolean, params);
}
function bigint(params) {
    return core._coercedBigint(schemas.ZodBigInt, params);
}
function date(params) {
    return core._coercedDate(schemas.ZodDate, params);
}


/***/ })

};
