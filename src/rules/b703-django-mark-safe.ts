import { defineRule } from './rule.ts';

export const b703 = defineRule({
  ids: ['B703'],
  names: ['django_mark_safe'],
  status: 'active',
  title: 'Text with values in it is marked as safe HTML',
  why: 'Django no longer escapes what `mark_safe` returns: a value with `<script>` in it runs in the browser of everyone who opens the page.',
  remedy:
    'Use `format_html("<b>{}</b>", value)`, which escapes each value and returns safe HTML; lists go through `format_html_join`. ' +
    'Plain text needs `conditional_escape(text)` or nothing at all, since templates escape. ' +
    'HTML that users may write has to be sanitised first, for example with `nh3.clean(text)`; then mark the line `# nosec B308, B703 # sanitised`. ' +
    'One edit ends B308 and B703 together.',
  safety: 'review',
  cwe: 80,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 4, reason: 'Script in other people’s browsers when a value comes from a user.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b703_django_mark_safe.html',
    'https://cwe.mitre.org/data/definitions/80.html',
    'https://docs.djangoproject.com/en/stable/ref/utils/#django.utils.html.format_html',
  ],
  traps: [
    '`format_html(f"<b>{value}</b>")` escapes nothing: the value is already in the text.',
    '`format_html` uses `{}` and not `%s`; double the braces that are text.',
  ],
  cases: [
    {
      name: 'format_html escapes the values',
      before: `from django.utils.safestring import mark_safe


def badge(user):
    return «mark_safe(f"<span class='badge'>{user.name}</span>")»
`,
      after: `from django.utils.html import format_html


def badge(user):
    return format_html("<span class='badge'>{}</span>", user.name)
`,
    },
    {
      name: 'plain text is escaped',
      before: `from django.utils.safestring import mark_safe


def caption(photo):
    return «mark_safe(photo.caption)»
`,
      after: `from django.utils.html import conditional_escape


def caption(photo):
    return conditional_escape(photo.caption)
`,
    },
    {
      name: 'HTML of users is sanitised, with the reason',
      before: `from django.utils.safestring import mark_safe


def comment_body(comment):
    return «mark_safe(comment.html)»
`,
      after: `import nh3
from django.utils.safestring import mark_safe


def comment_body(comment):
    return mark_safe(nh3.clean(comment.html))  # nosec B308, B703 # sanitised by nh3
`,
    },
  ],
});
