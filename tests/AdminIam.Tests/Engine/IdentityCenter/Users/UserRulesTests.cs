using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.Users;

namespace AdminIam.Tests.Engine.IdentityCenter.Users;

public sealed class UserRulesTests
{
    [Theory]
    [InlineData("a")]
    [InlineData("o'neill")]
    [InlineData("名前")]
    [InlineData("\ud83d\ude00")]
    [InlineData("Administrators")]
    public void Names_that_AWS_accepts_are_accepted(string name) => UserRules.CheckName(name);

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a\u00a0b")]
    [InlineData("a\u200bb")]
    [InlineData("a\n")]
    [InlineData("awsadministrators")]
    public void Other_names_are_refused(string name) => Assert.Equal(
        "InvalidUserName", Assert.Throws<AdminException>(() => UserRules.CheckName(name)).ErrorId);

    [Fact]
    public void A_name_has_up_to_128_characters()
    {
        UserRules.CheckName(new string('x', 128));
        Assert.Contains(
            "129 characters",
            Assert.Throws<AdminException>(() => UserRules.CheckName(new string('x', 129))).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a@b", null)]
    [InlineData("first.last+tag@mail.example.com", null)]
    [InlineData("", null)]
    [InlineData("a", "InvalidEmail")]
    [InlineData("a@", "InvalidEmail")]
    [InlineData("@b", "InvalidEmail")]
    [InlineData("a@b@c", "InvalidEmail")]
    [InlineData("a @b.c", "InvalidEmail")]
    [InlineData("a@b..c", "InvalidEmail")]
    [InlineData("a@b.c;d@e.f", "InvalidEmail")]
    public void An_email_address_has_one_at_sign_and_no_blank(string email, string? errorId) =>
        Assert.Equal(errorId, ErrorOf(UserProperty.Email, email));

    [Theory]
    [InlineData("Head of\tR&D\u00a0(EMEA)", null)]
    [InlineData("bell\u0007", "InvalidAttribute")]
    [InlineData("zero\u200bwidth", "InvalidAttribute")]
    public void A_text_has_visible_characters_and_blanks(string title, string? errorId) =>
        Assert.Equal(errorId, ErrorOf(UserProperty.Title, title));

    [Fact]
    public void A_text_has_up_to_1024_characters()
    {
        Assert.Null(ErrorOf(UserProperty.Title, new string('x', 1024)));
        Assert.Equal("InvalidAttribute", ErrorOf(UserProperty.Title, new string('x', 1025)));
    }

    private static string? ErrorOf(UserProperty attribute, string value)
    {
        var failure = Record.Exception(() => UserRules.CheckAttributes(
            "alice", new Dictionary<UserProperty, string> { [attribute] = value }));
        return ((AdminException?)failure)?.ErrorId;
    }
}
