#!/usr/bin/env bash
# The main job without a window: the sample release is made a job, filled from the sample memory and exported, with the
# proof of what changed. Needs neither WebKit nor the built UI.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
scripts/packages.sh command-line

say "No display answers here, so no window is opened: the same job runs on the command line"
printf 'Building it (the first time takes some minutes)\n'
cargo build --release --locked --package persklaar-cli
cli=$target/release/persklaar-cli
demo=$target/demo
rm -rf "$demo"
mkdir -p "$demo"

# Shows the command as one would type it, then runs it.
step() {
  printf '\n$ persklaar-cli'
  printf ' %q' "$@"
  printf '\n'
  "$cli" "$@"
}

say "1. The memory: earlier translations, from a TMX file"
step memory import "$demo/memory.db" samples/memory.tmx
say "2. The job: the sample release, on its way into English"
step create samples/release.html --to en-GB -o "$demo/release.persklaar"
say "3. What the memory knows word for word is filled in"
step pretranslate "$demo/release.persklaar" --memory "$demo/memory.db"
say "4. The page, with the proof of what changed; what is not translated yet stays Dutch and is marked so"
step export "$demo/release.persklaar" -o "$demo/release.en.html" --untranslated source --unconfirmed allow --proof

say "Done. The page is $demo/release.en.html. On a desktop, 'make run' opens the window to translate the rest."
