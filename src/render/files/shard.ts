/**
 * What a job that scans one shard delivers: its part as a file, and what was scanned in a few lines. It judges nothing,
 * so there is no verdict.
 */

import type { Context } from '../../model/context.ts';
import { counted } from '../../model/count.ts';
import type { Delivery, ResultFile } from '../../model/delivery.ts';
import type { Report } from '../../model/findings/report.ts';
import { shardName, type Shard } from '../../model/findings/shard.ts';
import { neutralise } from '../../text/log-text.ts';
import { prose } from '../../text/markdown.ts';
import { shellLine } from '../../text/shell-line.ts';
import { artifactName } from './artifact-name.ts';

/**
 * `file` is the part, `category` that of the uploads: it tells the projects of a repository apart in the artifact's
 * name.
 */
export function renderShard(
  report: Report,
  shard: Shard,
  file: ResultFile,
  category: string,
  context: Context,
): Delivery {
  const { tool } = report;
  const scanned = scannedLine(report);
  const by = [tool.bandit && `Bandit ${tool.bandit}`, tool.python && `Python ${tool.python}`]
    .filter(Boolean)
    .join(', ');
  const name = capital(shardName(shard));
  return {
    summary: `## Bandit: ${name}\n\n**${prose(scanned)}** ${prose(whoJudges)}\n\n<sub>${prose(by)}</sub>\n`,
    lines: [
      neutralise(`${name}  ${scanned}`),
      whoJudges,
      ...(context.host === 'terminal'
        ? [`When all are there: ${neutralise(shellLine(mergeCommand(context, shard)))}`]
        : []),
      '',
    ],
    annotations: [],
    changes: [],
    files: [file],
    outputs: { 'shard-file': `${context.results}/${file.name}` },
    sarif: null,
    artifact:
      context.host === 'action' ? `${artifactName(category, context)}-${file.name.replace(/\.json$/, '')}` : null,
    publication: { review: null, series: null, proposal: null, check: null, comment: null },
  };
}

const whoJudges = 'Nothing is judged here: the job that merges the shards does that.';

function scannedLine({ findings, scanned, linesOfCode, unscanned }: Report): string {
  // That nothing was to be scanned is no news of a shard: there can be more of them than files.
  const failed = new Set(unscanned.flatMap(({ kind, path }) => (kind === 'nothing' ? [] : [path]))).size;
  const what = `${counted(scanned.length, 'file')}, ${counted(linesOfCode, 'line')}, ${counted(findings.length, 'finding')}`;
  return `${what}${failed > 0 ? `; ${counted(failed, 'file')} could not be scanned, or not by every test` : ''}.`;
}

const mergeCommand = ({ program, results }: Context, { count }: Shard): readonly string[] => [
  ...program,
  'scan',
  '--report',
  `${results}/shard-*-of-${count}.json`,
];

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
