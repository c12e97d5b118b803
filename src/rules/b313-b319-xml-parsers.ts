import { defineRule } from './rule.ts';

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
  exploitability: { score: 3, reason: 'Needs XML from an attacker; mostly an outage, with some parsers also local files.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b313-b319-xml',
    'https://cwe.mitre.org/data/definitions/776.html',
    'https://docs.python.org/3/library/xml.html',
    'https://github.com/tiran/defusedxml',
  ],
  traps: [
    '`defusedxml.defuse_stdlib()` does protect the standard parsers, but Bandit still reports every call.',
    '`defusedxml.ElementTree` has no `Element`, `SubElement`, `ElementTree` or `indent`: a plain swap of the import breaks code that builds trees.',
  ],
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
  ],
});
