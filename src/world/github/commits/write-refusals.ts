/** Why GitHub did not let fixes in, and what to do: one sentence for each reason that can be told apart. */

import type { Answer } from '../client.ts';

interface Refusal {
  readonly when: (answer: Answer) => boolean;
  readonly text: (answer: Answer, permission: string) => string;
}

const says =
  (pattern: RegExp) =>
  ({ reason }: Answer): boolean =>
    pattern.test(reason);
const is =
  (...statuses: readonly number[]) =>
  ({ status }: Answer): boolean =>
    statuses.includes(status);
const because = ({ reason }: Answer): string =>
  reason === '' ? '' : ` GitHub says: ${reason.replace(/[.\s]*$/, '')}.`;

const actionsMayNot = /not permitted to create or approve pull requests/i;
const ruleWords =
  /repository rule violations?|protected branch|branch protection|GH0(?:06|13)|required status check|changes must be made through a pull request/i;
const isProtected = (answer: Answer): boolean =>
  answer.kind === 'BRANCH_PROTECTION_RULE_VIOLATION' || ruleWords.test(answer.reason);

/** The first that applies explains. GitHub's own wordings are matched, by REST and GraphQL alike. */
const refusals: readonly Refusal[] = [
  {
    when: (answer) => answer.limited,
    text: ({ retryAfter }) => {
      const when = retryAfter === null ? '' : `; it allows another try in ${Math.ceil(retryAfter / 60)} min`;
      return `GitHub's rate limit is used up${when}. Run the job again later.`;
    },
  },
  {
    when: says(actionsMayNot),
    text: () =>
      'workflows may not create pull requests here. Turn on Settings > Actions > General > "Allow GitHub Actions to create and approve pull requests" ' +
      '(in the organization too), or give `github-token` the token of an App or a person.',
  },
  {
    when: isProtected,
    text: (answer) =>
      `the rules of the branch do not allow it. Use \`fix: pull-request\`, or let the token bypass the rule.${because(answer)}`,
  },
  {
    when: says(/without `?workflows`? permission/i),
    text: () => 'the token may not change workflow files. Give `github-token` a token with the `workflows` permission.',
  },
  {
    when: says(/archived/i),
    text: () => 'the repository is archived and takes no changes. Unarchive it, or set `fix: off`.',
  },
  {
    when: (answer) => is(403)(answer) || answer.kind === 'FORBIDDEN' || says(/not accessible by/i)(answer),
    text: (answer, permission) =>
      `the token lacks a permission. Add \`permissions: { ${permission} }\` to the job; runs for forks and Dependabot get a read-only token.` +
      `${/not accessible by/i.test(answer.reason) ? '' : because(answer)}`,
  },
  {
    when: is(401),
    text: () => 'GitHub does not accept the token. Check `github-token`: it may be expired or misspelt.',
  },
  {
    when: (answer) => is(404)(answer) || answer.kind === 'NOT_FOUND',
    text: (_, permission) =>
      `the repository or the branch was not found, or the token cannot see it. Give the job \`permissions: { ${permission} }\`.`,
  },
  {
    when: is(0),
    text: (answer) =>
      `GitHub could not be reached. Check the network and the proxy settings of the runner.${because(answer)}`,
  },
  {
    when: ({ status }) => status >= 500,
    text: ({ status }) =>
      `GitHub is not available at the moment (status ${status}). Run the job again later; https://www.githubstatus.com tells more.`,
  },
  { when: is(409, 422), text: (answer) => `GitHub did not take it.${because(answer)}` },
];

/**
 * One or two sentences, beginning in lower case: `The fixes were not committed: ${explainWrite(...)}`. `permission` is
 * what the request needs.
 */
export function explainWrite(answer: Answer, permission: string): string {
  const refusal = refusals.find(({ when }) => when(answer));
  return refusal ? refusal.text(answer, permission) : `GitHub refused with status ${answer.status}.${because(answer)}`;
}
