using AdminIam.Engine.Iam.Inventory;
using AdminIam.Engine.Iam.Locks;
using AdminIam.Engine.Iam.Users;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Inventory;

public sealed class UserDetailReaderTests
{
    private static readonly (string, string) Alice = ("UserName", "alice");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_user_and_all_users_are_read_with_the_same_details(bool one)
    {
        using var run = await TestRun.StartAsync();
        await CreateAliceAsync(run);
        await run.Sandbox.CreateUserAsync("bob");

        var alice = await ReadAsync(run, "alice", one);
        var bob = await ReadAsync(run, "bob", one);

        Assert.Equal("Team", Assert.Single(alice.Groups!));
        Assert.Equal("SecurityAudit", Assert.Single(alice.Details!.Policies));
        Assert.Equal("own", Assert.Single(alice.Details.InlinePolicies));
        Assert.Equal(
            (true, false, false), (alice.Details.HasPassword, alice.Details.MfaEnabled, alice.Details.IsLocked));
        Assert.True(Assert.Single(alice.Details.Keys!).IsActive);
        Assert.Equal((false, false), (bob.Details!.HasPassword, bob.Details.MfaEnabled));
        Assert.Empty(bob.Details.Keys!);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_locked_user_is_known_as_locked(bool one)
    {
        using var run = await TestRun.StartAsync();
        await CreateAliceAsync(run);
        var locker = new UserLocker(run.Iam, new LockOptions());
        await locker.LockRestAsync(await locker.LockKeysAsync("alice"));

        Assert.True((await ReadAsync(run, "alice", one)).Details!.IsLocked);
    }

    [Fact]
    public async Task What_may_not_be_read_is_unknown_and_not_false()
    {
        using var run = await TestRun.StartAsync();
        await CreateAliceAsync(run);
        var limited = await run.AsAsync(
            "operator", "'Effect':'Allow','Action':'iam:GetAccountAuthorizationDetails','Resource':'*'");
        var reader = new UserDetailReader(limited);

        var alice = (await reader.List().ToListAsync()).Single(user => user.UserName == "alice");

        Assert.False(await reader.HasReportAsync());
        Assert.Equal((null, null, null), (alice.Details!.HasPassword, alice.Details.MfaEnabled, alice.Details.Keys));
        Assert.Equal(["SecurityAudit"], alice.Details.Policies);
    }

    private static async Task<UserRecord> ReadAsync(TestRun run, string userName, bool one)
    {
        var reader = new UserDetailReader(run.Iam);
        return one
            ? await reader.GetAsync(userName, run.Names)
            : (await reader.List().ToListAsync()).Single(user => user.UserName == userName);
    }

    private static async Task CreateAliceAsync(TestRun run)
    {
        await run.Sandbox.UserClientAsync(
            "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'"));
        await run.CreateGroupAsync("Team");
        await run.Root.OkAsync("AddUserToGroup", Alice, ("GroupName", "Team"));
        await run.Root.OkAsync("AttachUserPolicy", Alice, ("PolicyArn", "arn:aws:iam::aws:policy/SecurityAudit"));
        await run.Root.OkAsync("CreateLoginProfile", Alice, ("Password", "Given-4711"));
    }
}
