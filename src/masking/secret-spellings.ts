/**
 * Finds known secrets in a text however they are written there: as they are, with the escapes of Python or JSON,
 * quoted for a URL, in base64.
 */

import {
  plainText,
  unescaped,
  unquoted,
  written,
  type Decoded,
  type Stretch,
} from '../python/literals/decoded-text.ts';
import type { Accepts, SecretValues } from './secret-values.ts';

/** A text may be written in one way within another: a JSON text in a Python literal. */
const depth = 3;

export interface Search {
  readonly values: SecretValues;
  readonly accepts: Accepts;
  /** The text was cut off: the beginning of a value at its end counts too. */
  readonly isCut?: boolean;
}

/** The stretches of what `decoded` was read from that give an accepted value. */
export function secretStretches(decoded: Decoded, search: Search, left = depth): readonly Stretch[] {
  if (search.values.size === 0) return [];
  const found = [...inPlain(decoded.text, search), ...inBase64(decoded.text, search)].flatMap(({ start, end }) =>
    written(decoded, start, end),
  );
  const inside =
    left === 0
      ? []
      : [unescaped(decoded), unquoted(decoded)].flatMap((one) => (one ? secretStretches(one, search, left - 1) : []));
  return inside.length === 0 ? found : [...found, ...inside];
}

/** The same for a text that is read as it stands. */
export const secretsInText = (text: string, search: Search): readonly Stretch[] =>
  secretStretches(plainText(text), search);

/** Long enough for any quotation of ours. */
const quotedLength = 200;

function inPlain(text: string, { values, accepts, isCut }: Search): readonly Stretch[] {
  const start = isCut ? values.beginsAt(text, text.length - quotedLength, accepts) : -1;
  const found = values.find(text, accepts);
  return start === -1 ? found : [...found, { start, end: text.length }];
}

/**
 * Base64 of four characters and more, in either alphabet. A run may begin with something else (`/path/aHVu`), so each
 * of the four alignments is tried.
 */
function inBase64(text: string, search: Search): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const { 0: run, index } of text.matchAll(/[A-Za-z0-9+/_-]{6,}={0,2}/gu)) {
    const inside = { ...search, isCut: search.isCut === true && index + run.length === text.length };
    const holds = [0, 1, 2, 3].some(
      (skipped) => inPlain(Buffer.from(run.slice(skipped), 'base64').toString('latin1'), inside).length > 0,
    );
    if (holds) found.push({ start: index, end: index + run.length });
  }
  return found;
}
