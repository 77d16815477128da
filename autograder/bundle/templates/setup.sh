#!/bin/bash
# Makes a container ready to grade: Python 3.11 to 3.13, the libraries of requirements.txt (each with its digest), the program, the images.
# Runs once, as root, when the image is built. Nothing is assumed to be there but bash, and apt-get where there is no Python.
#
# MEMORY: TensorFlow does not fit into Gradescope's smallest container (768 MB). For an assignment with Keras choose at least 3 GB
# under Settings, "Container Specifications"; bundle.json says how much this one needs (memory_mb).
set -eu

source=$(cd "$(dirname "$0")" && pwd)
home=${AUTOGRADER_HOME:-/opt/autograder}   # every user may pass here: students' code runs as a user of its own
python=$home/python/bin/python
export AUTOGRADER_CACHE=$home/cache LC_ALL=C.UTF-8
umask 022

good() {
  "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

found() {
  for name in python3.12 python3.13 python3.11 python3 python; do
    if path=$(command -v "$name") && good "$path"; then
      printf '%s\n' "$path"
      return 0
    fi
  done
  return 1
}

if [ ! -x "$python" ]; then
  if ! base=$(found); then
    export DEBIAN_FRONTEND=noninteractive
    command -v apt-get >/dev/null || { echo "autograder: there is no Python 3.11 to 3.13 here, and no apt-get to install one with" >&2; exit 4; }
    apt-get update
    for version in 3.12 3.13 3.11; do
      apt-get install -y --no-install-recommends "python$version" "python$version-venv" ca-certificates && break
    done
    base=$(found) || { echo "autograder: this system offers no Python 3.11 to 3.13; choose a newer base image (Ubuntu 22.04 or later)" >&2; exit 4; }
  fi
  mkdir -p "$home"
  "$base" -m venv "$home/python" || { rm -rf "$home/python"; exit 4; }
fi

"$python" -m pip --disable-pip-version-check install --no-cache-dir --require-hashes --requirement "$source/requirements.txt"

# Beside the libraries and not in $source: students' code reads the program, and nothing that lies near the hidden checks.
packages=$("$python" -I -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
rm -rf "$packages/autograder"
cp -R "$source/autograder" "$packages/autograder"
chmod -R u=rwX,go=rX "$packages/autograder"
"$python" -m compileall -q "$packages/autograder"   # so that no student waits for it

"$python" -I -m autograder.bundle prepare "$source"
chmod 0700 "$source" "$source/solutions"
