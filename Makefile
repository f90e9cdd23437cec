# Needs Python 3.11+ and make; everything else is set up from the lock files into .venv.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= data

.PHONY: demo test lint ocr bench train lock docs clean

demo: .venv/run
	$(BIN)/firsthand demo --case demo-case
	@echo "report: demo-case/report.html"

test: .venv/dev lint
	sh tests/setup.sh
	$(BIN)/python -m pytest $(TESTS)

lint: .venv/dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# What reads scans and pictures of pages: 230 MB more.
ocr: .venv/run
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/ocr.txt

bench: .venv/training
	$(BIN)/python bench/run.py $(DATA)

train: .venv/training
	$(BIN)/python training/train.py --data $(DATA) --out runs/statements
	$(BIN)/python training/finish.py --data $(DATA) --run runs/statements --out src/firsthand/model/weights

docs: .venv/dev
	$(BIN)/python docs/generate.py

# The lock files name every package with its hashes; registries come from the machine's own settings.
lock:
	uv pip compile pyproject.toml --universal --generate-hashes --no-header -q -o requirements/run.txt
	uv pip compile pyproject.toml --universal --generate-hashes --no-header -q --extra ocr -o requirements/ocr.txt
	uv pip compile pyproject.toml --universal --generate-hashes --no-header -q --extra ocr --group dev -o requirements/dev.txt

.venv/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Firsthand needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	@touch $@

.venv/run: .venv/python requirements/run.txt pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@
	$(MAKE) .venv/package

.venv/dev: .venv/python requirements/dev.txt pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
	$(MAKE) .venv/package

.venv/package: pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --editable .
	@touch $@

.venv/training: .venv/dev requirements/training.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements/training.txt
	@touch $@

clean:
	rm -rf .venv demo-case runs dist build
