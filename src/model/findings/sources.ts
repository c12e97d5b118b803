/** The decoded text of the files that findings point at. A path that is absent could not be read. */
export type Sources = ReadonlyMap<string, string>;
