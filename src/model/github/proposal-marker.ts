/** What a later run has to know of a proposal, hidden in its body; and what people did to the body meanwhile. */

import { createHash } from 'node:crypto';

export interface ProposalMarker {
  /** Hash of the title that we gave: another title is a person's. */
  readonly title: string;
  /** Hash of the findings that it fixes: closed by a person, the same ones are not proposed again. */
  readonly fixes: string;
}

const short = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

export const hashOfTitle = (title: string): string => short(title.trim());
export const proposalMarker = (title: string, ids: readonly string[]): string =>
  `<!-- bandit-remediate:proposal title=${hashOfTitle(title)} fixes=${short([...new Set(ids)].sort().join('\n'))} -->`;

const marker = /<!-- bandit-remediate:proposal title=([0-9a-f]{16}) fixes=([0-9a-f]{16}) -->/gu;

/** Null when the body is none of ours, or no longer. It stands last: one before it is source that a diff shows. */
export function readProposalMarker(body: string): ProposalMarker | null {
  const [, title, fixes] = [...body.matchAll(marker)].at(-1) ?? [];
  return title === undefined || fixes === undefined ? null : { title, fixes };
}

export const withoutProposalMarker = (body: string): string => body.replace(marker, '').trimEnd();

const task = /^([ \t]*[-*] \[)([ xX])(\] .*)$/u;

/** The new body with the boxes ticked that a person has ticked in the present one. */
export function keepTicks(present: string, fresh: string): string {
  const ticked = new Set(
    present.split(/\r?\n/u).flatMap((line) => {
      const [, , mark = ' ', rest = ''] = task.exec(line) ?? [];
      return mark === ' ' ? [] : [rest];
    }),
  );
  const keep = (all: string, begin: string, _mark: string, rest: string): string =>
    ticked.has(rest) ? `${begin}x${rest}` : all;
  return fresh
    .split('\n')
    .map((line) => line.replace(task, keep))
    .join('\n');
}
