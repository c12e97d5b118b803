/**
 * A number with commas between thousands. Not toLocaleString: loading its data costs more than a whole small run's
 * rendering.
 */
export const thousands = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/gu, ',');

/** `1 finding`, `2 findings`, `1,200 findings`. */
export const counted = (n: number, noun: string): string => `${thousands(n)} ${noun}${n === 1 ? '' : 's'}`;
