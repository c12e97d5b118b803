import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { addArgument, hasSplat, keyword, positional } from '../../python/edits/arguments.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { calledName, usesOf } from '../../python/tree/names.ts';
import type { Node } from '../../python/tree/tree.ts';
import { isAtLeast, isOlderThan } from '../../remedies/data/required-version.ts';
import { defineRule } from '../rule.ts';

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  const called = call?.childForFieldName('function');
  if (!call || !called) return unreadable;
  if (!/^torch\.(?:serialization\.)?load$/u.test(calledName(file, call) ?? '')) {
    return refuse(`${quoted(called)} is not certainly \`torch.load\` here`, 'If it is, pass `weights_only=True`.');
  }
  if (hasSplat(call))
    return refuse(
      'the call unpacks `*` or `**` arguments, which may hold `weights_only`',
      'Name `weights_only=True` in the call.',
    );
  const given = keyword(call, 'weights_only');
  if (given?.value.type === 'false') {
    return refuse(
      '`weights_only=False` asks for whole objects',
      'Save the `state_dict()` of the model, or use safetensors, then load with `weights_only=True`.',
    );
  }
  if (given) {
    return refuse(
      `whether ${quoted(given.node)} is true is decided elsewhere`,
      'Write `weights_only=True` where the file need hold no more than tensors.',
    );
  }
  const pickler = keyword(call, 'pickle_module') ?? positional(call, 2);
  if (pickler) {
    return refuse(
      `${quoted(pickler.node)} asks for a pickle module, which \`weights_only=True\` rules out`,
      'Save the `state_dict()` of the model, which needs none.',
    );
  }
  const version = file.project.packages.get('torch') ?? '';
  if (isOlderThan(version, [1, 13])) {
    return refuse(
      `the project requires \`torch${version}\`, which has no \`weights_only\``,
      'Require `torch>=2.10`, then pass `weights_only=True`.',
    );
  }
  return tensorsOnly(file, call, version);
}

/** From 2.6 on it is the default, so that to write it changes nothing. */
function tensorsOnly(file: PythonFile, call: Node, version: string): Remedy {
  const edits = addArgument(file, call, 'weights_only=True');
  const summary = 'Load tensors only, with `weights_only=True`';
  const newer = isAtLeast(version, [2, 10])
    ? []
    : ['Require `torch>=2.10`: older versions have known ways round the flag.'];
  if (isAtLeast(version, [2, 6])) return fix({ edits, summary, safety: 'safe', cautions: newer });
  const model = wholeModel(file, call);
  if (model) {
    return refuse(
      `${quoted(model)} uses what is loaded as a whole model, which \`weights_only=True\` does not load`,
      'Save its `state_dict()` and load that into a model made by your code, with `weights_only=True`.',
    );
  }
  return fix({
    edits,
    summary,
    cautions: [
      'A file with more than tensors and plain containers stops loading: save its `state_dict()` instead.',
      ...newer,
    ],
  });
}

/** A use of the result that only a module has. */
function wholeModel(file: PythonFile, call: Node): Node | null {
  const target = call.parent?.type === 'assignment' ? call.parent.childForFieldName('left') : null;
  const uses = target?.type === 'identifier' ? usesOf(file, target, target.text) : [];
  return (
    [call, ...uses]
      .map(({ parent, id }) => {
        const method =
          parent?.type === 'attribute' &&
          /^(?:eval|train|forward|parameters|named_parameters|modules|children|state_dict)$/u.test(
            parent.childForFieldName('attribute')?.text ?? '',
          );
        const isCalled = parent?.type === 'call' && parent.childForFieldName('function')?.id === id;
        return method && parent.parent?.type === 'call' ? parent : isCalled ? parent : null;
      })
      .find((use) => use !== null) ?? null
  );
}

export const b614 = defineRule({
  ids: ['B614'],
  names: ['pytorch_load'],
  status: 'active',
  title: 'Loading this model file can run code',
  why: '`torch.load` unpickles, and pickle data can call any function: whoever supplies or swaps the file runs code with your program’s rights.',
  remedy:
    'Pass `weights_only=True`: only tensors and plain containers are loaded then. It is the default since PyTorch 2.6; require 2.10 or newer, ' +
    'where known ways round it are closed (CVE-2025-32434, CVE-2026-24747). ' +
    'A file that holds a whole model stops loading: save its `state_dict()` instead, or use the safetensors format, which holds no code at all.',
  safety: 'review',
  cwe: 502,
  owasp2021: { id: 'A08:2021', mapped: true },
  owasp2025: { id: 'A08:2025', mapped: true },
  exploitability: { score: 4, reason: 'Runs code, once the attacker gets a model file loaded.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b614_pytorch_load.html',
    'https://cwe.mitre.org/data/definitions/502.html',
    'https://pytorch.org/docs/stable/generated/torch.load.html',
    'https://huggingface.co/docs/safetensors/index',
  ],
  traps: [
    '`from torch import load` hides the call from Bandit and changes nothing else.',
    '`map_location="cpu"` is about memory, not about safety.',
  ],
  fix: remedy,
  cases: [
    {
      name: 'weights only',
      before: `import torch


def restore(model, path):
    model.load_state_dict(«torch.load(path, map_location="cpu")»)
`,
      after: `import torch


def restore(model, path):
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
`,
    },
    {
      name: 'safetensors instead of pickle',
      refused: 'asks for whole objects',
      before: `import torch


def restore(model, path):
    model.load_state_dict(«torch.load(path, weights_only=False)»)
`,
      after: `from safetensors.torch import load_file


def restore(model, path):
    model.load_state_dict(load_file(path))
`,
    },
    {
      name: 'the default of newer versions, written down',
      safety: 'safe',
      packages: ['torch>=2.6'],
      before: `import torch as t

weights = «t.load(
    path,
    map_location="cpu",  # no GPU needed
)»
`,
      after: `import torch as t

weights = t.load(
    path,
    map_location="cpu",  # no GPU needed
    weights_only=True,
)
`,
    },
    {
      name: 'a whole model',
      before: `import torch

model = «torch.load(path)»
model.eval()
`,
      refused: '`model.eval` uses what is loaded as a whole model',
    },
    {
      name: 'decided elsewhere',
      before: `import torch


def restore(path, trusted):
    return «torch.load(path, weights_only=not trusted)»
`,
      refused: 'is decided elsewhere',
    },
    {
      name: 'another pickle module',
      before: `import dill
import torch

state = «torch.load(path, pickle_module=dill)»
`,
      refused: 'asks for a pickle module',
    },
    {
      name: 'a version without the flag',
      packages: ['torch==1.12.1'],
      before: `import torch

state = «torch.load(path)»
`,
      refused: 'has no `weights_only`',
    },
    {
      name: 'arguments from a dictionary',
      before: `import torch

state = «torch.load(path, **options)»
`,
      refused: 'unpacks',
    },
    {
      name: 'a name that only looks like the module',
      before: `import torch


def restore(torch, path):
    return «torch.load(path)»
`,
      refused: 'not certainly',
    },
  ],
});
