using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Tests.Engine.Iam.Policies.Documents;

public sealed class PolicyCharactersTests
{
    [Theory]
    [InlineData("\u201C", "typographic quotation mark")]
    [InlineData("\uFFFD", "represents a lost character")]
    [InlineData("\uFEFF", "byte order mark")]
    [InlineData("\0", "UTF-16")]
    [InlineData("\u0100", "does not accept the character")]
    [InlineData("\U0001F600", "U+1F600")]
    [InlineData("\u200B", "cannot be seen")]
    [InlineData("\u0007", "cannot be seen")]
    public void A_character_that_IAM_refuses_is_refused_at_its_place(string character, string says)
    {
        var failure = Assert.Throws<PolicySyntaxException>(
            () => PolicyCharacters.Check("{\n\"a\": \"" + character + "\"}"));

        Assert.Contains(says, failure.Message, StringComparison.Ordinal);
        Assert.Equal(8, failure.Place.Offset);
    }

    [Fact]
    public void Text_of_Latin_1_is_accepted_and_what_cannot_be_seen_is_doubted()
    {
        Assert.Empty(PolicyCharacters.Check("{ \"a\": \"äöü ÿ\" }\r\n\t"));

        var doubt = Assert.Single(PolicyCharacters.Check("{\"a\u00A0b\":1}"));
        Assert.Equal(3, doubt.Place.Offset);
        Assert.Contains("no-break space", doubt.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_read_in_the_wrong_encoding_is_recognized()
    {
        var doubt = Assert.Single(PolicyCharacters.Check("{\"a\":\"\u00C3\u00A4\"}"));

        Assert.Contains("looks like 'ä' in UTF-8", doubt.Message, StringComparison.Ordinal);
        Assert.Throws<PolicySyntaxException>(() => PolicyCharacters.Check("{\"a\":\"\u00E2\u201A\u00AC\"}"));
    }
}
