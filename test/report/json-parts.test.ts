import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { jsonBreak } from '../../src/report/json-break.ts';
import { BrokenJson, jsonParts, parseJson, RepeatedKey } from '../../src/report/json-parts.ts';

type Read = { readonly value: unknown } | { readonly at: number; readonly cut: boolean };

/** The value that the parts make up, as JSON.parse would give it; or where the text breaks. */
function read(chunks: Iterable<string>): Read {
  const members = new Map<string, unknown>();
  let whole: { readonly value: unknown } | null = null;
  let list: unknown[] = [];
  try {
    for (const part of jsonParts(chunks, 'results')) {
      if (part.kind === 'element') list.push(part.value);
      else {
        if (part.kind === 'list') list = [];
        const value = part.kind === 'list' ? list : part.value;
        if (part.key === null) whole = { value };
        else members.set(part.key, value);
      }
    }
    return whole ?? { value: Object.fromEntries(members) };
  } catch (error) {
    if (error instanceof BrokenJson) return { at: error.at, cut: error.cut };
    throw error;
  }
}

function orRepeated(look: () => Read): Read | 'repeated' {
  try {
    return look();
  } catch (error) {
    if (error instanceof RepeatedKey) return 'repeated';
    throw error;
  }
}

/** The same by JSON.parse and the search for the break in the whole text. */
function expected(text: string): Read {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return jsonBreak(text);
  }
}

const inTwo = (text: string, at: number): readonly string[] => [text.slice(0, at), text.slice(at)];
const inPieces = (text: string, size: number): readonly string[] =>
  Array.from({ length: Math.ceil(text.length / size) }, (_, index) => text.slice(index * size, (index + 1) * size));

/** Read in one, in single characters and cut at every place, the text gives one and the same. */
function same(text: string): void {
  const wanted = expected(text);
  assert.deepEqual(read([text]), wanted, text);
  assert.deepEqual(read([...inPieces(text, 1)]), wanted, `by characters: ${text}`);
  for (let at = 0; at <= text.length; at += 1) assert.deepEqual(read(inTwo(text, at)), wanted, `cut at ${at}: ${text}`);
}

const report = String.raw`
 { "errors" : [ ] , "metrics":{"./a.py":{"loc":5,"a":[[],[[1]],{"b":[{}]}]}},"results":[{"code":"1 d = {\"a\": [1, 2]}\n2 e = \"\\\\\"}]\n","n":1},
 [ 1 , [2] ], "a string, with ] and } and \\", -1.5e+300, 123456789012345678901234567890, true ,null,{},[],"",  "é\u00e9\ud83d\ude00😀" ], "last" : "\\"  }
`;

describe('parts of JSON', () => {
  test('a report with brackets, quotes and backslashes in its strings, cut at every place', () => same(report));

  for (const [name, text] of [
    ['no member', '{}'],
    ['no element', '{"results":[]}'],
    ['a list', ' [1, {"a": [2]}, "x"] '],
    ['an empty list', '[ ]'],
    ['a string', '"a\\"b"'],
    ['a number', ' -12.5e3'],
    ['a word', 'null '],
    ['results that are an object', '{"results": {"a": 1}}'],
    ['a key with escapes', '{"re\\u0073ults": [1, 2], "\\"": 3}'],
    ['an odd key', '{"__proto__": [1], "results": [{"__proto__": 2}]}'],
    ['results within results', '{"results": [{"results": [1, 2]}]}'],
    ['long blanks', `{${' \n'.repeat(50)}"results"${'\t'.repeat(50)}:\r\n[1${' '.repeat(50)},2]}  `],
  ] as const)
    test(name, () => same(text));

  for (const text of [
    '',
    ' ',
    '{',
    '[',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":1,',
    '{"a":1,}',
    '{"a" 1}',
    '{a: 1}',
    '{1: 2}',
    '{,}',
    '[,]',
    '[1,]',
    '[1 2]',
    '[1}',
    '{"a":1]',
    '{"results":[1}',
    '{"results":[{"a":1]]}',
    '{"results":[1,]}',
    '{"results":[{"a":tru}]}',
    '{"results":[tru,1]}',
    '{"results":[12.,1]}',
    '{"results":[-]}',
    '{"results":[01]}',
    '{"results":["a\nb"]}',
    '{"results":["\\x"]}',
    '{"results":["\\u12g4"]}',
    '{"results":[1]} x',
    '{}{}',
    '1 2',
    'tru',
    'tru e',
    'nul',
    'hunter2',
    '"abc',
    '"abc\\',
    '"abc\\u00',
    '12.',
    '-',
    '1e',
    '{"results":["abc',
    '{"results":[{"a":"b\\',
    "{'a': 1}",
    '{"a":1}}',
    ']',
    '}',
    ':',
    '\ufeff{}',
    '{"a":\u00a01}',
    'NaN',
    '{"results":[undefined]}',
    '{"a":"b" "c"}',
    '{"a":[1,{"b":2],"c":3}',
    '{"results": [\n{"a": hunter2}], "metrics": {}}',
    '{"results":[{"a":"no end}],"b":"c"}',
    '[[[[[[',
    '{"a":{"b":[{"c":',
  ])
    test(`breaks where the whole text does: ${JSON.stringify(text)}`, () => same(text));

  for (const text of [
    '{"results": [1, 2], "results": [3]}',
    '{"a": 1, "results": [], "a": 1}',
    '{"results": [1], "results": 2}',
    '{"results": {}, "results": [1]}',
    '{"metrics": {"a.py": {}, "a.py": {}}}',
    '{"results": [{"a": 1, "b": {"c": 1, "c": 1}}]}',
    '{"a": 1, "\\u0061": 2}',
    '[{"a:": ":", "a:": ":"}]',
    '{"results": [[[{"__proto__": 1, "__proto__": 2}]]]}',
  ])
    test(`a key twice is refused: ${text}`, () => {
      for (const chunks of [[text], inPieces(text, 1), inPieces(text, 3)])
        assert.throws(() => [...jsonParts(chunks, 'results')], RepeatedKey);
      assert.throws(() => parseJson(text), RepeatedKey);
    });

  test('any JSON, in pieces of any size, is what JSON.parse says', () => {
    const value = fc.oneof(fc.jsonValue(), fc.record({ results: fc.array(fc.jsonValue()), metrics: fc.jsonValue() }));
    fc.assert(
      fc.property(value, fc.constantFrom(0, 1, 2), fc.integer({ min: 1, max: 9 }), (json, indent, size) => {
        const text = JSON.stringify(json, null, indent);
        assert.deepEqual(read(inPieces(text, size)), expected(text));
        assert.deepEqual(parseJson(text), JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  test('any JSON that something was done to breaks where the whole text does', () => {
    const value = fc.record({
      errors: fc.array(fc.jsonValue()),
      results: fc.array(fc.jsonValue()),
      last: fc.jsonValue(),
    });
    const change = fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', ' ', '\n', '0', '-', 'e', 't', '.');
    fc.assert(
      fc.property(
        value,
        fc.nat(),
        fc.nat({ max: 3 }),
        change,
        fc.integer({ min: 1, max: 9 }),
        (json, place, gone, put, size) => {
          const text = JSON.stringify(json);
          const at = place % (text.length + 1);
          const changed = `${text.slice(0, at)}${put}${text.slice(at + gone)}`;
          // Two keys have become one: that is refused, and has tests of its own.
          const twice = orRepeated(() => read(inPieces(changed, size)));
          if (twice === 'repeated')
            assert.equal(
              orRepeated(() => read([changed])),
              'repeated',
              changed,
            );
          else assert.deepEqual(twice, expected(changed), changed);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('what is deep or long takes neither the stack nor the square of the time', () => {
    const deep = `{"results":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`;
    assert.deepEqual(
      [...jsonParts(inPieces(deep, 1000), 'results')].map(({ kind }) => kind),
      ['list', 'element'],
    );
    const long = `{"results":["${'\\\\'.repeat(2_000_000)}"]}`;
    assert.deepEqual(
      [...jsonParts(inPieces(long, 50_000), 'results')].map((part) =>
        part.kind === 'element' ? String(part.value).length : 0,
      ),
      [0, 2_000_000],
    );
  });

  test('an element is given before the next one is looked at', () => {
    const seen: string[] = [];
    function* chunks(): Generator<string, void> {
      for (const chunk of ['{"results": [1, ', '2, ', '3], "a', '": 4}']) {
        seen.push(`chunk ${chunk}`);
        yield chunk;
      }
    }
    for (const part of jsonParts(chunks(), 'results'))
      if (part.kind !== 'list') seen.push(`value ${String(part.value)}`);
    assert.deepEqual(seen, [
      'chunk {"results": [1, ',
      'value 1',
      'chunk 2, ',
      'value 2',
      'chunk 3], "a',
      'value 3',
      'chunk ": 4}',
      'value 4',
    ]);
  });
});
