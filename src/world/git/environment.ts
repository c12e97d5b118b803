/** What git sees of our environment, and how it gets the token. */
import type { Env } from '../environment-variables.ts';

/** What a git command needs to talk to the remote: extra variables, and the secrets that no message may show. */
export interface Access {
  readonly env: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/**
 * Our inputs and the runner's tokens are none of git's business; inherited GIT_* (a hook's, a tracer's) would change
 * what it does.
 */
const dropped = /^(INPUT_|ACTIONS_|GIT_|LC_ALL$|LANGUAGE$|SSH_ASKPASS)/i;
/** Ways in which people configure how git connects. */
const kept =
  /^GIT_(CONFIG_(GLOBAL|SYSTEM|NOSYSTEM|COUNT|KEY_\d+|VALUE_\d+)|EXEC_PATH|SSH|SSH_COMMAND|SSH_VARIANT|SSL_\w+|HTTP_\w+|PROXY_COMMAND)$/i;

/** No `ext::`, and no other helper that an address could name. */
const protocols = 'https:http:ssh:git:file';

/**
 * Plain messages in English, no prompts, no locks on the user's index, no replaced objects; lazy fetching only with
 * `access`.
 */
export function gitEnvironment(env: Env, access: Access | null): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value !== undefined && (!dropped.test(name) || kept.test(name))) clean[name] = value;
  }
  return {
    ...clean,
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: protocols,
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    ...(access ? access.env : { GIT_NO_LAZY_FETCH: '1' }),
  };
}

export type Setting = readonly [key: string, value: string];

/**
 * Settings through GIT_CONFIG_* variables (git 2.31 and newer): never in an argument, and whatever characters a key
 * has. They come after those that `env`, the environment that git will inherit, has already.
 */
export function withSettings(env: Env, settings: readonly Setting[]): Record<string, string> {
  const inherited = /^\d{1,4}$/.test(env['GIT_CONFIG_COUNT'] ?? '') ? Number(env['GIT_CONFIG_COUNT']) : 0;
  const added = settings.flatMap(([key, value], at): [string, string][] => [
    [`GIT_CONFIG_KEY_${inherited + at}`, key],
    [`GIT_CONFIG_VALUE_${inherited + at}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(inherited + settings.length), ...Object.fromEntries(added) };
}

/** The token as a header for one server only, in the form that actions/checkout uses. */
export function tokenHeader(
  serverUrl: string,
  token: string,
): { readonly settings: readonly Setting[]; readonly secrets: readonly string[] } {
  const basic = Buffer.from(`x-access-token:${token}`, 'utf8').toString('base64');
  return { settings: headerFor(serverUrl, `AUTHORIZATION: basic ${basic}`), secrets: [token, basic] };
}

/**
 * A header for one server only. The programs that could be asked for other credentials would get it in their
 * environment, so none is.
 */
export const headerFor = (serverUrl: string, header: string): readonly Setting[] => [
  [`http.${serverUrl.replace(/\/+$/, '')}/.extraheader`, header],
  ['credential.helper', ''],
];

export const noAccess: Access = { env: {}, secrets: [] };
