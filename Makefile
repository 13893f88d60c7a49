# The whole gate of this project. `make demo` and `make test` are all that a newcomer needs.
.DEFAULT_GOAL := help
.PHONY: help setup weights lock lint test demo eval bench fuzz layers synth openapi schemas clean
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory
# What one process has compiled serves the hundreds that come after it.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
LAYERS := talent cloud documents language media perception
INPUTS := $(foreach layer,$(LAYERS),layers/$(layer)/requirements.in) infra/requirements.in tests/requirements.in
CODE := infra functions layers tests
COMPILE := $(BIN)/uv pip compile -q --python-version 3.13 --generate-hashes --no-emit-index-url --no-header --no-annotate
# Chalice looks up the region's service names; CDK need not warn of a Node that still works.
SYNTH_ENV := AWS_DEFAULT_REGION=$${AWS_DEFAULT_REGION:-us-east-1} JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=18,20
BOTH := infra/local/side_by_side
WORKERS ?= $(shell nproc 2>/dev/null || echo 2)

help: ## show these lines
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

setup: .venv/.ready weights ## build .venv from the locked packages and fetch the model weights

.venv/.python:
	@python=$$(infra/local/python313) && echo "Setting up .venv with $$python" \
	  && $$python -m venv --clear .venv && touch $@

.venv/.ready: .venv/.python requirements.lock pyproject.toml
	@$(BIN)/python infra/local/installing.py $(BIN)/python requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

weights: .venv/.ready
	@if [ -f layers/weights/fetch.py ]; then $(BIN)/python layers/weights/fetch.py; fi

lock: .venv/.ready ## solve every requirements.in again and write the lock files
	@$(COMPILE) $(INPUTS) -o requirements.lock
	@for layer in $(LAYERS); do \
	  $(COMPILE) -c requirements.lock layers/$$layer/requirements.in -o layers/$$layer/requirements.lock || exit 1; done

lint: .venv/.ready ## ruff, formatting, types and the arrows
	@$(BIN)/ruff check -q $(CODE)
	@$(BIN)/ruff format -q --check $(CODE)
	@$(BIN)/mypy --no-error-summary $(CODE)
	@$(BIN)/lint-imports --no-cache > .venv/arrows.txt || { cat .venv/arrows.txt; exit 1; }

# The workflows have a process of their own, as their local cloud owns its environment, and go first where the
# processor is short: they wait for one another, all else only for the processor.
test: .venv/.ready ## everything that must hold before a commit
	@$(BOTH) "$(MAKE) lint" "$(MAKE) weights"
	@$(BOTH) "nice -n 5 $(BIN)/pytest -n $(WORKERS) --dist loadgroup --ignore=tests/workflows" "$(BIN)/pytest tests/workflows"

demo: setup ## the whole journey, from a resume to a hire, on this machine
	@$(BIN)/bole demo

eval: setup ## quality figures on the shared sets (DATA=folder: where they lie)
	@for script in tests/bench/eval_*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done

bench: setup ## speed figures, each beside its rival in one run
	@for script in tests/bench/bench_*.py; do echo "== $$script"; $(BIN)/python $$script || exit 1; done
	@$(BIN)/pytest -p no:randomly -s tests/bench

fuzz: setup ## thousands of requests made from the OpenAPI document, with fixed seeds
	@$(BIN)/pytest -p no:randomly -s tests/bench/test_fuzz.py | grep -v '^{"level"'

layers: .venv/.ready ## build the Lambda layers into build/layers
	@$(BIN)/python -m infra.local.layers

synth: setup layers ## write the CloudFormation templates to cdk.out and lint them
	@$(SYNTH_ENV) $(BIN)/python -m infra.stacks.app
	@$(BIN)/cfn-lint --regions us-east-1 eu-central-1 ap-southeast-1 -- cdk.out/*.template.json && echo "cfn-lint: no findings"

openapi: .venv/.ready ## write the API's OpenAPI 3.1 document to build/openapi.json
	@mkdir -p build && $(BIN)/bole openapi > build/openapi.json && echo build/openapi.json

schemas: .venv/.ready ## write the JSON Schemas of every contract
	@$(BIN)/python -m infra.local.schemas

clean: ## remove what was built here (not the weights' cache)
	@rm -rf .venv .cache build cdk.out
