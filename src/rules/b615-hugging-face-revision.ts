import { defineRule } from './rule.ts';

export const b615 = defineRule({
  ids: ['B615'],
  names: ['huggingface_unsafe_download'],
  status: 'active',
  title: 'The download from the Hugging Face Hub is not pinned',
  why: 'Branches and tags can be moved: whoever gets hold of the publisher’s account changes the model, the data or the code that your program loads next.',
  remedy:
    'Pass `revision=` with the full 40-digit hash of the commit that you have looked at (the "Files and versions" tab of the repository shows it), ' +
    'and raise it on purpose. Use the same hash for the model and its tokenizer. Prefer files in the safetensors format and leave `trust_remote_code` off.',
  safety: 'guidance',
  cwe: 494,
  owasp2021: { id: 'A08:2021', mapped: true },
  owasp2025: { id: 'A08:2025', mapped: true },
  exploitability: { score: 3, reason: 'Needs the publisher’s account, or a publisher who turns.' },
  references: [
    'https://bandit.readthedocs.io/en/latest/plugins/b615_huggingface_unsafe_download.html',
    'https://cwe.mitre.org/data/definitions/494.html',
    'https://huggingface.co/docs/huggingface_hub/guides/download',
  ],
  traps: [
    'A tag or a branch in `revision=` can be moved like no revision at all.',
    'A variable ends the finding even when it holds `"main"`.',
  ],
  cases: [
    {
      name: 'a model at one commit',
      before: `from transformers import AutoModel


def load_encoder():
    return «AutoModel.from_pretrained("acme/encoder")»
`,
      after: `from transformers import AutoModel


def load_encoder():
    return AutoModel.from_pretrained("acme/encoder", revision="5d0f2e8a7f1c4d8b9a3e6c7d8e9f0a1b2c3d4e5f")
`,
    },
    {
      name: 'a data set at one commit instead of a branch',
      before: `from datasets import load_dataset


def reviews():
    return «load_dataset("acme/reviews", revision="main")»
`,
      after: `from datasets import load_dataset


def reviews():
    return load_dataset("acme/reviews", revision="0c3f9a7be1d24586af90b1c2d3e4f5a6b7c8d9e0")
`,
    },
    {
      name: 'a file at one commit',
      before: `from huggingface_hub import hf_hub_download


def vocabulary():
    return «hf_hub_download(repo_id="acme/encoder", filename="vocab.txt")»
`,
      after: `from huggingface_hub import hf_hub_download


def vocabulary():
    return hf_hub_download(
        repo_id="acme/encoder",
        filename="vocab.txt",
        revision="5d0f2e8a7f1c4d8b9a3e6c7d8e9f0a1b2c3d4e5f",
    )
`,
    },
  ],
});
