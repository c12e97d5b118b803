import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fix, Remedy } from '../../../src/model/fixes/fix.ts';
import { applyFixes } from '../../../src/planning/apply.ts';
import { fixXmlCall, fixXmlImport } from '../../../src/remedies/xml/xml-fix.ts';
import { aProject, pythonFile, testParser } from '../../python/parser.ts';

const parse = await testParser();

/**
 * The answers to every import and call of the text that Bandit reports, in order; what it does not report is left out
 * by `isReported`.
 */
const answers = (text: string, test: string, isReported: RegExp): Promise<readonly Remedy[]> =>
  pythonFile(text, (file) => {
    const statements = file.root
      .descendantsOfType(['import_statement', 'import_from_statement'])
      .filter((node) => node !== null && /xml\.(?:etree|dom|sax)/u.test(node.text));
    const calls = file.root
      .descendantsOfType('call')
      .filter((node) => isReported.test(node?.childForFieldName('function')?.text ?? ''));
    return [
      ...statements.flatMap((node) => (node ? [fixXmlImport(file, node, test)] : [])),
      ...calls.flatMap((node) => (node ? [fixXmlCall(file, node)] : [])),
    ];
  });

const apply = (text: string, fixes: readonly Fix[]): string =>
  applyFixes(parse, 'app/module.py', text, aProject(), fixes).text;

/** All fixes of a text made together, after each was seen to be one; each alone, and each pair, must apply as well. */
async function together(text: string, id: string, isReported: RegExp): Promise<string> {
  const fixes = (await answers(text, id, isReported)).map((remedy) => {
    assert.equal(remedy.kind, 'fix', remedy.kind === 'refusal' ? remedy.because : '');
    return remedy.kind === 'fix' ? remedy : assert.fail();
  });
  assert.ok(fixes.length >= 2);
  for (const one of fixes) for (const other of fixes) assert.ok(apply(text, [one, other]).length > 0);
  return apply(text, fixes);
}

test('an import and its calls give the same edits when the import can be swapped', async () => {
  const text = 'import xml.etree.ElementTree as ET\n\na = ET.parse(x)\nb = ET.fromstring(y)\n';
  const fixes = await answers(text, 'B405', /^ET\.(?:parse|fromstring)$/u);
  const after = 'import defusedxml.ElementTree as ET\n\na = ET.parse(x)\nb = ET.fromstring(y)\n';
  assert.equal(fixes.length, 3);
  for (const remedy of fixes) assert.equal(remedy.kind === 'fix' ? apply(text, [remedy]) : remedy.because, after);
  assert.equal(await together(text, 'B405', /^ET\.(?:parse|fromstring)$/u), after);
});

test('the module spelled out at its uses changes there with the import', async () => {
  const text =
    'import xml.dom.minidom\nimport xml.sax\n\na = xml.dom.minidom.parse(x)\nxml.sax.parse(y, xml.sax.ContentHandler())\n';
  const after =
    'import defusedxml.minidom\nimport xml.sax\n\na = defusedxml.minidom.parse(x)\nxml.sax.parse(y, xml.sax.ContentHandler())\n';
  const [first] = await answers(text, 'B408', /minidom\.parse$/u);
  assert.equal(first?.kind === 'fix' ? apply(text, [first]) : '', after);
});

test('where building keeps the import, every parsing call moves, alone or with the others', async () => {
  const text =
    'import xml.etree.ElementTree as ET\n\na = ET.parse(x)\nb = [ET.fromstring(y) for y in z]\nc = ET.Element("c")\n';
  const after =
    'import xml.etree.ElementTree as ET  # nosec B405 # parsing is left to defusedxml\n\nimport defusedxml.ElementTree as SafeET\n\n' +
    'a = SafeET.parse(x)\nb = [SafeET.fromstring(y) for y in z]\nc = ET.Element("c")\n';
  assert.equal(await together(text, 'B405', /^ET\.(?:parse|fromstring)$/u), after);
});

test('alternatives become one import, and comments on them stay', async () => {
  const text =
    'try:\n    # fast\n    from xml.etree.cElementTree import parse\nexcept ImportError:\n    from xml.etree.ElementTree import parse  # slow\n\na = parse(x)\n';
  assert.equal(
    await together(text, 'B405', /^parse$/u),
    '# fast\nfrom defusedxml.ElementTree import parse  # slow\n\na = parse(x)\n',
  );
});

test('a from-import that is split has room for its comment, also in a function', async () => {
  const text = 'def f(x):\n    from xml.dom.minidom import Node, parse\n    return parse(x), Node\n';
  const after =
    'def f(x):\n    from xml.dom.minidom import Node  # nosec B408 # parsing is left to defusedxml\n    from defusedxml.minidom import parse\n    return parse(x), Node\n';
  assert.equal(await together(text, 'B408', /^parse$/u), after);
});

test('every fix with defusedxml asks for the package', async () => {
  for (const remedy of await answers('import xml.sax\n\nxml.sax.parse(x, h)\n', 'B406', /^xml\.sax\.parse$/u)) {
    assert.deepEqual(remedy.kind === 'fix' ? remedy.requirements : [], [
      { name: 'defusedxml', specifier: 'defusedxml>=0.7.1' },
    ]);
  }
});
