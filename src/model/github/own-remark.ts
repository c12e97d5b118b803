/** What we find our own reviews and comments by: HTML comments, which GitHub keeps and does not show. */

import type { Identified } from '../findings/identity.ts';

/**
 * The same for each review, or comment, of a category. No category can end the HTML comment, and no two have the same
 * marker.
 */
export const marker = (kind: 'review' | 'comment', category: string): string =>
  `<!-- bandit-remediate-${kind} ${encodeURIComponent(category.replace(/\p{Surrogate}/gu, '\ufffd')).replaceAll('-', '%2D')} -->`;

/**
 * Names the finding that a suggestion is for. An id is hex digits; one out of a file that others wrote may not end the
 * HTML comment.
 */
export const suggestionKey = ({ identity }: Identified): string =>
  `bandit-remediate:${identity.id.replace(/[^0-9a-f]/gu, '')}`;

/** A key as it is hidden in a body, and read back. */
export const hidden = (key: string): string => `<!-- ${key} -->`;
export const keyIn = (body: string): string | null => /<!-- (bandit-remediate:[0-9a-f]+) -->/u.exec(body)?.[1] ?? null;

/** A short name of what cannot be suggested: equal lists are not posted twice. */
export const listMark = (digest: string): string => `<!-- bandit-remediate-list ${digest} -->`;
export const listIn = (body: string): string | null =>
  /<!-- bandit-remediate-list ([0-9a-f]+) -->/u.exec(body)?.[1] ?? null;

/** GitHub counts a body in code points. */
export const codePoints = (text: string): number => {
  let count = text.length;
  for (let index = 0; index < text.length - 1; index += 1)
    if (text.charCodeAt(index) >> 10 === 0x36 && text.charCodeAt(index + 1) >> 10 === 0x37) count -= 1;
  return count;
};
