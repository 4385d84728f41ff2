namespace TypedGpt.Generators.Pipeline;

/// <summary>The names under which the tests follow the steps of the pipeline.</summary>
internal static class TrackingNames
{
    public const string Specs = nameof(Specs);
    public const string Configs = nameof(Configs);
    public const string Configured = nameof(Configured);
    public const string Host = nameof(Host);
    public const string Collisions = nameof(Collisions);
    public const string Graphs = nameof(Graphs);
    public const string AnyModel = nameof(AnyModel);

    public static readonly string[] All = [Specs, Configs, Configured, Host, Collisions, Graphs, AnyModel];
}
