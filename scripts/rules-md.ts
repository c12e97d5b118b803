/** Writes docs/rules.md from the rules: `node scripts/rules-md.ts`. A test keeps the two equal. */

import { writeFile } from 'node:fs/promises';
import { rulesPage } from '../src/render/rules/rules-page.ts';
import { allRules } from '../src/rules/registry.ts';

await writeFile(new URL('../docs/rules.md', import.meta.url), rulesPage(allRules));
