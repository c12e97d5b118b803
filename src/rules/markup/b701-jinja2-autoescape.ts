import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Fix, type Remedy } from '../../model/fixes/fix.ts';
import { addArgument, argumentsOf, hasSplat, keyword, positional, replace } from '../../python/edits/arguments.ts';
import { bring } from '../../python/imports/from-import.ts';
import { literalText } from '../../python/literals/string-literal.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, qualified } from '../../python/tree/names.ts';
import { bare, walk, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

const caution =
  'Templates that get ready-made HTML now escape it: pass it as `Markup`, or through `safe` in the template.';
const fromText =
  'The file makes templates from strings, which `select_autoescape()` escapes too: check those that make no HTML.';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (!/^jinja2\.(?:environment\.)?Environment$/u.test(calledName(file, call) ?? '')) {
    return refuse(
      `${quoted(called)} is not certainly Jinja2’s \`Environment\` here`,
      'If it is, pass `autoescape=select_autoescape()`.',
    );
  }
  if (hasSplat(call))
    return refuse(
      'the call unpacks `*` or `**` arguments, which may hold `autoescape`',
      'Name `autoescape` in the call.',
    );
  // The 17th parameter is `autoescape` itself.
  if (positional(call, 16))
    return refuse(
      '`autoescape` is given by its place, where Bandit does not see it',
      'Give it by name: `autoescape=…`.',
    );
  const given = keyword(call, 'autoescape');
  const other = noHtml(file, call);
  if (given && !isOff(given.value)) return judged(file, call, bare(given.value));
  if (other) return plain(file, call, other);
  if (given)
    return fix({
      edits: [replace(given.value, 'True')],
      summary: 'Turn escaping on',
      cautions: [
        'Escaping was turned off on purpose: check that all templates of this environment make HTML.',
        caution,
      ],
    });
  return selected(file, call);
}

/** `False`, and what counts as it. */
const isOff = (value: Node): boolean => /^(?:False|None|0)$/u.test(bare(value).text);

function selected(file: PythonFile, call: Node): Remedy {
  const by = bring(file, call, 'jinja2', 'select_autoescape');
  // Bandit knows the function by its own name only.
  if (!by || !/(?:^|\.)select_autoescape$/u.test(by.code)) {
    return refuse(
      '`select_autoescape` cannot be written under its own name here',
      'Import it under its own name, and pass `autoescape=select_autoescape()`.',
    );
  }
  const endings = htmlEndings(file);
  const list =
    endings.length === 0 ? '' : `[${['html', 'htm', 'xml', ...endings].map((ending) => `"${ending}"`).join(', ')}]`;
  return fix({
    edits: [...addArgument(file, call, `autoescape=${by.code}(${list})`), ...by.edits],
    imports: by.imports,
    summary: 'Escape the values in HTML and XML templates with `select_autoescape`',
    cautions: [caution, ...(/\.from_string\(/u.test(file.text) ? [fromText] : [])],
  });
}

/** `page.html.j2` and its kind, which the default list of endings does not cover. */
const htmlEndings = (file: PythonFile): readonly string[] =>
  [
    ...new Set(
      templateNames(file).flatMap(
        (name) => /\.((?:x?html?|xml)\.(?:j2|jinja2?))$/iu.exec(name)?.[1]?.toLowerCase() ?? [],
      ),
    ),
  ].toSorted();

/** The templates that the file names. */
const templateNames = (file: PythonFile): readonly string[] =>
  [...walk(file.root)]
    .filter(
      (node) =>
        node.type === 'call' &&
        loading.test(node.childForFieldName('function')?.childForFieldName('attribute')?.text ?? ''),
    )
    .flatMap((node) => argumentsOf(node).slice(0, 1))
    .flatMap(({ value }) => literalText(value) ?? []);

const loading = /^(?:get_template|select_template|render_template)$/u;
const plainEnding = new RegExp(
  `^(?:${[
    'txt',
    'md',
    'rst',
    'tex',
    'py',
    'pyi',
    'c',
    'h',
    'cpp',
    'js',
    'ts',
    'css',
    'sql',
    'sh',
    'bash',
    'conf',
    'cfg',
    'ini',
    'toml',
    'ya?ml',
    'json',
    'dockerfile',
    'service',
    'rules',
    'csv',
    'go',
    'rs',
    'java',
  ].join('|')})(?:\\.\\w+)?$`,
  'u',
);

/** Why the environment makes no HTML, as far as this file shows; null when it may. */
function noHtml(file: PythonFile, call: Node): string | null {
  const marks = ['block_start_string', 'variable_start_string'].flatMap((name) => keyword(call, name)?.value ?? []);
  const latex = marks.find((value) => /\\\\?(?:BLOCK|VAR)|\\\\/u.test(value.text));
  if (latex) return 'its marks are those of LaTeX templates';
  const names = templateNames(file);
  const endings = [
    ...new Set(names.map((name) => /[^./]+(?:\.(?:j2|jinja2?|tmpl|tpl))?$/iu.exec(name)?.[0].toLowerCase() ?? '')),
  ];
  const known = names.length > 0 && endings.every((ending) => plainEnding.test(ending));
  return known ? `renders ${endings.map((ending) => `.${ending}`).join(', ')} and no HTML` : null;
}

function plain(file: PythonFile, call: Node, reason: string): Remedy {
  const comment = nosec(file, call, 'B701', reason);
  if (comment)
    return fix({ edits: [comment], summary: 'State why these templates need no escaping', suppression: true });
  return refuse(
    `the environment makes no HTML (${reason}), and no comment can be added to this line`,
    `Write \`# nosec B701 # ${reason}\` where it fits.`,
  );
}

/** A value that Bandit cannot judge. */
function judged(file: PythonFile, call: Node, value: Node): Remedy {
  if (value.type === 'call' && calledName(file, value) === 'jinja2.select_autoescape')
    return renamed(file, call, value);
  if (qualified(file, value) === 'jinja2.select_autoescape') {
    return refuse('`select_autoescape` is passed, not called', 'Call it: `autoescape=select_autoescape()`.');
  }
  const name = value.type === 'identifier' ? value.text : null;
  const own =
    name !== null && file.scopes.bindings(value, name).some(({ node }) => node.parent?.type === 'function_definition');
  if (own) {
    return refuse(
      `the function ${quoted(value)} decides which templates are escaped`,
      'If it says yes to everything that makes HTML, add `# nosec B701 # reason`; else use `select_autoescape`.',
    );
  }
  return refuse(
    `whether ${quoted(value)} turns escaping on cannot be seen from the call`,
    'Write `True`, or `select_autoescape(…)`, in the call itself.',
  );
}

function renamed(file: PythonFile, call: Node, value: Node): Fix | Remedy {
  const called = value.childForFieldName('function');
  const by = bring(file, call, 'jinja2', 'select_autoescape');
  const alias = by && !/(?:^|\.)select_autoescape$/u.test(by.code);
  if (!called || !by)
    return refuse('`select_autoescape` cannot be written under its own name here', 'Import it under its own name.');
  if (!alias)
    return fix({
      edits: [replace(called, by.code), ...by.edits],
      imports: by.imports,
      unused: [called.text],
      summary: 'Call `select_autoescape` by its own name, which Bandit knows',
      safety: 'safe',
    });
  const plainName = { module: 'jinja2', name: 'select_autoescape', alias: null };
  return fix({
    edits: [replace(called, 'select_autoescape')],
    imports: [plainName],
    unused: [called.text],
    summary: 'Call `select_autoescape` by its own name, which Bandit knows',
    safety: 'safe',
  });
}

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
  fix: remedy,
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
    {
      name: 'through the module, in several lines, with the ending of the file’s templates',
      before: `import jinja2 as j

pages = «j.Environment(
    loader=j.PackageLoader("shelf"),  # templates/
    trim_blocks=True,
)»
page = pages.get_template("book.html.j2")
`,
      after: `import jinja2 as j

pages = j.Environment(
    loader=j.PackageLoader("shelf"),  # templates/
    trim_blocks=True,
    autoescape=j.select_autoescape(["html", "htm", "xml", "html.j2"]),
)
page = pages.get_template("book.html.j2")
`,
    },
    {
      name: 'without arguments, names in brackets',
      before: `from jinja2 import (
    BaseLoader,
    Environment,
)


class Pages:
    env = «Environment()»
`,
      after: `from jinja2 import (
    BaseLoader,
    Environment,
    select_autoescape,
)


class Pages:
    env = Environment(autoescape=select_autoescape())
`,
    },
    {
      name: 'an alias that Bandit does not know',
      safety: 'safe',
      before: `from jinja2 import Environment, select_autoescape as pick

pages = «Environment(autoescape=pick(["html"]))»
`,
      after: `from jinja2 import Environment
from jinja2 import select_autoescape

pages = Environment(autoescape=select_autoescape(["html"]))
`,
    },
    {
      name: 'templates of LaTeX',
      before: `import jinja2

papers = «jinja2.Environment(block_start_string=r"\\BLOCK{", autoescape=False)»
`,
      after: `import jinja2

papers = jinja2.Environment(block_start_string=r"\\BLOCK{", autoescape=False)  # nosec B701 # its marks are those of LaTeX templates
`,
    },
    {
      name: 'templates of settings files',
      before: `from jinja2 import Environment, FileSystemLoader


def write_settings(values):
    env = «Environment(loader=FileSystemLoader("templates"))»
    return env.get_template("server.conf.j2").render(values)
`,
      after: `from jinja2 import Environment, FileSystemLoader


def write_settings(values):
    env = Environment(loader=FileSystemLoader("templates"))  # nosec B701 # renders .conf.j2 and no HTML
    return env.get_template("server.conf.j2").render(values)
`,
    },
    {
      name: 'a function decides',
      before: `from jinja2 import Environment


def escapes(name):
    return name is not None


pages = «Environment(autoescape=escapes)»
`,
      refused: 'the function `escapes` decides',
    },
    {
      name: 'passed and not called',
      before: `import jinja2

pages = «jinja2.Environment(autoescape=jinja2.select_autoescape)»
`,
      refused: 'is passed, not called',
    },
    {
      name: 'a setting decides',
      before: `import jinja2

pages = «jinja2.Environment(autoescape=settings.ESCAPE)»
`,
      refused: '`settings.ESCAPE` turns escaping on',
    },
    {
      name: 'options from elsewhere',
      before: `import jinja2

pages = «jinja2.Environment(**options)»
`,
      refused: 'unpacks',
    },
    {
      name: 'a module of our own with that name',
      before: `from shelf.jinja2 import Environment

pages = «Environment()»
`,
      refused: 'not certainly Jinja2’s',
    },
  ],
});
