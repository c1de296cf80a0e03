# What the scripts of the top folder share: the Debian packages that docweave needs, and how they are
# installed.
# Debian 12 has all of them; what counts are g++ 12 or later (C++20) and CMake 3.25 or later.
build_packages=(
  g++ cmake ninja-build
  libarchive-dev libboost-program-options-dev libcld2-dev libfmt-dev libicu-dev libpoco-dev
  libpoppler-private-dev libserd-dev libsqlite3-dev libuchardet-dev libxml2-dev rapidjson-dev
  zlib1g-dev
)
viewer_packages=(nodejs npm)  # bundle the html output's viewer; without them that output is left out
test_packages=(
  chromium                           # the html output's page, driven in a browser
  libgmock-dev libgtest-dev          # the tests
  graphviz libxml2-utils             # dot draws DOT; xmllint: GraphML and GEXF against their schemas
  python3-igraph python3-networkx python3-rdflib  # other programs that read the graphs
)

is_installed() {
  [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# quietly COMMAND...: shows what the command printed only when it fails.
quietly() {
  local output
  output=$("$@" 2>&1) || { printf '%s\n' "$output" >&2; return 1; }
}

# install_packages PACKAGE...: installs those that are missing; touches no network when none is.
install_packages() {
  local package missing=() as_root=()
  for package in "$@"; do is_installed "$package" || missing+=("$package"); done
  (( ${#missing[@]} )) || return 0

  local command="apt-get install --no-install-recommends ${missing[*]}"
  if (( EUID != 0 )); then
    if ! command -v sudo >/dev/null; then
      echo "These packages are missing, and there is no sudo. As root: $command" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "Installing with apt: ${missing[*]}"
  as_root+=(env DEBIAN_FRONTEND=noninteractive apt-get -qq)
  quietly "${as_root[@]}" update
  quietly "${as_root[@]}" install --yes --no-install-recommends "${missing[@]}"
}

# install_viewer_packages: those that bundle the viewer. Goes on without: npm may come from
# elsewhere, or not be there at all.
install_viewer_packages() {
  command -v npm >/dev/null || install_packages "${viewer_packages[@]}" ||
    echo "npm could not be installed: docweave is built without the html output."
}
