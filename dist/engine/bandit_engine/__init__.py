"""Bandit's own scan, made fast: the same report, without the work that cannot change it. See docs/performance.md."""
