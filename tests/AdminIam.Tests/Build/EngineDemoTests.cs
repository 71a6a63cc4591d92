using AdminIam.Build.Demo;

namespace AdminIam.Tests.Build;

public sealed class EngineDemoTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("adminiam-demo-");

    [Fact]
    public async Task The_demo_makes_everyone_it_can_and_says_who_it_could_not()
    {
        using StringWriter writer = new();

        string credentials = Path.Combine(_folder.FullName, "credentials.csv");

        await EngineDemo.RunAsync(writer, credentials);

        string[] lines = writer.ToString().Split(Environment.NewLine);
        Assert.Equal(9, lines.Count(line => line.Contains(" Created ", StringComparison.Ordinal)));
        Assert.Equal(10, lines.Count(line => line.Contains(" Unchanged ", StringComparison.Ordinal)));
        Assert.Single(lines, line => line.Contains("AKIA", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith("  Bad Name!:", StringComparison.Ordinal));
        Assert.Single(lines, line => line.EndsWith("[UserAlreadyExists]", StringComparison.Ordinal));
        Assert.Equal(10, File.ReadLines(credentials).Count());
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
