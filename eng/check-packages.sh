#!/usr/bin/env bash
# Uses the packages as their users do, in every kind of project and under every setting that docs/packages.md names, and
# writes the table there. By hand and before a release: it takes a quarter of an hour on two cores.
#   eng/check-packages.sh             everything
#   eng/check-packages.sh WORD..      the checks whose name has one of these words
# A check writes its own row of the table, so that one can be repeated alone.
# Needs the SDK, NuGet's public feed and, for the program compiled ahead of time, a C compiler.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

work=$(mktemp -d)
feed=$work/feed
trap 'rm -rf "$work"; rm -rf "${NUGET_PACKAGES:-$HOME/.nuget/packages}"/typedgpt*/*-check.*' EXIT
rid=$(dotnet --info | awk '/^ RID:/ { print $2 }')
# Two versions that no cache has, the second for the upgrade.
stamp=$(date +%s)
prefix=$(dotnet msbuild "$root/runtime/TypedGpt" -getProperty:VersionPrefix)
first=$prefix-check.$stamp.1
second=$prefix-check.$stamp.2
torch=$(dotnet msbuild "$root/runtime/TypedGpt" -getItem:PackageVersion | grep -A1 '"Identity": "TorchSharp-cpu"' | sed -n 's/.*"Version": "\(.*\)".*/\1/p')

echo "== Packing $first"
TYPEDGPT_PACKAGES=$feed "$root/eng/pack.sh" -p:PackageVersion="$first" -p:TypedGptRelease=true > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
TYPEDGPT_PACKAGES=$feed "$root/eng/pack.sh" -p:PackageVersion="$second" -p:TypedGptRelease=true --no-build > "$work/log" 2>&1 || { cat "$work/log"; exit 1; }
cat > "$work/nuget.config" << XML
<configuration>
  <packageSources>
    <clear />
    <add key="own" value="$feed" />
    <add key="public" value="https://api.nuget.org/v3/index.json" />
  </packageSources>
</configuration>
XML
dotnet new install "$feed/TypedGpt.Templates.$first.nupkg" --debug:custom-hive "$work/hive" > /dev/null

rows=()
failed=0
words=("$@")

# check NAME HOW FUNCTION: runs the function in a folder of its own; a failure is a row as well, with what was printed.
check() {
    local name=$1 how=$2 run=$3 word
    if [ ${#words[@]} -gt 0 ]; then
        local wanted=false
        for word in "${words[@]}"; do [[ $name == *"$word"* ]] && wanted=true; done
        $wanted || return 0
    fi
    local folder="$work/$(printf '%02d' ${#rows[@]})" begin=$SECONDS result=yes
    mkdir -p "$folder"
    if ! (cd "$folder" && set -e && $run) > "$folder.log" 2>&1; then
        result=**no**
        failed=$((failed + 1))
        tail -n 15 "$folder.log" | sed 's/^/    /'
    fi
    echo "$result  $((SECONDS - begin)) s  $name"
    rows+=("$name")
    record "| $name |" "| $name | $how | $result |"
}

# Puts a row where the table has the one that begins so, or at its end.
record() {
    awk -v begin="$1" -v row="$2" '
        index($0, begin) == 1 { if (!written) print row; written = 1; next }
        /^<!-- end checks -->$/ && !written { print row; written = 1 }
        { print }' "$root/docs/packages.md" > "$work/page"
    cp "$work/page" "$root/docs/packages.md"
}

# The template's program in the folder $1, and a library that has nothing but its model in $1.
program() { dotnet new typedgpt -o "$1" -n "${2:-Fresh}" --debug:custom-hive "$work/hive"; }
library() {
    program "$1" Fresh
    rm "$1/Program.cs"
    sed -i 's|<OutputType>Exe|<OutputType>Library|' "$1/Fresh.csproj"
}
build() { dotnet build "$@" --nologo -v quiet; }
# No warning, whatever makes it: of emitted code, of targets or of NuGet.
clean() { build "$@" -p:TreatWarningsAsErrors=true -warnaserror; }
falls() { awk '/loss/ { last = $NF; if (!first) first = $NF } END { exit !(last < first - 1) }'; }
trains() { "$@" 200 | tee /dev/stderr | falls; }

set_warnings() { library .; clean -p:GenerateDocumentationFile=true; }
set_level() { library .; clean -p:AnalysisLevel=latest-all -p:GenerateDocumentationFile=true; }
set_usings() { library .; clean -p:ImplicitUsings=disable; }
set_nullable() { library .; clean -p:Nullable=disable; }
set_language() { library .; clean -p:LangVersion=13; }
set_namespace() { library .; sed -i 's/namespace Models/namespace N/' Letters.cs; clean -p:RootNamespace=N; }
set_unsafe() { library .; clean -p:CheckForOverflowUnderflow=true -p:Features=strict -p:AllowUnsafeBlocks=false; }
set_central() {
    library .
    sed -i 's| Version="[^"]*" />| />|' Fresh.csproj
    cat > Directory.Packages.props << XML
<Project>
  <PropertyGroup><ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally></PropertyGroup>
  <ItemGroup><PackageVersion Include="TypedGpt.Torch" Version="$first" /><PackageVersion Include="TorchSharp-cpu" Version="$torch" /></ItemGroup>
</Project>
XML
    clean
}
set_props() {
    library .
    echo '<Project><PropertyGroup><ErrorLog>$(MSBuildProjectDirectory)/mine.sarif</ErrorLog><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles><Version>3.2.1</Version><UseArtifactsOutput>true</UseArtifactsOutput></PropertyGroup></Project>' > Directory.Build.props
    clean
    test -s mine.sarif
}
set_path() {
    mkdir -p "with spaces and ümläuts (1)"
    cd "with spaces and ümläuts (1)"
    program . Fresh
    clean
    trains "./bin/Debug/net10.0/$rid/Fresh"
}
set_framework() {
    library .
    sed -i 's|<TargetFramework>net10.0</TargetFramework>|<TargetFrameworks>net8.0;net10.0</TargetFrameworks><LangVersion>13</LangVersion>|' Fresh.csproj
    clean
}

kind_program() { program . Fresh; clean; trains "./bin/Debug/net10.0/$rid/Fresh"; }
kind_file() {
    cat > app.cs << CS
#:package TypedGpt.Torch@$first
#:package TorchSharp-cpu@$torch
#:property UseCurrentRuntimeIdentifier=true

using TypedGpt;

using var model = new Gpt();
System.Console.WriteLine(\$"{Gpt.ParameterCount} {model.parameters().Sum(weight => weight.numel())}");

[GptModel(VocabSize = 65, ContextLength = 16, EmbDim = 48, NHeads = 4, NLayers = 2)]
public partial class Gpt;
CS
    dotnet run app.cs | awk '{ exit !($1 == $2 && $1 > 0) }'
}
kind_tests() {
    library Model
    mkdir Tests
    cat > Tests/Tests.csproj << XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework><UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier></PropertyGroup>
  <ItemGroup>
    <ProjectReference Include="../Model/Fresh.csproj" />
    <PackageReference Include="TypedGpt.Torch" Version="$first" />
    <PackageReference Include="Microsoft.NET.Test.Sdk" Version="18.0.1" />
    <PackageReference Include="xunit" Version="2.9.3" />
    <PackageReference Include="xunit.runner.visualstudio" Version="3.1.5" />
  </ItemGroup>
</Project>
XML
    cat > Tests/ModelTests.cs << 'CS'
using System.Linq;
using Models;
using TypedGpt;
using Xunit;

public class ModelTests
{
    [Fact]
    public void Counts_are_torchs()
    {
        using var model = new Letters();
        Assert.Equal(Letters.ParameterCount, model.parameters().Sum(weight => weight.numel()));
    }

    [Fact]
    public void A_model_of_the_tests_own()
    {
        using var model = new Small();
        Assert.Equal(16, Small.Context.Size);
    }
}

[GptModel(VocabSize = 65, ContextLength = 16, EmbDim = 48, NHeads = 4, NLayers = 2)]
public partial class Small;
CS
    dotnet test Tests | tee /dev/stderr | grep -q 'Passed: *2'
}
kind_watch() {
    program . Fresh
    sed -i 's/: 1000;/: 1;/' Program.cs
    DOTNET_WATCH_RESTART_ON_RUDE_EDIT=1 DOTNET_WATCH_SUPPRESS_EMOJIS=1 dotnet watch run --non-interactive > ../watch.log 2>&1 &
    local watch=$! at
    for at in $(seq 120); do grep -aq 'I had always' ../watch.log && break; sleep 1; done
    sed -i 's/EmbDim = 64/EmbDim = 32/' Letters.cs
    for at in $(seq 120); do [ "$(grep -ac 'parameters,' ../watch.log)" -ge 2 ] && break; sleep 1; done
    kill "$watch"
    wait "$watch" || true
    tr -d '\000' < ../watch.log
    [ "$(grep -a 'parameters,' ../watch.log | sort -u | wc -l)" -eq 2 ]
}
kind_sources() {
    program . Fresh
    build
    # The table of documents of a portable pdb names the emitted files, and holds their text.
    cat > ../pdb.cs << 'CS'
using System.Reflection.Metadata;

using var file = File.OpenRead(args[0]);
using var provider = MetadataReaderProvider.FromPortablePdbStream(file);
var reader = provider.GetMetadataReader();
var embedded = new Guid("0E8A571B-6926-466E-B4AD-8AB04611F5FE");
foreach (var handle in reader.Documents)
{
    var has = reader.GetCustomDebugInformation(handle).Any(of => reader.GetGuid(reader.GetCustomDebugInformation(of).Kind) == embedded);
    Console.WriteLine($"{(has ? "embedded" : "not")} {reader.GetString(reader.GetDocument(handle).Name)}");
}
CS
    dotnet run --file ../pdb.cs -- "$PWD/$(find bin -name Fresh.pdb)" | tee /dev/stderr | grep -q 'embedded .*Letters.*\.g\.cs'
}
kind_script() {
    cat > script.fsx << FS
#i "nuget: $feed"
#r "nuget: TypedGpt.Torch, $first"
#r "nuget: TorchSharp-cpu, $torch"
TypedGpt.Torch.Natives.NativeLibraries.Prepare()
let t = TorchSharp.torch.ones(3L)
printfn "sum %f" (t.sum().item<float32>())
FS
    dotnet fsi script.fsx | tee /dev/stderr | grep -q 'sum 3.0'
}
kind_trimmed() {
    program . Fresh
    dotnet publish --nologo -v quiet -r "$rid" --self-contained -p:PublishTrimmed=true -p:TrimMode=partial -o out
    trains ./out/Fresh
}
kind_trimmed_fully() {
    program . Fresh
    dotnet publish --nologo -v quiet -r "$rid" --self-contained -p:PublishTrimmed=true -o out
    trains ./out/Fresh
}
kind_native() {
    program . Fresh
    dotnet publish --nologo -v quiet -r "$rid" -p:PublishAot=true -o out
    ! test -e out/Fresh.dll
    trains ./out/Fresh
}
kind_single() {
    program . Fresh
    dotnet publish --nologo -v quiet -r "$rid" --self-contained -p:PublishSingleFile=true -o out
    trains ./out/Fresh
}
kind_eight() {
    program . Fresh
    sed -i 's|net10.0</TargetFramework>|net8.0</TargetFramework><LangVersion>13</LangVersion>|' Fresh.csproj
    dotnet publish --nologo -v quiet -r "$rid" --self-contained -o out
    grep -q '"version": "8\.' out/Fresh.runtimeconfig.json
    trains ./out/Fresh
}

use_upgrade() {
    program . Fresh
    build
    dotnet add package TypedGpt.Torch --version "$second"
    clean
    grep -q "$second" obj/project.assets.json && ! grep -q "$first" obj/project.assets.json
    trains "./bin/Debug/net10.0/$rid/Fresh"
}
use_fix() {
    library .
    sed -i 's/public partial class/public class/' Letters.cs
    ! build
    dotnet format analyzers --diagnostics TGPT1010 --severity error
    grep -q 'public partial class' Letters.cs
    build
}
use_tool() {
    dotnet tool install TypedGpt.Tool --tool-path tools --version "$first" --configfile ../nuget.config
    program . Fresh
    build
    ./tools/typedgpt summary Gpt124M | grep -q '163,009,536 parameters'
    ./tools/typedgpt summary bin/Debug/net10.0/$rid/Fresh.dll:Letters | grep -q parameters
    ./tools/typedgpt draw . -o letters.svg
    ./tools/typedgpt demo | grep -q 'Hello, I am Featureiman'
}
refused() { build "$@" | tee out.txt || true; grep -q "error $id:" out.txt && ! grep -q 'error CS' out.txt; }
wrong_language() { library .; id=TGPT9003 refused -p:LangVersion=12; }
wrong_natives() { program . Fresh; sed -i '/TorchSharp-cpu/d' Fresh.csproj; id=TGPT9010 refused; }
wrong_compiler() { library .; id=TGPT9011 refused -p:CompilerApiVersion=roslyn4.8; }
wrong_versions() {
    library .
    sed -i "s|<ItemGroup>|<ItemGroup><PackageReference Include=\"TypedGpt\" Version=\"$second\" />|;t" Fresh.csproj
    id=TGPT9012 refused
}
wrong_generator() {
    library .
    echo '<Project><Target Name="NoAnalyzers" BeforeTargets="TypedGptCheck"><ItemGroup><Analyzer Remove="@(Analyzer)" /></ItemGroup></Target></Project>' > Directory.Build.targets
    id=TGPT9013 refused
}

check "TreatWarningsAsErrors" "with the documentation file, and NuGet's and MSBuild's warnings as errors, as below" set_warnings
check "AnalysisLevel latest-all" "a model and nothing else" set_level
check "ImplicitUsings off" "" set_usings
check "Nullable off" "" set_nullable
check "LangVersion 13" "" set_language
check "a RootNamespace of one letter" "\`N\`, and the model in it" set_namespace
check "checked arithmetic, strict features" "" set_unsafe
check "ManagePackageVersionsCentrally" "" set_central
check "a Directory.Build.props of one's own" "log, version, emitted files and output folders set there" set_props
check "spaces and non-ASCII letters in the path" "builds, trains" set_path
check ".NET 8 and 10 in one project" "" set_framework
check "a console program" "\`dotnet new typedgpt\`; the loss falls by more than 1" kind_program
check "a file-based program" "\`#:package\`, model and program in one file" kind_file
check "a test project" "xunit, with a model of its own and one of a library" kind_tests
check "dotnet watch" "\`EmbDim\` edited while it runs: the next run has other parameters" kind_watch
check "debugging into emitted code" "the pdb holds the emitted files" kind_sources
check "F# Interactive" "\`#r \"nuget: ..\"\`, typed tensors; no generator runs there" kind_script
check "a single file" "self-contained" kind_single
check "trimming, partial" "\`TrimMode=partial\`, self-contained" kind_trimmed
check "trimming, full" "\`PublishTrimmed\`, self-contained" kind_trimmed_fully
check "NativeAOT" "\`PublishAot\`; TorchSharp's warnings (IL2104, IL3000) stand" kind_native
check ".NET 8" "self-contained publish, so that it is .NET 8 that runs" kind_eight
check "an upgrade" "\`dotnet add package TypedGpt.Torch --version NEWER\`: everything follows" use_upgrade
check "a code fix" "\`dotnet format analyzers\` makes a class partial (TGPT1010)" use_fix
check "the tool" "installed; summary, draw and demo, with a model of the user's own" use_tool
check "an older language" "TGPT9003 and nothing beside it" wrong_language
check "no natives" "TGPT9010 and nothing beside it" wrong_natives
check "an older compiler" "TGPT9011 and nothing beside it" wrong_compiler
check "two versions" "TGPT9012 and nothing beside it" wrong_versions
check "no generator" "TGPT9013 and nothing beside it" wrong_generator

echo "$((${#rows[@]} - failed)) work, $failed do not"
[ "$failed" -eq 0 ]
