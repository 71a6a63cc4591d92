using AdminIam.Engine.Common;
using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Engine.Iam.Policies.Documents;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Policies;

public sealed class PolicyProvisionerTests
{
    private static readonly PolicyRequest Own = new()
    {
        PolicyName = "Own", Document = Document("s3:GetObject"), Path = "/ops/", Description = "Reads objects",
    };

    [Fact]
    public async Task A_policy_is_created_with_path_and_description()
    {
        using var run = await TestRun.StartAsync();

        var policy = await new PolicyProvisioner(run.Iam).ProvisionAsync(Own);

        Assert.Equal((Outcome.Created, "arn:aws:iam::123456789012:policy/ops/Own"), (policy.Outcome, policy.Arn));
        var there = await run.Root.OkAsync("GetPolicy", ("PolicyArn", policy.Arn));
        Assert.Equal(
            ("/ops/", "Reads objects", "v1"), (there["Path"], there["Description"], there["DefaultVersionId"]));
    }

    [Fact]
    public async Task A_policy_that_exists_is_refused_without_ensure_and_gets_the_document_with_it()
    {
        using var run = await TestRun.StartAsync();
        await new PolicyProvisioner(run.Iam).ProvisionAsync(Own);
        var changed = Own with { Document = Document("s3:PutObject") };

        var refused = await Assert.ThrowsAsync<AdminException>(
            () => new PolicyProvisioner(run.Iam).ProvisionAsync(changed));
        var updated = await new PolicyProvisioner(run.Iam).ProvisionAsync(changed with { Ensure = true });
        var same = await new PolicyProvisioner(run.Iam).ProvisionAsync(
            changed with { Ensure = true, PolicyName = "own" });

        Assert.Equal(("PolicyAlreadyExists", ErrorKind.ResourceExists), (refused.ErrorId, refused.Kind));
        Assert.Equal((Outcome.Updated, "v2"), (updated.Outcome, updated.DefaultVersionId));
        Assert.Equal(Outcome.Unchanged, same.Outcome);
    }

    [Theory]
    [InlineData("/other/", null, "path")]
    [InlineData(null, "Other", "description")]
    public async Task What_IAM_cannot_change_is_refused(string? path, string? description, string what)
    {
        using var run = await TestRun.StartAsync();
        await new PolicyProvisioner(run.Iam).ProvisionAsync(Own);
        var request = new PolicyRequest
        {
            PolicyName = "Own", Document = Document("s3:PutObject"), Path = path, Description = description,
            Ensure = true,
        };

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new PolicyProvisioner(run.Iam).ProvisionAsync(request));

        Assert.Equal("PolicyCannotBeChanged", failure.ErrorId);
        Assert.Contains($"the {what}", failure.Message, StringComparison.Ordinal);
        Assert.Equal(
            ["v1"],
            await run.ListAsync(
                "ListPolicyVersions", "VersionId", ("PolicyArn", "arn:aws:iam::123456789012:policy/ops/Own")));
    }

    [Theory]
    [InlineData("a b", null, null, "InvalidPolicyName")]
    [InlineData("Own", "ops", null, "InvalidPath")]
    [InlineData("Own", "/o!ps/", null, "InvalidPath")]
    [InlineData("Own", null, 1001, "InvalidDescription")]
    public async Task What_IAM_does_not_accept_is_refused_before_anything_is_sent(
        string name, string? path, int? length, string errorId)
    {
        using var run = await TestRun.StartAsync();
        var request = new PolicyRequest
        {
            PolicyName = name, Document = Document("s3:a"), Path = path,
            Description = length is { } count ? new string('x', count) : null,
        };

        var failure = await Assert.ThrowsAsync<AdminException>(
            () => new PolicyProvisioner(run.Iam).ProvisionAsync(request));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Empty(await run.ListAsync("ListPolicies", "PolicyName", ("Scope", "Local")));
    }

    [Fact]
    public async Task The_default_description_is_for_new_policies_only()
    {
        using var run = await TestRun.StartAsync();
        var request = new PolicyRequest
        {
            PolicyName = "Own",
            Document = Document("s3:a"),
            DefaultDescription = "From a template",
        };

        var created = await new PolicyProvisioner(run.Iam).ProvisionAsync(request);
        await new PolicyProvisioner(run.Iam).ProvisionAsync(
            request with { Ensure = true, DefaultDescription = "Another" });

        Assert.Equal(
            "From a template", (await run.Root.OkAsync("GetPolicy", ("PolicyArn", created.Arn)))["Description"]);
    }

    [Fact]
    public async Task A_plan_is_null_for_a_new_policy_and_creates_none()
    {
        using var run = await TestRun.StartAsync();

        Assert.Null(await new PolicyProvisioner(run.Iam).PlanAsync(Own with { Ensure = true }));
        Assert.Empty(await run.ListAsync("ListPolicies", "PolicyName", ("Scope", "Local")));
    }

    private static PolicySource Document(string action) =>
        PolicySource.FromText(RunningSandbox.Policy($"'Effect':'Allow','Action':'{action}','Resource':'*'"));
}
