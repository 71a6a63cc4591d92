using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace AdminIam.Tests.Samples;

/// <summary>The Automation document, by the reference of AWS Systems Manager.</summary>
public sealed partial class SystemsManagerTests
{
    private static readonly YamlSample Sample = YamlSample.Read("SystemsManager.yaml");

    private static YamlNode Document => Sample.Root;

    private static YamlNode Step => Assert.Single(YamlSample.List(Document["mainSteps"]));

    [Fact]
    public void It_is_an_automation_document()
    {
        Assert.Equal(
            ["schemaVersion", "description", "assumeRole", "parameters", "mainSteps"], YamlSample.Keys(Document));
        // Without quotes it would be a number, which Systems Manager does not accept.
        var version = Assert.IsType<YamlScalarNode>(Document["schemaVersion"]);
        Assert.Equal(("0.3", ScalarStyle.SingleQuoted), (version.Value, version.Style));
    }

    [Fact]
    public void Every_parameter_that_it_refers_to_is_declared()
    {
        var used = Sample.Texts.SelectMany(text => Reference().Matches(text)).Select(m => m.Groups["name"].Value);

        Assert.Equal(
            YamlSample.Keys(Document["parameters"]).Order(StringComparer.Ordinal),
            used.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_parameter_has_a_type_and_a_description() => Assert.All(
        YamlSample.Keys(Document["parameters"]),
        name =>
        {
            Assert.Equal("String", YamlSample.Text(Document["parameters"][name]["type"]));
            Assert.NotEmpty(YamlSample.Text(Document["parameters"][name]["description"]));
        });

    [Fact]
    public void Its_step_sends_the_script_to_the_instance()
    {
        Assert.Equal(["name", "action", "timeoutSeconds", "inputs"], YamlSample.Keys(Step));
        Assert.Equal("aws:runCommand", YamlSample.Text(Step["action"]));
        Assert.Equal(["DocumentName", "InstanceIds", "Parameters"], YamlSample.Keys(Step["inputs"]));
        Assert.Equal("AWS-RunPowerShellScript", YamlSample.Text(Step["inputs"]["DocumentName"]));
        var instance = Assert.Single(YamlSample.List(Step["inputs"]["InstanceIds"]));
        Assert.Equal("{{ InstanceId }}", YamlSample.Text(instance));
    }

    [Fact]
    public void The_exit_code_of_the_job_is_that_of_the_command() => Assert.EndsWith(
        "exit $LASTEXITCODE", YamlSample.Text(Step["inputs"]["Parameters"]["commands"]).TrimEnd(),
        StringComparison.Ordinal);

    [GeneratedRegex(@"\{\{ *(?<name>\w+) *\}\}")]
    private static partial Regex Reference();
}
