# The one surface for developers; `make` alone lists it. The set-up itself stands in .ci/setup.

SHELL := /bin/bash
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN := .venv/bin
WORKERS ?= 2
TOUR ?= tour
# Options for pytest: make test ARGS="-k refund"
ARGS ?=

.PHONY: help install run test test-all lint format bench tour translations build lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: ## set up .venv, with the program as .venv/bin/astrobookings
	@.ci/setup install

run: ## set up, make a demo company when there is no database yet, and open the desk
	@.ci/setup run
	@$(BIN)/astrobookings demo --if-missing
	@$(BIN)/astrobookings

test: ## set up, and run all tests but the slow ones
	@.ci/setup test
	@$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

test-all: ## the same with the slow tests, and more examples per property
	@.ci/setup test-all
	@$(BIN)/python -m pytest -n $(WORKERS) --slow --timeout 1800 $(ARGS)

lint: ## style, format, types, and which layer may import which
	@.ci/setup install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

format: ## put the code into its format
	@.ci/setup install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: ## measure sales, lists and the demo's making; prints a table
	@.ci/setup test
	@$(BIN)/python -m tests.benchmarks $(ARGS)

tour: ## drive the real window through the main jobs; pictures to tour/, and README's renewed
	@.ci/setup test
	@$(BIN)/python -m tests.helpers.display -- $(BIN)/astrobookings tour $(TOUR) --language en
	@cp $(TOUR)/desk-ticket-light.png docs/pictures/desk-light.png
	@cp $(TOUR)/desk-cancel-dark.png docs/pictures/desk-cancel-dark.png
	@cp $(TOUR)/tab-booking-light.png docs/pictures/bookings-light.png

translations: ## the window's texts, gathered anew from the code; what lacks its Spanish is listed
	@.ci/setup test
	@$(BIN)/python -m tests.helpers.translations

build: ## a bundle for computers without Python in dist/astrobookings/, tried out
	@.ci/setup build
	@$(BIN)/pyinstaller --noconfirm --clean --log-level ERROR build.spec
	@$(BIN)/python -m pytest -q -p no:xdist --slow --bundle dist/astrobookings tests/packaging/test_bundle.py

lock: ## renew requirements.lock within the bounds of pyproject.toml
	@.ci/setup install
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command "make lock" \
		--extra dev --output-file requirements.lock pyproject.toml
	@.ci/setup install

clean: ## remove what was built and cached, and .venv; databases stay where they are
	@rm -rf .venv build dist tour .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
