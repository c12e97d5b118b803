/** What GitHub answered to one request, or that it did not. */
export interface Answer {
  /** HTTP status; 0 when no answer came. */
  readonly status: number;
  readonly data: unknown;
  /** GitHub's reason for a refusal, or the connection's error: neutralised, without the token; empty for a success. */
  readonly reason: string;
  /** Seconds after which GitHub allows another try; null when it does not say. */
  readonly retryAfter: number | null;
  /** The request was refused for coming too often, not for what it asks. */
  readonly limited: boolean;
  /**
   * It may have been carried out although no answer says so (a cut connection, a 5xx): look before it is asked for
   * again.
   */
  readonly uncertain: boolean;
  /**
   * GraphQL's type of the first error: `STALE_DATA`, `NOT_FOUND`, `FORBIDDEN` ...; empty when there is none, and for
   * REST.
   */
  readonly kind: string;
}

/** Waiting for one request never takes longer than this in sum. */
const budget = 65_000;
const tries = 5;

/**
 * Milliseconds to wait before the next try, or null to let the answer stand. `spent` is what earlier tries of the
 * request have waited. What is not `repeatable` (a second time has a second effect) is tried again only when it
 * certainly was not carried out.
 * https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
 */
export function waitBeforeRetry(answer: Answer, attempt: number, spent: number, repeatable: boolean): number | null {
  const passing = answer.status === 0 || answer.status >= 500;
  if (attempt >= tries || !(passing || answer.limited) || (answer.uncertain && !repeatable)) return null;
  const asked = answer.retryAfter === null ? null : answer.retryAfter * 1000;
  // Without a date the rule is: at least a minute for a limit, growing pauses for anything else.
  const wait = asked ?? (answer.limited ? 60_000 : 1000 * 3 ** (attempt - 1));
  return spent + wait > budget ? null : wait;
}

/** Reads when to come back: `retry-after` in seconds, else the reset of a limit that is used up. */
export function retryAfterOf(headers: Readonly<Record<string, string>>, now: number): number | null {
  const seconds = Number(headers['retry-after'] ?? NaN);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds;
  const reset = Number(headers['x-ratelimit-reset'] ?? NaN);
  return headers['x-ratelimit-remaining'] === '0' && Number.isFinite(reset)
    ? Math.max(1, Math.ceil(reset - now / 1000))
    : null;
}

/** Both kinds of limit come as 403 or 429; a plain 403 is a missing permission. */
export const isLimited = (status: number, headers: Readonly<Record<string, string>>, reason: string): boolean =>
  status === 429 ||
  (status === 403 &&
    (headers['x-ratelimit-remaining'] === '0' ||
      'retry-after' in headers ||
      /rate limit|abuse detection/i.test(reason)));
