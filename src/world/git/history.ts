/** Commits that may not be here yet: is it there, bring it, deepen a shallow clone until two commits meet. */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { complaint } from '../process/message.ts';
import { type Access, headerFor, noAccess, type Setting, tokenHeader, withSettings } from './environment.ts';
import { type Git, GitError } from './git.ts';
import { ownRemote } from './own-repository.ts';
import { addressOnServer } from './remote-address.ts';

export interface History {
  /** The remote to fetch from: `origin`, or the only one, or the current branch's. */
  readonly remote: string | null;
  /** Full id of the commit that a name stands for here, or null. */
  commit(name: string): Promise<string | null>;
  /** Parents as the commit names them, also where a shallow clone ends. */
  parents(commit: string): Promise<readonly string[]>;
  /** Fetches a commit, branch or tag and gives its commit's id. Throws FetchError. */
  bring(want: string): Promise<string>;
  /** The best common ancestor, or null; deepens a shallow clone step by step as far as needed. Throws FetchError. */
  mergeBase(one: string, other: string): Promise<string | null>;
  isShallow(): Promise<boolean>;
}

/** The remote did not give what was asked for. */
export class FetchError extends GitError {
  readonly kind: 'absent' | 'denied' | 'unreachable' | 'no remote';
  constructor(kind: FetchError['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

const fetchTime = 300_000;
const deepenings = ['--deepen=50', '--deepen=200', '--deepen=1000', '--unshallow'];
const mostBoundaries = 200;

export async function openHistory(git: Git, access: Access): Promise<History> {
  const remote = await chooseRemote(git);
  const commit = (name: string): Promise<string | null> =>
    git.line(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  const isShallow = async (): Promise<boolean> => (await git.line(['rev-parse', '--is-shallow-repository'])) === 'true';
  const fetch = (options: readonly string[], wants: readonly string[]): Promise<void> =>
    fetchFrom(git, access, remote, options, wants);

  const parents = async (id: string): Promise<readonly string[]> => {
    const header = ((await git.line(['cat-file', 'commit', id])) ?? '').split('\n\n')[0] ?? '';
    return header
      .split('\n')
      .filter((line) => line.startsWith('parent '))
      .map((line) => line.slice('parent '.length));
  };
  const bring = async (want: string): Promise<string> => {
    // In a complete clone a depth would cut its history off.
    await fetch((await isShallow()) ? ['--depth=1'] : [], [want]);
    const id = await commit('FETCH_HEAD');
    if (id) return id;
    throw new FetchError('absent', `${want} is not a commit`);
  };
  const mergeBase = async (one: string, other: string): Promise<string | null> => {
    if (one === other || (await parents(one)).includes(other)) return other;
    const meet = async (): Promise<string | null> =>
      (await git.line(['merge-base', one, other]))?.split('\n')[0] || null;
    let met = await meet();
    for (const deeper of deepenings) {
      if (met || !remote || !(await isShallow())) return met;
      await fetch([deeper], await boundary(git, [one, other]));
      met = await meet();
    }
    return met;
  };
  return { remote, commit, parents, bring, mergeBase, isShallow };
}

/**
 * The commits where a shallow clone ends: all of them came from the remote, whereas HEAD may be a commit of the user's
 * own.
 */
async function boundary(git: Git, otherwise: readonly string[]): Promise<readonly string[]> {
  const file = resolve(git.top, (await git.line(['rev-parse', '--git-path', 'shallow'])) ?? '');
  const ids = (await readFile(file, 'utf8').catch(() => ''))
    .split('\n')
    .filter((line) => /^[0-9a-f]{40,64}$/.test(line));
  return ids.length > 0 && ids.length <= mostBoundaries ? ids : otherwise;
}

async function fetchFrom(
  git: Git,
  access: Access,
  remote: string | null,
  options: readonly string[],
  wants: readonly string[],
): Promise<void> {
  if (!remote) throw new FetchError('no remote', 'the repository has no remote to fetch from');
  const done = await git.run(
    ['fetch', '--quiet', '--no-tags', '--no-recurse-submodules', ...options, ownRemote, ...wants],
    { access, timeout: fetchTime },
  );
  if (done.code === 0) return;
  const why = done.problem ?? complaint(done.stderr, access.secrets);
  throw new FetchError(done.problem ? 'unreachable' : kindOf(done.stderr), `fetching from ${remote} failed: ${why}`);
}

/** GitHub answers "not found" where a token may not read a private repository. */
const absent =
  /not our ref|unadvertised object|couldn't find remote ref|no such remote ref|did not send all necessary objects/i;
const denied =
  /could not read (Username|Password)|Authentication failed|Permission denied|repository .*not found|returned error: 40[134]/i;

function kindOf(stderr: string): FetchError['kind'] {
  if (absent.test(stderr)) return 'absent';
  return denied.test(stderr) ? 'denied' : 'unreachable';
}

async function chooseRemote(git: Git): Promise<string | null> {
  const names = [...remotesOf(git).keys()].filter((name) => !name.startsWith('-'));
  if (names.includes('origin')) return 'origin';
  if (names.length <= 1) return names[0] ?? null;
  const branch = await git.line(['symbolic-ref', '--quiet', '--short', 'HEAD']);
  const upstream = branch ? git.settings.get(`branch.${branch}.remote`) : undefined;
  return upstream !== undefined && names.includes(upstream) ? upstream : null;
}

/** The checkout's remotes: address by name. */
function remotesOf(git: Git): ReadonlyMap<string, string> {
  return new Map(
    [...git.settings].flatMap(([key, value]): [string, string][] => {
      const name = /^remote\.(.+)\.url$/s.exec(key)?.[1];
      return name === undefined ? [] : [[name, value]];
    }),
  );
}

/** The address of the remote to fetch from, as the user's own `insteadOf` has it; null without a remote. */
export async function remoteAddress(git: Git): Promise<string | null> {
  const url = remotesOf(git).get((await chooseRemote(git)) ?? '');
  if (url === undefined || url.startsWith('-')) return null;
  return (await git.line(['ls-remote', '--get-url', '--', url])) || url;
}

/**
 * How git gets at the remote: by its address, with a header for the server `serverUrl` alone. That is the one that
 * actions/checkout has left in the checkout's configuration, taken as data, else our token. A remote elsewhere is asked
 * without either.
 */
export async function remoteAccess(git: Git, serverUrl: string, token: string): Promise<Access> {
  const remote = await remoteAddress(git);
  if (remote === null) return noAccess;
  const onServer = addressOnServer(remote, serverUrl);
  const { settings, secrets } = onServer === null ? nothing : await credentials(git, serverUrl, token);
  // Without a token of ours, ssh and credentials in the address are the user's way to the server.
  const address = onServer !== null && secrets.length > 0 ? onServer : remote;
  const fetching: readonly Setting[] = [
    [`remote.${ownRemote}.url`, address],
    [`remote.${ownRemote}.followRemoteHEAD`, 'never'],
    ...(git.partial
      ? ([
          [`remote.${ownRemote}.promisor`, 'true'],
          [`remote.${ownRemote}.partialclonefilter`, 'blob:none'],
        ] as const)
      : []),
  ];
  return { env: withSettings(git.env, [...fetching, ...settings]), secrets };
}

interface Credentials {
  readonly settings: readonly Setting[];
  readonly secrets: readonly string[];
}

const nothing: Credentials = { settings: [], secrets: [] };

/** One header, not two: servers refuse that. */
async function credentials(git: Git, serverUrl: string, token: string): Promise<Credentials> {
  const question = ['--get-urlmatch', 'http.extraheader', `${serverUrl.replace(/\/+$/, '')}/`];
  if (await git.line(['config', '--includes', ...question])) return nothing;
  const persisted = /^authorization:\s*((?:basic|bearer)\s+([\x21-\x7e]+))$/i.exec(
    (await git.checkoutSetting(question)) ?? '',
  );
  if (persisted?.[1] && persisted[2])
    return { settings: headerFor(serverUrl, `AUTHORIZATION: ${persisted[1]}`), secrets: [persisted[2]] };
  return /^[\x21-\x7e]+$/.test(token) ? tokenHeader(serverUrl, token) : nothing;
}
