#!/usr/bin/env bash
# Are Rust and Node there and new enough? Says what to install and fails otherwise. Installs nothing itself: both are
# better chosen by the user than by a build script.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
rust_needed=1.90 node_needed=20.19 # Vite asks for the latter

# Is version $1 at least $2?
reaches() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

rust_advice="Rust comes with rustup (https://rustup.rs), which puts it in your home folder; open a new terminal afterwards."
for tool in cargo rustc; do
  command -v "$tool" >/dev/null || stop "Rust $rust_needed or newer is needed and was not found. $rust_advice"
done
rust=$(rustc --version | cut -d' ' -f2)
reaches "$rust" "$rust_needed" ||
  stop "Rust $rust_needed or newer is needed; this is $rust. With rustup: 'rustup update stable'. $rust_advice"

node_advice="Debian 12's own Node is 18: take version 20 or newer (the newest of its line) from https://nodejs.org/en/download."
command -v node >/dev/null ||
  stop "Node $node_needed or newer is needed and was not found. $node_advice"
node=$(node --version | tr -d v)
reaches "$node" "$node_needed" || stop "Node $node_needed or newer is needed; this is $node. $node_advice"
command -v npm >/dev/null || stop "npm is needed and was not found, though Node is there. $node_advice"
