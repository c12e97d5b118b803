import type { Note } from '../../model/findings/report.ts';
import { appendLines, fileEnd, reasonOf, type Environment } from './file-command.ts';

/** The runner drops a step's whole summary above this size (FileCommandManager.cs, AttachmentSizeLimit). */
const limit = 1024 * 1024;
const cutLine = '\n\n_The summary was cut here: GitHub shows at most 1 MiB for each step._\n';

/** Adds Markdown to the step's summary; never more than the runner shows, and never an exception. */
export async function writeSummary(markdown: string, env: Environment): Promise<readonly Note[]> {
  const path = env['GITHUB_STEP_SUMMARY'];
  if (!path)
    return [
      note(
        'The job summary was not written: GITHUB_STEP_SUMMARY is not set, so this is no workflow step or the runner is too old.',
      ),
    ];
  try {
    // Two bytes to spare: the line ends that appendLines may add.
    const room = limit - (await fileEnd(path)).size - 2;
    const fitting = fit(markdown, room);
    if (fitting === null)
      return [note('The job summary was not written: earlier commands of this step have filled its 1 MiB.')];
    await appendLines(path, fitting);
    return fitting === markdown ? [] : [note('The job summary was cut: GitHub shows at most 1 MiB for each step.')];
  } catch (error) {
    return [note(`The job summary was not written: ${reasonOf(error)} for the file that GITHUB_STEP_SUMMARY names.`)];
  }
}

/** The longest run of whole lines that fits, with a line that says so; null when not even one does. */
function fit(markdown: string, room: number): string | null {
  const bytes = Buffer.from(markdown, 'utf8');
  if (bytes.length <= room) return markdown;
  const end = bytes.lastIndexOf(0x0a, room - Buffer.byteLength(cutLine));
  return room < Buffer.byteLength(cutLine) || end <= 0 ? null : bytes.subarray(0, end).toString('utf8') + cutLine;
}

const note = (text: string): Note => ({ level: 'notice', topic: 'summary', text });
