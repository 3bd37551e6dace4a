# Two commands do all: `make run` and `make test`. Both set the checkout up first; later starts need no network.

PYTHON ?= python3
VENV := .venv/bin

.PHONY: run setup test check bench soak docs lock i18n clean

run: setup
	@$(VENV)/python main.py demo

setup:
	@$(PYTHON) scripts/setup.py

test: setup
	@$(VENV)/python scripts/test.py

check: setup
	@$(VENV)/python scripts/test.py --quick

bench: setup
	@$(VENV)/python scripts/bench.py

soak: setup
	@$(VENV)/python scripts/bench.py --long

docs: setup
	@$(VENV)/python main.py pictures --out docs/pictures

lock: setup
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	    --no-emit-find-links requirements.in -o requirements.lock

i18n: setup
	@$(VENV)/python scripts/i18n.py

clean:
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
