using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Names;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Tests.Engine.Iam.Names;

public sealed class NamesTests
{
    public static TheoryData<string, bool> NewUserNames => new()
    {
        { "alice", true }, { "a", true }, { new string('x', 64), true }, { "Az09+=,.@_-", true },
        { "", false }, { new string('x', 65), false }, { "two words", false }, { "ünicode", false }, { "a/b", false },
        { "a\n", false }, { "a*", false }, { "a:b", false },
    };

    [Theory]
    [MemberData(nameof(NewUserNames))]
    public void A_new_users_name_keeps_iams_rules(string name, bool isRight)
    {
        var refused = Record.Exception(() => IamNames.CheckNewUserName(name));

        Assert.Equal(isRight, refused is null);
        if (refused is AdminException e)
            Assert.Equal(("InvalidUserName", ErrorKind.InvalidArgument, name), (e.ErrorId, e.Kind, e.Target));
    }

    [Fact]
    public void Users_that_exist_groups_and_policies_have_up_to_128_characters()
    {
        Action<string>[] checks = [IamNames.CheckUserName, IamNames.CheckGroupName, IamNames.CheckPolicyName];
        foreach (var check in checks)
        {
            check(new string('x', 128));
            Assert.Contains("129 characters", Assert.Throws<AdminException>(() => check(new string('x', 129))).Message, StringComparison.Ordinal);
        }

        Assert.Equal("InvalidGroupName", Assert.Throws<AdminException>(() => IamNames.CheckGroupName("a b")).ErrorId);
        Assert.Equal("InvalidPolicyName", Assert.Throws<AdminException>(() => IamNames.CheckPolicyName("a b")).ErrorId);
    }

    [Fact]
    public void A_wrong_character_is_named_once_even_one_that_cannot_be_seen()
    {
        var refused = Assert.Throws<AdminException>(() => IamNames.CheckUserName("a b c\t<"));

        Assert.EndsWith("characters that IAM does not allow: (space) (U+0009) <", refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, bool> Paths => new()
    {
        { "/", true }, { "/ops/", true }, { "/a/b/c/", true }, { "/!~/", true }, { "/" + new string('x', 510) + "/", true },
        { "", false }, { "ops", false }, { "/ops", false }, { "ops/", false }, { "/o ps/", false }, { "/ö/", false },
        { "/" + new string('x', 511) + "/", false },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_path_starts_and_ends_with_a_slash(string path, bool isRight)
    {
        var refused = Record.Exception(() => IamNames.CheckPath(path, "alice"));

        Assert.Equal(isRight, refused is null);
        if (refused is AdminException e)
            Assert.Equal(("InvalidPath", "alice"), (e.ErrorId, e.Target));
    }

    [Theory]
    [InlineData("abc", true)]
    [InlineData("a-b-c", true)]
    [InlineData("1234567890123", true)]
    [InlineData("ab", false)]
    [InlineData("Abc", false)]
    [InlineData("-abc", false)]
    [InlineData("abc-", false)]
    [InlineData("a--b", false)]
    [InlineData("123456789012", false)]
    [InlineData("abc\n", false)]
    public void An_alias_is_no_account_id(string alias, bool isRight) =>
        Assert.Equal(isRight, Record.Exception(() => IamNames.CheckAccountAlias(alias)) is null);

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
    public void A_cell_that_is_no_tags_is_refused(string text) => Assert.Throws<FormatException>(() => IamTags.Parse(text));

    public static TheoryData<string, string, bool> Tags => new()
    {
        { "Department", "Ops", true }, { "Ünï cödé", "日本", true }, { "a_.:/=+-@b", "", true },
        { new string('k', 128), new string('v', 256), true },
        { "", "v", false }, { new string('k', 129), "v", false }, { "k", new string('v', 257), false },
        { "k", "<b>", false }, { "k&", "v", false }, { "AWS:x", "v", false }, { "k", "a\nb", false },
    };

    [Theory]
    [MemberData(nameof(Tags))]
    public void A_tag_keeps_iams_rules(string key, string value, bool isRight)
    {
        var refused = Record.Exception(() => IamTags.Check([new(key, value)], "alice"));

        Assert.Equal(isRight, refused is null);
        if (refused is AdminException e)
            Assert.Equal(("InvalidTag", ErrorKind.InvalidArgument, "alice"), (e.ErrorId, e.Kind, e.Target));
    }

    [Fact]
    public void A_user_has_fifty_tags_at_most()
    {
        static KeyValuePair<string, string>[] Some(int count) => [.. Enumerable.Range(0, count).Select(i => new KeyValuePair<string, string>($"k{i}", "v"))];

        IamTags.Check(Some(50), "alice");
        Assert.Throws<AdminException>(() => IamTags.Check(Some(51), "alice"));
    }

    [Theory]
    [InlineData("Administrater", "Administrators")]
    [InlineData("admin", "Administrators")]
    [InlineData("AUDITORS", "Auditors")]
    [InlineData("Auditers", "Auditors")]
    [InlineData("Backup", "")]
    public void The_nearest_names_are_found(string name, string nearest) =>
        Assert.Equal(nearest, string.Join("|", NearestNames.Find(name, ["Administrators", "Auditors", "Developers"])));

    [Fact]
    public void The_nearest_comes_first_and_three_are_enough()
    {
        Assert.Equal(["user1", "user2", "user3"], NearestNames.Find("user", ["user3", "user2", "user5", "user1", "other"]));
        Assert.Equal(["anna", "anne"], NearestNames.Find("anna", ["anne", "anna"]));
    }

    [Fact]
    public void Without_a_near_name_the_few_there_are_are_told()
    {
        Assert.Equal("This account has no groups yet.", NearestNames.Advice("groups", "x", []));
        Assert.Equal("The groups here are: a, B.", NearestNames.Advice("groups", "Something", ["B", "a"]));
        var many = Enumerable.Range(0, 11).Select(i => $"group-{i}").ToList();
        Assert.Equal("None of the 11 groups has a name near to it.", NearestNames.Advice("groups", "Something", many));
        Assert.Equal("Did you mean 'group-1' or 'group-0' or 'group-10'?", NearestNames.Advice("groups", "grop-1", many));
    }
}
