/** One part of a scan that several jobs share, as in `2/4`. Which files are in it depends on the files alone: on their names and sizes. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}
