/**
 * Documents as files: generated ones are up to date, links lead somewhere, every page is found, and each kind keeps its
 * form.
 */

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { test } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parse } from 'yaml';
import { z } from 'zod';
import { decisionFiles, decisionTitle, generatedDocs, obsoleteDocs } from '../../scripts/docs.ts';
import { inputTable } from '../../src/cli/inputs.ts';
import { root } from '../bundle/action.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n');

/** Every file below a folder that is ours. */
function filesIn(folder: string): readonly string[] {
  const others = ['node_modules', '.git', 'dist', 'build', '.bandit-remediate', 'fixtures'];
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return others.includes(entry.name) ? [] : filesIn(path);
    return [path];
  });
}

const pages: ReadonlyMap<string, string> = new Map(
  filesIn('')
    .filter((path) => path.endsWith('.md'))
    .map((path) => [path, read(path)]),
);

const plain = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '',
    );

interface Page {
  readonly links: readonly string[];
  readonly anchors: ReadonlySet<string>;
}

/** What a page links to, and what can be linked to in it, by GitHub's rules for the anchors of headings. */
function structureOf(markdown: string): Page {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });
  const links = [...html.matchAll(/<(?:a|img) [^>]*?(?:href|src)="([^"]*)"/g)].map(([, target = '']) => plain(target));
  const anchors = new Set<string>();
  for (const [, title = ''] of html.matchAll(/<h[1-6]>([\s\S]*?)<\/h[1-6]>/g)) {
    const slug = plain(title)
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-');
    let unique = slug;
    for (let count = 1; anchors.has(unique); count += 1) unique = `${slug}-${count}`;
    anchors.add(unique);
  }
  return { links, anchors };
}

const structures: ReadonlyMap<string, Page> = new Map([...pages].map(([path, text]) => [path, structureOf(text)]));

const isOutside = (target: string): boolean => /^[a-z][a-z+.-]*:/i.test(target);
/** The file or folder that a relative link leads to. */
const destination = (from: string, target: string): string => {
  const [path = ''] = target.split('#');
  return path === '' ? from : posix.join(dirname(from), decodeURIComponent(path));
};

/** Relative links of a page that lead nowhere: no such file, or no such heading in it. */
function deadLinks(from: string, page: Page): readonly string[] {
  return page.links.filter((target) => {
    if (isOutside(target)) return !/^(?:https:\/\/|mailto:)/.test(target);
    const [, anchor] = target.split('#');
    const to = destination(from, target);
    if (to.startsWith('..') || !existsSync(join(root, to))) return true;
    return anchor !== undefined && !structures.get(to)?.anchors.has(anchor);
  });
}

test('the checks of links see dead ones', () => {
  const dead = ['gone.md', '#no-such-heading', 'fixing.md#no-such-heading', '../../outside.md', 'http://example.org/'];
  const live = ['fixing.md#the-proof', '#here', '#here-1', '../examples/workflows', 'https://example.org/'];
  const page = structureOf(
    `# Here\n\n## Here\n\n${[...dead, ...live].map((target) => `[a](${target})`).join(' ')} \`[b](gone.md)\`\n\n[c]: also-gone.md\n\n[c]\n`,
  );
  assert.deepEqual(
    deadLinks('docs/x.md', { ...page, links: page.links.filter((target) => !target.startsWith('#here')) }),
    [...dead, 'also-gone.md'],
  );
  assert.deepEqual([...page.anchors], ['here', 'here-1']);
});

test('every link inside the repository leads to a file, and to a heading in it', () => {
  for (const path of ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'docs/gate.md', 'docs/rules/B506.md'])
    assert.ok(pages.has(path), path);
  const dead = [...structures].flatMap(([path, page]) => deadLinks(path, page).map((target) => `${path}: ${target}`));
  assert.deepEqual(dead, []);
});

test('from the README a reader finds every file in docs/ and every example', () => {
  const found = new Set<string>();
  const open = ['README.md'];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    const from = path;
    open.push(
      ...(structures.get(path)?.links ?? [])
        .filter((target) => !isOutside(target))
        .map((target) => destination(from, target)),
    );
  }
  assert.deepEqual(
    [...filesIn('docs'), ...filesIn('examples/workflows')].filter((path) => !found.has(path)),
    [],
  );
});

test('generated documents are up to date: npm run docs', () => {
  const docs = generatedDocs();
  const stale = [...docs]
    .filter(([path, text]) => !existsSync(join(root, path)) || read(path) !== text)
    .map(([path]) => path);
  assert.deepEqual(stale, [], 'run npm run docs and commit what it writes');
  assert.deepEqual(obsoleteDocs(docs), [], 'no rule stands for these: npm run docs removes them');
  assert.ok(docs.size > 70);
});

test('the README is read in five minutes', () => {
  assert.ok(read('README.md').split('\n').length <= 251);
});

test('every page of docs/ opens with its answer: a title, then one paragraph', () => {
  for (const [path, text] of pages) {
    if (!/^docs\/[^/]+\.md$/.test(path)) continue;
    const [title = '', answer = ''] = text.split('\n\n');
    assert.match(title, /^# [^\n]+$/, path);
    assert.match(answer, /^(?!```)[^#|<\-*\s]/, path);
    assert.ok(answer.length >= 100 && answer.split('\n').length <= 6, `${path}: ${answer}`);
  }
});

test('a decision has a date, context, decision and consequence, in ten lines, under a number of its own', () => {
  const names = decisionFiles();
  assert.ok(names.length >= 49);
  assert.equal(new Set(names.map((name) => name.slice(0, 4))).size, names.length);
  for (const name of names) {
    const text = read(`docs/decisions/${name}`);
    assert.ok(decisionTitle(text).length > 5 && text.startsWith('# '), name);
    assert.ok(text.split('\n').filter((line) => line.trim() !== '').length <= 10, `${name} is longer than ten lines`);
    assert.match(text, /\b20\d\d-[01]\d-[0-3]\d\b/, name);
    assert.match(text, /\bContext\b[\s\S]*\bDecision\b[\s\S]*\bConsequence\b/, name);
  }
});

test('a page of evidence says when, on what and with which command, and the command is there', () => {
  const names = readdirSync(join(root, 'docs/evidence')).filter((name) => name !== 'README.md');
  assert.ok(names.length >= 10);
  const index = structures.get('docs/evidence/README.md')?.links ?? [];
  for (const name of names) {
    const text = read(`docs/evidence/${name}`);
    assert.ok(index.includes(name), `${name} is not in the index`);
    for (const part of ['Date', 'Measured on', 'Command'])
      assert.match(text, new RegExp(`\\*\\*${part}:\\*\\* `), `${name}: ${part}`);
    assert.match(text, /\*\*Date:\*\* 20\d\d-[01]\d-[0-3]\d/, name);
    const programs = [...text.matchAll(/\b((?:scripts|test)\/[\w./-]+\.ts)\b/g)].map(([, path = '']) => path);
    assert.ok(programs.length > 0 || text.includes('npm run bench'), name);
    assert.deepEqual(
      programs.filter((path) => !existsSync(join(root, path))),
      [],
      name,
    );
  }
});

const fences = (language: string): readonly { readonly path: string; readonly text: string }[] =>
  [...pages].flatMap(([path, text]) =>
    [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, block = '']) => ({
      path,
      text: block,
    })),
  );

test('YAML in documents is valid, and what it gives to this action the action takes', () => {
  const blocks = fences('ya?ml');
  assert.ok(blocks.length >= 6);
  let inputs = 0;
  for (const { path, text } of blocks) {
    const value: unknown = parse(text);
    const steps = z
      .array(z.looseObject({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() }))
      .safeParse(value);
    const alone = z.strictObject({ with: z.record(z.string(), z.unknown()) }).safeParse(value);
    const given = [
      ...(steps.success ? steps.data.filter(({ uses = '' }) => uses.startsWith('org/bandit-remediate@')) : []),
      ...(alone.success ? [alone.data] : []),
    ].flatMap((step) => Object.entries(step.with ?? {}));
    for (const [name, content] of given) {
      inputs += 1;
      const row = Object.entries(inputTable).find(([known]) => known === name)?.[1];
      assert.ok(row, `${path}: ${name} is not an input`);
      assert.ok(
        String(content).includes('${{') || row.schema.safeParse(String(content)).success,
        `${path}: ${name} does not take ${String(content)}`,
      );
    }
  }
  assert.ok(inputs >= 6);
});

test('what the page about trouble quotes is what the program says', () => {
  const sources = filesIn('src')
    .filter((path) => path.endsWith('.ts'))
    .map(read)
    .join('\n')
    .replaceAll("\\'", "'");
  const quoted = [...read('docs/troubleshooting.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, words = '']) => words);
  assert.ok(quoted.length >= 12);
  const parts = quoted.flatMap((words) =>
    words
      .split(/\.\.\./)
      .map((part) => part.replace(/^["\s]+|["\s]+$/g, ''))
      .filter((part) => part.length > 3),
  );
  assert.deepEqual(
    parts.filter((part) => !sources.includes(part)),
    [],
  );
});

test('documents name nothing of the machine that they were written on', () => {
  const machine = /(?<![\w.])(?:\/work\/|\/root\/|\/tmp\/[wh]\/|\/home\/(?!you\b)|\/Users\/|[A-Z]:\\Users)/;
  assert.deepEqual(
    [...pages].filter(([, text]) => machine.test(text)).map(([path]) => path),
    [],
  );
});

test('documents are text files that end with one line feed and have no trailing space', () => {
  for (const [path, text] of pages) {
    if (path.startsWith('docs/rules/')) continue;
    assert.ok(statSync(join(root, path)).size > 0 && /[^\n]\n$/.test(text), path);
    assert.doesNotMatch(text.replace(/^(`{3,})[^\n]*\n[\s\S]*?^\1$/gm, ''), /[ \t]$/m, path);
  }
});
