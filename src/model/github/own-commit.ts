/**
 * Trailers in the messages of our commits, by which a later run knows them:
 * https://git-scm.com/docs/git-interpret-trailers
 */
export interface OwnCommit {
  /** The version that made it. */
  readonly version: string;
  /** Which commit of its series it is, from 1, and how many they are. */
  readonly place: number;
  readonly count: number;
  /** The tree that it was made with; null when it was not known. A commit that someone amended has another one. */
  readonly tree: string | null;
}

export const ownTrailers = (version: string, place: number, count: number): readonly string[] => [
  `Bandit-Remediate: ${version}`,
  `Bandit-Series: ${place}/${count}`,
];

/** The message with the tree that the commit is made with; the trailers are its last lines. */
export const withTree = (message: string, tree: string): string => `${message.trimEnd()}\nBandit-Tree: ${tree}`;

/** What the trailers say; null for a commit that is not ours. */
export function readOwnCommit(message: string): OwnCommit | null {
  const lines =
    message
      .replace(/\r\n?/gu, '\n')
      .trimEnd()
      .split(/\n[ \t]*\n/u)
      .at(-1)
      ?.split('\n') ?? [];
  const value = (name: string): string | null =>
    lines
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2)
      .trim() ?? null;
  const version = value('Bandit-Remediate');
  if (version === null) return null;
  const [, place = '1', count = '1'] = /^(\d{1,6})\/(\d{1,6})$/u.exec(value('Bandit-Series') ?? '') ?? [];
  return { version, place: Number(place), count: Number(count), tree: value('Bandit-Tree') };
}

/**
 * The branch of proposals into the default branch; those into others begin so. A run on one proposes nothing for it:
 * proposals would beget proposals.
 */
export const proposalBranch = 'bandit-remediate/fixes';

/**
 * Why nothing is delivered onto a fix commit of our own: said by who finds the tip, and known as no fault by who
 * reports it.
 */
export const ownTip = 'a run on its own commit does not fix again.';
