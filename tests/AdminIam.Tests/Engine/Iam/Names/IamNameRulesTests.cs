using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Names;

namespace AdminIam.Tests.Engine.Iam.Names;

public sealed class IamNameRulesTests
{
    public static TheoryData<string, bool> NewUserNames => new()
    {
        { "alice", true }, { "a", true }, { new string('x', 64), true }, { "Az09+=,.@_-", true },
        { "", false }, { new string('x', 65), false }, { "two words", false }, { "ünicode", false }, { "a/b", false },
        { "a\n", false }, { "a*", false }, { "a:b", false },
    };

    [Theory]
    [MemberData(nameof(NewUserNames))]
    public void The_name_of_a_new_user_must_follow_the_rules_of_iam(string name, bool isRight)
    {
        var refused = Record.Exception(() => IamNameRules.CheckNewUserName(name));

        Assert.Equal(isRight, refused is null);
        if (refused is AdminException e)
            Assert.Equal(("InvalidUserName", ErrorKind.InvalidArgument, name), (e.ErrorId, e.Kind, e.Target));
    }

    [Fact]
    public void Existing_users_groups_and_policies_have_up_to_128_characters()
    {
        Action<string>[] checks =
        [
            IamNameRules.CheckUserName, IamNameRules.CheckGroupName, IamNameRules.CheckPolicyName,
        ];
        foreach (var check in checks)
        {
            check(new string('x', 128));
            Assert.Contains(
                "129 characters", Assert.Throws<AdminException>(() => check(new string('x', 129))).Message,
                StringComparison.Ordinal);
        }

        Assert.Equal(
            "InvalidGroupName", Assert.Throws<AdminException>(() => IamNameRules.CheckGroupName("a b")).ErrorId);
        Assert.Equal(
            "InvalidPolicyName", Assert.Throws<AdminException>(() => IamNameRules.CheckPolicyName("a b")).ErrorId);
    }

    [Fact]
    public void An_invalid_character_is_named_once_even_if_it_is_invisible()
    {
        var refused = Assert.Throws<AdminException>(() => IamNameRules.CheckUserName("a b c\t<"));

        Assert.EndsWith(
            "characters that IAM does not allow: (space) (U+0009) <", refused.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, bool> Paths => new()
    {
        { "/", true }, { "/ops/", true }, { "/a/b/c/", true }, { "/!~/", true },
        { "/" + new string('x', 510) + "/", true },
        { "", false }, { "ops", false }, { "/ops", false }, { "ops/", false }, { "/o ps/", false }, { "/ö/", false },
        { "/" + new string('x', 511) + "/", false },
    };

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_path_starts_and_ends_with_a_slash(string path, bool isRight)
    {
        var refused = Record.Exception(() => IamNameRules.CheckPath(path, "alice"));

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
    public void An_alias_is_not_an_account_id(string alias, bool isRight) =>
        Assert.Equal(isRight, Record.Exception(() => IamNameRules.CheckAccountAlias(alias)) is null);
}
