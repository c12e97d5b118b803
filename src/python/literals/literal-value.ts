/**
 * Whether a text is a Python literal and nothing else: numbers, plain strings, `True`, `False`, `None`, and lists,
 * tuples, dictionaries and sets of them.
 */

const scalar =
  /^(?:[+-]?(?:0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\w.])|True\b|False\b|None\b|[bBuU]?'[^'"\\\n]*'(?!')|[bBuU]?"[^'"\\\n]*"(?!"))/u;
const closing: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}' };

/** Whether the whole text is one literal on one line. A leading zero (`010`) is an error in Python, and none here. */
export function isLiteralText(given: string): boolean {
  const text = given.trim();
  if (/[\n\r]/u.test(text) || /(?<![\w.])0\d/u.test(text)) return false;
  const end = item(text, 0, 0);
  return end !== null && end === text.length;
}

/** Index behind the literal that begins at `at`, white space behind it included; null when there is none. */
function item(text: string, at: number, depth: number): number | null {
  const close = closing[text[at] ?? ''];
  if (close !== undefined && depth < 50) return group(text, at, close, depth);
  const found = scalar.exec(text.slice(at));
  return found ? skip(text, at + found[0].length) : null;
}

function group(text: string, open: number, close: string, depth: number): number | null {
  let at = skip(text, open + 1);
  let pairs: boolean | null = null;
  let commas = 0;
  let count = 0;
  while (text[at] !== close) {
    const value = item(text, at, depth + 1);
    if (value === null) return null;
    const isPair = text[value] === ':';
    if ((isPair && close !== '}') || (pairs !== null && pairs !== isPair)) return null;
    pairs = isPair;
    const end = isPair ? item(text, skip(text, value + 1), depth + 1) : value;
    if (end === null || (text[end] !== ',' && text[end] !== close)) return null;
    count += 1;
    if (text[end] === ',') commas += 1;
    at = text[end] === ',' ? skip(text, end + 1) : end;
  }
  // `(1)` is a number in parentheses, which is fine as well; a lone comma is not.
  return commas > count ? null : skip(text, at + 1);
}

function skip(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  return at;
}
