import { defineRule } from '../rule.ts';

export const b320 = defineRule({
  ids: ['B320', 'B410'],
  names: ['xml_bad_etree', 'import_lxml'],
  status: 'removed',
  title: 'lxml parses XML: look at its settings for untrusted documents',
  why: 'Depending on its version and settings lxml resolves entities, which can read local files or fill the memory.',
  remedy:
    'For untrusted documents use lxml 5 or newer with a parser of your own: `etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)`. ' +
    '`defusedxml.lxml` is deprecated: do not move to it. ' +
    'Bandit has removed both tests: the finding comes from an old report, so run a current Bandit.',
  safety: 'guidance',
  cwe: null,
  owasp2021: null,
  owasp2025: null,
  exploitability: { score: 1, reason: 'Depends on version and settings, and Bandit no longer reports it.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b320-xml-bad-etree',
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_imports.html#b410-import-lxml',
    'https://lxml.de/parsing.html',
  ],
  cases: [],
});
