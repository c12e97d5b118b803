import { childEnvironment } from '../process/child-environment.ts';
import { runChild, type Ended } from '../process/child.ts';
import { printable } from '../process/printable.ts';
import { onPath } from '../process/programs.ts';
import { WorldError } from '../world.ts';
import { installedBandit, programIn } from './environment.ts';
import type { Host } from './host.ts';
import { installFailure, missingModule, type Attempt } from './install-failure.ts';
import type { Python } from './python.ts';
import type { Wanted } from './wanted.ts';

interface Place {
  readonly python: Python;
  /** An empty folder that becomes the virtual environment. */
  readonly folder: string;
  /** A folder of ours without any configuration file, to work in. */
  readonly neutral: string;
  readonly host: Host;
}

type Installer = (wanted: Wanted, place: Place) => Promise<Attempt | null>;

const installLimit = 10 * 60 * 1000;

/**
 * Makes the virtual environment and installs Bandit into it, through uv when it is there, else pip.
 * Throws one WorldError that says what was tried, what it said last, and what to do.
 */
export async function install(wanted: Wanted, place: Place): Promise<void> {
  const failed: Attempt[] = [];
  for (const installer of await installers(place)) {
    const attempt = await installer(wanted, place);
    if (attempt === null) return confirm(wanted, place);
    failed.push(attempt);
  }
  throw new WorldError(installFailure(wanted, place.python, failed));
}

/** A mirror that is set up for pip alone is not known to uv, which would then go past it. */
async function installers(place: Place): Promise<readonly Installer[]> {
  const names = Object.keys(place.host.env).filter((name) => place.host.env[name]);
  const forPip = names.some((name) => /^PIP_((EXTRA_)?INDEX_URL|FIND_LINKS|NO_INDEX|CONFIG_FILE)$/.test(name));
  const forUv = names.some((name) =>
    /^UV_(DEFAULT_INDEX|INDEX|INDEX_URL|EXTRA_INDEX_URL|FIND_LINKS|NO_INDEX|CONFIG_FILE)$/.test(name),
  );
  const [uv] = await onPath('uv', place.host);
  if (uv === undefined) return [withPip];
  return forPip && !forUv ? [withPip] : [throughUv(uv), withPip];
}

const throughUv =
  (uv: string): Installer =>
  async (wanted, place) => {
    const env = { ...childEnvironment(place.host, 'install'), UV_PYTHON_DOWNLOADS: 'never', UV_NO_PROGRESS: '1' };
    const run = (args: readonly string[]): Promise<Ended> =>
      runChild(uv, args, { cwd: place.neutral, env, timeout: installLimit });
    const made = await run([
      'venv',
      '--quiet',
      '--no-project',
      '--allow-existing',
      '--python',
      place.python.executable,
      place.folder,
    ]);
    if (!succeeded(made)) return attempt('uv venv', made);
    const added = await run([
      'pip',
      'install',
      '--python',
      programIn(place.folder, 'python', place.host),
      ...packages(wanted),
    ]);
    return succeeded(added) ? null : attempt('uv pip install', added);
  };

/**
 * `venv --without-pip` and the pip of the Python at hand save two seconds over a pip of its own; older pips need
 * theirs.
 */
const withPip: Installer = async (wanted, place) => {
  const { python, folder, neutral, host } = place;
  const env = { ...childEnvironment(host, 'install'), PIP_NO_INPUT: '1', PIP_DISABLE_PIP_VERSION_CHECK: '1' };
  const run = (program: string, args: readonly string[]): Promise<Ended> =>
    runChild(program, ['-I', '-m', ...args], { cwd: neutral, env, timeout: installLimit });
  const own = programIn(folder, 'python', host);
  if (!python.venv) return { how: 'python -m venv', said: missingModule(python, 'venv') };
  const outside = takesPython(python.pip);
  if (!outside && !python.ensurepip) return { how: 'python -m venv', said: missingModule(python, 'ensurepip') };
  const made = await run(python.executable, ['venv', '--clear', ...(outside ? ['--without-pip'] : []), folder]);
  if (!succeeded(made)) return attempt('python -m venv', made);
  const pip = outside ? ([python.executable, ['pip', '--python', own]] as const) : ([own, ['pip']] as const);
  const added = await run(pip[0], [
    ...pip[1],
    'install',
    '--no-user',
    '--no-compile',
    '--progress-bar',
    'off',
    ...packages(wanted),
  ]);
  return succeeded(added) ? null : attempt('pip install', added);
};

/** Bandit before 1.7.6 imports pbr and does not say so: stevedore used to bring it. */
const undeclared = (version: string): readonly string[] => (/^1\.(?:[0-6]\b|7\.[0-5]$)/u.test(version) ? ['pbr'] : []);

const packages = ({ lock, version }: Wanted): readonly string[] =>
  lock === null
    ? ['--only-binary', ':all:', `bandit[toml]==${version}`, ...undeclared(version)]
    : ['--only-binary', ':all:', '--require-hashes', '-r', lock];

/** `pip --python` exists since pip 22.3. */
function takesPython(pip: string | null): boolean {
  const [major = 0, minor = 0] = (pip ?? '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 3);
}

async function confirm(wanted: Wanted, place: Place): Promise<void> {
  const version = await installedBandit(place.folder, place.host);
  if (version === wanted.version) return;
  const got = version === null ? 'nothing' : `Bandit ${printable(version, 40)}`;
  throw new WorldError(
    `Bandit ${wanted.version} was asked for, but ${got} was installed. ` +
      'Write bandit-version as the package index spells it, or leave it out.',
  );
}

const succeeded = (ended: Ended): boolean => ended.failure === null && ended.exitCode === 0;

function attempt(how: string, ended: Ended): Attempt {
  const fate = ended.failure ?? (ended.signal === null ? '' : `it was killed (${ended.signal})`);
  return { how, said: [ended.stdout, ended.stderr, fate].filter(Boolean).join('\n') };
}
