import { defineRule } from './rule.ts';

export const b307 = defineRule({
  ids: ['B307'],
  names: ['eval'],
  status: 'active',
  title: 'eval() runs text as a Python expression',
  why: 'Whoever can influence the text runs any code they like with the rights of your process: an expression can import modules and start programs.',
  remedy:
    'For data use `json.loads`, or `ast.literal_eval` when it is written as Python literals: both read values and run nothing. ' +
    'For a choice of operations use a dictionary of functions. `literal_eval` raises `ValueError` for anything but literals, arithmetic and names included, ' +
    'so check what the callers pass.',
  safety: 'review',
  cwe: 95,
  owasp2021: { id: 'A03:2021', mapped: true },
  owasp2025: { id: 'A05:2025', mapped: true },
  exploitability: { score: 5, reason: 'Any text from an attacker that reaches the call is executed.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/blacklists/blacklist_calls.html#b307-eval',
    'https://cwe.mitre.org/data/definitions/95.html',
    'https://docs.python.org/3/library/ast.html#ast.literal_eval',
    'https://docs.python.org/3/library/functions.html#eval',
  ],
  traps: [
    'Empty `globals` or `{"__builtins__": {}}` is no sandbox: the code gets out through attributes of ordinary objects.',
    '`builtins.eval(…)` silences Bandit and changes nothing.',
  ],
  cases: [
    {
      name: 'text that holds a value',
      before: `def read_limits(request):
    return «eval(request.args["limits"])»
`,
      after: `import ast


def read_limits(request):
    return ast.literal_eval(request.args["limits"])
`,
    },
    {
      name: 'a choice of operations',
      before: `def compare(left, sign, right):
    return «eval(f"{left} {sign} {right}")»
`,
      after: `import operator

COMPARISONS = {"<": operator.lt, "==": operator.eq, ">": operator.gt}


def compare(left, sign, right):
    return COMPARISONS[sign](left, right)
`,
    },
    {
      name: 'a constant needs no evaluation',
      before: `SIZES = «eval("[16, 32, 64]")»
`,
      after: `SIZES = [16, 32, 64]
`,
    },
  ],
});
