/** A remark beside a line of code in the run's log and in the pull request's diff. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly title: string;
  readonly message: string;
  readonly path: string | null;
  readonly startLine: number;
  readonly endLine: number;
  /** Only when the annotation is on one line: the runner drops columns otherwise. */
  readonly startColumn: number | null;
  readonly endColumn: number | null;
}
