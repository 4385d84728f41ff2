#!/usr/bin/env bash
# Packs everything into artifacts/packages: eng/pack.sh [an argument of dotnet pack]..
#   eng/pack.sh                               the version of Directory.Build.props
#   eng/pack.sh -p:VersionSuffix=preview.1    a version before it
#   TYPEDGPT_PACKAGES=DIR eng/pack.sh         into another folder
# Packages come there when all of them were made and checked: a package's file is written before its API is compared with
# the release before, so a folder that was packed into directly would keep what failed.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=${TYPEDGPT_PACKAGES:-$root/artifacts/packages}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

for project in runtime/TypedGpt runtime/TypedGpt.Torch runtime/TypedGpt.Text models/TypedGpt.Models models/TypedGpt.Cli templates; do
    dotnet pack "$root/$project" -c Release -o "$made" -v quiet "$@"
done

mkdir -p "$target"
mv -f "$made"/* "$target"
ls -l "$target" | awk 'NR > 1 { printf "%9d  %s\n", $5, $9 }'
