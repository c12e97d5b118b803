import { lastLines, printable } from '../process/printable.ts';
import type { Python } from './python.ts';
import type { Wanted } from './wanted.ts';

/** One way of installing that failed, and what its program said: hostile text. */
export interface Attempt {
  readonly how: string;
  readonly said: string;
}

/** What went wrong with an installation, what was tried, what it said last, and what to do. */
export function installFailure(wanted: Wanted, python: Python, failed: readonly Attempt[]): string {
  const said = failed.map((one) => one.said).join('\n');
  const remedy =
    causes.find(({ shows }) => shows.test(said))?.remedy(wanted, python) ??
    `Run the same command by hand to see more; or ${ownBandit}.`;
  const tried = failed.map((one) => `  ${one.how} said:\n${lastLines(one.said, 6)}`).join('\n');
  return `Bandit ${wanted.version} could not be installed with Python ${python.version} (${printable(python.executable)}).\n${tried}\n${remedy}`;
}

/** Debian and Ubuntu ship these two modules apart from Python. */
export const missingModule = (python: Python, module: 'venv' | 'ensurepip'): string =>
  `this Python comes without the module ${module}. ${fromDebian(python)}`;

const fromDebian = (python: Python): string =>
  `On Debian and Ubuntu: apt-get install python${python.version.split('.').slice(0, 2).join('.')}-venv`;
const ownBandit = 'install Bandit yourself and set `bandit-version: system`';

interface Cause {
  readonly shows: RegExp;
  readonly remedy: (wanted: Wanted, python: Python) => string;
}

const unreachable = [
  'newconnectionerror',
  'failed to establish',
  'connection (refused|reset|broken|aborted)',
  'name or service not known',
  'name resolution',
  'dns error',
  'getaddrinfo',
  'error sending request',
  'timed? ?out',
  'tunnel',
  'proxyerror',
  'certificate',
  'ssl(error|:)',
  'network is unreachable',
  'could not fetch url',
  'failed to fetch',
].join('|');

/** Most specific first: a closed network, for one, also makes pip say that it found no matching version. */
const causes: readonly Cause[] = [
  {
    shows: /comes without the module (venv|ensurepip)/,
    remedy: (_, python) =>
      `Python ${python.version} cannot make a virtual environment. ${fromDebian(python)}; or put uv on PATH, or use actions/setup-python.`,
  },
  {
    shows: /do not match the hashes|hash mismatch|hashes are required/i,
    remedy: () =>
      'A downloaded package is not the one that was locked: its hash differs. ' +
      'If a mirror or proxy rewrites packages, that is the place to look; otherwise treat this as an attack and do not go on.',
  },
  { shows: /no space left|disk quota/i, remedy: () => 'The disk is full. Free some space and run again.' },
  {
    shows: /permission denied|read-only file system|EACCES/i,
    remedy: () =>
      'The folder of the private environment cannot be written to. ' +
      'Check its owner, or point RUNNER_TOOL_CACHE (in the terminal: XDG_CACHE_HOME) elsewhere.',
  },
  {
    shows: new RegExp(unreachable, 'i'),
    remedy: () =>
      'The package index could not be reached. ' +
      `Check the network, the proxy (HTTPS_PROXY) and the mirror (PIP_INDEX_URL, UV_DEFAULT_INDEX); or ${ownBandit}.`,
  },
  {
    shows: /\(from versions: none\)/,
    remedy: () =>
      'The package index offered nothing: it cannot be reached, or it is a mirror without this package, or there is no build for this platform. ' +
      `Check the network, HTTPS_PROXY, PIP_INDEX_URL and PIP_RETRIES; or ${ownBandit}.`,
  },
  {
    shows:
      /no matching distribution|could not find a version|no solution found|no wheels|requires a different python|not found in the package registry/i,
    remedy: (wanted, python) =>
      wanted.lock === null
        ? `There is no Bandit ${wanted.version} for Python ${python.version} in the package index. Correct bandit-version, or leave it out for the pinned one.`
        : `A package that Bandit ${wanted.version} needs is not in the index for Python ${python.version} on this platform. ` +
          'Set python-version to another Python (3.13, say), or check the mirror.',
  },
];
