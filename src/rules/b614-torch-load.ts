import { defineRule } from './rule.ts';

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
      before: `import torch


def restore(model, path):
    model.load_state_dict(«torch.load(path, weights_only=False)»)
`,
      after: `from safetensors.torch import load_file


def restore(model, path):
    model.load_state_dict(load_file(path))
`,
    },
  ],
});
