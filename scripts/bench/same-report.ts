/**
 * Two reports of Bandit compared byte for byte, the time of their making apart. Null when they are equal, else the
 * first place where they part.
 */
export function difference(expected: string, given: string): string | null {
  const [one, other] = [timeless(expected), timeless(given)];
  if (one === other) return null;
  const [lines, others] = [one.split('\n'), other.split('\n')];
  const at = lines.findIndex((line, index) => line !== others[index]);
  return at < 0
    ? `it goes on after line ${lines.length}: ${others[lines.length]}`
    : `line ${at + 1}: ${JSON.stringify(lines[at])} became ${JSON.stringify(others[at] ?? 'the end')}`;
}

const timeless = (report: string): string => report.replace(/"generated_at": "[^"]*"/u, '"generated_at": ""');
