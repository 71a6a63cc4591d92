using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.Iam.Policies.Documents;

namespace AdminIam.Tests.Engine.IdentityCenter.PermissionSets;

public sealed class PermissionSetRulesTests
{
    private static readonly PermissionSetRequest Request = new() { Name = "Admins" };

    [Theory]
    [InlineData("A", true)]
    [InlineData("a_b+=,.@-9", true)]
    [InlineData("12345678901234567890123456789012", true)]
    [InlineData("123456789012345678901234567890123", false)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("größe", false)]
    [InlineData("a\n", false)]
    public void A_name_has_up_to_32_characters(string name, bool isValid) =>
        Assert.Equal(isValid ? null : "InvalidPermissionSetName", IdOf(() => PermissionSetRules.CheckName(name)));

    [Theory]
    [InlineData(3600, true)]
    [InlineData(43_200, true)]
    [InlineData(5400, true)]
    [InlineData(3599, false)]
    [InlineData(43_201, false)]
    [InlineData(3600.5, false)]
    public void A_session_lasts_from_1_to_12_hours(double seconds, bool isValid) => Assert.Equal(
        isValid ? null : "InvalidSessionDuration",
        IdOf(Request with { SessionDuration = TimeSpan.FromSeconds(seconds) }));

    [Theory]
    [InlineData("Größe\t\r\n", true)]
    [InlineData("", false)]
    [InlineData("\u0105", false)]
    [InlineData("a\u00A0b", false)]
    public void A_description_is_Latin_1(string description, bool isValid)
    {
        Assert.Equal(
            isValid ? null : "InvalidDescription", IdOf(Request with { Description = description }));
        Assert.Null(IdOf(Request with { Description = new string('x', 700) }));
        Assert.Equal("InvalidDescription", IdOf(Request with { Description = new string('x', 701) }));
    }

    [Fact]
    public void A_relay_state_has_up_to_240_characters_of_a_URL()
    {
        Assert.Null(IdOf(Request with { RelayState = "https://x.example/a?b=c&d=[e]#f{g}" }));
        Assert.Null(IdOf(Request with { RelayState = "" }));
        Assert.Null(IdOf(Request with { RelayState = new string('x', 240) }));
        Assert.Equal("InvalidRelayState", IdOf(Request with { RelayState = new string('x', 241) }));
        Assert.Equal("InvalidRelayState", IdOf(Request with { RelayState = "https://ä" }));
    }

    [Fact]
    public void There_are_up_to_50_tags()
    {
        Assert.Null(IdOf(Request with { Tags = Tags(50) }));
        Assert.Equal("InvalidTag", IdOf(Request with { Tags = Tags(51) }));
    }

    [Theory]
    [InlineData(10_240, true)]
    [InlineData(10_241, false)]
    public void White_space_does_not_count_towards_the_size_of_an_inline_policy(int size, bool isValid)
    {
        const string Frame =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Resource\":\"*\",\"Action\":\"s3:\"}}";
        var json = Frame.Replace("s3:", "s3:" + new string('x', size - Frame.Length)).Replace(",", ",\n    ");

        Assert.Equal(
            isValid ? null : "PolicyTooLarge", IdOf(Request with { InlinePolicy = PolicySource.FromText(json) }));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public void There_are_up_to_20_managed_policies(int count, bool isValid) => Assert.Equal(
        isValid ? null : "QuotaExceeded", IdOf(() => PermissionSetRules.CheckPolicyCount("Admins", count)));

    private static List<KeyValuePair<string, string>> Tags(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new KeyValuePair<string, string>($"key{i}", "value"))];

    private static string? IdOf(PermissionSetRequest request) => IdOf(() => PermissionSetRules.Check(request));

    private static string? IdOf(Action check) =>
        Record.Exception(check) is { } failure ? Assert.IsType<AdminException>(failure).ErrorId : null;
}
