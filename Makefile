# Each target sets up the .venv that it needs; a second run finds it ready.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DATA ?= ../shared/data
RUN ?= build/run
MINUTES ?= 60

.PHONY: help demo test lint types gate score mirror bench gazetteer train clean

help: ## tell what there is to make
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 10

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"

$(VENV)/.demo: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.dev: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable . --group dev
	touch $@ $(VENV)/.demo

$(VENV)/.training: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable . --group training
	touch $@

demo: $(VENV)/.demo ## read a story of ours on the terminal
	$(BIN)/according read examples/truce.txt

test: $(VENV)/.dev ## run the tests
	$(BIN)/python -m pytest

lint: $(VENV)/.dev ## look for slips and for form
	$(BIN)/ruff check .

types: $(VENV)/.dev ## check the types
	$(BIN)/mypy

gate: $(VENV)/.dev ## measure on the golden stories, fail below the pinned floors
	$(BIN)/python -m quality.gate

score: $(VENV)/.dev ## measure on DATA (ONLY=syntax,names JSON=1)
	$(BIN)/python -m quality.score --data $(DATA) $(if $(ONLY),--only $(ONLY)) $(if $(JSON),--json)

mirror: $(VENV)/.dev ## swap the two sides of stories and compare the readings (DATA= for the golden stories only)
	$(BIN)/python -m quality.mirror
	$(if $(DATA),$(BIN)/python -m quality.mirror --data $(DATA) --stories $(or $(STORIES),100))

bench: $(VENV)/.dev ## measure speed on STORIES
	$(BIN)/python benchmarks/reading.py $(or $(STORIES),$(DATA)/wire/wire.jsonl.gz)

gazetteer: $(VENV)/.training ## build the table of places anew
	$(BIN)/python -m training.gazetteer --out src/according/codebook/places.bin

train: $(VENV)/.training ## train the model on DATA in MINUTES and put it into the package
	$(BIN)/python -m training.train --data $(DATA) --out $(RUN) --minutes $(MINUTES)
	$(BIN)/python -m training.lemmas
	$(BIN)/python -m training.export --run $(RUN)

clean: ## take away what the targets made
	rm -rf $(VENV) build dist
