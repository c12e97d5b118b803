/** What is left of a half repair is the old finding, whoever made it; what a change brings in beside it is new. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identify } from '../../src/identity/identity.ts';
import { reported } from '../texts/marked-findings.ts';
import { gitHunks, knownAtBase, knownFromFile, type Version } from './versions.ts';

function marked(source: string, path = 'app/run.py'): Version {
  const { text, findings } = reported(source, path);
  return { path, text, findings: identify(findings, new Map([[path, text]])) };
}

interface Row {
  readonly name: string;
  readonly base: string;
  readonly head: string;
  /** For each finding at the head, in the order of the marks, whether it is an old one. */
  readonly known: readonly boolean[];
  /** What the baseline file can tell, where that is less. */
  readonly fromFile?: readonly boolean[];
}

const inFunction = (statement: string): string =>
  `import requests\n\n\ndef load(url, other):\n    log(url)\n    ${statement}\n    return 1\n`;
const row = (
  name: string,
  base: string,
  head: string,
  known: readonly boolean[],
  fromFile?: readonly boolean[],
): Row => ({ name, base: inFunction(base), head: inFunction(head), known, ...(fromFile ? { fromFile } : {}) });

const insecure = 'r = «B113 «B501 requests.get(url, verify=False)»»';

const mended: readonly Row[] = [
  row('B113 mended, B501 left', insecure, 'r = «B501 requests.get(url, verify=False, timeout=60)»', [true]),
  row('B501 mended, B113 left', insecure, 'r = «B113 requests.get(url)»', [true]),
  row('B501 mended by True', insecure, 'r = «B113 requests.get(url, verify=True)»', [true]),
  row('B501 mended by a bundle of certificates', insecure, 'r = «B113 requests.get(url, verify=settings.BUNDLE)»', [
    true,
  ]),
  row('a timeout with a name', insecure, 'r = «B501 requests.get(url, verify=False, timeout=TIMEOUT)»', [true]),
  row('a timeout in front, of two parts', insecure, 'r = «B501 requests.get(url, timeout=(3, 10), verify=False)»', [
    true,
  ]),
  row('a timeout from a function', insecure, 'r = «B501 requests.get(url, verify=False, timeout=limit(url))»', [true]),
  row(
    'a keyword that neither test looks at',
    insecure,
    'r = «B113 «B501 requests.get(url, headers=HEADERS, verify=False)»»',
    [true, true],
  ),
  row('half mended and the target renamed', insecure, 'response = «B501 requests.get(url, verify=False, timeout=60)»', [
    true,
  ]),
  row('half mended and returned at once', `${insecure}`, 'return «B501 requests.get(url, verify=False, timeout=60)»', [
    true,
  ]),
  row(
    'half mended over several lines',
    insecure,
    'r = «B501 requests.get(\n        url,\n        verify=False,\n        timeout=60,\n    )»',
    [true],
  ),
  row(
    'half mended inside a call over several lines',
    'r = «B113 «B501 requests.get(\n        url,\n        verify=False,\n    )»»',
    'r = «B501 requests.get(\n        url,\n        timeout=60,\n        verify=False,\n    )»',
    [true],
  ),
  row(
    'two in one statement, one half mended',
    'r = «B501 requests.get(url, verify=False, timeout=1)», «B113 «B501 requests.get(other, verify=False)»»',
    'r = «B501 requests.get(url, verify=False, timeout=1)», «B501 requests.get(other, verify=False, timeout=60)»',
    [true, true],
  ),
  row(
    'two in one statement, both half mended',
    'r = «B113 «B501 requests.get(url, verify=False)»», «B113 «B501 requests.get(other, verify=False)»»',
    'r = «B501 requests.get(url, verify=False, timeout=60)», «B113 requests.get(other)»',
    [true, true],
  ),
  row('the inner one of two mended', '«B307 eval(«B506 yaml.load(url)»)»', '«B307 eval(yaml.safe_load(url))»', [true]),
  row(
    'a digest inside mended',
    '«B602 subprocess.run("echo " + «B324 hashlib.md5(url)».hexdigest(), shell=True)»',
    '«B602 subprocess.run("echo " + hashlib.sha256(url).hexdigest(), shell=True)»',
    [true],
  ),
  row(
    'a digest inside said to be harmless',
    '«B101 assert «B324 hashlib.md5(url)».hexdigest() == other»',
    '«B101 assert hashlib.md5(url, usedforsecurity=False).hexdigest() == other»',
    [true],
  ),
  row(
    'a request inside an assertion mended',
    '«B101 assert «B113 requests.get(url)».ok»',
    '«B101 assert requests.get(url, timeout=60).ok»',
    [true],
  ),
  row(
    'the address mended, debug mode left',
    'app.«B201 run(host=«B104 "0.0.0.0"», debug=True)»'.replace('app.«B201 ', '«B201 app.'),
    '«B201 app.run(host=os.environ.get("HOST", "127.0.0.1"), debug=True)»',
    [true],
  ),
  row(
    'debug mode mended, the address left',
    '«B201 app.run(host=«B104 "0.0.0.0"», debug=True)»',
    'app.run(host=«B104 "0.0.0.0"», debug=False)',
    [true],
  ),
  row('the path mended, the mode left', '«B103 os.chmod(«B108 "/tmp/x"», 0o777)»', '«B103 os.chmod("/srv/x", 0o777)»', [
    true,
  ]),
  row('the mode mended, the path left', '«B103 os.chmod(«B108 "/tmp/x"», 0o777)»', 'os.chmod(«B108 "/tmp/x"», 0o600)', [
    true,
  ]),
  row(
    'one module of an import gone',
    '«B403 import pickle, subprocess»'.replace('«B403 ', '«B404 «B403 ').concat('»'),
    '«B404 import subprocess»',
    [true],
  ),
  row(
    'one name of an import gone',
    '«B405 from xml.etree.ElementTree import parse, Element»',
    '«B405 from xml.etree.ElementTree import Element»',
    [true],
  ),
  row(
    'a program named by its path',
    '«B607 «B603 subprocess.run(["rm", "-r", url])»»',
    '«B603 subprocess.run(["/bin/rm", "-r", url])»',
    [true],
  ),
  row(
    'the running Python started',
    '«B607 «B603 subprocess.run(["python3", url])»»',
    '«B603 subprocess.run([sys.executable, url])»',
    [true],
  ),
  row(
    'the parser of a document mended',
    '«B314 ET.parse(url, parser=«B314 ET.XMLParser()»)»',
    '«B314 ET.parse(url, parser=SafeET.XMLParser())»',
    [true],
  ),
  row(
    'an f-string without values',
    '«B703 «B308 mark_safe(f"<hr class=\'{{x}}\'>")»»',
    '«B308 mark_safe("<hr class=\'{x}\'>")»',
    [true],
  ),
  row(
    'an environment added to a command',
    '«B602 subprocess.run(url, shell=True)»',
    '«B602 subprocess.run(url, shell=True, check=True)»',
    [true],
  ),
];

const rewritten: readonly Row[] = [
  row(
    '% to format, in a command',
    '«B602 subprocess.call("tar czf %s %s" % (url, other), shell=True)»',
    '«B602 subprocess.call("tar czf {} {}".format(url, other), shell=True)»',
    [true],
  ),
  row(
    '% to an f-string, in a command',
    '«B602 subprocess.call("tar czf %s %r" % (url, other), shell=True)»',
    '«B602 subprocess.call(f"tar czf {url} {other!r}", shell=True)»',
    [true],
  ),
  row(
    'format to an f-string, in a command',
    '«B602 subprocess.call("tar {1} {0:>5}".format(url, other), shell=True)»',
    '«B602 subprocess.call(f"tar {other} {url:>5}", shell=True)»',
    [true],
  ),
  row(
    '% to an f-string, in SQL',
    `cur.execute(«B608 "select * from t where a = '%s' and b = %s"» % (url, other["x"]))`,
    `cur.execute(«B608 f"select * from t where a = '{url}' and b = {other['x']}"»)`,
    [true],
  ),
  row(
    '% to format, in SQL',
    'cur.execute(«B608 "select * from t where a = %s and b = %d%%"» % (url, other))',
    'cur.execute(«B608 "select * from t where a = {} and b = {:d}%"».format(url, other))',
    [true],
  ),
  row(
    'format to an f-string over several lines',
    'cur.execute(«B608 "select * from t "\n        "where a = {a} and b = {b.c}"».format(a=url, b=other))',
    'cur.execute(\n        «B608 f"select * from t where a = {url} and b = {other.c}"»\n    )',
    [true],
  ),
];

const added: readonly Row[] = [
  row(
    'a weaker argument in place of a good one',
    'r = «B113 requests.get(url, verify=True)»',
    'r = «B501 requests.get(url, verify=False, timeout=60)»',
    [false],
  ),
  row(
    'a second call beside the half mended one',
    insecure,
    'r = «B501 requests.get(url, verify=False, timeout=60)», «B501 requests.get(other, verify=False, timeout=60)»',
    [true, false],
  ),
  row(
    'a second call in front of the half mended one',
    insecure,
    'r = «B501 requests.get(other, verify=False, timeout=60)», «B501 requests.get(url, verify=False, timeout=60)»',
    [false, true],
  ),
  row('the function replaced', insecure, 'r = «B501 requests.post(url, verify=False, timeout=60)»', [false]),
  row(
    'a constant address becomes what a visitor sends',
    'r = «B113 «B501 requests.get("https://a.example", verify=False)»»',
    'r = «B501 requests.get(request.args["u"], verify=False, timeout=60)»',
    [false],
  ),
  row(
    'a constant command becomes what a visitor sends',
    '«B607 «B602 subprocess.run("ls", shell=True)»»',
    '«B602 subprocess.run(request.args["c"], shell=True, timeout=60)»',
    [false],
  ),
  row(
    'a command gets more',
    '«B602 subprocess.run("ls " + url, shell=True)»',
    '«B602 subprocess.run("ls " + url + other, shell=True, timeout=60)»',
    [false],
  ),
  row(
    'a command gets input',
    '«B602 subprocess.run("sh", shell=True)»',
    '«B602 subprocess.run("sh", shell=True, input=url)»',
    [false],
  ),
  row(
    'quoting dropped while a digest is mended',
    '«B602 subprocess.run("ls " + shlex.quote(«B324 hashlib.md5(url)».hexdigest()), shell=True)»',
    '«B602 subprocess.run("ls " + hashlib.sha256(url).hexdigest(), shell=True)»',
    [false],
  ),
  row(
    'the inner call dropped with its finding',
    '«B602 subprocess.run("ls " + «B324 hashlib.md5(url)».hexdigest(), shell=True)»',
    '«B602 subprocess.run("ls " + url, shell=True)»',
    [false],
  ),
  row('a worse eval in place of the old one', '«B307 eval(«B506 yaml.load(url)»)»', '«B307 eval(request.args["x"])»', [
    false,
  ]),
  row('eval of other input', '«B307 eval(«B506 yaml.load(url)»)»', '«B307 eval(input(url))»', [false]),
  row(
    'a worse digest',
    '«B113 requests.get(url, auth=«B324 hashlib.new("sha1", other)»)»',
    'requests.get(url, auth=«B324 hashlib.new("md5", other)», timeout=60)',
    [false],
  ),
  row(
    'another loader that is worse',
    '«B506 yaml.load(url, Loader=yaml.FullLoader)»',
    '«B506 yaml.load(url, Loader=yaml.UnsafeLoader)»',
    [false],
  ),
  row('a wider mode', '«B103 os.chmod(«B108 "/tmp/x"», 0o775)»', '«B103 os.chmod("/srv/x", 0o777)»', [false]),
  row(
    'a smaller key',
    '«B505 rsa.generate_private_key(65537, key_size=1024)»',
    '«B505 rsa.generate_private_key(65537, key_size=512, backend=b)»',
    [false],
  ),
  row('another dangerous module', '«B403 import pickle, os»', '«B403 import dill»', [false]),
  row(
    'a program of another folder',
    '«B607 «B603 subprocess.run(["rm", "-r", url])»»',
    '«B603 subprocess.run(["/tmp/rm", "-r", url])»',
    [false],
  ),
  row(
    'a program by its path, with another argument',
    '«B607 «B603 subprocess.run(["rm", "-r", url])»»',
    '«B603 subprocess.run(["/bin/rm", "-r", other])»',
    [false],
  ),
  row(
    'other SQL',
    'cur.execute(«B608 "select * from t where a = %s"» % url)',
    'cur.execute(«B608 f"select * from t where a = {url} or {other}"»)',
    [false],
  ),
  row(
    'a field of SQL replaced',
    'cur.execute(«B608 "select * from t where a = {}"».format(url))',
    'cur.execute(«B608 f"select * from t where a = {request.args}"»)',
    [false],
  ),
  row(
    'quotes round a field of SQL dropped',
    `cur.execute(«B608 "select * from t where a = '%s'"» % url)`,
    'cur.execute(«B608 f"select * from t where a = {url}"»)',
    [false],
  ),
  row(
    'the old one gone, the same call in a statement of its own that says something else',
    insecure,
    'pass\n    for item in other:\n        store(item, key=1, value=2, more=[«B501 requests.get(item, verify=False, timeout=60)»])',
    [false],
    [true],
  ),
];

for (const [title, rows] of [
  ['mended', mended],
  ['rewritten', rewritten],
  ['added', added],
] as const)
  for (const { name, base, head, known, fromFile } of rows) {
    test(`${title}, at the base commit: ${name}`, () => {
      const [old, now] = [marked(base), marked(head)];
      assert.deepEqual(knownAtBase(old, now, gitHunks(old.text, now.text)), known, "with git's hunks");
      assert.deepEqual(knownAtBase(old, now), known, 'without');
    });
    test(`${title}, from a baseline file: ${name}`, () =>
      assert.deepEqual(knownFromFile(marked(base), marked(head)), fromFile ?? known));
  }
