import { defineRule } from './rule.ts';

export const b702 = defineRule({
  ids: ['B702'],
  names: ['use_of_mako_templates'],
  status: 'active',
  title: 'Mako puts values into the page without escaping them',
  why: 'Mako does not escape unless told to: a value with `<script>` in it runs in the browser of everyone who opens the page.',
  remedy:
    'Pass `default_filters=["h"]`: every expression is then escaped as HTML, and one that holds HTML on purpose says `${value | n}`. ' +
    'Remove `| h` from templates that have it, or their values are escaped twice. ' +
    'Bandit reports every `Template(...)` of Mako, so mark the line `# nosec B702 # escaped by default_filters`.',
  safety: 'review',
  cwe: 80,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 4, reason: 'Script in other people’s browsers when a value comes from a user.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b702_use_of_mako_templates.html',
    'https://cwe.mitre.org/data/definitions/80.html',
    'https://docs.makotemplates.org/en/latest/filtering.html',
  ],
  traps: [
    '`TemplateLookup(...)` is invisible to Bandit and needs `default_filters=["h"]` just the same.',
    'Text of the template that comes from users is code: no filter makes that safe.',
  ],
  cases: [
    {
      name: 'escape by default, with the reason',
      before: `from mako.template import Template


def render(profile):
    return «Template(filename="profile.html")».render(profile=profile)
`,
      after: `from mako.template import Template


def render(profile):
    page = Template(filename="profile.html", default_filters=["h"])  # nosec B702 # escaped by default_filters
    return page.render(profile=profile)
`,
    },
  ],
});
