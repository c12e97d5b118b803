/** `# nosec` in all the ways in which people write it, and in some in which nobody should. */
import { numbered, type Files } from './folders.ts';

/** What stands behind a `#`. The names are one of a test, one of a blacklist, unknown ones, and such as only look like one. */
const remarks = [
  '# nosec', '#nosec', '#  nosec', '#\tnosec', '# nosec:', '# nosec :', '# nosec B602', '# nosec: B602', '# nosec:B602', '# nosec B602,B404', '# nosec B602, B404', '# nosec B602 B404',
  '# nosec B404 B602 B607', '# nosec: B602,B404,B607,B603', '# nosec B999', '# nosec B602,B999', '# nosec subprocess_popen_with_shell_equals_true', '# nosec exec_used', '# nosec import_subprocess',
  '# nosec: subprocess_popen_with_shell_equals_true, B404', '# nosec unknown_name', '# nosec b602', '# NOSEC', '# Nosec B602', '# noSec', '# nosec B602 # because', '# nosec # B602', '# nosec because it is fine',
  '# type: ignore # nosec', '# type: ignore # nosec B602', '# noqa: S602 # nosec B602 # pragma: no cover', '# nosec B602 nosec B404', '# nosec#', '# nosec B602#', '# x nosec', '# xnosec', '# nosecurity', '# nosecB602',
  '# nosec(B602)', '# nosec [B602]', '# nosec: B602;B404', '# nosec - B602', '## nosec', '## nosec B602', '# # nosec', '# nosec B001', '# nosec: all', '# nosec B101', '# nosec B602,,B404', '# nosec ,B602', '# nosec\t B602',
  '# nosec é', '# nosec B602 é', '# nosec 602', '# nosec B6021', '# nosec 𝐁602', '#\u00a0nosec', '#\u3000nosec B602', '# nosec\u00a0B602', '# nosec B602\u2028', '#\u000bnosec', '#\u001cnosec', '# n\u043esec', '# nosec blacklist', '# nosec LEGACY',
];

const nested = (remark: string): readonly string[] => [
  // Behind statements, before them, alone on the first line (where tests of whole files look) and on the last.
  `import subprocess\nsubprocess.Popen("ls", shell=True)  ${remark}\n`,
  `import subprocess  ${remark}\nsubprocess.Popen("ls", shell=True)\n`,
  `${remark}\nimport subprocess\nsubprocess.Popen("ls", shell=True)\n`,
  `import subprocess\nsubprocess.Popen("ls",  ${remark}\n    shell=True)\n`,
  `import subprocess\nsubprocess.Popen("ls",\n    shell=True)  ${remark}`,
  `import subprocess\nsubprocess.Popen(\n    ${remark}\n    "ls",\n    shell=True,\n)\n`,
];

const shapes = (remark: string): readonly string[] => [
  `x = 1 ${remark}\nexec(x)\n`,
  `@decorated(password="abc")  ${remark}\ndef f(token="x"):  ${remark}\n    assert True  ${remark}\n`,
  `def f(  ${remark}\n    a,\n    password="x",\n    b=1,\n):\n    pass\n`,
  `def f(\n    a,\n    password="x",  ${remark}\n    b=1,\n):\n    pass\n`,
  `class C(  ${remark}\n    Base,\n):\n    password = "x"\n`,
  `class C:\n    password = "x"  ${remark}\n    token = "y"\n`,
  `text = """  ${remark}\n/tmp/x ${remark}\n"""\npassword = "${remark}"\n`,
  `password = """a\nb\nc"""  ${remark}\n`,
  `password = f"""a\n{x}  \nc"""  ${remark}\nq = f"""SELECT {x}\n FROM t ${remark}\n where"""\n`,
  `q = ("SELECT a "  ${remark}\n     "FROM t WHERE x = %s" % y)\n`,
  `q = ("SELECT a " \\\n     "FROM t WHERE x = %s" % y)  ${remark}\n`,
  `try:\n    f()\nexcept Exception:  ${remark}\n    pass\n`,
  `try:\n    f()\nexcept Exception:\n    pass  ${remark}\n`,
  `for x in y:  ${remark}\n    try:\n        f()\n    except:  \n        continue ${remark}\n`,
  `with open("/tmp/x") as f, open("/var/tmp/y") as g:  ${remark}\n    exec(f.read())\n`,
  `if (password == "x"  ${remark}\n    and token == "y"):\n    pass\n`,
  `d = {  ${remark}\n    "password": "x",\n    "token": "y",  ${remark}\n}\n`,
  `f(\n    password="x",  ${remark}\n    token="y",\n)\nf(password="x",\n    token="y",  ${remark}\n)\n`,
  `lambda: exec("x")  ${remark}\n[exec(x) for x in y]  ${remark}\n`,
  `import pickle, os, subprocess  ${remark}\nfrom xml.etree import (  ${remark}\n    ElementTree,\n    cElementTree,\n)\nfrom xml import (\n    sax,\n    etree,  ${remark}\n)\n`,
  `assert (\n    a\n    and b\n), "x"  ${remark}\n`,
  `assert x; exec(x); password = "y"  ${remark}\n`,
  `x = "a" \\\n    ${remark}\n`,
  `x = \\\n    "/tmp/x"  ${remark}\n`,
  `# \u202e\n${remark}\nx = "\u202e"\n`,
  `${remark}\n# \u202e\n`,
  `# \u202e  ${remark}\n`,
  `#!/usr/bin/python ${remark}\n# -*- coding: latin-1 -*- ${remark}\nexec(x)\n`,
  `exec(x)  ${remark}\r\nexec(x)\r\n`,
  `exec(x)  ${remark}\rexec(x)\r`,
  `exec(x)\f  ${remark}\n\fexec(x)\n`,
  `match x:\n    case "/tmp/x":  ${remark}\n        exec(x)\n    case {"password": "x"}:\n        pass  ${remark}\n`,
  `if a:\n    pass\n    ${remark}\nelse:\n    exec(x)\n  ${remark}\nexec(x)\n`,
  // The text goes on behind what does not parse.
  `exec(x)  ${remark}\nexec(\n`,
  `exec(x)  ${remark}\n  exec(x)\n`,
  `exec(x)  ${remark}\nx = '''\n`,
];

const several = [
  'exec(x)  # nosec B102\nexec(y)  # nosec B101\n\nexec(z)  # nosec\nexec(w)  # nosec B102,B101\n',
  'def f():\n    # nosec\n    exec(x)\n# nosec B102\ndef g():\n    exec(x)  # nosec B307 # nosec B102\n',
  'f(  # nosec B102\n  exec(x),  # nosec B307\n  eval(y),  # nosec B102\n)  # nosec\n',
  'f(\n  exec(x),\n  eval(y),  # nosec\n  g(password="x"),  # nosec B106\n)\n',
  'x = [  # nosec B108\n  "/tmp/a",\n  "/tmp/b",  # nosec\n  "/tmp/c",\n]\n',
  'nosec = 1\n"# nosec"\nexec("# nosec")\nexec("x # nosec B102")\n',
  `${'exec(x)  # nosec\n'.repeat(40)}${'exec(x)  # nosec B102\n'.repeat(40)}`,
  `exec(x)  # nosec ${Array.from({ length: 400 }, (_, index) => `B${index + 100}`).join(',')}\n`,
  `exec(x)  # nosec ${'B102 '.repeat(1000)}\n`,
  '\n'.repeat(50) + 'def f(a, b="x", *, password="y"):  # nosec B107\n    """Doc."""\n    return subprocess.call("ls", shell=True)  # nosec: B602, B604\n',
];

/** Each remark at the common places, and the more telling remarks at all places. */
export function nosecFiles(): Files {
  const telling = ['# nosec', '# nosec B102', '# nosec B105,B106,B107', '# nosec B108, B608', '# nosec: B613', '# nosec import_pickle', '# nosec assert_used, B999', '# nosec B101 # nosec', '# NOSEC'];
  return {
    ...numbered('remark', remarks.flatMap((remark) => nested(remark))),
    ...numbered('shape', telling.flatMap((remark) => shapes(remark))),
    ...numbered('several', several),
  };
}
