/** Words and signs that mean something to a shell. */

/** What stands outside quotes and asks something of the shell, with its name. */
export const operators: readonly (readonly [RegExp, string])[] = [
  [/^\|\|/u, '`||`'],
  [/^\|/u, 'a pipe'],
  [/^&&/u, '`&&`'],
  [/^&/u, '`&`'],
  [/^;/u, '`;`'],
  [/^<<|^\d*<</u, 'a here-document'],
  [/^[<>]/u, 'a redirection'],
  [/^\$\(|^`/u, 'a command substitution'],
  [/^\$/u, 'a variable'],
  [/^[*?]/u, 'a wildcard'],
  [/^\[(?!\s)/u, 'a wildcard'],
  [/^[()]/u, 'parentheses'],
  [/^[\r\n]/u, 'a line break'],
  [/^\p{Cc}/u, 'a control character'],
];

/** Built into the shell, or a reserved word of it: no program of that name does the same. */
export const builtins = new Set(
  `. : alias bg break builtin case cd command continue declare disown do done elif else enable esac eval exec exit export fc fg fi for
  function getopts hash history if in jobs let local popd pushd read readonly return select set shift shopt source suspend then time times trap type
  typeset ulimit umask unalias unset until wait while { } ! [[`.split(/\s+/u),
);
/** Built into the command interpreter of Windows. */
export const windowsBuiltins = new Set(
  'assoc call cls color copy del dir endlocal erase ftype md mklink move pause rd ren rename setlocal start title ver verify vol'.split(
    ' ',
  ),
);
