/** Repositories and git objects as the API gives them. */

import { account } from './actors.ts';
import type { Repository } from './repository.ts';

export function commitBody(repository: Repository, sha: string, base: string): object {
  const { git, verified, fullName } = repository;
  const { tree, parents, author, committer, message } = git.commit(sha);
  const url = (kind: string, of: string): string => `${base}/repos/${fullName}/git/${kind}/${of}`;
  const signed = verified.has(sha);
  return {
    sha,
    node_id: `C_${sha}`,
    url: url('commits', sha),
    html_url: `https://github.com/${fullName}/commit/${sha}`,
    author,
    committer,
    message,
    tree: { sha: tree, url: url('trees', tree) },
    parents: parents.map((parent) => ({
      sha: parent,
      url: url('commits', parent),
      html_url: `https://github.com/${fullName}/commit/${parent}`,
    })),
    verification: {
      verified: signed,
      reason: signed ? 'valid' : 'unsigned',
      signature: signed ? '-----BEGIN PGP SIGNATURE-----' : null,
      payload: null,
      verified_at: null,
    },
  };
}

export function refBody(repository: Repository, name: string, base: string): object {
  const sha = repository.git.ref(name) ?? '';
  const of = `${base}/repos/${repository.fullName}/git`;
  return {
    ref: name,
    node_id: `REF_${Buffer.from(name).toString('base64url')}`,
    url: `${of}/${name}`,
    object: { type: 'commit', sha, url: `${of}/commits/${sha}` },
  };
}

/** A repository as the API gives it, in part. */
export const repositoryBody = (repository: Repository, base: string): object => ({
  id: repository.id,
  node_id: `R_${repository.id}`,
  name: repository.name,
  full_name: repository.fullName,
  private: repository.isPrivate,
  owner: account({ login: repository.owner, id: 1, type: 'User' }),
  fork: repository.parent !== null,
  archived: repository.archived,
  default_branch: repository.defaultBranch,
  html_url: `https://github.com/${repository.fullName}`,
  url: `${base}/repos/${repository.fullName}`,
});
