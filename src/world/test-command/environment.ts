/** Tokens by their names, whoever issued them. */
const tokens = /(?:^|_)(?:TOKEN|PAT)$/iu;
/** Inputs (github-token is one), the runner's services, and the files by which a step speaks to later ones. */
const runners = /^(?:INPUT_.*|ACTIONS_.*|STATE_.*|GITHUB_(?:ENV|PATH|OUTPUT|STATE|STEP_SUMMARY))$/iu;

/**
 * What the user's test command knows of the environment: what tests depend on (PATH of a virtual environment, addresses
 * of services), without tokens, without our inputs, and without any variable that carries our own token.
 */
export function testEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  token: string,
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || tokens.test(name) || runners.test(name) || (token !== '' && value.includes(token)))
      continue;
    kept[name] = value;
  }
  // Python takes a compiled file for fresh by its source's second and size, which a fix made in the same second can
  // share.
  return { ...kept, PYTHONDONTWRITEBYTECODE: '1' };
}

/**
 * Our token in the two forms in which a checkout can give it away: as it is, and as the header that actions/checkout
 * keeps in git's configuration.
 */
export const secretsOf = (token: string): readonly string[] =>
  token === '' ? [] : [token, Buffer.from(`x-access-token:${token}`).toString('base64')];
