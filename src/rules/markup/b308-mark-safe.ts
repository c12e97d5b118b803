import type { Finding } from '../../model/findings/finding.ts';
import { unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { markSafeRemedy } from '../../remedies/markup/mark-safe.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  return call ? markSafeRemedy(file, call, finding.test) : unreadable;
}

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
  fix: remedy,
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
      safety: 'safe',
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
    {
      name: 'several pieces and lines, formats and braces',
      before: `from django.utils import safestring


def price_tag(book):
    return «safestring.mark_safe(
        f'<b title="{book.title!s}">{{{book.price:.2f}}}</b> '  # in euros
        "{net}",
    )»
`,
      after: `from django.utils.html import format_html


def price_tag(book):
    return format_html(
        '<b title="{}">{{{}}}</b> '  # in euros
        "{{net}}",
        book.title, f"{book.price:.2f}",
    )
`,
    },
    {
      name: 'a percent text with a dictionary',
      before: `from django.utils.html import escape
from django.utils.safestring import mark_safe

link = «mark_safe('<a class="{x}" title="%(title)s">100%% %(name)s</a>' % {"title": book.title, "name": escape(name)})»
`,
      after: `from django.utils.html import escape, format_html

link = format_html('<a class="{{x}}" title="{title}">100% {name}</a>', title=book.title, name=escape(name))
`,
    },
    {
      name: 'a percent text with numbers, in brackets',
      before: `from django.utils.safestring import mark_safe as safe

stars = «safe(("<b>%s</b> <i>%03d</i>" % (title, votes + 1)))»
`,
      after: `from django.utils.html import format_html

stars = format_html("<b>{}</b> <i>{}</i>", title, "%03d" % (votes + 1))
`,
    },
    {
      name: 'str.format',
      before: `from django.utils.safestring import mark_safe

title = «mark_safe("<h1 id='{id}'>{}</h1>".format(book.title, id=book.pk))»
`,
      after: `from django.utils.html import format_html

title = format_html("<h1 id='{id}'>{}</h1>", book.title, id=book.pk)
`,
    },
    {
      name: 'a sum',
      before: `from django.utils.safestring import mark_safe


def quotation(text):
    return «mark_safe("<q>" + text.strip() + "</q>{}")»
`,
      after: `from django.utils.html import format_html


def quotation(text):
    return format_html("<q>{}</q>{{}}", text.strip())
`,
    },
    {
      name: 'pieces that are joined',
      before: `from django.utils.safestring import mark_safe


def shelf(books):
    return «mark_safe("".join(f"<li>{book.title}</li>" for book in books if book.title))»
`,
      after: `from django.utils.html import format_html_join


def shelf(books):
    return format_html_join("", "<li>{}</li>", ((book.title,) for book in books if book.title))
`,
    },
    {
      name: 'fixed text in a variable',
      before: `from django.utils.safestring import mark_safe


def rule():
    line = "<hr>"
    return «mark_safe(line)»
`,
      after: `from django.utils.safestring import mark_safe


def rule():
    line = "<hr>"
    return mark_safe(line)  # nosec B308 # fixed text
`,
    },
    {
      name: 'a value that is HTML itself',
      before: `from django.utils.safestring import mark_safe


def panel(title, body_html):
    return «mark_safe(f"<h1>{title}</h1>{body_html}")»
`,
      refused: '`{body_html}` looks like HTML itself',
    },
    {
      name: 'values in a script',
      before: `from django.utils.safestring import mark_safe


def tracker(account):
    return «mark_safe(f"<script>track('{account}')</script>")»
`,
      refused: 'go into a script',
    },
    {
      name: 'put together over several statements',
      before: `from django.utils.safestring import mark_safe


def menu(books):
    text = ""
    for book in books:
        text += "<li>" + book.title
    return «mark_safe(text)»
`,
      refused: '`text` is put together further up',
    },
    {
      name: 'what a function returns',
      before: `from django.utils.safestring import mark_safe


def page(book):
    return «mark_safe(describe(book))»
`,
      refused: 'what `describe` returns',
    },
    {
      name: 'JSON',
      before: `import json

from django.utils.safestring import mark_safe

data = «mark_safe(json.dumps(books))»
`,
      refused: 'JSON is no safe HTML',
    },
    {
      name: 'a format that escaped text does not have',
      before: `from django.utils.safestring import mark_safe

price = «mark_safe("<b>{:.2f}</b>".format(book.price))»
`,
      refused: 'cannot be moved out',
    },
    {
      name: 'a list of pieces',
      before: `from django.utils.safestring import mark_safe

menu = «mark_safe("".join(pieces))»
`,
      refused: 'a list of pieces is joined',
    },
    {
      name: 'a needless f round fixed text',
      before: `from django.utils.safestring import mark_safe

LINE = «mark_safe(f"<hr>")»
`,
      after: `from django.utils.safestring import mark_safe

LINE = mark_safe("<hr>")  # nosec B308 # fixed text
`,
    },
    {
      name: 'a parameter that is set again',
      before: `from django.utils.safestring import mark_safe


def price(amount):
    if amount is None:
        amount = "-"
    return «mark_safe(amount)»
`,
      refused: '`amount` is given by the caller',
    },
    {
      name: 'a filter that marks text as safe on purpose',
      before: `from django.utils.safestring import mark_safe


def safeseq(pages):
    return [«mark_safe(title)» for title in pages]
`,
      refused: '`safeseq` speaks of HTML',
    },
  ],
});
