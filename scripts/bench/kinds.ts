/**
 * The kinds of run, in the order in which a round plays them: each leaves behind the cache and the files that the next
 * one needs.
 */
export interface Kind {
  readonly name: string;
  /** Short, for a column. */
  readonly head: string;
  readonly program: 'bandit' | 'engine' | 'product';
  readonly processes?: number;
  /** `new`: there is none before the run. `kept`: the one that the run before has left. */
  readonly cache: 'none' | 'new' | 'kept';
  /** Files are changed just before the run. */
  readonly changed: boolean;
}

const bandit: Kind = { name: 'bandit -r', head: '`bandit -r`', program: 'bandit', cache: 'none', changed: false };
const engine = (name: string, processes: number, cache: Kind['cache'], changed = false): Kind => ({
  name: `engine, ${name}`,
  head: `engine: ${name}`,
  program: 'engine',
  processes,
  cache,
  changed,
});
const product = (name: string, cache: Kind['cache'], changed = false): Kind => ({
  name: `product, ${name}`,
  head: `product: ${name}`,
  program: 'product',
  cache,
  changed,
});

export const kinds: readonly Kind[] = [
  bandit,
  engine('1 process', 1, 'none'),
  engine('2 processes', 2, 'none'),
  engine('4 processes', 4, 'none'),
  engine('2, writing a cache', 2, 'new'),
  engine('2, nothing changed', 2, 'kept'),
  engine('2, 1 % changed', 2, 'kept', true),
  product('cold', 'new'),
  product('nothing changed', 'kept'),
  product('1 % changed', 'kept', true),
];

/** The kind that, played on one empty file, stands for what a program needs to start and to end. */
export const startOf = {
  bandit: 'bandit -r',
  engine: 'engine, 2 processes',
  product: 'product, cold',
} as const satisfies Readonly<Record<Kind['program'], string>>;

export const starts: readonly Kind[] = kinds.filter(({ program, name }) => startOf[program] === name);
