using AdminIam.Build;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.CredentialFiles;
using AdminIam.Engine.Iam.Users;

namespace AdminIam.Tests.Engine.Iam.Users;

public sealed class AccessKeyPartTests
{
    private static readonly UserRequest Alice = new() { UserName = "alice", AccessKey = true };

    [Fact]
    public async Task A_user_without_a_key_gets_one_that_works()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.CreateUserAsync("alice");
        var part = await PartAsync(run, null);

        var planned = await part.PlanAsync();
        var changes = await part.ApplyAsync();

        Assert.Equal("access key: new", Assert.Single(planned));
        Assert.Equal($"access key: {part.Key!.Value.Id}", Assert.Single(changes));
        var own = run.Sandbox.Client(part.Key.Value.Id, SecretText.Reveal(part.Key.Value.Secret));
        Assert.EndsWith("user/alice", (await own.OkAsync("GetCallerIdentity"))["Arn"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_has_a_key_keeps_it_and_gets_no_second_one()
    {
        using var run = await TestRun.StartAsync();
        await run.Sandbox.UserClientAsync("alice");
        var keys = await run.KeysOfAsync("alice");
        var part = await PartAsync(run, null);

        Assert.Empty(await part.PlanAsync());
        Assert.Empty(await part.ApplyAsync());

        Assert.Null(part.Key);
        Assert.Equal(keys, await run.KeysOfAsync("alice"));
    }

    [Fact]
    public async Task The_key_of_an_interrupted_run_is_reported_and_not_replaced()
    {
        using var run = await TestRun.StartAsync();
        using var folder = new TemporaryFolder();
        await run.Sandbox.UserClientAsync("alice");
        var key = Assert.Single(await run.KeysOfAsync("alice"));
        using (var interrupted = new CredentialLedger(folder.PathOf("c.csv")))
        {
            await interrupted.StartKeyAsync("alice", DateTime.UtcNow);
            await interrupted.KeepKeyAsync("alice", key, SecretText.Protect("kept"));
        }

        using var ledger = new CredentialLedger(folder.PathOf("c.csv"));
        var part = await PartAsync(run, ledger);

        Assert.Equal($"access key: {key}", Assert.Single(await part.ApplyAsync()));

        Assert.Equal((key, "kept"), (part.Key!.Value.Id, SecretText.Reveal(part.Key.Value.Secret)));
        Assert.Equal([key], await run.KeysOfAsync("alice"));
    }

    private static async Task<AccessKeyPart> PartAsync(TestRun run, CredentialLedger? ledger)
    {
        var user = await new UserReader(run.Iam).GetExistingAsync("alice");
        var work = new UserWork(new UserRun(run.Iam, ledger, new UserRunFacts(run.Iam)), Alice, user, isCreated: false);
        return new AccessKeyPart(work, await ExistingParts.ReadAsync(run.Iam, "alice"));
    }
}
