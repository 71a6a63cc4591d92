using YamlDotNet.RepresentationModel;

namespace AdminIam.Tests.Samples;

/// <summary>The build specification, by the reference of AWS CodeBuild.</summary>
public sealed class BuildSpecTests
{
    private static readonly YamlNode Specification = YamlSample.Read("buildspec.yml").Root;

    private static string Command =>
        YamlSample.Text(Assert.Single(YamlSample.List(Specification["phases"]["build"]["commands"])));

    [Fact]
    public void It_has_the_version_and_the_sections_of_a_build_specification()
    {
        Assert.Equal(["version", "phases", "artifacts"], YamlSample.Keys(Specification));
        Assert.Equal("0.2", YamlSample.Text(Specification["version"]));
        Assert.Equal(["build"], YamlSample.Keys(Specification["phases"]));
    }

    [Fact]
    public void Its_command_is_one_line()
    {
        Assert.StartsWith("pwsh -NoProfile -NonInteractive -File ", Command, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', Command);
    }

    [Fact]
    public void The_audit_is_its_artifact()
    {
        var file = YamlSample.Text(Assert.Single(YamlSample.List(Specification["artifacts"]["files"])));

        Assert.EndsWith($" -AuditPath {file}", Command, StringComparison.Ordinal);
    }
}
