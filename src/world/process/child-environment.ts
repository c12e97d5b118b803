import type { Host } from '../provision/host.ts';

/**
 * What a child process may know of the environment: a list of names, not a list of exceptions, so that no token, input
 * or secret reaches Bandit, pip or uv, whatever it is called. PYTHON* is absent on purpose: it can load foreign code.
 */
const always = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'LANG',
  'LANGUAGE',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'LD_LIBRARY_PATH',
  'DYLD_LIBRARY_PATH',
  'PYENV_ROOT',
  'PYENV_VERSION',
  'SYSTEMROOT',
  'SYSTEMDRIVE',
  'WINDIR',
  'COMSPEC',
  'PATHEXT',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'PROGRAMFILES',
  'PROGRAMDATA',
  'NUMBER_OF_PROCESSORS',
  'PROCESSOR_ARCHITECTURE',
];

/** What an installer needs besides, to go through a company's proxy and mirror. */
const forInstalling = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'ALL_PROXY',
  'NO_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'REQUESTS_CA_BUNDLE',
  'CURL_CA_BUNDLE',
  'NETRC',
];

/** Settings of pip and uv that would put the packages somewhere else, or ask for others than the locked ones. */
const misleading = new Set([
  'PIP_USER',
  'PIP_TARGET',
  'PIP_PREFIX',
  'PIP_ROOT',
  'PIP_PYTHON',
  'PIP_REQUIREMENT',
  'PIP_CONSTRAINT',
  'PIP_EDITABLE',
  'PIP_NO_BINARY',
  'PIP_ONLY_BINARY',
  'PIP_PRE',
  'PIP_REQUIRE_VIRTUALENV',
  'PIP_REQUIRE_HASHES',
  'PIP_NO_DEPS',
  'PIP_DRY_RUN',
  'PIP_REPORT',
  'PIP_ISOLATED',
  'UV_PYTHON',
  'UV_PROJECT',
  'UV_SYSTEM_PYTHON',
  'UV_CONSTRAINT',
  'UV_OVERRIDE',
  'UV_EXCLUDE',
  'UV_WORKING_DIR',
  'UV_PROJECT_ENVIRONMENT',
  'UV_NO_BINARY',
  'UV_ENV_FILE',
  'UV_TARGET',
  'UV_PREFIX',
  'UV_PRERELEASE',
  'UV_RESOLUTION',
]);

/** The environment of a child: of Bandit, or of what installs it. */
export function childEnvironment(host: Host, purpose: 'scan' | 'install'): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(host.env)) {
    if (value !== undefined && wanted(name.toUpperCase(), purpose)) kept[name] = value;
  }
  // Bytecode is written when an environment is made, and never by a scan: a full disk would leave it cut off, for good.
  return purpose === 'scan' ? { ...kept, PYTHONDONTWRITEBYTECODE: '1' } : kept;
}

function wanted(name: string, purpose: 'scan' | 'install'): boolean {
  if (always.includes(name) || name.startsWith('LC_')) return true;
  if (purpose === 'scan') return false;
  return forInstalling.includes(name) || (/^(PIP|UV)_/.test(name) && !misleading.has(name));
}
