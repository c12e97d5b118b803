/** What main.ts loads while Bandit works: every kind of run, in one piece, since they share nearly all of it. */
export { explain } from './render/rules/explain.ts';
export { isKnownRule, ruleOf } from './rules/registry.ts';
export { runBaseline } from './commands/run-baseline.ts';
export { runPublish } from './commands/run-publish.ts';
export { runShard } from './commands/run-shard.ts';
export { run } from './run.ts';
