# Everything is set up by the target that needs it. `make help` lists the targets.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.PHONY: help demo test hostile hostile-mutations fuzz conformance lint types format lock clean

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 20

demo: $(VENV)/.grade  ## grade the class in examples/ and leave results to open
	@$(BIN)/autograder grade examples/class --out results/demo --allow-isolation none || test $$? -eq 3
	@echo "Open results/demo/index.html. (Some of these submissions can not be graded, on purpose.)"

test: $(VENV)/.dev  ## run all tests
	$(BIN)/python -m pytest -n 2 --dist worksteal

hostile: $(VENV)/.dev  ## grade more than two hundred hostile notebooks, by warm and by cold workers, and show what was held
	@cd tests && ../$(BIN)/python -m hostile run && ../$(BIN)/python -m hostile run --cold

hostile-mutations: $(VENV)/.dev  ## take out one defence after the other; each time, and without a sandbox, attacks must get through
	@cd tests && ../$(BIN)/python -m hostile unfenced && ../$(BIN)/python -m hostile mutations

fuzz: $(VENV)/.dev  ## a million damaged frames and a hundred thousand damaged notebooks
	@cd tests && ../$(BIN)/python -m fuzz

conformance: $(VENV)/.dev  ## compare scores with Otter's on its own test submissions; OTTER=a checkout of its repository
	@cd tests && ../$(BIN)/python -m conformance $(abspath $(OTTER))

lint: $(VENV)/.dev  ## check style, spelling and the layers of the package
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell
	$(BIN)/lint-imports

types: $(VENV)/.dev  ## check types
	$(BIN)/mypy

format: $(VENV)/.dev  ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock:  ## resolve all dependencies anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	  --extra cpu --extra data --extra author --extra course --extra dev -o requirements/dev.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	  --extra plots -c requirements/dev.txt -o requirements/grade.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	  --extra cpu --extra data --extra plots -c requirements/dev.txt -o requirements/grade-tf.txt
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --quiet \
	  --extra cpu --extra data --extra plots --extra otter -c requirements/dev.txt -o requirements/grade-otter.txt

clean:  ## remove what was set up and produced
	rm -rf $(VENV) results

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	  || { echo "Python 3.11, 3.12 or 3.13 is needed; name it: make demo PYTHON=python3.12"; exit 4; }
	@$(PYTHON) -m venv $(VENV) \
	  || { rm -rf $(VENV); echo "This Python can not make environments. On Debian and Ubuntu: apt install python3-venv"; exit 4; }

# The small set: enough to grade 01 and 02. The large one holds it, in the same versions.
$(VENV)/.grade: pyproject.toml requirements/grade.txt | $(BIN)/python
	@echo "setting up $(VENV) (some 60 MB) ..."
	@$(PIP) --require-hashes -r requirements/grade.txt
	@$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml requirements/dev.txt | $(BIN)/python
	@echo "setting up $(VENV) with TensorFlow, otter-grader and Jupyter (some 2.5 GB, a few minutes) ..."
	@$(PIP) --require-hashes -r requirements/dev.txt
	@$(PIP) --no-deps --editable .
	@touch $@ $(VENV)/.grade
