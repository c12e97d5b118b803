import type { Finding } from '../../model/findings/finding.ts';
import { unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { fixXmlEscape } from '../../remedies/xml/xml-escape.ts';
import { fixXmlImport } from '../../remedies/xml/xml-fix.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const statement = nodeOf(file, finding);
  if (!statement) return unreadable;
  return fixXmlEscape(file, statement) ?? fixXmlImport(file, statement, finding.test);
}

export const b405 = defineRule({
  ids: ['B405', 'B406', 'B407', 'B408', 'B409'],
  brings: ['B405', 'B406', 'B407', 'B408', 'B409'],
  names: ['import_xml_etree', 'import_xml_sax', 'import_xml_expat', 'import_xml_minidom', 'import_xml_pulldom'],
  status: 'active',
  title: 'This standard XML module is not safe with untrusted documents',
  why:
    'A few hundred bytes of nested entities can grow to gigabytes and take the process down. ' +
    'How far the parsers protect themselves depends on the expat library that Python was built with.',
  remedy:
    'Import the same module from `defusedxml` (0.7.1 or newer), together with the calls that parse: `defusedxml.ElementTree`, `.sax`, `.minidom`, ' +
    '`.pulldom`, `.expatbuilder`, `.expatreader`. It offers the parsing functions only. A file that also builds trees or derives handlers keeps the ' +
    'standard import for that, marked `# nosec B405 # builds XML only`, and parses with `defusedxml`. ' +
    'For `xml.sax.saxutils.escape(text)` use `html.escape(text, quote=False)`. Delete an import that nothing uses. ' +
    'Documents that declare entities are refused from then on with `EntitiesForbidden`, a `ValueError`.',
  safety: 'review',
  cwe: 776,
  owasp2021: { id: 'A05:2021', mapped: true },
  owasp2025: { id: 'A02:2025', mapped: true },
  exploitability: {
    score: 1,
    reason: 'An import does nothing by itself; the parsing calls are reported as B313 to B319.',
  },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html',
    'https://cwe.mitre.org/data/definitions/776.html',
    'https://docs.python.org/3/library/xml.html',
    'https://github.com/tiran/defusedxml',
  ],
  traps: [
    '`defusedxml.ElementTree` has no `Element`, `SubElement` or `ElementTree`: swapping the import alone breaks files that build XML.',
    '`defusedxml.defuse_stdlib()` protects at run time, but Bandit cannot see it and keeps reporting the import.',
    'B407 means `xml.dom.expatbuilder`; `xml.parsers.expat` is not reported although it needs the same care.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'ElementTree parses',
      before: `«import xml.etree.ElementTree as ET»


def read_feed(path):
    return ET.parse(path).getroot().findall("channel/item")
`,
      after: `import defusedxml.ElementTree as ET


def read_feed(path):
    return ET.parse(path).getroot().findall("channel/item")
`,
    },
    {
      name: 'ElementTree only builds, with the reason',
      before: `«from xml.etree import ElementTree»


def sitemap(pages):
    root = ElementTree.Element("urlset")
    for page in pages:
        ElementTree.SubElement(root, "loc").text = page
    return ElementTree.tostring(root)
`,
      after: `from xml.etree import ElementTree  # nosec B405 # builds XML only


def sitemap(pages):
    root = ElementTree.Element("urlset")
    for page in pages:
        ElementTree.SubElement(root, "loc").text = page
    return ElementTree.tostring(root)
`,
    },
    {
      name: 'sax parses',
      test: 'B406',
      before: `«import xml.sax»


def index(upload, handler):
    xml.sax.parse(upload, handler)
`,
      after: `import defusedxml.sax


def index(upload, handler):
    defusedxml.sax.parse(upload, handler)
`,
    },
    {
      name: 'saxutils escapes',
      safety: 'safe',
      test: 'B406',
      before: `«from xml.sax.saxutils import escape»


def cell(text):
    return "<td>" + escape(text) + "</td>"
`,
      after: `from html import escape


def cell(text):
    return "<td>" + escape(text, quote=False) + "</td>"
`,
    },
    {
      name: 'expatbuilder parses',
      test: 'B407',
      before: `«from xml.dom import expatbuilder»


def read_invoice(upload):
    return expatbuilder.parse(upload).documentElement
`,
      after: `from defusedxml import expatbuilder


def read_invoice(upload):
    return expatbuilder.parse(upload).documentElement
`,
    },
    {
      name: 'minidom parses',
      test: 'B408',
      before: `«from xml.dom import minidom»


def titles(body):
    return minidom.parseString(body).getElementsByTagName("title")
`,
      after: `from defusedxml import minidom


def titles(body):
    return minidom.parseString(body).getElementsByTagName("title")
`,
    },
    {
      name: 'pulldom parses',
      test: 'B409',
      before: `«from xml.dom import pulldom»


def orders(stream):
    return [node for event, node in pulldom.parse(stream) if event == "START_ELEMENT"]
`,
      after: `from defusedxml import pulldom


def orders(stream):
    return [node for event, node in pulldom.parse(stream) if event == "START_ELEMENT"]
`,
    },
    {
      name: 'ElementTree that also builds: parsing moves, and the import says why it stays',
      before: `«import xml.etree.ElementTree as ET»


def add_stamp(path, day):
    tree = ET.parse(path)
    ET.SubElement(tree.getroot(), "stamp").text = day
    tree.write(path)
`,
      after: `import xml.etree.ElementTree as ET  # nosec B405 # parsing is left to defusedxml

import defusedxml.ElementTree as SafeET


def add_stamp(path, day):
    tree = SafeET.parse(path)
    ET.SubElement(tree.getroot(), "stamp").text = day
    tree.write(path)
`,
    },
    {
      name: 'names for building stay, those for parsing move',
      before: `«from xml.etree.ElementTree import Element, parse»


def wrap(path):
    root = Element("shelf")
    root.append(parse(path).getroot())
    return root
`,
      after: `from xml.etree.ElementTree import Element  # nosec B405 # parsing is left to defusedxml

from defusedxml.ElementTree import parse


def wrap(path):
    root = Element("shelf")
    root.append(parse(path).getroot())
    return root
`,
    },
    {
      name: 'inside a function',
      test: 'B408',
      before: `def elements(upload):
    «from xml.dom.minidom import Node, parse, parseString»
    drawing = parse(upload) if upload else parseString(b"<g/>")
    return [child for child in drawing.childNodes if child.nodeType == Node.ELEMENT_NODE]
`,
      after: `def elements(upload):
    from xml.dom.minidom import Node  # nosec B408 # parsing is left to defusedxml
    from defusedxml.minidom import parse, parseString
    drawing = parse(upload) if upload else parseString(b"<g/>")
    return [child for child in drawing.childNodes if child.nodeType == Node.ELEMENT_NODE]
`,
    },
    {
      name: 'the first of two alternatives',
      before: `try:
    «import xml.etree.cElementTree as ET»
except ImportError:
    import xml.etree.ElementTree as ET

tree = ET.parse("shelf.xml")
`,
      after: `import defusedxml.ElementTree as ET

tree = ET.parse("shelf.xml")
`,
    },
    {
      name: 'nothing uses it',
      safety: 'safe',
      before: `import os
«import xml.etree.ElementTree as ET»

print(os.name)
`,
      after: `import os

print(os.name)
`,
    },
    {
      name: 'for type checkers only',
      before: `from typing import TYPE_CHECKING

if TYPE_CHECKING:
    «from xml.etree.ElementTree import Element»


def tag(element: "Element") -> str:
    return element.tag
`,
      after: `from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # nosec B405 # imported for type checkers only


def tag(element: "Element") -> str:
    return element.tag
`,
    },
    {
      name: 'a handler is no parser',
      test: 'B406',
      before: `«from xml.sax.handler import ContentHandler»


class Titles(ContentHandler):
    pass
`,
      after: `from xml.sax.handler import ContentHandler  # nosec B406 # parses nothing


class Titles(ContentHandler):
    pass
`,
    },
    {
      name: 'escaping that html has no equal for',
      test: 'B406',
      before: `«from xml.sax.saxutils import escape, quoteattr»


def link(url, text):
    return "<a href=%s>%s</a>" % (quoteattr(url), escape(text))
`,
      after: `from xml.sax.saxutils import escape, quoteattr  # nosec B406 # escapes text only


def link(url, text):
    return "<a href=%s>%s</a>" % (quoteattr(url), escape(text))
`,
    },
    {
      name: 'two parsers in one statement',
      test: 'B408',
      before: `«from xml.dom import minidom, pulldom»


def read(upload, stream):
    return minidom.parse(upload), pulldom.parse(stream)
`,
      after: `from defusedxml import minidom, pulldom


def read(upload, stream):
    return minidom.parse(upload), pulldom.parse(stream)
`,
    },
    {
      name: 'a module of the same name in this project',
      test: 'B406',
      before: `«from .xml.sax import Reader»

reader = Reader()
`,
      after: `from .xml.sax import Reader  # nosec B406 # a module of this project

reader = Reader()
`,
    },
    {
      name: 'an incremental parser, which defusedxml lacks',
      before: `«import xml.etree.ElementTree as ET»

parser = ET.XMLPullParser(["end"])
`,
      refused: 'defusedxml has nothing in its place',
    },
    {
      name: 'a document given to ElementTree',
      before: `«import xml.etree.ElementTree as ET»

tree = ET.ElementTree(file="shelf.xml")
`,
      refused: 'reads a document as well',
    },
    {
      name: 'the module handed on as a value',
      before: `«import xml.etree.ElementTree as ET»

register(ET)
`,
      refused: 'handed on',
    },
    {
      name: 'a parameter of the same name',
      test: 'B408',
      before: `def as_document(dom=None):
    if dom is None:
        «import xml.dom.minidom as dom»
    return dom.Document()
`,
      refused: 'is assigned to as well',
    },
    {
      name: 'all names of the module',
      test: 'B408',
      before: `«from xml.dom.minidom import *»

drawing = parseString(body)
`,
      refused: 'star import',
    },
    {
      name: 'a parser class as a base',
      test: 'B406',
      before: `«from xml.sax.expatreader import ExpatParser»


class Reader(ExpatParser):
    pass
`,
      refused: 'defusedxml has nothing in its place',
    },
    {
      name: 'a name for annotations only',
      before: `«from xml.etree.ElementTree import Element»


def title_of(page: Element) -> str:
    return page.attrib["title"]
`,
      after: `from xml.etree.ElementTree import Element  # nosec B405 # parses nothing


def title_of(page: Element) -> str:
    return page.attrib["title"]
`,
    },
    {
      name: 'names that nothing uses beside those that parse',
      before: `«from xml.etree.ElementTree import Element, fromstring, tostring»


def tidy(page):
    return tostring(fromstring(page))
`,
      after: `from defusedxml.ElementTree import fromstring, tostring


def tidy(page):
    return tostring(fromstring(page))
`,
    },
  ],
});
