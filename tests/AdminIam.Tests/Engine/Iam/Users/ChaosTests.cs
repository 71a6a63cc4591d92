using System.Globalization;
using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Bulk;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Iam.Groups;
using AdminIam.Engine.Iam.Users;
using AdminIam.Sandbox;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;
using Amazon.IdentityManagement;
using Amazon.IdentityManagement.Model;

namespace AdminIam.Tests.Engine.Iam.Users;

/// <summary>
/// Random failures of AWS and the network: throttling, errors, connections that are closed before and after processing,
/// resources that are not visible yet. ADMINIAM_CHAOS_USERS, ADMINIAM_CHAOS_SEEDS (the number of seeds) and
/// ADMINIAM_CHAOS_SEED (the first seed) extend the test or reproduce a failure.
/// </summary>
public sealed class ChaosTests
{
    private static readonly TimeSpan VisibilityDelay = TimeSpan.FromSeconds(2);
    private static readonly int UserCount = Setting("ADMINIAM_CHAOS_USERS", 60);

    public static TheoryData<int> Seeds => 
        [.. Enumerable.Range(Setting("ADMINIAM_CHAOS_SEED", 1), Setting("ADMINIAM_CHAOS_SEEDS", 2))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_user_is_correct_every_secret_is_valid_and_no_key_is_orphaned(int seed)
    {
        var clock = new AheadClock();
        using var sandbox = SandboxServer.Start(new SandboxOptions { TimeProvider = clock });
        using var stop = new StopSignal();
        using var session = await IamSession.ConnectAsync(Options(sandbox, "sandbox", "sandbox"), stop);
        var run = new IamRun(session, stop);
        await new GroupProvisioner(run).ProvisionAsync(
            new GroupRequest { GroupName = "Administrators", Policies = ["AdministratorAccess"] });
        SetFaults(sandbox, seed);

        var users = Provision(run, stop);

        SetFaults(sandbox, seed: null);
        // The last resources may not be visible to the checks before.
        clock.Advance(VisibilityDelay);
        Assert.InRange(sandbox.Statistics.Faults, UserCount / 4, long.MaxValue);
        Assert.Equal(Enumerable.Range(0, UserCount).Select(Name), users.Select(user => user.User.UserName));
        Assert.All(users, user => Assert.Equal((Outcome.Created, null), (user.Outcome, user.Failure?.Message)));
        using var root = Client(sandbox, "sandbox", "sandbox");
        var all = await root.Paginators.ListUsers(new ListUsersRequest()).Users.ToListAsync();
        Assert.Equal(
            users.Select(user => user.User.UserName).Order(StringComparer.Ordinal),
            all.Select(user => user.UserName).Order(StringComparer.Ordinal));
        foreach (var user in users)
            await CheckAsync(sandbox, root, user);
    }

    private static List<ProvisionedUser> Provision(IamRun run, StopSignal stop)
    {
        var provisioner = new UserProvisioner(run);
        using var work = new OrderedWork(32, stop.Soft, stop.Hard);
        var users = new List<ProvisionedUser>();
        for (var i = 0; i < UserCount; i++)
        {
            while (!work.HasRoom)
                work.Deliver(Timeout.InfiniteTimeSpan, _ => true);
            var request = new UserRequest
            {
                UserName = Name(i),
                Groups = ["Administrators"],
                Tags = [new("Row", i.ToString(CultureInfo.InvariantCulture))],
                GeneratePassword = true,
                AccessKey = true,
            };
            work.Add(() => provisioner.ProvisionAsync(request), done => users.Add(done.GetAwaiter().GetResult()));
        }

        while (work.Deliver(Timeout.InfiniteTimeSpan, _ => true))
        {
        }

        return users;
    }

    private static async Task CheckAsync(
        SandboxServer sandbox, AmazonIdentityManagementServiceClient root, ProvisionedUser user)
    {
        var name = user.User.UserName;
        var groups = await root.ListGroupsForUserAsync(new ListGroupsForUserRequest { UserName = name });
        Assert.Equal(["Administrators"], groups.Groups.Select(group => group.GroupName));
        var keys = await root.ListAccessKeysAsync(new ListAccessKeysRequest { UserName = name });
        Assert.Equal([user.AccessKeyId], keys.AccessKeyMetadata.Select(key => key.AccessKeyId));
        Assert.True(
            (await root.GetLoginProfileAsync(
                new GetLoginProfileRequest { UserName = name })).LoginProfile.PasswordResetRequired);

        // ChangePassword, signed with the reported key, accepts only the reported password.
        using var own = Client(sandbox, user.AccessKeyId!, SecretText.Reveal(user.SecretAccessKey!));
        await own.ChangePasswordAsync(new ChangePasswordRequest
        {
            OldPassword = SecretText.Reveal(user.Password!),
            NewPassword = $"{SecretText.Reveal(user.Password!)}x",
        });
    }

    private static void SetFaults(SandboxServer sandbox, int? seed)
    {
        var faults = sandbox.Options.Faults;
        faults.Seed = seed ?? 0;
        faults.Throttle = seed is null ? 0 : 0.10;
        faults.ServerError = seed is null ? 0 : 0.03;
        faults.DropBefore = seed is null ? 0 : 0.03;
        faults.DropAfter = seed is null ? 0 : 0.03;
        faults.VisibilityDelay = seed is null ? TimeSpan.Zero : VisibilityDelay;
    }

    private static AmazonIdentityManagementServiceClient Client(SandboxServer sandbox, string key, string secret) =>
        new(key, secret, new AmazonIdentityManagementServiceConfig
        {
            ServiceURL = sandbox.Url.ToString(),
            AuthenticationRegion = "us-east-1",
        });

    private static SessionOptions Options(SandboxServer sandbox, string key, string secret) => new()
    {
        EndpointUrl = sandbox.Url,
        AccessKey = key,
        SecretKey = SecretText.Protect(secret),
    };

    private static string Name(int i) => $"user{i:0000}";

    private static int Setting(string variable, int usual) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value)
            ? value
            : usual;
}
