/** Protocols and formats that ask for one digest and no other. */

export interface Prescription {
  /** The name that points to it. */
  readonly name: string;
  readonly by: string;
}

const protocols: readonly (readonly [RegExp, string])[] = [
  [/(?:^|_)git(?:_|$)|^(?:blob|tree)_?sha$/u, 'git'],
  [/web_?socket|^sec_ws|^ws_accept/u, 'WebSocket'],
  [/info_?hash|torrent/u, 'BitTorrent'],
  [/^h?a[12]$|digest_?auth/u, 'HTTP digest authentication'],
  [/cram|apop/u, 'CRAM-MD5 and APOP'],
  [/ntlm/u, 'NTLM'],
  [/radius/u, 'RADIUS'],
  [/totp|hotp/u, 'one-time passwords (RFC 4226)'],
  [/oauth1/u, 'OAuth 1'],
  [/ocsp/u, 'OCSP'],
  [/krb5|kerberos|gss_?api|rc4_?hmac/u, 'Kerberos'],
  [/channel_?binding|^cbt(?:_|$)/u, 'channel binding (RFC 5929)'],
  [/content_?md5/u, 'the Content-MD5 header'],
  [/uuid_?[35]/u, 'UUID versions 3 and 5'],
  [/gravatar/u, 'Gravatar'],
  [/x509|key_?id|thumbprint/u, 'X.509'],
  [/wsse|usernametoken/u, 'WS-Security'],
  [/subject_hash/u, 'OpenSSL’s folders of certificates'],
];

/** The first of the names that points to a protocol or format, the folders of the path aside. */
export function prescribedBy(names: readonly string[], path: readonly string[]): Prescription | null {
  for (const name of names) {
    const plain = name
      .replace(/([a-z\d])([A-Z])/gu, '$1_$2')
      .toLowerCase()
      .replace(/\W+/gu, '_');
    const by = protocols.find(([pattern]) => pattern.test(plain))?.[1];
    if (by !== undefined) return { name, by };
  }
  const kerberos = path.find((one) => /krb5|kerberos/iu.test(one));
  return kerberos === undefined ? pdf(names, path) : { name: kerberos, by: 'Kerberos' };
}

/** The encryption of PDF, whose standard security handler derives its keys with MD5. */
function pdf(names: readonly string[], path: readonly string[]): Prescription | null {
  const name = [...path, ...names].find((one) => /pdf/iu.test(one));
  const about = names.some((one) => /(?:crypt|cipher|password|passwd|key)/iu.test(one));
  return name !== undefined && about ? { name, by: 'the PDF format' } : null;
}
