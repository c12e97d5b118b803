import assert from 'node:assert/strict';
import { test } from 'node:test';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { code, fence, link, prose, proseWithCode, urlPath } from '../../src/text/markdown.ts';

/**
 * GitHub's Markdown by an independent parser: what a reader would get. HTML is let through, as GitHub does before it
 * sanitises.
 */
const html = (markdown: string): string =>
  micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true });

const hostile = [
  'a*b*c_d_e__f__',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[text](https://evil.example)',
  '![x](https://evil.example/x.png)',
  '`code` and ``more``',
  '# heading',
  '- item',
  '1. item',
  '> quote',
  '| a | b |',
  '@octocat and #1',
  'https://evil.example',
  'www.evil.example',
  'someone@evil.example',
  '~~gone~~',
  '$math$',
  '&lt;b&gt;',
  '</details>',
  '<!-- hidden',
  '\\*not\\*',
  '---',
  '[^1]',
  ':tada:',
  '[ref]: https://evil.example',
  '=== ',
  '+ item',
  '```\nfenced',
  '    indented',
];

test('prose shows hostile text letter by letter and makes nothing of it', () => {
  for (const text of hostile) {
    const out = html(`x ${prose(text)} y`);
    const plain = out
      .replace(/<\/?p>|<!-- -->/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
    assert.equal(plain.replace(/\s+/g, ' ').trim(), `x ${text.replace(/\n/g, '�')} y`.replace(/\s+/g, ' ').trim());
  }
});

test('a sign that would make a mention or a reference is kept apart from the name behind it, as an entity is the sign again where GitHub looks', () => {
  assert.equal(
    html(prose('@octocat, @org/team and octo/shelf#12')),
    '<p>@<!-- -->octocat, @<!-- -->org/team and octo/shelf#<!-- -->12</p>',
  );
  assert.equal(prose('# nosec'), '&#35; nosec');
});

test('prose with code makes code of what stands in backticks, and nothing else', () => {
  assert.equal(html(proseWithCode('set `fetch-depth: 0` or *not*')), '<p>set <code>fetch-depth: 0</code> or *not*</p>');
  for (const text of hostile)
    assert.match(html(`x ${proseWithCode(`in \`${text}\``)} y`), /^<p>x [^<]*(<code>[^<]*<\/code>[^<]*)*<\/p>$/, text);
});

test('code shows hostile text in a code element and nothing else', () => {
  for (const text of hostile) {
    const out = html(`x ${code(text)} y`);
    assert.match(out, /^<p>x <code>[^<]*<\/code> y<\/p>$/, text);
  }
});

test('neither breaks out of a table cell or a summary element', () => {
  for (const text of hostile) {
    const table = html(`| a | b |\n| - | - |\n| ${code(text)} | ${prose(text)} |\n`);
    assert.equal(table.match(/<td/g)?.length, 2, text);
    const details = html(`<details><summary><b>${prose(text)}</b></summary>\n\ninside\n\n</details>`);
    assert.equal(details.match(/<[a-z]+/g)?.join(' '), '<details <summary <b <p', text);
  }
});

test('plain names stay readable in the source', () => {
  assert.equal(code('app/views.py:12'), '`app/views.py:12`');
  assert.equal(code('requests.get(url, verify=False)'), '`requests.get(url, verify=False)`');
});

test('characters that hide or reorder text are shown as such', () => {
  assert.equal(prose('a\u202eb\u0000c\u200bd\ne'), 'a�b�c�d�e');
  assert.equal(code('\u2066x'), '`�x`');
});

test('a fence is longer than any run of backticks inside', () => {
  assert.equal(html(fence('py', 'a\n````\nb')).match(/<pre>/g)?.length, 1);
  assert.equal(html(fence('py', 'a\n````\nb')).includes('````'), true);
});

test('a link cannot be ended early', () => {
  assert.equal(html(link('x', 'https://example.com/a)b(c)')).match(/<a /g)?.length, 1);
  assert.equal(
    html(`[x](https://example.com/${urlPath('a b/(c)/é#?"<>')})`),
    '<p><a href="https://example.com/a%20b/%28c%29/%C3%A9%23%3F%22%3C%3E">x</a></p>',
  );
});
