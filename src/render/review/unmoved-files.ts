import type { ChangedBytes } from '../../model/fixes/remediation.ts';
import { blobId } from '../../model/github/blob.ts';
import type { FixTarget } from '../../model/github/publication.ts';

/**
 * The target with only those files that are at its tip byte for byte as they were scanned: on a merge commit the base
 * branch may have changed others, and their lines are not where they were.
 */
export function asScanned(target: FixTarget, scanned: Iterable<ChangedBytes>): FixTarget {
  const before = new Map([...scanned].map((file) => [file.path, file.before]));
  const same = [...target.files].filter(([path, { blob }]) => {
    const bytes = before.get(path);
    return bytes !== undefined && blobId(bytes, blob) === blob;
  });
  return { ...target, files: new Map(same) };
}
