import type { Finding } from '../model/findings/finding.ts';
import type { FixSafety, Remedy } from '../model/fixes/fix.ts';
import type { PythonVersion } from '../model/fixes/project.ts';
import type { PythonFile } from '../python/tree/file.ts';

/** `safe`: correct programs keep their behaviour. `review`: a person should look. `guidance`: no edit is made. */
export type Safety = 'safe' | 'review' | 'guidance';

/** A compliance reference. `mapped` tells whether OWASP's own list names the CWE, or whether it is our reading. */
export interface Owasp {
  readonly id: string;
  readonly mapped: boolean;
}

/**
 * A case of a rule: Python text with «marks» round what Bandit reports for the rule's id (the marks are removed before
 * use). With `after` alone, `fix` must give exactly that text. With `refused`, `fix` must refuse, and its reason must
 * hold those words; an `after` beside it shows what a person would write. Bandit no longer reports the id in `after`,
 * unless `remains` lists it. The first case is the before/after that users see, so it has an `after`.
 */
export interface Case {
  readonly name: string;
  readonly before: string;
  readonly after?: string;
  /** Words out of the refusal's `because`. */
  readonly refused?: string;
  /** Test ids that Bandit still, or newly, reports in `after` (an honest fix may leave B404 or B603 behind). */
  readonly remains?: readonly string[];
  /** Which of the rule's ids Bandit reports at the marks; the first when left out. */
  readonly test?: string;
  /** How sure the fix is; the rule's `safety` when left out. */
  readonly safety?: FixSafety;
  /** The file's path, where the rule looks at it (tests, `__init__.py`); `app/module.py` when left out. */
  readonly path?: string;
  /** The oldest Python that the project supports; 3.9 when left out. */
  readonly python?: PythonVersion;
  /** Packages that the project declares, as in requirements.txt: `['torch>=2.6']`. */
  readonly packages?: readonly string[];
}

/** What the product knows about one kind of finding, or about several with the same remedy. */
export interface Rule {
  /** Bandit's test ids that this rule answers. */
  readonly ids: readonly string[];
  /** Bandit's test name for each id, in the order of `ids`: part of the stable name of an alert. */
  readonly names: readonly string[];
  readonly status: 'active' | 'removed';
  /** A heading of at most 80 characters that says what is wrong. */
  readonly title: string;
  /** One or two sentences: what can happen. */
  readonly why: string;
  /** What to do, in Markdown, a sentence to a short paragraph. */
  readonly remedy: string;
  readonly safety: Safety;
  /** The CWE that fits best; Bandit's own is in the finding. Null for removed tests without one. */
  readonly cwe: number | null;
  readonly owasp2021: Owasp | null;
  readonly owasp2025: Owasp | null;
  /** How likely and how bad an exploit is, 1 (hygiene) to 5 (remote code execution), with the reason. */
  readonly exploitability: { readonly score: 1 | 2 | 3 | 4 | 5; readonly reason: string };
  /** Links for further reading: https only. */
  readonly references: readonly string[];
  /** Traps of the obvious fix, one sentence each. */
  readonly traps?: readonly string[];
  /**
   * The answer to one finding of this rule: an edit, or a refusal with its reason. Pure: it never throws, reads no
   * files, and sees no other finding. Without it every finding is answered by the remedy.
   */
  readonly fix?: (finding: Finding, file: PythonFile) => Remedy;
  /** Test ids that its fixes may declare in `adds`, and that a person's repair brings as well. */
  readonly brings?: readonly string[];
  readonly cases: readonly Case[];
}

/** The rule for one of Bandit's test ids: `ruleOf` of the registry, or a test's own. */
export type RuleOf = (test: string) => Rule;

/** Checks the shape of a rule at compile time and keeps its file free of type annotations. */
export const defineRule = (rule: Rule): Rule => rule;
