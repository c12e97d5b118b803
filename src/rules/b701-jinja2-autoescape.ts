import { defineRule } from './rule.ts';

export const b701 = defineRule({
  ids: ['B701'],
  names: ['jinja2_autoescape_false'],
  status: 'active',
  title: 'Jinja2 puts values into the page without escaping them',
  why: 'Jinja2 does not escape unless told to: a value with `<script>` in it runs in the browser of everyone who opens the page.',
  remedy:
    'Pass `autoescape=select_autoescape()`: templates named `.html`, `.htm` and `.xml` and those from strings escape, text templates do not. ' +
    'Name further endings yourself, `select_autoescape(["html", "htm", "xml", "j2"])`: `page.html.j2` is not in the default. ' +
    '`autoescape=True` covers everything. Values that are HTML on purpose go through the `safe` filter in the template, after sanitising. ' +
    'Where the templates make no HTML at all (configuration files, mail), mark the line `# nosec B701 # reason`.',
  safety: 'review',
  cwe: 79,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 4, reason: 'Script in other people’s browsers when a value comes from a user.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b701_jinja2_autoescape_false.html',
    'https://cwe.mitre.org/data/definitions/79.html',
    'https://jinja.palletsprojects.com/en/stable/api/#autoescaping',
  ],
  traps: [
    'Import `select_autoescape` under its own name: Bandit does not recognise an alias.',
    '`jinja2.Template(...)` is invisible to Bandit and does not escape either.',
  ],
  cases: [
    {
      name: 'escape by the template’s name',
      before: `from jinja2 import Environment, FileSystemLoader

pages = «Environment(loader=FileSystemLoader("templates"))»
`,
      after: `from jinja2 import Environment, FileSystemLoader, select_autoescape

pages = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape())
`,
    },
    {
      name: 'escaping was turned off',
      before: `import jinja2

pages = «jinja2.Environment(
    loader=jinja2.PackageLoader("shop"),
    autoescape=False,
)»
`,
      after: `import jinja2

pages = jinja2.Environment(
    loader=jinja2.PackageLoader("shop"),
    autoescape=True,
)
`,
    },
  ],
});
