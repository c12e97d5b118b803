/** Finds where a string literal ends, f-strings of Python 3.12 with their nested quotes included. */

const lineFeed = 10,
  carriageReturn = 13,
  backslash = 92,
  open = 123,
  close = 125;

/**
 * The offset after the literal whose prefix starts at `start` and whose first quote is at `quote`.
 * An unfinished literal ends at the end of its line, or of the text when it is triple-quoted.
 */
export function endOfString(text: string, start: number, quote: number): number {
  const code = text.charCodeAt(quote);
  const triple = text.charCodeAt(quote + 1) === code && text.charCodeAt(quote + 2) === code;
  const from = quote + (triple ? 3 : 1);
  if (isFormatted(text, start, quote)) {
    const end = endOfFormatted(text, from, code, triple, 0);
    if (end !== -1) return end;
  }
  return endOfPlain(text, from, code, triple);
}

function isFormatted(text: string, start: number, quote: number): boolean {
  for (let at = start; at < quote; at += 1) if ('fFtT'.includes(text.charAt(at))) return true;
  return false;
}

function endOfPlain(text: string, from: number, quote: number, triple: boolean): number {
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash)
      at += text.charCodeAt(at + 1) === carriageReturn && text.charCodeAt(at + 2) === lineFeed ? 2 : 1;
    else if (code === quote && closes(text, at, quote, triple)) return at + (triple ? 3 : 1);
    else if (!triple && (code === lineFeed || code === carriageReturn)) return at;
  }
  return text.length;
}

const closes = (text: string, at: number, quote: number, triple: boolean): boolean =>
  !triple || (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote);

/** As endOfPlain, but steps over replacement fields; -1 when no end is found. */
function endOfFormatted(text: string, from: number, quote: number, triple: boolean, level: number): number {
  if (level > 20) return -1;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote && closes(text, at, quote, triple)) return at + (triple ? 3 : 1);
    else if (!triple && (code === lineFeed || code === carriageReturn)) return -1;
    else if (code === open && text.charCodeAt(at + 1) === open) at += 1;
    else if (code === open) {
      at = endOfField(text, at + 1, quote, triple, level) - 1;
      if (at < 0) return -1;
    }
  }
  return -1;
}

/**
 * The offset after the `}` of a replacement field; -1 when there is none. After a colon outside brackets quotes are
 * plain text.
 */
export function endOfField(text: string, from: number, quote: number, triple: boolean, level: number): number {
  let depth = 0;
  let inSpec = false;
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === close && depth === 0) return at + 1;
    if (code === quote && inSpec && closes(text, at, quote, triple)) return -1;
    if (code === open && inSpec) {
      at = endOfField(text, at + 1, quote, triple, level + 1) - 1;
      if (at < 0 || level > 20) return -1;
    } else if (inSpec) continue;
    else if (code === 34 || code === 39) {
      at = endOfNested(text, at, level) - 1;
      if (at < 0) return -1;
    } else if (code === 40 || code === 91 || code === open) depth += 1;
    else if (code === 41 || code === 93 || code === close) depth -= 1;
    else if (code === 58 && depth === 0) inSpec = true;
    else if (code === 35 && !triple) return -1;
    if (depth < 0) return -1;
  }
  return -1;
}

/** A string inside a replacement field; its prefix, if any, stands before `at`. */
function endOfNested(text: string, at: number, level: number): number {
  const code = text.charCodeAt(at);
  const triple = text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === code;
  const from = at + (triple ? 3 : 1);
  const formatted = /[ft]/i.test(text.slice(Math.max(0, at - 2), at));
  const end = formatted ? endOfFormatted(text, from, code, triple, level + 1) : endOfPlain(text, from, code, triple);
  return end > from && text.charCodeAt(end - 1) === code ? end : -1;
}
