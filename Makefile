# Two commands do everything: `make demo` and `make test`.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
DEMO := .demo

.PHONY: demo test lint format lock bench clean

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	@PYTHON=$(PYTHON) tools/make_venv.sh $(VENV) requirements/run.txt
	@touch $@

$(VENV)/test.stamp: requirements/test.txt pyproject.toml
	@PYTHON=$(PYTHON) tools/make_venv.sh $(VENV) requirements/test.txt
	@touch $@ $(VENV)/run.stamp

# Set up, load the packaged examples, print what was found, serve the site on 127.0.0.1.
demo: $(VENV)/run.stamp
	@ALONGSIDE_REGISTRY=$(DEMO)/registry ALONGSIDE_DATA=$(DEMO) PORT=$(PORT) PATH="$(BIN):$$PATH" tools/demo.sh

# Set up and run every test, with a real PostgreSQL and a real browser.
test: $(VENV)/test.stamp
	@PATH="$(BIN):$$PATH" tools/run_tests.sh

lint: $(VENV)/test.stamp
	@PATH="$(BIN):$$PATH" tools/lint.sh

format: $(VENV)/test.stamp
	@$(BIN)/ruff check --fix-only src tests benchmarks tools
	@$(BIN)/ruff format src tests benchmarks tools

bench:
	@PYTHON=$(PYTHON) tools/make_venv.sh $(VENV) requirements/bench.txt
	@PATH="$(BIN):$$PATH" tools/bench.sh

# Write the locked requirements anew from pyproject.toml.
lock: $(VENV)/test.stamp
	@PATH="$(BIN):$$PATH" tools/lock.sh

clean:
	rm -rf $(VENV) $(DEMO) .bench_cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
