/**
 * Measures planning and applying fixes, without Bandit and without tests: parsing, rules, edits, imports. And that
 * trees are freed: memory over many files. Usage: node scripts/evidence/planning.ts --report FOLDER/REPORT.json
 * --folder FOLDER [--findings 1000] [--files 500] [--repeat 7] The report's paths are relative to the folder. Files are
 * taken at even distances from the report, findings round by round from them, until both numbers are reached.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readInputs } from '../../src/cli/inputs.ts';
import { scanRequest } from '../../src/cli/requests.ts';
import { identify } from '../../src/identity/identity.ts';
import { locate } from '../../src/identity/locate.ts';
import { readProject } from '../../src/manifests/project.ts';
import type { Identified } from '../../src/model/findings/identity.ts';
import type { Scan, ScanRequest } from '../../src/model/findings/scan.ts';
import { applyFixes } from '../../src/planning/apply.ts';
import { planFixes } from '../../src/planning/plan.ts';
import { decodePython } from '../../src/python/text/decode.ts';
import { readReport } from '../../src/report/read-report.ts';
import { ruleOf } from '../../src/rules/registry.ts';
import { parser } from '../../src/world/parser/load.ts';

const { values } = parseArgs({
  options: {
    report: { type: 'string' },
    folder: { type: 'string' },
    findings: { type: 'string', default: '1000' },
    files: { type: 'string', default: '500' },
    repeat: { type: 'string', default: '7' },
  },
});
const folder = values.folder ?? '.';

const request: ScanRequest = scanRequest(readInputs({}));
const scan: Scan = {
  mode: 'read',
  reports: [{ origin: 'report.json', bytes: readFileSync(values.report ?? ''), problem: null }],
  stderr: '',
  exitCode: 0,
  bandit: null,
  python: null,
  args: [],
  files: [],
  filesTruncated: false,
  configs: [],
};
const report = readReport(scan, request, '');
const texts = new Map<string, string>();
for (const { path } of report.findings) {
  if (texts.has(path)) continue;
  const text = decodePython(readFileSync(join(folder, path)));
  if (text !== null) texts.set(path, text);
}
const all = identify(locate(report.findings, texts), texts);

/** From each file one finding, then a second one, and so on; from the wanted number of files at even distances. */
function sample(findings: readonly Identified[], count: number, files: number): readonly Identified[] {
  const byPath = new Map<string, Identified[]>();
  for (const finding of findings) byPath.set(finding.path, [...(byPath.get(finding.path) ?? []), finding]);
  const step = Math.max(1, byPath.size / files);
  const queues = [...byPath.values()]
    .filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
    .slice(0, files);
  const taken: Identified[] = [];
  for (let round = 0; taken.length < count && queues.some((queue) => queue.length > round); round += 1)
    for (const queue of queues) if (queue[round] && taken.length < count) taken.push(queue[round]!);
  return taken;
}

const chosen = sample(all, Number(values.findings), Number(values.files));
const parse = await parser();
const project = readProject([], '3.11.0');
const size = new Set(chosen.map(({ path }) => path));
const megabytes = [...size].reduce((sum, path) => sum + (texts.get(path)?.length ?? 0), 0) / 1e6;
console.log(`${chosen.length} findings in ${size.size} files, ${megabytes.toFixed(1)} MB of source`);

/** On a busy machine the CPU's time says more than the clock's; it counts garbage collection on other threads too. */
const seconds = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

const times: number[] = [];
let memory = 0;
for (let run = 0; run < Number(values.repeat); run += 1) {
  const start = performance.now();
  const before = process.cpuUsage();
  const plan = planFixes(
    chosen.map((finding) => ({ finding, now: finding })),
    { parse, project, texts, limits: { safety: 'review', reason: null }, ruleOf },
  );
  const planned = performance.now();
  let made = 0;
  for (const file of plan.files) {
    applyFixes(
      parse,
      file.path,
      file.text,
      project,
      file.fixes.map(({ fix }) => fix),
    );
    made += file.fixes.length;
  }
  const end = performance.now();
  times.push(end - start);
  if (run === 0) memory = process.memoryUsage().rss / 1e6;
  console.log(
    `run ${run + 1}: planning ${(planned - start).toFixed(0)} ms, applying ${(end - planned).toFixed(0)} ms; ${made} fixes, ${plan.refused.length} refused, ${plan.waiting.length} wait; ${(seconds(before) * 1000).toFixed(0)} ms of CPU; ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
  );
}
const sorted = times.toSorted((a, b) => a - b);
console.log(
  `median ${sorted[sorted.length >> 1]?.toFixed(0)} ms, first ${times[0]?.toFixed(0)} ms; memory from ${memory.toFixed(0)} MB after the first run to ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB after ${times.length * size.size} files`,
);
