/**
 * Text that may be printed to a workflow's log. The runner reads commands out of every line of stdout and stderr:
 * `::name::` after leading white space, and `##[name]` anywhere. It compares by culture, so characters that have no
 * weight (soft hyphens, joiners, controls) do not keep the two apart: they have to go first.
 * https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */

/**
 * Terminal sequences with their content: window titles and links (OSC, DCS ...), cursor moves and colours (CSI),
 * two-character ones. None goes past the beginning of the next one, or a line of beginnings alone would take the square
 * of its length.
 */
const sequences = new RegExp(
  [
    /(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c\u009d\u0090\u0098\u009e\u009f\n\r]*(?:\u0007|\u001b\\|\u009c)/,
    /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/,
    /\u001b[ -/]*[0-~]/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
);
const breaks = /[\t-\r\u0085\u2028\u2029]+/g;
/** Controls, bidirectional overrides, zero-width and other invisible characters, halves of surrogate pairs. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;
const colour = /(\u001b\[[0-9;]*m)/;

/**
 * One line of plain text: no command for the runner, no control over the terminal, nothing hidden. Line breaks become
 * spaces.
 */
export const neutralise = (line: string): string => defuse(clean(line));

/**
 * The same for a line of our own whose colours are to stay: its pieces from the repository went through `neutralise`
 * before.
 */
export const neutraliseStyled = (line: string): string =>
  defuse(
    line
      .split(colour)
      .map((part, index) => (index % 2 === 1 ? part : clean(part)))
      .join(''),
  );

/** At most `length` characters of a foreign text, neutralised; for reasons quoted in a sentence. */
export function quote(text: string, length = 300): string {
  const line = neutralise(text).trim();
  return line.length > length
    ? `${line
        .slice(0, length - 3)
        .trimEnd()
        .replace(/[\uD800-\uDBFF]$/, '')}...`
    : line;
}

const clean = (text: string): string => text.replace(sequences, '').replace(breaks, ' ').replace(invisible, '');
const defuse = (text: string): string => text.replace(/^(\s*):(?=:)/, '$1: ').replace(/##(?=\[)/g, '# #');
