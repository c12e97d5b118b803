import { defineRule } from './rule.ts';

export const b102 = defineRule({
  ids: ['B102'],
  names: ['exec_used'],
  status: 'active',
  title: 'exec() runs text as Python code',
  why: 'Whoever can influence the text runs any code they like with the rights of your process.',
  remedy:
    'Replace the text by something that can only mean what you intend: a dictionary of functions for a choice of actions, `importlib.import_module` ' +
    'with a fixed list of names for plugins, `json` or `ast.literal_eval` for data. When running foreign code is the purpose of the product, ' +
    'run it in a separate process without privileges and justify the line with `# nosec B102 # reason`.',
  safety: 'guidance',
  cwe: 95,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 5, reason: 'Any text from an attacker that reaches the call is executed.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b102_exec_used.html',
    'https://cwe.mitre.org/data/definitions/95.html',
    'https://docs.python.org/3/library/functions.html#exec',
  ],
  traps: [
    'Passing empty `globals` is no sandbox: the code reaches everything through attributes of ordinary objects.',
    '`builtins.exec(…)` silences Bandit and changes nothing.',
  ],
  cases: [
    {
      name: 'code from the database becomes a choice of functions',
      before: `def apply_promotion(promotion, order):
    «exec(promotion.code, {"order": order})»
`,
      after: `PROMOTIONS = {"free_shipping": free_shipping, "ten_percent": ten_percent}


def apply_promotion(promotion, order):
    PROMOTIONS[promotion.name](order)
`,
    },
    {
      name: 'a plugin is imported instead of executed',
      before: `def load_exporter(name):
    namespace = {}
    with open(f"exporters/{name}.py") as source:
        «exec(source.read(), namespace)»
    return namespace["export"]
`,
      after: `import importlib

EXPORTERS = {"csv", "xlsx"}


def load_exporter(name):
    if name not in EXPORTERS:
        raise ValueError(f"unknown exporter: {name}")
    return importlib.import_module(f"exporters.{name}").export
`,
    },
  ],
});
