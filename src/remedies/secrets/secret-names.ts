/** Which names speak of values that an attacker must not guess. */

import { wordsOf } from '../../python/tree/names-around.ts';

/** Words that leave no doubt. */
const sure = new Set([
  'password',
  'passwords',
  'passwd',
  'pwd',
  'passphrase',
  'passcode',
  'secret',
  'secrets',
  'otp',
  'totp',
  'hotp',
  'csrf',
  'xsrf',
  'nonce',
  'nonces',
  'salt',
  'salts',
  'captcha',
  'credential',
  'credentials',
  'apikey',
  'mfa',
  'authtoken',
  'sessionid',
  'pincode',
  'cnonce',
]);
/** Words that speak of a secret in other fields too: tokens of a text, pins of a chip. */
const likely = new Set([
  'token',
  'tokens',
  'auth',
  'authentication',
  'authorization',
  'login',
  'cookie',
  'cookies',
  'pin',
  'voucher',
  'invitation',
  'invite',
  'otc',
  'passkey',
  'iv',
  'challenge',
]);
/** What makes a key, code, token or number one that opens something. */
const opening = new Set([
  'login',
  'verify',
  'verification',
  'auth',
  'authentication',
  'access',
  'reset',
  'security',
  'confirm',
  'confirmation',
  'activation',
  'invite',
  'invitation',
  'recovery',
  'backup',
  'sms',
  'email',
  'coupon',
  'voucher',
  'promo',
  'pass',
  'api',
  'session',
  'private',
  'encryption',
  'signing',
  'license',
  'licence',
  'aes',
  'hmac',
  'master',
  'refresh',
  'bearer',
  'unlock',
  'registration',
  'cipher',
  'crypto',
  'app',
]);
const opened = new Set(['key', 'keys', 'code', 'codes', 'token', 'tokens', 'id', 'link']);

/**
 * How sure a name is: `sure` needs no context, `likely` may mean something else. Null when it says nothing of secrets.
 */
export function secrecyOf(name: string): 'sure' | 'likely' | null {
  const words = wordsOf(name);
  if (words.some((word) => sure.has(word))) return 'sure';
  const pairs = words.some((word) => opening.has(word)) && words.some((word) => opened.has(word));
  if (pairs && !isOrdinary(words)) return words.some((word) => /^tokens?$/u.test(word)) ? 'sure' : 'likely';
  if (words.some((word) => likely.has(word)) && !isOrdinary(words)) return 'likely';
  const makes =
    words.some((word) => /^(?:generate|make|create|new|gen)$/u.test(word)) &&
    words.some((word) => /^keys?$/u.test(word));
  return makes && !isOrdinary(words) ? 'likely' : null;
}

/** `cache_token`, `gpio_pin`, `app_id`, `word_tokens`: no secrets. */
const ordinary = new Set([
  'cache',
  'cached',
  'gpio',
  'sort',
  'word',
  'words',
  'mask',
  'masked',
  'vocab',
  'vocabulary',
  'sentence',
  'corpus',
  'embedding',
  'num',
  'count',
  'max',
  'min',
  'length',
  'primary',
  'email',
]);
const isOrdinary = (words: readonly string[]): boolean =>
  words.some((word) => ordinary.has(word)) || (words.includes('app') && words.includes('id'));
