import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isAtLeast, isOlderThan } from '../../../src/remedies/data/required-version.ts';

test('a floor is what all versions have', () => {
  for (const specifier of ['>=2.6', '==2.6.1', '~=2.7', '>2.6', '>=1,>=3', '>= 2.10', '===2.6.0', '>=2.6,<3'])
    assert.equal(isAtLeast(specifier, [2, 6]), true, specifier);
  for (const specifier of ['', '>=2', '<3', '==1.13', '!=2.6', '<=2.6', '>=2.5.9'])
    assert.equal(isAtLeast(specifier, [2, 6]), false, specifier);
});

test('a ceiling is what no version reaches', () => {
  for (const specifier of ['<1.13', '==1.12.1', '<=1.12', '<1', '>=1.0,<1.10'])
    assert.equal(isOlderThan(specifier, [1, 13]), true, specifier);
  for (const specifier of ['', '>=1.0', '<2', '==1.13', '<=1.13', '~=1.0', '!=1.2'])
    assert.equal(isOlderThan(specifier, [1, 13]), false, specifier);
});
