/** The `exclude` value that leaves one more file out, ready to copy. */

import { defaultExcludes, iniOptions, settingsOf, targetsOf } from './bandit-settings.ts';
import type { ScanAsAsked } from './bandit-settings.ts';

/**
 * `exclude: "<what is in force>,<the file as Bandit compares it>"`. A given `exclude` replaces Bandit's list, so the
 * list is repeated.
 */
export function excludeLine(filename: string, situation: ScanAsAsked): string {
  return `\`exclude: ${JSON.stringify(`${inForce(situation)},${patternFor(filename, situation)}`)}\``;
}

function inForce({ scan, request, folder }: ScanAsAsked): string {
  if (request.exclude !== '') return request.exclude;
  const { ini } = settingsOf(scan, request, folder);
  const file = scan.configs.find(({ path }) => path === ini);
  return (file && iniOptions(file.text).get('exclude')) || defaultExcludes.join(',');
}

/** A comma would end the pattern and a control character would not survive the input, so each becomes a `?`. */
function patternFor(filename: string, { scan, request }: ScanAsAsked): string {
  const target = targetsOf(scan, request).find((each) => `./${each}` === filename);
  return (target ?? filename).replace(/[,\u0000-\u001f\u007f]/g, '?');
}
