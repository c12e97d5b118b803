import { defineRule } from './rule.ts';

export const b308 = defineRule({
  ids: ['B308'],
  names: ['mark_safe'],
  status: 'active',
  title: 'mark_safe() switches off HTML escaping',
  why: 'Any user text in the string reaches the browser as markup, so a visitor can run scripts in the session of another (XSS).',
  remedy:
    'Build the markup with `format_html("<b>{}</b>", value)`: the template is trusted, every value is escaped. Use `format_html_join` for lists. ' +
    'Drop the wrapper round `escape(…)` or `format_html(…)`, whose result is already marked. ' +
    'For fixed text keep `mark_safe` and justify it with `# nosec B308 # reason`.',
  safety: 'review',
  cwe: 79,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 4, reason: 'Stored or reflected XSS as soon as one value comes from a user.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b308-mark-safe',
    'https://cwe.mitre.org/data/definitions/79.html',
    'https://docs.djangoproject.com/en/stable/ref/utils/#django.utils.html.format_html',
  ],
  traps: [
    '`format_html(f"<b>{value}</b>")` escapes nothing: pass the value as an argument.',
    'A value that is meant to hold markup gets escaped too: mark that value where it is made, not the whole string.',
    '`SafeString(…)` instead of `mark_safe(…)` silences B308 and escapes nothing.',
  ],
  cases: [
    {
      name: 'a value is put into markup',
      before: `from django.utils.safestring import mark_safe


def badge(user):
    return «mark_safe(f"<b>{user.nickname}</b>")»
`,
      after: `from django.utils.html import format_html


def badge(user):
    return format_html("<b>{}</b>", user.nickname)
`,
    },
    {
      name: 'the wrapper is redundant',
      before: `from django.utils.html import escape
from django.utils.safestring import mark_safe


def comment_text(comment):
    return «mark_safe(escape(comment.body))»
`,
      after: `from django.utils.html import escape


def comment_text(comment):
    return escape(comment.body)
`,
    },
    {
      name: 'fixed markup',
      before: `from django.utils.safestring import mark_safe

LINE_BREAK = «mark_safe("<br>")»
`,
      after: `from django.utils.safestring import mark_safe

LINE_BREAK = mark_safe("<br>")  # nosec B308 # fixed text
`,
    },
  ],
});
