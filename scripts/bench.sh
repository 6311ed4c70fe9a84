#!/usr/bin/env bash
# bench.sh [PART...]: prints figures with their method (docs/bench.md); asserts nothing. Without PART all are printed.
# Only what a part needs is built, and what cannot be measured here is told as absent.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
parts=(pages segmentation job memory)
slow=(memory-5m) # only when asked for
data=../shared/data
out=$target/bench
bench=$target/release/persklaar-bench
runners=tests/bench/peers
python=$target/peers/bin/python
seconds=1800 # the most that a peer may take for all it does
export PYTHONDONTWRITEBYTECODE=1

# Is the material beside the repository?
material() {
  [ -d "$data/$1" ] && return
  printf 'absent: %s, there is no %s\n' "$1" "$data/$1"
  return 1
}

# Does the peers' Python have this module?
has() { [ -x "$python" ] && "$python" -c "import $1" 2>/dev/null; }

# peer NAME COMMAND...: runs it within its bound; what fails or hangs is told and the figures go on without it.
peer() {
  local name=$1
  shift
  printf 'measuring %s\n' "$name"
  timeout --kill-after=5 "$seconds" "$@" </dev/null || printf 'absent: %s failed or took over %s s\n' "$name" "$seconds"
}

build() { cargo build --release --locked --package persklaar-bench; }

pages() {
  local to=$out/pages
  material pages || return 0
  build
  scripts/peers.sh pages
  rm -rf "$to"
  mkdir -p "$to"
  "$bench" write "$data/pages" "$to/persklaar"
  if has translate; then
    peer translate-toolkit "$python" "$runners/translate_toolkit.py" "$data/pages" "$to/translate-toolkit"
  else
    printf 'absent: translate-toolkit\n'
  fi
  if command -v omegat >/dev/null; then
    peer OmegaT python3 "$runners/omegat.py" "$data/pages" "$to/omegat"
  else
    printf 'absent: OmegaT\n'
  fi
  say "Pages: documents beside other programs"
  "$bench" judge "$data/pages" "$to"
  browser "$to"
}

# The same question to a real browser: which words that a reader sees were not offered?
browser() {
  local folder name
  say "Pages: words not offered, as Chromium shows them"
  if [ ! -f tests/offered/offered.mjs ]; then
    printf 'absent: tests/offered/offered.mjs\n'
    return
  fi
  scripts/ui.sh install || true # the browser's driver is one of the interface's packages
  for folder in "$1"/*/; do
    name=$(basename "$folder")
    pairs "$folder" "$folder/offered"
    printf '%s: ' "$name"
    timeout --kill-after=5 "$seconds" node tests/offered/offered.mjs "$folder/offered" \
      </dev/null >"$folder/offered.json" || true
    "$bench" offered "$folder/offered.json" || printf 'absent: the browser gave no answer\n'
  done
}

# Each page that came back pseudo-translated, beside its original.
pairs() {
  local page name
  mkdir -p "$2"
  for page in "$1"/pseudo/*.html; do
    [ -s "$page" ] || continue
    name=$(basename "$page" .html)
    cp "$data/pages/$name.html" "$2/$name.html"
    cp "$page" "$2/$name.pseudo.html"
  done
}

segmentation() {
  local to=$out/segmentation name
  material segmentation || return 0
  build
  scripts/peers.sh segmentation
  rm -rf "$to"
  mkdir -p "$to"
  for name in sentencex pysbd nltk blingfire; do
    if has "$name"; then
      peer "$name" "$python" "$runners/sentences.py" "$name" "$data/segmentation" "$to/$name.json"
    else
      printf 'absent: %s\n' "$name"
    fi
  done
  say "Segmentation: Dutch sentences beside other programs"
  "$bench" segmentation "$data/segmentation" "$to"
}

# The use cases over a job and over a memory.
use_cases() {
  say "$1"
  cargo run --release --locked --quiet --package persklaar-tests --bin bench -- "$1"
}
job() { use_cases job; }

memory() {
  material memory || return 0
  use_cases memory
  matches "$out/memory-1000000" 300 20 20
}
memory-5m() {
  material memory || return 0
  use_cases memory-5m
}

# matches FOLDER RAPIDFUZZ FTS5 OMEGAT: the peers' lookups on the same units, so many queries each.
matches() {
  scripts/peers.sh memory
  say "Matches beside other programs"
  if has rapidfuzz; then
    peer rapidfuzz "$python" "$runners/matches.py" rapidfuzz "$1" "$2"
    peer "SQLite FTS5" "$python" "$runners/matches.py" fts5 "$1" "$3"
  else
    printf 'absent: rapidfuzz, and SQLite FTS5 that is rescored with it\n'
  fi
  if [ -f /usr/share/omegat/OmegaT.jar ] && command -v java >/dev/null && command -v javac >/dev/null; then
    peer OmegaT python3 "$runners/matches.py" omegat "$1" "$4"
  else
    printf 'absent: OmegaT (it takes omegat, java and javac)\n'
  fi
}

for part in "$@"; do
  case " ${parts[*]} ${slow[*]} " in
    *" $part "*) ;;
    *) stop "there is no part '$part' of the bench; the parts are: ${parts[*]} ${slow[*]}" ;;
  esac
done
scripts/versions.sh
for part in "${@:-${parts[@]}}"; do "$part"; done
