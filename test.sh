#!/usr/bin/env bash
# Tests everything: formatting, a build without warnings, every test project. Needs the .NET 10 SDK and nothing else.
#   ./test.sh          what says whether a change is good, and what CI runs: under 8 minutes on two cores
#   ./test.sh --fast   without the classes marked Category=Slow: under 90 seconds, for between two edits
#   ./test.sh --full   with as many random cases as the tests can draw
# TYPEDGPT_SEED=N has random tests draw what they drew in a run that printed N.
# Ends with the line "N passed, N failed"; the exit code is 0 only where nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

only=()
case "${1:-}" in
    "") ;;
    --fast) only=(--filter "Category!=Slow") ;;
    --full) export TYPEDGPT_FULL=1 ;;
    *)
        echo "test.sh: unknown option '$1'. Options: --fast, --full." >&2
        exit 2
        ;;
esac

export TYPEDGPT_SEED=${TYPEDGPT_SEED:-$((RANDOM * 32768 + RANDOM))}

log=$(mktemp)
trap 'rm -f "$log"' EXIT

# A step that is no test counts as one failure, with what it printed and what mends it.
step() {
    local title=$1 mend=$2
    shift 2
    echo "== $title"
    if ! "$@" > "$log" 2>&1; then
        cat "$log"
        echo "failed: $title${mend:+. This mends it: $mend}"
        echo "0 passed, 1 failed"
        exit 1
    fi
}

step "Restoring" "" dotnet restore TypedGpt.sln
step "Restoring the formatter" "" dotnet tool restore
step "Checking the formatting" "dotnet csharpier format ." dotnet csharpier check .
step "Building" "" dotnet build TypedGpt.sln --no-restore -c Release

echo "== Testing, TYPEDGPT_SEED=$TYPEDGPT_SEED"
dotnet test TypedGpt.sln --no-build -c Release -m:1 "${only[@]}" 2>&1 | tee "$log" |
    grep -vE '^(Test run for|VSTest version|Starting test|A total of|$)'
status=${PIPESTATUS[0]}

# One line for each project: "Passed!  - Failed: 0, Passed: 5, Skipped: 0, Total: 5, ..."
count() { grep -oE "$1: +[0-9]+, " "$log" | grep -oE '[0-9]+' | awk '{ sum += $1 } END { print sum + 0 }'; }
passed=$(count Passed)
failed=$(count Failed)
skipped=$(count Skipped)

# A project that crashed has no such line.
if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
    failed=1
fi

if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi

[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
