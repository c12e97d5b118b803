import type { Finding } from '../../model/findings/finding.ts';
import { unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { nodeOf, type PythonFile } from '../../python/tree/file.ts';
import { fixXmlCall } from '../../remedies/xml/xml-fix.ts';
import { defineRule } from '../rule.ts';

/** A call and the import behind it change together: each finding of them gives the same edits. */
function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  return call ? fixXmlCall(file, call) : unreadable;
}

export const b313 = defineRule({
  ids: ['B313', 'B314', 'B315', 'B316', 'B317', 'B318', 'B319'],
  names: [
    'xml_bad_cElementTree',
    'xml_bad_ElementTree',
    'xml_bad_expatreader',
    'xml_bad_expatbuilder',
    'xml_bad_sax',
    'xml_bad_minidom',
    'xml_bad_pulldom',
  ],
  status: 'active',
  title: 'XML is parsed by a parser that expands entities',
  why: 'A few lines of nested entities can fill the memory of the process, and some parsers can be led to read local files or fetch addresses.',
  remedy:
    'Parse with `defusedxml`, which has the same functions and refuses entities: usually only the import changes, for example ' +
    '`import defusedxml.ElementTree as ET`. Add `defusedxml` to your dependencies. It covers parsing only: keep the standard library for building trees ' +
    '(`Element`, `SubElement`, `Document`) under a second name. Documents that declare entities are refused from then on with `EntitiesForbidden`.',
  safety: 'review',
  cwe: 776,
  owasp2021: { id: 'A05:2021', mapped: true },
  owasp2025: { id: 'A02:2025', mapped: true },
  exploitability: {
    score: 3,
    reason: 'Needs XML from an attacker; mostly an outage, with some parsers also local files.',
  },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b313-b319-xml',
    'https://cwe.mitre.org/data/definitions/776.html',
    'https://docs.python.org/3/library/xml.html',
    'https://github.com/tiran/defusedxml',
  ],
  traps: [
    '`defusedxml.defuse_stdlib()` does protect the standard parsers, but Bandit still reports every call.',
    '`defusedxml.ElementTree` has no `Element`, `SubElement`, `ElementTree` or `indent`: a plain swap of the import breaks code that builds trees.',
    '`fromstring` of defusedxml takes no parser: its second argument is `forbid_dtd`. `sax.parseString` takes bytes only.',
    '`XMLParser()` of defusedxml without `target=ElementTree.TreeBuilder()` makes elements of pure Python, which `SubElement` of the standard library refuses.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'cElementTree',
      before: `import xml.etree.cElementTree as ET


def load_catalogue(path):
    return «ET.parse(path)».getroot()
`,
      after: `import defusedxml.ElementTree as ET


def load_catalogue(path):
    return ET.parse(path).getroot()
`,
    },
    {
      name: 'cElementTree from its package',
      before: `from xml.etree import cElementTree


def load_catalogue(path):
    return «cElementTree.parse(path)».getroot()
`,
      after: `from defusedxml import ElementTree as cElementTree


def load_catalogue(path):
    return cElementTree.parse(path).getroot()
`,
    },
    {
      name: 'ElementTree',
      test: 'B314',
      before: `import xml.etree.ElementTree as ET


def read_invoice(body):
    return «ET.fromstring(body)».findtext("total")
`,
      after: `import defusedxml.ElementTree as ET


def read_invoice(body):
    return ET.fromstring(body).findtext("total")
`,
    },
    {
      name: 'ElementTree that also builds: only parsing moves',
      test: 'B314',
      before: `import xml.etree.ElementTree as ET


def add_stamp(path, day):
    tree = «ET.parse(path)»
    ET.SubElement(tree.getroot(), "stamp").text = day
    tree.write(path)
`,
      after: `import xml.etree.ElementTree as ET

import defusedxml.ElementTree as SafeET


def add_stamp(path, day):
    tree = SafeET.parse(path)
    ET.SubElement(tree.getroot(), "stamp").text = day
    tree.write(path)
`,
      remains: ['B405'],
    },
    {
      name: 'expatreader',
      test: 'B315',
      before: `from xml.sax import expatreader


def feed_parser(handler):
    parser = «expatreader.create_parser()»
    parser.setContentHandler(handler)
    return parser
`,
      after: `from defusedxml import expatreader


def feed_parser(handler):
    parser = expatreader.create_parser()
    parser.setContentHandler(handler)
    return parser
`,
    },
    {
      name: 'expatbuilder',
      test: 'B316',
      before: `from xml.dom import expatbuilder


def read_settings(body):
    return «expatbuilder.parseString(body)»
`,
      after: `from defusedxml import expatbuilder


def read_settings(body):
    return expatbuilder.parseString(body)
`,
    },
    {
      name: 'sax',
      test: 'B317',
      before: `import xml.sax


def import_products(stream, handler):
    «xml.sax.parse(stream, handler)»
`,
      after: `import defusedxml.sax


def import_products(stream, handler):
    defusedxml.sax.parse(stream, handler)
`,
    },
    {
      name: 'minidom',
      test: 'B318',
      before: `from xml.dom import minidom


def read_drawing(upload):
    return «minidom.parse(upload)».documentElement
`,
      after: `from defusedxml import minidom


def read_drawing(upload):
    return minidom.parse(upload).documentElement
`,
    },
    {
      name: 'pulldom',
      test: 'B319',
      before: `from xml.dom import pulldom


def events(upload):
    return «pulldom.parse(upload)»
`,
      after: `from defusedxml import pulldom


def events(upload):
    return pulldom.parse(upload)
`,
    },
    {
      name: 'functions imported by name',
      test: 'B314',
      before: `from xml.etree.ElementTree import ParseError, fromstring, parse


def read_feed(path, fallback):
    try:
        return «parse(path)».getroot()
    except ParseError:
        return fromstring(fallback)
`,
      after: `from defusedxml.ElementTree import ParseError, fromstring, parse


def read_feed(path, fallback):
    try:
        return parse(path).getroot()
    except ParseError:
        return fromstring(fallback)
`,
    },
    {
      name: 'functions imported by name, some for building',
      test: 'B314',
      before: `import os
from xml.etree.ElementTree import (
    Element,
    parse,
    tostring,
)


def wrap(path):
    root = Element("shelf", name=os.path.basename(path))
    root.append(«parse(path)».getroot())
    return tostring(root)
`,
      after: `import os
from xml.etree.ElementTree import (
    Element,
    tostring,
)

from defusedxml.ElementTree import parse


def wrap(path):
    root = Element("shelf", name=os.path.basename(path))
    root.append(parse(path).getroot())
    return tostring(root)
`,
      remains: ['B405'],
    },
    {
      name: 'the faster module with the other as a fallback',
      test: 'B314',
      before: `try:
    import xml.etree.cElementTree as ET
except ImportError:
    import xml.etree.ElementTree as ET


def titles(path):
    return [event[1].text for event in «ET.iterparse(path)» if event[1].tag == "title"]
`,
      after: `import defusedxml.ElementTree as ET


def titles(path):
    return [event[1].text for event in ET.iterparse(path) if event[1].tag == "title"]
`,
    },
    {
      name: 'defusedxml where it is installed becomes required',
      test: 'B314',
      before: `try:
    from defusedxml import ElementTree
except ImportError:
    from xml.etree import ElementTree

root = «ElementTree.fromstring(body)»
`,
      after: `from defusedxml import ElementTree

root = ElementTree.fromstring(body)
`,
    },
    {
      name: 'an annotation keeps the standard module',
      test: 'B314',
      before: `import xml.etree.ElementTree as ET


def root_of(body: bytes) -> "ET.Element":
    return «ET.fromstring(body)»
`,
      after: `import xml.etree.ElementTree as ET

import defusedxml.ElementTree as SafeET


def root_of(body: bytes) -> "ET.Element":
    return SafeET.fromstring(body)
`,
      remains: ['B405'],
    },
    {
      name: 'a parser without a builder gets one, so that its elements stay ordinary ones',
      test: 'B314',
      before: `from xml.etree import ElementTree as etree


def read(path):
    return etree.parse(path, parser=«etree.XMLParser(encoding="utf-8")»)
`,
      after: `from xml.etree import ElementTree as etree

import defusedxml.ElementTree as SafeET


def read(path):
    return etree.parse(path, parser=SafeET.XMLParser(encoding="utf-8", target=etree.TreeBuilder()))
`,
      remains: ['B314', 'B405'],
    },
    {
      name: 'fromstring of defusedxml takes no parser',
      test: 'B314',
      before: `import xml.etree.ElementTree as ET

root = «ET.fromstring(body, parser=ET.XMLParser(encoding="latin-1"))»
`,
      refused: 'is given a parser',
    },
    {
      name: 'a parser from elsewhere would stay as it is',
      test: 'B314',
      before: `import xml.etree.ElementTree as ET

from shelf.parsers import LenientParser


def read(path):
    return «ET.parse(path, LenientParser())»
`,
      refused: 'stays as unsafe as it is',
    },
    {
      name: 'lxml where it is installed: what the name stands for is open',
      test: 'B314',
      before: `try:
    from lxml import etree
except ImportError:
    import xml.etree.ElementTree as etree


def add_stamp(path, day):
    tree = «etree.parse(path)»
    etree.SubElement(tree.getroot(), "stamp").text = day
    return tree
`,
      refused: 'can stand for something else',
    },
    {
      name: 'minidom that also builds',
      test: 'B318',
      before: `import xml.dom.minidom


def wrapped(body):
    document = xml.dom.minidom.Document()
    document.appendChild(«xml.dom.minidom.parseString(body)».documentElement)
    return document
`,
      after: `import xml.dom.minidom

import defusedxml.minidom


def wrapped(body):
    document = xml.dom.minidom.Document()
    document.appendChild(defusedxml.minidom.parseString(body).documentElement)
    return document
`,
      remains: ['B408'],
    },
    {
      name: 'the constants of pulldom stay where they are',
      test: 'B319',
      before: `from xml.dom import pulldom


def orders(upload):
    return [node for event, node in «pulldom.parse(upload)» if event == pulldom.START_ELEMENT]
`,
      after: `from xml.dom import pulldom

import defusedxml.pulldom


def orders(upload):
    return [node for event, node in defusedxml.pulldom.parse(upload) if event == pulldom.START_ELEMENT]
`,
      remains: ['B409'],
    },
    {
      name: 'sax with a handler that derives from the standard one',
      test: 'B317',
      before: `import xml.sax


class Titles(xml.sax.ContentHandler):
    def characters(self, content):
        print(content)


parser = «xml.sax.make_parser()»
parser.setContentHandler(Titles())
`,
      after: `import xml.sax

import defusedxml.sax


class Titles(xml.sax.ContentHandler):
    def characters(self, content):
        print(content)


parser = defusedxml.sax.make_parser()
parser.setContentHandler(Titles())
`,
      remains: ['B406'],
    },
    {
      name: 'parseString of defusedxml takes bytes',
      test: 'B317',
      before: `from xml.sax import parseString


def index(text: str, handler):
    «parseString(text, handler)»
`,
      after: `from defusedxml.sax import parseString


def index(text: str, handler):
    parseString(text.encode(), handler)
`,
    },
    {
      name: 'parseString of what may be a text',
      test: 'B317',
      before: `import xml.sax


def index(document, handler):
    «xml.sax.parseString(document, handler)»
`,
      refused: 'takes bytes only',
    },
    {
      name: 'two XML modules under the name xml',
      test: 'B318',
      before: `import xml.dom.minidom
import xml.sax.saxutils


def title(upload):
    return xml.sax.saxutils.escape(«xml.dom.minidom.parse(upload)».documentElement.tagName)
`,
      after: `import defusedxml.minidom
import xml.sax.saxutils


def title(upload):
    return xml.sax.saxutils.escape(defusedxml.minidom.parse(upload).documentElement.tagName)
`,
    },
    {
      name: 'an import inside the function',
      test: 'B318',
      before: `def read_drawing(upload):
    from xml.dom.minidom import Node, parse

    drawing = «parse(upload)»
    return [child for child in drawing.childNodes if child.nodeType == Node.ELEMENT_NODE]
`,
      after: `def read_drawing(upload):
    from xml.dom.minidom import Node
    from defusedxml.minidom import parse

    drawing = parse(upload)
    return [child for child in drawing.childNodes if child.nodeType == Node.ELEMENT_NODE]
`,
      remains: ['B408'],
    },
  ],
});
