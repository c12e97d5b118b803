/**
 * Whether a call of an XML parser means the same in defusedxml. The functions there have other parameters behind the
 * first ones, and two differ inside: `sax.parseString` takes bytes only, and `ElementTree.XMLParser` builds elements of
 * pure Python, which the ordinary functions of `xml.etree` refuse, unless it is given a builder.
 * https://github.com/tiran/defusedxml (0.7.1)
 */

import { argumentsOf, hasSplat, keyword, positional, type Argument } from '../../python/edits/arguments.ts';
import { valuesOf } from '../../python/scopes/origin.ts';
import { quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName } from '../../python/tree/names.ts';
import { isText } from '../../python/tree/text-type.ts';
import { bare, type Node } from '../../python/tree/tree.ts';
import { xmlNameOf } from './xml-modules.ts';
import { callOf, type XmlUse } from './xml-uses.ts';

/** Why a use of a parsing function cannot go to defusedxml as it is: a clause. Null when it can. */
export function obstacle(file: PythonFile, use: XmlUse, safe: string): string | null {
  const call = callOf(use);
  if (call === null) return referenceObstacle(use);
  if (hasSplat(call))
    return `${quoted(use.node)} unpacks \`*\` or \`**\` arguments, which mean something else in defusedxml`;
  const name = `${safe}.${use.name}`;
  if (/ElementTree\.(?:fromstring|XML)$/u.test(name)) {
    return argumentsOf(call).length > 1 ? `${quoted(use.node)} is given a parser, and defusedxml’s takes none` : null;
  }
  if (/ElementTree\.XML(?:Parser|TreeBuilder)$/u.test(name)) {
    return positional(call, 0)
      ? `${quoted(use.node)} has an argument by place, which means something else in defusedxml`
      : null;
  }
  if (name.endsWith('sax.make_parser')) {
    return argumentsOf(call).length > 0
      ? `${quoted(call)} names the parsers to choose from, and defusedxml has just one`
      : null;
  }
  if (name.endsWith('sax.parseString')) return textObstacle(file, call);
  return parserObstacle(file, use, call, name);
}

/** As a base class or as the target of an assignment it is not the function that is meant. */
function referenceObstacle({ node }: XmlUse): string | null {
  const list = node.parent;
  if (list?.type === 'argument_list' && list.parent?.type === 'class_definition')
    return `a class derives from ${quoted(node)}`;
  const assigned = list?.type === 'assignment' && list.childForFieldName('left')?.id === node.id;
  return assigned || list?.type === 'delete_statement' ? `${quoted(node)} is assigned to` : null;
}

/** Place and name of the parameter `parser`. */
const parserPlace: Readonly<Record<string, number>> = {
  'defusedxml.ElementTree.parse': 1,
  'defusedxml.ElementTree.iterparse': 2,
  'defusedxml.minidom.parse': 1,
  'defusedxml.minidom.parseString': 1,
  'defusedxml.pulldom.parse': 1,
  'defusedxml.pulldom.parseString': 1,
};

/** A parser from elsewhere would not be a defused one: nothing would be won. */
function parserObstacle(file: PythonFile, use: XmlUse, call: Node, name: string): string | null {
  const place = parserPlace[name];
  const given = place === undefined ? null : (positional(call, place) ?? keyword(call, 'parser'));
  return given === null || isOwnParser(file, given)
    ? null
    : `${quoted(use.node)} is given the parser ${quoted(given.value)}, which stays as unsafe as it is`;
}

/** `None`, or a parser that the file makes by a call which is answered itself. */
function isOwnParser(file: PythonFile, { value }: Argument): boolean {
  const values = valuesOf(file, value);
  return (
    values !== null &&
    values.every((one) => {
      const made = one.type === 'call' ? (calledName(file, one) ?? '') : '';
      const name = xmlNameOf(made) ?? xmlNameOf(made, 'safe');
      return name !== null && /^(?:XMLParser|make_parser|create_parser)$/u.test(name.rest);
    })
  );
}

function textObstacle(file: PythonFile, call: Node): string | null {
  const given = positional(call, 0)?.value ?? keyword(call, 'string')?.value;
  if (!given || isBytes(file, given) || needsEncoding(file, given)) return null;
  return `defusedxml’s \`parseString\` takes bytes only, and whether ${quoted(given)} is bytes or text cannot be seen`;
}

/**
 * Whether a text has to be encoded before defusedxml’s `sax.parseString` takes it. One that names its encoding is not
 * for us to encode.
 */
const needsEncoding = (file: PythonFile, given: Node): boolean =>
  isText(file, given) && !/encoding\s*=/u.test(given.text);

/** The text argument of `sax.parseString` that has to be encoded. */
export function textToEncode(file: PythonFile, use: XmlUse, safe: string): Node | null {
  const call = safe === 'defusedxml.sax' && use.name === 'parseString' ? callOf(use) : null;
  const given = call && (positional(call, 0)?.value ?? keyword(call, 'string')?.value);
  return given && needsEncoding(file, given) ? given : null;
}

function isBytes(file: PythonFile, node: Node): boolean {
  const values = valuesOf(file, node) ?? [];
  return (
    values.length > 0 &&
    values.every((one) => /^(?:[rR]?[bB]|[bB][rR])["']/u.test(one.text) || isBytesCall(file, one) || isContent(one))
  );
}

function isBytesCall(file: PythonFile, node: Node): boolean {
  const called = node.type === 'call' ? node.childForFieldName('function') : null;
  if (!called) return false;
  return called.childForFieldName('attribute')?.text === 'encode' || calledName(file, node) === 'bytes';
}

/** `response.content` of requests and httpx is bytes. */
const isContent = (node: Node): boolean =>
  bare(node).type === 'attribute' && node.childForFieldName('attribute')?.text === 'content';

/** Whether the parser has to be given a builder, so that it makes ordinary elements. */
export function needsBuilder({ name, node }: XmlUse, safe: string): boolean {
  const call =
    /^defusedxml\.ElementTree$/u.test(safe) && /^XML(?:Parser|TreeBuilder)$/u.test(name) ? node.parent : null;
  return call?.type === 'call' && keyword(call, 'target') === null;
}
