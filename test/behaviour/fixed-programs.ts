import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identify } from '../../src/identity/identity.ts';
import { locate } from '../../src/identity/locate.ts';
import type { ScanRequest } from '../../src/model/findings/scan.ts';
import type { FixSafety } from '../../src/model/fixes/fix.ts';
import { applyFixes } from '../../src/planning/apply.ts';
import { planFixes } from '../../src/planning/plan.ts';
import { readReport } from '../../src/report/read-report.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import { openTerminal } from '../../src/world/terminal.ts';
import { testHost } from '../bandit.ts';
import { aProject, testParser } from '../python/parser.ts';

const programsFolder = fileURLToPath(new URL('programs/', import.meta.url));
const request: ScanRequest = {
  targets: ['.'],
  configfile: '',
  profile: '',
  tests: '',
  skips: '',
  exclude: '',
  ini: '',
  severity: '',
  confidence: '',
  pythonVersion: '',
  banditVersion: 'pinned',
  shard: null,
  reports: [],
};

export interface FixedProgram {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly fixed: readonly { readonly test: string; readonly safety: FixSafety }[];
  readonly refused: readonly string[];
}

/** Names of all programs, sorted. */
export const programNames = async (): Promise<readonly string[]> =>
  (await readdir(programsFolder))
    .filter((name) => name.endsWith('.py'))
    .map((name) => name.slice(0, -3))
    .toSorted();

/** The programs as Bandit and our own plan leave them. The project is one of Python 3.12 that declares defusedxml. */
export async function fixedPrograms(): Promise<readonly FixedProgram[]> {
  const names = (await programNames()).map((name) => `${name}.py`);
  const texts = new Map(
    await Promise.all(
      names.map(async (name): Promise<[string, string]> => [name, await readFile(join(programsFolder, name), 'utf8')]),
    ),
  );
  const { world } = await openTerminal(testHost().env, programsFolder, '.', '', false);
  const report = readReport(await world.scan(request), request, '');
  const findings = locate(
    report.findings.map((finding) => ({ ...finding, path: finding.path.replace(/^.*\//u, '') })),
    texts,
  );
  const parse = await testParser();
  const manifests = [{ path: 'requirements.txt', text: 'defusedxml==0.7.1\n' }];
  const project = { ...aProject([3, 12], ['defusedxml==0.7.1']), manifests };
  const targets = identify(findings, texts).map((finding, at) => ({ finding, now: findings[at] ?? finding }));
  const plan = planFixes(targets, { parse, project, texts, limits: { safety: 'review', reason: null }, ruleOf });
  return names.map((name) => {
    const before = texts.get(name) ?? '';
    const made = plan.files.find(({ path }) => path === name)?.fixes ?? [];
    return {
      name: name.replace(/\.py$/u, ''),
      before,
      after: applyFixes(
        parse,
        name,
        before,
        project,
        made.map(({ fix }) => fix),
      ).text,
      fixed: made.map(({ target, fix }) => ({ test: target.now.test, safety: fix.safety })),
      refused: plan.refused
        .filter(({ finding }) => finding.path === name)
        .map(({ finding, because }) => `${finding.test}: ${because}`),
    };
  });
}
