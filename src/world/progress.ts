/**
 * How far a long scan is: a bar where somebody watches, a line now and then where a log is kept. Nothing for what is
 * soon done.
 */

import { counted, thousands } from '../model/count.ts';

/**
 * Is told how far the scan is, as often as there is news. `share` is the part of the code that is done, 0 to 1: files
 * differ much in size.
 */
export interface Meter {
  update(done: number, of: number, share: number): void;
  /** Takes away what it may have drawn. */
  end(): void;
}

export const noMeter: Meter = { update: () => undefined, end: () => undefined };

/** What a terminal's stream has and a test can make. */
export interface Screen {
  readonly columns?: number;
  write(text: string): unknown;
}

const quietTime = 3_000;
const pause = 5_000;

const percent = (share: number): string => `${Math.floor(100 * Math.min(1, Math.max(0, share)))} %`;
const rateOf = (done: number, milliseconds: number): string =>
  `${counted(Math.round((done * 1000) / Math.max(1, milliseconds)), 'file')} a second`;

/** A line every few seconds, once the scan has taken three: files done, their part of the code, and the rate. */
export function lineMeter(say: (text: string) => void, now: () => number = () => performance.now()): Meter {
  const start = now();
  let last = start + quietTime - pause;
  return {
    update(done, of, share) {
      if (now() - last < pause) return;
      last = now();
      say(
        `  ${thousands(done)} of ${counted(of, 'file')} scanned, ${percent(share)} of the code, ${rateOf(done, last - start)}`,
      );
    },
    end: () => undefined,
  };
}

/** A bar that is drawn over itself, once the scan has taken three seconds, and gone at the end. */
export function barMeter(screen: Screen, now: () => number = () => performance.now()): Meter {
  const start = now();
  let drawn = false;
  return {
    update(done, of, share) {
      if (now() - start < quietTime) return;
      drawn = true;
      screen.write(`\r${barLine(done, of, share, now() - start, screen.columns ?? 80)}\u001b[K`);
    },
    end() {
      if (drawn) screen.write('\r\u001b[K');
      drawn = false;
    },
  };
}

function barLine(done: number, of: number, share: number, milliseconds: number, columns: number): string {
  const text = ` ${percent(share).padStart(5)}  ${thousands(done)} of ${counted(of, 'file')}, ${rateOf(done, milliseconds)}`;
  const width = Math.min(30, columns - text.length - 1);
  if (width < 5) return text.trim().slice(0, Math.max(0, columns - 1));
  const full = Math.round(width * Math.min(1, Math.max(0, share)));
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}${text}`;
}
