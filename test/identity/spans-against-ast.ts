/** Compares spans with the nodes of Python's own `ast`. */

import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Finding } from '../../src/model/findings/finding.ts';
import { decodePython } from '../../src/python/text/decode.ts';
import { linesOf } from '../../src/python/text/lines.ts';

const answerSchema = z.array(
  z.array(z.object({ text: z.string().optional(), header: z.string().optional(), start: z.number() })),
);
type Answer = z.output<typeof answerSchema>[number];

export interface Comparison {
  readonly compared: number;
  /** `path:line test: "..." is not "..."` for each span that is not its node's text. */
  readonly wrong: readonly string[];
}

/** Spans of findings (all but B613, which has no node) against the segments of Python's ast; `root` holds the files. */
export function compareWithAst(
  findings: readonly Finding[],
  root: string,
  python: string,
  scratch: string,
): Comparison {
  const nodes = findings.filter(({ test }) => test !== 'B613');
  const questions = nodes.map(({ test, path, reported: { line, firstLine, lastLine, column, endColumn } }) => ({
    test,
    file: join(root, path),
    line,
    first: firstLine,
    last: lastLine,
    column,
    end: endColumn,
  }));
  const file = join(scratch, 'questions.json');
  writeFileSync(file, JSON.stringify(questions));
  const script = fileURLToPath(new URL('./segments.py', import.meta.url));
  const answers = answerSchema.parse(
    JSON.parse(
      execFileSync(python, [script, file], {
        encoding: 'utf8',
        maxBuffer: 2 ** 30,
        env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
      }),
    ),
  );
  const texts = new Map<string, string>();
  const wrong = nodes.flatMap((finding, index) => {
    const text = texts.get(finding.path) ?? decodePython(readFileSync(join(root, finding.path))) ?? '';
    texts.set(finding.path, text);
    const problem = differs(finding, text, answers[index] ?? []);
    return problem ? [`${finding.path}:${finding.reported.line} ${finding.test}: ${problem}`] : [];
  });
  return { compared: nodes.length, wrong };
}

/** The text under a finding's span. */
export function selected({ span }: Finding, text: string): string {
  const { starts } = linesOf(text);
  return text.slice(
    (starts[span.startLine - 1] ?? 0) + span.startColumn - 1,
    (starts[span.endLine - 1] ?? 0) + span.endColumn - 1,
  );
}

function differs(finding: Finding, text: string, answer: Answer): string | null {
  const [expected, ...others] = answer;
  const found = selected(finding, text);
  if (!expected) return 'the oracle knows no node there';
  if (others.length > 0 && !others.every((other) => other.text === expected.text))
    return `the oracle knows several nodes: ${JSON.stringify(answer)}`;
  const starts = linesOf(text).starts;
  const start = (starts[finding.span.startLine - 1] ?? 0) + finding.span.startColumn - 1;
  if (Array.from(text.slice(0, start)).length !== expected.start) return `starts at ${start}, not ${expected.start}`;
  if (expected.text !== undefined)
    return expected.text === found ? null : `${JSON.stringify(found)} is not ${JSON.stringify(expected.text)}`;
  const header = expected.header ?? '';
  const good =
    header.startsWith(found) &&
    found.endsWith(':') &&
    /^([ \t\f\r\n]|\\\r?\n|#[^\r\n]*)*$/.test(header.slice(found.length));
  return good ? null : `${JSON.stringify(found)} is not the header of ${JSON.stringify(header)}`;
}
