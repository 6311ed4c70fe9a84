#!/usr/bin/env bash
# ui.sh install | build: the web UI's packages and its built pages, each only when something changed.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
stamp=ui/node_modules/.persklaar-stamp

install() {
  local now
  now=$(node --version; sha256sum ui/package-lock.json)
  [ "$(cat "$stamp" 2>/dev/null)" != "$now" ] || return 0
  say "Installing the UI's npm packages"
  # No test brings its own browser: Debian's Chromium is used.
  (cd ui && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --no-fund --no-audit </dev/null)
  printf '%s\n' "$now" >"$stamp"
}

# Anything newer than the built page? Rebuilding it for nothing would make cargo link the app again.
stale() {
  [ -f ui/dist/index.html ] || return 0
  [ -n "$(find ui translations \( -path ui/node_modules -o -path ui/dist -o -path ui/test-results \) -prune -o \
    -type f -newer ui/dist/index.html -print -quit)" ]
}

build() {
  install
  stale || return 0
  say "Building the UI"
  (cd ui && npm run build </dev/null)
  touch ui/dist/index.html
}

case ${1:-} in
  install | build) "$1" ;;
  *) printf 'usage: ui.sh install|build\n' >&2; exit 2 ;;
esac
