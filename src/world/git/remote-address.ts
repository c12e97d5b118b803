/** Where the checkout's remote is, and whether that is the server whose token we have. */

/** `https://host/owner/name.git`, `ssh://git@host/owner/name`, `git@host:owner/name`; credentials are dropped. */
export function parseRemote(address: string): { readonly serverUrl: string; readonly repository: string } | null {
  const found =
    /^(?:(?:https?|ssh|git):\/\/(?:[^/@]*@)?|(?:[\w.-]+@)?(?=[\w.-]+:[^/\d]))([\w.-]+)(?::\d+)?[:/]([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(
      address,
    );
  return found?.[1] && found[2] ? { serverUrl: `https://${found[1]}`, repository: found[2] } : null;
}

/**
 * The address on the server `serverUrl` (with its scheme and port) of a repository whose remote is given, without
 * credentials; null when the remote is elsewhere. A remote that is reached by ssh has the same path there by https, as
 * on GitHub.
 */
export function addressOnServer(remote: string, serverUrl: string): string | null {
  const server = serverUrl.replace(/\/+$/, '');
  if (/^https?:\/\//i.test(remote)) {
    const [theirs, ours] = [urlOf(remote), urlOf(server)];
    return theirs !== null && theirs.origin === ours?.origin && theirs.search === '' && theirs.hash === ''
      ? `${server}${theirs.pathname}`
      : null;
  }
  const parsed = parseRemote(remote);
  return parsed !== null && parsed.serverUrl.toLowerCase() === server.toLowerCase()
    ? `${server}/${parsed.repository}.git`
    : null;
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
