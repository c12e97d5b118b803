import { existsSync } from 'node:fs';
import { z } from 'zod';
import type { Shard, Split } from '../../model/findings/shard.ts';
import { childEnvironment } from '../process/child-environment.ts';
import { runChild, type Ended } from '../process/child.ts';
import { printable } from '../process/printable.ts';
import type { Meter } from '../progress.ts';
import { engineIn } from '../provision/environment.ts';
import type { Host } from '../provision/host.ts';
import type { Bandit } from '../provision/provision.ts';
import { pythonOf } from '../python/interpreter.ts';
import { engineFolder } from './engine-source.ts';

/** What a scan may use and has to heed beside Bandit's own arguments. */
export interface EngineWish {
  /** The file that results are kept in between runs; null for none. */
  readonly cache: string | null;
  /** Whether what is scanned now may be put into it. */
  readonly keep: boolean;
  readonly shard: Shard | null;
  /** What may be opened. */
  readonly opening: Opening;
}

/**
 * Regular files in the folders `within` (absolute) are opened, and these files elsewhere that the user named; nothing
 * else.
 */
export interface Opening {
  readonly within: readonly string[];
  readonly also: readonly string[];
}

/** What an engine's run came to. */
export interface EngineDone {
  readonly files: number;
  /** How many of them had a result in the cache, and how many were scanned. */
  readonly cached: number;
  readonly scanned: number;
  readonly cacheChanged: boolean;
  /**
   * Tests that are not Bandit's own. They may depend on more than the file, so everything was scanned in one process.
   */
  readonly foreign: readonly string[];
}

export interface EngineRun {
  readonly ended: Ended;
  /** Null when the engine gave the run to Bandit's own program, or did not get to its end. */
  readonly done: EngineDone | null;
  /** Why the run was Bandit's own, in a clause; null when it was the engine's. */
  readonly plain: string | null;
  /** What the files were split by, when only a part of them was asked for. */
  readonly split: Split | null;
}

interface Around {
  readonly cwd: string;
  readonly host: Host;
  /** Lines of Bandit's log that must not be lost. */
  readonly keep: RegExp;
  readonly meter: Meter;
  readonly say: (text: string) => void;
  readonly started: (() => void) | undefined;
  /** Have Bandit's own program do the work: the engine then only sees to what is opened. */
  readonly plain?: boolean;
}

/** The engine's "use Bandit itself": it has met something that it is not made for, and has written no report. */
export const gaveUp = 70;

/** See src/engine/bandit_engine/progress.py. Other lines on its standard output are Bandit's or a plugin's. */
const eventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('progress'), done: z.int(), of: z.int(), share: z.number() }),
  z.object({ event: z.literal('slow'), file: z.string(), seconds: z.number(), limit: z.number() }),
  z.object({ event: z.literal('shard'), files: z.int(), split: z.string().regex(/^[0-9a-f]{64}$/u) }),
  z.object({ event: z.literal('plain'), reason: z.string(), bandit: z.string() }),
  z.object({
    event: z.literal('done'),
    files: z.int(),
    cached: z.int(),
    scanned: z.int(),
    cacheChanged: z.boolean(),
    foreign: z.array(z.string()),
    bandit: z.string(),
  }),
]);
type Event = z.output<typeof eventSchema>;

/**
 * Runs the engine on Bandit's arguments: same report, log and exit status as Bandit, sooner. Null when there is none to
 * run: no engine in this copy, no Python known for this Bandit, or another Bandit answers there than was asked for.
 */
export async function runEngine(
  bandit: Bandit,
  wish: EngineWish,
  args: readonly string[],
  { cwd, host, keep, meter, say, started, plain = false }: Around,
): Promise<EngineRun | null> {
  const python = await pythonOf(bandit, host);
  const place = placeOf(bandit);
  if (python === null || place === null) return null;
  const part = wish.shard && { shard: [wish.shard.index, wish.shard.count] };
  const options = JSON.stringify({ cache: wish.cache ?? '', keep: wish.keep, plain, ...wish.opening, ...part });
  // A Bandit on PATH may be among its user's packages, which isolation would hide; the environment is ours in any case.
  const flags = bandit.folder === null ? ['-B'] : ['-I', '-B'];
  const events: Event[] = [];
  const reader = eventReader((event) => {
    if (event.event === 'progress') meter.update(event.done, event.of, event.share);
    else if (event.event === 'slow') say(slow(event));
    else events.push(event);
  });
  const ended = await runChild(python, [...flags, place, options, ...args], {
    cwd,
    env: childEnvironment(host, 'scan'),
    keep,
    started,
    onStdout: reader,
  });
  meter.end();
  const done = events.find((event) => event.event === 'done') ?? null;
  const own = events.find((event) => event.event === 'plain') ?? null;
  const shard = events.find((event) => event.event === 'shard');
  const named = (done ?? own)?.bandit;
  if (named !== undefined && named !== bandit.version) return null;
  return { ended, done, plain: own?.reason ?? null, split: shard ? { files: shard.files, digest: shard.split } : null };
}

/** The compiled copy in the private environment, else the sources; null where there is none. */
function placeOf(bandit: Bandit): string | null {
  const own = bandit.folder === null ? null : engineIn(bandit.folder);
  return own !== null && existsSync(own) ? own : engineFolder();
}

const slow = ({ file, seconds, limit }: Extract<Event, { event: 'slow' }>): string =>
  `Still at ${printable(file)} after ${seconds} seconds; after ${limit} it is left out, as not scanned.`;

/** Takes output in chunks of any size and gives the events in it. */
export function eventReader(take: (event: Event) => void): (chunk: string) => void {
  let open = '';
  return (chunk) => {
    const lines = (open + chunk).split('\n');
    open = (lines.pop() ?? '').slice(-10_000);
    for (const line of lines) {
      if (!line.startsWith('{"event":')) continue;
      const event = eventSchema.safeParse(parsed(line));
      if (event.success) take(event.data);
    }
  };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
