# Two commands on a fresh machine: `make run` and `make test`.
PORT ?= 8000
PYTHON ?= python3
BIN = .venv/bin

.PHONY: run setup test test-pg check fix bench soak messages lock clean help

help:            ## List the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

run: setup       ## Set everything up and serve the demo city (PORT=8000)
	@exec $(BIN)/zhengtong run --port $(PORT)

setup:           ## Virtual environment, dependencies, front-end, messages
	@$(PYTHON) scripts/bootstrap.py run

test:            ## Set everything up and pass the tests on both databases
	@$(PYTHON) scripts/bootstrap.py test
	@$(BIN)/python scripts/test.py

check:           ## What CI runs beside the tests: format, lint, walls, types, security
	@$(PYTHON) scripts/bootstrap.py check
	@$(BIN)/python scripts/check.py

fix:             ## Format and mend what can be mended
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .

bench:           ## Measure and print the benchmark table
	@$(PYTHON) scripts/bootstrap.py test
	@$(BIN)/python -m bench
	@$(BIN)/python -m bench.rules

messages:        ## Collect the strings of all rooms for translation (needs gettext)
	@$(BIN)/python scripts/messages.py collect

lock:            ## Write the lock files anew
	@$(BIN)/python scripts/lock.py

clean:           ## Remove what the set-up made; data in var/ stay
	rm -rf .venv node_modules build
