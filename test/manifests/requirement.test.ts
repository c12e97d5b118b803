import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProject } from '../../src/manifests/project.ts';
import { declare, declareAll } from '../../src/manifests/requirement.ts';
import { applyEdits } from '../../src/python/edits/edit.ts';

const defusedxml = { name: 'defusedxml', specifier: 'defusedxml>=0.7.1' };
const project = (files: Readonly<Record<string, string>>) =>
  readProject(
    Object.entries(files).map(([path, text]) => ({ path, text })),
    null,
  );

/** `declared`, the reason of a refusal, or the changed files. */
function outcome(files: Readonly<Record<string, string>>): string | Readonly<Record<string, string>> {
  const declared = declare(project(files), defusedxml);
  if (declared.kind === 'declared') return 'declared';
  if (declared.kind === 'refused') return declared.because;
  return { [declared.file.path]: applyEdits(files[declared.file.path] ?? '', declared.file.edits) };
}

test('what is declared already needs nothing', () => {
  for (const files of [
    { 'requirements.txt': 'DefusedXML\n' },
    { 'requirements.txt': 'flask\n', 'setup.py': "setup(install_requires=['defusedxml>=0.6'])" },
    { 'pyproject.toml': '[project]\ndependencies = ["defusedxml~=0.7.1"]\n', 'uv.lock': '' },
    { 'pyproject.toml': '[tool.poetry.dependencies]\ndefusedxml = "^0.7"\n' },
    { 'requirements/base.txt': 'defusedxml==0.8.0\n' },
    { 'requirements.txt': 'defusedxml==0.7.1 \\\n  --hash=sha256:00\n' },
  ])
    assert.equal(outcome(files), 'declared', JSON.stringify(files));
});

test('an older pin is named', () => {
  assert.equal(
    outcome({ 'requirements.txt': 'defusedxml==0.6.0\n' }),
    '`requirements.txt` keeps `defusedxml==0.6.0`, and the fix needs `defusedxml>=0.7.1`: raise it there',
  );
});

test('requirements.txt: sorted files stay sorted, others get it at the end, line ends and comments stay', () => {
  const texts: Readonly<Record<string, string>> = {
    'a==1\nz==2\n': 'a==1\ndefusedxml>=0.7.1\nz==2\n',
    '# web\nFlask==1\r\n# data\r\npandas \\\r\n  ==2\r\n': '# web\nFlask==1\r\n# data\r\npandas \\\r\n  ==2\r\n',
    'requests\nflask\n': 'requests\nflask\ndefusedxml>=0.7.1\n',
    'requests\nflask': 'requests\nflask\ndefusedxml>=0.7.1\n',
    'flask\n\n': 'flask\ndefusedxml>=0.7.1\n\n',
    '# all\nx\ny\n': '# all\ndefusedxml>=0.7.1\nx\ny\n',
    'a\nb\n# end\n': 'a\nb\ndefusedxml>=0.7.1\n# end\n',
    'a\r\nb': 'a\r\nb\r\ndefusedxml>=0.7.1\r\n',
    '': 'defusedxml>=0.7.1\n',
    '--index-url https://example.org/simple\nflask[async]>=2 ; python_version >= "3.8"\n':
      '--index-url https://example.org/simple\nflask[async]>=2 ; python_version >= "3.8"\ndefusedxml>=0.7.1\n',
  };
  for (const [before, after] of Object.entries(texts)) {
    const expected = before.startsWith('# web')
      ? '# web\ndefusedxml>=0.7.1\nFlask==1\r\n# data\r\npandas \\\r\n  ==2\r\n'
      : after;
    assert.deepEqual(outcome({ 'requirements.txt': before }), { 'requirements.txt': expected }, JSON.stringify(before));
  }
  assert.deepEqual(
    outcome({ 'requirements.txt': 'flask\n', 'requirements-dev.txt': '-r requirements.txt\ndefusedxml\n' }),
    { 'requirements.txt': 'flask\ndefusedxml>=0.7.1\n' },
  );
});

test("[project] dependencies: in the list's own style", () => {
  const lists: Readonly<Record<string, string>> = {
    '["flask"]': '["flask", "defusedxml>=0.7.1"]',
    "['flask>=1', 'attrs']": "['flask>=1', 'attrs', 'defusedxml>=0.7.1']",
    '["attrs", "flask"]': '["attrs", "defusedxml>=0.7.1", "flask"]',
    '["attrs", "flask",]': '["attrs", "defusedxml>=0.7.1", "flask",]',
    '["b", "a",]': '["b", "a", "defusedxml>=0.7.1",]',
    '[]': '["defusedxml>=0.7.1"]',
    '[ ]': '["defusedxml>=0.7.1"]',
    '[\n  "flask[async]>=2", # web, "quoted]"\n]':
      '[\n  "flask[async]>=2", # web, "quoted]"\n  "defusedxml>=0.7.1",\n]',
    '[\n  "flask"\n]': '[\n  "flask",\n  "defusedxml>=0.7.1"\n]',
    '[\n  "flask" # web\n]': '[\n  "flask", # web\n  "defusedxml>=0.7.1"\n]',
    '[\r\n\t"attrs",\r\n\t"flask",\r\n]': '[\r\n\t"attrs",\r\n\t"defusedxml>=0.7.1",\r\n\t"flask",\r\n]',
    '[\n  "flask",\n  "pyyaml",\n]': '[\n  "defusedxml>=0.7.1",\n  "flask",\n  "pyyaml",\n]',
    '[\n  "b",\n  # above\n  "a",\n]': '[\n  "b",\n  # above\n  "a",\n  "defusedxml>=0.7.1",\n]',
    '[\n  "a", "b",\n  "c"]': '[\n  "a", "b",\n  "c", "defusedxml>=0.7.1"]',
  };
  const around = (list: string): string =>
    `# dependencies = []\n[build-system]\nrequires = ["x"]\n\n[project]\nname = "p"\ndescription = """\n[project]\ndependencies = ["no"]\n"""\ndependencies = ${list}  # needed\n\n[project.optional-dependencies]\ndependencies = ["y"]\n`;
  for (const [before, after] of Object.entries(lists))
    assert.deepEqual(outcome({ 'pyproject.toml': around(before) }), { 'pyproject.toml': around(after) }, before);
  assert.deepEqual(outcome({ 'pyproject.toml': 'project.name = "p"\nproject."dependencies" = ["flask"]\n' }), {
    'pyproject.toml': 'project.name = "p"\nproject."dependencies" = ["flask", "defusedxml>=0.7.1"]\n',
  });
  // A dependency of an extra is not there at run time.
  const extra = '[project]\ndependencies = []\n[project.optional-dependencies]\nxml = ["defusedxml"]\n';
  assert.deepEqual(outcome({ 'pyproject.toml': extra }), {
    'pyproject.toml': extra.replace('[]', '["defusedxml>=0.7.1"]'),
  });
});

test('[tool.poetry.dependencies]: a line in its place', () => {
  const table = (lines: string): string =>
    `[tool.poetry]\nname = "p"\n\n[tool.poetry.dependencies]\n${lines}\n[tool.poetry.group.dev.dependencies]\npytest = "*"\n`;
  const tables: Readonly<Record<string, string>> = {
    'python = "^3.9"\nattrs = "*"\nflask = {version = "^2", extras = [\n  "async",\n]} # web\n':
      'python = "^3.9"\nattrs = "*"\ndefusedxml = ">=0.7.1"\nflask = {version = "^2", extras = [\n  "async",\n]} # web\n',
    'python = "^3.9"\nflask = "*"\npandas = "*"\n':
      'python = "^3.9"\ndefusedxml = ">=0.7.1"\nflask = "*"\npandas = "*"\n',
    'python = "^3.9"\n': 'python = "^3.9"\ndefusedxml = ">=0.7.1"\n',
    'flask = {version = "^2", extras = [\n  "async",\n]} # web\n':
      'flask = {version = "^2", extras = [\n  "async",\n]} # web\ndefusedxml = ">=0.7.1"\n',
    '': 'defusedxml = ">=0.7.1"\n',
  };
  for (const [before, after] of Object.entries(tables))
    assert.deepEqual(outcome({ 'pyproject.toml': table(before) }), { 'pyproject.toml': table(after) }, before);
  assert.deepEqual(outcome({ 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.9"' }), {
    'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.9"\ndefusedxml = ">=0.7.1"\n',
  });
});

test('what is not simple is refused with what to add and where', () => {
  const because = 'the project does not declare `defusedxml`';
  const cases: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
    [{}, `${because}: add \`defusedxml>=0.7.1\` where its dependencies are declared`],
    [
      { 'pyproject.toml': '[project]\ndependencies = []\n', 'uv.lock': '' },
      `${because}, and \`uv.lock\` has to change with it: run \`uv add "defusedxml>=0.7.1"\``,
    ],
    [
      { 'pyproject.toml': '[tool.poetry.dependencies]\n', 'poetry.lock': '' },
      `${because}, and \`poetry.lock\` has to change with it: run \`poetry add "defusedxml>=0.7.1"\``,
    ],
    [
      { 'requirements.txt': '#\n# This file is autogenerated by pip-compile with Python 3.11\n#\nflask==1\n' },
      `${because}: add \`defusedxml>=0.7.1\` to the dependencies in what \`requirements.txt\` is made from`,
    ],
    [
      { 'requirements.txt': 'flask==1 --hash=sha256:00\n' },
      `${because}: add \`defusedxml>=0.7.1\` to the dependencies in \`requirements.txt\``,
    ],
    [
      { 'requirements.txt': '-r requirements/base.txt\n', 'requirements/base.txt': 'flask\n' },
      `${because}: add \`defusedxml>=0.7.1\` to the dependencies in \`requirements.txt\``,
    ],
    [
      { 'requirements/base.txt': 'flask\n', 'requirements/prod.txt': 'gunicorn\n', 'requirements/dev.txt': 'pytest\n' },
      `${because}: add \`defusedxml>=0.7.1\` to the dependencies in \`requirements/base.txt\` and \`requirements/prod.txt\``,
    ],
    [
      { 'setup.py': 'setup(install_requires=["flask"])' },
      `${because}: add \`defusedxml>=0.7.1\` to the dependencies in \`setup.py\``,
    ],
    [
      { 'setup.cfg': '[options]\ninstall_requires =\n  flask\n' },
      `${because}: add \`defusedxml>=0.7.1\` to the dependencies in \`setup.cfg\``,
    ],
    [
      { 'pyproject.toml': '[project]\ndependencies = ["flask"]\n', 'requirements.txt': 'flask\n' },
      `${because}: add \`defusedxml>=0.7.1\` to the dependencies in \`pyproject.toml\` and \`requirements.txt\``,
    ],
    [
      { 'pyproject.toml': '[project]\ndynamic = ["dependencies"]\n' },
      `${because}: add \`defusedxml>=0.7.1\` to the dependencies in \`pyproject.toml\``,
    ],
    [{ Pipfile: '[packages]\n' }, `${because}: add \`defusedxml>=0.7.1\` to the dependencies in \`Pipfile\``],
    [
      { 'pyproject.toml': '[tool.poetry]\ndependencies = {python = "^3.9"}\n' },
      `${because}: add \`defusedxml = ">=0.7.1"\` to the dependencies in \`pyproject.toml\``,
    ],
    [
      { 'pyproject.toml': '[project]\ndependencies = ["flask", 1]\n' },
      `${because}: add \`defusedxml>=0.7.1\` to the dependencies in \`pyproject.toml\``,
    ],
  ];
  for (const [files, expected] of cases) assert.equal(outcome(files), expected, JSON.stringify(files));
});

test('the nearest project counts, and a file that only installs the project declares nothing', () => {
  assert.deepEqual(outcome({ 'svc/requirements.txt': 'flask\n', 'pyproject.toml': '[project]\ndependencies = []\n' }), {
    'svc/requirements.txt': 'flask\ndefusedxml>=0.7.1\n',
  });
  assert.deepEqual(outcome({ 'pyproject.toml': '[project]\ndependencies = []\n', 'requirements.txt': '-e .\n' }), {
    'pyproject.toml': '[project]\ndependencies = ["defusedxml>=0.7.1"]\n',
  });
  assert.deepEqual(
    outcome({
      'pyproject.toml': '[tool.black]\n',
      'requirements.txt': 'flask\n',
      'setup.py': 'setup(install_requires=open("requirements.txt"))',
    }),
    { 'requirements.txt': 'flask\ndefusedxml>=0.7.1\n' },
  );
});

test('several packages at one place, each once', () => {
  const bleach = { name: 'bleach', specifier: 'bleach>=6' };
  const both = project({ 'requirements.txt': 'zope\n', 'setup.cfg': '' });
  assert.deepEqual(declareAll(both, [defusedxml, bleach, defusedxml]), [
    { path: 'requirements.txt', before: 'zope\n', after: 'zope\ndefusedxml>=0.7.1\nbleach>=6\n' },
  ]);
  assert.deepEqual(declareAll(project({}), [defusedxml]), []);
});
