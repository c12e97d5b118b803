import type { ScanRequest } from '../../model/findings/scan.ts';

/**
 * Bandit's arguments for a request, without format and output. No value can become an option: one that begins with a
 * dash is joined to its long option by `=`, and such a target gets `./` in front (Bandit looks for a bare `-d`
 * anywhere).
 */
export function banditArguments(request: ScanRequest, targets: readonly string[]): readonly string[] {
  return [
    '-r',
    ...option('-c', '--configfile', request.configfile),
    ...option('-p', '--profile', request.profile),
    ...option('-t', '--tests', request.tests),
    ...option('-s', '--skip', request.skips),
    ...option('-x', '--exclude', request.exclude),
    ...option('', '--ini', request.ini),
    ...option('', '--severity-level', request.severity),
    ...option('', '--confidence-level', request.confidence),
    '--',
    ...targets.map(asTarget),
  ];
}

function option(short: string, long: string, value: string): readonly string[] {
  if (value === '') return [];
  return value.startsWith('-') ? [`${long}=${value}`] : [short || long, value];
}

const asTarget = (path: string): string => (path.startsWith('-') ? `./${path}` : path);
