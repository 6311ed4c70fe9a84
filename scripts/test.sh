#!/usr/bin/env bash
# Every test of every runner. Ends with one line, `N passed, N failed`, and fails when anything did.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
scripts/versions.sh
if [ -n "${PERSKLAAR_LONG:-}" ]; then scripts/packages.sh long; else scripts/packages.sh test; fi
scripts/ui.sh build

logs=$target/test-logs
rm -rf "$logs"
mkdir -p "$logs"

# run NAME COMMAND...: shows what the command prints, keeps it for the sum, and goes on whatever it answers. Into a file
# and not through a pipe: a window left behind by a killed test would hold the pipe open for ever.
run() {
  local name=$1 status=0 shown
  shift
  say "Tests: $name"
  : >"$logs/$name.log"
  tail --pid=$$ -n +1 -f "$logs/$name.log" &
  shown=$!
  "$@" </dev/null >"$logs/$name.log" 2>&1 || status=$?
  sleep 0.3
  kill "$shown" 2>/dev/null || true
  wait "$shown" 2>/dev/null || true
  printf '%s\n' "$status" >"$logs/$name.exit"
}

# The window needs a display, and a virtual one disturbs nobody; its own session bus keeps the user's out of it. A
# Wayland desktop would be preferred to the virtual display, and the user's language would change what is on screen.
export LC_ALL=C.UTF-8
# Random tests try the same cases every time, so that a run fails for a reason of its own; the long run looks for new ones.
[ -n "${PERSKLAAR_LONG:-}" ] || export PROPTEST_RNG_SEED=1
unset LANGUAGE
virtual=(env -u WAYLAND_DISPLAY GDK_BACKEND=x11)
if command -v xvfb-run >/dev/null; then virtual+=(xvfb-run -a -s "-screen 0 1280x900x24"); fi
if command -v dbus-run-session >/dev/null; then virtual+=(dbus-run-session --); fi

# Two sets of features would build Tauri twice, so the window of the tests is the window that is shipped.
features=(--locked --workspace --features persklaar/custom-protocol)
build_and_test() {
  cargo build "${features[@]}" --bins && "${virtual[@]}" cargo test "${features[@]}" --no-fail-fast
}

run scripts node --test --test-reporter=tap scripts/tests/
run rust build_and_test
# With the pseudo-translator that the Rust tests have built.
run offered node --test --test-reporter=tap tests/offered/
run ui npm --prefix ui test
run browser npm --prefix ui run test:browser

printf '\n'
node scripts/sum-tests.mjs "$logs"
