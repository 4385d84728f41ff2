using System.Text.Json;
using TypedGpt.Templates;

namespace TypedGpt.Text.Tests.Templates;

/// <summary>Texts and errors are those of jinja2, set up as transformers sets it up.</summary>
public sealed class CasesTests
{
    public static TheoryData<string> Names =>
        [.. Cases("jinja-cases.json").Select(one => one.GetProperty("name").GetString()!)];

    public static TheoryData<int> Snippets => [.. Enumerable.Range(0, Snippet().GetArrayLength())];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_of_every_construct(string name) =>
        Only(Cases("jinja-cases.json").Single(one => one.GetProperty("name").GetString() == name));

    [Theory]
    [MemberData(nameof(Snippets))]
    public void A_short_template(int index)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(DataFolder.Small("jinja-snippets.json")));
        Holds(Snippet()[index], file.RootElement.GetProperty("context"));
    }

    [Fact]
    public void SmolLM2_conversations()
    {
        var template = ChatTemplate.Parse(File.ReadAllText(DataFolder.Small("smollm2-chat-template.jinja")));
        var cases = Cases("chat-cases.json");
        Assert.Equal(12, cases.Count);
        Assert.All(cases, one => Assert.Equal(one.GetProperty("text").GetString(), template.Render(one).Text));
    }

    private static void Only(JsonElement one) => Holds(one, one.GetProperty("context"));

    private static JsonElement Snippet()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(DataFolder.Small("jinja-snippets.json")));
        return file.RootElement.GetProperty("cases").Clone();
    }

    private static void Holds(JsonElement one, JsonElement context)
    {
        var source = one.GetProperty("template").GetString()!;
        var options = new TemplateOptions { Now = new DateTime(2025, 7, 10, 12, 0, 0) };
        if (one.TryGetProperty("want", out var want))
        {
            Assert.Equal(want.GetString(), ChatTemplate.Parse(source).Render(context, options).Text);
            return;
        }

        var wrong = Assert.Throws<TemplateException>(() => ChatTemplate.Parse(source).Render(context, options));
        Assert.DoesNotContain('\n', wrong.Message);
        if (one.GetProperty("error").GetString()!.Split("TemplateError: ") is [_, var reason])
        {
            Assert.True(wrong.IsRefusal);
            Assert.Equal(reason, wrong.Reason);
        }
    }

    private static List<JsonElement> Cases(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(DataFolder.Small(file)));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }
}
