# Counting of checks and tests, for script/test and .ci/run. To be sourced after lib.sh.

COUNTS=var/reports/counts

reset_counts() {
    rm -rf var/reports
    mkdir -p var/reports
}

# record PASSED FAILED SKIPPED
record() {
    echo "$1 $2 $3" >>"$COUNTS"
}

# check NAME COMMAND…: run one check and count it.
check() {
    local name=$1
    shift
    step "$name"
    if "$@"; then
        record 1 0 0
    else
        record 0 1 0
        echo "    FAILED: $name"
    fi
}

# use_seeded PROCESS: wait for script/seeded.py; if it succeeded, the tests that follow begin with copies of what it made.
use_seeded() {
    wait "$1" && export SEEDED_DATABASE=1
}

# run_tests NAME ARGUMENT…: run pytest and count its tests; one that could not run at all counts as failed.
run_tests() {
    local name=$1 report status=0
    shift
    report="var/reports/$name.xml"
    step "Tests: $name"
    pytest --junitxml="$report" -rs "$@" || status=$?
    python script/count.py "$report" "$status" | tee -a "$COUNTS" | awk -v name="$name" '{ print "    " name ": " $1 " passed, " $2 " failed, " $3 " skipped" }'
}

# total: print the last line; return whether nothing failed.
total() {
    awk '{ p += $1; f += $2; s += $3 } END { printf "\n%d passed, %d failed, %d skipped\n", p, f, s; exit f > 0 }' "$COUNTS"
}

# skipped: whether anything was skipped.
skipped() {
    awk '{ s += $3 } END { exit s == 0 }' "$COUNTS"
}

find_chromium() {
    command -v chromium || command -v chromium-browser || command -v google-chrome ||
        ls "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" 2>/dev/null
}
