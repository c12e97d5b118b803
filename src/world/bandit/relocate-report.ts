import { join } from 'node:path/posix';
import { z } from 'zod';

const named = z.looseObject({ filename: z.string() });
const reportSchema = z.looseObject({
  results: z.array(z.union([named, z.unknown()])).optional(),
  errors: z.array(z.union([named, z.unknown()])).optional(),
  metrics: z.record(z.string(), z.unknown()).optional(),
});

/**
 * A report whose paths are relative to `folder`, with them relative to the folder's root instead.
 * Bytes that are not a report come back as they are: to say so is the report reader's work.
 */
export function relocateReport(bytes: Uint8Array, folder: string): Uint8Array {
  if (folder === '') return bytes;
  const moved = (path: string): string => `./${join(folder, path.replace(/\\/g, '/'))}`;
  const entry = (value: unknown): unknown => {
    const parsed = named.safeParse(value);
    return parsed.success ? { ...parsed.data, filename: moved(parsed.data.filename) } : value;
  };
  try {
    const report = reportSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
    const metrics = Object.entries(report.metrics ?? {}).map(([path, value]): [string, unknown] => [
      path === '_totals' ? path : moved(path),
      value,
    ]);
    const relocated = {
      ...report,
      results: report.results?.map(entry),
      errors: report.errors?.map(entry),
      metrics: Object.fromEntries(metrics),
    };
    return new TextEncoder().encode(JSON.stringify(relocated));
  } catch {
    return bytes;
  }
}
