/** The answer to `mark_safe(...)`, one for all tests that report it: a call that two of them report gets the same edit from both. */
import type { Edit } from '../model/edit.ts';
import { fix, refuse, type Fix, type Remedy } from '../model/fix.ts';
import { addArgument, argumentsOf, positional, replace } from './arguments.ts';
import { fromFormat, fromFString, fromPercent, fromSum, hasComment, type BraceTemplate } from './brace-template.ts';
import { lineEnd, quoted, type PythonFile } from './file.ts';
import { bring } from './from-import.ts';
import { assignedValues, escaping, isRichName, markupOf, placeCautions, richValue, unfitPlace, type Markup } from './markup.ts';
import { calledName, dotted } from './names.ts';
import { namesAround, wordsOf } from './names-around.ts';
import { nosec } from './nosec.ts';
import { fromJoin, type Joined } from './joined-markup.ts';
import { trustedText, type Trusted } from './trusted-markup.ts';
import { bare, type Node } from './tree.ts';

const marking = /^django\.utils\.(?:safestring\.(?:mark_safe|Safe(?:String|Text|Unicode|Bytes))|html\.(?:mark_safe|SafeString))$/u;
const caution = 'Values that hold HTML on purpose are escaped now: mark each where it is made, not the whole text.';

/** Answers a call of `mark_safe` or of `SafeString` and its kind; `test` is the one that reports it. */
export function markSafeRemedy(file: PythonFile, call: Node, test: string): Remedy {
  const called = call.childForFieldName('function') ?? call;
  const given = positional(call, 0);
  if (!marking.test(calledName(file, call) ?? '')) {
    return refuse(
      `${quoted(called)} is not certainly Django’s here`,
      'If it is, build the HTML with `format_html`.',
    );
  }
  if (!given || argumentsOf(call).length !== 1) return refuse('the call does not have the text as its only argument', 'Build the HTML with `format_html`.');
  const markup = markupOf(given.value);
  const trusted = trustedText(file, given.value);
  if (trusted) return justified(file, call, trusted);
  switch (markup.kind) {
    case 'constant': return constant(file, call, markup, test);
    case 'call': return ofCall(file, call, given.value, markup.node);
    case 'name': return ofName(file, call, called, markup.node);
    case 'other': return refuse(
      `how ${quoted(markup.node)} is put together is not plain to see`,
      'Build it with `format_html`, and lists with `format_html_join`: they escape each value.',
    );
    default: return filled(file, call, called, given.value, markup);
  }
}

/** `mark_safe("<b>%s</b>" % name)` -> `format_html("<b>{}</b>", name)` */
function filled(file: PythonFile, call: Node, called: Node, given: Node, markup: Exclude<Markup, { kind: 'constant' | 'call' | 'name' | 'other' }>): Remedy {
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
  if (!by) return refuse('`format_html` and `django` mean something else here', 'Rename what hides them, then build the HTML with `format_html`.');
  return fix({
    edits: [replace(called, by.code), ...inPlace(file, call, given, markup, template), ...by.edits], imports: by.imports, unused: [firstName(called)],
    summary: 'Build the HTML with `format_html`, which escapes each value', cautions: [caution, ...placeCautions(markup.node.text)],
  });
}

function templateOf(file: PythonFile, markup: Markup): BraceTemplate | null {
  switch (markup.kind) {
    case 'f-string': return fromFString(markup, false);
    case 'percent': return fromPercent(markup);
    case 'format': return fromFormat(markup);
    case 'sum': return fromSum(file, markup);
    default: return null;
  }
}

/** The edits that leave `template, value, value` where the argument was. */
function inPlace(file: PythonFile, call: Node, given: Node, markup: Markup, { edits, values }: BraceTemplate): readonly Edit[] {
  const { node } = markup;
  if (markup.kind !== 'percent' && markup.kind !== 'format') return [...edits, ...addArgument(file, call, values.join(', '))];
  // Parentheses round the whole would make a tuple of it.
  const open = [{ start: given.startIndex, end: node.startIndex, text: '' },
    { start: node.endIndex, end: given.endIndex, text: '' }].filter(({ start, end }) => start < end);
  return [...edits, ...open, { start: markup.template.endIndex, end: node.endIndex, text: values.map((value) => `, ${value}`).join('') }];
}

function constant(file: PythonFile, call: Node, { formatted }: Extract<Markup, { kind: 'constant' }>, test: string): Remedy {
  const edits = formatted.map(withoutF);
  if (edits.length > 0 && test !== 'B308') return fix({ edits, summary: 'Drop the `f`: there is no value in the text', safety: 'safe' });
  const remedy = justified(file, call, { reason: 'fixed text', dynamic: false });
  return remedy.kind === 'fix' ? { ...remedy, edits: [...edits, ...remedy.edits] } : remedy;
}

/** The `f` before the quotes goes; doubled braces become single ones with it. */
export function withoutF(string: Node): Edit {
  const prefix = /^[A-Za-z]*/u.exec(string.text)?.[0] ?? '';
  return replace(string, prefix.replace(/f/iu, '') + string.text.slice(prefix.length).replaceAll('{{', '{').replaceAll('}}', '}'));
}

function justified(file: PythonFile, call: Node, { reason, dynamic }: Trusted): Remedy {
  const tests = !/^django\.utils\.(?:safestring|html)\.mark_safe$/u.test(calledName(file, call) ?? '') ? 'B703' : dynamic ? 'B308, B703' : 'B308';
  const comment = nosec(file, call, tests, reason);
  if (comment) return fix({ edits: [comment], summary: 'State why this text is safe HTML', suppression: true });
  return refuse(`the text is safe (${reason}), and no comment can be added to this line`, `Write \`# nosec ${tests} # ${reason}\` where it fits.`);
}

function ofCall(file: PythonFile, call: Node, given: Node, inner: Node): Remedy {
  const name = calledName(file, inner) ?? '';
  if (escaping.includes(name)) return unwrapped(call, given);
  const called = inner.childForFieldName('function') ?? inner;
  const method = called.childForFieldName('attribute')?.text;
  if (name === 'json.dumps') return refuse('JSON is no safe HTML: a value with `</script>` in it ends the script', 'Hand the data over with `json_script`.');
  if (/(?:^|\.)markdown$/u.test(name)) {
    return refuse(
      `${quoted(called)} lets HTML in its input through`,
      'Clean its result, for example with `nh3.clean`, then add `# nosec B308, B703 # sanitised`.',
    );
  }
  const joined = method === 'join' ? fromJoin(inner) : null;
  if (joined) return joinedPieces(file, call, given, joined);
  if (method === 'join') {
    return refuse(
      `a list of pieces is joined by ${quoted(called)}`,
      'Build it with `format_html_join`, which escapes the values of each piece.',
    );
  }
  return refuse(
    `what ${quoted(called)} returns, text or safe HTML, cannot be seen here`,
    'Let it build its HTML with `format_html`; then this call can go. Text needs `conditional_escape`.',
  );
}

/** `mark_safe("".join(f"<li>{x}</li>" for x in xs))` -> `format_html_join("", "<li>{}</li>", ((x,) for x in xs))` */
function joinedPieces(file: PythonFile, call: Node, given: Node, { code, values, text }: Joined): Remedy {
  const called = call.childForFieldName('function') ?? call;
  const rich = richValue(file, values);
  const by = bring(file, call, 'django.utils.html', 'format_html_join');
  if (rich || unfitPlace(text) !== null || !by) {
    return refuse(
      `the pieces that are joined hold ${rich ? quoted(rich) : 'values'}, which cannot simply be escaped`,
      'Build them with `format_html_join` by hand.',
    );
  }
  return fix({
    edits: [replace(called, by.code), replace(given, code), ...by.edits], imports: by.imports, unused: [firstName(called)],
    summary: 'Build the pieces with `format_html_join`, which escapes each value', cautions: [caution, ...placeCautions(text)],
  });
}

/** `mark_safe(escape(x))` -> `escape(x)` */
function unwrapped(call: Node, given: Node): Fix | Remedy {
  if (hasComment(call) && !hasComment(given)) {
    return refuse(
      'comments stand between the two calls',
      'Keep the inner call alone: its result is marked as safe already.',
    );
  }
  const edits = [{ start: call.startIndex, end: given.startIndex, text: '' }, { start: given.endIndex, end: call.endIndex, text: '' }];
  return fix({ edits, unused: [firstName(call.childForFieldName('function') ?? call)], summary: 'Drop the wrapper: what is in it is marked as safe already',
    safety: 'safe' });
}

/** A plain value: text is escaped, what may be HTML is left to a person. */
function ofName(file: PythonFile, call: Node, called: Node, value: Node): Remedy {
  const last = lastName(value);
  if (last === '') {
    return refuse(
      `nothing tells whether ${quoted(value)} holds text or HTML`,
      'Text needs `conditional_escape`; HTML is built with `format_html` where it is made.',
    );
  }
  if (isRichName(last) || isContent(last)) {
    return refuse(
      `${quoted(value)} speaks of HTML, which \`conditional_escape\` would show as text`,
      'Build it with `format_html`, or clean it, for example with `nh3.clean`, and add `# nosec B308, B703 # sanitised`.',
    );
  }
  const stated = /#.*\b(?:html|safe|escaped)\b/iu.exec(file.text.slice(call.endIndex, lineEnd(file.text, call.endIndex)));
  if (stated) return refuse('a comment on the line speaks of HTML or of safe text', 'If it is right, add `# nosec B308, B703 # reason` with that reason.');
  const { functions, classes } = namesAround(call);
  const around = [...functions, ...classes].find((name) => isRichName(name));
  if (around) {
    return refuse(
      `${quoted(around)} speaks of HTML, so ${quoted(value)} may hold it`,
      'Text needs `conditional_escape`; HTML is built with `format_html` where it is made.',
    );
  }
  const made = value.type === 'identifier' ? assignedValues(file, value) : [];
  if (made.some((one) => one !== null)) {
    return refuse(
      `${quoted(value)} is put together further up`,
      'Build it there with `format_html`, and lists with `format_html_join`; then this call can go.',
    );
  }
  const by = bring(file, call, 'django.utils.html', 'conditional_escape');
  if (!by) return refuse('`conditional_escape` and `django` mean something else here', 'Rename what hides them, then escape the value.');
  return fix({
    edits: [replace(called, by.code), ...by.edits], imports: by.imports, unused: [firstName(called)], summary: 'Escape the value with `conditional_escape`',
    cautions: [`Confirm that ${quoted(bare(value))} is text: HTML in it is shown as text now, unless it is marked as safe already.`],
  });
}

/** `caption` of `photo.caption` and of `photo["caption"]`; empty for a number or a computed key. */
function lastName(value: Node): string {
  if (value.type === 'attribute') return value.childForFieldName('attribute')?.text ?? '';
  if (value.type === 'subscript') return /^["'](\w+)["']$/u.exec(value.childForFieldName('subscript')?.text ?? '')?.[1] ?? '';
  return value.text;
}

/** Names that as often hold HTML as text. */
const content = /^(?:contents?|fragment|body|output|result|response|display|block|page|template|field|form)$/u;
const isContent = (name: string): boolean => wordsOf(name).some((word) => content.test(word));

const firstName = (called: Node): string => dotted(called)?.split('.')[0] ?? '';
