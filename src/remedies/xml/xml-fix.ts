/**
 * The answers to findings about XML parsers: calls (B313 to B319) and imports (B405 to B409). Both give the same edits
 * where they belong together.
 */

import { fix, refuse, type Fix, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf, keyword } from '../../python/edits/arguments.ts';
import { dropUnused, importedNames, type ImportedName } from '../../python/imports/imports.ts';
import { nosec } from '../../python/text/nosec.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import type { Node } from '../../python/tree/tree.ts';
import { obstacle } from './xml-calls.ts';
import { defusedxml, entityCaution, xmlImportTests, xmlModules, xmlNameOf, type XmlModule } from './xml-modules.ts';
import { moveUse, type Move } from './xml-move.ts';
import { groupOf, isSwappable, isTypeOnly, movesWhole, swap } from './xml-swap.ts';
import { callOf, parses, xmlGroup, type XmlGroup, type XmlUse } from './xml-uses.ts';

/** What all fixes with defusedxml have in common. */
const withDefusedxml = (given: Pick<Fix, 'edits' | 'summary'> & Partial<Fix>): Fix =>
  fix({ requirements: [defusedxml], cautions: [entityCaution], ...given });

const parserAdvice =
  'Make the parser with `defusedxml.ElementTree.XMLParser(target=…)`, `feed` it the text and take the result of `close`.';

/** The answer to a call of a parser. */
export function fixXmlCall(file: PythonFile, call: Node): Remedy {
  const called = call.childForFieldName('function');
  const found = called && useAt(file, called);
  if (!called) return refuse('the call has no name');
  if (!found) {
    return refuse(
      `what ${quoted(called)} stands for here cannot be seen with certainty`,
      'If it is the standard library’s, take the parser from `defusedxml`.',
    );
  }
  const { group, use } = found;
  const problem = obstacle(file, use, group.module.safe);
  if (problem) return refuse(problem, adviceFor(use, group.module));
  if (isSwappable(file, group)) {
    const statements = group.imports.map(({ statement }) => statement);
    return withDefusedxml({ ...swap(file, statements), summary: `Import the parser from \`${group.module.safe}\`` });
  }
  if (group.others.length > 0) {
    return refuse(
      `\`${group.local}\` can stand for something else than ${quoted(group.module.names[0] ?? '')} as well`,
      'Take the parser from `defusedxml` in each case.',
    );
  }
  if (group.imports.some(({ safe }) => safe)) {
    return refuse(
      'the file falls back to the standard library where `defusedxml` is missing',
      'Require `defusedxml` and drop the fallback.',
    );
  }
  const moved = group.shape === 'name' ? null : moveUse(file, group.module, use);
  if (!moved) {
    return refuse(
      `the name ${quoted(group.local)} cannot be taken from \`${group.module.safe}\` without a change for its other uses`,
      `Call \`${group.module.safe}.${use.name}\` here.`,
    );
  }
  return withDefusedxml({ ...moved, summary: `Parse with \`${group.module.safe}\`` });
}

const adviceFor = ({ name }: XmlUse, { safe }: XmlModule): string =>
  safe === 'defusedxml.ElementTree'
    ? parserAdvice
    : `Call \`${safe}.${name}\` with the document alone${safe === 'defusedxml.sax' ? ', as bytes' : ''}.`;

/** The group and the use that a called expression belongs to. */
function useAt(file: PythonFile, called: Node): { readonly group: XmlGroup; readonly use: XmlUse } | null {
  let head = called;
  while (head.type === 'attribute') head = head.childForFieldName('object') ?? head.namedChildren[0] ?? head;
  if (head.type !== 'identifier') return null;
  for (const module of xmlModules) {
    const group = xmlGroup(file, head, head.text, module);
    const use = group?.uses.find(({ node, name }) => node.id === called.id && module.offers.includes(name));
    if (group && use) return { group, use };
  }
  return null;
}

/** What becomes of one name of an import statement. */
type Fate =
  | { readonly kind: 'blocked'; readonly because: string; readonly advice: string }
  | { readonly kind: 'swapped' }
  | { readonly kind: 'stays'; readonly reason: string; readonly moves: readonly Move[] };

/** The answer to an import of an XML module. */
export function fixXmlImport(file: PythonFile, statement: Node, test: string): Remedy {
  if (statement.type === 'call') {
    return refuse(
      `the module is imported by the call ${quoted(statement)}`,
      'Import it by a statement, and its parsers from `defusedxml`.',
    );
  }
  const names = importedNames(statement);
  if (names === null)
    return refuse(
      'the star import does not say which names are used',
      'Name what you import; take the parsing functions from `defusedxml`.',
    );
  if (names.some(({ path }) => path.startsWith('.')))
    return suppressed(file, statement, test, 'a module of this project', []);
  const reported = names.filter(({ path }) => xmlImportTests[test]?.some((prefix) => path.startsWith(prefix)));
  if (reported.length === 0) return refuse(`Bandit’s ${test} does not speak of ${quoted(statement)}`);
  const unused = dropUnused(
    file,
    reported.map(({ local }) => local),
  ).filter(({ start, end }) => start <= statement.endIndex && end >= statement.startIndex);
  if (unused.length > 0 && reported.every((name) => isIdle(file, statement, name))) {
    return fix({ edits: unused, summary: 'Remove the import, which nothing uses', safety: 'safe' });
  }
  const fates = reported.map((name) => fateOf(file, statement, name));
  const blocked = fates.find((fate) => fate.kind === 'blocked');
  if (blocked) return refuse(blocked.because, blocked.advice);
  const swapped = swap(file, [statement]);
  const stays = movesWhole(file, statement) ? [] : fates.filter((fate) => fate.kind === 'stays');
  if (stays.length === 0) {
    return withDefusedxml({
      ...swapped,
      summary: `Import from \`${xmlNameOf(reported[0]?.path ?? '')?.module.safe ?? 'defusedxml'}\``,
      adds: otherTests(names, test),
    });
  }
  const moves = [swapped, ...stays.flatMap((fate) => fate.moves)];
  return suppressed(
    file,
    statement,
    test,
    moves.some(({ edits }) => edits.length > 0) ? 'parsing is left to defusedxml' : (stays[0]?.reason ?? ''),
    moves,
  );
}

const isIdle = (file: PythonFile, statement: Node, name: ImportedName): boolean => {
  const group = groupOf(file, statement, name);
  return group === null || group.uses.length === 0;
};

/** One statement reports one test: when its name is gone, the next one shows. */
const otherTests = (names: readonly ImportedName[], test: string): readonly string[] =>
  Object.entries(xmlImportTests)
    .filter(
      ([id, prefixes]) => id !== test && names.some(({ path }) => prefixes.some((prefix) => path.startsWith(prefix))),
    )
    .map(([id]) => id);

function suppressed(file: PythonFile, statement: Node, test: string, reason: string, moves: readonly Move[]): Remedy {
  const comment = nosec(file, statement, test, reason);
  if (!comment) {
    return refuse(
      `the import may stay (${reason}), but no comment can be put on its line`,
      `Leave ${test} out for this line in Bandit’s configuration.`,
    );
  }
  const edits = [
    ...new Map(
      [...moves.flatMap((move) => move.edits), comment].map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit]),
    ).values(),
  ];
  const imports = moves.flatMap((move) => move.imports);
  if (edits.length === 1) return fix({ edits, summary: 'State why the import stays', suppression: true });
  return withDefusedxml({
    edits,
    imports,
    summary: 'Parse with `defusedxml`, and state what the import stays for',
    suppression: true,
  });
}

function fateOf(file: PythonFile, statement: Node, name: ImportedName): Fate {
  const group = groupOf(file, statement, name);
  if (!group) return { kind: 'stays', reason: 'parses nothing', moves: [] };
  if (isTypeOnly(statement)) return { kind: 'stays', reason: 'imported for type checkers only', moves: [] };
  if (isSwappable(file, group)) return { kind: 'swapped' };
  const { module, local, uses } = group;
  if (group.imports.some(({ safe }) => safe)) {
    return blocked(
      'the file falls back to the standard library where `defusedxml` is missing',
      'Require `defusedxml` and drop the fallback.',
    );
  }
  if (group.others.some(({ kind }) => kind === 'local'))
    return blocked(`\`${local}\` is assigned to as well`, 'Give the import a name of its own.');
  const whole = uses.find((use) => use.name === '' && use.module !== null);
  if (whole)
    return blocked(
      `the module itself is handed on as ${quoted(whole.node)}`,
      'Hand on the module of `defusedxml` where it is for parsing.',
    );
  const parsing = uses.filter((use) => parses(module, use.name));
  const hard = parsing.map((use) => problemOf(file, group, use)).find((problem) => problem !== null);
  if (hard) return blocked(hard, 'Parse with `defusedxml` in another way, then let the import say what it stays for.');
  const hidden = uses.find((use) => readsLater(use));
  if (hidden)
    return blocked(
      `${quoted(callOf(hidden) ?? hidden.node)} reads a document as well`,
      'Read it with `defusedxml.ElementTree.parse`.',
    );
  const moves = parsing.map((use) => moveUse(file, module, use));
  if (moves.includes(null)) {
    return blocked(
      `the name for \`${module.safe}\` is taken in this file`,
      `Import \`${module.safe}\` under another name and parse with it.`,
    );
  }
  return { kind: 'stays', reason: purposeOf(group), moves: moves.filter((move) => move !== null) };
}

const blocked = (because: string, advice: string): Fate => ({ kind: 'blocked', because, advice });

/** Why a use that parses cannot move, or can only move with its import that has to stay. */
function problemOf(file: PythonFile, { module, shape, others }: XmlGroup, use: XmlUse): string | null {
  if (!module.offers.includes(use.name))
    return `${quoted(callOf(use) ?? use.node)} parses too, and defusedxml has nothing in its place`;
  if (others.length > 0 || shape === 'name') {
    return (
      obstacle(file, use, module.safe) ??
      `${quoted(use.node)} cannot be taken from \`${module.safe}\` without a change for its other uses`
    );
  }
  return obstacle(file, use, module.safe);
}

/** `ElementTree(file=…)` parses, and `ElementTree()` is there to be given a document by its method `parse`. */
function readsLater(use: XmlUse): boolean {
  const call = use.name === 'ElementTree' ? callOf(use) : null;
  if (!call) return false;
  return (
    argumentsOf(call).length !== 1 ||
    keyword(call, 'file') !== null ||
    argumentsOf(call).some(({ splat }) => splat !== null)
  );
}

/** For escaping and writing there is a better word than that nothing is parsed. */
function purposeOf({ module, uses, name }: XmlGroup): string {
  const words = [name, ...uses.map((use) => use.name)].filter(Boolean).map((path) => path.replace(/^saxutils\.?/u, ''));
  if (words.length > 0 && words.every((word) => /(?:Error|Exception)$/u.test(word))) return 'parses nothing';
  return words.every((word) => /^(?:escape|unescape|quoteattr)?$/u.test(word)) && words.some(Boolean)
    ? 'escapes text only'
    : uses.some((use) => callOf(use) !== null)
      ? module.purpose
      : 'parses nothing';
}
