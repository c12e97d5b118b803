/** `mark_safe(...)` round another call. */

import { fix, refuse, type Fix, type Remedy } from '../../model/fixes/fix.ts';
import { replace } from '../../python/edits/arguments.ts';
import { bring } from '../../python/imports/from-import.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { firstName } from '../../python/tree/plain-name.ts';
import type { Node } from '../../python/tree/tree.ts';
import { hasComment } from '../sql/brace-template.ts';
import { fromJoin, type Joined } from './joined-markup.ts';
import { escapedNow, escaping, placeCautions, richValue, unfitPlace } from './markup.ts';

/**
 * Answers `mark_safe(inner(...))`: a wrapper that is redundant goes, pieces are joined by Django, the rest is a
 * person's.
 */
export function wrappedCall(file: PythonFile, call: Node, given: Node, inner: Node): Remedy {
  const name = calledName(file, inner) ?? '';
  if (escaping.includes(name)) return unwrapped(call, given);
  if (name === 'django.template.loader.render_to_string') return rendered(call, given);
  const called = inner.childForFieldName('function') ?? inner;
  const method = called.childForFieldName('attribute')?.text;
  if (name === 'json.dumps')
    return refuse(
      'JSON is no safe HTML: a value with `</script>` in it ends the script',
      'Hand the data over with `json_script`.',
    );
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
    edits: [replace(called, by.code), replace(given, code), ...by.edits],
    imports: by.imports,
    unused: [firstName(called)],
    summary: 'Build the pieces with `format_html_join`, which escapes each value',
    cautions: [escapedNow, ...placeCautions(text)],
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
  const edits = [
    { start: call.startIndex, end: given.startIndex, text: '' },
    { start: given.endIndex, end: call.endIndex, text: '' },
  ];
  return fix({
    edits,
    unused: [firstName(call.childForFieldName('function') ?? call)],
    summary: 'Drop the wrapper: what is in it is marked as safe already',
    safety: 'safe',
  });
}

/** Django's own engine marks what it renders, having escaped the values. */
function rendered(call: Node, given: Node): Remedy {
  const remedy = unwrapped(call, given);
  return remedy.kind === 'fix'
    ? {
        ...remedy,
        safety: 'review',
        cautions: ['Check that the template is one of Django’s own engine: what Jinja2 renders is not marked as safe.'],
      }
    : remedy;
}
