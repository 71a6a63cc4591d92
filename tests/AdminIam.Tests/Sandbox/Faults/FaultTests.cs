using System.Diagnostics;
using AdminIam.Sandbox.Settings;

namespace AdminIam.Tests.Sandbox.Faults;

public sealed class FaultTests
{
    [Fact]
    public async Task Throttling_and_server_errors_are_those_of_aws()
    {
        using var sandbox = Faulty(faults => faults.Throttle = 1);
        Assert.Equal("400 Throttling: Rate exceeded", (await sandbox.Root.CallAsync("ListUsers")).Error);
        sandbox.Server.Options.Faults.Throttle = 0;
        sandbox.Server.Options.Faults.ServerError = 1;
        var reply = await sandbox.Root.CallAsync("CreateUser", ("UserName", "alice"));
        Assert.Equal((500, "ServiceFailure"), (reply.Status, reply.Code));
        sandbox.Server.Options.Faults.ServerError = 0;
        Assert.Equal("NoSuchEntity", (await sandbox.Root.CallAsync("GetUser", ("UserName", "alice"))).Code);
        Assert.Equal(2, sandbox.Server.Statistics.Faults);
    }

    [Fact]
    public async Task A_connection_dropped_before_processing_leaves_nothing_and_after_it_everything()
    {
        using var sandbox = Faulty(faults => faults.DropBefore = 1);
        await Assert.ThrowsAsync<HttpRequestException>(
            () => sandbox.Root.CallAsync("CreateUser", ("UserName", "before")));
        sandbox.Server.Options.Faults.DropBefore = 0;
        sandbox.Server.Options.Faults.DropAfter = 1;
        await Assert.ThrowsAsync<HttpRequestException>(
            () => sandbox.Root.CallAsync("CreateUser", ("UserName", "after")));
        // That the user exists now is lost like the user was.
        await Assert.ThrowsAsync<HttpRequestException>(
            () => sandbox.Root.CallAsync("CreateUser", ("UserName", "after")));
        sandbox.Server.Options.Faults.DropAfter = 0;
        Assert.Equal(3, sandbox.Server.Statistics.Faults);
        Assert.Equal(["after"], (await sandbox.Root.OkAsync("ListUsers")).All("UserName"));
    }

    [Fact]
    public async Task Calls_in_one_account_fail_regardless_of_calls_in_another()
    {
        Assert.Equal(await ThrottledAsync(others: 0), await ThrottledAsync(others: 3));

        static async Task<string> ThrottledAsync(int others)
        {
            using var sandbox = new RunningSandbox(TestOrganization.Options());
            var admin = await TestMember.AdministratorAsync(sandbox);
            var prod = await TestMember.EnterAsync(sandbox, admin, TestOrganization.Prod);
            var test = await TestMember.EnterAsync(sandbox, admin, TestOrganization.Test);
            sandbox.Server.Options.Faults.Throttle = 0.5;
            var codes = new List<string>();
            for (var call = 0; call < 30; call++)
            {
                codes.Add((await prod.CallAsync("ListUsers")).Code);
                for (var other = 0; other < others; other++)
                    await test.CallAsync("ListUsers");
            }

            Assert.Equal(["", "Throttling"], codes.Distinct().Order());
            return string.Join(",", codes);
        }
    }

    [Fact]
    public async Task A_new_entity_is_hidden_for_a_while()
    {
        var clock = new MovableClock();
        using var sandbox = Faulty(faults => faults.VisibilityDelay = TimeSpan.FromSeconds(2), clock);
        var hidden = false;
        for (var i = 0; i < 8; i++)
        {
            await sandbox.CreateUserAsync($"u{i}");
            hidden |= (await sandbox.Root.CallAsync("GetUser", ("UserName", $"u{i}"))).Code == "NoSuchEntity";
            Assert.Equal(
                "EntityAlreadyExists", (await sandbox.Root.CallAsync("CreateUser", ("UserName", $"u{i}"))).Code);
        }

        Assert.True(hidden);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(8, (await sandbox.Root.OkAsync("ListUsers")).All("UserName").Count);
    }

    [Fact]
    public async Task Only_the_entities_that_iam_documents_are_unmodifiable()
    {
        using var sandbox = Faulty(faults => faults.TemporarilyUnmodifiable = 1);
        await sandbox.CreateUserAsync("alice");
        await sandbox.Root.OkAsync("CreateLoginProfile", ("UserName", "alice"), ("Password", "Correct-Horse1"));
        var reply = await sandbox.Root.CallAsync("DeleteLoginProfile", ("UserName", "alice"));
        Assert.Equal((409, "EntityTemporarilyUnmodifiable"), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Equal_seeds_produce_equal_failures_in_any_order()
    {
        var names = Enumerable.Range(0, 200).Select(i => $"user{i}").ToList();
        async Task<HashSet<string>> Throttled(int seed, IEnumerable<string> order)
        {
            using var sandbox = Faulty(faults => (faults.Seed, faults.Throttle) = (seed, 0.2));
            var replies = await Task.WhenAll(
                order.Select(
                    async name => (name, reply: await sandbox.Root.CallAsync("CreateUser", ("UserName", name)))));
            return [.. replies.Where(answer => answer.reply.Code == "Throttling").Select(answer => answer.name)];
        }

        var first = await Throttled(7, names);
        Assert.InRange(first.Count, 20, 60);
        Assert.Equal(first, await Throttled(7, names.AsEnumerable().Reverse()), HashSet<string>.CreateSetComparer());
        Assert.NotEqual(first, await Throttled(8, names), HashSet<string>.CreateSetComparer());
    }

    [Fact]
    public async Task Every_answer_is_delayed_by_the_latency()
    {
        using var sandbox = new RunningSandbox(new SandboxOptions { Latency = TimeSpan.FromMilliseconds(500) });
        await sandbox.Root.OkAsync("GetCallerIdentity");
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => sandbox.Root.OkAsync("GetCallerIdentity")));
        Assert.InRange(watch.ElapsedMilliseconds, 500, 7500);
        Assert.InRange(sandbox.Server.Statistics.MaxInFlight, 2, 20);
        Assert.Equal(21, sandbox.Server.Statistics.CallsByAction["GetCallerIdentity"]);
        Assert.Equal(0, sandbox.Server.Statistics.InFlight);
    }

    private static RunningSandbox Faulty(Action<SandboxFaults> set, TimeProvider? clock = null)
    {
        var options = new SandboxOptions { TimeProvider = clock ?? TimeProvider.System };
        set(options.Faults);
        return new RunningSandbox(options);
    }
}
