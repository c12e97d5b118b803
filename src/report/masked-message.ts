/** Keeps the secrets that Bandit prints in its messages out of everything that follows. */

import { isSecretTest } from '../identity/secret-literals.ts';

/**
 * Bandit's message without the literal that it quotes. The whole text of a hard-coded password finding is replaced,
 * since nothing in it but the literal differs from one finding to the next: so quotes, line ends and later wordings do
 * not matter.
 */
export function maskedMessage(test: string, name: string, message: string): string {
  if (isSecretTest(test) || name.startsWith('hardcoded_password')) return "Possible hardcoded password: '***'";
  return wellFormed(message).trim();
}

/** A lone surrogate (from undecodable bytes in Python) is no text that can be written as UTF-8. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
