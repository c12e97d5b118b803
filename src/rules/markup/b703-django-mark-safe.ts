import type { Finding } from '../../model/findings/finding.ts';
import { unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { markSafeRemedy } from '../../remedies/markup/mark-safe.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  return call ? markSafeRemedy(file, call, finding.test) : unreadable;
}

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
  fix: remedy,
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
      refused: 'speaks of HTML',
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
    {
      name: 'percent to format_html',
      before: `from django.utils.safestring import SafeString


def heading(title):
    return «SafeString("<h1>%s</h1>" % title)»
`,
      after: `from django.utils.html import format_html


def heading(title):
    return format_html("<h1>{}</h1>", title)
`,
    },
    {
      name: 'a redundant wrapper',
      safety: 'safe',
      before: `from django.utils.html import format_html
from django.utils.safestring import mark_safe


def heading(title):
    return «mark_safe(
        format_html("<h1>{}</h1>", title),
    )»
`,
      after: `from django.utils.html import format_html


def heading(title):
    return format_html("<h1>{}</h1>", title)
`,
    },
    {
      name: 'a needless f',
      safety: 'safe',
      remains: ['B308'],
      before: `from django.utils.safestring import mark_safe

LINE = «mark_safe(f"<hr class='{{x}}'>")»
`,
      after: `from django.utils.safestring import mark_safe

LINE = mark_safe("<hr class='{x}'>")
`,
    },
    {
      name: 'a translation',
      before: `from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

HELP = «mark_safe(_("See <b>below</b>"))»
`,
      after: `from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

HELP = mark_safe(_("See <b>below</b>"))  # nosec B308, B703 # fixed text and its translations
`,
    },
    {
      name: 'sanitised already',
      before: `import nh3
from django.utils.safestring import mark_safe


def comment_body(comment):
    return «mark_safe(nh3.clean(comment.html))»
`,
      after: `import nh3
from django.utils.safestring import mark_safe


def comment_body(comment):
    return mark_safe(nh3.clean(comment.html))  # nosec B308, B703 # sanitised by nh3
`,
    },
    {
      name: 'fixed text either way',
      before: `from django.utils.safestring import mark_safe

mark = «mark_safe("<b>" if bold else "<i>")»
`,
      after: `from django.utils.safestring import mark_safe

mark = mark_safe("<b>" if bold else "<i>")  # nosec B308, B703 # fixed text either way
`,
    },
    {
      name: 'Markdown',
      before: `from django.utils.safestring import mark_safe
from markdown import markdown


def story(book):
    return «mark_safe(markdown(book.story))»
`,
      refused: 'lets HTML in its input through',
    },
    {
      name: 'nothing tells what it is',
      before: `from django.utils.safestring import mark_safe

cell = «mark_safe(row[3])»
`,
      refused: 'nothing tells whether `row[3]`',
    },
    {
      name: 'a sum of values',
      before: `from django.utils.safestring import mark_safe

cell = «mark_safe(str(errors) + str(field))»
`,
      refused: 'is not plain to see',
    },
    {
      name: 'a method of our own',
      before: `from django.utils import safestring


class Pages:
    def body(self, text):
        return «self.mark_safe(text)»
`,
      refused: 'not certainly Django’s',
    },
    {
      name: 'escaped by Python itself',
      before: `import html

from django.utils.safestring import mark_safe

title = «mark_safe(html.escape(book.title))»
`,
      after: `import html

from django.utils.safestring import mark_safe

title = mark_safe(html.escape(book.title))  # nosec B308, B703 # escaped by html.escape
`,
    },
    {
      name: 'a template is rendered',
      before: `from django.template.loader import render_to_string
from django.utils.safestring import mark_safe


def panel(book):
    return «mark_safe(render_to_string("panel.html", {"book": book}))»
`,
      after: `from django.template.loader import render_to_string


def panel(book):
    return render_to_string("panel.html", {"book": book})
`,
    },
    {
      name: 'values in a translation',
      before: `from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

note = «mark_safe(_("<b>%(title)s</b> was added") % {"title": book.title})»
`,
      refused: 'go into a translation',
    },
  ],
});
