#!/usr/bin/env bash
# peers.sh pages|segmentation|memory: the programs that the bench measures Persklaar beside. OmegaT is Debian's, the others go
# into a Python environment below target/. What cannot be had is told and is no failure; nothing is fetched twice, so
# the bench works without a network afterwards. Called by bench.sh only: running and testing need none of this.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"
peers=$target/peers
pins=tests/bench/peers/requirements.txt
# For one package: a registry that does not answer must not hold up the figures. Debian's brings sixty others along.
seconds=300
debian_seconds=900

absent() { printf 'absent: %s\n' "$*"; }

debian() {
  command -v omegat >/dev/null && command -v python3 >/dev/null && return
  timeout --foreground "$debian_seconds" scripts/packages.sh peers || true
  command -v omegat >/dev/null || absent "omegat (Debian's package could not be installed)"
}

environment() {
  [ -x "$peers/bin/pip" ] && return
  rm -rf "$peers"
  python3 -m venv "$peers" && return
  rm -rf "$peers"
  absent "every peer from PyPI (no Python environment could be made; Debian's package is python3-venv)"
  return 1
}

# Is the package there in the version that is wanted?
there() {
  "$peers/bin/python" -c 'import sys, importlib.metadata as m; sys.exit(m.version(sys.argv[1]) != sys.argv[2])' \
    "${1%==*}" "${1#*==}" 2>/dev/null
}

pypi() {
  local name pin
  for name in "$@"; do
    pin=$(grep "^$name==" "$pins")
    there "$pin" && continue
    say "Installing $pin"
    timeout "$seconds" "$peers/bin/pip" install --quiet --disable-pip-version-check --no-input "$pin" </dev/null ||
      absent "$pin (it could not be installed)"
  done
}

case ${1:-} in
  pages)
    debian
    if environment; then pypi translate-toolkit; fi
    ;;
  segmentation)
    if environment; then pypi sentencex pysbd nltk numpy blingfire; fi
    ;;
  memory)
    debian
    if environment; then pypi rapidfuzz; fi
    ;;
  *) printf 'usage: peers.sh pages|segmentation|memory\n' >&2; exit 2 ;;
esac
