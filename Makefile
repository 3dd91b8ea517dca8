# The menu: `make` lists it. Everything happens in .venv, made from the pinned requirements (hashes checked) and made
# again only when they change. The program runs from this folder; nothing of it is installed.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
CODE := budgetwatch ui tests sample_budgets packaging

# Where the system's Python comes without ensurepip, its own pip fills the environment from outside.
INSTALL = if $(PY) -m pip --version >/dev/null 2>&1; then \
	$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1); else \
	$(PYTHON) -m pip --python $(PY) install --quiet --disable-pip-version-check --require-hashes -r $(1); fi

.DEFAULT_GOAL := help
.PHONY: help demo run test lint check bench kills shots golden texts samples requirements wheels package clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(VENV)/runtime ## build the sample dossier, write its French and English packs to out/, open the window
	$(PY) -m budgetwatch demo --out out

run: $(VENV)/runtime ## open the window
	$(PY) -m budgetwatch

test: $(VENV)/dev ## run every test on every core, without a screen
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n auto

lint: $(VENV)/dev ## ruff, mypy, and who may import whom
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

check: lint test ## lint, then test

bench: $(VENV)/dev $(VENV)/arrow ## measure speed and memory against the libraries alone
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.benchmarks

kills: $(VENV)/dev ## kill a working process at 200 random moments, damage 200 files and play 200 persons: nothing is lost (15 minutes)
	$(PY) -m tests.safety kills 200
	$(PY) -m tests.safety fuzz 200
	$(PY) -m tests.safety person 200

shots: $(VENV)/dev ## picture every page of the window into out/shots
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.shots --out out/shots

golden: $(VENV)/dev ## write the expected texts of the packs again
	GOLDEN=1 QT_QPA_PLATFORM=offscreen $(PY) -m pytest tests -k golden

texts: $(VENV)/dev ## collect the sentences of the program into the catalogues and compile them
	$(PY) packaging/texts.py

samples: $(VENV)/dev ## write the invented country's documents again
	$(PY) sample_budgets/make_tamaris.py

requirements: $(VENV)/dev ## pin every package again, for all systems (UPGRADE=--upgrade takes newer ones)
	$(PY) packaging/pin.py $(UPGRADE)

wheels: $(VENV)/dev ## check that every pinned package has a wheel for Linux, Windows and macOS
	$(PY) packaging/check_wheels.py

package: $(VENV)/dev ## build the wheel into dist/
	$(PY) -m build --wheel --no-isolation --outdir dist
	@ls dist/*.whl

clean: ## forget the environment and everything made
	rm -rf $(VENV) out dist build

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed: make PYTHON=python3.11 …"; exit 1; }
	$(PYTHON) -m venv $(VENV) || $(PYTHON) -m venv --clear --without-pip $(VENV)

$(VENV)/runtime: requirements.txt | $(PY)
	@echo "Installing what requirements.txt pins into $(VENV)"
	@$(call INSTALL,requirements.txt)
	@touch $@

$(VENV)/dev: requirements-dev.txt | $(PY)
	@echo "Installing what requirements-dev.txt pins into $(VENV)"
	@$(call INSTALL,requirements-dev.txt)
	@touch $@ $(VENV)/runtime

$(VENV)/arrow: requirements-bench.txt | $(VENV)/dev
	@echo "Installing what requirements-bench.txt pins into $@"
	@rm -rf $@
	@$(PYTHON) -m pip --python $(PY) install --quiet --disable-pip-version-check --require-hashes --target $@ -r $<
