using System.Text.Json;
using AdminIam.Sandbox.Model;

namespace AdminIam.Tests.Sandbox.Model;

public sealed class ShapeTests
{
    [Theory]
    [InlineData(@"[\\w+=,.@-]+", "alice-1", true)]
    [InlineData(@"[\\w+=,.@-]+", "älice", false)]
    [InlineData(@"[\\w+=,.@-]+", "alice\n", false)]
    [InlineData(@"\\d{6}", "012345", true)]
    [InlineData(@"\\d{6}", "٠١٢٣٤٥", false)]
    [InlineData(@"\\d{6}", "0123456", false)]
    [InlineData(@"[\\d\\]x]+", "5]x", true)]
    [InlineData("a|b", "ab", false)]
    public void A_pattern_is_ASCII_and_matches_the_whole_value(string pattern, string value, bool matches) =>
        Assert.Equal(matches, Read($$"""{ "type": "string", "pattern": "{{pattern}}" }""").Matches(value));

    [Fact]
    public void A_shape_without_a_pattern_matches_everything() =>
        Assert.True(Read("{ \"type\": \"string\" }").Matches("\0"));

    [Fact]
    public void Constraints_are_those_of_the_model()
    {
        var shape = Read(
            "{ \"type\": \"string\", \"min\": 1, \"max\": 5, \"sensitive\": true, \"enum\": [\"a\", \"b\"] }");

        Assert.Equal((ShapeKind.String, 1, 5, true), (shape.Kind, shape.Min, shape.Max, shape.Sensitive));
        Assert.Equal(["a", "b"], shape.Values);
    }

    [Fact]
    public void Members_and_elements_are_resolved_by_name()
    {
        const string Json =
            "{ \"type\": \"structure\", \"required\": [\"Name\"], \"members\": { \"Name\": { \"shape\": \"Text\" } } }";
        var text = Read("{ \"type\": \"string\" }");
        var shape = Read(Json);
        using var document = JsonDocument.Parse(Json);

        shape.Resolve(document.RootElement, name => name == "Text" ? text : throw new KeyNotFoundException(name));

        Assert.Same(text, Assert.Single(shape.Members).Value);
        Assert.Equal(["Name"], shape.Required);
        shape.RequireMembers(new Output { ["Name"] = "x" });
        Assert.Throws<InvalidOperationException>(() => shape.RequireMembers(new Output { ["Nom"] = "x" }));
    }

    [Fact]
    public void A_type_that_is_not_known_is_refused() =>
        Assert.Contains(
            "'float'", Assert.Throws<InvalidDataException>(() => Read("{ \"type\": \"float\" }")).Message,
            StringComparison.Ordinal);

    private static Shape Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new Shape("Name", document.RootElement);
    }
}
