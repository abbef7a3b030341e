# Two commands do everything on a machine with Python 3.11: `make demo` and `make test`. `make help` lists the rest.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared

.DEFAULT_GOAL := help
.PHONY: help install demo test testall testray lint eval bench clean

help:  ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: $(VENV)/.installed  ## make .venv with everything that a user needs, and the models in their fast form

$(VENV)/.installed: pyproject.toml .ci/pinned.txt
	@command -v $(PYTHON) >/dev/null || { echo "factcheck needs Python 3.11: install it, or say PYTHON=/path/to/python3.11"; exit 2; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade pip
	# the CPU build, where the index has one: a plain torch brings gigabytes of CUDA (see README)
	$(BIN)/python -c 'import torch' 2>/dev/null || $(BIN)/pip install --quiet 'torch==2.13.*'
	$(BIN)/pip install --quiet --no-deps --require-hashes -r .ci/pinned.txt
	$(BIN)/pip install --quiet -e '.[all,dev]'
	# the first comparison builds the fast form of the NLI model into the cache of the user
	$(BIN)/factcheck compare "The plant opened in 2019." "The plant was opened in 2019." >/dev/null
	# and the first audit those of the larger one and of the embedder that looks for passages
	$(BIN)/python -c "from factcheck.inference import LARGER_NAME, NLIScorer; NLIScorer(LARGER_NAME).predict([('It rains.', 'It is wet.')])"
	$(BIN)/python -c "from factcheck import Models; Models().retriever.encode(['It rains.'])"
	touch $@

demo: install  ## run the main job on seeds/sources and write the reports to reports/
	$(BIN)/factcheck check seeds/sources -o reports --fail-on never
	@echo "Open reports/report.html"

test: install  ## run the tests (no network, no browser, no PostgreSQL, no ../shared needed)
	HF_HUB_OFFLINE=1 TRANSFORMERS_OFFLINE=1 $(BIN)/python -m pytest -m "not slow"

testall: install  ## the slow tests too (mutated inputs, whole runs again and again)
	HF_HUB_OFFLINE=1 TRANSFORMERS_OFFLINE=1 $(BIN)/python -m pytest

lint: install  ## ruff, and mypy in strict mode on the package
	$(BIN)/ruff check .
	$(BIN)/mypy

eval: install  ## everything that is measured on ../shared and on the corpora with gold
	$(BIN)/factcheck eval pairs $(SHARED)/data/nli/dev/*.jsonl.gz
	$(BIN)/factcheck eval audit $(SHARED)/data/audit/dev/*.jsonl.gz --baseline max-nli
	$(BIN)/factcheck eval corpus seeds tests/corpora/government tests/corpora/finance tests/corpora/blind-* tests/corpora/one-wrong-figure

testray: install  ## the tests that read, embed or score once more, on a Ray cluster of two cores that is started for them
	RAY_USAGE_STATS_ENABLED=0 $(BIN)/ray start --head --num-cpus=2 --object-store-memory=200000000 --include-dashboard=false --port=0
	FACTCHECK_ENGINE=ray RAY_ADDRESS=auto HF_HUB_OFFLINE=1 TRANSFORMERS_OFFLINE=1 \
	$(BIN)/python -m pytest -m "not slow" tests/cli/test_check.py tests/facts tests/verdicts tests/matching tests/evaluation \
	tests/auditing/test_audit_command.py tests/reporting/test_example.py tests/reporting/test_diff_runs.py tests/review/test_seeds.py; code=$$?; $(BIN)/ray stop >/dev/null; exit $$code

bench: install  ## the benchmarks, as tables and as JSON
	$(BIN)/pip install --quiet -e '.[bench]'
	for bench in tests/benchmarks/bench_*.py; do echo "== $$bench"; $(BIN)/python $$bench || exit 1; done

clean:  ## remove what install and the tests made
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
