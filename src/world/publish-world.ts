import type { Context } from '../model/context.ts';
import type { Delivery } from '../model/delivery.ts';
import type { Note } from '../model/findings/report.ts';
import type { OpenPull, TriggeringRun } from '../model/github/handover.ts';
import type { CheckRun, FixTarget, Review, StickyComment, TargetWish } from '../model/github/publication.ts';

/** What is posted, drawn anew from values that were checked. */
export interface Publication {
  readonly comment: StickyComment | null;
  readonly checkRun: CheckRun | null;
  readonly review: Review | null;
  readonly sarif: Delivery['sarif'];
}

/** The outside of a publishing run: nothing is checked out, and nothing of the pull request is run. */
export interface PublishWorld {
  /** The run whose end started this one. Throws InputError when something else did. */
  triggeringRun(): Promise<TriggeringRun>;
  /** The open pull requests that the run can have been for, with their heads as they are now. */
  openPulls(run: TriggeringRun): Promise<readonly OpenPull[]>;
  /**
   * What the run handed over, the newest first, not yet validated; a string says why one cannot be read. Throws
   * InputError when there is nothing.
   */
  handovers(run: TriggeringRun, category: string): Promise<readonly (Uint8Array | string)[]>;
  /** Where suggestions can go, or why they cannot. */
  target(context: Context, wish: TargetWish): Promise<FixTarget | string>;
  /** Posts every item; what failed comes back as notes. */
  publish(context: Context, publication: Publication): Promise<readonly Note[]>;
}
