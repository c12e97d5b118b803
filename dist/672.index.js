export const id = 672;
export const ids = [672];
export const modules = {

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
