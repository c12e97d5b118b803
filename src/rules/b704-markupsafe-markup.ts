import { defineRule } from './rule.ts';

export const b704 = defineRule({
  ids: ['B704'],
  names: ['markupsafe_markup_xss'],
  status: 'active',
  title: 'Markup() trusts text that has values in it',
  why: '`Markup(text)` declares the whole text to be safe HTML: a value with `<script>` in it runs in the browser of everyone who opens the page.',
  remedy:
    'Make the Markup from a constant and put the values in afterwards: `Markup("<b>{}</b>").format(value)`, or `Markup("<b>%s</b>") % value`. ' +
    'Markup escapes what is added to it; values that are Markup themselves are left alone. For plain text use `escape(text)`. ' +
    'HTML that users may write has to be sanitised first, for example with `nh3.clean(text)`; then mark the line `# nosec B704 # sanitised`.',
  safety: 'review',
  cwe: 79,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 4, reason: 'Script in other people’s browsers when a value comes from a user.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b704_markupsafe_markup_xss.html',
    'https://cwe.mitre.org/data/definitions/79.html',
    'https://markupsafe.palletsprojects.com/en/stable/escaping/',
  ],
  traps: [
    'In a sum every constant piece needs its own `Markup(...)`: a plain one would be escaped.',
    '`Markup` under another name is invisible to Bandit and trusts its text just the same.',
  ],
  cases: [
    {
      name: 'f-string to format',
      before: `from markupsafe import Markup


def user_link(user):
    return «Markup(f"<a href='/users/{user.id}'>{user.name}</a>")»
`,
      after: `from markupsafe import Markup


def user_link(user):
    return Markup("<a href='/users/{}'>{}</a>").format(user.id, user.name)
`,
    },
    {
      name: '% moves out of the brackets',
      before: `from markupsafe import Markup


def heading(title):
    return «Markup("<h1>%s</h1>" % title)»
`,
      after: `from markupsafe import Markup


def heading(title):
    return Markup("<h1>%s</h1>") % title
`,
    },
    {
      name: 'a sum of Markup pieces',
      before: `from markupsafe import Markup


def quotation(text):
    return «Markup("<q>" + text + "</q>")»
`,
      after: `from markupsafe import Markup


def quotation(text):
    return Markup("<q>") + text + Markup("</q>")
`,
    },
    {
      name: 'plain text is escaped',
      before: `from markupsafe import Markup


def label(text):
    return «Markup(text)»
`,
      after: `from markupsafe import escape


def label(text):
    return escape(text)
`,
    },
  ],
});
