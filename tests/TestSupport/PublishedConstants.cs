using System.CodeDom.Compiler;
using System.Reflection;
using TorchSharp;

namespace TypedGpt.TestSupport;

/// <summary>The constants of an emitted model, and what they have to be, found out without the generator's graph.</summary>
public sealed class PublishedConstants(Type model)
{
    private readonly GptModelAttribute given = model.GetCustomAttribute<GptModelAttribute>()!;

    /// <summary>A constant of the model; null where it has none of that name.</summary>
    public long? this[string name] => (long?)model.GetField(name)?.GetRawConstantValue();

    /// <summary>The model's layers that are written by hand, and reached from the model by properties.</summary>
    public IReadOnlyCollection<Type> WrittenByHand
    {
        get
        {
            var reached = new HashSet<Type>();
            Reach(model);
            return
            [
                .. reached.Where(layer => layer != model && layer.GetCustomAttribute<GeneratedCodeAttribute>() is null),
            ];

            void Reach(Type layer)
            {
                if (reached.Add(layer))
                {
                    layer
                        .GetProperties()
                        .Select(property => property.PropertyType)
                        .SelectMany(Layers)
                        .ToList()
                        .ForEach(Reach);
                }
            }
        }
    }

    /// <summary>The parameters of a model that was made.</summary>
    public static long Parameters(torch.nn.Module made) => made.parameters().Sum(parameter => parameter.numel());

    /// <summary>Twice the weights of the matrix products and the attention, for a model in which nothing is written by hand.</summary>
    public long Flops =>
        given.NLayers
            * (
                (2L * ((4L * given.EmbDim * given.EmbDim) + (2L * given.EmbDim * FeedForwardDim)))
                + (4L * given.ContextLength * given.EmbDim)
            )
        + (2L * given.EmbDim * given.VocabSize);

    /// <summary>Keys and values of each block, likewise.</summary>
    public long CacheBytes => 4L * 2 * given.NLayers * given.EmbDim;

    private long FeedForwardDim => given.FeedForwardDim > 0 ? given.FeedForwardDim : 4L * given.EmbDim;

    private IEnumerable<Type> Layers(Type type) =>
        type.IsGenericType && !IsOfModel(type) ? type.GetGenericArguments().SelectMany(Layers)
        : IsOfModel(type) && type.IsClass ? [type.IsGenericType ? type.GetGenericTypeDefinition() : type]
        : [];

    private bool IsOfModel(Type type) => type.DeclaringType == model;
}
