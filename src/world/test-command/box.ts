/**
 * What keeps the test command away from the processes round it, on Linux: namespaces of its own for users, processes
 * and mounts. In there the kernel shows it no other process, gives it no other process's environment or memory, and
 * ends with it whatever it has started, however often that has forked. Over the folder with the runner's files, and
 * over the doors by which a process outside could be had to run something, lies nothing. It keeps the user, the network
 * and the right to write what the user may write.
 */

import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Env } from '../environment-variables.ts';
import { onPath } from '../process/programs.ts';
import { startProgram } from '../process/start.ts';
import { isInside } from '../workspace/workspace.ts';

/**
 * Covers folders by empty ones and sockets by nothing; then the command, without what it took to do that, and unable to
 * get it back. The shell stays: the first process of such a namespace gets no signals, and what it leaves ends with it.
 * Arguments: setpriv and mount by their paths, for PATH is the command's; number of folders, the folders, number of
 * sockets, the sockets, the command.
 */
const script = `
setpriv=$1; mount=$2; shift 2
count=$1; shift
while [ "$count" -gt 0 ]; do "$mount" -t tmpfs -o mode=0700 tmpfs "$1" || exit 125; shift; count=$((count - 1)); done
count=$1; shift
while [ "$count" -gt 0 ]; do "$mount" --bind /dev/null "$1" || exit 125; shift; count=$((count - 1)); done
"$setpriv" --no-new-privs --inh-caps=-all --ambient-caps=-all --bounding-set=-all -- "$@"
exit $?
`;

/**
 * Programs behind these doors do what they are asked outside: containers with the machine's files in them, units of the
 * user's own.
 */
const doors = [
  '/run/docker.sock',
  '/run/containerd/containerd.sock',
  '/run/podman/podman.sock',
  '/run/dbus/system_bus_socket',
  '/run/systemd/private',
];
const probeTime = 20_000;

export interface BoxWish {
  /** Where the programs for it are found; not the command's own. */
  readonly env: Env;
  /** Absolute paths that the command has to see as they are: the workspace. */
  readonly keep: readonly string[];
  readonly platform?: NodeJS.Platform;
}

/**
 * Program and arguments to put before the command; or the reason, in a clause, why it cannot be kept apart here. Tried
 * out once.
 */
export async function openBox({
  env,
  keep,
  platform = process.platform,
}: BoxWish): Promise<readonly string[] | string> {
  if (platform !== 'linux') return 'that takes Linux';
  const [unshare, setpriv, mount, sh] = await Promise.all(
    ['unshare', 'setpriv', 'mount', 'sh'].map(async (name) => (await onPath(name, { env, platform }))[0]),
  );
  if (unshare === undefined || setpriv === undefined || mount === undefined || sh === undefined)
    return 'that takes the programs unshare and setpriv (util-linux)';
  const covered = coveredFolders(env);
  const lost = covered.find((folder) => keep.some((path) => isInside(folder, real(path))));
  if (lost !== undefined) return `the code is inside ${lost}, which has to be hidden from it`;
  const sockets = [...doors, env['SSH_AUTH_SOCK'] ?? '']
    .filter((path) => path !== '' && existsSync(path))
    .map(real)
    .filter((path) => !covered.some((folder) => isInside(folder, path)));
  const separate = [
    '--user',
    '--map-current-user',
    '--keep-caps',
    '--mount',
    '--pid',
    '--fork',
    '--kill-child=SIGKILL',
    '--mount-proc',
  ];
  const box = [
    unshare,
    ...separate,
    '--',
    sh,
    '-c',
    script,
    'sh',
    setpriv,
    mount,
    String(covered.length),
    ...covered,
    String(sockets.length),
    ...sockets,
  ];
  const said = await tried(box, sh, env);
  return said === null ? box : said;
}

/**
 * With the runner's files go what checkout keeps of its token there, the files by which a step speaks to later ones,
 * and the actions of later steps.
 */
function coveredFolders(env: Env): readonly string[] {
  const temp = env['RUNNER_TEMP'] ?? '';
  const user = process.getuid?.();
  const folders = [
    temp,
    temp === '' ? '' : join(dirname(temp), '_actions'),
    env['XDG_RUNTIME_DIR'] ?? '',
    `/run/user/${user}`,
  ];
  return [...new Set(folders.filter((folder) => folder !== '' && existsSync(folder)).map(real))];
}

async function tried([program = '', ...args]: readonly string[], sh: string, env: Env): Promise<string | null> {
  let said = '';
  const { code, stopped } = await startProgram(program, [...args, sh, '-c', 'exit 0'], {
    cwd: '/',
    env: { PATH: env['PATH'] ?? '' },
    timeout: probeTime,
    onStderr: (chunk) => {
      said = (said + chunk.toString('utf8')).slice(0, 500);
    },
  }).ended;
  if (code === 0) return null;
  const restricted = existsSync('/proc/sys/kernel/apparmor_restrict_unprivileged_userns');
  const remedy = restricted
    ? '; on Ubuntu a step before with `sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0` allows it'
    : '';
  return `the system does not allow it (${stopped ?? (said.split('\n')[0]?.trim() || `exit status ${code}`)})${remedy}`;
}

const real = (path: string): string => {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
};
