"""Measurements; `make bench` runs every module bench_*.py of this folder."""
