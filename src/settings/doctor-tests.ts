/** Test ids in `tests` and `skips` that do nothing, or that Bandit stops on. */

import type { Note } from '../model/findings/report.ts';
import type { Scan } from '../model/findings/scan.ts';
import { allRules } from '../rules/registry.ts';
import type { Settings } from './bandit-settings.ts';

/** Goes by Bandit's own warnings where there are any (it knows its plugins), and by its removed tests. */
export function doctorTests(scan: Scan, settings: Settings): readonly Note[] {
  const both = [...new Set(settings.tests.filter((test) => settings.skips.includes(test)))];
  const clash = both.map((test) =>
    note(
      `${quoted(test)} is in both \`tests\` and \`skips\`, on which Bandit stops without scanning: take it out of one.`,
    ),
  );
  const unknown = [...new Set([...unknownIn(scan.stderr), ...removedIn([...settings.tests, ...settings.skips])])];
  return [...clash, ...unknown.slice(0, 20).map((test) => note(explain(test, settings)))];
}

const note = (text: string): Note => ({ level: 'warning', topic: 'config', text });
const quoted = (text: string): string => `\`${text}\``;

/** What `extension_loader.validate_profile` logs, with or without a log format of the user's. */
function unknownIn(stderr: string): readonly string[] {
  return [...stderr.matchAll(/Unknown test found in profile: ([^\r\n]*)/g)].map((found) => found[1] ?? '');
}

const removedIn = (tests: readonly string[]): readonly string[] =>
  tests.filter((test) => ruleWith(test)?.status === 'removed');
const ruleWith = (test: string): (typeof allRules)[number] | undefined =>
  allRules.find((rule) => rule.ids.includes(test));

function explain(test: string, settings: Settings): string {
  const list = settings.skips.includes(test) ? '`skips`' : '`tests`';
  const trimmed = test.trim();
  const start = `${quoted(trimmed)} in ${list} does nothing: `;
  if (ruleWith(trimmed)?.status === 'removed') return `${start}Bandit has removed this test. Take it out.`;
  if (trimmed !== test && ruleWith(trimmed)) {
    return `${start}Bandit takes the white space beside it for a part of the id. Write the ids without spaces: B101,B102.`;
  }
  const known = idOf(trimmed);
  if (known) return `${start}Bandit wants test ids here. Write ${quoted(known)}.`;
  return `${start}Bandit knows no test of this id; ids look like B101, and a plugin's are known only where the plugin is installed.`;
}

/** The id for a test's name, or for an id in lower case. */
function idOf(text: string): string | undefined {
  const upper = text.toUpperCase();
  for (const { ids, names } of allRules) {
    const index = names.indexOf(text);
    if (index !== -1) return ids[index];
    if (ids.includes(upper)) return upper;
  }
  return undefined;
}
