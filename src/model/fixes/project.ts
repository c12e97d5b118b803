/** What a project says about itself: which Pythons it runs on, and what it depends on. */

/** A Python version that matters for fixes: major and minor. */
export type PythonVersion = readonly [major: number, minor: number];

/** A file that may declare dependencies or the Python version. Text only, never executed. */
export interface Manifest {
  /** Repository-relative path. */
  readonly path: string;
  readonly text: string;
}

export interface Project {
  /** The oldest Python that the project supports: what a fix uses must exist there. */
  readonly python: PythonVersion;
  /** Where that is from, for people: `requires-python >=3.9 in pyproject.toml`, or that nothing says so. */
  readonly pythonFrom: string;
  /** Declared dependencies: normalised name (PEP 503) to its version specifier, `''` without one. */
  readonly packages: ReadonlyMap<string, string>;
  readonly manifests: readonly Manifest[];
}
