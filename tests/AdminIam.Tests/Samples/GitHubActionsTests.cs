using YamlDotNet.RepresentationModel;

namespace AdminIam.Tests.Samples;

/// <summary>The workflow, by the workflow syntax of GitHub Actions.</summary>
public sealed class GitHubActionsTests
{
    private static readonly YamlNode Workflow = YamlSample.Read("github-actions.yml").Root;

    private static YamlNode Job => Workflow["jobs"]["nightly"];

    private static IReadOnlyList<YamlNode> Steps => YamlSample.List(Job["steps"]);

    [Fact]
    public void It_has_the_keys_of_a_workflow() => Assert.Equal(
        ["jobs", "name", "on", "permissions"], YamlSample.Keys(Workflow).Order(StringComparer.Ordinal));

    [Fact]
    public void It_starts_every_night_and_on_request()
    {
        Assert.Equal(["schedule", "workflow_dispatch"], YamlSample.Keys(Workflow["on"]));
        var schedule = Assert.Single(YamlSample.List(Workflow["on"]["schedule"]));
        Assert.Matches(@"^\d+ \d+ \* \* \*$", YamlSample.Text(schedule["cron"]));
    }

    [Fact]
    public void Its_token_may_request_an_identity_and_read_the_repository_only()
    {
        var permissions = Workflow["permissions"];

        Assert.Equal(["contents", "id-token"], YamlSample.Keys(permissions));
        Assert.Equal("read", YamlSample.Text(permissions["contents"]));
        Assert.Equal("write", YamlSample.Text(permissions["id-token"]));
    }

    [Fact]
    public void It_runs_in_the_environment_that_the_trust_policy_names()
    {
        Assert.Equal(["environment", "runs-on", "steps"], YamlSample.Keys(Job).Order(StringComparer.Ordinal));
        Assert.Equal("aws-administrators", YamlSample.Text(Job["environment"]));
    }

    [Fact]
    public void It_checks_out_the_scripts_first()
    {
        Assert.Equal(3, Steps.Count);
        Assert.Matches(@"^actions/checkout@v\d+$", YamlSample.Text(Steps[0]["uses"]));
    }

    [Fact]
    public void Every_script_runs_in_PowerShell() => Assert.All(
        Steps.Skip(1),
        step =>
        {
            Assert.Equal("pwsh", YamlSample.Text(step["shell"]));
            Assert.NotEmpty(YamlSample.Text(step["run"]));
        });

    [Fact]
    public void The_job_has_a_role_and_a_region_and_no_key() => Assert.Equal(
        ["AWS_REGION", "AWS_ROLE_ARN"], YamlSample.Keys(Steps[^1]["env"]).Order(StringComparer.Ordinal));
}
