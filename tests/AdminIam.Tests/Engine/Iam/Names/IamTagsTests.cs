using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Tests.Engine.Iam.Names;

public sealed class IamTagsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData(" ; ;", "")]
    [InlineData("Department=Ops", "Department=Ops")]
    [InlineData(" Department = Ops ; CostCenter=1234; ", "Department=Ops|CostCenter=1234")]
    [InlineData("Note=a=b", "Note=a=b")]
    [InlineData("Empty=", "Empty=")]
    public void Tags_are_read_from_a_cell(string text, string tags) =>
        Assert.Equal(tags, string.Join("|", IamTags.Parse(text).Select(tag => $"{tag.Key}={tag.Value}")));

    [Theory]
    [InlineData("Department")]
    [InlineData("=Ops")]
    [InlineData("a=1;b")]
    [InlineData("a=1;A=2")]
    public void A_cell_without_valid_tags_is_refused(string text) =>
        Assert.Throws<FormatException>(() => IamTags.Parse(text));

    public static TheoryData<string, string, bool> Tags => new()
    {
        { "Department", "Ops", true }, { "Ünï cödé", "日本", true }, { "a_.:/=+-@b", "", true },
        { new string('k', 128), new string('v', 256), true },
        { "", "v", false }, { new string('k', 129), "v", false }, { "k", new string('v', 257), false },
        { "k", "<b>", false }, { "k&", "v", false }, { "AWS:x", "v", false }, { "k", "a\nb", false },
    };

    [Theory]
    [MemberData(nameof(Tags))]
    public void A_tag_must_follow_the_rules_of_iam(string key, string value, bool isRight)
    {
        var refused = Record.Exception(() => IamTags.Check([new(key, value)], "alice"));

        Assert.Equal(isRight, refused is null);
        if (refused is AdminException e)
            Assert.Equal(("InvalidTag", ErrorKind.InvalidArgument, "alice"), (e.ErrorId, e.Kind, e.Target));
    }

    [Fact]
    public void A_user_can_have_fifty_tags()
    {
        static KeyValuePair<string, string>[] Some(
            int count) => [.. Enumerable.Range(0, count).Select(i => new KeyValuePair<string, string>($"k{i}", "v"))];

        IamTags.Check(Some(50), "alice");
        Assert.Throws<AdminException>(() => IamTags.Check(Some(51), "alice"));
    }
}
