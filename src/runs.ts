/** What main.ts loads while Bandit works: every kind of run, in one piece, since they share nearly all of it. */
export { explain } from './render/explain.ts';
export { isKnownRule, ruleOf } from './rules/registry.ts';
export { runBaseline } from './run-baseline.ts';
export { runPublish } from './run-publish.ts';
export { runShard } from './run-shard.ts';
export { run } from './run.ts';
