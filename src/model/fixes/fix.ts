import type { Edit } from './edit.ts';
import type { PythonVersion } from './project.ts';

/** An import that a fix needs: `import module`, or `from module import name`, each with an optional `as`. */
export interface Import {
  readonly module: string;
  /** Null for `import module`. */
  readonly name: string | null;
  /** Null without `as`. */
  readonly alias: string | null;
}

/** A package that the fixed code needs and that the project must declare. */
export interface Requirement {
  /** As on PyPI: `defusedxml`. */
  readonly name: string;
  /** With the lower bound that the fix relies on: `defusedxml>=0.7.1`. */
  readonly specifier: string;
}

/** How sure it is that a correct program keeps its behaviour: `review` needs a person's look. */
export type FixSafety = 'safe' | 'review';

/** An answer to one finding that changes code. Whole or nothing. */
export interface Fix {
  readonly kind: 'fix';
  /** Replacements in the file's text; they do not overlap. */
  readonly edits: readonly Edit[];
  /** Imports that the new code uses. Added once per file, after the edits; those that exist are left alone. */
  readonly imports: readonly Import[];
  /** Local names whose import goes when nothing uses it after the edits. */
  readonly unused: readonly string[];
  /** What the edit does, as an order, in Markdown on one line: "Load with `yaml.safe_load`". */
  readonly summary: string;
  readonly safety: FixSafety;
  /**
   * What a reviewer has to check or do, one sentence each: "Set `DB_PASSWORD` in every environment." Empty when there
   * is nothing.
   */
  readonly cautions: readonly string[];
  /** Test ids that Bandit may newly report on the new code: `B404` for a new `import subprocess`. */
  readonly adds: readonly string[];
  /** The oldest Python that the new code runs on; null when any does that Bandit reads. */
  readonly python: PythonVersion | null;
  readonly requirements: readonly Requirement[];
  /** The edit is a `# nosec` comment with its reason: Bandit cannot be satisfied otherwise. */
  readonly suppression: boolean;
}

/** An answer to one finding that changes nothing, and says why and what a person should do. */
export interface Refusal {
  readonly kind: 'refusal';
  /** Why no edit is made, a clause in Markdown that completes "Not fixed: ...", about this very code. */
  readonly because: string;
  /**
   * What to do instead, about this very code; a sentence or two in Markdown. Empty when the rule's remedy says it all.
   */
  readonly advice: string;
}

export type Remedy = Fix | Refusal;

/** A fix with the usual answers filled in: no imports, no cautions, nothing new for Bandit, any Python. */
export const fix = (given: Pick<Fix, 'edits' | 'summary'> & Partial<Omit<Fix, 'kind'>>): Fix => ({
  kind: 'fix',
  imports: [],
  unused: [],
  safety: 'review',
  cautions: [],
  adds: [],
  python: null,
  requirements: [],
  suppression: false,
  ...given,
});

export const refuse = (because: string, advice = ''): Refusal => ({ kind: 'refusal', because, advice });

/**
 * The answer where the finding's place holds something else than its test speaks of, or code that could not be parsed.
 */
export const unreadable: Refusal = refuse(
  'the code at this place could not be read with certainty',
  'Look at the line yourself; a syntax error nearby can be the cause.',
);
