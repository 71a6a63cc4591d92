using System.Text.RegularExpressions;
using AdminIam.Build;
using AdminIam.Build.Commands;

namespace AdminIam.Tests.Build.Commands;

public sealed partial class ReadmeTests
{
    [Fact]
    public void Build_commands_in_the_readme_exist()
    {
        var readme = File.ReadAllText(Repository.PathOf("README.md"));
        string[] named = [.. BuildCommandLine().Matches(readme).Select(match => match.Groups["command"].Value)];

        Assert.NotEmpty(named);
        Assert.All(
            named, name => Assert.Contains(name, BuildCommands.Create().Subcommands.Select(command => command.Name)));
    }

    [GeneratedRegex(@"dotnet run --project build -- (?<command>[\w-]+)")]
    private static partial Regex BuildCommandLine();
}
