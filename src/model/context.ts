/** Where and why the program runs: read once at the edge, from the runner's environment or from git. */
export interface Context {
  readonly host: 'action' | 'terminal';
  /** `pull_request`, `push`, ...; `terminal` outside a workflow. */
  readonly event: string;
  /** `owner/name`, or null when unknown. */
  readonly repository: string | null;
  readonly serverUrl: string;
  /** The commit that is checked out (HEAD), or null without git. */
  readonly head: string | null;
  /** GITHUB_SHA and GITHUB_REF as the event gave them; null in the terminal. */
  readonly sha: string | null;
  readonly ref: string | null;
  readonly pull: PullRequest | null;
  /**
   * What the event names as the commit to compare with: base sha of a pull request or merge group, `before` of a push.
   */
  readonly eventBase: string | null;
  readonly defaultBranch: string | null;
  /** Run and job, for naming artifacts and linking back. */
  readonly runUrl: string | null;
  readonly job: string | null;
  readonly workflow: string | null;
  /** How this program is called in a terminal: `bandit-remediate`, or npx with the action's own repository and ref. */
  readonly program: readonly string[];
  /** Absolute path of the folder that the result files are written to. */
  readonly results: string;
  /** Absolute path of the repository's root. */
  readonly root: string;
  /** The project folder inside the repository, POSIX, `''` for the root. */
  readonly folder: string;
}

export interface PullRequest {
  readonly number: number;
  readonly headSha: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly fork: boolean;
  readonly dependabot: boolean;
}
