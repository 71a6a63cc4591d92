using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;

namespace AdminIam.Tests.Engine.Iam.Policies;

public sealed class DefaultVersionEditorTests
{
    [Fact]
    public async Task An_earlier_version_becomes_the_default_and_again_changes_nothing()
    {
        using var run = await TestRun.StartAsync();
        var policy = await PolicyVersionReaderTests.CreateAsync(run, versions: 3);
        var editor = new DefaultVersionEditor(run.Iam);

        var plan = await editor.PlanAsync("Own", "v1");
        Assert.Equal("v3", (await new PolicyReader(run.Iam).FindByArnAsync(policy.Arn))!.DefaultVersionId);
        var updated = await editor.UpdateAsync(plan);
        var same = await editor.UpdateAsync(await editor.PlanAsync(policy.Arn, "v1"));

        Assert.Equal(("v1", Outcome.Updated), (updated.DefaultVersionId, updated.Outcome));
        Assert.Equal("default version: v3 -> v1", Assert.Single(updated.Changes));
        Assert.Contains("s3:GetObject", updated.Document, StringComparison.Ordinal);
        Assert.Equal((Outcome.Unchanged, 0), (same.Outcome, same.Changes.Count));
        Assert.Equal(
            ["v3", "v2", "v1"], await run.ListAsync("ListPolicyVersions", "VersionId", ("PolicyArn", policy.Arn)));
    }

    [Fact]
    public async Task The_policies_of_AWS_are_refused() => Assert.Equal(
        "AwsManagedPolicy",
        (await Assert.ThrowsAsync<AdminException>(async () =>
        {
            using var run = await TestRun.StartAsync();
            await new DefaultVersionEditor(run.Iam).PlanAsync("SecurityAudit", "v1");
        })).ErrorId);
}
