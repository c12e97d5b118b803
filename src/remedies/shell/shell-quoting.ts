/** Values that stay in a shell's text, each made one word of it with `shlex.quote`. */

import type { Edit } from '../../model/fixes/edit.ts';
import type { Import } from '../../model/fixes/fix.ts';
import { reach } from '../../python/imports/imports.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, isBuiltin } from '../../python/tree/names.ts';
import type { Part, ValuePart } from '../../python/tree/template.ts';
import { quotedValue } from './argument-list.ts';

/** Whether a program of that name reads an argument as a program of its own. */
export const readsPrograms = (program: string): boolean =>
  readers.test(`${program.replace(/^.*\//u, '')} `) ||
  /^(?:env|sudo|doas|nohup|nice|time|timeout|make|tar|git|rsync|scp)$/u.test(program.replace(/^.*\//u, ''));

export type QuotedText =
  | { readonly kind: 'quoted'; readonly edits: readonly Edit[]; readonly imports: readonly Import[] }
  | { readonly kind: 'refused'; readonly because: string };

/** Programs that read an argument as a program of their own: a quoted value is open again there. */
const readers =
  /(?:^|[\s;&|(/])(?:sh|bash|dash|zsh|ksh|fish|cmd|cmd\.exe|powershell|pwsh|eval|ssh|su|runuser|xargs|parallel|watch|awk|gawk|mawk|sed|perl|ruby|node|php|python[\d.]*|find|docker|kubectl|psql|mysql|sqlite3)(?=\s)/u;

/** Quotes every value of the command where it stands. A command whose values are all quoted already needs no edits. */
export function quoteValues(file: PythonFile, parts: readonly Part[]): QuotedText {
  const before = new Before();
  const edits: Edit[] = [];
  const imports: Import[] = [];
  for (const [index, part] of parts.entries()) {
    if (part.kind === 'text') {
      before.add(part.text);
      continue;
    }
    const fault = before.faultAt(part) ?? readerFault(before, part);
    if (fault !== null) return { kind: 'refused', because: fault };
    const done = quoteValue(file, part, before.quote, parts[index + 1]);
    if (done === null)
      return {
        kind: 'refused',
        because: `${quoted(part.node)} stands inside quotes of the command, where \`shlex.quote\` would not protect it`,
      };
    edits.push(...done.edits);
    imports.push(...done.imports);
    before.add('x');
  }
  return { kind: 'quoted', edits, imports };
}

const readerFault = (before: Before, part: ValuePart): string | null => {
  const program = readers
    .exec(before.stage)?.[0]
    .trim()
    .replace(/^[;&|(/]/u, '');
  return program === undefined
    ? null
    : `${quoted(part.node)} is an argument of \`${program}\`, which may read it as a program of its own`;
};

/** What the shell has read before a value. */
class Before {
  quote: '' | "'" | '"' = '';
  /** The text of the current command of the pipeline. */
  stage = '';
  private all = '';

  add(text: string): void {
    for (let at = 0; at < text.length; at += 1) {
      const character = text.charAt(at);
      if (character === '\\' && this.quote !== "'") {
        this.stage += 'x';
        at += 1;
        continue;
      }
      if (this.quote === '' && /["']/u.test(character)) this.quote = character === '"' ? '"' : "'";
      else if (character === this.quote) this.quote = '';
      this.stage = this.quote === '' && /[|;&\n(]/u.test(character) ? '' : this.stage + character;
    }
    this.all += text;
  }

  /** Why a value cannot be quoted here, or null. */
  faultAt(part: ValuePart): string | null {
    const value = quoted(part.node);
    if (/`|<<|\$\{|\$\(\(|\\$/u.test(this.all)) return `the shell does more to ${value} than taking it as a word`;
    if (this.all.includes('$(') && this.quote !== '') return `${value} stands in a command inside quotes`;
    if (/(?:^|\s)#/u.test(this.stage)) return `${value} stands in a comment of the command`;
    const words = this.stage
      .trim()
      .split(/\s+/u)
      .filter((word) => !/^\w+=|^(?:sudo|nohup|time|exec|then|do|else|if|while|!|\{)$/u.test(word));
    if (
      words.join('') === '' ||
      (words.length === 1 && !/\s$/u.test(this.stage) && this.quote === '' && /^\W?$/u.test(words[0] ?? ''))
    )
      return `the program itself comes from ${value}`;
    return null;
  }
}

function quoteValue(
  file: PythonFile,
  part: ValuePart,
  quote: string,
  next: Part | undefined,
): { edits: readonly Edit[]; imports: readonly Import[] } | null {
  if (isNumber(file, part)) return { edits: [], imports: [] };
  if (quotedValue(file, part.node) !== null && part.format === '')
    return quote === '' ? { edits: [], imports: [] } : null;
  if (!['', '!r', '!s'].includes(part.format)) return null;
  const way = reach(file, part.node, 'shlex', 'shlex.quote');
  if (way === null || (!part.isText && !isBuiltin(file, part.node, 'str'))) return null;
  const code = `${way.code}(${part.isText ? part.node.text : `str(${part.node.text})`})`;
  const { node, field } = part;
  const end = field === null ? node.endIndex : field.endIndex - 1;
  if (field === null && part.format !== '') return null;
  const edit: Edit = { start: node.startIndex, end, text: code };
  if (quote === '') return { edits: [edit], imports: way.imports };
  return field && next?.kind === 'text' && next.text.startsWith(quote)
    ? unquoted(file, field.startIndex, field.endIndex, quote, edit, way.imports)
    : null;
}

/** `'{x}'` -> `{shlex.quote(x)}`: the quotes next to the field go. */
function unquoted(
  file: PythonFile,
  start: number,
  end: number,
  quote: string,
  edit: Edit,
  imports: readonly Import[],
): { edits: readonly Edit[]; imports: readonly Import[] } | null {
  const opening = [`\\${quote}`, quote].find((mark) => file.text.slice(0, start).endsWith(mark));
  const closing = [`\\${quote}`, quote].find((mark) => file.text.startsWith(mark, end));
  if (opening === undefined || closing === undefined) return null;
  return {
    edits: [
      { start: start - opening.length, end: start, text: '' },
      edit,
      { start: end, end: end + closing.length, text: '' },
    ],
    imports,
  };
}

/** Numbers hold nothing that a shell reads. */
export const isNumber = (file: PythonFile, { node, format }: ValuePart): boolean =>
  /^%[^%]*[diouxXeEfFgG]$/u.test(format) ||
  /^:[^{}]*[bdoxXeEfFgG]$/u.test(format) ||
  node.type === 'integer' ||
  (node.type === 'call' &&
    format === '' &&
    /^(?:int|len|float|round|os\.getpid|os\.getppid|os\.getuid|os\.getgid|os\.cpu_count)$/u.test(
      calledName(file, node) ?? '',
    ));
