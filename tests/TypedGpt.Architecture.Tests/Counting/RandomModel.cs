using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Counting;

/// <summary>Models of layers that do anything: what every count and plan has to hold for.</summary>
internal static class RandomModel
{
    public static ModelGraph Of(int seed)
    {
        var random = new Random(seed);
        Dim[] dims =
        [
            .. new[] { "Vocab", "Context", "Emb", "Hidden", "Heads", "HeadDim" }.Select(name =>
                Graphs.Dim(name, random.Next(1, 40))
            ),
            Graphs.Dim("Width", 0, [("Heads", "HeadDim")]),
        ];
        dims[^1] = dims[^1] with { Size = dims[4].Size * dims[5].Size };
        var inner = Enumerable.Range(0, random.Next(1, 4)).Select(at => Layer(random, $"Inner{at}", [])).ToList();
        var block = Layer(random, "Block", inner);
        var other = Layer(random, "Other", inner);
        var table = new Member("Table", "table", MemberKind.Embedding, ["Vocab", "Emb"], "");
        var blocks = new Member(
            "Blocks",
            "blocks",
            MemberKind.LayerList,
            [],
            "",
            LayerType: "Block",
            Count: random.Next(1, 6),
            Pattern: random.Next(2) == 0
                ? null
                : new([.. random.Next(2) == 0 ? [] : new[] { "Other" }], ["Block", "Other"])
        );
        var head = new Member("Head", "head", MemberKind.Linear, ["Emb", "Vocab"], "");
        var model = LayerNode.Generated(
            "Model",
            Role.Model,
            "",
            [table, blocks, head],
            ForwardPass.OfIds(
                (steps, ids) =>
                {
                    var x = steps.Let("x", ids.Through(table));
                    return steps.Replace(x, x.Through(blocks)).Through(head);
                }
            )
        );
        return Graphs.Of("Model", dims, [model, block, other, .. inner]);
    }

    private static LayerNode Layer(Random random, string name, IReadOnlyList<LayerNode> inner)
    {
        var members = new List<Member>();
        var forward = ForwardPass.OfTokens(
            (steps, x) =>
            {
                var variables = new List<Op> { x };
                for (var left = random.Next(1, 8); left > 0; left--)
                {
                    var (a, b) = (Any(), Any());
                    switch (random.Next(7))
                    {
                        case 0:
                            variables.Add(steps.Let("sum", a.Plus(b)));
                            break;
                        case 1:
                            variables.Add(steps.Let("product", a.Times(b.Activated(ElementFunction.Silu))));
                            break;
                        case 2:
                            x = steps.AddTo(x, a.Activated(ElementFunction.Gelu));
                            break;
                        case 3 when inner.Count > 0:
                            var layer = inner[random.Next(inner.Count)];
                            variables.Add(
                                steps.Let(
                                    "inside",
                                    a.Through(
                                        Add(
                                            new(
                                                $"Layer{members.Count}",
                                                "",
                                                MemberKind.Layer,
                                                [],
                                                "",
                                                LayerType: layer.Name
                                            )
                                        )
                                    )
                                )
                            );
                            break;
                        case 4:
                            var hidden = steps.Let("hidden", a.Through(Add(Linear("Emb", "Hidden"))));
                            variables.Add(
                                steps.Let(
                                    "out",
                                    hidden.Activated(ElementFunction.Relu).Through(Add(Linear("Hidden", "Emb")))
                                )
                            );
                            break;
                        case 5:
                            var keys = a.Through(Add(Linear("Emb", "Width"))).Heads("Heads", "HeadDim").Remembered();
                            var values = b.Through(Add(Linear("Emb", "Width"))).Heads("Heads", "HeadDim").Remembered();
                            var queries = x.Through(Add(Linear("Emb", "Width"))).Heads("Heads", "HeadDim");
                            variables.Add(
                                steps.Let(
                                    "read",
                                    queries
                                        .Attend(keys, values, new())
                                        .Merged("Width")
                                        .Through(Add(Linear("Width", "Emb")))
                                )
                            );
                            break;
                        default:
                            variables.Add(steps.Let("scaled", a.ScaledBy(2)));
                            break;
                    }
                }

                return Any();

                Op Any() => variables[random.Next(variables.Count)];
            }
        );
        return LayerNode.Generated(name, Role.None, "", members.ToEquatableArray(), forward);

        Member Add(Member member)
        {
            members.Add(member);
            return member;
        }

        Member Linear(string takes, string gives) =>
            new($"Linear{members.Count}", $"linear{members.Count}", MemberKind.Linear, [takes, gives], "");
    }
}
