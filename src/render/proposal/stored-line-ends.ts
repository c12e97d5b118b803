import type { ChangedBytes, ChangedFile } from '../../model/fixes/remediation.ts';
import { blobId } from '../../model/github/blob.ts';
import type { TipFile } from '../../model/github/publication.ts';

type Bytes = ReadonlyMap<ChangedFile, ChangedBytes>;

/**
 * The files as git keeps them. On Windows, and where .gitattributes ask for it, a checkout has carriage returns that
 * the repository has not: https://git-scm.com/docs/gitattributes#_end_of_line_conversion
 */
export function asInGit(bytes: Bytes, tip: ReadonlyMap<string, TipFile>): Bytes {
  const converted = new Set(
    [...bytes.values()]
      .filter(({ path, before, after }) => [before, after].some((one) => isConverted(one, tip.get(path))))
      .map(({ path }) => path),
  );
  if (converted.size === 0) return bytes;
  return new Map(
    [...bytes].map(([file, one]) => [
      file,
      converted.has(one.path)
        ? { path: one.path, before: withoutReturns(one.before), after: withoutReturns(one.after) }
        : one,
    ]),
  );
}

const isConverted = (bytes: Uint8Array, file: TipFile | undefined): boolean =>
  file !== undefined &&
  bytes.includes(13) &&
  blobId(bytes, file.blob) !== file.blob &&
  blobId(withoutReturns(bytes), file.blob) === file.blob;

const withoutReturns = (bytes: Uint8Array): Uint8Array =>
  bytes.filter((byte, index) => !(byte === 13 && bytes[index + 1] === 10));
