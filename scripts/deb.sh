#!/usr/bin/env bash
# Builds the Debian package. Tauri's own command line does it; it comes with the UI's npm packages.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
scripts/versions.sh
scripts/packages.sh window
scripts/ui.sh install
ui/node_modules/.bin/tauri build --bundles deb </dev/null
find "$target/release/bundle/deb" -name '*.deb'
