import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argument, hasSplat, removeArgument, replace, type Argument } from '../../python/edits/arguments.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, qualified } from '../../python/tree/names.ts';
import { walk, type Node } from '../../python/tree/tree.ts';
import { loaderChoice, loaderName, renamedLoader, safeLoader } from '../../remedies/data/yaml-loaders.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const load = call?.childForFieldName('function');
  if (!call || !load) return unreadable;
  const name = calledName(file, call);
  if (name?.startsWith('ruamel.yaml'))
    return refuse(
      'this is `load` of ruamel.yaml, not of PyYAML',
      'Load with `ruamel.yaml.YAML(typ="safe").load(stream)`.',
    );
  if (name !== 'yaml.load')
    return refuse(`${quoted(load)} is not certainly PyYAML’s \`load\` here`, 'If it is, call `yaml.safe_load`.');
  if (hasSplat(call))
    return refuse('the call unpacks `*` or `**` arguments, which may hold the loader', 'Name the loader in the call.');
  const custom = customTags(file);
  if (custom) {
    return refuse(
      `the file registers tags with ${quoted(custom)}, which the safe loader would not know`,
      'Register them on `yaml.SafeLoader`, then call `yaml.safe_load`.',
    );
  }
  const loader = argument(call, 1, 'Loader');
  return loader === null ? toSafeLoad(load, []) : withLoader(file, call, load, loader);
}

function withLoader(file: PythonFile, call: Node, load: Node, loader: Argument): Remedy {
  const name = loaderName(qualified(file, loader.value));
  const by = name === null ? null : safeLoader(name);
  if (by !== name && by === 'SafeLoader')
    return { ...toSafeLoad(load, removeArgument(file, call, loader)), unused: localName(loader.value) };
  if (by !== name && by === 'CSafeLoader') return toCSafeLoader(load, loader.value);
  if (name !== null) return justified(file, call, loader.value, `${name} builds no objects`, []);
  const renamed = renamedLoader(file, loader.value);
  if (renamed)
    return fix({ edits: renamed, summary: 'Load with `SafeLoader`, the fast one where there is one', safety: 'safe' });
  const choice = loaderChoice(file, loader.value);
  if (choice) return justified(file, call, loader.value, `the loader is ${choice.names.join(' or ')}`, choice.edits);
  const own = ownSafeLoader(file, loader.value);
  if (own) return justified(file, call, loader.value, own, []);
  return refuse(
    `what ${quoted(loader.value)} loads cannot be seen from this file`,
    'If its class derives from `yaml.SafeLoader`, add `# nosec B506 # reason`; else derive it from there.',
  );
}

/** Bandit knows the safe loaders by two names only: for others the reason goes beside the call. */
function justified(file: PythonFile, call: Node, loader: Node, reason: string, edits: readonly Edit[]): Remedy {
  const comment = nosec(file, call, 'B506', reason);
  if (!comment) {
    return refuse(
      `${quoted(loader)} is safe (${reason}), but no comment can be put on its line`,
      'Leave B506 out for this line in Bandit’s configuration.',
    );
  }
  const summary =
    edits.length > 0 ? 'Choose among safe loaders only, and say so' : `State why ${quoted(loader)} is safe`;
  return fix({ edits: [...edits, comment], summary, suppression: true });
}

const toSafeLoad = (load: Node, edits: readonly Edit[]): Extract<Remedy, { kind: 'fix' }> =>
  fix({
    edits: [...lastName(load, 'safe_load'), ...edits],
    summary: 'Load with `safe_load`, which builds plain data only',
    safety: 'safe',
  });

/** `yaml.CLoader` -> `yaml.CSafeLoader`; a name of a from-import is left to the module that the call names. */
function toCSafeLoader(load: Node, value: Node): Remedy {
  const module = load.childForFieldName('object')?.text ?? 'yaml';
  const summary = 'Load with `CSafeLoader`, which is as fast and builds plain data only';
  return fix({ edits: [replace(value, `${module}.CSafeLoader`)], unused: localName(value), summary, safety: 'safe' });
}

/** Bandit sees `module.load` alone, so the name is always an attribute. */
const lastName = (load: Node, name: string): readonly Edit[] => {
  const attribute = load.childForFieldName('attribute');
  return attribute ? [replace(attribute, name)] : [];
};

const localName = (value: Node): readonly string[] => (value.type === 'identifier' ? [value.text] : []);

/** A class of this file whose only base, or that one's, is a safe loader: the reason in words. */
function ownSafeLoader(file: PythonFile, value: Node, depth = 5): string | null {
  const [binding, ...others] = value.type === 'identifier' ? file.scopes.bindings(value, value.text) : [];
  const type = binding?.node.parent;
  const bases = type?.type === 'class_definition' ? (type.childForFieldName('superclasses')?.namedChildren ?? []) : [];
  const [base] = bases;
  if (others.length > 0 || bases.length !== 1 || !base || depth === 0) return null;
  const name = loaderName(qualified(file, base));
  if (name === null) return ownSafeLoader(file, base, depth - 1);
  return safeLoader(name) === name ? `derives from ${name}` : null;
}

/**
 * A registration of constructors without a safe loader: documents of this program may use tags that only the unsafe
 * loaders know.
 */
function customTags(file: PythonFile): Node | null {
  if (!/\.add_\w+|YAMLObject/u.test(file.text)) return null;
  for (const node of walk(file.root)) {
    const called = node.type === 'call' ? node.childForFieldName('function') : null;
    const adds =
      called && /\.add_(?:constructor|multi_constructor|implicit_resolver|path_resolver)$/u.test(called.text);
    if (adds && (calledName(file, node) ?? '').startsWith('yaml.') && !/SafeLoader/u.test(node.text)) return called;
    if (node.type === 'class_definition' && isTagged(file, node)) return node.childForFieldName('name');
  }
  return null;
}

/** A class whose instances documents can name, by the unsafe loaders unless it says otherwise. */
const isTagged = (file: PythonFile, type: Node): boolean =>
  (type.childForFieldName('superclasses')?.namedChildren ?? []).some(
    (base) => qualified(file, base) === 'yaml.YAMLObject',
  ) && !/yaml_loader\s*=[^\n]*SafeLoader/u.test(type.text);

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

    {
      name: 'no loader at all',
      before: `import yaml

settings = «yaml.load(stream=open("settings.yml"))»
`,
      after: `import yaml

settings = yaml.safe_load(stream=open("settings.yml"))
`,
    },
    {
      name: 'the C loader where there is one, by imports',
      before: `import yaml

try:
    from yaml import CDumper as Dumper, CLoader as Loader
except ImportError:
    from yaml import Dumper, Loader


def read_settings(stream):
    return «yaml.load(stream, Loader=Loader)»


def read_all(stream):
    return list(yaml.load_all(stream, Loader))


def write(settings):
    return yaml.dump(settings, Dumper=Dumper)
`,
      after: `import yaml

try:
    from yaml import CDumper as Dumper, CSafeLoader as SafeLoader
except ImportError:
    from yaml import Dumper, SafeLoader


def read_settings(stream):
    return yaml.load(stream, Loader=SafeLoader)


def read_all(stream):
    return list(yaml.load_all(stream, SafeLoader))


def write(settings):
    return yaml.dump(settings, Dumper=Dumper)
`,
    },
    {
      name: 'the C loader where there is one, by getattr',
      safety: 'review',
      before: `import yaml

settings = «yaml.load(stream, Loader=getattr(yaml, "CLoader", yaml.Loader))»
`,
      after: `import yaml

settings = yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # nosec B506 # the loader is CSafeLoader or SafeLoader
`,
    },
    {
      name: 'safe ones to choose from',
      safety: 'review',
      before: `import yaml

try:
    LOADER = yaml.CSafeLoader
except AttributeError:
    LOADER = yaml.SafeLoader


def read_settings(stream):
    return «yaml.load(stream, Loader=LOADER)»
`,
      after: `import yaml

try:
    LOADER = yaml.CSafeLoader
except AttributeError:
    LOADER = yaml.SafeLoader


def read_settings(stream):
    return yaml.load(stream, Loader=LOADER)  # nosec B506 # the loader is CSafeLoader or SafeLoader
`,
    },
    {
      name: 'a from-imported C loader',
      before: `import yaml
from yaml import CLoader as Fast

books = [«yaml.load(text, Fast)» for text in texts]
`,
      after: `import yaml

books = [yaml.load(text, yaml.CSafeLoader) for text in texts]
`,
    },
    {
      name: 'an own loader over another own one',
      safety: 'review',
      before: `import yaml


class Base(yaml.CSafeLoader):
    pass


class Strict(Base):
    pass


settings = «yaml.load(stream, Strict)»
`,
      after: `import yaml


class Base(yaml.CSafeLoader):
    pass


class Strict(Base):
    pass


settings = yaml.load(stream, Strict)  # nosec B506 # derives from CSafeLoader
`,
    },
    {
      name: 'load of ruamel.yaml',
      before: `import yaml
from ruamel import yaml as ruamel_yaml

settings = «ruamel_yaml.load(stream)»
`,
      refused: 'ruamel.yaml, not of PyYAML',
    },
    {
      name: 'a class that documents can name',
      before: `import yaml


class Point(yaml.YAMLObject):
    yaml_tag = "!point"


settings = «yaml.load(stream, Loader=yaml.Loader)»
`,
      refused: 'registers tags with `Point`',
    },
    {
      name: 'a loader given from outside',
      before: `import yaml


def read(stream, loader):
    return «yaml.load(stream, Loader=loader)»
`,
      refused: 'cannot be seen from this file',
    },
    {
      name: 'arguments from a dictionary',
      before: `import yaml

settings = «yaml.load(stream, **options)»
`,
      refused: 'unpacks',
    },
  ],
});
