# Everything runs from the virtual environment .venv, made once and refreshed when the pins change.

VENV := .venv
PY := $(VENV)/bin/python
# The first Python that is new enough; PYTHON=... overrides the search.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	echo $$python && break; done)
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help install install-dev browser run test lint evaluate bench pins

help: ## Say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(VENV)/installed ## Install what the site needs; starts nothing

run: export DEBUG := $(or $(DEBUG),1)
run: install ## Get the site ready and serve it on PORT (8000)
	@$(PY) manage.py serve

test: install-dev browser ## Run the whole test suite, in a real browser too
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadgroup --no-loadscope-reorder

lint: install-dev ## Check style and types
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

evaluate: install ## Score the extraction on the project's own annotated articles
	@$(PY) -m benchmarks.evaluate

bench: install ## Measure speed, side by side with others doing the same
	@$(PY) -m benchmarks.speed

pins: install-dev ## Pin the newest releases that the .in files allow
	@$(PY) -m pip install --quiet --disable-pip-version-check pip-tools
	@for name in requirements requirements-dev; do PIP_CONFIG_FILE=/dev/null $(PY) -m piptools compile \
		--quiet --upgrade --strip-extras --generate-hashes --no-emit-options \
		--output-file $$name.txt $$name.in; done

install-dev: $(VENV)/installed-dev

browser: install-dev
	@$(PY) -m tests.browser

$(VENV)/installed: requirements.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; none is installed here." >&2; exit 1; }
	@echo "Installing into $(VENV) ..."
	@$(PYTHON) -m venv $(VENV) || { echo "$(PYTHON) cannot make virtual environments;" \
		"on Debian and Ubuntu, install python3-venv." >&2; exit 1; }
	@$(PIP) --requirement requirements.txt
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	@echo "Installing what the tests need ..."
	@$(PIP) --requirement requirements-dev.txt
	@touch $@
