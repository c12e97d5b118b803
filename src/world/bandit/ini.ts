/**
 * A `.bandit` file split for a run elsewhere: which configuration file it names, and the options that hold anywhere.
 */
export interface Ini {
  readonly configfile: string;
  readonly text: string;
}

/** Options that choose what to scan, compare with or print: they belong to the head's run only. */
const placeBound = new Set([
  'configfile',
  'targets',
  'exclude',
  'baseline',
  'output',
  'format',
  'msg-template',
  'quiet',
  'verbose',
  'debug',
  'recursive',
  'number',
  'aggregate',
]);

/**
 * Reads the [bandit] section the way Python's configparser does (`name = value` or `name: value`, further lines
 * indented) and keeps only what says which tests run and how they are judged.
 */
export function portableIni(text: string): Ini {
  const kept: string[] = [];
  let configfile = '';
  let section = '';
  let keeping = false;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const header = /^\[([^\]]+)\]/.exec(line);
    const entry = /^([^\s=:#;][^=:]*)[=:]\s*(.*)$/.exec(line);
    if (header) section = header[1] ?? '';
    else if (section !== 'bandit') continue;
    else if (entry) {
      const name = (entry[1] ?? '').trimEnd().toLowerCase();
      if (name === 'configfile') configfile = (entry[2] ?? '').trim();
      keeping = !placeBound.has(name);
      if (keeping) kept.push(line);
    } else if (keeping && /^\s+\S/.test(line)) kept.push(line);
  }
  return { configfile, text: `[bandit]\n${kept.map((line) => `${line}\n`).join('')}` };
}
