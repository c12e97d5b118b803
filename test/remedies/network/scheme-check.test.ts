import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSchemeChecked } from '../../../src/remedies/network/scheme-check.ts';
import { pythonFile } from '../../python/parser.ts';

const checked = (lines: readonly string[], head = 'from urllib.parse import urlsplit, urlparse'): Promise<boolean> =>
  pythonFile(`${head}\ndef fetch(url, other):\n${lines.map((line) => `    ${line}\n`).join('')}`, (file) => {
    const call = file.root
      .descendantsOfType('call')
      .findLast((one) => one.childForFieldName('function')?.text === 'use');
    const name = call?.childForFieldName('arguments')?.namedChildren[0];
    assert.ok(name, 'nothing is used');
    return isSchemeChecked(file, name);
  });

test('checks that let only web addresses through', async () => {
  for (const lines of [
    ['if not url.startswith("https://"):', '    raise ValueError', 'use(url)'],
    ['if not url.lower().startswith(("http://", "https://")):', '    return None', 'with x:', '    use(url)'],
    ['if urlsplit(url).scheme not in {"http", "https"}:', '    raise ValueError', 'use(url)'],
    ['if urlparse(url).scheme != "https" or other:', '    return', 'use(url)'],
    [
      'parts = urlsplit(url)',
      'if not (parts.scheme == "https" and parts.hostname in other):',
      '    raise ValueError',
      'use(url)',
    ],
    ['if other and url.startswith("https://a.example/"):', '    use(url)'],
    [
      'for x in other:',
      '    if url.startswith("http://") is False: pass',
      '    if not url.startswith("http://"):',
      '        continue',
      '    use(url)',
    ],
  ])
    assert.equal(await checked(lines), true, lines.join('\n'));
});

test('checks that do not', async () => {
  for (const lines of [
    ['use(url)'],
    ['if not url.startswith("https://"):', '    print(url)', 'use(url)'],
    ['if not url.startswith("/"):', '    raise ValueError', 'use(url)'],
    ['if not other.startswith("https://"):', '    raise ValueError', 'use(url)'],
    ['if url.startswith("https://"):', '    raise ValueError', 'use(url)'],
    ['if not url.startswith("https://") and other:', '    raise ValueError', 'use(url)'],
    ['if url.startswith("https://") or other:', '    use(url)'],
    ['if url.startswith("https://"):', '    pass', 'else:', '    use(url)'],
    ['if not url.startswith("https://"):', '    raise ValueError', 'url = other', 'use(url)'],
    ['if other:', '    if not url.startswith("https://"):', '        raise ValueError', 'use(url)'],
    ['if urlsplit(url).scheme not in ("http", "file"):', '    raise ValueError', 'use(url)'],
    ['if urlsplit(url).scheme in ("https",):', '    raise ValueError', 'use(url)'],
    ['use(url)', 'if not url.startswith("https://"):', '    raise ValueError'],
  ])
    assert.equal(await checked(lines), false, lines.join('\n'));
  assert.equal(
    await checked(
      ['if urlsplit(url).scheme != "https":', '    raise ValueError', 'use(url)'],
      'from shelf import urlsplit',
    ),
    false,
    'another urlsplit',
  );
});
