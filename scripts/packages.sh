#!/usr/bin/env bash
# packages.sh SET: makes sure of the Debian packages that SET needs (command-line, window, test or long), and asks for
# rights only when one is missing. `--dry-run SET` prints the missing ones and installs nothing.
# shellcheck source=scripts/start.sh
. "$(dirname "$0")/start.sh"

command_line=(build-essential ca-certificates)
window=("${command_line[@]}" pkg-config libwebkit2gtk-4.1-dev)
tests=("${window[@]}" webkit2gtk-driver xvfb xauth xdotool dbus chromium
  apertium apertium-apy apertium-afr-nld libxml2-utils)
peers=(omegat python3 python3-venv)
# The slow tests also look at our files with other programs: pages with LibreOffice, memories with OmegaT's own classes.
long=("${tests[@]}" libreoffice-writer-nogui omegat default-jdk-headless)

dry_run=
if [ "${1:-}" = --dry-run ]; then dry_run=yes; shift; fi
case ${1:-} in
  command-line) wanted=("${command_line[@]}") ;;
  window) wanted=("${window[@]}") ;;
  test) wanted=("${tests[@]}") ;;
  peers) wanted=("${peers[@]}") ;;
  long) wanted=("${long[@]}") ;;
  *) printf 'usage: packages.sh [--dry-run] command-line|window|test|long|peers\n' >&2; exit 2 ;;
esac

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

if ! command -v dpkg-query >/dev/null; then
  printf 'This is no Debian system, so nothing is installed. Needed, by their Debian names: %s\n' "${wanted[*]}"
  exit 0
fi

missing=()
for package in "${wanted[@]}"; do installed "$package" || missing+=("$package"); done
if [ -n "$dry_run" ]; then printf '%s\n' "${missing[*]}"; exit 0; fi
[ ${#missing[@]} -gt 0 ] || exit 0

# Others may be using apt: wait for the lock instead of failing. Nothing may ask a question.
apt=(env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=400)
by_hand="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"

if [ "$(id -u)" -eq 0 ]; then
  rights=()
elif ! command -v sudo >/dev/null; then
  stop "Debian packages are missing and there is no sudo here. Ask whoever looks after this machine to run, as root:
  $by_hand"
elif sudo -n true 2>/dev/null || [ -t 0 ]; then
  rights=(sudo)
else
  stop "Debian packages are missing, and sudo cannot ask for your password here. Run this in a terminal first:
  sudo sh -c '$by_hand'"
fi

say "Installing Debian packages: ${missing[*]}"
"${rights[@]}" "${apt[@]}" update -qq
"${rights[@]}" "${apt[@]}" install -y -qq --no-install-recommends "${missing[@]}" </dev/null ||
  stop "apt-get could not install them. Try it by hand: $by_hand"

# Debian starts a translation service for everyone on the network with this package; the tests start their own, on
# loopback, and stop it.
if [[ " ${missing[*]} " == *" apertium-apy "* && -d /run/systemd/system ]]; then
  "${rights[@]}" systemctl disable --now apertium-apy.service || true
fi
