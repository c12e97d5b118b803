import { formsOf } from './secret-forms.ts';

/** Tokens by their names, whoever issued them. */
const tokens = /(?:^|_)(?:TOKEN|PAT)$/iu;
/** Inputs (github-token is one), the runner's services, and the files by which a step speaks to later ones. */
const runners = /^(?:INPUT_.*|ACTIONS_.*|STATE_.*|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/iu;
/** What is shorter is no token, and would be found in innocent values. */
const shortest = 12;

/**
 * What the user's test command knows of the environment: what tests depend on (PATH of a virtual environment, addresses
 * of services), without tokens, without our inputs, and without any variable that carries our own token or one of
 * these, in a form that can be turned back.
 */
export function testEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  token: string,
): Record<string, string> {
  const secrets = [
    token,
    ...Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && (tokens.test(name) || /^(?:INPUT|ACTIONS)_.*TOKEN/iu.test(name)) ? [value] : [],
    ),
  ];
  const forms = secrets
    .filter((secret) => secret !== '' && (secret === token || secret.length >= shortest))
    .flatMap(formsOf);
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (
      value === undefined ||
      tokens.test(name) ||
      runners.test(name) ||
      forms.some((form) => value.includes(form) || value.toLowerCase().includes(form))
    )
      continue;
    kept[name] = value;
  }
  // Python takes a compiled file for fresh by its source's second and size, which a fix made in the same second can
  // share.
  return { ...kept, PYTHONDONTWRITEBYTECODE: '1' };
}

/** What of our token must not come back in the output: itself, and the forms in which it can be given away. */
export const secretsOf = (token: string): readonly string[] =>
  token === '' ? [] : [Buffer.from(`x-access-token:${token}`).toString('base64'), ...formsOf(token)];
