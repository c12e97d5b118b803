/**
 * Writes the skeleton of a rule: `npm run new:rule B999 name_of_bandit subject`. It compiles; the tests of the rules then say
 * what is missing.
 */

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../src/rules');
const [id = '', given = '', subject = ''] = process.argv.slice(2).map((text) => text.trim());
const name = given.replaceAll('-', '_');
/** The rooms of src/rules/. */
const subjects = readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? [one.name] : []));

const complaint = complaintAbout();
if (complaint === null) write();
else {
  process.stderr.write(`${complaint}\n`);
  process.exitCode = 1;
}

function complaintAbout(): string | null {
  if (!/^B\d{3}$/u.test(id) || !/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/u.test(name) || !subjects.includes(subject)) {
    return `Give the id of Bandit’s test, its name and a subject (${subjects.join(', ')}): npm run new:rule B999 name_of_the_test data`;
  }
  const there = readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(
    (file) => file.includes(`/${id.toLowerCase()}-`) || file.includes(`-${id.toLowerCase()}-`),
  );
  return there === undefined ? null : `${id} has its rule already, in src/rules/${there}.`;
}

function write(): void {
  const file = `${subject}/${id.toLowerCase()}-${name.replaceAll('_', '-')}.ts`;
  writeFileSync(join(folder, file), skeleton());
  process.stdout.write(
    [
      `Written: src/rules/${file}`,
      'Add this line to src/rules/index.ts, in its order:',
      '',
      `export { ${id.toLowerCase()} } from './${file}';`,
      '',
      `Then write the cases, and see what is missing: npm run test:changed -- test/rules/rules.test.ts, and RULE=${id} npx node --test test/rules/rule-fixes.test.ts`,
      '',
    ].join('\n'),
  );
}

function skeleton(): string {
  return `import type { Finding } from '../../model/findings/finding.ts';
import { refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const node = nodeOf(file, finding);
  if (!node) return unreadable;
  return refuse(\`no fix is written yet for \${quoted(node)}\`, '');
}

export const ${id.toLowerCase()} = defineRule({
  ids: ['${id}'],
  names: ['${name}'],
  status: 'active',
  title: '',
  why: '',
  remedy: '',
  safety: 'review',
  cwe: null,
  owasp2021: null,
  owasp2025: null,
  exploitability: { score: 1, reason: '' },
  references: ['https://bandit.readthedocs.io/en/latest/plugins/${id.toLowerCase()}_${name}.html'],
  fix: remedy,
  cases: [
    {
      name: '',
      before: \`«»
\`,
      after: \`
\`,
    },
  ],
});
`;
}
