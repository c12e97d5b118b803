import type { Finding } from '../model/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../model/fix.ts';
import { argument, hasSplat, removeArgument, replace } from '../python/arguments.ts';
import { nodeOf, quoted, type PythonFile } from '../python/file.ts';
import { calledName, qualified } from '../python/names.ts';
import { nosec } from '../python/nosec.ts';
import { walk, type Node } from '../python/tree.ts';
import { defineRule } from './rule.ts';

/** Loaders that can build objects, with the safe one of the same speed. */
const unsafe: Readonly<Record<string, 'safe_load' | 'CSafeLoader'>> = {
  'yaml.Loader': 'safe_load', 'yaml.FullLoader': 'safe_load', 'yaml.UnsafeLoader': 'safe_load',
  'yaml.CLoader': 'CSafeLoader', 'yaml.CFullLoader': 'CSafeLoader', 'yaml.CUnsafeLoader': 'CSafeLoader',
};
/** Loaders that build plain data only. */
const safe = ['yaml.SafeLoader', 'yaml.CSafeLoader', 'yaml.BaseLoader', 'yaml.CBaseLoader'];

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const load = call?.childForFieldName('function');
  if (!call || !load) return unreadable;
  if (calledName(file, call) !== 'yaml.load') return refuse(`${quoted(load)} is not certainly PyYAML’s \`load\` here`, 'If it is, call `yaml.safe_load`.');
  if (hasSplat(call)) return refuse('the call unpacks `*` or `**` arguments, which may hold the loader', 'Name the loader in the call.');
  const custom = customTags(file);
  if (custom) return refuse(`the file registers tags with ${quoted(custom)}, which the safe loader would not know`, 'Register them on `yaml.SafeLoader`, then call `yaml.safe_load`.');
  const loader = argument(call, 1, 'Loader');
  if (loader === null) return toSafeLoad(load, []);
  const name = qualified(file, loader.value) ?? '';
  const by = unsafe[name];
  if (by === 'safe_load') return { ...toSafeLoad(load, removeArgument(file, call, loader)), unused: localName(loader.value) };
  if (by === 'CSafeLoader') return toCSafeLoader(load, loader.value);
  const reason = safe.includes(name) ? `${name.slice(5)} builds no objects` : ownSafeLoader(file, loader.value);
  const comment = reason && nosec(file, call, 'B506', reason);
  if (comment) return fix({ edits: [comment], summary: `State why ${quoted(loader.value)} is safe`, suppression: true });
  return refuse(`what ${quoted(loader.value)} loads cannot be seen from this file`, 'If its class derives from `yaml.SafeLoader`, add `# nosec B506 # reason`; else derive it from there.');
}

const toSafeLoad = (load: Node, edits: readonly { start: number; end: number; text: string }[]): Extract<Remedy, { kind: 'fix' }> =>
  fix({ edits: [...lastName(load, 'safe_load'), ...edits], summary: 'Load with `safe_load`, which builds plain data only', safety: 'safe' });

/** `yaml.CLoader` -> `yaml.CSafeLoader`; a name of a from-import is left to the module that the call names. */
function toCSafeLoader(load: Node, value: Node): Remedy {
  const module = load.childForFieldName('object')?.text ?? 'yaml';
  return fix({ edits: [replace(value, `${module}.CSafeLoader`)], unused: localName(value), summary: 'Load with `CSafeLoader`, which is as fast and builds plain data only', safety: 'safe' });
}

/** Bandit sees `module.load` alone, so the name is always an attribute. */
const lastName = (load: Node, name: string): readonly { start: number; end: number; text: string }[] => {
  const attribute = load.childForFieldName('attribute');
  return attribute ? [replace(attribute, name)] : [];
};

const localName = (value: Node): readonly string[] => (value.type === 'identifier' ? [value.text] : []);

/** A class of this file whose only base is a safe loader: the reason in words. */
function ownSafeLoader(file: PythonFile, value: Node): string | null {
  if (value.type !== 'identifier') return null;
  const classes = [...walk(file.root)].filter((node) => node.type === 'class_definition' && node.childForFieldName('name')?.text === value.text);
  const bases = classes[0]?.childForFieldName('superclasses')?.namedChildren ?? [];
  const [base] = bases;
  return classes.length === 1 && bases.length === 1 && base && safe.includes(qualified(file, base) ?? '') ? `derives from ${base.text.split('.').at(-1)}` : null;
}

/** A registration of constructors without a safe loader: documents of this program may use tags that only the unsafe loaders know. */
function customTags(file: PythonFile): Node | null {
  for (const node of walk(file.root)) {
    if (node.type !== 'call' || !/\.add_(?:constructor|multi_constructor|implicit_resolver|path_resolver)$/u.test(node.childForFieldName('function')?.text ?? '')) continue;
    if ((calledName(file, node) ?? '').startsWith('yaml.') && !/SafeLoader/u.test(node.text)) return node.childForFieldName('function');
  }
  return null;
}

export const b506 = defineRule({
  ids: ['B506'],
  names: ['yaml_load'],
  status: 'active',
  title: 'This YAML loader can build any Python object',
  why: 'A document with a `!!python/object` tag makes the loader call functions of the attacker’s choice, so whoever supplies the YAML can run code.',
  remedy:
    'Load with `yaml.safe_load(stream)`: it covers everything that ordinary settings and data files hold. ' +
    'Where speed matters keep `yaml.load` with `Loader=yaml.CSafeLoader`. ' +
    'Documents with `!!python/` tags stop loading, which is the point; register your own tags on the safe loader with ' +
    '`yaml.add_constructor(tag, function, Loader=yaml.SafeLoader)`. ' +
    'A loader class of yours that derives from `SafeLoader`, or `BaseLoader` itself, is safe already: keep it and add `# nosec B506 # reason`.',
  safety: 'safe',
  cwe: 502,
  owasp2021: { id: 'A08:2021', mapped: true },
  owasp2025: { id: 'A08:2025', mapped: true },
  exploitability: { score: 5, reason: 'One hostile document runs code with the older or the unsafe loaders.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b506_yaml_load.html',
    'https://cwe.mitre.org/data/definitions/502.html',
    'https://pyyaml.org/wiki/PyYAMLDocumentation',
  ],
  traps: [
    '`FullLoader` is no safe choice: documents that run code through it were found (CVE-2020-14343).',
    'Going from `BaseLoader` to `safe_load` changes values: the text `1` becomes the number 1.',
    '`from yaml import load` hides the call from Bandit and changes nothing else.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'full loader to safe_load',
      before: `import yaml


def read_settings(path):
    with open(path, encoding="utf-8") as stream:
        return «yaml.load(stream, Loader=yaml.FullLoader)»
`,
      after: `import yaml


def read_settings(path):
    with open(path, encoding="utf-8") as stream:
        return yaml.safe_load(stream)
`,
    },
    {
      name: 'the C loader keeps its speed',
      before: `import yaml


def read_catalogue(stream):
    return «yaml.load(stream, Loader=yaml.CLoader)»
`,
      after: `import yaml


def read_catalogue(stream):
    return yaml.load(stream, Loader=yaml.CSafeLoader)
`,
    },
    {
      name: 'own loader on top of SafeLoader stays, with the reason',
      safety: 'review',
      before: `import yaml


class SettingsLoader(yaml.SafeLoader):
    pass


def read_settings(stream):
    return «yaml.load(stream, Loader=SettingsLoader)»
`,
      after: `import yaml


class SettingsLoader(yaml.SafeLoader):
    pass


def read_settings(stream):
    return yaml.load(stream, Loader=SettingsLoader)  # nosec B506 # derives from SafeLoader
`,
    },
    {
      name: 'loader by position, module under another name',
      before: `import yaml as y

settings = «y.load(open("settings.yml"), y.Loader)»  # read once
`,
      after: `import yaml as y

settings = y.safe_load(open("settings.yml"))  # read once
`,
    },
    {
      name: 'a from-imported loader goes when nothing else uses it',
      before: `import yaml
from yaml import FullLoader

settings = «yaml.load(
    stream,
    Loader=FullLoader,  # noqa
)»
`,
      after: `import yaml

settings = yaml.safe_load(
    stream,
    # noqa
)
`,
    },
    {
      name: 'base loader stays, with the reason',
      before: `import yaml

texts = «yaml.load(stream, Loader=yaml.BaseLoader)»
`,
      after: `import yaml

texts = yaml.load(stream, Loader=yaml.BaseLoader)  # nosec B506 # BaseLoader builds no objects
`,
      safety: 'review',
    },
    {
      name: 'a loader from elsewhere is a person’s to judge',
      before: `import yaml

from shelf.loaders import OwnLoader

settings = «yaml.load(stream, Loader=OwnLoader)»
`,
      refused: 'cannot be seen from this file',
    },
    {
      name: 'tags that only the unsafe loader knows',
      before: `import yaml

yaml.add_constructor("!point", make_point)
settings = «yaml.load(stream, Loader=yaml.Loader)»
`,
      refused: 'registers tags with `yaml.add_constructor`',
    },
  ],
});
