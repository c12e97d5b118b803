/**
 * One part of a scan that several jobs share, as in `2/4`. Which files are in it depends on the files alone: on their
 * names and sizes.
 */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** More than a matrix can have jobs. */
export const mostShards = 256;

/** What the files were split by: machines that have the same files have the same. */
export interface Split {
  /** How many files there are in all shards together. */
  readonly files: number;
  /** SHA-256 of their names and sizes, in hexadecimal. */
  readonly digest: string;
}

export const shardName = ({ index, count }: Shard): string => `shard ${index} of ${count}`;
