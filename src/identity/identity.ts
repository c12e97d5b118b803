/**
 * Gives each finding an identity by which it is recognised when lines move, code is reformatted or Bandit words it
 * otherwise.
 */

import { hash } from 'node:crypto';
import type { Finding } from '../model/findings/finding.ts';
import type { Identified, Identity } from '../model/findings/identity.ts';
import type { Sources } from '../model/findings/sources.ts';
import { groupBy } from '../model/group-by.ts';
import { placeOf, secretsOf, surroundingsOf, viewOf, type Surroundings } from './surroundings.ts';

type Parts = Omit<Identity, 'id'>;

/**
 * The findings in the same order, each with its identity. A file is tokenized once, and only when it has findings.
 * Without a file's text the identity is made of test and path alone. Never throws.
 */
export function identify(findings: readonly Finding[], sources: Sources): readonly Identified[] {
  const parts = new Map<Finding, Parts>();
  for (const [path, group] of groupBy(findings, (finding) => finding.path)) addParts(parts, group, sources.get(path));
  const ids = idsOf(findings, parts);
  return findings.map((finding) => ({
    ...finding,
    identity: { id: ids.get(finding) ?? '', ...(parts.get(finding) ?? unknown) },
  }));
}

/** What is known of a finding without its source: nothing that could be compared. */
const unknown: Parts = {
  code: '',
  shape: '',
  judged: '',
  says: '',
  statement: '',
  scope: '',
  outer: '',
  before: '',
  after: '',
};

function addParts(parts: Map<Finding, Parts>, findings: readonly Finding[], text: string | undefined): void {
  if (text === undefined) return;
  const view = viewOf(text, findings);
  const placed = findings.map((finding) => ({ finding, place: placeOf(finding, view) }));
  const secrets = secretsOf(view, placed);
  const context = rememberedHash(8);
  for (const { finding, place } of placed)
    if (place) parts.set(finding, hashed(surroundingsOf(finding.test, view, place, secrets), context));
}

/** `context` hashes what findings of a file have in common: one's statement is its neighbour's `before`. */
const hashed = (
  { code, shape, judged, says, statement, scope, outer, before, after }: Surroundings,
  context: (text: string) => string,
): Parts => ({
  code: shortHash(code, 12),
  shape: shortHash(shape, 12),
  judged: shortHash(judged, 12),
  says: says === '' ? '' : shortHash(says, 12),
  statement: context(statement),
  scope: context(scope),
  outer: context(outer),
  before: context(before),
  after: context(after),
});

/** Equal findings of a file are told apart by their order in it. */
function idsOf(findings: readonly Finding[], parts: ReadonlyMap<Finding, Parts>): ReadonlyMap<Finding, string> {
  const ids = new Map<Finding, string>();
  const equal = groupBy(findings, (finding) => {
    const { code, scope } = parts.get(finding) ?? unknown;
    return `${finding.test}\0${finding.path}\0${scope}\0${code}`;
  });
  for (const [key, group] of equal) {
    const inOrder = group.length === 1 ? group : group.toSorted(byPlace);
    for (const [index, finding] of inOrder.entries()) ids.set(finding, shortHash(`${key}\0${index + 1}`, 16));
  }
  return ids;
}

const byPlace = (a: Finding, b: Finding): number =>
  a.span.startLine - b.span.startLine || a.span.startColumn - b.span.startColumn;

function rememberedHash(digits: number): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? shortHash(text, digits);
    known.set(text, found);
    return found;
  };
}

const shortHash = (text: string, digits: number): string => hash('sha256', text, 'hex').slice(0, digits);
