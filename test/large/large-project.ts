/**
 * A Python project of any size and the report that Bandit 1.9.4 writes on it, to the byte but for the time:
 * `scripts/evidence/large-report.ts --bandit` compares.
 */

import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * One thing that Bandit reports of a snippet. It stands at the first `«...»` of the snippet, or at the one that `mark`
 * says.
 */
interface Reported {
  readonly test: string;
  readonly name: string;
  readonly severity: 'LOW' | 'MEDIUM' | 'HIGH';
  readonly confidence: 'LOW' | 'MEDIUM' | 'HIGH';
  readonly cwe: number;
  readonly text: string;
  readonly page: string;
  readonly mark?: number;
}

/** `#` in the lines and texts is replaced by a number, so that no two snippets are alike. */
interface Snippet {
  readonly lines: readonly string[];
  readonly reported: readonly Reported[];
}

const blacklist = 'blacklist';
const imports: readonly Snippet[] = [
  { lines: ['import os'], reported: [] },
  {
    lines: ['«import pickle»'],
    reported: [
      {
        test: 'B403',
        name: blacklist,
        severity: 'LOW',
        confidence: 'HIGH',
        cwe: 502,
        page: 'blacklists/blacklist_imports.html#b403-import-pickle',
        text: 'Consider possible security implications associated with pickle module.',
      },
    ],
  },
  { lines: ['import random'], reported: [] },
  {
    lines: ['«import subprocess»'],
    reported: [
      {
        test: 'B404',
        name: blacklist,
        severity: 'LOW',
        confidence: 'HIGH',
        cwe: 78,
        page: 'blacklists/blacklist_imports.html#b404-import-subprocess',
        text: 'Consider possible security implications associated with the subprocess module.',
      },
    ],
  },
  { lines: ['import tempfile', '', 'import requests', 'import yaml', ''], reported: [] },
];

const assertion: Snippet = {
  lines: ["    «assert command != 'ä #', data»"],
  reported: [
    {
      test: 'B101',
      name: 'assert_used',
      severity: 'LOW',
      confidence: 'HIGH',
      cwe: 703,
      page: 'plugins/b101_assert_used.html',
      text: 'Use of assert detected. The enclosed code will be removed when compiling to optimised byte code.',
    },
  ],
};

const head: Snippet = {
  lines: ['', '', 'def step_#(command, data, cursor):', '    """Schritt für Schritt: "#" {und} weiter."""'],
  reported: [],
};

/** The statements of one function. */
const snippets: readonly Snippet[] = [
  {
    lines: [`    «subprocess.call(command + ' "#" {}', shell=True)»`],
    reported: [
      {
        test: 'B602',
        name: 'subprocess_popen_with_shell_equals_true',
        severity: 'HIGH',
        confidence: 'HIGH',
        cwe: 78,
        page: 'plugins/b602_subprocess_popen_with_shell_equals_true.html',
        text: 'subprocess call with shell=True identified, security issue.',
      },
    ],
  },
  assertion,
  {
    lines: ["    password_# = «'hunter-#-{}'»"],
    reported: [
      {
        test: 'B105',
        name: 'hardcoded_password_string',
        severity: 'LOW',
        confidence: 'MEDIUM',
        cwe: 259,
        page: 'plugins/b105_hardcoded_password_string.html',
        text: "Possible hardcoded password: 'hunter-#-{}'",
      },
    ],
  },
  {
    lines: ['    found_# = «yaml.load(data)»'],
    reported: [
      {
        test: 'B506',
        name: 'yaml_load',
        severity: 'MEDIUM',
        confidence: 'HIGH',
        cwe: 20,
        page: 'plugins/b506_yaml_load.html',
        text: 'Use of unsafe yaml load. Allows instantiation of arbitrary objects. Consider yaml.safe_load().',
      },
    ],
  },
  {
    lines: ['    «pickle.loads(', '        data,', '    )»'],
    reported: [
      {
        test: 'B301',
        name: blacklist,
        severity: 'MEDIUM',
        confidence: 'HIGH',
        cwe: 502,
        page: 'blacklists/blacklist_calls.html#b301-pickle',
        text: 'Pickle and modules that wrap it can be unsafe when used to deserialize untrusted data, possible security issue.',
      },
    ],
  },
  {
    lines: ['    try:', '        random.seed(#)', '    «except Exception:', '        pass»'],
    reported: [
      {
        test: 'B110',
        name: 'try_except_pass',
        severity: 'LOW',
        confidence: 'HIGH',
        cwe: 703,
        page: 'plugins/b110_try_except_pass.html',
        text: 'Try, Except, Pass detected.',
      },
    ],
  },
  {
    lines: ['    «eval(command)»'],
    reported: [
      {
        test: 'B307',
        name: blacklist,
        severity: 'MEDIUM',
        confidence: 'HIGH',
        cwe: 78,
        page: 'blacklists/blacklist_calls.html#b307-eval',
        text: 'Use of possibly insecure function - consider using safer ast.literal_eval.',
      },
    ],
  },
  {
    lines: [`    cursor.execute(«"SELECT name FROM users WHERE id = '%s' AND n = #"» % command)`],
    reported: [
      {
        test: 'B608',
        name: 'hardcoded_sql_expressions',
        severity: 'MEDIUM',
        confidence: 'MEDIUM',
        cwe: 89,
        page: 'plugins/b608_hardcoded_sql_expressions.html',
        text: 'Possible SQL injection vector through string-based query construction.',
      },
    ],
  },
  {
    lines: ["    «os.chmod(«'/tmp/out-#'», 0o777)»"],
    reported: [
      {
        test: 'B103',
        name: 'set_bad_file_permissions',
        severity: 'HIGH',
        confidence: 'HIGH',
        cwe: 732,
        page: 'plugins/b103_set_bad_file_permissions.html',
        text: 'Chmod setting a permissive mask 0o777 on file (/tmp/out-#).',
      },
      {
        test: 'B108',
        name: 'hardcoded_tmp_directory',
        severity: 'MEDIUM',
        confidence: 'MEDIUM',
        cwe: 377,
        page: 'plugins/b108_hardcoded_tmp_directory.html',
        text: 'Probable insecure usage of temp file/directory.',
        mark: 1,
      },
    ],
  },
  {
    lines: ['    «requests.get(command, verify=False)»'],
    reported: [
      {
        test: 'B501',
        name: 'request_with_no_cert_validation',
        severity: 'HIGH',
        confidence: 'HIGH',
        cwe: 295,
        page: 'plugins/b501_request_with_no_cert_validation.html',
        text: 'Call to requests with verify=False disabling SSL certificate checks, security issue.',
      },
      {
        test: 'B113',
        name: 'request_without_timeout',
        severity: 'MEDIUM',
        confidence: 'LOW',
        cwe: 400,
        page: 'plugins/b113_request_without_timeout.html',
        text: 'Call to requests without timeout',
      },
    ],
  },
  {
    lines: ['    «tempfile.mktemp()»'],
    reported: [
      {
        test: 'B306',
        name: blacklist,
        severity: 'MEDIUM',
        confidence: 'HIGH',
        cwe: 377,
        page: 'blacklists/blacklist_calls.html#b306-mktemp-q',
        text: 'Use of insecure and deprecated function (mktemp).',
      },
    ],
  },
];

export interface LargeProject {
  readonly report: string;
  readonly findings: number;
  readonly files: number;
  /** Of all sources. */
  readonly lines: number;
}

/** Writes `findings` findings in `files` files below `folder`, and the report as `folder/report.json`. */
export function makeLargeProject(folder: string, findings: number, files: number): LargeProject {
  const report = join(folder, 'report.json');
  mkdirSync(folder, { recursive: true });
  const out = openSync(report, 'w');
  const metrics: [string, object][] = [];
  let [lines, first] = [0, true];
  try {
    // Bandit writes `results` last. The metrics are known when the sources are made, so these are made first.
    const made = Array.from({ length: files }, (_, index) => ({
      index,
      share: Math.floor((findings * (index + 1)) / files) - Math.floor((findings * index) / files),
    }));
    for (const { index, share } of made) {
      const file = makeFile(index, share);
      mkdirSync(dirname(join(folder, file.path)), { recursive: true });
      writeFileSync(join(folder, file.path), `${file.lines.join('\n')}\n`);
      metrics.push([`./${file.path}`, metricsOf(file)]);
      lines += file.lines.length;
    }
    writeSync(
      out,
      `{\n  "errors": [],\n  "generated_at": "2026-11-22T00:00:00Z",\n  "metrics": ${indented(Object.fromEntries([...metrics, ['_totals', totalsOf(metrics)]]), 1)},\n  "results": [`,
    );
    for (const { index, share } of made) {
      const results = makeFile(index, share).results.map((one) => indented(one, 2));
      if (results.length === 0) continue;
      writeSync(out, `${first ? '' : ','}\n    ${results.join(',\n    ')}`);
      first = false;
    }
    writeSync(out, first ? ']\n}' : '\n  ]\n}');
  } finally {
    closeSync(out);
  }
  return { report, findings, files, lines };
}

/** As Python's `json.dumps(..., indent=2)` writes it inside of something: everything beyond ASCII escaped. */
const indented = (value: unknown, depth: number): string =>
  JSON.stringify(value, null, 2)
    .replaceAll('\n', `\n${'  '.repeat(depth)}`)
    .replace(/[\u007f-\uffff]/gu, (character) =>
      [...Array(character.length).keys()]
        .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
        .join(''),
    );

interface MadeFile {
  readonly path: string;
  readonly lines: readonly string[];
  readonly results: readonly Result[];
}

type Result = ReturnType<typeof resultOf>;

function makeFile(index: number, share: number): MadeFile {
  const path = `pkg_${String(Math.floor(index / 100)).padStart(3, '0')}/mod_${String(index).padStart(5, '0')}.py`;
  const lines: string[] = [];
  const placed: Placed[] = [];
  let number = index * 1_000_000;
  const put = (snippet: Snippet): void => {
    placed.push(...placedIn(snippet, lines.length, number));
    lines.push(...snippet.lines.map((line) => plain(line, number)));
    number += 1;
  };
  for (const snippet of imports) if (placed.length + snippet.reported.length <= share) put(snippet);
  for (let at = 0; placed.length < share; at = (at + 1) % snippets.length) {
    if (at === 0) put(head);
    const next = snippets[at] ?? assertion;
    put(placed.length + next.reported.length <= share ? next : assertion);
  }
  return { path, lines, results: placed.map((one) => resultOf(one, lines, path)) };
}

const plain = (line: string, number: number): string => line.replace(/[«»]/gu, '').replaceAll('#', String(number));

interface Point {
  readonly line: number;
  readonly column: number;
}

interface Placed {
  readonly reported: Reported;
  readonly number: number;
  readonly start: Point;
  readonly end: Point;
}

function placedIn({ lines, reported }: Snippet, above: number, number: number): readonly Placed[] {
  const open: Point[] = [];
  const spans: { readonly start: Point; readonly end: Point }[] = [];
  for (const [index, line] of lines.entries()) {
    for (const found of line.matchAll(/[«»]/gu)) {
      const place = { line: above + index + 1, column: Buffer.byteLength(plain(line.slice(0, found.index), number)) };
      if (found[0] === '«') open.push(place);
      else spans.push({ start: open.pop() ?? place, end: place });
    }
  }
  const byStart = spans.toSorted((a, b) => a.start.line - b.start.line || a.start.column - b.start.column);
  return reported.flatMap((one) => {
    const span = byStart[one.mark ?? 0];
    return span ? [{ reported: one, number, start: span.start, end: span.end }] : [];
  });
}

/** Keys in the order in which Bandit sorts them. */
function resultOf({ reported, number, start, end }: Placed, lines: readonly string[], path: string) {
  const range = Array.from({ length: end.line - start.line + 1 }, (_, index) => start.line + index);
  const from = Math.max(1, start.line - 1);
  const shown = lines.slice(from - 1, from + range.length + 1);
  return {
    code: shown.map((line, index) => `${from + index} ${line}\n`).join(''),
    col_offset: start.column,
    end_col_offset: end.column,
    filename: `./${path}`,
    issue_confidence: reported.confidence,
    issue_cwe: { id: reported.cwe, link: `https://cwe.mitre.org/data/definitions/${reported.cwe}.html` },
    issue_severity: reported.severity,
    issue_text: reported.text.replaceAll('#', String(number)),
    line_number: start.line,
    line_range: range,
    more_info: `https://bandit.readthedocs.io/en/1.9.4/${reported.page}`,
    test_id: reported.test,
    test_name: reported.name,
  };
}

const levels = ['HIGH', 'LOW', 'MEDIUM', 'UNDEFINED'] as const;

function metricsOf({ lines, results }: MadeFile) {
  const count = (is: (one: Result) => boolean): number => results.filter(is).length;
  return {
    ...Object.fromEntries(
      levels.map((level) => [`CONFIDENCE.${level}`, count((one) => one.issue_confidence === level)]),
    ),
    ...Object.fromEntries(levels.map((level) => [`SEVERITY.${level}`, count((one) => one.issue_severity === level)])),
    loc: lines.filter((line) => line.trim() !== '').length,
    nosec: 0,
    skipped_tests: 0,
  };
}

function totalsOf(metrics: readonly (readonly [string, object])[]): object {
  const totals: Record<string, number> = {};
  for (const [, each] of metrics)
    for (const [key, value] of Object.entries(each)) totals[key] = (totals[key] ?? 0) + Number(value);
  return totals;
}
