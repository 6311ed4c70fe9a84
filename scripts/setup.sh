#!/usr/bin/env bash
# Everything that run, check and test need, once.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
deny_version=0.20.2

scripts/versions.sh
scripts/packages.sh test
scripts/ui.sh install

for tool in fmt clippy; do
  cargo "$tool" --version >/dev/null 2>&1 && continue
  command -v rustup >/dev/null || stop "'cargo $tool' is missing: install the rustfmt and clippy of your Rust"
  say "Adding rustfmt and clippy to Rust"
  rustup component add rustfmt clippy
done

if ! cargo deny --version >/dev/null 2>&1; then
  say "Building cargo-deny $deny_version, which checks licences"
  cargo install --locked --version "$deny_version" cargo-deny
fi
