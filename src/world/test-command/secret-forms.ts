/**
 * A secret as it is, and the encoded texts by which it can be told: base64 at any place in a longer text (a header
 * holds `user:secret`), with both alphabets, hexadecimal and URL-encoded. Encoded forms that are too short to tell
 * anything are left out.
 */
export function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const base64 = [0, 1, 2].map((before) => base64At(bytes, before));
  const hex = bytes.toString('hex');
  const encoded = [
    ...base64,
    ...base64.map((text) => text.replaceAll('+', '-').replaceAll('/', '_')),
    hex,
    hex.toUpperCase(),
    percent(bytes),
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
  ];
  return [...new Set([secret, ...encoded.filter((text) => text.length >= 8)])];
}

/** The characters that depend on the secret alone when `before` bytes, and any number after, surround it. */
function base64At(bytes: Buffer, before: number): string {
  const whole = Buffer.concat([Buffer.alloc(before), bytes, Buffer.alloc(2)]).toString('base64');
  return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6));
}

const percent = (bytes: Buffer): string => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
