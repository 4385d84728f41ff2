using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests;

/// <summary>A kind of layer is one record, and its options are those of the attributes.</summary>
public sealed class LayerKindsTests
{
    [Fact]
    public void Each_kind_is_described_once() =>
        Assert.Equal(Enum.GetValues<MemberKind>(), LayerKinds.All.Select(kind => kind.Kind));

    [Theory]
    [InlineData("Options", typeof(OptionsAttribute))]
    [InlineData("Parameter", typeof(ParameterAttribute))]
    public void Each_property_of_an_attribute_is_an_option_of_some_kind(string attribute, Type type) =>
        Assert.Equal(
            type.GetProperties().Where(property => property.CanWrite).Select(property => property.Name).Order(),
            LayerKinds
                .All.SelectMany(kind => kind.Options)
                .Where(option => option.Attribute == attribute)
                .Select(option => option.Name)
                .Distinct()
                .Order()
        );

    [Fact]
    public void What_an_option_sets_is_what_it_gets_and_what_the_constructor_is_given()
    {
        foreach (var kind in LayerKinds.All)
        {
            foreach (var option in kind.Options)
            {
                var member = Set(kind, option, out var value);
                Assert.True(Equals(value, option.Get(member)), $"{kind.Kind}.{option.Name}");
                Assert.True(
                    option.Argument is null
                        || MemberCode
                            .Construction(member, "X", new CodeWriter([]))
                            .Contains($"{option.Argument}: {value}", StringComparison.Ordinal),
                    $"{kind.Kind}.{option.Name} is not given to the constructor"
                );
            }
        }
    }

    [Fact]
    public void Every_name_of_the_runtime_that_a_kind_has_is_a_type_of_the_runtime()
    {
        var types = typeof(Torch.Layer).Assembly.GetExportedTypes();
        foreach (var kind in LayerKinds.All.Where(kind => kind.TypeName.Length > 0))
        {
            for (var dims = kind.Dims; kind.Takes(dims); dims++)
            {
                var name = dims == 0 ? kind.TypeName : $"{kind.TypeName}`{dims}";
                Assert.Contains(types, type => type.Name == name);
            }
        }
    }

    private static Member Set(LayerKind kind, LayerOption option, out Specs.Value value)
    {
        var member = new Member("X", "x", kind.Kind, [.. Enumerable.Repeat("Emb", kind.Dims)], "", Init: "Zeros");
        value = option.Get(member) switch
        {
            Specs.Value.Flag { IsSet: var isSet } => new Specs.Value.Flag(!isSet),
            Specs.Value.Integer => new Specs.Value.Integer(7),
            Specs.Value.Text => new Specs.Value.Text("Ones"),
            _ => new Specs.Value.Real(0.25),
        };
        return option.Set(member, value);
    }
}
