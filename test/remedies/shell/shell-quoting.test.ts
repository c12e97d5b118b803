/** Values quoted in a shell's text reach the program whole: asked of Python and the real shell. */

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { applyEdits } from '../../../src/python/edits/edit.ts';
import { partsOf } from '../../../src/python/tree/template.ts';
import { children } from '../../../src/python/tree/tree.ts';
import { quoteValues } from '../../../src/remedies/shell/shell-quoting.ts';
import { pythonFile } from '../../python/parser.ts';

/** The expression with its values quoted; the reason where that is refused. */
const quotedIn = (code: string): Promise<{ code: string } | { because: string }> =>
  pythonFile(`${code}\n`, (file) => {
    const expression = children(file.root)[0]?.namedChildren[0];
    const made = quoteValues(file, (expression && partsOf(file, expression)) ?? []);
    return made.kind === 'quoted' ? { code: applyEdits(file.text, made.edits).trimEnd() } : { because: made.because };
  });

const commands = [
  `f"printf '%s|' {x} | cat"`,
  `f"printf '%s|' '{x}' a && true"`,
  `f'printf "%s|" "{x}" | cat'`,
  `"printf '%%s|' %s | cat" % x`,
  `"printf '%s|' {} | cat".format(x)`,
  `"printf '%s|' " + x + " | cat"`,
  `f"true; printf '%s|' --name={x}"`,
  `f"printf '%s|' $(printf '%s' a) {x} 2>/dev/null"`,
];
const values = ['a', 'a b', "it's", '"', '$HOME', '`id`', '$(id)', '; echo no', '*', '\\', 'a\nb', '-n', ''];

test('each value is one word, whatever is in it', async () => {
  const codes = await Promise.all(commands.map((command) => quotedIn(command)));
  const program = `import json, shlex, subprocess, sys
codes, values = json.load(sys.stdin)
print(json.dumps([[subprocess.run(eval(code), shell=True, stdout=subprocess.PIPE, text=True).stdout for x in values] for code in codes]))`;
  const texts = codes.map((made) => ('code' in made ? made.code : assert.fail(made.because)));
  // A comprehension of Python 3.11 hides x from eval unless it is a global.
  const input = JSON.stringify([texts, values]);
  const seen: unknown = JSON.parse(
    execFileSync(
      'python3',
      ['-c', program.replace('for x in values', 'for x in values if not globals().update(x=x)')],
      { input, encoding: 'utf8' },
    ),
  );
  const wanted = commands.map((command) =>
    values.map((value) => {
      return `${command.includes('$(printf') ? 'a|' : ''}${command.includes('--name=') ? '--name=' : ''}${value}|${command.includes("' a &&") ? 'a|' : ''}`;
    }),
  );
  assert.deepEqual(seen, wanted);
});

const refusals: readonly (readonly [string, string])[] = [
  [`f"cat 'a {x}' | wc"`, 'inside quotes'],
  [`f"{x} | wc"`, 'the program itself'],
  [`f"ls | {x}"`, 'the program itself'],
  [`f"ssh host ls {x} | wc"`, 'argument of \`ssh\`'],
  ['f"echo `ls {x}`"', 'does more to'],
  [`f"ls # {x}"`, 'in a comment'],
  [`f"cat <<END\\n{x}\\nEND"`, 'does more to'],
  [`f'echo "$(ls {x})"'`, 'inside quotes'],
  [`f"printf '%s' {x:>10} | cat"`, 'inside quotes'],
  [`f"ls | xargs rm {x}"`, 'argument of \`xargs\`'],
];
test('where quoting would not help, nothing is quoted', async () => {
  for (const [code, words] of refusals) {
    const made = await quotedIn(code);
    assert.ok('because' in made && made.because.includes(words), `${code}: ${JSON.stringify(made)}`);
  }
});

test('numbers and quoted values are left alone', async () => {
  assert.deepEqual(await quotedIn('f"kill {len(x)} | cat"'), { code: 'f"kill {len(x)} | cat"' });
  assert.deepEqual(await quotedIn('"kill %d | cat" % x'), { code: '"kill %d | cat" % x' });
});
