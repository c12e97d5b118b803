/** What was decided, as it may be shown: with the code of the findings, and without the secrets that they are about. */

import type { Note } from '../model/findings/report.ts';
import type { Triaged } from '../model/outcome.ts';
import type { Triage } from '../triage/triage.ts';
import { excerpts } from './excerpt.ts';
import type { SecretMask } from './secret-mask.ts';

/**
 * More than any text shows: reading and masking the lines of a hundred thousand findings would take longer than all
 * the rest.
 */
const excerptsShown = 300;

export function maskTriage(triage: Triage, mask: SecretMask): Triage {
  const findings = withExcerpts(triage.findings, mask);
  if (mask.isEmpty) return { ...triage, findings };
  const said = remembered((text) => mask.prose(null, text));
  return {
    ...triage,
    findings: findings.map((one) => withMessage(one, said(one.finding.message))),
    unscanned: triage.unscanned.map((one) => ({ ...one, reason: said(one.reason), remedy: said(one.remedy) })),
    compared: { ...triage.compared, label: mask.text(triage.compared.label) },
    notes: maskNotes(triage.notes, mask),
  };
}

export const maskNotes = (notes: readonly Note[], mask: SecretMask): readonly Note[] =>
  notes.map((note) => ({ ...note, text: mask.prose(null, note.text) }));

const withMessage = (one: Triaged, message: string): Triaged =>
  message === one.finding.message ? one : { ...one, finding: { ...one.finding, message } };

/** Most findings of a test say the same. */
function remembered(of: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? of(text);
    known.set(text, found);
    return found;
  };
}

/** Adds the code to the most urgent findings, and to the first of each test. */
function withExcerpts(findings: readonly Triaged[], mask: SecretMask): readonly Triaged[] {
  const seen = new Set<string>();
  const shown = findings.filter(
    ({ finding: { test } }, index) => index < excerptsShown || (!seen.has(test) && seen.add(test)),
  );
  const found = excerpts(
    shown.map(({ finding }) => finding),
    mask,
  );
  return findings.map((one) => (found.has(one.finding) ? { ...one, excerpt: found.get(one.finding) ?? null } : one));
}
