#!/usr/bin/env bash
# fuzz.sh [SECONDS]: damages pages at random, ours and the real ones where they are at hand, and stops at the first that
# does not come back or is not proved. Rounds of new cases until the time is over; 600 seconds unless told otherwise.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
seconds=${1:-600}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || { printf 'usage: fuzz.sh [SECONDS]\n' >&2; exit 2; }

tests=(cargo test --locked --release --quiet -p persklaar-document --test mutations --test pages)
say "Building"
"${tests[@]}" --no-run

export PERSKLAAR_FUZZ_CASES=${PERSKLAAR_FUZZ_CASES:-1000}
rounds=0
SECONDS=0
end=$seconds
while [ "$SECONDS" -lt "$end" ]; do
  rounds=$((rounds + 1))
  say "Round $rounds, $((end - SECONDS)) seconds left"
  "${tests[@]}" -- any_ damaged pieces other
done
say "$rounds rounds of $PERSKLAAR_FUZZ_CASES cases, nothing found"
