using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Accounts;

namespace AdminIam.Tests.Engine.Iam.Accounts;

public sealed class AccountAliasesTests
{
    [Fact]
    public async Task An_alias_is_set_replaced_and_removed_and_the_sign_in_URL_follows()
    {
        using var run = await TestRun.StartAsync();

        var first = await AccountAliases.SetAsync(run.Iam, "first-alias");
        var second = await AccountAliases.SetAsync(run.Iam, "second-alias");
        Assert.Equal(
            ("first-alias", "https://first-alias.signin.aws.amazon.com/console"), (first.Alias, first.SignInUrl));
        Assert.Equal("second-alias", second.Alias);
        Assert.Equal(["second-alias"], await run.ListAsync("ListAccountAliases", "member"));

        var removed = await AccountAliases.RemoveAsync(run.Iam, "second-alias");
        Assert.Equal((null, "https://123456789012.signin.aws.amazon.com/console"), (removed.Alias, removed.SignInUrl));
        Assert.Empty(await run.ListAsync("ListAccountAliases", "member"));
        Assert.Null((await AccountAliases.RemoveAsync(run.Iam, null)).Alias);
    }

    [Fact]
    public async Task Another_alias_than_the_accounts_is_not_removed()
    {
        using var run = await TestRun.StartAsync();
        await AccountAliases.SetAsync(run.Iam, "first-alias");

        var checkedFirst = await Assert.ThrowsAsync<AdminException>(
            () => AccountAliases.CheckRemovalAsync(run.Iam, "other-alias"));
        var removed = await Assert.ThrowsAsync<AdminException>(
            () => AccountAliases.RemoveAsync(run.Iam, "other-alias"));

        Assert.All([checkedFirst, removed], failure => Assert.Equal("AliasNotFound", failure.ErrorId));
        Assert.Contains("first-alias", removed.Advice, StringComparison.Ordinal);
        Assert.Equal(["first-alias"], await run.ListAsync("ListAccountAliases", "member"));
    }

    [Theory]
    [InlineData("ab")]
    [InlineData("-alias")]
    [InlineData("Alias")]
    [InlineData("123456789012")]
    public async Task What_is_no_alias_is_refused_before_anything_is_sent(string alias)
    {
        using var run = await TestRun.StartAsync();
        var calls = run.Sandbox.Server.Statistics.TotalCalls;

        var failure = await Assert.ThrowsAsync<AdminException>(() => AccountAliases.SetAsync(run.Iam, alias));

        Assert.Equal(ErrorKind.InvalidArgument, failure.Kind);
        Assert.Equal(calls, run.Sandbox.Server.Statistics.TotalCalls);
    }
}
