import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argumentsOf } from '../../python/edits/arguments.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { loadsOwnBytes, pickleName } from '../../remedies/data/pickles.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  const name = pickleName(file, called);
  if (!name?.startsWith('marshal.'))
    return refuse(
      `${quoted(called)} is not certainly the module \`marshal\` here`,
      'If it is, store the data as JSON.',
    );
  const comment = loadsOwnBytes(file, call)
    ? nosec(file, call, 'B302', 'the bytes come from dumps in this file')
    : null;
  if (comment) return fix({ edits: [comment], summary: 'State where the bytes come from', suppression: true });
  const given = argumentsOf(call)[0]?.value;
  return refuse(
    `who may write ${given ? quoted(given) : 'the data'} is not in the code, and another format changes the writer as well`,
    `Write and read it as JSON: \`json.dump\` there and \`json.${name.slice('marshal.'.length)}\` here. A tool that reads \`.pyc\` files keeps it with \`# nosec B302 # reason\`.`,
  );
}

export const b302 = defineRule({
  ids: ['B302'],
  names: ['marshal'],
  status: 'active',
  title: 'marshal loads data in a format that is not safe to read',
  why: '`marshal` is for the interpreter alone. Crafted bytes can crash the process, and they can carry code objects that run when the result is used.',
  remedy:
    'Store the data as `json` or in another documented format; `marshal` also changes between Python versions, so its files do not last. ' +
    'Only tools that read `.pyc` files have a reason to keep it: justify that line with `# nosec B302 # reason`.',
  safety: 'guidance',
  cwe: 502,
  owasp2021: { id: 'A08:2021', mapped: true },
  owasp2025: { id: 'A08:2025', mapped: true },
  exploitability: {
    score: 3,
    reason: 'Bytes from an attacker mostly crash the process; code runs when the result is executed.',
  },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b302-marshal',
    'https://cwe.mitre.org/data/definitions/502.html',
    'https://docs.python.org/3/library/marshal.html',
  ],
  traps: ['`pickle` is no improvement: loading it runs code as well.'],
  fix: remedy,
  cases: [
    {
      name: 'a state file becomes JSON',
      refused: 'who may write `state` is not in the code',
      before: `import marshal


def load_state(path):
    with open(path, "rb") as state:
        return «marshal.load(state)»
`,
      after: `import json


def load_state(path):
    with open(path, "rb") as state:
        return json.load(state)
`,
    },
    {
      name: 'bytes made in the same place',
      safety: 'review',
      before: `from marshal import dumps, loads

clone = «loads(dumps(table))»
`,
      after: `from marshal import dumps, loads

clone = loads(dumps(table))  # nosec B302 # the bytes come from dumps in this file
`,
    },
    {
      name: 'a name that only looks like the module',
      before: `import marshal


def read(marshal, data):
    return «marshal.loads(data)»
`,
      refused: 'not certainly the module',
    },
  ],
});
