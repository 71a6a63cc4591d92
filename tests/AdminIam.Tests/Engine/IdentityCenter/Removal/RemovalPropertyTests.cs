using AdminIam.Engine.IdentityCenter.PermissionSets;
using AdminIam.Engine.IdentityCenter.Removal;
using CsCheck;

namespace AdminIam.Tests.Engine.IdentityCenter.Removal;

/// <summary>Removals in random instances: each removes exactly what belongs to it, whatever else there is.</summary>
public sealed class RemovalPropertyTests
{
    private const int Instances = 50;

    [Fact]
    public Task A_removal_leaves_nothing_behind_and_nothing_else_changes() => Gen.Int[0, int.MaxValue].SampleAsync(
        async seed =>
        {
            using var test = await RandomInstance.StartAsync(seed);
            var run = test.Center.Run;
            var random = new Random(seed);
            var (user, group) = (Any(random, test.Users), Any(random, test.Groups));
            var set = Any(random, test.Sets);
            var removals = new Func<Task>[]
            {
                async () =>
                {
                    var remover = new IdentityUserRemover(run, force: false);
                    await remover.RemoveAsync(await remover.PlanAsync(user, readsNames: true));
                },
                async () =>
                {
                    var remover = new IdentityGroupRemover(run, force: false);
                    await remover.RemoveAsync(await remover.PlanAsync(group, countsMembers: true));
                },
                async () => await new PermissionSetRemover(run).RemoveAsync(
                    await new PermissionSetIndex(run).GetAsync(set)),
            };
            var before = await test.ReadAsync();

            foreach (var removal in removals.OrderBy(_ => random.Next()).ToList())
                await removal();

            string[] gone = [user, group, set];
            Assert.Equal(
                before.Where(line => !line.Split(' ').Intersect(gone).Any()).Order(StringComparer.Ordinal),
                (await test.ReadAsync()).Order(StringComparer.Ordinal));
        },
        iter: Instances, threads: 2);

    private static string Any(Random random, IReadOnlyList<string> ids) => ids[random.Next(ids.Count)];
}
