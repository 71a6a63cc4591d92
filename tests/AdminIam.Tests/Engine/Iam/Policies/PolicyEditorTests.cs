using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Policies.Documents;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Policies;

public sealed class PolicyEditorTests
{
    [Fact]
    public async Task A_new_document_becomes_the_default_version_and_the_same_document_changes_nothing()
    {
        using var run = await TestRun.StartAsync();
        await run.CreatePolicyAsync("Own", "s3:GetObject");
        var editor = new PolicyEditor(run.Iam);

        var updated = await UpdateAsync(editor, Document("s3:PutObject"));
        var same = await UpdateAsync(editor, PolicySource.FromText(
            "{ \"Statement\": [ { \"Resource\": \"*\", \"Action\": \"s3:PutObject\", \"Effect\": \"Allow\" } ], "
                + "\"Version\": \"2012-10-17\" }"));

        Assert.Equal(
            (Outcome.Updated, "v2", "document: v1 -> v2"),
            (updated.Outcome, updated.DefaultVersionId, Assert.Single(updated.Changes)));
        Assert.Equal((Outcome.Unchanged, "v2"), (same.Outcome, same.DefaultVersionId));
        Assert.Contains(
            "s3:PutObject", (await new PolicyReader(run.Iam).WithDocumentAsync(same)).Document,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_oldest_version_is_deleted_when_there_is_no_room_and_never_the_default()
    {
        using var run = await TestRun.StartAsync();
        var arn = await run.CreatePolicyAsync("Own", "s3:a0");
        var editor = new PolicyEditor(run.Iam);
        for (var i = 1; i < 5; i++)
            await UpdateAsync(editor, Document($"s3:a{i}"));
        await run.Root.OkAsync("SetDefaultPolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"));

        var policy = await editor.CheckAsync("Own", Document("s3:a5"));
        Assert.Equal(
            ["document: v1 -> new version", "version v2: deleted"],
            (await editor.PlanAsync(policy, Document("s3:a5"))).Changes);
        var updated = await UpdateAsync(editor, Document("s3:a5"));

        Assert.Equal("v6", updated.DefaultVersionId);
        Assert.Equal(
            ["v1", "v3", "v4", "v5", "v6"],
            (await run.ListAsync("ListPolicyVersions", "VersionId", ("PolicyArn", arn))).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task AWS_policies_and_policies_that_do_not_exist_are_refused()
    {
        using var run = await TestRun.StartAsync();
        var editor = new PolicyEditor(run.Iam);

        Assert.Equal(
            "AwsManagedPolicy",
            (await Assert.ThrowsAsync<AdminException>(
                () => editor.CheckAsync("SecurityAudit", Document("s3:a")))).ErrorId);
        Assert.Equal(
            "PolicyNotFound",
            (await Assert.ThrowsAsync<AdminException>(() => editor.CheckAsync("Own", Document("s3:a")))).ErrorId);
    }

    [Fact]
    public async Task A_plan_says_what_would_change_and_changes_nothing()
    {
        using var run = await TestRun.StartAsync();
        var arn = await run.CreatePolicyAsync("Own", "s3:a");
        var editor = new PolicyEditor(run.Iam);
        var policy = await editor.CheckAsync("Own", Document("s3:b"));

        Assert.Equal(
            "document: v1 -> new version", Assert.Single((await editor.PlanAsync(policy, Document("s3:b"))).Changes));
        Assert.Empty((await editor.PlanAsync(policy, Document("s3:a"))).Changes);
        Assert.Equal(["v1"], await run.ListAsync("ListPolicyVersions", "VersionId", ("PolicyArn", arn)));
    }

    private static async Task<PolicyRecord> UpdateAsync(PolicyEditor editor, PolicySource document) =>
        await editor.UpdateAsync(await editor.CheckAsync("Own", document), document);

    private static PolicySource Document(string action) =>
        PolicySource.FromText(RunningSandbox.Policy($"'Effect':'Allow','Action':'{action}','Resource':'*'"));
}
