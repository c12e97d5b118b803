/** The variables of a process's environment, ours or a child's. */
export type Env = Readonly<Record<string, string | undefined>>;
