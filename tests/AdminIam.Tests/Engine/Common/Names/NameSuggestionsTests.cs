using AdminIam.Engine.Common.Names;

namespace AdminIam.Tests.Engine.Common.Names;

public sealed class NameSuggestionsTests
{
    [Theory]
    [InlineData("Administrater", "Administrators")]
    [InlineData("admin", "Administrators")]
    [InlineData("AUDITORS", "Auditors")]
    [InlineData("Auditers", "Auditors")]
    [InlineData("Backup", "")]
    public void Similar_names_are_found(string name, string nearest) =>
        Assert.Equal(
            nearest, string.Join("|", NameSuggestions.Find(name, ["Administrators", "Auditors", "Developers"])));

    [Theory]
    [InlineData("zoe", "")]
    [InlineData("bib", "bob")]
    [InlineData("bbo", "bob")]
    public void In_a_short_name_only_one_letter_may_differ(string name, string nearest) =>
        Assert.Equal(nearest, string.Join("|", NameSuggestions.Find(name, ["alice", "bob"])));

    [Fact]
    public void The_most_similar_name_comes_first_and_there_are_at_most_three()
    {
        Assert.Equal(
            ["user1", "user2", "user3"], NameSuggestions.Find("user", ["user3", "user2", "user5", "user1", "other"]));
        Assert.Equal(["anna", "anne"], NameSuggestions.Find("anna", ["anne", "anna"]));
    }

    [Fact]
    public void Without_a_similar_name_a_few_existing_ones_are_listed()
    {
        Assert.Equal("There are no groups.", NameSuggestions.Advice("groups", "x", []));
        Assert.Equal("The existing groups are: a, B.", NameSuggestions.Advice("groups", "Something", ["B", "a"]));
        var many = Enumerable.Range(0, 11).Select(i => $"group-{i}").ToList();
        Assert.Equal("None of the 11 groups has a similar name.", NameSuggestions.Advice("groups", "Something", many));
        Assert.Equal(
            "Did you mean 'group-1', 'group-0' or 'group-10'?", NameSuggestions.Advice("groups", "grop-1", many));
    }
}
