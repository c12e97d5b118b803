import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer } from '../../../src/world/github/client.ts';
import { explainWrite } from '../../../src/world/github/commits/write-refusals.ts';
import { newSide } from '../../../src/world/github/review/diff-hunks.ts';

const answer = (status: number, reason: string, more: Partial<Answer> = {}): Answer => ({
  status,
  data: null,
  reason,
  retryAfter: null,
  limited: false,
  uncertain: false,
  kind: '',
  ...more,
});

const wordings: readonly (readonly [Answer, RegExp])[] = [
  [answer(403, 'Resource not accessible by integration'), /lacks a permission.*contents: write/],
  [
    answer(422, 'Resource not accessible by personal access token', { kind: 'FORBIDDEN' }),
    /lacks a permission.*contents: write/,
  ],
  [
    answer(403, 'Resource protected by organization SAML enforcement'),
    /GitHub says: Resource protected by organization SAML/,
  ],
  [
    answer(403, 'GitHub Actions is not permitted to create or approve pull requests.'),
    /Allow GitHub Actions to create and approve pull requests/,
  ],
  [answer(403, 'Repository was archived so is read-only.'), /archived.*`fix: off`/],
  [
    answer(
      403,
      'refusing to allow a GitHub App to create or update workflow `.github/workflows/x.yml` without `workflows` permission',
    ),
    /workflow files.*`workflows` permission/,
  ],
  [
    answer(422, 'Repository rule violations found\n\nChanges must be made through a pull request.'),
    /`fix: pull-request`/,
  ],
  [
    answer(422, 'Changes must be made through a pull request.', { kind: 'BRANCH_PROTECTION_RULE_VIOLATION' }),
    /`fix: pull-request`/,
  ],
  [
    answer(422, 'At least 1 approving review is required', { kind: 'BRANCH_PROTECTION_RULE_VIOLATION' }),
    /`fix: pull-request`/,
  ],
  [answer(403, 'API rate limit exceeded', { limited: true, retryAfter: 300 }), /rate limit.*in 5 min/],
  [answer(403, 'You have exceeded a secondary rate limit.', { limited: true }), /rate limit.*Run the job again later/],
  [answer(401, 'Bad credentials'), /does not accept the token/],
  [answer(404, 'Not Found'), /not found, or the token cannot see it/],
  [answer(422, 'Could not resolve to a Ref', { kind: 'NOT_FOUND' }), /not found, or the token cannot see it/],
  [answer(409, 'Git Repository is empty.'), /did not take it\. GitHub says: Git Repository is empty\.$/],
  [answer(422, 'Validation Failed'), /did not take it\. GitHub says: Validation Failed\.$/],
  [answer(0, 'connect ECONNREFUSED'), /could not be reached/],
  [answer(503, ''), /not available at the moment \(status 503\)/],
  [answer(418, 'teapot'), /status 418\. GitHub says: teapot/],
];
for (const [given, expected] of wordings) {
  test(`${given.status} ${given.kind} ${given.reason.slice(0, 40)}: one line that says what to do`, () => {
    const text = explainWrite(given, 'contents: write');
    assert.match(text, expected);
    assert.doesNotMatch(text, /undefined|\n\n\n/);
  });
}

test('hunks: the lines of the new side, whatever stands in them', () => {
  assert.deepEqual(
    newSide('@@ -1,3 +1,4 @@ def f():\n a\n+b\n c\n d\n@@ -10 +11 @@\n-x\n+y\n\\ No newline at end of file'),
    [
      { start: 1, end: 4 },
      { start: 11, end: 11 },
    ],
  );
  assert.deepEqual(newSide('@@ -1,2 +0,0 @@\n-a\n-b'), [], 'nothing is left to comment on');
  assert.deepEqual(newSide('@@ -0,0 +1,2 @@\n+a\n+b'), [{ start: 1, end: 2 }]);
  // A deleted line that reads like a header is no header.
  assert.deepEqual(newSide('@@ -1,3 +1,2 @@\n a\n-@ -1 +100 @@\n+@@ -1 +100,5 @@\n-b'), [{ start: 1, end: 2 }]);
});
