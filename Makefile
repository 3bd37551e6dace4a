# Two commands do all: `make run` and `make test`. Both set the checkout up first; later starts need no network.

PYTHON ?= python3
VENV := .venv/bin

.DEFAULT_GOAL := run
.PHONY: run setup test check bench soak docs lock i18n clean

run: setup  ## the demo county on your screen; without a screen: 60 s on a virtual one, pictures in out/
	@$(VENV)/python main.py demo

setup:  ## environment from the hashed lock, system libraries, translations
	@$(PYTHON) -I -S scripts/setup.py

test: setup  ## all that must hold: format, lint, types, contracts, every test
	@$(VENV)/python -m scripts.test

check: setup  ## the quick loop before a commit: the same checks and the unit tests
	@$(VENV)/python -m scripts.test --quick

bench: setup  ## every benchmark against its yardstick, as a table
	@$(VENV)/python -m scripts.bench

soak: setup  ## the same, as long as each benchmark has to say
	@$(VENV)/python -m scripts.bench --long

docs: setup  ## the pictures of the guides, taken by the program itself
	@$(VENV)/python main.py pictures --out docs/pictures --scenes
	@$(VENV)/python -m scripts.city_pictures docs/pictures
	@$(VENV)/python main.py keys --out docs/guide --no-pdf

lock: setup  ## requirements.in -> requirements.lock; needs uv
	@uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url \
	    --no-emit-find-links requirements.in -o requirements.lock

i18n: setup  ## collect the texts of each room, compile the translations
	@$(VENV)/python -m scripts.i18n

clean:  ## remove all that can be made again
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis resources/i18n/*.qm
