using AdminIam.Engine.Common.Errors;
using AdminIam.Engine.Iam.Policies;
using AdminIam.Tests.Sandbox;

namespace AdminIam.Tests.Engine.Iam.Policies;

public sealed class PolicyVersionReaderTests
{
    [Fact]
    public async Task Versions_are_listed_newest_first_also_beyond_nine()
    {
        using var run = await TestRun.StartAsync();
        var policy = await CreateAsync(run, versions: 12);

        var versions = await new PolicyVersionReader(run.Iam).ListAsync(policy);

        Assert.Equal(["v12", "v11", "v10", "v9", "v8"], versions.Select(version => version.VersionId));
        Assert.Equal(["v12"], versions.Where(version => version.IsDefault).Select(version => version.VersionId));
        Assert.All(versions, version => Assert.Equal(
            (policy.Arn, "Own", null), (version.PolicyArn, version.PolicyName, version.Document)));
    }

    [Fact]
    public async Task A_version_is_found_ignoring_case_and_read_with_its_document()
    {
        using var run = await TestRun.StartAsync();
        var policy = await CreateAsync(run, versions: 2);
        var reader = new PolicyVersionReader(run.Iam);

        var version = await reader.WithDocumentAsync(await reader.FindAsync(policy, "V1"));

        Assert.Equal(("v1", false), (version.VersionId, version.IsDefault));
        Assert.Contains("s3:GetObject", version.Document, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_that_does_not_exist_is_refused_with_those_that_do()
    {
        using var run = await TestRun.StartAsync();
        var policy = await CreateAsync(run, versions: 2);

        var reader = new PolicyVersionReader(run.Iam);
        var error = await Assert.ThrowsAsync<AdminException>(() => reader.FindAsync(policy, "v3"));

        Assert.Equal(("PolicyVersionNotFound", ErrorKind.NotFound, "Own"), (error.ErrorId, error.Kind, error.Target));
        Assert.Contains("It has v2 (default), v1.", error.Message, StringComparison.Ordinal);
    }

    internal static async Task<PolicyRecord> CreateAsync(TestRun run, int versions)
    {
        var arn = await run.CreatePolicyAsync("Own");
        for (var version = 2; version <= versions; version++)
        {
            if (version > 5)
                await run.Root.OkAsync("DeletePolicyVersion", ("PolicyArn", arn), ("VersionId", $"v{version - 5}"));
            var document = RunningSandbox.Policy($"'Effect':'Allow','Action':'s3:Put{version}','Resource':'*'");
            await run.Root.OkAsync(
                "CreatePolicyVersion", ("PolicyArn", arn), ("SetAsDefault", "true"), ("PolicyDocument", document));
        }

        return (await new PolicyReader(run.Iam).FindByArnAsync(arn))!;
    }
}
