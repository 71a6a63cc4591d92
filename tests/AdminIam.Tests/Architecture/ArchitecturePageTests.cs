using System.Text.RegularExpressions;
using AdminIam.Build;

namespace AdminIam.Tests.Architecture;

public sealed partial class ArchitecturePageTests
{
    [Fact]
    public void Files_and_folders_that_the_page_names_exist()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "architecture.md"));
        string[] named = [.. NamedPath().Matches(page).Select(match => match.Groups["path"].Value).Distinct()];

        Assert.NotEmpty(named);
        Assert.All(named, path => Assert.True(Path.Exists(Repository.PathOf(path.Split('/'))), $"{path} is missing."));
    }

    [GeneratedRegex("`(?<path>(src|tests|build|docs)/[^`]*)`")]
    private static partial Regex NamedPath();
}
