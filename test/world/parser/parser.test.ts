import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parser } from '../../../src/world/parser/load.ts';

test('the parser is loaded once and reads Python', async () => {
  const [parse, again] = await Promise.all([parser(), parser()]);
  assert.equal(parse, again);
  const tree = parse('import os\nos.system("é")  # 😀\nx = 1\n');
  assert.deepEqual(
    tree.rootNode.namedChildren.map(({ type }) => type),
    ['import_statement', 'expression_statement', 'comment', 'expression_statement'],
  );
  assert.equal(tree.rootNode.namedChild(3)?.startIndex, 'import os\nos.system("é")  # 😀\n'.length);
  assert.equal(tree.rootNode.hasError, false);
  tree.delete();
  const broken = parse('def (:\n');
  assert.equal(broken.rootNode.hasError, true);
  broken.delete();
});
