export const id = 140;
export const ids = [140];
export const modules = {

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


/***/ })

};
