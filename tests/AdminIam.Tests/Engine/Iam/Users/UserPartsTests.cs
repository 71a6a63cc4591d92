using AdminIam.Build;
using AdminIam.Engine.Common;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Tests.Engine.Iam.Users;

public sealed class UserPartsTests
{
    private const string AllowAll = "'Effect':'Allow','Action':'*','Resource':'*'";

    [Fact]
    public async Task A_part_that_fails_does_not_keep_the_others_from_being_done()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var limited = await run.AsAsync("operator", AllowAll, "'Effect':'Deny','Action':'iam:TagUser','Resource':'*'");
        var request = new UserRequest
        {
            UserName = "alice",
            Path = "/ops/",
            Tags = [new("Team", "Blue")],
            AccessKey = true,
        };

        var user = await CompleteAsync(limited, request);

        Assert.Equal(Outcome.Incomplete, user.Outcome);
        Assert.Matches("exists, but something is missing: tags \\(.+\\)\\.", user.Failure!.Message);
        Assert.DoesNotContain("access key", user.Failure.Message, StringComparison.Ordinal);
        Assert.Equal("/ops/", (await run.Root.OkAsync("GetUser", ("UserName", "alice")))["Path"]);
        Assert.Equal([user.AccessKeyId!], await run.KeysOfAsync("alice"));
    }

    [Fact]
    public async Task A_user_whose_power_cannot_be_bounded_gets_no_more_of_it()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.CreateGroupAsync("Team");
        var boundary = await run.CreatePolicyAsync("Bound");
        var limited = await run.AsAsync(
            "operator", AllowAll, "'Effect':'Deny','Action':'iam:PutUserPermissionsBoundary','Resource':'*'");
        var request = new UserRequest
        {
            UserName = "alice",
            PermissionsBoundary = boundary,
            Groups = ["Team"],
            AccessKey = true,
        };

        var user = await CompleteAsync(limited, request);

        Assert.Equal(Outcome.Incomplete, user.Outcome);
        Assert.Contains(
            "not attempted without the permissions boundary", user.Failure!.Message, StringComparison.Ordinal);
        Assert.Empty(await run.GroupsOfAsync("alice"));
        Assert.Empty(await run.KeysOfAsync("alice"));
    }

    [Fact]
    public async Task The_groups_of_the_result_are_those_the_user_had_and_those_added()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        await run.CreateGroupAsync("Old");
        await run.CreateGroupAsync("New");
        await run.Root.OkAsync("AddUserToGroup", ("UserName", "alice"), ("GroupName", "Old"));

        var user = await CompleteAsync(run.Iam, new UserRequest { UserName = "alice", Groups = ["New", "Old"] });

        Assert.Equal(["Old", "New"], user.User.Groups!);
        Assert.Equal("group: New", Assert.Single(user.User.Changes));
        Assert.Equal(["New", "Old"], (await run.GroupsOfAsync("alice")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Secrets_are_written_to_the_file_with_the_sign_in_URL()
    {
        using var run = await TestRun.StartAsync();
        using var folder = new TemporaryFolder();
        await run.Sandbox.CreateUserAsync("alice");
        ProvisionedUser user;
        using (var ledger = new CredentialLedger(folder.PathOf("c.csv")))
        {
            user = await CompleteAsync(
                run.Iam, new UserRequest { UserName = "alice", GeneratePassword = true }, ledger);
        }

        var row = Assert.Single(CredentialCsv.Read(File.ReadAllText(folder.PathOf("c.csv"))));

        Assert.Equal("alice", row.UserName);
        Assert.NotNull(row.Password);
        Assert.Null(row.AccessKeyId);
        Assert.Equal(user.SignInUrl, row.SignInUrl);
    }

    [Fact]
    public async Task A_user_who_gets_no_secret_gets_no_row()
    {
        using var run = await TestRun.StartAsync();
        using var folder = new TemporaryFolder();
        await run.Sandbox.CreateUserAsync("alice");
        using (var ledger = new CredentialLedger(folder.PathOf("c.csv")))
            await CompleteAsync(run.Iam, new UserRequest { UserName = "alice", Path = "/ops/" }, ledger);

        Assert.True(
            !File.Exists(folder.PathOf("c.csv"))
                || !CredentialCsv.Read(File.ReadAllText(folder.PathOf("c.csv"))).Any());
    }

    private static async Task<ProvisionedUser> CompleteAsync(
        IamRun run, UserRequest request, CredentialLedger? ledger = null)
    {
        var user = await new UserReader(run).GetExistingAsync(request.UserName);
        var work = new UserWork(new UserRun(run, ledger, new UserRunFacts(run)), request, user, isCreated: false);
        return await (await UserParts.CompareAsync(work)).CompleteAsync();
    }
}
