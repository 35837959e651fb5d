# heard: everything sets itself up; 'make help' lists what there is.

VENV    := .venv
BIN     := $(VENV)/bin
PIP     := $(BIN)/python -m pip --quiet --disable-pip-version-check --no-input
LOCK    := uv pip compile --quiet --universal --generate-hashes --no-header --no-emit-index-url pyproject.toml
RUNTIME := $(VENV)/.runtime-ready
DEV     := $(VENV)/.dev-ready
FUZZ    := $(VENV)/.fuzz-ready
LEARN   := $(VENV)/.learn-ready

# The first of these that is Python 3.11 or later; 'make PYTHON=/path/to/python3 ...' overrides it.
PYTHON  ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup demo run test check lint clauses soak fuzz rules learn accuracy forgeries pictures bench lock dovecot

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(RUNTIME) ## what heard needs, into .venv; the command is .venv/bin/heard

demo: $(RUNTIME) ## sample mail through the whole service; nothing to set up
	@$(BIN)/heard demo

run: $(RUNTIME) ## the daemon, with ./heard.toml or /etc/heard/heard.toml ('.venv/bin/heard init' writes one)
	@$(BIN)/heard run

test: $(DEV) dovecot ## the tests, the long ones in their short form
	@$(BIN)/python -m pytest -m "not soak"

lint: $(DEV) ## format, lint, types, import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

check: lint test ## lint and test: what must pass before a change is handed in

clauses: $(DEV) ## every obligation of the policies and the Code: its tests, or the part still to come
	@PYTHONPATH=service:tests $(BIN)/python tests/policies/table.py

soak: $(DEV) dovecot ## the long tests: killed again and again, nothing lost, nothing answered twice
	@$(BIN)/python -m pytest -m soak -s

FUZZ_SECONDS ?= 600
FUZZ_SEED    ?= 0

fuzz: $(FUZZ) ## mail of random bytes, for FUZZ_SECONDS=600; the same FUZZ_SEED=7 tries the same again
	@PYTHONPATH=service:tests $(BIN)/python tests/fuzz/run.py --seconds $(FUZZ_SECONDS) --seed $(FUZZ_SEED)

rules: $(DEV) ## how the rules' patterns begin, worked out anew after a change of rules/: quicker starts
	@PYTHONPATH=service:tests $(BIN)/python tests/datafiles/keep_patterns.py

learn: $(LEARN) ## what words weigh, anew from the labelled mail in tests/corpora/outside
	@PYTHONPATH=service:tests:tests/corpora $(BIN)/python tests/corpora/learn_opinion.py

forgeries: $(DEV) ## what was tried to pass for an officer's command: docs/forgeries.md anew
	@PYTHONPATH=service:tests:tests/journeys $(BIN)/python tests/journeys/commands/forgery_table.py

rhythm: $(DEV) ## a year of 5,000 complaints, and Northgate, with time simulated: every reminder owed was given once, every figure reported is right (35 minutes)
	@PYTHONPATH=service:tests:tests/journeys $(BIN)/python tests/journeys/rhythm/whole_year.py

accuracy: $(LEARN) ## how well mail is understood, and every miss: docs/accuracy.md anew
	@PYTHONPATH=service:tests:tests/corpora $(BIN)/python tests/corpora/accuracy.py

pictures: $(DEV) ## docs/letters.md and its pictures anew: what officers get, as chromium draws it
	@PYTHONPATH=service:tests $(BIN)/python tests/letters/pictures.py
	@PYTHONPATH=service:tests $(BIN)/python tests/reports/case_file/picture.py
	@PYTHONPATH=service:tests $(BIN)/python tests/reports/periodic/shown/picture.py

bench: $(DEV) dovecot ## how fast, against a real Dovecot on this machine
	@PYTHONPATH=service:tests $(BIN)/python bench/run.py $(BENCH)

# uv, from PATH or into the virtual environment; it keeps the versions that already stand in the files.
lock: $(RUNTIME) ## make requirements.lock, and those for Exchange, dev, fuzz and learn, again from pyproject.toml
	@command -v uv >/dev/null || $(PIP) install uv
	@PATH="$$PATH:$(CURDIR)/$(BIN)" && $(LOCK) -o requirements.lock \
		&& $(LOCK) --all-extras -o requirements-exchange.lock && $(LOCK) --group dev -o requirements-dev.lock \
		&& $(LOCK) --group fuzz -o requirements-fuzz.lock && $(LOCK) --group learn -o requirements-learn.lock

$(BIN)/python:
	@setup/make-venv "$(PYTHON)" $(VENV)

# The package is put on the path as it stands, without building it: nothing to download, nothing to install again.
$(RUNTIME): requirements.lock setup/make-venv | $(BIN)/python
	@echo "Installing what heard needs into $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements.lock
	@setup/make-venv --link $(VENV)
	@touch $@

$(DEV): requirements-dev.lock $(RUNTIME)
	@echo "Installing what the tests need into $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@

$(FUZZ): requirements-fuzz.lock $(DEV)
	@echo "Installing what fuzzing needs into $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements-fuzz.lock
	@touch $@

$(LEARN): requirements-learn.lock $(DEV)
	@echo "Installing what learning needs into $(VENV) (once)"
	@$(PIP) install --require-hashes -r requirements-learn.lock
	@touch $@

dovecot:
	@setup/install-dovecot
