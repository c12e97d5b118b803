import { StringDecoder } from 'node:string_decoder';

const headLimit = 128 * 1024;
const tailLimit = 128 * 1024;
const keptLimit = 4 * 1024 * 1024;
const lineLimit = 4096;

/**
 * What a child process says, in bounded memory: the beginning, the end, and between them every line that matters.
 * A hostile repository can make Bandit say gigabytes; what it must not do is make us lose a line about a skipped test.
 */
export class BoundedLog {
  readonly #keep: RegExp | undefined;
  readonly #decoder = new StringDecoder('utf8');
  readonly #head: string[] = [];
  readonly #kept: string[] = [];
  #tail: string[] = [];
  #first = 0;
  #headSize = 0;
  #keptSize = 0;
  #tailSize = 0;
  #left = 0;
  #open = '';

  constructor(keep?: RegExp) {
    this.#keep = keep;
  }

  add(chunk: Uint8Array): void {
    const lines = (this.#open + this.#decoder.write(Buffer.from(chunk))).split('\n');
    this.#open = (lines.pop() ?? '').slice(0, lineLimit);
    for (const line of lines) this.#line(line.replace(/\r$/, '').slice(0, lineLimit));
  }

  text(): string {
    const gap = this.#left > 0 ? [`[${this.#left} lines left out]`] : [];
    const open = this.#open === '' ? [] : [this.#open];
    return [...this.#head, ...this.#kept, ...gap, ...this.#tail.slice(this.#first), ...open].join('\n');
  }

  #line(line: string): void {
    const size = line.length + 1;
    if (this.#headSize + size <= headLimit && this.#tailSize === 0) {
      this.#head.push(line);
      this.#headSize += size;
      return;
    }
    this.#tail.push(line);
    this.#tailSize += size;
    while (this.#tailSize > tailLimit) this.#drop();
  }

  /** The oldest line of the tail goes; it is kept apart when it matters and there is room. */
  #drop(): void {
    const line = this.#tail[this.#first] ?? '';
    this.#first += 1;
    this.#tailSize -= line.length + 1;
    if (this.#keep?.test(line) && this.#keptSize + line.length < keptLimit) {
      this.#kept.push(line);
      this.#keptSize += line.length + 1;
    } else {
      this.#left += 1;
    }
    if (this.#first > 4096) {
      this.#tail = this.#tail.slice(this.#first);
      this.#first = 0;
    }
  }
}
