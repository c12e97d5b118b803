import type { Finding } from '../findings/finding.ts';
import type { Identified } from '../findings/identity.ts';
import type { Fix, Requirement } from './fix.ts';
import type { Excerpt, Refused } from './remediation.ts';

/** A finding that is to be fixed, where it stands in the text of this round. */
export interface Target {
  /** As the report has it: what people are told about. */
  readonly finding: Identified;
  /** The same one in the present text, which earlier rounds may have moved. */
  readonly now: Finding;
}

/** A fix that can be made. */
export interface Planned {
  readonly target: Target;
  readonly fix: Fix;
  readonly excerpt: Excerpt;
  /** Packages that the new code needs and that the project has to declare. */
  readonly requirements: readonly Requirement[];
}

/** All fixes of one file that go together. */
export interface FilePlan {
  readonly path: string;
  /** The text that they are for. */
  readonly text: string;
  readonly fixes: readonly Planned[];
}

/** One round: what can be made at once, what is refused, and what has to wait for it. */
export interface Plan {
  readonly files: readonly FilePlan[];
  readonly refused: readonly Refused[];
  /** Their edits clash with a more urgent fix's: the next round sees what is left to do. */
  readonly waiting: readonly Waiting[];
}

export interface Waiting {
  readonly target: Target;
  /** Test id of the fix that went first. */
  readonly behind: string;
}

/** What limits the fixes that may be made. */
export interface FixLimits {
  /** `safe` leaves out what a person must look at. */
  readonly safety: 'safe' | 'review';
  /** Suppress with this reason instead of fixing: the user's own judgement. Null for none. */
  readonly reason: string | null;
}
