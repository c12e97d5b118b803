/** `safe`: correct programs keep their behaviour. `review`: a person should look. `guidance`: no edit is made. */
export type Safety = 'safe' | 'review' | 'guidance';

/** A compliance reference. `mapped` tells whether OWASP's own list names the CWE, or whether it is our reading. */
export interface Owasp {
  readonly id: string;
  readonly mapped: boolean;
}

/**
 * A case of a rule: Python text with «marks» round what Bandit reports for the rule's id (the marks are removed before use).
 * `after` is what an honest fix looks like; Bandit no longer reports the id there, unless `remains` lists it.
 * The first case is the before/after that users see.
 */
export interface Case {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** Test ids that Bandit still, or newly, reports in `after` (an honest fix may leave B404 or B603 behind). */
  readonly remains?: readonly string[];
  /** Which of the rule's ids Bandit reports at the marks; the first when left out. */
  readonly test?: string;
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
  readonly cases: readonly Case[];
}

/** Checks the shape of a rule at compile time and keeps its file free of type annotations. */
export const defineRule = (rule: Rule): Rule => rule;
