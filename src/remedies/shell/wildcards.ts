/** Constant commands whose only need for a shell is that it expands wildcards: `glob` does that. */

import type { Import } from '../../model/fixes/fix.ts';
import { reach } from '../../python/imports/imports.ts';
import { literal } from '../../python/literals/string-literal.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import type { Node } from '../../python/tree/tree.ts';
import { plainWord, shellCommand } from './shell-words.ts';

/** Stand-ins for wildcards that mean nothing to a shell. */
const stars = { '*': '\ue000', '?': '\ue001' } as const;

export interface WildcardList {
  readonly code: string;
  readonly imports: readonly Import[];
}

/**
 * The command as a list in which `glob` gives the names; null where something else needs the shell, or a wildcard may
 * be quoted.
 */
export function wildcardList(file: PythonFile, text: string, place: Node): WildcardList | null {
  if (/["'\\]|\p{Co}/u.test(text) || !/[*?]/u.test(text)) return null;
  const command = shellCommand([{ kind: 'text', text: text.replaceAll('*', stars['*']).replaceAll('?', stars['?']) }]);
  const way = reach(file, place, 'glob', 'glob.glob');
  if (command.kind !== 'words' || command.redirections.length > 0 || command.folder !== null || way === null)
    return null;
  const quote = /["']/u.exec(place.text)?.[0] ?? '"';
  const words = command.words.map((word) =>
    (plainWord(word) ?? '').replaceAll(stars['*'], '*').replaceAll(stars['?'], '?'),
  );
  if (/[*?]/u.test(words[0] ?? '')) return null;
  const items = words.map((word) =>
    /[*?]/u.test(word) && !word.startsWith('-')
      ? `*sorted(${way.code}(${literal(anchored(word), quote)}))`
      : literal(word, quote),
  );
  return { code: `[${items.join(', ')}]`, imports: way.imports };
}

/** A name that begins with a dash is no option behind `./`. */
const anchored = (pattern: string): string =>
  /^[^/]*[*?]/u.test(pattern) && !pattern.startsWith('.') ? `./${pattern}` : pattern;
