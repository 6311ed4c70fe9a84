#!/usr/bin/env bash
# Prints figures with their method; asserts nothing.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
[ -f tests/src/bin/bench.rs ] || stop "there is no bench to run yet (tests/src/bin/bench.rs)"
scripts/versions.sh
scripts/packages.sh window
scripts/ui.sh build
cargo build --release --locked --package persklaar --features custom-protocol
cargo run --release --locked --package persklaar-tests --bin bench -- "$@"
