export const id = 268;
export const ids = [268];
export const modules = {

/***/ 268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  remediate: () => (/* binding */ remediate)
});

// NAMESPACE OBJECT: ./node_modules/@renovatebot/pep440/lib/operator.js
var operator_namespaceObject = {};
__webpack_require__.r(operator_namespaceObject);
__webpack_require__.d(operator_namespaceObject, {
  "!=": () => (ne),
  "<": () => (lt),
  "<=": () => (le),
  "==": () => (eq),
  "===": () => (arbitrary),
  ">": () => (gt),
  ">=": () => (ge),
  compare: () => (compare),
  eq: () => (eq),
  ge: () => (ge),
  gt: () => (gt),
  le: () => (le),
  lt: () => (lt),
  ne: () => (ne),
  rcompare: () => (rcompare)
});

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./build/settings/ini-text.js
function readIni(text) {
    const sections = new Map();
    let section = new Map();
    let key = null;
    for (const line of text.split(/\r?\n/u)) {
        if (/^\s*[#;]/u.test(line) || line.trim() === '')
            continue;
        const header = /^\[([^\]]+)\]/u.exec(line)?.[1];
        const sign = line.search(/[=:]/u);
        if (header !== undefined) {
            section = sections.get(header) ?? new Map();
            sections.set(header, section);
            key = null;
        }
        else if (/^\s/u.test(line)) {
            if (key !== null)
                section.set(key, `${section.get(key) ?? ''}\n${line.trim()}`.trim());
        }
        else if (sign > 0) {
            key = line.slice(0, sign).trim().toLowerCase().replaceAll('-', '_');
            section.set(key, line.slice(sign + 1).trim());
        }
        else
            key = null;
    }
    return sections;
}

// EXTERNAL MODULE: ./node_modules/smol-toml/dist/index.js + 8 modules
var dist = __webpack_require__(3292);
;// CONCATENATED MODULE: ./build/manifests/dependency.js
const normalName = (name) => name.toLowerCase().replace(/[-_.]+/gu, '-');
const pattern = /^\s*([a-z0-9](?:[a-z0-9._-]*[a-z0-9])?)\s*(?:\[[^\]]*\])?\s*(@\s*\S.*|\(?\s*(?:(?:[<>!=~]=|[<>]|===)[^;#()]*)?\)?)\s*(?:;.*)?$/iu;
const longest = 2000;
function dependency(text, runtime = true) {
    const line = text.replace(/\s+/gu, ' ');
    const [, name, rest = ''] = line.length > longest ? [] : (pattern.exec(line) ?? []);
    if (name === undefined)
        return null;
    return { name: normalName(name), specifier: rest.startsWith('@') ? '' : rest.replace(/[()\s]/gu, ''), runtime };
}
function requirementLines(text) {
    const lines = [];
    for (const found of text.matchAll(/(?:[^\n\\]+|\\\r?\n|\\)*(?:\n|$)/gu)) {
        if (found[0] === '')
            continue;
        const whole = found[0]
            .replace(/\\\r?\n/gu, ' ')
            .replace(/\s+/gu, ' ')
            .trim();
        lines.push({
            start: found.index,
            end: found.index + found[0].length,
            content: whole.replace(/(?:^| )#.*$/u, ''),
            comment: whole.startsWith('#'),
        });
    }
    return lines;
}
function dependencyOfLine(line, runtime) {
    const egg = /^(?:(?:-e|--editable)[\s=]|[a-z+]+:\/\/).*#(?:.*&)?egg=([\w.-]+)/iu.exec(line.content.slice(0, longest))?.[1];
    if (egg !== undefined)
        return { name: normalName(egg), specifier: '', runtime };
    return line.content === '' || line.content.startsWith('-')
        ? null
        : dependency(line.content.replace(/ --?[a-z].*$/iu, ''), runtime);
}

;// CONCATENATED MODULE: ./build/manifests/setup-call.js
function textArgument(text, keyword) {
    return new RegExp(`\\b${keyword}\\s*=\\s*[uUrR]?(['"])([^'"\\n\\\\]*)\\1\\s*[,)\\n]`, 'u').exec(text)?.[2] ?? null;
}
function listArgument(text, keyword) {
    const found = new RegExp(`\\b${keyword}\\s*=\\s*[[(]`, 'u').exec(text);
    if (!found)
        return [];
    const items = [];
    const piece = /\s+|#[^\n]*|,|[uUrR]?(?:"([^"\n\\]*)"|'([^'\n\\]*)')/uy;
    piece.lastIndex = found.index + found[0].length;
    for (let next = piece.exec(text); next !== null; next = piece.exec(text)) {
        const item = next[1] ?? next[2];
        if (item !== undefined)
            items.push(item);
    }
    return items;
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/version.js
const VERSION_PATTERN = [
  'v?',
  '(?:',
  /* */ '(?:(?<epoch>[0-9]+)!)?', // epoch
  /* */ '(?<release>[0-9]+(?:\\.[0-9]+)*)', // release segment
  /* */ '(?<pre>', // pre-release
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_l>(a|b|c|rc|alpha|beta|pre|preview))',
  /*    */ '[-_\\.]?',
  /*    */ '(?<pre_n>[0-9]+)?',
  /* */ ')?',
  /* */ '(?<post>', // post release
  /*    */ '(?:-(?<post_n1>[0-9]+))',
  /*    */ '|',
  /*    */ '(?:',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_l>post|rev|r)',
  /*        */ '[-_\\.]?',
  /*        */ '(?<post_n2>[0-9]+)?',
  /*    */ ')',
  /* */ ')?',
  /* */ '(?<dev>', // dev release
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_l>dev)',
  /*    */ '[-_\\.]?',
  /*    */ '(?<dev_n>[0-9]+)?',
  /* */ ')?',
  ')',
  '(?:\\+(?<local>[a-z0-9]+(?:[-_\\.][a-z0-9]+)*))?', // local version
].join('');



const validRegex = new RegExp('^' + VERSION_PATTERN + '$', 'i');

function valid(version) {
  return validRegex.test(version) ? version : null;
}

const cleanRegex = new RegExp('^\\s*' + VERSION_PATTERN + '\\s*$', 'i');
function clean(version) {
  return version_stringify(version_parse(version, cleanRegex));
}

function version_parse(version, regex) {
  // Validate the version and parse it into pieces
  const { groups } = (regex || validRegex).exec(version) || {};
  if (!groups) {
    return null;
  }

  // Store the parsed out pieces of the version
  const parsed = {
    epoch: Number(groups.epoch ? groups.epoch : 0),
    release: groups.release.split('.').map(Number),
    pre: normalize_letter_version(groups.pre_l, groups.pre_n),
    post: normalize_letter_version(
      groups.post_l,
      groups.post_n1 || groups.post_n2,
    ),
    dev: normalize_letter_version(groups.dev_l, groups.dev_n),
    local: parse_local_version(groups.local),
  };

  return parsed;
}

function version_stringify(parsed) {
  if (!parsed) {
    return null;
  }
  const { epoch, release, pre, post, dev, local } = parsed;
  const parts = [];

  // Epoch
  if (epoch !== 0) {
    parts.push(`${epoch}!`);
  }
  // Release segment
  parts.push(release.join('.'));

  // Pre-release
  if (pre) {
    parts.push(pre.join(''));
  }
  // Post-release
  if (post) {
    parts.push('.' + post.join(''));
  }
  // Development release
  if (dev) {
    parts.push('.' + dev.join(''));
  }
  // Local version segment
  if (local) {
    parts.push(`+${local}`);
  }
  return parts.join('');
}

function normalize_letter_version(letterIn, numberIn) {
  let letter = letterIn;
  let number = numberIn;
  if (letter) {
    // We consider there to be an implicit 0 in a pre-release if there is
    // not a numeral associated with it.
    if (!number) {
      number = 0;
    }
    // We normalize any letters to their lower case form
    letter = letter.toLowerCase();

    // We consider some words to be alternate spellings of other words and
    // in those cases we want to normalize the spellings to our preferred
    // spelling.
    if (letter === 'alpha') {
      letter = 'a';
    } else if (letter === 'beta') {
      letter = 'b';
    } else if (['c', 'pre', 'preview'].includes(letter)) {
      letter = 'rc';
    } else if (['rev', 'r'].includes(letter)) {
      letter = 'post';
    }
    return [letter, Number(number)];
  }
  if (!letter && number) {
    // We assume if we are given a number, but we are not given a letter
    // then this is using the implicit post release syntax (e.g. 1.0-1)
    letter = 'post';

    return [letter, Number(number)];
  }
  return null;
}

function parse_local_version(local) {
  /*
    Takes a string like abc.1.twelve and turns it into("abc", 1, "twelve").
    */
  if (local) {
    return local
      .split(/[._-]/)
      .map((part) =>
        Number.isNaN(Number(part)) ? part.toLowerCase() : Number(part),
      );
  }
  return null;
}

function version_explain(version) {
  const parsed = version_parse(version);
  if (!parsed) {
    return parsed;
  }
  const { epoch, release, pre, post, dev, local } = parsed;

  let base_version = '';
  if (epoch !== 0) {
    base_version += epoch + '!';
  }
  base_version += release.join('.');

  const is_prerelease = Boolean(dev || pre);
  const is_devrelease = Boolean(dev);
  const is_postrelease = Boolean(post);

  // return

  return {
    epoch,
    release,
    pre,
    post: post ? post[1] : post,
    dev: dev ? dev[1] : dev,
    local: local ? local.join('.') : local,
    public: version_stringify(parsed).split('+', 1)[0],
    base_version,
    is_prerelease,
    is_devrelease,
    is_postrelease,
  };
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/operator.js




function lt(version, other) {
  return compare(version, other) < 0;
}

function le(version, other) {
  return compare(version, other) <= 0;
}

function eq(version, other) {
  return compare(version, other) === 0;
}

function ne(version, other) {
  return compare(version, other) !== 0;
}

function ge(version, other) {
  return compare(version, other) >= 0;
}

function gt(version, other) {
  return compare(version, other) > 0;
}

function arbitrary(version, other) {
  return version.toLowerCase() === other.toLowerCase();
}

function compare(version, other) {
  const parsedVersion = version_parse(version);
  const parsedOther = version_parse(other);

  const keyVersion = calculateKey(parsedVersion);
  const keyOther = calculateKey(parsedOther);

  return pyCompare(keyVersion, keyOther);
}

function rcompare(version, other) {
  return -compare(version, other);
}

// this logic is buitin in python, but we need to port it to js
// see https://stackoverflow.com/a/5292332/1438522
function pyCompare(elemIn, otherIn) {
  let elem = elemIn;
  let other = otherIn;
  if (elem === other) {
    return 0;
  }
  if (Array.isArray(elem) !== Array.isArray(other)) {
    elem = Array.isArray(elem) ? elem : [elem];
    other = Array.isArray(other) ? other : [other];
  }
  if (Array.isArray(elem)) {
    const len = Math.min(elem.length, other.length);
    for (let i = 0; i < len; i += 1) {
      const res = pyCompare(elem[i], other[i]);
      if (res !== 0) {
        return res;
      }
    }
    return elem.length - other.length;
  }
  if (elem === -Infinity || other === Infinity) {
    return -1;
  }
  if (elem === Infinity || other === -Infinity) {
    return 1;
  }
  return elem < other ? -1 : 1;
}

function calculateKey(input) {
  const { epoch } = input;
  let { release, pre, post, local, dev } = input;
  // When we compare a release version, we want to compare it with all of the
  // trailing zeros removed. So we'll use a reverse the list, drop all the now
  // leading zeros until we come to something non zero, then take the rest
  // re-reverse it back into the correct order and make it a tuple and use
  // that for our sorting key.
  release = release.concat();
  release.reverse();
  while (release.length && release[0] === 0) {
    release.shift();
  }
  release.reverse();

  // We need to "trick" the sorting algorithm to put 1.0.dev0 before 1.0a0.
  // We'll do this by abusing the pre segment, but we _only_ want to do this
  // if there is !a pre or a post segment. If we have one of those then
  // the normal sorting rules will handle this case correctly.
  if (!pre && !post && dev) pre = -Infinity;
  // Versions without a pre-release (except as noted above) should sort after
  // those with one.
  else if (!pre) pre = Infinity;

  // Versions without a post segment should sort before those with one.
  if (!post) post = -Infinity;

  // Versions without a development segment should sort after those with one.
  if (!dev) dev = Infinity;

  if (!local) {
    // Versions without a local segment should sort before those with one.
    local = -Infinity;
  } else {
    // Versions with a local segment need that segment parsed to implement
    // the sorting rules in PEP440.
    // - Alpha numeric segments sort before numeric segments
    // - Alpha numeric segments sort lexicographically
    // - Numeric segments sort numerically
    // - Shorter versions sort before longer versions when the prefixes
    //   match exactly
    local = local.map((i) =>
      Number.isNaN(Number(i)) ? [-Infinity, i] : [Number(i), ''],
    );
  }

  return [epoch, release, pre, post, dev, local];
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/specifier.js
// This file is dual licensed under the terms of the Apache License, Version
// 2.0, and the BSD License. See the LICENSE file in the root of this repository
// for complete details.





const RANGE_PATTERN = [
  '(?<operator>(===|~=|==|!=|<=|>=|<|>))',
  '\\s*',
  '(',
  /*  */ '(?<version>(?:' + VERSION_PATTERN.replace(/\?<\w+>/g, '?:') + '))',
  /*  */ '(?<prefix>\\.\\*)?',
  /*  */ '|',
  /*  */ '(?<legacy>[^,;\\s)]+)',
  ')',
].join('');



const isEqualityOperator = (op) => ['==', '!=', '==='].includes(op);

const rangeRegex = new RegExp('^' + RANGE_PATTERN + '$', 'i');

function specifier_parse(ranges) {
  if (!ranges.trim()) {
    return [];
  }

  const specifiers = ranges
    .split(',')
    .map((range) => rangeRegex.exec(range.trim()) || {})
    .map(({ groups }) => {
      if (!groups) {
        return null;
      }

      let { ...spec } = groups;
      const { operator, version, prefix, legacy } = groups;

      if (version) {
        spec = { ...spec, ...version_explain(version) };
        if (operator === '~=') {
          if (spec.release.length < 2) {
            return null;
          }
        }
        if (!isEqualityOperator(operator) && spec.local) {
          return null;
        }

        if (prefix) {
          if (!isEqualityOperator(operator) || spec.dev || spec.local) {
            return null;
          }
        }
      }
      if (legacy && operator !== '===') {
        return null;
      }

      return spec;
    });

  if (specifiers.filter(Boolean).length !== specifiers.length) {
    return null;
  }

  return specifiers;
}

function filter(versions, specifier, options = {}) {
  const filtered = pick(versions, specifier, options);
  if (filtered.length === 0 && options.prereleases === undefined) {
    return pick(versions, specifier, { prereleases: true });
  }
  return filtered;
}

function maxSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[found.length - 1];
}

function minSatisfying(versions, range, options) {
  const found = filter(versions, range, options).sort(Operator.compare);
  return found.length === 0 ? null : found[0];
}

function pick(versions, specifier, options) {
  const parsed = specifier_parse(specifier);

  if (!parsed) {
    return [];
  }

  return versions.filter((version) => {
    const explained = version_explain(version);

    if (!parsed.length) {
      return explained && !(explained.is_prerelease && !options.prereleases);
    }

    return parsed.reduce((pass, spec) => {
      if (!pass) {
        return false;
      }
      return contains({ ...spec, ...options }, { version, explained });
    }, true);
  });
}

function satisfies(version, specifier, options = {}) {
  const filtered = pick([version], specifier, options);

  return filtered.length === 1;
}

function arrayStartsWith(array, prefix) {
  if (prefix.length > array.length) {
    return false;
  }

  for (let i = 0; i < prefix.length; i += 1) {
    if (prefix[i] !== array[i]) {
      return false;
    }
  }

  return true;
}

function contains(specifier, input) {
  const { explained } = input;
  let { version } = input;
  const { ...spec } = specifier;

  if (spec.prereleases === undefined) {
    spec.prereleases = spec.is_prerelease;
  }

  if (explained && explained.is_prerelease && !spec.prereleases) {
    return false;
  }

  if (spec.operator === '~=') {
    let compatiblePrefix = spec.release.slice(0, -1).concat('*').join('.');
    if (spec.epoch) {
      compatiblePrefix = spec.epoch + '!' + compatiblePrefix;
    }
    return satisfies(version, `>=${spec.version}, ==${compatiblePrefix}`, {
      prereleases: spec.prereleases,
    });
  }

  if (spec.prefix) {
    const isMatching =
      explained.epoch === spec.epoch &&
      arrayStartsWith(explained.release, spec.release);
    const isEquality = spec.operator !== '!=';
    return isEquality ? isMatching : !isMatching;
  }

  if (explained && explained.local && spec.version) {
    // Ignore candidate local labels only when the specifier itself is public.
    if (spec.operator !== '===' && !spec.local) {
      version = explained.public;
      spec.version = version_explain(spec.version).public;
    }
  }

  if (spec.operator === '<' || spec.operator === '>') {
    // simplified version of https://www.python.org/dev/peps/pep-0440/#exclusive-ordered-comparison
    if (eq(spec.release.join('.'), explained.release.join('.'))) {
      return false;
    }
  }

  // TODO: fix me?
  // eslint-disable-next-line import-x/namespace
  const op = operator_namespaceObject[spec.operator];
  return op(version, spec.version || spec.legacy);
}

function validRange(specifier) {
  return Boolean(specifier_parse(specifier));
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/lib/semantic.js


// those notation are borrowed from semver


function major(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  return version.release[0];
}

function minor(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 2) {
    return 0;
  }
  return version.release[1];
}

function patch(input) {
  const version = explain(input);
  if (!version) {
    throw new TypeError('Invalid Version: ' + input);
  }
  if (version.release.length < 3) {
    return 0;
  }
  return version.release[2];
}

function inc(input, release, preReleaseIdentifier) {
  let identifier = preReleaseIdentifier || `a`;
  const version = parse(input);

  if (!version) {
    return null;
  }

  if (
    !['a', 'b', 'c', 'rc', 'alpha', 'beta', 'pre', 'preview'].includes(
      identifier,
    )
  ) {
    return null;
  }

  switch (release) {
    case 'premajor':
      {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'preminor':
      {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prepatch':
      {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      version.pre = [identifier, 0];
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'prerelease':
      if (version.pre === null) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
        version.pre = [identifier, 0];
      } else {
        if (preReleaseIdentifier === undefined && version.pre !== null) {
          [identifier] = version.pre;
        }

        const [letter, number] = version.pre;
        if (letter === identifier) {
          version.pre = [letter, number + 1];
        } else {
          version.pre = [identifier, 0];
        }
      }

      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'major':
      if (
        version.release.slice(1).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'minor':
      if (
        version.release.slice(2).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0] = version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    case 'patch':
      if (
        version.release.slice(3).some((value) => value !== 0) ||
        version.pre === null
      ) {
        const [majorVersion, minorVersion = 0, patchVersion = 0] =
          version.release;
        version.release.fill(0);
        version.release[0] = majorVersion;
        version.release[1] = minorVersion;
        version.release[2] = patchVersion + 1;
      }
      delete version.pre;
      delete version.post;
      delete version.dev;
      delete version.local;
      break;
    default:
      return null;
  }

  return stringify(version);
}

;// CONCATENATED MODULE: ./node_modules/@renovatebot/pep440/index.js










;// CONCATENATED MODULE: ./build/manifests/version-range.js

const version_range_longest = 500;
const allPythons = [
    [2, 6],
    [2, 7],
    ...Array.from({ length: 40 }, (_, minor) => [3, minor]),
];
function oldestPython(range) {
    if (range.length > version_range_longest)
        return null;
    const alternatives = range.split(/\|\|?/u).map((one) => lowestIn(pep440(one)));
    return alternatives.some((one) => one === null)
        ? null
        : (alternatives.flatMap((one) => (one === null ? [] : [one])).toSorted(byVersion)[0] ?? null);
}
const byVersion = (a, b) => a[0] - b[0] || a[1] - b[1];
function lowestIn(specifier) {
    const constraints = specifier === null ? null : read(specifier);
    if (!constraints?.some(({ operator }) => ['>=', '>', '~=', '==', '==='].includes(operator)))
        return null;
    const mentioned = constraints.map(({ version }) => version);
    return (allPythons.find(([major, minor]) => {
        const releases = [
            `${major}.${minor}.0`,
            `${major}.${minor}.99`,
            ...mentioned.filter((version) => version.startsWith(`${major}.${minor}.`)),
        ];
        return releases.some((version) => valid(version) !== null && satisfies(version, specifier ?? ''));
    }) ?? null);
}
function read(specifier) {
    if (specifier === '' || !validRange(specifier))
        return null;
    return specifier.split(',').map((part) => {
        const [, operator = '', version = ''] = /^\s*([<>=!~]+)\s*(.*?)(?:\.\*)?\s*$/u.exec(part) ?? [];
        return { operator, version };
    });
}
function pep440(range) {
    if (range.length > version_range_longest)
        return null;
    const parts = range
        .trim()
        .replace(/(\D)\s+(?=[\d*])/gu, '$1')
        .split(/[\s,]+/u)
        .filter(Boolean);
    const translated = parts.map(translate);
    return translated.every((part) => part !== null) ? translated.filter((part) => part !== '').join(',') : null;
}
function translate(part) {
    const [, operator = '', version = '', star = ''] = /^(\^|~=|~|[<>=!]=?=?)?v?(\d[\w.+!-]*?|)(\.?\*)?$/u.exec(part) ?? [];
    if (version === '')
        return part === '*' ? '' : null;
    const numbers = version.split('.').map(Number);
    const [major = 0, minor, patch] = numbers;
    if (operator === '' || operator === '=')
        return `==${version}${star}`;
    if (operator === '~')
        return `>=${version},==${minor === undefined ? major : `${major}.${minor}`}.*`;
    if (operator === '^')
        return `>=${version},<${caretEnd(major, minor, patch)}`;
    return ['==', '!='].includes(operator) ? `${operator}${version}${star}` : `${operator}${version}`;
}
function caretEnd(major, minor, patch) {
    if (major > 0 || minor === undefined)
        return String(major + 1);
    return minor > 0 || patch === undefined ? `0.${minor + 1}` : `0.0.${patch + 1}`;
}
function allowsFrom(range, floor) {
    const specifier = pep440(range);
    const constraints = specifier === null ? null : read(specifier);
    if (specifier === null || constraints === null)
        return true;
    const near = constraints.flatMap(({ version }) => [version, `${version}.1`, `${version}.post1`]);
    return [floor, `${floor}.1`, ...near, '9999'].some((version) => valid(version) !== null && satisfies(version, `>=${floor}`) && satisfies(version, specifier));
}

;// CONCATENATED MODULE: ./build/manifests/dependency-files.js






const nameOf = (path) => path.slice(path.lastIndexOf('/') + 1);
const folderOf = (path) => path.slice(0, path.lastIndexOf('/') + 1).replace(/(^|\/)requirements\/$/u, '$1');
const isRequirements = (path) => path.endsWith('.txt');
const aside = /(?:^|[-_./])(?:dev|devel|develop|development|tests?|testing|docs?|lint|linting|ci|build|typing|types|tools|optional|extras?)(?:[-_.]|$)/iu;
function dependenciesIn({ path, text }) {
    const name = nameOf(path);
    if (isRequirements(path)) {
        const runtime = !aside.test(path.slice(folderOf(path).length));
        return requirementLines(text).flatMap((line) => dependencyOfLine(line, runtime) ?? []);
    }
    if (name === 'pyproject.toml')
        return inPyproject(readPyproject(text));
    if (name === 'setup.cfg')
        return inSetupCfg(text);
    if (name === 'setup.py')
        return listArgument(text, 'install_requires').flatMap((one) => dependency(one) ?? []);
    if (name === 'Pipfile')
        return inPipfile(text);
    return [];
}
const lenient = (schema) => schema.optional().catch(undefined);
const texts = lenient(schemas/* array */.YOg(schemas/* unknown */.L5J()).transform((all) => all.filter((one) => typeof one === 'string')));
const poetryTable = lenient(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J()));
const poetryGroup = lenient(schemas/* looseObject */._H3({ dependencies: poetryTable }));
const pyprojectSchema = schemas/* looseObject */._H3({
    project: lenient(schemas/* looseObject */._H3({
        'requires-python': lenient(schemas/* string */.YjP()),
        classifiers: texts,
        dependencies: texts,
        dynamic: texts,
        'optional-dependencies': lenient(schemas/* record */.g1P(schemas/* string */.YjP(), texts)),
    })),
    'dependency-groups': lenient(schemas/* record */.g1P(schemas/* string */.YjP(), texts)),
    tool: lenient(schemas/* looseObject */._H3({
        poetry: lenient(schemas/* looseObject */._H3({
            dependencies: poetryTable,
            'dev-dependencies': poetryTable,
            group: lenient(schemas/* record */.g1P(schemas/* string */.YjP(), poetryGroup)),
            classifiers: texts,
        })),
        uv: lenient(schemas/* looseObject */._H3({ 'dev-dependencies': texts })),
        pdm: lenient(schemas/* looseObject */._H3({ 'dev-dependencies': lenient(schemas/* record */.g1P(schemas/* string */.YjP(), texts)) })),
        setuptools: lenient(schemas/* looseObject */._H3({ dynamic: lenient(schemas/* looseObject */._H3({ dependencies: schemas/* unknown */.L5J() })) })),
    })),
});
function readPyproject(text) {
    return pyprojectSchema.parse(toml(text) ?? {});
}
function toml(text) {
    try {
        return (0,dist/* parse */.qg)(text);
    }
    catch {
        return null;
    }
}
function inPyproject({ project, tool, 'dependency-groups': groups }) {
    const asides = [
        ...Object.values(project?.['optional-dependencies'] ?? {}),
        ...Object.values(groups ?? {}),
        ...Object.values(tool?.pdm?.['dev-dependencies'] ?? {}),
        tool?.uv?.['dev-dependencies'],
    ];
    const poetry = tool?.poetry;
    const poetryAsides = [
        poetry?.['dev-dependencies'],
        ...Object.values(poetry?.group ?? {}).map((group) => group?.dependencies),
    ];
    return [
        ...(project?.dependencies ?? []).flatMap((one) => dependency(one) ?? []),
        ...fromTable(poetry?.dependencies, true),
        ...asides.flatMap((some) => (some ?? []).flatMap((one) => dependency(one, false) ?? [])),
        ...poetryAsides.flatMap((table) => fromTable(table, false)),
    ];
}
const tableEntry = schemas/* union */.KCZ([
    schemas/* string */.YjP(),
    schemas/* looseObject */._H3({ version: lenient(schemas/* string */.YjP()), optional: lenient(schemas/* boolean */.zMY()) }),
    schemas/* array */.YOg(schemas/* unknown */.L5J()),
])
    .catch([]);
function fromTable(table, runtime) {
    return Object.entries(table ?? {})
        .filter(([name]) => name.toLowerCase() !== 'python')
        .map(([name, value]) => {
        const entry = tableEntry.parse(value);
        const range = typeof entry === 'string' ? entry : Array.isArray(entry) ? '' : (entry.version ?? '');
        const optional = typeof entry !== 'string' && !Array.isArray(entry) && entry.optional === true;
        return { name: normalName(name), specifier: pep440(range) ?? '', runtime: runtime && !optional };
    });
}
function inPipfile(text) {
    const { packages, 'dev-packages': dev } = schemas/* looseObject */._H3({ packages: poetryTable, 'dev-packages': poetryTable })
        .parse(toml(text) ?? {});
    return [...fromTable(packages, true), ...fromTable(dev, false)];
}
function inSetupCfg(text) {
    const sections = readIni(text);
    const extras = [...(sections.get('options.extras_require')?.values() ?? [])];
    const found = (value, runtime) => value.split('\n').flatMap((line) => dependency(line.replace(/\s+/gu, ' ').replace(/ #.*$/u, ''), runtime) ?? []);
    return [
        ...found(sections.get('options')?.get('install_requires') ?? '', true),
        ...extras.flatMap((value) => found(value, false)),
    ];
}

;// CONCATENATED MODULE: ./build/manifests/project.js





function readProject(manifests, runningPython) {
    const { python, from } = declaredFloor(manifests) ?? fallback(runningPython);
    const packages = new Map();
    for (const { name, specifier } of manifests
        .flatMap(dependenciesIn)
        .toSorted((a, b) => Number(b.runtime) - Number(a.runtime))) {
        if (!packages.has(name))
            packages.set(name, specifier);
    }
    return { python, pythonFrom: from, packages, manifests };
}
const assumed = [3, 9];
function fallback(runningPython) {
    const [, major, minor] = /^(\d+)\.(\d+)/u.exec(runningPython ?? '') ?? [];
    const silence = 'nothing in the project says which Python it needs';
    return major === undefined || minor === undefined
        ? { python: assumed, from: `${silence}, so ${assumed.join('.')} is assumed` }
        : { python: [Number(major), Number(minor)], from: `${silence}, so the one that runs Bandit` };
}
function declaredFloor(manifests) {
    for (const folder of new Set(manifests.map(({ path }) => folderOf(path)))) {
        const here = manifests.filter(({ path }) => folderOf(path) === folder);
        for (const source of sources) {
            for (const manifest of here) {
                const found = source(manifest);
                if (found)
                    return { ...found, from: `${found.from} in ${manifest.path}` };
            }
        }
    }
    return null;
}
const range = (file, label, read) => ({ path, text }) => {
    const declared = nameOf(path) === file ? (read(text) ?? null) : null;
    const python = declared === null ? null : oldestPython(declared);
    return python && { python, from: `\`${label} ${declared?.replace(/\s+/gu, ' ')}\`` };
};
const pipfileSchema = schemas/* looseObject */._H3({
    requires: schemas/* looseObject */._H3({ python_version: schemas/* string */.YjP().optional().catch(undefined) })
        .optional()
        .catch(undefined),
});
const sources = [
    range('pyproject.toml', 'requires-python', (text) => readPyproject(text).project?.['requires-python']),
    range('pyproject.toml', 'python', (text) => poetryPython(text)),
    range('setup.cfg', 'python_requires', (text) => readIni(text).get('options')?.get('python_requires')?.replaceAll('\n', ',')),
    range('setup.py', 'python_requires', (text) => textArgument(text, 'python_requires')),
    lowestClassifier,
    pinnedVersion,
    range('Pipfile', 'python_version', (text) => pipfileSchema.parse(toml(text) ?? {}).requires?.python_version),
];
function poetryPython(text) {
    const table = readPyproject(text).tool?.poetry?.dependencies ?? {};
    const declared = schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* looseObject */._H3({ version: schemas/* string */.YjP() })]).safeParse(table['python']).data;
    return declared === undefined ? null : typeof declared === 'string' ? declared : declared.version;
}
function lowestClassifier({ path, text }) {
    const versions = classifiersIn(nameOf(path), text).flatMap((one) => {
        const [, major, minor] = /^Programming Language :: Python :: (\d)\.(\d+)$/u.exec(one.trim()) ?? [];
        return major === undefined ? [] : [[Number(major), Number(minor)]];
    });
    const python = versions.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])[0];
    return python ? { python, from: `the classifier \`Python :: ${python.join('.')}\`` } : null;
}
function classifiersIn(name, text) {
    if (name === 'setup.py')
        return listArgument(text, 'classifiers');
    if (name === 'setup.cfg')
        return (readIni(text).get('metadata')?.get('classifiers') ??
            readIni(text).get('metadata')?.get('classifier') ??
            '').split('\n');
    if (name !== 'pyproject.toml')
        return [];
    const { project, tool } = readPyproject(text);
    return [...(project?.classifiers ?? []), ...(tool?.poetry?.classifiers ?? [])];
}
function pinnedVersion({ path, text }) {
    const [, major, minor] = nameOf(path) === '.python-version' ? (/^[ \t]*(?:cpython-|python-)?(\d)\.(\d+)/mu.exec(text) ?? []) : [];
    return major === undefined ? null : { python: [Number(major), Number(minor)], from: `\`${major}.${minor}\`` };
}

// EXTERNAL MODULE: ./build/python/edits/edit.js
var edit = __webpack_require__(2221);
// EXTERNAL MODULE: ./build/python/imports/imports.js + 4 modules
var imports_imports = __webpack_require__(81448);
// EXTERNAL MODULE: ./build/python/tree/file.js + 4 modules
var tree_file = __webpack_require__(22486);
;// CONCATENATED MODULE: ./build/planning/apply.js



function applyFixes(parse, path, text, project, fixes) {
    const steps = [];
    let now = text;
    const make = (edits) => {
        now = (0,edit/* applyEdits */.ct)(now, edits);
        steps.push(edits);
    };
    const parsed = (edits) => make((0,tree_file/* withPython */.NB)(parse, path, now, project, edits));
    const imports = fixes.flatMap((one) => one.imports);
    const unused = [...new Set(fixes.flatMap((one) => one.unused))];
    make(fixes.flatMap((one) => one.edits));
    if (imports.length > 0)
        parsed((file) => (0,imports_imports/* addImports */.q3)(file, imports));
    if (unused.length > 0)
        parsed((file) => (0,imports_imports/* dropUnused */.aJ)(file, unused));
    return { text: now, moved: (place) => steps.reduce((at, edits) => (0,edit/* moved */.aW)(edits, at), place) };
}

;// CONCATENATED MODULE: ./build/manifests/toml-place.js
const piece = /"""(?:[^"\\]|\\[^]|"(?!""))*"{3,5}|'''(?:[^']|'(?!''))*'{3,5}|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*|[[\]{}]|\n|[^"'#[\]{}\n]+/uy;
function placesIn(text) {
    const statements = [];
    const headers = [];
    let table = '';
    for (let at = 0; at < text.length;) {
        const blank = /[ \t\r\n]*/uy;
        blank.lastIndex = at;
        blank.exec(text);
        at = blank.lastIndex;
        const end = endOfStatement(text, at);
        const line = text.slice(at, end);
        if (line.startsWith('[')) {
            table = plainName(/^\[\[?([^\]]*)/u.exec(line)?.[1] ?? '');
            headers.push({ table, end });
        }
        else if (line !== '' && !line.startsWith('#')) {
            const sign = /^(?:"[^"\n]*"|'[^'\n]*'|[^"'=\n])*/u.exec(line)?.[0].length ?? 0;
            const start = at + sign + 1 + (/^[ \t]*/u.exec(text.slice(at + sign + 1, at + sign + 200))?.[0].length ?? 0);
            statements.push({
                name: plainName(`${table === '' ? '' : `${table}.`}${line.slice(0, sign)}`),
                table,
                start,
                end: valueEnd(text, start),
            });
        }
        at = Math.max(end, at + 1);
    }
    return { statements, headers };
}
const plainName = (name) => name.replace(/["'\s]/gu, '');
function endOfStatement(text, from) {
    let depth = 0;
    for (const [at, token] of pieces(text, from)) {
        if (token === '[' || token === '{')
            depth += 1;
        else if (token === ']' || token === '}')
            depth -= 1;
        else if (token === '\n' && depth <= 0)
            return at;
    }
    return text.length;
}
function valueEnd(text, from) {
    let depth = 0;
    for (const [at, token] of pieces(text, from)) {
        if (token === '[' || token === '{')
            depth += 1;
        else if (token === ']' || token === '}') {
            depth -= 1;
            if (depth === 0)
                return at + 1;
        }
        else if (depth === 0 && (token === '\n' || token.startsWith('#')))
            return at;
    }
    return text.length;
}
function stringsIn(text, from, to) {
    const found = [];
    for (const [at, token] of pieces(text, from + 1)) {
        if (at >= to - 1)
            break;
        if (/^["']/u.test(token))
            found.push({ start: at, end: at + token.length });
        else if (!token.startsWith('#') && !/^[\s,]*$/u.test(token))
            return null;
    }
    return found;
}
function* pieces(text, from) {
    const next = new RegExp(piece.source, piece.flags);
    next.lastIndex = from;
    for (let found = next.exec(text); found !== null && found[0] !== ''; found = next.exec(text))
        yield [found.index, found[0]];
}

;// CONCATENATED MODULE: ./build/manifests/dependency-edits.js


const insertion = (at, text) => ({ start: at, end: at, text });
const lineEndOf = (text) => /\r\n|\n/u.exec(text)?.[0] ?? '\n';
function addToRequirements(text, { name, specifier }) {
    const newline = lineEndOf(text);
    const entries = requirementLines(text).flatMap((line) => {
        const found = dependencyOfLine(line, true);
        return found ? [{ ...line, name: found.name }] : [];
    });
    const before = indexIn(entries.map((entry) => entry.name), name);
    const first = entries[0];
    if (before === 0 && first)
        return [insertion(first.start, `${specifier}${newline}`)];
    const last = before === null
        ? requirementLines(text).findLast((line) => line.content !== '' || line.comment)
        : entries[before - 1];
    if (!last)
        return [insertion(text.length, `${text === '' || text.endsWith('\n') ? '' : newline}${specifier}${newline}`)];
    return [
        insertion(last.end, text.slice(last.start, last.end).endsWith('\n') ? `${specifier}${newline}` : `${newline}${specifier}${newline}`),
    ];
}
function indexIn(names, name) {
    if (names.length < 2 || names.some((one, at) => at > 0 && one < (names[at - 1] ?? '')))
        return null;
    const at = names.findIndex((one) => one > normalName(name));
    return at === -1 ? names.length : at;
}
function addToArray(text, { name, specifier }) {
    const array = placesIn(text).statements.find((one) => one.name === 'project.dependencies');
    if (!array || text[array.start] !== '[' || text[array.end - 1] !== ']')
        return null;
    const items = stringsIn(text, array.start, array.end);
    if (!items)
        return null;
    const quote = text[items[0]?.start ?? -1] === "'" ? "'" : '"';
    const entry = `${quote}${specifier}${quote}`;
    const inside = { start: array.start + 1, end: array.end - 1 };
    if (items.length === 0)
        return text.slice(inside.start, inside.end).trim() === '' ? [{ ...inside, text: entry }] : null;
    const names = items.map(({ start, end }) => dependency(text.slice(start + 1, end - 1))?.name ?? '');
    const at = indexIn(names, name) ?? items.length;
    const ownLine = items.every(({ start }) => /^[ \t]*$/u.test(lineBefore(text, start)));
    return ownLine ? onOwnLine(text, array.end, items, at, entry) : inLine(text, array.end, items, at, entry);
}
function onOwnLine(text, end, items, at, entry) {
    const next = items[at];
    const last = items[at - 1];
    const indent = lineBefore(text, (next ?? last)?.start ?? 0);
    const newline = lineEndOf(text.slice(items[0]?.start));
    if (!last)
        return next ? [insertion(next.start, `${entry},${newline}${indent}`)] : null;
    const [behind = '', comma = ''] = /^[ \t]*(,?)[ \t]*(?:#[^\n]*)?/u.exec(text.slice(last.end, end)) ?? [];
    const lineEnd = last.end + behind.trimEnd().length;
    if (next)
        return comma === '' ? null : [insertion(lineEnd, `${newline}${indent}${entry},`)];
    if (comma !== '')
        return [insertion(lineEnd, `${newline}${indent}${entry},`)];
    const added = `${newline}${indent}${entry}`;
    return lineEnd === last.end
        ? [insertion(last.end, `,${added}`)]
        : [insertion(last.end, ','), insertion(lineEnd, added)];
}
function inLine(text, end, items, at, entry) {
    const next = items[at];
    if (next)
        return [insertion(next.start, `${entry}, `)];
    const last = items[at - 1];
    if (!last)
        return null;
    const comma = /^\s*,/u.exec(text.slice(last.end, end))?.[0];
    return comma === undefined ? [insertion(last.end, `, ${entry}`)] : [insertion(last.end + comma.length, ` ${entry},`)];
}
const lineBefore = (text, at) => text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
function addToTable(text, { name, specifier }) {
    const table = 'tool.poetry.dependencies';
    const { statements, headers } = placesIn(text);
    const header = headers.find((one) => one.table === table);
    const entries = statements.filter((one) => one.table === table);
    if (!header)
        return null;
    const newline = lineEndOf(text);
    const line = `${name} = "${dependency(specifier)?.specifier || '*'}"`;
    const packages = entries.filter((one) => one.name !== `${table}.python`);
    const at = indexIn(packages.map((one) => normalName(one.name.slice(table.length + 1).replace(/\..*$/u, ''))), name);
    const before = at === null ? entries.at(-1) : at === 0 ? entries.find((one) => one.name === `${table}.python`) : packages[at - 1];
    const end = text.indexOf('\n', before?.end ?? header.end);
    return [end === -1 ? insertion(text.length, `${newline}${line}${newline}`) : insertion(end + 1, `${line}${newline}`)];
}

;// CONCATENATED MODULE: ./build/manifests/requirement.js





const refused = (because) => ({ kind: 'refused', because });
function declare(project, requirement) {
    const known = answers.get(project) ?? new Map();
    answers.set(project, known);
    const declared = known.get(requirement.specifier) ?? look(project, requirement);
    known.set(requirement.specifier, declared);
    return declared;
}
const answers = new WeakMap();
function look(project, requirement) {
    const wanted = dependency(requirement.specifier);
    const name = wanted?.name ?? requirement.name;
    for (const manifest of project.manifests) {
        const found = dependenciesIn(manifest).find((one) => one.runtime && one.name === name);
        if (found)
            return present(found, manifest, requirement, wanted);
    }
    const because = `the project does not declare \`${name}\``;
    const lock = project.manifests.find(({ path }) => toolOf(path) !== undefined);
    if (lock)
        return refused(`${because}, and \`${lock.path}\` has to change with it: run \`${toolOf(lock.path)} "${requirement.specifier}"\``);
    const places = placesOf(project.manifests);
    const [place, ...others] = places;
    if (!place)
        return refused(`${because}: add \`${requirement.specifier}\` where its dependencies are declared`);
    const names = places
        .map(({ path, text }) => (isRequirements(path) && isMade(text) ? `what \`${path}\` is made from` : `\`${path}\``))
        .join(' and ');
    const line = place.add === addToTable ? tableLine(requirement) : requirement.specifier;
    const edits = others.length === 0 && place.add ? place.add(place.text, requirement) : null;
    if (!edits || !holds(place, edits, name))
        return refused(`${because}: add \`${line}\` to the dependencies in ${names}`);
    return { kind: 'edit', file: { path: place.path, edits } };
}
function declareAll(project, requirements) {
    let manifests = project.manifests;
    for (const requirement of requirements) {
        const declared = declare({ ...project, manifests }, requirement);
        if (declared.kind !== 'edit')
            continue;
        const { path, edits } = declared.file;
        manifests = manifests.map((one) => (one.path === path ? { path, text: (0,edit/* applyEdits */.ct)(one.text, edits) } : one));
    }
    return manifests.flatMap(({ path, text }, at) => {
        const before = project.manifests[at]?.text ?? text;
        return before === text ? [] : [{ path, before, after: text }];
    });
}
function present(found, { path }, { specifier }, wanted) {
    const floor = /^>=([^,]+)/u.exec(wanted?.specifier ?? '')?.[1];
    if (floor === undefined || allowsFrom(found.specifier, floor))
        return { kind: 'declared' };
    return refused(`\`${path}\` keeps \`${found.name}${found.specifier}\`, and the fix needs \`${specifier}\`: raise it there`);
}
function toolOf(path) {
    const tools = {
        'uv.lock': 'uv add',
        'poetry.lock': 'poetry add',
        'pdm.lock': 'pdm add',
        'Pipfile.lock': 'pipenv install',
    };
    return tools[nameOf(path)];
}
const installsItself = ({ path, text }) => isRequirements(path) &&
    requirementLines(text).some(({ content }) => /^(?:(?:-e|--editable)[ =])?\.(?:\/|\[|$)/u.test(content));
function placesOf(manifests) {
    for (const folder of new Set(manifests.map(({ path }) => folderOf(path)))) {
        const here = manifests.filter(({ path }) => folderOf(path) === folder);
        const found = here.flatMap((manifest) => placeIn(manifest, here) ?? []);
        const package_ = found.filter(({ path }) => !isRequirements(path));
        if (found.length > 0)
            return package_.length > 0 ? found.filter((one) => !installsItself(one)) : found;
    }
    return [];
}
function placeIn({ path, text }, around) {
    const name = nameOf(path);
    if (name === 'pyproject.toml')
        return requirement_inPyproject({ path, text });
    if (name === 'Pipfile')
        return { path, text, add: null };
    if (name === 'setup.cfg')
        return /^install_requires\b/mu.test(text) ? { path, text, add: null } : null;
    if (name === 'setup.py')
        return /\binstall_requires\b/u.test(text) && !/requirements[\w/-]*\.txt/u.test(text)
            ? { path, text, add: null }
            : null;
    if (path === `${folderOf(path)}requirements.txt`)
        return { path, text, add: isPlain(text) ? addToRequirements : null };
    const isMain = isRequirements(path) && !around.some((one) => one.path === `${folderOf(path)}requirements.txt`);
    return isMain && dependenciesIn({ path, text }).some(({ runtime }) => runtime) ? { path, text, add: null } : null;
}
function requirement_inPyproject({ path, text }) {
    const { project, tool } = readPyproject(text);
    if (project?.dependencies)
        return { path, text, add: addToArray };
    if (tool?.poetry?.dependencies)
        return { path, text, add: addToTable };
    if (!project)
        return null;
    const dynamic = project.dynamic?.includes('dependencies') ?? false;
    return dynamic && JSON.stringify(tool?.setuptools?.dynamic?.dependencies ?? '').includes('requirements')
        ? null
        : dynamic
            ? { path, text, add: null }
            : null;
}
const isPlain = (text) => !isMade(text) && !text.includes('--hash') && !/^[ \t]*(?:-r|--requirement|--require-hashes)\b/mu.test(text);
const isMade = (text) => /^[ \t]*#.*(?:generated by|pip-compile|pip freeze|\buv (?:pip|export)\b|poetry export|pdm export)/imu.test(text);
function holds({ path, text }, edits, name) {
    const after = dependenciesIn({ path, text: (0,edit/* applyEdits */.ct)(text, edits) });
    const others = after.filter((one) => one.name !== name || !one.runtime);
    return (others.length === after.length - 1 && JSON.stringify(others) === JSON.stringify(dependenciesIn({ path, text })));
}
const tableLine = ({ specifier, name }) => `${name} = "${dependency(specifier)?.specifier || '*'}"`;

// EXTERNAL MODULE: ./build/model/fixes/fix.js
var fix = __webpack_require__(79797);
// EXTERNAL MODULE: ./build/python/text/nosec.js
var nosec = __webpack_require__(175);
// EXTERNAL MODULE: ./build/python/tree/tree.js
var tree = __webpack_require__(74214);
;// CONCATENATED MODULE: ./build/planning/broken-f-string.js

const breaksFString = (file, edits, [major, minor]) => (major > 3 || minor < 12) &&
    edits.some((edit) => {
        if (!/['"\\\n#]/u.test(edit.text))
            return false;
        const node = file.root.descendantForIndex(edit.start, edit.end);
        const field = node && (0,tree/* enclosing */.fD)(node, 'interpolation');
        return field !== null && field.startIndex < edit.start;
    });

;// CONCATENATED MODULE: ./build/planning/dodges.js
const dodges = [
    [/if __debug__/, 'B101: still gone under -O'],
    [/\bbuiltins\.(?:exec|eval)\b/, 'B102, B307: the same function by another name'],
    [/mode=0o\d*[2367]\d?\b|S_IRWXO|S_IWOTH/, 'B103: the same open mode in another spelling'],
    [/["']::["']|\(\(["']{2},/, 'B104: also all interfaces'],
    [/(?:password|secret|token)\w*\s*:\s*str\s*=\s*["'][^"']/i, 'B105, B107: the secret is still there'],
    [
        /(?:password|passwd|secret|token|key)\w*\W+=\s*os\.(?:getenv|environ\.get)\([^)]*,\s*["'][^"']/i,
        'B105: the secret as a fallback',
    ],
    [/gettempdir\(\)/, 'B108: a fixed name in the same shared folder'],
    [
        /suppress\((?:Base)?Exception\)|except BaseException|except(?: Exception)?:\s*\.\.\./,
        'B110, B112: still swallows everything',
    ],
    [/requests\.Session\(\)\.\w+\((?![^)]*timeout)|requests\.request\((?![^)]*timeout)/, 'B113: no timeout either'],
    [/debug=1\b/, 'B201: still on'],
    [/decrepit|MODE_ECB/, 'B304, B305: the same weak cipher'],
    [/SafeString\(|SafeText\(/, 'B308, B703: marks without escaping'],
    [/_create_unverified_context/, 'B323: still unverified'],
    [/usedforsecurity=(?!False\b)/, 'B324: only the literal False says something'],
    [/verify=(?:False|0|None|[A-Z_]+)\b/, 'B501, B612: not verified, or nobody can tell'],
    [/SSLContext\(ssl\.PROTOCOL_(?:SSL|TLSv1\b|TLSv1_1)|PROTOCOL_TLSv1\b|PROTOCOL_SSLv/, 'B502: the same old protocol'],
    [/(?:generate|key_size=|bits=)\(?[A-Z_]+\b/, 'B505: a size that Bandit cannot see'],
    [/from yaml import [^#\n]*\bload\b/, 'B506: hides the call'],
    [/AutoAddPolicy|WarningPolicy|policy=/, 'B507: still accepts any host key'],
    [/args=[^)]*shell=True/, 'B602: hides the command'],
    [/getattr\(os/, 'B605: hides the call'],
    [/shutil\.which/, 'B607: the same lookup'],
    [/["'] ?["']\.join\(\s*\[\s*["'](?:SELECT|DELETE|INSERT|UPDATE)/i, 'B608: builds the same text elsewhere'],
    [/from torch import [^#\n]*\bload\b/, 'B614: hides the call'],
    [/revision=(?:[A-Z_]+\b|["'](?:main|master)["'])/, 'B615: a name that can move'],
    [/jinja2\.Template\(|import Template\b[^\n]*jinja/, 'B701: does not escape either'],
];
function dodgeIn({ before, after }) {
    const old = new Set(before.split('\n').map((line) => line.trim()));
    const added = after
        .split('\n')
        .filter((line) => !old.has(line.trim()))
        .join('\n');
    return (dodges.find(([pattern]) => pattern.test(added) && !pattern.test(before))?.[1] ??
        (/#\s*nosec/iu.test(added) && !/#\s*nosec/iu.test(before) ? 'a suppression' : null));
}

// EXTERNAL MODULE: ./build/python/text/lines.js
var lines = __webpack_require__(2160);
;// CONCATENATED MODULE: ./build/planning/fix-excerpt.js



const nearby = 15;
function excerptOf(file, { span }, { edits }, distance = nearby) {
    const near = edits.filter((edit) => Math.abs((0,lines/* lineOf */.cA)(file.lines, edit.start) - span.startLine) <= distance);
    const shown = near.length > 0 ? near : edits;
    const start = (0,tree_file/* lineStart */.PT)(file.text, Math.min(...shown.map((edit) => edit.start), file.text.length));
    const end = Math.max(start, ...shown.map((edit) => reach(file.text, edit)));
    const inside = shown.map((edit) => ({ start: edit.start - start, end: edit.end - start, text: edit.text }));
    const before = file.text.slice(start, end);
    return { line: (0,lines/* lineOf */.cA)(file.lines, start), before, after: (0,edit/* applyEdits */.ct)(before, inside) };
}
const reach = (text, edit) => edit.end > edit.start && text[edit.end - 1] === '\n' ? edit.end : (0,tree_file/* lineEnd */.kd)(text, edit.end);

;// CONCATENATED MODULE: ./build/planning/lost-comment.js

function lostComment(file, edits) {
    const removing = edits.filter((edit) => edit.end > edit.start && file.text.slice(edit.start, edit.end).includes('#'));
    for (const edit of removing) {
        const node = file.root.descendantForIndex(edit.start, edit.end);
        const comments = node?.descendantsOfType('comment') ?? [];
        for (const comment of comments) {
            const isInside = comment !== null && edit.start <= comment.startIndex && comment.endIndex <= edit.end;
            if (isInside &&
                !edits.some(({ text }) => text.includes(comment.text.trimEnd())) &&
                !goesWithImport(file, comment, edit))
                return comment;
        }
    }
    return null;
}
function goesWithImport(file, comment, edit) {
    if ((0,tree/* enclosing */.fD)(comment, 'import_statement', 'import_from_statement'))
        return true;
    const isOnItsLine = (node) => edit.start <= node.startIndex &&
        node.endIndex <= comment.startIndex &&
        !file.text.slice(node.endIndex, comment.startIndex).includes('\n');
    return file.root
        .descendantsOfType(['import_statement', 'import_from_statement'])
        .some((node) => node !== null && isOnItsLine(node));
}

;// CONCATENATED MODULE: ./build/planning/plan.js









function planFixes(targets, situation) {
    const byPath = new Map();
    for (const target of targets)
        byPath.set(target.now.path, [...(byPath.get(target.now.path) ?? []), target]);
    const plans = [...byPath].map(([path, inFile]) => planFile(path, inFile, situation));
    return {
        files: plans.flatMap(({ file }) => (file.fixes.length > 0 ? [file] : [])),
        refused: plans.flatMap(({ refused }) => refused),
        waiting: plans.flatMap(({ waiting }) => waiting),
    };
}
function planFile(path, targets, situation) {
    const text = situation.texts.get(path);
    if (text === undefined)
        return {
            file: { path, text: '', fixes: [] },
            refused: targets.map((target) => refusedBy(target, noSource)),
            waiting: [],
        };
    return (0,tree_file/* withPython */.NB)(situation.parse, path, text, situation.project, (file) => planInside(file, targets, situation));
}
const noSource = (0,fix/* refuse */.TR)('its source could not be read', 'Files outside the repository, and those in an encoding that is not known here, are left alone.');
function planInside(file, targets, situation) {
    const fixes = [];
    const refused = [];
    const waiting = [];
    for (const target of targets) {
        const remedy = allowed(answer(file, target, situation), file, target, situation);
        if (remedy.kind === 'refusal')
            refused.push(refusedBy(target, remedy));
        else {
            const before = fixes.find((other) => other.fix.edits.some((a) => remedy.edits.some((b) => (0,edit/* clash */.Gn)(a, b))));
            if (before)
                waiting.push({ target, behind: before.target.now.test });
            else
                fixes.push({
                    target,
                    fix: remedy,
                    excerpt: excerptOf(file, target.now, remedy),
                    requirements: remedy.requirements,
                });
        }
    }
    return { file: { path: file.path, text: file.text, fixes }, refused, waiting };
}
const refusedBy = ({ finding }, { because, advice }) => ({
    finding,
    because,
    advice,
});
function answer(file, { now }, { ruleOf, limits }) {
    if (limits.reason !== null)
        return suppression(file, now, limits.reason);
    const rule = ruleOf(now.test);
    return rule.fix?.(now, file) ?? (0,fix/* refuse */.TR)('no edit is known for this test', 'See the remedy of its rule.');
}
function suppression(file, now, reason) {
    const node = (0,tree_file/* nodeOf */.E7)(file, now);
    if (!node)
        return fix/* unreadable */.O$;
    const comment = (0,nosec/* nosec */.F)(file, node, now.test, reason);
    if (!comment)
        return (0,fix/* refuse */.TR)('no comment can stand at this line, or it has a `nosec` already', 'Edit the line by hand.');
    return (0,fix/* fix */.Up)({ edits: [comment], summary: `Suppress ${now.test} with your reason`, suppression: true });
}
function allowed(remedy, file, { now }, { project, limits }) {
    if (remedy.kind === 'refusal')
        return remedy;
    const changes = remedy.edits.some(({ start, end, text }) => file.text.slice(start, end) !== text);
    if (!changes && remedy.imports.length === 0 && remedy.unused.length === 0)
        return fix/* unreadable */.O$;
    if (limits.safety === 'safe' && remedy.safety === 'review')
        return needsReview(remedy);
    if (remedy.python && older(project.python, remedy.python))
        return tooOld(remedy, remedy.python, project);
    if (breaksFString(file, remedy.edits, project.python))
        return (0,fix/* refuse */.TR)('the code is inside an f-string, where the new text cannot stand', 'Move the expression out of the string first.');
    if (lostComment(file, remedy.edits)) {
        return (0,fix/* refuse */.TR)('a comment stands in the code that would be replaced, and would be lost', `${remedy.summary}, and move the comment out first.`);
    }
    const dodge = remedy.suppression ? null : dodgeIn(excerptOf(file, now, remedy, Infinity));
    if (dodge)
        return (0,fix/* refuse */.TR)(`the edit would only hide the finding: ${dodge}`);
    for (const requirement of remedy.requirements) {
        const declared = declare(project, requirement);
        if (declared.kind === 'refused')
            return (0,fix/* refuse */.TR)(declared.because, `${remedy.summary}, once the package is declared.`);
    }
    return remedy;
}
const needsReview = ({ summary, suppression: comment }) => (0,fix/* refuse */.TR)(`the fix ${comment ? 'is a suppression' : 'may change behaviour'} and needs \`fix-safety: review\``, `${summary}.`);
const older = ([major, minor], [needMajor, needMinor]) => major < needMajor || (major === needMajor && minor < needMinor);
const tooOld = ({ summary }, [major, minor], { python, pythonFrom }) => (0,fix/* refuse */.TR)(`the fix needs Python ${major}.${minor}, and the project supports ${python.join('.')} (${pythonFrom})`, `${summary}, once older Pythons are dropped.`);

;// CONCATENATED MODULE: ./build/planning/postponed-findings.js


function carryOver(targets, made) {
    if (made === null)
        return { targets, gone: [] };
    const oldLines = (0,lines/* linesOf */.Dx)(made.file.text);
    const newLines = (0,lines/* linesOf */.Dx)(made.applied.text);
    const left = new Set(made.reported);
    const carried = [];
    const gone = [];
    for (const target of targets) {
        const { span, test } = target.now;
        const place = made.applied.moved({
            start: (0,tree_file/* indexOf */.qh)(oldLines, span.startLine, span.startColumn),
            end: (0,tree_file/* indexOf */.qh)(oldLines, span.endLine, span.endColumn),
        });
        const now = [...left].find((finding) => {
            const start = (0,tree_file/* indexOf */.qh)(newLines, finding.span.startLine, finding.span.startColumn);
            return finding.test === test && place.start <= start && start < Math.max(place.end, place.start + 1);
        });
        if (now) {
            left.delete(now);
            carried.push({ finding: target.finding, now });
        }
        else
            gone.push(target);
    }
    return { targets: carried, gone };
}
const takenBy = (target, file) => file.fixes.toSorted((a, b) => distance(a.target, target) - distance(b.target, target))[0];
const distance = (a, b) => Math.abs(a.now.span.startLine - b.now.span.startLine);

// EXTERNAL MODULE: ./build/identity/locate.js + 2 modules
var locate = __webpack_require__(22651);
// EXTERNAL MODULE: ./build/report/read-report.js + 11 modules
var read_report = __webpack_require__(65468);
;// CONCATENATED MODULE: ./build/proving/judge-fixes.js


function judgeFixes(file, applied, before, after) {
    const oldLines = (0,lines/* linesOf */.Dx)(file.text);
    const newLines = (0,lines/* linesOf */.Dx)(applied.text);
    const left = new Map(after.map((finding) => [finding, stretchOf(finding, newLines)]));
    const targets = new Set(file.fixes.map(({ target }) => target.now));
    for (const old of before) {
        if (targets.has(old))
            continue;
        const place = applied.moved(stretchOf(old, oldLines));
        const same = find(left, old.test, (at) => at.start === place.start && at.end === place.end) ??
            find(left, old.test, (at) => within(at.start, place));
        if (same)
            left.delete(same);
    }
    const fallen = file.fixes.flatMap((planned) => {
        const { now } = planned.target;
        const place = applied.moved(stretchOf(now, oldLines));
        const still = find(left, now.test, (at) => within(at.start, place));
        if (still)
            left.delete(still);
        return still ? [{ planned, reason: `Bandit still reports ${now.test} on the new code` }] : [];
    });
    const adds = new Set(file.fixes.flatMap(({ fix }) => fix.adds));
    const news = [...left.keys()];
    return {
        file,
        fallen,
        unexplained: news.filter(({ test }) => !adds.has(test)),
        announced: news.filter(({ test }) => adds.has(test)),
    };
}
function unmasked({ file, unexplained }, applied, alone) {
    const oldLines = (0,lines/* linesOf */.Dx)(file.text);
    const newLines = (0,lines/* linesOf */.Dx)(applied.text);
    const hidden = alone.map((finding) => ({ test: finding.test, place: applied.moved(stretchOf(finding, oldLines)) }));
    return unexplained.filter((finding) => {
        const { start } = stretchOf(finding, newLines);
        return !hidden.some(({ test, place }) => test === finding.test && within(start, place));
    });
}
function blame({ file }, applied, news) {
    const oldLines = (0,lines/* linesOf */.Dx)(file.text);
    const newLines = (0,lines/* linesOf */.Dx)(applied.text);
    const fallen = new Map();
    for (const finding of news) {
        const { start } = stretchOf(finding, newLines);
        const near = file.fixes.filter(({ target, fix }) => [stretchOf(target.now, oldLines), ...fix.edits].some((place) => within(start, applied.moved(place))));
        for (const planned of near.length > 0 ? near : file.fixes)
            fallen.set(planned, { planned, reason: `Bandit newly reports ${finding.test} on the new code` });
    }
    return [...fallen.values()];
}
const within = (index, { start, end }) => start <= index && index < Math.max(end, start + 1);
const find = (all, test, fits) => {
    for (const [finding, place] of all)
        if (finding.test === test && fits(place))
            return finding;
    return undefined;
};
const stretchOf = ({ span }, lines) => ({
    start: (0,tree_file/* indexOf */.qh)(lines, span.startLine, span.startColumn),
    end: (0,tree_file/* indexOf */.qh)(lines, span.endLine, span.endColumn),
});

;// CONCATENATED MODULE: ./build/proving/prove.js




const maxScans = 8;
async function prove(files, bench, world) {
    const proven = [];
    const fallen = [];
    const postponed = [];
    let open = files;
    for (let scans = 0; open.length > 0 && scans < maxScans; scans += 1) {
        const results = await examine(open, bench, world);
        const next = [];
        for (const result of results) {
            const { file } = result.proven;
            const lost = new Set(result.fallen.map(({ planned }) => planned));
            const half = file.fixes.length >> 1;
            fallen.push(...result.fallen);
            if (result.broken !== null && half === 0)
                fallen.push(...file.fixes.map((planned) => ({ planned, reason: result.broken ?? '' })));
            else if (result.broken !== null) {
                next.push({ ...file, fixes: file.fixes.slice(0, half) });
                postponed.push(...file.fixes.slice(half));
            }
            else if (lost.size === 0)
                proven.push(result.proven);
            else
                next.push({ ...file, fixes: file.fixes.filter((planned) => !lost.has(planned)) });
        }
        open = next.filter(({ fixes }) => fixes.length > 0);
    }
    const unsettled = open
        .flatMap(({ fixes }) => fixes)
        .map((planned) => ({ planned, reason: `no proof was found in ${maxScans} scans of the file` }));
    return { proven, fallen: [...fallen, ...unsettled], postponed };
}
async function examine(files, bench, world) {
    const tried = files.map((file) => ({
        file,
        applied: applyFixes(bench.parse, file.path, file.text, bench.project, file.fixes.map(({ fix }) => fix)),
    }));
    const texts = new Map(tried.map(({ file, applied }) => [file.path, applied.text]));
    const seen = await prove_look(texts, bench.request, bench, world);
    const judged = tried.map(({ file, applied }) => ({
        applied,
        broken: seen.broken.get(file.path) ?? null,
        reported: seen.findings.get(file.path) ?? [],
        judgement: judgeFixes(file, applied, bench.reported.get(file.path) ?? [], seen.findings.get(file.path) ?? []),
    }));
    const alone = await maskedBefore(judged.flatMap(({ judgement, broken }) => (broken === null ? [judgement] : [])), bench, world);
    return judged.map(({ applied, broken, reported, judgement }) => {
        const { file } = judgement;
        const news = unmasked(judgement, applied, alone.get(file.path) ?? []);
        const fallen = broken === null ? oncePerFix([...judgement.fallen, ...blame(judgement, applied, news)]) : [];
        const seenNow = judgement.unexplained.filter((finding) => !news.includes(finding));
        return {
            proven: { file, text: applied.text, reported, applied, news: [...judgement.announced, ...seenNow] },
            fallen,
            broken,
        };
    });
}
const oncePerFix = (fallen) => [
    ...new Map(fallen.toReversed().map((one) => [one.planned, one])).values(),
];
async function maskedBefore(judgements, bench, world) {
    const found = new Map();
    for (const test of new Set(judgements.flatMap(({ unexplained }) => unexplained.map((finding) => finding.test)))) {
        const files = judgements
            .filter(({ unexplained }) => unexplained.some((finding) => finding.test === test))
            .map(({ file }) => file);
        const seen = await prove_look(new Map(files.map(({ path, text }) => [path, text])), { ...bench.request, tests: test, skips: '' }, bench, world);
        for (const [path, findings] of seen.findings)
            found.set(path, [...(found.get(path) ?? []), ...findings]);
    }
    return found;
}
async function prove_look(texts, request, { folder, unscanned }, world) {
    const { scan, broken } = await world.examine(texts, request);
    const report = (0,read_report/* readReport */.t)(scan, request, folder);
    const findings = new Map([...texts.keys()].map((path) => [path, []]));
    for (const finding of (0,locate/* locate */.x)(report.findings, texts))
        findings.get(finding.path)?.push(finding);
    const old = new Set(unscanned.map(({ path, kind, reason }) => `${path}\0${kind}\0${reason}`));
    const failed = report.unscanned.flatMap(({ path, kind, reason }) => path !== null && texts.has(path) && !old.has(`${path}\0${kind}\0${reason}`)
        ? [[path, `Bandit cannot judge the new code: ${reason}`]]
        : []);
    const scanned = new Set(report.scanned);
    const unseen = [...texts.keys()]
        .filter((path) => !scanned.has(path))
        .map((path) => [path, 'Bandit did not scan the new code']);
    return { findings, broken: new Map([...unseen, ...failed, ...broken]) };
}

;// CONCATENATED MODULE: ./build/proving/bisect.js
async function bisect(good, suspects, failed, run) {
    const [only, ...others] = suspects;
    if (only === undefined)
        return { good, bad: [] };
    if (others.length === 0)
        return { good, bad: [{ one: only, run: failed }] };
    const half = suspects.length >> 1;
    const first = await attempt(good, suspects.slice(0, half), run);
    const second = await attempt(first.good, suspects.slice(half), run);
    return { good: second.good, bad: [...first.bad, ...second.bad] };
}
async function attempt(good, suspects, run) {
    const together = [...good, ...suspects];
    const result = await run(together);
    return result.status === 'passed' ? { good: together, bad: [] } : bisect(good, suspects, result, run);
}

;// CONCATENATED MODULE: ./build/proving/test-fixes.js

const untested = (command) => ({
    command,
    verdict: 'passed',
    output: '',
    runs: 0,
    seconds: 0,
});
const patience = 3600;
const outOfTime = { status: 'not-started', output: '', seconds: 0 };
async function testFixes(proven, before, compose, world) {
    const all = proven.flatMap(({ file }) => file.fixes);
    const log = [];
    const run = async (fixes) => {
        if (log.length > 2 && log.reduce((sum, { seconds }) => sum + seconds, before.seconds) > patience)
            return outOfTime;
        const result = await world.test(before.command, compose(narrowed(proven, new Set(fixes))));
        log.push(result);
        return result;
    };
    const done = (good, culprits, verdict, output = '') => ({
        good: new Set(good),
        culprits,
        proof: {
            command: before.command,
            verdict,
            output,
            runs: before.runs + log.length,
            seconds: before.seconds + log.reduce((sum, { seconds }) => sum + seconds, 0),
        },
    });
    if (before.runs === 0) {
        const clean = await world.test(before.command, []);
        log.push(clean);
        if (clean.status === 'not-started')
            return done(all, [], 'not-run', clean.output);
        if (clean.status !== 'passed')
            return done(all, [], 'red-before', clean.output);
    }
    const together = await run(all);
    if (together.status === 'passed')
        return done(all, [], 'passed');
    const { good, bad } = await bisect([], all, together, run);
    return done(good, bad, 'passed');
}
const narrowed = (files, chosen) => files
    .map(({ file }) => ({ ...file, fixes: file.fixes.filter((planned) => chosen.has(planned)) }))
    .filter(({ fixes }) => fixes.length > 0);

;// CONCATENATED MODULE: ./build/fixing/changed-files.js

function changedFiles(project, sources, texts, requirements) {
    const code = [...texts].flatMap(([path, after]) => {
        const before = sources.get(path);
        return before !== undefined && before !== after ? [{ path, before, after }] : [];
    });
    return [...code, ...declareAll(project, requirements)].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

// EXTERNAL MODULE: ./node_modules/diff/libesm/patch/create.js + 2 modules
var create = __webpack_require__(37291);
;// CONCATENATED MODULE: ./build/fixing/fix-regions.js


function fixRegions(files, { parse, project }) {
    return new Map(files.flatMap(({ path, text, fixes }) => fixes.map((planned) => [planned, regionsBetween(text, applyFixes(parse, path, text, project, [planned.fix]).text)])));
}
function regionsBetween(before, after) {
    const lines = before.split(/(?<=\n)/u);
    const newLines = after.split(/(?<=\n)/u);
    const patch = (0,create/* structuredPatch */.YB)('', '', before, after, undefined, undefined, { context: 0, maxEditLength: 2000 });
    return (patch?.hunks ?? []).map(({ oldStart, oldLines, newStart, newLines: count }) => {
        const [from, to] = [oldStart - 1, newStart - 1];
        return {
            line: from + 1,
            before: lines.slice(from, from + oldLines).join(''),
            after: newLines.slice(to, to + count).join(''),
        };
    });
}

;// CONCATENATED MODULE: ./build/fixing/fix-steps.js


const asFixed = ({ target: { finding }, fix: { summary, safety, cautions, suppression }, excerpt }, regions = []) => ({ finding, summary, safety, cautions, suppression, excerpt, regions });
function fixSteps(rounds, sources, { parse, project }) {
    const steps = [];
    let texts = sources;
    const made = [];
    for (const files of rounds) {
        const done = new Set();
        for (const test of testsOf(files)) {
            const now = files.filter(({ fixes }) => fixes.some(({ target }) => target.now.test === test));
            const fixes = now.flatMap((file) => file.fixes.filter(({ target }) => target.now.test === test));
            for (const planned of fixes)
                done.add(planned);
            made.push(...fixes);
            texts = new Map([...texts, ...now.map((file) => [file.path, textWith(file, done, parse, project)])]);
            const changed = changedFiles(project, sources, texts, made.flatMap(({ requirements }) => requirements));
            const before = new Map(steps.flatMap((step) => step.files).map(({ path, after }) => [path, after]));
            steps.push({
                test,
                fixed: fixes.map((planned) => asFixed(planned)),
                files: changed.filter(({ path, after }) => before.get(path) !== after),
            });
        }
    }
    return steps;
}
const testsOf = (files) => new Set(files.flatMap(({ fixes }) => fixes.map(({ target }) => target.now.test)));
const textWith = ({ path, text, fixes }, chosen, parse, project) => applyFixes(parse, path, text, project, fixes.filter((planned) => chosen.has(planned)).map(({ fix }) => fix)).text;

;// CONCATENATED MODULE: ./build/fixing/remediate.js









const maxRounds = 6;
async function remediate(task, world, ruleOf) {
    const parse = await world.parser();
    const whole = readProject(await world.manifests(), task.python);
    const shut = await obstacles([...pathsOf(task.findings), ...whole.manifests.map(({ path }) => path)], task, world);
    const project = { ...whole, manifests: whole.manifests.filter(({ path }) => !shut.has(path)) };
    const workshop = { task, world, parse, project, ruleOf };
    let progress = await beginning(workshop, shut);
    for (let round = 0; progress.waiting.length > 0 && round < maxRounds; round += 1)
        progress = await playRound(progress, workshop);
    const { fixed, along, refused, dropped, waiting, tests, texts, rounds, news } = progress;
    const regions = task.stepwise
        ? fixRegions(rounds[0] ?? [], { parse, project })
        : new Map();
    return {
        fixed: [...fixed.map((planned) => asFixed(planned, regions.get(planned))), ...along],
        refused: [...refused, ...waiting.map(stillWaiting)],
        dropped,
        news,
        tests,
        notes: [],
        steps: task.stepwise ? fixSteps(rounds, task.sources, { parse, project }) : [],
        files: changedFiles(project, task.sources, texts, fixed.flatMap(({ requirements }) => requirements)),
    };
}
async function obstacles(paths, { protect }, world) {
    const uncommitted = protect ? await world.uncommitted(paths) : [];
    const linked = await world.linked(paths);
    return new Map([
        ...uncommitted.map((path) => [path, notCommitted]),
        ...linked.map((path) => [path, isLink]),
    ]);
}
const notCommitted = {
    because: 'the file is not committed as it is',
    advice: 'Commit or stash your changes, or use `--force`.',
};
const isLink = {
    because: 'the path leads through a link',
    advice: 'Scan the file at its real place: a patch cannot change it through the link.',
};
async function beginning({ task, world }, shut) {
    const open = task.findings.filter(({ path }) => !shut.has(path));
    const reported = await reportedNow(task, pathsOf(open), world);
    const pairs = open.map((finding) => ({
        finding,
        now: (reported.get(finding.path) ?? []).find((other) => other === finding || isSame(other, finding)),
    }));
    return {
        texts: task.sources,
        reported,
        fixed: [],
        along: [],
        dropped: [],
        refused: [
            ...task.findings.flatMap((finding) => shut.has(finding.path) ? [{ finding, ...notCommitted, ...shut.get(finding.path) }] : []),
            ...pairs.flatMap(({ finding, now }) => (now ? [] : [notReported(finding)])),
        ],
        waiting: pairs.flatMap(({ finding, now }) => (now ? [{ target: { finding, now }, behind: '' }] : [])),
        tests: task.testCommand.length > 0 ? untested(task.testCommand) : null,
        rounds: [],
        news: [],
    };
}
async function playRound(progress, workshop) {
    const { task, world, parse, project, ruleOf } = workshop;
    const bench = {
        parse,
        project,
        request: task.request,
        folder: task.folder,
        reported: progress.reported,
        unscanned: task.unscanned,
    };
    const plan = planFixes(progress.waiting.map(({ target }) => target), { parse, project, texts: progress.texts, limits: task.limits, ruleOf });
    const proof = await prove(plan.files, bench, world);
    const tested = await testRound(proof, progress, workshop);
    const made = tested && tested.culprits.length > 0
        ? (await prove(narrowed(proof.proven, tested.good), bench, world)).proven
        : proof.proven;
    const waiting = [...plan.waiting, ...proof.postponed.map(({ target }) => ({ target, behind: target.now.test }))];
    const carried = waiting.map((one) => ({ one, ...carryOver([one.target], madeOf(one.target, made)) }));
    return {
        texts: new Map([...progress.texts, ...made.map(({ file, text }) => [file.path, text])]),
        reported: new Map([...progress.reported, ...made.map(({ file, reported }) => [file.path, reported])]),
        fixed: [...progress.fixed, ...made.flatMap(({ file }) => file.fixes)],
        along: [
            ...progress.along,
            ...carried.flatMap(({ gone }) => gone.map((target) => goneAlong(target, madeOf(target, made)?.file))),
        ],
        refused: [...progress.refused, ...plan.refused],
        dropped: [...progress.dropped, ...droppedIn(proof, tested, made)],
        waiting: carried.flatMap(({ one, targets: [target] }) => (target ? [{ ...one, target }] : [])),
        tests: tested?.proof ?? progress.tests,
        rounds: [...progress.rounds, made.map(({ file }) => file)],
        news: [...progress.news, ...made.flatMap((file) => file.news)],
    };
}
async function testRound({ proven }, { tests, texts, fixed }, { task, world, parse, project }) {
    if (tests === null || proven.length === 0 || (tests.runs > 0 && tests.verdict !== 'passed'))
        return null;
    const compose = (files) => {
        const now = new Map([
            ...texts,
            ...files.map((file) => [
                file.path,
                applyFixes(parse, file.path, file.text, project, file.fixes.map(({ fix }) => fix)).text,
            ]),
        ]);
        return changedFiles(project, task.sources, now, [...fixed, ...files.flatMap(({ fixes }) => fixes)].flatMap(({ requirements }) => requirements));
    };
    return testFixes(proven, tests, compose, world);
}
function droppedIn({ fallen }, tested, made) {
    const kept = new Set(made.flatMap(({ file }) => file.fixes));
    const orphans = [...(tested?.good ?? [])].filter((planned) => !kept.has(planned));
    return [
        ...fallen.map(({ planned, reason }) => droppedFor(planned, reason, '')),
        ...(tested?.culprits ?? []).map(({ one, run }) => droppedFor(one, testReason[run.status], run.output)),
        ...orphans.map((planned) => droppedFor(planned, 'it does not stand without another fix, which the tests refuse', '')),
    ];
}
const testReason = {
    passed: '',
    failed: 'the test command fails with it',
    'timed-out': 'the test command does not end with it',
    'not-started': 'the test command fails with one of the fixes that are left, and finding out which took longer than an hour',
};
const pathsOf = (findings) => [...new Set(findings.map(({ path }) => path))];
const madeOf = ({ now }, made) => made.find(({ file }) => file.path === now.path) ?? null;
async function reportedNow(task, paths, world) {
    const texts = new Map(paths.flatMap((path) => (task.sources.has(path) ? [[path, task.sources.get(path) ?? '']] : [])));
    if (task.reported === null)
        return (await prove_look(texts, task.request, task, world)).findings;
    const byPath = new Map(paths.map((path) => [path, []]));
    for (const finding of task.reported)
        byPath.get(finding.path)?.push(finding);
    return byPath;
}
const isSame = (a, b) => a.test === b.test &&
    a.span.startLine === b.span.startLine &&
    a.span.startColumn === b.span.startColumn &&
    a.span.endLine === b.span.endLine &&
    a.span.endColumn === b.span.endColumn;
function goneAlong({ finding, now }, file) {
    const by = file && takenBy({ finding, now }, file);
    const excerpt = by?.excerpt ?? { line: now.span.startLine, before: '', after: '' };
    return {
        finding,
        summary: `Gone with the fix of ${by?.target.now.test ?? 'another finding'} on line ${excerpt.line}`,
        safety: by?.fix.safety ?? 'review',
        cautions: [],
        suppression: false,
        excerpt,
        regions: [],
    };
}
const droppedFor = ({ target: { finding }, fix: { summary } }, reason, output) => ({
    finding,
    summary,
    reason,
    output,
});
const notReported = (finding) => ({
    finding,
    because: 'the Bandit that would prove the fix does not report it at this place',
    advice: 'Scan with the same version and settings as the report was made with.',
});
const stillWaiting = ({ target: { finding }, behind }) => ({
    finding,
    because: `its edit would touch the same code as that of a ${behind} finding`,
    advice: 'Run again after the other fix is merged.',
});


/***/ })

};
