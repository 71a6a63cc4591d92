using AdminIam.Build;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Iam.Users;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Users;

public sealed class PasswordPartTests
{
    private static readonly UserRequest Alice = new() { UserName = "alice", GeneratePassword = true };

    [Fact]
    public async Task A_user_without_a_password_gets_the_one_that_was_given()
    {
        using var run = await TestRun.StartAsync();
        var own = await CreateUserAsync(run);
        var request = new UserRequest
        {
            UserName = "alice",
            Password = SecretText.Protect("Given-4711"),
            RequirePasswordReset = false,
        };
        var part = await PartAsync(run, request, hasPassword: false, null);

        Assert.Equal("console password: set", Assert.Single(await part.ApplyAsync()));

        Assert.Equal(
            "false", (await run.Root.OkAsync("GetLoginProfile", ("UserName", "alice")))["PasswordResetRequired"]);
        await own.OkAsync("ChangePassword", ("OldPassword", "Given-4711"), ("NewPassword", "Other-4711"));
    }

    [Fact]
    public async Task A_password_that_is_there_is_never_replaced()
    {
        using var run = await TestRun.StartAsync();
        await CreateUserAsync(run);

        var part = await PartAsync(run, Alice, hasPassword: true, null);

        Assert.False(part.IsNeeded);
        Assert.Empty(await part.PlanAsync());
        Assert.Empty(await part.ApplyAsync());
        Assert.Null(part.Password);
    }

    [Fact]
    public async Task A_password_created_since_the_look_is_kept()
    {
        using var run = await TestRun.StartAsync();
        var own = await CreateUserAsync(run);
        await run.Root.OkAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Somebody-4711"));
        var part = await PartAsync(run, Alice, hasPassword: false, null);

        Assert.Empty(await part.ApplyAsync());

        Assert.Null(part.Password);
        await own.OkAsync("ChangePassword", ("OldPassword", "Somebody-4711"), ("NewPassword", "Other-4711"));
    }

    [Fact]
    public async Task The_password_that_an_interrupted_run_planned_is_set_again()
    {
        using var run = await TestRun.StartAsync();
        using var folder = new TemporaryFolder();
        var own = await CreateUserAsync(run);
        await run.Root.OkAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Somebody-4711"));
        using (var interrupted = new CredentialLedger(folder.PathOf("c.csv")))
            await interrupted.PlanPasswordAsync("alice", SecretText.Protect("Planned-4711"));

        using var ledger = new CredentialLedger(folder.PathOf("c.csv"));
        var part = await PartAsync(run, Alice, hasPassword: true, ledger);

        Assert.Equal("console password: set", Assert.Single(await part.ApplyAsync()));

        Assert.Equal("Planned-4711", SecretText.Reveal(part.Password!));
        await own.OkAsync("ChangePassword", ("OldPassword", "Planned-4711"), ("NewPassword", "Other-4711"));
    }

    [Fact]
    public async Task A_password_that_was_sent_and_not_written_to_the_file_is_known_to_the_next_run()
    {
        using var run = await TestRun.StartAsync();
        using var folder = new TemporaryFolder();
        await CreateUserAsync(run);
        PasswordPart part;
        using (var interrupted = new CredentialLedger(folder.PathOf("c.csv")))
        {
            part = await PartAsync(run, Alice, hasPassword: false, interrupted);
            await part.ApplyAsync();
        }

        using var ledger = new CredentialLedger(folder.PathOf("c.csv"));
        Assert.Equal(SecretText.Reveal(part.Password!), SecretText.Reveal(ledger.PlannedPassword("alice")!));
    }

    private static Task<SandboxClient> CreateUserAsync(TestRun run) => run.Sandbox.UserClientAsync(
        "alice", RunningSandbox.Policy("'Effect':'Allow','Action':'iam:ChangePassword','Resource':'*'"));

    private static async Task<PasswordPart> PartAsync(
        TestRun run, UserRequest request, bool hasPassword, CredentialLedger? ledger)
    {
        var user = await new UserReader(run.Iam).GetExistingAsync("alice");
        var work = new UserWork(
            new UserRun(run.Iam, ledger, new UserRunFacts(run.Iam)), request, user, isCreated: false);
        return new PasswordPart(work, hasPassword);
    }
}
