import type { Context } from '../model/context.ts';
import type { Delivered, Delivery } from '../model/delivery.ts';
import type { CompareRequest, Comparison } from '../model/findings/comparison.ts';
import type { Scan, ScanRequest } from '../model/findings/scan.ts';
import type { Sources } from '../model/findings/sources.ts';
import type { Manifest } from '../model/fixes/project.ts';
import type { ChangedBytes, ChangedFile, Examination, TestRun, Texts } from '../model/fixes/remediation.ts';
import type { FixTarget, TargetWish } from '../model/github/publication.ts';
import type { Parse } from '../python/tree/tree.ts';

/** The outside: everything with an effect. The Action and the terminal differ only in which one they are given. */
export interface World {
  /**
   * Runs Bandit, or opens existing reports. Throws WorldError when neither can be done. Calls `started` when Bandit
   * works, or when there is none to start: from then on this process has time for other things.
   */
  scan(request: ScanRequest, started?: () => void): Promise<Scan>;
  /** The text of files in the workspace, decoded as Python would. Unreadable or outside paths are left out. */
  sources(paths: readonly string[]): Promise<Sources>;
  /** One file that the user named (baseline, policy), relative to the project folder; null when it does not exist. */
  read(path: string): Promise<Uint8Array | null>;
  /** Writes one file that the user named, relative to the project folder and inside the workspace. */
  write(path: string, text: string): Promise<void>;
  /**
   * The base commit's side; or the reason, in one sentence, why there is none. Goes on beside the scan of the head, and
   * waits for it only where reports are read: at the base Bandit is run when it was run at the head. Else the changed
   * lines decide.
   */
  compare(context: Context, request: CompareRequest, head: Promise<Scan>): Promise<Comparison | string>;
  /** Which of the paths hold here what the base's tree holds there, by their very bytes. */
  unchanged(paths: readonly string[], comparison: Comparison | string | null): Promise<ReadonlySet<string>>;
  /** The parser of Python text; loaded when it is first asked for. */
  parser(): Promise<Parse>;
  /** The files of the project that declare its Python version and its dependencies. */
  manifests(): Promise<readonly Manifest[]>;
  /** Scans and compiles texts in place of the workspace's files of the same paths, written nowhere that others see. */
  examine(texts: Texts, request: ScanRequest): Promise<Examination>;
  /**
   * Writes changed files into the working tree in their own encoding, all or none. Throws WorldError, having written
   * nothing, when one is no longer what it was (`before`), leads out of the workspace, or cannot hold the text.
   */
  apply(files: readonly ChangedFile[]): Promise<void>;
  /**
   * Changed files as bytes in their own encoding, as they are and as they would be: what a patch is made of. Throws
   * WorldError as `apply` does.
   */
  encode(files: readonly ChangedFile[]): Promise<readonly ChangedBytes[]>;
  /** Where fixes are to go, as GitHub has it now; or the reason, in one sentence, why they cannot go there. */
  fixTarget(context: Context, wish: TargetWish): Promise<FixTarget | string>;
  /** Which of the paths have changes that are not committed; none without git. */
  uncommitted(paths: readonly string[]): Promise<readonly string[]>;
  /** Which of the paths lead through a link, which no patch can change. */
  linked(paths: readonly string[]): Promise<readonly string[]>;
  /**
   * Runs the user's test command in the project folder, without a shell, while the files are changed, and puts them
   * back, also when this program is interrupted. Throws WorldError when they cannot be changed or put back.
   */
  test(command: readonly string[], files: readonly ChangedFile[]): Promise<TestRun>;
  /** Carries out a delivery, every item of it; what failed comes back as notes. */
  deliver(context: Context, delivery: Delivery): Promise<Delivered>;
}

/** The run cannot go on, for a reason in the user's surroundings: no Python, no network, no such report. */
export class WorldError extends Error {
  override readonly name = 'WorldError';
}
