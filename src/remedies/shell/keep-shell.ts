import { fix, refuse, type Remedy } from '../../model/fixes/fix.ts';
import { nosec } from '../../python/text/nosec.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import type { Node } from '../../python/tree/tree.ts';
import { posixOnly } from './command-cautions.ts';
import { shellReason, type ShellText } from './command.ts';

/**
 * A command that needs its shell: its values quoted, and the reason stated for `test`. `otherwise` is what to do where
 * no comment can stand.
 */
export function keepShell(file: PythonFile, call: Node, made: ShellText, test: string, otherwise: string): Remedy {
  const comment = nosec(file, call, test, shellReason(made));
  if (comment === null)
    return refuse(`the command needs the shell for ${made.needs}, and no comment can stand here`, otherwise);
  return fix({
    edits: [...made.edits, comment],
    imports: made.imports,
    suppression: true,
    cautions: made.constant ? [] : [posixOnly],
    summary: made.constant
      ? 'State that the command is constant'
      : made.edits.length > 0
        ? 'Quote the values that the shell reads'
        : 'State that the values are quoted',
  });
}
