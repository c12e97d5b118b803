import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, positional, replace } from '../../python/edits/arguments.ts';
import { bring } from '../../python/imports/from-import.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { namesAround } from '../../python/tree/names-around.ts';
import { calledName, dotted } from '../../python/tree/names.ts';
import { firstName } from '../../python/tree/plain-name.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { withoutF } from '../../remedies/markup/mark-safe.ts';
import {
  assignedValues,
  escapedNow,
  isRichName,
  markupOf,
  placeCautions,
  richValue,
  speaksOfTemplates,
  unfitPlace,
  type Markup,
} from '../../remedies/markup/markup.ts';
import { trustedText } from '../../remedies/markup/trusted-markup.ts';
import { fromFString, hasComment } from '../../remedies/sql/brace-template.ts';
import { defineRule } from '../rule.ts';

type Filled = Exclude<Markup, { kind: 'constant' | 'call' | 'name' | 'other' }>;

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (!/^(?:markupsafe|flask)\.Markup$/u.test(calledName(file, call) ?? '')) {
    return refuse(
      `${quoted(called)} is not certainly the one of \`markupsafe\` here`,
      'If it is, make it of a constant and put the values in with `.format(…)`.',
    );
  }
  const given = positional(call, 0);
  if (!given || argumentsOf(call).length !== 1) {
    return refuse(
      'the call does not have the text as its only argument',
      'Make the `Markup` of a constant and put the values in with `.format(…)`.',
    );
  }
  const method = call.parent?.type === 'attribute' ? (call.parent.childForFieldName('attribute')?.text ?? '') : '';
  if (method === 'unescape' || method === 'striptags') {
    return refuse(
      `the text is not shown as HTML: \`${method}\` makes plain text of it at once`,
      method === 'unescape'
        ? 'Use `html.unescape` of the standard library, which marks nothing as safe.'
        : 'State that: `# nosec B704 # tags are stripped at once`; what is left is escaped where it is shown.',
    );
  }
  const trusted = trustedText(file, given.value);
  if (trusted) return justified(file, call, trusted.reason);
  const markup = markupOf(given.value);
  switch (markup.kind) {
    case 'constant':
      return markup.formatted.length > 0
        ? fix({
            edits: markup.formatted.map(withoutF),
            summary: 'Drop the `f`: there is no value in the text',
            safety: 'safe',
          })
        : justified(file, call, 'fixed text');
    case 'call':
      return ofCall(file, call, given.value, markup.node);
    case 'name':
      return ofName(file, call, called, markup.node);
    case 'other':
      return refuse(
        `how ${quoted(markup.node)} is put together is not plain to see`,
        'Make the `Markup` of a constant and put the values in with `.format(…)`: it escapes each.',
      );
    default:
      return filled(file, call, called, markup);
  }
}

/** Markup escapes what is put into it afterwards. */
function filled(file: PythonFile, call: Node, called: Node, markup: Filled): Remedy {
  const rich = richValue(file, markup.values);
  if (rich) {
    return refuse(
      `${quoted(rich)} looks like HTML itself, whose tags would be shown to the reader`,
      'Make that part `Markup` first, then this text from it.',
    );
  }
  const unfit = unfitPlace(markup.node.text);
  if (unfit !== null)
    return refuse(
      unfit,
      'Put attributes in one by one; data for a script goes through the `tojson` filter, or `data-` attributes.',
    );
  const edits = outside(file, call, called, markup);
  if (edits === null) {
    return refuse(
      `the values in ${quoted(markup.node)} cannot be moved out of the brackets one to one`,
      'Make the `Markup` of a constant and put the values in with `.format(…)`.',
    );
  }
  return fix({
    edits,
    summary: 'Put the values into the `Markup` from outside, which escapes each',
    cautions: [escapedNow, ...placeCautions(markup.node.text)],
  });
}

/** The edits that leave the constant in the brackets and the values outside. */
function outside(file: PythonFile, call: Node, called: Node, markup: Filled): readonly Edit[] | null {
  if (markup.kind === 'f-string') {
    const made = fromFString(markup, true);
    return (
      made && [...made.edits, { start: call.endIndex, end: call.endIndex, text: `.format(${made.values.join(', ')})` }]
    );
  }
  if (markup.kind === 'sum')
    return regrouped(
      file,
      call,
      called,
      markup.operands.filter((one) => !markup.values.includes(one)),
      needsGroup(call),
    );
  return regrouped(file, call, called, [markup.template], markup.kind === 'percent' && needsGroup(call));
}

/**
 * Wraps the constants alone: `Markup("<b>%s</b>" % x)` -> `Markup("<b>%s</b>") % x`. In several lines, or beside
 * operators, the outer brackets stay.
 */
function regrouped(
  file: PythonFile,
  call: Node,
  called: Node,
  constants: readonly Node[],
  group: boolean,
): readonly Edit[] | null {
  const list = call.childForFieldName('arguments');
  const [given] = argumentsOf(call);
  if (!list || !given) return null;
  const wrapped = constants.flatMap((one): readonly Edit[] =>
    one.type === 'parenthesized_expression'
      ? [{ start: one.startIndex, end: one.startIndex, text: called.text }]
      : [
          { start: one.startIndex, end: one.startIndex, text: `${called.text}(` },
          { start: one.endIndex, end: one.endIndex, text: ')' },
        ],
  );
  const comma = file.text.slice(given.node.endIndex, list.endIndex).indexOf(',');
  const commas =
    comma === -1 ? [] : [{ start: given.node.endIndex + comma, end: given.node.endIndex + comma + 1, text: '' }];
  const inner = bare(given.value);
  if (group || call.text.includes('\n')) {
    // `return Markup(` -> `return (`: an empty name before the brackets.
    return merged([{ start: called.startIndex, end: called.endIndex, text: '' }, ...wrapped, ...commas]);
  }
  return merged([
    { start: call.startIndex, end: inner.startIndex, text: '' },
    ...wrapped,
    { start: inner.endIndex, end: call.endIndex, text: '' },
  ]);
}

/** An insertion at the edge of a deletion becomes one edit with it, so that no two begin at one place. */
function merged(edits: readonly Edit[]): readonly Edit[] {
  const out: Edit[] = [];
  for (const edit of edits.toSorted((one, other) => one.start - other.start || one.end - other.end)) {
    const last = out.at(-1);
    if (last && last.end === edit.start)
      out[out.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
    else out.push(edit);
  }
  return out;
}

/** The result would bind to what is beside it otherwise: `Markup(...).strip()`, `-`, `*`, `await`. */
const tight = /^(?:attribute|call|subscript|binary_operator|unary_operator|await|comparison_operator)$/u;
const needsGroup = (call: Node): boolean => tight.test(call.parent?.type ?? '');

function justified(file: PythonFile, call: Node, reason: string): Remedy {
  const comment = nosec(file, call, 'B704', reason);
  if (comment) return fix({ edits: [comment], summary: 'State why this text is safe HTML', suppression: true });
  return refuse(
    `the text is safe (${reason}), and no comment can be added to this line`,
    `Write \`# nosec B704 # ${reason}\` where it fits.`,
  );
}

function ofCall(file: PythonFile, call: Node, given: Node, inner: Node): Remedy {
  const name = calledName(file, inner) ?? '';
  const called = inner.childForFieldName('function') ?? inner;
  if (/^(?:markupsafe|flask)\.(?:escape|Markup)$/u.test(name) && (hasComment(given) || !hasComment(call))) {
    const edits = [
      { start: call.startIndex, end: given.startIndex, text: '' },
      { start: given.endIndex, end: call.endIndex, text: '' },
    ];
    return fix({
      edits,
      unused: [firstName(call.childForFieldName('function') ?? call)],
      summary: 'Drop the wrapper: what is in it is `Markup` already',
      safety: 'safe',
    });
  }
  if (/^flask\.render_template(?:_string)?$/u.test(name)) {
    return refuse(
      `${quoted(called)} escapes values only in templates whose names say HTML`,
      'If this one’s does, add `# nosec B704 # the template escapes its values`.',
    );
  }
  if (/(?:^|\.)markdown$/u.test(name)) {
    return refuse(
      `${quoted(called)} lets HTML in its input through`,
      'Clean its result, for example with `nh3.clean`, then add `# nosec B704 # sanitised`.',
    );
  }
  if (called.childForFieldName('attribute')?.text === 'join') {
    return refuse(
      `a list of pieces is joined by ${quoted(called)}`,
      'Join with `Markup("").join(…)`, which escapes each piece that is no `Markup`.',
    );
  }
  return refuse(
    `what ${quoted(called)} returns, text or safe HTML, cannot be seen here`,
    'Let it return `Markup` that it makes of constants; then this call can go. Text needs `escape`.',
  );
}

/** A plain value: text is escaped, what may be HTML is left to a person. */
function ofName(file: PythonFile, call: Node, called: Node, value: Node): Remedy {
  const last = value.type === 'subscript' ? '' : (dotted(value)?.split('.').at(-1) ?? '');
  if (last === '') {
    return refuse(
      `nothing tells whether ${quoted(value)} holds text or HTML`,
      'Text needs `escape`; HTML is made of constants, with its values put in by `.format(…)`.',
    );
  }
  const { functions, classes } = namesAround(call);
  const rich = [last, ...functions, ...classes].find((name) => isRichName(name) || speaksOfTemplates(name));
  if (rich) {
    return refuse(
      `${quoted(rich)} speaks of ${isRichName(rich) ? 'HTML' : 'HTML that is meant to be trusted'}, which \`escape\` would show as text`,
      'Make it of constants, with its values put in by `.format(…)`; or clean it, for example with `nh3.clean`, and add `# nosec B704 # sanitised`.',
    );
  }
  if (value.type === 'identifier' && assignedValues(file, value).some((one) => one !== null)) {
    return refuse(
      `${quoted(value)} is put together further up`,
      'Make it `Markup` there, of constants, with its values put in by `.format(…)`; then this call can go.',
    );
  }
  const by = bring(file, call, 'markupsafe', 'escape');
  if (!by)
    return refuse(
      '`escape` and `markupsafe` mean something else here',
      'Rename what hides them, then escape the value.',
    );
  return fix({
    edits: [replace(called, by.code), ...by.edits],
    imports: by.imports,
    unused: [firstName(called)],
    summary: 'Escape the value with `escape`',
    cautions: [
      `Confirm that ${quoted(value)} is text: HTML in it is shown as text now, unless it is \`Markup\` already.`,
    ],
  });
}

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
  fix: remedy,
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
    {
      name: 'str.format',
      before: `import markupsafe

title = «markupsafe.Markup("<b>{}</b>".format(name))»
`,
      after: `import markupsafe

title = markupsafe.Markup("<b>{}</b>").format(name)
`,
    },
    {
      name: 'formats of an f-string, several lines, another name for Markup',
      before: `from markupsafe import Markup as M


def price_tag(book):
    return «M(
        f"<b>{{{book.price:.2f}}}</b>"  # in euros
        "<i>{net}</i>"
        f'{book.title!r}',
    )».strip()
`,
      after: `from markupsafe import Markup as M


def price_tag(book):
    return M(
        "<b>{{{:.2f}}}</b>"  # in euros
        "<i>{{net}}</i>"
        '{!r}',
    ).format(book.price, book.title).strip()
`,
    },
    {
      name: 'a percent text in several lines, beside an operator',
      before: `from flask import Markup

page = head + «Markup(
    "<h1>%s</h1>"
    % title,  # escaped
)»
`,
      after: `from flask import Markup

page = head + (
    Markup("<h1>%s</h1>")
    % title  # escaped
)
`,
    },
    {
      name: 'a percent text before an attribute',
      before: `from markupsafe import Markup

size = «Markup("<h1>%s</h1>" % title)».upper()
`,
      after: `from markupsafe import Markup

size = (Markup("<h1>%s</h1>") % title).upper()
`,
    },
    {
      name: 'a needless f',
      safety: 'safe',
      before: `from markupsafe import Markup

LINE = «Markup(f"<hr>")»
`,
      after: `from markupsafe import Markup

LINE = Markup("<hr>")
`,
    },
    {
      name: 'a redundant wrapper',
      safety: 'safe',
      before: `from markupsafe import Markup, escape


def label(text):
    return «Markup(escape(text))»
`,
      after: `from markupsafe import escape


def label(text):
    return escape(text)
`,
    },
    {
      name: 'sanitised already',
      before: `import nh3
from markupsafe import Markup


def comment_body(comment):
    return «Markup(nh3.clean(comment.html))»
`,
      after: `import nh3
from markupsafe import Markup


def comment_body(comment):
    return Markup(nh3.clean(comment.html))  # nosec B704 # sanitised by nh3
`,
    },
    {
      name: 'fixed text in a variable',
      before: `from markupsafe import Markup

HEAD = "<h1>"
page = «Markup(HEAD)»
`,
      after: `from markupsafe import Markup

HEAD = "<h1>"
page = Markup(HEAD)  # nosec B704 # fixed text
`,
    },
    {
      name: 'a value that is HTML itself',
      before: `from markupsafe import Markup


def panel(title, rows):
    return «Markup(f"<h1>{title}</h1>{''.join(rows)}")»
`,
      refused: 'looks like HTML itself',
    },
    {
      name: 'values in a script',
      before: `from markupsafe import Markup

code = «Markup("<script>go('%s')</script>" % place)»
`,
      refused: 'go into a script',
    },
    {
      name: 'put together further up',
      before: `from markupsafe import Markup


def menu(books):
    text = ", ".join(books)
    return «Markup(text)»
`,
      refused: '`text` is put together further up',
    },
    {
      name: 'entities that are turned back at once',
      before: `from markupsafe import Markup


def comment_of(meta):
    return «Markup(meta.description)».unescape()
`,
      refused: '`unescape` makes plain text of it',
    },
    {
      name: 'tags that are stripped at once',
      before: `from markupsafe import Markup


def plain(text):
    return «Markup(text)».striptags()
`,
      refused: '`striptags` makes plain text of it',
    },
    {
      name: 'a name that speaks of HTML',
      before: `from markupsafe import Markup


def story(book):
    return «Markup(book.story_html)»
`,
      refused: '`story_html` speaks of HTML',
    },
    {
      name: 'a template of Flask',
      before: `from flask import Markup, render_template

page = «Markup(render_template("page.html"))»
`,
      refused: 'escapes values only in templates',
    },
    {
      name: 'Markdown',
      before: `import markdown
from markupsafe import Markup

page = «Markup(markdown.markdown(story))»
`,
      refused: 'lets HTML in its input through',
    },
    {
      name: 'a list of pieces',
      before: `from markupsafe import Markup

page = «Markup("".join(pieces))»
`,
      refused: 'a list of pieces',
    },
    {
      name: 'what a function returns',
      before: `from markupsafe import Markup

page = «Markup(describe(book))»
`,
      refused: 'what `describe` returns',
    },
    {
      name: 'a part of a template',
      before: `from markupsafe import Markup


class TemplateData:
    def as_const(self):
        return «Markup(self.data)»
`,
      refused: '`TemplateData` speaks of HTML that is meant to be trusted',
    },
  ],
});
