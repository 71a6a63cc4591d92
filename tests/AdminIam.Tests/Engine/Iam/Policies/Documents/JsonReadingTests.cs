using System.Text.Json;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Tests.Engine.Iam.Policies.Documents;

public sealed class JsonReadingTests
{
    [Fact]
    public void Every_value_knows_its_place_in_characters_and_its_path()
    {
        const string Json = "{ \"ä\": [1, {\"b\": \"c\"}],\n \"d\": null }";

        var root = JsonReading.Read(Json, []);

        Assert.Equal((JsonValueKind.Object, 0), (root.Kind, root.Place.Offset));
        var list = root.Find("ä")!.Value;
        var text = list.Items[1].Find("b")!.Value;
        Assert.Equal(
            ("c", "ä[1].b", Json.IndexOf("\"c\"", StringComparison.Ordinal)),
            (text.Text, text.Place.Path!.ToString(), text.Place.Offset));
        Assert.Equal((2, 7), root.Find("d")!.Value.Place.In(Json));
        Assert.Null(root.Find("D"));
    }

    [Fact]
    public void A_member_that_is_there_twice_is_kept_twice() =>
        Assert.Equal(["a", "a"], JsonReading.Read("{\"a\":1,\"a\":2}", []).Members.Select(member => member.Name));

    [Theory]
    [InlineData(JsonReading.DeepestNesting, true)]
    [InlineData(JsonReading.DeepestNesting + 1, false)]
    [InlineData(5000, false)]
    public void Nesting_has_a_limit(int depth, bool isAccepted)
    {
        var json = new string('[', depth) + new string(']', depth);

        Assert.Equal(isAccepted, Record.Exception(() => JsonReading.Read(json, [])) is null);
        if (!isAccepted)
            Assert.Throws<PolicySyntaxException>(() => JsonReading.Read(json, []));
    }

    [Fact]
    public void Half_a_character_in_an_escape_is_refused()
    {
        var failure = Assert.Throws<PolicySyntaxException>(() => JsonReading.Read("{\"a\":\"\\uD83D\"}", []));

        Assert.Contains("half a character", failure.Message, StringComparison.Ordinal);
        Assert.Equal("a", failure.Place.Path!.ToString());
    }

    [Fact]
    public void An_escape_of_what_cannot_be_seen_is_doubted()
    {
        var doubts = new List<PolicyWarning>();

        Assert.Equal("a\u200Bb", JsonReading.Read("[\"a\\u200Bb\", \"\\n\"]", doubts).Items[0].Text);

        Assert.Contains("U+200B", Assert.Single(doubts).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\":1,}", 7)]
    [InlineData("{\"ä\":1\n, x}", 9)]
    public void A_mistake_is_at_its_character(string json, int offset) =>
        Assert.Equal(offset, Assert.Throws<PolicySyntaxException>(() => JsonReading.Read(json, [])).Place.Offset);
}
