/**
 * The answer to `mark_safe(...)`, one for all tests that report it: a call that two of them report gets the same edit
 * from both.
 */

import type { Edit } from '../../model/fixes/edit.ts';
import { fix, refuse, type Remedy } from '../../model/fixes/fix.ts';
import { addArgument, argumentsOf, positional, replace } from '../../python/edits/arguments.ts';
import { bring } from '../../python/imports/from-import.ts';
import { nosec } from '../../python/text/nosec.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { firstName } from '../../python/tree/plain-name.ts';
import type { Node } from '../../python/tree/tree.ts';
import { fromFormat, fromFString, fromPercent, fromSum, type BraceTemplate } from '../sql/brace-template.ts';
import { escapedNow, markupOf, placeCautions, richValue, unfitPlace, type Markup } from './markup.ts';
import { plainValue } from './plain-value.ts';
import { trustedText, type Trusted } from './trusted-markup.ts';
import { wrappedCall } from './wrapped-call.ts';

const marking =
  /^django\.utils\.(?:safestring\.(?:mark_safe|Safe(?:String|Text|Unicode|Bytes))|html\.(?:mark_safe|SafeString))$/u;

/** Answers a call of `mark_safe` or of `SafeString` and its kind; `test` is the one that reports it. */
export function markSafeRemedy(file: PythonFile, call: Node, test: string): Remedy {
  const called = call.childForFieldName('function') ?? call;
  const given = positional(call, 0);
  if (!marking.test(calledName(file, call) ?? '')) {
    return refuse(`${quoted(called)} is not certainly Django’s here`, 'If it is, build the HTML with `format_html`.');
  }
  if (!given || argumentsOf(call).length !== 1)
    return refuse('the call does not have the text as its only argument', 'Build the HTML with `format_html`.');
  const markup = markupOf(given.value);
  const trusted = trustedText(file, given.value);
  if (trusted) return justified(file, call, trusted);
  switch (markup.kind) {
    case 'constant':
      return constant(file, call, markup, test);
    case 'call':
      return wrappedCall(file, call, given.value, markup.node);
    case 'name':
      return plainValue(file, call, called, markup.node);
    case 'other':
      return isTranslated(markup.node)
        ? translated
        : refuse(
            `how ${quoted(markup.node)} is put together is not plain to see`,
            'Build it with `format_html`, and lists with `format_html_join`: they escape each value.',
          );
    default:
      return filled(file, call, called, given.value, markup);
  }
}

const translated = refuse(
  'the values go into a translation, whose placeholders stand in the catalogues too',
  'Write `format_html(_("… {name}"), name=…)`, and change `%(name)s` to `{name}` in the catalogues with it; until then escape each value.',
);

/** `_("%(name)s") % values` */
const isTranslated = (node: Node): boolean => {
  const left =
    node.type === 'binary_operator' && node.childForFieldName('operator')?.text === '%'
      ? node.childForFieldName('left')
      : null;
  return left?.type === 'call' && /^_$|gettext/u.test(left.childForFieldName('function')?.text ?? '');
};

/** `mark_safe("<b>%s</b>" % name)` -> `format_html("<b>{}</b>", name)` */
function filled(
  file: PythonFile,
  call: Node,
  called: Node,
  given: Node,
  markup: Exclude<Markup, { kind: 'constant' | 'call' | 'name' | 'other' }>,
): Remedy {
  const rich = richValue(file, markup.values);
  if (rich) {
    return refuse(
      `${quoted(rich)} looks like HTML itself, whose tags \`format_html\` would show to the reader`,
      'Build that part with `format_html` first, then this text from it.',
    );
  }
  const unfit = unfitPlace(markup.node.text);
  if (unfit !== null) {
    return refuse(
      unfit,
      'Build the attributes with `flatatt`, or pass them one by one; data for a script goes through `json_script`, or `data-` attributes.',
    );
  }
  const template = templateOf(file, markup);
  if (!template) {
    return refuse(
      `the values in ${quoted(markup.node)} cannot be moved out of the text one to one`,
      'Write `format_html` with a `{}` for each value, and format numbers before.',
    );
  }
  const by = bring(file, call, 'django.utils.html', 'format_html');
  if (!by)
    return refuse(
      '`format_html` and `django` mean something else here',
      'Rename what hides them, then build the HTML with `format_html`.',
    );
  return fix({
    edits: [replace(called, by.code), ...inPlace(file, call, given, markup, template), ...by.edits],
    imports: by.imports,
    unused: [firstName(called)],
    summary: 'Build the HTML with `format_html`, which escapes each value',
    cautions: [escapedNow, ...placeCautions(markup.node.text)],
  });
}

function templateOf(file: PythonFile, markup: Markup): BraceTemplate | null {
  switch (markup.kind) {
    case 'f-string':
      return fromFString(markup, false);
    case 'percent':
      return fromPercent(markup);
    case 'format':
      return fromFormat(markup);
    case 'sum':
      return fromSum(file, markup);
    default:
      return null;
  }
}

/** The edits that leave `template, value, value` where the argument was. */
function inPlace(
  file: PythonFile,
  call: Node,
  given: Node,
  markup: Markup,
  { edits, values }: BraceTemplate,
): readonly Edit[] {
  const { node } = markup;
  if (markup.kind !== 'percent' && markup.kind !== 'format')
    return [...edits, ...addArgument(file, call, values.join(', '))];
  // Parentheses round the whole would make a tuple of it.
  const open = [
    { start: given.startIndex, end: node.startIndex, text: '' },
    { start: node.endIndex, end: given.endIndex, text: '' },
  ].filter(({ start, end }) => start < end);
  return [
    ...edits,
    ...open,
    { start: markup.template.endIndex, end: node.endIndex, text: values.map((value) => `, ${value}`).join('') },
  ];
}

function constant(
  file: PythonFile,
  call: Node,
  { formatted }: Extract<Markup, { kind: 'constant' }>,
  test: string,
): Remedy {
  const edits = formatted.map(withoutF);
  if (edits.length > 0 && test !== 'B308')
    return fix({ edits, summary: 'Drop the `f`: there is no value in the text', safety: 'safe' });
  const remedy = justified(file, call, { reason: 'fixed text', dynamic: false });
  return remedy.kind === 'fix' ? { ...remedy, edits: [...edits, ...remedy.edits] } : remedy;
}

/** The `f` before the quotes goes; doubled braces become single ones with it. */
export function withoutF(string: Node): Edit {
  const prefix = /^[A-Za-z]*/u.exec(string.text)?.[0] ?? '';
  return replace(
    string,
    prefix.replace(/f/iu, '') + string.text.slice(prefix.length).replaceAll('{{', '{').replaceAll('}}', '}'),
  );
}

function justified(file: PythonFile, call: Node, { reason, dynamic }: Trusted): Remedy {
  const tests = !/^django\.utils\.(?:safestring|html)\.mark_safe$/u.test(calledName(file, call) ?? '')
    ? 'B703'
    : dynamic
      ? 'B308, B703'
      : 'B308';
  const comment = nosec(file, call, tests, reason);
  if (comment) return fix({ edits: [comment], summary: 'State why this text is safe HTML', suppression: true });
  return refuse(
    `the text is safe (${reason}), and no comment can be added to this line`,
    `Write \`# nosec ${tests} # ${reason}\` where it fits.`,
  );
}
