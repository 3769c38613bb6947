# The index of everything a developer does. `make` prints it.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help run test test-quick lint format types checks bench faults simulate audit screenshots lock pictures seed ci clean

help: ## Print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1|\2/' | column -t -s '|'

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name it with make PYTHON=python3.12"; exit 1; }
	@echo "[1/2] Making a virtual environment in .venv"
	@$(PYTHON) -m venv .venv || { echo "venv is missing: install it (Debian: apt-get install python3-venv)"; exit 1; }

.venv/.installed: .venv/bin/python requirements.lock
	@echo "[2/2] Installing the locked dependencies (about a minute, once)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

.venv/.installed-dev: .venv/bin/python requirements-dev.lock
	@echo "Installing the locked dependencies, tools and tests included (about a minute, once)"
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@ .venv/.installed

run: .venv/.installed ## Run the whole shop on this machine: web, worker, inbox, Stripe stand-in (PORT=8000)
	@PORT=$(PORT) $(BIN)/python -m shop.local

test: .venv/.installed-dev ## Run every test, on SQLite and again on PostgreSQL and Redis
	@$(BIN)/python -m tests.run

test-quick: .venv/.installed-dev ## Run the tests that need no browser and no other process, on SQLite
	@$(BIN)/python -m pytest -q -n 2 -p tests.by_file -m "not browser and not process"

lint: .venv/.installed-dev ## Lint and check the format
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

format: .venv/.installed-dev ## Format and mend what can be mended by itself
	@$(BIN)/ruff check --fix . && $(BIN)/ruff format .

types: .venv/.installed-dev ## Check the types, strictly
	@DEBUG=1 $(BIN)/mypy shop catalogue content tests

checks: .venv/.installed-dev ## Django's own checks, as in production, and missing migrations
	@$(BIN)/python -m tests.deploy_checks

bench: .venv/.installed-dev ## Pages per second beside an empty view, mails per second beside a bare SMTP loop, as ratios
	@$(BIN)/python -m tests.bench && $(BIN)/python -m tests.bench.care

faults: .venv/.installed-dev ## The long fault run: 10,000 orders through crashes, lost and repeated messages
	@$(BIN)/python -m tests.faults --orders 10000

simulate: .venv/.installed-dev ## Ninety days of care notes for 2,000 jars, with everything that can go wrong
	@$(BIN)/python -m tests.care_proof

audit: .venv/.installed-dev ## Slow outside checks: axe, HTML checker, Lighthouse, weights, SpamAssassin, Stripe's CLI (needs Node, Java)
	@$(BIN)/python -m tests.audit

screenshots: .venv/.installed-dev ## Every page at three widths, light and dark, into var/screenshots/index.html
	@$(BIN)/python -m tests.audit.screenshots

lock: .venv/.installed-dev ## Resolve the dependencies anew, with hashes and without naming a host
	@$(BIN)/python -m pip install --quiet uv
	@for extra in "--extra local -o requirements.lock" "--extra local --extra dev -o requirements-dev.lock"; do \
	  $(BIN)/uv pip compile pyproject.toml --upgrade --universal --python-version 3.11 \
	    --generate-hashes --no-emit-index-url --no-header --quiet $$extra; done

pictures: .venv/.installed-dev ## Draw the PNG files (mails, icons, link preview) from our SVG files
	@$(BIN)/python -m tests.drawings

seed: .venv/.installed ## Fill an empty database with the demo shop (harmless when run again)
	@DEBUG=1 $(BIN)/python manage.py migrate --verbosity 0 && DEBUG=1 $(BIN)/python manage.py seed

ci: lint types checks test ## What CI runs

clean: ## Forget the environment and everything this shop stored on this machine
	@rm -rf .venv var
