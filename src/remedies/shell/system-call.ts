/** Functions that always start a shell, replaced by those of `subprocess` that do not. */

import { fix, refuse, unreadable, type Import, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, hasSplat, replace } from '../../python/edits/arguments.ts';
import { reach } from '../../python/imports/imports.ts';
import { literalText } from '../../python/literals/string-literal.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, dotted, usesOf } from '../../python/tree/names.ts';
import type { Node } from '../../python/tree/tree.ts';
import { commandOf, type PlainCommand } from './command.ts';
import { keepShell } from './keep-shell.ts';
import { runsOnWindows } from './windows-branch.ts';

const missing = 'A program that is missing now raises `FileNotFoundError`, where the shell printed a message.';

/** The answer to `os.system`, `os.popen` and their like; `test` is what a suppression names. */
export function withoutSystemShell(file: PythonFile, call: Node, test: string): Remedy {
  const called = call.childForFieldName('function');
  const command = argumentsOf(call)[0];
  if (!called || !command) return unreadable;
  const name = calledName(file, call) ?? '';
  if (!/^(?:os\.(?:system|popen)|subprocess\.(?:getoutput|getstatusoutput))$/u.test(name)) {
    if (/^(?:os\.popen[234]|popen2\.\w+|commands\.\w+)$/u.test(name)) {
      return refuse(`${quoted(called)} is gone since Python 3`, 'Use `subprocess.run` with a list of arguments.');
    }
    return refuse(
      `${quoted(called)} is not certainly a function of Python that starts a shell`,
      'If it starts a program, use `subprocess.run` with a list of arguments.',
    );
  }
  if (hasSplat(call) || (command.name !== null && !/^(?:command|cmd)$/u.test(command.name))) {
    return refuse('which argument is the command cannot be seen', 'Use `subprocess.run` with a list of arguments.');
  }
  if (runsOnWindows(call)) {
    return refuse(
      'this branch runs on Windows, where the command may be built into the shell',
      'Use a function of Python, such as those of `shutil`, or `subprocess.run` with a list for a real program.',
    );
  }
  const made = commandOf(file, command.value);
  if (made.kind === 'refused') return refuse(made.because, made.advice);
  if (made.kind === 'shell')
    return keepShell(
      file,
      call,
      made,
      test,
      'Do the shell’s part in Python, and start the program with `subprocess.run`.',
    );
  if (argumentsOf(call).length > 1 && readMode(call, name) === null) {
    return refuse(
      `${quoted(called)} has further arguments, which \`subprocess.run\` would need in another form`,
      'Start the program with `subprocess.run` and a list of arguments.',
    );
  }
  return name === 'os.system'
    ? forSystem(file, call, called, made)
    : name === 'os.popen'
      ? forPopen(file, call, called, made)
      : forGetoutput(file, call, called, made, name);
}

/**
 * `os.system` gives a wait status: 256 where a program ends with 1. So the value may only be dropped, or be compared
 * with 0.
 */
function forSystem(file: PythonFile, call: Node, called: Node, made: PlainCommand): Remedy {
  const use = useOf(file, call);
  if (use === 'value') {
    return refuse(
      'the status of `os.system` is used as a number: a program that ends with 1 makes it 256, where `subprocess.call` gives 1',
      'Call `subprocess.call` with a list, and check what the callers do with the number.',
    );
  }
  return rewritten(file, call, called, made, use === 'unused' ? 'run' : 'call', []);
}

type Use = 'unused' | 'tested' | 'value';

function useOf(file: PythonFile, call: Node): Use {
  const node = outermost(call);
  const parent = node.parent;
  if (parent?.type === 'expression_statement') return 'unused';
  if (isTested(node)) return 'tested';
  const name =
    parent?.type === 'assignment' && parent.childForFieldName('right')?.id === node.id
      ? parent.childForFieldName('left')
      : null;
  if (
    name?.type !== 'identifier' ||
    parent?.parent?.type !== 'expression_statement' ||
    file.scopes.owner(name, name.text)?.kind !== 'function'
  )
    return 'value';
  return file.scopes.bindings(name, name.text).length === 1 &&
    usesOf(file, name, name.text).every((one) => isTested(outermost(one)))
    ? 'tested'
    : 'value';
}

const outermost = (node: Node): Node =>
  node.parent?.type === 'parenthesized_expression' ? outermost(node.parent) : node;

/** Whether only being zero or not matters. */
function isTested(node: Node): boolean {
  const parent = node.parent;
  if (parent?.type === 'comparison_operator')
    return (
      parent.namedChildren.length === 2 &&
      /^[^=!]*(?:==|!=)[^=!]*$/u.test(parent.text.replace(node.text, '')) &&
      parent.namedChildren.some((one) => one.text === '0')
    );
  if (parent?.type === 'not_operator') return true;
  if (parent?.type === 'boolean_operator') return isTested(outermost(parent));
  if (parent?.type === 'conditional_expression') return parent.namedChildren[1]?.id === node.id;
  return (
    /^(?:if_statement|elif_clause|while_statement)$/u.test(parent?.type ?? '') &&
    parent?.childForFieldName('condition')?.id === node.id
  );
}

/** `os.popen(...).read()`; what else is done with the stream is left to people. */
function forPopen(file: PythonFile, call: Node, called: Node, made: PlainCommand): Remedy {
  const method = call.parent?.type === 'attribute' ? call.parent : null;
  const read = method?.parent?.type === 'call' ? method.parent : null;
  const name = method?.childForFieldName('attribute')?.text;
  if (!method || !read || argumentsOf(read).length > 0 || (name !== 'read' && name !== 'readlines')) {
    return refuse(
      'the stream of `os.popen` is used in another way than by reading all of it at once',
      'Use `subprocess.run([...], stdout=subprocess.PIPE, text=True).stdout`, or `Popen` to read while the program runs.',
    );
  }
  if (made.redirections.some(({ stream }) => stream === 'stdout')) {
    return refuse(
      'the command sends the output that is read elsewhere',
      'Use `subprocess.run` with a list of arguments.',
    );
  }
  const rest = name === 'read' ? '.stdout' : '.stdout.splitlines(keepends=True)';
  const edit = { start: call.endIndex, end: read.endIndex, text: rest };
  return rewritten(file, call, called, made, 'run', ['stdout=PIPE', 'text=True'], [edit]);
}

function forGetoutput(file: PythonFile, call: Node, called: Node, made: PlainCommand, name: string): Remedy {
  if (name === 'subprocess.getstatusoutput') {
    return refuse(
      '`getstatusoutput` gives the status and the output as a pair',
      'Use `subprocess.run([...], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)`, with its `returncode` and `stdout`.',
    );
  }
  if (made.redirections.length > 0) {
    return refuse(
      'the command sends a part of its output elsewhere',
      'Use `subprocess.run` with a list, and `stdout` and `stderr` as they are needed.',
    );
  }
  const [major, minor] = file.project.python;
  const modern = major > 3 || (major === 3 && minor >= 9);
  const edit = {
    start: call.endIndex,
    end: call.endIndex,
    text: modern ? '.stdout.removesuffix("\\n")' : '.stdout.rstrip("\\n")',
  };
  const made2 = modern
    ? made
    : { ...made, cautions: [...made.cautions, '`getoutput` drops one line end; `rstrip` drops all at the end.'] };
  return rewritten(file, call, called, made2, 'run', ['stdout=PIPE', 'stderr=STDOUT', 'text=True'], [edit]);
}

/** `os.popen(command, "r")`: the mode is the default, and goes. */
function readMode(call: Node, name: string): Node | null {
  const [, mode, ...more] = argumentsOf(call);
  const plain = mode && (mode.name === null || mode.name === 'mode') && literalText(mode.value) === 'r';
  return plain && more.length === 0 && name === 'os.popen' ? mode.node : null;
}

/** The call with `subprocess.run` or `.call` in place of its function, and keywords behind the list. */
function rewritten(
  file: PythonFile,
  call: Node,
  called: Node,
  made: PlainCommand,
  name: 'run' | 'call',
  options: readonly string[],
  edits: readonly { start: number; end: number; text: string }[] = [],
): Remedy {
  const way = reach(file, call, 'subprocess', `subprocess.${name}`);
  const imports: Import[] = [...made.imports, ...(way?.imports ?? [])];
  const constant = (value: string): string => {
    const found = reach(file, call, 'subprocess', `subprocess.${value}`);
    imports.push(...(found?.imports ?? []));
    return found?.code ?? '';
  };
  if (way === null)
    return refuse('the name `subprocess` means something else here', 'Use `subprocess.run` with a list of arguments.');
  const named = options.map((option) => option.replace(/[A-Z]{4,}/u, (value) => constant(value)));
  const redirected = made.redirections.map(({ stream, to }) => `${stream}=${constant(to)}`);
  const keywords = [...named, ...redirected, ...(made.folder === null ? [] : [`cwd=${made.folder}`])]
    .map((one) => `, ${one}`)
    .join('');
  return fix({
    edits: [replace(called, way.code), ...withKeywords(call, made, keywords), ...edits],
    imports,
    unused: [(dotted(called) ?? '').split('.')[0] ?? ''],
    adds: ['B404', 'B603', 'B607'],
    summary: `Start the program with \`subprocess.${name}\`, without a shell`,
    cautions: [...made.cautions, missing],
  });
}

/** Keywords go behind the command; where that is replaced, into the same edit. */
function withKeywords(
  call: Node,
  made: PlainCommand,
  keywords: string,
): readonly { start: number; end: number; text: string }[] {
  const given = argumentsOf(call)[0];
  if (!given) return made.edits;
  const place = given.node;
  // `os.system(command=...)`: the new function has another name for it.
  const name = given.name === null ? [] : [{ start: place.startIndex, end: given.value.startIndex, text: '' }];
  const mode = readMode(call, 'os.popen');
  if (mode) return [...name, ...made.edits, replace(mode, keywords.slice(2))];
  const last = made.edits.find((edit) => edit.end === place.endIndex);
  if (keywords === '') return [...name, ...made.edits];
  if (last)
    return [...name, ...made.edits.map((edit) => (edit === last ? { ...edit, text: edit.text + keywords } : edit))];
  return [...name, ...made.edits, { start: place.endIndex, end: place.endIndex, text: keywords }];
}
