/**
 * The first argument of the process that talks to the cache service: cache-call.ts starts it, cache-library.ts is what
 * it does.
 */
export const cacheProcess = '--cache-service';
