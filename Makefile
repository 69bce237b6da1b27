# make demo     the main job, from two dispatches that come along
# make test     everything that must hold: lint, types, import contracts, tests, documents
# make peers    what else `make test` asks where it is there: other programs that read our files, and axe
# make coverage the same tests, traced: what of the package none of them reaches, for two to three times the time
# make docs     the reference pages, written anew from the code
# make site     the documents as pages for a browser, in .venv/site
# make bench    how long things take
# make format   formatting, and what can be mended
# make clean    everything that was made goes
# make          this list

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
WORKERS ?= 2
TESTS := -m "not long" --numprocesses $(WORKERS) --dist loadgroup

.PHONY: help demo test peers coverage lint types contracts bench docs docs-check site format clean

help:
	@sed -n 's/^# \(make.*\)/\1/p' Makefile

# ---- setting up: each stamp is made once, and again when the file that it rests on changes

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "$(PYTHON) is Python %d.%d; \
	this needs 3.11 or newer: make PYTHON=python3.12" % sys.version_info[:2])'
	$(PYTHON) -m venv .venv
	@touch $@

# With the language model if it can be had; without it texts are read by rules alone.
.venv/.core: .venv/.made pyproject.toml
	$(PIP) install --editable '.[text]' || { \
	  echo "The language model cannot be installed here: texts will be read by rules alone, which see less."; \
	  $(PIP) install --editable .; }
	@touch $@

.venv/.dev: .venv/.made pyproject.toml constraints.txt
	$(PIP) install --constraint constraints.txt --editable '.[dev]'
	@touch $@

# Other programs that read our files, and axe, which judges pages in a browser: the tests that ask them skip without.
# What could not be had is tried again the next time.
# Of pygambit only the next release comes ready made; the last one would be compiled for a quarter of an hour.
.venv/.peers: .venv/.dev
	@$(PIP) install --constraint constraints.txt --editable '.[peers]' && \
	  $(PIP) install --only-binary pygambit 'pygambit>=17.0.0b2' && \
	  npm install --prefix .venv/axe --no-audit --no-fund --ignore-scripts --silent axe-core@4 && \
	  touch $@ || echo "Not all other programs can be installed here: the tests that ask them skip."

# ---- the targets

demo: .venv/.core
	@rm -rf .venv/demo
	$(BIN)/detente examples get talks-2022 --to .venv/demo
	$(BIN)/detente read .venv/demo/brussels.txt .venv/demo/moscow.txt
	$(BIN)/detente draft .venv/demo/talks-2022.dossier.json -o .venv/demo/draft.yaml
	$(BIN)/detente solve .venv/demo/talks-2022.yaml --concept SEQ
	$(BIN)/detente why .venv/demo/talks-2022.yaml s16 --for russia --concept SEQ
	$(BIN)/detente audit .venv/demo/talks-2022.yaml --orders 50

test: lint types contracts
	$(BIN)/python -m pytest $(TESTS)

peers: .venv/.peers

coverage: .venv/.dev
	$(BIN)/python -m pytest $(TESTS) --cov --cov-report=term

lint: .venv/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: .venv/.dev
	$(BIN)/mypy

contracts: .venv/.dev
	$(BIN)/lint-imports --no-cache --no-logo

docs: .venv/.dev
	$(BIN)/python docs/reference/write.py

docs-check: .venv/.dev
	$(BIN)/python -m pytest README.md CONTRIBUTING.md docs tests/house/test_documents.py tests/house/test_reference.py

site: .venv/.dev
	$(BIN)/python -m sphinx --nitpicky --fail-on-warning --keep-going --quiet -d .venv/site-read docs .venv/site
	@echo "Open .venv/site/index.html in a browser."

bench: .venv/.dev
	$(BIN)/python bench/run.py

format: .venv/.dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

clean:
	rm -rf .venv build dist .coverage .hypothesis .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
