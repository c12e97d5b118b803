/**
 * Arguments, configuration files and folders that change what Bandit does: each is a folder of files and the arguments
 * to scan it with.
 */

import type { Files } from './folders.ts';

export interface Setting {
  readonly name: string;
  readonly files: Files;
  readonly args: readonly string[];
}

/** Code that many tests look at, with a finding of each severity and confidence. */
export const subject = `import os, pickle, subprocess, ssl, hashlib, tarfile, requests, yaml
from OpenSSL import SSL
import markupsafe, flask, bleach, webhelpers
from cryptography.hazmat.primitives.asymmetric import dsa, rsa, ec
from Crypto.PublicKey import RSA
from xml.etree import ElementTree
def f(password="a", version=ssl.PROTOCOL_SSLv2, other=SSL.TLSv1_METHOD, nothing=None):
    assert password == "x"
    try:
        exec(password)
    except ValueError:
        pass
    except Exception:
        pass
    for x in y:
        try:
            eval(x)
        except (KeyError, ValueError):
            continue
        except:
            continue
    os.system("ls " + x)
    os.execl("ls", "*")
    subprocess.Popen("ls *", shell=True)  # nosec
    subprocess.Popen(["ls"])  # nosec B603
    subprocess.call("rm -rf %s" % x, shell=True)
    my.shell("ls")
    my.runner("ls", shell=True)
    my.quiet("ls")
    other("ls", shell=True)
    open("/tmp/x"); open("/mine/x"); open("/var/tmp/y")
    ssl.wrap_socket(ssl_version=ssl.PROTOCOL_SSLv3)
    SSL.Context(method=SSL.SSLv2_METHOD)
    f(ssl_version=MINE, method=SSLv3)
    ssl.wrap_socket()
    dsa.generate_private_key(1024); rsa.generate_private_key(65537, 512); ec.generate_private_key(ec.SECP192R1); RSA.generate(1024); rsa.generate_private_key(65537, 4000)
    markupsafe.Markup(f"{x}"); flask.Markup(x); webhelpers.html.literal(x); markupsafe.Markup(bleach.clean(x)); my.Markup(x)
    hashlib.md5(x); hashlib.new("sha1"); yaml.load(x); requests.get(x, verify=False); pickle.loads(x)
    tarfile.open(x).extractall()
    return "select a from b where c = '%s'" % x
`;

const one: Files = {
  'a.py': subject,
  'test_b.py': `assert x\n${subject}`,
  'sub/c.py': subject,
  'sub/d.pyw': subject,
  'sub/e.txt': subject,
  'no python': subject,
  'sub/tests/__init__.py': '',
  'sub/tests/g.py': subject,
};

const yaml = (name: string, text: string, args: readonly string[] = []): Setting => ({
  name,
  files: { ...one, 'bandit.yaml': text },
  args: ['-c', 'bandit.yaml', ...args, '.'],
});
const toml = (name: string, text: string, args: readonly string[] = []): Setting => ({
  name,
  files: { ...one, 'pyproject.toml': text },
  args: ['-c', 'pyproject.toml', ...args, '.'],
});
const ini = (name: string, text: string, args: readonly string[] = ['.']): Setting => ({
  name,
  files: { ...one, '.bandit': text },
  args,
});
const plain = (name: string, args: readonly string[]): Setting => ({ name, files: one, args });

const legacy = (profile: string): string => `
profiles:
  all:
${profile}
  empty: {}
  none: {include: [], exclude: []}
exclude_dirs: ["/nowhere"]
shell_injection:
  subprocess: [subprocess.Popen]
  shell: [os.system]
  no_shell: [os.execl]
blacklist_calls:
  bad_name_sets:
    - pickles: {qualnames: [pickle.loads, my.shell], message: "{func} is bad", level: HIGH}
    - evals: {qualnames: [eval], message: "no {func}"}
blacklist_imports:
  bad_import_sets:
    - xml_libs: {imports: [xml.etree, pickle], message: "{module} is bad", level: LOW}
`;

const options = [
  'assert_used: {skips: ["*_test.py", "*test_*"]}',
  'assert_used: {skips: []}',
  'assert_used: {skips: "*b.py"}',
  'assert_used: {skips: null}',
  'assert_used: {skips: 5}',
  'assert_used: {skips: [1]}',
  'assert_used: []',
  'assert_used: ',
  'assert_used: {}',
  'assert_used: text',
  'assert_used: {skips: {"./a.py": 1}}',
  'hardcoded_tmp_directory: {tmp_dirs: [/mine]}',
  'hardcoded_tmp_directory: {tmp_dirs: []}',
  'hardcoded_tmp_directory: {tmp_dirs: /mine}',
  'hardcoded_tmp_directory: {tmp_dirs: [""]}',
  'hardcoded_tmp_directory: {tmp_dirs: null}',
  'hardcoded_tmp_directory: {tmp_dirs: [1]}',
  'hardcoded_tmp_directory: {}',
  'hardcoded_tmp_directory: []',
  'hardcoded_tmp_directory: tmp_dirs',
  'hardcoded_tmp_directory: {tmp_dirs: !!set {/mine, /tmp}}',
  'hardcoded_tmp_directory: 0',
  'hardcoded_tmp_directory: {tmp_dirs: [[/tmp]]}',
  'shell_injection: {subprocess: [my.runner], shell: [my.shell], no_shell: [my.quiet]}',
  'shell_injection: {subprocess: [], shell: [], no_shell: []}',
  'shell_injection: {subprocess: [my.runner]}',
  'shell_injection: {shell: [my.shell]}',
  'shell_injection: {no_shell: [my.quiet]}',
  'shell_injection: {}',
  'shell_injection: []',
  'shell_injection: {subprocess: my.runner, shell: my.shell, no_shell: my.quiet}',
  'shell_injection: {subprocess: null, shell: null, no_shell: null}',
  'shell_injection: {subprocess: [1, 2], shell: [""], no_shell: [x]}',
  'shell_injection: {subprocess: {my.runner: 1}, shell: [my.shell], no_shell: []}',
  'shell_injection: text',
  'shell_injection: 1',
  'shell_injection: {subprocess: [""], shell: [""], no_shell: [""]}',
  'ssl_with_bad_version: {bad_protocol_versions: [MINE, PROTOCOL_SSLv2]}',
  'ssl_with_bad_version: {bad_protocol_versions: []}',
  'ssl_with_bad_version: {bad_protocol_versions: [""]}',
  'ssl_with_bad_version: {bad_protocol_versions: MINE}',
  'ssl_with_bad_version: {bad_protocol_versions: null}',
  'ssl_with_bad_version: {}',
  'ssl_with_bad_version: []',
  'ssl_with_bad_version: {bad_protocol_versions: [1, null]}',
  'ssl_with_bad_version: {bad_protocol_versions: !!set {MINE, SSLv3}}',
  'ssl_with_bad_version: {bad_protocol_versions: [None, "True", "False", a]}',
  'ssl_with_bad_version: {bad_protocol_versions: ["PROTOCOL_SSLv2.", "ssl.PROTOCOL_SSLv2"]}',
  'try_except_pass: {check_typed_exception: True}',
  'try_except_pass: {check_typed_exception: 0}',
  'try_except_pass: {}',
  'try_except_pass: []',
  'try_except_pass: [check_typed_exception]',
  'try_except_pass: text',
  'try_except_pass: {check_typed_exception: []}',
  'try_except_continue: {check_typed_exception: True}',
  'try_except_continue: {check_typed_exception: "no"}',
  'try_except_continue: {}',
  'try_except_continue: 5',
  'weak_cryptographic_key: {weak_key_size_dsa_high: 512, weak_key_size_dsa_medium: 768, weak_key_size_rsa_high: 5000, weak_key_size_rsa_medium: 6000, weak_key_size_ec_high: 100, weak_key_size_ec_medium: 150}',
  'weak_cryptographic_key: {}',
  'weak_cryptographic_key: {weak_key_size_dsa_high: a}',
  'weak_cryptographic_key: []',
  'weak_cryptographic_key: {weak_key_size_dsa_high: "1", weak_key_size_dsa_medium: null, weak_key_size_rsa_high: [1], weak_key_size_rsa_medium: 1.5, weak_key_size_ec_high: 1e9, weak_key_size_ec_medium: .inf}',
  'markupsafe_xss: {extend_markup_names: [webhelpers.html.literal, my.Markup], allowed_calls: [bleach.clean]}',
  'markupsafe_xss: {}',
  'markupsafe_xss: {extend_markup_names: null}',
  'markupsafe_xss: {allowed_calls: bleach.clean}',
  'markupsafe_xss: {extend_markup_names: my.Markup}',
  'markupsafe_xss: []',
  'markupsafe_xss: {extend_markup_names: [""]}',
  'markupsafe_xss: {extend_markup_names: [1], allowed_calls: [2]}',
  'markupsafe_xss: {extend_markup_names: {my.Markup: 1}}',
  'hardcoded_password_string: {word_list: x}',
  'any_other: {a: 1}',
  'hashlib: {a: b}',
  'skips: [B101]\ntests: [B102, B105]',
  'plugin_name_pattern: "*.x"',
];

const sets: readonly Setting[] = [
  plain('no tests are chosen', ['.']),
  plain('tests', ['-t', 'B101,B602', '.']),
  plain('one test of strings', ['-t', 'B105', '.']),
  plain('only whole files', ['-t', 'B613', '.']),
  plain('a blacklist', ['-t', 'B301,B403', '.']),
  plain('all blacklists', ['-t', 'B001', '.']),
  plain('skips', ['-s', 'B101,B404,B613', '.']),
  plain('no blacklists', ['-s', 'B001', '.']),
  plain('skips of a blacklist', ['-s', 'B301', '.']),
  plain('both', ['-t', 'B101,B102', '-s', 'B105', '.']),
  plain('the same in both', ['-t', 'B101', '-s', 'B101', '.']),
  plain('several in both', ['-t', 'B101,B102,B103', '-s', 'B101,B102,B103', '.']),
  plain('unknown tests', ['-t', 'B999', '.']),
  plain('unknown and known tests', ['-t', 'B999,B998,B101,', '.']),
  plain('names of tests', ['-t', 'exec_used', '.']),
  plain('no test at all', ['-t', '', '.']),
  plain('blanks among tests', ['-t', 'B101, B102', '.']),
  plain('tests by spaces', ['-t', 'B101 B102', '.']),
  plain('only tests of functions', ['-t', 'B107,B502,B503', '.']),
  plain('only exception handlers', ['-t', 'B110', '.']),
  plain('only imports', ['-t', 'B403', '.']),
  plain('only calls', ['-s', 'B105,B104,B108,B608,B613,B107,B503,B110,B112,B101', '.']),
  ...['all', 'low', 'medium', 'high'].flatMap((level) => [
    plain(`severity ${level}`, ['--severity-level', level, '.']),
    plain(`confidence ${level}`, ['--confidence-level', level, '.']),
  ]),
  plain('-ll -ii', ['-ll', '-ii', '.']),
  plain('-lll -iii', ['-lll', '-iii', '.']),
  plain('too many -l', ['-lllll', '.']),
  plain('-l beside --severity-level', ['-l', '--severity-level', 'low', '.']),
  plain('levels for which there is nothing', ['-t', 'B613', '-lll', '.']),
  plain('by tests', ['-a', 'vuln', '.']),
  plain('five lines', ['-n', '5', '.']),
  plain('no lines', ['-n', '0', '.']),
  plain('minus one line', ['-n', '-1', '.']),
  plain('all lines', ['-n', '100000', '.']),
  plain('one line', ['-n', '1', '.']),
  plain('no number', ['-n', 'x', '.']),
  plain('quiet', ['-q', '.']),
  plain('verbose', ['-v', '.']),
  plain('exit zero', ['--exit-zero', '.']),
  plain('without nosec', ['--ignore-nosec', '.']),
  plain('an option that is none', ['--nonsense', '.']),
  plain('help', ['--help']),
  plain('version', ['--version']),
  plain('nothing to scan', []),
];

const places: readonly Setting[] = [
  plain('-x a folder', ['-x', 'sub', '.']),
  plain('-x ./folder', ['-x', './sub', '.']),
  plain('-x a file', ['-x', './a.py', '.']),
  plain('-x patterns', ['-x', '*/tests/*,*_b.py', '.']),
  plain('-x empty', ['-x', '', '.']),
  plain('-x several', ['-x', 'sub/tests,,a.py', '.']),
  plain('-x blanks', ['-x', ' sub', '.']),
  plain('-x everything', ['-x', '*', '.']),
  plain('-x an odd pattern', ['-x', '[!a]*', '.']),
  plain('-x trailing slash', ['-x', 'sub/', '.']),
  plain('a file', ['a.py']),
  plain('./file', ['./a.py']),
  plain('a text file', ['sub/e.txt']),
  plain('a file without ending', ['no python']),
  plain('a missing file', ['missing.py']),
  plain('a missing and others', ['a.py', 'missing.py', 'sub']),
  plain('files and folders that overlap', ['a.py', './a.py', '.', 'sub', './sub/', 'sub/../sub', 'sub/c.py']),
  plain('the parent', ['sub/..']),
  plain('a folder with slash', ['sub/']),
  plain('an excluded file by name', ['-x', 'a.py', 'a.py']),
  plain('an empty name', ['']),
  plain('a folder twice', ['sub', 'sub']),
  plain('stdin', ['-']),
  plain('stdin and files', ['-', 'a.py', '-']),
  plain('behind --', ['--', 'a.py', 'sub']),
];

const configured: readonly Setting[] = [
  ...options.map((text) => yaml(text, `${text}\n`)),
  yaml('tests', 'tests: [B101, B102]\n'),
  yaml('skips', 'skips: [B101, B102, B999]\n'),
  yaml('tests and skips', 'tests: [B101, B602, B603]\nskips: [B105, B404]\n'),
  yaml('the same in tests and skips', 'tests: [B101, B102]\nskips: [B102, B101]\n'),
  yaml('tests beside -t', 'tests: [B101]\n', ['-t', 'B102']),
  yaml('tests against -s', 'tests: [B101]\n', ['-s', 'B101']),
  yaml('tests as text', 'tests: B101\n'),
  yaml('tests as a number', 'tests: 5\n'),
  yaml('tests of numbers', 'tests: [1, 2]\n'),
  yaml('tests of nothing', 'tests: [null]\n'),
  yaml('tests null', 'tests:\nskips:\n'),
  yaml('skips as a mapping', 'skips: {B101: 1}\n'),
  yaml('tests of lists', 'tests: [[B101]]\n'),
  yaml('names in tests', 'tests: [exec_used, import_pickle]\n'),
  yaml('exclude_dirs', 'exclude_dirs: [sub/tests, "*_b.py"]\n'),
  yaml('exclude_dirs as text', 'exclude_dirs: sub\n'),
  yaml('exclude_dirs of numbers', 'exclude_dirs: [1]\n'),
  yaml('exclude_dirs null', 'exclude_dirs:\n'),
  yaml('include', 'include: ["*.txt", "*.pyw"]\n'),
  yaml('include as text', 'include: "*.py"\n'),
  yaml('include everything', 'include: ["*"]\n'),
  yaml('exclude_dirs as a mapping', 'exclude_dirs: {sub: 1}\n'),
  yaml('empty', ''),
  yaml('a text', 'text\n'),
  yaml('a list', '- B101\n'),
  yaml('no YAML', 'a: [\n'),
  yaml('a tag', '!!python/object:os.system {}\n'),
  yaml('a number', '5\n'),
  yaml('twice', 'tests: [B101]\ntests: [B102]\n'),
  yaml('no UTF-8', 'tests: [B101] # \u00e9\n'),
  yaml('anchors', 'tests: &a [B101]\nskips: *a\n'),
  yaml('dates', 'assert_used: {skips: [2001-01-01]}\n'),
  yaml('a log format', 'log_format: "%(levelname)s %(message)s"\ntests: [B999]\n'),
  yaml('a log format that fails', 'log_format: "%(nonsense)s"\n'),
  { name: 'a missing configuration', files: one, args: ['-c', 'missing.yaml', '.'] },
  { name: 'a folder as configuration', files: one, args: ['-c', 'sub', '.'] },
  toml(
    'pyproject',
    '[tool.bandit]\ntests = ["B101", "B602"]\nexclude_dirs = ["sub"]\n[tool.bandit.assert_used]\nskips = ["*_b.py"]\n',
  ),
  toml('pyproject without a section', '[tool.other]\n'),
  toml('pyproject of another kind', '[tool]\nbandit = 5\n'),
  toml('pyproject with errors', '[tool.bandit\n'),
  toml('pyproject empty', ''),
  toml(
    'pyproject with options',
    '[tool.bandit]\nskips = ["B101"]\n[tool.bandit.hardcoded_tmp_directory]\ntmp_dirs = ["/mine"]\n[tool.bandit.shell_injection]\nsubprocess = ["my.runner"]\nshell = []\nno_shell = []\n',
  ),
  toml('pyproject with tool as text', 'tool = "x"\n'),
  yaml('a profile', legacy('    include: [exec_used, B602, blacklist_calls, blacklist_imports]\n    exclude: [B404]'), [
    '-p',
    'all',
  ]),
  yaml(
    'a profile of old names',
    legacy(
      '    include: [subprocess_popen_with_shell_equals_true, blacklist_import_func, any_other_function_with_shell_equals_true]',
    ),
    ['-p', 'all'],
  ),
  yaml('a profile that excludes', legacy('    exclude: [blacklist_imports, exec_used]'), ['-p', 'all']),
  yaml('a profile in both ways', legacy('    include: [blacklist_calls]\n    exclude: [blacklist_imports]'), [
    '-p',
    'all',
  ]),
  yaml('the profile none', legacy('    include: []'), ['-p', 'none']),
  yaml('an empty profile', legacy('    include: [B101]'), ['-p', 'empty']),
  yaml('a missing profile', legacy('    include: [B101]'), ['-p', 'missing']),
  yaml('profiles that are not used', legacy('    include: [B101, blacklist_calls]')),
  yaml('a profile beside -t', 'profiles: {all: {include: [B101]}}\n', ['-p', 'all', '-t', 'B102', '-s', 'B101']),
  yaml('a profile without data', 'profiles: {all: {include: [blacklist_calls]}}\n', ['-p', 'all']),
  yaml('profiles as a list', 'profiles: [all]\n', ['-p', 'all']),
  yaml('profiles null', 'profiles:\n', ['-p', 'all']),
  plain('a profile without configuration', ['-p', 'all', '.']),
  yaml(
    'blacklist data without profile',
    'blacklist_calls: {bad_name_sets: [{x: {qualnames: [eval], message: "{func}"}}]}\n',
  ),
  yaml('blacklist data that is broken', 'blacklist_calls: {bad_name_sets: [{x: {qualnames: [eval]}}]}\n'),
  yaml(
    'blacklist data of a wrong kind',
    'profiles: {all: {include: [blacklist_calls, blacklist_imports]}}\nblacklist_calls: {bad_name_sets: [{x: {qualnames: eval, message: "{func}", level: ODD}}]}\nblacklist_imports: {bad_import_sets: [{y: {imports: [""], message: "m"}}]}\n',
    ['-p', 'all'],
  ),
];

const inis: readonly Setting[] = [
  ...[
    'aggregate: vuln',
    'aggregate: odd',
    'number: 5',
    'number: x',
    'number: 0',
    'number: -3',
    'level: 2',
    'confidence: 3',
    'level: HIGH',
    'ignore-nosec: true',
    'ignore-nosec: false',
    'ignore_nosec: true',
    'recursive: true',
    'recursive:',
    'quiet: true',
    'verbose: true',
    'debug: true',
    'exclude: sub,./a.py',
    'exclude:',
    'tests: B101,B602',
    'skips: B101,B404',
    'tests: B101\nskips: B101',
    'targets: sub',
    'targets: sub,missing',
    'format: txt',
    'format: sarif',
    'output: elsewhere.json',
    'msg-template: {line}',
    'profile: all',
    'configfile: missing.yaml',
    'baseline: missing.json',
    'exclude: %(here)s',
    'number: %%',
    'tests: B101\ntests: B102',
    'tests: B101, B602',
    'tests: B999',
    'nonsense: 1',
  ].map((text) => ini(text, `[bandit]\n${text}\n`)),
  ini('another section', '[other]\ntests: B101\n'),
  ini('no section', 'tests: B101\n'),
  ini('an empty file', ''),
  ini('no text', '\u0000\u0001\n'),
  ini('bandit without options', '[bandit]\n'),
  ini('an ini and -t', '[bandit]\ntests: B101\nskips: B602\n', ['-t', 'B602', '-s', 'B101', '.']),
  ini('an ini and --ini', '[bandit]\ntests: B101\n', ['--ini', '.bandit', 'sub']),
  ini('an ini out of the targets', '[bandit]\ntests: B101\n', ['sub']),
  ini('targets from the ini', '[bandit]\ntargets: sub\nrecursive: true\n', ['--ini', '.bandit']),
  ini('--ini that is missing', '', ['--ini', 'missing', '.']),
  { name: 'two .bandit files', files: { ...one, '.bandit': '[bandit]\n', 'sub/.bandit': '[bandit]\n' }, args: ['.'] },
  {
    name: 'an ini with a configuration',
    files: { ...one, '.bandit': '[bandit]\nconfigfile: b.yaml\n', 'b.yaml': 'skips: [B101]\n' },
    args: ['.'],
  },
  {
    name: 'a baseline',
    files: { ...one, '.bandit': '[bandit]\nbaseline: base.json\n', 'base.json': '{"results": []}' },
    args: ['.'],
  },
  { name: 'a baseline by -b', files: { ...one, 'base.json': '{"results": []}' }, args: ['-b', 'base.json', '.'] },
  { name: 'a broken baseline', files: { ...one, 'base.json': '{' }, args: ['-b', 'base.json', '.'] },
];

export const settings: readonly Setting[] = [...sets, ...places, ...configured, ...inis];
