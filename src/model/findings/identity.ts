import type { Finding } from './finding.ts';

/**
 * What a finding is recognised by wherever it has moved to. Each part is a short hash: an identity can be published
 * and committed without giving away a line of source or a secret.
 */
export interface Identity {
  /**
   * 16 hex digits, unique within a report: test, path, scope, code and ordinal. Shown to people as the finding's id.
   */
  readonly id: string;
  /** The flagged code as tokens, so that spacing, line breaks, comments and quote style do not count. */
  readonly code: string;
  /**
   * The flagged code as `shapeOf` writes it: it stays when another finding in it is mended, or when a tool rewrites how
   * a text is put together.
   */
  readonly shape: string;
  /** What the test looks at in that shape: the function and the arguments that matter to it. */
  readonly judged: string;
  /** What a command says, whatever starts it; empty for findings that are not about one. */
  readonly says: string;
  /** The whole statement that the flagged code is part of. */
  readonly statement: string;
  /** The name of the class or function around it, and the names of those around that. */
  readonly scope: string;
  readonly outer: string;
  /** The statement before it and the one after it. An empty part is not known: the source could not be read. */
  readonly before: string;
  readonly after: string;
}

/** A finding with its identity. */
export interface Identified extends Finding {
  readonly identity: Identity;
}

/** A finding remembered from a baseline or found at the base commit: all that matching needs, and no source text. */
export interface Remembered {
  readonly test: string;
  readonly path: string;
  readonly identity: Identity;
  /** 1-based line at the base commit; null when remembered from a baseline file, which holds no lines. */
  readonly line: number | null;
}
