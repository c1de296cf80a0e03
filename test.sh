#!/bin/bash
# Builds and runs all tests: each public header alone and every test in the dev preset, then again
# under AddressSanitizer and UndefinedBehaviorSanitizer, then what runs threads under
# ThreadSanitizer. `./test.sh dev` runs one preset alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
. cmake/packages.sh

install_packages "${build_packages[@]}" "${test_packages[@]}"
install_viewer_packages
if command -v ccache >/dev/null; then
  # What one clone has compiled serves the others.
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=1
fi

# ThreadSanitizer of g++ 12 cannot map its memory when addresses are randomised over many bits.
fixed_addresses=()
if setarch -R true 2>/dev/null; then fixed_addresses=(setarch -R); fi

(( $# )) || set -- dev asan tsan
for preset in "$@"; do
  echo "== $preset"
  quietly cmake --preset "$preset"
  quietly cmake --build --preset "$preset"
  "${fixed_addresses[@]}" ctest --preset "$preset"
done
