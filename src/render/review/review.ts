/** The review with suggestions beside the code of a pull request. */

import { createHash } from 'node:crypto';
import { counted } from '../../model/count.ts';
import type { ChangedFile, Remediation } from '../../model/fixes/remediation.ts';
import { codePoints, listMark, marker, suggestionKey } from '../../model/github/own-remark.ts';
import type { FixTarget, Review } from '../../model/github/publication.ts';
import type { RuleOf } from '../../rules/rule.ts';
import { fence, proseWithCode } from '../../text/markdown.ts';
import { proof, testsSaid } from '../phrases/fixes-totals.ts';
import { listItems } from './review-list.ts';
import { suggestionTexts } from './suggestion-body.ts';
import { layOut, type Layout } from './suggestion-layout.ts';

export interface ReviewWish {
  readonly pull: number;
  readonly category: string;
  /** Commands for a shell that apply all fixes; null without a patch. */
  readonly apply: string | null;
}

/** GitHub slows down whoever posts more than 80 comments a minute, and nobody reads more in one go. */
const mostSuggestions = 50;
/** Under GitHub's 65,536, with room for suggestions that GitHub does not take: those are listed in the body then. */
const bodyRoom = 48_000;

/**
 * The review for the pull request's head. `remediation` is the masked one. `target.files` has only files that are at
 * the head as they were scanned: see `asScanned`. Null without a diff. Without suggestions and body there is nothing to
 * post; suggestions of earlier runs then have to go.
 */
export function reviewOf(remediation: Remediation, target: FixTarget, wish: ReviewWish, ruleOf: RuleOf): Review | null {
  if (target.hunks === null) return null;
  const mark = marker('review', wish.category);
  const layout = layOut(remediation.fixed, remediation.files, target, ruleOf, mostSuggestions);
  const suggestions = layout.placed.map((one) => ({
    path: one.path,
    lines: one.lines,
    key: suggestionKey(one.fixes[0].finding),
    ...suggestionTexts(one, layout.placed, mark),
  }));
  return {
    pull: wish.pull,
    head: target.head,
    body: bodyOf(remediation, layout, wish.apply, mark),
    marker: mark,
    suggestions,
  };
}

function bodyOf(remediation: Remediation, layout: Layout, apply: string | null, mark: string): string {
  const { placed, listed } = layout;
  if (placed.length === 0 && listed.length === 0) return '';
  const also = companions(remediation);
  const head = [lead(remediation, layout, also), `${proof} ${proseWithCode(testsSaid(remediation.tests))}`.trim()];
  const list =
    listed.length + also.length > 0 ? listSection(layout, also, apply, bodyRoom - codePoints(head.join(''))) : '';
  const digest = createHash('sha256')
    .update(JSON.stringify(listed.map(({ fix, because }) => [fix.finding.identity.id, because])))
    .digest('hex')
    .slice(0, 16);
  return [...head, list, `${mark}${listed.length > 0 ? `\n${listMark(digest)}` : ''}`].filter(Boolean).join('\n\n');
}

/** One sentence. */
function lead({ fixed }: Remediation, { placed, listed }: Layout, also: readonly ChangedFile[]): string {
  const here = fixed.length - listed.length;
  const files =
    also.length === 0
      ? ''
      : `; ${counted(also.length, 'more file')} ${also.length === 1 ? 'has' : 'have'} to change with them, shown below`;
  if (placed.length === 0)
    return `**Bandit: the fixes for ${counted(listed.length, 'finding')} cannot stand beside the code as suggestions${files}.**`;
  const rest =
    listed.length === 0 ? '' : `, and ${listed.length} more ${listed.length === 1 ? 'is' : 'are'} listed below`;
  const what = `${counted(placed.length, 'suggestion')} that ${placed.length === 1 ? 'fixes' : 'fix'} ${counted(here, 'finding')}`;
  return `**Bandit: ${what}${rest}${files}; what is proven is all of them together.**`;
}

/** Files that change without a finding of their own: manifests that declare a package which a fix needs. */
function companions({ fixed, files }: Remediation): readonly ChangedFile[] {
  const own = new Set(fixed.map(({ finding }) => finding.path));
  return files.filter(({ path }) => !own.has(path));
}

function listSection({ listed }: Layout, also: readonly ChangedFile[], apply: string | null, room: number): string {
  const title = `${counted(listed.length + also.length, 'change')} that cannot be ${listed.length + also.length === 1 ? 'a suggestion' : 'suggestions'} here`;
  const commands = apply === null ? '' : `All fixes at once, the suggestions too:\n\n${fence('sh', apply)}`;
  const frame = ['<details>', `<summary>${title}</summary>`, commands, '</details>'].filter(Boolean);
  const items = listItems(listed, also, room - codePoints(frame.join('\n\n')));
  return [`<details><summary>${title}</summary>`, commands, items, '</details>'].filter(Boolean).join('\n\n');
}
