/**
 * Applies each fix alone and looks at what it leaves: no finding may be called new but what the fix declares, neither
 * against the commit before nor with a baseline file of it. Then all fixes of a file together. Over every case of every
 * rule, and over published packages. Prints Markdown by test of the findings that are left. Nothing of the packages is
 * run; the Python needs pip for the downloads. Usage: node scripts/evidence/after-fix.ts [--work FOLDER --python PATH
 * --packages NAME,NAME] [--show]
 */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { markdownTable } from 'markdown-table';
import { readInputs } from '../../src/cli/inputs.ts';
import { scanRequest } from '../../src/cli/requests.ts';
import { identify } from '../../src/identity/identity.ts';
import { readProject } from '../../src/manifests/project.ts';
import type { Hunk } from '../../src/model/findings/comparison.ts';
import type { Finding } from '../../src/model/findings/finding.ts';
import type { Identified } from '../../src/model/findings/identity.ts';
import type { Fix } from '../../src/model/fixes/fix.ts';
import type { Project } from '../../src/model/fixes/project.ts';
import { applyFixes } from '../../src/planning/apply.ts';
import { planFixes } from '../../src/planning/plan.ts';
import { look } from '../../src/proving/prove.ts';
import { decodePython } from '../../src/python/text/decode.ts';
import { readBaseline, writeBaseline } from '../../src/recognition/prune-baseline.ts';
import { recogniseAtBase } from '../../src/recognition/recognise-at-base.ts';
import { recogniseInBaseline } from '../../src/recognition/recognise-in-baseline.ts';
import { allRules, ruleOf } from '../../src/rules/registry.ts';
import { hunkReader, patchOptions } from '../../src/world/git/hunks.ts';
import { parser } from '../../src/world/parser/load.ts';
import { openTerminal } from '../../src/world/terminal.ts';
import { packagesIn, sourcesOf } from './package-sources.ts';

const { values } = parseArgs({
  options: {
    work: { type: 'string' },
    python: { type: 'string', default: 'python3' },
    packages: { type: 'string', default: '' },
    show: { type: 'boolean', default: false },
  },
});
const parse = await parser();
const request = scanRequest(readInputs({}));
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'after-fix-')));
writeFileSync(join(folder, 'empty.py'), '');
const { world } = await openTerminal(process.env, folder, '.', '', false);

/** A file before, with the project that it is in. */
interface Subject {
  readonly path: string;
  readonly text: string;
  readonly project: Project;
}

/** A file after a fix, or after all of them. */
interface Variant {
  readonly subject: Subject;
  readonly text: string;
  readonly fixes: readonly { readonly test: string; readonly fix: Fix }[];
}

/** What a variant's findings were called. */
interface Verdict {
  readonly variant: Variant;
  readonly test: string;
  readonly line: number;
  readonly declared: boolean;
  readonly atBase: boolean;
  readonly fromFile: boolean;
}

const seenIn = async (texts: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, readonly Finding[]>> => {
  const seen = new Map<string, readonly Finding[]>();
  const all = [...texts];
  for (let from = 0; from < all.length; from += 400) {
    const { findings, broken } = await look(
      new Map(all.slice(from, from + 400)),
      request,
      { folder: '', unscanned: [] },
      world,
    );
    for (const [path, found] of findings) if (!broken.has(path)) seen.set(path, found);
  }
  return seen;
};

/** One variant for each fix alone, and one with all that go together. */
function variantsOf(subject: Subject, findings: readonly Identified[]): readonly Variant[] {
  const plan = (some: readonly Identified[]): Variant[] => {
    const { files } = planFixes(
      some.map((finding) => ({ finding, now: finding })),
      {
        parse,
        project: subject.project,
        texts: new Map([[subject.path, subject.text]]),
        limits: { safety: 'review', reason: null },
        ruleOf,
      },
    );
    return files.map(({ fixes }) => ({
      subject,
      fixes: fixes.map(({ target, fix }) => ({ test: target.finding.test, fix })),
      text: applyFixes(
        parse,
        subject.path,
        subject.text,
        subject.project,
        fixes.map(({ fix }) => fix),
      ).text,
    }));
  };
  return [...findings.flatMap((finding) => plan([finding])), ...(findings.length > 1 ? plan(findings) : [])];
}

/** git's hunks of all pairs at once. */
function hunksOf(pairs: readonly (readonly [string, string])[]): readonly (readonly Hunk[])[] {
  const place = mkdtempSync(join(tmpdir(), 'after-fix-diff-'));
  for (const side of ['a', 'b']) mkdirSync(join(place, side));
  pairs.forEach(([before, after], index) => {
    writeFileSync(join(place, 'a', `${index}.py`), before);
    writeFileSync(join(place, 'b', `${index}.py`), after);
  });
  const found = new Map<string, readonly Hunk[]>();
  const reader = hunkReader((_from, to, hunks) => found.set(to.toString().replace(/^.*\//, ''), hunks));
  let output: Buffer;
  try {
    output = execFileSync('git', ['diff', '--no-index', '--no-color', ...patchOptions, '--', 'a', 'b'], {
      cwd: place,
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  } catch (error) {
    // Status 1: they differ.
    output = (error as { readonly stdout: Buffer }).stdout;
  }
  reader.feed(output);
  if (!reader.end()) throw new Error('the diff was not understood');
  rmSync(place, { recursive: true });
  return pairs.map((_, index) => found.get(`${index}.py`) ?? []);
}

function judge(
  variant: Variant,
  olds: readonly Identified[],
  after: readonly Finding[],
  hunks: readonly Hunk[],
): readonly Verdict[] {
  const { path, text } = variant.subject;
  const sources = new Map([[path, variant.text]]);
  const heads = identify(
    after.map((finding) => ({ ...finding, path })),
    sources,
  );
  const base = {
    findings: olds,
    sources: new Map([[path, text]]),
    changes: [{ path, basePath: path, hunks }],
    unchanged: new Set<string>(),
  };
  const atBase = recogniseAtBase(heads, sources, base).known;
  const baseline = readBaseline(new TextEncoder().encode(writeBaseline(olds, [])), 'baseline', '');
  const fromFile = recogniseInBaseline(heads, baseline, { scanned: [path], files: [path] }).known;
  const adds = new Set(variant.fixes.flatMap(({ fix }) => fix.adds));
  return heads.map((head) => ({
    variant,
    test: head.test,
    line: head.span.startLine,
    declared: adds.has(head.test),
    atBase: atBase.has(head),
    fromFile: fromFile.has(head),
  }));
}

async function measure(
  subjects: readonly Subject[],
): Promise<{ readonly fixes: number; readonly verdicts: readonly Verdict[] }> {
  const seen = await seenIn(new Map(subjects.map(({ path, text }) => [path, text])));
  const sources = new Map(subjects.map(({ path, text }) => [path, text]));
  const olds = new Map(subjects.map(({ path }) => [path, identify(seen.get(path) ?? [], sources)]));
  const variants = subjects.flatMap((subject) => variantsOf(subject, olds.get(subject.path) ?? []));
  const places = new Map(variants.map((variant, index) => [variant, variant.subject.path.replace(/^/, `v${index}/`)]));
  const after = await seenIn(new Map(variants.map((variant) => [places.get(variant) ?? '', variant.text])));
  const hunks = hunksOf(variants.map(({ subject, text }) => [subject.text, text]));
  const verdicts = variants.flatMap((variant, index) => {
    const found = after.get(places.get(variant) ?? '');
    return found ? judge(variant, olds.get(variant.subject.path) ?? [], found, hunks[index] ?? []) : [];
  });
  return { fixes: variants.length, verdicts };
}

/** A case's own project: its Python and its packages. */
const caseSubjects: readonly Subject[] = allRules.flatMap((rule) =>
  rule.cases.map((one, index): Subject => {
    const manifest = ['defusedxml==0.7.1', ...(one.packages ?? [])].join('\n');
    const project = {
      ...readProject([{ path: 'requirements.txt', text: `${manifest}\n` }], '3.11.0'),
      python: one.python ?? [3, 9],
    } satisfies Project;
    return {
      path: `${rule.ids[0]}-${index}/${one.path ?? 'app/module.py'}`,
      text: one.before.replace(/[«»]/g, ''),
      project,
    };
  }),
);

function packageSubjects(pinned: string): readonly Subject[] {
  const root = sourcesOf(pinned, resolve(values.work ?? ''), values.python);
  const project = readProject(
    [{ path: 'pyproject.toml', text: readFileSync(join(root, 'pyproject.toml'), 'utf8') }],
    '3.11.0',
  );
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.py') && !path.startsWith('.git/'),
  );
  return files.flatMap((path) => {
    const text = decodePython(readFileSync(join(root, path)));
    return text === null ? [] : [{ path: `${pinned.replace('==', '-')}/${path}`, text, project }];
  });
}

function table(verdicts: readonly Verdict[]): string {
  const tests = [...new Set(verdicts.map(({ test }) => test))].toSorted();
  const row = (name: string, some: readonly Verdict[]): readonly string[] => {
    const left = some.filter(({ declared }) => !declared);
    const numbers = [
      left.length,
      left.filter(({ atBase }) => !atBase).length,
      left.filter(({ fromFile }) => !fromFile).length,
      some.length - left.length,
    ];
    return [name, ...numbers.map((number) => number.toLocaleString('en'))];
  };
  return markdownTable(
    [
      ['test', 'left', 'new against the commit', 'new with the baseline', 'declared by the fix'],
      ...tests.map((test) =>
        row(
          test,
          verdicts.filter((one) => one.test === test),
        ),
      ),
      row('**all**', verdicts),
    ],
    { align: ['l', 'r', 'r', 'r', 'r'], alignDelimiters: false },
  );
}

function show(verdicts: readonly Verdict[]): void {
  for (const { variant, test, line, declared, atBase, fromFile } of verdicts) {
    if (declared || (atBase && fromFile)) continue;
    const where = `${variant.subject.path}:${line} ${test} ${atBase ? '' : 'commit '}${fromFile ? '' : 'baseline '}after ${variant.fixes.map((one) => one.test).join(' ')}`;
    process.stderr.write(`${where}\n    ${variant.text.split('\n')[line - 1]?.trim()}\n`);
  }
}

const wanted = values.packages.split(',').filter(Boolean);
const list = packagesIn(join(import.meta.dirname, 'fixes.packages.txt')).filter((one) =>
  wanted.includes(one.replace(/==.*/, '')),
);
let wrong = 0;
for (const [name, subjects] of [
  ['the rules’ cases', () => caseSubjects],
  ...list.map((one) => [one, () => packageSubjects(one)] as const),
] as const) {
  const { fixes, verdicts } = await measure(subjects());
  wrong += verdicts.filter(({ declared, atBase, fromFile }) => !declared && !(atBase && fromFile)).length;
  process.stdout.write(`${name}: ${fixes.toLocaleString('en')} texts after a fix\n\n${table(verdicts)}\n\n`);
  if (values.show) show(verdicts);
}
rmSync(folder, { recursive: true, force: true });
process.exitCode = wrong === 0 ? 0 : 1;
