import { defineRule } from '../model/rule.ts';

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
  ],
});
