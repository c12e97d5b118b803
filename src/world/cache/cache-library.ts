import { z } from 'zod';

/**
 * The one file in the process's working folder that is restored or saved. Only lower-case letters: see cache-call.ts.
 */
export const cachedFile = 'results';

export const cacheOrder = z.discriminatedUnion('do', [
  z.object({ do: z.literal('restore'), key: z.string(), others: z.array(z.string()) }),
  z.object({ do: z.literal('save'), key: z.string() }),
]);
export type CacheOrder = z.infer<typeof cacheOrder>;

/** The key of what was restored; or the number of what was saved, -1 when it was not. */
export const cacheAnswer = z.union([z.object({ key: z.string().nullable() }), z.object({ id: z.number() })]);
export type CacheAnswer = z.infer<typeof cacheAnswer>;

/** Carries out the order in the arguments, and sends the answer to the process that started this one. */
export async function cacheLibrary(argument: string | undefined): Promise<number> {
  process.on('disconnect', () => process.exit(1));
  const order = cacheOrder.parse(JSON.parse(argument ?? 'null'));
  const { restoreCache, saveCache } = await import('@actions/cache');
  // The service counts the path as part of the key. This one is the same on every runner and in every container.
  const paths = [cachedFile];
  const answer: CacheAnswer =
    order.do === 'restore'
      ? { key: (await restoreCache(paths, order.key, order.others)) ?? null }
      : { id: await saveCache(paths, order.key) };
  await new Promise((resolve) => (process.send ? process.send(answer, resolve) : resolve(null)));
  return 0;
}
