# Each target sets up what it needs from a bare checkout; see .ci/setup.py.
PYTHON ?= python3
VENV := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test lint bench bench-timeline accuracy screenshots crashtest index setup-run setup-test

help:  ## show the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-14s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup-run:
	@$(PYTHON) .ci/setup.py run

setup-test:
	@$(PYTHON) .ci/setup.py test

run: setup-run  ## open the window on the sample project; without a display, do the main job by itself into build/demo/
	@$(VENV)/python -m q7x2_gui.app.start

test: lint  ## lint, types, layers, and all tests
	@$(VENV)/python -m pytest -n 2 --dist loadgroup -q

lint: setup-test  ## ruff, mypy strict, layer contracts
	@$(VENV)/ruff check . .ci
	@$(VENV)/ruff format --check . .ci
	@$(VENV)/mypy
	@$(VENV)/lint-imports

bench: setup-test  ## measure start-up and save latency as ratios, into build/bench/
	@$(VENV)/python -m tests.bench

bench-timeline: setup-test  ## measure the timeline up to five million events, into build/bench/timeline.json
	@$(VENV)/python -m tests.bench timeline

accuracy: setup-test  ## measure suggestions on hand-coded articles, into build/accuracy.json
	@$(VENV)/python -m tests.accuracy

screenshots: setup-test  ## pictures of the window in light and dark, two sizes, into build/screenshots/
	@$(VENV)/python -m tests.screenshots

crashtest: setup-test  ## kill the program 200 times while it edits and look for lost edits
	@$(VENV)/python -m tests.storage.crash 200

index: setup-test  ## bring the made lines of INDEX.md and README.md up to date
	@$(VENV)/python -m tests.contracts.index
	@$(VENV)/python -m tests.contracts.readme
