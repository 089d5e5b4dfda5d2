# Haat: everything a newcomer types. `make help` lists it. Needed beforehand: Python 3.11 or newer with venv, and make.
.DEFAULT_GOAL := help
SHELL := /bin/sh
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --no-input
# Packages come as locked, each file checked against its hash; nothing is compiled here.
INSTALL := $(PIP) install --quiet --require-hashes --only-binary :all:
CATALOGUES := $(wildcard locales/*/LC_MESSAGES/haat.po)

.PHONY: help run test check bench faults locales browser-deps screenshots lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1|/p' $(firstword $(MAKEFILE_LIST)) | awk -F'|' '{ printf "  make %-14s %s\n", $$1, $$2 }'

run: $(VENV)/.installed catalogues ## set up and open the demo in the browser (ARGS="--port 9000")
	@$(VENV)/bin/haat demo $(ARGS)

test: $(VENV)/.testing $(VENV)/.wheelhouse catalogues ## set up and run all tests (ARGS="-k enquiries")
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

check: $(VENV)/.developing catalogues ## style, types and the rules of the house
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m pytest -q tests/test_house.py

bench: $(VENV)/.testing catalogues ## measure (ARGS=NAME for one bench)
	@$(VENV)/bin/haat bench $(ARGS)

faults: $(VENV)/.testing catalogues ## the bad day in full: kills, crashes, faults, the replay (ARGS="kills --many 20")
	@nice $(PY) -m tests.faults $(if $(ARGS),$(ARGS),--full)

BABEL := $(PY) -m babel.messages.frontend --quiet
TEXTS := $(VENV)/haat.pot

locales: $(VENV)/.testing ## gather the texts, renew every language's catalogue, compile (NEW=gu adds a language)
	@$(BABEL) extract --mapping-file pyproject.toml --keyword say_count:1,2 --project haat --sort-by-file --no-location --no-wrap \
		--add-comments NOTE: --strip-comments --copyright-holder "the Haat authors" --output $(TEXTS) .
	@if [ -n "$(NEW)" ]; then \
		$(BABEL) init --domain haat --input-file $(TEXTS) --output-dir locales --locale $(NEW) --no-wrap; fi
	@$(BABEL) update --domain haat --input-file $(TEXTS) --output-dir locales --no-fuzzy-matching --no-wrap \
		--ignore-obsolete --ignore-pot-creation-date
	@$(PY) hatch_build.py

screenshots: $(VENV)/.testing catalogues ## take the README's pictures again (needs Chromium)
	@$(PY) tests/browser/screenshots.py

browser-deps: ## install Chromium for the browser tests (Debian, Ubuntu)
	@command -v apt-get >/dev/null || { echo "No apt-get here: install Chromium yourself and set HAAT_CHROMIUM to its path."; exit 1; }
	@if [ "$$(id -u)" = 0 ]; then as=; else as=sudo; fi; \
		$$as apt-get update && $$as apt-get install -y --no-install-recommends chromium

lock: $(VENV)/.developing ## choose the newest fitting versions and write requirements/*.txt again
	@rm -f requirements/*.txt
	@set -e; lock="$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-header --no-annotate --no-emit-package haat"; \
		$$lock pyproject.toml --output-file requirements/base.txt; \
		$$lock pyproject.toml --extra test --constraint requirements/base.txt --output-file requirements/test.txt; \
		$$lock pyproject.toml --extra dev --constraint requirements/test.txt --output-file requirements/dev.txt; \
		printf 'hatchling\nbabel\n' | $$lock - --constraint requirements/dev.txt --output-file requirements/build.txt

clean: ## remove what the set-up made
	@rm -rf $(VENV) .wheelhouse .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist locales/*/LC_MESSAGES/*.mo

# ---- set-up: happens by itself, and again when requirements or pyproject change ----

.PHONY: catalogues
catalogues: $(CATALOGUES:.po=.mo)
%.mo: %.po
	@$(PY) hatch_build.py

# A checkout that was moved, or whose Python is gone, gets a new environment: scripts in it hold absolute paths.
$(shell [ "$$(cat $(VENV)/.made 2>/dev/null)" = "$(CURDIR)" ] && $(PY) -c '' 2>/dev/null || rm -f $(VENV)/.made)

# The first Python that is new enough; each is tried, since a name on PATH may be only a stub.
$(VENV)/.made:
	@set -e; found=; for candidate in $(PYTHON) python3.13 python3.12 python3.11 python3; do \
		if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found="$$candidate"; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo "Haat needs Python 3.11 or newer: install it, or name it: make PYTHON=/path/to/python3 ..."; exit 1; fi; \
	if ! "$$found" -c 'import venv, ensurepip' >/dev/null 2>&1; then \
		echo "Python's venv module is missing: on Debian/Ubuntu run: sudo apt install python3-venv"; exit 1; fi; \
	echo "Setting up Haat in $(VENV) with $$("$$found" --version); the first time takes a minute or two."; \
	"$$found" -m venv --clear $(VENV); echo "$(CURDIR)" > $@

$(VENV)/.installed: $(VENV)/.made pyproject.toml hatch_build.py requirements/base.txt requirements/build.txt
	@$(INSTALL) --requirement requirements/base.txt --requirement requirements/build.txt
	@$(PIP) install --quiet --no-deps --no-index --no-build-isolation --editable .
	@touch $@

$(VENV)/.testing: $(VENV)/.installed requirements/test.txt
	@$(INSTALL) --requirement requirements/test.txt
	@touch $@

$(VENV)/.developing: $(VENV)/.testing requirements/dev.txt
	@$(INSTALL) --requirement requirements/dev.txt
	@touch $@

# Wheels for the test that installs Haat without a network.
$(VENV)/.wheelhouse: $(VENV)/.made requirements/base.txt
	@rm -rf .wheelhouse
	@$(PIP) download --quiet --require-hashes --only-binary :all: --dest .wheelhouse --requirement requirements/base.txt
	@touch $@
