# The commands that people and CI run. `make run` and `make test` do all the set-up; the second time they need no network.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUTPUT := output
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
# uv takes a tenth of the time; where it cannot be had, or fails, pip does it and says what is wrong.
UV := UV_SYSTEM_CERTS=1 UV_NATIVE_TLS=1 $(BIN)/uv pip install --quiet --python $(BIN)/python --constraint constraints.txt
INSTALL := @install() { $(UV) "$$@" 2>/dev/null || $(PIP) "$$@"; }; install

.PHONY: run test test-all checks bench bench-folder bench-linking mutations samples clean

run: $(VENV)/.core
	$(BIN)/vpextract extract samples/documents --output $(OUTPUT)
	@echo
	@echo "One query: a city indicator through the years, from the datasets just written (samples/query.py)"
	$(BIN)/python samples/query.py $(OUTPUT)
	@echo
	$(BIN)/vpextract report $(OUTPUT) --output $(OUTPUT)/report.html

# Hundreds of processes import the program meanwhile: what is compiled is kept, whatever the environment says.
PYTEST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest tests -n auto

test: checks
	$(PYTEST) -m "not long"
	@echo "Tests marked long were left out (kills, clusters, mutants, empty environments): make test-all runs them, too."

test-all: checks
	$(PYTEST)

checks: run $(VENV)/.dev
	$(BIN)/ruff format --check src samples tests benchmarks docs
	$(BIN)/ruff check src samples tests benchmarks docs
	$(BIN)/mypy

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/speed.py

bench-folder: $(VENV)/.dev $(VENV)/.bench
	$(BIN)/python benchmarks/folder.py

bench-linking: $(VENV)/.bench
	$(BIN)/python benchmarks/linking.py

mutations: $(VENV)/.dev
	$(BIN)/python tests/mutations/mutation_check.py

samples: $(VENV)/.dev
	$(BIN)/python samples/make_samples.py

clean:
	rm -rf $(VENV)
	test ! -d $(OUTPUT) || find $(OUTPUT) -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +

# What users run is compiled at once, as pip does it; of the tools that tests need, only what they import, when they do.
$(VENV)/.core: export UV_COMPILE_BYTECODE := 1
$(VENV)/.core: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "vpextract needs Python 3.11 or later; this is " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	@$(PIP) uv 2>/dev/null || true
	$(INSTALL) --editable '.[docx,report]'
	$(INSTALL) --editable '.[docx,report,ocr]' || echo "OCR could not be installed; PDFs that are scans will fail, and say so."
	@$(BIN)/python -m vpextract.reading.ocr.engine
	@touch $@

$(VENV)/.dev: $(VENV)/.core
	$(INSTALL) --editable '.[dev]'
	@touch $@

$(VENV)/.bench: $(VENV)/.core
	$(INSTALL) --editable '.[bench]'
	@touch $@
