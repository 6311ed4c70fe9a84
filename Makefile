# Every target is a script in scripts/, so that the same work can be done without make.
.NOTPARALLEL:
.DEFAULT_GOAL := help
.PHONY: help run setup check test test-long fuzz bench deb contract

help: ## Show this list
	@grep -E '^[a-z-]+: ##' Makefile | sed -E 's/: ## /|/' | while IFS='|' read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

run: ## Install what running needs, build, and open Persklaar (or run the sample without a window)
	@scripts/run.sh

test: ## Install what the tests need and run every test
	@scripts/test.sh

setup: ## Install everything that run, check and test need
	@scripts/setup.sh

check: ## Formatting, lints, types and licences
	@scripts/check.sh

test-long: ## The tests, the slow ones too
	@PERSKLAAR_LONG=1 scripts/test.sh

fuzz: ## Damage pages at random for SECONDS (600) and look for one that does not come back
	@scripts/fuzz.sh $(SECONDS)

bench: ## Print figures beside other programs' (ARGS=pages, segmentation, job, memory or memory-5m for a part)
	@scripts/bench.sh $(ARGS)

deb: ## Build the Debian package
	@scripts/deb.sh

contract: ## Write the interface's copy of the contract anew
	@cargo run --locked --quiet -p persklaar-app --example contract
