import type { CompareRequest, Comparison } from '../model/comparison.ts';
import type { Context } from '../model/context.ts';
import type { Delivered, Delivery } from '../model/delivery.ts';
import type { Scan, ScanRequest } from '../model/scan.ts';
import type { Sources } from '../model/sources.ts';

/** The outside: everything with an effect. The Action and the terminal differ only in which one they are given. */
export interface World {
  /** Runs Bandit, or opens existing reports. Throws WorldError when neither can be done. */
  scan(request: ScanRequest): Promise<Scan>;
  /** The text of files in the workspace, decoded as Python would. Unreadable or outside paths are left out. */
  sources(paths: readonly string[]): Promise<Sources>;
  /** One file that the user named (baseline, policy), relative to the project folder; null when it does not exist. */
  read(path: string): Promise<Uint8Array | null>;
  /** Writes one file that the user named, relative to the project folder and inside the workspace. */
  write(path: string, text: string): Promise<void>;
  /** The base commit's side; or the reason, in one sentence, why there is none. */
  compare(context: Context, request: CompareRequest): Promise<Comparison | string>;
  /** Carries out a delivery, every item of it; what failed comes back as notes. */
  deliver(context: Context, delivery: Delivery): Promise<Delivered>;
}

/** The run cannot go on, for a reason in the user's surroundings: no Python, no network, no such report. */
export class WorldError extends Error {
  override readonly name = 'WorldError';
}
