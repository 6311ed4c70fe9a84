#!/usr/bin/env bash
# Formatting, lints, types and licences. The quick ones first.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
scripts/setup.sh

say "Scripts"
for script in scripts/*.sh .ci/run; do bash -n "$script"; done
if command -v shellcheck >/dev/null; then shellcheck -x scripts/*.sh .ci/run; fi

say "Rust: formatting"
cargo fmt --all --check

say "Licences and sources of the crates"
cargo deny --log-level error check licenses bans sources

say "UI: types, lints, formatting"
(cd ui && npm run check && npm run lint && npm run --if-present format:check) </dev/null

say "Rust: clippy"
cargo clippy --workspace --all-targets --locked -- -D warnings
