/**
 * Random edits that add a finding in a statement that is changed, or beside it: while old ones are half mended, moved
 * or removed, the added one must always come out new. `ADDED_SEED=5 ADDED_RUNS=2000 node --test
 * test/recognition/added-findings.property.test.ts` looks elsewhere and longer.
 */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { identify } from '../../src/identity/identity.ts';
import { reported } from '../texts/marked-findings.ts';
import { gitHunks, knownAtBase, knownFromFile, type Version } from './versions.ts';

const seed = Number(process.env['ADDED_SEED'] ?? 20261201);
const runs = Number(process.env['ADDED_RUNS'] ?? 300);

/**
 * A finding in the ways it may be written: as it was, after a repair of something else in it or an edit that its test
 * does not mind, and worse.
 */
interface Kind {
  readonly was: string;
  readonly edited: readonly string[];
  readonly worse: readonly string[];
}

const kinds: readonly Kind[] = [
  {
    was: '«B501 requests.get(url, verify=False)»',
    edited: [
      '«B501 requests.get(url, verify=False, timeout=60)»',
      '«B501 requests.get(url, headers=h, verify=False, timeout=(1, 2))»',
      '«B501 requests.get(url + path, verify=0)»',
    ],
    worse: [
      '«B501 requests.post(url, verify=False)»',
      '«B501 session.get(url, verify=False, timeout=60)»',
      '«B501 requests.get(url, body, verify=False)»',
      '«B501 requests.get(verify=False, **options)»',
    ],
  },
  {
    was: '«B113 requests.get("https://a.example")»',
    edited: [
      '«B113 requests.get("https://a.example", verify=True)»',
      '«B113 requests.get("https://b.example", headers=h)»',
    ],
    worse: [
      '«B113 requests.get(request.args["u"])»',
      '«B113 requests.put("https://a.example")»',
      '«B113 requests.get(url)»',
    ],
  },
  {
    was: '«B602 subprocess.run("ls %s" % name, shell=True)»',
    edited: [
      '«B602 subprocess.run(f"ls {name}", shell=True, check=True)»',
      '«B602 subprocess.run("ls {}".format(name), cwd=home, shell=True)»',
    ],
    worse: [
      '«B602 subprocess.run(name, shell=True)»',
      '«B602 subprocess.run("ls %s" % request.args["n"], shell=True)»',
      '«B602 subprocess.run("ls %s" % name, shell=True, executable=name)»',
      '«B602 subprocess.Popen("ls %s" % name, shell=True)»',
      '«B602 subprocess.run("rm %s" % name, shell=True)»',
    ],
  },
  {
    was: '«B307 eval(yaml.load(text))»',
    edited: ['«B307 eval(yaml.safe_load(text))»'],
    worse: [
      '«B307 eval(text)»',
      '«B307 eval(input(text))»',
      '«B307 eval(yaml.load(request.data))»',
      '«B307 eval(yaml.load(text), scope)»',
    ],
  },
  {
    was: '«B506 yaml.load(text, Loader=yaml.FullLoader)»',
    edited: ['«B506 yaml.load((text), Loader=yaml.FullLoader,)»'],
    worse: [
      '«B506 yaml.load(text, Loader=yaml.UnsafeLoader)»',
      '«B506 yaml.load(request.data, Loader=yaml.FullLoader)»',
      '«B506 yaml.load_all(text, Loader=yaml.FullLoader)»',
    ],
  },
  {
    was: '«B101 assert_(hashlib.md5(text).hexdigest() == other)»',
    edited: [
      '«B101 assert_(hashlib.md5(text, usedforsecurity=False).hexdigest() == other)»',
      '«B101 assert_(hashlib.sha256(text).hexdigest() == other)»',
    ],
    worse: ['«B101 assert_(text == other)»', '«B101 assert_(hashlib.md5(other).hexdigest() == other)»'],
  },
  {
    was: '«B103 os.chmod(path, 0o775)»',
    edited: ['«B103 os.chmod(path / "x", 0o775)»', '«B103 os.chmod(path, 0o775, follow_symlinks=False)»'],
    worse: ['«B103 os.chmod(path, 0o777)»', '«B103 os.fchmod(path, 0o775)»', '«B103 os.chmod(path, mode)»'],
  },
  {
    was: `«B608 "select * from t where a = '%s'"» % name`,
    edited: [`«B608 f"select * from t where a = '{name}'"»`, `«B608 "select * from t where a = '{}'"».format(name)`],
    worse: ['«B608 f"select * from t where a = {name}"»', `«B608 f"select * from t where a = '{request.args}'"»`],
  },
];

interface Edit {
  readonly kind: number;
  /** What becomes of it: 0 stays, 1 is edited, 2 is removed. */
  readonly fate: number;
  readonly pick: number;
}

const plans = fc.record({
  olds: fc.array(
    fc.record({ kind: fc.nat({ max: kinds.length - 1 }), fate: fc.nat({ max: 2 }), pick: fc.nat({ max: 99 }) }),
    { minLength: 1, maxLength: 4 },
  ),
  added: fc.record({ kind: fc.nat({ max: kinds.length - 1 }), pick: fc.nat({ max: 99 }) }),
  place: fc.nat({ max: 99 }),
  /** In the statement itself, in one of its own below or above, or in another layout. */
  layout: fc.constantFrom('inside', 'below', 'above', 'lines'),
});

const statement = (parts: readonly string[], isLong: boolean): string =>
  parts.length === 0
    ? '    pass\n'
    : isLong
      ? `    r = (\n${parts.map((part) => `        ${part},\n`).join('')}    )\n`
      : `    r = [${parts.join(', ')}]\n`;
const module = (body: string): string =>
  `import requests\n\n\ndef load(url, name, text, path, other):\n    log(url)\n${body}    return done(url)\n`;

function marked(source: string): Version {
  const { text, findings } = reported(source, 'app/run.py');
  return { path: 'app/run.py', text, findings: identify(findings, new Map([['app/run.py', text]])) };
}

const chosen = (all: readonly string[], pick: number): string => all[pick % all.length] ?? '';

function fateOf({ kind, fate, pick }: Edit): readonly string[] {
  const { was, edited } = kinds[kind] ?? assert.fail();
  return fate === 2 ? [] : [fate === 1 ? chosen(edited, pick) : was];
}

test('a worse finding that is added is new, whatever becomes of the old ones', () => {
  fc.assert(
    fc.property(plans, ({ olds, added, place, layout }) => {
      const worse = chosen((kinds[added.kind] ?? assert.fail()).worse, added.pick);
      const base = marked(
        module(
          statement(
            olds.map(({ kind }) => kinds[kind]?.was ?? ''),
            false,
          ),
        ),
      );
      const left = olds.flatMap(fateOf);
      const at = place % (left.length + 1);
      // The mark tells the added one from all others.
      const inside =
        layout === 'inside' || layout === 'lines' ? [...left.slice(0, at), worse, ...left.slice(at)] : left;
      const own = `    store(${worse})\n`;
      const source = module(
        `${layout === 'above' ? own : ''}${statement(inside, layout === 'lines')}${layout === 'below' ? own : ''}`,
      );
      const head = marked(source);
      const before = source.slice(0, source.indexOf(worse)).match(/«B/gu)?.length ?? 0;
      const shown = `${base.text}\n---\n${head.text}`;
      for (const [way, known] of [
        ['commit', knownAtBase(base, head, gitOnly(base, head))],
        ['commit, without hunks', knownAtBase(base, head)],
        ['baseline', knownFromFile(base, head)],
      ] as const)
        assert.equal(known[before], false, `${way}: the added finding is called known\n${shown}`);
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
});

test('a second one of the same is new: what is known is never more than there was', () => {
  fc.assert(
    fc.property(plans, ({ olds, added, layout }) => {
      const kept = olds.map((old) => ({ ...old, fate: old.fate % 2 }));
      const again = kept[added.pick % kept.length] ?? assert.fail();
      const copy =
        added.pick % 2 === 0 ? (kinds[again.kind]?.was ?? '') : chosen(kinds[again.kind]?.edited ?? [], added.pick);
      const base = marked(
        module(
          statement(
            kept.map(({ kind }) => kinds[kind]?.was ?? ''),
            false,
          ),
        ),
      );
      const left = kept.flatMap(fateOf);
      const own = `    store(${copy})\n`;
      const head = marked(
        module(
          `${layout === 'above' ? own : ''}${statement(layout === 'inside' || layout === 'lines' ? [copy, ...left] : left, layout === 'lines')}${layout === 'below' ? own : ''}`,
        ),
      );
      for (const known of [
        knownAtBase(base, head, gitOnly(base, head)),
        knownAtBase(base, head),
        knownFromFile(base, head),
      ]) {
        assert.equal(known.filter((one) => !one).length, 1, `${base.text}\n---\n${head.text}`);
      }
    }),
    { seed, numRuns: runs, endOnFailure: true },
  );
});

/** git is a process: every tenth pair asks it. */
let asked = 0;
const gitOnly = (base: Version, head: Version): ReturnType<typeof gitHunks> | null =>
  (asked += 1) % 10 === 0 ? gitHunks(base.text, head.text) : null;
