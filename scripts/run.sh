#!/usr/bin/env bash
# Builds Persklaar and opens it; where no display answers, does the same job with the sample on the command line.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
scripts/versions.sh

if ! node scripts/display.mjs; then
  exec scripts/headless.sh
fi

scripts/packages.sh window
scripts/ui.sh build
say "Building Persklaar (the first time takes some minutes)"
cargo build --release --locked --package persklaar --features custom-protocol
say "Opening Persklaar; the welcome screen offers a sample release"
exec "$target/release/persklaar"
