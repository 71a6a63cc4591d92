using System.Text.RegularExpressions;
using AdminIam.Build;

namespace AdminIam.Tests.Samples;

/// <summary>What holds for the YAML of every host.</summary>
public sealed partial class YamlSampleTests
{
    public static TheoryData<string> Names =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("samples", "runbooks"), "*.y*ml")
            .Select(path => Path.GetFileName(path)),
    ];

    [Fact]
    public void There_are_samples() => Assert.Equal(3, Names.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_scripts_that_it_runs_exist(string name)
    {
        var scripts = YamlSample.Read(name).Texts
            .SelectMany(text => Script().Matches(text)).Select(match => match.Groups["name"].Value).ToList();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, script => Assert.True(File.Exists(Repository.PathOf("samples", "runbooks", script))));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_job_has_a_store_for_secrets_and_a_file_for_the_audit(string name)
    {
        var job = Assert.Single(YamlSample.Read(name).Texts, text => Script().IsMatch(text));

        Assert.All(
            (string[])["CsvPath", "SecretsManagerPrefix", "AuditPath"],
            parameter => Assert.Contains(parameter, job, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"[\w./]*/(?<name>[\w-]+\.ps1)\b")]
    private static partial Regex Script();
}
