using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.AccessKeys;
using AdminIam.Engine.Iam.Users;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Engine.Iam.AccessKeys;

/// <summary>
/// During a rotation, the user always has a valid key whose secret is known.
/// </summary>
public sealed class AccessKeyRotatorTests : IDisposable
{
    private const int Users = 8;
    private readonly SandboxServer _sandbox = SandboxServer.Start(new SandboxOptions());
    private readonly StopSignal _stop = new();

    public void Dispose()
    {
        _stop.Dispose();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task The_old_key_is_valid_until_the_new_one_is_delivered()
    {
        using var session = await ConnectAsync("sandbox", "sandbox");
        var run = new IamRun(session, _stop);
        var old = await MakeUserAsync(run, "alice");
        var rotator = new AccessKeyRotator(run, TimeSpan.FromSeconds(10));

        var plan = await rotator.PlanAsync("alice", accessKeyId: null, RemovableKey.None);
        var made = await rotator.ReplaceAsync(plan);

        Assert.True(await WorksAsync(old) && await WorksAsync(made));
        await rotator.RetireAsync(plan, remove: false);
        Assert.Equal((false, true), (await WorksAsync(old), await WorksAsync(made)));
    }

    [Fact]
    public async Task A_new_key_that_was_not_delivered_is_deleted()
    {
        using var session = await ConnectAsync("sandbox", "sandbox");
        var run = new IamRun(session, _stop);
        var old = await MakeUserAsync(run, "alice");
        var rotator = new AccessKeyRotator(run, TimeSpan.FromSeconds(10));
        var made = await rotator.ReplaceAsync(await rotator.PlanAsync("alice", accessKeyId: null, RemovableKey.None));

        Assert.Null(await made.Unseen!.UndoAsync());

        Assert.Equal([old.AccessKeyId], await KeysAsync(run, "alice"));
        Assert.True(await WorksAsync(old));
    }

    [Fact]
    public async Task A_new_key_that_does_not_become_valid_is_deleted_and_the_old_one_kept()
    {
        using var session = await ConnectAsync("sandbox", "sandbox");
        var run = new IamRun(session, _stop);
        var old = new List<AccessKeyRecord>();
        for (var i = 0; i < Users; i++)
            old.Add(await MakeUserAsync(run, $"user{i}"));
        _sandbox.Options.Faults.VisibilityDelay = TimeSpan.FromSeconds(3);
        var rotator = new AccessKeyRotator(run, TimeSpan.Zero);

        var unproven = 0;
        await Parallel.ForEachAsync(old, async (key, _) =>
        {
            var plan = await rotator.PlanAsync(key.UserName!, accessKeyId: null, RemovableKey.None);
            try
            {
                await rotator.ReplaceAsync(plan);
            }
            catch (AdminException e)
            {
                Assert.Equal("AccessKeyUnproven", e.ErrorId);
                Assert.Equal([key.AccessKeyId], await KeysAsync(run, key.UserName!));
                Interlocked.Increment(ref unproven);
            }

            Assert.True(await WorksAsync(key));
        });

        Assert.NotEqual(0, unproven);
    }

    [Fact]
    public async Task Lost_responses_leave_only_the_new_key_and_the_old_one()
    {
        using var session = await ConnectAsync("sandbox", "sandbox");
        var run = new IamRun(session, _stop);
        var old = new List<AccessKeyRecord>();
        for (var i = 0; i < Users; i++)
            old.Add(await MakeUserAsync(run, $"user{i}"));
        SetFaults(dropAfter: 0.2, dropBefore: 0.1, throttle: 0.1);
        var rotator = new AccessKeyRotator(run, TimeSpan.FromSeconds(30));

        var made = new List<AccessKeyRecord>();
        foreach (var key in old)
        {
            var plan = await rotator.PlanAsync(key.UserName!, accessKeyId: null, RemovableKey.None);
            made.Add(await rotator.ReplaceAsync(plan));
            await rotator.RetireAsync(plan, remove: true);
        }

        SetFaults(dropAfter: 0, dropBefore: 0, throttle: 0);
        foreach (var key in made)
        {
            Assert.Equal([key.AccessKeyId], await KeysAsync(run, key.UserName!));
            Assert.True(await WorksAsync(key));
        }
    }

    private void SetFaults(double dropAfter, double dropBefore, double throttle)
    {
        var faults = _sandbox.Options.Faults;
        (faults.DropAfter, faults.DropBefore, faults.Throttle) = (dropAfter, dropBefore, throttle);
    }

    private static async Task<AccessKeyRecord> MakeUserAsync(IamRun run, string name)
    {
        await new UserProvisioner(run).ProvisionAsync(new UserRequest { UserName = name });
        return await new AccessKeyWriter(run).CreateAsync(name, ensure: false);
    }

    private static async Task<IEnumerable<string>> KeysAsync(IamRun run, string userName) =>
        (await new AccessKeyReader(run).ListAsync(userName)).Select(key => key.AccessKeyId);

    private async Task<bool> WorksAsync(AccessKeyRecord key)
    {
        try
        {
            using var session = await ConnectAsync(key.AccessKeyId, SecretText.Reveal(key.SecretAccessKey!));
            return true;
        }
        catch (AdminException e) when (e.Kind == ErrorKind.Authentication)
        {
            return false;
        }
    }

    private Task<IamSession> ConnectAsync(string keyId, string secret) => IamSession.ConnectAsync(
        new SessionOptions
        {
            AccessKey = keyId,
            SecretKey = SecretText.Protect(secret),
            EndpointUrl = _sandbox.Url,
            Region = "us-east-1",
        },
        _stop);
}
