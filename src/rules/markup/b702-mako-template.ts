import type { Finding } from '../../model/findings/finding.ts';
import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { addArgument, argument, hasSplat, keyword } from '../../python/edits/arguments.ts';
import { nosec } from '../../python/text/nosec.ts';
import { isConstantText } from '../../python/tree/constant-text.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { children, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (calledName(file, call) !== 'mako.template.Template') {
    return refuse(
      `${quoted(called)} is not certainly Mako’s \`Template\` here`,
      'If it is, pass `default_filters=["h"]`.',
    );
  }
  if (hasSplat(call))
    return refuse(
      'the call unpacks `*` or `**` arguments, which may hold `default_filters`',
      'Name `default_filters` in the call.',
    );
  const other = plainEnding(call);
  if (other)
    return justified(file, call, [], `renders .${other} and no HTML`, 'State why this template needs no escaping');
  const filters = keyword(call, 'default_filters')?.value;
  if (!filters && isPlainText(call))
    return justified(file, call, [], 'plain text without a tag of HTML', 'State why this template needs no escaping');
  if (!filters)
    return justified(
      file,
      call,
      addArgument(file, call, 'default_filters=["h"]'),
      'escaped by default_filters',
      'Escape every value by default, and state it',
    );
  if (filters.type !== 'list' || !children(filters).every((one) => isConstantText(one))) {
    return refuse(
      `whether ${quoted(filters)} escapes cannot be seen from the call`,
      'Write `default_filters=["h"]` in the call, then add `# nosec B702 # escaped by default_filters`.',
    );
  }
  const escapes = children(filters).some((one) => /^["']h["']$/u.test(one.text));
  const last = children(filters).at(-1);
  const added: Edit[] = escapes
    ? []
    : [
        last
          ? { start: last.endIndex, end: last.endIndex, text: ', "h"' }
          : { start: filters.startIndex + 1, end: filters.startIndex + 1, text: '"h"' },
      ];
  return justified(
    file,
    call,
    added,
    'escaped by default_filters',
    escapes ? 'State that every value is escaped by default' : 'Escape every value by default, and state it',
  );
}

const plain = /\.((?:txt|md|rst|tex|py|c|h|sql|sh|conf|cfg|ini|toml|ya?ml|json|csv)(?:\.(?:mako|mak|tmpl))?)["']$/u;

/** The ending of a template file that makes no HTML; null for others, and where the text is in the call. */
function plainEnding(call: Node): string | null {
  const name = argument(call, 1, 'filename')?.value;
  return name && isConstantText(name) ? (plain.exec(name.text)?.[1] ?? null) : null;
}

/** A template whose text is in the call, constant and without a tag. Mako's own tags begin with `<%`. */
function isPlainText(call: Node): boolean {
  const text = argument(call, 0, 'text')?.value;
  return text !== undefined && isConstantText(text) && !/<[/!]?[a-z]/iu.test(text.text);
}

function justified(file: PythonFile, call: Node, edits: readonly Edit[], reason: string, summary: string): Remedy {
  const comment = nosec(file, call, 'B702', reason);
  const clash = comment && edits.some(({ start }) => start === comment.start);
  if (!comment || clash) {
    return refuse(
      'Bandit reports every template of Mako, and no comment can be added to this line',
      `Pass \`default_filters=["h"]\`, and write \`# nosec B702 # ${reason}\` where it fits.`,
    );
  }
  return fix({
    edits: [...edits, comment],
    summary,
    suppression: true,
    cautions:
      edits.length > 0
        ? [
            'Remove `| h` from the template, or its values are escaped twice; an expression that holds HTML on purpose says `| n`.',
            'Templates that this one includes or inherits from need the same filters.',
          ]
        : [],
  });
}

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
  fix: remedy,
  cases: [
    {
      name: 'escape by default, with the reason',
      before: `from mako.template import Template


def render(profile):
    return «Template(filename="profile.html")».render(profile=profile)
`,
      after: `from mako.template import Template


def render(profile):
    return Template(filename="profile.html", default_filters=["h"]).render(profile=profile)  # nosec B702 # escaped by default_filters
`,
    },
    {
      name: 'several lines, module by another name',
      before: `import mako.template as t

page = «t.Template(
    text,
    lookup=pages,  # includes
)»
`,
      after: `import mako.template as t

page = t.Template(
    text,
    lookup=pages,  # includes
    default_filters=["h"],
)  # nosec B702 # escaped by default_filters
`,
    },
    {
      name: 'filters that do not escape',
      before: `from mako.template import Template

page = «Template(text, default_filters=["str"])»
`,
      after: `from mako.template import Template

page = Template(text, default_filters=["str", "h"])  # nosec B702 # escaped by default_filters
`,
    },
    {
      name: 'escaped already',
      before: `from mako import template

page = «template.Template(text, default_filters=["h"])»
`,
      after: `from mako import template

page = template.Template(text, default_filters=["h"])  # nosec B702 # escaped by default_filters
`,
    },
    {
      name: 'a template that makes no HTML',
      before: `from mako.template import Template

script = «Template(filename="migration.py.mako")»
`,
      after: `from mako.template import Template

script = Template(filename="migration.py.mako")  # nosec B702 # renders .py.mako and no HTML
`,
    },
    {
      name: 'a text without HTML',
      before: `from mako.template import Template

LETTER = «Template("Dear \${reader}, your book is due.")»
`,
      after: `from mako.template import Template

LETTER = Template("Dear \${reader}, your book is due.")  # nosec B702 # plain text without a tag of HTML
`,
    },
    {
      name: 'filters from elsewhere',
      before: `from mako.template import Template

page = «Template(text, default_filters=FILTERS)»
`,
      refused: 'whether `FILTERS` escapes',
    },
    {
      name: 'options from elsewhere',
      before: `from mako.template import Template

page = «Template(text, **options)»
`,
      refused: 'unpacks',
    },
    {
      name: 'a local name',
      before: `import mako.template


def page(mako):
    return «mako.template.Template(text)»
`,
      refused: 'not certainly Mako’s',
    },
  ],
});
