/** Files as no formatter leaves them: encodings, line ends, odd characters, texts that do not parse. */
import { numbered, type Files } from './folders.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part))));
const bom = [0xef, 0xbb, 0xbf];
const bad = 'exec(x)\npassword = "secret"\n';

const cookies = [
  'latin-1', 'iso-8859-1', 'iso-8859-15', 'cp1252', 'cp437', 'utf-8', 'utf8', 'UTF-8', 'utf_8', 'utf-8-sig', 'utf-8-unix', 'U8', 'utf-7', 'utf-16', 'utf-16-le', 'utf-32', 'shift_jis', 'sjis', 'euc_jp', 'iso2022_jp', 'iso-2022-jp-2',
  'gb2312', 'gbk', 'gb18030', 'big5', 'hz', 'johab', 'koi8-r', 'mac-roman', 'ascii', 'us-ascii', 'unknown', 'nonsense-8', 'rot13', 'rot_13', 'hex', 'base64', 'bz2', 'punycode', 'idna', 'unicode_escape', 'raw_unicode_escape', 'undefined',
  'mbcs', 'oem', 'cp037', 'cp1140', 'palmos', 'ptcp154', 'tis-620', 'latin-1-unix', 'iso-latin-1-mac', '',
];

const cookieFiles = cookies.flatMap((name): readonly Uint8Array[] => [
  bytes(`# -*- coding: ${name} -*-\n${bad}# nosec\n`),
  bytes(`#!/bin/python\n# vim: set fileencoding=${name} :\n${bad}x = "/tmp/`, [0xe9], `" # nosec B108 `, [0xe9], '\n'),
  bytes(`# coding=${name}\nx = "é ü 日本"  # nosec é\n${bad}`),
  bytes(bom, `# coding: ${name}\n${bad}`),
  bytes(`\n\n# coding: ${name}\n${bad}x = "é"\n`),
  bytes(`# coding: ${name}\n# \u202e\n${bad}`),
]);

const encodings = [
  bytes('# coding: utf-7\nx = "+AOk-"\nexec(x)  # +AG4-osec\n# +ICo-\n'),
  bytes('# coding: utf-7\nexec(x)  +ACM- nosec\n'),
  bytes('# coding: utf-7\nexec(x)  # +AG4AbwBzAGUAYw- B102\n'),
  bytes('# coding: unicode_escape\nexec(x)  # \\x6eosec\nexec(y)\n'),
  bytes('# coding: unicode_escape\nexec(x) \\x23 nosec\\nexec(y)\n'),
  bytes('# coding: raw_unicode_escape\nexec(x)  # \\u006eosec\nexec(y)\n'),
  bytes('# coding: iso2022_jp\nexec(x)  # no', [0x1b, 0x28, 0x42], 'sec\nexec(y)\n'),
  bytes('# coding: iso2022_jp\nexec(x)  # no', [0x1b, 0x28, 0x4a], 'sec B102\nexec(y)\n'),
  bytes('# coding: iso2022_jp\nx = "', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42], '"\nexec(x)  # nosec\n'),
  bytes('# coding: iso2022_jp\n# ', [0x1b, 0x24, 0x42, 0x46, 0x7c], '\nexec(x)  # nosec\n'),
  bytes('# coding: hz\nexec(x)  # no~\nsec\nexec(y) # ~{FC~}\n'),
  bytes('# coding: shift_jis\nx = "', [0x83, 0x5c], '"\nexec(x)  # nosec ', [0x83, 0x5c], '\n'),
  bytes('# coding: shift_jis\n# ', [0x95, 0x5c, 0x0a], 'exec(x)\n'),
  bytes('# coding: gb18030\n# ', [0x81, 0x30, 0x81, 0x30], '\nexec(x)\n'),
  bytes('# coding: cp1252\nexec("', [0x93, 0x94], '")  # nosec ', [0x93, 0x81], '\n'),
  bytes('# coding: latin-1\nexec("', [0x80, 0x85, 0xa0, 0xff], '")  #', [0xa0], 'nosec\n'),
  bytes('# coding: latin-1\nx = 1', [0x85], 'exec(x)\n'),
  bytes('# coding: cp037\nexec(x)\n'),
  bytes('# coding: utf-8-sig\n', bom, 'exec(x)\n'),
  bytes(bom, bom, 'exec(x)\n'),
  bytes(bom, '# coding: latin-1\nexec(x)\n'),
  bytes(bom, '\n# coding: utf-8\nexec(x)  # nosec\n'),
  bytes(bom), bytes(bom, '\n'), bytes([0xef, 0xbb]), bytes([0xfe, 0xff], 'x'),
  Buffer.from(`\ufeff${bad}`, 'utf16le'), Buffer.from(bad, 'utf16le'),
  // Bytes that are no UTF-8: early, in a comment, in a string, late, behind what does not parse, and in what nothing looks at.
  bytes([0xff], '\nexec(x)\n'), bytes('# ', [0xe9], '\nexec(x)\n'), bytes('\n# ', [0xe9], '\nexec(x)\n'), bytes('\n\n# ', [0xe9], '\nexec(x)\n'), bytes('\n\nx = "', [0xe9], '"\nexec(x)\n'),
  bytes('\n\nx = b"', [0xe9], '"\nexec(x)\n'), bytes(`${bad.repeat(400)}# `, [0xe9], '\n'), bytes(`${bad.repeat(400)}# nosec `, [0xe9], '\n'), bytes(`${bad.repeat(400)}# `, [0xe9]), bytes('x = (\n# ', [0xe9], '\n'),
  bytes('x = "\n\n\n# ', [0xe9], '\n'), bytes('\n\n\nx = """', [0xe9], '\n"""\n'), bytes('\n\n\nx = f"{y}', [0xe9], '"\n'), bytes('\n\n\nf', [0xe9], '()\n'), bytes('\n\n\nx = "', [0xed, 0xa0, 0x80], '"\n'),
  bytes('\n\n\n# ', [0xc0, 0x80], '\n'), bytes('\n\n\n# ', [0xf4, 0x90, 0x80, 0x80], '\n'), bytes('\n\n\n# ', [0xe2, 0x80], '\nexec(x)\n'), bytes('\n\n\n# ', [0xe2, 0x80]),
];

const nuls = [
  bytes('x = 1\n', [0], '\nexec(x)\n'), bytes([0]), bytes('exec(x)\n', [0]), bytes('# ', [0], '\nexec(x)\n'), bytes('x = "', [0], '"\nexec(x)\n'), bytes('exec(x)  # nosec', [0], '\n'), bytes('exec(x)\n# nosec ', [0], '\nexec(y)\n'),
  bytes('x = (', [0], '\n'), bytes('exec(x)\n', [26], '\nexec(x)\n'), bytes('exec(x)\n', [4]), bytes('exec(x)\n', [127], '\n'), bytes('exec(x)', [11], '\n'), bytes('exec(x)', [12], '\n'), bytes('exec(x)', [28], '\n'),
];

const ends = [
  '', '\n', '\n\n\n', ' ', '   ', '\t', '\\', '\\\n', ' \\\n', '\f', '\f\n', '\r', '\r\n', '\r\r', '#', '# nosec', '#\n', '# only\n# comments\n', '# only\n# comments', '"""Doc."""', '"""Doc."""\n', 'pass', 'exec(x)', 'exec(x)  # nosec', 'exec(x)\\', 'exec(x)\\\n', 'exec(x);', 'exec(x) ',
  bad.replaceAll('\n', '\r\n'), bad.replaceAll('\n', '\r'), 'exec(x)\r\nexec(y)\nexec(z)\rexec(w)\n', 'if x:\r    exec(y)\r', 'if x:\r\n    exec(y)  # nosec\r\n', 'x = """\r\na\r\n"""\r\nexec(x)\r\n', 'x = """\ra\r"""\nexec(x)\r', '# a\rexec(x)\n', '# nosec\rexec(x)\n', 'exec(x)\n\r\n\r',
  '\fexec(x)\n', '\f\f  exec(x)\n', 'if x:\n\f    exec(y)\n', 'if x:\n    exec(y)\n\f    exec(z)\n', 'if x:\n  \f  exec(y)\n    exec(z)\n', 'exec(x)\f\n', 'exec(x)\f# nosec\n', 'class A:\n\f\n    def f(self):\n        exec(x)\n\f\nclass B: pass\n',
  'if x:\n\texec(y)\n', 'if x:\n\texec(y)\n        exec(z)\n', 'if x:\n        exec(y)\n\texec(z)\n', 'if x:\n  \texec(y)\n        exec(z)\n', 'if x:\n    if y:\n\texec(z)\n', 'if x:\n\tif y:\n\t    exec(z)\n\texec(w)\n', ' exec(x)\n', '\texec(x)\n', 'if x:\nexec(y)\n', 'if x:\n    exec(y)\n  exec(z)\n', 'if x:\n    exec(y)\n      exec(z)\n',
  '  # nosec\nexec(x)\n', 'if x:\n  # nosec\n    exec(x)\n # nosec\n', 'if x:\n    exec(x)\n  # nosec\n', 'if x:\n    exec(x)\n  # a\n', 'if x:\n    pass\n   \\\n', 'if x:\n    \\\n    pass\n', 'if x:\n\\\n    pass\n', 'if x:\n  \\\n    exec(x)\n  exec(y)\n', 'if x:\n    \\\n  exec(x)\n    exec(y)\n', 'if x:\n    exec(x)\n\\\nexec(y)\n', 'if x:\n    exec(x)\n  \\\nexec(y)\n',
  'if x:\n    exec(x)\n\\\n    exec(y)\n', '\\\nexec(x)\n', '\\\n\\\n\\\nexec(x)\n', '   \\\nexec(x)\n', '\\\n   exec(x)\n', 'exec \\\n (x)  # nosec\n', 'exec(x) \\\n  # nosec\n', 'exec(x) \\  \n', '\\ \nexec(x)\n', 'exec(x)  # nosec \\\nexec(y)\n', 'x = "a\\\nb"\nexec(x)\n', "x = 'a\\\n# nosec'\nexec(x)\n",
];

const broken = [
  'exec(x', 'exec(x))\n', 'exec(x]\n', '(((((', ')', 'x = "abc\n', "x = '''abc\n", 'x = f"{\n', 'x = f"{a"\n', 'x = f"{a!}"\n', 'x = f"{}"\n', 'x = f"{a:{b:{c}}}"\n', 'x = f"{lambda: 1}"\n', 'f"{x!r:>{w}}"  # nosec\n', 'f"{exec(\'x\')}"\n', 'f"""{\nexec(x)  # nosec\n}"""\n', "f'{a['b']}'\n", 'f"{f"{exec(x)}"}"\n', 'f"{x = }" # nosec\n',
  'print "x"\nexec(x)\n', 'exec "x"\n', 'except:\n', 'def f(:\n', 'class\n', 'x = 1 +\n', 'return = 1\n', 'x = 0777\n', 'x = 0xg\n', 'x = 1_\n', 'x = 1__0\n', 'x = 1if y else 2\nexec(x)\n', 'x = 0x1for x in y\n', '[0x1for x in y]\n', '1if 1else 0\n', 'x = 1e\n', '$\n', '?\n', 'x = `y`\n', 'x <> y\n', '!x\n', 'x = a!b\n', '€ = 1\n', 'x = “a”\n',
  'async x\n', 'await x\n', 'async def f():\n    await exec(x)\n    async with open("/tmp/x") as f, g: pass\n    async for a in b: exec(a)\n    return [exec(c) async for c in d]\n', 'yield x\n', 'return x\n', 'break\n', 'nonlocal x\n', 'from __future__ import nonsense\nexec(x)\n', 'from __future__ import braces\n', 'def f(a, a): pass\nexec(x)\n', 'f(a=1, a=2)\n', 'f(**a, *b)\n', 'x: int: str\n', 'del f()\n', 'f() = 1\n', '*a = b\n', 'with open(x) as 1: pass\n', 'lambda: (yield)\n', 'None = 1\n', '__debug__ = 1\nexec(x)\n',
  'type X = exec("x")\n', 'def f[T: exec("x")](a: T): exec(a)\n', 'class C[T = "/tmp/x"]: exec(T)\n', 'try:\n    f()\nexcept* Exception:\n    pass\n', 'try:\n    f()\nexcept ValueError, TypeError:\n    pass\n', 'match x:\n    case [exec, *_] if exec(x): exec(y)\n    case {"password": "x", **r}: pass\n    case C(a="/tmp/x"): pass\n    case "a" | "b" as c: pass\n    case 1+2j: pass\n',
  't"{exec(x)}"\n', 'print(f"{x!r:{"/tmp/x"}}")\n', '@exec("x")\nclass C(metaclass=exec("y"), password="z"): pass\n', 'x = 1 if exec(y) else (z := exec(w))\n', 'def f(a, /, b, *, password="x"): pass\n', 'def f(password="a", /, token="b", *args, secret="c", **kw): pass\n', 'lambda password="x": exec(password)\n', 'async def f(password="x"): exec(y)\n',
  // What Python warns of while it parses: twice in one file, and at the same place in two files.
  'x = "\\d"\nexec(x)\n', 'y = "\\d"\nexec(y)\n', 'x = "\\d"; y = "\\d"; z = "\\q"\n', 'x = b"\\d"\nexec(x)  # nosec\n', 'x = f"\\d{y}\\q"\n', 'x = "\\400"\n', 'x = b"\\777"\n', 'x = """\n\\d\n\\q\n"""\n', 'x = "\\N{LATIN SMALL LETTER A}\\N{no such}"\n', 'x = "\\x1"\n', 'x = "\\u12"\n', 'x = b"é"\n', 'x = "\\d"\nexec(\n', 'x = "\\d"  # nosec\nx = "\\d" is 1\n', 'assert (x, "y")\n', 'x = 1 is 1\n', '1()\n', '[1](2)\n', '(1,)[a, b]\n', 'x = "a"["b"]\n', 'try:\n    pass\nfinally:\n    return\n',
  `x = ${'9'.repeat(5000)}\nexec(x)\n`, `x = 0x${'f'.repeat(5000)}\nexec(x)\n`, `x = 1${'0'.repeat(4300)}\n`, `x = 1e${'9'.repeat(400)}\n`, `x = 1j + .5e-3J + 0b101 + 0O17\nos.chmod("/x", 0o777)\n`, `x = "${'a'.repeat(200_000)}"\nexec(x)  # nosec\n`, `${'x = 1; '.repeat(20_000)}exec(x)\n`, `password = "${'é'.repeat(5000)}"\n`,
];

const names = [
  'ｅｘｅｃ(x)\n', 'ﬁ = exec(x)\n', 'def ª(): exec(x)\n', 'x.ｓｙｓｔｅｍ("ls")\nimport os\nos.ｓｙｓｔｅｍ("ls")\n', 'import ｏｓ\nos.system("ls")\n', 'from ｐｉｃｋｌｅ import ｌｏａｄｓ\nloads(x)\n', 'pásswörd = "x"\n', 'ｐａｓｓｗｏｒｄ = "x"\n', 'паssword = "x"\n', '变量 = exec(x)  # nosec 变量\n', '𝐱 = exec(𝐱)\n', 'x\u0301 = exec(x)\n', 'f(ｐａｓｓｗｏｒｄ="x")\n', 'x\u200d = 1\n', 'x\u00b7y = exec(1)\n',
  'x = "\u202e"\n', 'x = "a"  # \u2066\n', '\u202e\n', '# \u200f\n', 'x = "\u200e"\n', `x = 1\n${'\n'.repeat(30)}    # \u2069\u202a\nexec(x)\n`, 'x = "é\u202e\u202a"\n', '# \u202d nosec\n', 'x = 1\u2028# \u202e\n', 'x = "\u2028"\n# \u202e\n', 'x = "\x0b"\n# \u202e\n', 'x = "\\u202e"\n', 'x = "\u2067\n', 'x = (\u2067\n',
  'x = "\ud83d\ude00" + "/tmp"\nexec("\ud83d\ude00")  # nosec \ud83d\ude00\n', 'd = {"password": 1, "token": None, "secret": b"x", **e}\n', 'd["password"] = "x"\nd["password"]["y"] = "z"\nd[password == "x"] = 1\nd["pass"]: str = "y"\n', 'a.b.password = c = "x"\npassword: str = "x"\npassword += "x"\n(password) = "x"\n[password, x] = "ab"\npassword = token = secret = "x"\n', 'if "x" == password != "y": pass\nif password in ("a", "b") and self.token == u"x": pass\nif password is "x": pass\nif password == b"x": pass\n',
  'import os as o, sys as os\nos.system("x")\no.system("x")\nfrom os import system as s, popen\ns("x")\npopen("x")\nfrom . import system\nfrom .os import *\nfrom os import *\nsystem("x")\nimport os.path as p, os.path\np.system("x")\nos.path.system("x")\n', 'import importlib\nimportlib.import_module("pickle")\nimportlib.import_module(name="pickle")\nimportlib.import_module(pickle)\nimportlib.__import__("telnetlib", globals())\n__import__("pickle")\n__import__(x)\n__import__()\n__import__(name="pickle")\n',
  'x = b"/tmp/x" b"y"\nx = "a" "/tmp"\nx = u"/tmp" r"\\d" R"\\d" b"" rb"\\d" Rb""\nx = f"/tmp/{y}" "/tmp/z" f"{z}"\nx = "%s" % "/tmp/x" % "/var/tmp/y"\n', 'x = "select a from b" + c + "where" + (d + "insert into x values (" )\nx = "select {} from b".format(c)\nx = "select a from b ".replace("a", c)\ncur.execute("select a from b " + c)\ncur.execute(f"select {a} from b")\ncur.execute("select a from %s " % b)\ncur.executemany(f"delete from {x} " "where")\n',
  'def f():\n    "doc /tmp/x"\n    "/tmp/y"\n    b"/tmp/z"\n    f"/tmp/{w}"\n    ("/tmp/v")\n    ...\n    1\n    "/tmp/u", "/tmp/t"\n', 'class A:\n    class B:\n        def f(self, password="x"):\n            class C:\n                async def g(self, token="y"):\n                    def h(secret="z"): exec(x)\n                exec(y)\n            exec(z)\n        exec(w)\n    exec(v)\nexec(u)\n',
];

export function oddFiles(): Files {
  return {
    ...numbered('cookie', cookieFiles), ...numbered('encoding', encodings), ...numbered('nul', nuls), ...numbered('end', ends), ...numbered('broken', broken), ...numbered('name', names),
    ...numbered('again', broken.slice(-30)),
  };
}
