import type { Context } from '../model/context.ts';
import type { Changes } from '../model/delivery.ts';
import type { Remediation } from '../model/fixes/remediation.ts';
import type { TargetWish } from '../model/github/publication.ts';
import { patchOf } from '../render/files/patch.ts';
import type { World } from '../world/world.ts';

/** The fixes as bytes: the patch, the files of each step, and where they go on GitHub when they are to go there. */
export async function changesOf(
  { files, steps }: Remediation,
  wish: TargetWish | null,
  context: Context,
  world: World,
): Promise<Changes> {
  const scanned = await world.encode(files);
  const versions = steps.flatMap((step) => step.files);
  const encoded = await world.encode(versions);
  const bytes = new Map(
    versions.flatMap((version, index) => (encoded[index] ? [[version, encoded[index]] as const] : [])),
  );
  // Without fixes an open pull request of ours is closed, and earlier suggestions are taken away.
  const target = wish && (files.length > 0 || wish.kind !== 'commit') ? await world.fixTarget(context, wish) : null;
  return { files, patch: patchOf(scanned), scanned, bytes, target };
}
