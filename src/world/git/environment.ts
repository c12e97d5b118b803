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
    GIT_TERMINAL_PROMPT: '0',
    GCM_INTERACTIVE: 'never',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    ...(access ? access.env : { GIT_NO_LAZY_FETCH: '1' }),
  };
}

/**
 * The token as a header for one server only, through GIT_CONFIG_* variables (git 2.31 and newer): never in an argument.
 * The form is the one that actions/checkout uses. `env` is the environment that git will inherit.
 */
export function tokenAccess(env: Env, serverUrl: string, token: string): Access {
  const basic = Buffer.from(`x-access-token:${token}`, 'utf8').toString('base64');
  const inherited = /^\d{1,4}$/.test(env['GIT_CONFIG_COUNT'] ?? '') ? Number(env['GIT_CONFIG_COUNT']) : 0;
  return {
    env: {
      GIT_CONFIG_COUNT: String(inherited + 1),
      [`GIT_CONFIG_KEY_${inherited}`]: `http.${serverUrl.replace(/\/+$/, '')}/.extraheader`,
      [`GIT_CONFIG_VALUE_${inherited}`]: `AUTHORIZATION: basic ${basic}`,
    },
    secrets: [token, basic],
  };
}

export const noAccess: Access = { env: {}, secrets: [] };
