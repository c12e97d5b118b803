import type { Finding } from '../../model/findings/finding.ts';
import { fix, refuse, unreadable, type Remedy } from '../../model/fixes/fix.ts';
import { argument, argumentsOf, hasSplat, keyword, setKeyword } from '../../python/edits/arguments.ts';
import { literalText } from '../../python/literals/string-literal.ts';
import { nosec } from '../../python/text/nosec.ts';
import { nodeOf, quoted, type PythonFile } from '../../python/tree/file.ts';
import { walk, type Node } from '../../python/tree/tree.ts';
import { defineRule } from '../rule.ts';

/** What the first parameter of each function is called. */
const repositoryName: Readonly<Record<string, string>> = {
  from_pretrained: 'pretrained_model_name_or_path',
  load_dataset: 'path',
  hf_hub_download: 'repo_id',
  snapshot_download: 'repo_id',
  repository_id: 'repo_id',
};
/** Readers of files that are part of `datasets`: no repository is downloaded for them. */
const builders = [
  'csv',
  'json',
  'text',
  'parquet',
  'arrow',
  'pandas',
  'xml',
  'imagefolder',
  'audiofolder',
  'videofolder',
  'webdataset',
];

function remedy(finding: Finding, file: PythonFile): Remedy {
  const call = nodeOf(file, finding);
  if (!call) return unreadable;
  const reason = noDownload(call);
  const comment = reason === null ? null : nosec(file, call, 'B615', reason);
  if (comment) return fix({ edits: [comment], summary: 'State why nothing is downloaded', suppression: true });
  if (hasSplat(call)) {
    return refuse(
      'the call unpacks `*` or `**` arguments, which may hold the revision',
      'Name `revision=` in the call, with the hash of a commit.',
    );
  }
  const repository = repositoryOf(call);
  if (!repository) return refuse('the call names no repository', 'Pass `revision=` with the hash of a commit.');
  const id = literalText(repository);
  if (id === null) {
    return refuse(
      `which repository ${quoted(repository)} names is decided when the program runs`,
      'Keep the hash of its commit beside the name, in the same setting or table, and pass it as `revision=`.',
    );
  }
  return pinned(file, call, id) ?? unpinned(call, id);
}

const functionName = (call: Node): string => {
  const called = call.childForFieldName('function');
  return (called?.type === 'attribute' ? called.childForFieldName('attribute')?.text : called?.text) ?? '';
};

const repositoryOf = (call: Node): Node | null =>
  argument(call, 0, repositoryName[functionName(call)] ?? 'repo_id')?.value ?? keyword(call, 'repo_id')?.value ?? null;

/** What the call itself says: that it loads from this machine. */
function noDownload(call: Node): string | null {
  if (keyword(call, 'local_files_only')?.value.type === 'true') return 'local_files_only, nothing is downloaded';
  const repository = repositoryOf(call);
  const id = repository ? literalText(repository) : null;
  if (id !== null && /^(?:\.{0,2}\/|\.\.?$)/u.test(id)) return 'a local path, nothing is downloaded';
  const files = keyword(call, 'data_files') ?? keyword(call, 'data_dir');
  const isRemote = files !== null && /:\/\//u.test(files.node.text);
  return functionName(call) === 'load_dataset' && id !== null && builders.includes(id) && files && !isRemote
    ? `the ${id} reader is part of datasets`
    : null;
}

/** Another call of the file has the same repository at a commit: a model and its tokenizer belong together. */
function pinned(file: PythonFile, call: Node, id: string): Remedy | null {
  const given = keyword(call, 'revision');
  if (
    keyword(call, 'commit_id') ||
    (given && !/^["'](?:main|master)["']$/u.test(given.value.text) && given.value.type !== 'none')
  )
    return null;
  const isDataset = functionName(call) === 'load_dataset';
  const others = [...walk(file.root)].filter(
    (node) => node.type === 'call' && node.id !== call.id && (functionName(node) === 'load_dataset') === isDataset,
  );
  const hashes = new Set(others.flatMap((node) => hashFor(node, id)));
  const [hash] = hashes;
  if (hashes.size !== 1 || hash === undefined) return null;
  return fix({
    edits: setKeyword(file, call, 'revision', `"${hash}"`),
    summary: `Load ${quoted(id)} at the commit that the file uses elsewhere`,
    cautions: [`Check that what this call loads from ${quoted(id)} is as wanted at that commit.`],
  });
}

function hashFor(call: Node, id: string): readonly string[] {
  const repository = functionName(call) in repositoryName ? repositoryOf(call) : null;
  const hash =
    argumentsOf(call)
      .filter(({ name }) => name === 'revision')
      .map(({ value }) => literalText(value) ?? '')[0] ?? '';
  return repository && literalText(repository) === id && /^[\da-f]{40}$/u.test(hash) ? [hash] : [];
}

function unpinned(call: Node, id: string): Remedy {
  const given = keyword(call, 'revision') ?? keyword(call, 'commit_id');
  const kind =
    functionName(call) === 'load_dataset' || keyword(call, 'repo_type')?.value.text.includes('dataset')
      ? 'datasets/'
      : '';
  const where = /^[\w.-]+(?:\/[\w.-]+)?$/u.test(id)
    ? `on https://huggingface.co/${kind}${id}/commits/main`
    : 'in the history of the repository';
  const advice = `Look at the commits ${where}, and pass the one you trust as \`revision="<40 digits>"\`.`;
  if (given)
    return refuse(
      `${quoted(given.value)} is a branch or a tag, which can be moved, and the commit behind it is not in the code`,
      advice,
    );
  return refuse(`which commit of ${quoted(id)} to trust is not in the code`, advice);
}

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
  fix: remedy,
  cases: [
    {
      name: 'a model at one commit',
      refused: 'which commit of `acme/encoder` to trust',
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
      refused: 'is a branch or a tag',
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
      refused: 'which commit of `acme/encoder` to trust',
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
    {
      name: 'the tokenizer at the commit of its model',
      safety: 'review',
      before: `from transformers import AutoModel, AutoTokenizer


def load_encoder():
    model = AutoModel.from_pretrained("acme/encoder", revision="5d0f2e8a7f1c4d8b9a3e6c7d8e9f0a1b2c3d4e5f")
    return model, «AutoTokenizer.from_pretrained("acme/encoder", use_fast=True)»
`,
      after: `from transformers import AutoModel, AutoTokenizer


def load_encoder():
    model = AutoModel.from_pretrained("acme/encoder", revision="5d0f2e8a7f1c4d8b9a3e6c7d8e9f0a1b2c3d4e5f")
    return model, AutoTokenizer.from_pretrained("acme/encoder", use_fast=True, revision="5d0f2e8a7f1c4d8b9a3e6c7d8e9f0a1b2c3d4e5f")
`,
    },
    {
      name: 'from this machine only',
      safety: 'review',
      before: `from transformers import AutoModel


def load_encoder(folder):
    return «AutoModel.from_pretrained(folder, local_files_only=True)»
`,
      after: `from transformers import AutoModel


def load_encoder(folder):
    return AutoModel.from_pretrained(folder, local_files_only=True)  # nosec B615 # local_files_only, nothing is downloaded
`,
    },
    {
      name: 'a local path by keyword',
      safety: 'review',
      before: `from transformers import AutoModel

model = «AutoModel.from_pretrained(pretrained_model_name_or_path="./encoder")»
`,
      after: `from transformers import AutoModel

model = AutoModel.from_pretrained(pretrained_model_name_or_path="./encoder")  # nosec B615 # a local path, nothing is downloaded
`,
    },
    {
      name: 'a reader of local files',
      safety: 'review',
      before: `from datasets import load_dataset

orders = «load_dataset("csv", data_files="orders.csv")»
`,
      after: `from datasets import load_dataset

orders = load_dataset("csv", data_files="orders.csv")  # nosec B615 # the csv reader is part of datasets
`,
    },
    {
      name: 'a repository that is decided at run time',
      before: `from transformers import AutoModel


def load_encoder(settings):
    return «AutoModel.from_pretrained(settings.encoder)»
`,
      refused: 'is decided when the program runs',
    },
    {
      name: 'a tag can be moved',
      before: `from huggingface_hub import snapshot_download

folder = «snapshot_download("acme/encoder", revision="v1.2")»
`,
      refused: '`"v1.2"` is a branch or a tag',
    },
    {
      name: 'arguments from a dictionary',
      before: `from huggingface_hub import hf_hub_download

vocabulary = «hf_hub_download(**where)»
`,
      refused: 'unpacks',
    },
    {
      name: 'no repository at all',
      before: `from datasets import load_dataset

reviews = «load_dataset()»
`,
      refused: 'names no repository',
    },
  ],
});
