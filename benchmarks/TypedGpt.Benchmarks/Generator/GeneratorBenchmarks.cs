using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Benchmarks.Generator;

/// <summary>What the generator costs: all files anew, nothing changed, an edit elsewhere, one changed value.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class GeneratorBenchmarks
{
    private CSharpCompilation compilation = null!;
    private SyntaxTree unrelated = null!;
    private SyntaxTree changed = null!;
    private GeneratorDriver warm = null!;

    /// <summary>How many annotated classes the project has.</summary>
    [Params(1, 100)]
    public int Models { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        compilation = ModelSources.Compilation(Models);
        unrelated = ModelSources.Unrelated(1);
        changed = ModelSources.Model(0, layers: 24);
        warm = Driver().RunGenerators(compilation);
    }

    /// <summary>Every file from nothing; the symbols of the project are bound here too.</summary>
    [Benchmark]
    public GeneratorDriver Cold() => Driver().RunGenerators(compilation.Clone());

    /// <summary>The same compilation once more.</summary>
    [Benchmark]
    public GeneratorDriver SecondRun() => warm.RunGenerators(compilation);

    /// <summary>As after a keystroke in another file: a new compilation, in which nothing is bound yet.</summary>
    [Benchmark]
    public GeneratorDriver EditElsewhere() =>
        warm.RunGenerators(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[^1], unrelated));

    /// <summary>As after a keystroke in one model's attribute.</summary>
    [Benchmark]
    public GeneratorDriver ChangedValue() =>
        warm.RunGenerators(compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[0], changed));

    private static CSharpGeneratorDriver Driver() => CSharpGeneratorDriver.Create(new GptModelGenerator());

    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
    }
}
