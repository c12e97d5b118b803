/** `mark_safe(value)`: a value that may be text or HTML. */

import { fix, refuse, type Remedy } from '../../model/fixes/fix.ts';
import { replace } from '../../python/edits/arguments.ts';
import { bring } from '../../python/imports/from-import.ts';
import { lineEnd, quoted, type PythonFile } from '../../python/tree/file.ts';
import { namesAround, wordsOf } from '../../python/tree/names-around.ts';
import { firstName } from '../../python/tree/plain-name.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { assignedValues, isRichName, speaksOfTemplates } from './markup.ts';

/** A plain value: text is escaped, what may be HTML is left to a person. */
export function plainValue(file: PythonFile, call: Node, called: Node, value: Node): Remedy {
  const last = lastName(value);
  if (last === '') {
    return refuse(
      `nothing tells whether ${quoted(value)} holds text or HTML`,
      'Text needs `conditional_escape`; HTML is built with `format_html` where it is made.',
    );
  }
  if (isRichName(last) || isContent(last)) {
    return refuse(
      `${quoted(value)} ${isRichName(last) ? 'speaks of HTML' : 'may hold HTML'}, which \`conditional_escape\` would show as text`,
      'Build it with `format_html`, or clean it, for example with `nh3.clean`, and add `# nosec B308, B703 # sanitised`.',
    );
  }
  const stated = /#.*\b(?:html|safe|escaped)\b/iu.exec(
    file.text.slice(call.endIndex, lineEnd(file.text, call.endIndex)),
  );
  if (stated)
    return refuse(
      'a comment on the line speaks of HTML or of safe text',
      'If it is right, add `# nosec B308, B703 # reason` with that reason.',
    );
  const { functions, classes } = namesAround(call);
  const folders = file.path
    .split('/')
    .slice(0, -1)
    .filter((name) => name === 'template');
  const around = [...functions, ...classes, ...folders].find((name) => isRichName(name) || speaksOfTemplates(name));
  if (around) {
    return refuse(
      `${quoted(around)} speaks of ${isRichName(around) ? 'HTML' : 'HTML that is meant to be trusted'}, so ${quoted(value)} may hold it`,
      'Text needs `conditional_escape`; HTML is built with `format_html` where it is made.',
    );
  }
  const made = value.type === 'identifier' ? assignedValues(file, value) : [];
  if (made.some((one) => one !== null)) {
    return refuse(
      made.includes(null)
        ? `${quoted(value)} is given by the caller, and put together in the function as well`
        : `${quoted(value)} is put together further up`,
      'Build it there with `format_html`, and lists with `format_html_join`; then this call can go.',
    );
  }
  const by = bring(file, call, 'django.utils.html', 'conditional_escape');
  if (!by)
    return refuse(
      '`conditional_escape` and `django` mean something else here',
      'Rename what hides them, then escape the value.',
    );
  return fix({
    edits: [replace(called, by.code), ...by.edits],
    imports: by.imports,
    unused: [firstName(called)],
    summary: 'Escape the value with `conditional_escape`',
    cautions: [
      `Confirm that ${quoted(bare(value))} is text: HTML in it is shown as text now, unless it is marked as safe already.`,
    ],
  });
}

/** `caption` of `photo.caption` and of `photo["caption"]`; empty for a number or a computed key. */
function lastName(value: Node): string {
  if (value.type === 'attribute') return value.childForFieldName('attribute')?.text ?? '';
  if (value.type === 'subscript')
    return /^["'](\w+)["']$/u.exec(value.childForFieldName('subscript')?.text ?? '')?.[1] ?? '';
  return value.text;
}

/** Names that as often hold HTML as text. */
const content = /^(?:contents?|fragment|body|output|result|response|display|block|page|template|field|form)$/u;
const isContent = (name: string): boolean => wordsOf(name).some((word) => content.test(word));
