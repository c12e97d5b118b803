#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 21916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 28981:
/***/ ((module) => {

module.exports = import("./web-tree-sitter.js");

/***/ }),

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 49140:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("constants");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 73339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 98995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 53916:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path/posix");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 33192:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ readCommand),
/* harmony export */   y: () => (/* binding */ help)
/* harmony export */ });
/* harmony import */ var _model_input_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(78697);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(79361);


const commands = ['scan', 'fix', 'baseline', 'explain', 'help'];
function readCommand(argv) {
    const [first = ''] = argv;
    const name = commands.find((command) => command === first) ?? 'scan';
    const rest = commands.includes(first) ? argv.slice(1) : argv;
    if (name === 'help')
        return { name };
    const { flags, words, problems } = readFlags(rest, ownFlags[name] ?? {});
    if (flags['help'] !== undefined || flags['h'] !== undefined)
        return { name: 'help' };
    if (flags['version'] !== undefined)
        return { name: 'version' };
    if (name === 'explain')
        return explain(words, [...problems, ...Object.keys(flags).map((flag) => `--${flag} does not go with explain`)]);
    if (name === 'scan' && argv[0] === first)
        problems.push(...misspeltCommand(first));
    if (problems.length > 0)
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(`${problems.join('\n')}\nSee bandit-remediate --help.`);
    const { 'accept-new': acceptNew, rule, diff, force, suppress, ...inputs } = flags;
    const given = words.length > 0 ? { ...inputs, targets: words.join(' ') } : inputs;
    if (name === 'baseline')
        return { name, given, acceptNew: acceptNew === 'true' };
    return name === 'fix' ? { name, given, how: fixFlags(rule, diff, force, suppress) } : { name, given };
}
const ownFlags = {
    baseline: { 'accept-new': 'switch' },
    fix: { rule: 'value', diff: 'switch', force: 'switch', suppress: 'value' },
};
function fixFlags(rule = '', diff = '', force = '', suppress) {
    const tests = rule
        .toUpperCase()
        .split(/[\s,]+/u)
        .filter(Boolean);
    const reason = suppress?.trim() ?? null;
    if (reason === '')
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d('--suppress takes the reason why the findings are acceptable: --suppress "fixed argument list".');
    if (reason !== null && tests.length === 0)
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d('--suppress goes with --rule, which says what is acceptable: --rule B603 --suppress "fixed argument list".');
    return { tests, diff: diff === 'true', force: force === 'true', reason };
}
function explain(tests, problems) {
    if (problems.length > 0)
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(problems.join('\n'));
    if (tests.length === 0)
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d('explain takes the id of a test: bandit-remediate explain B506');
    return { name: 'explain', tests: tests.map((test) => test.toUpperCase()) };
}
const everywhere = ['--help', '-h', '--version'];
function readFlags(argv, extra) {
    const read = { flags: {}, words: [], problems: [] };
    for (let i = 0; i < argv.length; i += 1) {
        const argument = argv[i] ?? '';
        if (argument === '--') {
            read.words.push(...argv.slice(i + 1));
            break;
        }
        if (!argument.startsWith('-') || argument === '-')
            read.words.push(argument);
        else
            i += readFlag(argument, argv[i + 1], extra, read);
    }
    return read;
}
function readFlag(argument, next, extra, { flags, problems }) {
    const [, name = '', value] = /^--?([^=]*)(?:=([\s\S]*))?$/u.exec(argument) ?? [];
    if (extra[name] === 'switch' || everywhere.includes(argument)) {
        flags[name] = value ?? 'true';
        return 0;
    }
    if (!((0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .isInput */ .Xy)(name) || extra[name] === 'value') || !argument.startsWith('--')) {
        const meant = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(name, [..._inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj, ...Object.keys(extra)]);
        problems.push(`${argument.split('=')[0]} is not a flag${meant ? `; did you mean --${meant}?` : ''}`);
        return value === undefined && next !== undefined && !next.startsWith('-') ? 1 : 0;
    }
    const bare = value === undefined && (next === undefined || next.startsWith('--'));
    if (bare && !((0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .isInput */ .Xy)(name) && (0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .rowOf */ .OB)(name).switch))
        problems.push(`--${name} needs a value`);
    const given = value ?? (bare ? 'true' : (next ?? ''));
    flags[name] = name === 'rule' && flags[name] !== undefined ? `${flags[name]} ${given}` : given;
    return value === undefined && !bare ? 1 : 0;
}
function misspeltCommand(word) {
    const meant = word === '' || word.startsWith('-') || /[./\\]/u.test(word) ? null : (0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .nearest */ .pA)(word, commands);
    return meant && word !== meant
        ? [`${word} is not a command; did you mean ${meant}? (To scan a folder of that name: scan ./${word})`]
        : [];
}
const help = () => `bandit-remediate: what Bandit finds in a Python repository, gated, explained, fixed where that can be proven, and kept from growing.

Usage
  bandit-remediate [scan] [targets...] [flags]      scan, judge, explain; writes SARIF, JSON and a summary
  bandit-remediate fix [targets...] [flags]         make the fixes that can be proven, in the working tree
  bandit-remediate baseline [targets...] [flags]    write the baseline, or prune it of what is fixed
  bandit-remediate explain B506                     what a test means and what to do about it

Exit status: 0 passed, 1 failed, 2 incomplete or wrong usage.

Flags (the Action's inputs have the same names)
${_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj
    .filter((name) => name !== 'targets')
    .map((name) => flagHelp(name))
    .join('\n')}
  --accept-new                 baseline only: add the new findings to it too
  --rule B506                  fix only: these tests; may be given several times
  --diff                       fix only: show the changes, make none
  --force                      fix only: also change files with uncommitted changes
  --suppress REASON            fix only, with --rule: add \`# nosec\` with this reason instead of fixing
`;
function flagHelp(name) {
    const { help: text, default: standard } = _inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputTable */ .Fu[name];
    const shown = name === 'github-token' ? '' : standard;
    return `  ${`--${name}`.padEnd(28)} ${text}${shown === '' ? '' : ` (default: ${shown})`}`;
}


/***/ }),

/***/ 79361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  HA: () => (/* binding */ defaultOf),
  vj: () => (/* binding */ inputNames),
  Fu: () => (/* binding */ inputTable),
  AN: () => (/* binding */ inputText),
  Xy: () => (/* binding */ isInput),
  pA: () => (/* binding */ nearest),
  Ko: () => (/* binding */ readInputs),
  OB: () => (/* binding */ rowOf)
});

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(21916);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __nccwpck_require__(92857);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core = __nccwpck_require__(88532);
// EXTERNAL MODULE: ./build/model/findings/shard.js
var shard = __nccwpck_require__(15421);
// EXTERNAL MODULE: ./build/model/input-error.js
var input_error = __nccwpck_require__(78697);
;// CONCATENATED MODULE: ./build/cli/command-words.js
const forShells = /[|&;<>()$`*?[\]{}!~]|^#/u;
function commandWords(line) {
    const words = [];
    for (let rest = line.trim(); rest !== '';) {
        const [piece, word] = nextWord(rest);
        words.push(word);
        rest = rest.slice(piece.length).trimStart();
    }
    const [program = ''] = words;
    if (/^\w+=/u.test(program))
        throw new Error(`begins with a variable (${program.split('=')[0]}); set it in the environment of the step`);
    return words;
}
const part = /^(?:'(?<single>[^']*)'|"(?<double>(?:[^"\\]|\\[\s\S])*)"|\\(?<escaped>[\s\S])|(?<plain>[^\s'"\\]+))/u;
function nextWord(line) {
    let piece = '';
    let word = '';
    for (let rest = line; rest !== '' && !/^\s/u.test(rest);) {
        const found = part.exec(rest);
        if (!found?.groups)
            throw new Error('has a quote that is not closed');
        const { single, double, escaped, plain } = found.groups;
        if (plain !== undefined && forShells.test(plain))
            throw new Error(`needs a shell for ${JSON.stringify(forShells.exec(plain)?.[0])}; put the commands into a script and name that`);
        if (double !== undefined && /[$`]/u.test(double))
            throw new Error('needs a shell for what is inside the double quotes; use single quotes, or put the commands into a script and name that');
        word += single ?? double?.replace(/\\([\\"])/gu, '$1') ?? escaped ?? plain ?? '';
        piece += found[0];
        rest = rest.slice(found[0].length);
    }
    return [piece, word];
}

;// CONCATENATED MODULE: ./build/cli/inputs.js





const inputs_text = schemas/* string */.YjP();
const flag = schemas/* enum */.k5n(['true', 'false']).transform((value) => value === 'true');
const words = (value) => value.split(/\s+/).filter(Boolean);
const listOf = (value) => value
    .split(/[,\n]/)
    .map((item) => item.trim())
    .filter(Boolean);
const version = schemas/* string */.YjP()
    .regex(/^(pinned|system|\d+\.\d+(\.\d+)?([a-z]+\d+)?)$/, 'must be an exact version such as 1.9.4, `pinned`, or `system`');
const command = schemas/* string */.YjP().transform((line, context) => {
    try {
        return commandWords(line);
    }
    catch (error) {
        context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'cannot be read' });
        return core/* NEVER */.tm;
    }
});
const inputs_shard = schemas/* string */.YjP().transform((given, context) => {
    if (given === '')
        return null;
    const [, index, count] = /^(\d{1,6})\s*\/\s*(\d{1,6})$/.exec(given) ?? [];
    const [k, n] = [Number(index), Number(count)];
    if (k >= 1 && k <= n && n <= shard/* mostShards */.b)
        return { index: k, count: n };
    const message = index === undefined
        ? 'must look like 2/4'
        : k < 1
            ? 'must begin with 1 or more'
            : n > shard/* mostShards */.b
                ? `must have at most ${shard/* mostShards */.b} parts`
                : 'must not begin with more than it ends with';
    context.addIssue({ code: 'custom', message });
    return core/* NEVER */.tm;
});
const inputTable = {
    targets: {
        default: '.',
        schema: inputs_text.transform(words).refine((t) => t.length > 0, 'name at least one file or folder'),
        reproduced: false,
        help: 'Files and folders to scan, separated by white space.',
    },
    configfile: {
        default: '',
        schema: inputs_text,
        help: "Bandit's configuration file (YAML, or a pyproject.toml with [tool.bandit]).",
    },
    profile: { default: '', schema: inputs_text, help: 'Profile of the configuration file to use.' },
    tests: { default: '', schema: inputs_text, help: 'Comma-separated ids of the tests to run; all when empty.' },
    skips: { default: '', schema: inputs_text, help: 'Comma-separated ids of the tests to skip.' },
    exclude: {
        default: '',
        schema: inputs_text,
        help: "Comma-separated paths or globs that Bandit leaves out, on top of the configuration's; Bandit's own list when empty.",
    },
    ini: { default: '', schema: inputs_text, help: 'A .bandit file that supplies arguments.' },
    severity: {
        default: '',
        schema: schemas/* enum */.k5n(['', 'all', 'low', 'medium', 'high']),
        help: 'Report only this severity or higher: all, low, medium, high. Prefer fail-on, which never hides a finding.',
    },
    confidence: {
        default: '',
        schema: schemas/* enum */.k5n(['', 'all', 'low', 'medium', 'high']),
        help: 'Report only this confidence or higher: all, low, medium, high.',
    },
    baseline: {
        default: '',
        schema: inputs_text,
        besideShard: [''],
        help: 'Baseline of known findings: a file of `bandit-remediate baseline`, or a Bandit JSON report.',
    },
    'python-version': {
        default: '',
        schema: schemas/* string */.YjP().regex(/^(\d+(\.\d+){0,2})?$/, 'must look like 3.13'),
        help: 'Python to run Bandit with, 3.10 or newer; the one on PATH when empty. Code is read with its grammar.',
    },
    report: {
        default: '',
        schema: inputs_text.transform(words),
        besideShard: [''],
        help: 'Path or glob of existing Bandit JSON reports; Bandit is then not run. Several are separated by white space.',
    },
    'working-directory': {
        default: '.',
        schema: inputs_text,
        reproduced: false,
        help: "The project's folder inside the checkout. Results stay relative to the repository's root.",
    },
    'bandit-version': {
        default: 'pinned',
        schema: version,
        help: 'Exact version of Bandit, `pinned` for the one this release was tested with, or `system` for the one on PATH.',
    },
    'fail-on': {
        default: 'medium',
        schema: schemas/* enum */.k5n(['low', 'medium', 'high', 'none']),
        help: 'Lowest severity that fails the run: low, medium, high, none.',
    },
    'fail-on-confidence': {
        default: 'low',
        schema: schemas/* enum */.k5n(['low', 'medium', 'high']),
        help: 'Lowest confidence that fails the run: low, medium, high.',
    },
    unscanned: {
        default: 'fail',
        schema: schemas/* enum */.k5n(['fail', 'warn']),
        help: 'What files that could not be scanned do: fail or warn.',
    },
    'new-only': {
        default: 'auto',
        schema: schemas/* enum */.k5n(['auto', 'true', 'false']),
        reproduced: false,
        switch: true,
        besideShard: ['auto', 'false'],
        help: 'Gate only what the change adds: auto (on pull requests and merge groups, and when base-ref is given), true, false.',
    },
    'base-ref': {
        default: '',
        schema: inputs_text,
        reproduced: false,
        besideShard: [''],
        help: "Compare with this branch, tag or commit instead of the event's base.",
    },
    fix: {
        default: 'off',
        schema: schemas/* enum */.k5n(['off', 'suggest', 'commit', 'pull-request', 'patch']),
        reproduced: false,
        besideShard: ['off'],
        help: 'What to do with proven fixes: off, suggest (a review with suggestions), commit (to the branch of the pull request), pull-request (one of its own), patch (a file for `git apply`, which the other modes give as well).',
    },
    'fix-safety': {
        default: 'safe',
        schema: schemas/* enum */.k5n(['safe', 'review']),
        reproduced: false,
        help: 'Which fixes to make: safe, or review to include those that may change behaviour and that a person should look at.',
    },
    'test-command': {
        default: '',
        schema: command,
        reproduced: false,
        besideShard: [''],
        help: 'Command that runs the tests, before and after the fixes; a fix that breaks them is dropped. Run without a shell.',
    },
    'test-isolation': {
        default: 'auto',
        schema: schemas/* enum */.k5n(['auto', 'always', 'never']),
        reproduced: false,
        help: "Keep the test command away from the step's tokens and other processes (Linux): auto (on pull requests; refused where it is needed and cannot be done), always, never.",
    },
    'fix-default-branch': {
        default: 'false',
        schema: flag,
        reproduced: false,
        switch: true,
        help: 'Let fix: commit commit to the default branch: true, false.',
    },
    'fix-commit-prefix': {
        default: '',
        schema: inputs_text,
        reproduced: false,
        help: 'Text before the headline of fix commits, such as `fix(security):`.',
    },
    'fix-title': {
        default: '',
        schema: inputs_text,
        reproduced: false,
        help: 'Title of the pull request of fix: pull-request; one that says what is fixed when empty.',
    },
    'fix-labels': {
        default: '',
        schema: inputs_text.transform(listOf),
        reproduced: false,
        help: 'Labels of the pull request, separated by commas.',
    },
    'fix-reviewers': {
        default: '',
        schema: inputs_text.transform(listOf),
        reproduced: false,
        help: 'Reviewers to ask for the pull request, separated by commas: logins, and `org/team` for teams.',
    },
    'fix-draft': {
        default: 'false',
        schema: flag,
        reproduced: false,
        switch: true,
        help: 'Open the pull request as a draft: true, false.',
    },
    comment: {
        default: 'never',
        schema: schemas/* enum */.k5n(['always', 'on-failure', 'never']),
        reproduced: false,
        besideShard: ['never'],
        help: 'One comment on the pull request, kept up to date: always, on-failure (begins with the first failure), never.',
    },
    'check-name': {
        default: '',
        schema: inputs_text,
        reproduced: false,
        besideShard: [''],
        help: "Name of a check run of its own, beside the job's; none when empty.",
    },
    cache: {
        default: 'true',
        schema: flag,
        reproduced: false,
        switch: true,
        help: 'Reuse the results of files that have not changed since an earlier run: true, false.',
    },
    shard: {
        default: '',
        schema: inputs_shard,
        reproduced: false,
        help: 'Scan only one part of the files, as in 2/4 for the second of four, and judge nothing: a last job merges the parts with report.',
    },
    mode: {
        default: 'scan',
        schema: schemas/* enum */.k5n(['scan', 'publish']),
        reproduced: false,
        besideShard: ['scan'],
        help: 'scan, or publish: in a workflow_run workflow, post what the scan of a pull request from a fork has left in its artifact.',
    },
    'upload-sarif': {
        default: 'auto',
        schema: schemas/* enum */.k5n(['auto', 'true', 'false']),
        reproduced: false,
        switch: true,
        besideShard: ['auto', 'false'],
        help: 'Upload to code scanning: auto (where the token and the repository allow it), true, false.',
    },
    category: {
        default: '',
        schema: inputs_text,
        reproduced: false,
        help: 'Category of the upload, when several projects or runs share a repository; made from working-directory when empty.',
    },
    annotations: {
        default: 'true',
        schema: flag,
        reproduced: false,
        switch: true,
        help: 'Annotate the lines of findings in the run and the pull request: true, false.',
    },
    'github-token': {
        default: '${{ github.token }}',
        schema: inputs_text,
        reproduced: false,
        help: 'Token for uploading results and for fetching the base commit; only the permissions that it has are used.',
    },
};
const inputNames = Object.keys(inputTable);
const isInput = (name) => Object.hasOwn(inputTable, name);
const rowOf = (name) => inputTable[name];
const notGiven = 'DEFAULT';
function readInputs(given) {
    const problems = Object.keys(given)
        .filter((name) => !isInput(name))
        .map(unknownInput);
    const values = {};
    for (const name of inputNames) {
        const row = inputTable[name];
        const raw = (given[name] ?? '').trim();
        const wanted = raw === '' || raw === notGiven ? defaultOf(name) : raw;
        const parsed = row.schema.safeParse(wanted);
        if (parsed.success)
            values[name] = parsed.data;
        else
            problems.push(`${name}: ${show(raw)} ${reasonOf(parsed.error)}. ${row.help}`);
    }
    if (problems.length > 0)
        throw new input_error/* InputError */.d(listed(problems));
    return values;
}
function inputText(value) {
    if (typeof value !== 'object' || value === null)
        return String(value);
    return 'count' in value ? `${value.index}/${value.count}` : value.join(' ');
}
const defaultOf = (name) => (name === 'github-token' ? '' : inputTable[name].default);
function nearest(name, known) {
    const [best] = known
        .map((candidate) => ({ candidate, far: (0,mod/* distance */.Io)(name.toLowerCase(), candidate) }))
        .sort((a, b) => a.far - b.far);
    return best && best.far <= Math.max(1, Math.floor(name.length / 3)) ? best.candidate : null;
}
function unknownInput(name) {
    const meant = nearest(name, inputNames);
    return `${show(name)} is not an input${meant ? `; did you mean ${meant}?` : `. Inputs: ${inputNames.join(', ')}`}`;
}
function reasonOf(error) {
    const issue = error.issues[0];
    if (issue?.code !== 'invalid_value')
        return issue?.message ?? 'is not valid';
    return `must be one of ${issue.values.filter((value) => value !== '').join(', ')}`;
}
const show = (value) => JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}...` : value);
const listed = (problems) => problems.length === 1
    ? (problems[0] ?? '')
    : `${problems.length} inputs need correcting:\n${problems.map((problem) => `- ${problem}`).join('\n')}`;


/***/ }),

/***/ 8377:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ refuseBesideShard)
/* harmony export */ });
/* harmony import */ var _model_input_error_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(78697);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(79361);


function refuseBesideShard(inputs, command = 'scan') {
    if (inputs.shard === null)
        return;
    const given = [
        ...(command === 'scan' ? [] : [`the command ${command}`]),
        ..._inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj.filter((name) => !goesWithShard(inputs, name)).map((name) => named(inputs, name)),
    ];
    if (given.length === 0)
        return;
    throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InputError */ .d(`shard: a shard is only scanned, which does not go with ${given.join(', ')}. Give ${given.length === 1 ? 'that' : 'those'} to the job that merges the shards.`);
}
const goesWithShard = (inputs, name) => (0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .rowOf */ .OB)(name).besideShard?.includes((0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputText */ .AN)(inputs[name])) ?? true;
const named = (inputs, name) => (0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .rowOf */ .OB)(name).default === '' ? name : `${name}: ${(0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputText */ .AN)(inputs[name])}`;


/***/ }),

/***/ 47531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CC: () => (/* binding */ reproduce),
/* harmony export */   Rv: () => (/* binding */ gateOf),
/* harmony export */   Vu: () => (/* binding */ compareRequest),
/* harmony export */   bQ: () => (/* binding */ targetWish),
/* harmony export */   dC: () => (/* binding */ scanRequest),
/* harmony export */   iK: () => (/* binding */ fixOrder),
/* harmony export */   p9: () => (/* binding */ wishesOf)
/* harmony export */ });
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(79361);

const scanRequest = (inputs) => ({
    targets: inputs.targets,
    configfile: inputs.configfile,
    profile: inputs.profile,
    tests: inputs.tests,
    skips: inputs.skips,
    exclude: inputs.exclude,
    ini: inputs.ini,
    severity: inputs.severity,
    confidence: inputs.confidence,
    pythonVersion: inputs['python-version'],
    banditVersion: inputs['bandit-version'],
    reports: inputs.report,
    shard: inputs.shard,
});
const compareRequest = (inputs) => ({
    baseRef: inputs['base-ref'],
    scan: scanRequest(inputs),
});
const changeEvents = ['pull_request', 'pull_request_target', 'merge_group'];
const gateOf = (inputs, context) => ({
    severity: inputs['fail-on'],
    confidence: inputs['fail-on-confidence'],
    newOnly: inputs['new-only'] === 'auto'
        ? changeEvents.includes(context.event) || inputs['base-ref'] !== ''
        : inputs['new-only'] === 'true',
    unscanned: inputs.unscanned,
});
const fixOrder = (inputs) => ({
    delivery: inputs.fix,
    safety: inputs['fix-safety'],
    tests: [],
    testCommand: inputs['test-command'],
    force: true,
    reason: null,
});
const wishesOf = (inputs, context, order) => ({
    fixes: order.delivery,
    uploadSarif: inputs['upload-sarif'],
    category: inputs.category || ['bandit-remediate', context.folder].filter(Boolean).join('/'),
    annotations: inputs.annotations,
    comment: inputs.comment,
    checkName: inputs['check-name'],
    commitPrefix: inputs['fix-commit-prefix'],
    proposal: {
        title: inputs['fix-title'],
        labels: inputs['fix-labels'],
        reviewers: inputs['fix-reviewers'],
        draft: inputs['fix-draft'],
    },
});
const targetWish = ({ delivery }, inputs, { files, steps }) => delivery === 'suggest' || delivery === 'commit' || delivery === 'pull-request'
    ? {
        kind: delivery,
        paths: [...new Set([...files, ...steps.flatMap((step) => step.files)].map(({ path }) => path))],
        allowDefault: inputs['fix-default-branch'],
    }
    : null;
function reproduce(inputs, context, base) {
    const flags = _inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputNames */ .vj
        .filter((name) => (0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .rowOf */ .OB)(name).reproduced !== false)
        .flatMap((name) => {
        const value = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .inputText */ .AN)(inputs[name]);
        return value === (0,_inputs_js__WEBPACK_IMPORTED_MODULE_0__/* .defaultOf */ .HA)(name) ? [] : [`--${name}`, value];
    });
    const folder = context.folder === '' ? [] : ['--working-directory', context.folder];
    return [
        ...context.program,
        'scan',
        ...inputs.targets,
        ...folder,
        ...flags,
        ...(base ? ['--new-only', 'true', '--base-ref', base] : []),
    ];
}


/***/ }),

/***/ 59479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _cli_command_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(33192);
/* harmony import */ var _cli_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(79361);
/* harmony import */ var _cli_refuse_beside_shard_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8377);
/* harmony import */ var _cli_requests_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(47531);
/* harmony import */ var _model_input_error_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(78697);
/* harmony import */ var _model_version_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(90178);
/* harmony import */ var _world_cache_cache_process_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(87176);
/* harmony import */ var _world_runner_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(90703);
/* harmony import */ var _world_terminal_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(42381);
/* harmony import */ var _world_workflow_annotations_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(93079);
/* harmony import */ var _world_workflow_log_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(10983);
/* harmony import */ var _world_world_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(4719);












const status = { passed: 0, failed: 1, incomplete: 2 };
async function action() {
    const inputs = (0,_cli_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .Ko)(givenInputs());
    (0,_cli_refuse_beside_shard_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseBesideShard */ .x)(inputs);
    if (inputs.mode === 'publish')
        return publish(inputs);
    const { context, world } = await (0,_world_runner_js__WEBPACK_IMPORTED_MODULE_4__/* .openRunner */ .N)(process.env, {
        folder: inputs['working-directory'],
        token: inputs['github-token'],
        cache: inputs.cache,
        category: inputs.category,
        tests: testWish(inputs, inputs.fix !== 'off'),
    });
    return scan(inputs, context, world);
}
const testWish = (inputs, fixing) => fixing && inputs['test-command'].length > 0 ? { isolation: inputs['test-isolation'] } : null;
async function scan(inputs, context, world) {
    const begun = await begin(inputs, world);
    const { run, runShard } = await Promise.all(/* import() */[__nccwpck_require__.e(186), __nccwpck_require__.e(955)]).then(__nccwpck_require__.bind(__nccwpck_require__, 36955));
    if (inputs.shard === null)
        return status[(await run(inputs, context, begun)).verdict];
    await runShard(inputs, inputs.shard, context, begun);
    return 0;
}
async function begin(inputs, world) {
    let started = () => undefined;
    const bandit = new Promise((resolve) => {
        started = resolve;
    });
    const scan = world.scan((0,_cli_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .scanRequest */ .dC)(inputs), started);
    await Promise.race([bandit, scan.catch(() => undefined)]);
    return { ...world, scan: () => scan };
}
async function publish(inputs) {
    const [{ openPublisher }, { runPublish }] = await Promise.all([Promise.all(/* import() */[__nccwpck_require__.e(377), __nccwpck_require__.e(7)]).then(__nccwpck_require__.bind(__nccwpck_require__, 90007)), Promise.all(/* import() */[__nccwpck_require__.e(186), __nccwpck_require__.e(955)]).then(__nccwpck_require__.bind(__nccwpck_require__, 36955))]);
    const { context, world } = await openPublisher(process.env, inputs['github-token']);
    const { category, comment, checkName, uploadSarif } = (0,_cli_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .wishesOf */ .p9)(inputs, context, (0,_cli_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .fixOrder */ .iK)(inputs));
    const wishes = {
        category,
        comment,
        checkName,
        uploadSarif,
        suggest: inputs.fix === 'suggest',
        reproduce: (base) => (0,_cli_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .reproduce */ .CC)(inputs, context, base),
    };
    const { text, notes } = await runPublish(wishes, context, world);
    (0,_world_workflow_log_js__WEBPACK_IMPORTED_MODULE_7__/* .logLines */ .O)([text, ...notes.map((note) => `${note.level === 'warning' ? 'Warning' : 'Note'}  ${note.text}`)]);
    return 0;
}
function givenInputs() {
    const known = _cli_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .inputNames */ .vj;
    const all = Object.entries(process.env).flatMap(([name, value]) => name.startsWith('INPUT_') ? [[name.slice('INPUT_'.length).toLowerCase(), value ?? '']] : []);
    return Object.fromEntries(all.filter(([name, value]) => known.includes(name) || (value !== '' && (0,_cli_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .nearest */ .pA)(name, known) !== null)));
}
async function terminal(argv) {
    const command = (0,_cli_command_js__WEBPACK_IMPORTED_MODULE_0__/* .readCommand */ .U)(argv);
    if (command.name === 'help')
        (0,_world_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .print */ .y)((0,_cli_command_js__WEBPACK_IMPORTED_MODULE_0__/* .help */ .y)().split('\n'));
    else if (command.name === 'version')
        (0,_world_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .print */ .y)([_model_version_js__WEBPACK_IMPORTED_MODULE_8__/* .toolVersion */ .f]);
    else if (command.name === 'explain')
        (0,_world_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .print */ .y)(await explained(command.tests));
    else {
        const inputs = (0,_cli_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .readInputs */ .Ko)(command.given);
        (0,_cli_refuse_beside_shard_js__WEBPACK_IMPORTED_MODULE_2__/* .refuseBesideShard */ .x)(inputs, command.name);
        const { context, world } = await (0,_world_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .openTerminal */ .j)(process.env, process.cwd(), inputs['working-directory'], inputs['github-token'], inputs.cache, testWish(inputs, command.name === 'fix' || inputs.fix !== 'off'));
        if (command.name === 'scan')
            return scan(inputs, context, world);
        if (command.name === 'fix')
            return fix(inputs, context, world, command.how);
        const begun = await begin(inputs, world);
        const { runBaseline } = await Promise.all(/* import() */[__nccwpck_require__.e(186), __nccwpck_require__.e(955)]).then(__nccwpck_require__.bind(__nccwpck_require__, 36955));
        (0,_world_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .print */ .y)(await runBaseline(inputs, context, begun, command.acceptNew));
    }
    return 0;
}
async function explained(tests) {
    const { explain, ruleOf } = await Promise.all(/* import() */[__nccwpck_require__.e(186), __nccwpck_require__.e(955)]).then(__nccwpck_require__.bind(__nccwpck_require__, 36955));
    return tests.flatMap((test) => explain(ruleOf(test), test));
}
async function fix(inputs, context, world, how) {
    await knownTests(how);
    const begun = await begin(inputs, world);
    const { run } = await Promise.all(/* import() */[__nccwpck_require__.e(186), __nccwpck_require__.e(955)]).then(__nccwpck_require__.bind(__nccwpck_require__, 36955));
    return statusOf(await run(inputs, context, begun, orderOf(inputs, how)));
}
const statusOf = ({ unscanned }) => (unscanned.some(({ counts }) => counts) ? status.incomplete : 0);
async function knownTests({ tests, reason }) {
    if (tests.length === 0)
        return;
    const { isKnownRule } = await Promise.all(/* import() */[__nccwpck_require__.e(186), __nccwpck_require__.e(955)]).then(__nccwpck_require__.bind(__nccwpck_require__, 36955));
    const unknown = reason === null ? tests.filter((test) => !isKnownRule(test)) : [];
    if (unknown.length > 0)
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_9__/* .InputError */ .d(`--rule ${unknown.join(', ')}: no such test is known. Give ids such as B506; docs/rules/README.md lists them.`);
}
async function cacheService(order) {
    const { cacheLibrary } = await Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 4578));
    return cacheLibrary(order);
}
const orderOf = (inputs, { tests, diff, force, reason }) => ({
    ...(0,_cli_requests_js__WEBPACK_IMPORTED_MODULE_3__/* .fixOrder */ .iK)(inputs),
    delivery: diff ? 'show' : 'apply',
    safety: reason === null ? inputs['fix-safety'] : 'review',
    tests,
    reason,
    force: force || (diff && inputs['test-command'].length === 0),
});
function complain(error, inAction) {
    const expected = error instanceof _model_input_error_js__WEBPACK_IMPORTED_MODULE_9__/* .InputError */ .d || error instanceof _world_world_js__WEBPACK_IMPORTED_MODULE_10__/* .WorldError */ .n;
    const message = expected
        ? error.message
        : `Unexpected error, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    if (inAction)
        (0,_world_workflow_annotations_js__WEBPACK_IMPORTED_MODULE_6__/* .emitAnnotations */ .K)([
            {
                level: 'error',
                title: 'bandit-remediate',
                message,
                path: null,
                startLine: 0,
                endLine: 0,
                startColumn: null,
                endColumn: null,
            },
        ]);
    else
        (0,_world_workflow_log_js__WEBPACK_IMPORTED_MODULE_7__/* .logLines */ .O)(`bandit-remediate: ${message}`.split('\n'), process.stderr);
    return status.incomplete;
}
for (const stream of [process.stdout, process.stderr])
    stream.on('error', () => undefined);
const argv = process.argv.slice(2);
const inAction = argv.length === 0 && process.env['GITHUB_ACTIONS'] === 'true';
const program = argv[0] === _world_cache_cache_process_js__WEBPACK_IMPORTED_MODULE_11__/* .cacheProcess */ .G && process.send ? cacheService(argv[1]) : inAction ? action() : terminal(argv);
const code = await program.catch((error) => complain(error, inAction));
for (const stream of [process.stdout, process.stderr])
    await new Promise((resolve) => stream.write('', () => resolve()));
process.exit(code);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 17817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ counted),
/* harmony export */   o: () => (/* binding */ thousands)
/* harmony export */ });
const thousands = (n) => String(n).replace(/\B(?=(\d{3})+$)/gu, ',');
const counted = (n, noun) => `${thousands(n)} ${noun}${n === 1 ? '' : 's'}`;


/***/ }),

/***/ 15421:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ shardName),
/* harmony export */   b: () => (/* binding */ mostShards)
/* harmony export */ });
const mostShards = 256;
const shardName = ({ index, count }) => `shard ${index} of ${count}`;


/***/ }),

/***/ 30337:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ reached),
/* harmony export */   z: () => (/* binding */ blobId)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);

const blobId = (bytes, like) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)(like.length === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
function reached(tip, versions) {
    if (tip === undefined)
        return 'absent';
    if (tip.mode === '120000')
        return 'link';
    if (tip.mode === '160000')
        return 'submodule';
    const index = versions.findIndex((bytes) => blobId(bytes, tip.blob) === tip.blob);
    return index < 0 ? 'changed' : index;
}


/***/ }),

/***/ 78697:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ InputError)
/* harmony export */ });
class InputError extends Error {
    name = 'InputError';
}


/***/ }),

/***/ 90178:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ toolVersion)
/* harmony export */ });
const toolVersion = '1.0.0';


/***/ }),

/***/ 88403:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  v: () => (/* binding */ decodePython),
  P: () => (/* binding */ encodingOf)
});

;// CONCATENATED MODULE: ./build/python/text/codecs.js
function codecOf(name) {
    const plain = normalName(name);
    const found = codecs.find((codec) => codec.names.includes(plain));
    return found ? { name: found.names[0] ?? plain, decode: found.decode } : null;
}
function normalName(name) {
    const lower = name.toLowerCase().replaceAll('_', '-');
    if (lower.startsWith('utf-8-'))
        return 'utf-8';
    const latin = /^(latin-1|iso-8859-1|iso-latin-1)-/.exec(lower);
    return latin?.[1] ?? lower;
}
const latin1 = (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
const ascii = (bytes) => (bytes.some((byte) => byte > 0x7f) ? null : latin1(bytes));
const whatwg = (label, mending = {}) => (bytes) => {
    try {
        return mended(new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes), mending);
    }
    catch {
        return null;
    }
};
const likeLatin1 = (mending, undefinedBytes = null) => (bytes) => {
    const text = latin1(bytes);
    return undefinedBytes?.test(text) ? null : mended(text, mending);
};
function mended(text, mending) {
    const wrong = Object.keys(mending).join('');
    return wrong === ''
        ? text
        : text.replace(new RegExp(`[${wrong}]`, 'g'), (character) => mending[character] ?? character);
}
const zip = (from, to) => Object.fromEntries(from.map((code, at) => [String.fromCharCode(code), [...to][at] ?? '']));
const range = (first, last) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
const cp1252Codes = range(0x80, 0x9f).filter((code) => ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(code));
const cp1252 = zip(cp1252Codes, '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');
const latin5 = zip([0xd0, 0xdd, 0xde, 0xf0, 0xfd, 0xfe], 'ĞİŞğış');
const jis = { '～': '〜', '∥': '‖', '－': '−', '￠': '¢', '￡': '£', '￢': '¬' };
const row = (names, decode) => ({ names: names.split(' '), decode });
const plainLatin = (part, alias) => row(`iso-8859-${part} iso8859-${part} ${alias}`, whatwg(`iso-8859-${part}`));
const windows = (page) => row(`cp${page} windows-${page} ${page}`, whatwg(`windows-${page}`));
const codecs = [
    row('utf-8 utf8 u8 utf cp65001', whatwg('utf-8')),
    row('iso-8859-1 latin-1 iso-latin-1 latin1 latin l1 iso8859-1 8859 cp819 iso8859', latin1),
    row('ascii us-ascii 646 ansi-x3.4-1968', ascii),
    row('cp1252 windows-1252 1252', likeLatin1(cp1252, /[\x81\x8d\x8f\x90\x9d]/)),
    row('iso-8859-9 iso8859-9 latin5 latin-5 l5', likeLatin1(latin5)),
    plainLatin(2, 'latin2 latin-2 l2'),
    plainLatin(3, 'latin3 latin-3 l3'),
    plainLatin(4, 'latin4 latin-4 l4'),
    plainLatin(5, 'cyrillic'),
    plainLatin(6, 'arabic'),
    plainLatin(7, 'greek greek8'),
    plainLatin(8, 'hebrew'),
    plainLatin(10, 'latin6 l6'),
    plainLatin(13, 'latin7 l7'),
    plainLatin(14, 'latin8 l8'),
    plainLatin(15, 'latin9 l9 latin-9'),
    windows(1250),
    windows(1251),
    windows(1253),
    windows(1254),
    windows(1255),
    windows(1256),
    windows(1257),
    windows(1258),
    row('koi8-r cskoi8r', whatwg('koi8-r')),
    row('mac-roman macroman macintosh', whatwg('macintosh')),
    row('mac-cyrillic maccyrillic', whatwg('x-mac-cyrillic')),
    row('gbk cp936 936 ms936', whatwg('gbk')),
    row('euc-kr euckr korean ksc5601 ks-c-5601 ks-c-5601-1987', whatwg('euc-kr')),
    row('euc-jp eucjp ujis u-jis', whatwg('euc-jp', jis)),
    row('shift-jis shiftjis sjis s-jis csshiftjis', whatwg('shift_jis', jis)),
];

;// CONCATENATED MODULE: ./build/python/text/decode.js

const cookie = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/;
const blankOrComment = /^[ \t\f]*(?:#|$)/;
function decodePython(bytes) {
    const found = encodingOf(bytes);
    return found === null ? null : found.codec.decode(found.body);
}
function encodingOf(bytes) {
    const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    const body = marked ? bytes.subarray(3) : bytes;
    const named = encodingCookie(body);
    const codec = codecOf(named ?? 'utf-8');
    return codec === null || (marked && codec.name !== 'utf-8') ? null : { marked, codec, body };
}
function encodingCookie(bytes) {
    const [first = '', second = ''] = firstTwoLines(bytes);
    const found = cookie.exec(first) ?? (blankOrComment.test(first) ? cookie.exec(second) : null);
    return found?.[1] ?? null;
}
function firstTwoLines(bytes) {
    const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
    return head.split(/\r\n|\r|\n/, 2);
}


/***/ }),

/***/ 74214:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ bare),
/* harmony export */   GG: () => (/* binding */ walk),
/* harmony export */   Qr: () => (/* binding */ isBroken),
/* harmony export */   SH: () => (/* binding */ isStatement),
/* harmony export */   Y_: () => (/* binding */ children),
/* harmony export */   fD: () => (/* binding */ enclosing),
/* harmony export */   qZ: () => (/* binding */ openParser)
/* harmony export */ });
async function openParser({ Parser: TreeParser, Language }, runtime, grammar) {
    await TreeParser.init({ wasmBinary: runtime });
    const parser = new TreeParser();
    parser.setLanguage(await Language.load(grammar));
    return (text) => {
        const tree = parser.parse(text);
        if (tree === null)
            throw new Error('the parser gave no tree');
        return tree;
    };
}
function isBroken(node) {
    for (let at = node; at !== null; at = at.parent) {
        if (at.type === 'ERROR' || at.isMissing)
            return true;
        if (isStatement(at))
            return at.hasError;
    }
    return node.hasError;
}
const isStatement = (node) => /_statement$|^(?:decorated|function|class)_definition$|_clause$/u.test(node.type) &&
    !/^(?:for_in|if)_clause$/u.test(node.type);
function enclosing(node, ...types) {
    for (let at = node; at !== null; at = at.parent)
        if (types.includes(at.type))
            return at;
    return null;
}
const children = (node) => node.namedChildren.filter((child) => child.type !== 'comment' && child.type !== 'line_continuation');
function* walk(node) {
    yield node;
    for (const child of node.namedChildren)
        yield* walk(child);
}
function bare(node) {
    const inside = node.type === 'parenthesized_expression' ? children(node)[0] : undefined;
    return inside ? bare(inside) : node;
}


/***/ }),

/***/ 5066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $0: () => (/* binding */ neutralise),
/* harmony export */   hD: () => (/* binding */ quote),
/* harmony export */   uO: () => (/* binding */ neutraliseStyled)
/* harmony export */ });
const sequences = new RegExp([
    /(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\u009d\u0090\u0098\u009e\u009f\n\r]*(?:\u0007|\u001b\\|\u009c)/,
    /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/,
    /\u001b[ -/]*[0-~]/,
]
    .map(({ source }) => source)
    .join('|'), 'g');
const breaks = /[\t-\r\u0085\u2028\u2029]+/g;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const colour = /(\u001b\[[0-9;]*m)/;
const neutralise = (line) => defuse(clean(line));
const neutraliseStyled = (line) => defuse(line
    .split(colour)
    .map((part, index) => (index % 2 === 1 ? part : clean(part)))
    .join(''));
function quote(text, length = 300) {
    const line = neutralise(text).trim();
    return line.length > length
        ? `${line
            .slice(0, length - 3)
            .trimEnd()
            .replace(/[\uD800-\uDBFF]$/, '')}...`
        : line;
}
const clean = (text) => text.replace(sequences, '').replace(breaks, ' ').replace(invisible, '');
const defuse = (text) => text.replace(/^(\s*):(?=:)/, '$1: ').replace(/##(?=\[)/g, '# #');


/***/ }),

/***/ 23290:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ banditArguments)
/* harmony export */ });
function banditArguments(request, targets) {
    return [
        '-r',
        ...option('-c', '--configfile', request.configfile),
        ...option('-p', '--profile', request.profile),
        ...option('-t', '--tests', request.tests),
        ...option('-s', '--skip', request.skips),
        ...option('-x', '--exclude', request.exclude),
        ...option('', '--ini', request.ini),
        ...option('', '--severity-level', request.severity),
        ...option('', '--confidence-level', request.confidence),
        '--',
        ...targets.map(asTarget),
    ];
}
function option(short, long, value) {
    if (value === '')
        return [];
    return value.startsWith('-') ? [`${long}=${value}`] : [short || long, value];
}
const asTarget = (path) => (path.startsWith('-') ? `./${path}` : path);


/***/ }),

/***/ 41302:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ engineFolder),
/* harmony export */   r: () => (/* binding */ engineDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(76760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(73136);





const engineSource = (0,node_url__WEBPACK_IMPORTED_MODULE_4__.fileURLToPath)(new URL(import.meta.url.endsWith('.ts') ? '../../engine' : 'engine', import.meta.url));
const engineFolder = () => ((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(engineSource) ? engineSource : null);
async function engineDigest() {
    const names = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(engineSource, { recursive: true }).catch(() => []))
        .filter((name) => name.endsWith('.py'))
        .sort();
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (const name of names)
        hash.update(`${name}\0`).update(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(engineSource, name)));
    return names.length === 0 ? '' : hash.digest('hex').slice(0, 20);
}


/***/ }),

/***/ 96848:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ portableIni)
/* harmony export */ });
const placeBound = new Set([
    'configfile',
    'targets',
    'exclude',
    'baseline',
    'output',
    'format',
    'msg-template',
    'quiet',
    'verbose',
    'debug',
    'recursive',
    'number',
    'aggregate',
]);
function portableIni(text) {
    const kept = [];
    let configfile = '';
    let section = '';
    let keeping = false;
    for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
        const header = /^\[([^\]]+)\]/.exec(line);
        const entry = /^([^\s=:#;][^=:]*)[=:]\s*(.*)$/.exec(line);
        if (header)
            section = header[1] ?? '';
        else if (section !== 'bandit')
            continue;
        else if (entry) {
            const name = (entry[1] ?? '').trimEnd().toLowerCase();
            if (name === 'configfile')
                configfile = (entry[2] ?? '').trim();
            keeping = !placeBound.has(name);
            if (keeping)
                kept.push(line);
        }
        else if (keeping && /^\s+\S/.test(line))
            kept.push(line);
    }
    return { configfile, text: `[bandit]\n${kept.map((line) => `${line}\n`).join('')}` };
}


/***/ }),

/***/ 67948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (/* binding */ runBandit)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./build/world/process/child-environment.js
var child_environment = __nccwpck_require__(96559);
// EXTERNAL MODULE: ./build/world/process/child.js + 1 modules
var child = __nccwpck_require__(95412);
// EXTERNAL MODULE: ./build/world/process/printable.js
var printable = __nccwpck_require__(83166);
// EXTERNAL MODULE: ./build/world/temporary-folder.js
var temporary_folder = __nccwpck_require__(237);
// EXTERNAL MODULE: ./build/world/workspace/read.js
var read = __nccwpck_require__(31933);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: ./build/world/workspace/workspace.js
var workspace = __nccwpck_require__(75432);
;// CONCATENATED MODULE: ./build/world/workspace/unfit-files.js



const isOpened = (name) => /\.pyw?$/u.test(name) || name === '.bandit';
async function unfitness(path, within) {
    const real = await (0,promises_.realpath)(path).catch(() => null);
    if (real === null)
        return null;
    if (!within.some((folder) => (0,workspace/* isInside */.FK)(folder, (0,external_node_path_.dirname)(real))))
        return 'is a link out of the workspace';
    return (await (0,promises_.stat)(real).then((found) => found.isFile(), () => true))
        ? null
        : 'is no regular file';
}
async function unfitFile(targets, within) {
    const left = [...targets];
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
        const entries = await (0,promises_.readdir)(path, { withFileTypes: true }).catch(() => null);
        const files = entries === null
            ? [path]
            : entries.filter((entry) => !entry.isDirectory() && isOpened(entry.name)).map(({ name }) => (0,external_node_path_.join)(path, name));
        for (const file of files) {
            const why = await unfitness(file, within);
            if (why !== null)
                return { path: file, why };
        }
        left.push(...(entries ?? []).filter((entry) => entry.isDirectory()).map(({ name }) => (0,external_node_path_.join)(path, name)));
    }
    return null;
}

// EXTERNAL MODULE: ./build/world/world.js
var world = __nccwpck_require__(4719);
;// CONCATENATED MODULE: ./build/world/bandit/bandit-failure.js


const refusals = [
    [/Multiple \.bandit files found/, 'Name the one to use in the input `ini`, or scan the folders in separate jobs.'],
    [
        /Unable to find profile/,
        'Correct the input `profile`, or define that profile in the file of the input `configfile`.',
    ],
    [
        /Could not read config file/,
        'Correct the input `configfile`: it is relative to the project folder (working-directory). A `.bandit` file can name one too.',
    ],
    [
        /Error parsing file|toml parser not available|Invalid config|not a valid|ConfigError/i,
        'Correct the file of the input `configfile`: YAML, or a pyproject.toml with [tool.bandit].',
    ],
    [
        /Unknown test found|Non-exclusive include\/exclude/i,
        'Correct the inputs `tests` and `skips`, and those keys in the configuration: ids such as B101, each in one of them only.',
    ],
    [
        /No tests would be run/,
        'The inputs `tests`, `skips` and `profile`, with the configuration, leave no test to run. Widen them.',
    ],
    [
        /baseline report/,
        'A `.bandit` file names a baseline that cannot be used. Remove that line and use the input `baseline`.',
    ],
    [
        /unrecognized arguments|invalid choice|expected one argument/,
        'This Bandit does not know one of the options. Use the pinned Bandit, or correct the input that the message names.',
    ],
];
function banditFailure(ended, report, bandit, args) {
    if (ended.failure !== null)
        return new world/* WorldError */.n(`Bandit ${bandit.version}: ${ended.failure} (${(0,printable/* printable */.g)(bandit.command[0])}). ${repair(bandit)}`);
    if (ended.exitCode === null || ended.exitCode >= 128) {
        const signal = ended.signal ?? `exit status ${ended.exitCode}`;
        return new world/* WorldError */.n(`Bandit was killed before it had finished (${signal}). The machine may have run out of memory: ` +
            'scan fewer targets at a time, leave out generated files with `exclude`, or use a larger runner.');
    }
    if (ended.exitCode === 2)
        return new world/* WorldError */.n(refused(ended));
    if (ended.exitCode > 1 || report.at(-1) !== closingBrace)
        return new world/* WorldError */.n(crashed(ended, bandit, args, report.length === 0 ? 'no' : 'no whole'));
    return null;
}
const closingBrace = 125;
function refused(ended) {
    const said = `${ended.stdout}\n${ended.stderr}`;
    const remedy = refusals.find(([pattern]) => pattern.test(said))?.[1] ??
        'Check the inputs `configfile`, `profile`, `tests`, `skips` and `ini`.';
    const lines = ended.stderr.split('\n').filter((line) => /ERROR|error:|WARNING/.test(line));
    return `Bandit refused to start:\n${(0,printable/* lastLines */.w)(lines.length > 0 ? lines.join('\n') : said, 4)}\n${remedy}`;
}
function crashed(ended, bandit, args, which) {
    const cause = /MemoryError/.test(ended.stderr)
        ? 'It ran out of memory: scan fewer targets at a time, or use a larger runner.'
        : /No space left|File too large|quota exceeded/i.test(ended.stderr)
            ? 'The disk is full, or a file may not become so large: make room in the temporary folder, or raise the limit (ulimit -f).'
            : stumbled(ended, args)
                ? 'Correct the configuration: it has a value of a kind that Bandit does not take there. `tests`, `skips` and `exclude_dirs` are lists of texts.'
                : repair(bandit);
    return `Bandit ${bandit.version} stopped with exit status ${ended.exitCode} and ${which} report:\n${(0,printable/* lastLines */.w)(ended.stderr, 6)}\n${cause}`;
}
function stumbled({ stderr }, args) {
    const options = args.slice(0, args.indexOf('--'));
    const configured = options.some((option) => /^(?:-c|--configfile|--ini|-p)(?:=|$)/u.test(option)) ||
        /Found project level \.bandit file/u.test(stderr);
    return (configured &&
        /^(?:Type|Attribute|Value|Key|Index|Recursion)Error\b/u.test(stderr.trimEnd().split('\n').at(-1) ?? ''));
}
const repair = (bandit) => bandit.folder === null
    ? 'Check that the bandit on PATH works, or leave bandit-version out for the pinned one.'
    : `If it happens again, delete ${(0,printable/* printable */.g)(bandit.folder)} so that it is installed anew.`;

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __nccwpck_require__(92857);
// EXTERNAL MODULE: ./build/world/provision/environment.js
var environment = __nccwpck_require__(59502);
// EXTERNAL MODULE: ./build/world/python/interpreter.js
var interpreter = __nccwpck_require__(30260);
// EXTERNAL MODULE: ./build/world/bandit/engine-source.js
var engine_source = __nccwpck_require__(41302);
;// CONCATENATED MODULE: ./build/world/bandit/engine.js








const gaveUp = 70;
const eventSchema = schemas/* discriminatedUnion */.gMt('event', [
    schemas/* object */.Ikc({ event: schemas/* literal */.euz('progress'), done: schemas/* int */.Whr(), of: schemas/* int */.Whr(), share: schemas/* number */.aig() }),
    schemas/* object */.Ikc({ event: schemas/* literal */.euz('slow'), file: schemas/* string */.YjP(), seconds: schemas/* number */.aig(), limit: schemas/* number */.aig() }),
    schemas/* object */.Ikc({ event: schemas/* literal */.euz('shard'), files: schemas/* int */.Whr(), split: schemas/* string */.YjP().regex(/^[0-9a-f]{64}$/u) }),
    schemas/* object */.Ikc({ event: schemas/* literal */.euz('plain'), reason: schemas/* string */.YjP(), bandit: schemas/* string */.YjP() }),
    schemas/* object */.Ikc({
        event: schemas/* literal */.euz('done'),
        files: schemas/* int */.Whr(),
        cached: schemas/* int */.Whr(),
        scanned: schemas/* int */.Whr(),
        cacheChanged: schemas/* boolean */.zMY(),
        foreign: schemas/* array */.YOg(schemas/* string */.YjP()),
        bandit: schemas/* string */.YjP(),
    }),
]);
async function runEngine(bandit, wish, args, { cwd, host, keep, meter, say, started, plain = false }) {
    const python = await (0,interpreter/* pythonOf */.w)(bandit, host);
    const place = placeOf(bandit);
    if (python === null || place === null)
        return null;
    const part = wish.shard && { shard: [wish.shard.index, wish.shard.count] };
    const options = JSON.stringify({ cache: wish.cache ?? '', keep: wish.keep, plain, ...wish.opening, ...part });
    const flags = bandit.folder === null ? ['-B'] : ['-I', '-B'];
    const events = [];
    const reader = eventReader((event) => {
        if (event.event === 'progress')
            meter.update(event.done, event.of, event.share);
        else if (event.event === 'slow')
            say(slow(event));
        else
            events.push(event);
    });
    const ended = await (0,child/* runChild */.w)(python, [...flags, place, options, ...args], {
        cwd,
        env: (0,child_environment/* childEnvironment */.Q)(host, 'scan'),
        keep,
        started,
        onStdout: reader,
    });
    meter.end();
    const done = events.find((event) => event.event === 'done') ?? null;
    const own = events.find((event) => event.event === 'plain') ?? null;
    const shard = events.find((event) => event.event === 'shard');
    const named = (done ?? own)?.bandit;
    if (named !== undefined && named !== bandit.version)
        return null;
    return { ended, done, plain: own?.reason ?? null, split: shard ? { files: shard.files, digest: shard.split } : null };
}
function placeOf(bandit) {
    const own = bandit.folder === null ? null : (0,environment/* engineIn */.UN)(bandit.folder);
    return own !== null && (0,external_node_fs_.existsSync)(own) ? own : (0,engine_source/* engineFolder */.D)();
}
const slow = ({ file, seconds, limit }) => `Still at ${(0,printable/* printable */.g)(file)} after ${seconds} seconds; after ${limit} it is left out, as not scanned.`;
function eventReader(take) {
    let open = '';
    return (chunk) => {
        const lines = (open + chunk).split('\n');
        open = (lines.pop() ?? '').slice(-10_000);
        for (const line of lines) {
            if (!line.startsWith('{"event":'))
                continue;
            const event = eventSchema.safeParse(parsed(line));
            if (event.success)
                take(event.data);
        }
    };
}
function parsed(line) {
    try {
        return JSON.parse(line);
    }
    catch {
        return null;
    }
}

// EXTERNAL MODULE: ./build/world/bandit/ini.js
var ini = __nccwpck_require__(96848);
;// CONCATENATED MODULE: ./build/world/bandit/run-bandit.js












const reportLimit = 2 ** 31 - 1;
const iniLimit = 4 * 1024 * 1024;
const worthKeeping = /Bandit internal error|Exception occurred when executing|Unable to (find|parse)|Unknown test found in profile|\[manager\]\s+ERROR|\[main\]\s/;
async function runBandit(bandit, args, how) {
    const folder = await (0,temporary_folder/* temporaryFolder */.y)(how.host.temp, 'report');
    try {
        const output = (0,external_node_path_.join)(folder.path, 'report.json');
        const all = ['-f', 'json', '-o', output, ...args];
        const engine = await throughEngine(bandit, all, how);
        const ended = engine?.ended ?? (await plainly(bandit, all, how)) ?? (await byItself(bandit, all, how));
        const report = await (0,read/* readBounded */.CB)(output, reportLimit).catch(() => new Uint8Array());
        const failure = banditFailure(ended, report, bandit, args);
        if (failure)
            throw failure;
        return {
            report,
            stderr: ended.stderr,
            exitCode: ended.exitCode ?? 0,
            done: engine?.done ?? null,
            split: engine?.split ?? null,
        };
    }
    finally {
        await folder.remove();
    }
}
async function throughEngine(bandit, args, how) {
    const run = await runEngine(bandit, how, args, {
        cwd: how.cwd,
        host: how.host,
        keep: worthKeeping,
        meter: how.meter,
        say: how.say,
        started: how.started,
    });
    const unfit = run === null || run.ended.failure !== null || run.ended.exitCode === gaveUp;
    if (unfit) {
        const said = run === null ? '' : (0,printable/* lastLines */.w)(run.ended.stderr, 1);
        if (how.shard !== null)
            throw new world/* WorldError */.n(noParts(run?.plain ?? 'the fast scan did not work with it', said));
        if (run !== null)
            how.say(`The fast scan did not work, so Bandit itself is run:\n${said}`);
        return null;
    }
    if (run.plain !== null)
        how.say(`Scanned by Bandit itself, in one process: ${run.plain}.`);
    return run;
}
const noParts = (reason, said) => `shard: Bandit itself cannot scan a part of the files, and ${reason}. Leave bandit-version out for the pinned one, and see python-version.${said === '' ? '' : `\n${said}`}`;
async function plainly(bandit, args, how) {
    const wish = { cache: null, keep: false, shard: null, opening: how.opening };
    const run = await runEngine(bandit, wish, args, {
        cwd: how.cwd,
        host: how.host,
        keep: worthKeeping,
        meter: how.meter,
        say: how.say,
        started: how.started,
        plain: true,
    });
    return run?.ended ?? null;
}
async function byItself({ command: [program, ...first] }, args, { cwd, host, started, opening }) {
    const targets = args.slice(args.indexOf('--') + 1).map((target) => (0,external_node_path_.resolve)(cwd, target));
    const unfit = (await unfitFile(targets, opening.within)) ?? (await unfitSetting(targets, cwd, opening));
    if (unfit !== null) {
        throw new world/* WorldError */.n(`${JSON.stringify((0,printable/* printable */.g)((0,workspace/* toPosix */.d7)((0,external_node_path_.relative)(cwd, unfit.path))))} ${unfit.why}, and the bandit on PATH would open it. ` +
            'Remove it, or leave bandit-version out for the pinned one, which passes over it.');
    }
    return (0,child/* runChild */.w)(program, [...first, ...args], {
        cwd,
        env: (0,child_environment/* childEnvironment */.Q)(host, 'scan'),
        keep: worthKeeping,
        started,
    });
}
async function unfitSetting(targets, cwd, { within, also }) {
    for (const target of targets) {
        const text = await (0,read/* readBounded */.CB)((0,external_node_path_.join)(target, '.bandit'), iniLimit).then((bytes) => new TextDecoder().decode(bytes), () => '');
        const { configfile } = (0,ini/* portableIni */.o)(text);
        const path = (0,external_node_path_.resolve)(cwd, configfile);
        const why = configfile === '' || also.includes(path) ? null : await unfitness(path, within);
        if (why !== null)
            return { path, why };
    }
    return null;
}


/***/ }),

/***/ 41964:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  vi: () => (/* binding */ foundIni),
  KE: () => (/* binding */ listed),
  E4: () => (/* binding */ openingOf),
  Fw: () => (/* binding */ scanAround),
  et: () => (/* binding */ scanWithBandit)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./build/model/count.js
var count = __nccwpck_require__(17817);
// EXTERNAL MODULE: ./build/world/process/printable.js
var printable = __nccwpck_require__(83166);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: ./build/world/bandit/engine-source.js
var engine_source = __nccwpck_require__(41302);
// EXTERNAL MODULE: ./build/world/cache/cache-folder.js
var cache_folder = __nccwpck_require__(43049);
// EXTERNAL MODULE: ./build/world/process/child-environment.js
var child_environment = __nccwpck_require__(96559);
// EXTERNAL MODULE: ./build/world/process/child.js + 1 modules
var child = __nccwpck_require__(95412);
// EXTERNAL MODULE: ./build/world/process/programs.js
var programs = __nccwpck_require__(81088);
// EXTERNAL MODULE: ./build/world/world.js
var world = __nccwpck_require__(4719);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __nccwpck_require__(92857);
// EXTERNAL MODULE: ./build/world/provision/environment.js
var provision_environment = __nccwpck_require__(59502);
;// CONCATENATED MODULE: ./build/world/provision/compile-environment.js






const script = `
import importlib, json, marshal, os, sys
root = sys.argv[1]
sys.path.insert(0, os.path.join(root, 'engine'))
for name in ('bandit.cli.main', 'bandit.core.extension_loader', 'bandit.formatters.json', 'bandit_engine.start'):
    try:
        importlib.import_module(name)
    except Exception:
        pass
try:
    sys.modules['bandit.core.extension_loader'].MANAGER
except Exception:
    pass
for module in list(sys.modules.values()):
    for path in (getattr(module, '__file__', None), getattr(module, '__cached__', None)):
        if not path or not os.path.abspath(path).startswith(root + os.sep) or not os.path.isfile(path):
            continue
        if path.endswith('.pyc'):
            try:
                with open(path, 'rb') as file:
                    marshal.loads(file.read()[16:])
            except Exception:
                os.unlink(path)
                continue
        print('file ' + json.dumps([os.path.relpath(path, root), os.path.getsize(path)]))
`;
const fileSchema = schemas/* tuple */.PVZ([schemas/* string */.YjP(), schemas/* int */.Whr()]);
async function compileEnvironment(folder, neutral, host) {
    const source = (0,engine_source/* engineFolder */.D)();
    if (source !== null)
        await (0,promises_.cp)(source, (0,provision_environment/* engineIn */.UN)(folder), { recursive: true, filter: (path) => !path.endsWith('__pycache__') });
    const ended = await (0,child/* runChild */.w)((0,provision_environment/* programIn */.Wm)(folder, 'python', host), ['-I', '-c', script, folder], {
        cwd: neutral,
        env: (0,child_environment/* childEnvironment */.Q)(host, 'install'),
        timeout: 120_000,
    });
    const lines = ended.failure === null && ended.exitCode === 0 ? ended.stdout.split('\n') : [];
    return lines.flatMap((line) => line.startsWith('file ') ? [fileSchema.parse(JSON.parse(line.slice('file '.length)))] : []);
}

;// CONCATENATED MODULE: ./build/world/provision/install-failure.js

function installFailure(wanted, python, failed) {
    const said = failed.map((one) => one.said).join('\n');
    const remedy = causes.find(({ shows }) => shows.test(said))?.remedy(wanted, python) ??
        `Run the same command by hand to see more; or ${ownBandit}.`;
    const tried = failed.map((one) => `  ${one.how} said:\n${(0,printable/* lastLines */.w)(one.said, 6)}`).join('\n');
    return `Bandit ${wanted.version} could not be installed with Python ${python.version} (${(0,printable/* printable */.g)(python.executable)}).\n${tried}\n${remedy}`;
}
const missingModule = (python, module) => `this Python comes without the module ${module}. ${fromDebian(python)}`;
const fromDebian = (python) => `On Debian and Ubuntu: apt-get install python${python.version.split('.').slice(0, 2).join('.')}-venv`;
const ownBandit = 'install Bandit yourself and set `bandit-version: system`';
const unreachable = [
    'newconnectionerror',
    'failed to establish',
    'connection (refused|reset|broken|aborted)',
    'name or service not known',
    'name resolution',
    'dns error',
    'getaddrinfo',
    'error sending request',
    'timed? ?out',
    'tunnel',
    'proxyerror',
    'certificate',
    'ssl(error|:)',
    'network is unreachable',
    'could not fetch url',
    'failed to fetch',
].join('|');
const causes = [
    {
        shows: /comes without the module (venv|ensurepip)/,
        remedy: (_, python) => `Python ${python.version} cannot make a virtual environment. ${fromDebian(python)}; or put uv on PATH, or use actions/setup-python.`,
    },
    {
        shows: /do not match the hashes|hash mismatch|hashes are required/i,
        remedy: () => 'A downloaded package is not the one that was locked: its hash differs. ' +
            'If a mirror or proxy rewrites packages, that is the place to look; otherwise treat this as an attack and do not go on.',
    },
    { shows: /no space left|disk quota/i, remedy: () => 'The disk is full. Free some space and run again.' },
    {
        shows: /permission denied|read-only file system|EACCES/i,
        remedy: () => 'The folder of the private environment cannot be written to. ' +
            'Check its owner, or point RUNNER_TOOL_CACHE (in the terminal: XDG_CACHE_HOME) elsewhere.',
    },
    {
        shows: new RegExp(unreachable, 'i'),
        remedy: () => 'The package index could not be reached. ' +
            `Check the network, the proxy (HTTPS_PROXY) and the mirror (PIP_INDEX_URL, UV_DEFAULT_INDEX); or ${ownBandit}.`,
    },
    {
        shows: /\(from versions: none\)/,
        remedy: () => 'The package index offered nothing: it cannot be reached, or it is a mirror without this package, or there is no build for this platform. ' +
            `Check the network, HTTPS_PROXY, PIP_INDEX_URL and PIP_RETRIES; or ${ownBandit}.`,
    },
    {
        shows: /no matching distribution|could not find a version|no solution found|no wheels|requires a different python|not found in the package registry/i,
        remedy: (wanted, python) => wanted.lock === null
            ? `There is no Bandit ${wanted.version} for Python ${python.version} in the package index. Correct bandit-version, or leave it out for the pinned one.`
            : `A package that Bandit ${wanted.version} needs is not in the index for Python ${python.version} on this platform. ` +
                'Set python-version to another Python (3.13, say), or check the mirror.',
    },
];

;// CONCATENATED MODULE: ./build/world/provision/install.js







const installLimit = 10 * 60 * 1000;
async function install(wanted, place) {
    const failed = [];
    for (const installer of await installers(place)) {
        const attempt = await installer(wanted, place);
        if (attempt === null)
            return install_confirm(wanted, place);
        failed.push(attempt);
    }
    throw new world/* WorldError */.n(installFailure(wanted, place.python, failed));
}
async function installers(place) {
    const names = Object.keys(place.host.env).filter((name) => place.host.env[name]);
    const forPip = names.some((name) => /^PIP_((EXTRA_)?INDEX_URL|FIND_LINKS|NO_INDEX|CONFIG_FILE)$/.test(name));
    const forUv = names.some((name) => /^UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|CONFIG_FILE)$/.test(name));
    const [uv] = await (0,programs/* onPath */.L)('uv', place.host);
    if (uv === undefined)
        return [withPip];
    return forPip && !forUv ? [withPip] : [throughUv(uv), withPip];
}
const throughUv = (uv) => async (wanted, place) => {
    const env = { ...(0,child_environment/* childEnvironment */.Q)(place.host, 'install'), UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1' };
    const run = (args) => (0,child/* runChild */.w)(uv, args, { cwd: place.neutral, env, timeout: installLimit });
    const made = await run([
        'venv',
        '--quiet',
        '--no-project',
        '--allow-existing',
        '--python',
        place.python.executable,
        place.folder,
    ]);
    if (!succeeded(made))
        return attempt('uv venv', made);
    const added = await run([
        'pip',
        'install',
        '--python',
        (0,provision_environment/* programIn */.Wm)(place.folder, 'python', place.host),
        ...install_packages(wanted),
    ]);
    return succeeded(added) ? null : attempt('uv pip install', added);
};
const withPip = async (wanted, place) => {
    const { python, folder, neutral, host } = place;
    const env = { ...(0,child_environment/* childEnvironment */.Q)(host, 'install'), PIP_NO_INPUT: '1', PIP_DISABLE_PIP_VERSION_CHECK: '1' };
    const run = (program, args) => (0,child/* runChild */.w)(program, ['-I', '-m', ...args], { cwd: neutral, env, timeout: installLimit });
    const own = (0,provision_environment/* programIn */.Wm)(folder, 'python', host);
    if (!python.venv)
        return { how: 'python -m venv', said: missingModule(python, 'venv') };
    const outside = takesPython(python.pip);
    if (!outside && !python.ensurepip)
        return { how: 'python -m venv', said: missingModule(python, 'ensurepip') };
    const made = await run(python.executable, ['venv', '--clear', ...(outside ? ['--without-pip'] : []), folder]);
    if (!succeeded(made))
        return attempt('python -m venv', made);
    const pip = outside ? [python.executable, ['pip', '--python', own]] : [own, ['pip']];
    const added = await run(pip[0], [
        ...pip[1],
        'install',
        '--no-user',
        '--no-compile',
        '--progress-bar',
        'off',
        ...install_packages(wanted),
    ]);
    return succeeded(added) ? null : attempt('pip install', added);
};
const undeclared = (version) => (/^1\.(?:[0-6]\b|7\.[0-5]$)/u.test(version) ? ['pbr'] : []);
const install_packages = ({ lock, version }) => lock === null
    ? ['--only-binary', ':all:', `bandit[toml]==${version}`, ...undeclared(version)]
    : ['--only-binary', ':all:', '--require-hashes', '-r', lock];
function takesPython(pip) {
    const [major = 0, minor = 0] = (pip ?? '').split('.').map(Number);
    return major > 22 || (major === 22 && minor >= 3);
}
async function install_confirm(wanted, place) {
    const version = await (0,provision_environment/* installedBandit */.Po)(place.folder, place.host);
    if (version === wanted.version)
        return;
    const got = version === null ? 'nothing' : `Bandit ${(0,printable/* printable */.g)(version, 40)}`;
    throw new world/* WorldError */.n(`Bandit ${wanted.version} was asked for, but ${got} was installed. ` +
        'Write bandit-version as the package index spells it, or leave it out.');
}
const succeeded = (ended) => ended.failure === null && ended.exitCode === 0;
function attempt(how, ended) {
    const fate = ended.failure ?? (ended.signal === null ? '' : `it was killed (${ended.signal})`);
    return { how, said: [ended.stdout, ended.stderr, fate].filter(Boolean).join('\n') };
}

// EXTERNAL MODULE: ./build/world/provision/lock.js
var provision_lock = __nccwpck_require__(55624);
// EXTERNAL MODULE: ./build/world/provision/python.js
var provision_python = __nccwpck_require__(1169);
;// CONCATENATED MODULE: ./build/world/provision/provision.js















const start = "import sys; sys.argv[0] = 'bandit'; from bandit.cli.main import main; main()";
async function prepareBandit(wish, host, onProgress) {
    const root = await (0,cache_folder/* cacheFolder */.n)(host);
    const neutral = (0,external_node_path_.join)(root, 'empty');
    await (0,promises_.mkdir)(neutral, { recursive: true });
    if (wish.banditVersion === 'system')
        return systemBandit(host, neutral);
    const lock = await (0,provision_lock/* readLock */.m)();
    const wanted = wantedOf(wish.banditVersion, lock);
    const choice = await choiceKey(wish, wanted, lock, host);
    const known = await (0,provision_environment/* readRecord */.aE)(root, choice, host);
    if (known)
        return banditIn(known, wanted, host);
    onProgress?.(`Preparing Bandit ${wanted.version} ...`);
    const python = await (0,provision_python/* findPython */.K)(wish.pythonVersion, host, neutral);
    const environment = await environmentOf({ root, neutral, python, wanted, lock, host });
    await (0,provision_environment/* writeRecord */.rh)(root, choice, environment);
    return banditIn(environment, wanted, host);
}
const wantedOf = (version, lock) => version === 'pinned' || version === lock.bandit ? { version: lock.bandit, lock: lock.path } : { version, lock: null };
async function choiceKey(wish, wanted, lock, host) {
    const candidates = await (0,provision_python/* pythonCandidates */.d)(wish.pythonVersion, host);
    const facts = await Promise.all(candidates.map(async ({ program, args }) => {
        const found = await (0,promises_.stat)(program).catch(() => null);
        return [program, args, found?.size, found?.mtimeMs, found?.ino];
    }));
    return `choice-${digest([wish.pythonVersion, wanted.version, hashOf(wanted, lock), host.env['PYENV_VERSION'] ?? '', facts, await (0,engine_source/* engineDigest */.r)()])}`;
}
async function environmentOf({ root, neutral, python, wanted, lock, host }) {
    const key = `bandit-${digest([wanted.version, hashOf(wanted, lock), python.version, python.executable, host.arch, await (0,engine_source/* engineDigest */.r)()])}`;
    const known = await (0,provision_environment/* readRecord */.aE)(root, key, host);
    if (known)
        return known;
    const folder = await (0,provision_environment/* newFolder */.lC)(root, key);
    try {
        await install(wanted, { python, folder, neutral, host });
        const faster = await (0,provision_environment/* readRecord */.aE)(root, key, host);
        const made = {
            folder,
            bandit: wanted.version,
            python: python.version,
            files: faster ? [] : await compileEnvironment(folder, neutral, host),
        };
        if (!faster)
            await (0,provision_environment/* writeRecord */.rh)(root, key, made);
        const environment = faster ?? made;
        if (faster)
            await (0,promises_.rm)(folder, { recursive: true, force: true });
        await (0,provision_environment/* removeLeftovers */.DA)(root, key, environment.folder);
        return environment;
    }
    catch (error) {
        await (0,promises_.rm)(folder, { recursive: true, force: true }).catch(() => undefined);
        throw error;
    }
}
function banditIn(environment, wanted, host) {
    return {
        version: environment.bandit,
        python: environment.python,
        command: [(0,provision_environment/* programIn */.Wm)(environment.folder, 'python', host), '-I', '-B', '-c', start],
        script: (0,provision_environment/* programIn */.Wm)(environment.folder, 'bandit', host),
        folder: environment.folder,
        note: wanted.lock === null
            ? `Bandit ${wanted.version} was installed without checking hashes: only the pinned version has them.`
            : null,
    };
}
async function systemBandit(host, neutral) {
    const [script] = await (0,programs/* onPath */.L)('bandit', host);
    if (script === undefined) {
        throw new world/* WorldError */.n('bandit-version is `system`, but no bandit is on PATH. ' +
            'Install it in an earlier step (pip install bandit), or leave bandit-version out for the pinned one.');
    }
    const ended = await (0,child/* runChild */.w)(script, ['--version'], {
        cwd: neutral,
        env: (0,child_environment/* childEnvironment */.Q)(host, 'scan'),
        timeout: 60_000,
    });
    const version = /^\S*bandit\S* (\d[\w.+!-]*)\s*$/m.exec(ended.stdout)?.[1];
    if (version === undefined) {
        const said = ended.failure ?? (0,printable/* lastLines */.w)(`${ended.stdout}\n${ended.stderr}`, 3).trim();
        throw new world/* WorldError */.n(`bandit-version is \`system\`, but ${(0,printable/* printable */.g)(script)} --version gave no version (${said || 'it said nothing'}). ` +
            'Repair or reinstall it, or leave bandit-version out for the pinned one.');
    }
    const python = /python version = (\d+\.\d+\.\d+)/.exec(ended.stdout)?.[1] ?? null;
    return { version, python, command: [script], script, folder: null, note: null };
}
const hashOf = (wanted, lock) => (wanted.lock === null ? 'unlocked' : lock.hash);
const digest = (value) => (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 20);

// EXTERNAL MODULE: ./build/world/workspace/read.js
var read = __nccwpck_require__(31933);
// EXTERNAL MODULE: ./build/world/workspace/workspace.js
var workspace_workspace = __nccwpck_require__(75432);
;// CONCATENATED MODULE: ./build/world/workspace/config-files.js




const limit = 4 * 1024 * 1024;
const usual = [
    '.bandit',
    'pyproject.toml',
    'setup.cfg',
    'tox.ini',
    'bandit.yaml',
    'bandit.yml',
    '.bandit.yml',
    '.bandit.yaml',
];
async function configFiles(workspace, named) {
    const candidates = [
        ...named.filter(Boolean).map((name) => (0,external_node_path_.resolve)(workspace.project, name)),
        ...usual.map((name) => (0,external_node_path_.resolve)(workspace.project, name)),
        ...usual.map((name) => (0,external_node_path_.resolve)(workspace.root, name)),
    ];
    const found = await Promise.all([...new Set(candidates)].map((path) => readConfig(workspace, path)));
    return found.filter((file) => file !== null);
}
async function readConfig(workspace, path) {
    const real = await (0,promises_.realpath)(path).catch(() => null);
    if (real === null || !(0,workspace_workspace/* isInside */.FK)(workspace.root, real) || !(0,workspace_workspace/* isInside */.FK)(workspace.root, path))
        return null;
    const bytes = await (0,read/* readBounded */.CB)(real, limit).catch(() => null);
    return bytes === null ? null : { path: (0,workspace_workspace/* repositoryPath */.SH)(workspace, path), text: new TextDecoder().decode(bytes) };
}

;// CONCATENATED MODULE: ./build/world/workspace/in-parallel.js
async function inParallel(items, width, work) {
    const results = new Array(items.length);
    let next = 0;
    const worker = async () => {
        while (next < items.length) {
            const index = next;
            next += 1;
            const item = items[index];
            if (item !== undefined)
                results[index] = await work(item);
        }
    };
    await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
    return results;
}

;// CONCATENATED MODULE: ./build/world/workspace/python-files.js




const passedOver = new Set(['.git', '.hg', '.svn', '.bzr', 'CVS', 'node_modules']);
const isPython = (name) => /\.pyw?$/.test(name);
async function pythonFiles(workspace, targets, limit = 200_000) {
    const files = new Set();
    const inis = new Set();
    const closed = new Set();
    let folders = [];
    for (const target of targets) {
        const real = await (0,promises_.realpath)((0,external_node_path_.resolve)(workspace.project, target)).catch(() => null);
        if (real === null || !(0,workspace_workspace/* isInside */.FK)(workspace.root, real))
            continue;
        if ((await (0,promises_.stat)(real)).isDirectory())
            folders.push(real);
        else
            files.add((0,workspace_workspace/* repositoryPath */.SH)(workspace, real));
    }
    const seen = new Set();
    while (folders.length > 0 && files.size <= limit) {
        const level = folders.filter((folder) => !seen.has(folder));
        for (const folder of level)
            seen.add(folder);
        const found = await inParallel(level, 32, (folder) => look(workspace, folder));
        folders = found.flatMap((one) => one.folders);
        for (const path of found.flatMap((one) => one.files))
            files.add(path);
        for (const path of found.flatMap((one) => one.inis))
            inis.add(path);
        for (const path of found.flatMap((one) => one.closed))
            closed.add(path);
    }
    const sorted = [...files].sort();
    return {
        files: sorted.slice(0, limit),
        truncated: sorted.length > limit,
        inis: [...inis].sort(),
        closed: [...closed].sort(),
    };
}
const closing = new Set(['EACCES', 'EPERM', 'EIO', 'ELOOP', 'ENAMETOOLONG', 'EMFILE', 'ENFILE']);
const isClosed = (error) => error instanceof Error && 'code' in error && closing.has(String(error.code));
async function look(workspace, folder) {
    const entries = await (0,promises_.readdir)(folder, { withFileTypes: true }).catch((error) => error);
    if (entries instanceof Error)
        return { folders: [], files: [], inis: [], closed: isClosed(entries) ? [(0,workspace_workspace/* repositoryPath */.SH)(workspace, folder)] : [] };
    const files = await Promise.all(entries
        .filter((entry) => isPython(entry.name) && !entry.isDirectory())
        .map(async (entry) => {
        const path = (0,external_node_path_.join)(folder, entry.name);
        return entry.isFile() || (entry.isSymbolicLink() && (await leadsToFileInside(workspace, path)))
            ? [(0,workspace_workspace/* repositoryPath */.SH)(workspace, path)]
            : [];
    }));
    return {
        folders: entries
            .filter((entry) => entry.isDirectory() && !passedOver.has(entry.name))
            .map((entry) => (0,external_node_path_.join)(folder, entry.name)),
        files: files.flat(),
        inis: entries
            .filter((entry) => entry.isFile() && entry.name === '.bandit')
            .map((entry) => (0,workspace_workspace/* repositoryPath */.SH)(workspace, (0,external_node_path_.join)(folder, entry.name))),
        closed: [],
    };
}
async function leadsToFileInside(workspace, path) {
    const real = await (0,promises_.realpath)(path).catch(() => null);
    const found = await (0,promises_.stat)(path).catch(() => null);
    return real !== null && (0,workspace_workspace/* isInside */.FK)(workspace.root, real) && found !== null && found.isFile();
}

// EXTERNAL MODULE: ./build/world/bandit/arguments.js
var bandit_arguments = __nccwpck_require__(23290);
// EXTERNAL MODULE: ./build/world/bandit/run-bandit.js + 3 modules
var run_bandit = __nccwpck_require__(67948);
// EXTERNAL MODULE: ./build/world/bandit/targets.js
var bandit_targets = __nccwpck_require__(94036);
;// CONCATENATED MODULE: ./build/world/bandit/scan.js










async function scanWithBandit(workspace, request, around, started) {
    const targets = await (0,bandit_targets/* expandTargets */.V)(workspace, request.targets);
    const args = (0,bandit_arguments/* banditArguments */.L)(request, targets);
    const [{ bandit, run }, listing] = await Promise.all([
        scanned(workspace, request, args, around, started),
        listed(workspace, targets, request),
    ]);
    return {
        mode: 'run',
        reports: [{ origin: 'bandit', bytes: run.report, problem: null }],
        stderr: run.stderr,
        exitCode: run.exitCode,
        bandit: bandit.version,
        python: bandit.python,
        args,
        split: run.split,
        ...listing,
    };
}
async function scanned(workspace, request, args, around, started) {
    const { host, store, say, meter } = around;
    const ready = around.bandit(request);
    const [bandit, cache] = await Promise.all([ready, store.open(request, ready)]);
    const part = request.shard === null ? '' : `, part ${request.shard.index} of ${request.shard.count}`;
    say(`Scanning with Bandit ${bandit.version}${bandit.python === null ? '' : ` on Python ${bandit.python}`}${part} ...`);
    const run = await (0,run_bandit/* runBandit */.E)(bandit, args, {
        cache,
        keep: true,
        shard: request.shard,
        opening: openingOf(workspace, request),
        cwd: workspace.project,
        host,
        say,
        started,
        meter: meter(),
    });
    if (run.done && run.done.cached > 0)
        say(reused(run.done));
    if (run.done && run.done.foreign.length > 0)
        say(alone(run.done.foreign));
    store.close(run.done);
    return { bandit, run };
}
function openingOf({ root, project }, { configfile, ini }, others = []) {
    const named = [configfile, ini].filter(Boolean).map((name) => (0,external_node_path_.resolve)(project, name));
    return { within: [root, ...others], also: named.filter((path) => !(0,workspace_workspace/* isInside */.FK)(root, path)) };
}
const reused = ({ files, cached, scanned }) => `${(0,count/* thousands */.o)(cached)} of ${(0,count/* counted */.h)(files, 'file')} ${cached === 1 ? 'is' : 'are'} as in an earlier scan; ${scanned === 0 ? 'none' : (0,count/* thousands */.o)(scanned)} had to be scanned.`;
const alone = ([first = '', ...others]) => `Scanned in one process and without the cache: tests that are not Bandit's own may depend on more than a file (${(0,printable/* printable */.g)(first, 100)}${others.length > 0 ? ` and ${others.length} more` : ''}).`;
function scanAround(host, store, say, meter) {
    const ready = new Map();
    const prepare = async (request) => {
        const bandit = await prepareBandit(request, host, say);
        if (bandit.note !== null)
            say(bandit.note);
        return bandit;
    };
    return {
        host,
        store,
        say,
        meter,
        bandit(request) {
            const wish = JSON.stringify([request.banditVersion, request.pythonVersion]);
            const known = ready.get(wish) ?? prepare(request);
            ready.set(wish, known);
            return known;
        },
    };
}
async function listed(workspace, targets, request) {
    const { files, truncated, inis, closed } = await pythonFiles(workspace, targets);
    const named = [request.configfile, request.ini].filter(Boolean);
    const found = await configFiles(workspace, [...named, ...inis.map((path) => (0,external_node_path_.resolve)(workspace.root, path))]);
    return { files, filesTruncated: truncated, configs: found, closed };
}
async function foundIni(workspace, targets) {
    const { inis } = await pythonFiles(workspace, targets);
    return inis.length === 1 ? (inis[0] ?? null) : null;
}


/***/ }),

/***/ 94036:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ expandTargets),
/* harmony export */   w: () => (/* binding */ matching)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _model_input_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(78697);
/* harmony import */ var _workspace_workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(75432);




const globCharacters = /[*?[]/;
async function expandTargets(workspace, targets) {
    const expanded = [];
    for (const target of targets) {
        const paths = await expand(workspace, target);
        for (const path of paths)
            await refuseOutside(workspace, path, target);
        expanded.push(...paths);
    }
    return [...new Set(expanded)];
}
async function expand(workspace, target) {
    if (!globCharacters.test(target) || (await exists((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace.project, target))))
        return [target];
    const matches = await matching(workspace.project, target, false);
    return matches.length > 0 ? matches : [target];
}
async function matching(folder, glob, onlyFiles) {
    const { glob: find } = await __nccwpck_require__.e(/* import() */ 382).then(__nccwpck_require__.bind(__nccwpck_require__, 73382));
    const followSymbolicLinks = !glob.includes('**');
    const options = {
        cwd: folder,
        onlyFiles,
        dot: false,
        expandDirectories: false,
        followSymbolicLinks,
        absolute: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(glob),
    };
    const found = await find([(0,_workspace_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .toPosix */ .d7)(glob)], options);
    return found.map((path) => (path.length > 1 ? path.replace(/\/$/, '') : path)).sort();
}
async function refuseOutside(workspace, path, target) {
    const absolute = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace.project, path);
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(absolute).catch(() => null);
    const inside = real === null ? (0,_workspace_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(workspace.root, absolute) : (0,_workspace_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(workspace.root, real);
    if (inside)
        return;
    const how = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace.root, absolute).startsWith('..')
        ? 'is outside the repository'
        : 'leads out of the repository by a symbolic link';
    throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d(`targets: ${JSON.stringify(target)} ${how}. Name files and folders inside it.`);
}
const exists = (path) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(path).then(() => true, () => false);


/***/ }),

/***/ 43049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ cacheFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var _workspace_workspace_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(75432);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(4719);





async function cacheFolder(host) {
    const tried = [];
    for (const folder of places(host).map((place) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(place, 'bandit-remediate'))) {
        const within = await inWorkspace(folder, host);
        if (!within && (await writable(folder)))
            return folder;
        tried.push(within ? `${folder} (inside the scanned code)` : folder);
    }
    throw new _world_js__WEBPACK_IMPORTED_MODULE_4__/* .WorldError */ .n(`Bandit's private environment needs a folder that can be written to, outside the scanned code. Tried:\n${tried.map((folder) => `  - ${folder}`).join('\n')}\n` +
        'Make one of them writable, or point RUNNER_TEMP (in the terminal: XDG_CACHE_HOME) at a folder that is.');
}
async function inWorkspace(folder, { workspace }) {
    const roots = await Promise.all(workspace.map((root) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(root).catch(() => root)));
    if (roots.length === 0)
        return false;
    const place = await nearest(folder);
    return roots.some((root) => (0,_workspace_workspace_js__WEBPACK_IMPORTED_MODULE_3__/* .isInside */ .FK)(root, place));
}
async function nearest(folder) {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(folder).catch(() => null);
    return real ?? ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder) === folder ? folder : nearest((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(folder)));
}
function places(host) {
    const inWorkflow = [host.env['RUNNER_TOOL_CACHE'], host.env['RUNNER_TEMP']].filter((folder) => folder !== undefined && folder !== '');
    return [...inWorkflow.map(String), userCache(host)];
}
function userCache(host) {
    if (host.platform === 'win32')
        return host.env['LOCALAPPDATA'] || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(host.home, 'AppData', 'Local');
    const xdg = host.env['XDG_CACHE_HOME'];
    if (xdg !== undefined && (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(xdg))
        return xdg;
    return host.platform === 'darwin' ? (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(host.home, 'Library', 'Caches') : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(host.home, '.cache');
}
async function writable(folder) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(folder, { recursive: true, mode: 0o700 });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(folder, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 4578:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ cachedFile),
/* harmony export */   cacheLibrary: () => (/* binding */ cacheLibrary),
/* harmony export */   dN: () => (/* binding */ cacheAnswer)
/* harmony export */ });
/* unused harmony export cacheOrder */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(92857);

const cachedFile = 'results';
const cacheOrder = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('do', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ do: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('restore'), key: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), others: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ do: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('save'), key: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }),
]);
const cacheAnswer = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ key: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().nullable() }), zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() })]);
async function cacheLibrary(argument) {
    process.on('disconnect', () => process.exit(1));
    const order = cacheOrder.parse(JSON.parse(argument ?? 'null'));
    const { restoreCache, saveCache } = await Promise.all(/* import() */[__nccwpck_require__.e(119), __nccwpck_require__.e(549), __nccwpck_require__.e(151)]).then(__nccwpck_require__.bind(__nccwpck_require__, 74151));
    const paths = [cachedFile];
    const answer = order.do === 'restore'
        ? { key: (await restoreCache(paths, order.key, order.others)) ?? null }
        : { id: await saveCache(paths, order.key) };
    await new Promise((resolve) => (process.send ? process.send(answer, resolve) : resolve(null)));
    return 0;
}


/***/ }),

/***/ 87176:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ cacheProcess)
/* harmony export */ });
const cacheProcess = '--cache-service';


/***/ }),

/***/ 83416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ noResults)
/* harmony export */ });
const noResults = { open: async () => null, close: () => undefined };


/***/ }),

/***/ 19484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ actionContext),
/* harmony export */   u: () => (/* binding */ terminalContext)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(92857);
/* harmony import */ var _model_input_error_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(78697);
/* harmony import */ var _git_base_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(57219);
/* harmony import */ var _git_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(32313);
/* harmony import */ var _git_history_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(51416);
/* harmony import */ var _git_paths_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(35608);
/* harmony import */ var _git_remote_address_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(6449);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(4719);










const commitId = zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP()
    .regex(/^([0-9a-f]{40}|[0-9a-f]{64})$/i)
    .transform((id) => id.toLowerCase());
const branchName = zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().refine(_git_base_js__WEBPACK_IMPORTED_MODULE_2__/* .isRefName */ .pA);
const repositoryName = zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/);
const orNull = (schema) => schema
    .nullish()
    .transform((value) => value ?? null)
    .catch(null);
const payloadSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    repository: orNull(zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ default_branch: orNull(branchName) })),
    before: orNull(commitId),
    merge_group: orNull(zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ base_sha: orNull(commitId) })),
    pull_request: orNull(zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
        number: zod__WEBPACK_IMPORTED_MODULE_6__/* .int */ .Whr().positive(),
        head: zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ sha: commitId, repo: orNull(zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ full_name: orNull(repositoryName) })) }),
        base: zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({ sha: commitId, ref: branchName }),
    })),
});
async function actionContext(env, project, results, git) {
    const [payload, head] = await Promise.all([readPayload(env['GITHUB_EVENT_PATH']), headOf(git)]);
    const event = env['GITHUB_EVENT_NAME'] || 'unknown';
    const repository = accepted(repositoryName, env['GITHUB_REPOSITORY']);
    const serverUrl = serverOf(env['GITHUB_SERVER_URL']);
    const pull = pullRequest(payload, repository, env['GITHUB_ACTOR']);
    return {
        host: 'action',
        event,
        repository,
        serverUrl,
        head,
        sha: accepted(commitId, env['GITHUB_SHA']),
        ref: env['GITHUB_REF'] || null,
        pull,
        eventBase: eventBase(event, payload, pull),
        defaultBranch: payload.repository?.default_branch ?? null,
        runUrl: runUrl(env, serverUrl, repository),
        job: env['GITHUB_JOB'] || null,
        workflow: env['GITHUB_WORKFLOW'] || null,
        program: programOf(env),
        results,
        root: env['GITHUB_WORKSPACE'] || project,
        folder: folderOf(env['GITHUB_WORKSPACE'] || project, project),
    };
}
async function terminalContext(project, results, git) {
    const [head, { hosted, defaultBranch }] = await Promise.all([headOf(git), remoteOf(git)]);
    return {
        host: 'terminal',
        event: 'terminal',
        repository: hosted?.repository ?? null,
        serverUrl: hosted?.serverUrl ?? 'https://github.com',
        head,
        sha: null,
        ref: null,
        pull: null,
        eventBase: null,
        defaultBranch,
        runUrl: null,
        job: null,
        workflow: null,
        program: ['bandit-remediate'],
        results,
        root: typeof git === 'string' ? project : git.root,
        folder: folderOf(typeof git === 'string' ? project : git.root, project),
    };
}
async function remoteOf(git) {
    const remote = typeof git === 'string' ? null : (await (0,_git_history_js__WEBPACK_IMPORTED_MODULE_4__/* .openHistory */ .jC)(git, _git_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .noAccess */ .m0)).remote;
    if (typeof git === 'string' || remote === null)
        return { hosted: null, defaultBranch: null };
    const [address, defaultBranch] = await Promise.all([(0,_git_history_js__WEBPACK_IMPORTED_MODULE_4__/* .remoteAddress */ .fn)(git), (0,_git_base_js__WEBPACK_IMPORTED_MODULE_2__/* .remoteDefault */ .U1)(git, remote)]);
    return { hosted: (0,_git_remote_address_js__WEBPACK_IMPORTED_MODULE_7__/* .parseRemote */ .M)(address ?? ''), defaultBranch };
}
async function readPayload(path) {
    const empty = payloadSchema.parse({});
    if (!path || !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path))
        return empty;
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8');
    try {
        return payloadSchema.catch(empty).parse(JSON.parse(text));
    }
    catch {
        throw new _world_js__WEBPACK_IMPORTED_MODULE_8__/* .WorldError */ .n(`The event file that GITHUB_EVENT_PATH names is not JSON: ${JSON.stringify(path)}.`);
    }
}
function pullRequest(payload, repository, actor) {
    const pull = payload.pull_request;
    if (!pull)
        return null;
    const source = pull.head.repo?.full_name ?? null;
    return {
        number: pull.number,
        headSha: pull.head.sha,
        baseSha: pull.base.sha,
        baseRef: pull.base.ref,
        fork: source === null || source.toLowerCase() !== repository?.toLowerCase(),
        dependabot: actor === 'dependabot[bot]',
    };
}
function eventBase(event, payload, pull) {
    if (pull)
        return pull.baseSha;
    if (event === 'merge_group')
        return payload.merge_group?.base_sha ?? null;
    return event === 'push' && payload.before && !/^0+$/.test(payload.before) ? payload.before : null;
}
const headOf = async (git) => typeof git === 'string' ? null : git.line(['rev-parse', '--verify', '--quiet', 'HEAD']);
function accepted(schema, value) {
    const parsed = schema.safeParse(value);
    return parsed.success ? parsed.data : null;
}
function serverOf(address) {
    return /^https?:\/\/[\w.-]+(:\d{1,5})?\/?$/.test(address ?? '')
        ? (address ?? '').replace(/\/$/, '')
        : 'https://github.com';
}
function programOf(env) {
    const repository = accepted(repositoryName, env['GITHUB_ACTION_REPOSITORY']);
    const ref = accepted(branchName, env['GITHUB_ACTION_REF']);
    return repository && ref ? ['npx', '--yes', `github:${repository}#${ref}`] : ['bandit-remediate'];
}
function runUrl(env, serverUrl, repository) {
    const run = env['GITHUB_RUN_ID'] ?? '';
    const attempt = env['GITHUB_RUN_ATTEMPT'] ?? '';
    if (!repository || !/^\d+$/.test(run))
        return null;
    return `${serverUrl}/${repository}/actions/runs/${run}${/^([2-9]|\d{2,})$/.test(attempt) ? `/attempts/${attempt}` : ''}`;
}
function folderOf(root, project) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(project))
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_9__/* .InputError */ .d(`working-directory: ${JSON.stringify(project)} does not exist.`);
    const inside = (0,_git_paths_js__WEBPACK_IMPORTED_MODULE_5__/* .pathInside */ ._l)(node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(root), node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(project));
    if (inside === null)
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_9__/* .InputError */ .d(`working-directory: ${JSON.stringify(project)} is outside the workspace.`);
    return inside;
}


/***/ }),

/***/ 57219:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U1: () => (/* binding */ remoteDefault),
/* harmony export */   bf: () => (/* binding */ chooseBase),
/* harmony export */   pA: () => (/* binding */ isRefName),
/* harmony export */   vO: () => (/* binding */ NoBase)
/* harmony export */ });
/* harmony import */ var _process_message_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(70410);
/* harmony import */ var _history_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51416);


class NoBase extends Error {
    name = 'NoBase';
}
async function chooseBase(git, context, baseRef, history) {
    const head = await history.commit('HEAD');
    if (!head)
        throw new NoBase('The repository has no commit yet, so there is nothing to compare with.');
    const search = { git, context, history, head };
    if (baseRef)
        return namedBase(search, baseRef);
    if (context.pull)
        return pullBase(search, context.pull);
    if (context.event === 'merge_group' && context.eventBase)
        return groupBase(search, context.eventBase);
    if (aboutChange.has(context.event))
        throw new NoBase(unreadEvent(context.event));
    if (context.event === 'push' && context.eventBase)
        return pushBase(search, context.eventBase);
    return defaultBase(search);
}
const aboutChange = new Set(['pull_request', 'pull_request_target', 'merge_group']);
const unreadEvent = (event) => `The event file (GITHUB_EVENT_PATH) does not say what this \`${event}\` is to be merged into. Leave that file as GitHub wrote it, or name a branch with \`base-ref\`.`;
async function pullBase(search, pull) {
    const { context, history, head } = search;
    const parents = await history.parents(head);
    const merges = parents.length === 2 && (parents[1] === pull.headSha || (context.event === 'pull_request' && head === context.sha));
    if (merges && parents[0]) {
        return {
            commit: await present(search, parents[0]),
            how: `first parent of the pull request's merge commit (${(0,_process_message_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(pull.baseRef)})`,
        };
    }
    const base = await present(search, pull.baseSha, `refs/heads/${pull.baseRef}`);
    const met = await meeting(search, base, (0,_process_message_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(pull.baseRef));
    if (met === head && head !== pull.headSha) {
        throw new NoBase("The pull request's code is not checked out, only its base (as pull_request_target does by itself): give actions/checkout a `ref`.");
    }
    return { commit: met, how: `merge base with ${(0,_process_message_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(pull.baseRef)}` };
}
const groupBase = async (search, base) => ({
    commit: await present(search, base),
    how: 'base of the merge group',
});
async function pushBase(search, before) {
    const known = await present(search, before).catch((error) => {
        if (!(error instanceof _history_js__WEBPACK_IMPORTED_MODULE_1__/* .FetchError */ .fk) || error.kind !== 'absent')
            throw error;
        throw new NoBase(`The commit before the push, ${short(before)}, is gone from the remote (a forced push): name a branch with \`base-ref\` to compare with.`);
    });
    const met = await meeting(search, known, short(before));
    return {
        commit: met,
        how: met === known
            ? 'the commit before the push'
            : `merge base with ${short(before)}, the commit before the forced push`,
    };
}
async function namedBase(search, name) {
    const { history } = search;
    const shown = JSON.stringify((0,_process_message_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(name, [], 100));
    if (!isRevision(name))
        throw new NoBase(`base-ref ${shown} is not the name of a branch, tag or commit.`);
    const here = (await history.commit(name)) ?? (await history.commit(`refs/remotes/${history.remote}/${name}`));
    const commit = here ?? (await bringNamed(search, name, shown));
    return { commit: await meeting(search, commit, shown), how: `merge base with ${(0,_process_message_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g)(name, [], 100)}` };
}
async function bringNamed({ history }, name, shown) {
    const bare = withoutStart(withoutStart(name, 'refs/remotes/'), `${history.remote}/`);
    const unknown = new NoBase(`base-ref ${shown} is neither in this clone nor at its remote: name a branch, a tag or a full commit id.`);
    if (!isRefName(bare))
        throw unknown;
    return history.bring(bare).catch((error) => {
        throw error instanceof _history_js__WEBPACK_IMPORTED_MODULE_1__/* .FetchError */ .fk && (error.kind === 'absent' || error.kind === 'no remote') ? unknown : error;
    });
}
async function defaultBase(search) {
    const { context, head } = search;
    const branch = await defaultTip(search);
    const met = await meeting(search, branch.commit, branch.name);
    if (met !== head)
        return { commit: met, how: `merge base with ${branch.name}` };
    if (context.host === 'terminal')
        return { commit: head, how: 'the last commit; uncommitted work is new' };
    const elsewhere = context.ref?.startsWith('refs/heads/') && context.ref !== `refs/heads/${branch.short}`;
    if (elsewhere)
        return { commit: head, how: `the same commit as ${branch.name}` };
    throw new NoBase(`This run is on ${branch.name} itself, so there is nothing to compare with: name an older commit with \`base-ref\`, or use a baseline.`);
}
async function defaultTip(search) {
    const { git, context, history } = search;
    const { remote } = history;
    const known = context.defaultBranch ?? (await remoteDefault(git, remote));
    const names = known ? [known] : ['main', 'master'];
    const prefix = remote ? `${remote}/` : '';
    for (const short of names) {
        const commit = await history.commit(`refs/${remote ? 'remotes' : 'heads'}/${prefix}${short}`);
        if (commit)
            return { commit, name: prefix + short, short };
    }
    if (known && remote)
        return { commit: await history.bring(`refs/heads/${known}`), name: prefix + known, short: known };
    throw new NoBase('The default branch is not known here, so there is nothing to compare with: name a branch with `base-ref`.');
}
async function remoteDefault(git, remote) {
    const target = remote ? await git.line(['symbolic-ref', '--quiet', `refs/remotes/${remote}/HEAD`]) : null;
    const name = target?.slice(`refs/remotes/${remote}/`.length) ?? '';
    return isRefName(name) ? name : null;
}
async function present({ history }, commit, branch) {
    if (await history.commit(commit))
        return commit;
    try {
        return await history.bring(commit);
    }
    catch (error) {
        if (!branch || !isRefName(branch) || !(error instanceof _history_js__WEBPACK_IMPORTED_MODULE_1__/* .FetchError */ .fk) || error.kind !== 'absent')
            throw error;
        const tip = await history.bring(branch);
        return (await history.commit(commit)) ?? tip;
    }
}
async function meeting({ history, head }, commit, name) {
    const met = await history.mergeBase(head, commit);
    if (met)
        return met;
    const remedy = (await history.isShallow())
        ? 'give actions/checkout `fetch-depth: 0`'
        : 'name another commit with `base-ref`';
    throw new NoBase(`HEAD and ${name} have no common ancestor here: ${remedy}.`);
}
const withoutStart = (text, start) => text.startsWith(start) ? text.slice(start.length) : text;
const short = (commit) => commit.slice(0, 7);
const isRefName = (name) => /^(?![-/.])[^\u0000-\u0020\u007f~^:?*[\\]{1,250}$/.test(name) && !/\.\.|@\{|\/\/|\/$|\.lock$/.test(name);
const isRevision = (name) => /^[^~^]/.test(name) && isRefName(name.replace(/[~^]\d*/g, ''));


/***/ }),

/***/ 32313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Di: () => (/* binding */ headerFor),
/* harmony export */   GY: () => (/* binding */ withSettings),
/* harmony export */   _K: () => (/* binding */ gitEnvironment),
/* harmony export */   m0: () => (/* binding */ noAccess),
/* harmony export */   tf: () => (/* binding */ tokenHeader)
/* harmony export */ });
const dropped = /^(INPUT_|ACTIONS_|GIT_|LC_ALL$|LANGUAGE$|SSH_ASKPASS)/i;
const kept = /^GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|EXEC_PATH|SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|HTTP_\w+|PROXY_COMMAND)$/i;
const protocols = 'https:http:ssh:git:file';
function gitEnvironment(env, access) {
    const clean = {};
    for (const [name, value] of Object.entries(env)) {
        if (value !== undefined && (!dropped.test(name) || kept.test(name)))
            clean[name] = value;
    }
    return {
        ...clean,
        LC_ALL: 'C',
        GIT_ALLOW_PROTOCOL: protocols,
        GIT_TERMINAL_PROMPT: '0',
        GCM_INTERACTIVE: 'never',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_NO_REPLACE_OBJECTS: '1',
        ...(access ? access.env : { GIT_NO_LAZY_FETCH: '1' }),
    };
}
function withSettings(env, settings) {
    const inherited = /^\d{1,4}$/.test(env['GIT_CONFIG_COUNT'] ?? '') ? Number(env['GIT_CONFIG_COUNT']) : 0;
    const added = settings.flatMap(([key, value], at) => [
        [`GIT_CONFIG_KEY_${inherited + at}`, key],
        [`GIT_CONFIG_VALUE_${inherited + at}`, value],
    ]);
    return { GIT_CONFIG_COUNT: String(inherited + settings.length), ...Object.fromEntries(added) };
}
function tokenHeader(serverUrl, token) {
    const basic = Buffer.from(`x-access-token:${token}`, 'utf8').toString('base64');
    return { settings: headerFor(serverUrl, `AUTHORIZATION: basic ${basic}`), secrets: [token, basic] };
}
const headerFor = (serverUrl, header) => [
    [`http.${serverUrl.replace(/\/+$/, '')}/.extraheader`, header],
    ['credential.helper', ''],
];
const noAccess = { env: {}, secrets: [] };


/***/ }),

/***/ 47644:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ GitError),
/* harmony export */   z: () => (/* binding */ openGit)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var _process_clean_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8056);
/* harmony import */ var _process_message_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(70410);
/* harmony import */ var _process_programs_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(81088);
/* harmony import */ var _process_run_process_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(62660);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(32313);
/* harmony import */ var _own_repository_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(35437);









class GitError extends Error {
    name = 'GitError';
}
const minute = 60_000;
const probeTime = 20_000;
const megabyte = 1024 * 1024;
const always = [
    'core.quotePath=false',
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.askPass=',
    'core.splitIndex=false',
    'protocol.ext.allow=never',
    'safe.bareRepository=explicit',
    'submodule.recurse=false',
    'fetch.recurseSubmodules=false',
    'core.alternateRefsCommand=exit 0;',
    'diff.autoRefreshIndex=true',
    'gc.auto=0',
    'maintenance.auto=false',
    'color.ui=false',
].flatMap((setting) => ['-c', setting]);
async function openGit(project, env, host) {
    const marker = findMarker(project);
    if (!marker)
        return noRepository(host);
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(marker);
    const workspace = host === 'action' ? env['GITHUB_WORKSPACE'] : undefined;
    const clean = (0,_process_clean_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .environmentOutside */ .tg)(env, host === 'action' ? [folder, ...(workspace ? [workspace] : [])] : (0,_process_clean_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .foreignFolders */ ._W)([folder], (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)()));
    const [program] = await (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_5__/* .onPath */ .L)('git', { env: clean, platform: process.platform });
    if (program === undefined)
        return notInstalled;
    const trusted = host === 'action' || env['GITHUB_ACTIONS'] === 'true';
    const inCheckout = runner(program, folder, clean, trusted ? [`--git-dir=${marker}`, `--work-tree=${folder}`] : []);
    const reading = (file) => fileSettings(runner(program, folder, clean, [`--git-dir=${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(marker, 'none')}`]), file);
    const [opened, filters, beside] = await Promise.all([
        placesOf(inCheckout, folder),
        filtersOff(inCheckout),
        reading((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(marker, 'config')),
    ]);
    if (typeof opened === 'string')
        return opened;
    const top = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(folder);
    const root = workspace && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(workspace) ? node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(workspace) : top;
    const settings = await checkoutSettings(opened, marker, beside, reading);
    if (typeof settings === 'string')
        return settings;
    const own = await (0,_own_repository_js__WEBPACK_IMPORTED_MODULE_8__/* .makeOwnRepository */ .lK)(opened, settings, env['RUNNER_TEMP'] || (0,node_os__WEBPACK_IMPORTED_MODULE_1__.tmpdir)());
    const inherited = { ...clean, ...(0,_environment_js__WEBPACK_IMPORTED_MODULE_7__/* .withSettings */ .GY)(clean, filters) };
    const run = runner(program, top, inherited, [`--git-dir=${own}`, `--work-tree=${top}`], (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(opened.gitDir, 'index'));
    const checkoutSetting = async (args) => textOf(await inCheckout(['config', '--includes', ...args], { timeout: probeTime }));
    return { top, root, env: inherited, settings, partial: (0,_own_repository_js__WEBPACK_IMPORTED_MODULE_8__/* .isPartial */ .mt)(settings), checkoutSetting, ...asking(run) };
}
function runner(program, cwd, env, options, index = null) {
    return (args, call = {}) => {
        const file = call.index ?? index;
        return (0,_process_run_process_js__WEBPACK_IMPORTED_MODULE_6__/* .runProcess */ .R)(program, ['--no-pager', '--literal-pathspecs', ...always, ...options, ...args], {
            cwd,
            env: { ...(0,_environment_js__WEBPACK_IMPORTED_MODULE_7__/* .gitEnvironment */ ._K)(env, call.access ?? null), ...(file === null ? {} : { GIT_INDEX_FILE: file }) },
            timeout: call.timeout ?? minute,
            limit: call.limit ?? 64 * megabyte,
            ...(call.input === undefined ? {} : { input: call.input }),
            ...(call.onStdout === undefined ? {} : { onStdout: call.onStdout }),
        });
    };
}
function asking(run) {
    const output = async (args, call) => {
        const done = await run(args, call);
        if (done.code === 0)
            return done.stdout;
        throw new GitError(`git ${args[0] ?? ''}: ${done.problem ?? (0,_process_message_js__WEBPACK_IMPORTED_MODULE_4__/* .complaint */ .U)(done.stderr, call?.access?.secrets ?? [])}`);
    };
    return { run, output, line: async (args, call) => textOf(await run(args, call)) };
}
const textOf = (done) => done.code === 0 ? done.stdout.toString('utf8').replace(/\r?\n$/, '') : null;
async function placesOf(inCheckout, folder) {
    const found = await inCheckout(['rev-parse', '--absolute-git-dir', '--git-common-dir', '--show-object-format', '--show-toplevel'], { timeout: probeTime });
    if (found.problem === 'not found')
        return notInstalled;
    if (found.code !== 0)
        return unusable(found.stderr, folder);
    const [gitDir = '', commonDir = '', objectFormat = '', top = '', ...more] = found.stdout
        .toString('utf8')
        .replace(/\r?\n$/, '')
        .split(/\r?\n/);
    if (more.length > 0 || !/^sha(1|256)$/.test(objectFormat))
        return odd('git does not say plainly where it is');
    if (real(top) !== real(folder))
        return odd('its core.worktree names another folder');
    return { gitDir, commonDir: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(folder, commonDir), objectFormat };
}
async function fileSettings(outside, file) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file))
        return new Map();
    const { code, stdout } = await outside(['config', '--file', file, '--null', '--list'], { timeout: probeTime });
    return code === 0 ? (0,_own_repository_js__WEBPACK_IMPORTED_MODULE_8__/* .settingsOf */ .f5)(stdout) : null;
}
async function checkoutSettings({ gitDir, commonDir }, marker, beside, reading) {
    const shared = real(commonDir) === real(marker) ? beside : await reading((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(commonDir, 'config'));
    const own = /^(true|yes|on|1)$/i.test(shared?.get('extensions.worktreeconfig') ?? '')
        ? await reading((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(gitDir, 'config.worktree'))
        : new Map();
    if (shared === null || own === null)
        return odd('its configuration cannot be read');
    const settings = new Map([...shared, ...own]);
    if ((settings.get('extensions.refstorage') ?? 'files').toLowerCase() !== 'files')
        return odd('it keeps its refs in another form than files');
    return settings;
}
const real = (path) => ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path) : null);
function findMarker(folder) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(folder))
        return null;
    for (let at = node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(folder);; at = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at)) {
        if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(at, '.git')))
            return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(at, '.git');
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(at) === at)
            return null;
    }
}
async function filtersOff(inCheckout) {
    const listed = await inCheckout(['config', '--includes', '--show-scope', '--null', '--name-only', '--get-regexp', '^filter\\.'], { timeout: probeTime });
    const parts = listed.stdout.toString('utf8').split('\0');
    const names = parts.filter((_, at) => at % 2 === 1 && !['local', 'worktree'].includes(parts[at - 1] ?? ''));
    const filters = new Set(names.map((name) => name.slice(0, name.lastIndexOf('.'))));
    const off = [
        ['clean', ''],
        ['smudge', ''],
        ['process', ''],
        ['required', 'false'],
    ];
    return [...filters].flatMap((name) => off.map(([key, value]) => [`${name}.${key}`, value]));
}
const notInstalled = 'git is not installed, so there is nothing to compare with: install git (before actions/checkout, in a container).';
const odd = (why) => `This repository cannot be read without its own configuration (${why}), which is not trusted, so there is nothing to compare with.`;
const noRepository = (host) => host === 'terminal'
    ? 'This folder is not in a git repository, so there is nothing to compare with.'
    : 'The checkout has no .git folder, so there is nothing to compare with (without git, actions/checkout downloads an archive): install git before it.';
function unusable(stderr, folder) {
    const owned = /dubious ownership|unsafe repository/.test(stderr);
    if (!owned)
        return `git cannot use this repository (${(0,_process_message_js__WEBPACK_IMPORTED_MODULE_4__/* .complaint */ .U)(stderr, [])}), so there is nothing to compare with.`;
    return `git does not trust ${JSON.stringify(folder)} because another user owns it: add it with \`git config --global --add safe.directory\`.`;
}


/***/ }),

/***/ 51416:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   de: () => (/* binding */ remoteAccess),
/* harmony export */   fk: () => (/* binding */ FetchError),
/* harmony export */   fn: () => (/* binding */ remoteAddress),
/* harmony export */   jC: () => (/* binding */ openHistory)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _process_message_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(70410);
/* harmony import */ var _environment_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(32313);
/* harmony import */ var _git_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(47644);
/* harmony import */ var _own_repository_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(35437);
/* harmony import */ var _remote_address_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(6449);







class FetchError extends _git_js__WEBPACK_IMPORTED_MODULE_4__/* .GitError */ .X {
    kind;
    constructor(kind, message) {
        super(message);
        this.kind = kind;
    }
}
const fetchTime = 300_000;
const deepenings = ['--deepen=50', '--deepen=200', '--deepen=1000', '--unshallow'];
const mostBoundaries = 200;
async function openHistory(git, access) {
    const remote = await chooseRemote(git);
    const commit = (name) => git.line(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
    const isShallow = async () => (await git.line(['rev-parse', '--is-shallow-repository'])) === 'true';
    const fetch = (options, wants) => fetchFrom(git, access, remote, options, wants);
    const parents = async (id) => {
        const header = ((await git.line(['cat-file', 'commit', id])) ?? '').split('\n\n')[0] ?? '';
        return header
            .split('\n')
            .filter((line) => line.startsWith('parent '))
            .map((line) => line.slice('parent '.length));
    };
    const bring = async (want) => {
        await fetch((await isShallow()) ? ['--depth=1'] : [], [want]);
        const id = await commit('FETCH_HEAD');
        if (id)
            return id;
        throw new FetchError('absent', `${want} is not a commit`);
    };
    const mergeBase = async (one, other) => {
        if (one === other || (await parents(one)).includes(other))
            return other;
        const meet = async () => (await git.line(['merge-base', one, other]))?.split('\n')[0] || null;
        let met = await meet();
        for (const deeper of deepenings) {
            if (met || !remote || !(await isShallow()))
                return met;
            await fetch([deeper], await boundary(git, [one, other]));
            met = await meet();
        }
        return met;
    };
    return { remote, commit, parents, bring, mergeBase, isShallow };
}
async function boundary(git, otherwise) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(git.top, (await git.line(['rev-parse', '--git-path', 'shallow'])) ?? '');
    const ids = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(file, 'utf8').catch(() => ''))
        .split('\n')
        .filter((line) => /^[0-9a-f]{40,64}$/.test(line));
    return ids.length > 0 && ids.length <= mostBoundaries ? ids : otherwise;
}
async function fetchFrom(git, access, remote, options, wants) {
    if (!remote)
        throw new FetchError('no remote', 'the repository has no remote to fetch from');
    const done = await git.run(['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...options, _own_repository_js__WEBPACK_IMPORTED_MODULE_5__/* .ownRemote */ .dg, ...wants], { access, timeout: fetchTime });
    if (done.code === 0)
        return;
    const why = done.problem ?? (0,_process_message_js__WEBPACK_IMPORTED_MODULE_2__/* .complaint */ .U)(done.stderr, access.secrets);
    throw new FetchError(done.problem ? 'unreachable' : kindOf(done.stderr), `fetching from ${remote} failed: ${why}`);
}
const absent = /not our ref|unadvertised object|couldn't find remote ref|no such remote ref|did not send all necessary objects/i;
const denied = /could not read (Username|Password)|Authentication failed|Permission denied|repository .*not found|returned error: 40[134]/i;
function kindOf(stderr) {
    if (absent.test(stderr))
        return 'absent';
    return denied.test(stderr) ? 'denied' : 'unreachable';
}
async function chooseRemote(git) {
    const names = [...remotesOf(git).keys()].filter((name) => !name.startsWith('-'));
    if (names.includes('origin'))
        return 'origin';
    if (names.length <= 1)
        return names[0] ?? null;
    const branch = await git.line(['symbolic-ref', '--quiet', '--short', 'HEAD']);
    const upstream = branch ? git.settings.get(`branch.${branch}.remote`) : undefined;
    return upstream !== undefined && names.includes(upstream) ? upstream : null;
}
function remotesOf(git) {
    return new Map([...git.settings].flatMap(([key, value]) => {
        const name = /^remote\.(.+)\.url$/s.exec(key)?.[1];
        return name === undefined ? [] : [[name, value]];
    }));
}
async function remoteAddress(git) {
    const url = remotesOf(git).get((await chooseRemote(git)) ?? '');
    if (url === undefined || url.startsWith('-'))
        return null;
    return (await git.line(['ls-remote', '--get-url', '--', url])) || url;
}
async function remoteAccess(git, serverUrl, token) {
    const remote = await remoteAddress(git);
    if (remote === null)
        return _environment_js__WEBPACK_IMPORTED_MODULE_3__/* .noAccess */ .m0;
    const onServer = (0,_remote_address_js__WEBPACK_IMPORTED_MODULE_6__/* .addressOnServer */ .n)(remote, serverUrl);
    const { settings, secrets } = onServer === null ? nothing : await credentials(git, serverUrl, token);
    const address = onServer !== null && secrets.length > 0 ? onServer : remote;
    const fetching = [
        [`remote.${_own_repository_js__WEBPACK_IMPORTED_MODULE_5__/* .ownRemote */ .dg}.url`, address],
        [`remote.${_own_repository_js__WEBPACK_IMPORTED_MODULE_5__/* .ownRemote */ .dg}.followRemoteHEAD`, 'never'],
        ...(git.partial
            ? [
                [`remote.${_own_repository_js__WEBPACK_IMPORTED_MODULE_5__/* .ownRemote */ .dg}.promisor`, 'true'],
                [`remote.${_own_repository_js__WEBPACK_IMPORTED_MODULE_5__/* .ownRemote */ .dg}.partialclonefilter`, 'blob:none'],
            ]
            : []),
    ];
    return { env: (0,_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .withSettings */ .GY)(git.env, [...fetching, ...settings]), secrets };
}
const nothing = { settings: [], secrets: [] };
async function credentials(git, serverUrl, token) {
    const question = ['--get-urlmatch', 'http.extraheader', `${serverUrl.replace(/\/+$/, '')}/`];
    if (await git.line(['config', '--includes', ...question]))
        return nothing;
    const persisted = /^authorization:\s*((?:basic|bearer)\s+([\x21-\x7e]+))$/i.exec((await git.checkoutSetting(question)) ?? '');
    if (persisted?.[1] && persisted[2])
        return { settings: (0,_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .headerFor */ .Di)(serverUrl, `AUTHORIZATION: ${persisted[1]}`), secrets: [persisted[2]] };
    return /^[\x21-\x7e]+$/.test(token) ? (0,_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .tokenHeader */ .tf)(serverUrl, token) : nothing;
}


/***/ }),

/***/ 35437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   dg: () => (/* binding */ ownRemote),
/* harmony export */   f5: () => (/* binding */ settingsOf),
/* harmony export */   lK: () => (/* binding */ makeOwnRepository),
/* harmony export */   mt: () => (/* binding */ isPartial)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var _temporary_folder_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(237);




const ownRemote = 'bandit-remediate-base';
const bool = /^(true|false|yes|no|on|off|[01])$/i;
const copied = {
    'core.autocrlf': /^(true|false|yes|no|on|off|[01]|input)$/i,
    'core.eol': /^(lf|crlf|native)$/i,
    'core.filemode': bool,
    'core.symlinks': bool,
    'core.ignorecase': bool,
    'core.precomposeunicode': bool,
    'core.trustctime': bool,
    'core.checkstat': /^(default|minimal)$/i,
    'core.sparsecheckout': bool,
    'core.sparsecheckoutcone': bool,
    'index.sparse': bool,
};
const largest = 64 * 1024 * 1024;
const windows = process.platform === 'win32';
function settingsOf(listed) {
    const pairs = listed
        .toString('utf8')
        .split('\0')
        .filter(Boolean)
        .map((entry) => {
        const end = entry.indexOf('\n');
        return end < 0 ? [entry, 'true'] : [entry.slice(0, end), entry.slice(end + 1)];
    });
    const found = new Map();
    for (const [key, value] of pairs)
        if (!found.has(key) || !/^remote\..*\.url$/s.test(key))
            found.set(key, value);
    return found;
}
const isPartial = (settings) => settings.has('extensions.partialclone') ||
    [...settings].some(([key, value]) => /^remote\..*\.promisor$/.test(key) && value !== 'false');
async function makeOwnRepository({ gitDir, commonDir, objectFormat }, settings, temp) {
    const { path: own } = await (0,_temporary_folder_js__WEBPACK_IMPORTED_MODULE_3__/* .temporaryFolder */ .y)(temp, 'git');
    await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, 'objects', 'info'), { recursive: true }), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, 'info'))]);
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(gitDir);
    const fromWorktree = ['HEAD', 'FETCH_HEAD', 'ORIG_HEAD', 'MERGE_HEAD', 'info/sparse-checkout'];
    await Promise.all([
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, 'config'), configuration(objectFormat, settings)),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, 'objects', 'info', 'alternates'), `${quoted((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(commonDir, 'objects'))}\n`),
        ...fromWorktree.map((name) => copyRegular((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(gitDir, name), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, name))),
        ...['shallow', 'info/exclude', 'info/attributes'].map((name) => copyRegular((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(commonDir, name), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, name))),
        (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.symlink)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(commonDir, 'refs'), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, 'refs'), 'junction'),
        linkFile((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(commonDir, 'packed-refs'), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, 'packed-refs')),
        ...names
            .filter((name) => name.startsWith('sharedindex.'))
            .map((name) => linkFile((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(gitDir, name), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(own, name))),
    ]);
    return own;
}
function configuration(objectFormat, settings) {
    const kept = Object.entries(copied).flatMap(([key, form]) => {
        const value = settings.get(key);
        const [section = '', name = ''] = key.split('.');
        return value !== undefined && form.test(value) ? [`[${section}]\n\t${name} = ${value}`] : [];
    });
    const extensions = [
        `\tobjectformat = ${objectFormat}`,
        ...(isPartial(settings) ? [`\tpartialclone = ${ownRemote}`] : []),
    ];
    const plain = objectFormat === 'sha1' && !isPartial(settings);
    return [
        '[core]',
        `\trepositoryformatversion = ${plain ? 0 : 1}`,
        '\tbare = false',
        ...(plain ? [] : ['[extensions]', ...extensions]),
        ...kept,
        '',
    ].join('\n');
}
const quoted = (path) => `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
async function copyRegular(from, to) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(from, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0)).catch(() => null);
    if (file === null)
        return;
    try {
        const stats = await file.stat();
        if (stats.isFile() && stats.size <= largest)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(to, await file.readFile());
    }
    finally {
        await file.close();
    }
}
async function linkFile(from, to) {
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(from))
        return;
    await (windows ? (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)(from, to) : (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.symlink)(from, to));
}


/***/ }),

/***/ 35608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DH: () => (/* binding */ decoded),
/* harmony export */   _l: () => (/* binding */ pathInside),
/* harmony export */   q4: () => (/* binding */ pathMap)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const posix = (path) => path.split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep).join('/');
function pathInside(folder, inside) {
    const path = posix((0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(folder, inside));
    return path === '..' || path.startsWith('../') || /^([A-Za-z]:)?\//.test(path) || /^[A-Za-z]:/.test(path)
        ? null
        : path;
}
function pathMap(git) {
    const above = pathInside(git.root, git.top);
    const below = pathInside(git.top, git.root);
    return (bytes) => {
        const path = bytes ? decoded(bytes) : null;
        if (path === null || !isTreePath(path))
            return null;
        if (above !== null)
            return above === '' ? path : `${above}/${path}`;
        return below !== null && path.startsWith(`${below}/`) ? path.slice(below.length + 1) : null;
    };
}
function decoded(bytes) {
    return orNull(bytes) ?? escaped(bytes);
}
function orNull(bytes) {
    try {
        return utf8.decode(bytes);
    }
    catch {
        return null;
    }
}
function escaped(bytes) {
    let text = '';
    for (let at = 0; at < bytes.length;) {
        const first = bytes[at] ?? 0;
        const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        const character = orNull(bytes.subarray(at, at + length));
        text += character ?? String.fromCharCode(0xdc00 + first);
        at += character === null ? 1 : length;
    }
    return text;
}
const windows = node_path__WEBPACK_IMPORTED_MODULE_0__.sep === '\\';
function isTreePath(path) {
    const parts = path.split(windows ? /[\\/]/ : '/').map((part) => part.toLowerCase());
    return !parts.some((part) => ['', '.', '..', '.git'].includes(part)) && !(windows && path.includes(':'));
}


/***/ }),

/***/ 6449:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ parseRemote),
/* harmony export */   n: () => (/* binding */ addressOnServer)
/* harmony export */ });
function parseRemote(address) {
    const found = /^(?:(?:https?|ssh|git):\/\/(?:[^/@]*@)?|(?:[\w.-]+@)?(?=[\w.-]+:[^/\d]))([\w.-]+)(?::\d+)?[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(address);
    return found?.[1] && found[2] ? { serverUrl: `https://${found[1]}`, repository: found[2] } : null;
}
function addressOnServer(remote, serverUrl) {
    const server = serverUrl.replace(/\/+$/, '');
    if (/^https?:\/\//i.test(remote)) {
        const [theirs, ours] = [urlOf(remote), urlOf(server)];
        return theirs !== null && theirs.origin === ours?.origin && theirs.search === '' && theirs.hash === ''
            ? `${server}${theirs.pathname}`
            : null;
    }
    const parsed = parseRemote(remote);
    return parsed !== null && parsed.serverUrl.toLowerCase() === server.toLowerCase()
        ? `${server}/${parsed.repository}.git`
        : null;
}
function urlOf(text) {
    try {
        return new URL(text);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 63581:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isRunning)
/* harmony export */ });
function isRunning(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'EPERM';
    }
}


/***/ }),

/***/ 3864:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  W: () => (/* binding */ localWorld)
});

// EXTERNAL MODULE: ./build/model/count.js
var count = __nccwpck_require__(17817);
// EXTERNAL MODULE: ./build/python/text/decode.js + 1 modules
var decode = __nccwpck_require__(88403);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./build/world/process/printable.js
var printable = __nccwpck_require__(83166);
// EXTERNAL MODULE: ./build/world/workspace/read.js
var read = __nccwpck_require__(31933);
// EXTERNAL MODULE: ./build/world/workspace/workspace.js
var workspace_workspace = __nccwpck_require__(75432);
// EXTERNAL MODULE: ./build/world/world.js
var world = __nccwpck_require__(4719);
// EXTERNAL MODULE: ./build/world/bandit/scan.js + 7 modules
var bandit_scan = __nccwpck_require__(41964);
// EXTERNAL MODULE: ./build/world/bandit/targets.js
var bandit_targets = __nccwpck_require__(94036);
;// CONCATENATED MODULE: ./build/world/bandit/read-reports.js








const reportLimit = 1024 * 1024 * 1024;
async function readReports(workspace, request, host) {
    const allowed = [workspace.root, await (0,promises_.realpath)(host.temp).catch(() => host.temp)];
    const paths = [];
    for (const name of request.reports)
        paths.push(...(await named(workspace, name, allowed)));
    const reports = [];
    let left = reportLimit;
    for (const path of new Set(paths)) {
        const report = await read_reports_read(workspace, path, allowed, left);
        left -= report.bytes?.length ?? 0;
        reports.push(report);
    }
    const listing = await (0,bandit_scan/* listed */.KE)(workspace, await (0,bandit_targets/* expandTargets */.V)(workspace, request.targets), request);
    return { mode: 'read', reports, stderr: '', exitCode: null, bandit: null, python: null, args: [], ...listing };
}
async function named(workspace, name, allowed) {
    const literal = (0,external_node_path_.resolve)(workspace.project, name);
    if (await exists(literal))
        return [literal];
    const folder = globRoot((0,external_node_path_.resolve)(workspace.project, name));
    const real = await (0,promises_.realpath)(folder).catch(() => folder);
    const found = /[*?[{]/.test(name) && inOneOf(allowed, real) ? await (0,bandit_targets/* matching */.w)(workspace.project, name, true) : [];
    if (found.length > 0)
        return found.map((path) => (0,external_node_path_.resolve)(workspace.project, path));
    const looked = `${JSON.stringify((0,printable/* printable */.g)(name))} matches no file. Looked for ${(0,printable/* printable */.g)((0,workspace_workspace/* toPosix */.d7)(literal))}.`;
    throw new world/* WorldError */.n(`report: ${looked} ${await nearby(workspace, folder, allowed)}`);
}
async function read_reports_read(workspace, path, allowed, limit) {
    const origin = originOf(workspace, path);
    const real = await (0,promises_.realpath)(path).catch(() => null);
    if (real === null || !inOneOf(allowed, real)) {
        throw new world/* WorldError */.n(`report: ${JSON.stringify((0,printable/* printable */.g)(origin))} is outside the repository and the runner's temporary folder. ` +
            'Copy it into one of them first.');
    }
    const { size } = await (0,promises_.stat)(real);
    if (size > limit)
        return {
            origin,
            bytes: null,
            problem: size > reportLimit
                ? `is larger than ${megabytes} MB`
                : `makes the reports larger than ${megabytes} MB together`,
            remedy,
        };
    try {
        return { origin, bytes: await (0,read/* readBounded */.CB)(real, limit), problem: null };
    }
    catch (error) {
        return { origin, bytes: null, problem: error instanceof read/* Unreadable */.IO ? error.message : 'cannot be read' };
    }
}
const megabytes = reportLimit / 1024 / 1024;
const remedy = 'Have Bandit report less in the step that makes it: leave folders out with `-x`, or start at medium severity with `-ll`.';
async function nearby(workspace, folder, allowed) {
    const nearest = await existing(folder);
    const folders = [...new Set([inOneOf(allowed, nearest) ? nearest : workspace.project, workspace.project])];
    const names = await Promise.all(folders.map(async (each) => {
        const entries = await (0,promises_.readdir)(each).catch(() => []);
        return entries.filter((name) => name.endsWith('.json')).map((name) => originOf(workspace, (0,external_node_path_.resolve)(each, name)));
    }));
    const found = [...new Set(names.flat())]
        .sort()
        .slice(0, 10)
        .map((name) => (0,printable/* printable */.g)(name, 100));
    if (found.length > 0)
        return `JSON files nearby: ${found.join(', ')}.`;
    return 'There is no JSON file nearby: check that an earlier step wrote the report (bandit -f json -o report.json), and where.';
}
function originOf(workspace, path) {
    const way = (0,workspace_workspace/* toPosix */.d7)((0,external_node_path_.relative)(workspace.project, path));
    return way.startsWith('../') || (0,external_node_path_.isAbsolute)(way) ? (0,workspace_workspace/* toPosix */.d7)((0,workspace_workspace/* isInside */.FK)(workspace.root, path) ? way : path) : way;
}
async function existing(folder) {
    const real = await (0,promises_.realpath)(folder).catch(() => null);
    if (real !== null || (0,external_node_path_.dirname)(folder) === folder)
        return real ?? folder;
    return existing((0,external_node_path_.dirname)(folder));
}
function globRoot(path) {
    const at = path.search(/[*?[{]/);
    return (0,external_node_path_.dirname)(at === -1 ? path : `${path.slice(0, at)}x`);
}
const inOneOf = (folders, path) => folders.some((folder) => (0,workspace_workspace/* isInside */.FK)(folder, path));
const exists = (path) => (0,promises_.realpath)(path).then(() => true, () => false);

// EXTERNAL MODULE: external "node:path/posix"
var posix_ = __nccwpck_require__(53916);
// EXTERNAL MODULE: ./build/world/progress.js
var progress = __nccwpck_require__(36220);
// EXTERNAL MODULE: ./build/world/temporary-folder.js
var temporary_folder = __nccwpck_require__(237);
// EXTERNAL MODULE: ./build/world/bandit/arguments.js
var bandit_arguments = __nccwpck_require__(23290);
// EXTERNAL MODULE: ./build/world/bandit/ini.js
var bandit_ini = __nccwpck_require__(96848);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __nccwpck_require__(92857);
;// CONCATENATED MODULE: ./build/world/bandit/relocate-report.js


const relocate_report_named = schemas/* looseObject */._H3({ filename: schemas/* string */.YjP() });
const reportSchema = schemas/* looseObject */._H3({
    results: schemas/* array */.YOg(schemas/* union */.KCZ([relocate_report_named, schemas/* unknown */.L5J()])).optional(),
    errors: schemas/* array */.YOg(schemas/* union */.KCZ([relocate_report_named, schemas/* unknown */.L5J()])).optional(),
    metrics: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()).optional(),
});
function relocateReport(bytes, folder) {
    if (folder === '')
        return bytes;
    const moved = (path) => `./${(0,posix_.join)(folder, path.replace(/\\/g, '/'))}`;
    const entry = (value) => {
        const parsed = relocate_report_named.safeParse(value);
        return parsed.success ? { ...parsed.data, filename: moved(parsed.data.filename) } : value;
    };
    try {
        const report = reportSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
        const metrics = Object.entries(report.metrics ?? {}).map(([path, value]) => [
            path === '_totals' ? path : moved(path),
            value,
        ]);
        const relocated = {
            ...report,
            results: report.results?.map(entry),
            errors: report.errors?.map(entry),
            metrics: Object.fromEntries(metrics),
        };
        return new TextEncoder().encode(JSON.stringify(relocated));
    }
    catch {
        return bytes;
    }
}

// EXTERNAL MODULE: ./build/world/bandit/run-bandit.js + 3 modules
var run_bandit = __nccwpck_require__(67948);
;// CONCATENATED MODULE: ./build/world/bandit/scan-texts.js













async function scanTexts(workspace, texts, request, around, cache = null) {
    const { host, say } = around;
    const bandit = await around.bandit(request);
    const folder = await (0,temporary_folder/* temporaryFolder */.y)(host.temp, 'base');
    const root = folder.path;
    try {
        const files = await writeAll(root, texts);
        const project = (0,external_node_path_.join)(root, workspace.folder);
        await (0,promises_.mkdir)(project, { recursive: true });
        const targets = await (0,bandit_targets/* expandTargets */.V)(workspace, request.targets);
        const settings = await settingsFor(workspace, request, targets, root);
        const args = ['--exclude=', ...(0,bandit_arguments/* banditArguments */.L)(settings, targetsOf(files, workspace.folder, targets))];
        const run = await (0,run_bandit/* runBandit */.E)(bandit, args, {
            cache,
            keep: false,
            shard: null,
            opening: (0,bandit_scan/* openingOf */.E4)(workspace, request, [root]),
            cwd: project,
            host,
            say,
            meter: progress/* noMeter */.dv,
            started: undefined,
        });
        return {
            mode: 'run',
            reports: [{ origin: 'bandit', bytes: relocateReport(run.report, workspace.folder), problem: null }],
            stderr: run.stderr,
            exitCode: run.exitCode,
            bandit: bandit.version,
            python: bandit.python,
            args,
            files,
            filesTruncated: false,
            configs: [],
        };
    }
    finally {
        await folder.remove();
    }
}
const iniLimit = 4 * 1024 * 1024;
const unsafe = process.platform === 'win32' ? /[<>:"|?*\\\u0000-\u001f]|[. ]$|(^|\/)(con|prn|aux|nul|com\d|lpt\d)(\.|\/|$)/i : /\0/;
const escaped = /\p{Surrogate}/u;
const isPlainPath = (path) => (0,posix_.normalize)(path) === path &&
    !['', '.', '..'].includes(path) &&
    !path.startsWith('../') &&
    !path.startsWith('/') &&
    !path.endsWith('/') &&
    !unsafe.test(path) &&
    !escaped.test(path);
async function writeAll(root, texts) {
    const written = [];
    for (const [path, bytes] of texts) {
        if (!isPlainPath(path))
            continue;
        const absolute = (0,external_node_path_.join)(root, path);
        const done = await (0,promises_.mkdir)((0,external_node_path_.dirname)(absolute), { recursive: true })
            .then(() => (0,promises_.writeFile)(absolute, bytes, { flag: 'wx' }))
            .then(() => true, () => false);
        if (done)
            written.push(path);
    }
    return written;
}
function targetsOf(files, folder, targets) {
    const folders = targets
        .map((target) => ({ target, path: (0,posix_.normalize)(target.replaceAll('\\', '/')).replace(/\/$/, '') }))
        .filter(({ path }) => !(0,posix_.isAbsolute)(path));
    const named = files.map((file) => {
        const path = (0,posix_.relative)(folder, file);
        const above = /\.pyw?$/.test(path) && !path.startsWith('../')
            ? folders.find((each) => each.path === '.' || path.startsWith(`${each.path}/`))
            : undefined;
        return above?.target ?? path;
    });
    return [...new Set(named)];
}
async function settingsFor(workspace, request, targets, root) {
    const inProject = (path) => (path === '' ? '' : (0,external_node_path_.resolve)(workspace.project, path));
    const found = request.ini === '' ? await (0,bandit_scan/* foundIni */.vi)(workspace, targets) : null;
    const iniPath = found === null ? inProject(request.ini) : await (0,workspace_workspace/* realInside */.he)(workspace, found);
    const real = iniPath ? await (0,promises_.realpath)(iniPath).catch(() => null) : null;
    const text = real
        ? await (0,read/* readBounded */.CB)(real, iniLimit).then((bytes) => new TextDecoder().decode(bytes), () => null)
        : null;
    if (text === null)
        return { ...request, exclude: '', configfile: inProject(request.configfile), ini: inProject(request.ini) };
    const ini = (0,bandit_ini/* portableIni */.o)(text);
    const own = (0,external_node_path_.join)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(root, '.settings-')), 'bandit.ini');
    await (0,promises_.writeFile)(own, ini.text);
    return { ...request, exclude: '', configfile: inProject(request.configfile || ini.configfile), ini: own };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: ./build/world/git/environment.js
var environment = __nccwpck_require__(32313);
// EXTERNAL MODULE: ./build/world/git/git.js
var git_git = __nccwpck_require__(47644);
// EXTERNAL MODULE: ./build/world/git/paths.js
var paths = __nccwpck_require__(35608);
;// CONCATENATED MODULE: ./build/world/git/base-tree.js





const listTime = 300_000;
const deepest = 4;
async function baseTree(git, commit, access) {
    const found = { files: new Map(), links: new Map() };
    await collect(git, commit, access, found, deepest);
    return found;
}
async function collect(git, commit, access, found, depth) {
    const toOurs = (0,paths/* pathMap */.q4)(git);
    const modules = [];
    const reader = entryReader((mode, id, bytes) => {
        const path = toOurs(bytes);
        if (path === null)
            return;
        if (mode.startsWith('100'))
            found.files.set(path, id);
        else if (mode === '120000')
            found.links.set(path, id);
        else if (mode === '160000')
            modules.push({ path, commit: id });
    });
    const done = await git.run(['ls-tree', '-r', '-z', '--full-tree', commit], {
        access,
        timeout: listTime,
        onStdout: reader,
    });
    if (done.code !== 0)
        throw new git_git/* GitError */.X(`git ls-tree: ${done.problem ?? 'the tree of the base commit cannot be read'}`);
    if (depth === 0)
        return;
    for (const each of modules)
        await collectModule(git, each, found, depth);
}
async function collectModule(git, { path, commit }, found, depth) {
    const folder = (0,external_node_path_.join)(git.root, path);
    if (!(0,external_node_fs_.existsSync)((0,external_node_path_.join)(folder, '.git')))
        return;
    const opened = await (0,git_git/* openGit */.z)(folder, git.env, 'terminal');
    if (typeof opened === 'string')
        return;
    const inside = { files: new Map(), links: new Map() };
    const read = await collect({ ...opened, root: git.root }, commit, environment/* noAccess */.m0, inside, depth - 1).then(() => true, () => false);
    if (!read)
        return;
    for (const [name, id] of inside.files)
        found.files.set(name, id);
    for (const [name, id] of inside.links)
        found.links.set(name, id);
}
function entryReader(take) {
    let open = Buffer.alloc(0);
    return (chunk) => {
        const data = open.length === 0 ? chunk : Buffer.concat([open, chunk]);
        let at = 0;
        for (let end = data.indexOf(0); end >= 0; end = data.indexOf(0, at)) {
            const tab = data.indexOf(9, at);
            const [mode = '', , id = ''] = data.toString('latin1', at, tab).split(' ');
            if (tab >= 0 && tab < end)
                take(mode, id, data.subarray(tab + 1, end));
            at = end + 1;
        }
        open = data.subarray(at);
    };
}

// EXTERNAL MODULE: ./build/world/git/base.js
var git_base = __nccwpck_require__(57219);
// EXTERNAL MODULE: ./build/world/git/own-repository.js
var own_repository = __nccwpck_require__(35437);
;// CONCATENATED MODULE: ./build/world/git/blobs.js

const fileLimit = 8 * 1024 * 1024;
const totalLimit = 512 * 1024 * 1024;
const fetchedAtOnce = 400;
const readTime = 300_000;
async function readBlobs(git, ids, access) {
    const wanted = [...new Set(ids)];
    const found = new Map();
    if (wanted.length === 0)
        return found;
    await fetchAbsent(git, wanted, access);
    const input = `${wanted.join('\n')}\n`;
    await git.run(['cat-file', '--batch'], {
        input,
        access,
        timeout: readTime,
        onStdout: batchReader((id, bytes) => found.set(id, bytes)),
    });
    return found;
}
async function fetchAbsent(git, ids, access) {
    if (!git.partial)
        return;
    for (let at = 0; at < ids.length; at += fetchedAtOnce) {
        const quiet = [
            '-c',
            'fetch.negotiationAlgorithm=noop',
            'fetch',
            '--quiet',
            '--no-tags',
            '--no-recurse-submodules',
            '--filter=blob:none',
        ];
        await git.run([...quiet, own_repository/* ownRemote */.dg, ...ids.slice(at, at + fetchedAtOnce)], { access, timeout: readTime });
    }
}
function batchReader(take) {
    let header = '';
    let id = '';
    let kept = null;
    let left = -1;
    let total = 0;
    const startBody = (line) => {
        const [name = '', type, size] = line.split(' ');
        if (type === 'missing' || size === undefined)
            return;
        id = name;
        left = Number(size) + 1;
        kept = type === 'blob' && left - 1 <= fileLimit && total + left <= totalLimit ? [] : null;
        if (kept)
            total += left;
    };
    return (chunk) => {
        for (let at = 0; at < chunk.length;) {
            if (left < 0) {
                const end = chunk.indexOf(10, at);
                header += chunk.toString('latin1', at, end < 0 ? chunk.length : end);
                at = end < 0 ? chunk.length : end + 1;
                if (end >= 0)
                    startBody(header);
                if (end >= 0)
                    header = '';
            }
            else {
                const part = chunk.subarray(at, at + left);
                kept?.push(part);
                left -= part.length;
                at += part.length;
                if (left > 0)
                    continue;
                if (kept)
                    take(id, Buffer.concat(kept).subarray(0, -1));
                left = -1;
            }
        }
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
;// CONCATENATED MODULE: ./build/world/git/hunks.js

const patchOptions = [
    '--patch',
    '-U0',
    '--text',
    '--inter-hunk-context=0',
    '--diff-algorithm=default',
    '--indent-heuristic',
    '--src-prefix=a/',
    '--dst-prefix=b/',
];
const pythonFiles = [':(glob)**/*.py', ':(glob)**/*.pyw'];
const patchTime = 120_000;
const mostHunks = 500_000;
const longestHeader = 64 * 1024;
const isPython = (path) => path !== null && /\.pyw?$/.test(path);
const key = (basePath, path) => `${basePath ?? ''}\0${path ?? ''}`;
async function withHunks(git, base, changes, safely, call) {
    if (!changes.some(({ path, basePath }) => isPython(path) && isPython(basePath)))
        return changes;
    const toOurs = (0,paths/* pathMap */.q4)(git);
    const found = new Map();
    const reader = hunkReader((basePath, path, hunks) => {
        const [from, to] = [toOurs(basePath), toOurs(path)];
        if (from !== null && to !== null)
            found.set(key(from, to), hunks);
    });
    const args = ['--no-literal-pathspecs', 'diff', ...patchOptions, ...safely, base, '--', ...pythonFiles];
    const done = await git.run(args, { ...call, timeout: patchTime, onStdout: reader.feed });
    if (done.code !== 0 || !reader.end())
        return changes;
    return changes.map((change) => ({ ...change, hunks: found.get(key(change.basePath, change.path)) ?? null }));
}
function hunkReader(take, most = mostHunks) {
    let section = null;
    let [left, minus, plus] = [most, 0, 0];
    let [header, skipping, broken] = ['', false, false];
    const finish = () => {
        if (section?.hunks && section.from !== null && section.to !== null) {
            left -= section.hunks.length;
            take(unquoted(section.from), unquoted(section.to), section.hunks);
        }
        section = null;
    };
    const readHeader = (line) => {
        if (line.startsWith('diff --git ')) {
            finish();
            section = { from: null, to: null, hunks: [] };
        }
        else if (line.startsWith('* Unmerged path '))
            broken = true;
        else if (section && line.startsWith('@@ ')) {
            const hunk = hunkOf(line);
            if (!hunk)
                broken = true;
            else
                [minus, plus] = [hunk.baseCount, hunk.headCount];
            if (hunk && section.hunks && section.hunks.push(hunk) > left)
                section.hunks = null;
        }
        else if (section)
            readName(section, line);
    };
    const startContent = (first) => {
        if (first === 0x2d && minus > 0)
            minus -= 1;
        else if (first === 0x2b && plus > 0)
            plus -= 1;
        else if (first !== 0x5c)
            broken = true;
        skipping = true;
    };
    const feed = (chunk) => {
        for (let at = 0; at < chunk.length && !broken;) {
            if (!skipping && header === '' && minus + plus > 0)
                startContent(chunk[at]);
            const end = chunk.indexOf(10, at);
            const stop = end < 0 ? chunk.length : end;
            if (!skipping)
                header += chunk.toString('latin1', at, stop);
            if (header.length > longestHeader)
                broken = true;
            if (end >= 0 && !skipping)
                readHeader(header);
            if (end >= 0)
                [header, skipping] = ['', false];
            at = stop + 1;
        }
    };
    const end = () => {
        broken ||= skipping || minus + plus > 0 || header !== '';
        if (!broken)
            finish();
        return !broken;
    };
    return { feed, end };
}
function readName(section, line) {
    if (line.startsWith('rename from '))
        section.from = line.slice('rename from '.length);
    else if (line.startsWith('rename to '))
        section.to = line.slice('rename to '.length);
    else if (line.startsWith('--- '))
        section.from = withoutPrefix(line.slice(4), 'a/');
    else if (line.startsWith('+++ '))
        section.to = withoutPrefix(line.slice(4), 'b/');
    else if (line.startsWith('Binary files '))
        section.hunks = null;
}
function withoutPrefix(name, prefix) {
    const bare = name.replace(/\t$/, '');
    if (bare.startsWith(prefix))
        return bare.slice(prefix.length);
    return bare.startsWith(`"${prefix}`) ? `"${bare.slice(prefix.length + 1)}` : null;
}
function hunkOf(line) {
    const [found, baseLine, baseCount = '1', headLine, headCount = '1'] = /^@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@/.exec(line) ?? [];
    if (found === undefined)
        return null;
    return {
        baseLine: Number(baseLine),
        baseCount: Number(baseCount),
        headLine: Number(headLine),
        headCount: Number(headCount),
    };
}
const escapes = { a: '\x07', b: '\b', t: '\t', n: '\n', v: '\v', f: '\f', r: '\r' };
function unquoted(name) {
    const plain = name.startsWith('"') && name.endsWith('"') && name.length > 1
        ? name
            .slice(1, -1)
            .replace(/\\([0-7]{3}|.)/g, (_, code) => code.length === 3 ? String.fromCharCode(parseInt(code, 8) & 255) : (escapes[code] ?? code))
        : name;
    return Buffer.from(plain, 'latin1');
}

;// CONCATENATED MODULE: ./build/world/git/changes.js






const renameLimit = 1000;
const safely = [
    '-M',
    `-l${renameLimit}`,
    '--no-ext-diff',
    '--no-textconv',
    '--ignore-submodules=all',
    '--no-color',
    '--no-relative',
];
const diff = ['diff', '--raw', '-z', '--no-abbrev', ...safely];
const diffTime = 300_000;
async function listChanges(git, base, access) {
    const listed = await git.output(['ls-files', '--others', '--exclude-standard', '-z']);
    const untracked = fields(listed).filter((path) => path.length > 0 && path.at(-1) !== slash);
    if (untracked.length === 0)
        return readChanges(git, base, { access });
    return withUntracked(git, untracked, base.length, (index) => readChanges(git, base, { access, index }));
}
async function readChanges(git, base, call) {
    const { changes, blobs } = readDiff(await git.output([...diff, base, '--'], { ...call, timeout: diffTime }), (0,paths/* pathMap */.q4)(git));
    return { changes: await withHunks(git, base, changes, safely, call), blobs };
}
async function withUntracked(git, paths, idLength, use) {
    const folder = await (0,temporary_folder/* temporaryFolder */.y)(git.env['RUNNER_TEMP'] || (0,external_node_os_.tmpdir)(), 'index');
    try {
        const index = (0,external_node_path_.join)(folder.path, 'index');
        await copyIndex((0,external_node_path_.resolve)(git.top, (await git.output(['rev-parse', '--git-path', 'index'])).toString('utf8').trim()), index);
        const entry = Buffer.from(`100644 ${emptyBlob(idLength)}\t`);
        const input = Buffer.concat(paths.flatMap((path) => [entry, path, Buffer.from([0])]));
        await git.output(['update-index', '--replace', '-z', '--index-info'], { index, input });
        return await use(index);
    }
    finally {
        await folder.remove();
    }
}
async function copyIndex(from, to) {
    const known = await (0,promises_.stat)(from).catch(() => null);
    if (!known)
        return;
    await (0,promises_.copyFile)(from, to);
    const seconds = Math.floor(known.mtimeMs - 1) / 1000;
    await (0,promises_.utimes)(to, seconds, seconds);
}
const emptyBlob = (length) => length === 64
    ? '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813'
    : 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';
const slash = 47;
function readDiff(output, paths) {
    const changes = [];
    const blobs = new Map();
    const unmerged = new Set();
    const parts = fields(output);
    for (let at = 0; at + 1 < parts.length;) {
        const [baseMode = '', headMode = '', baseId = '', headId = '', status = ''] = (parts[at++] ?? Buffer.of())
            .toString('latin1')
            .slice(1)
            .split(' ');
        const from = parts[at++];
        const to = status.startsWith('R') || status.startsWith('C') ? parts[at++] : from;
        const inHead = paths(to);
        if (status === 'U' && inHead !== null)
            unmerged.add(inHead);
        const path = isFile(headMode) ? inHead : null;
        const basePath = isFile(baseMode) && !status.startsWith('C') ? paths(from) : null;
        if ((path === null && basePath === null) || (path === basePath && baseId === headId))
            continue;
        if (basePath !== null)
            blobs.set(basePath, baseId);
        changes.push({ path, basePath, hunks: null });
    }
    const listed = new Set(changes.map((change) => change.path));
    for (const path of unmerged)
        if (!listed.has(path))
            changes.push({ path, basePath: null, hunks: null });
    return { changes, blobs };
}
const isFile = (mode) => mode.startsWith('100');
function fields(output) {
    const found = [];
    for (let start = 0; start < output.length;) {
        const end = output.indexOf(0, start);
        found.push(output.subarray(start, end < 0 ? output.length : end));
        start = end < 0 ? output.length : end + 1;
    }
    return found;
}

// EXTERNAL MODULE: ./build/world/git/history.js
var git_history = __nccwpck_require__(51416);
;// CONCATENATED MODULE: ./build/model/findings/link-place.js
function linkPlace(path, text) {
    if (text === '' || text.startsWith('/') || text.includes('\\') || text.includes('\0'))
        return null;
    const place = path.split('/').slice(0, -1);
    const steps = text.split('/').filter((step) => step !== '.' && step !== '');
    while (steps[0] === '..') {
        if (place.pop() === undefined)
            return null;
        steps.shift();
    }
    return steps.length === 0 || steps.includes('..') ? null : [...place, ...steps].join('/');
}

// EXTERNAL MODULE: ./build/model/github/blob.js
var blob = __nccwpck_require__(30337);
;// CONCATENATED MODULE: ./build/world/workspace/system-path.js

function systemPath(root, path) {
    const whole = (0,external_node_path_.join)(root, path);
    if (!/\p{Surrogate}/u.test(whole))
        return whole;
    return Buffer.concat([...whole].map((each) => /[\udc80-\udcff]/u.test(each) ? Buffer.from([each.charCodeAt(0) - 0xdc00]) : Buffer.from(each, 'utf8')));
}

;// CONCATENATED MODULE: ./build/world/workspace/link-text.js




function linkText(root, path, id) {
    try {
        const text = (0,external_node_fs_.readlinkSync)(systemPath(root, path), 'buffer');
        return (0,blob/* blobId */.z)(text, id) === id ? (0,paths/* decoded */.DH)(text) : null;
    }
    catch {
        return null;
    }
}

;// CONCATENATED MODULE: ./build/world/git/linked-changes.js


function changesBehindLinks(root, { changes, blobs }, tree) {
    const byPath = new Map(changes.flatMap((change) => change.path !== null && change.path === change.basePath ? [[change.path, change]] : []));
    if (byPath.size === 0)
        return { changes, blobs };
    const added = [];
    const found = new Map(blobs);
    for (const [path, id] of tree.links) {
        if (!/\.pyw?$/u.test(path))
            continue;
        const text = linkText(root, path, id);
        const place = text === null ? null : linkPlace(path, text);
        const change = place === null ? undefined : byPath.get(place);
        const blob = change && blobs.get(change.path ?? '');
        if (change === undefined || blob === undefined)
            continue;
        added.push({ path, basePath: path, hunks: change.hunks });
        found.set(path, blob);
    }
    return { changes: [...changes, ...added], blobs: found };
}

;// CONCATENATED MODULE: ./build/world/git/compare.js







async function compareWithBase(git, context, wish) {
    if (typeof git === 'string')
        return git;
    try {
        const access = await (0,git_history/* remoteAccess */.de)(git, tokenServer(context, git), wish.token ?? '');
        const base = await (0,git_base/* chooseBase */.bf)(git, context, wish.baseRef.trim(), await (0,git_history/* openHistory */.jC)(git, access));
        const [listed, tree] = await Promise.all([
            listChanges(git, base.commit, access),
            baseTree(git, base.commit, access),
        ]);
        const { changes, blobs } = changesBehindLinks(git.root, listed, tree);
        const read = async (paths) => {
            const wanted = paths.flatMap((path) => blobs.get(path) ?? []);
            const found = await readBlobs(git, wanted, access);
            return new Map(paths.flatMap((path) => {
                const bytes = found.get(blobs.get(path) ?? '');
                return bytes ? [[path, bytes]] : [];
            }));
        };
        return { base: base.commit, how: base.how, changes, tree, read };
    }
    catch (error) {
        if (error instanceof git_base/* NoBase */.vO)
            return error.message;
        if (error instanceof git_history/* FetchError */.fk)
            return unfetched(error, context);
        if (error instanceof git_git/* GitError */.X)
            return `The comparison with the base commit failed: ${error.message}.`;
        throw error;
    }
}
const tokenServer = ({ host, serverUrl }, { env }) => host === 'terminal' ? env['GITHUB_SERVER_URL'] || 'https://github.com' : serverUrl;
function unfetched(error, context) {
    const lost = `The commit to compare with is not in this clone, and ${error.message}`;
    if (context.host === 'terminal')
        return `${lost}: fetch it with git first, or name another with --base-ref.`;
    if (error.kind === 'denied')
        return `${lost}: give the job \`contents: read\` and keep \`github-token\`, or give actions/checkout \`fetch-depth: 0\`.`;
    return `${lost}: give actions/checkout \`fetch-depth: 0\`, or name a branch with \`base-ref\`.`;
}

;// CONCATENATED MODULE: ./build/world/git/tracked.js







async function trackedPython(git) {
    if (typeof git === 'string')
        return null;
    const toOurs = (0,paths/* pathMap */.q4)(git);
    const found = new Set();
    const reader = entryReader((mode, _, bytes) => {
        const path = mode.startsWith('100') ? toOurs(bytes) : null;
        if (path !== null)
            found.add(path);
    });
    const done = await git.run(['--no-literal-pathspecs', 'ls-files', '-s', '-z', '--', ...pythonFiles], {
        onStdout: reader,
    });
    return done.code === 0 ? [...found] : null;
}
function lookedUp(workspace, tracked, scan, targets) {
    const listed = new Set(scan.files);
    const roots = targets.map((target) => (0,workspace_workspace/* repositoryPath */.SH)(workspace, (0,external_node_path_.resolve)(workspace.project, target.replace(/[^/]*[*?[{].*$/su, ''))));
    const isBelow = (path) => roots.some((root) => root === '' || path === root || path.startsWith(`${root}/`));
    return tracked
        .filter(isBelow)
        .map((path) => ({ path, here: listed.has(path) ? 'file' : hereOf(workspace.root, path) }));
}
function hereOf(root, path) {
    try {
        return (0,external_node_fs_.lstatSync)(systemPath(root, path)).isFile() ? 'file' : 'other';
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : '';
        return code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'hidden';
    }
}

;// CONCATENATED MODULE: ./build/world/git/uncommitted.js






const changes = [
    'status',
    '--porcelain',
    '-z',
    '--no-renames',
    '--untracked-files=no',
    '--ignore-submodules=all',
    '--',
];
const perCommand = 20_000;
async function uncommittedPaths(git, paths) {
    const places = await Promise.all(paths.map(async (path) => [path, ...(await realPlace(git, path))]));
    const all = [...new Set(places.flat())];
    const tracked = new Set();
    const changed = new Set();
    try {
        for (const some of batches(all.map((path) => (0,workspace_workspace/* toPosix */.d7)((0,external_node_path_.relative)(git.top, (0,external_node_path_.join)(git.root, path)))).filter((path) => !path.startsWith('../')))) {
            for (const path of await listed(git, ['ls-files', '-z', '--', ...some], 0))
                tracked.add(path);
            for (const path of await listed(git, [...changes, ...some], 3))
                changed.add(path);
        }
    }
    catch (error) {
        if (!(error instanceof git_git/* GitError */.X))
            throw error;
        const remedy = 'Repair that, or leave the check out with --force.';
        throw new world/* WorldError */.n(`git cannot tell which files have changes that are not committed (${error.message}). ${remedy}`);
    }
    return paths.filter((_, at) => (places[at] ?? []).some((path) => !tracked.has(path) || changed.has(path)));
}
async function realPlace(git, path) {
    const real = await (0,promises_.realpath)((0,external_node_path_.join)(git.root, path)).catch(() => null);
    const place = real === null ? path : (0,workspace_workspace/* toPosix */.d7)((0,external_node_path_.relative)(git.root, real));
    return place === path || place.startsWith('../') ? [] : [place];
}
async function listed(git, args, skip) {
    const toOurs = (0,paths/* pathMap */.q4)(git);
    const output = await git.output(args);
    return output
        .toString('latin1')
        .split('\0')
        .flatMap((entry) => toOurs(Buffer.from(entry.slice(skip), 'latin1')) ?? []);
}
function batches(paths) {
    const made = [];
    let size = perCommand;
    for (const path of paths) {
        size += path.length + 3;
        if (size > perCommand) {
            made.push([]);
            size = path.length;
        }
        made.at(-1)?.push(path);
    }
    return made;
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(73136);
// EXTERNAL MODULE: ./build/python/tree/tree.js
var tree = __nccwpck_require__(74214);
;// CONCATENATED MODULE: ./build/world/parser/load.js




const runtime = ['web-tree-sitter.wasm', 'web-tree-sitter'];
const grammar = ['tree-sitter-python.wasm', 'tree-sitter-python'];
let loaded = null;
function parser() {
    loaded ??= load();
    return loaded;
}
async function load() {
    const [library, runtimeBytes, grammarBytes] = await Promise.all([
        Promise.resolve(/* import() */).then(__nccwpck_require__.bind(__nccwpck_require__, 28981)),
        bytesOf(runtime),
        bytesOf(grammar),
    ]).catch((error) => {
        throw new world/* WorldError */.n(`The Python parser cannot be loaded (${reasonOf(error)}): this copy of bandit-remediate is incomplete. Use a released version.`);
    });
    return (0,tree/* openParser */.qZ)(library, runtimeBytes, grammarBytes);
}
const bytesOf = ([name, from]) => {
    const place = import.meta.url.endsWith('.ts') ? `../../../node_modules/${from}/${name}` : name;
    return (0,promises_.readFile)((0,external_node_url_.fileURLToPath)(new URL(place, import.meta.url)));
};
const reasonOf = (error) => error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';

// EXTERNAL MODULE: ./build/world/process/child-environment.js
var child_environment = __nccwpck_require__(96559);
// EXTERNAL MODULE: ./build/world/process/run-process.js
var run_process = __nccwpck_require__(62660);
;// CONCATENATED MODULE: ./build/world/python/compile-script.js
const compileScript = `
import base64, json, sys

def reason(data):
    try:
        compile(data, '<text>', 'exec', flags=0, dont_inherit=True)
        return None
    except SyntaxError as error:
        return [str(error.msg), error.lineno]
    except RecursionError:
        return ['it is nested too deeply', None]
    except MemoryError:
        return ['it is too large or nested too deeply', None]
    except Exception as error:
        return [str(error), None]

for data in json.load(sys.stdin.buffer):
    print(json.dumps(reason(base64.b64decode(data))), flush=True)
`;

;// CONCATENATED MODULE: ./build/world/python/compile.js






const answerSchema = schemas/* tuple */.PVZ([schemas/* string */.YjP(), schemas/* number */.aig().int().nullable()]).nullable();
const isolated = ['-I', '-B', '-S', '-W', 'ignore', '-c', compileScript];
const perRun = 600_000;
async function compileAll(python, files, cwd, host) {
    const broken = new Map();
    for (let left = [...files]; left.length > 0;) {
        const { answers, failure } = await compileMany(python, left, cwd, host);
        answers.forEach((answer, at) => {
            const path = left[at]?.[0];
            if (answer !== null && path !== undefined)
                broken.set(path, sentence(answer));
        });
        const culprit = left[answers.length]?.[0];
        if (culprit === undefined)
            break;
        if (answers.length === 0 && failure.fatal)
            throw new world/* WorldError */.n(`Python cannot check what the fixes make of the code: ${failure.text}.`);
        broken.set(culprit, 'Python breaks off while it compiles this.');
        left = left.slice(answers.length + 1);
    }
    return broken;
}
async function compileMany(python, entries, cwd, host) {
    const input = JSON.stringify(entries.map(([, bytes]) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')));
    const done = await (0,run_process/* runProcess */.R)(python, isolated, {
        cwd,
        env: (0,child_environment/* childEnvironment */.Q)(host, 'scan'),
        input,
        timeout: perRun,
        limit: 64 * 1024 * 1024,
    });
    const lines = done.stdout.toString('utf8').split('\n').slice(0, -1);
    const fatal = done.problem !== null || done.code !== null;
    const text = done.problem ?? ((0,printable/* lastLines */.w)(done.stderr, 3).trim() || `exit status ${done.code ?? 'unknown'}`);
    return { answers: lines.map((line) => answerSchema.parse(JSON.parse(line))), failure: { fatal, text } };
}
const sentence = ([why, line]) => `Python does not compile it: ${(0,printable/* printable */.g)(why, 200)}${line === null ? '' : ` (line ${line})`}.`;

// EXTERNAL MODULE: ./build/world/python/interpreter.js
var interpreter = __nccwpck_require__(30260);
;// CONCATENATED MODULE: ./build/python/text/encode.js

function encodePython(text, original) {
    const encoding = (0,decode/* encodingOf */.P)(original);
    if (encoding === null || encoding.codec.decode(encoding.body) === null)
        return null;
    const { marked, codec, body } = encoding;
    const encoded = codec.name === 'utf-8' ? Buffer.from(text, 'utf8') : encodeLike(text, body, codec);
    if (encoded === null)
        return null;
    const bytes = marked ? Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), encoded]) : encoded;
    return (0,decode/* decodePython */.v)(bytes) === text ? bytes : null;
}
function encodeLike(text, original, codec) {
    const lines = bytesByLine(original, codec);
    let characters = null;
    const pieces = [];
    for (const line of linesIn(text)) {
        const known = lines.get(line);
        if (known)
            pieces.push(known);
        else {
            characters ??= bytesByCharacter(original, codec);
            for (const character of line) {
                const bytes = characters.get(character);
                if (bytes === undefined)
                    return null;
                pieces.push(bytes);
            }
        }
    }
    return Buffer.concat(pieces);
}
const linesIn = (text) => text.match(/[^\n]*\n|[^\n]+/gu) ?? [];
function bytesByLine(original, codec) {
    const lines = new Map();
    for (let start = 0; start < original.length;) {
        const end = original.indexOf(0x0a, start);
        const bytes = original.subarray(start, end === -1 ? original.length : end + 1);
        const line = codec.decode(bytes);
        if (line !== null && !lines.has(line))
            lines.set(line, bytes);
        start += bytes.length;
    }
    return lines;
}
function bytesByCharacter(original, codec) {
    const known = new Map();
    const learn = (bytes) => {
        const character = codec.decode(bytes);
        if (character === null || [...character].length !== 1)
            return false;
        if (!known.has(character))
            known.set(character, bytes);
        return true;
    };
    for (let byte = 0; byte < 0x80; byte++)
        known.set(String.fromCharCode(byte), Uint8Array.of(byte));
    for (let at = 0; at < original.length;) {
        if ((original[at] ?? 0) < 0x80)
            at += 1;
        else
            at += [1, 2, 3].find((length) => learn(original.slice(at, at + length))) ?? 1;
    }
    for (let byte = 0x80; byte < 0x100; byte++)
        learn(Uint8Array.of(byte));
    return known;
}

;// CONCATENATED MODULE: ./build/world/workspace/file-text.js



const manifestNames = /^(?:pipfile|\.python-version|.*\.(?:toml|cfg|ini|lock|in|txt))$/iu;
const mark = '\ufeff';
const isManifest = (path) => manifestNames.test(external_node_path_.posix.basename(path));
function textOf(path, bytes) {
    if (!isManifest(path))
        return (0,decode/* decodePython */.v)(bytes);
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    }
    catch {
        return null;
    }
}
function file_text_bytesOf(path, text, original) {
    if (!isManifest(path))
        return encodePython(text, original);
    const bytes = Buffer.from(`${hasMark(original) ? mark : ''}${text}`, 'utf8');
    return textOf(path, bytes) === text ? bytes : null;
}
const hasMark = (bytes) => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

;// CONCATENATED MODULE: ./build/world/scan-new-texts.js







const sizeLimit = 8 * 1024 * 1024;
async function examine(workspace, texts, request, around) {
    const { host } = around;
    const encoded = new Map();
    const broken = new Map();
    for (const [path, text] of texts) {
        if (isManifest(path))
            continue;
        const bytes = file_text_bytesOf(path, text, await originalOf(workspace, path));
        if (bytes === null)
            broken.set(path, 'Its encoding has no bytes for a character of the new text, or Python would read it differently.');
        else
            encoded.set(path, bytes);
    }
    if (encoded.size === 0)
        return { scan: nothingScanned, broken };
    const bandit = await around.bandit(request);
    const folder = await (0,temporary_folder/* temporaryFolder */.y)(host.temp, 'compile');
    const neutral = folder.path;
    try {
        const compiled = (0,interpreter/* interpreterOf */.O)(bandit, request.pythonVersion, host, neutral).then((python) => compileAll(python, encoded, neutral, host));
        const [scan, uncompiled] = await Promise.all([scanTexts(workspace, encoded, request, around), compiled]);
        for (const [path, why] of uncompiled)
            broken.set(path, why);
        const scanned = new Set(scan.files);
        for (const path of encoded.keys())
            if (!scanned.has(path))
                broken.set(path, 'It cannot be written beside the others for a scan.');
        return { scan, broken };
    }
    finally {
        await folder.remove();
    }
}
async function originalOf(workspace, path) {
    const real = await (0,workspace_workspace/* realInside */.he)(workspace, path);
    return real === null ? new Uint8Array() : (0,read/* readBounded */.CB)(real, sizeLimit).catch(() => new Uint8Array());
}
const nothingScanned = {
    mode: 'run',
    stderr: '',
    exitCode: 0,
    bandit: null,
    python: null,
    args: [],
    files: [],
    filesTruncated: false,
    configs: [],
    reports: [
        {
            origin: 'bandit',
            bytes: new TextEncoder().encode('{"errors": [], "metrics": {}, "results": []}'),
            problem: null,
        },
    ],
};

;// CONCATENATED MODULE: ./build/world/test-command/secret-forms.js
function formsOf(secret) {
    const bytes = Buffer.from(secret, 'utf8');
    const base64 = [0, 1, 2].map((before) => base64At(bytes, before));
    const hex = bytes.toString('hex');
    const encoded = [
        ...base64,
        ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
        hex,
        hex.toUpperCase(),
        percent(bytes),
        encodeURIComponent(secret),
        JSON.stringify(secret).slice(1, -1),
    ];
    return [...new Set([secret, ...encoded.filter((text) => text.length >= 8)])];
}
function base64At(bytes, before) {
    const whole = Buffer.concat([Buffer.alloc(before), bytes, Buffer.alloc(2)]).toString('base64');
    return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}
const percent = (bytes) => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');

;// CONCATENATED MODULE: ./build/world/test-command/environment.js

const tokens = /(?:^|_)(?:TOKEN|PAT)$/iu;
const runners = /^(?:INPUT_.*|ACTIONS_.*|STATE_.*|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/iu;
const shortest = 12;
function testEnvironment(env, token) {
    const secrets = [
        token,
        ...Object.entries(env).flatMap(([name, value]) => value !== undefined && (tokens.test(name) || /^(?:INPUT|ACTIONS)_.*TOKEN/iu.test(name)) ? [value] : []),
    ];
    const forms = secrets
        .filter((secret) => secret !== '' && (secret === token || secret.length >= shortest))
        .flatMap(formsOf);
    const kept = {};
    for (const [name, value] of Object.entries(env)) {
        if (value === undefined ||
            tokens.test(name) ||
            runners.test(name) ||
            forms.some((form) => value.includes(form) || value.toLowerCase().includes(form)))
            continue;
        kept[name] = value;
    }
    return { ...kept, PYTHONDONTWRITEBYTECODE: '1' };
}
const secretsOf = (token) => token === '' ? [] : [Buffer.from(`x-access-token:${token}`).toString('base64'), ...formsOf(token)];

// EXTERNAL MODULE: ./build/world/process/programs.js
var programs = __nccwpck_require__(81088);
// EXTERNAL MODULE: ./build/world/process/start.js + 1 modules
var start = __nccwpck_require__(24030);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __nccwpck_require__(46193);
;// CONCATENATED MODULE: ./build/world/test-command/output-end.js

class OutputEnd {
    #limit;
    #text = '';
    #cut = false;
    constructor(limit) {
        this.#limit = limit;
    }
    stream() {
        const decoder = new external_node_string_decoder_.StringDecoder('utf8');
        return (chunk) => {
            const text = this.#text + decoder.write(Buffer.from(chunk));
            this.#cut ||= text.length > this.#limit * 2;
            this.#text = text.slice(-this.#limit * 2);
        };
    }
    text(secrets) {
        const whole = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), this.#text).trimEnd();
        const end = whole.slice(-this.#limit);
        if (end.length === whole.length && !this.#cut)
            return end;
        return end.slice(whole.at(-end.length - 1) === '\n' ? 0 : end.indexOf('\n') + 1).replace(/^[\uDC00-\uDFFF]/u, '');
    }
}

;// CONCATENATED MODULE: ./build/world/test-command/run.js




const halfAnHour = 30 * 60_000;
const patience = 2_000;
const outputLimit = 4_000;
async function runTest([program, ...args], call) {
    const started = Date.now();
    const output = new OutputEnd(outputLimit);
    const result = (status, text = output.text(call.secrets)) => ({
        status,
        output: text,
        seconds: (Date.now() - started) / 1000,
    });
    if (program === undefined || program === '')
        return result('not-started', 'The test command is empty.');
    const { cwd, env } = call;
    const path = await programOf(program, cwd, env);
    if (path === null)
        return result('not-started', notStarted(program, 'ENOENT'));
    if (call.box && !(await (0,programs/* isProgram */.V)(path)))
        return result('not-started', notStarted(program, 'ENOENT'));
    const [first = path, ...rest] = [...(call.box ?? []), path, ...args];
    const running = (0,start/* startProgram */.X)(first, rest, {
        cwd,
        env,
        timeout: call.timeout ?? halfAnHour,
        patience,
        onStdout: output.stream(),
        onStderr: output.stream(),
    });
    const { code, failed, stopped } = await running.ended;
    if (failed !== null)
        return result('not-started', notStarted(program, failed));
    return result(stopped !== null ? 'timed-out' : code === 0 ? 'passed' : 'failed');
}
async function programOf(program, cwd, env) {
    if (/[/\\]/u.test(program))
        return (0,external_node_path_.resolve)(cwd, program);
    const [found] = await (0,programs/* onPath */.L)(program, { env, platform: process.platform });
    return found ?? null;
}
function notStarted(program, code) {
    const why = code === 'ENOENT' ? 'it is not found' : code === 'EACCES' ? 'it may not be executed' : code;
    return `${JSON.stringify(program)} could not be started: ${why}. The test command is a program with its arguments, without a shell.`;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __nccwpck_require__(58500);
// EXTERNAL MODULE: ./build/world/is-running.js
var is_running = __nccwpck_require__(63581);
// EXTERNAL MODULE: ./build/world/on-exit.js
var on_exit = __nccwpck_require__(54807);
;// CONCATENATED MODULE: ./build/world/writing/held-folders.js


const throughHandles = process.platform === 'linux' && (0,external_node_fs_.existsSync)('/proc/self/fd');
const mostOpen = 200;
class HeldFolders {
    #open = new Map();
    at(real, name = (0,external_node_path_.basename)(real)) {
        const folder = (0,external_node_path_.dirname)(real);
        if (throughHandles)
            return `/proc/self/fd/${this.#open.get(folder) ?? this.#hold(folder)}/${name}`;
        if (external_node_fs_.realpathSync.native(folder) !== folder)
            throw new Moved();
        return (0,external_node_path_.join)(folder, name);
    }
    close() {
        for (const handle of this.#open.values())
            (0,external_node_fs_.closeSync)(handle);
        this.#open.clear();
    }
    #hold(folder) {
        if (this.#open.size >= mostOpen)
            this.close();
        const handle = (0,external_node_fs_.openSync)(folder, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_DIRECTORY | external_node_fs_.constants.O_NOFOLLOW);
        if ((0,external_node_fs_.readlinkSync)(`/proc/self/fd/${handle}`) !== folder) {
            (0,external_node_fs_.closeSync)(handle);
            throw new Moved();
        }
        this.#open.set(folder, handle);
        return handle;
    }
}
class Moved extends Error {
    message = 'its folder has been moved, or is a link now';
}

// EXTERNAL MODULE: ./build/world/writing/journal.js
var writing_journal = __nccwpck_require__(84059);
;// CONCATENATED MODULE: ./build/world/writing/change-files.js








async function changeFiles(root, replacements) {
    await waitForOthers(root);
    const folders = new HeldFolders();
    const steps = replacements.map((one) => stepOf(one, folders));
    const journal = steps.length === 0 ? null : (0,writing_journal/* writeJournal */.fY)(root, { pid: process.pid, entries: steps.map(entryOf) });
    const state = new Change(steps, folders, journal);
    try {
        for (const [at, step] of steps.entries()) {
            state.now = step;
            writeDraft(step, folders);
            if (at % 16 === 15)
                await pause();
        }
        await pause();
        for (const step of steps) {
            state.now = step;
            requireUnchanged(step, folders);
        }
        for (const step of steps) {
            state.now = step;
            (0,external_node_fs_.renameSync)(folders.at(step.real, step.draft), folders.at(step.real));
            state.moved.push(step);
        }
        return state;
    }
    catch (error) {
        const { path } = state.now ?? { path: '' };
        const left = state.takeBack();
        const restore = 'could not be taken back (`git checkout` restores what is committed)';
        const what = left.length === 0 ? 'Nothing was changed' : `${left.map(shown).join(', ')} ${restore}`;
        throw new world/* WorldError */.n(`${what}: ${shown(path)} ${whyNot(error)}.`);
    }
}
const pause = () => new Promise((resolve) => setImmediate(resolve));
class Change {
    now = null;
    moved = [];
    #steps;
    #folders;
    #journal;
    #release;
    constructor(steps, folders, journal) {
        this.#steps = steps;
        this.#folders = folders;
        this.#journal = journal;
        this.#release = (0,on_exit/* atEnd */.t)(() => void this.takeBack());
    }
    keep() {
        this.#end();
    }
    takeBack() {
        const lost = [];
        for (const { path, real, original, bytes, found } of this.moved.splice(0).toReversed()) {
            try {
                if (!(0,external_node_fs_.readFileSync)(this.#folders.at(real)).equals(bytes))
                    throw new Error('edited meanwhile');
                const draft = newDraft();
                put(this.#folders.at(real, draft), original, found);
                (0,external_node_fs_.renameSync)(this.#folders.at(real, draft), this.#folders.at(real));
            }
            catch {
                lost.push(path);
            }
        }
        this.#end();
        return lost;
    }
    #end() {
        for (const { real, draft } of this.#steps) {
            try {
                (0,external_node_fs_.rmSync)(this.#folders.at(real, draft), { force: true });
            }
            catch {
            }
        }
        if (this.#journal !== null)
            (0,writing_journal/* removeJournal */.Sw)(this.#journal);
        this.#folders.close();
        this.#release();
    }
}
const newDraft = () => `.bandit-remediate-${(0,external_node_crypto_.randomBytes)(6).toString('hex')}`;
function stepOf(one, folders) {
    try {
        return { ...one, draft: newDraft(), found: (0,external_node_fs_.lstatSync)(folders.at(one.real)) };
    }
    catch (error) {
        folders.close();
        throw new world/* WorldError */.n(`Nothing was changed: ${shown(one.path)} ${whyNot(error)}.`);
    }
}
const entryOf = ({ path, draft, original, bytes }) => ({
    path,
    draft,
    before: (0,writing_journal/* sumOf */.XN)(original),
    after: (0,writing_journal/* sumOf */.XN)(bytes),
    original,
});
const writeDraft = (step, folders) => put(folders.at(step.real, step.draft), step.bytes, step.found);
function put(path, bytes, { uid, gid, mode }) {
    (0,external_node_fs_.writeFileSync)(path, bytes, { flag: 'wx', mode: 0o600 });
    try {
        (0,external_node_fs_.chownSync)(path, uid, gid);
    }
    catch {
    }
    (0,external_node_fs_.chmodSync)(path, mode & 0o7777);
}
function requireUnchanged({ real, original }, folders) {
    const path = folders.at(real);
    if (!(0,external_node_fs_.lstatSync)(path).isFile() || !(0,external_node_fs_.readFileSync)(path).equals(original))
        throw new Edited();
}
class Edited extends Error {
}
async function waitForOthers(root) {
    for (let waited = 0;; waited += 100) {
        const left = (0,writing_journal/* readJournal */.a0)(root);
        if (left === null || left.journal.pid === process.pid || !(0,is_running/* isRunning */.W)(left.journal.pid))
            return;
        if (waited >= 5000)
            throw new world/* WorldError */.n(`Nothing was changed: another run (process ${left.journal.pid}) is changing files of this folder. Run it again when that has ended.`);
        await (0,external_node_timers_promises_.setTimeout)(100);
    }
}
function whyNot(error) {
    if (error instanceof Edited)
        return 'is no longer what was scanned. Run it again';
    const reason = error instanceof Error && 'code' in error
        ? String(error.code)
        : error instanceof Error
            ? error.message
            : 'unknown reason';
    return `cannot be written (${reason})`;
}
const shown = (path) => JSON.stringify(path);

;// CONCATENATED MODULE: ./build/world/workspace/apply.js






const apply_sizeLimit = 16 * 1024 * 1024;
async function changedFiles(workspace, files) {
    const replacements = [];
    for (const file of files)
        replacements.push(await replacementOf(workspace, file));
    const twice = replacements.find((one, at) => replacements.findIndex((other) => other.real === one.real) !== at);
    if (twice) {
        throw new world/* WorldError */.n(`Nothing was changed: by a link, ${apply_shown(twice.path)} is the same file as another one that the fixes change. Fix one of the two at a time.`);
    }
    return changeFiles(workspace.root, replacements);
}
const applyFiles = async (workspace, files) => (await changedFiles(workspace, files)).keep();
async function encodeFiles(workspace, files) {
    const encoded = [];
    for (const file of files) {
        const { path, original, bytes } = await replacementOf(workspace, file);
        encoded.push({ path, before: original, after: bytes });
    }
    return encoded;
}
async function replacementOf(workspace, { path, before, after }) {
    const real = await (0,workspace_workspace/* realInside */.he)(workspace, path);
    if (real === null || (0,external_node_path_.relative)(workspace.root, real).split(external_node_path_.sep).includes('.git')) {
        throw new world/* WorldError */.n(`Nothing was changed: ${apply_shown(path)} is gone, or leads out of the repository.`);
    }
    const original = await (0,read/* readBounded */.CB)(real, apply_sizeLimit).catch((error) => {
        throw new world/* WorldError */.n(`Nothing was changed: ${apply_shown(path)} ${error instanceof Error ? error.message : 'cannot be read'}.`);
    });
    if (textOf(path, original) !== before)
        throw new world/* WorldError */.n(`Nothing was changed: ${apply_shown(path)} is no longer what was scanned. Run it again.`);
    const bytes = file_text_bytesOf(path, after, original);
    if (bytes === null)
        throw new world/* WorldError */.n(`Nothing was changed: the encoding of ${apply_shown(path)} cannot hold its new text.`);
    return { path, real, original, bytes };
}
const apply_shown = (path) => JSON.stringify(path);

;// CONCATENATED MODULE: ./build/world/test-command/while-changed.js


async function whileChanged(workspace, files, action) {
    const changed = await changedFiles(workspace, files);
    let lost = [];
    try {
        return await action();
    }
    finally {
        lost = changed.takeBack();
        requireAll(lost);
    }
}
function requireAll(lost) {
    if (lost.length === 0)
        return;
    const which = lost.map((path) => JSON.stringify(path)).join(', ');
    throw new world/* WorldError */.n(`${which} changed while the tests ran, so ${lost.length === 1 ? 'it is' : 'they are'} left as they are now, with the fixes in them. \`git diff\` shows what they hold.`);
}

;// CONCATENATED MODULE: ./build/world/workspace/links.js


async function linkedPaths(workspace, paths) {
    const linked = await Promise.all(paths.map(async (path) => (await (0,workspace_workspace/* realInside */.he)(workspace, path)) !== (0,external_node_path_.join)(workspace.root, path)));
    return paths.filter((_, index) => linked[index]);
}

;// CONCATENATED MODULE: ./build/world/workspace/manifests.js





const manifests_sizeLimit = 1024 * 1024;
const mostFiles = 100;
const manifests_named = /^(?:pyproject\.toml|setup\.cfg|setup\.py|requirements[\w.-]*\.txt|Pipfile|\.python-version)$/u;
const locks = /^(?:(?:poetry|uv|pdm)\.lock|Pipfile\.lock)$/u;
async function readManifests(workspace) {
    const folders = [...new Set([workspace.project, workspace.root])];
    const candidates = [];
    for (const folder of folders) {
        candidates.push(...(await namesIn(folder))
            .filter((name) => manifests_named.test(name) || locks.test(name))
            .map((name) => (0,external_node_path_.join)(folder, name)));
        const below = (0,external_node_path_.join)(folder, 'requirements');
        candidates.push(...(await namesIn(below)).filter((name) => /^[\w.-]+\.txt$/u.test(name)).map((name) => (0,external_node_path_.join)(below, name)));
    }
    const locate = (0,workspace_workspace/* insideFinder */.$p)(workspace);
    const found = [];
    for (const candidate of candidates.slice(0, mostFiles)) {
        const path = (0,workspace_workspace/* repositoryPath */.SH)(workspace, candidate);
        const real = locate(path);
        const bytes = real === null ? null : await (0,read/* readBounded */.CB)(real, manifests_sizeLimit).catch(() => null);
        const isLock = locks.test(path.slice(path.lastIndexOf('/') + 1));
        const text = isLock ? (real === null ? null : '') : bytes === null ? null : textOf(path, bytes);
        if (text !== null)
            found.push({ path, text });
    }
    return found;
}
const namesIn = async (folder) => (await (0,promises_.readdir)(folder).catch(() => [])).toSorted();

;// CONCATENATED MODULE: ./build/world/workspace/unchanged.js






const unchanged_sizeLimit = 64 * 1024 * 1024;
const plainly = external_node_fs_.constants.O_RDONLY | (external_node_fs_.constants.O_NOFOLLOW ?? 0) | (external_node_fs_.constants.O_NONBLOCK ?? 0);
const mostLinks = 40;
function unchangedPaths(workspace, paths, tree) {
    const isSame = (path) => {
        const place = placeInTree(workspace.root, path, tree);
        if (place === null)
            return false;
        const real = unchanged_realPlace(workspace, path);
        const id = tree.files.get(place);
        if (id === undefined)
            return place !== path && real === null && !isFolder(place, tree);
        const bytes = real === null ? null : unchanged_bytesOf(real);
        return bytes !== null && isContent(bytes, id);
    };
    return new Set([...new Set(paths)].filter(isSame));
}
function placeInTree(root, path, { files, links }) {
    let place = path;
    for (let left = mostLinks; left > 0; left -= 1) {
        const id = links.get(place);
        if (id === undefined)
            return files.has(place) || place !== path ? place : null;
        const text = linkText(root, place, id);
        const next = text === null ? null : linkPlace(place, text);
        if (next === null)
            return null;
        place = next;
    }
    return null;
}
function isFolder(place, { files, links }) {
    for (const each of [files, links])
        for (const path of each.keys())
            if (path.startsWith(`${place}/`))
                return true;
    return false;
}
function unchanged_realPlace({ root }, path) {
    const top = Buffer.from(`${root}${external_node_path_.sep}`);
    try {
        const real = external_node_fs_.realpathSync.native(systemPath(root, path), 'buffer');
        return real.subarray(0, top.length).equals(top) ? real : null;
    }
    catch {
        return null;
    }
}
function unchanged_bytesOf(real) {
    let file = null;
    try {
        file = (0,external_node_fs_.openSync)(real, plainly);
        const found = (0,external_node_fs_.fstatSync)(file);
        return found.isFile() && found.size <= unchanged_sizeLimit ? (0,external_node_fs_.readFileSync)(file) : null;
    }
    catch {
        return null;
    }
    finally {
        if (file !== null)
            (0,external_node_fs_.closeSync)(file);
    }
}
const isContent = (bytes, id) => (0,blob/* blobId */.z)(bytes, id) === id || asStored(bytes).some((each) => (0,blob/* blobId */.z)(each, id) === id);
function asStored(bytes) {
    const text = bytes.toString('latin1');
    const plain = text.replaceAll('\r\n', '\n').replace(/\$Id: [0-9a-f]{40}(?:[0-9a-f]{24})? \$/gu, '$Id$');
    return plain === text ? [] : [Buffer.from(plain, 'latin1')];
}

// EXTERNAL MODULE: ./build/world/workspace/write.js
var write = __nccwpck_require__(17006);
;// CONCATENATED MODULE: ./build/world/local.js



















function localWorld(around) {
    const { workspace, scanning, git, token, tests } = around;
    const { host } = scanning;
    return {
        async scan(request, started) {
            const tracking = trackedPython(git);
            if (request.reports.length > 0)
                started?.();
            const scan = await (request.reports.length === 0
                ? (0,bandit_scan/* scanWithBandit */.et)(workspace, request, scanning, started)
                : readReports(workspace, request, host));
            const tracked = await tracking;
            return { ...scan, tracked: tracked && lookedUp(workspace, tracked, scan, request.targets) };
        },
        sources: async (paths) => (0,read/* readSources */.tW)(workspace, paths),
        read: (path) => (0,read/* readUserFile */.E1)(workspace, path, [host.temp]),
        write: (path, text) => (0,write/* writeUserFile */.f)(workspace, path, text),
        async compare(context, request, head) {
            const side = await compareWithBase(git, context, { baseRef: request.baseRef, token });
            if (typeof side === 'string')
                return side;
            const scanned = request.scan.reports.length === 0 || (await head).mode === 'run';
            return atBase(around, side, scanned ? request.scan : null);
        },
        unchanged: async (paths, comparison) => comparison === null || typeof comparison === 'string'
            ? new Set()
            : unchangedPaths(workspace, paths, comparison.tree),
        parser: parser,
        manifests: () => readManifests(workspace),
        examine: (texts, request) => examine(workspace, texts, request, scanning),
        apply: (files) => applyFiles(workspace, files),
        linked: (paths) => linkedPaths(workspace, paths),
        encode: (files) => encodeFiles(workspace, files),
        uncommitted: async (paths) => (typeof git === 'string' ? [] : uncommittedPaths(git, paths)),
        test: (command, files) => whileChanged(workspace, files, () => runTest(command, {
            cwd: workspace.project,
            env: testEnvironment(tests.env, token),
            secrets: secretsOf(token),
            ...(tests.box === null ? {} : { box: tests.box }),
        })),
    };
}
async function atBase({ workspace, scanning }, side, request) {
    const texts = await side.read(side.changes.flatMap(({ basePath }) => (basePath !== null && local_isPython(basePath) ? [basePath] : [])));
    const scan = request === null
        ? null
        : texts.size === 0
            ? nothingScanned
            : await scanAtBase(workspace, texts, request, scanning, side.base);
    return { base: side.base, how: side.how, changes: side.changes, tree: side.tree, scan, sources: decoded(texts) };
}
async function scanAtBase(workspace, texts, request, scanning, base) {
    scanning.say(`Comparing with ${(0,count/* counted */.h)(texts.size, 'changed file')} as ${texts.size === 1 ? 'it was' : 'they were'} at ${base.slice(0, 7)} ...`);
    return scanTexts(workspace, texts, request, scanning, await scanning.store.open(request, scanning.bandit(request)));
}
const local_isPython = (path) => /\.pyw?$/u.test(path);
const decoded = (texts) => new Map([...texts].flatMap(([path, bytes]) => {
    const text = (0,decode/* decodePython */.v)(bytes);
    return text === null ? [] : [[path, text]];
}));


/***/ }),

/***/ 54807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ atEnd)
/* harmony export */ });
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
const undoing = new Set();
function atEnd(undo) {
    if (undoing.size === 0)
        listen();
    undoing.add(undo);
    return () => {
        if (undoing.delete(undo) && undoing.size === 0)
            stopListening();
    };
}
function listen() {
    process.on('exit', undoAll);
    for (const signal of signals)
        process.on(signal, onSignal);
}
function stopListening() {
    process.off('exit', undoAll);
    for (const signal of signals)
        process.off(signal, onSignal);
}
function onSignal(signal) {
    undoAll();
    stopListening();
    process.kill(process.pid, signal);
}
function undoAll() {
    for (const undo of [...undoing].toReversed()) {
        undoing.delete(undo);
        try {
            undo();
        }
        catch {
        }
    }
}


/***/ }),

/***/ 96559:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ childEnvironment)
/* harmony export */ });
const always = [
    'PATH',
    'HOME',
    'USER',
    'LOGNAME',
    'LANG',
    'LANGUAGE',
    'TZ',
    'TMPDIR',
    'TEMP',
    'TMP',
    'XDG_CACHE_HOME',
    'XDG_CONFIG_HOME',
    'XDG_DATA_HOME',
    'LD_LIBRARY_PATH',
    'DYLD_LIBRARY_PATH',
    'PYENV_ROOT',
    'PYENV_VERSION',
    'SYSTEMROOT',
    'SYSTEMDRIVE',
    'WINDIR',
    'COMSPEC',
    'PATHEXT',
    'USERPROFILE',
    'APPDATA',
    'LOCALAPPDATA',
    'PROGRAMFILES',
    'PROGRAMDATA',
    'NUMBER_OF_PROCESSORS',
    'PROCESSOR_ARCHITECTURE',
];
const forInstalling = [
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'NO_PROXY',
    'SSL_CERT_FILE',
    'SSL_CERT_DIR',
    'REQUESTS_CA_BUNDLE',
    'CURL_CA_BUNDLE',
    'NETRC',
];
const misleading = new Set([
    'PIP_USER',
    'PIP_TARGET',
    'PIP_PREFIX',
    'PIP_ROOT',
    'PIP_PYTHON',
    'PIP_REQUIREMENT',
    'PIP_CONSTRAINT',
    'PIP_EDITABLE',
    'PIP_NO_BINARY',
    'PIP_ONLY_BINARY',
    'PIP_PRE',
    'PIP_REQUIRE_VIRTUALENV',
    'PIP_REQUIRE_HASHES',
    'PIP_NO_DEPS',
    'PIP_DRY_RUN',
    'PIP_REPORT',
    'PIP_ISOLATED',
    'UV_PYTHON',
    'UV_PROJECT',
    'UV_SYSTEM_PYTHON',
    'UV_CONSTRAINT',
    'UV_OVERRIDE',
    'UV_EXCLUDE',
    'UV_WORKING_DIR',
    'UV_PROJECT_ENVIRONMENT',
    'UV_NO_BINARY',
    'UV_ENV_FILE',
    'UV_TARGET',
    'UV_PREFIX',
    'UV_PRERELEASE',
    'UV_RESOLUTION',
]);
function childEnvironment(host, purpose) {
    const kept = {};
    for (const [name, value] of Object.entries(host.env)) {
        if (value !== undefined && wanted(name.toUpperCase(), purpose))
            kept[name] = value;
    }
    return purpose === 'scan' ? { ...kept, PYTHONDONTWRITEBYTECODE: '1' } : kept;
}
function wanted(name, purpose) {
    if (always.includes(name) || name.startsWith('LC_'))
        return true;
    if (purpose === 'scan')
        return false;
    return forInstalling.includes(name) || (/^(PIP|UV)_/.test(name) && !misleading.has(name));
}


/***/ }),

/***/ 95412:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  w: () => (/* binding */ runChild)
});

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __nccwpck_require__(46193);
;// CONCATENATED MODULE: ./build/world/process/bounded-log.js

const headLimit = 128 * 1024;
const tailLimit = 128 * 1024;
const keptLimit = 4 * 1024 * 1024;
const lineLimit = 4096;
class BoundedLog {
    #keep;
    #decoder = new external_node_string_decoder_.StringDecoder('utf8');
    #head = [];
    #kept = [];
    #tail = [];
    #first = 0;
    #headSize = 0;
    #keptSize = 0;
    #tailSize = 0;
    #left = 0;
    #open = '';
    constructor(keep) {
        this.#keep = keep;
    }
    add(chunk) {
        const lines = (this.#open + this.#decoder.write(Buffer.from(chunk))).split('\n');
        this.#open = (lines.pop() ?? '').slice(0, lineLimit);
        for (const line of lines)
            this.#line(line.replace(/\r$/, '').slice(0, lineLimit));
    }
    text() {
        const gap = this.#left > 0 ? [`[${this.#left} lines left out]`] : [];
        const open = this.#open === '' ? [] : [this.#open];
        return [...this.#head, ...this.#kept, ...gap, ...this.#tail.slice(this.#first), ...open].join('\n');
    }
    #line(line) {
        const size = line.length + 1;
        if (this.#headSize + size <= headLimit && this.#tailSize === 0) {
            this.#head.push(line);
            this.#headSize += size;
            return;
        }
        this.#tail.push(line);
        this.#tailSize += size;
        while (this.#tailSize > tailLimit)
            this.#drop();
    }
    #drop() {
        const line = this.#tail[this.#first] ?? '';
        this.#first += 1;
        this.#tailSize -= line.length + 1;
        if (this.#keep?.test(line) && this.#keptSize + line.length < keptLimit) {
            this.#kept.push(line);
            this.#keptSize += line.length + 1;
        }
        else {
            this.#left += 1;
        }
        if (this.#first > 4096) {
            this.#tail = this.#tail.slice(this.#first);
            this.#first = 0;
        }
    }
}

// EXTERNAL MODULE: ./build/world/process/start.js + 1 modules
var start = __nccwpck_require__(24030);
;// CONCATENATED MODULE: ./build/world/process/child.js


async function runChild(program, args, options) {
    const [stdout, stderr] = [new BoundedLog(options.keep), new BoundedLog(options.keep)];
    const { cwd, env, timeout, started } = options;
    const { code, signal, failed, stopped } = await (0,start/* startProgram */.X)(program, args, {
        cwd,
        env,
        started,
        ...(timeout === undefined ? {} : { timeout }),
        onStdout: (chunk) => {
            stdout.add(chunk);
            options.onStdout?.(chunk.toString('latin1'));
        },
        onStderr: (chunk) => stderr.add(chunk),
    }).ended;
    const failure = failed !== null
        ? `it could not be started (${failed})`
        : stopped !== null
            ? `it took longer than ${Math.round((timeout ?? 0) / 1000)} seconds`
            : null;
    return { exitCode: code, signal, stdout: stdout.text(), stderr: stderr.text(), failure };
}


/***/ }),

/***/ 8056:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ withAbsoluteLists),
/* harmony export */   _W: () => (/* binding */ foreignFolders),
/* harmony export */   tg: () => (/* binding */ environmentOutside)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _workspace_workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(75432);



const lists = /^(?:PATH|LD_LIBRARY_PATH|DYLD_(?:FALLBACK_)?LIBRARY_PATH)$/i;
const preloaded = /^(?:LD_PRELOAD|LD_AUDIT|DYLD_INSERT_LIBRARIES)$/i;
const places = /^(?:HOME|USERPROFILE|APPDATA|LOCALAPPDATA|NETRC|(?:XDG|PIP|UV|PYENV|GIT)_(?!SSL).*)$/i;
function environmentOutside(env, folders, platform = process.platform) {
    const barred = folders
        .flatMap((folder) => [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(folder), real(folder)])
        .filter((folder) => folder !== null);
    const inside = (path) => {
        const spellings = [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path), real(path) ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(path)];
        return barred.some((folder) => spellings.some((each) => (0,_workspace_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(folder, each)));
    };
    const clean = {};
    for (const [name, value] of Object.entries(env)) {
        if (value === undefined)
            continue;
        if (lists.test(name))
            clean[name] = entries(value, platform)
                .filter((folder) => real(folder) !== null && !inside(folder))
                .join(separator(platform));
        else if (preloaded.test(name) &&
            value.split(/[ :]/).some((path) => path.includes('/') && (!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) || inside(path))))
            continue;
        else if (!places.test(name) || !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(value) || !inside(value))
            clean[name] = value;
    }
    return clean;
}
function withAbsoluteLists(env, platform = process.platform) {
    const absolute = ([name, value]) => [
        name,
        value !== undefined && lists.test(name) ? entries(value, platform).join(separator(platform)) : value,
    ];
    return Object.fromEntries(Object.entries(env).map(absolute));
}
const foreignFolders = (folders, home) => folders.filter((folder) => !(0,_workspace_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(real(folder) ?? folder, real(home) ?? home));
const separator = (platform) => (platform === 'win32' ? ';' : ':');
const entries = (value, platform) => value.split(separator(platform)).filter((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(folder));
function real(path) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 70410:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ complaint),
/* harmony export */   g: () => (/* binding */ printable)
/* harmony export */ });
/* harmony import */ var _text_log_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5066);

function printable(text, secrets = [], longest = 300) {
    const safe = secrets.filter(Boolean).reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
    return (0,_text_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(safe
        .replace(/\b(https?|ssh):\/\/[^/@\s]*@/gi, '$1://***@')
        .replace(/\b(basic|bearer)\s+[A-Za-z0-9+/=_.-]{8,}/gi, '$1 ***'), longest);
}
function complaint(stderr, secrets) {
    const lines = stderr.split(/[\r\n]+/).filter((line) => line !== '' && !/^(remote:|warning:|hint:|From )/.test(line));
    const why = lines.find((line) => /^(fatal|error):/.test(line)) ?? lines[0] ?? '';
    return printable(why.replace(/^(fatal|error): /, ''), secrets);
}


/***/ }),

/***/ 83166:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ printable),
/* harmony export */   w: () => (/* binding */ lastLines)
/* harmony export */ });
/* harmony import */ var _text_log_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5066);

const printable = (text, limit = 300) => (0,_text_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .quote */ .hD)(text.replace(/:(?=:)/g, ': '), limit);
function lastLines(text, count) {
    const lines = text
        .split('\n')
        .map((line) => printable(withoutCredentials(line)))
        .filter(Boolean);
    return lines
        .slice(-count)
        .map((line) => `    ${line}`)
        .join('\n');
}
const withoutCredentials = (line) => line.replace(/\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^/\s@]*@/gi, '$1');


/***/ }),

/***/ 81088:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ onPath),
/* harmony export */   V: () => (/* binding */ isProgram)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);



async function onPath(name, { env, platform }) {
    const windows = platform === 'win32';
    const path = Object.entries(env).find(([key]) => key.toUpperCase() === 'PATH')?.[1] ?? '';
    const folders = [...new Set(path.split(windows ? ';' : ':'))].filter((folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(folder));
    const names = windows ? windowsNames(name, env) : [name];
    const programs = folders.flatMap((folder) => names.map((each) => (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(folder, each)));
    const runnable = await Promise.all(programs.map(isProgram));
    return programs.filter((_, index) => runnable[index]);
}
function windowsNames(name, env) {
    const startable = ['.com', '.exe'];
    if (startable.includes((0,node_path__WEBPACK_IMPORTED_MODULE_2__.extname)(name).toLowerCase()))
        return [name];
    const given = Object.entries(env).find(([key]) => key.toUpperCase() === 'PATHEXT')?.[1];
    const endings = (given || '.COM;.EXE')
        .toLowerCase()
        .split(';')
        .filter((ending) => startable.includes(ending));
    return endings.map((ending) => `${name}${ending}`);
}
async function isProgram(path) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.access)(path, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(path)).isFile();
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 62660:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ runProcess)
/* harmony export */ });
/* harmony import */ var _start_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(24030);

const stderrLimit = 64 * 1024;
async function runProcess(program, args, call) {
    const [out, err] = [[], []];
    let [outSize, errSize] = [0, 0];
    const { cwd, env, timeout, input = '' } = call;
    const running = (0,_start_js__WEBPACK_IMPORTED_MODULE_0__/* .startProgram */ .X)(program, args, {
        cwd,
        env,
        timeout,
        input,
        onStdout: (chunk) => {
            if (call.onStdout)
                return call.onStdout(chunk);
            outSize += chunk.length;
            if (outSize > call.limit)
                running.stop('too much output');
            else
                out.push(chunk);
        },
        onStderr: (chunk) => {
            if (errSize < stderrLimit)
                err.push(chunk);
            errSize += chunk.length;
        },
    });
    const { code, failed, stopped } = await running.ended;
    const problem = failed !== null ? 'not found' : stopped === 'time' ? 'too slow' : stopped !== null ? 'too much output' : null;
    return { code, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString('utf8'), problem };
}


/***/ }),

/***/ 24030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  X: () => (/* binding */ startProgram)
});

// UNUSED EXPORTS: endAllPrograms

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./build/world/process/clean-environment.js
var clean_environment = __nccwpck_require__(8056);
;// CONCATENATED MODULE: ./build/world/process/start.js



const windows = process.platform === 'win32';
const running = new Set();
function startProgram(program, args, options) {
    if (!(0,external_node_path_.isAbsolute)(program))
        return { ended: Promise.resolve(notBegun('ENOENT')), stop: () => undefined };
    try {
        return follow(begin(program, args, options), options);
    }
    catch (error) {
        return { ended: Promise.resolve(notBegun(codeOf(error))), stop: () => undefined };
    }
}
function endAllPrograms() {
    for (const child of running)
        killGroup(child);
    running.clear();
}
function begin(program, args, { cwd, env, input, onMessage }) {
    const given = { ...(0,clean_environment/* withAbsoluteLists */.$5)(env), ...(windows && { NoDefaultCurrentDirectoryInExePath: '1' }) };
    return (0,external_node_child_process_namespaceObject.spawn)(program, [...args], {
        cwd,
        env: given,
        shell: false,
        windowsHide: true,
        detached: !windows,
        stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe', ...(onMessage ? ['ipc'] : [])],
    });
}
function follow(child, { input, timeout, onStdout, onStderr, onMessage, started, patience }) {
    let stopped = null;
    const stop = (why) => {
        if (stopped !== null)
            return;
        stopped = why;
        killGroup(child);
    };
    const ended = new Promise((resolve) => {
        const timer = timeout === undefined ? undefined : setTimeout(() => stop('time'), timeout);
        let late;
        const settle = (end) => {
            clearTimeout(timer);
            clearTimeout(late);
            forget(child);
            resolve({ ...end, code: stopped === null ? end.code : null, stopped });
        };
        remember(child);
        child.on('spawn', () => started?.());
        child.stdout?.on('data', (chunk) => onStdout?.(chunk));
        child.stderr?.on('data', (chunk) => onStderr?.(chunk));
        if (onMessage)
            child.on('message', onMessage);
        child.on('error', (error) => settle(notBegun(codeOf(error))));
        child.on('exit', (code, signal) => {
            if (patience === undefined)
                return;
            clearTimeout(timer);
            killGroup(child);
            late = setTimeout(() => {
                child.stdout?.destroy();
                child.stderr?.destroy();
                settle({ code, signal, failed: null });
            }, patience);
        });
        child.on('close', (code, signal) => settle({ code, signal, failed: null }));
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(input);
    });
    return { ended, stop };
}
const notBegun = (failed) => ({ code: null, signal: null, failed, stopped: null });
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
function onSignal(signal) {
    endAllPrograms();
    listen(false);
    process.kill(process.pid, signal);
}
function listen(on) {
    for (const signal of signals)
        process[on ? 'on' : 'off'](signal, onSignal);
    process[on ? 'on' : 'off']('exit', endAllPrograms);
}
function remember(child) {
    if (running.size === 0)
        listen(true);
    running.add(child);
}
function forget(child) {
    if (running.delete(child) && running.size === 0)
        listen(false);
}
function killGroup(child) {
    if (child.pid === undefined)
        return;
    try {
        if (!windows)
            process.kill(-child.pid, 'SIGKILL');
        else if ((0,external_node_child_process_namespaceObject.spawnSync)(taskkill(), ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore', windowsHide: true }).status !==
            0)
            child.kill('SIGKILL');
    }
    catch {
    }
}
const taskkill = () => (0,external_node_path_.join)(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'taskkill.exe');
function codeOf(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown reason';
}


/***/ }),

/***/ 36220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J1: () => (/* binding */ barMeter),
/* harmony export */   dv: () => (/* binding */ noMeter),
/* harmony export */   of: () => (/* binding */ lineMeter)
/* harmony export */ });
/* harmony import */ var _model_count_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(17817);

const noMeter = { update: () => undefined, end: () => undefined };
const quietTime = 3_000;
const pause = 5_000;
const percent = (share) => `${Math.floor(100 * Math.min(1, Math.max(0, share)))} %`;
const rateOf = (done, milliseconds) => `${(0,_model_count_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(Math.round((done * 1000) / Math.max(1, milliseconds)), 'file')} a second`;
function lineMeter(say, now = () => performance.now()) {
    const start = now();
    let last = start + quietTime - pause;
    return {
        update(done, of, share) {
            if (now() - last < pause)
                return;
            last = now();
            say(`  ${(0,_model_count_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .o)(done)} of ${(0,_model_count_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(of, 'file')} scanned, ${percent(share)} of the code, ${rateOf(done, last - start)}`);
        },
        end: () => undefined,
    };
}
function barMeter(screen, now = () => performance.now()) {
    const start = now();
    let drawn = false;
    return {
        update(done, of, share) {
            if (now() - start < quietTime)
                return;
            drawn = true;
            screen.write(`\r${barLine(done, of, share, now() - start, screen.columns ?? 80)}\u001b[K`);
        },
        end() {
            if (drawn)
                screen.write('\r\u001b[K');
            drawn = false;
        },
    };
}
function barLine(done, of, share, milliseconds, columns) {
    const text = ` ${percent(share).padStart(5)}  ${(0,_model_count_js__WEBPACK_IMPORTED_MODULE_0__/* .thousands */ .o)(done)} of ${(0,_model_count_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .h)(of, 'file')}, ${rateOf(done, milliseconds)}`;
    const width = Math.min(30, columns - text.length - 1);
    if (width < 5)
        return text.trim().slice(0, Math.max(0, columns - 1));
    const full = Math.round(width * Math.min(1, Math.max(0, share)));
    return `${'█'.repeat(full)}${'░'.repeat(width - full)}${text}`;
}


/***/ }),

/***/ 59502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DA: () => (/* binding */ removeLeftovers),
/* harmony export */   Po: () => (/* binding */ installedBandit),
/* harmony export */   UN: () => (/* binding */ engineIn),
/* harmony export */   Wm: () => (/* binding */ programIn),
/* harmony export */   aE: () => (/* binding */ readRecord),
/* harmony export */   lC: () => (/* binding */ newFolder),
/* harmony export */   rh: () => (/* binding */ writeRecord)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(92857);
/* harmony import */ var _process_programs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(81088);






const recordSchema = zod__WEBPACK_IMPORTED_MODULE_5__/* .object */ .Ikc({
    folder: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().regex(/^[\w.-]+$/),
    bandit: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().regex(/^[\w.+!-]+$/),
    python: zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP().regex(/^\d+\.\d+\.\d+$/),
    files: zod__WEBPACK_IMPORTED_MODULE_5__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_5__/* .tuple */ .PVZ([zod__WEBPACK_IMPORTED_MODULE_5__/* .string */ .YjP(), zod__WEBPACK_IMPORTED_MODULE_5__/* .int */ .Whr()])),
});
const oneDay = 24 * 60 * 60 * 1000;
const programIn = (folder, name, host) => host.platform === 'win32' ? (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'Scripts', `${name}.exe`) : (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'bin', name);
const engineIn = (folder) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'engine');
async function readRecord(root, name, host) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, `${name}.json`), 'utf8').catch(() => null);
    if (text === null)
        return null;
    const record = recordSchema.safeParse(parsed(text));
    if (!record.success)
        return null;
    const environment = { ...record.data, folder: (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, record.data.folder) };
    return (await runs(environment, host)) ? environment : null;
}
async function writeRecord(root, name, environment) {
    const draft = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, `${name}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}.tmp`);
    const folder = environment.folder.slice(root.length + 1);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(draft, `${JSON.stringify({ ...environment, folder })}\n`, { mode: 0o600 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(draft, (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, `${name}.json`));
}
async function newFolder(root, key) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, `${key}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(6).toString('hex')}`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(folder, { mode: 0o700 });
    return folder;
}
async function removeLeftovers(root, key, current) {
    for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(root).catch(() => [])) {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, name);
        if (!name.startsWith(`${key}-`) || path === current)
            continue;
        const age = Date.now() -
            (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(path).then((found) => found.mtimeMs, () => Date.now()));
        if (age > oneDay)
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(path, { recursive: true, force: true }).catch(() => undefined);
    }
}
async function installedBandit(folder, host) {
    const packages = await sitePackages(folder, host);
    const names = packages === null ? [] : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(packages).catch(() => []);
    return (names.map((name) => /^bandit-(.+)\.dist-info$/.exec(name)?.[1]).find((version) => version !== undefined) ?? null);
}
async function runs(environment, host) {
    if (!(await (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_4__/* .isProgram */ .V)(programIn(environment.folder, 'python', host))))
        return false;
    if (!(await (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_4__/* .isProgram */ .V)(programIn(environment.folder, 'bandit', host))))
        return false;
    const packages = await sitePackages(environment.folder, host);
    if (packages === null)
        return false;
    const needed = [
        (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)('bandit', 'cli', 'main.py'),
        `bandit-${environment.bandit}.dist-info`,
        'stevedore',
        'yaml',
        'rich',
    ];
    const found = await Promise.all(needed.map((name) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(packages, name)).then(() => true, () => false)));
    return (found.every(Boolean) &&
        environment.files.every(([name, size]) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(environment.folder, name), { throwIfNoEntry: false })?.size === size));
}
async function sitePackages(folder, host) {
    if (host.platform === 'win32')
        return (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'Lib', 'site-packages');
    const versions = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'lib')).catch(() => []);
    const python = versions.find((name) => name.startsWith('python'));
    return python === undefined ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(folder, 'lib', python, 'site-packages');
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 62537:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ thisHost)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(48161);
/* harmony import */ var _process_clean_environment_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8056);


function thisHost(env = process.env, workspace = []) {
    return {
        env: (0,_process_clean_environment_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentOutside */ .tg)(env, workspace),
        platform: process.platform,
        arch: process.arch,
        home: (0,node_os__WEBPACK_IMPORTED_MODULE_0__.homedir)(),
        temp: env['RUNNER_TEMP'] || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)(),
        workspace,
    };
}


/***/ }),

/***/ 55624:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ readLock)
/* harmony export */ });
/* unused harmony export lockName */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(73136);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4719);




const lockName = 'bandit.lock.txt';
async function readLock(path = (0,node_url__WEBPACK_IMPORTED_MODULE_2__.fileURLToPath)(new URL(lockName, import.meta.url))) {
    const text = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readFile)(path, 'utf8').catch(() => '');
    const bandit = /^bandit==(\S+)/m.exec(text)?.[1];
    if (bandit === undefined)
        throw new _world_js__WEBPACK_IMPORTED_MODULE_3__/* .WorldError */ .n(`${path} is missing or damaged: this copy of bandit-remediate is incomplete. Use a released version.`);
    return { path, bandit, hash: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex') };
}


/***/ }),

/***/ 1169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ findPython),
/* harmony export */   d: () => (/* binding */ pythonCandidates)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(92857);
/* harmony import */ var _process_child_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(96559);
/* harmony import */ var _process_child_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(95412);
/* harmony import */ var _process_printable_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(83166);
/* harmony import */ var _process_programs_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(81088);
/* harmony import */ var _world_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(4719);








const oldest = [3, 10];
const probe = `
import importlib.util, json, os, sys
def has(name): return importlib.util.find_spec(name) is not None
pip = None
if has('pip'):
    try:
        from importlib.metadata import version
        pip = version('pip')
    except Exception:
        pip = None
print(json.dumps({'version': '%d.%d.%d' % sys.version_info[:3], 'executable': os.path.abspath(sys.executable), 'prefix': sys.prefix,
    'pip': pip, 'venv': has('venv'), 'ensurepip': has('ensurepip')}))
`;
const answerSchema = zod__WEBPACK_IMPORTED_MODULE_6__/* .object */ .Ikc({
    version: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().regex(/^\d+\.\d+\.\d+$/),
    executable: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().min(1),
    prefix: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP(),
    pip: zod__WEBPACK_IMPORTED_MODULE_6__/* .string */ .YjP().nullable(),
    venv: zod__WEBPACK_IMPORTED_MODULE_6__/* .boolean */ .zMY(),
    ensurepip: zod__WEBPACK_IMPORTED_MODULE_6__/* .boolean */ .zMY(),
});
async function pythonCandidates(version, host) {
    const cached = (await toolCache(host))
        .filter((entry) => matches(entry.version, version))
        .map((entry) => entry.program);
    const [major, minor] = version.split('.');
    const exact = minor === undefined ? [] : await (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_5__/* .onPath */ .L)(`python${major}.${minor}`, host);
    const general = [...(await (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_5__/* .onPath */ .L)('python3', host)), ...(await (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_5__/* .onPath */ .L)('python', host))];
    const launcher = (await (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_5__/* .onPath */ .L)('py', host)).map((program) => ({
        program,
        args: version === '' ? [] : [`-${version.split('.').slice(0, 2).join('.')}`],
    }));
    const plain = (version === '' ? [...general] : [...cached, ...exact, ...general]).map((program) => ({
        program,
        args: [],
    }));
    const last = version === '' ? cached.map((program) => ({ program, args: [] })) : [];
    return unique([...plain, ...launcher, ...last]);
}
async function findPython(version, host, cwd) {
    if (version !== '' && tooOld(version)) {
        throw new _world_js__WEBPACK_IMPORTED_MODULE_7__/* .WorldError */ .n(`python-version: Bandit needs Python 3.10 or newer to run, not ${version}. ` +
            'Set python-version to 3.10 or newer; code written for older Pythons is scanned all the same.');
    }
    const tried = [];
    for (const candidate of await pythonCandidates(version, host)) {
        const answer = await ask(candidate, host, cwd);
        if (typeof answer === 'string')
            tried.push(`${named(candidate)}: ${answer}`);
        else if (tooOld(answer.version))
            tried.push(`${named(candidate)}: Python ${answer.version}, too old`);
        else if (!matches(answer.version, version))
            tried.push(`${named(candidate)}: Python ${answer.version}, not ${version}`);
        else
            return answer;
    }
    throw new _world_js__WEBPACK_IMPORTED_MODULE_7__/* .WorldError */ .n(notFound(version, tried, host));
}
async function ask(candidate, host, cwd) {
    const ended = await (0,_process_child_js__WEBPACK_IMPORTED_MODULE_3__/* .runChild */ .w)(candidate.program, [...candidate.args, '-I', '-B', '-c', probe], {
        cwd,
        env: (0,_process_child_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .childEnvironment */ .Q)(host, 'scan'),
        timeout: 30_000,
    });
    if (ended.failure !== null)
        return ended.failure;
    if (ended.exitCode !== 0) {
        const said = (0,_process_printable_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g)(ended.stderr.trim().split('\n')[0] ?? '', 120);
        return `it did not answer (${said || `exit status ${ended.exitCode ?? ended.signal}`})`;
    }
    try {
        const parsed = answerSchema.safeParse(JSON.parse(ended.stdout));
        return parsed.success ? parsed.data : 'its answer made no sense';
    }
    catch {
        return 'its answer made no sense';
    }
}
function notFound(version, tried, host) {
    const wanted = version === '' ? 'Python 3.10 or newer' : `Python ${version}`;
    const looked = tried.length > 0
        ? `Tried:\n${tried
            .slice(0, 12)
            .map((line) => `  - ${line}`)
            .join('\n')}`
        : 'No python3, python or py is on PATH.';
    const setUp = `add a step \`uses: actions/setup-python\` with \`python-version: '${version || '3.13'}'\` before this one`;
    const remedy = host.env['GITHUB_ACTIONS'] === 'true'
        ? `${setUp.charAt(0).toUpperCase()}${setUp.slice(1)}${version === '' ? '' : ', or leave python-version empty to use any Python from 3.10 on'}.`
        : `Install ${wanted} and put it on PATH${version === '' ? '' : ', or leave python-version empty to use any Python from 3.10 on'}.`;
    return `Bandit needs ${wanted} to run, and none was found. ${looked}\n${remedy}`;
}
async function toolCache(host) {
    const root = host.env['RUNNER_TOOL_CACHE'];
    if (!root)
        return [];
    const versions = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'Python')).catch(() => []);
    const inside = host.platform === 'win32' ? ['python.exe'] : ['bin', 'python'];
    const entries = versions
        .filter((version) => /^\d+\.\d+\.\d+/.test(version) && !tooOld(version))
        .map((version) => ({ version, program: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'Python', version, host.arch, ...inside) }));
    const runnable = await Promise.all(entries.map((entry) => (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_5__/* .isProgram */ .V)(entry.program)));
    return entries.filter((_, index) => runnable[index]).toSorted((a, b) => newestFirst(a.version, b.version));
}
function newestFirst(a, b) {
    if (a.includes('-') !== b.includes('-'))
        return a.includes('-') ? 1 : -1;
    const [left, right] = [numbers(a), numbers(b)];
    for (let index = 0; index < 3; index += 1) {
        const difference = (right[index] ?? 0) - (left[index] ?? 0);
        if (difference !== 0)
            return difference;
    }
    return b.localeCompare(a);
}
const numbers = (version) => (version.split('-')[0] ?? '').split('.').map(Number);
const matches = (version, wanted) => wanted === '' || `${version.split('-')[0]}.`.startsWith(`${wanted}.`);
const named = (candidate) => (0,_process_printable_js__WEBPACK_IMPORTED_MODULE_4__/* .printable */ .g)([candidate.program, ...candidate.args].join(' '));
function tooOld(version) {
    const [major = 0, minor = Infinity] = numbers(version);
    return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
}
async function unique(candidates) {
    const seen = new Set();
    const result = [];
    for (const candidate of candidates) {
        const real = [await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(candidate.program).catch(() => candidate.program), ...candidate.args].join('\0');
        if (!seen.has(real))
            result.push(candidate);
        seen.add(real);
    }
    return result;
}


/***/ }),

/***/ 30260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ interpreterOf),
/* harmony export */   w: () => (/* binding */ pythonOf)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _process_programs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(81088);
/* harmony import */ var _provision_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(59502);
/* harmony import */ var _provision_python_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1169);





async function interpreterOf(bandit, pythonVersion, host, neutral) {
    return (await pythonOf(bandit, host)) ?? (await (0,_provision_python_js__WEBPACK_IMPORTED_MODULE_4__/* .findPython */ .K)(pythonVersion, host, neutral)).executable;
}
async function pythonOf(bandit, host) {
    if (bandit.folder !== null)
        return (0,_provision_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .programIn */ .Wm)(bandit.folder, 'python', host);
    const beside = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(bandit.script);
    const candidates = host.platform === 'win32'
        ? [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(beside, 'python.exe'), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(beside), 'python.exe')]
        : [await shebang(bandit.script), (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(beside, 'python3')];
    for (const candidate of candidates)
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(candidate) && (await (0,_process_programs_js__WEBPACK_IMPORTED_MODULE_2__/* .isProgram */ .V)(candidate)))
            return candidate;
    return null;
}
async function shebang(script) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.open)(script, 'r').catch(() => null);
    if (file === null)
        return '';
    try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
        const line = buffer.toString('utf8', 0, bytesRead).split('\n')[0] ?? '';
        return /^#!\s*"?(\/[^"\s]*python[\d.]*)"?(?:\s|$)/u.exec(line)?.[1] ?? '';
    }
    finally {
        await file.close();
    }
}


/***/ }),

/***/ 90703:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (/* binding */ openRunner)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./build/world/bandit/scan.js + 7 modules
var scan = __nccwpck_require__(41964);
// EXTERNAL MODULE: ./build/world/cache/results-store.js
var results_store = __nccwpck_require__(83416);
// EXTERNAL MODULE: ./build/world/provision/lock.js
var lock = __nccwpck_require__(55624);
// EXTERNAL MODULE: ./build/world/provision/python.js
var provision_python = __nccwpck_require__(1169);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: ./build/text/log-text.js
var log_text = __nccwpck_require__(5066);
// EXTERNAL MODULE: ./build/world/process/child-environment.js
var child_environment = __nccwpck_require__(96559);
// EXTERNAL MODULE: ./build/world/process/child.js + 1 modules
var child = __nccwpck_require__(95412);
// EXTERNAL MODULE: ./build/world/process/programs.js
var process_programs = __nccwpck_require__(81088);
;// CONCATENATED MODULE: external "node:readline"
const external_node_readline_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(57075);
;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(73136);
// EXTERNAL MODULE: ./build/world/process/start.js + 1 modules
var start = __nccwpck_require__(24030);
// EXTERNAL MODULE: ./build/world/cache/cache-library.js
var cache_library = __nccwpck_require__(4578);
// EXTERNAL MODULE: ./build/world/cache/cache-process.js
var cache_process = __nccwpck_require__(87176);
;// CONCATENATED MODULE: ./build/world/cache/cache-call.js










const tarOptions = '--exclude=*[!a-z]*';
const here = (0,external_node_url_.fileURLToPath)(import.meta.url);
const program = here.endsWith('.ts') ? (0,external_node_path_.join)(here, '../../../main.ts') : (0,external_node_path_.join)((0,external_node_path_.dirname)(here), 'index.js');
async function callCache(host, folders, order, bounds) {
    const reasons = [];
    let answer = null;
    const [stdout, stderr] = [new external_node_stream_.PassThrough(), new external_node_stream_.PassThrough()];
    const { ended, stop } = (0,start/* startProgram */.X)(process.execPath, [program, cache_process/* cacheProcess */.G, JSON.stringify(order)], {
        cwd: folders.files,
        env: environment(host, folders),
        timeout: bounds.patience,
        onMessage: (message) => {
            answer = cache_library/* cacheAnswer */.dN.safeParse(message).data ?? null;
        },
        onStdout: (chunk) => stdout.write(chunk),
        onStderr: (chunk) => stderr.write(chunk),
    });
    for (const input of [stdout, stderr])
        (0,external_node_readline_namespaceObject.createInterface)({ input }).on('line', (line) => heard(line, reasons, () => stop('service')));
    const watch = setInterval(() => void size(folders).then((bytes) => bytes > bounds.largest && stop('size')), 200);
    const { failed, stopped } = await ended;
    clearInterval(watch);
    for (const stream of [stdout, stderr])
        stream.end();
    if (failed !== null)
        reasons.push(`the library could not be started: ${failed}`);
    await Promise.all([stdout, stderr].map((stream) => (0,external_node_stream_promises_namespaceObject.finished)(stream)));
    return { answer, reasons, stopped: stopped };
}
function heard(line, reasons, giveUp) {
    if (/^::add-mask::./.test(line))
        process.stdout.write(`${line}\n`);
    const [, reason] = /^(?:::(?:warning|error)[^:]*::|(?=Failed to |Attempt \d))(.*)/.exec(line) ?? [];
    if (reason && reasons.length < 20)
        reasons.push(reason
            .slice(0, 1000)
            .replace(/%0[AD]/g, ' ')
            .replaceAll('%25', '%'));
    if (line.startsWith('Attempt 2 of'))
        giveUp();
}
const forCaching = [
    'ACTIONS_CACHE_SERVICE_V2',
    'ACTIONS_CACHE_URL',
    'ACTIONS_RESULTS_URL',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_CACHE_MODE',
    'GITHUB_SERVER_URL',
    'NODE_EXTRA_CA_CERTS',
    'NODE_COMPILE_CACHE',
];
function environment(host, folders) {
    const own = Object.fromEntries(forCaching.flatMap((name) => (host.env[name] === undefined ? [] : [[name, host.env[name]]])));
    return {
        ...(0,child_environment/* childEnvironment */.Q)(host, 'install'),
        ...own,
        GITHUB_WORKSPACE: folders.files,
        RUNNER_TEMP: folders.scratch,
        TAR_OPTIONS: tarOptions,
    };
}
async function size({ files, scratch }) {
    const sizes = [files, scratch].map(async (folder) => {
        const names = await (0,promises_.readdir)(folder, { recursive: true }).catch(() => []);
        const each = await Promise.all(names.map((name) => (0,promises_.lstat)((0,external_node_path_.join)(folder, name)).then((stats) => stats.size, () => 0)));
        return each.reduce((sum, bytes) => sum + bytes, 0);
    });
    return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
;// CONCATENATED MODULE: ./build/world/cache/cache-keys.js

function cacheKeys({ env, platform, arch }, place) {
    const { bandit, python, engine, folder, category, settings, part } = place;
    const which = (0,external_node_crypto_.createHash)('sha256')
        .update(JSON.stringify([folder, category, ...settings]))
        .digest('hex')
        .slice(0, 16);
    const minor = python.split('.').slice(0, 2).join('.');
    const project = [
        'bandit-remediate-results',
        platform,
        arch,
        `python-${minor}`,
        `bandit-${bandit}`,
        `engine-${engine}`,
        which,
        '',
    ]
        .map(fit)
        .join('-');
    const same = `${project}${fit(part ?? 'all')}-`;
    return {
        own: `${same}${fit(env['GITHUB_RUN_ID'] ?? '0')}-${fit(env['GITHUB_RUN_ATTEMPT'] ?? '1')}`,
        others: [same, project],
    };
}
const fit = (word) => word.replace(/[^\w.+-]+/gu, '_').slice(0, 40);

;// CONCATENATED MODULE: ./build/world/cache/cache-worth.js
const worthwhile = 20;
function notWorthSaving(context, { files, scanned, cacheChanged }) {
    const readers = readersOf(context);
    if (readers === 'nobody')
        return 'no later run could read it';
    if (!cacheChanged)
        return 'nothing has changed';
    if (scanned < worthwhile || scanned * 50 < files)
        return 'too little has changed';
    return readers === 'this branch' && scanned * 2 < files
        ? 'the branch gets most of it from the cache that it has'
        : null;
}
function readersOf({ event, ref, defaultBranch }) {
    if (event === 'pull_request')
        return 'this branch';
    if (event === 'schedule' || event === 'repository_dispatch')
        return 'everyone';
    if (event !== 'push' && event !== 'workflow_dispatch')
        return 'nobody';
    if (!ref?.startsWith('refs/heads/') || ref.startsWith('refs/heads/gh-readonly-queue/'))
        return 'nobody';
    return ref === `refs/heads/${defaultBranch ?? ''}` ? 'everyone' : 'this branch';
}

;// CONCATENATED MODULE: ./build/world/cache/results-cache.js










const megabyte = 1024 * 1024;
const restoring = { patience: 30_000, largest: 256 * megabyte };
const saving = { patience: 60_000, largest: 256 * megabyte };
async function restoreResults(host, place, bounds = restoring) {
    const folders = await freshFolders(host).catch((error) => (0,log_text/* quote */.hD)(String(error)));
    if (typeof folders === 'string')
        return {
            file: null,
            key: null,
            line: `The results cache is not used, for it needs a folder in RUNNER_TEMP: ${folders}`,
        };
    const file = (0,external_node_path_.join)(folders.files, cache_library/* cachedFile */.$B);
    const nothing = (line) => ({ file, key: null, line });
    if (!hasService(host) || !mayRead(host))
        return nothing(null);
    if (!(await hasGnuTar(host)))
        return nothing(withoutTar);
    const { own, others } = cacheKeys(host, place);
    const call = await callCache(host, folders, { do: 'restore', key: own, others: [...others] }, bounds);
    const key = call.answer && 'key' in call.answer ? call.answer.key : null;
    const usable = key !== null && (await ownFile(file, bounds.largest));
    await cleared(folders, usable ? [cache_library/* cachedFile */.$B] : []);
    if (usable)
        return { file, key, line: null };
    if (key !== null)
        return nothing(`The results cache ${(0,log_text/* quote */.hD)(key, 400)} does not hold a file of results and is not used. Delete it in the repository's list of caches.`);
    return nothing(failure('restored', call, bounds));
}
async function saveResults(host, context, place, restored, use, bounds = saving) {
    const { file } = restored;
    const nothing = (line) => ({ key: null, line });
    if (file === null)
        return nothing(null);
    try {
        if (notWorthSaving(context, use) !== null || !hasService(host) || !mayWrite(host))
            return nothing(null);
        if (!(await ownFile(file, bounds.largest)))
            return nothing(`The results cache was not saved: the engine's file is missing or larger than ${inMegabytes(bounds.largest)}.`);
        if (!(await hasGnuTar(host)))
            return nothing(null);
        const key = cacheKeys(host, place).own;
        const folders = { files: (0,external_node_path_.dirname)(file), scratch: await scratchBeside((0,external_node_path_.dirname)(file)) };
        const bytes = (await (0,promises_.lstat)(file)).size;
        const call = await callCache(host, folders, { do: 'save', key }, { ...bounds, largest: bounds.largest + bytes });
        if (call.answer && 'id' in call.answer && call.answer.id >= 0)
            return { key, line: `The results of ${use.files} files are kept in the repository's cache for later runs.` };
        return nothing(failure('saved', call, bounds));
    }
    catch (error) {
        return nothing(`The results cache was not saved: ${(0,log_text/* quote */.hD)(String(error))}`);
    }
    finally {
        await (0,promises_.rm)((0,external_node_path_.dirname)((0,external_node_path_.dirname)(file)), { recursive: true, force: true }).catch(() => undefined);
    }
}
function failure(what, { reasons, stopped, answer }, { patience, largest }) {
    const line = (reason) => `The results cache was not ${what}: ${reason}`;
    const said = (reasons.filter((reason) => !/^Attempt \d+ of/.test(reason)).at(-1) ?? reasons.at(-1))?.replace(/^Failed to (?:restore|save): /, '');
    if (stopped === 'time')
        return line(`the cache service took longer than ${Math.round(patience / 1000)} seconds.`);
    if (stopped === 'size')
        return line(`it is larger than ${inMegabytes(largest)}.`);
    if (stopped === 'service')
        return line(`the cache service fails. ${(0,log_text/* quote */.hD)(said ?? '')}`);
    if (/cache (?:read|write) denied:|another job may be creating this cache/.test(reasons.join('\n')))
        return null;
    if (said !== undefined)
        return line((0,log_text/* quote */.hD)(said));
    return answer === null ? line('its process ended without an answer.') : null;
}
const modeOf = ({ env }) => (env['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
const mayRead = (host) => !['none', 'write-only'].includes(modeOf(host));
const mayWrite = (host) => !['none', 'read'].includes(modeOf(host));
function hasService({ env }) {
    const newer = env['ACTIONS_CACHE_SERVICE_V2'] &&
        /^https?:\/\/(github\.com|[\w.-]+\.(ghe\.com|localhost))(:\d+)?\/?$/i.test(env['GITHUB_SERVER_URL'] || 'https://github.com');
    return Boolean(env['ACTIONS_RUNTIME_TOKEN'] && env[newer ? 'ACTIONS_RESULTS_URL' : 'ACTIONS_CACHE_URL']);
}
const withoutTar = 'The results cache is not used, for it needs GNU tar. Install it: `brew install gnu-tar` on macOS, `apk add tar` on Alpine, Git on Windows.';
async function hasGnuTar(host) {
    const env = (0,child_environment/* childEnvironment */.Q)(host, 'scan');
    const [, programs = ''] = Object.entries(env).find(([name]) => name.toUpperCase() === 'PROGRAMFILES') ?? [];
    const windows = host.platform === 'win32';
    const [program] = windows
        ? [(0,external_node_path_.join)(programs, 'Git', 'usr', 'bin', 'tar.exe')]
        : await (0,process_programs/* onPath */.L)(host.platform === 'darwin' ? 'gtar' : 'tar', host);
    if (program === undefined)
        return false;
    const { stdout } = await (0,child/* runChild */.w)(program, ['--version'], { cwd: host.temp, env, timeout: 10_000 });
    return stdout.includes('GNU tar');
}
async function freshFolders({ temp }) {
    const folder = await (0,promises_.realpath)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(temp, 'bandit-remediate-cache-')));
    const files = (0,external_node_path_.join)(folder, 'files');
    await (0,promises_.mkdir)(files);
    return { files, scratch: await scratchBeside(files) };
}
async function scratchBeside(files) {
    const scratch = (0,external_node_path_.join)((0,external_node_path_.dirname)(files), 'scratch');
    await (0,promises_.mkdir)(scratch, { recursive: true });
    return scratch;
}
async function ownFile(file, largest) {
    const stats = await (0,promises_.lstat)(file).catch(() => null);
    if (!stats?.isFile() || stats.nlink !== 1 || stats.size === 0 || stats.size > largest)
        return false;
    return (0,promises_.chmod)(file, 0o600).then(() => true, () => false);
}
async function cleared({ files, scratch }, keep) {
    for (const folder of [files, scratch]) {
        const names = (await (0,promises_.readdir)(folder).catch(() => [])).filter((name) => folder === scratch || !keep.includes(name));
        for (const name of names)
            await (0,promises_.rm)((0,external_node_path_.join)(folder, name), { recursive: true, force: true }).catch(() => undefined);
    }
}
const inMegabytes = (bytes) => `${(bytes / megabyte).toFixed(bytes < 10 * megabyte ? 1 : 0)} MB`;

;// CONCATENATED MODULE: ./build/world/cache/runner-results.js



const layout = '1';
const nothingScanned = { files: 0, cached: 0, scanned: 0, cacheChanged: false, foreign: [] };
function runnerResults(host, context, category, say) {
    let opened = null;
    let use = null;
    const open = async (request, bandit) => {
        const place = placeOf(request, await versions(request, bandit, host), context, category);
        const restored = await restoreResults(host, place);
        if (restored.line !== null)
            say(restored.line);
        return { place, restored };
    };
    return {
        open: async (request, bandit) => (await (opened ??= open(request, bandit))).restored.file,
        close: (done) => void (use = done),
        async save() {
            const found = await opened?.catch(() => null);
            if (!found)
                return;
            const { line } = await saveResults(host, context, found.place, found.restored, use ?? nothingScanned);
            if (line !== null)
                say(line);
        },
    };
}
async function versions(request, bandit, host) {
    if (request.banditVersion !== 'system') {
        const python = await (0,provision_python/* findPython */.K)(request.pythonVersion, host, host.temp).catch(() => null);
        if (python !== null)
            return {
                bandit: request.banditVersion === 'pinned' ? (await (0,lock/* readLock */.m)()).bandit : request.banditVersion,
                python: python.version,
            };
    }
    const { version, python } = await bandit;
    return { bandit: version, python: python ?? 'unknown' };
}
const placeOf = ({ targets, configfile, profile, tests, skips, ini, shard }, { bandit, python }, { folder }, category) => ({
    bandit,
    python,
    engine: layout,
    folder,
    category,
    settings: [...targets, configfile, profile, tests, skips, ini],
    part: shard === null ? null : `${shard.index}-of-${shard.count}`,
});

// EXTERNAL MODULE: ./build/world/context.js
var world_context = __nccwpck_require__(19484);
// EXTERNAL MODULE: ./build/world/git/git.js
var git_git = __nccwpck_require__(47644);
// EXTERNAL MODULE: ./build/world/local.js + 31 modules
var world_local = __nccwpck_require__(3864);
// EXTERNAL MODULE: ./build/world/progress.js
var progress = __nccwpck_require__(36220);
// EXTERNAL MODULE: ./build/world/provision/host.js
var provision_host = __nccwpck_require__(62537);
// EXTERNAL MODULE: ./build/world/test-command/isolation.js + 1 modules
var test_command_isolation = __nccwpck_require__(41446);
// EXTERNAL MODULE: ./build/world/workflow/log.js
var log = __nccwpck_require__(10983);
// EXTERNAL MODULE: ./build/world/workspace/workspace.js
var workspace_workspace = __nccwpck_require__(75432);
// EXTERNAL MODULE: ./build/world/writing/repair.js
var repair = __nccwpck_require__(25423);
;// CONCATENATED MODULE: ./build/world/runner.js














async function openRunner(env, { folder, token, cache, category, tests }) {
    const place = env['GITHUB_WORKSPACE'] || process.cwd();
    const root = checkoutRoot(place, (0,external_node_path_.resolve)(place, folder));
    const host = (0,provision_host/* thisHost */.v)(env, [place, root]);
    const workspace = await (0,workspace_workspace/* openWorkspace */.OH)(root, (0,external_node_path_.relative)(root, (0,external_node_path_.resolve)(place, folder)));
    const repaired = await (0,repair/* repair */.I)(workspace);
    if (repaired !== null)
        (0,log/* logLines */.O)([repaired]);
    const rooted = { ...env, GITHUB_WORKSPACE: workspace.root };
    const git = await (0,git_git/* openGit */.z)(workspace.project, rooted, 'action');
    const results = (0,external_node_path_.join)(host.temp, `bandit-remediate-${(env['GITHUB_ACTION'] ?? '').replace(/[^\w-]/gu, '')}`);
    const context = await (0,world_context/* actionContext */.G)(rooted, workspace.project, results, git);
    const say = (text) => (0,log/* logLines */.O)([text]);
    const isolation = await (0,test_command_isolation/* isolationOf */._)(tests, { context, git, env: host.env, keep: [workspace.root] });
    if (isolation.note !== null)
        say(isolation.note);
    const repositoryResults = cache ? runnerResults(host, context, category, say) : null;
    const scanning = (0,scan/* scanAround */.Fw)(host, repositoryResults ?? results_store/* noResults */.w, say, () => (0,progress/* lineMeter */.of)(say));
    const local = (0,world_local/* localWorld */.W)({ workspace, scanning, git, token, tests: { env, ...isolation } });
    let opened = null;
    const delivering = () => (opened ??= Promise.all(/* import() */[__nccwpck_require__.e(377), __nccwpck_require__.e(714)]).then(__nccwpck_require__.bind(__nccwpck_require__, 25714)).then(({ openDelivery }) => openDelivery(token, env)));
    return {
        context,
        world: {
            ...local,
            scan: (request, started) => local.scan(request, () => {
                started?.();
                delivering().catch(() => undefined);
            }),
            fixTarget: async (at, wish) => (await delivering()).fixTarget(at, wish),
            async deliver(at, delivery) {
                const [delivered] = await Promise.all([
                    delivering().then(({ deliver }) => deliver(at, delivery)),
                    repositoryResults?.save(),
                ]);
                return delivered;
            },
        },
    };
}
function checkoutRoot(workspace, project) {
    if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(workspace, '.git')))
        return workspace;
    for (let at = project; (0,workspace_workspace/* isInside */.FK)(workspace, at) && at !== workspace; at = (0,external_node_path_.dirname)(at))
        if ((0,external_node_fs_.existsSync)((0,external_node_path_.join)(at, '.git')))
            return at;
    return workspace;
}


/***/ }),

/***/ 237:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ temporaryFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var _is_running_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(63581);
/* harmony import */ var _on_exit_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(54807);





const named = /^bandit-remediate-[a-z]+-(\d+)-\w{6}$/;
const swept = new Set();
async function temporaryFolder(temp, purpose) {
    if (!swept.has(temp)) {
        swept.add(temp);
        void sweep(temp);
    }
    const path = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(temp, `bandit-remediate-${purpose}-${process.pid}-`));
    const release = (0,_on_exit_js__WEBPACK_IMPORTED_MODULE_3__/* .atEnd */ .t)(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path, { recursive: true, force: true }));
    return {
        path,
        async remove() {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(path, { recursive: true, force: true });
            release();
        },
    };
}
async function sweep(temp) {
    const names = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(temp).catch(() => []);
    for (const name of names) {
        const owner = Number(named.exec(name)?.[1] ?? 0);
        if (owner === 0 || owner === process.pid || (0,_is_running_js__WEBPACK_IMPORTED_MODULE_4__/* .isRunning */ .W)(owner))
            continue;
        try {
            const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(temp, name));
            if (!found.isDirectory() || (process.getuid && found.uid !== process.getuid()))
                continue;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(temp, name), { recursive: true, force: true });
        }
        catch {
        }
    }
}


/***/ }),

/***/ 42381:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ openTerminal),
  y: () => (/* binding */ print)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(57975);
// EXTERNAL MODULE: ./build/world/bandit/scan.js + 7 modules
var scan = __nccwpck_require__(41964);
// EXTERNAL MODULE: ./build/world/cache/results-store.js
var results_store = __nccwpck_require__(83416);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(51455);
// EXTERNAL MODULE: ./build/world/cache/cache-folder.js
var cache_folder = __nccwpck_require__(43049);
;// CONCATENATED MODULE: ./build/world/cache/results-file.js




const day = 24 * 60 * 60 * 1000;
const kept = { days: 30, files: 20 };
async function resultsFile(host, project, settings) {
    try {
        const folder = (0,external_node_path_.join)(await (0,cache_folder/* cacheFolder */.n)(host), 'results');
        await (0,promises_.mkdir)(folder, { recursive: true, mode: 0o700 });
        const file = (0,external_node_path_.join)(folder, (0,external_node_crypto_.createHash)('sha256')
            .update(JSON.stringify([project, ...settings]))
            .digest('hex')
            .slice(0, 32));
        await (0,promises_.utimes)(file, new Date(), new Date()).catch(() => undefined);
        await prune(folder, file);
        return file;
    }
    catch {
        return null;
    }
}
async function prune(folder, used) {
    const paths = (await (0,promises_.readdir)(folder)).map((name) => (0,external_node_path_.join)(folder, name)).filter((path) => path !== used);
    const dated = await Promise.all(paths.map(async (path) => ({ path, time: (await (0,promises_.stat)(path).catch(() => null))?.mtimeMs ?? 0 })));
    const newest = dated.sort((one, other) => other.time - one.time);
    const gone = newest.filter(({ time }, index) => index >= kept.files - 1 || Date.now() - time > kept.days * day);
    for (const { path } of gone)
        await (0,promises_.rm)(path, { force: true }).catch(() => undefined);
}

;// CONCATENATED MODULE: ./build/world/cache/user-results.js

function userResults(host, project) {
    let file = null;
    return {
        open: (_request, bandit) => (file ??= bandit.then(({ version, python }) => resultsFile(host, project, [version, python ?? '']))),
        close: () => undefined,
    };
}

// EXTERNAL MODULE: ./build/world/context.js
var world_context = __nccwpck_require__(19484);
// EXTERNAL MODULE: ./build/world/git/git.js
var git_git = __nccwpck_require__(47644);
// EXTERNAL MODULE: ./build/world/local.js + 31 modules
var world_local = __nccwpck_require__(3864);
// EXTERNAL MODULE: ./build/world/process/clean-environment.js
var clean_environment = __nccwpck_require__(8056);
// EXTERNAL MODULE: ./build/world/progress.js
var progress = __nccwpck_require__(36220);
// EXTERNAL MODULE: ./build/world/provision/host.js
var provision_host = __nccwpck_require__(62537);
// EXTERNAL MODULE: ./build/world/test-command/isolation.js + 1 modules
var test_command_isolation = __nccwpck_require__(41446);
// EXTERNAL MODULE: ./build/world/workflow/log.js
var log = __nccwpck_require__(10983);
// EXTERNAL MODULE: ./build/world/workspace/workspace.js
var workspace_workspace = __nccwpck_require__(75432);
// EXTERNAL MODULE: ./build/world/workspace/write.js
var write = __nccwpck_require__(17006);
// EXTERNAL MODULE: ./build/world/writing/repair.js
var repair = __nccwpck_require__(25423);
;// CONCATENATED MODULE: ./build/world/terminal.js

















const resultsFolder = '.bandit-remediate';
async function openTerminal(env, cwd, folder, token, cache, tests = null) {
    const git = await (0,git_git/* openGit */.z)(cwd, env, 'terminal');
    const root = typeof git === 'string' ? cwd : git.root;
    const host = (0,provision_host/* thisHost */.v)(env, (0,clean_environment/* foreignFolders */._W)([root], (0,external_node_os_.homedir)()));
    const workspace = await (0,workspace_workspace/* openWorkspace */.OH)(root, (0,external_node_path_.join)((0,external_node_path_.relative)(root, cwd), folder));
    const repaired = await (0,repair/* repair */.I)(workspace);
    if (repaired !== null)
        (0,log/* logLines */.O)([repaired], process.stderr);
    const context = await (0,world_context/* terminalContext */.u)(workspace.project, (0,external_node_path_.join)(workspace.project, resultsFolder), git);
    const say = (text) => (0,log/* logLines */.O)([text], process.stderr);
    const meter = () => process.stderr.isTTY && env['TERM'] !== 'dumb' ? (0,progress/* barMeter */.J1)(process.stderr) : (0,progress/* lineMeter */.of)(say);
    const scanning = (0,scan/* scanAround */.Fw)(host, cache ? userResults(host, workspace.project) : results_store/* noResults */.w, say, meter);
    const isolation = await (0,test_command_isolation/* isolationOf */._)(tests, { context, git, env: host.env, keep: [workspace.root] });
    const local = (0,world_local/* localWorld */.W)({ workspace, scanning, git, token, tests: { env, ...isolation } });
    return {
        context,
        world: {
            ...local,
            fixTarget: async () => 'fixes are delivered to GitHub from a workflow only.',
            deliver: (at, delivery) => deliver(at, delivery, local, env, token),
        },
    };
}
function print(lines) {
    (0,log/* logLines */.O)(process.stdout.hasColors?.() ? lines : lines.map(external_node_util_.stripVTControlCharacters));
}
async function deliver(context, delivery, world, env, token) {
    const files = [...delivery.files, { name: '.gitignore', text: '*\n' }];
    const written = await (0,write/* writeResults */.K)(context.results, files).then(() => [], (error) => [
        { level: 'warning', topic: 'results', text: `The result files could not be written: ${String(error)}` },
    ]);
    await world.apply(delivery.changes);
    print(delivery.lines);
    if (written.length === 0)
        print([`Results in ${(0,external_node_path_.relative)(process.cwd(), context.results) || '.'}`]);
    const uploaded = delivery.sarif ? await upload(delivery.sarif, context, env, token) : [];
    const notes = [...written, ...uploaded];
    print(notes.map((note) => `${note.level === 'warning' ? 'Warning' : 'Note'}  ${note.text}`));
    return { notes };
}
async function upload(sarif, context, env, token) {
    const [{ connect }, { uploadSarif }] = await Promise.all([
        __nccwpck_require__.e(/* import() */ 672).then(__nccwpck_require__.bind(__nccwpck_require__, 24672)),
        __nccwpck_require__.e(/* import() */ 140).then(__nccwpck_require__.bind(__nccwpck_require__, 13140)),
    ]);
    return uploadSarif(connect(token, env), context, sarif, 'true');
}


/***/ }),

/***/ 41446:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  _: () => (/* binding */ isolationOf)
});

// EXTERNAL MODULE: ./build/world/world.js
var world = __nccwpck_require__(4719);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: ./build/world/process/programs.js
var programs = __nccwpck_require__(81088);
// EXTERNAL MODULE: ./build/world/process/start.js + 1 modules
var start = __nccwpck_require__(24030);
// EXTERNAL MODULE: ./build/world/workspace/workspace.js
var workspace = __nccwpck_require__(75432);
;// CONCATENATED MODULE: ./build/world/test-command/box.js





const script = `
setpriv=$1; mount=$2; shift 2
count=$1; shift
while [ "$count" -gt 0 ]; do "$mount" -t tmpfs -o mode=0700 tmpfs "$1" || exit 125; shift; count=$((count - 1)); done
count=$1; shift
while [ "$count" -gt 0 ]; do "$mount" --bind /dev/null "$1" || exit 125; shift; count=$((count - 1)); done
"$setpriv" --no-new-privs --inh-caps=-all --ambient-caps=-all --bounding-set=-all -- "$@"
exit $?
`;
const doors = [
    '/run/docker.sock',
    '/run/containerd/containerd.sock',
    '/run/podman/podman.sock',
    '/run/dbus/system_bus_socket',
    '/run/systemd/private',
];
const probeTime = 20_000;
async function openBox({ env, keep, platform = process.platform, }) {
    if (platform !== 'linux')
        return 'that takes Linux';
    const [unshare, setpriv, mount, sh] = await Promise.all(['unshare', 'setpriv', 'mount', 'sh'].map(async (name) => (await (0,programs/* onPath */.L)(name, { env, platform }))[0]));
    if (unshare === undefined || setpriv === undefined || mount === undefined || sh === undefined)
        return 'that takes the programs unshare and setpriv (util-linux)';
    const covered = coveredFolders(env);
    const lost = covered.find((folder) => keep.some((path) => (0,workspace/* isInside */.FK)(folder, real(path))));
    if (lost !== undefined)
        return `the code is inside ${lost}, which has to be hidden from it`;
    const sockets = [...doors, env['SSH_AUTH_SOCK'] ?? '']
        .filter((path) => path !== '' && (0,external_node_fs_.existsSync)(path))
        .map(real)
        .filter((path) => !covered.some((folder) => (0,workspace/* isInside */.FK)(folder, path)));
    const separate = [
        '--user',
        '--map-current-user',
        '--keep-caps',
        '--mount',
        '--pid',
        '--fork',
        '--kill-child=SIGKILL',
        '--mount-proc',
    ];
    const box = [
        unshare,
        ...separate,
        '--',
        sh,
        '-c',
        script,
        'sh',
        setpriv,
        mount,
        String(covered.length),
        ...covered,
        String(sockets.length),
        ...sockets,
    ];
    const said = await tried(box, sh, env);
    return said === null ? box : said;
}
function coveredFolders(env) {
    const temp = env['RUNNER_TEMP'] ?? '';
    const user = process.getuid?.();
    const folders = [
        temp,
        temp === '' ? '' : (0,external_node_path_.join)((0,external_node_path_.dirname)(temp), '_actions'),
        env['XDG_RUNTIME_DIR'] ?? '',
        `/run/user/${user}`,
    ];
    return [...new Set(folders.filter((folder) => folder !== '' && (0,external_node_fs_.existsSync)(folder)).map(real))];
}
async function tried([program = '', ...args], sh, env) {
    let said = '';
    const { code, stopped } = await (0,start/* startProgram */.X)(program, [...args, sh, '-c', 'exit 0'], {
        cwd: '/',
        env: { PATH: env['PATH'] ?? '' },
        timeout: probeTime,
        onStderr: (chunk) => {
            said = (said + chunk.toString('utf8')).slice(0, 500);
        },
    }).ended;
    if (code === 0)
        return null;
    const restricted = (0,external_node_fs_.existsSync)('/proc/sys/kernel/apparmor_restrict_unprivileged_userns');
    const remedy = restricted
        ? '; on Ubuntu a step before with `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0` allows it'
        : '';
    return `the system does not allow it (${stopped ?? (said.split('\n')[0]?.trim() || `exit status ${code}`)})${remedy}`;
}
const real = (path) => {
    try {
        return external_node_fs_.realpathSync.native(path);
    }
    catch {
        return path;
    }
};

;// CONCATENATED MODULE: ./build/world/test-command/isolation.js


const privileged = [
    'pull_request_target',
    'workflow_run',
    'issue_comment',
    'issues',
    'discussion',
    'discussion_comment',
];
const ofChange = ['pull_request', 'pull_request_review', 'pull_request_review_comment'];
async function isolationOf(wish, place) {
    const { context } = place;
    if (wish === null || wish.isolation === 'never')
        return isolation_open(null);
    if (wish.isolation === 'always')
        return isolation_open(await isolated(place));
    if (privileged.includes(context.event)) {
        throw new world/* WorldError */.n(`test-command: with \`${context.event}\` the code of a stranger could run here with a token that may write and with secrets. ` +
            'Use `on: pull_request`, or set `test-isolation: always` if only code that you have looked at is checked out.');
    }
    if (!ofChange.includes(context.event))
        return isolation_open(null);
    const reading = context.pull !== null && (context.pull.fork || context.pull.dependabot);
    if (!reading)
        return isolation_open(await isolated(place));
    const box = await openBox(place);
    return typeof box === 'string'
        ? isolation_open(null, `The test command is not kept apart from this step (${box}); it can read the step's token, which can only read.`)
        : isolation_open(box);
}
const isolation_open = (box, note = null) => ({ box, note });
async function isolated(place) {
    const { git } = place;
    if (typeof git !== 'string' && [...git.settings.keys()].some((key) => /^http\..*extraheader$/s.test(key))) {
        throw new world/* WorldError */.n('test-command: the checkout keeps its token in .git/config, where the tests can read it. Give actions/checkout `persist-credentials: false`.');
    }
    const box = await openBox(place);
    if (typeof box !== 'string')
        return box;
    throw new world/* WorldError */.n(`test-command: the tests cannot be kept from the tokens of this step: ${box}. ` +
        'Run them in a job of their own without secrets, or set `test-isolation: never` to take that on.');
}


/***/ }),

/***/ 93079:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ emitAnnotations)
/* harmony export */ });
/* unused harmony export annotationCommand */
/* harmony import */ var _text_log_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5066);

function emitAnnotations(annotations, out = process.stdout) {
    if (annotations.length > 0)
        out.write(annotations.map((annotation) => `${annotationCommand(annotation)}\n`).join(''));
}
function annotationCommand(annotation) {
    const message = annotation.message
        .split(/\r\n|[\n\r]/)
        .map(_text_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .neutralise */ .$0)
        .join('\n');
    return `::${annotation.level} ${properties(annotation).join(',')}::${escapeData(message)}`;
}
function properties(annotation) {
    const { path, title, startLine, endLine, startColumn, endColumn } = annotation;
    const place = path === null
        ? []
        : [
            ['file', path],
            ['line', startLine],
            ['endLine', endLine],
            ...columns(startLine === endLine, startColumn, endColumn),
        ];
    return [...place, ['title', title]]
        .filter(([, value]) => value !== null && value !== '')
        .map(([name, value]) => `${name}=${escapeProperty((0,_text_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .neutralise */ .$0)(String(value)))}`);
}
const columns = (oneLine, start, end) => oneLine && start !== null
    ? [
        ['col', start],
        ['endColumn', end],
    ]
    : [];
const escapeData = (text) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text) => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');


/***/ }),

/***/ 10983:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ logLines)
/* harmony export */ });
/* harmony import */ var _text_log_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5066);

function logLines(lines, out = process.stdout) {
    const printed = lines.flatMap((line) => line.split(/\r\n|[\n\r]/)).map((line) => `${(0,_text_log_text_js__WEBPACK_IMPORTED_MODULE_0__/* .neutraliseStyled */ .uO)(line)}\n`);
    if (printed.length > 0)
        out.write(printed.join(''));
}


/***/ }),

/***/ 31933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ readBounded),
/* harmony export */   E1: () => (/* binding */ readUserFile),
/* harmony export */   IO: () => (/* binding */ Unreadable),
/* harmony export */   tW: () => (/* binding */ readSources)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var _model_input_error_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(78697);
/* harmony import */ var _python_text_decode_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(88403);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(75432);






const sourceLimit = 8 * 1024 * 1024;
const plainly = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
const userFileLimit = 500 * 1024 * 1024;
class Unreadable extends Error {
    name = 'Unreadable';
}
function readSources(workspace, paths) {
    const locate = (0,_workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .insideFinder */ .$p)(workspace);
    const texts = new Map();
    for (const path of new Set(paths)) {
        const real = /\p{Surrogate}/u.test(path) ? null : locate(path);
        const bytes = real === null ? null : readSource(real);
        const text = bytes === null ? null : (0,_python_text_decode_js__WEBPACK_IMPORTED_MODULE_3__/* .decodePython */ .v)(bytes);
        if (text !== null)
            texts.set(path, text);
    }
    return texts;
}
function readSource(real) {
    let file = null;
    try {
        file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(real, plainly);
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
        return found.isFile() && found.size <= sourceLimit ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file) : null;
    }
    catch {
        return null;
    }
    finally {
        if (file !== null)
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
    }
}
async function readUserFile(workspace, path, also = []) {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(workspace.project, path)).catch(() => null);
    if (real === null)
        return null;
    const folders = [workspace.root, ...(await Promise.all(also.map((folder) => (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(folder).catch(() => folder))))];
    if (!folders.some((folder) => (0,_workspace_js__WEBPACK_IMPORTED_MODULE_4__/* .isInside */ .FK)(folder, real))) {
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .d(`${JSON.stringify(path)} is outside the repository. Name a file inside it, relative to the project folder.`);
    }
    try {
        return await readBounded(real, userFileLimit);
    }
    catch (error) {
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_5__/* .InputError */ .d(`${JSON.stringify(path)} ${error instanceof Unreadable ? error.message : 'cannot be read'}.`);
    }
}
async function readBounded(real, limit) {
    const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(real, plainly).catch((error) => {
        throw new Unreadable(error instanceof Error && 'code' in error && error.code === 'EACCES'
            ? 'may not be read (permission denied)'
            : 'cannot be opened');
    });
    try {
        const found = await file.stat();
        if (found.isDirectory())
            throw new Unreadable('is a folder');
        if (!found.isFile())
            throw new Unreadable('is not a regular file');
        if (found.size > limit)
            throw new Unreadable(`is larger than ${Math.floor(limit / 1024 / 1024)} MB`);
        return await allOf(file, found.size);
    }
    finally {
        await file.close();
    }
}
async function allOf(file, size) {
    const bytes = Buffer.allocUnsafeSlow(size);
    for (let at = 0; at < size;) {
        const { bytesRead } = await file.read(bytes, at, Math.min(size - at, pieceSize), at);
        if (bytesRead === 0)
            return bytes.subarray(0, at);
        at += bytesRead;
    }
    return bytes;
}
const pieceSize = 1 << 26;


/***/ }),

/***/ 75432:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $p: () => (/* binding */ insideFinder),
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   OH: () => (/* binding */ openWorkspace),
/* harmony export */   SH: () => (/* binding */ repositoryPath),
/* harmony export */   d7: () => (/* binding */ toPosix),
/* harmony export */   he: () => (/* binding */ realInside)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);
/* harmony import */ var node_path_posix__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(53916);
/* harmony import */ var _model_input_error_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(78697);





async function openWorkspace(root, folder) {
    const realRoot = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)(root).catch(() => null);
    if (realRoot === null) {
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d(`The workspace ${JSON.stringify(root)} does not exist. In a workflow, check the repository out first (actions/checkout).`);
    }
    const project = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.resolve)(realRoot, folder)).catch(() => null);
    const shown = JSON.stringify(folder);
    if (project === null) {
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d(`working-directory: ${shown} does not exist in the checkout. Give the project's folder relative to the repository's root.`);
    }
    if (!isInside(realRoot, project))
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d(`working-directory: ${shown} leads out of the checkout. Give a folder inside the repository.`);
    if (!(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(project)).isDirectory())
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_4__/* .InputError */ .d(`working-directory: ${shown} is a file. Give the project's folder.`);
    return { root: realRoot, folder: toPosix((0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(realRoot, project)), project };
}
async function realInside(workspace, path) {
    if (path.includes('\0') || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(path) || escapes(path))
        return null;
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace.root, path)).catch(() => null);
    return real !== null && isInside(workspace.root, real) && isSpelled(real, path) ? real : null;
}
const isSpelled = (real, path) => !real.includes('\ufffd') || path.includes('\ufffd');
function insideFinder(workspace) {
    const folders = new Map();
    return (path) => {
        const name = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(path);
        if (path.includes('\0') || (0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(path) || escapes(path) || name === '' || name === '.' || name === '..')
            return null;
        const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(path);
        let real = folders.get(folder);
        if (real === undefined)
            folders.set(folder, (real = realInsideNow(workspace, folder)));
        if (real === null)
            return null;
        const found = orNull(() => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(real, name)));
        return found === null ? null : found.isSymbolicLink() ? realInsideNow(workspace, path) : (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(real, name);
    };
}
function realInsideNow(workspace, path) {
    const real = orNull(() => node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(workspace.root, path)));
    return real !== null && isInside(workspace.root, real) && isSpelled(real, path) ? real : null;
}
function orNull(look) {
    try {
        return look();
    }
    catch {
        return null;
    }
}
function isInside(folder, path) {
    const way = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(folder, path);
    return way === '' || (way !== '..' && !way.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_2__.sep}`) && !(0,node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute)(way));
}
const repositoryPath = (workspace, absolute) => toPosix((0,node_path__WEBPACK_IMPORTED_MODULE_2__.relative)(workspace.root, absolute));
const toPosix = (path) => (node_path__WEBPACK_IMPORTED_MODULE_2__.sep === '/' ? path : path.split(node_path__WEBPACK_IMPORTED_MODULE_2__.sep).join('/'));
function escapes(path) {
    const way = (0,node_path_posix__WEBPACK_IMPORTED_MODULE_3__.normalize)(toPosix(path));
    return way === '..' || way.startsWith('../') || way.startsWith('/');
}


/***/ }),

/***/ 17006:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ writeResults),
/* harmony export */   f: () => (/* binding */ writeUserFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _model_input_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(78697);
/* harmony import */ var _workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(75432);




async function writeUserFile(workspace, path, text) {
    const wanted = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(workspace.project, path);
    const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(wanted)).catch(() => null);
    const target = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(wanted).catch(() => null)) ?? (folder === null ? null : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(wanted)));
    if (target === null || !(0,_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(workspace.root, target))
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d(`${JSON.stringify(path)} is outside the repository, or its folder does not exist. Name a file inside it.`);
    const draft = `${target}.${process.pid}.tmp`;
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(draft, text, { flag: 'wx' });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rename)(draft, target);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(draft, { force: true });
        throw new _model_input_error_js__WEBPACK_IMPORTED_MODULE_3__/* .InputError */ .d(`${JSON.stringify(path)} cannot be written (${error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'}).`);
    }
}
async function writeResults(folder, files) {
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(folder).catch(() => null);
    if (found?.isSymbolicLink())
        throw new Error(`${folder} is a link`);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.mkdir)(folder, { recursive: true });
    return Promise.all(files.map(async ({ name, text }) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, name);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(path, { force: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.writeFile)(path, text, { flag: 'wx' });
        return path;
    }));
}


/***/ }),

/***/ 4719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ WorldError)
/* harmony export */ });
class WorldError extends Error {
    name = 'WorldError';
}


/***/ }),

/***/ 84059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Sw: () => (/* binding */ removeJournal),
/* harmony export */   XN: () => (/* binding */ sumOf),
/* harmony export */   a0: () => (/* binding */ readJournal),
/* harmony export */   fY: () => (/* binding */ writeJournal)
/* harmony export */ });
/* unused harmony export journalPlaces */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(73024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(48161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(76760);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(92857);





const sumOf = (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex');
const sum = zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^[0-9a-f]{64}$/);
const headSchema = zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
    version: zod__WEBPACK_IMPORTED_MODULE_4__/* .literal */ .euz(1),
    pid: zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().positive(),
    files: zod__WEBPACK_IMPORTED_MODULE_4__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_4__/* .object */ .Ikc({
        path: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().min(1),
        draft: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().regex(/^\.bandit-remediate-[0-9a-f]{12}$/),
        before: sum,
        after: sum,
        size: zod__WEBPACK_IMPORTED_MODULE_4__/* .int */ .Whr().nonnegative(),
    })),
});
const name = 'writing.journal';
function journalPlaces(root) {
    const key = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(root).digest('hex').slice(0, 24);
    const own = process.getuid === undefined ? '' : `-${process.getuid()}`;
    return [
        ...(isOwnFolder((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, '.git')) ? [(0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, '.git', 'bandit-remediate', name)] : []),
        (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.homedir)(), '.cache', 'bandit-remediate', `${key}.${name}`),
        (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_2__.tmpdir)(), `bandit-remediate-writing${own}`, `${key}.${name}`),
    ];
}
function writeJournal(root, { pid, entries }) {
    const files = entries.map(({ path, draft, before, after, original }) => ({
        path,
        draft,
        before,
        after,
        size: original.length,
    }));
    const head = Buffer.from(`${JSON.stringify({ version: 1, pid, files })}\n`);
    for (const place of journalPlaces(root))
        if (written(place, [head, ...entries.map((one) => one.original)]))
            return place;
    return null;
}
function written(place, parts) {
    const draft = `${place}.${process.pid}`;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(place), { recursive: true, mode: 0o700 });
        if (!isOwnFolder((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(place)))
            return false;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(draft, { force: true });
        const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(draft, 'wx', 0o600);
        try {
            for (const part of parts)
                for (let at = 0; at < part.length;)
                    at += (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(file, part, at);
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fsyncSync)(file);
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
        }
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(draft, place);
        return true;
    }
    catch {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(draft, { force: true });
        return false;
    }
}
function readJournal(root) {
    for (const place of journalPlaces(root)) {
        const bytes = isOwnFolder((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(place)) ? contentOf(place) : null;
        const journal = bytes && parsed(bytes);
        if (journal)
            return { place, journal };
    }
    return null;
}
const removeJournal = (place) => (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(place, { force: true });
function contentOf(place) {
    try {
        const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(place, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK ?? 0));
        try {
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file);
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
        }
    }
    catch {
        return null;
    }
}
function parsed(bytes) {
    const end = bytes.indexOf(10);
    if (end === -1)
        return null;
    try {
        const { pid, files } = headSchema.parse(JSON.parse(bytes.toString('utf8', 0, end)));
        let at = end + 1;
        const entries = files.map(({ size, ...file }) => {
            const original = bytes.subarray(at, at + size);
            at += size;
            return { ...file, original };
        });
        return entries.every(({ original, before }) => sumOf(original) === before) ? { pid, entries } : null;
    }
    catch {
        return null;
    }
}
function isOwnFolder(folder) {
    try {
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(folder);
        return (found.isDirectory() && (process.getuid === undefined || process.getuid() === 0 || found.uid === process.getuid()));
    }
    catch {
        return false;
    }
}


/***/ }),

/***/ 25423:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ repair)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(76760);
/* harmony import */ var _model_count_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(17817);
/* harmony import */ var _is_running_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(63581);
/* harmony import */ var _workspace_workspace_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(75432);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(84059);






async function repair(workspace) {
    const left = (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .readJournal */ .a0)(workspace.root);
    if (left === null || (0,_is_running_js__WEBPACK_IMPORTED_MODULE_4__/* .isRunning */ .W)(left.journal.pid))
        return null;
    const fates = [];
    const edited = [];
    for (const entry of left.journal.entries) {
        const fate = await restore(workspace, entry);
        fates.push(fate);
        if (fate === 'edited')
            edited.push(entry.path);
    }
    (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .removeJournal */ .Sw)(left.place);
    const back = fates.filter((fate) => fate === 'restored').length;
    if (back + edited.length === 0)
        return null;
    const put = `An earlier run was killed while it changed files: ${(0,_model_count_js__WEBPACK_IMPORTED_MODULE_5__/* .counted */ .h)(back, 'file')} ${back === 1 ? 'is' : 'are'} put back as before.`;
    const kept = edited.map((path) => JSON.stringify(path)).slice(0, 3);
    const more = edited.length > 3 ? ` and ${edited.length - 3} more` : '';
    return edited.length === 0
        ? put
        : `${put} ${kept.join(', ')}${more} ${edited.length === 1 ? 'was' : 'were'} edited since and left alone.`;
}
async function restore(workspace, { path, draft, before, after, original }) {
    const real = await (0,_workspace_workspace_js__WEBPACK_IMPORTED_MODULE_2__/* .realInside */ .he)(workspace, path);
    if (real === null || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace.root, real).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).includes('.git'))
        return 'edited';
    removeDraft((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(real), draft));
    try {
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(real);
        const now = (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .sumOf */ .XN)((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(real));
        if (now === before)
            return 'untouched';
        if (now !== after || !found.isFile())
            return 'edited';
        const again = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(real), `${draft}`);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.writeFileSync)(again, original, { flag: 'wx', mode: found.mode & 0o7777 });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.renameSync)(again, real);
        return 'restored';
    }
    catch {
        return 'edited';
    }
}
function removeDraft(path) {
    try {
        if ((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path).startsWith('.bandit-remediate-') && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path).isFile())
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.rmSync)(path);
    }
    catch {
    }
}


/***/ }),

/***/ 92857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  NDH: () => (/* binding */ ZodString),
  YOg: () => (/* binding */ array),
  zMY: () => (/* binding */ schemas_boolean),
  gMt: () => (/* binding */ discriminatedUnion),
  k5n: () => (/* binding */ _enum),
  Whr: () => (/* binding */ schemas_int),
  euz: () => (/* binding */ literal),
  _H3: () => (/* binding */ looseObject),
  aig: () => (/* binding */ number),
  Ikc: () => (/* binding */ object),
  g1P: () => (/* binding */ record),
  rej: () => (/* binding */ strictObject),
  YjP: () => (/* binding */ string),
  PVZ: () => (/* binding */ tuple),
  KCZ: () => (/* binding */ union),
  L5J: () => (/* binding */ unknown),
  OZ5: () => (/* binding */ url)
});

// UNUSED EXPORTS: ZodAny, ZodArray, ZodBase64, ZodBase64URL, ZodBigInt, ZodBigIntFormat, ZodBoolean, ZodCIDRv4, ZodCIDRv6, ZodCUID, ZodCUID2, ZodCatch, ZodCodec, ZodCreditCard, ZodCustom, ZodCustomStringFormat, ZodDate, ZodDefault, ZodDiscriminatedUnion, ZodE164, ZodEmail, ZodEmoji, ZodEnum, ZodExactOptional, ZodFile, ZodFunction, ZodGUID, ZodIBAN, ZodIPv4, ZodIPv6, ZodISODate, ZodISODateTime, ZodISODuration, ZodISOTime, ZodInstanceOf, ZodIntersection, ZodJWT, ZodKSUID, ZodLazy, ZodLiteral, ZodMAC, ZodMap, ZodNaN, ZodNanoID, ZodNever, ZodNonOptional, ZodNull, ZodNullable, ZodNumber, ZodNumberFormat, ZodObject, ZodOptional, ZodPipe, ZodPrefault, ZodPreprocess, ZodPromise, ZodReadonly, ZodRecord, ZodSet, ZodStringFormat, ZodSuccess, ZodSymbol, ZodTemplateLiteral, ZodTransform, ZodTuple, ZodType, ZodULID, ZodURL, ZodUUID, ZodUndefined, ZodUnion, ZodUnknown, ZodVoid, ZodXID, ZodXor, _ZodString, _default, _function, any, base64, base64url, bigint, catch, check, cidrv4, cidrv6, codec, creditCard, cuid, cuid2, currencyCode, custom, date, describe, e164, email, emoji, exactOptional, file, float32, float64, function, guid, hash, hex, hostname, httpUrl, iban, instanceof, int32, int64, intersection, invertCodec, ipv4, ipv6, json, jwt, keyof, ksuid, lazy, looseRecord, mac, map, meta, nan, nanoid, nativeEnum, never, nonoptional, null, nullable, nullish, optional, partialRecord, pipe, prefault, preprocess, promise, readonly, refine, set, stringFormat, stringbool, success, superRefine, symbol, templateLiteral, transform, uint32, uint64, ulid, undefined, uuid, uuidv4, uuidv6, uuidv7, void, xid, xor

// EXTERNAL MODULE: ./node_modules/zod/v4/core/core.js
var core_core = __nccwpck_require__(88532);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/util.js
var core_util = __nccwpck_require__(54723);
;// CONCATENATED MODULE: ./node_modules/zod/v4/core/memoizer.js

class $ZodCyclicError extends Error {
    constructor() {
        super(`Cannot parse a reference cycle that closes through a transform`);
        this.name = "ZodCyclicError";
    }
}
/** Keyed off the context object every schema in one parse call already shares. */
const STATE = "~memo";
const NO_ISSUES = [];
// a value a cycle can close through
function isRef(value) {
    return value !== null && typeof value === "object";
}
// Receivers prefix paths in place, so the cache and every hand-out need their own copies.
function cloneIssues(issues) {
    return issues.map((iss) => (iss.path ? { ...iss, path: iss.path.slice() } : { ...iss }));
}
const recursive = /*@__PURE__*/ new WeakMap();
/** What the walk established, in order of certainty: ordered so the strongest answer among children wins. */
const NONE = 0;
const ASSUMED = 1;
const PROVEN = 2;
/** Whether this schema's subtree contains a cycle, so one parse can re-enter it. */
function isRecursive(inst, stack, resolve) {
    const cached = recursive.get(inst);
    if (cached !== undefined)
        return cached ? PROVEN : NONE;
    // Relative to the walk in progress, so not cached.
    if (stack.has(inst))
        return PROVEN;
    stack.add(inst);
    let result = NONE;
    const check = (child) => {
        if (result !== PROVEN && child?._zod) {
            const answer = isRecursive(child, stack, resolve);
            if (answer > result)
                result = answer;
        }
    };
    // `Reflect.ownKeys` rather than `Object.keys`, so a cycle through a declared symbol key is still seen
    const shape = (sh, spread) => {
        let answer = NONE;
        for (const key of Reflect.ownKeys(sh)) {
            const desc = Object.getOwnPropertyDescriptor(sh, key);
            // an object resolves its shape by spread, so a key it does not enumerate is never parsed; `z.properties` reads every own key and so keeps them all
            if (spread && !desc.enumerable)
                continue;
            // resolving runs user code, and a factory mints a fresh subtree per read, so an edge the walk can't follow counts as a cycle
            const child = desc.get ? ASSUMED : desc.value?._zod ? isRecursive(desc.value, stack, resolve) : NONE;
            if (child > answer)
                answer = child;
        }
        return answer;
    };
    const merge = (answer) => {
        if (answer > result)
            result = answer;
    };
    const def = inst._zod.def;
    const kind = def.type;
    switch (kind) {
        case "object": {
            const raw = core_util/* rawShape */.MO(def);
            // a def with no raw shape answers `shape` from an accessor of its own, and running that can mint a whole fresh subtree
            merge(raw ? shape(raw, true) : ASSUMED);
            check(def.catchall);
            break;
        }
        case "array":
            check(def.element);
            break;
        case "tuple":
            for (const el of def.items)
                check(el);
            check(def.rest);
            break;
        case "record":
        case "map":
            check(def.keyType);
            check(def.valueType);
            break;
        case "set":
            check(def.valueType);
            break;
        case "union":
            for (const el of def.options)
                check(el);
            break;
        case "intersection":
            check(def.left);
            check(def.right);
            break;
        case "optional":
        case "nullable":
        case "default":
        case "prefault":
        case "catch":
        case "readonly":
        case "nonoptional":
        case "promise":
        case "success":
            check(def.innerType);
            break;
        case "pipe":
            check(def.in);
            check(def.out);
            break;
        case "function":
            check(def.input);
            check(def.output);
            break;
        // `$ZodLazy` caches its inner on the def, so a resolved edge is followed exactly
        case "lazy": {
            const inner = def._cachedInner ?? (resolve ? inst._zod.innerType : undefined);
            // walked with resolution off: one hop sees past the deferral, and a lazy that yields only another unresolved lazy is generative, so it stops there
            merge(inner ? isRecursive(inner, stack, false) : ASSUMED);
            break;
        }
        // a leaf by choice: `parts` are regex fragments, not data positions
        case "template_literal":
        // leaves
        case "string":
        case "number":
        case "int":
        case "boolean":
        case "bigint":
        case "symbol":
        case "undefined":
        case "null":
        case "void":
        case "never":
        case "any":
        case "unknown":
        case "date":
        case "nan":
        case "enum":
        case "literal":
        case "file":
        case "transform":
        case "custom":
            break;
        default: {
            // a new built-in kind becomes a compile error here
            kind;
            // a user-defined kind can still hold children, and only its author knows where, so fall back to scanning the def — skipping accessors, since reading one can run user code
            for (const key in def) {
                const desc = Object.getOwnPropertyDescriptor(def, key);
                if (!desc || desc.get)
                    continue;
                const value = desc.value;
                if (!value || typeof value !== "object")
                    continue;
                if (value._zod)
                    check(value);
                else if (Array.isArray(value))
                    for (const el of value)
                        check(el);
            }
        }
    }
    stack.delete(inst);
    return settle(inst, result);
}
/** An assumed answer must not outlive the resolution that settles it, so only a certain one is cached. */
function settle(inst, answer) {
    if (answer !== ASSUMED)
        recursive.set(inst, answer === PROVEN);
    return answer;
}
/**
 * Whether one parse can re-enter this schema, i.e. its subtree contains a cycle.
 * Exported for `z.compile`, which refuses to compile such a schema: cycle
 * breaking is driven from here off state keyed on the parse context, and a
 * generated fast path has no context to key on.
 */
function isRecursiveSchema(inst) {
    // z.compile never parses, so nothing would ever resolve a lazy for it; it runs once and already treats a throw here as recursive
    return isRecursive(inst, new Set(), true) !== NONE;
}
function bucketFor(state, inst) {
    let bucket = state.buckets.get(inst);
    if (!bucket) {
        bucket = new WeakMap();
        state.buckets.set(inst, bucket);
    }
    return bucket;
}
// Set immediately before delegating to core and cleared immediately after, so `alloc` registers only for a visit this module is driving.
let handoff;
// Allocated but unfinished entries. `alloc` and the matching pop both happen in the synchronous part of a parse, so they nest even when children are async, and one stack serves every schema.
const memoizer_open = [];
const memo = {
    alloc(_inst, payload, empty) {
        const bucket = handoff;
        if (!bucket)
            return empty;
        handoff = undefined;
        const entry = { value: empty, issues: null };
        bucket.set(payload.value, entry);
        memoizer_open.push(entry);
        return empty;
    },
    guard(inst) {
        var _a;
        (_a = inst._zod).deferred ?? (_a.deferred = []);
        inst._zod.deferred.push(() => {
            const base = inst._zod.parse;
            const wrapped = (payload, ctx) => {
                // The value is a placeholder a back-edge is still waiting on, so the cycle closes through this transform. Its output can't exist in time to bind.
                if (ctx.direction !== "backward" && isBackEdge(ctx, payload.value))
                    throw new $ZodCyclicError();
                return base(payload, ctx);
            };
            inst._zod.parse = wrapped;
            if (inst._zod.run === base)
                inst._zod.run = wrapped;
        });
    },
    attach(inst) {
        var _a;
        let isRecursiveInst;
        let rechecked = false;
        // a recursive schema is re-entered many times per parse and its bucket never changes
        let lastCtx;
        let lastBucket;
        // Wraps `parse` in a deferred so it sees the container's final parse. Core's own deferred copies `parse` into `run` when there are no checks, and it ran first, so `run` is patched to match; with checks, `run` reads `parse` dynamically.
        (_a = inst._zod).deferred ?? (_a.deferred = []);
        inst._zod.deferred.push(() => {
            const base = inst._zod.parse;
            const wrapped = (payload, ctx) => {
                if (isRecursiveInst === undefined) {
                    const walked = isRecursive(inst, new Set(), false);
                    if (walked === NONE) {
                        // Nothing here can ever fire, so take it back out.
                        inst._zod.parse = base;
                        if (inst._zod.run === wrapped)
                            inst._zod.run = base;
                        return base(payload, ctx);
                    }
                    // this parse resolves the deferred edges on its own path, so ask once more before latching
                    if (walked === PROVEN || rechecked)
                        isRecursiveInst = true;
                    else
                        rechecked = true;
                }
                const input = payload.value;
                if (!isRef(input))
                    return base(payload, ctx);
                let state = ctx[STATE];
                if (!state) {
                    state = { buckets: new WeakMap(), backEdges: undefined };
                    ctx[STATE] = state;
                }
                let bucket;
                if (lastCtx === ctx) {
                    bucket = lastBucket;
                }
                else {
                    bucket = bucketFor(state, inst);
                    lastCtx = ctx;
                    lastBucket = bucket;
                }
                const hit = bucket.get(input);
                if (hit) {
                    payload.value = hit.value;
                    if (hit.issues) {
                        if (hit.issues.length)
                            payload.issues.push(...cloneIssues(hit.issues));
                    }
                    else {
                        // Still being parsed: its own checks cover it, so skip them here.
                        payload.memo = true;
                        state.backEdges ?? (state.backEdges = new WeakSet());
                        state.backEdges.add(hit.value);
                    }
                    return payload;
                }
                handoff = bucket;
                const depth = memoizer_open.length;
                const result = base(payload, ctx);
                handoff = undefined;
                // A container that rejected its input outright allocated nothing.
                const entry = memoizer_open.length > depth ? memoizer_open.pop() : undefined;
                // Both paths written out so the sync one allocates no closure. It runs once per node, and capturing here cost more than everything else combined.
                if (result instanceof Promise) {
                    return result.then((r) => {
                        if (entry)
                            entry.issues = r.issues.length ? cloneIssues(r.issues) : NO_ISSUES;
                        return r;
                    });
                }
                if (entry)
                    entry.issues = result.issues.length ? cloneIssues(result.issues) : NO_ISSUES;
                return result;
            };
            inst._zod.parse = wrapped;
            if (inst._zod.run === base)
                inst._zod.run = wrapped;
        });
    },
};
/** The memoizer that gives containers cycle support. `zod` installs it by default; `zod/mini` opts in with `config({ memoizer: memoizer() })`. */
function memoizer() {
    return memo;
}
/** Whether this value is a node a back-edge resolved to before it finished. */
function isBackEdge(ctx, value) {
    const backEdges = ctx[STATE]?.backEdges;
    return backEdges !== undefined && isRef(value) && backEdges.has(value);
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/checks.js
var core_checks = __nccwpck_require__(44890);
;// CONCATENATED MODULE: ./node_modules/zod/v4/core/doc.js
class Doc {
    constructor(args = [], closed = {}) {
        this.content = [];
        this.indent = 0;
        this.args = args;
        this.closed = closed;
    }
    // the compiler catches a child's throw and keeps writing into this doc, so the indent has to unwind with it
    indented(fn) {
        this.indent += 1;
        try {
            fn(this);
        }
        finally {
            this.indent -= 1;
        }
    }
    write(arg) {
        if (typeof arg === "function") {
            arg(this, { execution: "sync" });
            arg(this, { execution: "async" });
            return;
        }
        const content = arg;
        const lines = content.split("\n").filter((x) => x);
        const minIndent = Math.min(...lines.map((x) => x.length - x.trimStart().length));
        const dedented = lines.map((x) => x.slice(minIndent)).map((x) => " ".repeat(this.indent * 2) + x);
        for (const line of dedented) {
            this.content.push(line);
        }
    }
    compile() {
        const F = Function;
        const content = this?.content ?? [``];
        const factory = new F(...Object.keys(this.closed), `return function (${this.args.join(", ")}) {\n${content.join("\n")}\n};`);
        return factory(...Object.values(this.closed));
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/regexes.js
var core_regexes = __nccwpck_require__(23908);
;// CONCATENATED MODULE: ./node_modules/zod/v4/core/versions.js
const version = {
    major: 4,
    minor: 6,
    patch: 7,
};

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/schemas.js







const $ZodType = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodType", (inst, def) => {
    var _a;
    inst ?? (inst = {});
    inst._zod.def = def; // set _def property
    inst._zod.bag = inst._zod.bag || {}; // initialize _bag object
    inst._zod.version = version;
    const defChecks = inst._zod.def.checks;
    // if inst is itself a checks.$ZodCheck, run it as a check
    const checks = inst._zod.traits.has("$ZodCheck")
        ? [inst, ...(defChecks ?? [])]
        : defChecks?.length
            ? [...defChecks]
            : [];
    for (const ch of checks) {
        for (const fn of ch._zod.onattach) {
            fn(inst);
        }
    }
    if (checks.length === 0) {
        // deferred initializer inst._zod.parse is not yet defined
        (_a = inst._zod).deferred ?? (_a.deferred = []);
        inst._zod.deferred?.push(() => {
            inst._zod.run = inst._zod.parse;
        });
    }
    else {
        const runChecks = (payload, checks, ctx) => {
            if (payload.memo)
                return payload;
            let isAborted = core_util/* aborted */.QH(payload);
            let asyncResult;
            for (const ch of checks) {
                if (ch._zod.def.when) {
                    if (core_util/* explicitlyAborted */.rL(payload))
                        continue;
                    const shouldRun = ch._zod.def.when(payload);
                    if (!shouldRun)
                        continue;
                }
                else if (isAborted) {
                    continue;
                }
                const currLen = payload.issues.length;
                const _ = ch._zod.check(payload);
                if (_ instanceof Promise && ctx?.async === false) {
                    throw new core_core/* $ZodAsyncError */.GT();
                }
                if (asyncResult || _ instanceof Promise) {
                    asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
                        await _;
                        const nextLen = payload.issues.length;
                        if (nextLen === currLen)
                            return;
                        core_util/* attachSchema */.d3(payload.issues, currLen, inst);
                        if (!isAborted)
                            isAborted = core_util/* aborted */.QH(payload, currLen);
                    });
                }
                else {
                    const nextLen = payload.issues.length;
                    if (nextLen === currLen)
                        continue;
                    core_util/* attachSchema */.d3(payload.issues, currLen, inst);
                    if (!isAborted)
                        isAborted = core_util/* aborted */.QH(payload, currLen);
                }
            }
            if (asyncResult) {
                return asyncResult.then(() => {
                    return payload;
                });
            }
            return payload;
        };
        const handleCanaryResult = (canary, payload, ctx) => {
            // abort if the canary is aborted
            if (core_util/* aborted */.QH(canary)) {
                canary.aborted = true;
                return canary;
            }
            // run checks first, then
            const checkResult = runChecks(payload, checks, ctx);
            if (checkResult instanceof Promise) {
                if (ctx.async === false)
                    throw new core_core/* $ZodAsyncError */.GT();
                return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
            }
            return inst._zod.parse(checkResult, ctx);
        };
        inst._zod.run = (payload, ctx) => {
            if (ctx.skipChecks) {
                return inst._zod.parse(payload, ctx);
            }
            if (ctx.direction === "backward") {
                // run canary initial pass (no checks)
                const canary = inst._zod.parse({ value: payload.value, issues: [] }, { ...ctx, skipChecks: true });
                if (canary instanceof Promise) {
                    return canary.then((canary) => {
                        return handleCanaryResult(canary, payload, ctx);
                    });
                }
                return handleCanaryResult(canary, payload, ctx);
            }
            // forward
            const result = inst._zod.parse(payload, ctx);
            if (result instanceof Promise) {
                if (ctx.async === false)
                    throw new core_core/* $ZodAsyncError */.GT();
                return result.then((result) => runChecks(result, checks, ctx));
            }
            return runChecks(result, checks, ctx);
        };
    }
}, {
    // Wrappers extend this by installing a richer factory over it; reading it eagerly would defeat the laziness.
    get "~standard"() {
        return core_util/* hide */.jD(this, "~standard", standardProps(this));
    },
    set "~standard"(value) {
        core_util/* own */.qh(this, "~standard", value);
    },
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
// a Standard Schema result only reports issues, so a failure finalizes them straight off the raw payload: no ZodError, and no lazy result to read through
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())) } : { value: r.value };
async function validateAsync(inst, value) {
    const ctx = { async: true };
    return toStandardResult((await inst._zod.run({ value, issues: [] }, ctx)), ctx);
}
function standardProps(inst) {
    return {
        validate: (value) => {
            const ctx = { async: false };
            try {
                const r = inst._zod.run({ value, issues: [] }, ctx);
                if (!(r instanceof Promise))
                    return toStandardResult(r, ctx);
            }
            catch (_) { }
            // async function so a synchronously throwing check rejects instead of escaping validate
            return validateAsync(inst, value);
        },
        vendor: "zod",
        version: 1,
    };
}

const $ZodString = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodString", (inst, def) => {
    $ZodType.init(inst, def);
    // a format's own pattern, else unbounded; a template literal derives the check-aware form itself
    inst._zod.pattern = def.pattern ?? core_regexes/* anyString */.gp;
    inst._zod.parse = (payload, _) => {
        if (def.coerce)
            try {
                payload.value = String(payload.value);
            }
            catch (_) { }
        if (typeof payload.value === "string")
            return payload;
        payload.issues.push({
            expected: "string",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodStringFormat = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodStringFormat", (inst, def) => {
    // check initialization must come first
    core_checks/* $ZodCheckStringFormat */.ql.init(inst, def);
    $ZodString.init(inst, def);
});
const $ZodGUID = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodGUID", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* guid */.Os);
    $ZodStringFormat.init(inst, def);
});
const $ZodUUID = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodUUID", (inst, def) => {
    if (def.version) {
        const versionMap = {
            v1: 1,
            v2: 2,
            v3: 3,
            v4: 4,
            v5: 5,
            v6: 6,
            v7: 7,
            v8: 8,
        };
        const v = versionMap[def.version];
        if (v === undefined)
            throw new Error(`Invalid UUID version: "${def.version}"`);
        def.pattern ?? (def.pattern = core_regexes/* uuid */.uR(v));
    }
    else
        def.pattern ?? (def.pattern = core_regexes/* uuid */.uR());
    $ZodStringFormat.init(inst, def);
});
const $ZodEmail = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodEmail", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* email */.Rp);
    $ZodStringFormat.init(inst, def);
});
/** The `://` guard rejected the input before the URL constructor saw it. */
const URL_BAD_FORMAT = 1;
/** The URL parser rejected the input. */
const URL_UNPARSEABLE = 2;
function canParseURL(input) {
    try {
        if (typeof URL !== "undefined" && typeof URL.canParse === "function")
            return URL.canParse(input);
        new URL(input);
        return true;
    }
    catch {
        return false;
    }
}
function validateURL(trimmed, def) {
    if (!("normalize" in def) && !("hostname" in def) && !("protocol" in def)) {
        return canParseURL(trimmed) || URL_UNPARSEABLE;
    }
    return parseURLObject(trimmed, def);
}
/** Parses a URL while preserving the non-normalizing HTTP guard. */
function parseURLObject(trimmed, def) {
    // When normalize is off, require :// for http/https URLs. This prevents strings like "http:example.com" or "https:/path" from being silently accepted
    if (!def.normalize && def.protocol?.source === core_regexes/* httpProtocol */.F.source && !/^https?:\/\//i.test(trimmed)) {
        return URL_BAD_FORMAT;
    }
    try {
        if (typeof URL !== "undefined") {
            const URLStatic = URL;
            if (typeof URLStatic.parse === "function")
                return URLStatic.parse(trimmed) ?? URL_UNPARSEABLE;
        }
        // @ts-ignore
        return new URL(trimmed);
    }
    catch {
        return URL_UNPARSEABLE;
    }
}
const asciiTabOrNewline = /[\t\n\r]/g;
/** The URL parser deletes every ASCII tab, LF and CR from its input before it parses, so `new URL("https://exa\nmple.com")` reports on `example.com`. Applying the same deletion to the returned value closes the half of that divergence which can move the host; the parser's other rewrite, stripping C0 controls at the edges, cannot. */
function stripTabAndNewline(value) {
    return value.replace(asciiTabOrNewline, "");
}
function urlHostnameOk(url, hostname) {
    hostname.lastIndex = 0;
    return hostname.test(url.hostname);
}
function urlProtocolOk(url, protocol) {
    protocol.lastIndex = 0;
    return protocol.test(url.protocol.endsWith(":") ? url.protocol.slice(0, -1) : url.protocol);
}
const $ZodURL = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodURL", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        try {
            // Trim whitespace from input
            const trimmed = payload.value.trim();
            const url = validateURL(trimmed, def);
            if (url === URL_BAD_FORMAT) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid URL format",
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
                return;
            }
            if (url === URL_UNPARSEABLE) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
                return;
            }
            if (url === true) {
                payload.value = stripTabAndNewline(trimmed);
                return;
            }
            if (def.hostname && !urlHostnameOk(url, def.hostname)) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid hostname",
                    pattern: def.hostname.source,
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
            }
            if (def.protocol && !urlProtocolOk(url, def.protocol)) {
                payload.issues.push({
                    code: "invalid_format",
                    format: "url",
                    note: "Invalid protocol",
                    pattern: def.protocol.source,
                    input: payload.value,
                    inst,
                    continue: !def.abort,
                });
            }
            // Set the output value based on normalize flag
            payload.value = def.normalize ? url.href : stripTabAndNewline(trimmed);
            return;
        }
        catch (_) {
            payload.issues.push({
                code: "invalid_format",
                format: "url",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
});
const $ZodEmoji = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodEmoji", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* emoji */.Zg());
    $ZodStringFormat.init(inst, def);
});
const $ZodNanoID = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodNanoID", (inst, def) => {
    if (def.length !== undefined && (!Number.isInteger(def.length) || def.length < 1))
        throw new Error(`Invalid nanoid length: ${def.length}`);
    def.pattern ?? (def.pattern = def.length === undefined ? core_regexes/* nanoid */.Ak : core_regexes/* nanoidOfLength */.D2(def.length));
    $ZodStringFormat.init(inst, def);
});
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link $ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const $ZodCUID = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodCUID", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* cuid */.gF);
    $ZodStringFormat.init(inst, def);
});
const $ZodCUID2 = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodCUID2", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* cuid2 */.Gl);
    $ZodStringFormat.init(inst, def);
});
const $ZodULID = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodULID", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* ulid */.Z0);
    $ZodStringFormat.init(inst, def);
});
const $ZodXID = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodXID", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* xid */.kM);
    $ZodStringFormat.init(inst, def);
});
const $ZodKSUID = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodKSUID", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* ksuid */.fO);
    $ZodStringFormat.init(inst, def);
});
const $ZodISODateTime = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodISODateTime", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* datetime */.w$(def));
    $ZodStringFormat.init(inst, def);
});
const $ZodISODate = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodISODate", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* date */.p6);
    $ZodStringFormat.init(inst, def);
});
const $ZodISOTime = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodISOTime", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* time */.kB(def));
    $ZodStringFormat.init(inst, def);
});
const $ZodISODuration = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodISODuration", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* duration */.p0);
    $ZodStringFormat.init(inst, def);
});
const $ZodIPv4 = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodIPv4", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* ipv4 */.uX);
    $ZodStringFormat.init(inst, def);
});
/** An IPv6 address is written with hex digits, colons and dots, and nothing else. The guard is what makes the check below an IPv6 check: `new URL("http://[...]")` parses an authority, not an address, so `@` and `\` re-delimit it and `"::@1\\"` validates against the host `0.0.0.1`. The URL parser also deletes ASCII tab, LF and CR rather than failing, which is how `"::1\n"` validated as `::1`. */
const ipv6Alphabet = /^[0-9a-fA-F:.]+$/;
function isValidIPv6(value) {
    if (!ipv6Alphabet.test(value))
        return false;
    return canParseURL(`http://[${value}]`);
}
const $ZodIPv6 = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodIPv6", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* ipv6 */.ug);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (!isValidIPv6(payload.value)) {
            payload.issues.push({
                code: "invalid_format",
                format: "ipv6",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
});
const $ZodMAC = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodMAC", (inst, def) => {
    def.pattern ?? (def.pattern = regexes.mac(def.delimiter));
    $ZodStringFormat.init(inst, def);
})));
const $ZodCIDRv4 = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodCIDRv4", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* cidrv4 */.zr);
    $ZodStringFormat.init(inst, def);
});
function isValidCIDRv6(value) {
    const parts = value.split("/");
    if (parts.length !== 2)
        return false;
    const [address, prefix] = parts;
    if (!prefix)
        return false;
    const prefixNum = Number(prefix);
    if (`${prefixNum}` !== prefix)
        return false;
    if (prefixNum < 0 || prefixNum > 128)
        return false;
    return isValidIPv6(address);
}
const $ZodCIDRv6 = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodCIDRv6", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* cidrv6 */.l7); // not used for validation
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (!isValidCIDRv6(payload.value)) {
            payload.issues.push({
                code: "invalid_format",
                format: "cidrv6",
                input: payload.value,
                inst,
                continue: !def.abort,
            });
        }
    };
});
//////////////////////////////   ZodBase64   //////////////////////////////
function isValidBase64(data) {
    if (data === "")
        return true;
    // atob ignores whitespace, so reject it up front.
    if (/\s/.test(data))
        return false;
    if (data.length % 4 !== 0)
        return false;
    try {
        // @ts-ignore
        atob(data);
        return true;
    }
    catch {
        return false;
    }
}
// lax on purpose: the quantified regexes.base64 overflows the regex stack on multi-MB input and its leading ^$| alternation leaks through template-literal composition; isValidBase64 enforces length and padding
const base64Charset = /^[0-9a-zA-Z+/]*={0,2}$/;
const $ZodBase64 = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodBase64", (inst, def) => {
    def.pattern ?? (def.pattern = base64Charset);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidBase64(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "base64",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
//////////////////////////////   ZodBase64URL   //////////////////////////////
// lax on purpose: the quantified regexes.base64url overflows the regex stack on multi-MB input; isValidBase64 enforces length on the padded string
const base64urlCharset = /^[A-Za-z0-9_-]*$/;
function isValidBase64URL(data) {
    if (!base64urlCharset.test(data))
        return false;
    const base64 = data.replace(/[-_]/g, (c) => (c === "-" ? "+" : "/"));
    const padded = base64.padEnd(Math.ceil(base64.length / 4) * 4, "=");
    return isValidBase64(padded);
}
const $ZodBase64URL = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodBase64URL", (inst, def) => {
    def.pattern ?? (def.pattern = base64urlCharset);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidBase64URL(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "base64url",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodE164 = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodE164", (inst, def) => {
    def.pattern ?? (def.pattern = core_regexes/* e164 */.hQ);
    $ZodStringFormat.init(inst, def);
});
//////////////////////////////   ZodCreditCard   //////////////////////////////
const CC_SANITIZE = /[- ]/g;
/** Luhn checksum on a digit-only string. Adapted from valibot (MIT). */
function isLuhnAlgo(digits) {
    let length = digits.length;
    let bit = 1;
    let sum = 0;
    while (length) {
        const value = digits.charCodeAt(--length) - 48;
        bit ^= 1;
        sum += bit ? [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][value] : value;
    }
    return sum % 10 === 0;
}
function isValidCreditCard(input) {
    if (!regexes.creditCard.test(input))
        return false;
    return isLuhnAlgo(input.replace(CC_SANITIZE, ""));
}
const $ZodCreditCard = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCreditCard", (inst, def) => {
    // Shape only — the Luhn check below is not expressible as a pattern, so consumers of `pattern` (JSON Schema, template literals) get the length and separator rules alone.
    def.pattern ?? (def.pattern = regexes.creditCard);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidCreditCard(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "credit_card",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodIBAN   //////////////////////////////
// iso 7064 mod 97-10 checksum without BigInt
function isIso7064Mod97(iban) {
    let remainder = 0;
    const len = iban.length;
    for (let i = 4; i < len; i++) {
        const code = iban.charCodeAt(i);
        remainder = (code >= 65 ? remainder * 100 + (code - 55) : remainder * 10 + (code - 48)) % 97;
    }
    for (let i = 0; i < 4; i++) {
        const code = iban.charCodeAt(i);
        remainder = (code >= 65 ? remainder * 100 + (code - 55) : remainder * 10 + (code - 48)) % 97;
    }
    return remainder === 1;
}
function isValidIBAN(input) {
    if (!regexes.iban.test(input))
        return false;
    return isIso7064Mod97(input);
}
const $ZodIBAN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodIBAN", (inst, def) => {
    // shape only — checksum is not expressible as a pattern
    def.pattern ?? (def.pattern = regexes.iban);
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidIBAN(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "iban",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
//////////////////////////////   ZodJWT   //////////////////////////////
function isValidJWT(token, algorithm = null) {
    try {
        const tokensParts = token.split(".");
        if (tokensParts.length !== 3)
            return false;
        const [header] = tokensParts;
        if (!header)
            return false;
        // @ts-ignore
        const parsedHeader = JSON.parse(atob(header));
        if ("typ" in parsedHeader && parsedHeader?.typ !== "JWT")
            return false;
        if (!parsedHeader.alg)
            return false;
        if (algorithm && (!("alg" in parsedHeader) || parsedHeader.alg !== algorithm))
            return false;
        return true;
    }
    catch {
        return false;
    }
}
const $ZodJWT = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodJWT", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (isValidJWT(payload.value, def.alg))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: "jwt",
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCustomStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCustomStringFormat", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        if (def.fn(payload.value))
            return;
        payload.issues.push({
            code: "invalid_format",
            format: def.format,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodNumber = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodNumber", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = core_regexes/* number */.ai;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = Number(payload.value);
            }
            catch (_) { }
        const input = payload.value;
        if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) {
            return payload;
        }
        const received = typeof input === "number"
            ? Number.isNaN(input)
                ? "NaN"
                : !Number.isFinite(input)
                    ? String(input)
                    : undefined
            : undefined;
        payload.issues.push({
            expected: "number",
            code: "invalid_type",
            input,
            inst,
            ...(received ? { received } : {}),
        });
        return payload;
    };
});
const $ZodNumberFormat = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodNumberFormat", (inst, def) => {
    core_checks/* $ZodCheckNumberFormat */.KH.init(inst, def);
    $ZodNumber.init(inst, def); // no format checks
});
const $ZodBoolean = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodBoolean", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = core_regexes/* boolean */.zM;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = Boolean(payload.value);
            }
            catch (_) { }
        const input = payload.value;
        if (typeof input === "boolean")
            return payload;
        payload.issues.push({
            expected: "boolean",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
});
const $ZodBigInt = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodBigInt", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = core_regexes/* bigint */.o;
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce)
            try {
                payload.value = BigInt(payload.value);
            }
            catch (_) { }
        if (typeof payload.value === "bigint")
            return payload;
        payload.issues.push({
            expected: "bigint",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodBigIntFormat", (inst, def) => {
    checks.$ZodCheckBigIntFormat.init(inst, def);
    $ZodBigInt.init(inst, def); // no format checks
})));
const $ZodSymbol = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSymbol", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "symbol")
            return payload;
        payload.issues.push({
            expected: "symbol",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodUndefined = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodUndefined", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.undefined;
    inst._zod.values = new Set([undefined]);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "undefined")
            return payload;
        payload.issues.push({
            expected: "undefined",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodNull = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNull", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.pattern = regexes.null;
    inst._zod.values = new Set([null]);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (input === null)
            return payload;
        payload.issues.push({
            expected: "null",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodAny = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodAny", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload) => payload;
})));
const $ZodUnknown = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodUnknown", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodNever", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        payload.issues.push({
            expected: "never",
            code: "invalid_type",
            input: payload.value,
            inst,
        });
        return payload;
    };
});
const $ZodVoid = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodVoid", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (typeof input === "undefined")
            return payload;
        payload.issues.push({
            expected: "void",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodDate = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodDate", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        if (def.coerce) {
            try {
                payload.value = new Date(payload.value);
            }
            catch (_err) { }
        }
        const input = payload.value;
        const isDate = input instanceof Date;
        const isValidDate = isDate && !Number.isNaN(input.getTime());
        if (isValidDate)
            return payload;
        payload.issues.push({
            expected: "date",
            code: "invalid_type",
            input,
            ...(isDate ? { received: "Invalid Date" } : {}),
            inst,
        });
        return payload;
    };
});
// an oversized container fails its leading size checks before any element is parsed
function capSize(inst, size) {
    const caps = core_util/* sizeCaps */.hi(inst._zod.def.checks);
    if (!caps.length)
        return;
    const cap = Math.min(...caps.map((c) => c[0]));
    const parse = inst._zod.parse;
    inst._zod.parse = (payload, ctx) => {
        const n = size(payload.value);
        if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
            for (const [max, ch] of core_util/* sizeCaps */.hi(inst._zod.def.checks)) {
                if (n > max && ch._zod.def.when(payload)) {
                    const start = payload.issues.length;
                    ch._zod.check(payload);
                    // the value is still the raw input, so no later check may read it
                    payload.issues[start].continue = false;
                    core_util/* attachSchema */.d3(payload.issues, start, inst);
                    return payload;
                }
            }
        }
        return parse(payload, ctx);
    };
}
const arraySize = (input) => (Array.isArray(input) ? input.length : -1);
const mapSize = (input) => (input instanceof Map ? input.size : -1);
const setSize = (input) => (input instanceof Set ? input.size : -1);
function handleArrayResult(result, final, index) {
    if (result.issues.length) {
        final.issues.push(...core_util/* prefixIssues */.lQ(index, result.issues));
    }
    final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodArray", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core_core/* globalConfig */.cr.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!Array.isArray(input)) {
            payload.issues.push({
                expected: "array",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
        const proms = [];
        const abortEarly = ctx?.abortEarly;
        for (let i = 0; i < input.length; i++) {
            const item = input[i];
            const result = def.element._zod.run({
                value: item,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                proms.push(result.then((result) => handleArrayResult(result, payload, i)));
            }
            else {
                handleArrayResult(result, payload, i);
                // the element's payload is authoritative here, since handleArrayResult forwards every issue; an object's is not, because it drops a failed absent optional
                if (abortEarly && result.issues.length !== 0 && core_util/* aborted */.QH(result))
                    break;
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => payload);
        }
        return payload; //handleArrayResultsAsync(parseResults, final);
    };
    capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
    const isPresent = key in input;
    const isOptionalOut = optout === "optional";
    // The middle rung means "absence permitted, nothing supplied in its place", so an absent key contributes nothing — whatever the schema made of `undefined` is invented, not substituted. Only `optional` reaches this with a value: `defaulted` substitutes, and a schema that isn't optional-out has to keep the key.
    if (!isPresent && isOptionalOut && optin === "optional") {
        return;
    }
    if (result.issues.length) {
        // For optional-in/out schemas, ignore errors on absent keys.
        if (optin !== undefined && isOptionalOut && !isPresent) {
            return;
        }
        final.issues.push(...core_util/* prefixIssues */.lQ(key, result.issues));
    }
    if (!isPresent && optin === undefined) {
        if (!result.issues.length) {
            final.issues.push({
                code: "invalid_type",
                expected: "nonoptional",
                input: undefined,
                path: [key],
            });
        }
        return;
    }
    if (result.value === undefined) {
        if (isPresent || (optin === "defaulted" && !isOptionalOut)) {
            final.value[key] = undefined;
        }
    }
    else {
        final.value[key] = result.value;
    }
}
// one shared instance; a fresh [] per schema cost 56 bytes retained
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
    const keys = Object.keys(def.shape);
    const ownSymbols = Object.getOwnPropertySymbols(def.shape);
    const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
    // aliases `keys` when there are no symbols, so a string-only shape keeps one array
    const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
    for (const k of allKeys) {
        if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) {
            throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
        }
    }
    const okeys = core_util/* optionalKeys */.NM(def.shape);
    return {
        ...def,
        allKeys,
        symbolKeys,
        // string-only: handleCatchall matches it against `for...in`, which never yields a symbol
        keySet: new Set(keys),
        numKeys: keys.length,
        optionalKeys: new Set(okeys),
    };
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
    const unrecognized = [];
    const keySet = def.keySet;
    const _catchall = def.catchall._zod;
    const t = _catchall.def.type;
    const optin = _catchall.optin;
    const optout = _catchall.optout;
    // starts at 0, not the current length: the shape phase already ran and may have aborted
    let seen = 0;
    for (const key in input) {
        if (abortEarly && payload.issues.length !== seen) {
            if (core_util/* aborted */.QH(payload, seen))
                break;
            seen = payload.issues.length;
        }
        // Must precede the __proto__ branch: a declared key is not unrecognized, even though the shape loop deliberately strips __proto__ from the parsed output.
        if (keySet.has(key))
            continue;
        // Don't copy an undeclared __proto__ into the result; assignment to a plain {} would replace the result prototype. But in strict mode it is still an unknown key, so report it before skipping.
        if (key === "__proto__") {
            if (t === "never")
                unrecognized.push(key);
            continue;
        }
        if (t === "never") {
            unrecognized.push(key);
            continue;
        }
        const r = _catchall.run({ value: input[key], issues: [] }, ctx);
        if (r instanceof Promise) {
            proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
        }
        else {
            handlePropertyResult(r, payload, key, input, optin, optout);
        }
    }
    if (unrecognized.length) {
        payload.issues.push({
            code: "unrecognized_keys",
            keys: unrecognized,
            input,
            inst,
            // Describes the shape of the input, not the validity of the parsed value, so it never aborts. The parse still fails; the schema's own checks just get to run first, and an enclosing intersection can reconcile the key against a sibling operand.
            continue: true,
        });
    }
    if (!proms.length)
        return payload;
    return Promise.all(proms).then(() => {
        return payload;
    });
}
const $ZodObject = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodObject", (inst, def) => {
    // requires cast because technically $ZodObject doesn't extend
    $ZodType.init(inst, def);
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    // a cloned def carries its source's accessor, which knows the shape it answers from; adopting that keeps the clone's keys readable without running it
    const sh = desc?.get ? desc.get.raw : (def.shape ?? {});
    if (sh) {
        // Freezes the shape on first read, so its getters resolve once and every later read sees the same schemas.
        const get = () => {
            const newSh = { ...sh };
            Object.defineProperty(def, "shape", { value: newSh });
            get.raw = newSh;
            return newSh;
        };
        get.raw = sh;
        Object.defineProperty(def, "shape", { get });
    }
    const _normalized = core_util/* cached */.PO(() => normalizeDef(def));
    core_util/* defineLazyInternal */.v5(inst, "propValues", (zod) => {
        const shape = zod.def.shape;
        const propValues = {};
        for (const key in shape) {
            const field = shape[key]._zod;
            if (field.values) {
                if (!Object.prototype.hasOwnProperty.call(propValues, key)) {
                    core_util/* assignProp */.Vy(propValues, key, new Set());
                }
                for (const v of field.values)
                    propValues[key].add(v);
                // An omittable slot reads back as undefined at a discriminator lookup, so it has to claim undefined: two options that can both omit the key are not discriminable on it.
                if (field.optin !== undefined)
                    propValues[key].add(undefined);
            }
        }
        return propValues;
    });
    const isObject = core_util/* isObject */.Gv;
    const catchall = def.catchall;
    let value;
    const memo = core_core/* globalConfig */.cr.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        value ?? (value = _normalized.value);
        const input = payload.value;
        if (!isObject(input)) {
            payload.issues.push({
                expected: "object",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
        const proms = [];
        const shape = value.shape;
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const key of value.allKeys) {
            if (abortEarly && payload.issues.length !== seen) {
                if (core_util/* aborted */.QH(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            if (key === "__proto__")
                continue;
            const el = shape[key];
            const optin = el._zod.optin;
            const optout = el._zod.optout;
            const r = el._zod.run({ value: input[key], issues: [] }, ctx);
            if (r instanceof Promise) {
                proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
            }
            else {
                handlePropertyResult(r, payload, key, input, optin, optout);
            }
        }
        if (!catchall) {
            return proms.length ? Promise.all(proms).then(() => payload) : payload;
        }
        return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
    };
});
const $ZodObjectJIT = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodObjectJIT", (inst, def) => {
    // requires cast because technically $ZodObject doesn't extend
    $ZodObject.init(inst, def);
    const superParse = inst._zod.parse;
    const _normalized = core_util/* cached */.PO(() => normalizeDef(def));
    const memo = core_core/* globalConfig */.cr.memoizer;
    const generateFastpass = (shape) => {
        const normalized = _normalized.value;
        const syms = normalized.symbolKeys;
        // a symbol has no source literal, so it is read as `syms[i]` off the closed-over scope
        const doc = new Doc(["payload", "ctx"], { shape, inst, memo, syms });
        const parseStr = (k) => `shape[${k}]._zod.run({ value: input[${k}], issues: [] }, ctx)`;
        // prefixes in place, like util.prefixIssues. newResult must land before the early return: a catchall runs after this and would otherwise write onto the caller's input
        const prefixStr = (id, k) => `
          let ${id}_ab = false;
          for (let i = 0; i < ${id}.issues.length; i++) {
            const iss = ${id}.issues[i];
            iss.path = iss.path ? [${k}, ...iss.path] : [${k}];
            payload.issues.push(iss);
            if (iss.continue !== true) ${id}_ab = true;
          }
          if (${id}_ab && ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }`;
        doc.write(`const input = payload.value;`);
        const ids = Object.create(null);
        let counter = 0;
        for (const key of normalized.allKeys) {
            ids[key] = `key_${counter++}`;
        }
        // A: preserve key order {
        doc.write(memo ? `const newResult = memo.alloc(inst, payload, {}, ctx);` : `const newResult = {};`);
        for (const key of normalized.allKeys) {
            if (key === "__proto__")
                continue;
            const id = ids[key];
            const k = typeof key === "symbol" ? `syms[${syms.indexOf(key)}]` : core_util/* esc */.UQ(key);
            const isPresent = `${k} in input`;
            const schema = shape[key];
            const optin = schema?._zod?.optin;
            const isOptionalIn = optin !== undefined;
            const isOptionalOut = schema?._zod?.optout === "optional";
            doc.write(`const ${id} = ${parseStr(k)};`);
            if (isOptionalIn && isOptionalOut) {
                // For optional-in/out schemas, ignore errors on absent keys — and, like the interpreted path, drop the value produced alongside them. The middle rung goes further: it permits absence without supplying anything in its place, so an absent key contributes nothing at all.
                const assign = optin === "optional" ? `${id}_present` : `${id}.value !== undefined || ${id}_present`;
                doc.write(`
        const ${id}_present = ${isPresent};
        if (!${id}.issues.length || ${id}_present) {
          if (${id}.issues.length) {${prefixStr(id, k)}
          }

          if (${assign}) {
            newResult[${k}] = ${id}.value;
          }
        }

      `);
            }
            else if (!isOptionalIn) {
                doc.write(`
        const ${id}_present = ${isPresent};
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
        if (!${id}_present && !${id}.issues.length) {
          payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: undefined,
            path: [${k}]
          });
          if (ctx && ctx.abortEarly) {
            payload.value = newResult;
            return payload;
          }
        }

        if (${id}_present) {
          newResult[${k}] = ${id}.value;
        }

      `);
            }
            else {
                doc.write(`
        if (${id}.issues.length) {${prefixStr(id, k)}
        }
      `);
                if (optin === "defaulted") {
                    doc.write(`newResult[${k}] = ${id}.value;`);
                }
                else {
                    doc.write(`
        if (${id}.value !== undefined || ${isPresent}) {
          newResult[${k}] = ${id}.value;
        }
      `);
                }
            }
        }
        doc.write(`payload.value = newResult;`);
        doc.write(`return payload;`);
        // closing `shape` in is what pays: turbofan specializes the parser against that one shape object, so every `shape[k]._zod.run` folds to a known callee. as a parameter it stays a generic load and measures 13% slower even with the forwarding frame gone
        return doc.compile();
    };
    let fastpass;
    const isObject = core_util/* isObject */.Gv;
    const jit = !core_core/* globalConfig */.cr.jitless;
    const allowsEval = core_util/* allowsEval */.hI;
    const fastEnabled = jit && allowsEval.value; // && !def.catchall;
    const catchall = def.catchall;
    let value;
    inst._zod.parse = (payload, ctx) => {
        value ?? (value = _normalized.value);
        const input = payload.value;
        if (!isObject(input)) {
            payload.issues.push({
                expected: "object",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        if (jit && fastEnabled && ctx?.async === false && ctx.jitless !== true) {
            // always synchronous
            if (!fastpass)
                fastpass = generateFastpass(def.shape);
            payload = fastpass(payload, ctx);
            if (!catchall)
                return payload;
            return handleCatchall([], input, payload, ctx, value, inst, ctx?.abortEarly === true);
        }
        return superParse(payload, ctx);
    };
});
function handleUnionResults(results, final, inst, ctx) {
    for (const result of results) {
        if (result.issues.length === 0) {
            final.value = result.value;
            return final;
        }
    }
    const nonaborted = results.filter((r) => !core_util/* aborted */.QH(r));
    if (nonaborted.length === 1) {
        final.value = nonaborted[0].value;
        return nonaborted[0];
    }
    final.issues.push({
        code: "invalid_union",
        input: final.value,
        inst,
        errors: results.map((result) => result.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W()))),
    });
    return final;
}
const $ZodUnion = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodUnion", (inst, def) => {
    $ZodType.init(inst, def);
    core_util/* defineLazyInternal */.v5(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted")
        ? "defaulted"
        : zod.def.options.some((o) => o._zod.optin !== undefined)
            ? "optional"
            : undefined);
    core_util/* defineLazyInternal */.v5(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : undefined);
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => {
        if (zod.def.options.every((o) => o._zod.values)) {
            return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
        }
        return undefined;
    });
    core_util/* defineLazyInternal */.v5(inst, "pattern", (zod) => {
        if (zod.def.options.every((o) => o._zod.pattern)) {
            const patterns = zod.def.options.map((o) => o._zod.pattern);
            return new RegExp(`^(${patterns.map((p) => core_util/* cleanRegex */.p6(p.source)).join("|")})$`);
        }
        return undefined;
    });
    const first = def.options.length === 1 ? def.options[0]._zod.run : null;
    inst._zod.parse = (payload, ctx) => {
        if (first) {
            return first(payload, ctx);
        }
        let async = false;
        const results = [];
        for (const option of def.options) {
            const result = option._zod.run({
                value: payload.value,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                results.push(result);
                async = true;
            }
            else {
                if (result.issues.length === 0)
                    return result;
                results.push(result);
            }
        }
        if (!async)
            return handleUnionResults(results, payload, inst, ctx);
        return Promise.all(results).then((results) => {
            return handleUnionResults(results, payload, inst, ctx);
        });
    };
});
function handleExclusiveUnionResults(results, final, inst, ctx) {
    const matches = [];
    for (let i = 0; i < results.length; i++) {
        if (results[i].issues.length === 0)
            matches.push(i);
    }
    if (matches.length === 1) {
        final.value = results[matches[0]].value;
        return final;
    }
    if (matches.length === 0) {
        // No matches - same as regular union
        final.issues.push({
            code: "invalid_union",
            input: final.value,
            inst,
            errors: results.map((result) => result.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config()))),
        });
    }
    else {
        // Multiple matches - exclusive union failure
        final.issues.push({
            code: "invalid_union",
            input: final.value,
            inst,
            errors: [],
            inclusive: false,
            matches,
        });
    }
    return final;
}
const $ZodXor = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodXor", (inst, def) => {
    $ZodUnion.init(inst, def);
    def.inclusive = false;
    const first = def.options.length === 1 ? def.options[0]._zod.run : null;
    inst._zod.parse = (payload, ctx) => {
        if (first) {
            return first(payload, ctx);
        }
        let async = false;
        const results = [];
        for (const option of def.options) {
            const result = option._zod.run({
                value: payload.value,
                issues: [],
            }, ctx);
            if (result instanceof Promise) {
                results.push(result);
                async = true;
            }
            else {
                results.push(result);
            }
        }
        if (!async)
            return handleExclusiveUnionResults(results, payload, inst, ctx);
        return Promise.all(results).then((results) => {
            return handleExclusiveUnionResults(results, payload, inst, ctx);
        });
    };
})));
/** Returns the option whose discriminator claims `value`, or throws if ambiguous. */
function getDiscriminatedOption(union, value) {
    const internals = union._zod;
    let map = internals.bag.optionsMap;
    if (!map) {
        map = discriminatorMap(internals.def);
        internals.bag.optionsMap = map;
    }
    const option = map.get(value);
    if (option === null)
        throw new Error(`Ambiguous discriminator value "${String(value)}"`);
    return option;
}
function discriminatorMap(def) {
    const map = new Map();
    for (const option of def.options) {
        const values = option._zod.propValues?.[def.discriminator];
        if (!values || values.size === 0)
            throw new Error(`Invalid discriminated union option at index "${def.options.indexOf(option)}"`);
        for (const value of values) {
            if (map.has(value)) {
                if (value !== undefined)
                    throw new Error(`Duplicate discriminator value "${String(value)}"`);
                // keep the collision marked so a later member cannot reclaim it
                map.set(value, null);
            }
            else {
                map.set(value, option);
            }
        }
    }
    return map;
}
const $ZodDiscriminatedUnion = 
/*@__PURE__*/
core_core/* $constructor */.xI("$ZodDiscriminatedUnion", (inst, def) => {
    def.inclusive = false;
    $ZodUnion.init(inst, def);
    const _super = inst._zod.parse;
    core_util/* defineLazyInternal */.v5(inst, "propValues", (zod) => {
        const propValues = {};
        let undefinedCount = 0;
        for (const option of zod.def.options) {
            const pv = option._zod.propValues;
            if (!pv || Object.keys(pv).length === 0)
                throw new Error(`Invalid discriminated union option at index "${zod.def.options.indexOf(option)}"`);
            if (pv[zod.def.discriminator]?.has(undefined))
                undefinedCount++;
            for (const [k, v] of Object.entries(pv)) {
                if (!Object.prototype.hasOwnProperty.call(propValues, k)) {
                    core_util/* assignProp */.Vy(propValues, k, new Set());
                }
                for (const val of v) {
                    propValues[k].add(val);
                }
            }
        }
        if (!zod.def.unionFallback && undefinedCount > 1)
            propValues[zod.def.discriminator]?.delete(undefined);
        return propValues;
    });
    // Checked now rather than in the lookup map below, so an option that lacks the discriminator fails at the `discriminatedUnion` call instead of on the first object parsed. Options whose shape cannot be enumerated without resolving it — pipes and lazies — are left to the map.
    def.options.forEach((option, i) => {
        const propShape = core_util/* rawShape */.MO(option._zod.def);
        if (propShape && !Object.prototype.hasOwnProperty.call(propShape, def.discriminator)) {
            throw new Error(`Invalid discriminated union option at index "${i}"`);
        }
    });
    const disc = core_util/* cached */.PO(() => discriminatorMap(def));
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!core_util/* isObject */.Gv(input)) {
            payload.issues.push({
                code: "invalid_type",
                expected: "object",
                input,
                inst,
            });
            return payload;
        }
        const value = input?.[def.discriminator];
        const opt = disc.value.get(value);
        // forward metadata cannot choose an encoder for an absent tag
        if (opt && (value !== undefined || ctx.direction !== "backward")) {
            return opt._zod.run(payload, ctx);
        }
        // Fall back to union matching when the fast discriminator path fails:
        // - explicitly enabled via unionFallback, or
        // - during backward direction (encode), since codec-based discriminators have different values in forward vs backward directions
        if (def.unionFallback || ctx.direction === "backward") {
            return _super(payload, ctx);
        }
        // no matching discriminator
        payload.issues.push({
            code: "invalid_union",
            errors: [],
            note: "No matching discriminator",
            discriminator: def.discriminator,
            options: Array.from(disc.value.keys()).filter((value) => disc.value.get(value) !== null),
            input,
            path: [def.discriminator],
            inst,
        });
        return payload;
    };
});
const $ZodIntersection = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodIntersection", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        const left = def.left._zod.run({ value: input, issues: [] }, ctx);
        const right = def.right._zod.run({ value: input, issues: [] }, ctx);
        const async = left instanceof Promise || right instanceof Promise;
        if (async) {
            return Promise.all([left, right]).then(([left, right]) => {
                return handleIntersectionResults(payload, left, right);
            });
        }
        return handleIntersectionResults(payload, left, right);
    };
});
function mergeValues(a, b) {
    // const aType = parse.t(a);
    // const bType = parse.t(b);
    if (a === b) {
        return { valid: true, data: a };
    }
    if (a instanceof Date && b instanceof Date && +a === +b) {
        return { valid: true, data: a };
    }
    if (core_util/* isPlainObject */.Qd(a) && core_util/* isPlainObject */.Qd(b)) {
        const bKeys = Object.keys(b);
        const sharedKeys = Object.keys(a).filter((key) => bKeys.indexOf(key) !== -1);
        const newObj = { ...a, ...b };
        if (Object.prototype.hasOwnProperty.call(newObj, "__proto__"))
            delete newObj.__proto__;
        for (const key of sharedKeys) {
            if (key === "__proto__")
                continue;
            const sharedValue = mergeValues(a[key], b[key]);
            if (!sharedValue.valid) {
                return {
                    valid: false,
                    mergeErrorPath: [key, ...sharedValue.mergeErrorPath],
                };
            }
            newObj[key] = sharedValue.data;
        }
        return { valid: true, data: newObj };
    }
    if (Array.isArray(a) && Array.isArray(b)) {
        if (a.length !== b.length) {
            return { valid: false, mergeErrorPath: [] };
        }
        const newArray = [];
        for (let index = 0; index < a.length; index++) {
            const itemA = a[index];
            const itemB = b[index];
            const sharedValue = mergeValues(itemA, itemB);
            if (!sharedValue.valid) {
                return {
                    valid: false,
                    mergeErrorPath: [index, ...sharedValue.mergeErrorPath],
                };
            }
            newArray.push(sharedValue.data);
        }
        return { valid: true, data: newArray };
    }
    return { valid: false, mergeErrorPath: [] };
}
function handleIntersectionResults(result, left, right) {
    // Track which side(s) reject each key. A key rejection is reported only when BOTH sides reject it, so a key owned by one branch survives the other's key schema. strictObject reports these as unrecognized_keys; a record with an open key schema reports one invalid_key per key.
    const unrecKeys = new Map();
    let unrecIssue;
    const keyIssues = new Map();
    const collect = (iss, side) => {
        let keys;
        if (iss.code === "unrecognized_keys" && !iss.path?.length) {
            unrecIssue ?? (unrecIssue = iss);
            keys = iss.keys;
        }
        else if (iss.code === "invalid_key" && iss.origin === "record" && iss.path?.length === 1) {
            const k = String(iss.path[0]);
            if (!keyIssues.has(k))
                keyIssues.set(k, iss);
            keys = [k];
        }
        else {
            return false;
        }
        for (const k of keys) {
            if (!unrecKeys.has(k))
                unrecKeys.set(k, {});
            unrecKeys.get(k)[side] = true;
        }
        return true;
    };
    for (const iss of left.issues) {
        if (!collect(iss, "l"))
            result.issues.push(iss);
    }
    for (const iss of right.issues) {
        if (!collect(iss, "r"))
            result.issues.push(iss);
    }
    // Report only keys rejected by BOTH sides
    const bothKeys = [...unrecKeys].filter(([, f]) => f.l && f.r).map(([k]) => k);
    if (bothKeys.length) {
        const aggregated = unrecIssue ? bothKeys.filter((k) => unrecIssue.keys.includes(k)) : [];
        if (aggregated.length)
            result.issues.push({ ...unrecIssue, keys: aggregated });
        for (const k of bothKeys) {
            if (!aggregated.includes(k) && keyIssues.has(k))
                result.issues.push(keyIssues.get(k));
        }
    }
    const merged = mergeValues(left.value, right.value);
    if (!merged.valid) {
        if (core_util/* aborted */.QH(result))
            return result;
        throw new Error(`Unmergable intersection. Error path: ` + `${JSON.stringify(merged.mergeErrorPath)}`);
    }
    result.value = merged.data;
    return result;
}
const $ZodTuple = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodTuple", (inst, def) => {
    $ZodType.init(inst, def);
    const items = def.items;
    const memo = core_core/* globalConfig */.cr.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!Array.isArray(input)) {
            payload.issues.push({
                input,
                inst,
                expected: "tuple",
                code: "invalid_type",
            });
            return payload;
        }
        payload.value = memo ? memo.alloc(inst, payload, [], ctx) : [];
        const proms = [];
        const optinStart = getTupleOptStart(items, "optin");
        const optoutStart = getTupleOptStart(items, "optout");
        if (!def.rest) {
            if (input.length < optinStart) {
                payload.issues.push({
                    code: "too_small",
                    minimum: optinStart,
                    inclusive: true,
                    input,
                    inst,
                    origin: "array",
                });
                return payload;
            }
            if (input.length > items.length) {
                payload.issues.push({
                    code: "too_big",
                    maximum: items.length,
                    inclusive: true,
                    input,
                    inst,
                    origin: "array",
                });
            }
        }
        // Run every item in parallel, collecting results into an indexed array. The post-processing in `handleTupleResults` walks them in order so it can decide whether an absent optional-output error can truncate the tail or must be reported to preserve required output.
        const itemResults = new Array(items.length);
        // only tracked when there is a rest loop to skip
        const abortEarly = def.rest ? ctx?.abortEarly : undefined;
        let itemAborted = false;
        for (let i = 0; i < items.length; i++) {
            const r = items[i]._zod.run({ value: input[i], issues: [] }, ctx);
            if (r instanceof Promise) {
                proms.push(r.then((rr) => {
                    itemResults[i] = rr;
                }));
            }
            else {
                itemResults[i] = r;
                if (abortEarly && !itemAborted && r.issues.length)
                    itemAborted = core_util/* aborted */.QH(r);
            }
        }
        // sound because rest is non-empty exactly when every fixed index is present, the one case handleTupleResults cannot discard an item's issues
        if (def.rest && !itemAborted) {
            let i = items.length - 1;
            const rest = input.slice(items.length);
            let seen = payload.issues.length;
            for (const el of rest) {
                if (abortEarly && payload.issues.length !== seen) {
                    if (core_util/* aborted */.QH(payload, seen))
                        break;
                    seen = payload.issues.length;
                }
                i++;
                const result = def.rest._zod.run({ value: el, issues: [] }, ctx);
                if (result instanceof Promise) {
                    proms.push(result.then((r) => handleTupleResult(r, payload, i)));
                }
                else {
                    handleTupleResult(result, payload, i);
                }
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => handleTupleResults(itemResults, payload, items, input, optoutStart));
        }
        return handleTupleResults(itemResults, payload, items, input, optoutStart);
    };
});
function getTupleOptStart(items, key) {
    for (let i = items.length - 1; i >= 0; i--) {
        // optin is a three-rung ladder so any rung above `undefined` permits an absent slot; optout stays two-valued.
        const omittable = key === "optin" ? items[i]._zod.optin !== undefined : items[i]._zod.optout === "optional";
        if (!omittable)
            return i + 1;
    }
    return 0;
}
function handleTupleResult(result, final, index) {
    if (result.issues.length) {
        final.issues.push(...core_util/* prefixIssues */.lQ(index, result.issues));
    }
    final.value[index] = result.value;
}
function handleTupleResults(itemResults, final, items, input, optoutStart) {
    // Walk results in order. Mirror $ZodObject's swallow-on-absent-optional rule, but only after `optoutStart`: the first index where the output tuple tail can be absent.
    for (let i = 0; i < items.length; i++) {
        const r = itemResults[i];
        const isPresent = i < input.length;
        // The array analog of `handlePropertyResult`'s absent-key early return: the middle rung permits absence without supplying anything in its place, so the tail truncates here instead of materializing whatever the item made of `undefined`.
        if (!isPresent && i >= optoutStart && items[i]._zod.optin === "optional") {
            final.value.length = i;
            break;
        }
        if (r.issues.length) {
            if (!isPresent && i >= optoutStart) {
                final.value.length = i;
                break;
            }
            final.issues.push(...core_util/* prefixIssues */.lQ(i, r.issues));
        }
        final.value[i] = r.value;
    }
    // Drop trailing slots that produced `undefined` for absent input
    // (the array analog of an absent optional key on an object). The
    // `i >= input.length` floor is critical: an explicit `undefined`
    // *inside* the input must be preserved even when the schema is
    // optional-out (e.g. `z.string().or(z.undefined())` accepting an
    // explicit undefined value).
    for (let i = final.value.length - 1; i >= input.length; i--) {
        if (items[i]._zod.optout === "optional" && final.value[i] === undefined) {
            final.value.length = i;
        }
        else {
            break;
        }
    }
    return final;
}
const $ZodRecord = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodRecord", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core_core/* globalConfig */.cr.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!core_util/* isPlainObject */.Qd(input)) {
            payload.issues.push({
                expected: "record",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        // no guard in either loop below: a record's invalid_key aborts but an enclosing intersection can reconcile it, so a stopped loop hides keys the sibling does not own and the intersection then rejects nothing
        const proms = [];
        const values = def.keyType._zod.values;
        if (values && !def.partial) {
            payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
            const recordKeys = new Set();
            for (const key of values) {
                if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
                    recordKeys.add(typeof key === "number" ? key.toString() : key);
                    // A declared __proto__ is stripped but is not an unrecognized key.
                    if (key === "__proto__")
                        continue;
                    const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
                    if (keyResult instanceof Promise) {
                        throw new Error("Async schemas not supported in object keys currently");
                    }
                    if (keyResult.issues.length) {
                        payload.issues.push({
                            code: "invalid_key",
                            origin: "record",
                            issues: keyResult.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())),
                            input: key,
                            path: [key],
                            inst,
                        });
                        continue;
                    }
                    const outKey = keyResult.value;
                    if (outKey === "__proto__")
                        continue;
                    const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
                    if (result instanceof Promise) {
                        proms.push(result.then((result) => {
                            if (result.issues.length) {
                                payload.issues.push(...core_util/* prefixIssues */.lQ(key, result.issues));
                            }
                            payload.value[outKey] = result.value;
                        }));
                    }
                    else {
                        if (result.issues.length) {
                            payload.issues.push(...core_util/* prefixIssues */.lQ(key, result.issues));
                        }
                        payload.value[outKey] = result.value;
                    }
                }
            }
            let unrecognized;
            for (const key in input) {
                if (!recordKeys.has(key)) {
                    if (def.mode === "loose") {
                        // skip __proto__ so it can't replace the result prototype via the assignment setter on the plain {} we build into
                        if (key === "__proto__")
                            continue;
                        payload.value[key] = input[key];
                    }
                    else {
                        unrecognized = unrecognized ?? [];
                        unrecognized.push(key);
                    }
                }
            }
            if (unrecognized && unrecognized.length > 0) {
                payload.issues.push({
                    code: "unrecognized_keys",
                    input,
                    inst,
                    keys: unrecognized,
                    continue: true,
                });
            }
        }
        else {
            payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
            // An enumerable key schema declares which keys the record owns, so a key outside the set is unrecognized. A non-enumerable one (regex, refine) is a constraint every key must satisfy, so a failing key is invalid. Only the former is reconcilable against the other side of an intersection.
            let unrecognized;
            // Reflect.ownKeys for Symbol-key support; filter non-enumerable to match z.object()
            for (const key of Reflect.ownKeys(input)) {
                if (key === "__proto__")
                    continue;
                if (!Object.prototype.propertyIsEnumerable.call(input, key))
                    continue;
                let keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
                if (keyResult instanceof Promise) {
                    throw new Error("Async schemas not supported in object keys currently");
                }
                // Numeric string fallback: if key is a numeric string and failed, retry with Number(key). This handles z.number(), z.literal([1, 2, 3]), and unions containing numeric literals
                const checkNumericKey = typeof key === "string" && core_regexes/* number */.ai.test(key) && keyResult.issues.length;
                if (checkNumericKey) {
                    const retryResult = def.keyType._zod.run({ value: Number(key), issues: [] }, ctx);
                    if (retryResult instanceof Promise) {
                        throw new Error("Async schemas not supported in object keys currently");
                    }
                    if (retryResult.issues.length === 0) {
                        keyResult = retryResult;
                    }
                }
                if (keyResult.issues.length) {
                    if (def.mode === "loose") {
                        // Pass through unchanged
                        payload.value[key] = input[key];
                    }
                    else if (values) {
                        unrecognized = unrecognized ?? [];
                        unrecognized.push(key);
                    }
                    else {
                        // Default "strict" behavior: error on invalid key
                        payload.issues.push({
                            code: "invalid_key",
                            origin: "record",
                            issues: keyResult.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())),
                            input: key,
                            path: [key],
                            inst,
                        });
                    }
                    continue;
                }
                // the guard above tests the raw input key, but the key schema can normalize an ordinary key into __proto__; re-check the key we actually write under
                const outKey = keyResult.value;
                if (outKey === "__proto__")
                    continue;
                const result = def.valueType._zod.run({ value: input[key], issues: [] }, ctx);
                if (result instanceof Promise) {
                    proms.push(result.then((result) => {
                        if (result.issues.length) {
                            payload.issues.push(...core_util/* prefixIssues */.lQ(key, result.issues));
                        }
                        payload.value[outKey] = result.value;
                    }));
                }
                else {
                    if (result.issues.length) {
                        payload.issues.push(...core_util/* prefixIssues */.lQ(key, result.issues));
                    }
                    payload.value[outKey] = result.value;
                }
            }
            if (unrecognized && unrecognized.length > 0) {
                payload.issues.push({
                    code: "unrecognized_keys",
                    input,
                    inst,
                    keys: unrecognized,
                    continue: true,
                });
            }
        }
        if (proms.length) {
            return Promise.all(proms).then(() => payload);
        }
        return payload;
    };
});
const $ZodMap = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodMap", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!(input instanceof Map)) {
            payload.issues.push({
                expected: "map",
                code: "invalid_type",
                input,
                inst,
            });
            return payload;
        }
        const proms = [];
        payload.value = memo ? memo.alloc(inst, payload, new Map(), ctx) : new Map();
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const [key, value] of input) {
            if (abortEarly && payload.issues.length !== seen) {
                if (util.aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            const keyResult = def.keyType._zod.run({ value: key, issues: [] }, ctx);
            const valueResult = def.valueType._zod.run({ value: value, issues: [] }, ctx);
            if (keyResult instanceof Promise || valueResult instanceof Promise) {
                proms.push(Promise.all([keyResult, valueResult]).then(([keyResult, valueResult]) => {
                    handleMapResult(keyResult, valueResult, payload, key, input, inst, ctx);
                }));
            }
            else {
                handleMapResult(keyResult, valueResult, payload, key, input, inst, ctx);
            }
        }
        if (proms.length)
            return Promise.all(proms).then(() => payload);
        return payload;
    };
    capSize(inst, mapSize);
})));
function handleMapResult(keyResult, valueResult, final, key, input, inst, ctx) {
    if (keyResult.issues.length) {
        if (util.propertyKeyTypes.has(typeof key)) {
            final.issues.push(...util.prefixIssues(key, keyResult.issues));
        }
        else {
            final.issues.push({
                code: "invalid_key",
                origin: "map",
                input,
                inst,
                issues: keyResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
            });
        }
    }
    if (valueResult.issues.length) {
        if (util.propertyKeyTypes.has(typeof key)) {
            final.issues.push(...util.prefixIssues(key, valueResult.issues));
        }
        else {
            final.issues.push({
                origin: "map",
                code: "invalid_element",
                input,
                inst,
                key: key,
                issues: valueResult.issues.map((iss) => util.finalizeIssue(iss, ctx, core.config())),
            });
        }
    }
    final.value.set(keyResult.value, valueResult.value);
}
const $ZodSet = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSet", (inst, def) => {
    $ZodType.init(inst, def);
    const memo = core.globalConfig.memoizer;
    memo?.attach(inst);
    inst._zod.parse = (payload, ctx) => {
        const input = payload.value;
        if (!(input instanceof Set)) {
            payload.issues.push({
                input,
                inst,
                expected: "set",
                code: "invalid_type",
            });
            return payload;
        }
        const proms = [];
        payload.value = memo ? memo.alloc(inst, payload, new Set(), ctx) : new Set();
        const abortEarly = ctx?.abortEarly;
        let seen = payload.issues.length;
        for (const item of input) {
            if (abortEarly && payload.issues.length !== seen) {
                if (util.aborted(payload, seen))
                    break;
                seen = payload.issues.length;
            }
            const result = def.valueType._zod.run({ value: item, issues: [] }, ctx);
            if (result instanceof Promise) {
                proms.push(result.then((result) => handleSetResult(result, payload)));
            }
            else
                handleSetResult(result, payload);
        }
        if (proms.length)
            return Promise.all(proms).then(() => payload);
        return payload;
    };
    capSize(inst, setSize);
})));
function handleSetResult(result, final) {
    if (result.issues.length) {
        final.issues.push(...result.issues);
    }
    final.value.add(result.value);
}
const $ZodEnum = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodEnum", (inst, def) => {
    $ZodType.init(inst, def);
    const values = core_util/* getEnumValues */.w5(def.entries);
    const valuesSet = new Set(values);
    inst._zod.values = valuesSet;
    core_util/* defineLazyInternal */.v5(inst, "pattern", (zod) => {
        const patternValues = core_util/* getEnumValues */.w5(zod.def.entries).filter((k) => core_util/* propertyKeyTypes */.qQ.has(typeof k));
        // unmatchable fallback, RE2-safe: an empty alternation would compile to /^()$/, which matches ""
        return new RegExp(patternValues.length ? `^(${patternValues.map((o) => core_util/* escapeRegex */.sD(o.toString())).join("|")})$` : "^[^\\s\\S]$");
    });
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (valuesSet.has(input)) {
            return payload;
        }
        payload.issues.push({
            code: "invalid_value",
            values,
            input,
            inst,
        });
        return payload;
    };
});
const $ZodLiteral = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodLiteral", (inst, def) => {
    $ZodType.init(inst, def);
    const values = new Set(def.values);
    inst._zod.values = values;
    core_util/* defineLazyInternal */.v5(inst, "pattern", (zod) => {
        const vals = zod.def.values;
        // unmatchable fallback, RE2-safe: an empty alternation would compile to /^()$/, which matches ""
        return new RegExp(vals.length
            ? `^(${vals
                .map((o) => typeof o === "string" ? core_util/* escapeRegex */.sD(o) : o ? core_util/* escapeRegex */.sD(o.toString()) : String(o))
                .join("|")})$`
            : "^[^\\s\\S]$");
    });
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        if (values.has(input)) {
            return payload;
        }
        payload.issues.push({
            code: "invalid_value",
            values: def.values,
            input,
            inst,
        });
        return payload;
    };
});
const $ZodFile = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodFile", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        const input = payload.value;
        // @ts-ignore
        if (input instanceof File)
            return payload;
        payload.issues.push({
            expected: "file",
            code: "invalid_type",
            input,
            inst,
        });
        return payload;
    };
})));
const $ZodTransform = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodTransform", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.optin = "optional";
    core_core/* globalConfig */.cr.memoizer?.guard(inst);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            throw new core_core/* $ZodEncodeError */.cV(inst.constructor.name);
        }
        const _out = def.transform(payload.value, payload);
        if (ctx.async) {
            const output = _out instanceof Promise ? _out : Promise.resolve(_out);
            return output.then((output) => {
                payload.value = output;
                return payload;
            });
        }
        if (_out instanceof Promise) {
            throw new core_core/* $ZodAsyncError */.GT();
        }
        payload.value = _out;
        return payload;
    };
});
function handleOptionalResult(payload, result) {
    // A substituting schema that still failed has no usable answer; yield undefined. Its issues are simply dropped: it ran on a payload of its own, so there is no shared array to truncate and nothing of the caller's to lose with it.
    payload.value = result.issues.length ? undefined : result.value;
    return payload;
}
const $ZodOptional = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodOptional", (inst, def) => {
    $ZodType.init(inst, def);
    // .optional() propagates absence rather than substituting for it, so a defaulted inner keeps its rung.
    core_util/* defineLazyInternal */.v5(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
    inst._zod.optout = "optional";
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => {
        const values = zod.def.innerType._zod.values;
        return values ? new Set([...values, undefined]) : undefined;
    });
    core_util/* defineLazyInternal */.v5(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${core_util/* cleanRegex */.p6(pattern.source)})?$`) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        if (payload.value === undefined) {
            // Only the top rung substitutes a value for absence; everything else leaves it intact, which is what .optional() means.
            if (def.innerType._zod.optin !== "defaulted")
                return payload;
            // Its own payload, for the same reason $ZodCatch gets one: a pipe forwards an unrecognized key through the caller's issues array, and this must not read that as the substituting schema failing and drop it.
            const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
            if (result instanceof Promise)
                return result.then((result) => handleOptionalResult(payload, result));
            return handleOptionalResult(payload, result);
        }
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodExactOptional = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodExactOptional", (inst, def) => {
    // Call parent init - inherits optin/optout = "optional"
    $ZodOptional.init(inst, def);
    // Override values/pattern to NOT add undefined
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => zod.def.innerType._zod.values);
    core_util/* defineLazyInternal */.v5(inst, "pattern", (zod) => zod.def.innerType._zod.pattern);
    // Override parse to just delegate (no undefined handling)
    inst._zod.parse = (payload, ctx) => {
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodNullable = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodNullable", (inst, def) => {
    $ZodType.init(inst, def);
    core_util/* defineLazyInternal */.v5(inst, "optin", (zod) => zod.def.innerType._zod.optin);
    core_util/* defineLazyInternal */.v5(inst, "optout", (zod) => zod.def.innerType._zod.optout);
    core_util/* defineLazyInternal */.v5(inst, "pattern", (zod) => {
        const pattern = zod.def.innerType._zod.pattern;
        return pattern ? new RegExp(`^(${core_util/* cleanRegex */.p6(pattern.source)}|null)$`) : undefined;
    });
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => {
        return zod.def.innerType._zod.values ? new Set([...zod.def.innerType._zod.values, null]) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        // Forward direction (decode): allow null to pass through
        if (payload.value === null)
            return payload;
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodDefault = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodDefault", (inst, def) => {
    $ZodType.init(inst, def);
    // inst._zod.qin = "true";
    inst._zod.optin = "defaulted";
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply defaults for undefined input
        if (payload.value === undefined) {
            payload.value = def.defaultValue;
            /**
             * $ZodDefault returns the default value immediately in forward direction.
             * It doesn't pass the default value into the validator ("prefault"). There's no reason to pass the default value through validation. The validity of the default is enforced by TypeScript statically. Otherwise, it's the responsibility of the user to ensure the default is valid. In the case of pipes with divergent in/out types, you can specify the default on the `in` schema of your ZodPipe to set a "prefault" for the pipe.   */
            return payload;
        }
        // Forward direction: continue with default handling
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleDefaultResult(result, def));
        }
        return handleDefaultResult(result, def);
    };
});
function handleDefaultResult(payload, def) {
    if (payload.value === undefined) {
        payload.value = def.defaultValue;
    }
    return payload;
}
const $ZodPrefault = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodPrefault", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.optin = "defaulted";
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply prefault for undefined input
        if (payload.value === undefined) {
            payload.value = def.defaultValue;
        }
        return def.innerType._zod.run(payload, ctx);
    };
});
const $ZodNonOptional = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodNonOptional", (inst, def) => {
    $ZodType.init(inst, def);
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => {
        const v = zod.def.innerType._zod.values;
        return v ? new Set([...v].filter((x) => x !== undefined)) : undefined;
    });
    inst._zod.parse = (payload, ctx) => {
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleNonOptionalResult(result, inst));
        }
        return handleNonOptionalResult(result, inst);
    };
});
function handleNonOptionalResult(payload, inst) {
    if (!payload.issues.length && payload.value === undefined) {
        payload.issues.push({
            code: "invalid_type",
            expected: "nonoptional",
            input: payload.value,
            inst,
        });
    }
    return payload;
}
const $ZodSuccess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodSuccess", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            throw new core.$ZodEncodeError("ZodSuccess");
        }
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then((result) => {
                payload.value = result.issues.length === 0;
                return payload;
            });
        }
        payload.value = result.issues.length === 0;
        return payload;
    };
})));
function handleCatchResult(payload, result, def, ctx) {
    if (!result.issues.length) {
        payload.value = result.value;
        // The value carries up, so the flag describing it has to carry with it: a back-edge into a node still being parsed must not be frozen by an enclosing readonly, and its checks belong to the node itself. Guarded so the ordinary case adds no own property.
        if (result.memo)
            payload.memo = true;
        return payload;
    }
    // Spread the inner's own payload, not ours: `value` has to stay the input the catch was handed, and the inner ran on a payload of its own so its issues are already private to this call.
    payload.value = def.catchValue({
        ...result,
        value: payload.value,
        error: {
            issues: result.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())),
        },
        input: payload.value,
    });
    return payload;
}
const $ZodCatch = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodCatch", (inst, def) => {
    $ZodType.init(inst, def);
    core_util/* defineLazyInternal */.v5(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
    core_util/* defineLazyInternal */.v5(inst, "optout", (zod) => zod.def.innerType._zod.optout);
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => zod.def.innerType._zod.values);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        // Forward direction (decode): apply catch logic
        const result = def.innerType._zod.run({ value: payload.value, issues: [] }, ctx);
        if (result instanceof Promise) {
            return result.then((result) => handleCatchResult(payload, result, def, ctx));
        }
        return handleCatchResult(payload, result, def, ctx);
    };
});
const $ZodNaN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodNaN", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "number" || !Number.isNaN(payload.value)) {
            payload.issues.push({
                input: payload.value,
                inst,
                expected: "nan",
                code: "invalid_type",
            });
            return payload;
        }
        return payload;
    };
})));
const $ZodPipe = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodPipe", (inst, def) => {
    $ZodType.init(inst, def);
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => zod.def.in._zod.values);
    core_util/* defineLazyInternal */.v5(inst, "optin", (zod) => zod.def.in._zod.optin);
    core_util/* defineLazyInternal */.v5(inst, "optout", (zod) => zod.def.out._zod.optout);
    core_util/* defineLazyInternal */.v5(inst, "propValues", (zod) => zod.def.in._zod.propValues);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            const right = def.out._zod.run(payload, ctx);
            if (right instanceof Promise) {
                return right.then((right) => handlePipeResult(right, def.in, ctx));
            }
            return handlePipeResult(right, def.in, ctx);
        }
        const left = def.in._zod.run(payload, ctx);
        if (left instanceof Promise) {
            return left.then((left) => handlePipeResult(left, def.out, ctx));
        }
        return handlePipeResult(left, def.out, ctx);
    };
});
function handlePipeResult(left, next, ctx) {
    // Any issue stops the pipe, so a failing refinement never feeds its transform. An unrecognized key is the exception: it describes the input's extra properties, not the value being piped, and an enclosing intersection may yet reconcile it.
    if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
        // prevent further checks
        left.aborted = true;
        return left;
    }
    return next._zod.run({ value: left.value, issues: left.issues }, ctx);
}
const $ZodCodec = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCodec", (inst, def) => {
    $ZodType.init(inst, def);
    util.defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
    util.defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
    util.defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
    inst._zod.parse = (payload, ctx) => {
        const direction = ctx.direction || "forward";
        if (direction === "forward") {
            const left = def.in._zod.run(payload, ctx);
            if (left instanceof Promise) {
                return left.then((left) => handleCodecAResult(left, def, ctx));
            }
            return handleCodecAResult(left, def, ctx);
        }
        else {
            const right = def.out._zod.run(payload, ctx);
            if (right instanceof Promise) {
                return right.then((right) => handleCodecAResult(right, def, ctx));
            }
            return handleCodecAResult(right, def, ctx);
        }
    };
})));
function handleCodecAResult(result, def, ctx) {
    if (result.issues.length) {
        // prevent further checks
        result.aborted = true;
        return result;
    }
    const direction = ctx.direction || "forward";
    if (direction === "forward") {
        const transformed = def.transform(result.value, result);
        if (transformed instanceof Promise) {
            return transformed.then((value) => handleCodecTxResult(result, value, def.out, ctx));
        }
        return handleCodecTxResult(result, transformed, def.out, ctx);
    }
    else {
        const transformed = def.reverseTransform(result.value, result);
        if (transformed instanceof Promise) {
            return transformed.then((value) => handleCodecTxResult(result, value, def.in, ctx));
        }
        return handleCodecTxResult(result, transformed, def.in, ctx);
    }
}
function handleCodecTxResult(left, value, nextSchema, ctx) {
    // Check if transform added any issues
    if (left.issues.length) {
        left.aborted = true;
        return left;
    }
    return nextSchema._zod.run({ value, issues: left.issues }, ctx);
}
const $ZodPreprocess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPreprocess", (inst, def) => {
    $ZodPipe.init(inst, def);
})));
const $ZodReadonly = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodReadonly", (inst, def) => {
    $ZodType.init(inst, def);
    core_util/* defineLazyInternal */.v5(inst, "propValues", (zod) => zod.def.innerType._zod.propValues);
    core_util/* defineLazyInternal */.v5(inst, "values", (zod) => zod.def.innerType._zod.values);
    core_util/* defineLazyInternal */.v5(inst, "optin", (zod) => zod.def.innerType?._zod?.optin);
    core_util/* defineLazyInternal */.v5(inst, "optout", (zod) => zod.def.innerType?._zod?.optout);
    inst._zod.parse = (payload, ctx) => {
        if (ctx.direction === "backward") {
            return def.innerType._zod.run(payload, ctx);
        }
        const result = def.innerType._zod.run(payload, ctx);
        if (result instanceof Promise) {
            return result.then(handleReadonlyResult);
        }
        return handleReadonlyResult(result);
    };
});
function handleReadonlyResult(payload) {
    // A repeat visit hands back a node that is still being built; freezing it here would make the rest of its keys fail to assign.
    if (!payload.memo)
        payload.value = Object.freeze(payload.value);
    return payload;
}
// a leaf's pattern source with its own checks folded in: the last pattern-carrying check wins, else length bounds narrow the catch-all, else an integer format narrows the number form. the fold lives here instead of on `_zod.pattern` so a bundle without template literals never pays for it
function leafPattern(schema) {
    const def = schema._zod.def;
    let pattern = def.pattern;
    let isInt = !!def.format?.includes("int");
    let minimum;
    let maximum;
    for (const ch of def.checks ?? []) {
        const d = ch._zod.def;
        if (d.pattern)
            pattern = d.pattern;
        isInt || (isInt = !!d.format?.includes("int"));
        const lo = d.minimum ?? d.length;
        const hi = d.maximum ?? d.length;
        if (lo !== undefined && (minimum === undefined || lo > minimum))
            minimum = lo;
        if (hi !== undefined && (maximum === undefined || hi < maximum))
            maximum = hi;
    }
    if (pattern)
        return pattern.source;
    // an empty range matches nothing at runtime, and `{8,5}` is not a legal quantifier
    if (minimum !== undefined && maximum !== undefined && minimum > maximum)
        return "(?!)";
    if (minimum !== undefined || maximum !== undefined)
        return regexes.string({ minimum, maximum }).source;
    const own = schema._zod.pattern;
    return (isInt && own === regexes.number ? regexes.integer : own)?.source;
}
// a part's pattern source. a wrapper's pattern embeds its inner pattern's source verbatim, so the folded form is substituted in place without knowing the wrapper's own composition; a union's options are joined the way the union builds its own pattern
function partPattern(schema) {
    const def = schema._zod.def;
    const own = schema._zod.pattern?.source;
    // lazy resolves its inner on the internals, not the def
    const inner = def.innerType ?? schema._zod.innerType;
    if (inner) {
        const before = inner._zod.pattern?.source;
        const after = partPattern(inner);
        if (own && before && after && after !== before) {
            return own.replace(util.cleanRegex(before), () => util.cleanRegex(after));
        }
        return own;
    }
    if (def.options) {
        const sources = def.options.map(partPattern);
        if (sources.every(Boolean))
            return `^(${sources.map((s) => util.cleanRegex(s)).join("|")})$`;
    }
    return leafPattern(schema);
}
const $ZodTemplateLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodTemplateLiteral", (inst, def) => {
    $ZodType.init(inst, def);
    const regexParts = [];
    for (const part of def.parts) {
        if (typeof part === "object" && part !== null) {
            // is Zod schema
            const source = partPattern(part);
            if (!source) {
                throw new Error(`Invalid template literal part, no pattern found: ${[...part._zod.traits].shift()}`);
            }
            regexParts.push(util.cleanRegex(source));
        }
        else if (part === null || util.primitiveTypes.has(typeof part)) {
            regexParts.push(util.escapeRegex(`${part}`));
        }
        else {
            throw new Error(`Invalid template literal part: ${part}`);
        }
    }
    inst._zod.pattern = new RegExp(`^${regexParts.join("")}$`);
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "string") {
            payload.issues.push({
                input: payload.value,
                inst,
                expected: "string",
                code: "invalid_type",
            });
            return payload;
        }
        inst._zod.pattern.lastIndex = 0;
        if (!inst._zod.pattern.test(payload.value)) {
            payload.issues.push({
                input: payload.value,
                inst,
                code: "invalid_format",
                format: def.format ?? "template_literal",
                pattern: inst._zod.pattern.source,
            });
            return payload;
        }
        return payload;
    };
})));
const $ZodFunction = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodFunction", (inst, def) => {
    $ZodType.init(inst, def);
    // Defined, not assigned: the classic prototype exposes `_def` as a getter with no setter.
    Object.defineProperty(inst, "_def", { value: def });
    inst._zod.def = def;
    inst.implement = (func) => {
        if (typeof func !== "function") {
            throw new Error("implement() must be called with a function");
        }
        // Defined inline so the closure stays anonymous: binding it to a `const` first names it, which costs 256 bytes per implemented function.
        return Object.defineProperty(function (...args) {
            const parsedArgs = inst._def.input ? parse(inst._def.input, args) : args;
            const result = Reflect.apply(func, this, parsedArgs);
            if (inst._def.output) {
                return parse(inst._def.output, result);
            }
            return result;
        }, "_zod", { value: inst._zod, enumerable: false });
    };
    inst.implementAsync = (func) => {
        if (typeof func !== "function") {
            throw new Error("implementAsync() must be called with a function");
        }
        return Object.defineProperty(async function (...args) {
            const parsedArgs = inst._def.input ? await parseAsync(inst._def.input, args) : args;
            const result = await Reflect.apply(func, this, parsedArgs);
            if (inst._def.output) {
                return await parseAsync(inst._def.output, result);
            }
            return result;
        }, "_zod", { value: inst._zod, enumerable: false });
    };
    inst._zod.parse = (payload, _ctx) => {
        if (typeof payload.value !== "function") {
            payload.issues.push({
                code: "invalid_type",
                expected: "function",
                input: payload.value,
                inst,
            });
            return payload;
        }
        // Check if output is a promise type to determine if we should use async implementation
        const hasPromiseOutput = inst._def.output && inst._def.output._zod.def.type === "promise";
        if (hasPromiseOutput) {
            payload.value = inst.implementAsync(payload.value);
        }
        else {
            payload.value = inst.implement(payload.value);
        }
        return payload;
    };
    inst.input = (...args) => {
        const F = inst.constructor;
        if (Array.isArray(args[0])) {
            return new F({
                type: "function",
                input: new $ZodTuple({
                    type: "tuple",
                    items: args[0],
                    rest: args[1],
                }),
                output: inst._def.output,
            });
        }
        return new F({
            type: "function",
            input: args[0],
            output: inst._def.output,
        });
    };
    inst.output = (output) => {
        const F = inst.constructor;
        return new F({
            type: "function",
            input: inst._def.input,
            output,
        });
    };
    return inst;
})));
const $ZodPromise = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodPromise", (inst, def) => {
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, ctx) => {
        return Promise.resolve(payload.value).then((inner) => def.innerType._zod.run({ value: inner, issues: [] }, ctx));
    };
})));
const $ZodLazy = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodLazy", (inst, def) => {
    $ZodType.init(inst, def);
    // Cache the resolved inner type on the shared `def` so all clones of this lazy (e.g. via `.describe()`/`.meta()`) share the same inner instance, preserving identity for cycle detection on recursive schemas.
    util.defineLazy(inst._zod, "innerType", () => {
        const d = def;
        if (!d._cachedInner)
            d._cachedInner = def.getter();
        return d._cachedInner;
    });
    util.defineLazyInternal(inst, "pattern", (zod) => zod.innerType?._zod?.pattern);
    util.defineLazyInternal(inst, "propValues", (zod) => zod.innerType?._zod?.propValues);
    util.defineLazyInternal(inst, "optin", (zod) => zod.innerType?._zod?.optin ?? undefined);
    util.defineLazyInternal(inst, "optout", (zod) => zod.innerType?._zod?.optout ?? undefined);
    inst._zod.parse = (payload, ctx) => {
        const inner = inst._zod.innerType;
        return inner._zod.run(payload, ctx);
    };
})));
const $ZodCustom = /*@__PURE__*/ core_core/* $constructor */.xI("$ZodCustom", (inst, def) => {
    core_checks/* $ZodCheck */.QP.init(inst, def);
    $ZodType.init(inst, def);
    inst._zod.parse = (payload, _) => {
        return payload;
    };
    inst._zod.check = (payload) => {
        const input = payload.value;
        const r = def.fn(input);
        if (r instanceof Promise) {
            return r.then((r) => handleRefineResult(r, payload, input, inst));
        }
        handleRefineResult(r, payload, input, inst);
        return;
    };
});
function handleRefineResult(result, payload, input, inst) {
    if (!result) {
        const _iss = {
            code: "custom",
            input,
            inst, // incorporates params.error into issue reporting
            path: [...(inst._zod.def.path ?? [])], // incorporates params.error into issue reporting
            continue: !inst._zod.def.abort,
            // params: inst._zod.def.params,
        };
        if (inst._zod.def.params)
            _iss.params = inst._zod.def.params;
        payload.issues.push(core_util/* issue */.sn(_iss));
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/registries.js
var registries = __nccwpck_require__(29396);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __nccwpck_require__(43759);
;// CONCATENATED MODULE: ./node_modules/zod/v4/core/to-json-schema.js


function assignProps(target, ...sources) {
    for (const source of sources) {
        for (const key of Reflect.ownKeys(source)) {
            if (Object.prototype.propertyIsEnumerable.call(source, key)) {
                (0,core_util/* assignProp */.Vy)(target, key, source[key]);
            }
        }
    }
    return target;
}
// function initializeContext<T extends schemas.$ZodType>(inputs: JSONSchemaGeneratorParams<T>): ToJSONSchemaContext<T> {
//   return {
//     processor: inputs.processor,
//     metadataRegistry: inputs.metadata ?? globalRegistry,
//     target: inputs.target ?? "draft-2020-12",
//     unrepresentable: inputs.unrepresentable ?? "throw",
//   };
// }
function to_json_schema_initializeContext(params) {
    // Normalize target: convert old non-hyphenated versions to hyphenated versions
    let target = params?.target ?? "draft-2020-12";
    if (target === "draft-4")
        target = "draft-04";
    if (target === "draft-7")
        target = "draft-07";
    return {
        processors: params.processors ?? {},
        metadataRegistry: params?.metadata ?? registries/* globalRegistry */.fd,
        target,
        unrepresentable: params?.unrepresentable ?? "throw",
        override: params?.override ?? (() => { }),
        io: params?.io ?? "output",
        counter: 0,
        seen: new Map(),
        sharedDefsExtractedFor: undefined,
        sharedEmitDoneFor: undefined,
        cycles: params?.cycles ?? "ref",
        reused: params?.reused ?? "inline",
        intersections: [],
        deferred: [],
        external: params?.external ?? undefined,
    };
}
/**
 * Applies the `unrepresentable` setting at a site that has no JSON Schema equivalent. Throws
 * `message` unless the setting (or the handler's return value) says otherwise. Returns `true` if a
 * custom JSON Schema was written into `json`, in which case the caller must not write its own.
 */
function handleUnrepresentable(schema, ctx, json, params, message) {
    const result = typeof ctx.unrepresentable === "function"
        ? ctx.unrepresentable({ zodSchema: schema, path: params.path, message })
        : ctx.unrepresentable;
    if (result === "any")
        return false;
    if (result === undefined || result === "throw")
        throw new Error(message);
    Object.assign(json, result);
    return true;
}
// never rename this back to `process`: bundler polyfills inject a top-level `const process` that a lexical declaration of the same name collides with (#6397)
function to_json_schema_processSchema(schema, ctx, _params = { path: [], schemaPath: [] }) {
    var _a;
    const def = schema._zod.def;
    // check for schema in seens
    const seen = ctx.seen.get(schema);
    if (seen) {
        seen.count++;
        // check if cycle
        const isCycle = _params.schemaPath.includes(schema);
        if (isCycle) {
            seen.cycle = _params.path;
        }
        return seen.schema;
    }
    // initialize
    const result = { schema: {}, count: 1, cycle: undefined, path: _params.path };
    ctx.seen.set(schema, result);
    ctx.sharedDefsExtractedFor = undefined;
    ctx.sharedEmitDoneFor = undefined;
    // custom method overrides default behavior
    const overrideSchema = schema._zod.toJSONSchema?.();
    if (overrideSchema) {
        result.schema = overrideSchema;
    }
    else {
        const params = {
            ..._params,
            schemaPath: [..._params.schemaPath, schema],
            path: _params.path,
        };
        if (schema._zod.processJSONSchema) {
            schema._zod.processJSONSchema(ctx, result.schema, params);
        }
        else {
            const _json = result.schema;
            const processor = ctx.processors[def.type];
            if (!processor) {
                throw new Error(`[toJSONSchema]: Non-representable type encountered: ${def.type}`);
            }
            processor(schema, ctx, _json, params);
        }
        const parent = schema._zod.parent;
        if (parent) {
            // Also set ref if processor didn't (for inheritance)
            if (!result.ref)
                result.ref = parent;
            to_json_schema_processSchema(parent, ctx, params);
            ctx.seen.get(parent).isParent = true;
        }
    }
    // metadata
    const meta = ctx.metadataRegistry.get(schema);
    if (meta)
        assignProps(result.schema, meta);
    if (ctx.io === "input" && isTransforming(schema)) {
        // examples/defaults only apply to output type of pipe
        delete result.schema.examples;
        delete result.schema.default;
    }
    // set prefault as default
    if (ctx.io === "input" && "_prefault" in result.schema)
        (_a = result.schema).default ?? (_a.default = result.schema._prefault);
    delete result.schema._prefault;
    // pulling fresh from ctx.seen in case it was overwritten
    const _result = ctx.seen.get(schema);
    return _result.schema;
}
/** @deprecated Renamed to `processSchema`. An export alias declares no binding, so it is safe to keep. */

// Escape a reference token for use in a JSON Pointer fragment (RFC 6901): `~` becomes `~0` and `/` becomes `~1`. The `~` replacement must run first.
function encodeJSONPointerSegment(segment) {
    return segment.replace(/~/g, "~0").replace(/\//g, "~1");
}
function to_json_schema_extractDefs(ctx, schema
// params: EmitParams
) {
    // iterate over seen map;
    const root = ctx.seen.get(schema);
    if (!root)
        throw new Error("Unprocessed schema. This is a bug in Zod.");
    // With `external` set, every registered schema resolves through the external branch of `makeURI`, so the root branch below produces the same ref the external branch would — this pass is identical whichever schema it is called with, and only needs to run once.
    if (ctx.external && ctx.sharedDefsExtractedFor === ctx.external)
        return;
    // Track ids to detect duplicates across different schemas
    const idToSchema = new Map();
    for (const entry of ctx.seen.entries()) {
        const id = ctx.metadataRegistry.get(entry[0])?.id;
        if (id) {
            const existing = idToSchema.get(id);
            if (existing && existing !== entry[0]) {
                throw new Error(`Duplicate schema id "${id}" detected during JSON Schema conversion. Two different schemas cannot share the same id when converted together.`);
            }
            idToSchema.set(id, entry[0]);
        }
    }
    // returns a ref to the schema defId will be empty if the ref points to an external schema (or #)
    const makeURI = (entry) => {
        // comparing the seen objects because sometimes multiple schemas map to the same seen object. e.g. lazy
        // external is configured
        const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
        if (ctx.external) {
            const externalId = ctx.external.registry.get(entry[0])?.id; // ?? "__shared";// `__schema${ctx.counter++}`;
            // check if schema is in the external registry
            const uriGenerator = ctx.external.uri ?? ((id) => id);
            if (externalId) {
                return { ref: uriGenerator(externalId) };
            }
            // otherwise, add to __shared
            const id = entry[1].defId ?? entry[1].schema.id ?? `schema${ctx.counter++}`;
            entry[1].defId = id; // set defId so it will be reused if needed
            return { defId: id, ref: `${uriGenerator("__shared")}#/${defsSegment}/${encodeJSONPointerSegment(id)}` };
        }
        const uriPrefix = `#`;
        const defUriPrefix = `${uriPrefix}/${defsSegment}/`;
        // an id-less root has nowhere to be extracted to, so it stays inline and self-references as `#`
        if (entry[1] === root && !entry[1].schema.id) {
            return { ref: uriPrefix };
        }
        // self-contained schema
        const defId = entry[1].schema.id ?? `__schema${ctx.counter++}`;
        return { defId, ref: defUriPrefix + encodeJSONPointerSegment(defId) };
    };
    // stored cached version in `def` property remove all properties, set $ref
    const extractToDef = (entry) => {
        // if the schema is already a reference, do not extract it
        if (entry[1].schema.$ref) {
            return;
        }
        const seen = entry[1];
        const { ref, defId } = makeURI(entry);
        seen.def = { ...seen.schema };
        // defId won't be set if the schema is a reference to an external schema or if the schema is the root schema
        if (defId)
            seen.defId = defId;
        // wipe away all properties except $ref
        const schema = seen.schema;
        for (const key in schema) {
            delete schema[key];
        }
        schema.$ref = ref;
    };
    // throw on cycles
    // break cycles
    if (ctx.cycles === "throw") {
        for (const entry of ctx.seen.entries()) {
            const seen = entry[1];
            if (seen.cycle) {
                throw new Error("Cycle detected: " +
                    `#/${seen.cycle?.join("/")}/<root>` +
                    '\n\nSet the `cycles` parameter to `"ref"` to resolve cyclical schemas with defs.');
            }
        }
    }
    // extract schemas into $defs
    for (const entry of ctx.seen.entries()) {
        const seen = entry[1];
        // convert root schema to # $ref
        if (schema === entry[0]) {
            extractToDef(entry); // this has special handling for the root schema
            continue;
        }
        // extract schemas that are in the external registry
        if (ctx.external) {
            const ext = ctx.external.registry.get(entry[0])?.id;
            if (schema !== entry[0] && ext) {
                extractToDef(entry);
                continue;
            }
        }
        // extract schemas with `id` meta
        const id = ctx.metadataRegistry.get(entry[0])?.id;
        if (id) {
            extractToDef(entry);
            continue;
        }
        // break cycles
        if (seen.cycle) {
            // any
            extractToDef(entry);
            continue;
        }
        // extract reused schemas
        if (seen.count > 1) {
            if (ctx.reused === "ref") {
                extractToDef(entry);
            }
        }
    }
    if (ctx.external)
        ctx.sharedDefsExtractedFor = ctx.external;
}
/** Rewrites `anyOf: [{type: "a"}, {type: "b"}]` to `type: ["a", "b"]`, which every JSON Schema draft treats as equivalent and most consumers render far better for the nullable case. Only branches that are a bare type assertion qualify — anything carrying a constraint, `$ref`, `const` or metadata is left alone. Runs after `flattenRef`, so a branch an override decorated or `$defs` extraction turned into a `$ref` is no longer bare and correctly stays in `anyOf`. `oneOf` is excluded: `integer` and `number` overlap, so "exactly one" and "at least one" are not the same there. OpenAPI 3.0 is excluded: its `type` must be a single string. */
function compactTypeUnion(schema) {
    const options = schema.anyOf;
    if (!Array.isArray(options) || options.length === 0 || schema.type !== undefined)
        return;
    const types = [];
    for (const option of options) {
        if (!option || typeof option !== "object")
            return;
        // A branch that is itself a compactible union folds into this one — nested `anyOf` and a flat `type` array say the same thing. Compacting it first also makes the result independent of the order this pass walks the seen map in.
        compactTypeUnion(option);
        const keys = Object.keys(option);
        if (keys.length !== 1 || keys[0] !== "type")
            return;
        const type = option.type;
        for (const member of Array.isArray(type) ? type : [type]) {
            if (typeof member !== "string")
                return;
            if (!types.includes(member))
                types.push(member);
        }
    }
    delete schema.anyOf;
    // A `type` array must be non-empty and unique (metaschema); a single member is spelled as a bare string.
    schema.type = types.length === 1 ? types[0] : types;
}
/** Keywords `foldIntersection` knows how to combine. Anything else — `$ref`, `patternProperties`,
 * an annotation like `description` — makes a member unfoldable, so a constraint this does not
 * understand leaves the `allOf` alone instead of being silently dropped or misattributed. */
const FOLDABLE_KEYS = new Set(["type", "properties", "required", "additionalProperties"]);
const UNION_KEYS = ["oneOf", "anyOf"];
/** A member's constraint on a key it does not declare itself. A `catchall` states one; `false`, an absent `additionalProperties`, and the empty schema a loose object emits state nothing. */
function undeclaredConstraint(member) {
    const extra = member.additionalProperties;
    if (extra === undefined || extra === false || typeof extra !== "object" || extra === null)
        return null;
    return Object.keys(extra).length ? extra : null;
}
/** Combines object members into the single object they describe together, or returns `null` if any of them carries a keyword outside {@link FOLDABLE_KEYS}. */
function foldObjects(members) {
    const objects = [];
    for (const member of members) {
        // A boolean subschema is legal JSON Schema and carries no keywords to fold.
        if (typeof member !== "object" || member.type !== "object")
            return null;
        for (const key in member) {
            if (!FOLDABLE_KEYS.has(key))
                return null;
        }
        objects.push(member);
    }
    const properties = {};
    const required = new Set();
    for (const object of objects) {
        for (const key in object.properties) {
            // `in` would report a `__proto__` key as already present via the prototype chain and skip it.
            if (Object.prototype.hasOwnProperty.call(properties, key))
                continue;
            // Every member constrains this key: the ones that declare it say how, and a `catchall` member constrains it too even though it does not name it. The key has to satisfy all of them, which is the same intersection one level down.
            const parts = [];
            for (const other of objects) {
                const part = other.properties?.[key] ?? undeclaredConstraint(other);
                if (part === null || part === undefined)
                    continue;
                if (!parts.some((seen) => JSON.stringify(seen) === JSON.stringify(part)))
                    parts.push(part);
            }
            const merged = parts.length === 1
                ? parts[0]
                : (foldObjects(parts) ?? { allOf: parts });
            (0,core_util/* assignProp */.Vy)(properties, key, merged);
        }
        for (const key of object.required ?? [])
            required.add(key);
    }
    const folded = { type: "object", properties };
    if (required.size)
        folded.required = [...required];
    // A key no member declares is rejected only when every member rejects it, so the fold is closed only when every member is. Otherwise it carries whatever the `catchall` members demand of such a key.
    if (objects.every((object) => object.additionalProperties === false)) {
        folded.additionalProperties = false;
    }
    else {
        const constraints = [];
        for (const object of objects) {
            const constraint = undeclaredConstraint(object);
            if (constraint && !constraints.some((seen) => JSON.stringify(seen) === JSON.stringify(constraint)))
                constraints.push(constraint);
        }
        if (constraints.length === 1)
            folded.additionalProperties = constraints[0];
        else if (constraints.length > 1)
            folded.additionalProperties = { allOf: constraints };
    }
    return folded;
}
/** `additionalProperties` in an `allOf` member sees only that member's own `properties`, so two
 * closed object members reject each other's keys and the schema validates nothing. Zod's parser
 * pools the key sets instead — `handleIntersectionResults` reports a key as unrecognized only when
 * *every* side rejects it — so the emitted schema has to pool them too, and folding the members
 * into one object is the encoding that says so on every target.
 *
 * This runs from `finalize`, after `extractDefs`, which is what keeps it clear of the `$ref`
 * machinery: a member extracted into `$defs` is already a `$ref` by now and declines to fold, so it
 * keeps its reference and its own closedness rather than being inlined as a stale copy. */
function foldIntersection(json) {
    const allOf = json.allOf;
    if (!Array.isArray(allOf) || allOf.length < 2)
        return;
    // An `override` runs before this pass and may have written object keywords onto the intersection itself. Those are deliberate, so decline rather than overwrite them.
    for (const key of FOLDABLE_KEYS)
        if (key in json)
            return;
    // An intersection distributes over a union: `A & (X | Y)` is `(A & X) | (A & Y)`. Only the first union is distributed over; a second one stays among the members every branch folds against, where it fails the object check and declines the whole intersection rather than multiplying out.
    const unions = allOf.filter((m) => UNION_KEYS.some((k) => Array.isArray(m[k])));
    let folded = null;
    if (!unions.length) {
        folded = foldObjects(allOf);
    }
    else {
        const union = unions[0];
        const keyword = UNION_KEYS.find((k) => Array.isArray(union[k]));
        if (Object.keys(union).length !== 1)
            return;
        const rest = allOf.filter((m) => m !== union);
        const branches = union[keyword].map((branch) => foldObjects([...rest, branch]));
        if (branches.some((b) => !b))
            return;
        folded = { [keyword]: branches };
    }
    if (!folded)
        return;
    delete json.allOf;
    assignProps(json, folded);
}
function to_json_schema_finalize(ctx, schema) {
    const root = ctx.seen.get(schema);
    if (!root)
        throw new Error("Unprocessed schema. This is a bug in Zod.");
    // flatten refs - inherit properties from parent schemas
    const flattenRef = (zodSchema) => {
        const seen = ctx.seen.get(zodSchema);
        // already processed
        if (seen.ref === null)
            return;
        const schema = seen.def ?? seen.schema;
        const _cached = { ...schema };
        const ref = seen.ref;
        seen.ref = null; // prevent infinite recursion
        if (ref) {
            flattenRef(ref);
            const refSeen = ctx.seen.get(ref);
            const refSchema = refSeen.schema;
            // merge referenced schema into current
            if (refSchema.$ref && (ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0")) {
                // older drafts can't combine $ref with other properties
                schema.allOf = schema.allOf ?? [];
                schema.allOf.push(refSchema);
            }
            else {
                assignProps(schema, refSchema);
            }
            // restore child's own properties (child wins)
            assignProps(schema, _cached);
            const isParentRef = zodSchema._zod.parent === ref;
            // For parent chain, child is a refinement - remove parent-only properties
            if (isParentRef) {
                for (const key in schema) {
                    if (key === "$ref" || key === "allOf")
                        continue;
                    if (!(key in _cached)) {
                        delete schema[key];
                    }
                }
            }
            // When ref was extracted to $defs, remove properties that match the definition
            if (refSchema.$ref && refSeen.def) {
                for (const key in schema) {
                    if (key === "$ref" || key === "allOf")
                        continue;
                    if (key in refSeen.def && JSON.stringify(schema[key]) === JSON.stringify(refSeen.def[key])) {
                        delete schema[key];
                    }
                }
            }
        }
        // If parent was extracted (has $ref), propagate $ref to this schema. This handles cases like: readonly().meta({id}).describe() where processor sets ref to innerType but parent should be referenced
        const parent = zodSchema._zod.parent;
        if (parent && parent !== ref) {
            // Ensure parent is processed first so its def has inherited properties
            flattenRef(parent);
            const parentSeen = ctx.seen.get(parent);
            if (parentSeen?.schema.$ref) {
                schema.$ref = parentSeen.schema.$ref;
                // De-duplicate with parent's definition
                if (parentSeen.def) {
                    for (const key in schema) {
                        if (key === "$ref" || key === "allOf")
                            continue;
                        if (key in parentSeen.def && JSON.stringify(schema[key]) === JSON.stringify(parentSeen.def[key])) {
                            delete schema[key];
                        }
                    }
                }
            }
        }
        // execute overrides
        ctx.override({
            zodSchema: zodSchema,
            jsonSchema: schema,
            path: seen.path ?? [],
        });
    };
    // Flattening walks the whole map and clears each `ref` as it goes, so a second call over the same map is a no-op scan. Skip it outright once it has run for a registry conversion.
    if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
        for (const entry of [...ctx.seen.entries()].reverse()) {
            flattenRef(entry[0]);
        }
        if (ctx.target !== "openapi-3.0") {
            for (const entry of ctx.seen.entries()) {
                compactTypeUnion(entry[1].def ?? entry[1].schema);
            }
        }
        for (const rewrite of ctx.deferred)
            rewrite();
        // After flattening, every member that was extracted is a `$ref`, so the fold sees the final shape. A schema that inherits an intersection — through `z.lazy`, or any `ref` chain — holds the same `allOf` array, so fold by array identity to catch every copy.
        if (ctx.intersections.length) {
            const carriers = new Map();
            for (const seen of ctx.seen.values()) {
                for (const json of [seen.schema, seen.def]) {
                    const allOf = json?.allOf;
                    if (!Array.isArray(allOf))
                        continue;
                    const existing = carriers.get(allOf);
                    if (existing)
                        existing.push(json);
                    else
                        carriers.set(allOf, [json]);
                }
            }
            for (const allOf of ctx.intersections) {
                for (const json of carriers.get(allOf) ?? [])
                    foldIntersection(json);
            }
        }
    }
    const result = {};
    if (ctx.target === "draft-2020-12") {
        result.$schema = "https://json-schema.org/draft/2020-12/schema";
    }
    else if (ctx.target === "draft-07") {
        result.$schema = "http://json-schema.org/draft-07/schema#";
    }
    else if (ctx.target === "draft-04") {
        result.$schema = "http://json-schema.org/draft-04/schema#";
    }
    else if (ctx.target === "openapi-3.0") {
        // OpenAPI 3.0 schema objects should not include a $schema property
    }
    else {
        // Arbitrary string values are allowed but won't have a $schema property set
    }
    if (ctx.external?.uri) {
        const id = ctx.external.registry.get(schema)?.id;
        if (!id)
            throw new Error("Schema is missing an `id` property");
        result.$id = ctx.external.uri(id);
    }
    // when the root was extracted into $defs, `root.schema` is the `$ref` wrapper and `root.def` is the body that now lives under $defs
    assignProps(result, root.defId ? root.schema : (root.def ?? root.schema));
    // The `id` in `.meta()` is a Zod-specific registration tag used to extract schemas into $defs — it is not user-facing JSON Schema metadata. Strip it from the output body where it would otherwise leak. The id is preserved implicitly via the $defs key (and via $ref paths).
    const rootMetaId = ctx.metadataRegistry.get(schema)?.id;
    if (rootMetaId !== undefined && result.id === rootMetaId)
        delete result.id;
    // build defs object. With `external`, `defs` is the shared object every schema writes into, so the same entries are reassigned on every call. Without it, `defs` is fresh per call and must be rebuilt.
    const defs = ctx.external?.defs ?? {};
    if (!ctx.external || ctx.sharedEmitDoneFor !== ctx.external) {
        for (const entry of ctx.seen.entries()) {
            const seen = entry[1];
            if (seen.def && seen.defId) {
                if (seen.def.id === seen.defId)
                    delete seen.def.id;
                (0,core_util/* assignProp */.Vy)(defs, seen.defId, seen.def);
            }
        }
    }
    if (ctx.external)
        ctx.sharedEmitDoneFor = ctx.external;
    // set definitions in result
    if (ctx.external) {
    }
    else {
        if (Object.keys(defs).length > 0) {
            if (ctx.target === "draft-2020-12") {
                result.$defs = defs;
            }
            else {
                result.definitions = defs;
            }
        }
    }
    try {
        // this "finalizes" this schema and ensures all cycles are removed each call to finalize() is functionally independent though the seen map is shared
        const finalized = JSON.parse(JSON.stringify(result));
        Object.defineProperty(finalized, "~standard", {
            value: {
                ...schema["~standard"],
                jsonSchema: {
                    input: createStandardJSONSchemaMethod(schema, "input", ctx.processors),
                    output: createStandardJSONSchemaMethod(schema, "output", ctx.processors),
                },
            },
            enumerable: false,
            writable: false,
        });
        return finalized;
    }
    catch (_err) {
        throw new Error("Error converting schema to JSON.");
    }
}
function isTransforming(_schema, _ctx) {
    const ctx = _ctx ?? { seen: new Set() };
    if (ctx.seen.has(_schema))
        return false;
    ctx.seen.add(_schema);
    const def = _schema._zod.def;
    if (def.type === "transform")
        return true;
    if (def.type === "array")
        return isTransforming(def.element, ctx);
    if (def.type === "set")
        return isTransforming(def.valueType, ctx);
    if (def.type === "lazy")
        return isTransforming(def.getter(), ctx);
    if (def.type === "promise" ||
        def.type === "optional" ||
        def.type === "nonoptional" ||
        def.type === "nullable" ||
        def.type === "readonly" ||
        def.type === "default" ||
        def.type === "prefault" ||
        def.type === "catch") {
        return isTransforming(def.innerType, ctx);
    }
    if (def.type === "intersection") {
        return isTransforming(def.left, ctx) || isTransforming(def.right, ctx);
    }
    if (def.type === "record" || def.type === "map") {
        return isTransforming(def.keyType, ctx) || isTransforming(def.valueType, ctx);
    }
    if (def.type === "pipe") {
        if (_schema._zod.traits.has("$ZodCodec"))
            return true;
        return isTransforming(def.in, ctx) || isTransforming(def.out, ctx);
    }
    if (def.type === "object") {
        for (const key in def.shape) {
            if (isTransforming(def.shape[key], ctx))
                return true;
        }
        return false;
    }
    if (def.type === "union") {
        for (const option of def.options) {
            if (isTransforming(option, ctx))
                return true;
        }
        return false;
    }
    if (def.type === "tuple") {
        for (const item of def.items) {
            if (isTransforming(item, ctx))
                return true;
        }
        if (def.rest && isTransforming(def.rest, ctx))
            return true;
        return false;
    }
    return false;
}
/**
 * Creates a toJSONSchema method for a schema instance.
 * This encapsulates the logic of initializing context, processing, extracting defs, and finalizing.
 */
const createToJSONSchemaMethod = (schema, processors = {}) => (params) => {
    const ctx = to_json_schema_initializeContext({ ...params, processors });
    to_json_schema_processSchema(schema, ctx);
    to_json_schema_extractDefs(ctx, schema);
    return to_json_schema_finalize(ctx, schema);
};
const createStandardJSONSchemaMethod = (schema, io, processors = {}) => (params) => {
    const { libraryOptions, target } = params ?? {};
    const ctx = to_json_schema_initializeContext({ ...(libraryOptions ?? {}), target, io, processors });
    to_json_schema_processSchema(schema, ctx);
    to_json_schema_extractDefs(ctx, schema);
    return to_json_schema_finalize(ctx, schema);
};

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/json-schema-processors.js




const narrowMin = (agg, key, value) => {
    if (agg[key] === undefined || value > agg[key])
        agg[key] = value;
};
const narrowMax = (agg, key, value) => {
    if (agg[key] === undefined || value < agg[key])
        agg[key] = value;
};
const narrowBoth = (agg, value) => {
    narrowMin(agg, "minimum", value);
    narrowMax(agg, "maximum", value);
};
const addDivisor = (agg, value) => {
    agg.multipleOf ?? (agg.multipleOf = []);
    if (!agg.multipleOf.includes(value))
        agg.multipleOf.push(value);
};
const addPattern = (agg, pattern) => {
    agg.patterns ?? (agg.patterns = new Set());
    agg.patterns.add(pattern);
};
const intersectMime = (agg, mime) => {
    agg.mime = agg.mime ? agg.mime.filter((m) => mime.includes(m)) : [...mime];
};
// last-wins, matching the bag's historical write order; the flag keeps an integer format from being lost to a later float one
const setFormat = (agg, format) => {
    agg.format = format;
    if (format.includes("int"))
        agg.isInt = true;
};
const minContributor = (agg, def) => narrowMin(agg, "minimum", def.minimum);
const maxContributor = (agg, def) => narrowMax(agg, "maximum", def.maximum);
const formatContributor = (ranges) => (agg, def) => {
    setFormat(agg, def.format);
    const [minimum, maximum] = ranges[def.format];
    narrowMin(agg, "minimum", minimum);
    narrowMax(agg, "maximum", maximum);
};
const contributors = {
    greater_than: (agg, def) => narrowMin(agg, def.inclusive ? "minimum" : "exclusiveMinimum", def.value),
    less_than: (agg, def) => narrowMax(agg, def.inclusive ? "maximum" : "exclusiveMaximum", def.value),
    multiple_of: (agg, def) => addDivisor(agg, def.value),
    number_format: formatContributor(core_util/* NUMBER_FORMAT_RANGES */.zH),
    bigint_format: formatContributor(core_util/* BIGINT_FORMAT_RANGES */.NR),
    min_length: minContributor,
    max_length: maxContributor,
    length_equals: (agg, def) => narrowBoth(agg, def.length),
    min_size: minContributor,
    max_size: maxContributor,
    size_equals: (agg, def) => narrowBoth(agg, def.size),
    string_format: (agg, def) => {
        setFormat(agg, def.format);
        if (def.pattern)
            addPattern(agg, def.pattern);
        if (def.format === "base64" || def.format === "base64url")
            agg.contentEncoding = def.format;
        if (def.local || def.precision === -1)
            agg.laxFormat = true;
    },
    mime_type: (agg, def) => intersectMime(agg, def.mime),
};
function aggregateChecks(schema) {
    const agg = {};
    const def = schema._zod.def;
    // a format schema is its own first check, same rule as $ZodType init
    const list = schema._zod.traits.has("$ZodCheck")
        ? [schema, ...(def.checks ?? [])]
        : (def.checks ?? []);
    for (const ch of list)
        contributors[ch._zod.def.check]?.(agg, ch._zod.def);
    // reconcile with the bag so third-party onattach contributions still land; first-party residue is never tighter than the fold, so merging it back is idempotent for one and additive for the other
    const bag = schema._zod.bag;
    if (bag.minimum !== undefined)
        narrowMin(agg, "minimum", bag.minimum);
    if (bag.exclusiveMinimum !== undefined)
        narrowMin(agg, "exclusiveMinimum", bag.exclusiveMinimum);
    if (bag.maximum !== undefined)
        narrowMax(agg, "maximum", bag.maximum);
    if (bag.exclusiveMaximum !== undefined)
        narrowMax(agg, "exclusiveMaximum", bag.exclusiveMaximum);
    if (bag.multipleOf !== undefined)
        addDivisor(agg, bag.multipleOf);
    if (bag.format !== undefined) {
        agg.format ?? (agg.format = bag.format);
        if (bag.format.includes("int"))
            agg.isInt = true;
    }
    if (bag.mime)
        intersectMime(agg, bag.mime);
    for (const pattern of bag.patterns ?? [])
        addPattern(agg, pattern);
    return agg;
}
const formatMap = {
    guid: "uuid",
    url: "uri",
    datetime: "date-time",
    json_string: "json-string",
    regex: "", // do not set
};
// ==================== SIMPLE TYPE PROCESSORS ====================
// the runtime patterns are lax so parse paths never overflow the regex stack; the emitted schema swaps in the exact block forms, which zod itself never executes
const exactPatterns = new Map([
    [base64Charset, core_regexes/* base64 */.K3],
    [base64urlCharset, core_regexes/* base64url */.r0],
]);
const exactPattern = (p) => exactPatterns.get(p) ?? p;
const stringProcessor = (schema, ctx, _json, _params) => {
    const json = _json;
    json.type = "string";
    const { minimum, maximum, format, patterns, contentEncoding, laxFormat } = aggregateChecks(schema);
    if (typeof minimum === "number")
        json.minLength = minimum;
    if (typeof maximum === "number")
        json.maxLength = maximum;
    // custom pattern overrides format
    if (format) {
        json.format = formatMap[format] ?? format;
        if (json.format === "")
            delete json.format; // empty format is not valid
        // `z.iso.time()` is never full-time, and `laxFormat` carries the datetime shapes that also accept what their keyword forbids
        if (format === "time" || laxFormat) {
            delete json.format;
        }
    }
    if (contentEncoding)
        json.contentEncoding = contentEncoding;
    if (patterns && patterns.size > 0) {
        const patternList = [...patterns].map(exactPattern);
        if (patternList.length === 1)
            json.pattern = patternList[0].source;
        else if (patternList.length > 1) {
            json.allOf = [
                ...patternList.map((regex) => ({
                    ...(ctx.target === "draft-07" || ctx.target === "draft-04" || ctx.target === "openapi-3.0"
                        ? { type: "string" }
                        : {}),
                    pattern: regex.source,
                })),
            ];
        }
    }
};
const numberProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const { minimum, maximum, multipleOf, exclusiveMaximum, exclusiveMinimum, isInt } = aggregateChecks(schema);
    json.type = isInt ? "integer" : "number";
    // when both minimum and exclusiveMinimum exist, pick the more restrictive one
    const exMin = typeof exclusiveMinimum === "number" && exclusiveMinimum >= (minimum ?? Number.NEGATIVE_INFINITY);
    const exMax = typeof exclusiveMaximum === "number" && exclusiveMaximum <= (maximum ?? Number.POSITIVE_INFINITY);
    const legacy = ctx.target === "draft-04" || ctx.target === "openapi-3.0";
    if (exMin) {
        if (legacy) {
            json.minimum = exclusiveMinimum;
            json.exclusiveMinimum = true;
        }
        else {
            json.exclusiveMinimum = exclusiveMinimum;
        }
    }
    else if (typeof minimum === "number") {
        json.minimum = minimum;
    }
    if (exMax) {
        if (legacy) {
            json.maximum = exclusiveMaximum;
            json.exclusiveMaximum = true;
        }
        else {
            json.exclusiveMaximum = exclusiveMaximum;
        }
    }
    else if (typeof maximum === "number") {
        json.maximum = maximum;
    }
    if (multipleOf) {
        // JSON Schema requires a divisor strictly greater than zero, and a non-finite one does not survive JSON at all. A negative divisor accepts exactly what its absolute value accepts, so it still maps; zero, NaN and Infinity have no keyword form.
        const divisors = new Set();
        for (const divisor of multipleOf) {
            if (Number.isFinite(divisor) && divisor !== 0)
                divisors.add(Math.abs(divisor));
            else
                handleUnrepresentable(schema, ctx, json, params, `A multipleOf divisor of ${divisor} cannot be represented in JSON Schema`);
        }
        // chained divisors are a conjunction the keyword cannot carry alone, so extras ride an allOf, same as stacked patterns
        const [first, ...rest] = divisors;
        if (first !== undefined)
            json.multipleOf = first;
        if (rest.length)
            json.allOf = [...(json.allOf ?? []), ...rest.map((m) => ({ multipleOf: m }))];
    }
};
const booleanProcessor = (_schema, _ctx, json, _params) => {
    json.type = "boolean";
};
const bigintProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "BigInt cannot be represented in JSON Schema");
};
const symbolProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Symbols cannot be represented in JSON Schema");
};
const nullProcessor = (_schema, ctx, json, _params) => {
    if (ctx.target === "openapi-3.0") {
        json.type = "string";
        json.nullable = true;
        json.enum = [null];
    }
    else {
        json.type = "null";
    }
};
const undefinedProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Undefined cannot be represented in JSON Schema");
};
const voidProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Void cannot be represented in JSON Schema");
};
const neverProcessor = (_schema, _ctx, json, _params) => {
    json.not = {};
};
const anyProcessor = (_schema, _ctx, _json, _params) => {
    // empty schema accepts anything
};
const unknownProcessor = (_schema, _ctx, _json, _params) => {
    // empty schema accepts anything
};
const dateProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Date cannot be represented in JSON Schema");
};
const enumProcessor = (schema, _ctx, json, _params) => {
    const def = schema._zod.def;
    const values = (0,core_util/* getEnumValues */.w5)(def.entries);
    // an empty enum accepts nothing, same as z.never()
    if (values.length === 0) {
        json.not = {};
        return;
    }
    // Number enums can have both string and number values
    if (values.every((v) => typeof v === "number"))
        json.type = "number";
    if (values.every((v) => typeof v === "string"))
        json.type = "string";
    json.enum = values;
};
const literalProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    // a literal with no values accepts nothing, same as z.never()
    if (def.values.length === 0) {
        json.not = {};
        return;
    }
    const vals = [];
    for (const val of def.values) {
        if (val === undefined) {
            // a custom schema replaces the whole literal, so there is nothing left to accumulate
            if (handleUnrepresentable(schema, ctx, json, params, "Literal `undefined` cannot be represented in JSON Schema"))
                return;
            // otherwise do not add to vals
        }
        else if (typeof val === "bigint") {
            if (handleUnrepresentable(schema, ctx, json, params, "BigInt literals cannot be represented in JSON Schema"))
                return;
            vals.push(Number(val));
        }
        else {
            vals.push(val);
        }
    }
    if (vals.length === 0) {
        // do nothing (an undefined literal was stripped)
    }
    else if (vals.length === 1) {
        const val = vals[0];
        json.type = val === null ? "null" : typeof val;
        if (ctx.target === "draft-04" || ctx.target === "openapi-3.0") {
            json.enum = [val];
        }
        else {
            json.const = val;
        }
    }
    else {
        if (vals.every((v) => typeof v === "number"))
            json.type = "number";
        if (vals.every((v) => typeof v === "string"))
            json.type = "string";
        if (vals.every((v) => typeof v === "boolean"))
            json.type = "boolean";
        if (vals.every((v) => v === null))
            json.type = "null";
        json.enum = vals;
    }
};
const nanProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "NaN cannot be represented in JSON Schema");
};
const templateLiteralProcessor = (schema, _ctx, json, _params) => {
    const _json = json;
    const pattern = schema._zod.pattern;
    if (!pattern)
        throw new Error("Pattern not found in template literal");
    _json.type = "string";
    _json.pattern = pattern.source;
};
const fileProcessor = (schema, _ctx, json, _params) => {
    const _json = json;
    _json.type = "string";
    _json.format = "binary";
    _json.contentEncoding = "binary";
    const { minimum, maximum, mime } = aggregateChecks(schema);
    if (minimum !== undefined)
        _json.minLength = minimum;
    if (maximum !== undefined)
        _json.maxLength = maximum;
    if (!mime)
        return;
    // an empty intersection means the mime checks share no value, so nothing passes at runtime; `anyOf` must be non-empty, so the false schema is `not: {}`
    if (mime.length === 0)
        _json.not = {};
    else if (mime.length === 1)
        _json.contentMediaType = mime[0];
    // only contentMediaType differs, so the shared props stay at the root
    else
        _json.anyOf = mime.map((m) => ({ contentMediaType: m }));
};
const successProcessor = (_schema, _ctx, json, _params) => {
    json.type = "boolean";
};
const customProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Custom types cannot be represented in JSON Schema");
};
const functionProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Function types cannot be represented in JSON Schema");
};
const transformProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Transforms cannot be represented in JSON Schema");
};
const mapProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Map cannot be represented in JSON Schema");
};
const setProcessor = (schema, ctx, json, params) => {
    handleUnrepresentable(schema, ctx, json, params, "Set cannot be represented in JSON Schema");
};
// ==================== COMPOSITE TYPE PROCESSORS ====================
const arrayProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    const { minimum, maximum } = aggregateChecks(schema);
    if (typeof minimum === "number")
        json.minItems = minimum;
    if (typeof maximum === "number")
        json.maxItems = maximum;
    json.type = "array";
    json.items = to_json_schema_processSchema(def.element, ctx, {
        ...params,
        path: [...params.path, "items"],
    });
};
// Transform and catch set `optin = "optional"` at runtime so the parser lets them observe an
// absent key, but their declared input type stays required. An input JSON Schema describes the
// declared type, so resolve past them to the schema that actually carries the optionality.
// Used by both `objectProcessor` (for `required`) and `tupleProcessor` (for `minItems`); see
// wiki/optionality.md, "The JSON Schema emitter reads the *static* value".
function inputOptin(schema) {
    const def = schema._zod.def;
    if (def.type === "pipe" && def.in._zod.traits.has("$ZodTransform")) {
        return inputOptin(def.out);
    }
    if (def.type === "catch") {
        return inputOptin(def.innerType);
    }
    return schema._zod.optin;
}
const objectProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    const shape = def.shape;
    // dropping it while still emitting `additionalProperties: false` would emit a schema that rejects data this one requires
    const symbolKeys = Object.getOwnPropertySymbols(shape);
    if (symbolKeys.length &&
        handleUnrepresentable(schema, ctx, json, params, "Symbol keys cannot be represented in JSON Schema")) {
        return;
    }
    json.type = "object";
    json.properties = {};
    for (const key in shape) {
        // assignProp so a __proto__ key becomes an own property instead of hitting the inherited setter on the plain {} we build into
        (0,core_util/* assignProp */.Vy)(json.properties, key, to_json_schema_processSchema(shape[key], ctx, {
            ...params,
            path: [...params.path, "properties", key],
        }));
    }
    // required keys
    const requiredKeys = [];
    for (const key of Object.keys(shape)) {
        const field = def.shape[key];
        if (ctx.io === "input" ? inputOptin(field) === undefined : field._zod.optout === undefined) {
            requiredKeys.push(key);
        }
    }
    if (requiredKeys.length > 0) {
        json.required = requiredKeys;
    }
    // catchall
    if (def.catchall?._zod.def.type === "never") {
        // strict
        json.additionalProperties = false;
    }
    else if (!def.catchall) {
        // regular
        if (ctx.io === "output")
            json.additionalProperties = false;
    }
    else if (def.catchall) {
        json.additionalProperties = to_json_schema_processSchema(def.catchall, ctx, {
            ...params,
            path: [...params.path, "additionalProperties"],
        });
    }
};
const unionProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    // Exclusive unions (inclusive === false) use oneOf (exactly one match) instead of anyOf (one or more matches). This includes both z.xor() and discriminated unions
    const isExclusive = def.inclusive === false;
    const options = def.options.map((x, i) => to_json_schema_processSchema(x, ctx, {
        ...params,
        path: [...params.path, isExclusive ? "oneOf" : "anyOf", i],
    }));
    if (isExclusive) {
        json.oneOf = options;
    }
    else {
        json.anyOf = options;
    }
};
const intersectionProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    const a = to_json_schema_processSchema(def.left, ctx, {
        ...params,
        path: [...params.path, "allOf", 0],
    });
    const b = to_json_schema_processSchema(def.right, ctx, {
        ...params,
        path: [...params.path, "allOf", 1],
    });
    const isSimpleIntersection = (val) => "allOf" in val && Object.keys(val).length === 1;
    const allOf = [
        ...(isSimpleIntersection(a) ? a.allOf : [a]),
        ...(isSimpleIntersection(b) ? b.allOf : [b]),
    ];
    json.allOf = allOf;
    // Recorded innermost first, so a nested intersection has already folded by the time this one is considered. The array is the handle rather than the schema, because a wrapper that inherits this schema shares the same array; `finalize` folds every object holding it. See `foldIntersection`.
    ctx.intersections.push(allOf);
};
const tupleProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    json.type = "array";
    const prefixPath = ctx.target === "draft-2020-12" ? "prefixItems" : "items";
    const restPath = ctx.target === "draft-2020-12" ? "items" : ctx.target === "openapi-3.0" ? "items" : "additionalItems";
    const prefixItems = def.items.map((x, i) => to_json_schema_processSchema(x, ctx, {
        ...params,
        path: [...params.path, prefixPath, i],
    }));
    const rest = def.rest
        ? to_json_schema_processSchema(def.rest, ctx, {
            ...params,
            path: [...params.path, restPath, ...(ctx.target === "openapi-3.0" ? [def.items.length] : [])],
        })
        : null;
    let minItems = def.items.length;
    while (minItems > 0) {
        const item = def.items[minItems - 1];
        const optional = ctx.io === "input" ? inputOptin(item) !== undefined : item._zod.optout === "optional";
        if (!optional)
            break;
        minItems--;
    }
    const maxItems = def.items.length;
    const isClosed = !def.rest;
    if (ctx.target === "draft-2020-12") {
        json.prefixItems = prefixItems;
        if (isClosed) {
            json.items = false;
        }
        else if (rest) {
            json.items = rest;
        }
        if (minItems > 0)
            json.minItems = minItems;
        if (isClosed)
            json.maxItems = maxItems;
    }
    else if (ctx.target === "openapi-3.0") {
        json.items = {
            anyOf: prefixItems,
        };
        if (rest) {
            json.items.anyOf.push(rest);
        }
        if (minItems > 0)
            json.minItems = minItems;
        if (isClosed)
            json.maxItems = maxItems;
    }
    else {
        json.items = prefixItems;
        if (isClosed) {
            json.additionalItems = false;
        }
        else if (rest) {
            json.additionalItems = rest;
        }
        if (minItems > 0)
            json.minItems = minItems;
        if (isClosed)
            json.maxItems = maxItems;
    }
    // explicit user-defined length checks take precedence
    const { minimum, maximum } = aggregateChecks(schema);
    if (typeof minimum === "number")
        json.minItems = minimum;
    if (typeof maximum === "number")
        json.maxItems = maximum;
};
/** JSON object keys are always strings, so a numeric record key schema is re-expressed over the
 * numeric-string form the record parser matches. Deferred to `finalize`, after the flatten: a key
 * behind a wrapper only carries its own `type` before then, and a union key only has its branches.
 *
 * A numeric bound cannot apply to a property name, so `minimum` and its siblings are dropped rather
 * than carried over: keeping them beside `type: "string"` reproduces the match-nothing schema this
 * exists to fix. A key that carries one therefore emits wider than the record parses — `z.record(z.number().min(5), V)`
 * accepts `"3"` — which is the deliberate trade, since throwing on it would reject an ordinary schema
 * outright. */
function stringifyKeyNames(bySchema, json, visited) {
    // an extracted key that rewrites cannot go on sharing its definition — the string form a key position needs is not the number form every other reference wants — so it inlines. One that does not rewrite keeps the `$ref`.
    if (json.$ref) {
        // a recursive key holds its own reference inside its definition, so a node already on the path is left alone rather than resolved again
        if (visited.has(json))
            return json;
        visited.add(json);
        const def = bySchema.get(json)?.def;
        if (!def)
            return json;
        const inlined = stringifyKeyNames(bySchema, def, visited);
        return inlined === def ? json : inlined;
    }
    for (const keyword of ["anyOf", "oneOf"]) {
        const branches = json[keyword];
        if (!Array.isArray(branches))
            continue;
        const mapped = branches.map((branch) => stringifyKeyNames(bySchema, branch, visited));
        // rebuilding regardless would detach a key that had nothing to re-express, dropping its `$ref` and leaking the internal `id`
        if (mapped.some((branch, i) => branch !== branches[i]))
            json = { ...json, [keyword]: mapped };
    }
    // a member that already admits a string leaves the key unconstrained, so the node's own type re-expresses only when every member is numeric
    const types = Array.isArray(json.type) ? json.type : [json.type];
    const numericType = !types.includes("string") && types.some((t) => t === "number" || t === "integer");
    // a heterogeneous key carries no type at all, so its numeric members are caught here instead
    const values = json.enum ?? (json.const !== undefined ? [json.const] : undefined);
    if (!numericType && !values?.some((v) => typeof v === "number"))
        return json;
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format, id, ...rest } = json;
    if (rest.enum)
        rest.enum = rest.enum.map((v) => (typeof v === "number" ? String(v) : v));
    else if (typeof rest.const === "number")
        rest.const = String(rest.const);
    // a heterogeneous key keeps its absent type: the stringified members already say what a key may be
    if (!numericType)
        return rest;
    rest.type = "string";
    if (!values)
        rest.pattern = (types.includes("number") ? core_regexes/* number */.ai : core_regexes/* integer */.nd).source;
    return rest;
}
/** Every record of one conversion, so the carriers are found in a single pass rather than once per record. */
const pendingRecords = new WeakMap();
function rewriteKeyNames(ctx) {
    // an extracted key is resolved by the object `extractToDef` left in its place, so the map is built once rather than searched per reference. `_zod.toJSONSchema` can hand the same object to two schemas, so the first entry carrying a body wins, as a search would have found it.
    const bySchema = new Map();
    for (const entry of ctx.seen.values()) {
        if (entry.def && !bySchema.has(entry.schema))
            bySchema.set(entry.schema, entry);
    }
    const rewrites = new Map();
    for (const record of pendingRecords.get(ctx) ?? []) {
        const seen = ctx.seen.get(record);
        const names = (seen?.def ?? seen?.schema)?.propertyNames;
        if (!names || names === true || rewrites.has(names))
            continue;
        const rewritten = stringifyKeyNames(bySchema, names, new Set());
        if (rewritten !== names)
            rewrites.set(names, rewritten);
    }
    if (!rewrites.size)
        return;
    // the flatten has already copied each record's own properties onto every wrapper by reference, and an extracted body is another such copy, so every carrier holding a rewritten key is updated together
    for (const entry of ctx.seen.values()) {
        for (const carrier of [entry.schema, entry.def]) {
            const rewritten = carrier && rewrites.get(carrier.propertyNames);
            if (rewritten)
                carrier.propertyNames = rewritten;
        }
    }
}
const recordProcessor = (schema, ctx, _json, params) => {
    const json = _json;
    const def = schema._zod.def;
    json.type = "object";
    // For looseRecord with regex patterns, use patternProperties. This correctly represents "only validate keys matching the pattern" semantics and composes well with allOf (intersections)
    const keyType = def.keyType;
    const patterns = aggregateChecks(keyType).patterns;
    if (def.mode === "loose" && patterns && patterns.size > 0) {
        // Use patternProperties for looseRecord with regex patterns
        const valueSchema = to_json_schema_processSchema(def.valueType, ctx, {
            ...params,
            path: [...params.path, "patternProperties", "*"],
        });
        json.patternProperties = {};
        for (const pattern of patterns) {
            (0,core_util/* assignProp */.Vy)(json.patternProperties, exactPattern(pattern).source, valueSchema);
        }
    }
    else {
        // Default behavior: use propertyNames + additionalProperties
        if (ctx.target === "draft-07" || ctx.target === "draft-2020-12") {
            json.propertyNames = to_json_schema_processSchema(def.keyType, ctx, {
                ...params,
                path: [...params.path, "propertyNames"],
            });
            let pending = pendingRecords.get(ctx);
            if (!pending) {
                pending = [];
                pendingRecords.set(ctx, pending);
                ctx.deferred.push(() => rewriteKeyNames(ctx));
            }
            pending.push(schema);
        }
        json.additionalProperties = to_json_schema_processSchema(def.valueType, ctx, {
            ...params,
            path: [...params.path, "additionalProperties"],
        });
    }
    // Add required for keys with discrete values (enum, literal, etc.)
    const keyValues = keyType._zod.values;
    // Every key shares one value schema, so an optional-in value makes the whole key set omittable on input. Output keeps them: the exhaustive branch assigns every key, even one whose value came back undefined.
    const omittableOnInput = ctx.io === "input" && inputOptin(def.valueType) !== undefined;
    if (keyValues && !def.partial && !omittableOnInput) {
        const validKeyValues = [...keyValues].filter((v) => typeof v === "string" || typeof v === "number");
        if (validKeyValues.length > 0) {
            json.required = validKeyValues.map(String);
        }
    }
};
const nullableProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    const inner = to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    if (ctx.target === "openapi-3.0") {
        seen.ref = def.innerType;
        json.nullable = true;
    }
    else {
        json.anyOf = [inner, { type: "null" }];
    }
};
const nonoptionalProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
};
/** Round-trips a default value through JSON so the emitted schema is guaranteed to be valid JSON.
 * A BigInt has no reliable encoding, so it goes through `unrepresentable` like any other
 * unrepresentable value. Returns a sentinel when the caller must not write a default of its own. */
const UNREPRESENTABLE_DEFAULT = Symbol();
function serializeDefaultValue(value, schema, ctx, json, params) {
    let unrepresentable = false;
    const serialized = JSON.stringify(value, (_, val) => {
        if (typeof val !== "bigint")
            return val;
        unrepresentable = true;
        return null;
    });
    if (!unrepresentable)
        return JSON.parse(serialized);
    handleUnrepresentable(schema, ctx, json, params, "BigInt defaults cannot be represented in JSON Schema");
    return UNREPRESENTABLE_DEFAULT;
}
const defaultProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
    if (value !== UNREPRESENTABLE_DEFAULT)
        json.default = value;
};
const prefaultProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    if (ctx.io !== "input")
        return;
    const value = serializeDefaultValue(def.defaultValue, schema, ctx, json, params);
    if (value !== UNREPRESENTABLE_DEFAULT)
        json._prefault = value;
};
const catchProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    let catchValue;
    try {
        catchValue = def.catchValue(undefined);
    }
    catch {
        handleUnrepresentable(schema, ctx, json, params, "Dynamic catch values are not supported in JSON Schema");
        return;
    }
    json.default = catchValue;
};
const pipeProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    const inIsTransform = def.in._zod.traits.has("$ZodTransform");
    const innerType = ctx.io === "input" ? (inIsTransform ? def.out : def.in) : def.out;
    to_json_schema_processSchema(innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = innerType;
};
const readonlyProcessor = (schema, ctx, json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
    json.readOnly = true;
};
const promiseProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
};
const optionalProcessor = (schema, ctx, _json, params) => {
    const def = schema._zod.def;
    to_json_schema_processSchema(def.innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = def.innerType;
};
const lazyProcessor = (schema, ctx, _json, params) => {
    const innerType = schema._zod.innerType;
    to_json_schema_processSchema(innerType, ctx, params);
    const seen = ctx.seen.get(schema);
    seen.ref = innerType;
};
// ==================== ALL PROCESSORS ====================
const allProcessors = {
    string: stringProcessor,
    number: numberProcessor,
    boolean: booleanProcessor,
    bigint: bigintProcessor,
    symbol: symbolProcessor,
    null: nullProcessor,
    undefined: undefinedProcessor,
    void: voidProcessor,
    never: neverProcessor,
    any: anyProcessor,
    unknown: unknownProcessor,
    date: dateProcessor,
    enum: enumProcessor,
    literal: literalProcessor,
    nan: nanProcessor,
    template_literal: templateLiteralProcessor,
    file: fileProcessor,
    success: successProcessor,
    custom: customProcessor,
    function: functionProcessor,
    transform: transformProcessor,
    map: mapProcessor,
    set: setProcessor,
    array: arrayProcessor,
    object: objectProcessor,
    union: unionProcessor,
    intersection: intersectionProcessor,
    tuple: tupleProcessor,
    record: recordProcessor,
    nullable: nullableProcessor,
    nonoptional: nonoptionalProcessor,
    default: defaultProcessor,
    prefault: prefaultProcessor,
    catch: catchProcessor,
    pipe: pipeProcessor,
    readonly: readonlyProcessor,
    promise: promiseProcessor,
    optional: optionalProcessor,
    lazy: lazyProcessor,
};
function toJSONSchema(input, params) {
    if ("_idmap" in input) {
        // Registry case
        const registry = input;
        const ctx = initializeContext({ ...params, processors: allProcessors });
        const defs = {};
        // First pass: process all schemas to build the seen map
        for (const entry of registry._idmap.entries()) {
            const [_, schema] = entry;
            processSchema(schema, ctx);
        }
        const schemas = {};
        const external = {
            registry,
            uri: params?.uri,
            defs,
        };
        // Update the context with external configuration
        ctx.external = external;
        // Second pass: emit each schema
        for (const entry of registry._idmap.entries()) {
            const [key, schema] = entry;
            extractDefs(ctx, schema);
            assignProp(schemas, key, finalize(ctx, schema));
        }
        if (Object.keys(defs).length > 0) {
            const defsSegment = ctx.target === "draft-2020-12" ? "$defs" : "definitions";
            schemas.__shared = {
                [defsSegment]: defs,
            };
        }
        return { schemas };
    }
    // Single schema case
    const ctx = initializeContext({ ...params, processors: allProcessors });
    processSchema(input, ctx);
    extractDefs(ctx, input);
    return finalize(ctx, input);
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/locales/en.js

const error = () => {
    const Sizable = {
        string: { unit: "characters", verb: "to have" },
        file: { unit: "bytes", verb: "to have" },
        array: { unit: "items", verb: "to have" },
        set: { unit: "items", verb: "to have" },
        map: { unit: "entries", verb: "to have" },
    };
    function getSizing(origin) {
        return Sizable[origin] ?? null;
    }
    const FormatDictionary = {
        regex: "input",
        email: "email address",
        url: "URL",
        emoji: "emoji",
        uuid: "UUID",
        uuidv4: "UUIDv4",
        uuidv6: "UUIDv6",
        nanoid: "nanoid",
        guid: "GUID",
        cuid: "cuid",
        cuid2: "cuid2",
        ulid: "ULID",
        xid: "XID",
        ksuid: "KSUID",
        datetime: "ISO datetime",
        date: "ISO date",
        time: "ISO time",
        duration: "ISO duration",
        ipv4: "IPv4 address",
        ipv6: "IPv6 address",
        mac: "MAC address",
        cidrv4: "IPv4 range",
        cidrv6: "IPv6 range",
        base64: "base64-encoded string",
        base64url: "base64url-encoded string",
        json_string: "JSON string",
        e164: "E.164 number",
        currency_code: "currency code",
        credit_card: "credit card number",
        iban: "IBAN",
        jwt: "JWT",
        template_literal: "input",
    };
    // type names: missing keys = do not translate (use raw value via ?? fallback)
    const TypeDictionary = {
        // Compatibility: "nan" -> "NaN" for display
        nan: "NaN",
        // All other type names omitted - they fall back to raw values via ?? operator
    };
    function getTypeName(type, input) {
        if (type === "number" && typeof input === "number" && !Number.isFinite(input)) {
            return String(input);
        }
        return TypeDictionary[type] ?? type;
    }
    return (issue) => {
        switch (issue.code) {
            case "invalid_type": {
                const expected = getTypeName(issue.expected);
                const receivedType = core_util/* parsedType */.GW(issue.input);
                const received = getTypeName(receivedType, issue.input);
                return `Invalid input: expected ${expected}, received ${received}`;
            }
            case "invalid_value":
                if (issue.values.length === 1)
                    return `Invalid input: expected ${core_util/* stringifyPrimitive */.B7(issue.values[0])}`;
                return `Invalid option: expected one of ${core_util/* joinValues */.jw(issue.values, "|")}`;
            case "too_big": {
                const adj = issue.exact ? "exactly " : issue.inclusive ? "<=" : "<";
                const sizing = getSizing(issue.origin);
                if (sizing)
                    return `Too big: expected ${issue.origin ?? "value"} to have ${adj}${issue.maximum.toString()} ${sizing.unit ?? "elements"}`;
                return `Too big: expected ${issue.origin ?? "value"} to be ${adj}${issue.maximum.toString()}`;
            }
            case "too_small": {
                const adj = issue.exact ? "exactly " : issue.inclusive ? ">=" : ">";
                const sizing = getSizing(issue.origin);
                if (sizing) {
                    return `Too small: expected ${issue.origin} to have ${adj}${issue.minimum.toString()} ${sizing.unit}`;
                }
                return `Too small: expected ${issue.origin} to be ${adj}${issue.minimum.toString()}`;
            }
            case "invalid_format": {
                const _issue = issue;
                if (_issue.format === "starts_with") {
                    return `Invalid string: must start with "${_issue.prefix}"`;
                }
                if (_issue.format === "ends_with")
                    return `Invalid string: must end with "${_issue.suffix}"`;
                if (_issue.format === "includes")
                    return `Invalid string: must include "${_issue.includes}"`;
                if (_issue.format === "regex")
                    return `Invalid string: must match pattern ${_issue.pattern}`;
                return `Invalid ${FormatDictionary[_issue.format] ?? issue.format}`;
            }
            case "not_multiple_of":
                return `Invalid number: must be a multiple of ${issue.divisor}`;
            case "unrecognized_keys":
                return `Unrecognized key${issue.keys.length > 1 ? "s" : ""}: ${core_util/* joinValues */.jw(issue.keys, ", ")}`;
            case "invalid_key":
                return `Invalid key in ${issue.origin}`;
            case "invalid_union":
                if (issue.options && Array.isArray(issue.options) && issue.options.length > 0) {
                    const opts = issue.options.map((o) => `'${o}'`).join(" | ");
                    return `Invalid discriminator value. Expected ${opts}`;
                }
                if (issue.inclusive === false) {
                    return "Invalid input: more than one option matched";
                }
                return "Invalid input";
            case "invalid_element":
                return `Invalid value in ${issue.origin}`;
            default:
                return `Invalid input`;
        }
    };
};
/* harmony default export */ function en() {
    return {
        localeError: error(),
    };
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/errors.js


/* Computing the message eagerly is expensive (pretty-printed JSON of all
 * issues), so defer it until first read. The accessor functions and
 * descriptors are shared across instances to keep error construction
 * cheap; the computed message is cached on the internals object. The
 * setter preserves plain assignment semantics for consumers that
 * overwrite `message`. */
function _getMessage() {
    const internals = this._zod;
    internals.message ?? (internals.message = JSON.stringify(internals.def, core_util/* jsonStringifyReplacer */.k8, 2));
    return internals.message;
}
function _setMessage(value) {
    this._zod.message = value;
}
const _messageDesc = {
    get: _getMessage,
    set: _setMessage,
    enumerable: true,
    configurable: true,
};
const _issuesDesc = { value: undefined, enumerable: false };
/* Prototypes that already carry the lazy `toString`. Seeded with the
 * intrinsics so that `init` on a foreign object — it accepts any object —
 * can never install an accessor onto a prototype we do not own. */
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer = (inst, def) => {
    inst.name = "$ZodError";
    // `_zod` is already non-enumerable: $constructor's init defined it with this same descriptor
    _issuesDesc.value = def;
    Object.defineProperty(inst, "issues", _issuesDesc);
    // Clear the shared slot; a retained `value` pins the last error's issues.
    _issuesDesc.value = undefined;
    Object.defineProperty(inst, "message", _messageDesc);
    /* `toString` lives as a non-enumerable lazy getter on the shared
     * prototype; on first access it caches a per-instance closure so
     * detached usage still works. */
    const proto = Object.getPrototypeOf(inst);
    if (!_installedToString.has(proto)) {
        _installedToString.add(proto);
        Object.defineProperty(proto, "toString", {
            configurable: true,
            enumerable: false,
            get() {
                const value = () => this.message;
                Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
                return value;
            },
            set(value) {
                Object.defineProperty(this, "toString", { value, configurable: true, writable: true });
            },
        });
    }
};
const $ZodError = (0,core_core/* $constructor */.xI)("$ZodError", initializer);
const $ZodRealError = (0,core_core/* $constructor */.xI)("$ZodError", initializer, undefined, {
    Parent: Error,
});
/** Get-or-create `obj[key]` as an own data property. A path segment naming an inherited member
 * ("toString", "constructor") would otherwise read through to the prototype, and assigning
 * "__proto__" would hit the setter instead of creating a key. */
function node(obj, key, make) {
    if (!Object.prototype.hasOwnProperty.call(obj, key)) {
        if (key === "__proto__") {
            Object.defineProperty(obj, key, { value: make(), writable: true, enumerable: true, configurable: true });
        }
        else {
            obj[key] = make();
        }
    }
    return obj[key];
}
function flattenError(error, mapper = (issue) => issue.message) {
    const fieldErrors = {};
    const formErrors = [];
    for (const sub of error.issues) {
        if (sub.path.length > 0) {
            node(fieldErrors, sub.path[0], () => []).push(mapper(sub));
        }
        else {
            formErrors.push(mapper(sub));
        }
    }
    return { formErrors, fieldErrors };
}
function formatError(error, mapper = (issue) => issue.message) {
    const fieldErrors = { _errors: [] };
    const processError = (error, path = []) => {
        for (const issue of error.issues) {
            if (issue.code === "invalid_union" && issue.errors.length) {
                issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
            }
            else if (issue.code === "invalid_key") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else if (issue.code === "invalid_element") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else {
                const fullpath = [...path, ...issue.path];
                if (fullpath.length === 0) {
                    fieldErrors._errors.push(mapper(issue));
                }
                else {
                    let curr = fieldErrors;
                    let i = 0;
                    while (i < fullpath.length) {
                        const el = fullpath[i];
                        const terminal = i === fullpath.length - 1;
                        // `_errors` is reserved by this legacy format, so merge a matching path segment into the current node instead of treating its array as a child.
                        if (el === "_errors") {
                            if (terminal)
                                curr._errors.push(mapper(issue));
                            i++;
                            continue;
                        }
                        // A path element may collide with an inherited property name such as
                        // "__proto__" or "constructor". Truthiness checks read the prototype
                        // (so no node is created, then ._errors.push throws), and bracket
                        // assignment of "__proto__" hits the setter instead of creating an
                        // own key. Guard the read with hasOwnProperty and create the node
                        // with defineProperty so any path element becomes a real own key.
                        if (!Object.prototype.hasOwnProperty.call(curr, el)) {
                            Object.defineProperty(curr, el, {
                                value: { _errors: [] },
                                enumerable: true,
                                writable: true,
                                configurable: true,
                            });
                        }
                        const node = curr[el];
                        if (terminal) {
                            node._errors.push(mapper(issue));
                        }
                        curr = node;
                        i++;
                    }
                }
            }
        }
    };
    processError(error);
    return fieldErrors;
}
function treeifyError(error, mapper = (issue) => issue.message) {
    const result = { errors: [] };
    const processError = (error, path = []) => {
        var _a;
        for (const issue of error.issues) {
            if (issue.code === "invalid_union" && issue.errors.length) {
                // regular union error
                issue.errors.map((issues) => processError({ issues }, [...path, ...issue.path]));
            }
            else if (issue.code === "invalid_key") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else if (issue.code === "invalid_element") {
                processError({ issues: issue.issues }, [...path, ...issue.path]);
            }
            else {
                const fullpath = [...path, ...issue.path];
                if (fullpath.length === 0) {
                    result.errors.push(mapper(issue));
                    continue;
                }
                let curr = result;
                let i = 0;
                while (i < fullpath.length) {
                    const el = fullpath[i];
                    const terminal = i === fullpath.length - 1;
                    if (typeof el === "string") {
                        curr.properties ?? (curr.properties = {});
                        // el may collide with an inherited property name ("__proto__",
                        // "constructor", ...); ??= reads the prototype so the node is never
                        // created and curr.errors.push throws. Guard with hasOwnProperty and
                        // create the node with defineProperty so "__proto__" becomes a real
                        // own key rather than invoking the prototype setter.
                        if (!Object.prototype.hasOwnProperty.call(curr.properties, el)) {
                            Object.defineProperty(curr.properties, el, {
                                value: { errors: [] },
                                enumerable: true,
                                writable: true,
                                configurable: true,
                            });
                        }
                        curr = curr.properties[el];
                    }
                    else {
                        curr.items ?? (curr.items = []);
                        (_a = curr.items)[el] ?? (_a[el] = { errors: [] });
                        curr = curr.items[el];
                    }
                    if (terminal) {
                        curr.errors.push(mapper(issue));
                    }
                    i++;
                }
            }
        }
    };
    processError(error);
    return result;
}
/** Format a ZodError as a human-readable string in the following form.
 *
 * From
 *
 * ```ts
 * ZodError {
 *   issues: [
 *     {
 *       expected: 'string',
 *       code: 'invalid_type',
 *       path: [ 'username' ],
 *       message: 'Invalid input: expected string'
 *     },
 *     {
 *       expected: 'number',
 *       code: 'invalid_type',
 *       path: [ 'favoriteNumbers', 1 ],
 *       message: 'Invalid input: expected number'
 *     }
 *   ];
 * }
 * ```
 *
 * to
 *
 * ```
 * username
 *   ✖ Expected number, received string at "username
 * favoriteNumbers[0]
 *   ✖ Invalid input: expected number
 * ```
 */
function toDotPath(_path) {
    const segs = [];
    const path = _path.map((seg) => (typeof seg === "object" ? seg.key : seg));
    for (const seg of path) {
        if (typeof seg === "number")
            segs.push(`[${seg}]`);
        else if (typeof seg === "symbol")
            segs.push(`[${JSON.stringify(String(seg))}]`);
        else if (/[^\w$]/.test(seg))
            segs.push(`[${JSON.stringify(seg)}]`);
        else {
            if (segs.length)
                segs.push(".");
            segs.push(seg);
        }
    }
    return segs.join("");
}
function prettifyError(error) {
    const lines = [];
    // sort by path length
    const issues = [...error.issues].sort((a, b) => (a.path ?? []).length - (b.path ?? []).length);
    // Process each issue
    for (const issue of issues) {
        lines.push(`✖ ${issue.message}`);
        if (issue.path?.length)
            lines.push(`  → at ${toDotPath(issue.path)}`);
    }
    // Convert Map to formatted string
    return lines.join("\n");
}

;// CONCATENATED MODULE: ./node_modules/zod/v4/core/parse.js



// Always both keys, so the `_params` read site in `_parse` sees one object shape rather than two.
function finalizeParams(callee, params) {
    return { callee: params?.callee ?? callee, Err: params?.Err };
}
const _parse = (_Err) => {
    const fn = (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
        const result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise) {
            throw new core_core/* $ZodAsyncError */.GT();
        }
        if (result.issues.length) {
            const e = new (_params?.Err ?? _Err)(result.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())));
            core_util/* captureStackTrace */.gx(e, _params?.callee ?? fn);
            throw e;
        }
        return result.value;
    };
    return fn;
};
const parse_parse = /* @__PURE__*/ _parse($ZodRealError);
const _parseAsync = (_Err) => {
    const fn = async (schema, value, _ctx, params) => {
        const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
        let result = schema._zod.run({ value, issues: [] }, ctx);
        if (result instanceof Promise)
            result = await result;
        if (result.issues.length) {
            const e = new (params?.Err ?? _Err)(result.issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())));
            core_util/* captureStackTrace */.gx(e, params?.callee ?? fn);
            throw e;
        }
        return result.value;
    };
    return fn;
};
const parse_parseAsync = /* @__PURE__*/ _parseAsync($ZodRealError);
const _safeParse = (_Err) => (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: false } : { async: false };
    const result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise) {
        throw new core_core/* $ZodAsyncError */.GT();
    }
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
const safeParse = /* @__PURE__*/ _safeParse($ZodRealError);
// the error is built on the first read of `error`: finalizing the issues and constructing the instance is most of a failing parse, and a caller that only branches on `success` never pays it. a getter in the literal keeps this small; the alternative, one shared accessor descriptor plus a hidden state slot, reads ~15% faster but costs ~75 B gzipped in every bundle
function failure(Err, issues, ctx) {
    let error;
    return {
        success: false,
        get error() {
            if (!error) {
                error = new Err(issues.map((iss) => core_util/* finalizeIssue */.iR(iss, ctx, core_core/* config */.$W())));
                // finalizeIssue drops `input`, so the built error holds nothing; keeping the raw issues past this point pins the parsed value for the life of the result
                issues = undefined;
                ctx = undefined;
            }
            return error;
        },
        set error(e) {
            error = e;
            // a replacement makes the getter's branch unreachable, so the captures have to go here too
            issues = undefined;
            ctx = undefined;
        },
    };
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, async: true } : { async: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
        result = await result;
    return result.issues.length ? failure(_Err, result.issues, ctx) : { success: true, data: result.value };
};
const safeParseAsync = /* @__PURE__*/ _safeParseAsync($ZodRealError);
// registry mirrors of the compiler's sentinels, so this module never imports the compiler
const COMPILE_INVALID = /* @__PURE__ */ Symbol.for("zod.compile.invalid");
const COMPILE_FALLBACK = /* @__PURE__ */ Symbol.for("zod.compile.fallback");
// Deliberately tiny, because v8 will not inline a body carrying the fallback's object literals and throw. Everything that is not the compiled happy path lives in validateFallback, and that split is worth ~35% on a compiled schema.
const validate = ((schema, value, _ctx) => {
    const validator = schema._zod.bag.validator;
    if (validator !== undefined) {
        if (validator(value) !== COMPILE_INVALID)
            return true;
        // a definite sentinel means the runtime would reject, so skip the re-parse; a ctx can still change the answer
        if (validator.definite === true && _ctx === undefined)
            return false;
    }
    return validateFallback(schema, value, _ctx);
});
function validateFallback(schema, value, _ctx) {
    const ctx = _ctx
        ? { ..._ctx, async: false, abortEarly: true }
        : { async: false, abortEarly: true };
    const fallbackRun = schema._zod.bag.fallbackRun;
    let result;
    if (fallbackRun) {
        // skip nested fast paths on the fallback, so user callbacks keep the at-most-twice bound
        ctx[COMPILE_FALLBACK] = true;
        result = fallbackRun({ value, issues: [] }, ctx);
    }
    else {
        result = schema._zod.run({ value, issues: [] }, ctx);
    }
    if (result instanceof Promise) {
        throw new core_core/* $ZodAsyncError */.GT();
    }
    return result.issues.length === 0;
}
// no fast path: the compiler keeps async parses on the runtime, because a promise-returning callback that is not declared async compiles to a throw
const parse_validateAsync = async (schema, value, _ctx) => {
    const ctx = _ctx
        ? { ..._ctx, async: true, abortEarly: true }
        : { async: true, abortEarly: true };
    let result = schema._zod.run({ value, issues: [] }, ctx);
    if (result instanceof Promise)
        result = await result;
    return result.issues.length === 0;
};
const _encode = (_Err) => {
    const parse = _parse(_Err);
    const fn = (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
        return parse(schema, value, ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const encode = /* @__PURE__*/ _encode($ZodRealError);
const _decode = (_Err) => {
    const parse = _parse(_Err);
    const fn = (schema, value, _ctx, _params) => {
        return parse(schema, value, _ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const decode = /* @__PURE__*/ _decode($ZodRealError);
const _encodeAsync = (_Err) => {
    const parseAsync = _parseAsync(_Err);
    const fn = async (schema, value, _ctx, _params) => {
        const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
        return (await parseAsync(schema, value, ctx, finalizeParams(fn, _params)));
    };
    return fn;
};
const encodeAsync = /* @__PURE__*/ _encodeAsync($ZodRealError);
const _decodeAsync = (_Err) => {
    const parseAsync = _parseAsync(_Err);
    const fn = async (schema, value, _ctx, _params) => {
        return await parseAsync(schema, value, _ctx, finalizeParams(fn, _params));
    };
    return fn;
};
const decodeAsync = /* @__PURE__*/ _decodeAsync($ZodRealError);
const _safeEncode = (_Err) => (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return _safeParse(_Err)(schema, value, ctx);
};
const safeEncode = /* @__PURE__*/ _safeEncode($ZodRealError);
const _safeDecode = (_Err) => (schema, value, _ctx) => {
    return _safeParse(_Err)(schema, value, _ctx);
};
const safeDecode = /* @__PURE__*/ _safeDecode($ZodRealError);
const _safeEncodeAsync = (_Err) => async (schema, value, _ctx) => {
    const ctx = _ctx ? { ..._ctx, direction: "backward" } : { direction: "backward" };
    return _safeParseAsync(_Err)(schema, value, ctx);
};
const safeEncodeAsync = /* @__PURE__*/ _safeEncodeAsync($ZodRealError);
const _safeDecodeAsync = (_Err) => async (schema, value, _ctx) => {
    return _safeParseAsync(_Err)(schema, value, _ctx);
};
const safeDecodeAsync = /* @__PURE__*/ _safeDecodeAsync($ZodRealError);

;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/errors.js



/* Prototypes that already carry the lazy helper methods. Seeded with the
 * intrinsics so that `init` on a foreign object — it accepts any object —
 * can never install an accessor onto a prototype we do not own. */
const _installedErrorProtos = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
/* Helper methods live as non-enumerable lazy getters on the shared
 * prototype instead of own properties on every instance. On first
 * access the getter allocates the per-instance closure and caches it
 * as a non-enumerable own property, so detached usage still works and
 * the allocation only happens for methods actually touched. */
function _lazyMethod(proto, key, make) {
    Object.defineProperty(proto, key, {
        configurable: true,
        enumerable: false,
        get() {
            const value = make(this);
            Object.defineProperty(this, key, { value, configurable: true, writable: true });
            return value;
        },
        set(value) {
            Object.defineProperty(this, key, { value, configurable: true, writable: true });
        },
    });
}
const errors_initializer = (inst, issues) => {
    $ZodError.init(inst, issues);
    inst.name = "ZodError";
    const proto = Object.getPrototypeOf(inst);
    if (_installedErrorProtos.has(proto))
        return;
    _installedErrorProtos.add(proto);
    _lazyMethod(proto, "format", (self) => (mapper) => formatError(self, mapper));
    _lazyMethod(proto, "flatten", (self) => (mapper) => flattenError(self, mapper));
    _lazyMethod(proto, "addIssue", (self) => (issue) => {
        self.issues.push(issue);
        self.message = JSON.stringify(self.issues, core_util/* jsonStringifyReplacer */.k8, 2);
    });
    _lazyMethod(proto, "addIssues", (self) => (issues) => {
        self.issues.push(...issues);
        self.message = JSON.stringify(self.issues, core_util/* jsonStringifyReplacer */.k8, 2);
    });
    Object.defineProperty(proto, "isEmpty", {
        configurable: true,
        enumerable: false,
        get() {
            return this.issues.length === 0;
        },
    });
};
const ZodError = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodError", errors_initializer)));
const ZodRealError = /*@__PURE__*/ core_core/* $constructor */.xI("ZodError", errors_initializer, undefined, {
    Parent: Error,
});
// /** @deprecated Use `z.core.$ZodErrorMapCtx` instead. */
// export type ErrorMapCtx = core.$ZodErrorMapCtx;

;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/parse.js


const classic_parse_parse = /* @__PURE__ */ _parse(ZodRealError);
const classic_parse_parseAsync = /* @__PURE__ */ _parseAsync(ZodRealError);
const parse_safeParse = /* @__PURE__ */ _safeParse(ZodRealError);
const parse_safeParseAsync = /* @__PURE__ */ _safeParseAsync(ZodRealError);

// Codec functions
const parse_encode = /* @__PURE__ */ _encode(ZodRealError);
const parse_decode = /* @__PURE__ */ _decode(ZodRealError);
const parse_encodeAsync = /* @__PURE__ */ _encodeAsync(ZodRealError);
const parse_decodeAsync = /* @__PURE__ */ _decodeAsync(ZodRealError);
const parse_safeEncode = /* @__PURE__ */ _safeEncode(ZodRealError);
const parse_safeDecode = /* @__PURE__ */ _safeDecode(ZodRealError);
const parse_safeEncodeAsync = /* @__PURE__ */ _safeEncodeAsync(ZodRealError);
const parse_safeDecodeAsync = /* @__PURE__ */ _safeDecodeAsync(ZodRealError);

;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/schemas.js








// Register English as the default locale on first ZodType construction. Hooked into the `ZodType` `$constructor` (rather than a top-level `config(en())` in `external.ts`) so bundlers honoring `sideEffects: false` can't tree-shake it out — see #5953, #5725. An explicit `z.config(z.locales.xx())` call wins regardless of order, since this only sets the default when none is present.
function _ensureDefaultLocale() {
    if (!core_core/* globalConfig */.cr.localeError)
        core_core/* config */.$W(en());
}
// the default memoizer is read by the core container init, which runs before `ZodType.init`, so each container calls this first
function _ensureDefaultMemoizer() {
    if (!core_core/* globalConfig */.cr.memoizer)
        core_core/* config */.$W({ memoizer: memoizer() });
}
const ZodType = /*@__PURE__*/ core_core/* $constructor */.xI("ZodType", (inst, def) => {
    _ensureDefaultLocale();
    $ZodType.init(inst, def);
    inst.def = def;
    inst.type = def.type;
    return inst;
}, {
    check(...chks) {
        const def = this.def;
        return this.clone(core_util/* mergeDefs */.zM(def, {
            checks: [
                ...(def.checks ?? []),
                ...chks.map((ch) => typeof ch === "function" ? { _zod: { check: ch, def: { check: "custom" }, onattach: [] } } : ch),
            ],
        }), { parent: true });
    },
    with(...chks) {
        return this.check(...chks);
    },
    clone(def, params) {
        return core_util/* clone */.o8(this, def, params);
    },
    brand() {
        return this;
    },
    register(reg, meta) {
        reg.add(this, meta);
        return this;
    },
    refine(check, params) {
        return this.check(refine(check, params));
    },
    superRefine(refinement, params) {
        return this.check(superRefine(refinement, params));
    },
    overwrite(fn) {
        return this.check(api/* _overwrite */.bS(fn));
    },
    optional() {
        return optional(this);
    },
    exactOptional() {
        return exactOptional(this);
    },
    nullable() {
        return nullable(this);
    },
    nullish() {
        return optional(nullable(this));
    },
    nonoptional(params) {
        return nonoptional(this, params);
    },
    array() {
        return array(this);
    },
    or(arg) {
        return union([this, arg]);
    },
    and(arg) {
        return intersection(this, arg);
    },
    transform(tx) {
        return pipe(this, transform(tx));
    },
    default(d) {
        return _default(this, d);
    },
    prefault(d) {
        return prefault(this, d);
    },
    catch(params) {
        return _catch(this, params);
    },
    pipe(target) {
        return pipe(this, target);
    },
    readonly() {
        return readonly(this);
    },
    describe(description) {
        const cl = this.clone();
        registries/* globalRegistry */.fd.add(cl, { description });
        return cl;
    },
    meta(...args) {
        // overloaded: meta() returns the registered metadata, meta(data) returns a clone with `data` registered. The mapped type picks up the second overload, so we accept variadic any-args and return `any` to satisfy both at runtime.
        if (args.length === 0)
            return registries/* globalRegistry */.fd.get(this);
        const cl = this.clone();
        registries/* globalRegistry */.fd.add(cl, args[0]);
        return cl;
    },
    isOptional() {
        return this.safeParse(undefined).success;
    },
    isNullable() {
        return this.safeParse(null).success;
    },
    apply(fn, ...args) {
        return args.length === 0 ? fn(this) : fn(this, ...args);
    },
    // Overrides core's `~standard` to add `jsonSchema`. Must stay a prototype entry: redefining it per instance demotes instances to dictionary mode.
    get "~standard"() {
        return core_util/* hide */.jD(this, "~standard", {
            ...standardProps(this),
            jsonSchema: {
                input: createStandardJSONSchemaMethod(this, "input"),
                output: createStandardJSONSchemaMethod(this, "output"),
            },
        });
    },
    set "~standard"(value) {
        core_util/* own */.qh(this, "~standard", value);
    },
    parse: function _parse(data, params) {
        return classic_parse_parse(this, data, params, { callee: _parse });
    },
    parseAsync: async function _parseAsync(data, params) {
        return await classic_parse_parseAsync(this, data, params, { callee: _parseAsync });
    },
    safeParse(data, params) {
        return parse_safeParse(this, data, params);
    },
    async safeParseAsync(data, params) {
        return parse_safeParseAsync(this, data, params);
    },
    // `spa` is an alias: same function object as `safeParseAsync`, as before.
    get spa() {
        return this?.safeParseAsync;
    },
    set spa(value) {
        core_util/* own */.qh(this, "spa", value);
    },
    validate(data, params) {
        return validate(this, data, params);
    },
    validateAsync(data, params) {
        return parse_validateAsync(this, data, params);
    },
    encode: function _encode(data, params) {
        return parse_encode(this, data, params, { callee: _encode });
    },
    decode: function _decode(data, params) {
        return parse_decode(this, data, params, { callee: _decode });
    },
    encodeAsync: async function _encodeAsync(data, params) {
        return await parse_encodeAsync(this, data, params, { callee: _encodeAsync });
    },
    decodeAsync: async function _decodeAsync(data, params) {
        return await parse_decodeAsync(this, data, params, { callee: _decodeAsync });
    },
    safeEncode(data, params) {
        return parse_safeEncode(this, data, params);
    },
    safeDecode(data, params) {
        return parse_safeDecode(this, data, params);
    },
    async safeEncodeAsync(data, params) {
        return parse_safeEncodeAsync(this, data, params);
    },
    async safeDecodeAsync(data, params) {
        return parse_safeDecodeAsync(this, data, params);
    },
    toJSONSchema(params) {
        return createToJSONSchemaMethod(this, {})(params);
    },
    // Reads through to the registry on every access, so it must not cache.
    get description() {
        return registries/* globalRegistry */.fd.get(this)?.description;
    },
    // No setter: `schema._def = x` throws, as it did when `_def` was a non-writable own property.
    get _def() {
        return this._zod.def;
    },
});
/** @internal */
const _ZodString = /*@__PURE__*/ core_core/* $constructor */.xI("_ZodString", (inst, def) => {
    $ZodString.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => stringProcessor(inst, ctx, json, params);
}, 
/*@__PURE__*/ core_util/* derived */.un({
    format: (inst) => aggregateChecks(inst).format ?? null,
    minLength: (inst) => aggregateChecks(inst).minimum ?? null,
    maxLength: (inst) => aggregateChecks(inst).maximum ?? null,
}, {
    regex(...args) {
        return this.check(api/* _regex */.Fk(...args));
    },
    includes(...args) {
        return this.check(api/* _includes */.dR(...args));
    },
    startsWith(...args) {
        return this.check(api/* _startsWith */.$S(...args));
    },
    endsWith(...args) {
        return this.check(api/* _endsWith */.ER(...args));
    },
    min(...args) {
        return this.check(api/* _minLength */.m9(...args));
    },
    max(...args) {
        return this.check(api/* _maxLength */.Eb(...args));
    },
    length(...args) {
        return this.check(api/* _length */.YA(...args));
    },
    nonempty(...args) {
        return this.check(api/* _minLength */.m9(1, ...args));
    },
    lowercase(params) {
        return this.check(api/* _lowercase */.hH(params));
    },
    uppercase(params) {
        return this.check(api/* _uppercase */.qF(params));
    },
    trim() {
        return this.check(api/* _trim */.WN());
    },
    normalize(...args) {
        return this.check(api/* _normalize */.lo(...args));
    },
    toLowerCase() {
        return this.check(api/* _toLowerCase */.Il());
    },
    toUpperCase() {
        return this.check(api/* _toUpperCase */.xY());
    },
    slugify() {
        return this.check(api/* _slugify */.TL());
    },
}));
const ZodString = /*@__PURE__*/ core_core/* $constructor */.xI("ZodString", (inst, def) => {
    $ZodString.init(inst, def);
    _ZodString.init(inst, def);
}, {
    email(params) {
        return this.check(api/* _email */.Mu(ZodEmail, params));
    },
    url(params) {
        return this.check(api/* _url */.Fn(ZodURL, params));
    },
    jwt(params) {
        return this.check(api/* _jwt */.rk(ZodJWT, params));
    },
    emoji(params) {
        return this.check(api/* _emoji */.aC(ZodEmoji, params));
    },
    guid(params) {
        return this.check(api/* _guid */.tB(ZodGUID, params));
    },
    uuid(params) {
        return this.check(api/* _uuid */.Be(ZodUUID, params));
    },
    uuidv4(params) {
        return this.check(api/* _uuidv4 */.nA(ZodUUID, params));
    },
    uuidv6(params) {
        return this.check(api/* _uuidv6 */.pY(ZodUUID, params));
    },
    uuidv7(params) {
        return this.check(api/* _uuidv7 */.wA(ZodUUID, params));
    },
    nanoid(params) {
        return this.check(api/* _nanoid */.Dl(ZodNanoID, params));
    },
    cuid(params) {
        return this.check(api/* _cuid */.fs(ZodCUID, params));
    },
    cuid2(params) {
        return this.check(api/* _cuid2 */.Bj(ZodCUID2, params));
    },
    ulid(params) {
        return this.check(api/* _ulid */.Ct(ZodULID, params));
    },
    base64(params) {
        return this.check(api/* _base64 */.rt(ZodBase64, params));
    },
    base64url(params) {
        return this.check(api/* _base64url */.cU(ZodBase64URL, params));
    },
    xid(params) {
        return this.check(api/* _xid */.Pw(ZodXID, params));
    },
    ksuid(params) {
        return this.check(api/* _ksuid */._z(ZodKSUID, params));
    },
    ipv4(params) {
        return this.check(api/* _ipv4 */.Ny(ZodIPv4, params));
    },
    ipv6(params) {
        return this.check(api/* _ipv6 */.$O(ZodIPv6, params));
    },
    cidrv4(params) {
        return this.check(api/* _cidrv4 */.Uy(ZodCIDRv4, params));
    },
    cidrv6(params) {
        return this.check(api/* _cidrv6 */.gP(ZodCIDRv6, params));
    },
    e164(params) {
        return this.check(api/* _e164 */.KB(ZodE164, params));
    },
    datetime(params) {
        return this.check(api/* _isoDateTime */.G1(ZodISODateTime, params));
    },
    date(params) {
        return this.check(api/* _isoDate */.db(ZodISODate, params));
    },
    time(params) {
        return this.check(api/* _isoTime */.Kn(ZodISOTime, params));
    },
    duration(params) {
        return this.check(api/* _isoDuration */.f2(ZodISODuration, params));
    },
});
function string(params) {
    return api/* _string */.Rl(ZodString, params);
}
const ZodStringFormat = /*@__PURE__*/ core_core/* $constructor */.xI("ZodStringFormat", (inst, def) => {
    $ZodStringFormat.init(inst, def);
    _ZodString.init(inst, def);
});
const ZodISODateTime = /*@__PURE__*/ core_core/* $constructor */.xI("ZodISODateTime", (inst, def) => {
    $ZodISODateTime.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const ZodISODate = /*@__PURE__*/ core_core/* $constructor */.xI("ZodISODate", (inst, def) => {
    $ZodISODate.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const ZodISOTime = /*@__PURE__*/ core_core/* $constructor */.xI("ZodISOTime", (inst, def) => {
    $ZodISOTime.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const ZodISODuration = /*@__PURE__*/ core_core/* $constructor */.xI("ZodISODuration", (inst, def) => {
    $ZodISODuration.init(inst, def);
    ZodStringFormat.init(inst, def);
});
const ZodEmail = /*@__PURE__*/ core_core/* $constructor */.xI("ZodEmail", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodEmail.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function email(params) {
    return core._email(ZodEmail, params);
}
const ZodGUID = /*@__PURE__*/ core_core/* $constructor */.xI("ZodGUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodGUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function guid(params) {
    return core._guid(ZodGUID, params);
}
const ZodUUID = /*@__PURE__*/ core_core/* $constructor */.xI("ZodUUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodUUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function uuid(params) {
    return core._uuid(ZodUUID, params);
}
function uuidv4(params) {
    return core._uuidv4(ZodUUID, params);
}
// ZodUUIDv6
function uuidv6(params) {
    return core._uuidv6(ZodUUID, params);
}
// ZodUUIDv7
function uuidv7(params) {
    return core._uuidv7(ZodUUID, params);
}
const ZodURL = /*@__PURE__*/ core_core/* $constructor */.xI("ZodURL", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodURL.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function url(params) {
    return api/* _url */.Fn(ZodURL, params);
}
function httpUrl(params) {
    return core._url(ZodURL, {
        protocol: regexes.httpProtocol,
        hostname: regexes.domain,
        ...util.normalizeParams(params),
    });
}
const ZodEmoji = /*@__PURE__*/ core_core/* $constructor */.xI("ZodEmoji", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodEmoji.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function emoji(params) {
    return core._emoji(ZodEmoji, params);
}
const ZodNanoID = /*@__PURE__*/ core_core/* $constructor */.xI("ZodNanoID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodNanoID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function nanoid(params) {
    return core._nanoid(ZodNanoID, params);
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link ZodCUID2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const ZodCUID = /*@__PURE__*/ core_core/* $constructor */.xI("ZodCUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodCUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
/**
 * Validates a CUID v1 string.
 *
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2 | `z.cuid2()`} instead.
 * See https://github.com/paralleldrive/cuid.
 */
function cuid(params) {
    return core._cuid(ZodCUID, params);
}
const ZodCUID2 = /*@__PURE__*/ core_core/* $constructor */.xI("ZodCUID2", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodCUID2.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function cuid2(params) {
    return core._cuid2(ZodCUID2, params);
}
const ZodULID = /*@__PURE__*/ core_core/* $constructor */.xI("ZodULID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodULID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function ulid(params) {
    return core._ulid(ZodULID, params);
}
const ZodXID = /*@__PURE__*/ core_core/* $constructor */.xI("ZodXID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodXID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function xid(params) {
    return core._xid(ZodXID, params);
}
const ZodKSUID = /*@__PURE__*/ core_core/* $constructor */.xI("ZodKSUID", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodKSUID.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function ksuid(params) {
    return core._ksuid(ZodKSUID, params);
}
const ZodIPv4 = /*@__PURE__*/ core_core/* $constructor */.xI("ZodIPv4", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodIPv4.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function ipv4(params) {
    return core._ipv4(ZodIPv4, params);
}
const ZodMAC = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMAC", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    core.$ZodMAC.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function mac(params) {
    return core._mac(ZodMAC, params);
}
const ZodIPv6 = /*@__PURE__*/ core_core/* $constructor */.xI("ZodIPv6", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodIPv6.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function ipv6(params) {
    return core._ipv6(ZodIPv6, params);
}
const ZodCIDRv4 = /*@__PURE__*/ core_core/* $constructor */.xI("ZodCIDRv4", (inst, def) => {
    $ZodCIDRv4.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function cidrv4(params) {
    return core._cidrv4(ZodCIDRv4, params);
}
const ZodCIDRv6 = /*@__PURE__*/ core_core/* $constructor */.xI("ZodCIDRv6", (inst, def) => {
    $ZodCIDRv6.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function cidrv6(params) {
    return core._cidrv6(ZodCIDRv6, params);
}
const ZodBase64 = /*@__PURE__*/ core_core/* $constructor */.xI("ZodBase64", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodBase64.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function base64(params) {
    return core._base64(ZodBase64, params);
}
const ZodBase64URL = /*@__PURE__*/ core_core/* $constructor */.xI("ZodBase64URL", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodBase64URL.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function base64url(params) {
    return core._base64url(ZodBase64URL, params);
}
const ZodE164 = /*@__PURE__*/ core_core/* $constructor */.xI("ZodE164", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodE164.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function e164(params) {
    return core._e164(ZodE164, params);
}
const ZodCreditCard = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodCreditCard", (inst, def) => {
    core.$ZodCreditCard.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function creditCard(params) {
    return core._creditCard(ZodCreditCard, params);
}
const ZodIBAN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodIBAN", (inst, def) => {
    core.$ZodIBAN.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function iban(params) {
    return core._iban(ZodIBAN, params);
}
const ZodJWT = /*@__PURE__*/ core_core/* $constructor */.xI("ZodJWT", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    $ZodJWT.init(inst, def);
    ZodStringFormat.init(inst, def);
});
function jwt(params) {
    return core._jwt(ZodJWT, params);
}
const ZodCustomStringFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodCustomStringFormat", (inst, def) => {
    // ZodStringFormat.init(inst, def);
    core.$ZodCustomStringFormat.init(inst, def);
    ZodStringFormat.init(inst, def);
})));
function stringFormat(format, fnOrRegex, _params = {}) {
    return core._stringFormat(ZodCustomStringFormat, format, fnOrRegex, _params);
}
function hostname(_params) {
    return core._stringFormat(ZodCustomStringFormat, "hostname", regexes.hostname, _params);
}
function hex(_params) {
    return core._stringFormat(ZodCustomStringFormat, "hex", regexes.hex, _params);
}
function currencyCode(_params) {
    return core._stringFormat(ZodCustomStringFormat, "currency_code", regexes.currencyCode, _params);
}
function hash(alg, params) {
    const enc = params?.enc ?? "hex";
    const format = `${alg}_${enc}`;
    const regex = core.regexes[format];
    if (!regex)
        throw new Error(`Unrecognized hash format: ${format}`);
    return core._stringFormat(ZodCustomStringFormat, format, regex, params);
}
const ZodNumber = /*@__PURE__*/ core_core/* $constructor */.xI("ZodNumber", (inst, def) => {
    $ZodNumber.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => numberProcessor(inst, ctx, json, params);
    inst.isFinite = true;
}, 
/*@__PURE__*/ core_util/* derived */.un({
    minValue: (inst) => {
        const { minimum, exclusiveMinimum } = aggregateChecks(inst);
        return Math.max(minimum ?? Number.NEGATIVE_INFINITY, exclusiveMinimum ?? Number.NEGATIVE_INFINITY);
    },
    maxValue: (inst) => {
        const { maximum, exclusiveMaximum } = aggregateChecks(inst);
        return Math.min(maximum ?? Number.POSITIVE_INFINITY, exclusiveMaximum ?? Number.POSITIVE_INFINITY);
    },
    isInt: (inst) => {
        const { isInt, multipleOf } = aggregateChecks(inst);
        return !!isInt || !!multipleOf?.some(Number.isSafeInteger);
    },
    format: (inst) => aggregateChecks(inst).format ?? null,
}, {
    gt(value, params) {
        return this.check(api/* _gt */.Tx(value, params));
    },
    gte(value, params) {
        return this.check(api/* _gte */.qm(value, params));
    },
    min(value, params) {
        return this.check(api/* _gte */.qm(value, params));
    },
    lt(value, params) {
        return this.check(api/* _lt */.Au(value, params));
    },
    lte(value, params) {
        return this.check(api/* _lte */.Zm(value, params));
    },
    max(value, params) {
        return this.check(api/* _lte */.Zm(value, params));
    },
    int(params) {
        return this.check(schemas_int(params));
    },
    safe(params) {
        return this.check(schemas_int(params));
    },
    positive(params) {
        return this.check(api/* _gt */.Tx(0, params));
    },
    nonnegative(params) {
        return this.check(api/* _gte */.qm(0, params));
    },
    negative(params) {
        return this.check(api/* _lt */.Au(0, params));
    },
    nonpositive(params) {
        return this.check(api/* _lte */.Zm(0, params));
    },
    multipleOf(value, params) {
        return this.check(api/* _multipleOf */.Hi(value, params));
    },
    step(value, params) {
        return this.check(api/* _multipleOf */.Hi(value, params));
    },
    finite() {
        return this;
    },
}));
function number(params) {
    return api/* _number */.F7(ZodNumber, params);
}
const ZodNumberFormat = /*@__PURE__*/ core_core/* $constructor */.xI("ZodNumberFormat", (inst, def) => {
    $ZodNumberFormat.init(inst, def);
    ZodNumber.init(inst, def);
});
function schemas_int(params) {
    return api/* _int */.LK(ZodNumberFormat, params);
}
function float32(params) {
    return core._float32(ZodNumberFormat, params);
}
function float64(params) {
    return core._float64(ZodNumberFormat, params);
}
function int32(params) {
    return core._int32(ZodNumberFormat, params);
}
function uint32(params) {
    return core._uint32(ZodNumberFormat, params);
}
const ZodBoolean = /*@__PURE__*/ core_core/* $constructor */.xI("ZodBoolean", (inst, def) => {
    $ZodBoolean.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => booleanProcessor(inst, ctx, json, params);
});
function schemas_boolean(params) {
    return api/* _boolean */._L(ZodBoolean, params);
}
const ZodBigInt = /*@__PURE__*/ core_core/* $constructor */.xI("ZodBigInt", (inst, def) => {
    $ZodBigInt.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => bigintProcessor(inst, ctx, json, params);
}, 
/*@__PURE__*/ core_util/* derived */.un({
    minValue: (inst) => aggregateChecks(inst).minimum ?? null,
    maxValue: (inst) => aggregateChecks(inst).maximum ?? null,
    format: (inst) => aggregateChecks(inst).format ?? null,
}, {
    gte(value, params) {
        return this.check(api/* _gte */.qm(value, params));
    },
    min(value, params) {
        return this.check(api/* _gte */.qm(value, params));
    },
    gt(value, params) {
        return this.check(api/* _gt */.Tx(value, params));
    },
    lt(value, params) {
        return this.check(api/* _lt */.Au(value, params));
    },
    lte(value, params) {
        return this.check(api/* _lte */.Zm(value, params));
    },
    max(value, params) {
        return this.check(api/* _lte */.Zm(value, params));
    },
    positive(params) {
        return this.check(api/* _gt */.Tx(BigInt(0), params));
    },
    negative(params) {
        return this.check(api/* _lt */.Au(BigInt(0), params));
    },
    nonpositive(params) {
        return this.check(api/* _lte */.Zm(BigInt(0), params));
    },
    nonnegative(params) {
        return this.check(api/* _gte */.qm(BigInt(0), params));
    },
    multipleOf(value, params) {
        return this.check(api/* _multipleOf */.Hi(value, params));
    },
}));
function bigint(params) {
    return core._bigint(ZodBigInt, params);
}
const ZodBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodBigIntFormat", (inst, def) => {
    core.$ZodBigIntFormat.init(inst, def);
    ZodBigInt.init(inst, def);
})));
function int64(params) {
    return core._int64(ZodBigIntFormat, params);
}
function uint64(params) {
    return core._uint64(ZodBigIntFormat, params);
}
const ZodSymbol = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodSymbol", (inst, def) => {
    core.$ZodSymbol.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.symbolProcessor(inst, ctx, json, params);
})));
function symbol(params) {
    return core._symbol(ZodSymbol, params);
}
const ZodUndefined = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodUndefined", (inst, def) => {
    core.$ZodUndefined.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.undefinedProcessor(inst, ctx, json, params);
})));
function _undefined(params) {
    return core._undefined(ZodUndefined, params);
}

const ZodNull = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodNull", (inst, def) => {
    core.$ZodNull.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.nullProcessor(inst, ctx, json, params);
})));
function _null(params) {
    return core._null(ZodNull, params);
}

const ZodAny = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodAny", (inst, def) => {
    core.$ZodAny.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.anyProcessor(inst, ctx, json, params);
})));
function any() {
    return core._any(ZodAny);
}
const ZodUnknown = /*@__PURE__*/ core_core/* $constructor */.xI("ZodUnknown", (inst, def) => {
    $ZodUnknown.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => unknownProcessor(inst, ctx, json, params);
});
function unknown() {
    return api/* _unknown */.em(ZodUnknown);
}
const ZodNever = /*@__PURE__*/ core_core/* $constructor */.xI("ZodNever", (inst, def) => {
    $ZodNever.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => neverProcessor(inst, ctx, json, params);
});
function never(params) {
    return api/* _never */.G8(ZodNever, params);
}
const ZodVoid = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodVoid", (inst, def) => {
    core.$ZodVoid.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.voidProcessor(inst, ctx, json, params);
})));
function _void(params) {
    return core._void(ZodVoid, params);
}

const ZodDate = /*@__PURE__*/ core_core/* $constructor */.xI("ZodDate", (inst, def) => {
    $ZodDate.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => dateProcessor(inst, ctx, json, params);
    inst.min = (value, params) => inst.check(api/* _gte */.qm(value, params));
    inst.max = (value, params) => inst.check(api/* _lte */.Zm(value, params));
}, 
/*@__PURE__*/ core_util/* derived */.un({
    minDate: (inst) => {
        const { minimum } = aggregateChecks(inst);
        return minimum ? new Date(minimum) : null;
    },
    maxDate: (inst) => {
        const { maximum } = aggregateChecks(inst);
        return maximum ? new Date(maximum) : null;
    },
}, {}));
function date(params) {
    return core._date(ZodDate, params);
}
const ZodArray = /*@__PURE__*/ core_core/* $constructor */.xI("ZodArray", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodArray.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => arrayProcessor(inst, ctx, json, params);
    inst.element = def.element;
}, {
    min(n, params) {
        return this.check(api/* _minLength */.m9(n, params));
    },
    nonempty(params) {
        return this.check(api/* _minLength */.m9(1, params));
    },
    max(n, params) {
        return this.check(api/* _maxLength */.Eb(n, params));
    },
    length(n, params) {
        return this.check(api/* _length */.YA(n, params));
    },
    unwrap() {
        return this.element;
    },
});
function array(element, params) {
    return api/* _array */.dZ(ZodArray, element, params);
}
// .keyof
function keyof(schema) {
    const shape = schema._zod.def.shape;
    return _enum(Object.keys(shape));
}
const ZodObject = /*@__PURE__*/ core_core/* $constructor */.xI("ZodObject", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodObjectJIT.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => objectProcessor(inst, ctx, json, params);
    core_util/* installLazyProp */.X(inst, "shape", (self) => self._zod.def.shape, false);
}, {
    keyof() {
        return _enum(Object.keys(this._zod.def.shape));
    },
    catchall(catchall) {
        // `mergeDefs` rather than a spread: spreading reads `shape`, and resolving it can mint a whole fresh subtree
        return this.clone(core_util/* mergeDefs */.zM(this._zod.def, { catchall: catchall }));
    },
    passthrough() {
        return this.clone(core_util/* mergeDefs */.zM(this._zod.def, { catchall: unknown() }));
    },
    loose() {
        return this.clone(core_util/* mergeDefs */.zM(this._zod.def, { catchall: unknown() }));
    },
    strict() {
        return this.clone(core_util/* mergeDefs */.zM(this._zod.def, { catchall: never() }));
    },
    strip() {
        return this.clone(core_util/* mergeDefs */.zM(this._zod.def, { catchall: undefined }));
    },
    extend(incoming) {
        return core_util/* extend */.X$(this, incoming);
    },
    safeExtend(incoming) {
        return core_util/* safeExtend */.W0(this, incoming);
    },
    merge(other) {
        return core_util/* merge */.h1(this, other);
    },
    pick(mask) {
        return core_util/* pick */.Up(this, mask);
    },
    omit(mask) {
        return core_util/* omit */.cJ(this, mask);
    },
    partial(...args) {
        return core_util/* partial */.OH(ZodOptional, this, args[0]);
    },
    exactPartial(...args) {
        return core_util/* partial */.OH(ZodExactOptional, this, args[0], "exactPartial");
    },
    required(...args) {
        return core_util/* required */.mw(ZodNonOptional, this, args[0]);
    },
});
function object(shape, params) {
    const def = {
        type: "object",
        shape: shape ?? {},
        ...core_util/* normalizeParams */.A2(params),
    };
    return new ZodObject(def);
}
// strictObject
function strictObject(shape, params) {
    return new ZodObject({
        type: "object",
        shape,
        catchall: never(),
        ...core_util/* normalizeParams */.A2(params),
    });
}
// looseObject
function looseObject(shape, params) {
    return new ZodObject({
        type: "object",
        shape,
        catchall: unknown(),
        ...core_util/* normalizeParams */.A2(params),
    });
}
const ZodUnion = /*@__PURE__*/ core_core/* $constructor */.xI("ZodUnion", (inst, def) => {
    $ZodUnion.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => unionProcessor(inst, ctx, json, params);
    inst.options = def.options;
});
function union(options, params) {
    return new ZodUnion({
        type: "union",
        options: options,
        ...core_util/* normalizeParams */.A2(params),
    });
}
const ZodXor = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodXor", (inst, def) => {
    ZodUnion.init(inst, def);
    core.$ZodXor.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.unionProcessor(inst, ctx, json, params);
    inst.options = def.options;
})));
/** Creates an exclusive union (XOR) where exactly one option must match.
 * Unlike regular unions that succeed when any option matches, xor fails if
 * zero or more than one option matches the input. */
function xor(options, params) {
    return new ZodXor({
        type: "union",
        options: options,
        inclusive: false,
        ...util.normalizeParams(params),
    });
}
const ZodDiscriminatedUnion = /*@__PURE__*/ core_core/* $constructor */.xI("ZodDiscriminatedUnion", (inst, def) => {
    ZodUnion.init(inst, def);
    $ZodDiscriminatedUnion.init(inst, def);
});
function discriminatedUnion(discriminator, options, params) {
    // const [options, params] = args;
    return new ZodDiscriminatedUnion({
        type: "union",
        options: options,
        discriminator,
        ...core_util/* normalizeParams */.A2(params),
    });
}
const ZodIntersection = /*@__PURE__*/ core_core/* $constructor */.xI("ZodIntersection", (inst, def) => {
    $ZodIntersection.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => intersectionProcessor(inst, ctx, json, params);
});
function intersection(left, right) {
    return new ZodIntersection({
        type: "intersection",
        left: left,
        right: right,
    });
}
const ZodTuple = /*@__PURE__*/ core_core/* $constructor */.xI("ZodTuple", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodTuple.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => tupleProcessor(inst, ctx, json, params);
}, {
    rest(rest) {
        return this.clone({
            ...this._zod.def,
            rest: rest,
        });
    },
    partial() {
        const def = this._zod.def;
        // a refinement was authored against the full arity; partialing would run it on a shorter array
        if (def.checks?.length)
            throw new Error(".partial() cannot be used on tuple schemas containing refinements");
        return this.clone({
            ...def,
            items: def.items.map((item) => new ZodOptional({ type: "optional", innerType: item })),
        });
    },
});
function tuple(items, _paramsOrRest, _params) {
    const hasRest = _paramsOrRest instanceof $ZodType;
    const params = hasRest ? _params : _paramsOrRest;
    const rest = hasRest ? _paramsOrRest : null;
    return new ZodTuple({
        type: "tuple",
        items: items,
        rest,
        ...core_util/* normalizeParams */.A2(params),
    });
}
const ZodRecord = /*@__PURE__*/ core_core/* $constructor */.xI("ZodRecord", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodRecord.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => recordProcessor(inst, ctx, json, params);
    inst.keyType = def.keyType;
    inst.valueType = def.valueType;
});
function record(keyType, valueType, params) {
    // v3-compat: z.record(valueType, params?) — defaults keyType to z.string()
    if (!valueType || !valueType._zod) {
        return new ZodRecord({
            type: "record",
            keyType: string(),
            valueType: keyType,
            ...core_util/* normalizeParams */.A2(valueType),
        });
    }
    return new ZodRecord({
        type: "record",
        keyType,
        valueType: valueType,
        ...core_util/* normalizeParams */.A2(params),
    });
}
// type alksjf = core.output<core.$ZodRecordKey>;
function partialRecord(keyType, valueType, params) {
    return new ZodRecord({
        type: "record",
        keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
        partial: true,
    });
}
function looseRecord(keyType, valueType, params) {
    return new ZodRecord({
        type: "record",
        keyType,
        valueType: valueType,
        mode: "loose",
        ...util.normalizeParams(params),
    });
}
const ZodMap = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodMap", (inst, def) => {
    _ensureDefaultMemoizer();
    core.$ZodMap.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.mapProcessor(inst, ctx, json, params);
    inst.keyType = def.keyType;
    inst.valueType = def.valueType;
    inst.min = (...args) => inst.check(core._minSize(...args));
    inst.nonempty = (params) => inst.check(core._minSize(1, params));
    inst.max = (...args) => inst.check(core._maxSize(...args));
    inst.size = (...args) => inst.check(core._size(...args));
})));
function map(keyType, valueType, params) {
    return new ZodMap({
        type: "map",
        keyType: keyType,
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
const ZodSet = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodSet", (inst, def) => {
    _ensureDefaultMemoizer();
    core.$ZodSet.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.setProcessor(inst, ctx, json, params);
    inst.min = (...args) => inst.check(core._minSize(...args));
    inst.nonempty = (params) => inst.check(core._minSize(1, params));
    inst.max = (...args) => inst.check(core._maxSize(...args));
    inst.size = (...args) => inst.check(core._size(...args));
})));
function set(valueType, params) {
    return new ZodSet({
        type: "set",
        valueType: valueType,
        ...util.normalizeParams(params),
    });
}
const ZodEnum = /*@__PURE__*/ core_core/* $constructor */.xI("ZodEnum", (inst, def) => {
    $ZodEnum.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => enumProcessor(inst, ctx, json, params);
    inst.enum = def.entries;
    // reuse the parsed value set so a numeric TS enum's reverse-mapping keys stay out
    inst.options = [...inst._zod.values];
    const keys = new Set(Object.keys(def.entries));
    inst.extract = (values, params) => {
        const newEntries = {};
        for (const value of values) {
            if (keys.has(value)) {
                newEntries[value] = def.entries[value];
            }
            else
                throw new Error(`Key ${value} not found in enum`);
        }
        return new ZodEnum({
            ...def,
            checks: [],
            ...core_util/* normalizeParams */.A2(params),
            entries: newEntries,
        });
    };
    inst.exclude = (values, params) => {
        const newEntries = { ...def.entries };
        for (const value of values) {
            if (keys.has(value)) {
                delete newEntries[value];
            }
            else
                throw new Error(`Key ${value} not found in enum`);
        }
        return new ZodEnum({
            ...def,
            checks: [],
            ...core_util/* normalizeParams */.A2(params),
            entries: newEntries,
        });
    };
});
function _enum(values, params) {
    const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
    return new ZodEnum({
        type: "enum",
        entries,
        ...core_util/* normalizeParams */.A2(params),
    });
}

/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
function nativeEnum(entries, params) {
    return new ZodEnum({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
const ZodLiteral = /*@__PURE__*/ core_core/* $constructor */.xI("ZodLiteral", (inst, def) => {
    $ZodLiteral.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => literalProcessor(inst, ctx, json, params);
    inst.values = new Set(def.values);
    Object.defineProperty(inst, "value", {
        get() {
            if (def.values.length > 1) {
                throw new Error("This schema contains multiple valid literal values. Use `.values` instead.");
            }
            return def.values[0];
        },
    });
});
function literal(value, params) {
    return new ZodLiteral({
        type: "literal",
        values: Array.isArray(value) ? value : [value],
        ...core_util/* normalizeParams */.A2(params),
    });
}
const ZodFile = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodFile", (inst, def) => {
    core.$ZodFile.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.fileProcessor(inst, ctx, json, params);
    inst.min = (size, params) => inst.check(core._minSize(size, params));
    inst.max = (size, params) => inst.check(core._maxSize(size, params));
    inst.mime = (types, params) => inst.check(core._mime(Array.isArray(types) ? types : [types], params));
})));
function file(params) {
    return core._file(ZodFile, params);
}
const ZodTransform = /*@__PURE__*/ core_core/* $constructor */.xI("ZodTransform", (inst, def) => {
    _ensureDefaultMemoizer();
    $ZodTransform.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => transformProcessor(inst, ctx, json, params);
    inst._zod.parse = (payload, _ctx) => {
        if (_ctx.direction === "backward") {
            throw new core_core/* $ZodEncodeError */.cV(inst.constructor.name);
        }
        payload.addIssue = (issue) => {
            if (typeof issue === "string") {
                payload.issues.push(core_util/* issue */.sn(issue, payload.value, def));
            }
            else {
                // for Zod 3 backwards compatibility
                const _issue = issue;
                if (_issue.fatal)
                    _issue.continue = false;
                _issue.code ?? (_issue.code = "custom");
                if (!("input" in _issue))
                    _issue.input = payload.value;
                _issue.inst ?? (_issue.inst = inst);
                // _issue.continue ??= true;
                payload.issues.push(core_util/* issue */.sn(_issue));
            }
        };
        const output = def.transform(payload.value, payload);
        if (output instanceof Promise) {
            return output.then((output) => {
                payload.value = output;
                return payload;
            });
        }
        payload.value = output;
        return payload;
    };
});
function transform(fn) {
    return new ZodTransform({
        type: "transform",
        transform: fn,
    });
}
const ZodOptional = /*@__PURE__*/ core_core/* $constructor */.xI("ZodOptional", (inst, def) => {
    $ZodOptional.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function optional(innerType) {
    return new ZodOptional({
        type: "optional",
        innerType: innerType,
    });
}
const ZodExactOptional = /*@__PURE__*/ core_core/* $constructor */.xI("ZodExactOptional", (inst, def) => {
    $ZodExactOptional.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => optionalProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function exactOptional(innerType) {
    return new ZodExactOptional({
        type: "optional",
        innerType: innerType,
    });
}
const ZodNullable = /*@__PURE__*/ core_core/* $constructor */.xI("ZodNullable", (inst, def) => {
    $ZodNullable.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => nullableProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function nullable(innerType) {
    return new ZodNullable({
        type: "nullable",
        innerType: innerType,
    });
}
// nullish
function nullish(innerType) {
    return optional(nullable(innerType));
}
const ZodDefault = /*@__PURE__*/ core_core/* $constructor */.xI("ZodDefault", (inst, def) => {
    $ZodDefault.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => defaultProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
    inst.removeDefault = inst.unwrap;
});
function _default(innerType, defaultValue) {
    return new ZodDefault({
        type: "default",
        innerType: innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : core_util/* shallowClone */.yG(defaultValue);
        },
    });
}
const ZodPrefault = /*@__PURE__*/ core_core/* $constructor */.xI("ZodPrefault", (inst, def) => {
    $ZodPrefault.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => prefaultProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function prefault(innerType, defaultValue) {
    return new ZodPrefault({
        type: "prefault",
        innerType: innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : core_util/* shallowClone */.yG(defaultValue);
        },
    });
}
const ZodNonOptional = /*@__PURE__*/ core_core/* $constructor */.xI("ZodNonOptional", (inst, def) => {
    $ZodNonOptional.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => nonoptionalProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function nonoptional(innerType, params) {
    return new ZodNonOptional({
        type: "nonoptional",
        innerType: innerType,
        ...core_util/* normalizeParams */.A2(params),
    });
}
const ZodSuccess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodSuccess", (inst, def) => {
    core.$ZodSuccess.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.successProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
})));
function success(innerType) {
    return new ZodSuccess({
        type: "success",
        innerType: innerType,
    });
}
const ZodCatch = /*@__PURE__*/ core_core/* $constructor */.xI("ZodCatch", (inst, def) => {
    $ZodCatch.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => catchProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
    inst.removeCatch = inst.unwrap;
});
function _catch(innerType, catchValue) {
    return new ZodCatch({
        type: "catch",
        innerType: innerType,
        catchValue: (typeof catchValue === "function" ? catchValue : core_util/* constantCatch */.SS(catchValue)),
    });
}

const ZodNaN = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodNaN", (inst, def) => {
    core.$ZodNaN.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.nanProcessor(inst, ctx, json, params);
})));
function nan(params) {
    return core._nan(ZodNaN, params);
}
const ZodPipe = /*@__PURE__*/ core_core/* $constructor */.xI("ZodPipe", (inst, def) => {
    $ZodPipe.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => pipeProcessor(inst, ctx, json, params);
    inst.in = def.in;
    inst.out = def.out;
});
function pipe(in_, out) {
    return new ZodPipe({
        type: "pipe",
        in: in_,
        out: out,
        // ...util.normalizeParams(params),
    });
}
const ZodCodec = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodCodec", (inst, def) => {
    ZodPipe.init(inst, def);
    core.$ZodCodec.init(inst, def);
})));
function codec(in_, out, params) {
    return new ZodCodec({
        type: "pipe",
        in: in_,
        out: out,
        transform: params.decode,
        reverseTransform: params.encode,
    });
}
function invertCodec(codec) {
    const def = codec._zod.def;
    return new ZodCodec({
        type: "pipe",
        in: def.out,
        out: def.in,
        transform: def.reverseTransform,
        reverseTransform: def.transform,
    });
}
const ZodPreprocess = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodPreprocess", (inst, def) => {
    ZodPipe.init(inst, def);
    core.$ZodPreprocess.init(inst, def);
})));
const ZodReadonly = /*@__PURE__*/ core_core/* $constructor */.xI("ZodReadonly", (inst, def) => {
    $ZodReadonly.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => readonlyProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
});
function readonly(innerType) {
    return new ZodReadonly({
        type: "readonly",
        innerType: innerType,
    });
}
const ZodTemplateLiteral = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodTemplateLiteral", (inst, def) => {
    core.$ZodTemplateLiteral.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.templateLiteralProcessor(inst, ctx, json, params);
})));
function templateLiteral(parts, params) {
    return new ZodTemplateLiteral({
        type: "template_literal",
        parts,
        ...util.normalizeParams(params),
    });
}
const ZodLazy = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodLazy", (inst, def) => {
    core.$ZodLazy.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.lazyProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.getter();
})));
function lazy(getter) {
    return new ZodLazy({
        type: "lazy",
        getter: getter,
    });
}
const ZodPromise = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodPromise", (inst, def) => {
    core.$ZodPromise.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.promiseProcessor(inst, ctx, json, params);
    inst.unwrap = () => inst._zod.def.innerType;
})));
function promise(innerType) {
    return new ZodPromise({
        type: "promise",
        innerType: innerType,
    });
}
const ZodFunction = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("ZodFunction", (inst, def) => {
    core.$ZodFunction.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => processors.functionProcessor(inst, ctx, json, params);
})));
function _function(params) {
    return new ZodFunction({
        type: "function",
        input: Array.isArray(params?.input) ? tuple(params?.input) : (params?.input ?? array(unknown())),
        output: params?.output ?? unknown(),
    });
}

const ZodCustom = /*@__PURE__*/ core_core/* $constructor */.xI("ZodCustom", (inst, def) => {
    $ZodCustom.init(inst, def);
    ZodType.init(inst, def);
    inst._zod.processJSONSchema = (ctx, json, params) => customProcessor(inst, ctx, json, params);
});
// custom checks
function check(fn) {
    const ch = new core.$ZodCheck({
        check: "custom",
        // ...util.normalizeParams(params),
    });
    ch._zod.check = fn;
    return ch;
}
function custom(fn, _params) {
    return core._custom(ZodCustom, fn ?? (() => true), _params);
}
function refine(fn, _params = {}) {
    return api/* _refine */.fU(ZodCustom, fn, _params);
}
// superRefine
function superRefine(fn, params) {
    return api/* _superRefine */.MB(fn, params);
}
// Re-export describe and meta from core
const describe = api/* describe */.q0;
const meta = api/* meta */.mI;
const ZodInstanceOf = /*@__PURE__*/ core_core/* $constructor */.xI("ZodInstanceOf", (inst, def) => {
    ZodCustom.init(inst, def);
}, {
    properties(shape, params) {
        // asserts in place, so the narrowed output type is truthful without a wrapper
        return this.check(api/* _properties */.T2(shape, params));
    },
});
function _instanceof(cls, params = {}) {
    const inst = new ZodInstanceOf({
        type: "custom",
        check: "custom",
        fn: (data) => data instanceof cls,
        abort: true,
        ...util.normalizeParams(params),
    });
    inst._zod.bag.Class = cls;
    // Override check to emit invalid_type instead of custom
    inst._zod.check = (payload) => {
        if (!(payload.value instanceof cls)) {
            payload.issues.push({
                code: "invalid_type",
                expected: cls.name,
                input: payload.value,
                inst,
                path: [...(inst._zod.def.path ?? [])],
            });
        }
    };
    return inst;
}

// stringbool
const stringbool = (...args) => core._stringbool({
    Codec: ZodCodec,
    Boolean: ZodBoolean,
    String: ZodString,
}, ...args);
function json(params) {
    const jsonSchema = lazy(() => {
        return union([string(params), number(), schemas_boolean(), _null(), array(jsonSchema), record(string(), jsonSchema)]);
    });
    return jsonSchema;
}
// preprocess
function preprocess(fn, schema) {
    return new ZodPreprocess({
        type: "pipe",
        in: transform(fn),
        out: schema,
    });
}


/***/ }),

/***/ 43759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $O: () => (/* binding */ _ipv6),
/* harmony export */   $S: () => (/* binding */ _startsWith),
/* harmony export */   Au: () => (/* binding */ _lt),
/* harmony export */   Be: () => (/* binding */ _uuid),
/* harmony export */   Bj: () => (/* binding */ _cuid2),
/* harmony export */   Ct: () => (/* binding */ _ulid),
/* harmony export */   Dl: () => (/* binding */ _nanoid),
/* harmony export */   ER: () => (/* binding */ _endsWith),
/* harmony export */   Eb: () => (/* binding */ _maxLength),
/* harmony export */   F7: () => (/* binding */ _number),
/* harmony export */   Fk: () => (/* binding */ _regex),
/* harmony export */   Fn: () => (/* binding */ _url),
/* harmony export */   G1: () => (/* binding */ _isoDateTime),
/* harmony export */   G8: () => (/* binding */ _never),
/* harmony export */   Hi: () => (/* binding */ _multipleOf),
/* harmony export */   Il: () => (/* binding */ _toLowerCase),
/* harmony export */   KB: () => (/* binding */ _e164),
/* harmony export */   K_: () => (/* binding */ _coercedString),
/* harmony export */   Kn: () => (/* binding */ _isoTime),
/* harmony export */   LK: () => (/* binding */ _int),
/* harmony export */   MB: () => (/* binding */ _superRefine),
/* harmony export */   Mu: () => (/* binding */ _email),
/* harmony export */   Ny: () => (/* binding */ _ipv4),
/* harmony export */   Pw: () => (/* binding */ _xid),
/* harmony export */   Rl: () => (/* binding */ _string),
/* harmony export */   T2: () => (/* binding */ _properties),
/* harmony export */   TL: () => (/* binding */ _slugify),
/* harmony export */   Tx: () => (/* binding */ _gt),
/* harmony export */   Uy: () => (/* binding */ _cidrv4),
/* harmony export */   WN: () => (/* binding */ _trim),
/* harmony export */   YA: () => (/* binding */ _length),
/* harmony export */   Zm: () => (/* binding */ _lte),
/* harmony export */   _L: () => (/* binding */ _boolean),
/* harmony export */   _z: () => (/* binding */ _ksuid),
/* harmony export */   aC: () => (/* binding */ _emoji),
/* harmony export */   bS: () => (/* binding */ _overwrite),
/* harmony export */   cU: () => (/* binding */ _base64url),
/* harmony export */   dR: () => (/* binding */ _includes),
/* harmony export */   dZ: () => (/* binding */ _array),
/* harmony export */   db: () => (/* binding */ _isoDate),
/* harmony export */   em: () => (/* binding */ _unknown),
/* harmony export */   f2: () => (/* binding */ _isoDuration),
/* harmony export */   fU: () => (/* binding */ _refine),
/* harmony export */   fs: () => (/* binding */ _cuid),
/* harmony export */   gP: () => (/* binding */ _cidrv6),
/* harmony export */   hH: () => (/* binding */ _lowercase),
/* harmony export */   lo: () => (/* binding */ _normalize),
/* harmony export */   m9: () => (/* binding */ _minLength),
/* harmony export */   mI: () => (/* binding */ meta),
/* harmony export */   nA: () => (/* binding */ _uuidv4),
/* harmony export */   pY: () => (/* binding */ _uuidv6),
/* harmony export */   q0: () => (/* binding */ describe),
/* harmony export */   qF: () => (/* binding */ _uppercase),
/* harmony export */   qm: () => (/* binding */ _gte),
/* harmony export */   rk: () => (/* binding */ _jwt),
/* harmony export */   rt: () => (/* binding */ _base64),
/* harmony export */   tB: () => (/* binding */ _guid),
/* harmony export */   wA: () => (/* binding */ _uuidv7),
/* harmony export */   xY: () => (/* binding */ _toUpperCase)
/* harmony export */ });
/* unused harmony exports _mac, _creditCard, _iban, TimePrecision, _coercedNumber, _float32, _float64, _int32, _uint32, _coercedBoolean, _bigint, _coercedBigint, _int64, _uint64, _symbol, _undefined, _null, _any, _void, _date, _coercedDate, _nan, _max, _min, _positive, _negative, _nonpositive, _nonnegative, _maxSize, _minSize, _size, _property, _mime, _union, _xor, _discriminatedUnion, _intersection, _tuple, _record, _map, _set, _enum, _nativeEnum, _literal, _file, _transform, _optional, _nullable, _default, _nonoptional, _success, _catch, _pipe, _readonly, _templateLiteral, _lazy, _promise, _custom, _check, _stringbool, _stringFormat */
/* harmony import */ var _checks_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(44890);
/* harmony import */ var _registries_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(29396);
/* harmony import */ var _util_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(54723);




function snapshotChecks(def) {
    if (def.checks)
        def.checks = [...def.checks];
    return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
    return new Class(snapshotChecks({ type: "string", ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params) }));
}
// @__NO_SIDE_EFFECTS__
function _coercedString(Class, params) {
    return new Class(snapshotChecks({ type: "string", coerce: true, ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params) }));
}
// @__NO_SIDE_EFFECTS__
function _email(Class, params) {
    return new Class({
        type: "string",
        format: "email",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _guid(Class, params) {
    return new Class({
        type: "string",
        format: "guid",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuid(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv4(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v4",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv6(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v6",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uuidv7(Class, params) {
    return new Class({
        type: "string",
        format: "uuid",
        check: "string_format",
        abort: false,
        version: "v7",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _url(Class, params) {
    return new Class({
        type: "string",
        format: "url",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _emoji(Class, params) {
    return new Class({
        type: "string",
        format: "emoji",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _nanoid(Class, params) {
    return new Class({
        type: "string",
        format: "nanoid",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link _cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
// @__NO_SIDE_EFFECTS__
function _cuid(Class, params) {
    return new Class({
        type: "string",
        format: "cuid",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cuid2(Class, params) {
    return new Class({
        type: "string",
        format: "cuid2",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ulid(Class, params) {
    return new Class({
        type: "string",
        format: "ulid",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _xid(Class, params) {
    return new Class({
        type: "string",
        format: "xid",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ksuid(Class, params) {
    return new Class({
        type: "string",
        format: "ksuid",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ipv4(Class, params) {
    return new Class({
        type: "string",
        format: "ipv4",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _ipv6(Class, params) {
    return new Class({
        type: "string",
        format: "ipv6",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _mac(Class, params) {
    return new Class({
        type: "string",
        format: "mac",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cidrv4(Class, params) {
    return new Class({
        type: "string",
        format: "cidrv4",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _cidrv6(Class, params) {
    return new Class({
        type: "string",
        format: "cidrv6",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _base64(Class, params) {
    return new Class({
        type: "string",
        format: "base64",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _base64url(Class, params) {
    return new Class({
        type: "string",
        format: "base64url",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _e164(Class, params) {
    return new Class({
        type: "string",
        format: "e164",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _creditCard(Class, params) {
    return new Class({
        type: "string",
        format: "credit_card",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _iban(Class, params) {
    return new Class({
        type: "string",
        format: "iban",
        check: "string_format",
        abort: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _jwt(Class, params) {
    return new Class({
        type: "string",
        format: "jwt",
        check: "string_format",
        abort: false,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
const TimePrecision = {
    Any: null,
    Minute: -1,
    Second: 0,
    Millisecond: 3,
    Microsecond: 6,
};
// @__NO_SIDE_EFFECTS__
function _isoDateTime(Class, params) {
    return new Class({
        type: "string",
        format: "datetime",
        check: "string_format",
        offset: false,
        local: false,
        precision: null,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoDate(Class, params) {
    return new Class({
        type: "string",
        format: "date",
        check: "string_format",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoTime(Class, params) {
    return new Class({
        type: "string",
        format: "time",
        check: "string_format",
        precision: null,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _isoDuration(Class, params) {
    return new Class({
        type: "string",
        format: "duration",
        check: "string_format",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
    return new Class(snapshotChecks({ type: "number", checks: [], ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params) }));
}
// @__NO_SIDE_EFFECTS__
function _coercedNumber(Class, params) {
    return new Class(snapshotChecks({ type: "number", coerce: true, checks: [], ...util.normalizeParams(params) }));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "safeint",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _float32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "float32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _float64(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "float64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _int32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "int32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uint32(Class, params) {
    return new Class({
        type: "number",
        check: "number_format",
        abort: false,
        format: "uint32",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
    return new Class({
        type: "boolean",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedBoolean(Class, params) {
    return new Class({
        type: "boolean",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _bigint(Class, params) {
    return new Class({
        type: "bigint",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedBigint(Class, params) {
    return new Class({
        type: "bigint",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _int64(Class, params) {
    return new Class({
        type: "bigint",
        check: "bigint_format",
        abort: false,
        format: "int64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uint64(Class, params) {
    return new Class({
        type: "bigint",
        check: "bigint_format",
        abort: false,
        format: "uint64",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _symbol(Class, params) {
    return new Class({
        type: "symbol",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _undefined(Class, params) {
    return new Class({
        type: "undefined",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _null(Class, params) {
    return new Class({
        type: "null",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _any(Class) {
    return new Class({
        type: "any",
    });
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
    return new Class({
        type: "unknown",
    });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
    return new Class({
        type: "never",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _void(Class, params) {
    return new Class({
        type: "void",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _date(Class, params) {
    return new Class({
        type: "date",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _coercedDate(Class, params) {
    return new Class({
        type: "date",
        coerce: true,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _nan(Class, params) {
    return new Class({
        type: "nan",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _lt(value, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckLessThan */ .sm({
        check: "less_than",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        value,
        inclusive: false,
    });
}
// @__NO_SIDE_EFFECTS__
function _lte(value, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckLessThan */ .sm({
        check: "less_than",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        value,
        inclusive: true,
    });
}

// @__NO_SIDE_EFFECTS__
function _gt(value, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckGreaterThan */ .J_({
        check: "greater_than",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        value,
        inclusive: false,
    });
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckGreaterThan */ .J_({
        check: "greater_than",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        value,
        inclusive: true,
    });
}

// @__NO_SIDE_EFFECTS__
function _positive(params) {
    return _gt(0, params);
}
// negative
// @__NO_SIDE_EFFECTS__
function _negative(params) {
    return _lt(0, params);
}
// nonpositive
// @__NO_SIDE_EFFECTS__
function _nonpositive(params) {
    return _lte(0, params);
}
// nonnegative
// @__NO_SIDE_EFFECTS__
function _nonnegative(params) {
    return _gte(0, params);
}
// @__NO_SIDE_EFFECTS__
function _multipleOf(value, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckMultipleOf */ .Jk({
        check: "multiple_of",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        value,
    });
}
// @__NO_SIDE_EFFECTS__
function _maxSize(maximum, params) {
    return new checks.$ZodCheckMaxSize({
        check: "max_size",
        ...util.normalizeParams(params),
        maximum,
    });
}
// @__NO_SIDE_EFFECTS__
function _minSize(minimum, params) {
    return new checks.$ZodCheckMinSize({
        check: "min_size",
        ...util.normalizeParams(params),
        minimum,
    });
}
// @__NO_SIDE_EFFECTS__
function _size(size, params) {
    return new checks.$ZodCheckSizeEquals({
        check: "size_equals",
        ...util.normalizeParams(params),
        size,
    });
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
    const ch = new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckMaxLength */ .Yk({
        check: "max_length",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        maximum,
    });
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckMinLength */ .Kk({
        check: "min_length",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        minimum,
    });
}
// @__NO_SIDE_EFFECTS__
function _length(length, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckLengthEquals */ .RM({
        check: "length_equals",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        length,
    });
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckRegex */ .DG({
        check: "string_format",
        format: "regex",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        pattern,
    });
}
// @__NO_SIDE_EFFECTS__
function _lowercase(params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckLowerCase */ .NI({
        check: "string_format",
        format: "lowercase",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _uppercase(params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckUpperCase */ .kH({
        check: "string_format",
        format: "uppercase",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _includes(includes, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckIncludes */ .Tt({
        check: "string_format",
        format: "includes",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        includes,
    });
}
// @__NO_SIDE_EFFECTS__
function _startsWith(prefix, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckStartsWith */ .J({
        check: "string_format",
        format: "starts_with",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        prefix,
    });
}
// @__NO_SIDE_EFFECTS__
function _endsWith(suffix, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckEndsWith */ .E6({
        check: "string_format",
        format: "ends_with",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
        suffix,
    });
}
// @__NO_SIDE_EFFECTS__
function _property(property, schema, params) {
    return new checks.$ZodCheckProperty({
        check: "property",
        property,
        schema,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _properties(shape, params) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckProperties */ .nJ({
        check: "properties",
        shape,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _mime(types, params) {
    return new checks.$ZodCheckMimeType({
        check: "mime_type",
        mime: types,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _overwrite(tx) {
    return new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheckOverwrite */ .v$({
        check: "overwrite",
        tx,
    });
}
// normalize
// @__NO_SIDE_EFFECTS__
function _normalize(form) {
    return _overwrite((input) => input.normalize(form));
}
// trim
// @__NO_SIDE_EFFECTS__
function _trim() {
    return _overwrite((input) => input.trim());
}
// toLowerCase
// @__NO_SIDE_EFFECTS__
function _toLowerCase() {
    return _overwrite((input) => input.toLowerCase());
}
// toUpperCase
// @__NO_SIDE_EFFECTS__
function _toUpperCase() {
    return _overwrite((input) => input.toUpperCase());
}
// slugify
// @__NO_SIDE_EFFECTS__
function _slugify() {
    return _overwrite((input) => _util_js__WEBPACK_IMPORTED_MODULE_0__/* .slugify */ .Yv(input));
}
// @__NO_SIDE_EFFECTS__
function _array(Class, element, params) {
    return new Class({
        type: "array",
        element,
        // get element() {
        //   return element;
        // },
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _union(Class, options, params) {
    return new Class({
        type: "union",
        options,
        ...util.normalizeParams(params),
    });
}
function _xor(Class, options, params) {
    return new Class({
        type: "union",
        options,
        inclusive: false,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _discriminatedUnion(Class, discriminator, options, params) {
    return new Class({
        type: "union",
        options: options,
        discriminator,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _intersection(Class, left, right) {
    return new Class({
        type: "intersection",
        left,
        right,
    });
}
// export function _tuple(
//   Class: util.SchemaClass<schemas.$ZodTuple>,
//   items: [],
//   params?: string | $ZodTupleParams
// ): schemas.$ZodTuple<[], null>;
// @__NO_SIDE_EFFECTS__
function _tuple(Class, items, _paramsOrRest, _params) {
    const hasRest = _paramsOrRest instanceof schemas.$ZodType;
    const params = hasRest ? _params : _paramsOrRest;
    const rest = hasRest ? _paramsOrRest : null;
    return new Class({
        type: "tuple",
        items,
        rest,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _record(Class, keyType, valueType, params) {
    return new Class({
        type: "record",
        keyType,
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _map(Class, keyType, valueType, params) {
    return new Class({
        type: "map",
        keyType,
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _set(Class, valueType, params) {
    return new Class({
        type: "set",
        valueType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _enum(Class, values, params) {
    const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
    // if (Array.isArray(values)) {
    //   for (const value of values) {
    //     entries[value] = value;
    //   }
    // } else {
    //   Object.assign(entries, values);
    // }
    // const entries: util.EnumLike = {};
    // for (const val of values) {
    //   entries[val] = val;
    // }
    return new Class({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
/** @deprecated This API has been merged into `z.enum()`. Use `z.enum()` instead.
 *
 * ```ts
 * enum Colors { red, green, blue }
 * z.enum(Colors);
 * ```
 */
function _nativeEnum(Class, entries, params) {
    return new Class({
        type: "enum",
        entries,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _literal(Class, value, params) {
    return new Class({
        type: "literal",
        values: Array.isArray(value) ? value : [value],
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _file(Class, params) {
    return new Class({
        type: "file",
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _transform(Class, fn) {
    return new Class({
        type: "transform",
        transform: fn,
    });
}
// @__NO_SIDE_EFFECTS__
function _optional(Class, innerType) {
    return new Class({
        type: "optional",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _nullable(Class, innerType) {
    return new Class({
        type: "nullable",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _default(Class, innerType, defaultValue) {
    return new Class({
        type: "default",
        innerType,
        get defaultValue() {
            return typeof defaultValue === "function" ? defaultValue() : util.shallowClone(defaultValue);
        },
    });
}
// @__NO_SIDE_EFFECTS__
function _nonoptional(Class, innerType, params) {
    return new Class({
        type: "nonoptional",
        innerType,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _success(Class, innerType) {
    return new Class({
        type: "success",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _catch(Class, innerType, catchValue) {
    return new Class({
        type: "catch",
        innerType,
        catchValue: (typeof catchValue === "function" ? catchValue : util.constantCatch(catchValue)),
    });
}
// @__NO_SIDE_EFFECTS__
function _pipe(Class, in_, out) {
    return new Class({
        type: "pipe",
        in: in_,
        out,
    });
}
// @__NO_SIDE_EFFECTS__
function _readonly(Class, innerType) {
    return new Class({
        type: "readonly",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _templateLiteral(Class, parts, params) {
    return new Class({
        type: "template_literal",
        parts,
        ...util.normalizeParams(params),
    });
}
// @__NO_SIDE_EFFECTS__
function _lazy(Class, getter) {
    return new Class({
        type: "lazy",
        getter,
    });
}
// @__NO_SIDE_EFFECTS__
function _promise(Class, innerType) {
    return new Class({
        type: "promise",
        innerType,
    });
}
// @__NO_SIDE_EFFECTS__
function _custom(Class, fn, _params) {
    const norm = util.normalizeParams(_params);
    norm.abort ?? (norm.abort = true); // default to abort:false
    const schema = new Class({
        type: "custom",
        check: "custom",
        fn: fn,
        ...norm,
    });
    return schema;
}
// same as _custom but defaults to abort:false
// @__NO_SIDE_EFFECTS__
function _refine(Class, fn, _params) {
    const schema = new Class({
        type: "custom",
        check: "custom",
        fn: fn,
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(_params),
    });
    return schema;
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
    const ch = _check((payload) => {
        payload.addIssue = (issue) => {
            if (typeof issue === "string") {
                payload.issues.push(_util_js__WEBPACK_IMPORTED_MODULE_0__/* .issue */ .sn(issue, payload.value, ch._zod.def));
            }
            else {
                // for Zod 3 backwards compatibility
                const _issue = issue;
                if (_issue.fatal)
                    _issue.continue = false;
                _issue.code ?? (_issue.code = "custom");
                if (!("input" in _issue))
                    _issue.input = payload.value;
                _issue.inst ?? (_issue.inst = ch);
                _issue.continue ?? (_issue.continue = !ch._zod.def.abort); // abort is always undefined, so this is always true...
                payload.issues.push(_util_js__WEBPACK_IMPORTED_MODULE_0__/* .issue */ .sn(_issue));
            }
        };
        return fn(payload.value, payload);
    }, params);
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
    const ch = new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheck */ .QP({
        check: "custom",
        ..._util_js__WEBPACK_IMPORTED_MODULE_0__/* .normalizeParams */ .A2(params),
    });
    ch._zod.check = fn;
    return ch;
}
// @__NO_SIDE_EFFECTS__
function describe(description) {
    const ch = new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheck */ .QP({ check: "describe" });
    ch._zod.onattach = [
        (inst) => {
            const existing = _registries_js__WEBPACK_IMPORTED_MODULE_2__/* .globalRegistry */ .fd.get(inst) ?? {};
            _registries_js__WEBPACK_IMPORTED_MODULE_2__/* .globalRegistry */ .fd.add(inst, { ...existing, description });
        },
    ];
    ch._zod.check = () => { }; // no-op check
    return ch;
}
// @__NO_SIDE_EFFECTS__
function meta(metadata) {
    const ch = new _checks_js__WEBPACK_IMPORTED_MODULE_1__/* .$ZodCheck */ .QP({ check: "meta" });
    ch._zod.onattach = [
        (inst) => {
            const existing = _registries_js__WEBPACK_IMPORTED_MODULE_2__/* .globalRegistry */ .fd.get(inst) ?? {};
            _registries_js__WEBPACK_IMPORTED_MODULE_2__/* .globalRegistry */ .fd.add(inst, { ...existing, ...metadata });
        },
    ];
    ch._zod.check = () => { }; // no-op check
    return ch;
}
// @__NO_SIDE_EFFECTS__
function _stringbool(Classes, _params) {
    const params = util.normalizeParams(_params);
    let truthyArray = params.truthy ?? ["true", "1", "yes", "on", "y", "enabled"];
    let falsyArray = params.falsy ?? ["false", "0", "no", "off", "n", "disabled"];
    if (params.case !== "sensitive") {
        truthyArray = truthyArray.map((v) => (typeof v === "string" ? v.toLowerCase() : v));
        falsyArray = falsyArray.map((v) => (typeof v === "string" ? v.toLowerCase() : v));
    }
    const truthySet = new Set(truthyArray);
    const falsySet = new Set(falsyArray);
    const _Codec = Classes.Codec ?? schemas.$ZodCodec;
    const _Boolean = Classes.Boolean ?? schemas.$ZodBoolean;
    const _String = Classes.String ?? schemas.$ZodString;
    const stringSchema = new _String({ type: "string", error: params.error });
    const booleanSchema = new _Boolean({ type: "boolean", error: params.error });
    const codec = new _Codec({
        type: "pipe",
        in: stringSchema,
        out: booleanSchema,
        transform: ((input, payload) => {
            let data = input;
            if (params.case !== "sensitive")
                data = data.toLowerCase();
            if (truthySet.has(data)) {
                return true;
            }
            else if (falsySet.has(data)) {
                return false;
            }
            else {
                payload.issues.push({
                    code: "invalid_value",
                    expected: "stringbool",
                    values: [...truthySet, ...falsySet],
                    input: payload.value,
                    inst: codec,
                    continue: false,
                });
                return {};
            }
        }),
        reverseTransform: ((input, _payload) => {
            if (input === true) {
                return truthyArray[0] || "true";
            }
            else {
                return falsyArray[0] || "false";
            }
        }),
        error: params.error,
    });
    codec._zod.bag.truthy = truthyArray;
    codec._zod.bag.falsy = falsyArray;
    codec._zod.bag.case = params.case ?? "insensitive";
    return codec;
}
// @__NO_SIDE_EFFECTS__
function _stringFormat(Class, format, fnOrRegex, _params = {}) {
    const params = util.normalizeParams(_params);
    const def = {
        check: "string_format",
        type: "string",
        format,
        fn: typeof fnOrRegex === "function" ? fnOrRegex : (val) => fnOrRegex.test(val),
        ...params,
    };
    if (fnOrRegex instanceof RegExp) {
        def.pattern = fnOrRegex;
    }
    const inst = new Class(def);
    return inst;
}


/***/ }),

/***/ 44890:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DG: () => (/* binding */ $ZodCheckRegex),
/* harmony export */   E6: () => (/* binding */ $ZodCheckEndsWith),
/* harmony export */   J: () => (/* binding */ $ZodCheckStartsWith),
/* harmony export */   J_: () => (/* binding */ $ZodCheckGreaterThan),
/* harmony export */   Jk: () => (/* binding */ $ZodCheckMultipleOf),
/* harmony export */   KH: () => (/* binding */ $ZodCheckNumberFormat),
/* harmony export */   Kk: () => (/* binding */ $ZodCheckMinLength),
/* harmony export */   NI: () => (/* binding */ $ZodCheckLowerCase),
/* harmony export */   QP: () => (/* binding */ $ZodCheck),
/* harmony export */   RM: () => (/* binding */ $ZodCheckLengthEquals),
/* harmony export */   Tt: () => (/* binding */ $ZodCheckIncludes),
/* harmony export */   Yk: () => (/* binding */ $ZodCheckMaxLength),
/* harmony export */   kH: () => (/* binding */ $ZodCheckUpperCase),
/* harmony export */   nJ: () => (/* binding */ $ZodCheckProperties),
/* harmony export */   ql: () => (/* binding */ $ZodCheckStringFormat),
/* harmony export */   sm: () => (/* binding */ $ZodCheckLessThan),
/* harmony export */   v$: () => (/* binding */ $ZodCheckOverwrite)
/* harmony export */ });
/* unused harmony exports $ZodCheckBigIntFormat, $ZodCheckMaxSize, $ZodCheckMinSize, $ZodCheckSizeEquals, $ZodCheckProperty, $ZodCheckMimeType */
/* harmony import */ var _core_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(88532);
/* harmony import */ var _regexes_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(23908);
/* harmony import */ var _util_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(54723);
// import { $ZodType } from "./schemas.js";



const $ZodCheck = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheck", (inst, def) => {
    var _a;
    inst._zod ?? (inst._zod = {});
    inst._zod.def = def;
    (_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for size-based checks: run only on non-nullish values with a `size`. */
const _whenHasSize = (payload) => {
    const val = payload.value;
    return !util.nullish(val) && val.size !== undefined;
};
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
    const val = payload.value;
    return !_util_js__WEBPACK_IMPORTED_MODULE_1__/* .nullish */ .cl(val) && val.length !== undefined;
};
const numericOriginMap = {
    number: "number",
    bigint: "bigint",
    object: "date",
};
const $ZodCheckLessThan = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckLessThan", (inst, def) => {
    $ZodCheck.init(inst, def);
    const origin = numericOriginMap[typeof def.value];
    inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value <= def.value : payload.value < def.value) {
            return;
        }
        payload.issues.push({
            origin: numericOriginMap[typeof payload.value] ?? origin,
            code: "too_big",
            maximum: typeof def.value === "object" ? def.value.getTime() : def.value,
            input: payload.value,
            inclusive: def.inclusive,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckGreaterThan = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckGreaterThan", (inst, def) => {
    $ZodCheck.init(inst, def);
    const origin = numericOriginMap[typeof def.value];
    inst._zod.check = (payload) => {
        if (def.inclusive ? payload.value >= def.value : payload.value > def.value) {
            return;
        }
        payload.issues.push({
            origin: numericOriginMap[typeof payload.value] ?? origin,
            code: "too_small",
            minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
            input: payload.value,
            inclusive: def.inclusive,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckMultipleOf = 
/*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckMultipleOf", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        if (typeof payload.value !== typeof def.value)
            throw new Error("Cannot mix number and bigint in multiple_of check.");
        const isMultiple = typeof payload.value === "bigint"
            ? // `value % 0n` throws, and nothing is a multiple of zero — the number branch already fails this way via NaN
                def.value !== BigInt(0) && payload.value % def.value === BigInt(0)
            : _util_js__WEBPACK_IMPORTED_MODULE_1__/* .floatSafeRemainder */ .LG(payload.value, def.value) === 0;
        if (isMultiple)
            return;
        payload.issues.push({
            origin: typeof payload.value,
            code: "not_multiple_of",
            divisor: def.value,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckNumberFormat = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckNumberFormat", (inst, def) => {
    $ZodCheck.init(inst, def); // no format checks
    def.format = def.format || "float64";
    const isInt = def.format?.includes("int");
    const origin = isInt ? "int" : "number";
    const [minimum, maximum] = _util_js__WEBPACK_IMPORTED_MODULE_1__/* .NUMBER_FORMAT_RANGES */ .zH[def.format];
    inst._zod.check = (payload) => {
        const input = payload.value;
        if (isInt) {
            if (!Number.isInteger(input)) {
                // invalid_format issue
                // payload.issues.push({
                //   expected: def.format,
                //   format: def.format,
                //   code: "invalid_format",
                //   input,
                //   inst,
                // });
                // invalid_type issue
                payload.issues.push({
                    expected: origin,
                    format: def.format,
                    code: "invalid_type",
                    continue: false,
                    input,
                    inst,
                });
                return;
                // not_multiple_of issue
                // payload.issues.push({
                //   code: "not_multiple_of",
                //   origin: "number",
                //   input,
                //   inst,
                //   divisor: 1,
                // });
            }
            if (!Number.isSafeInteger(input)) {
                if (input > 0) {
                    // too_big
                    payload.issues.push({
                        input,
                        code: "too_big",
                        maximum: Number.MAX_SAFE_INTEGER,
                        note: "Integers must be within the safe integer range.",
                        inst,
                        origin,
                        inclusive: true,
                        continue: !def.abort,
                    });
                }
                else {
                    // too_small
                    payload.issues.push({
                        input,
                        code: "too_small",
                        minimum: Number.MIN_SAFE_INTEGER,
                        note: "Integers must be within the safe integer range.",
                        inst,
                        origin,
                        inclusive: true,
                        continue: !def.abort,
                    });
                }
                return;
            }
        }
        if (input < minimum) {
            payload.issues.push({
                origin: "number",
                input,
                code: "too_small",
                minimum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
        if (input > maximum) {
            payload.issues.push({
                origin: "number",
                input,
                code: "too_big",
                maximum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
    };
});
const $ZodCheckBigIntFormat = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckBigIntFormat", (inst, def) => {
    $ZodCheck.init(inst, def); // no format checks
    const [minimum, maximum] = util.BIGINT_FORMAT_RANGES[def.format];
    inst._zod.check = (payload) => {
        const input = payload.value;
        if (input < minimum) {
            payload.issues.push({
                origin: "bigint",
                input,
                code: "too_small",
                minimum: minimum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
        if (input > maximum) {
            payload.issues.push({
                origin: "bigint",
                input,
                code: "too_big",
                maximum,
                inclusive: true,
                inst,
                continue: !def.abort,
            });
        }
    };
})));
const $ZodCheckMaxSize = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMaxSize", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size <= def.maximum)
            return;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            code: "too_big",
            maximum: def.maximum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMinSize = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMinSize", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size >= def.minimum)
            return;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            code: "too_small",
            minimum: def.minimum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckSizeEquals = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckSizeEquals", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasSize);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const size = input.size;
        if (size === def.size)
            return;
        const tooBig = size > def.size;
        payload.issues.push({
            origin: util.getSizableOrigin(input),
            ...(tooBig ? { code: "too_big", maximum: def.size } : { code: "too_small", minimum: def.size }),
            inclusive: true,
            exact: true,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckMaxLength = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckMaxLength", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // Strings are measured in Unicode code points, not UTF-16 units. A code point is at most two units, so a string that already fits in units fits in code points; only an overflow has to be counted.
        const length = typeof input === "string" && units > def.maximum ? _util_js__WEBPACK_IMPORTED_MODULE_1__/* .codePointLength */ .O7(input) : units;
        if (length <= def.maximum)
            return;
        const origin = _util_js__WEBPACK_IMPORTED_MODULE_1__/* .getLengthableOrigin */ .Rc(input);
        payload.issues.push({
            origin,
            code: "too_big",
            maximum: def.maximum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckMinLength = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckMinLength", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // A code point is one or two UTF-16 units, so fewer units than the floor can never reach it and twice the floor always clears it. Only in between is the exact count in doubt.
        const length = typeof input === "string" && units >= def.minimum && units < def.minimum * 2
            ? _util_js__WEBPACK_IMPORTED_MODULE_1__/* .codePointLength */ .O7(input)
            : units;
        if (length >= def.minimum)
            return;
        const origin = _util_js__WEBPACK_IMPORTED_MODULE_1__/* .getLengthableOrigin */ .Rc(input);
        payload.issues.push({
            origin,
            code: "too_small",
            minimum: def.minimum,
            inclusive: true,
            input,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckLengthEquals = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckLengthEquals", (inst, def) => {
    var _a;
    $ZodCheck.init(inst, def);
    (_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
    inst._zod.check = (payload) => {
        const input = payload.value;
        const units = input.length;
        // A code point is one or two UTF-16 units, so outside `[length, length * 2]` units the target is missed either way — and missed in the same direction in both measures.
        const length = typeof input === "string" && units >= def.length && units <= def.length * 2
            ? _util_js__WEBPACK_IMPORTED_MODULE_1__/* .codePointLength */ .O7(input)
            : units;
        if (length === def.length)
            return;
        const origin = _util_js__WEBPACK_IMPORTED_MODULE_1__/* .getLengthableOrigin */ .Rc(input);
        const tooBig = length > def.length;
        payload.issues.push({
            origin,
            ...(tooBig ? { code: "too_big", maximum: def.length } : { code: "too_small", minimum: def.length }),
            inclusive: true,
            exact: true,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckStringFormat = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckStringFormat", (inst, def) => {
    var _a, _b;
    $ZodCheck.init(inst, def);
    if (def.pattern)
        (_a = inst._zod).check ?? (_a.check = (payload) => {
            def.pattern.lastIndex = 0;
            if (def.pattern.test(payload.value))
                return;
            payload.issues.push({
                origin: "string",
                code: "invalid_format",
                format: def.format,
                input: payload.value,
                ...(def.pattern ? { pattern: def.pattern.toString() } : {}),
                inst,
                continue: !def.abort,
            });
        });
    else
        (_b = inst._zod).check ?? (_b.check = () => { });
});
const $ZodCheckRegex = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckRegex", (inst, def) => {
    $ZodCheckStringFormat.init(inst, def);
    inst._zod.check = (payload) => {
        def.pattern.lastIndex = 0;
        if (def.pattern.test(payload.value))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "regex",
            input: payload.value,
            pattern: def.pattern.toString(),
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckLowerCase = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckLowerCase", (inst, def) => {
    def.pattern ?? (def.pattern = _regexes_js__WEBPACK_IMPORTED_MODULE_2__/* .lowercase */ .AC);
    $ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckUpperCase = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckUpperCase", (inst, def) => {
    def.pattern ?? (def.pattern = _regexes_js__WEBPACK_IMPORTED_MODULE_2__/* .uppercase */ .Zv);
    $ZodCheckStringFormat.init(inst, def);
});
const $ZodCheckIncludes = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckIncludes", (inst, def) => {
    $ZodCheck.init(inst, def);
    const escapedRegex = _util_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeRegex */ .sD(def.includes);
    // `String.prototype.includes(sub, position)` matches `sub` at `position`
    // OR LATER, so the pattern must allow at least `position` leading chars
    // (`{N,}`), not exactly `position` chars (`{N}`).
    const pattern = new RegExp(typeof def.position === "number" ? `^.{${def.position},}${escapedRegex}` : escapedRegex);
    def.pattern = pattern;
    inst._zod.check = (payload) => {
        if (payload.value.includes(def.includes, def.position))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "includes",
            includes: def.includes,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckStartsWith = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckStartsWith", (inst, def) => {
    $ZodCheck.init(inst, def);
    const pattern = new RegExp(`^${_util_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeRegex */ .sD(def.prefix)}.*`);
    def.pattern ?? (def.pattern = pattern);
    inst._zod.check = (payload) => {
        if (payload.value.startsWith(def.prefix))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "starts_with",
            prefix: def.prefix,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
const $ZodCheckEndsWith = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckEndsWith", (inst, def) => {
    $ZodCheck.init(inst, def);
    const pattern = new RegExp(`.*${_util_js__WEBPACK_IMPORTED_MODULE_1__/* .escapeRegex */ .sD(def.suffix)}$`);
    def.pattern ?? (def.pattern = pattern);
    inst._zod.check = (payload) => {
        if (payload.value.endsWith(def.suffix))
            return;
        payload.issues.push({
            origin: "string",
            code: "invalid_format",
            format: "ends_with",
            suffix: def.suffix,
            input: payload.value,
            inst,
            continue: !def.abort,
        });
    };
});
///////////////////////////////////
/////    $ZodCheckProperty    /////
///////////////////////////////////
function handleCheckPropertyResult(result, payload, property) {
    if (result.issues.length) {
        payload.issues.push(..._util_js__WEBPACK_IMPORTED_MODULE_1__/* .prefixIssues */ .lQ(property, result.issues));
    }
}
const $ZodCheckProperty = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckProperty", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        const result = def.schema._zod.run({
            value: payload.value[def.property],
            issues: [],
        }, {});
        if (result instanceof Promise) {
            return result.then((result) => handleCheckPropertyResult(result, payload, def.property));
        }
        handleCheckPropertyResult(result, payload, def.property);
        return;
    };
})));
const $ZodCheckProperties = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckProperties", (inst, def) => {
    $ZodCheck.init(inst, def);
    _util_js__WEBPACK_IMPORTED_MODULE_1__/* .hide */ .jD(inst, Symbol.iterator, function* () {
        yield inst;
    });
    // key and schema snapshotted together: reading one live and the other cached lets a later mutation of the caller's shape object pair a stale key with a missing schema
    let entries;
    inst._zod.check = (payload) => {
        // the base schema already typed the value, so only a nullish one is rejected here: the properties read on a primitive too, matching z.property() on a string's length
        if (payload.value == null) {
            payload.issues.push({ expected: "object", code: "invalid_type", input: payload.value, inst });
            return undefined;
        }
        entries ?? (entries = Reflect.ownKeys(def.shape).map((key) => [key, def.shape[key]]));
        const input = payload.value;
        let proms;
        for (const [key, schema] of entries) {
            const result = schema._zod.run({ value: input[key], issues: [] }, {});
            if (result instanceof Promise) {
                proms ?? (proms = []);
                proms.push(result.then((result) => handleCheckPropertyResult(result, payload, key)));
            }
            else {
                handleCheckPropertyResult(result, payload, key);
            }
        }
        if (proms)
            return Promise.all(proms).then(() => undefined);
        return undefined;
    };
});
const $ZodCheckMimeType = /*@__PURE__*/ (/* unused pure expression or super */ null && (core.$constructor("$ZodCheckMimeType", (inst, def) => {
    $ZodCheck.init(inst, def);
    const mimeSet = new Set(def.mime);
    inst._zod.check = (payload) => {
        if (mimeSet.has(payload.value.type))
            return;
        payload.issues.push({
            code: "invalid_value",
            values: def.mime,
            input: payload.value.type,
            inst,
            continue: !def.abort,
        });
    };
})));
const $ZodCheckOverwrite = /*@__PURE__*/ _core_js__WEBPACK_IMPORTED_MODULE_0__/* .$constructor */ .xI("$ZodCheckOverwrite", (inst, def) => {
    $ZodCheck.init(inst, def);
    inst._zod.check = (payload) => {
        payload.value = def.tx(payload.value);
    };
});


/***/ }),

/***/ 88532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $W: () => (/* binding */ config),
/* harmony export */   GT: () => (/* binding */ $ZodAsyncError),
/* harmony export */   cV: () => (/* binding */ $ZodEncodeError),
/* harmony export */   cr: () => (/* binding */ globalConfig),
/* harmony export */   tm: () => (/* binding */ NEVER),
/* harmony export */   xI: () => (/* binding */ $constructor)
/* harmony export */ });
/* unused harmony export $brand */
/* harmony import */ var _util_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(54723);
var _a;

/** A special constant with type `never` */
const NEVER = /*@__PURE__*/ Object.freeze({
    status: "aborted",
});
/* Shared descriptor for installing `_zod`; defineProperty reads it
 * synchronously, so reusing one object avoids a per-instance allocation. */
const _zodDesc = { value: undefined, enumerable: false };
// null where suppressing the capture would be unrecoverable: `parse()` puts the frames back with `captureStackTrace`, so without it the throw would lose its stack. also latched to null once `stackTraceLimit` proves unassignable, which a realm can do at any point by hardening Error
let _E = "captureStackTrace" in Error ? Error : null;
// v8 captures a stack trace inside the Error constructor, which dominates a failed parse; costs only the frames, and parse() restores those. the constructor must RUN: Object.create is cheaper and passes instanceof, but Error.isError and util.types.isNativeError check an internal slot
function newError(Definition) {
    const E = _E;
    if (E) {
        const saved = E.stackTraceLimit;
        if (typeof saved === "number") {
            try {
                E.stackTraceLimit = 0;
            }
            catch {
                _E = null;
                return new Definition();
            }
            try {
                return new Definition();
            }
            finally {
                E.stackTraceLimit = saved;
            }
        }
    }
    return new Definition();
}
function $constructor(name, initializer, 
/** This trait's members, installed once on every prototype that composes it. They cannot be declared in the initializer above: that runs per instance, and the prototype is shared. */
proto, params) {
    // Prototype for this constructor's `_zod` internals. Lazily-derived fields (`values`, `pattern`, `optin`, …) install here once rather than as an accessor on every instance.
    const zodProto = {};
    // Assigning the fields in the constructor body is what gives instances in-object slots; building the object literally and reparenting it costs a second allocation and a generic property copy.
    function Internals(def) {
        this.def = def;
        this.constr = _;
        this.traits = new Set();
    }
    Internals.prototype = zodProto;
    const protoMembers = proto;
    // One trait's members land on every prototype whose chain composes it, so the answer is per prototype rather than per trait.
    const initialized = protoMembers && new WeakSet();
    function init(inst, def) {
        if (!inst._zod) {
            _zodDesc.value = new Internals(def);
            try {
                Object.defineProperty(inst, "_zod", _zodDesc);
            }
            finally {
                // Cleared even on throw, so the shared descriptor never leaks one instance's internals into the next.
                _zodDesc.value = undefined;
            }
        }
        else if (inst._zod.traits.has(name)) {
            return;
        }
        inst._zod.traits.add(name);
        initializer(inst, def);
        if (initialized) {
            // `super(def)` from a user subclass gives `this` a prototype the subclass owns, and installing there would overwrite whatever the subclass declared. `constr` built the instance, so its prototype is the one below the subclass's that should carry the members. A receiver whose chain never reaches that prototype installs on its own, which for a plain object handed straight to `init` means `Object.prototype` — unchanged from before.
            const own = Object.getPrototypeOf(inst);
            const ctorProto = inst._zod.constr.prototype;
            let up = own;
            while (up && up !== ctorProto)
                up = Object.getPrototypeOf(up);
            const target = up ?? own;
            if (!initialized.has(target)) {
                initialized.add(target);
                (0,_util_js__WEBPACK_IMPORTED_MODULE_0__/* .members */ .ol)(target, protoMembers);
            }
        }
        // support prototype modifications; for-in avoids the array allocation of Object.keys on the (usually empty) prototype
        const proto = _.prototype;
        for (const k in proto) {
            if (!Object.prototype.hasOwnProperty.call(proto, k))
                continue;
            if (!(k in inst)) {
                inst[k] = proto[k].bind(inst);
            }
        }
    }
    // doesn't work if Parent has a constructor with arguments
    const Parent = params?.Parent ?? Object;
    class Definition extends Parent {
    }
    Object.defineProperty(Definition, "name", { value: name });
    function _(def) {
        const inst = params?.Parent ? newError(Definition) : this;
        init(inst, def);
        const deferred = inst._zod.deferred;
        if (deferred) {
            for (const fn of deferred) {
                fn();
            }
            // Released: initializers run once, and the list would otherwise be retained for the schema's lifetime.
            inst._zod.deferred = undefined;
        }
        // Global post-processor hook. Internal: installed by `import "zod/compile"` to enable AOT compilation for every constructed schema. Runs last, once the instance is fully built, because it hands the instance to compile(). The post-processor is expected to be reentrancy-guarded by its own implementation.
        const pp = globalThis.__zod_globalConfig?.postProcessor;
        if (pp)
            pp(inst);
        return inst;
    }
    Object.defineProperty(_, "init", { value: init });
    Object.defineProperty(_, Symbol.hasInstance, {
        value: (inst) => {
            if (params?.Parent && inst instanceof params.Parent)
                return true;
            return inst?._zod?.traits?.has(name);
        },
    });
    Object.defineProperty(_, "name", { value: name });
    return _;
}
//////////////////////////////   UTILITIES   ///////////////////////////////////////
const $brand = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("zod_brand")));
class $ZodAsyncError extends Error {
    constructor() {
        super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
    }
}
class $ZodEncodeError extends Error {
    constructor(name) {
        super(`Encountered unidirectional transform during encode: ${name}`);
        this.name = "ZodEncodeError";
    }
}
(_a = globalThis).__zod_globalConfig ?? (_a.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
    if (newConfig)
        Object.assign(globalConfig, newConfig);
    return globalConfig;
}


/***/ }),

/***/ 23908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AC: () => (/* binding */ lowercase),
/* harmony export */   Ak: () => (/* binding */ nanoid),
/* harmony export */   D2: () => (/* binding */ nanoidOfLength),
/* harmony export */   F: () => (/* binding */ httpProtocol),
/* harmony export */   Gl: () => (/* binding */ cuid2),
/* harmony export */   K3: () => (/* binding */ base64),
/* harmony export */   Os: () => (/* binding */ guid),
/* harmony export */   Rp: () => (/* binding */ email),
/* harmony export */   Z0: () => (/* binding */ ulid),
/* harmony export */   Zg: () => (/* binding */ emoji),
/* harmony export */   Zv: () => (/* binding */ uppercase),
/* harmony export */   ai: () => (/* binding */ number),
/* harmony export */   fO: () => (/* binding */ ksuid),
/* harmony export */   gF: () => (/* binding */ cuid),
/* harmony export */   gp: () => (/* binding */ anyString),
/* harmony export */   hQ: () => (/* binding */ e164),
/* harmony export */   kB: () => (/* binding */ time),
/* harmony export */   kM: () => (/* binding */ xid),
/* harmony export */   l7: () => (/* binding */ cidrv6),
/* harmony export */   nd: () => (/* binding */ integer),
/* harmony export */   o: () => (/* binding */ bigint),
/* harmony export */   p0: () => (/* binding */ duration),
/* harmony export */   p6: () => (/* binding */ date),
/* harmony export */   r0: () => (/* binding */ base64url),
/* harmony export */   uR: () => (/* binding */ uuid),
/* harmony export */   uX: () => (/* binding */ ipv4),
/* harmony export */   ug: () => (/* binding */ ipv6),
/* harmony export */   w$: () => (/* binding */ datetime),
/* harmony export */   zM: () => (/* binding */ boolean),
/* harmony export */   zr: () => (/* binding */ cidrv4)
/* harmony export */ });
/* unused harmony exports extendedDuration, uuid4, uuid6, uuid7, html5Email, rfc5322Email, unicodeEmail, idnEmail, browserEmail, mac, hostname, domain, creditCard, currencyCode, iban, string, null, undefined, hex, md5_hex, md5_base64, md5_base64url, sha1_hex, sha1_base64, sha1_base64url, sha256_hex, sha256_base64, sha256_base64url, sha384_hex, sha384_base64, sha384_base64url, sha512_hex, sha512_base64, sha512_base64url */

/**
 * @deprecated CUID v1 is deprecated by its authors due to information leakage
 * (timestamps embedded in the id). Use {@link cuid2} instead.
 * See https://github.com/paralleldrive/cuid.
 */
const cuid = /^[cC][0-9a-z]{6,}$/;
const cuid2 = /^[0-9a-z]+$/;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{25}$/;
const xid = /^[0-9a-vA-V]{20}$/;
const ksuid = /^[A-Za-z0-9]{27}$/;
const nanoid = /^[a-zA-Z0-9_-]{21}$/;
function nanoidOfLength(length) {
    return new RegExp(`^[a-zA-Z0-9_-]{${length}}$`);
}
/** ISO 8601-1 duration regex. Does not support the 8601-2 extensions like negative durations or fractional/negative components. */
const duration = /^P(?:(\d+W)|(?!.*W)(?=\d|T\d)(\d+Y)?(\d+M)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+([.,]\d+)?S)?)?)$/;
/** Implements ISO 8601-2 extensions like explicit +- prefixes, mixing weeks with other units, and fractional/negative components. */
const extendedDuration = /^[-+]?P(?!$)(?:(?:[-+]?\d+Y)|(?:[-+]?\d+[.,]\d+Y$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:(?:[-+]?\d+W)|(?:[-+]?\d+[.,]\d+W$))?(?:(?:[-+]?\d+D)|(?:[-+]?\d+[.,]\d+D$))?(?:T(?=[\d+-])(?:(?:[-+]?\d+H)|(?:[-+]?\d+[.,]\d+H$))?(?:(?:[-+]?\d+M)|(?:[-+]?\d+[.,]\d+M$))?(?:[-+]?\d+(?:[.,]\d+)?S)?)??$/;
/** A regex for any UUID-like identifier: 8-4-4-4-12 hex pattern */
const guid = /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12})$/;
/** Returns a regex for validating an RFC 9562/4122 UUID.
 *
 * @param version Optionally specify a version 1-8. If no version is specified, all versions are supported. */
const uuid = (version) => {
    if (!version)
        return /^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}|00000000-0000-0000-0000-000000000000|ffffffff-ffff-ffff-ffff-ffffffffffff)$/;
    return new RegExp(`^([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-${version}[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})$`);
};
const uuid4 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(4)));
const uuid6 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(6)));
const uuid7 = /*@__PURE__*/ (/* unused pure expression or super */ null && (uuid(7)));
/** Practical email validation */
const email = /^(?:[A-Za-z0-9_'+\-]+\.)*[A-Za-z0-9_'+\-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9\-]*\.)+[A-Za-z]{2,}$/;
/** Equivalent to the HTML5 input[type=email] validation implemented by browsers. Source: https://developer.mozilla.org/en-US/docs/Web/HTML/Element/input/email */
const html5Email = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/** The classic emailregex.com regex for RFC 5322-compliant emails */
const rfc5322Email = /^(([^<>()\[\]\\.,;:\s@"]+(\.[^<>()\[\]\\.,;:\s@"]+)*)|(".+"))@((\[[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}\.[0-9]{1,3}])|(([a-zA-Z\-0-9]+\.)+[a-zA-Z]{2,}))$/;
/** A loose regex that allows Unicode characters, enforces length limits, and that's about it. */
const unicodeEmail = /^[^\s@"]{1,64}@[^\s@]{1,255}$/u;
const idnEmail = (/* unused pure expression or super */ null && (unicodeEmail));
const browserEmail = /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
// from https://thekevinscott.com/emojis-in-javascript/#writing-a-regular-expression
// Single character class, not an alternation: the two properties overlap (U+1F9B0-U+1F9B3), so `(A|B)+` backtracks exponentially on a failed match. The leading lookahead then demands one anchor — a pictograph, a regional indicator, or the enclosing keycap — because `\p{Emoji_Component}` on its own covers ASCII digits, `#`, `*`, ZWJ, variation selectors and skin tone modifiers, none of which is an emoji without a base.
const _emoji = `^(?=[\\s\\S]*[\\p{Extended_Pictographic}\\p{Regional_Indicator}\\u20E3])[\\p{Extended_Pictographic}\\p{Emoji_Component}]+$`;
function emoji() {
    return new RegExp(_emoji, "u");
}
const ipv4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])$/;
const ipv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))$/;
const mac = (delimiter) => {
    const escapedDelim = util.escapeRegex(delimiter ?? ":");
    return new RegExp(`^(?:[0-9A-F]{2}${escapedDelim}){5}[0-9A-F]{2}$|^(?:[0-9a-f]{2}${escapedDelim}){5}[0-9a-f]{2}$`);
};
const cidrv4 = /^((25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\.){3}(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9][0-9]|[0-9])\/([0-9]|[1-2][0-9]|3[0-2])$/;
const cidrv6 = /^(([0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,7}:|([0-9a-fA-F]{1,4}:){1,6}:[0-9a-fA-F]{1,4}|([0-9a-fA-F]{1,4}:){1,5}(:[0-9a-fA-F]{1,4}){1,2}|([0-9a-fA-F]{1,4}:){1,4}(:[0-9a-fA-F]{1,4}){1,3}|([0-9a-fA-F]{1,4}:){1,3}(:[0-9a-fA-F]{1,4}){1,4}|([0-9a-fA-F]{1,4}:){1,2}(:[0-9a-fA-F]{1,4}){1,5}|[0-9a-fA-F]{1,4}:((:[0-9a-fA-F]{1,4}){1,6})|:((:[0-9a-fA-F]{1,4}){1,7}|:))\/(12[0-8]|1[01][0-9]|[1-9]?[0-9])$/;
// https://stackoverflow.com/questions/7860392/determine-if-string-is-in-base64-using-javascript
const base64 = /^$|^(?:[0-9a-zA-Z+/]{4})*(?:(?:[0-9a-zA-Z+/]{2}==)|(?:[0-9a-zA-Z+/]{3}=))?$/;
const base64url = /^(?:[A-Za-z0-9_-]{4})*(?:[A-Za-z0-9_-]{2,3})?$/;
// based on https://stackoverflow.com/questions/106179/regular-expression-to-match-dns-hostname-or-ip-address
// export const hostname: RegExp = /^([a-zA-Z0-9-]+\.)*[a-zA-Z0-9-]+$/;
const hostname = /^(?=.{1,253}\.?$)[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[-0-9a-zA-Z]{0,61}[0-9a-zA-Z])?)*\.?$/;
const domain = /^(?=.{1,253}$)([a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z]{2,63}$/;
const httpProtocol = /^https?$/;
// https://blog.stevenlevithan.com/archives/validate-phone-number#r4-3 (regex sans spaces) E.164: leading digit must be 1-9; total digits (excluding '+') between 7-15
const e164 = /^\+[1-9]\d{6,14}$/;
// Credit card shape: 12–19 digits, optionally separated by single spaces or single hyphens. ISO/IEC 7812 caps the PAN at 19 digits; 12 is the shortest issued length (Maestro).
const creditCard = /^\d(?:[ -]?\d){11,18}$/;
// ISO 4217 alpha codes from the SIX list, regenerated by scripts/update-iso-4217.ts
const currencyCode = /^(?:AED|AFN|ALL|AMD|AOA|ARS|AUD|AWG|AZN|BAM|BBD|BDT|BHD|BIF|BMD|BND|BOB|BOV|BRL|BSD|BTN|BWP|BYN|BZD|CAD|CDF|CHE|CHF|CHW|CLF|CLP|CNY|COP|COU|CRC|CUP|CVE|CZK|DJF|DKK|DOP|DZD|EGP|ERN|ETB|EUR|FJD|FKP|GBP|GEL|GHS|GIP|GMD|GNF|GTQ|GYD|HKD|HNL|HTG|HUF|IDR|ILS|INR|IQD|IRR|ISK|JMD|JOD|JPY|KES|KGS|KHR|KMF|KPW|KRW|KWD|KYD|KZT|LAK|LBP|LKR|LRD|LSL|LYD|MAD|MDL|MGA|MKD|MMK|MNT|MOP|MRU|MUR|MVR|MWK|MXN|MXV|MYR|MZN|NAD|NGN|NIO|NOK|NPR|NZD|OMR|PAB|PEN|PGK|PHP|PKR|PLN|PYG|QAR|RON|RSD|RUB|RWF|SAR|SBD|SCR|SDG|SEK|SGD|SHP|SLE|SOS|SRD|SSP|STN|SVC|SYP|SZL|THB|TJS|TMT|TND|TOP|TRY|TTD|TWD|TZS|UAH|UGX|USD|USN|UYI|UYU|UYW|UZS|VED|VES|VND|VUV|WST|XAD|XAF|XAG|XAU|XBA|XBB|XBC|XBD|XCD|XCG|XDR|XOF|XPD|XPF|XPT|XSU|XTS|XUA|XXX|YER|ZAR|ZMW|ZWG)$/;
// iban electronic format: 2-letter country, check digits 02-98 (the only values `98 - remainder` can produce), 11-30 bban characters
const iban = /^[A-Z]{2}(?!00|01|99)\d{2}[A-Z0-9]{11,30}$/;
const dateSource = `(?:(?:\\d\\d[2468][048]|\\d\\d[13579][26]|\\d\\d0[48]|[02468][048]00|[13579][26]00)-02-29|\\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)|(?:02)-(?:0[1-9]|1\\d|2[0-8])))`;
/** Anchors a pattern source. The interpolation lives here rather than at the call site because
 * esbuild will not drop a `@__PURE__` call whose own argument interpolates a variable, but it
 * will drop `anchor(dateSource)`. Keeping it inline pinned `date` into every bundle. */
function anchor(source) {
    return new RegExp(`^${source}$`);
}
const date = /*@__PURE__*/ anchor(dateSource);
function timeSource(args) {
    const hhmm = `(?:[01]\\d|2[0-3]):[0-5]\\d`;
    const regex = typeof args.precision === "number"
        ? args.precision === -1
            ? `${hhmm}`
            : args.precision === 0
                ? `${hhmm}:[0-5]\\d`
                : `${hhmm}:[0-5]\\d\\.\\d{${args.precision}}`
        : args.seconds
            ? `${hhmm}:[0-5]\\d(?:\\.\\d+)?`
            : `${hhmm}(?::[0-5]\\d(?:\\.\\d+)?)?`;
    return regex;
}
function time(args) {
    return new RegExp(`^${timeSource(args)}$`);
}
// Adapted from https://stackoverflow.com/a/3143231
function datetime(args) {
    const opts = ["Z"];
    // if (args.offset) opts.push(`([+-]\\d{2}:\\d{2})`);
    if (args.offset)
        opts.push(`([+-](?:[01]\\d|2[0-3]):[0-5]\\d)`);
    // RFC 3339 mandates seconds wherever the time carries a `Z` or an offset, so only the unqualified form `local` adds may omit them
    const qualified = `${timeSource({ precision: args.precision, seconds: true })}(?:${opts.join("|")})`;
    const timeRegex = args.local ? `${qualified}|${timeSource({ precision: args.precision })}` : qualified;
    return new RegExp(`^${dateSource}T(?:${timeRegex})$`);
}
// the unbounded form of `string()` as a literal, so every plain string shares one instance instead of building its own
const anyString = /^[\s\S]{0,}$/;
const string = (params) => {
    const regex = params ? `[\\s\\S]{${params?.minimum ?? 0},${params?.maximum ?? ""}}` : `[\\s\\S]*`;
    return new RegExp(`^${regex}$`);
};
const bigint = /^-?\d+n?$/;
const integer = /^-?\d+$/;
const number = /^-?\d+(?:\.\d+)?$/;
const boolean = /^(?:true|false)$/i;
const _null = /^null$/i;

const _undefined = /^undefined$/i;

// regex for string with no uppercase letters
const lowercase = /^[^A-Z]*$/;
// regex for string with no lowercase letters
const uppercase = /^[^a-z]*$/;
// regex for hexadecimal strings (any length)
const hex = /^[0-9a-fA-F]*$/;
// Hash regexes for different algorithms and encodings
// Helper function to create base64 regex with exact length and padding
function fixedBase64(bodyLength, padding) {
    return new RegExp(`^[A-Za-z0-9+/]{${bodyLength}}${padding}$`);
}
// Helper function to create base64url regex with exact length (no padding)
function fixedBase64url(length) {
    return new RegExp(`^[A-Za-z0-9_-]{${length}}$`);
}
// MD5 (16 bytes): base64 = 24 chars total (22 + "==")
const md5_hex = /^[0-9a-fA-F]{32}$/;
const md5_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(22, "==")));
const md5_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(22)));
// SHA1 (20 bytes): base64 = 28 chars total (27 + "=")
const sha1_hex = /^[0-9a-fA-F]{40}$/;
const sha1_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(27, "=")));
const sha1_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(27)));
// SHA256 (32 bytes): base64 = 44 chars total (43 + "=")
const sha256_hex = /^[0-9a-fA-F]{64}$/;
const sha256_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(43, "=")));
const sha256_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(43)));
// SHA384 (48 bytes): base64 = 64 chars total (no padding)
const sha384_hex = /^[0-9a-fA-F]{96}$/;
const sha384_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(64, "")));
const sha384_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(64)));
// SHA512 (64 bytes): base64 = 88 chars total (86 + "==")
const sha512_hex = /^[0-9a-fA-F]{128}$/;
const sha512_base64 = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64(86, "==")));
const sha512_base64url = /*@__PURE__*/ (/* unused pure expression or super */ null && (fixedBase64url(86)));


/***/ }),

/***/ 29396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   fd: () => (/* binding */ globalRegistry)
/* harmony export */ });
/* unused harmony exports $output, $input, $ZodRegistry, registry */
var _a;
const $output = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("ZodOutput")));
const $input = /*@__PURE__*/ (/* unused pure expression or super */ null && (Symbol("ZodInput")));
class $ZodRegistry {
    constructor() {
        this._map = new WeakMap();
        this._idmap = new Map();
    }
    add(schema, ..._meta) {
        const meta = _meta[0];
        this._map.set(schema, meta);
        if (meta && typeof meta === "object" && "id" in meta) {
            this._idmap.set(meta.id, schema);
        }
        return this;
    }
    clear() {
        this._map = new WeakMap();
        this._idmap = new Map();
        return this;
    }
    remove(schema) {
        const meta = this._map.get(schema);
        if (meta && typeof meta === "object" && "id" in meta) {
            this._idmap.delete(meta.id);
        }
        this._map.delete(schema);
        return this;
    }
    get(schema) {
        // return this._map.get(schema) as any;
        // inherit metadata
        const p = schema._zod.parent;
        if (p) {
            const pm = { ...(this.get(p) ?? {}) };
            delete pm.id; // do not inherit id
            const f = { ...pm, ...this._map.get(schema) };
            return Object.keys(f).length ? f : undefined;
        }
        return this._map.get(schema);
    }
    has(schema) {
        return this._map.has(schema);
    }
}
// registries
function registry() {
    return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
const globalRegistry = globalThis.__zod_globalRegistry;


/***/ }),

/***/ 54723:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A2: () => (/* binding */ normalizeParams),
/* harmony export */   B7: () => (/* binding */ stringifyPrimitive),
/* harmony export */   GW: () => (/* binding */ parsedType),
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   LG: () => (/* binding */ floatSafeRemainder),
/* harmony export */   MO: () => (/* binding */ rawShape),
/* harmony export */   NM: () => (/* binding */ optionalKeys),
/* harmony export */   NR: () => (/* binding */ BIGINT_FORMAT_RANGES),
/* harmony export */   O7: () => (/* binding */ codePointLength),
/* harmony export */   OH: () => (/* binding */ partial),
/* harmony export */   PO: () => (/* binding */ cached),
/* harmony export */   QH: () => (/* binding */ aborted),
/* harmony export */   Qd: () => (/* binding */ isPlainObject),
/* harmony export */   Rc: () => (/* binding */ getLengthableOrigin),
/* harmony export */   SS: () => (/* binding */ constantCatch),
/* harmony export */   UQ: () => (/* binding */ esc),
/* harmony export */   Up: () => (/* binding */ pick),
/* harmony export */   Vy: () => (/* binding */ assignProp),
/* harmony export */   W0: () => (/* binding */ safeExtend),
/* harmony export */   X: () => (/* binding */ installLazyProp),
/* harmony export */   X$: () => (/* binding */ extend),
/* harmony export */   Yv: () => (/* binding */ slugify),
/* harmony export */   cJ: () => (/* binding */ omit),
/* harmony export */   cl: () => (/* binding */ nullish),
/* harmony export */   d3: () => (/* binding */ attachSchema),
/* harmony export */   gx: () => (/* binding */ captureStackTrace),
/* harmony export */   h1: () => (/* binding */ merge),
/* harmony export */   hI: () => (/* binding */ allowsEval),
/* harmony export */   hi: () => (/* binding */ sizeCaps),
/* harmony export */   iR: () => (/* binding */ finalizeIssue),
/* harmony export */   jD: () => (/* binding */ hide),
/* harmony export */   jw: () => (/* binding */ joinValues),
/* harmony export */   k8: () => (/* binding */ jsonStringifyReplacer),
/* harmony export */   lQ: () => (/* binding */ prefixIssues),
/* harmony export */   mw: () => (/* binding */ required),
/* harmony export */   o8: () => (/* binding */ clone),
/* harmony export */   ol: () => (/* binding */ members),
/* harmony export */   p6: () => (/* binding */ cleanRegex),
/* harmony export */   qQ: () => (/* binding */ propertyKeyTypes),
/* harmony export */   qh: () => (/* binding */ own),
/* harmony export */   rL: () => (/* binding */ explicitlyAborted),
/* harmony export */   sD: () => (/* binding */ escapeRegex),
/* harmony export */   sn: () => (/* binding */ issue),
/* harmony export */   un: () => (/* binding */ derived),
/* harmony export */   v5: () => (/* binding */ defineLazyInternal),
/* harmony export */   w5: () => (/* binding */ getEnumValues),
/* harmony export */   yG: () => (/* binding */ shallowClone),
/* harmony export */   zH: () => (/* binding */ NUMBER_FORMAT_RANGES),
/* harmony export */   zM: () => (/* binding */ mergeDefs)
/* harmony export */ });
/* unused harmony exports assertEqual, assertNotEqual, toZod, assertIs, assertNever, assert, defineLazy, objectClone, cloneDef, getElementAtPath, promiseAllObject, randomString, numKeys, getParsedType, primitiveTypes, createTransparentProxy, unwrapMessage, getSizableOrigin, cleanEnum, base64ToUint8Array, uint8ArrayToBase64, base64urlToUint8Array, uint8ArrayToBase64url, hexToUint8Array, uint8ArrayToHex, Class, CONSTANT_CATCH */
/* harmony import */ var _core_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(88532);

// functions
function assertEqual(val) {
    return val;
}
function assertNotEqual(val) {
    return val;
}
function toZod() {
    return (schema) => schema;
}
function assertIs(_arg) { }
function assertNever(_x) {
    throw new Error("Unexpected value in exhaustive check");
}
function assert(_) { }
function getEnumValues(entries) {
    const numericValues = Object.values(entries).filter((v) => typeof v === "number");
    const values = Object.entries(entries)
        .filter(([k, _]) => numericValues.indexOf(+k) === -1)
        .map(([_, v]) => v);
    return values;
}
function joinValues(array, separator = "|") {
    return array.map((val) => stringifyPrimitive(val)).join(separator);
}
function jsonStringifyReplacer(_, value) {
    if (typeof value === "bigint")
        return value.toString();
    return value;
}
// the accessor lives on a shared prototype: an own accessor makes every box a dictionary-mode object (~360 B and a slow load per read against ~100 B and an inlined getter here)
class Cached {
    constructor(getter) {
        this._getter = getter;
        this._value = undefined;
    }
    get value() {
        const getter = this._getter;
        if (getter !== undefined) {
            this._value = getter();
            this._getter = undefined;
        }
        return this._value;
    }
}
function cached(getter) {
    return new Cached(getter);
}
function nullish(input) {
    return input === null || input === undefined;
}
function cleanRegex(source) {
    const start = source.startsWith("^") ? 1 : 0;
    const end = source.endsWith("$") ? source.length - 1 : source.length;
    return source.slice(start, end);
}
function floatSafeRemainder(val, step) {
    const ratio = val / step;
    const roundedRatio = Math.round(ratio);
    // `val` and `step` each round to a double before the division rounds again, so a true decimal multiple's quotient can sit up to 1.5 of these scaled epsilons from the integer. A 1x tolerance therefore rejected 2.03 as a multiple of 0.07; 4x covers the worst case with margin.
    const tolerance = 4 * Number.EPSILON * Math.max(Math.abs(ratio), 1);
    if (Math.abs(ratio - roundedRatio) < tolerance)
        return 0;
    return ratio - roundedRatio;
}
const EVALUATING = /* @__PURE__*/ (/* unused pure expression or super */ null && (Symbol("evaluating")));
function defineLazy(object, key, getter) {
    let value = undefined;
    Object.defineProperty(object, key, {
        get() {
            if (value === EVALUATING) {
                // Circular reference detected, return undefined to break the cycle
                return undefined;
            }
            if (value === undefined) {
                value = EVALUATING;
                value = getter();
            }
            return value;
        },
        set(v) {
            Object.defineProperty(object, key, {
                value: v,
                // configurable: true,
            });
            // object[key] = v;
        },
        configurable: true,
    });
}
function objectClone(obj) {
    return Object.create(Object.getPrototypeOf(obj), Object.getOwnPropertyDescriptors(obj));
}
function assignProp(target, prop, value) {
    Object.defineProperty(target, prop, {
        value,
        writable: true,
        enumerable: true,
        configurable: true,
    });
}
/**
 * Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
 *
 * Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
 */
function rawShape(def) {
    const desc = Object.getOwnPropertyDescriptor(def, "shape");
    return desc?.get ? desc.get.raw : desc?.value;
}
// where a builder reads its source's keys and descriptors, resolving only a shape a def answers for itself. A shape resolves by object spread, so only its enumerable keys are ever part of it.
function sourceShape(schema) {
    return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
// a key whose value is not settled yet, self-caching so every read after the first gets the same one
function deferProp(target, key, getter) {
    Object.defineProperty(target, key, {
        get() {
            const value = getter();
            assignProp(this, key, value);
            return value;
        },
        enumerable: true,
        configurable: true,
    });
}
// Writes a settled key. A plain assignment is much cheaper than `defineProperty` and produces the same descriptor, but it runs whatever setter already answers to the key — an accessor this shape deferred, or an inherited one, which `__proto__` has on every object and prototype pollution can add for any name.
function putProp(target, key, value) {
    if (key in target)
        assignProp(target, key, value);
    else
        target[key] = value;
}
/**
 * Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
 *
 * A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
 */
function mirrorShape(target, source, keys, wrap) {
    const raw = sourceShape(source);
    for (const key of keys) {
        const desc = Object.getOwnPropertyDescriptor(raw, key);
        if (!desc.enumerable)
            continue;
        if (desc.get) {
            deferProp(target, key, () => {
                const value = source._zod.def.shape[key];
                return wrap ? wrap(value, key) : value;
            });
        }
        else
            putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
    }
}
// same, for a plain shape a caller passed rather than a schema's
function mirrorProps(target, source) {
    for (const key of Reflect.ownKeys(source)) {
        const desc = Object.getOwnPropertyDescriptor(source, key);
        if (!desc.enumerable)
            continue;
        if (desc.get)
            deferProp(target, key, () => source[key]);
        else
            putProp(target, key, desc.value);
    }
}
function mergeDefs(...defs) {
    const mergedDescriptors = {};
    for (const def of defs) {
        const descriptors = Object.getOwnPropertyDescriptors(def);
        Object.assign(mergedDescriptors, descriptors);
    }
    return Object.defineProperties({}, mergedDescriptors);
}
function cloneDef(schema) {
    return mergeDefs(schema._zod.def);
}
function getElementAtPath(obj, path) {
    if (!path)
        return obj;
    return path.reduce((acc, key) => acc?.[key], obj);
}
function promiseAllObject(promisesObj) {
    const keys = Object.keys(promisesObj);
    const promises = keys.map((key) => promisesObj[key]);
    return Promise.all(promises).then((results) => {
        const resolvedObj = {};
        for (let i = 0; i < keys.length; i++) {
            resolvedObj[keys[i]] = results[i];
        }
        return resolvedObj;
    });
}
function randomString(length = 10) {
    const chars = "abcdefghijklmnopqrstuvwxyz";
    let str = "";
    for (let i = 0; i < length; i++) {
        str += chars[Math.floor(Math.random() * chars.length)];
    }
    return str;
}
function esc(str) {
    return JSON.stringify(str);
}
function slugify(input) {
    return input
        .toLowerCase()
        .trim()
        .replace(/[^\w\s-]/g, "")
        .replace(/[\s_-]+/g, "-")
        .replace(/^-+|-+$/g, "");
}
const captureStackTrace = ("captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => { });
function isObject(data) {
    return typeof data === "object" && data !== null && !Array.isArray(data);
}
const allowsEval = /* @__PURE__*/ cached(() => {
    // Skip the probe under `jitless`: strict CSPs report the caught `new Function` as a `securitypolicyviolation` even though the throw is swallowed.
    if (_core_js__WEBPACK_IMPORTED_MODULE_0__/* .globalConfig */ .cr.jitless) {
        return false;
    }
    // @ts-ignore
    if (typeof navigator !== "undefined" && navigator?.userAgent?.includes("Cloudflare")) {
        return false;
    }
    try {
        const F = Function;
        new F("");
        return true;
    }
    catch (_) {
        return false;
    }
});
function isPlainObject(o) {
    if (isObject(o) === false)
        return false;
    // modified constructor
    const ctor = o.constructor;
    if (ctor === undefined)
        return true;
    if (typeof ctor !== "function")
        return true;
    // modified prototype
    const prot = ctor.prototype;
    if (isObject(prot) === false)
        return false;
    // ctor doesn't have static `isPrototypeOf`
    if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) {
        return false;
    }
    return true;
}
function shallowClone(o) {
    if (isPlainObject(o))
        return { ...o };
    if (Array.isArray(o))
        return [...o];
    if (o instanceof Map)
        return new Map(o);
    if (o instanceof Set)
        return new Set(o);
    return o;
}
function numKeys(data) {
    let keyCount = 0;
    for (const key in data) {
        if (Object.prototype.hasOwnProperty.call(data, key)) {
            keyCount++;
        }
    }
    return keyCount;
}
const getParsedType = (data) => {
    const t = typeof data;
    switch (t) {
        case "undefined":
            return "undefined";
        case "string":
            return "string";
        case "number":
            return Number.isNaN(data) ? "nan" : "number";
        case "boolean":
            return "boolean";
        case "function":
            return "function";
        case "bigint":
            return "bigint";
        case "symbol":
            return "symbol";
        case "object":
            if (Array.isArray(data)) {
                return "array";
            }
            if (data === null) {
                return "null";
            }
            if (data.then && typeof data.then === "function" && data.catch && typeof data.catch === "function") {
                return "promise";
            }
            if (typeof Map !== "undefined" && data instanceof Map) {
                return "map";
            }
            if (typeof Set !== "undefined" && data instanceof Set) {
                return "set";
            }
            if (typeof Date !== "undefined" && data instanceof Date) {
                return "date";
            }
            // @ts-ignore
            if (typeof File !== "undefined" && data instanceof File) {
                return "file";
            }
            return "object";
        default:
            throw new Error(`Unknown data type: ${t}`);
    }
};
const propertyKeyTypes = /* @__PURE__*/ new Set(["string", "number", "symbol"]);
const primitiveTypes = /* @__PURE__*/ new Set([
    "string",
    "number",
    "bigint",
    "boolean",
    "symbol",
    "undefined",
]);
function escapeRegex(str) {
    return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
// zod-specific utils
function clone(inst, def, params) {
    const cl = new inst._zod.constr(def ?? inst._zod.def);
    if (!def || params?.parent)
        cl._zod.parent = inst;
    return cl;
}
function normalizeParams(_params) {
    const params = _params;
    if (!params)
        return {};
    if (typeof params === "string")
        return { error: () => params };
    if (params?.message !== undefined) {
        if (params?.error !== undefined)
            throw new Error("Cannot specify both `message` and `error` params");
        params.error = params.message;
    }
    delete params.message;
    if (typeof params.error === "string")
        return { ...params, error: () => params.error };
    return params;
}
function createTransparentProxy(getter) {
    let target;
    return new Proxy({}, {
        get(_, prop, receiver) {
            target ?? (target = getter());
            return Reflect.get(target, prop, receiver);
        },
        set(_, prop, value, receiver) {
            target ?? (target = getter());
            return Reflect.set(target, prop, value, receiver);
        },
        has(_, prop) {
            target ?? (target = getter());
            return Reflect.has(target, prop);
        },
        deleteProperty(_, prop) {
            target ?? (target = getter());
            return Reflect.deleteProperty(target, prop);
        },
        ownKeys(_) {
            target ?? (target = getter());
            return Reflect.ownKeys(target);
        },
        getOwnPropertyDescriptor(_, prop) {
            target ?? (target = getter());
            return Reflect.getOwnPropertyDescriptor(target, prop);
        },
        defineProperty(_, prop, descriptor) {
            target ?? (target = getter());
            return Reflect.defineProperty(target, prop, descriptor);
        },
    });
}
function stringifyPrimitive(value) {
    if (typeof value === "bigint")
        return value.toString() + "n";
    if (typeof value === "string")
        return `"${value}"`;
    return `${value}`;
}
function optionalKeys(shape) {
    return Object.keys(shape).filter((k) => {
        return shape[k]._zod.optin !== undefined && shape[k]._zod.optout === "optional";
    });
}
// Wrapped in a `@__PURE__` IIFE: esbuild never tree-shakes a top-level initializer that contains a member access on `Number`, so the bare object literal survived into every bundle.
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
    safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    int32: [-2147483648, 2147483647],
    uint32: [0, 4294967295],
    float32: [-3.4028234663852886e38, 3.4028234663852886e38],
    float64: [-Number.MAX_VALUE, Number.MAX_VALUE],
}))();
const BIGINT_FORMAT_RANGES = {
    int64: [/* @__PURE__*/ BigInt("-9223372036854775808"), /* @__PURE__*/ BigInt("9223372036854775807")],
    uint64: [/* @__PURE__*/ BigInt(0), /* @__PURE__*/ BigInt("18446744073709551615")],
};
function pick(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(".pick() cannot be used on object schemas containing refinements");
    }
    const newShape = {};
    mirrorShape(newShape, schema, maskedKeys(schema, mask));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
// the mask keys that select something, checked against the source's shape without resolving it
function maskedKeys(schema, mask) {
    const raw = sourceShape(schema);
    const keys = [];
    // `for...in` skips symbols, so a symbol in the mask would select nothing
    for (const key of Reflect.ownKeys(mask)) {
        if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) {
            throw new Error(`Unrecognized key: "${String(key)}"`);
        }
        if (mask[key])
            keys.push(key);
    }
    return keys;
}
function omit(schema, mask) {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(".omit() cannot be used on object schemas containing refinements");
    }
    const omitted = new Set(maskedKeys(schema, mask));
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
    return clone(schema, mergeDefs(currDef, { shape: newShape, checks: [] }));
}
function extend(schema, shape) {
    if (!isPlainObject(shape)) {
        throw new Error("Invalid input to extend: expected a plain object");
    }
    const checks = schema._zod.def.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        // Only throw if new shape overlaps with existing shape. Use getOwnPropertyDescriptor to check key existence without accessing values
        const existingShape = sourceShape(schema);
        for (const key of Reflect.ownKeys(shape)) {
            if (Object.getOwnPropertyDescriptor(existingShape, key) !== undefined) {
                throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
            }
        }
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
// the source's keys, then the caller's overlaid on top
function extended(schema, shape) {
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
    mirrorProps(newShape, shape);
    return newShape;
}
function safeExtend(schema, shape) {
    if (!isPlainObject(shape)) {
        throw new Error("Invalid input to safeExtend: expected a plain object");
    }
    return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function merge(a, b) {
    if (!b?._zod?.def) {
        throw new Error("Invalid input to merge: expected an object schema. To merge a plain shape, use `.extend()`.");
    }
    if (a._zod.def.checks?.length) {
        throw new Error(".merge() cannot be used on object schemas containing refinements. Use .safeExtend() instead.");
    }
    const newShape = {};
    mirrorShape(newShape, a, Reflect.ownKeys(sourceShape(a)));
    mirrorShape(newShape, b, Reflect.ownKeys(sourceShape(b)));
    const def = mergeDefs(a._zod.def, {
        shape: newShape,
        get catchall() {
            return b._zod.def.catchall;
        },
        checks: b._zod.def.checks ?? [],
    });
    return clone(a, def);
}
function partial(Class, schema, mask, name = "partial") {
    const currDef = schema._zod.def;
    const checks = currDef.checks;
    const hasChecks = checks && checks.length > 0;
    if (hasChecks) {
        throw new Error(`.${name}() cannot be used on object schemas containing refinements`);
    }
    const selected = mask ? new Set(maskedKeys(schema, mask)) : undefined;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), Class &&
        ((value, key) => (selected && !selected.has(key) ? value : new Class({ type: "optional", innerType: value }))));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape, checks: [] }));
}
function required(Class, schema, mask) {
    const selected = mask ? new Set(maskedKeys(schema, mask)) : undefined;
    const newShape = {};
    mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => 
    // overwrite with non-optional
    selected && !selected.has(key) ? value : new Class({ type: "nonoptional", innerType: value }));
    return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
// invalid_type | too_big | too_small | invalid_format | not_multiple_of | unrecognized_keys | invalid_union | invalid_key | invalid_element | invalid_value | custom
function aborted(x, startIndex = 0) {
    if (x.aborted === true)
        return true;
    for (let i = startIndex; i < x.issues.length; i++) {
        if (x.issues[i]?.continue !== true) {
            return true;
        }
    }
    return false;
}
// Checks for explicit abort (continue === false), as opposed to implicit abort (continue === undefined). Used to respect `abort: true` in .refine() even for checks that have a `when` function.
function explicitlyAborted(x, startIndex = 0) {
    if (x.aborted === true)
        return true;
    for (let i = startIndex; i < x.issues.length; i++) {
        if (x.issues[i]?.continue === false) {
            return true;
        }
    }
    return false;
}
function prefixIssues(path, issues) {
    return issues.map((iss) => {
        var _a;
        (_a = iss).path ?? (_a.path = []);
        iss.path.unshift(path);
        return iss;
    });
}
function unwrapMessage(message) {
    return typeof message === "string" ? message : message?.message;
}
/* A check holds no link back to the schema it is attached to — the same check instance is shared by every clone of that schema — so the owner is stamped onto the issues a check just raised, at the only point where both are in scope. Runs on the failure path only; `start` is the issue count from before the check ran. */
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
    const caps = [];
    for (const ch of defChecks ?? []) {
        const d = ch._zod.def;
        // a later check may rewrite the value
        if (!/_(length|size)$|_equals$/.test(d.check))
            break;
        const max = d.maximum ?? d.length ?? d.size;
        if (max >= 0)
            caps.push([max, ch]);
    }
    return caps;
}
function attachSchema(issues, start, inst) {
    var _a;
    for (let i = start; i < issues.length; i++) {
        (_a = issues[i]).schema ?? (_a.schema = inst);
    }
}
function finalizeIssue(iss, ctx, config) {
    var _a;
    // A schema that raised an issue itself owns it outright, and outranks any stamp an enclosing check left in `attachSchema`. String formats and z.custom() are schema and check at once, so when they act as a check they defer to that stamp instead.
    const traits = iss.inst?._zod?.traits;
    if (traits?.has("$ZodType")) {
        if (traits.has("$ZodCheck"))
            (_a = iss).schema ?? (_a.schema = iss.inst);
        else
            iss.schema = iss.inst;
    }
    // Decreasing specificity, first map to return a message wins. `inst` is whatever raised the issue, so a check's own map outranks the owning schema's.
    const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : undefined;
    const message = iss.message
        ? iss.message
        : (unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ??
            unwrapMessage(schemaError?.(iss)) ??
            unwrapMessage(ctx?.error?.(iss)) ??
            unwrapMessage(config.customError?.(iss)) ??
            unwrapMessage(config.localeError?.(iss)) ??
            "Invalid input");
    // an explicit own-key copy beats object rest with excluded keys, which v8 routes through a generic runtime call; Object.keys rather than for-in so an issue pushed with a prototype does not leak inherited keys, and an own __proto__ key is dropped rather than assigned through the setter
    const full = {};
    for (const k of Object.keys(iss)) {
        if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__")
            continue;
        full[k] = iss[k];
    }
    full.path ?? (full.path = []);
    full.message = message;
    if (ctx?.reportInput) {
        full.input = iss.input;
    }
    return full;
}
function getSizableOrigin(input) {
    if (input instanceof Set)
        return "set";
    if (input instanceof Map)
        return "map";
    // @ts-ignore
    if (input instanceof File)
        return "file";
    return "unknown";
}
const highSurrogate = /[\uD800-\uDBFF]/;
// Code points in `str`: a surrogate pair counts once, a lone surrogate as itself. Hand-rolled because the string iterator allocates and runs ~250x slower on this path; the regex probe exits ~50x quicker for a string with no astral characters.
function codePointLength(str) {
    const units = str.length;
    if (!highSurrogate.test(str))
        return units;
    let count = units;
    for (let i = 0; i < units - 1; i++) {
        if ((str.charCodeAt(i) & 0xfc00) === 0xd800 && (str.charCodeAt(i + 1) & 0xfc00) === 0xdc00) {
            count--;
            i++;
        }
    }
    return count;
}
function getLengthableOrigin(input) {
    if (Array.isArray(input))
        return "array";
    if (typeof input === "string")
        return "string";
    return "unknown";
}
function parsedType(data) {
    const t = typeof data;
    switch (t) {
        case "number": {
            return Number.isNaN(data) ? "nan" : "number";
        }
        case "object": {
            if (data === null) {
                return "null";
            }
            if (Array.isArray(data)) {
                return "array";
            }
            const obj = data;
            if (obj && Object.getPrototypeOf(obj) !== Object.prototype && "constructor" in obj && obj.constructor) {
                return obj.constructor.name;
            }
        }
    }
    return t;
}
function issue(...args) {
    const [iss, input, inst] = args;
    if (typeof iss === "string") {
        return {
            message: iss,
            code: "custom",
            input,
            inst,
        };
    }
    return { ...iss };
}
function cleanEnum(obj) {
    return Object.entries(obj)
        .filter(([k, _]) => {
        // return true if NaN, meaning it's not a number, thus a string key
        return Number.isNaN(Number.parseInt(k, 10));
    })
        .map((el) => el[1]);
}
// Codec utility functions
function base64ToUint8Array(base64) {
    const binaryString = atob(base64);
    const bytes = new Uint8Array(binaryString.length);
    for (let i = 0; i < binaryString.length; i++) {
        bytes[i] = binaryString.charCodeAt(i);
    }
    return bytes;
}
function uint8ArrayToBase64(bytes) {
    let binaryString = "";
    for (let i = 0; i < bytes.length; i++) {
        binaryString += String.fromCharCode(bytes[i]);
    }
    return btoa(binaryString);
}
function base64urlToUint8Array(base64url) {
    const base64 = base64url.replace(/-/g, "+").replace(/_/g, "/");
    const padding = "=".repeat((4 - (base64.length % 4)) % 4);
    return base64ToUint8Array(base64 + padding);
}
function uint8ArrayToBase64url(bytes) {
    return uint8ArrayToBase64(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=/g, "");
}
function hexToUint8Array(hex) {
    const cleanHex = hex.replace(/^0x/, "");
    if (cleanHex.length % 2 !== 0) {
        throw new Error("Invalid hex string length");
    }
    const bytes = new Uint8Array(cleanHex.length / 2);
    for (let i = 0; i < cleanHex.length; i += 2) {
        bytes[i / 2] = Number.parseInt(cleanHex.slice(i, i + 2), 16);
    }
    return bytes;
}
function uint8ArrayToHex(bytes) {
    return Array.from(bytes)
        .map((b) => b.toString(16).padStart(2, "0"))
        .join("");
}
// instanceof
class Class {
    constructor(..._args) { }
}
//////////    PROTOTYPE INSTALLERS     //////////
//
// Members live on the prototype and materialize per instance on first read, which keeps own-property count under the step where V8 stops using inline slots. Changing anything here means re-measuring runtime, memory and bundle size together — see "The three axes" in AGENTS.md.
/**
 * Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
 *
 * Call this from a `proto` initializer, which runs once per prototype — never per instance.
 */
function members(proto, table) {
    for (const key in table) {
        const desc = Object.getOwnPropertyDescriptor(table, key);
        // a getter installs as written, so it stays live: `description` reads through to the registry on every access. not enumerable: an object literal's is, and a prototype member never was
        if (desc.get)
            Object.defineProperty(proto, key, { ...desc, enumerable: false });
        // a method materializes bound on first read, which is what keeps a detached member working: `const opt = schema.optional; opt()`
        else
            defineBound(proto, key, desc.value);
    }
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
    Object.defineProperty(inst, key, { configurable: true, writable: true, enumerable, value });
    return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
    return own(inst, key, value, false);
}
/** Adds members a table derives from the instance: each builds on first read and shadows as own data, and assignment shadows the same way, as when these were own properties. */
function derived(computes, table) {
    for (const key in computes) {
        const compute = computes[key];
        // an object literal's accessor is configurable and enumerable, and `members` copies the descriptor as written
        Object.defineProperty(table, key, {
            configurable: true,
            enumerable: true,
            get() {
                return own(this, key, compute(this));
            },
            set(value) {
                own(this, key, value);
            },
        });
    }
    return table;
}
function defineBound(proto, key, fn) {
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // vitest's spyOn calls a prototype getter bare to find the function it wraps, so a nullish receiver answers the raw method
            return this == null ? fn : own(this, key, fn.bind(this));
        },
        set(value) {
            own(this, key, value);
        },
    });
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
    const proto = Object.getPrototypeOf(inst);
    // Runs on every construction, so `in` rather than the costlier `hasOwnProperty.call`. Sentinels are keys the group itself defines.
    return sentinel in proto ? undefined : proto;
}
// The internals whose init chain is installing. A second call for the same one is a derived constructor overriding its base, so it must not construct another schema in between or the override is dropped.
let installing;
// Set while a getter is running, so a value that resolved through a recursion break is not memoized. One shared descriptor shadows the key for the duration, which costs no per-key allocation.
let broke = false;
const breaker = {
    configurable: true,
    get() {
        broke = true;
        return undefined;
    },
};
/**
 * Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
 * constructor, computed from the internals object itself and cached there on
 * first read. One accessor per constructor rather than one per instance.
 */
function defineLazyInternal(inst, key, compute) {
    const proto = Object.getPrototypeOf(inst._zod);
    if (key in proto && installing !== inst._zod) {
        // A repeat construction: everything is installed already. Cleared here so the reference is not held past the first construction of every type.
        installing = undefined;
        return;
    }
    installing = inst._zod;
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // Shadowed before computing so a re-entrant read from a recursive schema resolves to undefined instead of running the getter again.
            Object.defineProperty(this, key, breaker);
            const outer = broke;
            broke = false;
            try {
                const value = compute(this);
                // A result that resolved through a recursion break is recomputed once the graph is complete; everything else memoizes, undefined included.
                if (broke)
                    delete this[key];
                else
                    Object.defineProperty(this, key, { configurable: true, writable: true, value });
                broke = broke || outer;
                return value;
            }
            catch (err) {
                // A compute that threw memoizes nothing, so a later read runs it again and fails the same way. The shadow goes with it, since leaving it installed would answer undefined for every later read.
                delete this[key];
                broke = broke || outer;
                throw err;
            }
        },
        set(value) {
            Object.defineProperty(this, key, { configurable: true, writable: true, value });
        },
    });
}
/**
 * Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
 * data property. One accessor per constructor rather than one per instance, because an own accessor
 * puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
 */
function installLazyProp(inst, key, make, enumerable) {
    const proto = claim(inst, key);
    if (!proto)
        return;
    Object.defineProperty(proto, key, {
        configurable: true,
        get() {
            // Shadowed before computing, so a re-entrant read from a self-referential shape resolves to undefined instead of running the getter again. A data property rather than an accessor: an own accessor is the dictionary-mode transition this exists to avoid.
            const desc = { configurable: true, writable: true, enumerable, value: undefined };
            Object.defineProperty(this, key, desc);
            // a compute that throws leaves the shadow behind, so later reads answer undefined instead of re-throwing; `defineLazy` did the same, and `defineLazyInternal`'s delete-on-catch would cost bytes in every bundle for a case only a throwing user getter reaches
            desc.value = make(this);
            Object.defineProperty(this, key, desc);
            return desc.value;
        },
        set(value) {
            Object.defineProperty(this, key, { configurable: true, writable: true, enumerable, value });
        },
    });
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
    const fn = () => value;
    fn[CONSTANT_CATCH] = true;
    return fn;
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		id: moduleId,
/******/ 		loaded: false,
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Flag the module as loaded
/******/ 	module.loaded = true;
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/node module decorator */
/******/ (() => {
/******/ 	__nccwpck_require__.nmd = (module) => {
/******/ 		module.paths = [];
/******/ 		if (!module.children) module.children = [];
/******/ 		return module;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(59479);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
