using AdminIam.Engine.Iam.Safety;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Safety;

public sealed class AccountSnapshotTests
{
    private const string All = "'Effect':'Allow','Action':'*','Resource':'*'";

    [Theory]
    [InlineData("attached", true)]
    [InlineData("inline", true)]
    [InlineData("group", true)]
    [InlineData("bounded", false)]
    [InlineData("boundary of everything", true)]
    [InlineData("nothing", false)]
    public async Task A_user_administers_by_whatever_allows_everything(string how, bool administers)
    {
        using var run = await TestRun.StartAsync();
        await CreateAsync(run, how);

        Assert.Equal(
            administers ? AdministratorPower.Certain : AdministratorPower.None,
            (await AccountSnapshot.ReadAsync(run.Iam)).OfUser("ALICE"));
    }

    [Fact]
    public async Task Without_the_user_the_membership_the_groups_policy_or_the_policy_there_is_no_power()
    {
        using var run = await TestRun.StartAsync();
        await CreateAsync(run, "group");
        var picture = await AccountSnapshot.ReadAsync(run.Iam);

        Assert.All(
            [
                PowerLoss.OfUser("alice"), PowerLoss.OfMemberships("alice", ["team"]), PowerLoss.OfGroup("Team"),
                PowerLoss.OfGroupPolicies("Team", ["AdministratorAccess"]),
                PowerLoss.OfPolicy(RunningSandbox.AdministratorAccess),
            ],
            loss => Assert.Equal(AdministratorPower.None, picture.OfUser("alice", loss)));
        Assert.Equal(
            AdministratorPower.Certain,
            picture.OfUser("alice", PowerLoss.OfUser("bob"), PowerLoss.OfPassword("alice")));
    }

    [Fact]
    public async Task A_new_document_of_a_policy_counts_in_place_of_the_old()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var arn = await run.CreatePolicyAsync("Own", "*");
        await run.Root.OkAsync("AttachUserPolicy", ("UserName", "alice"), ("PolicyArn", arn));
        var picture = await AccountSnapshot.ReadAsync(run.Iam);
        var less = PowerLoss.OfPolicy(arn, RunningSandbox.Policy("'Effect':'Allow','Action':'s3:*','Resource':'*'"));
        var again = PowerLoss.OfPolicy(arn, RunningSandbox.Policy(All));

        Assert.Equal(
            [AdministratorPower.Certain, AdministratorPower.None, AdministratorPower.Certain],
            [picture.OfUser("alice"), picture.OfUser("alice", less), picture.OfUser("alice", less, again)]);
    }

    [Fact]
    public async Task A_user_that_does_not_exist_has_no_power()
    {
        using var run = await TestRun.StartAsync();
        await CreateAsync(run, "inline");
        var picture = await AccountSnapshot.ReadAsync(run.Iam);

        Assert.Equal(AdministratorPower.None, picture.OfUser("bob"));
        Assert.Equal(["alice"], picture.UserNames);
    }

    private static async Task CreateAsync(TestRun run, string how)
    {
        var alice = ("UserName", "alice");
        await run.Sandbox.CreateUserAsync("alice");
        if (how is "attached" or "bounded" or "boundary of everything")
            await run.Root.OkAsync("AttachUserPolicy", alice, ("PolicyArn", RunningSandbox.AdministratorAccess));
        if (how == "inline")
        {
            await run.Root.OkAsync(
                "PutUserPolicy", alice, ("PolicyName", "own"), ("PolicyDocument", RunningSandbox.Policy(All)));
        }

        if (how is "bounded" or "boundary of everything")
        {
            var boundary = await run.CreatePolicyAsync("Bound", how == "bounded" ? "s3:*" : "*");
            await run.Root.OkAsync("PutUserPermissionsBoundary", alice, ("PermissionsBoundary", boundary));
        }

        if (how == "group")
        {
            await run.CreateGroupAsync("Team");
            await run.Root.OkAsync(
                "AttachGroupPolicy", ("GroupName", "Team"), ("PolicyArn", RunningSandbox.AdministratorAccess));
            await run.Root.OkAsync("AddUserToGroup", alice, ("GroupName", "Team"));
        }
    }
}
