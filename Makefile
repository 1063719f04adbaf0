# Thin names for `python3 dev.py`, which also works on machines without make.
# Further arguments go through ARGS: make run ARGS="--port 9000"
PYTHON ?= python3
COMMANDS = run test lint format types lock docs screenshots native

.PHONY: help $(COMMANDS)

help:
	@$(PYTHON) dev.py --help

$(COMMANDS):
	@$(PYTHON) dev.py $@ $(ARGS)
