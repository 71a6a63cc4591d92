using AdminIam.Engine.Aws.Calls;
using AdminIam.Engine.Aws.Sessions;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Common.Secrets;
using AdminIam.Engine.Iam;
using AdminIam.Engine.Safeguards;
using AdminIam.Engine.Safeguards.Checks;
using AdminIam.Engine.Safeguards.Findings;
using AdminIam.Sandbox.Settings;
using AdminIam.Tests.Sandbox;
using CsCheck;

namespace AdminIam.Tests.Engine.Safeguards;

public sealed class FindingRepairerTests : IDisposable
{
    private const int Accounts = 6;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adminiam-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public Task Safe_repairs_leave_no_safe_finding_and_take_nothing_from_anyone() =>
        Gen.Int[0, int.MaxValue].SampleAsync(RepairSafelyAsync, iter: Accounts, threads: 1);

    // The policies of a user are moved to a group, which is the first of administrators and can get AWSSupportAccess.
    [Fact]
    public Task A_repair_can_make_another_one_possible() => RepairSafelyAsync(720070900);

    [Fact]
    public Task Forced_repairs_lock_out_nobody_without_a_finding() =>
        Gen.Int[0, int.MaxValue].SampleAsync(
            async seed =>
            {
                var (before, after, findings, left) = await RepairAsync(seed, force: true);

                Assert.DoesNotContain(left, IsRepairable);
                Assert.Equal(before.Own(RandomAccount.Caller), after.Own(RandomAccount.Caller));
                var concerned = Concerned(findings);
                Assert.All(
                    before.UserNames.Where(name => before.CanSignIn(name) && !concerned.Contains(name)),
                    name => Assert.True(after.CanSignIn(name), name));
            },
            iter: Accounts, threads: 1);

    private async Task RepairSafelyAsync(int seed)
    {
        var (before, after, findings, left) = await RepairAsync(seed, force: false);

        Assert.DoesNotContain(left, IsRepairable);
        Assert.Equal(before.Own(RandomAccount.Caller), after.Own(RandomAccount.Caller));
        Assert.Equal(before.UserNames, after.UserNames);
        var concerned = Concerned(findings);
        foreach (var name in before.UserNames)
        {
            Assert.Subset(after.Effective(name), before.Effective(name));
            Assert.Equal(before.HasPassword(name), after.HasPassword(name));
            if (!concerned.Contains(name))
                Assert.Equal(before.ActiveKeys(name), after.ActiveKeys(name));
        }
    }

    // The caller is not repaired by itself.
    private static bool IsRepairable(Finding finding) =>
        finding.Repair == RepairMode.Safe && finding.UserName != RandomAccount.Caller;

    private static HashSet<string> Concerned(IEnumerable<Finding> findings) =>
    [
        .. findings.Where(finding => finding.Status == FindingStatus.Failed)
            .Select(finding => finding.UserName).OfType<string>(),
    ];

    private async Task<(SavedAccount Before, SavedAccount After, List<Finding> Findings, List<Finding> Left)>
        RepairAsync(int seed, bool force)
    {
        var path = Path.Combine(_folder.FullName, $"{Guid.NewGuid()}.json");
        var account = new RandomAccount(seed);
        await File.WriteAllTextAsync(path, account.State.ToJsonString());
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".last-used.json"), account.Uses.ToJsonString());
        await NormalizeAsync(path);
        var before = SavedAccount.Read(path);

        List<Finding> left = [];
        var findings = await WithSessionAsync(
            path,
            async run =>
            {
                var found = await RepairAllAsync(run, force);
                // Repairs can cause findings, and make others possible: the last group with a policy may have been
                // deleted, or the first one created.
                for (var round = 1; round < 3; round++)
                    found.AddRange(await RepairAllAsync(run, force));
                left = await TestAsync(run);
                return found;
            });
        return (before, SavedAccount.Read(path), findings, left);
    }

    // The sandbox writes the file in its own form after a change.
    private static async Task NormalizeAsync(string path)
    {
        using var sandbox = new RunningSandbox(new SandboxOptions { StatePath = path });
        await sandbox.CreateUserAsync("passing");
        await sandbox.Root.OkAsync("DeleteUser", ("UserName", "passing"));
    }

    private static async Task<List<Finding>> WithSessionAsync(string path, Func<IamRun, Task<List<Finding>>> work)
    {
        using var sandbox = new RunningSandbox(new SandboxOptions { StatePath = path });
        using var stop = new StopSignal();
        using var session = await IamSession.ConnectAsync(
            new SessionOptions
            {
                AccessKey = RandomAccount.CallerKey,
                SecretKey = SecretText.Protect(RandomAccount.CallerSecret),
                EndpointUrl = sandbox.Server.Url,
                Region = "us-east-1",
            },
            stop);
        return await work(new IamRun(session, stop));
    }

    private static async Task<List<Finding>> TestAsync(IamRun run) =>
        [.. (await new SafeguardTester(run, SafeguardCatalog.All).TestAsync()).Findings];

    /// <returns>The findings before the repairs.</returns>
    private static async Task<List<Finding>> RepairAllAsync(IamRun run, bool force)
    {
        var findings = await TestAsync(run);
        var repairer = new FindingRepairer(run, force);
        foreach (var finding in findings.Where(finding => finding.Status == FindingStatus.Failed))
        {
            try
            {
                var plan = await repairer.PlanAsync(finding);
                if (plan.Refusal is null)
                    Assert.Equal(FindingStatus.Passed, (await repairer.RepairAsync(plan)).Status);
            }
            catch (AdminException e) when (e.ErrorId == "LastAdministrator")
            {
                // The finding stays.
            }
        }

        return findings;
    }
}
