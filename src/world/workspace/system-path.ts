import { join } from 'node:path';

/**
 * What the system is to be asked for, for a path that may hold bytes which are no UTF-8 as lone surrogates (see
 * git/paths.ts). As text such a path would be sent with replacement characters, which is another name.
 */
export function systemPath(root: string, path: string): string | Buffer {
  const whole = join(root, path);
  if (!/\p{Surrogate}/u.test(whole)) return whole;
  return Buffer.concat(
    [...whole].map((each) =>
      /[\udc80-\udcff]/u.test(each) ? Buffer.from([each.charCodeAt(0) - 0xdc00]) : Buffer.from(each, 'utf8'),
    ),
  );
}
