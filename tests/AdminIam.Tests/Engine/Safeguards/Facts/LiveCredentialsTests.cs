using AdminIam.Engine.Iam;
using AdminIam.Engine.Safeguards.Facts;

namespace AdminIam.Tests.Engine.Safeguards.Facts;

public sealed class LiveCredentialsTests
{
    private const FactKinds Kinds = FactKinds.Credentials | FactKinds.Inventory;

    [Fact]
    public async Task Suspects_and_new_users_are_read_and_deleted_users_drop_out()
    {
        using var run = await TestRun.StartAsync();
        foreach (var name in new[] { "alice", "bob", "gone", "also-gone" })
            await CreateAsync(run, name);
        await ReadAsync(run.Iam);
        await run.Root.OkAsync("DeleteLoginProfile", ("UserName", "alice"));
        foreach (var key in await run.KeysOfAsync("alice"))
            await run.Root.OkAsync("DeleteAccessKey", ("UserName", "alice"), ("AccessKeyId", key));
        await DeleteAsync(run, "gone");
        await CreateAsync(run, "new");
        var facts = await ReadAsync(run.Iam);
        await DeleteAsync(run, "also-gone");

        var corrected = await new LiveCredentials(run.Iam).CorrectAsync(facts, ["alice", "gone", "also-gone"]);

        Assert.Equal(
            [("alice", false, 0), ("bob", true, 1), ("new", true, 1)],
            corrected.Credentials.Value.Users
                .Select(user => (user.UserName, user.HasPassword == true, user.Keys.Count))
                .Order());
        Assert.Equal(["new"], corrected.Credentials.Value.PasswordResets);
        Assert.Equal(["alice", "also-gone", "new"], corrected.Credentials.Value.Current.Order());
    }

    [Fact]
    public async Task A_new_report_needs_no_further_call()
    {
        using var run = await TestRun.StartAsync();
        await CreateAsync(run, "alice");
        var facts = await ReadAsync(run.Iam);

        var corrected = await new LiveCredentials(run.Iam).CorrectAsync(facts, ["alice"]);

        Assert.Empty(corrected.Credentials.Value.Current);
        Assert.DoesNotContain("GetLoginProfile", run.Sandbox.Server.Statistics.CallsByAction.Keys);
    }

    [Fact]
    public async Task Without_the_permission_the_rows_of_the_report_remain()
    {
        using var run = await TestRun.StartAsync();
        await CreateAsync(run, "alice");
        var caller = await run.AsAsync(
            "auditor", "'Effect':'Allow','Action':'*','Resource':'*'",
            "'Effect':'Deny','Action':'iam:ListMFADevices','Resource':'*'");
        await ReadAsync(caller);
        var facts = await ReadAsync(caller);

        var corrected = await new LiveCredentials(caller).CorrectAsync(facts, ["alice"]);

        Assert.Empty(corrected.Credentials.Value.Current);
        Assert.Equal(
            facts.Credentials.Value.Users.Select(user => user.UserName),
            corrected.Credentials.Value.Users.Select(user => user.UserName));
    }

    private static async Task CreateAsync(TestRun run, string userName)
    {
        await run.Sandbox.CreateUserAsync(userName);
        await run.Root.OkAsync(
            "CreateLoginProfile", ("UserName", userName), ("Password", "Correct-Horse-7"),
            ("PasswordResetRequired", userName == "new" ? "true" : "false"));
        await run.Root.OkAsync("CreateAccessKey", ("UserName", userName));
    }

    private static async Task DeleteAsync(TestRun run, string userName)
    {
        await run.Root.OkAsync("DeleteLoginProfile", ("UserName", userName));
        foreach (var key in await run.KeysOfAsync(userName))
            await run.Root.OkAsync("DeleteAccessKey", ("UserName", userName), ("AccessKeyId", key));
        await run.Root.OkAsync("DeleteUser", ("UserName", userName));
    }

    private static Task<AccountFacts> ReadAsync(IamRun run) =>
        new AccountFactsReader(run, Kinds).ReadAsync(new SafeguardThresholds());
}
