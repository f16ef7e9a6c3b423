# What setup, serve and test share. To be sourced from the top folder of the project.

VENV=.venv
STEP=0

# step TEXT: say which step begins.
step() {
    STEP=$((STEP + 1))
    printf '\n[%d] %s\n' "$STEP" "$*"
}

stop() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

# fingerprint PATH…: one hash of the names and contents of files and of all files in folders.
fingerprint() {
    find "$@" -type f -print | LC_ALL=C sort | while IFS= read -r file; do
        printf '%s ' "$file"
        git hash-object --no-filters "$file"
    done | git hash-object --stdin
}

# is_fresh STAMP TEXT: whether the stamp file holds just this text, so the step it stands for need not run again.
is_fresh() {
    [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]
}

# find_python: print the first Python that is new enough.
find_python() {
    local name
    for name in "${PYTHON:-}" python3 python3.11 python3.12 python3.13 python3.14; do
        if [ -n "$name" ] && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
    stop "Python 3.11 or newer is needed. On Debian or Ubuntu: apt-get install python3 python3-venv. On macOS: brew install python@3.12"
}

# has_node: whether Node.js 20 or newer, and npm, can be called.
has_node() {
    command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null
}

# pip_install FILE…: install what the requirements files pin by hash, saying how far it is.
pip_install() {
    local total arguments=() file log
    for file in "$@"; do arguments+=(-r "$file"); done
    total=$(cat "$@" | grep -c '==')
    log=$VENV/pip.log
    if ! "$VENV/bin/python" -m pip install --disable-pip-version-check --no-deps --require-hashes "${arguments[@]}" 2>&1 |
        tee "$log" | awk -v total="$total" '
            /^(Collecting|Requirement already satisfied)/ { if (++n % 20 == 0) { print "    " n " of " total; fflush() } }
            /^Installing collected packages/ { print "    unpacking them"; fflush() }'; then
        tail -n 15 "$log" >&2
        stop "The Python packages could not be installed."
    fi
}

# install_when_root PACKAGES NAME WITHOUT COMMAND…: bring a tool with apt-get when the command fails and we may; else say
# what is the case WITHOUT it.
install_when_root() {
    local packages=$1 name=$2 without=$3 log=var/apt.log
    shift 3
    if "$@" >/dev/null 2>&1; then return; fi
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        echo "    installing $name"
        mkdir -p var
        # shellcheck disable=SC2086 - several packages
        { apt-get update -qq && apt-get install --yes --no-install-recommends -qq $packages; } >"$log" 2>&1 ||
            echo "    that did not work: see $log"
    else
        echo "    $name is missing: $without. On Debian or Ubuntu: apt-get install --yes $packages"
    fi
}
