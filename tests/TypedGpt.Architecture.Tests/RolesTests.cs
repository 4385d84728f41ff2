using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;

namespace TypedGpt.Architecture.Tests;

/// <summary>A role is one record, and one without a layer is no other role's layer.</summary>
public sealed class RolesTests
{
    [Fact]
    public void Each_role_is_described_once() =>
        Assert.Equal(Enum.GetValues<Role>().Where(role => role != Role.None), Roles.All.Select(info => info.Role));

    [Fact]
    public void Those_that_a_class_can_take_are_those_of_the_attribute() =>
        Assert.Equal(
            Enum.GetNames<LayerRole>().Where(name => name != nameof(LayerRole.None)),
            Roles.All.Where(info => info.IsReplaceable).Select(info => info.Name)
        );

    [Fact]
    public void What_is_generated_for_a_role_is_of_that_role_and_of_its_name()
    {
        var builder = new GraphBuilder(Descriptions.Spec());
        foreach (var info in Roles.All.Where(info => info.Generate is not null))
        {
            var layer = info.Generate!(builder, builder.Variants.All[0]);
            Assert.Equal((info.Role, info.Name), (layer.Role, layer.Name));
            Assert.True(
                !info.IsBranch || layer.Members.Any(member => info.EndsIn.Contains(member.Property)),
                info.Name
            );
        }
    }

    [Theory]
    [InlineData(Role.Norm)]
    [InlineData(Role.Model)]
    [InlineData((Role)99)]
    internal void A_role_without_a_layer_is_an_error_that_names_it(Role role)
    {
        var error = Assert.Throws<InvalidOperationException>(() => new GraphBuilder(Descriptions.Spec()).Use(role));
        Assert.Contains($"role {role}", error.Message, StringComparison.Ordinal);
        Assert.Contains("Roles.All", error.Message, StringComparison.Ordinal);
    }
}
