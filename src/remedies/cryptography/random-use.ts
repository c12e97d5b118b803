/** What a random number is for when nobody gains by guessing it, by the names near it. */

import { argumentsOf } from '../../python/edits/arguments.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import { argumentNames, wordsOf } from '../../python/tree/names-around.ts';
import { walk, type Node } from '../../python/tree/tree.ts';

interface Sign {
  readonly word: RegExp;
  readonly reason: string;
  /**
   * `all`: a function or class of that name is about nothing else. `direct`: only where the value has no other name.
   * `near`: never a function or class.
   */
  readonly reach: 'all' | 'direct' | 'near';
}

const signs: readonly Sign[] = [
  { word: /^(?:backoff|retry|retries)$/u, reason: 'jitter between retries, not a secret', reach: 'direct' },
  { word: /^jitter$/u, reason: 'jitter, not a secret', reach: 'direct' },
  {
    word: /^(?:sleep|delay|wait|interval|pause|cooldown|timeout|countdown)$/u,
    reason: 'random delay, not a secret',
    reach: 'direct',
  },
  {
    word: /^(?:sampl(?:e|es|ing)|subsample|bootstrap|reservoir|shuffled?|permutation)$/u,
    reason: 'sampling, not a secret',
    reach: 'all',
  },
  {
    word: /^(?:simulat(?:e|ed|ion|or)|mutat(?:e|ion)|crossover|genome|anneal(?:ing)?|particles?)$/u,
    reason: 'simulation, not a secret',
    reach: 'all',
  },
  {
    word: /^(?:augment(?:ation|ed)?|dataset|crop|flip|brightness|epoch)$/u,
    reason: 'training data, not a secret',
    reach: 'all',
  },
  {
    word: /^(?:demos?|examples?|dummy|fake|faker|mock|lorem|placeholder|fixtures?|benchmarks?)$/u,
    reason: 'made-up data, not a secret',
    reach: 'all',
  },
  { word: /^(?:colou?rs?|hue|rgb)$/u, reason: 'a colour, not a secret', reach: 'direct' },
  { word: /^(?:games?|dice|enemy)$/u, reason: 'game play, not a secret', reach: 'all' },
  {
    word: /^(?:agents?|proxy|proxies|mirrors?|replicas?|servers?|endpoints?|brokers?|workers?|peers?)$/u,
    reason: 'choice among equals, not a secret',
    reach: 'near',
  },
];

/** Names that never get a reason: what they stand for may have to be unguessable. */
const secretWord =
  /^(?:keys?|secrets?|tokens?|salts?|nonces?|passwords?|passwd|pwd|passphrase|iv|otp|pin|challenge|csrf|session|sid|cookie|crypt\w*|encrypt\w*|privacy|laplace)$/u;
export const isSecretWord = (name: string): boolean => wordsOf(name).some((word) => secretWord.test(word));

/** What is drawn is told apart by it later, or found by it: guessing it may gain something, whatever stands beside. */
const identity =
  /^(?:u?id|ids|uuid|guid|name|filename|path|port|ports|code|codes|number|ref|reference|hash|digest|url|callback|prefix|suffix|boundary|serial|user|order|address|addr)$/u;
const identifies = (name: string): boolean => wordsOf(name).some((word) => identity.test(word));

/** Whether one of the names speaks of a harmless purpose at all. */
export const speaksOfHarmless = (names: readonly string[]): boolean =>
  names.flatMap(wordsOf).some((word) => signs.some((sign) => sign.word.test(word)));

/**
 * The reason that a layer of names gives, `near` being the names that the value itself gets, of which `names` are some
 * when `isNear`: null when they say nothing, or speak of something else than the number. The caller sees to it that no
 * name speaks of a secret.
 */
export function harmlessReason(
  file: PythonFile,
  call: Node,
  names: readonly string[],
  near: readonly string[],
  isNear: boolean,
): string | null {
  if (near.some(identifies)) return null;
  for (const { word, reason, reach } of signs) {
    const found = names.some((name) => wordsOf(name).some((one) => word.test(one)) && (isNear || !identifies(name)));
    const fits = reach === 'all' || (reach === 'direct' ? isNear || near.length === 0 : isNear && chooses(call));
    if (found && fits && (!reason.startsWith('training') || isLearning(file))) return reason;
  }
  return isNear && operands(call).some((name) => wordsOf(name).includes('jitter')) ? 'jitter, not a secret' : null;
}

/** `choice(servers)`, `randrange(len(servers))`, `randint(0, len(servers) - 1)`. */
const chooses = (call: Node): boolean => {
  const method = call.childForFieldName('function')?.text.split('.').at(-1) ?? '';
  return (
    /^(?:choice|choices|sample)$/u.test(method) ||
    (/^rand(?:int|range)$/u.test(method) && argumentsOf(call).length > 0 && argumentNames(call).includes('len'))
  );
};

/** Pictures are cropped and flipped elsewhere too, but not at random. */
const isLearning = (file: PythonFile): boolean =>
  /^\s*(?:import|from)\s+(?:torch|torchvision|tensorflow|keras|numpy|PIL|cv2|jax|paddle|mxnet)\b/mu.test(file.text);

/** The names that the number is multiplied with, or added to. */
function operands(call: Node): readonly string[] {
  let at = call;
  while (at.parent !== null && /^(?:binary_operator|parenthesized_expression)$/u.test(at.parent.type)) at = at.parent;
  return [...walk(at)]
    .filter(
      ({ type, startIndex }) => type === 'identifier' && (startIndex < call.startIndex || startIndex >= call.endIndex),
    )
    .map(({ text }) => text);
}
