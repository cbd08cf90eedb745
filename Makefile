# Two commands do all the set-up on a machine that has Python 3.11 and pip:
#   make demo   make the papers of the 2020 example in output/
#   make test   run every test (installs LibreOffice and fonts through apt where it may)
# CI adds: make lint types contracts.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
READY := $(VENV)/.ready
OFFICE_PACKAGES := libreoffice-writer libreoffice-calc fonts-liberation2 poppler-utils fontconfig

.PHONY: demo test unit office lint types contracts templates data docs check wheel clean

demo: $(READY)
	$(BIN)/vanban tao data/cchc-2020.xlsx -o output

test: $(READY) office
	$(BIN)/python -m pytest

unit: $(READY)
	$(BIN)/python -m pytest -m "not office and not whole"

$(READY): constraints.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

# LibreOffice, fonts with every Vietnamese letter, and pdffonts: only the tests need them.
office:
	@if command -v soffice >/dev/null && command -v pdffonts >/dev/null \
	    && fc-list | grep -q LiberationSerif; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
	    apt-get install -y -qq --no-install-recommends $(OFFICE_PACKAGES) >/dev/null; \
	else echo "Cần cài: $(OFFICE_PACKAGES)" >&2; exit 1; fi

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

contracts: $(READY)
	$(BIN)/lint-imports --no-cache

templates: $(READY)
	$(BIN)/vanban mau-docx dung

data: $(READY)
	$(BIN)/python -m tools.write_examples

docs: $(READY)
	$(BIN)/python -m tools.write_references

check: lint types contracts test

wheel: $(READY)
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation -w dist .

clean:
	rm -rf $(VENV) dist output .mypy_cache .ruff_cache .pytest_cache
