/** docs/rules.md is what the rules say. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { rulesPage } from '../../../src/render/rules/rules-page.ts';
import { allRules } from '../../../src/rules/registry.ts';

test('docs/rules.md is up to date', async () => {
  const written = await readFile(new URL('../../../docs/rules.md', import.meta.url), 'utf8').catch(() => '');
  assert.ok(
    written.replaceAll('\r\n', '\n') === rulesPage(allRules),
    'the rules have changed: run node scripts/rules-md.ts and commit docs/rules.md',
  );
});
