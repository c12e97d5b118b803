/** What the stand-in remembers of pull requests. Tests read these; the routes write them. */

import type { Actor } from './actors.ts';
import type { Repository } from './repository.ts';

export interface Comment {
  readonly id: number;
  readonly nodeId: string;
  /** The number of the pull request (or issue) that it is on. */
  readonly issue: number;
  readonly author: Actor;
  readonly createdAt: string;
  body: string;
  updatedAt: string;
  /** Why it is hidden (`outdated`, `resolved` ...), or null. */
  minimized: string | null;
}

export interface ReviewComment {
  readonly id: number;
  readonly nodeId: string;
  readonly thread: Thread;
  readonly review: Review;
  readonly author: Actor;
  readonly createdAt: string;
  body: string;
  minimized: string | null;
}

/** Comments on the same lines of a file. */
export interface Thread {
  readonly nodeId: string;
  readonly pull: Pull;
  readonly path: string;
  /** The last line, and the first of several, as they were commented on. */
  readonly line: number;
  readonly startLine: number | null;
  readonly side: 'LEFT' | 'RIGHT';
  /** The commit that the lines are of. */
  readonly commit: string;
  readonly hunk: string;
  readonly comments: ReviewComment[];
  resolvedBy: Actor | null;
}

export interface Review {
  readonly id: number;
  readonly nodeId: string;
  readonly pull: Pull;
  readonly commit: string;
  readonly author: Actor;
  readonly submittedAt: string;
  body: string;
  state: 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED' | 'DISMISSED' | 'PENDING';
  minimized: string | null;
}

export interface Pull {
  readonly id: number;
  readonly nodeId: string;
  readonly number: number;
  readonly repository: Repository;
  readonly author: Actor;
  readonly createdAt: string;
  title: string;
  body: string;
  base: string;
  readonly head: { readonly repository: Repository; readonly ref: string };
  draft: boolean;
  state: 'open' | 'closed';
  merged: boolean;
  /** The tip of the head branch when the pull request was closed. */
  closedAt: string | null;
  maintainerCanModify: boolean;
  updatedAt: string;
  readonly labels: string[];
  readonly reviewers: string[];
  readonly teams: string[];
  readonly reviews: Review[];
  readonly threads: Thread[];
}

export interface Annotation {
  readonly path: string;
  readonly start_line: number;
  readonly end_line: number;
  readonly annotation_level: 'notice' | 'warning' | 'failure';
  readonly message: string;
  readonly title?: string;
}

export interface CheckRun {
  readonly id: number;
  readonly nodeId: string;
  readonly head: string;
  readonly author: Actor;
  name: string;
  externalId: string;
  status: string;
  conclusion: string | null;
  title: string | null;
  summary: string | null;
  text: string | null;
  readonly annotations: Annotation[];
  startedAt: string | null;
  completedAt: string | null;
}

/** A finished upload of a workflow run. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly run: number;
  /** The run's commit, branch and repository (a fork's for its pull requests). */
  readonly headSha: string;
  readonly headBranch: string;
  readonly headRepository: Repository;
  readonly zip: Buffer;
  expired: boolean;
}

/** The pull request's newest commit; the one that it was closed at once it is closed. */
export const headOf = (pull: Pull): string => pull.closedAt ?? pull.head.repository.tip(pull.head.ref) ?? '';
export const baseOf = (pull: Pull): string => pull.repository.tip(pull.base) ?? '';
