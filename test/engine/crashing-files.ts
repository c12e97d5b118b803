/** Calls at which tests of Bandit throw, so that it says "Bandit internal error" and goes on. */
import { numbered, type Files } from './folders.ts';

const calls = [
  'f(x={[1]})', 'f({[1]})', 'f(a, b={{}}, c=1)', 'f(**"abc")', 'f(**x)', 'f(**"password", password="y")', 'f(*"abc")', 'f(x={{1: 2}})', 'f({*a})', 'f(x={(1, [2])})', 'f(x={f"a": 1}, y={[]})', 'exec({[1]})', 'f({[1]}, password="x", shell=True)', 'subprocess.Popen({[1]}, shell=True)', 'f()()({[1]})()',
  'os.chmod()', 'os.chmod("x")', 'os.chmod("x", "y")', 'os.chmod("x", 0o777)', 'os.chmod("x", mode=0o777)', 'os.chmod(1, 511)', 'os.chmod(x, *y)', 'os.chmod("x", -1)', 'os.chmod("x", [1])', 'os.chmod("x", 1.5)', 'os.chmod("x", None)', 'os.chmod("x", True)', 'os.chmod("x", 1j)', 'os.chmod("x", 99999999999999999999)', 'os.chmod("x", b"a")', 'os.chmod("x", mode=stat.S_IRWXU)', 'chmod(511, 511)', 'os.chmod(path="x", mode=511)',
  'tar.extractall(members=f())', 'tar.extractall(members=a.f())', 'tar.extractall(members=f()())', 'tar.extractall(members=a)', 'tar.extractall(members=a.b)', 'tar.extractall(members=[1])', 'tar.extractall(members=f"x")', 'tar.extractall(members=None)', 'tar.extractall(members=1)', 'tar.extractall(filter="data")', 'tar.extractall(filter="tar")', 'tar.extractall(filter=data)', 'tar.extractall(**x)', 'extractall()', 'tar.extractall(members=lambda: 1)', 'tar.extractall(members={[1]})',
  'mark_safe()', 'mark_safe(*a)', 'mark_safe(x)', 'mark_safe(x + y)', 'mark_safe("a" % x)', 'mark_safe("%s" % (x, y))', 'mark_safe("{}".format(x))', 'mark_safe("{}".format(*a))', 'mark_safe("{}".format(*[x, "y"]))', 'mark_safe(text=x)', 'SafeText()', 'SafeString(f"{x}")', 'mark_safe(b"x")', 'mark_safe(1)', '[mark_safe(x) for x in y]', 'lambda: mark_safe(x)', 'mark_safe(mark_safe(x))', 'mark_safe("".join(x))',
  'ssl.wrap_socket(ssl_version={[1]})', 'ssl.wrap_socket()', 'ssl.wrap_socket(ssl_version=ssl.PROTOCOL_SSLv2)', 'SSL.Context(method=SSL.SSLv2_METHOD)', 'f(ssl_version=ssl.PROTOCOL_SSLv3)', 'f(method=TLSv1_METHOD)',
  'generate_private_key()', 'dsa.generate_private_key("x")', 'dsa.generate_private_key([1])', 'dsa.generate_private_key(None)', 'dsa.generate_private_key((1, 2))', 'dsa.generate_private_key(1.5)', 'dsa.generate_private_key(b"x")', 'dsa.generate_private_key(-1)', 'dsa.generate_private_key({1: 2})', 'rsa.generate_private_key(3, [1])', 'rsa.generate_private_key(key_size=b"x")', 'rsa.generate_private_key(65537, 512)', 'ec.generate_private_key([1])', 'ec.generate_private_key(curve=[1])', 'ec.generate_private_key(ec.SECP192R1)', 'ec.generate_private_key(ec.SECT163K1())', 'ec.generate_private_key()', 'RSA.generate([1])', 'DSA.generate(bits=(1,))', 'RSA.generate(bits=512)', 'RSA.generate(True)',
  'importlib.import_module()', 'importlib.import_module(x=1)', 'importlib.import_module(**x)', 'importlib.import_module(*x)', 'importlib.import_module([1])', 'importlib.import_module(name={1})', 'importlib.__import__(1)', '__import__(1)', '__import__(b"pickle")', '__import__(*x)',
  'subprocess.Popen()', 'subprocess.Popen([])', 'subprocess.Popen([x])', 'subprocess.Popen(["ls"])', 'subprocess.Popen(("ls", x))', 'subprocess.Popen("ls *", shell=True)', 'subprocess.Popen(["chown", "*"], shell=True)', 'subprocess.Popen([[]], shell=True)', 'subprocess.Popen(b"ls", shell=True)', 'subprocess.Popen(1, shell=True)', 'subprocess.Popen(shell=True, args="ls")', 'subprocess.Popen("x", shell="a")', 'subprocess.Popen("x", shell=[])', 'subprocess.Popen("x", shell=[1])', 'subprocess.Popen("x", shell={})', 'subprocess.Popen("x", shell={1: 2})', 'subprocess.Popen("x", shell=())', 'subprocess.Popen("x", shell=0)', 'subprocess.Popen("x", shell=b"")', 'subprocess.Popen("x", shell=f"")', 'subprocess.Popen("x", shell=None)', 'subprocess.Popen("x", shell=a.b)', 'subprocess.Popen("x", shell=-1)', 'subprocess.Popen("x", shell={1})', 'subprocess.call("%s" % x, shell=True)', 'subprocess.call("a" + b, shell=True)', 'subprocess.call("a".format(x), shell=True)', 'os.system()', 'os.system("ls")', 'os.system("chown *")', 'os.system(["tar", "*"])', 'os.popen(x)', 'os.execl("ls")', 'os.spawnlp(os.P_WAIT, "ls", "*")', 'foo(shell=True)', 'foo("x", shell=[1])', 'foo(shell=0.0)', 'paramiko.exec_command("chmod * *")', 'client.exec_command(x)', 'subprocess.Popen("", shell=True)', 'subprocess.Popen([""])', 'subprocess.run(args=["ls"])',
  'requests.get()', 'requests.get(x, timeout=None)', 'requests.get(x, timeout="None")', 'requests.get(x, verify=False)', 'requests.get(x, verify="False")', 'requests.get(x, verify=[])', 'httpx.AsyncClient(timeout=None, verify=False)', 'requests.get(x, timeout={[1]})', 'requests.request("GET")', 'httpx.get(**k)', 'requests.get(x, verify=a.False_)',
  'hashlib.new()', 'hashlib.new("md5")', 'hashlib.new(1)', 'hashlib.new([1])', 'hashlib.new(name="MD5")', 'hashlib.new(name=[1])', 'hashlib.md5(usedforsecurity=False)', 'hashlib.md5(usedforsecurity=[1])', 'hashlib.new(x)', 'hashlib.new(*a)', 'hashlib.new(**a)', 'hashlib.sha1(b"", usedforsecurity="True")', 'crypt.crypt("x")', 'crypt.crypt("x", salt=crypt.METHOD_CRYPT)', 'crypt.mksalt([1])', 'hashlib.new(b"md5")', 'hashlib.new(None)',
  'jinja2.Environment()', 'jinja2.Environment(autoescape=True)', 'jinja2.Environment(autoescape="False")', 'jinja2.Environment(autoescape=select_autoescape())', 'jinja2.Environment(autoescape=a.b())', 'jinja2.Environment(autoescape=f()())', 'jinja2.Environment(autoescape=x)', 'jinja2.Environment(autoescape=[1])', 'jinja2.Environment(**x)', 'jinja2.Environment(loader={[1]})', 'Environment(autoescape=False)', 'jinja2.Environment(autoescape=a.select_autoescape)', 'Template("x")', 'mako.template.Template("x")',
  'yaml.load()', 'yaml.load(x)', 'yaml.load(x, Loader=SafeLoader)', 'yaml.load(x, SafeLoader)', 'yaml.load(x, yaml.CSafeLoader)', 'yaml.load(x, Loader=[1])', 'yaml.load({[1]})', 'yaml.load(x, **y)', 'load(x)', 'torch.load(x)', 'torch.load(x, weights_only=True)', 'torch.load(x, weights_only="True")', 'torch.load(x, map_location={[1]})', 'joblib.load(x)',
  'UsmUserData()', 'UsmUserData("a", "b")', 'UsmUserData("a", "b", "c", priv={[1]})', 'CommunityData(mpModel=0)', 'CommunityData(mpModel=1)', 'CommunityData(x, mpModel=[0])', 'hlapi.CommunityData("x", mpModel=0)',
  'app.run(debug=True)', 'app.run(debug="True")', 'app.run(debug=[True])', 'app.run(**x)', 'run(debug=True)', 'app.run(host="0.0.0.0", debug={[1]})',
  'logging.config.listen()', 'logging.config.listen(verify=x)', 'set_missing_host_key_policy()', 'client.set_missing_host_key_policy(AutoAddPolicy)', 'client.set_missing_host_key_policy(paramiko.WarningPolicy())', 'client.set_missing_host_key_policy(x=1)', 'client.set_missing_host_key_policy(a.b.c())', 'client.set_missing_host_key_policy(f()())', 'client.set_missing_host_key_policy("AutoAddPolicy")', 'client.set_missing_host_key_policy(*x)',
  'Markup(f"{x}")', 'Markup(x)', 'Markup(bleach.clean(x))', 'Markup({[1]})', 'flask.Markup("%s" % x)', 'Markup(*x)', 'AutoModel.from_pretrained("x")', 'AutoModel.from_pretrained("x", revision="main")', 'AutoModel.from_pretrained("x", revision=[1])', 'AutoModel.from_pretrained("./x", revision={[1]})', 'hf_hub_download("a", "b", revision="0123456789abcdef0123456789abcdef01234567")', 'load_dataset(*x)', 'load_dataset("a", **x)', 'snapshot_download(revision=None)', 'AutoModel.from_pretrained(x)', 'AutoModel.from_pretrained(b"x", revision=1)', 'transformers.AutoModel.from_pretrained("user/x", code_revision="abcdef0123456789")',
  'x.extra()', 'x.extra(select={})', 'x.extra(select={"a": b})', 'x.extra(select={"a": "b"})', 'x.extra(where=["a"])', 'x.extra(where=[b])', 'x.extra(where=b)', 'x.extra(tables=[1])', 'x.extra(select=b)', 'x.extra({})', 'x.extra(select=dict(a=1))', 'x.extra(select={**a})', 'x.extra(where={[1]})', 'x.extra(where=(1,))', 'x.extra(select={1: 2})', 'x.extra(**y)', 'RawSQL()', 'RawSQL("x")', 'RawSQL(x, [])', 'RawSQL(sql=x)', 'RawSQL(params=[])', 'RawSQL(sql="x", params=())', 'RawSQL(*x)', 'x.extra(order_by=[None])',
  'f(password=None, token="", secret=b"x")', 'f(password="x", **{"token": "y"})', 'socket.bind(("0.0.0.0", 1))', 'f("0.0.0.0", b"0.0.0.0", f"0.0.0.0")', 'random.random()', 'eval(x)', 'input()', 'pickle.loads(x)', 'tempfile.mktemp()', 'urllib.request.urlopen("file:x")', 'ftplib.FTP()', 'xml.etree.ElementTree.parse(x)', 'telnetlib.Telnet()', 'ssl._create_unverified_context()', 'cryptography.hazmat.primitives.ciphers.modes.ECB()', 'marshal.loads(x)', 'shelve.open(x)', 'dill.load(x)', 'pandas.read_pickle(x)', 'jsonpickle.decode(x)',
];

const imports = `import os, ssl, stat, tarfile, subprocess, socket, requests, httpx, hashlib, crypt, jinja2, mako, yaml, torch, joblib, paramiko, importlib, logging.config, random, pickle, tempfile, urllib.request, ftplib, telnetlib
from cryptography.hazmat.primitives.asymmetric import dsa, rsa, ec
from Crypto.PublicKey import RSA, DSA
from django.utils.safestring import mark_safe, SafeText, SafeString
from django.db.models.expressions import RawSQL
from markupsafe import Markup
import flask, transformers, datasets
from pysnmp.hlapi import UsmUserData, CommunityData
import pysnmp.hlapi as hlapi
from transformers import AutoModel
from huggingface_hub import hf_hub_download, snapshot_download
from datasets import load_dataset
from jinja2 import Environment, Template
from flask import Flask
from logging import config
app = Flask(__name__)
`;

/** Statements round a call, since a test may look at what encloses it. */
const wrapped = (call: string): string => `${imports}${call}
y = ${call}
def f(x, y=${call}):
    x = "a"
    y = x, z = "b", w
    if x: x = y
    with a as x: x = x
    for x in y: x = "c"
    try: x = "d"
    except E: x = f(x)
    x += "e"
    return ${call}
class C:
    z = ${call}
    async def g(self): return (${call}, "%s" % ${call}, f'''{${call}}''')
`;

export function crashingFiles(): Files {
  return { ...numbered('call', calls.map((call) => wrapped(call))), ...numbered('noted', calls.filter((_, index) => index % 4 === 0).map((call) => `${imports}${call}  # nosec B202\n${call}  # nosec\n`)) };
}

/** All calls in one file, without imports and with: what an earlier line leaves behind must not reach a later one. */
export function crowdedFiles(): Files {
  const lines = calls.map((call) => `${call}\n`).join('');
  return { 'crowded.py': imports + lines, 'crowded_alone.py': lines, 'crowded_function.py': `${imports}def f(x):\n${calls.map((call) => `    z = ${call}\n`).join('')}` };
}
