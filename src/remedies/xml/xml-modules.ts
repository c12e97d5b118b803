/**
 * The parsing modules of the standard library and what defusedxml 0.7.1 has in their place.
 * https://github.com/tiran/defusedxml
 */

export interface XmlModule {
  /** The names that the standard library knows it by. */
  readonly names: readonly string[];
  /** The module that takes its place. */
  readonly safe: string;
  /** What the safe module offers under the same name. */
  readonly offers: readonly string[];
  /** Those of them that parse. */
  readonly parses: readonly string[];
  /** Names that parse as well, and that the safe module lacks: `'*'` for all others. */
  readonly lacks: readonly string[];
  /** How the safe module is called where the standard one has to stay, by custom; null for its full name. */
  readonly alias: string | null;
  /** What the standard module is used for besides parsing. */
  readonly purpose: string;
}

const etree = ['parse', 'iterparse', 'fromstring', 'XML', 'XMLParser', 'XMLTreeBuilder'];

export const xmlModules: readonly XmlModule[] = [
  {
    names: ['xml.etree.ElementTree', 'xml.etree.cElementTree'],
    safe: 'defusedxml.ElementTree',
    alias: 'SafeET',
    purpose: 'builds XML only',
    offers: [...etree, 'ParseError', 'tostring'],
    parses: etree,
    lacks: ['fromstringlist', 'XMLID', 'XMLPullParser', 'canonicalize'],
  },
  {
    names: ['xml.dom.minidom'],
    safe: 'defusedxml.minidom',
    alias: null,
    purpose: 'builds XML only',
    offers: ['parse', 'parseString'],
    parses: ['parse', 'parseString'],
    lacks: [],
  },
  {
    names: ['xml.dom.pulldom'],
    safe: 'defusedxml.pulldom',
    alias: null,
    purpose: 'parses nothing',
    offers: ['parse', 'parseString'],
    parses: ['parse', 'parseString'],
    lacks: ['DOMEventStream'],
  },
  {
    names: ['xml.dom.expatbuilder'],
    safe: 'defusedxml.expatbuilder',
    alias: null,
    purpose: 'parses nothing',
    offers: ['parse', 'parseString'],
    parses: ['parse', 'parseString'],
    lacks: ['*'],
  },
  {
    names: ['xml.sax.expatreader'],
    safe: 'defusedxml.expatreader',
    alias: null,
    purpose: 'parses nothing',
    offers: ['create_parser'],
    parses: ['create_parser'],
    lacks: ['*'],
  },
  {
    names: ['xml.sax'],
    safe: 'defusedxml.sax',
    alias: null,
    purpose: 'parses nothing',
    offers: ['parse', 'parseString', 'make_parser'],
    parses: ['parse', 'parseString', 'make_parser'],
    lacks: ['expatreader'],
  },
];

/**
 * A dotted name, taken apart: the module, and what is named in it (`''` for the module itself,
 * `handler.ContentHandler`).
 */
export interface XmlName {
  readonly module: XmlModule;
  readonly rest: string;
}

/**
 * What a full name means: in the standard library, or in defusedxml when `from` says so. Null when it is no XML
 * parser's.
 */
export function xmlNameOf(path: string, from: 'standard' | 'safe' = 'standard'): XmlName | null {
  for (const module of xmlModules) {
    for (const name of from === 'standard' ? module.names : [module.safe]) {
      if (path === name || path.startsWith(`${name}.`)) return { module, rest: path.slice(name.length + 1) };
    }
  }
  return null;
}

/** The import that Bandit reports for each test: prefixes of what is imported. */
export const xmlImportTests: Readonly<Record<string, readonly string[]>> = {
  B405: ['xml.etree.cElementTree', 'xml.etree.ElementTree'],
  B406: ['xml.sax'],
  B407: ['xml.dom.expatbuilder'],
  B408: ['xml.dom.minidom'],
  B409: ['xml.dom.pulldom'],
};

export const defusedxml = { name: 'defusedxml', specifier: 'defusedxml>=0.7.1' };

export const entityCaution =
  'Documents that declare entities are refused from now on with `defusedxml.EntitiesForbidden`, a `ValueError`.';
