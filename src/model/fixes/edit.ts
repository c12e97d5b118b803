/** A replacement in a text: UTF-16 indices, the end exclusive. An insertion has `start === end`. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
