/** JSON in pieces, for what may be longer than one string can be. */

/** A list whose items are drawn one by one, when the text is asked for. */
class List<Item> {
  private readonly items: readonly Item[];
  private readonly draw: (item: Item) => unknown;

  constructor(items: readonly Item[], draw: (item: Item) => unknown) {
    this.items = items;
    this.draw = draw;
  }

  /** The text of each item, with a comma before all but the first. */
  *texts(): Generator<string, void> {
    let separator = '';
    for (const item of this.items) {
      yield `${separator}${JSON.stringify(this.draw(item))}`;
      separator = ',';
    }
  }
}

export const listOf = <Item>(items: readonly Item[], draw: (item: Item) => unknown): List<Item> =>
  new List(items, draw);

/** Fewer pieces than texts: each is written by a call of its own. */
const pieceSize = 1 << 18;

/**
 * What JSON.stringify gives for the object, and a line end. Lists made by `listOf` are drawn piece by piece, again for
 * each reader.
 */
export const jsonText = (value: Readonly<Record<string, unknown>>): Iterable<string> => ({
  [Symbol.iterator]: () => inPieces(texts(value)),
});

/** The same for a list alone. */
export const arrayText = <Item>(list: List<Item>): Iterable<string> => ({
  [Symbol.iterator]: () => inPieces(bracketed(list)),
});

function* bracketed<Item>(list: List<Item>): Generator<string, void> {
  yield '[';
  yield* list.texts();
  yield ']\n';
}

function* texts(value: Readonly<Record<string, unknown>>): Generator<string, void> {
  let separator = '{';
  for (const [key, each] of Object.entries(value)) {
    yield `${separator}${JSON.stringify(key)}:`;
    separator = ',';
    if (each instanceof List) {
      yield '[';
      yield* each.texts();
      yield ']';
    } else yield JSON.stringify(each);
  }
  yield separator === '{' ? '{}\n' : '}\n';
}

function* inPieces(all: Iterable<string>): Generator<string, void> {
  let [piece, size]: [string[], number] = [[], 0];
  for (const text of all) {
    piece.push(text);
    size += text.length;
    if (size < pieceSize) continue;
    yield piece.join('');
    [piece, size] = [[], 0];
  }
  yield piece.join('');
}
