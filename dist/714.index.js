export const id = 714;
export const ids = [714];
export const modules = {

/***/ 32295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BJ: () => (/* binding */ withoutProposalMarker),
/* harmony export */   Gr: () => (/* binding */ keepTicks),
/* harmony export */   HX: () => (/* binding */ readProposalMarker),
/* harmony export */   VC: () => (/* binding */ proposalMarker),
/* harmony export */   W5: () => (/* binding */ hashOfTitle)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const short = (text) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex').slice(0, 16);
const hashOfTitle = (title) => short(title.trim());
const proposalMarker = (title, ids) => `<!-- bandit-remediate:proposal title=${hashOfTitle(title)} fixes=${short([...new Set(ids)].sort().join('\n'))} -->`;
const marker = /<!-- bandit-remediate:proposal title=([0-9a-f]{16}) fixes=([0-9a-f]{16}) -->/gu;
function readProposalMarker(body) {
    const [, title, fixes] = [...body.matchAll(marker)].at(-1) ?? [];
    return title === undefined || fixes === undefined ? null : { title, fixes };
}
const withoutProposalMarker = (body) => body.replace(marker, '').trimEnd();
const task = /^([ \t]*[-*] \[)([ xX])(\] .*)$/u;
function keepTicks(present, fresh) {
    const ticked = new Set(present.split(/\r?\n/u).flatMap((line) => {
        const [, , mark = ' ', rest = ''] = task.exec(line) ?? [];
        return mark === ' ' ? [] : [rest];
    }));
    const keep = (all, begin, _mark, rest) => ticked.has(rest) ? `${begin}x${rest}` : all;
    return fresh
        .split('\n')
        .map((line) => line.replace(task, keep))
        .join('\n');
}


/***/ }),

/***/ 25714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openDelivery: () => (/* binding */ openDelivery)
});

// EXTERNAL MODULE: ./build/world/github/artifact/artifact.js
var artifact = __webpack_require__(23718);
// EXTERNAL MODULE: ./build/world/github/client.js
var github_client = __webpack_require__(24672);
// EXTERNAL MODULE: ./build/world/github/commits/fix-target.js + 1 modules
var fix_target = __webpack_require__(56479);
// EXTERNAL MODULE: ./build/model/count.js
var model_count = __webpack_require__(17817);
// EXTERNAL MODULE: ./build/world/github/parsed-answer.js
var parsed_answer = __webpack_require__(86437);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./build/model/github/blob.js
var github_blob = __webpack_require__(30337);
// EXTERNAL MODULE: ./build/model/github/own-commit.js
var own_commit = __webpack_require__(99388);
// EXTERNAL MODULE: ./build/world/github/commits/branch-tip.js
var branch_tip = __webpack_require__(98552);
;// CONCATENATED MODULE: ./build/world/github/commits/commits-git-data.js





const shaSchema = schemas/* object */.Ikc({ sha: branch_tip/* objectId */.Tu });
const made = schemas/* object */.Ikc({ sha: branch_tip/* objectId */.Tu, author: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }).nullish().catch(null) });
const again = { idempotent: true };
async function buildTrees(client, { repository, parent, modes }, steps) {
    const place = (0,parsed_answer/* placeOf */.$t)(repository);
    const commit = await (0,branch_tip/* commitAt */.du)(client, repository, parent);
    if (commit instanceof parsed_answer/* Unanswered */.XX)
        return commit;
    const trees = [];
    const known = new Set();
    for (const { files } of steps) {
        for (const { after } of files) {
            const id = (0,github_blob/* blobId */.z)(after, parent);
            if (known.has(id))
                continue;
            const content = Buffer.from(after).toString('base64');
            const blob = await (0,parsed_answer/* ask */.kA)(client, 'POST /repos/{owner}/{repo}/git/blobs', { ...place, content, encoding: 'base64' }, shaSchema, again);
            if (blob instanceof parsed_answer/* Unanswered */.XX)
                return blob;
            known.add(id);
        }
        const entries = files.map(({ path, after }) => ({
            path,
            mode: modes.get(path) ?? '100644',
            type: 'blob',
            sha: (0,github_blob/* blobId */.z)(after, parent),
        }));
        const tree = await (0,parsed_answer/* ask */.kA)(client, 'POST /repos/{owner}/{repo}/git/trees', { ...place, base_tree: trees.at(-1) ?? commit.tree, tree: entries }, shaSchema, again);
        if (tree instanceof parsed_answer/* Unanswered */.XX)
            return tree;
        trees.push(tree.sha);
    }
    return { base: commit.tree, steps: trees };
}
async function buildCommits(client, { repository, parent }, steps, trees) {
    let last = { commit: parent, author: '' };
    for (const [index, { headline, body }] of steps.entries()) {
        const tree = trees.steps[index] ?? trees.base;
        const message = (0,own_commit/* withTree */.Ht)(`${headline}\n\n${body}`, tree);
        const parameters = { ...(0,parsed_answer/* placeOf */.$t)(repository), message, tree, parents: [last.commit] };
        const commit = await (0,parsed_answer/* ask */.kA)(client, 'POST /repos/{owner}/{repo}/git/commits', parameters, made, again);
        if (commit instanceof parsed_answer/* Unanswered */.XX)
            return commit;
        last = { commit: commit.sha, author: commit.author?.name ?? '' };
    }
    return last;
}

;// CONCATENATED MODULE: ./build/world/github/commits/commits-graphql.js



const createCommitOnBranch = `mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid author { name } } }
}`;
const created = schemas/* object */.Ikc({
    createCommitOnBranch: schemas/* object */.Ikc({
        commit: schemas/* object */.Ikc({ oid: branch_tip/* objectId */.Tu, author: schemas/* object */.Ikc({ name: schemas/* string */.YjP().nullish() }).nullish().catch(null) }),
    }),
})
    .transform(({ createCommitOnBranch: { commit } }) => ({ commit: commit.oid, author: commit.author?.name ?? '' }));
async function commitOnBranch(client, { repository, branch, expected }, { headline, body, files }) {
    const additions = files.map(({ path, after }) => ({ path, contents: Buffer.from(after).toString('base64') }));
    const input = {
        branch: { repositoryNameWithOwner: repository, branchName: branch },
        expectedHeadOid: expected,
        message: { headline, body },
        fileChanges: { additions },
    };
    return (0,parsed_answer/* parsed */.Yz)(await client.graphql(createCommitOnBranch, { input }), created);
}

;// CONCATENATED MODULE: ./build/world/github/commits/move-branch.js



const none = (like) => '0'.repeat(like?.length ?? 40);
const updateRefs = `mutation($input: UpdateRefsInput!) {
  updateRefs(input: $input) { clientMutationId }
}`;
async function moveBranch(client, move) {
    const { repository, branch, from, to, force } = move;
    const id = await (0,parsed_answer/* ask */.kA)(client, 'GET /repos/{owner}/{repo}', (0,parsed_answer/* placeOf */.$t)(repository), schemas/* object */.Ikc({ node_id: schemas/* string */.YjP() }));
    if (id instanceof parsed_answer/* Unanswered */.XX)
        return { kind: 'refused', answer: id.answer };
    const update = { name: `refs/heads/${branch}`, beforeOid: from ?? none(to), afterOid: to ?? none(from), force };
    const answer = await client.graphql(updateRefs, { input: { repositoryId: id.node_id, refUpdates: [update] } }, { idempotent: true });
    if ((0,parsed_answer/* isDone */.$L)(answer))
        return { kind: 'done' };
    return unknownMutation(answer) ? moveByRest(client, move) : judge(client, move, answer);
}
const unknownMutation = ({ reason }) => /updateRefs.*(?:doesn't exist|does not exist|isn't defined)|UpdateRefsInput isn't a defined/i.test(reason);
async function judge(client, { repository, branch, from, to }, answer) {
    const tip = await (0,branch_tip/* branchTip */.ux)(client, repository, branch);
    if (tip instanceof parsed_answer/* Unanswered */.XX)
        return { kind: 'refused', answer: tip.answer };
    if (tip === to)
        return { kind: 'done' };
    return tip === from ? { kind: 'refused', answer } : { kind: 'elsewhere', tip };
}
async function moveByRest(client, move) {
    const { repository, branch, from, to, force } = move;
    const tip = await (0,branch_tip/* branchTip */.ux)(client, repository, branch);
    if (tip instanceof parsed_answer/* Unanswered */.XX)
        return { kind: 'refused', answer: tip.answer };
    if (tip !== from)
        return tip === to ? { kind: 'done' } : { kind: 'elsewhere', tip };
    const place = (0,parsed_answer/* placeOf */.$t)(repository);
    const answer = to === null
        ? await client.request('DELETE /repos/{owner}/{repo}/git/refs/{ref}', { ...place, ref: `heads/${branch}` })
        : from === null
            ? await client.request('POST /repos/{owner}/{repo}/git/refs', { ...place, ref: `refs/heads/${branch}`, sha: to }, { idempotent: true })
            : await client.request('PATCH /repos/{owner}/{repo}/git/refs/{ref}', { ...place, ref: `heads/${branch}`, sha: to, force }, { idempotent: true });
    return (0,parsed_answer/* isDone */.$L)(answer) ? { kind: 'done' } : judge(client, move, answer);
}

;// CONCATENATED MODULE: ./build/world/github/commits/series-progress.js



const reach = 30;
async function progressOf(client, { repository, branch, onto, steps }) {
    const tip = await (0,branch_tip/* branchTip */.ux)(client, repository, branch);
    if (tip === null || tip instanceof parsed_answer/* Unanswered */.XX)
        return tip;
    const above = [];
    for (let sha = tip; sha !== onto;) {
        if (above.length >= steps.length + reach)
            return null;
        const commit = await (0,branch_tip/* commitAt */.du)(client, repository, sha);
        if (commit instanceof parsed_answer/* Unanswered */.XX)
            return commit;
        above.unshift(commit);
        const [parent] = commit.parents;
        if (parent === undefined)
            return null;
        sha = parent;
    }
    const differs = above.findIndex(({ message }, index) => !sameMessage(message, steps[index]));
    const claimed = differs < 0 ? above.length : differs;
    const last = above[claimed - 1];
    const nothing = { done: 0, commit: onto, beyond: above.length > 0 ? tip : null, author: '' };
    if (!last)
        return nothing;
    const holds = await hasFiles(client, { repository, sha: last.sha, steps: steps.slice(0, claimed) });
    if (holds instanceof parsed_answer/* Unanswered */.XX)
        return holds;
    return holds
        ? { done: claimed, commit: last.sha, beyond: last.sha === tip ? null : tip, author: last.author }
        : nothing;
}
const flat = (text) => text.replace(/\r\n?/gu, '\n').trim();
const sameMessage = (message, step) => step !== undefined && flat(message).startsWith(flat(`${step.headline}\n\n${step.body}`));
async function hasFiles(client, at) {
    const wanted = new Map(at.steps.flatMap(({ files }) => files.map(({ path, after }) => [path, (0,github_blob/* blobId */.z)(after, at.sha)])));
    const files = await (0,branch_tip/* filesAt */.Tl)(client, at.repository, at.sha, [...wanted.keys()]);
    return files instanceof parsed_answer/* Unanswered */.XX ? files : [...wanted].every(([path, blob]) => files.get(path)?.blob === blob);
}

// EXTERNAL MODULE: ./build/world/github/commits/write-refusals.js
var write_refusals = __webpack_require__(52471);
;// CONCATENATED MODULE: ./build/world/github/commits/commits.js







const workflowBot = 'github-actions[bot]';
async function pushCommits(client, series) {
    if (series.steps.length === 0)
        return { commit: null, notes: [] };
    return series.steps.every((step) => fitsMutation(step, series))
        ? pushOneByOne(client, series)
        : pushAtOnce(client, series);
}
const fitsMutation = ({ files }, { modes }) => files.every(({ path }) => (modes.get(path) ?? '100644') === '100644') &&
    files.length <= 100 &&
    files.reduce((sum, { after }) => sum + after.length, 0) <= 10_000_000;
async function pushAtOnce(client, series) {
    const { repository, branch, onto: parent, modes, steps } = series;
    const onto = { repository, parent, modes };
    const trees = await buildTrees(client, onto, steps);
    if (trees instanceof parsed_answer/* Unanswered */.XX)
        return refused(trees.answer);
    const built = await buildCommits(client, onto, steps, trees);
    if (built instanceof parsed_answer/* Unanswered */.XX)
        return refused(built.answer);
    const moved = await moveBranch(client, { repository, branch, from: parent, to: built.commit, force: false });
    if (moved.kind === 'done')
        return pushed(built.commit, built.author);
    return moved.kind === 'refused' ? refused(moved.answer) : { commit: null, notes: [overtaken(0, steps.length)] };
}
const tries = 3;
async function pushOneByOne(client, series) {
    const { repository, branch, steps } = series;
    let at = { done: 0, commit: series.onto, beyond: null, author: '' };
    for (let failures = 0; at.done < steps.length;) {
        const step = steps[at.done];
        if (!step)
            break;
        const made = await commitOnBranch(client, { repository, branch, expected: at.commit }, step);
        if (!(made instanceof parsed_answer/* Unanswered */.XX)) {
            at = { done: at.done + 1, commit: made.commit, beyond: null, author: made.author };
            continue;
        }
        const now = await progressOf(client, series);
        if (now instanceof parsed_answer/* Unanswered */.XX)
            return stopped(made.answer, at, steps.length);
        if (now === null || now.beyond !== null)
            return { commit: null, notes: [overtaken(now?.done ?? 0, steps.length)] };
        if (now.done > at.done)
            at = now;
        else if (!(made.answer.uncertain || made.answer.kind === 'STALE_DATA') || (failures += 1) >= tries)
            return stopped(made.answer, now, steps.length);
    }
    return pushed(at.commit, at.author);
}
const pushed = (commit, author) => ({
    commit,
    notes: author === workflowBot ? [checksMayWait] : [],
});
const note = (level, text) => ({ level, topic: 'fix', text });
const checksMayWait = note('notice', "Required checks may wait on the fix commits: what a workflow's own token pushes starts no runs, or runs that a person has to approve. " +
    'Give `github-token` the token of an App or a person to avoid it.');
const refused = (answer) => ({
    commit: null,
    notes: [note('warning', `The fixes were not committed: ${(0,write_refusals/* explainWrite */.N)(answer, 'contents: write')}`)],
});
function stopped(answer, { done }, count) {
    if (done === 0)
        return refused(answer);
    const there = `${done} of ${(0,model_count/* counted */.h)(count, 'fix commit')} are on the branch, the rest is missing; running the job again adds it.`;
    const text = `${there} The reason: ${(0,write_refusals/* explainWrite */.N)(answer, 'contents: write')}`;
    return { commit: null, notes: [note('warning', text)] };
}
function overtaken(done, count) {
    const there = done === 0
        ? 'nothing was committed over it'
        : `${done} of ${(0,model_count/* counted */.h)(count, 'fix commit')} are below it, the rest was left out`;
    return note('warning', `Somebody pushed to the branch while the fixes were made: ${there}. The run for the new commit makes the fixes that are left.`);
}

;// CONCATENATED MODULE: ./build/model/github/remaining-steps.js

function stepsLeft({ steps }, files) {
    const states = new Map();
    const all = steps.flatMap((step) => step.files);
    for (const { path, before } of all) {
        if (states.has(path))
            continue;
        states.set(path, (0,github_blob/* reached */.V)(files.get(path), [before, ...all.filter((file) => file.path === path).map(({ after }) => after)]));
    }
    const seen = new Map();
    const left = steps.flatMap((step) => {
        const kept = step.files.filter(({ path }) => {
            const index = seen.get(path) ?? 0;
            seen.set(path, index + 1);
            const state = states.get(path);
            return typeof state === 'number' && index >= state;
        });
        if (kept.length === 0)
            return [];
        return [
            kept.length === step.files.length
                ? step
                : { ...step, files: kept, body: `${partly(kept.length, step.files.length)}\n\n${step.body}` },
        ];
    });
    return { steps: left, untouched: [...states].flatMap(([path, state]) => (typeof state === 'number' ? [] : [path])) };
}
const partly = (kept, all) => `Here in ${kept} of ${all} files: the branch has the others already, or somebody changed them.`;

// EXTERNAL MODULE: ./build/text/log-text.js
var log_text = __webpack_require__(5066);
;// CONCATENATED MODULE: ./build/world/github/proposal/proposal-branch.js








const rounds = 3;
async function updateBranch(client, { branch }, series) {
    const { repository } = series;
    for (let round = 0; round < rounds; round += 1) {
        const plan = await planFor(client, branch, series);
        if (plan instanceof parsed_answer/* Unanswered */.XX)
            return { kind: 'refused', answer: plan.answer };
        const { from, parent, steps, modes, force, notes } = plan;
        if (from !== null && steps.length === 0)
            return { kind: 'ready', commit: from, author: '', notes };
        const trees = await buildTrees(client, { repository, parent, modes }, steps);
        if (trees instanceof parsed_answer/* Unanswered */.XX)
            return { kind: 'refused', answer: trees.answer };
        if (from !== null && (await hasTree(client, repository, from, trees.steps.at(-1))))
            return { kind: 'ready', commit: from, author: '', notes };
        const built = await buildCommits(client, { repository, parent, modes }, steps, trees);
        if (built instanceof parsed_answer/* Unanswered */.XX)
            return { kind: 'refused', answer: built.answer };
        const moved = await moveBranch(client, { repository, branch, from, to: built.commit, force });
        if (moved.kind === 'done')
            return { kind: 'ready', commit: built.commit, author: built.author, notes };
        if (moved.kind === 'refused')
            return moved;
    }
    return { kind: 'busy' };
}
async function planFor(client, branch, series) {
    const { repository, onto, steps, modes } = series;
    const tip = await (0,branch_tip/* branchTip */.ux)(client, repository, branch);
    if (tip instanceof parsed_answer/* Unanswered */.XX)
        return tip;
    const fresh = { from: tip, parent: onto, steps, modes, force: tip !== null, notes: [] };
    if (tip === null)
        return fresh;
    const ours = await isAllOurs(client, repository, onto, tip);
    if (ours instanceof parsed_answer/* Unanswered */.XX)
        return ours;
    if (ours)
        return fresh;
    const files = await (0,branch_tip/* filesAt */.Tl)(client, repository, tip, [...modes.keys()]);
    if (files instanceof parsed_answer/* Unanswered */.XX)
        return files;
    const left = stepsLeft(series, files);
    const now = new Map([...files].map(([path, { mode }]) => [path, mode]));
    return {
        from: tip,
        parent: tip,
        steps: left.steps,
        modes: now,
        force: false,
        notes: left.untouched.length > 0 ? [leftAlone(branch, left.untouched)] : [],
    };
}
async function hasTree(client, repository, commit, tree) {
    const there = await (0,branch_tip/* commitAt */.du)(client, repository, commit);
    return !(there instanceof parsed_answer/* Unanswered */.XX) && there.tree === tree;
}
const comparison = schemas/* object */.Ikc({
    total_commits: schemas/* int */.Whr(),
    commits: schemas/* array */.YOg(schemas/* object */.Ikc({ sha: branch_tip/* objectId */.Tu, commit: schemas/* object */.Ikc({ message: schemas/* string */.YjP(), tree: schemas/* object */.Ikc({ sha: branch_tip/* objectId */.Tu }) }) })),
});
async function isAllOurs(client, repository, base, tip) {
    const basehead = `${base}...${tip}`;
    const compared = await (0,parsed_answer/* ask */.kA)(client, 'GET /repos/{owner}/{repo}/compare/{basehead}', { ...(0,parsed_answer/* placeOf */.$t)(repository), basehead, per_page: 100 }, comparison);
    if (compared instanceof parsed_answer/* Unanswered */.XX)
        return compared;
    const { total_commits: total, commits } = compared;
    return (commits.length === total &&
        commits.every(({ commit: { message, tree } }) => (0,own_commit/* readOwnCommit */.Op)(message)?.tree === tree.sha));
}
function leftAlone(branch, paths) {
    const shown = paths
        .slice(0, 5)
        .map((path) => `\`${(0,log_text/* quote */.hD)(path, 200).replaceAll('`', "'")}\``)
        .join(', ');
    const text = `\`${(0,log_text/* quote */.hD)(branch, 120).replaceAll('`', "'")}\` has commits of others, and there these files are not as they were scanned, so their new fixes were left out: ` +
        `${shown}${paths.length > 5 ? ` and ${paths.length - 5} more` : ''}. Merge or close the pull request to start afresh.`;
    return { level: 'warning', topic: 'fix', text };
}

// EXTERNAL MODULE: ./build/model/github/proposal-marker.js
var proposal_marker = __webpack_require__(32295);
;// CONCATENATED MODULE: ./build/world/github/proposal/proposal-end.js






const farewellMarker = '<!-- bandit-remediate:closed -->';
const farewell = `Nothing is left to fix on the base branch, so this pull request is closed. Commits of others stay on its branch.\n\n${farewellMarker}`;
async function endProposal(client, context, repository, proposal, open) {
    const base = await (0,branch_tip/* branchTip */.ux)(client, repository, proposal.base);
    if (base instanceof parsed_answer/* Unanswered */.XX)
        return base.answer;
    if (base === null || base !== proposal.head || ![context.head, context.sha, context.pull?.headSha].includes(base))
        return null;
    const refusal = open === null ? null : await proposal_end_close(client, repository, open);
    if (refusal !== null)
        return refusal;
    const tip = await (0,branch_tip/* branchTip */.ux)(client, repository, proposal.branch);
    if (tip instanceof parsed_answer/* Unanswered */.XX)
        return tip.answer;
    if (tip === null)
        return null;
    const ours = await isAllOurs(client, repository, base, tip);
    if (ours instanceof parsed_answer/* Unanswered */.XX)
        return ours.answer;
    if (!ours)
        return null;
    const moved = await moveBranch(client, { repository, branch: proposal.branch, from: tip, to: null, force: true });
    return moved.kind === 'refused' ? moved.answer : null;
}
const comments = schemas/* array */.YOg(schemas/* object */.Ikc({ body: schemas/* string */.YjP().nullish() }));
const mostPages = 10;
async function proposal_end_close(client, repository, { number, body }) {
    const place = (0,parsed_answer/* placeOf */.$t)(repository);
    const said = await isSaid(client, repository, number);
    if (said instanceof parsed_answer/* Unanswered */.XX)
        return said.answer;
    if (!said) {
        const answer = await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            ...place,
            issue_number: number,
            body: farewell,
        });
        if (!(0,parsed_answer/* isDone */.$L)(answer))
            return answer;
    }
    const parameters = { ...place, pull_number: number, state: 'closed', body: (0,proposal_marker/* withoutProposalMarker */.BJ)(body) };
    const answer = await client.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', parameters, {
        idempotent: true,
    });
    return (0,parsed_answer/* isDone */.$L)(answer) ? null : answer;
}
async function isSaid(client, repository, number) {
    for (let page = 1; page <= mostPages; page += 1) {
        const parameters = { ...(0,parsed_answer/* placeOf */.$t)(repository), issue_number: number, per_page: 100, page };
        const found = await (0,parsed_answer/* ask */.kA)(client, 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments', parameters, comments);
        if (found instanceof parsed_answer/* Unanswered */.XX)
            return found;
        if (found.some(({ body }) => body?.includes(farewellMarker)))
            return true;
        if (found.length < 100)
            return false;
    }
    return false;
}

;// CONCATENATED MODULE: ./build/world/github/proposal/proposal-people.js




async function invite(client, repository, pull, proposal) {
    return [
        ...(await label(client, repository, pull, proposal)),
        ...(await requestReviews(client, repository, pull, proposal)),
    ];
}
const permission = 'pull-requests: write';
const proposal_people_note = (text) => ({ level: 'warning', topic: 'fix', text });
async function label(client, repository, { number, labels: present }, { labels }) {
    const there = new Set(present.map(({ name }) => name.toLowerCase()));
    const missing = labels.filter((name) => !there.has(name.toLowerCase()));
    if (missing.length === 0)
        return [];
    const parameters = { ...(0,parsed_answer/* placeOf */.$t)(repository), issue_number: number, labels: missing };
    const answer = await client.request('POST /repos/{owner}/{repo}/issues/{issue_number}/labels', parameters, {
        idempotent: true,
    });
    return (0,parsed_answer/* isDone */.$L)(answer) ? [] : [proposal_people_note(`The pull request got no labels: ${(0,write_refusals/* explainWrite */.N)(answer, permission)}`)];
}
async function requestReviews(client, repository, pull, { reviewers }) {
    const wanted = reviewers.filter((name) => name.toLowerCase() !== pull.user?.login.toLowerCase());
    if (wanted.length === 0 || (pull.requested_reviewers?.length ?? 0) + (pull.requested_teams?.length ?? 0) > 0)
        return [];
    const place = { ...(0,parsed_answer/* placeOf */.$t)(repository), pull_number: pull.number };
    const reviews = await (0,parsed_answer/* ask */.kA)(client, 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews', { ...place, per_page: 1 }, schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* number */.aig() })));
    if (reviews instanceof parsed_answer/* Unanswered */.XX)
        return [proposal_people_note(`No reviews were asked for: ${(0,write_refusals/* explainWrite */.N)(reviews.answer, permission)}`)];
    if (reviews.length > 0)
        return [];
    const answer = await request(client, place, wanted);
    if ((0,parsed_answer/* isDone */.$L)(answer))
        return [];
    if (answer.status !== 422 || wanted.length === 1)
        return [proposal_people_note(`No reviews were asked for: ${(0,write_refusals/* explainWrite */.N)(answer, permission)}`)];
    const notes = [];
    for (const name of wanted) {
        const single = await request(client, place, [name]);
        if (!(0,parsed_answer/* isDone */.$L)(single))
            notes.push(proposal_people_note(`No review was asked for of ${(0,log_text/* quote */.hD)(name, 100)}: ${(0,write_refusals/* explainWrite */.N)(single, permission)}`));
    }
    return notes;
}
function request(client, place, names) {
    const teams = names.filter((name) => name.includes('/')).map((name) => name.slice(name.indexOf('/') + 1));
    const people = names.filter((name) => !name.includes('/'));
    const parameters = {
        ...place,
        ...(people.length > 0 ? { reviewers: people } : {}),
        ...(teams.length > 0 ? { team_reviewers: teams } : {}),
    };
    return client.request('POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers', parameters, {
        idempotent: true,
    });
}

;// CONCATENATED MODULE: ./build/world/github/proposal/proposal-pull.js



const pullSchema = schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    html_url: schemas/* url */.OZ5(),
    title: schemas/* string */.YjP(),
    body: schemas/* string */.YjP()
        .nullish()
        .transform((body) => body ?? ''),
    merged_at: schemas/* string */.YjP().nullish(),
    user: schemas/* object */.Ikc({ login: schemas/* string */.YjP() }).nullish().catch(null),
    head: schemas/* object */.Ikc({ ref: schemas/* string */.YjP(), repo: schemas/* object */.Ikc({ full_name: schemas/* string */.YjP() }).nullish() }),
    labels: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP() })).catch([]),
    requested_reviewers: schemas/* array */.YOg(schemas/* object */.Ikc({ login: schemas/* string */.YjP() }))
        .nullish()
        .catch([]),
    requested_teams: schemas/* array */.YOg(schemas/* object */.Ikc({ slug: schemas/* string */.YjP() }))
        .nullish()
        .catch([]),
});
async function openPull(client, repository, proposal) {
    const found = await listed(client, repository, proposal, 'open');
    return found instanceof parsed_answer/* Unanswered */.XX ? found : (found[0] ?? null);
}
async function rejectedPull(client, repository, proposal) {
    const found = await listed(client, repository, proposal, 'closed');
    if (found instanceof parsed_answer/* Unanswered */.XX)
        return found;
    const wanted = (0,proposal_marker/* readProposalMarker */.HX)(proposal.body)?.fixes;
    return (found.find((pull) => !pull.merged_at && wanted !== undefined && (0,proposal_marker/* readProposalMarker */.HX)(pull.body)?.fixes === wanted) ??
        null);
}
async function listed(client, repository, { base, branch }, state) {
    const place = (0,parsed_answer/* placeOf */.$t)(repository);
    const filter = { state, base, head: `${place.owner}:${branch}`, sort: 'updated', direction: 'desc', per_page: 30 };
    const pulls = await (0,parsed_answer/* ask */.kA)(client, 'GET /repos/{owner}/{repo}/pulls', { ...place, ...filter }, schemas/* array */.YOg(pullSchema));
    if (pulls instanceof parsed_answer/* Unanswered */.XX)
        return pulls;
    const own = repository.toLowerCase();
    return pulls.filter(({ head }) => head.ref === branch &&
        (head.repo === null || head.repo === undefined || head.repo.full_name.toLowerCase() === own));
}
async function openedPull(client, repository, proposal) {
    const { title, body, base, branch, draft } = proposal;
    let drafting = draft;
    for (let tried = 1;; tried += 1) {
        const parameters = { ...(0,parsed_answer/* placeOf */.$t)(repository), title, body, base, head: branch, draft: drafting };
        const made = await (0,parsed_answer/* ask */.kA)(client, 'POST /repos/{owner}/{repo}/pulls', parameters, pullSchema);
        if (!(made instanceof parsed_answer/* Unanswered */.XX))
            return { pull: made, isNew: true, notDraft: draft && !drafting };
        if (drafting && /draft pull requests are not supported/i.test(made.answer.reason)) {
            drafting = false;
            continue;
        }
        const there = await openPull(client, repository, proposal);
        if (!(there instanceof parsed_answer/* Unanswered */.XX) && there !== null)
            return { pull: there, isNew: made.answer.uncertain, notDraft: draft && !drafting };
        if (!made.answer.uncertain || tried >= 3)
            return made;
    }
}
async function editPull(client, repository, pull, proposal) {
    const body = (0,proposal_marker/* keepTicks */.Gr)(pull.body, proposal.body);
    const isOurTitle = (0,proposal_marker/* readProposalMarker */.HX)(pull.body)?.title === (0,proposal_marker/* hashOfTitle */.W5)(pull.title);
    const changes = {
        ...(isOurTitle && pull.title !== proposal.title ? { title: proposal.title } : {}),
        ...(proposal_pull_flat(pull.body) !== proposal_pull_flat(body) ? { body } : {}),
    };
    if (Object.keys(changes).length === 0)
        return null;
    const parameters = { ...(0,parsed_answer/* placeOf */.$t)(repository), pull_number: pull.number, ...changes };
    const answer = await client.request('PATCH /repos/{owner}/{repo}/pulls/{pull_number}', parameters, {
        idempotent: true,
    });
    return (0,parsed_answer/* isDone */.$L)(answer) ? null : new parsed_answer/* Unanswered */.XX(answer);
}
const proposal_pull_flat = (text) => text.replace(/\r\n/gu, '\n').trim();

;// CONCATENATED MODULE: ./build/world/github/proposal/proposal.js







const proposal_note = (level, text) => ({ level, topic: 'fix', text });
const nothing = { url: null, commit: null, notes: [] };
const permissions = 'contents: write, pull-requests: write';
async function propose(client, context, proposal) {
    const repository = proposal.series?.repository ?? context.repository;
    if (repository === null)
        return failed('the repository is not known; GITHUB_REPOSITORY must be `owner/name`.');
    const open = await openPull(client, repository, proposal);
    if (open instanceof parsed_answer/* Unanswered */.XX)
        return failed((0,write_refusals/* explainWrite */.N)(open.answer, permissions));
    if (proposal.series === null && proposal.settled)
        return ended(await endProposal(client, context, repository, proposal, open));
    if (proposal.series === null)
        return { ...nothing, url: open?.html_url ?? null };
    const rejected = open === null ? await rejectedPull(client, repository, proposal) : null;
    if (rejected instanceof parsed_answer/* Unanswered */.XX)
        return failed((0,write_refusals/* explainWrite */.N)(rejected.answer, permissions));
    if (rejected !== null)
        return { ...nothing, notes: [closedByPerson(rejected)] };
    const branch = await updateBranch(client, proposal, proposal.series);
    if (branch.kind === 'refused')
        return { ...failed((0,write_refusals/* explainWrite */.N)(branch.answer, permissions)), url: open?.html_url ?? null };
    if (branch.kind === 'busy')
        return failed('others keep pushing to the branch of the fixes. Run the job again later.');
    const pull = open === null ? await openedPull(client, repository, proposal) : { pull: open, isNew: false, notDraft: false };
    const { commit } = branch;
    if (pull instanceof parsed_answer/* Unanswered */.XX)
        return { url: null, commit, notes: [...branch.notes, notOpened(pull.answer, context, repository, proposal)] };
    const edited = pull.isNew ? null : await editPull(client, repository, pull.pull, proposal);
    const notes = [
        ...branch.notes,
        ...(edited === null
            ? []
            : [
                proposal_note('warning', `The pull request's text was not brought up to date: ${(0,write_refusals/* explainWrite */.N)(edited.answer, permissions)}`),
            ]),
        ...(await invite(client, repository, pull.pull, proposal)),
        ...remarks(pull, branch.author),
    ];
    return { url: pull.pull.html_url, commit, notes };
}
const failed = (because) => ({
    ...nothing,
    notes: [proposal_note('warning', `The fixes were not proposed: ${because}`)],
});
const ended = (refusal) => refusal === null
    ? nothing
    : {
        ...nothing,
        notes: [
            proposal_note('warning', `The pull request of which nothing is left was not closed: ${(0,write_refusals/* explainWrite */.N)(refusal, permissions)}`),
        ],
    };
const closedByPerson = ({ number }) => proposal_note('notice', `#${number} with the same fixes was closed without merging, so they are not proposed again. Reopen it to have it kept up to date.`);
function notOpened(answer, { serverUrl }, repository, { base, branch }) {
    const path = (name) => name.split('/').map(encodeURIComponent).join('/');
    const address = `${serverUrl.replace(/\/$/, '')}/${repository}/compare/${path(base)}...${path(branch)}?expand=1`;
    return proposal_note('warning', `No pull request was opened: ${(0,write_refusals/* explainWrite */.N)(answer, permissions)} The commits are on their branch: open it by hand at ${address}`);
}
function remarks({ isNew, notDraft, pull }, author) {
    const waits = author === workflowBot || (isNew && pull.user?.login === workflowBot);
    const text = "Required checks may wait on the pull request with the fixes: what a workflow's own token opens or pushes starts no runs, or runs that a person has to approve. " +
        'Give `github-token` the token of an App or a person to avoid it.';
    return [
        ...(notDraft
            ? [proposal_note('notice', 'The repository has no draft pull requests, so the one with the fixes is an ordinary one.')]
            : []),
        ...(waits ? [proposal_note('notice', text)] : []),
    ];
}

// EXTERNAL MODULE: ./build/world/github/review/comment.js
var review_comment = __webpack_require__(75401);
// EXTERNAL MODULE: ./build/world/github/review/review.js + 5 modules
var review_review = __webpack_require__(55544);
// EXTERNAL MODULE: ./build/world/github/scanning/check-run.js
var check_run = __webpack_require__(92743);
;// CONCATENATED MODULE: ./build/world/github/publish.js





async function publish(client, context, { review, series, proposal, check, comment }) {
    if (client === null)
        return {
            notes: [review, series, proposal, check, comment].some((part) => part !== null) ? [noToken] : [],
            outputs: {},
        };
    const notes = [];
    const outputs = {};
    if (review)
        notes.push(...(await (0,review_review/* postReview */.X)(client, context, review)));
    if (series) {
        const pushed = await pushCommits(client, series);
        notes.push(...pushed.notes);
        if (pushed.commit !== null)
            outputs['commit-sha'] = pushed.commit;
    }
    if (proposal) {
        const proposed = await propose(client, context, proposal);
        notes.push(...proposed.notes);
        if (proposed.commit !== null)
            outputs['commit-sha'] = proposed.commit;
        if (proposed.url !== null)
            outputs['pull-request-url'] = proposed.url;
    }
    if (check)
        notes.push(...(await (0,check_run/* postCheckRun */.Y)(client, context, check)));
    if (comment)
        notes.push(...(await (0,review_comment/* postComment */.G)(client, context, comment)));
    return { notes, outputs };
}
const noToken = {
    level: 'warning',
    topic: 'publish',
    text: 'Nothing was posted on GitHub: there is no token. Leave `github-token` at its default, or give one.',
};

// EXTERNAL MODULE: ./build/world/github/scanning/upload.js + 2 modules
var upload = __webpack_require__(13140);
// EXTERNAL MODULE: ./build/world/workflow/annotations.js
var annotations = __webpack_require__(93079);
// EXTERNAL MODULE: ./build/world/workflow/log.js
var log = __webpack_require__(10983);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
;// CONCATENATED MODULE: ./build/world/workflow/file-command.js

async function appendLines(path, text) {
    const { open: isOpen } = await fileEnd(path);
    await (0,promises_.appendFile)(path, (isOpen ? '\n' : '') + (text.endsWith('\n') ? text : `${text}\n`), 'utf8');
}
async function fileEnd(path) {
    const handle = await (0,promises_.open)(path, 'r').catch(() => null);
    if (handle === null)
        return { size: 0, open: false };
    try {
        const { size } = await handle.stat();
        if (size === 0)
            return { size, open: false };
        const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
        return { size, open: buffer[0] !== 0x0a };
    }
    finally {
        await handle.close();
    }
}
const reasonOf = (error) => error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown error';

;// CONCATENATED MODULE: ./build/world/workflow/outputs.js


async function setOutputs(outputs, env) {
    const path = env['GITHUB_OUTPUT'];
    if (!path)
        return [
            outputs_note('The outputs were not set: GITHUB_OUTPUT is not set, so this is no workflow step or the runner is too old.'),
        ];
    const records = Object.entries(outputs).map(([name, value]) => outputRecord(name, value));
    if (records.length === 0)
        return [];
    try {
        await appendLines(path, records.join('\n'));
        return [];
    }
    catch (error) {
        return [outputs_note(`The outputs were not set: ${reasonOf(error)} for the file that GITHUB_OUTPUT names.`)];
    }
}
function outputRecord(name, value) {
    const delimiter = `end_${(0,external_node_crypto_.randomUUID)()}`;
    return `${name}<<${delimiter}\n${value}\n${delimiter}`;
}
const outputs_note = (text) => ({ level: 'warning', topic: 'outputs', text });

;// CONCATENATED MODULE: ./build/world/workflow/summary.js

const limit = 1024 * 1024;
const cutLine = '\n\n_The summary was cut here: GitHub shows at most 1 MiB for each step._\n';
async function writeSummary(markdown, env) {
    const path = env['GITHUB_STEP_SUMMARY'];
    if (!path)
        return [
            summary_note('The job summary was not written: GITHUB_STEP_SUMMARY is not set, so this is no workflow step or the runner is too old.'),
        ];
    try {
        const room = limit - (await fileEnd(path)).size - 2;
        const fitting = fit(markdown, room);
        if (fitting === null)
            return [summary_note('The job summary was not written: earlier commands of this step have filled its 1 MiB.')];
        await appendLines(path, fitting);
        return fitting === markdown ? [] : [summary_note('The job summary was cut: GitHub shows at most 1 MiB for each step.')];
    }
    catch (error) {
        return [summary_note(`The job summary was not written: ${reasonOf(error)} for the file that GITHUB_STEP_SUMMARY names.`)];
    }
}
function fit(markdown, room) {
    const bytes = Buffer.from(markdown, 'utf8');
    if (bytes.length <= room)
        return markdown;
    const end = bytes.lastIndexOf(0x0a, room - Buffer.byteLength(cutLine));
    return room < Buffer.byteLength(cutLine) || end <= 0 ? null : bytes.subarray(0, end).toString('utf8') + cutLine;
}
const summary_note = (text) => ({ level: 'notice', topic: 'summary', text });

// EXTERNAL MODULE: ./build/world/workspace/write.js
var write = __webpack_require__(17006);
;// CONCATENATED MODULE: ./build/world/runner-delivery.js










function openDelivery(token, env) {
    const client = (0,github_client.connect)(token, env);
    void (0,artifact/* loadArtifactLibrary */.gG)().catch(() => undefined);
    return {
        fixTarget: async (at, wish) => client === null ? 'there is no token. Leave `github-token` at its default.' : (0,fix_target/* fixTarget */.l)(client, at, wish),
        deliver: (at, delivery) => deliver(at, delivery, client, env),
    };
}
async function deliver(context, delivery, client, env) {
    const notes = [];
    notes.push(...(await writeSummary(delivery.summary, env)));
    (0,log/* logLines */.O)(delivery.lines);
    (0,annotations/* emitAnnotations */.K)(delivery.annotations);
    const [kept, published] = await Promise.all([results(context, delivery, env), onGitHub(context, delivery, client)]);
    notes.push(...kept, ...published.notes, ...(await setOutputs(published.outputs, env)));
    (0,log/* logLines */.O)(notes.map((note) => `${note.level === 'warning' ? 'Warning' : 'Note'}  ${note.text}`));
    return { notes };
}
async function results(context, delivery, env) {
    const written = await (0,write/* writeResults */.K)(context.results, delivery.files).catch((error) => String(error));
    const outputs = await setOutputs(delivery.outputs, env);
    if (typeof written === 'string')
        return [
            ...outputs,
            { level: 'warning', topic: 'results', text: `The result files could not be written: ${written}` },
        ];
    (0,log/* logLines */.O)([`Results in ${context.results}`]);
    return [
        ...outputs,
        ...(delivery.artifact === null ? [] : await (0,artifact/* uploadArtifact */.mz)(delivery.artifact, written, context.results)),
    ];
}
async function onGitHub(context, { sarif, publication }, client) {
    const uploaded = sarif ? await (0,upload.uploadSarif)(client, context, sarif, sarif.required ? 'true' : 'auto') : [];
    const { notes, outputs } = await publish(client, context, publication);
    return { notes: [...uploaded, ...notes], outputs };
}


/***/ })

};
