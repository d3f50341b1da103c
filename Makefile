# Works with GNU make 3.81 and later. The README gives the same commands for a machine without make.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help demo test test-fast test-long check clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

demo: ## Start Baken with fictional people on http://localhost:8000 (Ctrl-C stops it)
	@scripts/environment run
	@exec .venv/bin/baken demo

test: ## Run everything that has to pass before a change lands (at most 25 minutes)
	@scripts/environment dev
	@exec scripts/test all

test-fast: ## Run the tests of the core and the services (at most 2 minutes)
	@scripts/environment dev
	@exec scripts/test fast

test-long: ## Run the long tests: kill -9, load, many threads
	@scripts/environment dev
	@exec scripts/test long

check: ## Run the checks that read the code and do not execute it
	@scripts/environment dev
	@exec .venv/bin/python scripts/check

clean: ## Remove the virtual environment and all caches; data in var/ stay
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.* htmlcov dist
	@find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
	@echo "Cleaned. The demo's data stay in var/; stop the demo and remove that folder to start afresh."
