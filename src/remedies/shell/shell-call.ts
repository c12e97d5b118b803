/** Calls of `subprocess` with a shell, made calls without one. */

import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { hasSplat, keyword, positional, removeArgument, replace, type Argument } from '../../python/edits/arguments.ts';
import { reach } from '../../python/imports/imports.ts';
import { literalText } from '../../python/literals/string-literal.ts';
import { constantValue } from '../../python/scopes/value-source.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { bare, children, type Node } from '../../python/tree/tree.ts';
import { missingProgram } from './command-cautions.ts';
import { commandOf, type PlainCommand } from './command.ts';
import { keepShell } from './keep-shell.ts';
import { shellCommand } from './shell-words.ts';
import { runsOnWindows } from './windows-branch.ts';

/** The answer to a call of `subprocess` with `shell=True`; `test` is what a suppression names. */
export function withoutShellArgument(file: PythonFile, call: Node, test: string): Remedy {
  const called = call.childForFieldName('function');
  if (!called) return unreadable;
  const [shell, command] = [keyword(call, 'shell'), positional(call, 0)];
  const obstacle = obstacleIn(file, call, called, shell);
  if (obstacle) return obstacle;
  if (!shell || !command) return unreadable;
  const list = constantValue(file, command.value);
  if (list && ['list', 'tuple'].includes(list.type)) return listWithoutShell(file, call, shell, list);
  const made = commandOf(file, command.value);
  if (made.kind === 'refused') return refuse(made.because, made.advice);
  return made.kind === 'list'
    ? withoutShell(file, call, shell, made)
    : keepShell(file, call, made, test, 'Do the shell’s part in Python, and pass the rest as a list.');
}

function obstacleIn(file: PythonFile, call: Node, called: Node, shell: Argument | null): Remedy | null {
  if (!/^subprocess\.(?:run|call|check_call|check_output|Popen)$/u.test(calledName(file, call) ?? '')) {
    return refuse(
      `${quoted(called)} is not certainly a function of \`subprocess\` here`,
      'If it is, pass the program and its arguments as a list, and drop `shell=True`.',
    );
  }
  if (hasSplat(call))
    return refuse(
      'the call unpacks `*` or `**` arguments, which may choose the shell or read its output',
      'Name the arguments in the call.',
    );
  if (shell && !/^(?:True|1)$/u.test(bare(shell.value).text)) {
    return refuse(
      `whether a shell is used depends on ${quoted(shell.value)}`,
      'Pass a list of arguments in both cases, and no `shell` at all.',
    );
  }
  if (keyword(call, 'executable')) {
    return refuse(
      '`executable` names the shell to use, so the command may be written for it',
      'Start the program itself with a list of arguments.',
    );
  }
  return runsOnWindows(call)
    ? refuse(
        'this branch runs on Windows, where the command may be built into the shell',
        'Use a function of Python, such as those of `shutil`, or pass a list for a real program.',
      )
    : null;
}

function withoutShell(file: PythonFile, call: Node, shell: Argument, made: PlainCommand): Remedy {
  const keywords = made.redirections.map(({ stream, to }) => ({
    stream,
    way: reach(file, call, 'subprocess', `subprocess.${to}`),
  }));
  const taken = [...made.redirections.map(({ stream }) => stream), ...(made.folder === null ? [] : ['cwd'])].find(
    (name) => isTaken(file, call, name),
  );
  if (taken !== undefined || keywords.some(({ way }) => way === null)) {
    return refuse(
      `the command and the call both say what becomes of \`${taken ?? 'stdout'}\``,
      'Keep one of the two, and pass the command as a list.',
    );
  }
  const added = [
    ...keywords.map(({ stream, way }) => `${stream}=${way?.code}`),
    ...(made.folder === null ? [] : [`cwd=${made.folder}`]),
  ];
  const edits = added.length > 0 ? [replace(shell.node, added.join(', '))] : removeArgument(file, call, shell);
  return fix({
    edits: [...made.edits, ...edits],
    imports: [...made.imports, ...keywords.flatMap(({ way }) => way?.imports ?? [])],
    adds: ['B603', 'B607'],
    summary: 'Run the program without a shell, its arguments as a list',
    cautions: [...made.cautions, missingProgram],
  });
}

const isTaken = (file: PythonFile, call: Node, name: string): boolean =>
  keyword(call, name) !== null ||
  (name !== 'stdin' && name !== 'cwd' && keyword(call, 'capture_output') !== null) ||
  (name === 'stdout' && (calledName(file, call) ?? '').endsWith('check_output'));

/** A list with a shell: POSIX runs its first item as the whole command. */
function listWithoutShell(file: PythonFile, call: Node, shell: Argument, list: Node): Remedy {
  const items = children(list);
  const strange = items.find((item, index) =>
    textsIn(item).some((text) => /^[|<>&;]|[*?$~`]/u.test(text) || (index === 0 && /\s/u.test(text))),
  );
  const first = literalText(items[0] ?? list);
  const program = first === null ? null : shellCommand([{ kind: 'text', text: first }]);
  if (program?.kind === 'shell') {
    return refuse(
      `the list needs the shell for ${program.needs}`,
      'Do the shell’s part in Python, and start a real program without a shell.',
    );
  }
  if (strange) {
    return refuse(
      `the list holds ${quoted(strange)}, which only a shell understands`,
      'Give every word of the command as an item of its own; do the shell’s part in Python.',
    );
  }
  return fix({
    edits: removeArgument(file, call, shell),
    adds: ['B603', 'B607'],
    summary: 'Run the list without a shell, so that every item reaches the program',
    cautions: [
      'On POSIX the shell ran the first item alone; now the others reach the program as its arguments.',
      missingProgram,
    ],
  });
}

/** The literal texts of an item, also of one with values: `"%s/*" % folder`. */
function textsIn(item: Node): readonly string[] {
  const whole = literalText(item);
  if (whole !== null) return [whole];
  const inner =
    item.type === 'string'
      ? item.namedChildren.filter(({ type }) => type === 'string_content').map(({ text }) => text)
      : [];
  return item.type === 'string' ? inner : children(item).flatMap((one) => textsIn(one));
}
