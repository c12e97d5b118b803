import { StringDecoder } from 'node:string_decoder';

/** The end of what a command prints on both of its streams, in bounded memory. */
export class OutputEnd {
  readonly #limit: number;
  #text = '';
  #cut = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes chunks of one stream; a character may be spread over two of them. */
  stream(): (chunk: Uint8Array) => void {
    const decoder = new StringDecoder('utf8');
    return (chunk) => {
      const text = this.#text + decoder.write(Buffer.from(chunk));
      // Twice the limit is kept, so that a secret at the cut is still whole when it is looked for.
      this.#cut ||= text.length > this.#limit * 2;
      this.#text = text.slice(-this.#limit * 2);
    };
  }

  /** At most `limit` characters, from the beginning of a line unless one line fills them, without the secrets. */
  text(secrets: readonly string[]): string {
    const whole = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), this.#text).trimEnd();
    const end = whole.slice(-this.#limit);
    if (end.length === whole.length && !this.#cut) return end;
    return end.slice(whole.at(-end.length - 1) === '\n' ? 0 : end.indexOf('\n') + 1).replace(/^[\uDC00-\uDFFF]/u, '');
  }
}
