/** Secrets read from the environment instead of the source. */

import type { Import } from '../../model/fixes/fix.ts';
import { reach } from '../../python/imports/imports.ts';
import type { PythonFile } from '../../python/tree/file.ts';
import type { Node } from '../../python/tree/tree.ts';

export interface FromEnvironment {
  /** `os.environ["MAIL_PASSWORD"]`, which fails loudly when the variable is missing. */
  readonly code: string;
  readonly imports: readonly Import[];
  /** What has to be done before the code runs. */
  readonly cautions: readonly string[];
}

/** Names that say nothing about what a secret is for. */
const vague =
  /^(?:APP|CONFIG|CONF|CFG|SETTINGS?|DATA|PARAMS|PAYLOAD|HEADERS|DEFAULTS?|OPTIONS|KWARGS|ARGS|AUTH|CREDENTIALS|RESULT|BODY|D|SELF|CLS|BASE)$/u;

/**
 * The name of the variable: the secret's own where it says what it is for, else with the name of what it belongs to
 * before it.
 */
export function variableName(secret: string, owner: string | null): string {
  const own = upper(secret);
  const of = owner === null ? '' : upper(owner);
  if (own.includes('_')) return own;
  return `${of === '' || vague.test(of) ? 'APP' : of}_${own}`;
}

const upper = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/gu, '$1_$2')
    .replace(/[^A-Za-z\d]+/gu, '_')
    .replace(/^_+|_+$/gu, '')
    .replace(/^(?=\d)/u, 'N')
    .toUpperCase();

/** The expression that reads a variable at the place; null when `os` cannot be reached from there. */
export function fromEnvironment(file: PythonFile, at: Node, variable: string): FromEnvironment | null {
  const environ = reach(file, at, 'os', 'os.environ');
  return (
    environ && {
      code: `${environ.code}["${variable}"]`,
      imports: environ.imports,
      cautions: [
        `Set \`${variable}\` wherever the program runs before you deploy this.`,
        'Rotate the old value: everyone with a copy of the history knows it.',
      ],
    }
  );
}

/** Whether the file shows how something is used and holds made-up values. */
export const isExampleFile = (path: string): boolean =>
  /^docs?\/|(?:^|\/)(?:examples?|samples?|demos?|tutorials?|fixtures?)\/|(?:^|\/)(?:example|sample|demo)[^/]*\.py$/iu.test(
    path,
  );
