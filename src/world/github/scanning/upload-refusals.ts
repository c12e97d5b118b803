import type { Context } from '../../../model/context.ts';
import type { Answer } from '../retry.ts';

/**
 * Why an upload was refused and what to do, in one sentence; `expected` when many repositories are set up like that on
 * purpose.
 */
export interface Explanation {
  readonly text: string;
  readonly expected: boolean;
}

interface Refusal {
  readonly when: (answer: Answer, context: Context) => boolean;
  readonly expected?: boolean;
  readonly text: (answer: Answer, context: Context) => string;
}

const says =
  (pattern: RegExp) =>
  (answer: Answer): boolean =>
    pattern.test(answer.reason);
const is =
  (...statuses: readonly number[]) =>
  (answer: Answer): boolean =>
    statuses.includes(answer.status);
const because = ({ reason }: Answer): string =>
  reason === '' ? '' : ` GitHub says: ${reason.replace(/[.\s]*$/, '')}.`;
const onServer = ({ serverUrl }: Context): boolean =>
  !/^https:\/\/(?:github\.com|[\w-]+\.ghe\.com)\/?$/i.test(serverUrl);
const readOnly = ({ pull }: Context): boolean => pull !== null && (pull.fork || pull.dependabot);

/**
 * The first that applies explains. The wordings matched are GitHub's:
 * https://docs.github.com/rest/code-scanning/code-scanning
 */
const refusals: readonly Refusal[] = [
  {
    when: (answer) => answer.limited,
    text: ({ retryAfter }) => {
      const when = retryAfter === null ? '' : `; it allows another try in ${Math.ceil(retryAfter / 60)} min`;
      return `GitHub's rate limit is used up${when}. Run the job again later, or with fewer jobs at a time.`;
    },
  },
  {
    when: (answer, context) => is(403)(answer) && readOnly(context) && says(/^$|not accessible by|permission/i)(answer),
    expected: true,
    text: (_, { pull }) =>
      `the token of a pull request from ${pull?.dependabot ? 'Dependabot' : 'a fork'} is read-only. The job summary holds the results instead.`,
  },
  {
    when: (answer) => is(403)(answer) && says(/not accessible by/i)(answer),
    expected: true,
    text: () =>
      'the token lacks a permission. Add `permissions: { contents: read, security-events: write }` to the job ' +
      '(private repositories also need `actions: read`).',
  },
  {
    when: says(/(?:advanced|code) security must be enabled/i),
    expected: true,
    text: () =>
      'GitHub Code Security is not enabled for this repository. Enable it in Settings > Advanced Security, or set `upload-sarif: false`.',
  },
  {
    when: says(/code scanning is not enabled/i),
    expected: true,
    text: () =>
      'code scanning is not enabled for this repository. Enable it in Settings > Advanced Security, or set `upload-sarif: false`.',
  },
  {
    when: says(/archived/i),
    expected: true,
    text: () => 'the repository is archived and takes no results. Set `upload-sarif: false`, or unarchive it.',
  },
  {
    when: says(/commit not found|no commit found/i),
    text: () =>
      'GitHub does not know the commit that is checked out. Push it first, or check out the commit that the event names.',
  },
  {
    when: says(/\bref\b.*not found/i),
    text: (answer) =>
      `GitHub does not know the ref any more (a deleted branch or a closed pull request).${because(answer)}`,
  },
  {
    when: is(401),
    text: () => 'GitHub does not accept the token. Check `github-token`: it may be expired or misspelt.',
  },
  {
    when: is(404),
    text: (_, context) =>
      onServer(context)
        ? 'this GitHub server has no code scanning, or the token cannot see the repository. ' +
          'Ask the administrator to enable code scanning, or set `upload-sarif: false`.'
        : 'the repository was not found, or the token cannot see it. ' +
          'Give the job `contents: read` and `security-events: write`, or a `github-token` that may.',
  },
  {
    when: is(413),
    text: () =>
      'the results are larger than GitHub takes (10 MB compressed). Narrow `targets`, or split the scan into jobs with a `category` each.',
  },
  { when: is(400, 422), text: (answer) => `GitHub did not take the results.${because(answer)}` },
  {
    when: is(0),
    text: (answer) =>
      `GitHub could not be reached. Check the network and the proxy settings of the runner.${because(answer)}`,
  },
  {
    when: (answer) => answer.status >= 500,
    text: ({ status }) =>
      `code scanning is not available at the moment (status ${status}). Run the job again later; https://www.githubstatus.com tells more.`,
  },
];

/** Explains a refused upload. */
export function explain(answer: Answer, context: Context): Explanation {
  const refusal = refusals.find(({ when }) => when(answer, context));
  const text = refusal
    ? refusal.text(answer, context)
    : `GitHub refused with status ${answer.status}.${because(answer)} Check what \`github-token\` may do.`;
  return { text, expected: refusal?.expected ?? false };
}
