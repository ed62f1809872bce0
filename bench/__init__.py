"""Benchmarks against peers, run on purpose, never by the test suite."""
