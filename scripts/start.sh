# shellcheck shell=bash
# Sourced by every script: strict mode, the project's folder, and two ways to speak. It starts nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck disable=SC2034 # used by the scripts that source this
target=${CARGO_TARGET_DIR:-target}

say() { printf '\n== %s\n' "$*"; }
stop() { printf '\npersklaar: %s\n' "$*" >&2; exit 1; }
