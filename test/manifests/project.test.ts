import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readProject } from '../../src/manifests/project.ts';
import { allowsFrom, oldestPython, pep440 } from '../../src/manifests/version-range.ts';
import type { Manifest } from '../../src/model/fixes/project.ts';

const files = (given: Readonly<Record<string, string>>): readonly Manifest[] =>
  Object.entries(given).map(([path, text]) => ({ path, text }));
const floor = (given: Readonly<Record<string, string>>, running: string | null = '3.13.1'): string => {
  const { python, pythonFrom } = readProject(files(given), running);
  return `${python.join('.')}: ${pythonFrom}`;
};
const packages = (given: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(readProject(files(given), null).packages);

test('the oldest Python of a range, as PEP 440 and Poetry write it', () => {
  const ranges: Readonly<Record<string, string | null>> = {
    '>=3.8': '3.8',
    '>= 3.8, < 4': '3.8',
    '>=3.8.1,<4.0': '3.8',
    '~=3.7': '3.7',
    '~=3.7.2': '3.7',
    '==3.9.*': '3.9',
    '==3.10.4': '3.10',
    '>3.8': '3.8',
    '>=3.6.*': '3.6',
    '>=2.7,!=3.0.*,!=3.1.*': '2.7',
    '>=3': '3.0',
    '>=3.7,!=3.7.*': '3.8',
    '^3.9': '3.9',
    '~3.9': '3.9',
    '~3.9.2': '3.9',
    '3.*': '3.0',
    '3.11': '3.11',
    '^3.9 || ^3.12': '3.9',
    '~2.7 || ^3.5': '2.7',
    '>=3.8 <3.13': '3.8',
    '>=3.10rc1': '3.10',
    '<4': null,
    '!=3.9': null,
    '*': null,
    '': null,
    nonsense: null,
    '>=3.8 ||': null,
    '>=4.50': null,
    'a > b': null,
  };
  for (const [range, expected] of Object.entries(ranges))
    assert.equal(oldestPython(range)?.join('.') ?? null, expected, range);
  assert.equal(oldestPython(`>=${' '.repeat(100_000)}`), null);
});

test('ranges in the words of PEP 440', () => {
  const ranges: Readonly<Record<string, string | null>> = {
    '^1.2.3': '>=1.2.3,<2',
    '^0.2.3': '>=0.2.3,<0.3',
    '^0.0.3': '>=0.0.3,<0.0.4',
    '~1.2.3': '>=1.2.3,==1.2.*',
    '~1': '>=1,==1.*',
    '1.*': '==1.*',
    '*': '',
    '': '',
    '1.2.3': '==1.2.3',
    '>=1, <2': '>=1,<2',
    '@@': null,
  };
  for (const [range, expected] of Object.entries(ranges)) assert.equal(pep440(range), expected, range);
});

test('whether a declared range lets in a version or a newer one', () => {
  for (const range of ['', '>=0.6', '==0.7.1', '>0.7', '~=0.7', '^0.7', '>=0.6,<0.8', '==0.8.*', 'something else'])
    assert.ok(allowsFrom(range, '0.7.1'), range);
  for (const range of ['==0.6.0', '<0.7', '<=0.7.0', '~=0.6.0', '^0.6.0', '==0.5.*'])
    assert.ok(!allowsFrom(range, '0.7.1'), range);
});

test('each file that can say which Python a project needs', () => {
  assert.equal(
    floor({ 'pyproject.toml': '[project]\nrequires-python = ">=3.9"\n' }),
    '3.9: `requires-python >=3.9` in pyproject.toml',
  );
  assert.equal(
    floor({ 'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.10"\n' }),
    '3.10: `python ^3.10` in pyproject.toml',
  );
  assert.equal(
    floor({ 'pyproject.toml': '[tool.poetry.dependencies]\npython = {version = "^3.10"}\n' }),
    '3.10: `python ^3.10` in pyproject.toml',
  );
  assert.equal(
    floor({ 'setup.cfg': '[metadata]\nname = x\n[options]\npython_requires = >=3.7\n' }),
    '3.7: `python_requires >=3.7` in setup.cfg',
  );
  assert.equal(
    floor({ 'setup.py': "setup(\n  name='x',\n  python_requires='>=3.6, <4',\n)\n" }),
    '3.6: `python_requires >=3.6, <4` in setup.py',
  );
  assert.equal(
    floor({
      'setup.py':
        'setup(classifiers=[\n  "Programming Language :: Python :: 3",\n  "Programming Language :: Python :: 3.11",\n  "Programming Language :: Python :: 3.8", # old\n])\n',
    }),
    '3.8: the classifier `Python :: 3.8` in setup.py',
  );
  assert.equal(
    floor({
      'setup.cfg':
        '[metadata]\nclassifiers =\n    Programming Language :: Python :: 3.9\n    Programming Language :: Python :: 3.10\n',
    }),
    '3.9: the classifier `Python :: 3.9` in setup.cfg',
  );
  assert.equal(
    floor({ 'pyproject.toml': '[project]\nclassifiers = ["Programming Language :: Python :: 3.12"]\n' }),
    '3.12: the classifier `Python :: 3.12` in pyproject.toml',
  );
  assert.equal(floor({ '.python-version': '# mine\n3.11.4\n' }), '3.11: `3.11` in .python-version');
  assert.equal(floor({ Pipfile: '[requires]\npython_version = "3.12"\n' }), '3.12: `python_version 3.12` in Pipfile');
});

test('the most telling source counts, the project folder before the root', () => {
  const both = {
    'pyproject.toml': '[project]\nrequires-python = ">=3.9"\nclassifiers = ["Programming Language :: Python :: 3.7"]\n',
    '.python-version': '3.13\n',
  };
  assert.equal(floor(both), '3.9: `requires-python >=3.9` in pyproject.toml');
  assert.equal(floor({ 'svc/.python-version': '3.12', ...both }), '3.12: `3.12` in svc/.python-version');
});

test('broken and silent files say nothing; then the Python that runs Bandit, then 3.9', () => {
  const silent = {
    'pyproject.toml': '[project\n',
    'setup.cfg': 'python_requires = >=3.2\n',
    'setup.py': 'setup(python_requires=VERSION)\n',
    '.python-version': 'system\n',
    Pipfile: '[requires]\npython_version = 3\n',
  };
  assert.equal(floor(silent), '3.13: nothing in the project says which Python it needs, so the one that runs Bandit');
  assert.equal(
    floor({ 'pyproject.toml': '[project]\nrequires-python = 3\nclassifiers = "no"\ndependencies = [1]\n' }, null),
    '3.9: nothing in the project says which Python it needs, so 3.9 is assumed',
  );
});

test('packages from every file, by their normalised names', () => {
  assert.deepEqual(
    packages({
      'pyproject.toml':
        '[project]\ndependencies = ["Foo_Bar[extra]>=1 ; python_version < \'3.9\'", "Direct @ https://example.org/x.whl", "paren (>=2,<3)"]\n[project.optional-dependencies]\nx = ["opt==1"]\n' +
        '[dependency-groups]\ndev = ["grouped~=1.0", {include-group = "x"}]\n[tool.poetry.dependencies]\npython = "^3.9"\npoet = "^1.2"\ntabled = {version = "~2.1", optional = true}\n[tool.poetry.group.dev.dependencies]\ndevpoet = "*"\n',
    }),
    {
      'foo-bar': '>=1',
      direct: '',
      paren: '>=2,<3',
      poet: '>=1.2,<2',
      opt: '==1',
      grouped: '~=1.0',
      tabled: '>=2.1,==2.1.*',
      devpoet: '',
    },
  );
  assert.deepEqual(
    packages({
      'requirements.txt':
        '# all\n-r other.txt\n--index-url https://example.org\nflask==2.0 \\\n    --hash=sha256:00 \\\n    --hash=sha256:11\r\nDjango>=4,<5 # web\n-e git+https://example.org/x.git#egg=egged\n./local\nhttps://example.org/a.zip\n\n',
    }),
    { flask: '==2.0', django: '>=4,<5', egged: '' },
  );
  assert.deepEqual(
    packages({
      'setup.cfg':
        '[options]\ninstall_requires =\n    one>=1\n    # not\n    two; python_version<"3.8"\n[options.extras_require]\ntest = three\n',
    }),
    { one: '>=1', two: '', three: '' },
  );
  assert.deepEqual(
    packages({ 'setup.py': 'setup(install_requires=["one[x]>=1", \'two\',  # c\n  "three",\n  ] + more)\n' }),
    { one: '>=1', two: '', three: '' },
  );
  assert.deepEqual(packages({ Pipfile: '[packages]\nrequests = "*"\n[dev-packages]\npytest = {version = ">=7"}\n' }), {
    requests: '',
    pytest: '>=7',
  });
  assert.deepEqual(packages({ 'requirements-dev.txt': 'x==1\n', 'requirements.txt': 'x>=2\n' }), { x: '>=2' });
});

test('a hostile file takes no time', () => {
  const started = Date.now();
  const spaces = ' '.repeat(200_000);
  const hostile = {
    'requirements.txt': `a${spaces}!\na${'='.repeat(100_000)}\n${'\\'.repeat(100_000)}\n-e ${'#&'.repeat(50_000)}\n`,
    'setup.cfg': `[options]\npython_requires${spaces}x\ny${spaces}\ninstall_requires = a${spaces}!\n`,
    'setup.py': `install_requires${spaces}= [${spaces}'a',${'"'.repeat(99_999)}`,
    'pyproject.toml': `x = ${'['.repeat(100_000)}`,
    '.python-version': '\n'.repeat(200_000),
  };
  assert.equal(readProject(files(hostile), null).python.join('.'), '3.9');
  assert.ok(Date.now() - started < 2000, `${Date.now() - started} ms`);
});
